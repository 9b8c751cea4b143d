// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Elections at every stage, with all lists as long as they can be.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

use super::{
	fixture::{self, Fixture},
	papers::{ballots, contest, nominate, plan, plan_of, style, Shape, LARGEST, NOW},
	BenchmarkHelper as _,
};
use crate::*;
use alloc::{vec, vec::Vec};
use caucus_elections_core::{
	ballot::{BallotBody, BALLOT_VERSION},
	choice::{ContestBallot, SumProof},
	compose::{Component, Outcome, Source, StyleSet, Verdict},
	params::{StyleRoll, MAX_OPTIONS},
	tally::poll_commitment,
};
use caucus_members_core::{registry::RollRule, ring::RingProof};
use caucus_primitives::{AccountKey, RollId};
use caucus_trustees_core::{
	decryption::DecryptionShare,
	elgamal::{Ciphertext, DecodedCiphertext},
	group::{Point, RistrettoPoint, Scalar, ScalarBytes, GENERATOR},
	keygen::{self, Complaint, Dealing, Joining, MAX_TRUSTEES},
	proofs::{Equality, Knowledge},
};
use frame::benchmarking::prelude::*;

/// The most trustees that an election can ask to agree.
pub const MOST_SHARES: u16 = (MAX_TRUSTEES - 1) as u16;
/// Ballots of each style.
const VOTERS: u32 = 1_000_000;
/// What a trustee's share of the election's secret is. The polynomial is constant, so it is the secret.
const SECRET: u64 = 0x5eed_5eed_5eed_5eed;
/// Position of the election among the active ones: the last.
const ELECTION: ElectionId = MAX_ACTIVE - 1;

/// The last event is this one.
pub fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// An election stands at a stage.
pub fn assert_stage<T: Config>(election: ElectionId, stage: Stage) {
	assert_eq!(Elections::<T>::get(election).map(|record| record.stage), Some(stage));
}

/// An election has no result, for a reason.
pub fn assert_void<T: Config>(election: ElectionId, reason: VoidReason) {
	assert_stage::<T>(election, Stage::Void(reason));
}

/// One of the commission.
pub fn officer<T: Config>(number: u32) -> T::AccountId {
	account("officer", number, 0)
}

/// A block some way from the start, and a commission that is complete; gives the last of it.
pub fn start<T: Config>() -> T::AccountId {
	frame_system::Pallet::<T>::set_block_number(10u32.into());
	frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::default(), H256(fixture::GENESIS));
	T::BenchmarkHelper::set_time(NOW);
	let officers: Vec<T::AccountId> = (0..T::MaxCommission::get()).map(officer::<T>).collect();
	let last = officers.last().cloned().expect("a commission has members; qed");
	Commission::<T>::put(BoundedVec::truncate_from(officers));
	fill_pending::<T>();
	last
}

/// So many things wait for a second officer that there is room for one more.
fn fill_pending<T: Config>() {
	let mut pending = Agreements::<T::AccountId, ConstU32<64>>::default();
	for number in 0..63u8 {
		let who = officer::<T>(number.into());
		let _first = pending.agree([number; 32], &who, NOW).expect("there is room; qed");
	}
	Pending::<T>::put(pending);
}

/// Other elections.
pub fn others(count: u32) -> Vec<ElectionId> {
	(0..count).collect()
}

/// The accounts of as many trustees as an election can have.
pub fn trustees<T: Config>() -> Vec<T::AccountId> {
	(0..MAX_TRUSTEES).map(|number| account("trustee", number, 0)).collect()
}

/// A voter.
pub fn alias(number: u32) -> Alias {
	number.using_encoded(blake2_256)
}

/// The last contest of a plan.
pub fn last_contest() -> ContestIndex {
	(MAX_CONTESTS - 1) as ContestIndex
}

/// The last poll of the largest plan.
pub fn last_poll() -> (ContestIndex, u8) {
	(last_contest(), LARGEST.polls)
}

fn nominee<T: Config>(number: u32) -> T::AccountId {
	account("nominee", number, 0)
}

/// An account as a plan writes it.
fn key_of<T: Config>(who: &T::AccountId) -> AccountKey {
	let mut key = who.encode();
	key.resize(32, 0);
	key.try_into().expect("it was made as long; qed")
}

fn nominated<T: Config>(shape: Shape, nominees: u32) -> Plan {
	let mut plan = plan(shape);
	nominate(&mut plan, (0..nominees).map(|number| key_of::<T>(&nominee::<T>(number))));
	plan
}

/// The largest plan that this chain accepts.
pub fn allowed_plan<T: Config>(nominees: u32) -> Plan {
	let options = (T::MaxOptions::get() / 2).min(MAX_OPTIONS);
	let mut plan = nominated::<T>(Shape { candidates: options.saturating_sub(1), ..LARGEST }, nominees);
	plan.minimums.roll = plan.minimums.roll.max(T::LeastRoll::get());
	plan.minimums.turnout = plan.minimums.turnout.max(T::LeastTurnout::get());
	plan.threshold = MOST_SHARES;
	plan.max_revotes = T::MaxRevotes::get();
	plan
}

fn store<T: Config>(stage: Stage, plan: Plan) -> ElectionId {
	store_as::<T>(ELECTION, stage, plan);
	NextElection::<T>::put(MAX_ACTIVE);
	Active::<T>::put(BoundedVec::truncate_from(others(MAX_ACTIVE)));
	let kept = others(MAX_KEPT - 1).into_iter().map(|election| (election + MAX_ACTIVE, Moment::MAX));
	Kept::<T>::put(BoundedVec::truncate_from(kept.collect()));
	ELECTION
}

fn store_as<T: Config>(election: ElectionId, stage: Stage, plan: Plan) {
	let record = Election { plan, stage, since: NOW, roll: None, extension: 0 };
	Elections::<T>::insert(election, record);
}

/// The largest draft, whose nominees have accepted, all or all but the last.
pub fn draft<T: Config>(accepted: u32) -> (ElectionId, Vec<T::AccountId>) {
	let nominees: Vec<T::AccountId> = (0..MAX_NOMINATIONS).map(nominee::<T>).collect();
	for nominee in &nominees {
		frame_system::Pallet::<T>::inc_sufficients(nominee);
	}
	let election = store::<T>(Stage::Draft, nominated::<T>(LARGEST, MAX_NOMINATIONS));
	let places = (0..MAX_NOMINATIONS).map(|number| {
		((number / MAX_CANDIDATES) as ContestIndex, (number % MAX_CANDIDATES) as CandidateIndex)
	});
	Accepted::<T>::insert(election, Nominations::truncate_from(places.take(accepted as usize).collect()));
	(election, nominees)
}

/// What each poll found.
pub fn found() -> PollCounts {
	let counts = (0..MAX_CANDIDATES).map(|candidate| u32::MAX - candidate).collect();
	PollCounts { salt: [8; 32], counts: BoundedVec::truncate_from(counts), report: [9; 32] }
}

fn params_of(plan: Plan) -> Params {
	let roll = |_| StyleRoll { keys: VOTERS, rings: 1_304, digest: [1; 32] };
	let styles = BoundedVec::truncate_from(plan.styles.iter().map(roll).collect());
	let electorate =
		Electorate { roll: 0, roll_root: [1; 32], styles, ring_roots: [2; 32], ring_seed: [3; 32] };
	let keygen::Outcome { election_key, verification_keys } = outcome();
	Params { plan, electorate, ceremony_attempt: 0, election_key, verification_keys, spec_version: 1 }
}

/// What an election of this shape has stored at a stage, with sums of so many votes for each option.
pub fn at<T: Config>(stage: Stage, shape: Shape) -> ElectionId {
	let plan = plan(shape);
	let election = store::<T>(stage, plan.clone());
	if matches!(stage, Stage::Draft | Stage::KeyGeneration | Stage::RollCut | Stage::Objections) {
		return election;
	}
	set_roll::<T>(election, |rules| T::BenchmarkHelper::roll_built(rules, VOTERS));
	let sums: Vec<Vec<u64>> =
		plan.sums().map(|sum| (0..sum.contest.options() as u64).map(|n| 1_000_000 + n).collect()).collect();
	fix::<T>(election, plan, &sums);
	if matches!(stage, Stage::Tallied | Stage::Certified | Stage::Final) {
		Results::<T>::insert(election, totals_of(&sums));
		let plan = ParamsOf::<T>::get(election).expect("it was stored; qed").plan;
		Pallet::<T>::compose(election, &plan).expect("all polls are revealed; qed");
	}
	election
}

fn totals_of(sums: &[Vec<u64>]) -> Totals {
	Totals::truncate_from(sums.iter().map(|sum| BoundedVec::truncate_from(sum.clone())).collect())
}

/// Stores what is fixed at Ready and what comes by and by until the close; all polls are revealed.
fn fix<T: Config>(election: ElectionId, plan: Plan, sums: &[Vec<u64>]) -> Vec<RistrettoPoint> {
	let params = params_of(plan);
	let reference = params.election_ref(&fixture::GENESIS, election);
	let mut count = Count::new(params.plan.styles.len(), reference);
	count.accepted = u32::MAX / 2;
	count.voters.iter_mut().for_each(|voters| *voters = VOTERS);
	Counts::<T>::insert(election, count);
	for (contest, component) in params.plan.polls() {
		let commitment = poll_commitment(&reference, contest, component, &found());
		Polls::<T>::insert(election, (contest, component), Poll { commitment, revealed: Some(found()) });
	}
	// Randomness 1, 2, 3: points that are all different, and cheap to make.
	let key = GENERATOR * Scalar::from(SECRET);
	let (mut blind, mut masked) = (GENERATOR, key);
	let mut shares = Vec::new();
	for (index, sum) in (0..).zip(sums) {
		let options: Vec<Ciphertext> = sum
			.iter()
			.map(|votes| {
				let of = DecodedCiphertext { c1: blind, c2: masked + GENERATOR * Scalar::from(*votes) };
				shares.push(masked);
				(blind, masked) = (blind + GENERATOR, masked + key);
				of.encode()
			})
			.collect();
		Accumulators::<T>::insert(election, index, Options::truncate_from(options));
	}
	ParamsOf::<T>::insert(election, params);
	Closes::<T>::insert(election, Close { block: 1, at: NOW, hash: [4; 32] });
	shares
}

/// A closed election with so many options, in contests as large as can be with as many polls as can be;
/// its totals, and each trustee's share of their decryption.
pub fn closed_with<T: Config>(options: u32) -> (ElectionId, Totals, DecryptionShare) {
	let election = store::<T>(Stage::Closed, plan(LARGEST));
	let (totals, share) = close::<T>(election, options);
	(election, totals, share)
}

/// As [`crate::Pallet`] is asked to by the benchmarks of trustees.
pub fn close_for_trustees<T: Config>(election: ElectionId, options: u32) {
	let _ = close::<T>(election, options);
}

fn close<T: Config>(election: ElectionId, options: u32) -> (Totals, DecryptionShare) {
	let polls = (1..=LARGEST.polls).map(|poll| Component { weight: poll.into(), source: Source::Poll });
	let everybody = StyleSet::of(0);
	let mut left = options;
	let mut contests = Vec::new();
	while left > 0 {
		// No contest is left with the blank option alone.
		let size = if left == MAX_OPTIONS + 1 { MAX_OPTIONS - 1 } else { left.min(MAX_OPTIONS) };
		left -= size;
		let components = core::iter::once(ballots(everybody)).chain(polls.clone());
		contests.push(contest(left, size - 1, components.collect()));
	}
	// Everybody chose as many as are allowed; nobody left it blank.
	let sums: Vec<Vec<u64>> = contests
		.iter()
		.map(|contest| {
			let mut sum = vec![0; contest.options()];
			sum.iter_mut().take(contest.most_choices().into()).for_each(|votes| *votes = VOTERS.into());
			sum
		})
		.collect();
	let all = (0..contests.len() as ContestIndex).collect();
	let plan = plan_of(contests, vec![style(all)]);
	store_as::<T>(election, Stage::Closed, plan.clone());
	let points: Vec<Point> = fix::<T>(election, plan, &sums).iter().map(Point::from).collect();
	// A contest that is not as large has polls of as many candidates.
	let record = Elections::<T>::get(election).expect("it was stored; qed");
	for place in record.plan.polls() {
		let candidates = record.plan.contests[usize::from(place.0)].candidates.len();
		Polls::<T>::mutate(election, place, |poll| {
			if let Some(found) = poll.as_mut().and_then(|poll| poll.revealed.as_mut()) {
				found.counts.truncate(candidates);
			}
		});
	}
	let proof = Equality {
		announcement: GENERATOR.into(),
		folded_announcement: GENERATOR.into(),
		response: Scalar::ONE.into(),
	};
	(totals_of(&sums), DecryptionShare { points: BoundedVec::truncate_from(points), proof })
}

/// The last poll is sealed and not revealed.
pub fn conceal_last_poll<T: Config>(election: ElectionId) {
	Polls::<T>::mutate(election, last_poll(), |poll| {
		poll.as_mut().expect("it was sealed; qed").revealed = None;
	});
}

/// So many accounts have objected.
pub fn fill_objections<T: Config>(election: ElectionId, count: u32) {
	let objections = (0..count).map(|number| (account("objector", number, 0), H256([1; 32])));
	ObjectionsTo::<T>::insert(election, ObjectionList::<T>::truncate_from(objections.collect()));
}

/// Gives an election a roll made with the rules of its styles.
pub fn set_roll<T: Config>(election: ElectionId, make: impl FnOnce(Vec<RollRule>) -> RollId) {
	let mut record = Elections::<T>::get(election).expect("it was stored; qed");
	record.roll = Some(make(record.plan.styles.iter().map(|style| style.rule).collect()));
	Elections::<T>::insert(election, record);
}

/// A plan that decides the last contest of an earlier election again, between all its candidates.
pub fn run_off_of<T: Config>(earlier: ElectionId) -> Plan {
	let record = Elections::<T>::get(earlier).expect("it was stored; qed");
	let mut last = record.plan.contests.last().cloned().expect("there are contests; qed");
	// The last style alone votes in it; in the run-off that is the first.
	*last.rule.components.get_mut(0).expect("it has ballots; qed") = ballots(StyleSet::of(0));
	OutcomesOf::<T>::mutate(earlier, |composed| {
		let outcomes = composed.as_mut().map(|composed| &mut composed.outcomes);
		let outcome = outcomes.and_then(|outcomes| outcomes.get_mut(usize::from(last_contest())));
		let everybody = (0..MAX_CANDIDATES as CandidateIndex).collect();
		*outcome.expect("there is an outcome for each contest; qed") = Outcome {
			verdict: Verdict::RunOff,
			elected: BoundedVec::new(),
			run_off: BoundedVec::truncate_from(everybody),
			totals: BoundedVec::truncate_from(vec![1; MAX_CANDIDATES as usize]),
		};
	});
	plan_of(vec![last], vec![style(vec![0])])
}

/// The fixture's election, in which voting is open and everybody has voted once.
pub fn open_fixture<T: Config>() -> Fixture {
	start::<T>();
	let (fixture, params) = (Fixture::read(), fixture::params());
	let (election, roll) = (fixture::ELECTION, params.electorate.roll);
	T::BenchmarkHelper::set_roots(roll, fixture.all_roots());
	let (plan, reference) = (params.plan.clone(), params.election_ref(&fixture::GENESIS, election));
	let record = Election { plan, stage: Stage::Open, since: NOW, roll: Some(roll), extension: 0 };
	Elections::<T>::insert(election, record);
	Counts::<T>::insert(election, Count::new(params.plan.styles.len(), reference));
	ParamsOf::<T>::insert(election, params);
	for ballot in fixture.small.iter().chain(&fixture.large) {
		Votes::<T>::insert(election, ballot.body.alias, largest_vote());
	}
	fixture
}

fn ciphertexts(count: usize) -> Options {
	let ciphertext = Ciphertext { c1: GENERATOR.into(), c2: (GENERATOR + GENERATOR).into() };
	Options::truncate_from(vec![ciphertext; count])
}

/// A voter's first vote, of as many options as a ballot may have.
pub fn largest_vote() -> Vote {
	Vote {
		style: 0,
		sequence: 1,
		contests: BoundedVec::truncate_from(vec![ciphertexts(65), ciphertexts(65)]),
	}
}

/// A ballot of so many contests with so many options in all, as it is counted once its proofs were
/// checked; and the vote that it replaces.
pub fn replacing<T: Config>(contests: u32, options: u32) -> Ballot {
	let sizes = (0..contests).map(|number| (options + number) / contests);
	let papers =
		sizes.clone().map(|size| contest(size, size.saturating_sub(1), vec![ballots(StyleSet::of(0))]));
	let plan = plan_of(papers.collect(), vec![style((0..contests as ContestIndex).collect())]);
	let election = store::<T>(Stage::Open, plan.clone());
	let votes: Vec<Vec<u64>> = sizes.clone().map(|size| vec![1_000_000; size as usize]).collect();
	fix::<T>(election, plan, &votes);
	let parts: Vec<Options> = sizes.map(|size| ciphertexts(size as usize)).collect();
	let vote = Vote { style: 0, sequence: 1, contests: BoundedVec::truncate_from(parts.clone()) };
	Votes::<T>::insert(election, alias(0), vote);
	let no_proof = || SumProof {
		announcements: BoundedVec::new(),
		challenges: BoundedVec::new(),
		responses: BoundedVec::new(),
	};
	let part = |ciphertexts| ContestBallot { ciphertexts, options: BoundedVec::new(), sum: no_proof() };
	let body = BallotBody {
		version: BALLOT_VERSION,
		election,
		ring: 0,
		sequence: 2,
		alias: alias(0),
		contests: BoundedVec::truncate_from(parts.into_iter().map(part).collect()),
	};
	Ballot { body, proof: RingProof([0; 785]) }
}

fn knowledge() -> Knowledge {
	Knowledge { announcement: GENERATOR.into(), response: ScalarBytes::from(Scalar::ONE) }
}

/// What a trustee joins with.
pub fn joining() -> Joining {
	Joining {
		transport_key: GENERATOR.into(),
		knowledge: knowledge(),
		dealing_commitment: [1; 32],
		seed_commitment: [2; 32],
	}
}

/// What a trustee deals.
pub fn dealing() -> Dealing {
	let commitments = (1..=u64::from(MOST_SHARES)).map(|n| Point::from(GENERATOR * Scalar::from(SECRET * n)));
	Dealing {
		commitments: BoundedVec::truncate_from(commitments.collect()),
		knowledge: knowledge(),
		ephemeral_key: GENERATOR.into(),
		ephemeral_knowledge: knowledge(),
		masked_shares: BoundedVec::truncate_from(vec![Scalar::ONE.into(); MAX_TRUSTEES as usize]),
	}
}

/// What a trustee says of a dealer.
pub fn complaint() -> Complaint {
	let proof = Equality {
		announcement: GENERATOR.into(),
		folded_announcement: GENERATOR.into(),
		response: Scalar::ONE.into(),
	};
	Complaint { dealer: 1, shared_point: GENERATOR.into(), proof }
}

/// The keys that a ceremony makes.
pub fn outcome() -> keygen::Outcome {
	let key = Point::from(GENERATOR * Scalar::from(SECRET));
	keygen::Outcome {
		election_key: key,
		verification_keys: BoundedVec::truncate_from(vec![key; MAX_TRUSTEES as usize]),
	}
}
