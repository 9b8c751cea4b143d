// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election that is ready to be opened, made once for all tests, and how far it goes from there.

use super::mock::*;
use crate::{Ballot, Call, OutcomesOf, ParamsOf, Plan, PollCounts, Results, Stage, Totals};
use caucus_elections_core::{
	params::Params,
	prove::{make_ballot, Choice, Seat},
	tally::poll_commitment,
	verify::Verifier,
};
use caucus_members_core::{
	ring::{PreparedRing, RingSize},
	roll::Seating,
};
use caucus_primitives::{ContestIndex, MemberKey, RingIndex, StyleIndex, TrusteeIndex};
use caucus_support::Tallies as _;
use caucus_trustees_core::group::{RistrettoPoint, Scalar};
use frame::{
	deps::sp_core::traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
	testing_prelude::*,
};
use std::sync::{LazyLock, OnceLock};

/// Nodes of the state's trie with their reference counts.
type RawState = Vec<(Vec<u8>, (Vec<u8>, i32))>;

/// An election that is Ready, with the secrets of all who take part. Made once for all tests.
pub struct Fixture {
	chain: RawState,
	state_root: H256,
	/// The election, as a voter's device knows it.
	pub verifier: Verifier,
	shares: Vec<Scalar>,
	/// The keys of each ring; there is one for each style.
	rings: [Vec<MemberKey>; 2],
	prepared: Vec<OnceLock<PreparedRing>>,
	first_ballots: Vec<OnceLock<Ballot>>,
}

static FIXTURE: LazyLock<Fixture> = LazyLock::new(|| Fixture::new(plan()));
static COMPOSED: LazyLock<Fixture> = LazyLock::new(|| Fixture::new(composed_plan()));

impl Fixture {
	fn new(plan: Plan) -> Self {
		let mut chain = new_chain();
		let (params, shares, rings) = chain.execute_with(|| {
			register(0..VOTERS);
			let party = Party::called_for(ELECTION, plan);
			let shares = party.make_key(ELECTION);
			make_ready(ELECTION, &party);
			let params = ParamsOf::<Test>::get(ELECTION).unwrap();
			let rings = [0, 1].map(|style| seated(&params, style));
			(params, shares, rings)
		});
		chain.commit_all().unwrap();
		let (chain, state_root) = chain.into_raw_snapshot();
		Self {
			chain,
			state_root,
			verifier: Verifier::new(&GENESIS, ELECTION, params).unwrap(),
			shares,
			rings,
			prepared: (0..VOTERS).map(|_| OnceLock::new()).collect(),
			first_ballots: (0..VOTERS).map(|_| OnceLock::new()).collect(),
		}
	}

	/// The voter's half of all its proofs, which is slow to make.
	fn prepared(&self, voter: u32) -> &PreparedRing {
		self.prepared[voter as usize].get_or_init(|| {
			person(voter).prepare(RingSize::R255, &self.rings[usize::from(ring_of(voter))]).unwrap()
		})
	}

	/// A ballot for an election that may be another than the fixture's.
	pub fn ballot_for(&self, verifier: &Verifier, voter: u32, seat: Seat, choices: &[Choice]) -> Ballot {
		let seed = [voter as u8; 32];
		make_ballot(verifier, &person(voter), self.prepared(voter), seat, choices, &seed).unwrap()
	}

	/// A ballot of a voter who chooses in each contest of the voter's paper.
	pub fn ballot(&self, voter: u32, sequence: u16, choices: &[Choice]) -> Ballot {
		let seat = Seat { election: ELECTION, ring: ring_of(voter), sequence };
		self.ballot_for(&self.verifier, voter, seat, choices)
	}

	/// The first ballot of a voter who wants the first candidate of each contest. Made once for all
	/// tests.
	pub fn first_ballot(&self, voter: u32) -> Ballot {
		let ballot = &self.first_ballots[voter as usize];
		let contests = self.verifier.params().plan.styles[usize::from(ring_of(voter))].contests.len();
		ballot.get_or_init(|| self.ballot(voter, 1, &vec![vec![0]; contests])).clone()
	}

	/// Signs a body that no honest device makes.
	pub fn sign(&self, voter: u32, mut ballot: Ballot) -> Ballot {
		let context = self.verifier.context();
		let message = caucus_primitives::refs::ballot_message(self.verifier.reference(), &ballot.body);
		let (proof, _) = person(voter).prove(self.prepared(voter), context, &message).unwrap();
		ballot.proof = proof;
		ballot
	}

	/// Gives a trustee's share of the decryption of the closed election.
	pub fn submit_share(&self, trustee: TrusteeIndex) {
		let target = Elections::target(ELECTION).unwrap();
		let bases: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
		let position = usize::from(trustee) - 1;
		let share = prove(&target.purpose, trustee, &self.shares[position], &bases);
		assert_ok!(Trustees::submit_share(signed(TRUSTEES[position]), ELECTION, share));
	}
}

/// The ring in which a member sits: each style fits one.
pub fn ring_of(voter: u32) -> RingIndex {
	(voter >= ELDERS).into()
}

/// The keys of a style's only ring, in the order of their seats.
fn seated(params: &Params, style: StyleIndex) -> Vec<MemberKey> {
	let electorate = &params.electorate;
	let keys = electorate.styles[usize::from(style)].keys;
	let roll = pallet_members::RollKeys::<Test>::get((electorate.roll, style, 0u32));
	let seating = Seating::of_style(keys, params.plan.ring_size, &electorate.ring_seed, style).unwrap();
	seating.seats(0).map(|seat| roll[seating.key_at(seat).unwrap() as usize]).collect()
}

/// Code of the next version, as far as the host reads it.
struct NextVersion;
impl ReadRuntimeVersion for NextVersion {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		let version: RuntimeVersion = <Test as frame_system::Config>::Version::get();
		Ok(RuntimeVersion { spec_version: version.spec_version + 1, ..version }.encode())
	}
}

fn run(fixture: &Fixture, test: impl FnOnce(&Fixture)) {
	let mut chain =
		TestState::from_raw_snapshot(fixture.chain.clone(), fixture.state_root, StateVersion::default());
	chain.register_extension(ReadRuntimeVersionExt::new(NextVersion));
	chain.execute_with(|| {
		test(fixture);
		Elections::do_try_state().unwrap();
	});
}

/// Runs `test` on the fixture's chain, whose election is Ready, then checks all invariants.
pub fn at_ready(test: impl FnOnce(&Fixture)) {
	run(&FIXTURE, test);
}

/// Runs `test` when the election of [`composed_plan`] was just opened.
pub fn at_open_composed(test: impl FnOnce(&Fixture)) {
	run(&COMPOSED, |fixture| {
		open();
		test(fixture);
	});
}

/// Runs `test` when the election was just opened.
pub fn at_open(test: impl FnOnce(&Fixture)) {
	at_ready(|fixture| {
		open();
		test(fixture);
	});
}

/// What the pool is told about a ballot, by both ways into it.
pub fn pool_verdict(ballot: &Ballot) -> TransactionValidity {
	let call = Call::<Test>::cast { ballot: Box::new(ballot.clone()) };
	let authorized = call.authorize(TransactionSource::External).expect("a cast is authorized; qed");
	let authorized = authorized.map(|(validity, _)| validity);
	#[allow(deprecated)]
	let unsigned = Elections::validate_unsigned(TransactionSource::External, &call);
	assert_eq!(authorized, unsigned);
	authorized
}

/// Casts a ballot in the way of a transaction: the pool's check first.
#[track_caller]
pub fn cast(ballot: &Ballot) {
	assert!(pool_verdict(ballot).is_ok());
	assert_ok!(Elections::cast(frame_system::RawOrigin::Authorized.into(), Box::new(ballot.clone())));
}

/// Casts the first ballots of two of the young and one of the elders.
pub fn vote(fixture: &Fixture) {
	for voter in [0, 1, ELDERS] {
		cast(&fixture.first_ballot(voter));
	}
}

/// What [`vote`] gives.
pub fn votes() -> Totals {
	totals(&[&[2, 0, 0], &[3, 0, 0, 0]])
}

/// What a poll on the board found.
pub fn found() -> PollCounts {
	PollCounts { salt: [8; 32], counts: vec![100, 300, 600].try_into().unwrap(), report: [9; 32] }
}

/// The commitment to what a poll found.
pub fn commitment(fixture: &Fixture, (contest, component): (ContestIndex, u8), found: &PollCounts) -> H256 {
	H256(poll_commitment(fixture.verifier.reference(), contest, component, found))
}

/// Both officers make the same call.
#[track_caller]
pub fn by_both(officers: [u64; 2], call: impl Fn(RuntimeOrigin) -> DispatchResult) {
	for officer in officers {
		assert_ok!(call(signed(officer)));
	}
}

/// Two of the commission withdraw an election that is no draft any more.
#[track_caller]
pub fn withdraw(election: caucus_primitives::ElectionId) {
	by_both([CHAIR, DEPUTY], |who| {
		Elections::withdraw(who, election).map(|_| ()).map_err(|error| error.error)
	});
}

/// Two of the commission seal a poll.
#[track_caller]
pub fn seal(fixture: &Fixture, poll: (ContestIndex, u8), found: &PollCounts) {
	let commitment = commitment(fixture, poll, found);
	by_both([CHAIR, DEPUTY], |who| Elections::seal_poll(who, ELECTION, poll.0, poll.1, commitment));
}

pub fn reveal((contest, component): (ContestIndex, u8), found: &PollCounts) -> DispatchResultWithPostInfo {
	Elections::reveal_poll(signed(STRANGER), ELECTION, contest, component, Box::new(found.clone()))
}

/// Two trustees decrypt, and somebody announces the totals.
#[track_caller]
pub fn announce(fixture: &Fixture, totals: &Totals) {
	fixture.submit_share(1);
	fixture.submit_share(2);
	assert_ok!(Elections::announce(signed(STRANGER), ELECTION, Box::new(totals.clone())));
	assert_eq!(stage(ELECTION), Stage::Tallied);
}

/// Runs `test` when two young and one elder have voted, the poll is sealed, and voting is over.
pub fn at_closed(test: impl FnOnce(&Fixture)) {
	at_open(|fixture| {
		seal(fixture, POLL, &found());
		vote(fixture);
		close();
		assert_eq!(stage(ELECTION), Stage::Closed);
		test(fixture);
	});
}

/// Runs `test` when the totals stand and the poll is not yet revealed.
pub fn at_tallied(test: impl FnOnce(&Fixture)) {
	at_closed(|fixture| {
		announce(fixture, &votes());
		test(fixture);
	});
}

/// Runs `test` when the outcomes stand.
pub fn at_composed(test: impl FnOnce(&Fixture)) {
	at_tallied(|fixture| {
		assert_ok!(reveal(POLL, &found()));
		assert!(OutcomesOf::<Test>::contains_key(ELECTION));
		test(fixture);
	});
}

/// What officers sign who looked at what the chain has.
pub fn certificate() -> H256 {
	let (totals, composed) = (Results::<Test>::get(ELECTION), OutcomesOf::<Test>::get(ELECTION));
	H256(blake2_256(&(totals.unwrap(), composed.unwrap().outcomes).encode()))
}

/// Runs `test` when two officers have certified the result.
pub fn at_certified(test: impl FnOnce(&Fixture)) {
	at_composed(|fixture| {
		by_both([CHAIR, DEPUTY], |who| Elections::certify(who, ELECTION, certificate()));
		assert_eq!(stage(ELECTION), Stage::Certified);
		test(fixture);
	});
}
