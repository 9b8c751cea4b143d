// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever anybody calls, in whatever order: no block panics, every invariant holds after each, and
//! in the end every election is over.
//!
//! The sequences are random, and others in each run. A failure names the seed of its run:
//! `CAUCUS_SEED=.. cargo test --test anything_goes` runs the same ones again.

use caucus_elections_core::{ballot::Ballot, tally::Stage};
use caucus_members_core::registry::{Classes, Entry};
use caucus_primitives::ElectionId;
use caucus_scenarios::{
	booth::{cast, general},
	ceremony, chain,
	party::{self, MEMBERS, RELAYER, TRUSTEES, VOTERS},
	Booth, Chain, Keyholders, Snapshot,
};
use caucus_sovereign_runtime::{Elections, Runtime, RuntimeCall};
use codec::Decode;
use pallet_members::{Office, Subject};
use polkadot_sdk::{
	pallet_utility,
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie, One, Two},
	sp_runtime::traits::TrailingZeroInput,
};
use proptest::{
	collection::vec,
	prelude::*,
	test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};
use std::{
	cell::Cell,
	time::{Duration, Instant, SystemTime},
};

type OfElections = pallet_elections::Call<Runtime>;
type OfMembers = pallet_members::Call<Runtime>;

/// How long sequences are tried, and how many at least, however slow the machine is.
const LIMIT: Duration = Duration::from_secs(30);
const LEAST: u32 = 20;
/// The election of the chains to begin with.
const ELECTION: ElectionId = 0;
const MINUTE: u64 = 60_000;

const ACTORS: [Sr25519Keyring; 9] = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One, Two, RELAYER];

/// One step of a sequence: how long is waited, and who does what then. The numbers `a` and `b` say with
/// what; most of them are small, so that things meet.
#[derive(Clone, Debug)]
struct Step {
	wait: u64,
	who: Sr25519Keyring,
	what: u8,
	a: u8,
	b: u8,
}

const KINDS: u8 = 34;

fn step() -> impl Strategy<Value = Step> {
	let wait = prop_oneof![
		8 => Just(0),
		2 => Just(MINUTE),
		1 => Just(10 * MINUTE),
		1 => Just(61 * MINUTE),
	];
	let small = || prop_oneof![6 => 0..4u8, 1 => any::<u8>()];
	(wait, proptest::sample::select(ACTORS.to_vec()), 0..KINDS, small(), small())
		.prop_map(|(wait, who, what, a, b)| Step { wait, who, what, a, b })
}

/// The chains that sequences begin on, from one without members to one with a certified result; and
/// ballots of the election on them.
struct World {
	chains: Vec<Snapshot>,
	ballots: Vec<Ballot>,
}

impl World {
	fn new() -> Self {
		let mut chains = Vec::new();
		let mut chain = Chain::development();
		let keep = |chains: &mut Vec<Snapshot>, chain: Chain| {
			chains.push(chain.snapshot());
			Chain::from(&chains[chains.len() - 1])
		};
		chain = keep(&mut chains, chain);
		party::register(&mut chain);
		chain = keep(&mut chains, chain);
		let plan = party::plan(chain.now());
		ceremony::draw_up(&mut chain, plan.clone());
		chain = keep(&mut chains, chain);
		let trustees = Keyholders::make_key(&mut chain, ELECTION);
		chain.wait_for(ELECTION, Stage::Objections);
		chain = keep(&mut chains, chain);
		trustees.settle_roll(&mut chain);
		chain = keep(&mut chains, chain);
		trustees.all_do_their_duty(&mut chain);
		chain.wait_for(ELECTION, Stage::Ready);
		chain = keep(&mut chains, chain);
		let booth = Booth::enter(&mut chain, ELECTION);
		party::by_both(&mut chain, party::seal_poll(&booth));
		chain.block_at(plan.schedule.opens, || ());
		let cast = booth.first_ballots(0..VOTERS);
		chain.does(RELAYER, OfElections::cast_batch { ballots: cast.clone().try_into().unwrap() });
		chain = keep(&mut chains, chain);
		chain.block_at(plan.schedule.closes, || ());
		chain = keep(&mut chains, chain);
		trustees.tally(&mut chain);
		chain = keep(&mut chains, chain);
		chain.does(RELAYER, party::reveal_poll(ELECTION));
		let certificate = party::certify(&mut chain, ELECTION);
		party::by_both(&mut chain, certificate);
		assert_eq!(chain.stage(ELECTION), Stage::Certified);
		keep(&mut chains, chain);
		// Some that count already, some that come first, and what may come after both.
		let mut ballots = cast[..2].to_vec();
		ballots.extend(booth.first_ballots([VOTERS, party::YOUNG]));
		ballots.extend((0..2).map(|voter| booth.ballot(voter, 2, &[vec![1], vec![0, 1]])));
		ballots.push(booth.ballot(VOTERS, 2, &[vec![], vec![]]));
		Self { chains, ballots }
	}

	/// The call of a step, as far as it needs to know the chain to make sense.
	fn call(&self, chain: &mut Chain, step: &Step) -> RuntimeCall {
		let Step { a, b, who, .. } = *step;
		let election = ElectionId::from(a % 3);
		let (roll, objection) = (u32::from(a % 3), u32::from(b % 4));
		let reason = H256::repeat_byte(b % 2);
		let account = ACTORS[usize::from(b) % ACTORS.len()].to_account_id();
		let office = match a % 3 {
			0 => Office::Registrar,
			1 => Office::Secretary(b.into()),
			_ => Office::Appeals,
		};
		match step.what {
			0 | 1 => OfMembers::propose_batch { entries: entries(chain, a, b).try_into().unwrap() }.into(),
			2 | 3 => {
				let batch = u32::from(a % 4);
				let pending = chain.read(|| pallet_members::Pending::<Runtime>::get(batch));
				OfMembers::confirm_batch { batch, digest: pending.map_or(reason, |p| p.digest()) }.into()
			}
			4 => OfMembers::reject_batch { batch: u32::from(a % 4) }.into(),
			5 => OfMembers::work { keys: a.into() }.into(),
			6 => OfMembers::appoint { office, who: account }.into(),
			7 => OfMembers::remove { office, who: account }.into(),
			8 => {
				let (count, _) =
					chain.read(|| caucus_sovereign_runtime::Members::chapter_count(roll, b.into()));
				OfMembers::attest_counts { roll, agrees: a < 2, count }.into()
			}
			9 | 10 => {
				let subject = match a % 4 {
					3 => Subject::Admit { member: MEMBERS + u32::from(b % 4), style: b % 2 },
					_ => Subject::Strike(u32::from(b) % (MEMBERS + 4)),
				};
				OfMembers::object { roll, subject, reason }.into()
			}
			11 => OfMembers::decide { roll, objection, uphold: b % 2 == 0 }.into(),
			12 => OfMembers::appeal { roll, objection, uphold: b % 2 == 1, reason: H256::zero() }.into(),
			13..=16 => duty(chain, election, who),
			17 => zeros(51, a % 7),
			18 => zeros(52, a % 15),
			19 => {
				let mut plan = party::plan(chain.now());
				plan.threshold = (b % 4).into();
				plan.follows = (a == 3).then_some((0, 1));
				OfElections::draw_up { plan: Box::new(plan) }.into()
			}
			20 => {
				let trustees = TRUSTEES.iter().cycle().skip(b.into()).take(usize::from(a % 4));
				let trustees: Vec<_> = trustees.map(|trustee| trustee.to_account_id()).collect();
				OfElections::call_trustees { election, trustees: trustees.try_into().unwrap() }.into()
			}
			// Rarely, or few elections would come to their end.
			21 if b == 0 => OfElections::withdraw { election }.into(),
			21 | 22 => OfElections::advance { election }.into(),
			23 => {
				let known = chain.read(|| pallet_trustees::Outcomes::<Runtime>::contains_key(election));
				let closed = known && chain.stage(election) == Stage::Closed;
				let totals = if closed { Keyholders { election }.totals(chain) } else { None };
				OfElections::announce { election, totals: Box::new(totals.unwrap_or_default()) }.into()
			}
			24 | 25 => {
				let ballots = self.ballots.iter().cycle().skip(a.into()).take(usize::from(b % 8));
				let ballots: Vec<Ballot> = ballots.cloned().collect();
				OfElections::cast_batch { ballots: ballots.try_into().unwrap() }.into()
			}
			26 => OfElections::accept_nomination { election, contest: a.into(), candidate: b }.into(),
			27 => OfElections::drop_candidate { election, contest: a.into(), candidate: b }.into(),
			28 => OfElections::seal_poll { election, contest: 1, component: 1, commitment: reason }.into(),
			29 => party::reveal_poll(election),
			30 => OfElections::prolong { election, by: u64::from(b) * MINUTE, reason: H256::zero() }.into(),
			31 => {
				let composed = chain.read(|| Elections::outcomes(election)).is_some();
				match composed {
					true => party::certify(chain, election),
					false => OfElections::certify { election, digest: reason }.into(),
				}
			}
			32 => OfElections::object { election, reason }.into(),
			_ => OfElections::rule { election, annul: a == 3, reason: H256::zero() }.into(),
		}
	}

	/// Takes a step, in a block of its own.
	fn take(&self, chain: &mut Chain, step: &Step) {
		let call = self.call(chain, step);
		// Now and then in a wrapping, or together with a ballot that nobody signs.
		let call = match step.b {
			3 => pallet_utility::Call::<Runtime>::batch { calls: vec![call.clone(), call] }.into(),
			4 => pallet_utility::Call::<Runtime>::as_derivative { index: 0, call: Box::new(call) }.into(),
			_ => call,
		};
		let mut transactions = vec![chain.sign(step.who, call)];
		if step.what.is_multiple_of(8) {
			transactions.push(general(cast(&self.ballots[usize::from(step.a) % self.ballots.len()])));
		}
		let time = chain.now() + 6_000 + step.wait;
		chain.block_at(time, || {
			for bytes in &transactions {
				// Whether it comes in, and whether it fails, does not matter here.
				let _ = chain::apply(bytes);
			}
		});
	}
}

/// Entries of all kinds, about members of whom some exist.
fn entries(chain: &mut Chain, a: u8, b: u8) -> Vec<Entry> {
	let number = MEMBERS + u32::from(b);
	let member = u32::from(b) * 17 % (MEMBERS + 4);
	let fresh = party::application(chain, number);
	let entry = match a % 6 {
		0 | 1 => Entry::Join(fresh),
		2 => Entry::Leave { member },
		3 => Entry::Move { member, chapter: a.into() },
		4 => Entry::Reclass { member, classes: Classes(b.into()) },
		_ => Entry::Rotate { member, key: fresh.key, ownership: fresh.ownership },
	};
	let another = Entry::Join(party::application(chain, MEMBERS + 300 + u32::from(a)));
	if b.is_multiple_of(2) {
		vec![entry]
	} else {
		vec![entry, another]
	}
}

/// What is due from a trustee, or from the first if it is none; a call that is never due otherwise.
fn duty(chain: &mut Chain, election: ElectionId, who: Sr25519Keyring) -> RuntimeCall {
	let called = chain.read(|| pallet_trustees::Ceremonies::<Runtime>::get(election));
	let number = called.and_then(|record| record.index_of(&who.to_account_id()).or(Some(1)));
	let due = number.and_then(|number| Keyholders { election }.duty(chain, number));
	due.unwrap_or_else(|| pallet_trustees::Call::<Runtime>::accept { election }.into())
}

/// A call whose arguments are all zeros or empty.
fn zeros(pallet: u8, call: u8) -> RuntimeCall {
	let bytes = [pallet, call];
	RuntimeCall::decode(&mut TrailingZeroInput::new(&bytes)).expect("the call exists")
}

/// Lets time go by until every election must be over: what was drawn up is held or void, whatever was
/// done to it.
fn wait_until_all_is_over(chain: &mut Chain) {
	for _ in 0..45 {
		chain.block_at(chain.now() + 2 * 60 * MINUTE, || ());
	}
	let open = chain.read(pallet_elections::Active::<Runtime>::get);
	assert!(open.is_empty(), "elections {open:?} do not come to an end");
}

fn seed() -> u64 {
	let now =
		|| SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_nanos() as u64);
	std::env::var("CAUCUS_SEED").map_or_else(|_| now(), |seed| seed.parse().expect("CAUCUS_SEED is a number"))
}

#[test]
fn no_sequence_of_calls_breaks_an_invariant_or_keeps_an_election_from_its_end() {
	let world = World::new();
	let seed = seed();
	let mut bytes = [0; 32];
	bytes[..8].copy_from_slice(&seed.to_le_bytes());
	let config =
		Config { cases: 10_000, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
	let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
	let started = Instant::now();
	let (begun, ended) = (Cell::new(0u32), Cell::new(0u32));
	let cases = (0..world.chains.len(), vec(step(), 1..40));
	let run = TestRunner::new_with_rng(config, rng).run(&cases, |(begin, steps)| {
		// Once something failed, it is made smaller whatever the time.
		let failed = begun > ended;
		if started.elapsed() > LIMIT && ended.get() >= LEAST && !failed {
			return Ok(());
		}
		begun.set(begun.get() + 1);
		let mut chain = Chain::from(&world.chains[begin]);
		for step in &steps {
			world.take(&mut chain, step);
		}
		wait_until_all_is_over(&mut chain);
		ended.set(ended.get() + 1);
		Ok(())
	});
	match run {
		Ok(()) => println!("{} sequences with CAUCUS_SEED={seed}", ended.get()),
		Err(TestError::Fail(reason, (begin, steps))) => {
			panic!("CAUCUS_SEED={seed}: on chain {begin}, {steps:#?} ends with: {reason}")
		}
		Err(TestError::Abort(reason)) => panic!("CAUCUS_SEED={seed}: {reason}"),
	}
}
