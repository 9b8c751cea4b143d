// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever people do in whatever order, the invariants hold, and nothing is served that may not be.

use super::mock::*;
use crate::{Capacity, Code, Denied, Kind, Parameters, Quota, Served, Status, Versions};
use caucus_primitives::{
	calendar::{DAY, HOUR},
	text::MediaType,
};
use frame::testing_prelude::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
	Announce { by: u64, capacity: Capacity, kind: Kind, seed: u32, alone: bool },
	Supersede { by: u64, item: u32, versions: u16, seed: u32, alone: bool },
	Store { seed: u32, transcript: bool },
	Withdraw { by: u64, item: u32, version: u16 },
	Extend { by: u64, item: u32, version: u16 },
	Carry { item: u32, version: u16 },
	Suspend { by: u64, item: u32, version: u16 },
	TakeDown { by: u64, takedown: u32 },
	Lift { by: u64, takedown: u32 },
	SetParameters { retention: u64, versions: u32 },
	Vote { opens: u64, days: u64 },
	SetChange(bool),
	Idle(u64),
	Pass(u64),
}

fn people() -> impl Strategy<Value = u64> {
	prop::sample::select(vec![CANDIDATES[0], CANDIDATES[1], CHAIR, SECRETARY, BOTH, DEPUTY, STRANGER])
}

fn judges() -> impl Strategy<Value = u64> {
	prop::sample::select(vec![MODERATORS[0], APPEALS[0], APPEALS[1], DEPUTY, STRANGER])
}

fn capacity() -> impl Strategy<Value = (u64, Capacity)> {
	let officer = as_deputy().capacity;
	prop_oneof![
		3 => prop::sample::select(&CANDIDATES[..]).prop_map(|by| (by, Capacity::Candidate(RACE))),
		2 => Just((DEPUTY, officer)),
		3 => prop::sample::select(vec![CHAIR, SECRETARY, BOTH]).prop_map(|by| (by, Capacity::Organization(BRANCH))),
		1 => (people(), Just(officer)),
	]
}

fn act() -> impl Strategy<Value = Act> {
	let place = || (0u32..6, 0u16..3);
	let kind = prop::sample::select(vec![Kind::Speech, Kind::Photo, Kind::Minutes]);
	prop_oneof![
		6 => (capacity(), kind, 0u32..5, any::<bool>()).prop_map(|((by, capacity), kind, seed, alone)| {
			Act::Announce { by, capacity, kind, seed, alone }
		}),
		4 => (people(), place(), 0u32..5, any::<bool>())
			.prop_map(|(by, (item, versions), seed, alone)| Act::Supersede { by, item, versions, seed, alone }),
		16 => (0u32..5, any::<bool>()).prop_map(|(seed, transcript)| Act::Store { seed, transcript }),
		2 => (people(), place()).prop_map(|(by, (item, version))| Act::Withdraw { by, item, version }),
		4 => (people(), place()).prop_map(|(by, (item, version))| Act::Extend { by, item, version }),
		4 => place().prop_map(|(item, version)| Act::Carry { item, version }),
		3 => (judges(), place()).prop_map(|(by, (item, version))| Act::Suspend { by, item, version }),
		2 => (judges(), 0u32..5).prop_map(|(by, takedown)| Act::TakeDown { by, takedown }),
		2 => (judges(), 0u32..5).prop_map(|(by, takedown)| Act::Lift { by, takedown }),
		1 => (1u64..150, 1u32..6)
			.prop_map(|(retention, versions)| Act::SetParameters { retention: retention * DAY, versions }),
		1 => (0u64..30, 1u64..10).prop_map(|(opens, days)| Act::Vote { opens, days }),
		1 => any::<bool>().prop_map(Act::SetChange),
		3 => prop::sample::select(vec![HOUR, 13 * HOUR, 10 * DAY, 46 * DAY]).prop_map(Act::Idle),
		3 => prop::sample::select(vec![HOUR, 13 * HOUR, 10 * DAY]).prop_map(Act::Pass),
	]
}

/// Does it, or sees it refused; a refusal changes nothing.
fn perform(act: Act) {
	// Whether it was is not the question.
	let outcome = |outcome: DispatchResult| outcome.is_ok();
	match act {
		Act::Announce { by, capacity, kind, seed, alone } => {
			let draft = if kind == Kind::Photo { leaflet(seed) } else { video(seed) };
			let heading = heading(capacity, kind);
			outcome(Library::announce(signed(by), heading, draft.clone()));
			if !alone {
				outcome(Library::announce(signed(SECRETARY), heading, draft));
			}
		}
		Act::Supersede { by, item, versions, seed, alone } => {
			outcome(Library::supersede(signed(by), item, versions, video(seed)));
			if !alone {
				outcome(Library::supersede(signed(CHAIR), item, versions, video(seed)));
			}
		}
		Act::Store { seed, transcript } => {
			let data = match (seed % 2, transcript) {
				(_, true) => file(MediaType::Plain, seed + 1_000, 0),
				(0, false) => file(MediaType::Mp4, seed, 0),
				_ => file(MediaType::Pdf, seed, 0),
			};
			_ = store(&data);
			_ = store(&file(MediaType::Mp4, seed, 0));
		}
		Act::Withdraw { by, item, version } => _ = outcome(Library::withdraw(signed(by), item, version)),
		Act::Extend { by, item, version } => _ = outcome(Library::extend(signed(by), item, version)),
		Act::Carry { item, version } => _ = carry(item, version),
		Act::Suspend { by, item, version } => {
			_ = outcome(Library::suspend(signed(by), item, version, grounds(Code::Harm)))
		}
		Act::TakeDown { by, takedown } => _ = outcome(Library::take_down(signed(by), takedown)),
		Act::Lift { by, takedown } => _ = outcome(Library::lift(signed(by), takedown, text("왜냐하면"))),
		Act::SetParameters { retention, versions } => {
			let quota = Quota { versions, bytes: 100 };
			let parameters =
				Parameters { retention, silence: DAY, candidate: quota, officer: quota, organization: quota };
			let version = Library::settings().version;
			assert_ok!(Library::set_parameters(RuntimeOrigin::root(), version, parameters));
		}
		Act::Vote { opens, days } => {
			let opens = Now::get() + opens * DAY;
			Voting::set(&Times(opens, opens + days * DAY));
		}
		Act::SetChange(change) => SetChange::set(&change),
		Act::Idle(time) => pass_idle(time),
		Act::Pass(time) => pass(time),
	}
}

/// What readers are told of each version holds of its bytes.
fn check_readers() {
	for (item, number, version) in Versions::<Test>::iter() {
		let view = Library::version(item, number).unwrap();
		let digests = view.parts.iter().flat_map(|part| &part.manifest.pieces).map(|piece| piece.digest);
		for digest in digests {
			let chunk = Library::chunk(digest);
			let denied = Denied::<Test>::iter_key_prefix(digest).next().is_some();
			if matches!(view.status, Status::Available | Status::Superseded) && !denied {
				assert!(chunk.served_until >= Some(version.served_until), "what can be had is not served");
			}
			if matches!(view.status, Status::Suspended | Status::TakenDown) {
				let holders = chunk.chunk.iter().flat_map(|chunk| chunk.holders.iter());
				let of_others = holders.filter(|(other, _)| *other != item).count() > 0;
				let silent = chunk.served_until.is_none() && !chunk.wanted;
				assert!(silent || of_others, "what was taken down is served");
			}
		}
	}
	// Each digest that is served is one of bytes that came.
	for (digest, until) in Served::<Test>::iter() {
		assert!(crate::Chunks::<Test>::get(digest).unwrap().kept_until >= until);
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

	#[test]
	fn whatever_happens_the_invariants_hold(acts in prop::collection::vec(act(), 1..60)) {
		build_and_execute(|| {
			for act in acts {
				perform(act.clone());
				check_readers();
				Library::do_try_state().unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
			}
		});
	}
}
