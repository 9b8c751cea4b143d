// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever officers, members and judges do in whatever order, the invariants hold.

use super::mock::*;
use crate::{
	Change, Choice, Counts, Duty, ItemKind, ItemState, Items, Meeting, Meetings, Motion, MotionState,
	Motions, NewMotion, Requirement, Resolutions, Role, Stage, Status, Subject, TabledMotions, VoteState,
	Votes,
};
use caucus_primitives::{
	calendar::{DAY, HOUR},
	text::Language,
};
use frame::testing_prelude::*;
use proptest::prelude::*;

/// What is done. The first number says to which of those for which it may be due, or, where there is none,
/// to which at all.
#[derive(Clone, Debug)]
enum Act {
	Begin { local: bool },
	Add(u32, u8),
	Withdraw(u32, u32),
	Propose(u32, u32),
	Notice(u32),
	PutOff { seed: u32, cancel: bool },
	Open(u32, u32),
	Amend(u32),
	Rebase(u32),
	TakeBack(u32),
	Vote(u32, [u32; 3]),
	Admit(u32, [u32; 3]),
	Elect(u32, [u32; 2]),
	Link { seed: u32, contest: bool },
	Decided(u32, u8),
	Take(u32),
	Record(u32),
	Certify(u32),
	Object(u32, u32),
	Decide { seed: u32, annul: bool },
	Erratum(u32),
	Recount(u32, [u32; 3]),
	Annul(u32),
	Redact(u32, u32),
	Forward { seed: u32, up: bool },
	Schedule(u32, u32),
	Decline(u32),
	Assign(u32),
	Report(u32, u8),
	Flag(Duty),
	Advance(u32),
	Pass(u64),
}

fn duty() -> impl Strategy<Value = Duty> {
	prop_oneof![
		(0u32..6).prop_map(Duty::Record),
		(0u32..6, 1u32..3).prop_map(|(meeting, window)| Duty::Decision(meeting, window)),
		(0u32..8).prop_map(Duty::Resolution),
		Just(Duty::Meeting(SEOUL, 0)),
		Just(Duty::Meeting(SEOUL, START)),
	]
}

fn act() -> impl Strategy<Value = Act> {
	let seed = || any::<u32>();
	let votes = || [20u32..60, 0u32..30, 0u32..10];
	let before = prop_oneof![
		3 => any::<bool>().prop_map(|local| Act::Begin { local }),
		2 => (seed(), 0u8..3).prop_map(|(seed, kind)| Act::Add(seed, kind)),
		1 => (seed(), 0u32..5).prop_map(|(seed, item)| Act::Withdraw(seed, item)),
		2 => (seed(), seed()).prop_map(|(seed, item)| Act::Propose(seed, item)),
		2 => seed().prop_map(Act::Notice),
		1 => (seed(), 0u8..4).prop_map(|(seed, kind)| Act::PutOff { seed, cancel: kind == 0 }),
		5 => (seed(), 40u32..101).prop_map(|(seed, present)| Act::Open(seed, present)),
	];
	let session = prop_oneof![
		3 => seed().prop_map(Act::Amend),
		2 => seed().prop_map(Act::Rebase),
		1 => seed().prop_map(Act::TakeBack),
		8 => (seed(), votes()).prop_map(|(seed, votes)| Act::Vote(seed, votes)),
		1 => (seed(), votes()).prop_map(|(seed, votes)| Act::Admit(seed, votes)),
		1 => (seed(), [0u32..50, 0u32..50]).prop_map(|(seed, votes)| Act::Elect(seed, votes)),
		2 => (seed(), any::<bool>()).prop_map(|(seed, contest)| Act::Link { seed, contest }),
		2 => (0u32..6, 0u8..4).prop_map(|(election, fate)| Act::Decided(election, fate)),
		3 => seed().prop_map(Act::Take),
	];
	let after = prop_oneof![
		3 => seed().prop_map(Act::Record),
		3 => seed().prop_map(Act::Certify),
		5 => (seed(), 0u32..4).prop_map(|(seed, member)| Act::Object(seed, member)),
		2 => (seed(), any::<bool>()).prop_map(|(seed, annul)| Act::Decide { seed, annul }),
		1 => seed().prop_map(Act::Erratum),
		5 => (seed(), votes()).prop_map(|(seed, votes)| Act::Recount(seed, votes)),
		2 => (seed(), [0u32..30, 0u32..60, 0u32..9]).prop_map(|(seed, votes)| Act::Recount(seed, votes)),
		3 => seed().prop_map(Act::Annul),
		1 => (seed(), 0u32..2).prop_map(|(seed, version)| Act::Redact(seed, version)),
		2 => (seed(), any::<bool>()).prop_map(|(seed, up)| Act::Forward { seed, up }),
		3 => (seed(), seed()).prop_map(|(seed, meeting)| Act::Schedule(seed, meeting)),
		1 => seed().prop_map(Act::Decline),
		2 => seed().prop_map(Act::Assign),
		2 => (seed(), 0u8..101).prop_map(|(seed, progress)| Act::Report(seed, progress)),
	];
	let time = prop_oneof![
		4 => duty().prop_map(Act::Flag),
		2 => seed().prop_map(Act::Advance),
		6 => (1u64..60).prop_map(|hours| Act::Pass(hours * HOUR)),
		1 => Just(Act::Pass(20 * DAY)),
	];
	prop_oneof![4 => before, 8 => session, 8 => after, 2 => time]
}

/// One of those that fit, or of all where none does.
fn pick<R>(seed: u32, all: Vec<(u32, R)>, fits: impl Fn(&R) -> bool) -> u32 {
	let fitting: Vec<u32> = all.iter().filter(|(_, record)| fits(record)).map(|(id, _)| *id).collect();
	let any = if fitting.is_empty() { all.into_iter().map(|(id, _)| id).collect() } else { fitting };
	any.get(seed as usize % any.len().max(1)).copied().unwrap_or(seed)
}

fn meeting_where(seed: u32, fits: fn(&Meeting) -> bool) -> u32 {
	pick(seed, Assemblies::meetings(0, 100), fits)
}

fn in_session(seed: u32) -> u32 {
	meeting_where(seed, |record| record.stage == Stage::InSession)
}

fn recorded(seed: u32) -> u32 {
	meeting_where(seed, |record| record.stage.is_recorded())
}

fn motion_where(seed: u32, fits: impl Fn(&Motion) -> bool) -> u32 {
	pick(seed, Assemblies::motions(0, 100), fits)
}

fn undecided(seed: u32) -> u32 {
	motion_where(seed, |record| record.state == MotionState::Proposed)
}

/// A motion on which a meeting in session can vote.
fn votable(seed: u32) -> u32 {
	motion_where(seed, |record| {
		let place = record.amends.map_or(record.tabled, |(parent, _)| motion(parent).tabled);
		let open = place.is_some_and(|(id, _)| meeting(id).stage == Stage::InSession);
		open && record.state == MotionState::Proposed && record.open_amendments == 0
	})
}

fn place_of(id: u32) -> u32 {
	let place = |id: u32| Motions::<Test>::get(id).and_then(|record| record.tabled.map(|(id, _)| id));
	let amended = Motions::<Test>::get(id).and_then(|record| record.amends.map(|(parent, _)| parent));
	place(amended.unwrap_or(id)).unwrap_or_default()
}

fn vote_where(seed: u32, fits: fn(&VoteState) -> bool) -> u32 {
	let all = (0..Assemblies::numbers().votes).filter_map(|id| Some((id, Votes::<Test>::get(id)?.state)));
	pick(seed, all.collect(), fits)
}

fn version(id: u32) -> u32 {
	Meetings::<Test>::get(id).map_or(0, |record| record.version)
}

fn motion_version(id: u32) -> u32 {
	Motions::<Test>::get(id).map_or(0, |record| record.version)
}

fn secretary_of(organization: u32) -> u64 {
	match organization {
		JONGNO => LOCAL_SECRETARY,
		0 => CENTRAL_SECRETARY,
		_ => SECRETARY,
	}
}

fn keeper(id: u32) -> RuntimeOrigin {
	signed(secretary_of(Meetings::<Test>::get(id).map_or(SEOUL, |record| record.organization)))
}

fn keeper_of(motion: u32) -> RuntimeOrigin {
	signed(secretary_of(Motions::<Test>::get(motion).map_or(SEOUL, |record| record.organization)))
}

/// A correction as chair and auditor.
fn correct_both(id: u32, change: Change, why: &str) -> DispatchResult {
	let correct =
		|who| Assemblies::correct(signed(who), id, version(id), Box::new(change.clone()), text(why));
	correct(CHAIR).and_then(|()| correct(AUDITOR))
}

fn counts_of(votes: [u32; 3]) -> Counts {
	counts(votes.iter().sum(), votes)
}

fn enter(id: u32, subject: Subject, counts: Counts) -> DispatchResult {
	Assemblies::record_vote(keeper(id), id, version(id), subject, ballot(counts))
}

/// Does it or not; a refusal must leave no trace.
fn perform(act: Act, step: usize) -> DispatchResult {
	let anew = |what: &str| text(&format!("{what} {step}"));
	let why = format!("why {step}");
	match act {
		Act::Begin { .. } if Assemblies::numbers().meetings >= 6 => Ok(()),
		Act::Begin { local: false } => {
			convened();
			Ok(())
		}
		Act::Begin { local: true } => {
			let (by, id) = (signed(LOCAL_SECRETARY), Assemblies::numbers().meetings);
			Assemblies::draft(by.clone(), JONGNO, plan())?;
			for _ in 0..2 {
				Assemblies::add_item(by.clone(), id, version(id), new_item(ItemKind::Motion))?;
			}
			Assemblies::notice(by, id, version(id))
		}
		Act::Add(seed, kind) => {
			let id = meeting_where(seed, |record| record.stage.takes_items() || record.opened_at.is_some());
			let kinds = [ItemKind::Motion, ItemKind::Election(Requirement::ORDINARY), ItemKind::Other];
			Assemblies::add_item(keeper(id), id, version(id), new_item(kinds[usize::from(kind)]))
		}
		Act::Withdraw(seed, item) => {
			let id = meeting_where(seed, |record| record.stage.takes_items());
			Assemblies::withdraw_item(keeper(id), id, version(id), item)
		}
		Act::Propose(seed, item) => {
			let id = meeting_where(seed, |record| record.stage.takes_items() || record.opened_at.is_some());
			let items = Assemblies::agenda(id, 0, 100).into_iter().map(|(index, item, _)| (index, item));
			let item = pick(item, items.collect(), |item| item.what.kind == ItemKind::Motion);
			let what =
				NewMotion { creator: crate::Creator::Floor(9), text: anew("motion"), ..new_motion("") };
			Assemblies::propose(keeper(id), id, version(id), item, what)
		}
		Act::Notice(seed) => {
			let id = meeting_where(seed, |record| record.stage.is_plan());
			Assemblies::edit(keeper(id), id, version(id), plan())?;
			Assemblies::notice(keeper(id), id, version(id))
		}
		Act::PutOff { seed, cancel } => {
			let id = meeting_where(seed, |record| record.stage.is_ahead());
			let put_off = if cancel { Assemblies::cancel } else { Assemblies::postpone };
			put_off(keeper(id), id, version(id), text("why"))
		}
		Act::Open(seed, present) => {
			let id = meeting_where(seed, |record| {
				matches!(record.stage, Stage::Noticed | Stage::AgendaFrozen | Stage::InSession)
			});
			Now::set(&Now::get().max(meeting(id).plan.starts_at));
			let attendance = attendance(present);
			match meeting(id).stage {
				Stage::InSession => Assemblies::count_presence(keeper(id), id, version(id), attendance),
				_ => Assemblies::open(signed(CHAIR), id, version(id), attendance, None),
			}
		}
		Act::Amend(seed) => {
			let parent = undecided(seed);
			let what = NewMotion { text: anew("amendment"), ..new_motion("") };
			let what = NewMotion { creator: crate::Creator::Floor(9), ..what };
			Assemblies::amend(keeper_of(parent), parent, motion_version(parent), what)
		}
		Act::Rebase(seed) => {
			let id = motion_where(seed, |record| {
				let outdated = record.amends.is_some_and(|(parent, base)| motion(parent).texts != base);
				outdated && record.state == MotionState::Proposed
			});
			Assemblies::rebase(keeper_of(id), id, motion_version(id), anew("rebased"))
		}
		Act::TakeBack(seed) => {
			let id = undecided(seed);
			Assemblies::withdraw_motion(keeper_of(id), id, motion_version(id))
		}
		Act::Vote(seed, votes) => {
			let id = votable(seed);
			enter(place_of(id), Subject::Motion(id), counts_of(votes))
		}
		Act::Admit(seed, votes) => {
			let late: Vec<_> =
				Items::<Test>::iter().filter(|(_, _, item)| item.state == ItemState::Late).collect();
			let late = late.get(seed as usize % late.len().max(1));
			let (id, item) = late.map_or((0, 0), |(id, item, _)| (*id, *item));
			enter(id, Subject::LateItem(item), counts_of(votes))
		}
		Act::Elect(seed, votes) => {
			let counts = Counts { present: votes.iter().sum(), ..contest(&votes) };
			enter(in_session(seed), Subject::Contest(ELECTION), counts)
		}
		Act::Link { seed, contest } => {
			let election = (seed % 6, 0);
			if !Contests::get().iter().any(|(known, _)| *known == election) {
				set_contest(election.0, Fate::Announced(2));
			}
			let (id, subject, means) = if contest {
				let candidates = [Choice::Candidate(0), Choice::Candidate(1)];
				(in_session(seed), Subject::Contest(ELECTION), candidates)
			} else {
				let on = votable(seed);
				(place_of(on), Subject::Motion(on), [Choice::Yes, Choice::No])
			};
			YesOrNo::set(&!contest);
			Assemblies::link_election(keeper(id), id, version(id), subject, election, choices(&means))
		}
		Act::Decided(election, fate) => {
			let certified = Fate::Certified { entitled: 50, candidates: vec![20, 10], blank: 3 };
			let fates = [Fate::Closed, certified, Fate::Void, Fate::Open];
			set_contest(election, fates[usize::from(fate)].clone());
			Ok(())
		}
		Act::Take(seed) => {
			let vote = vote_where(seed, |state| matches!(state, VoteState::Awaiting { .. }));
			Assemblies::take_counts(signed(STRANGER), vote)
		}
		Act::Record(seed) => {
			let id = meeting_where(seed, |record| {
				matches!(record.stage, Stage::InSession | Stage::Inquorate | Stage::Adjourned)
			});
			if meeting(id).adjourned_at.is_none() {
				Assemblies::adjourn(keeper(id), id, version(id))?;
			}
			Assemblies::publish_minutes(keeper(id), id, version(id), texts(&[anew("minutes")]))
		}
		Act::Certify(seed) => {
			let id = meeting_where(seed, |record| record.stage == Stage::Recorded && record.awaiting == 0);
			let last = Assemblies::minutes(id, 0, 100).pop().map(|minutes| H256(minutes.texts[0].digest));
			let digest = last.unwrap_or_default();
			Assemblies::certify(signed(CHAIR), id, version(id), digest)?;
			Assemblies::certify(keeper(id), id, version(id), digest)
		}
		Act::Object(seed, member) => {
			let id = meeting_where(seed, |record| matches!(record.stage, Stage::Certified { .. }));
			let _ = send(objection(member, id, meeting(id).objectors.windows));
			Ok(())
		}
		Act::Decide { seed, annul } => {
			let id = meeting_where(seed, |record| matches!(record.stage, Stage::UnderObjection { .. }));
			let window = meeting(id).objectors.windows;
			let decide = |who| Assemblies::decide(signed(who), id, window, annul, text(&why));
			decide(JUDGES[0]).map_err(|bad| bad.error)?;
			assert!(decide(JUDGES[1]).is_ok(), "two of the appeals body can always decide");
			Ok(())
		}
		Act::Erratum(seed) => {
			correct_both(recorded(seed), Change::Erratum { texts: texts(&[anew("erratum")]) }, &why)
		}
		Act::Recount(seed, votes) => {
			let vote = vote_where(seed, |state| *state == VoteState::Counted);
			let id = Votes::<Test>::get(vote).map_or(0, |record| record.meeting);
			correct_both(id, Change::Recount { vote, counts: counts_of(votes), evidence: None }, &why)
		}
		Act::Annul(seed) => {
			let vote = vote_where(seed, |state| *state == VoteState::Counted);
			let id = Votes::<Test>::get(vote).map_or(0, |record| record.meeting);
			correct_both(id, Change::Annulment { vote }, &why)
		}
		Act::Redact(seed, version) => {
			correct_both(recorded(seed), Change::Redaction { version, language: Language::Korean }, &why)
		}
		Act::Forward { seed, up } => {
			let id = motion_where(seed, |record| {
				let adopted = record.state == MotionState::Adopted && record.amends.is_none();
				let stage = record.tabled.map(|(id, _)| meeting(id).stage);
				let stands = matches!(stage, Some(Stage::Final | Stage::Cancelled));
				adopted && stands && record.forwarded.is_none()
			});
			let from = Motions::<Test>::get(id).map_or(SEOUL, |record| record.organization);
			let to = match (from, up) {
				(JONGNO, _) => SEOUL,
				(_, true) => 0,
				(_, false) => JONGNO,
			};
			Assemblies::forward(keeper_of(id), id, motion_version(id), to)
		}
		Act::Schedule(seed, place) => {
			let id = motion_where(seed, |record| match (record.state, record.tabled) {
				(MotionState::Received, _) => true,
				(MotionState::Proposed, Some((id, _))) => {
					let stage = meeting(id).stage;
					record.amends.is_none() && !stage.is_ahead() && stage != Stage::InSession
				}
				_ => false,
			});
			let organization = Motions::<Test>::get(id).map_or(SEOUL, |record| record.organization);
			let place = pick(place, Assemblies::meetings(0, 100), |record| {
				record.organization == organization && record.stage.takes_items()
			});
			Assemblies::schedule(keeper_of(id), id, motion_version(id), place, MOTIONS)
		}
		Act::Decline(seed) => {
			let id = motion_where(seed, |record| record.state == MotionState::Received);
			Assemblies::decline(keeper_of(id), id, motion_version(id), text("no"))
		}
		Act::Assign(seed) => {
			let id = motion_where(seed, |record| record.state == MotionState::Adopted);
			let version = Resolutions::<Test>::get(id).map_or(0, |resolution| resolution.version);
			Assemblies::assign(keeper_of(id), id, version, POST, Now::get() + DAY)
		}
		Act::Report(seed, progress) => {
			let assigned = Resolutions::<Test>::iter().collect();
			let id = pick(seed, assigned, |resolution| !resolution.status.is_over());
			let version = Resolutions::<Test>::get(id).map_or(0, |resolution| resolution.version);
			let status = if progress == 100 { Status::Done } else { Status::InProgress };
			Assemblies::report(signed(OWNER), id, version, status, progress, None)
		}
		Act::Flag(duty) => Assemblies::flag(signed(STRANGER), duty),
		Act::Advance(seed) => Assemblies::advance(signed(STRANGER), meeting_where(seed, |_| true)),
		Act::Pass(time) => {
			pass(time);
			Ok(())
		}
	}
}

/// A chain on which two objections stop a record, with a meeting convened and another in session.
fn party(test: impl FnOnce()) {
	build_and_execute(|| {
		let parameters = crate::Parameters { objection_least: 2, ..crate::Parameters::default() };
		crate::CurrentParameters::<Test>::put(parameters);
		let mut offices = Offices::get();
		offices.push((CHAIR, JONGNO, Role::Chair));
		Offices::set(&offices);
		convened();
		let (id, first) = session();
		assert_eq!(TabledMotions::<Test>::get(id, 0), Some(first));
		test();
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn invariants_hold_whatever_people_do(acts in prop::collection::vec(act(), 1..120)) {
		party(|| {
			for (step, act) in acts.into_iter().enumerate() {
				let _ = perform(act, step);
				Assemblies::do_try_state().unwrap();
			}
		});
	}
}
