// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Recalls, which no officer can open, stop or delay, least of all their target.

use super::mock::*;
use crate::{
	parameters::DAY, Act, Draft, Error, Event, Kind, PetitionId, RecallSlot, RecallStage, StarterAct, State,
	Verdict,
};
use caucus_members_core::registry::{Classes, RollRule};
use caucus_primitives::{text::ContentRef, PostId};
use caucus_support::{
	organisations::{Role, CENTRAL},
	participation::RecallOutcome,
};
use frame::testing_prelude::*;

fn certify(petition: PetitionId) -> DispatchResultWithPostInfo {
	Petitions::certify_recall(signed(STRANGER), petition)
}

fn advanced(petition: PetitionId) -> DispatchResultWithPostInfo {
	Petitions::advance(signed(STRANGER), petition)
}

/// A recall of the chair in Seoul whose vote has begun: twelve of sixty members are a fifth.
fn voting() -> PetitionId {
	let petition = open_recall();
	for who in people(DUES_SEOUL, 12) {
		sign(who, petition);
	}
	assert_ok!(certify(petition));
	assert_eq!(recall(petition).stage, RecallStage::Voting { election: Begun::get().len() as u32 - 1 });
	petition
}

/// Tries to start another recall of the chair in Seoul.
#[track_caller]
fn assert_no_recall(error: Error<Test>) {
	assert_refused(submission(Person(DUES_SEOUL, 9_999), &recall_draft(), 0), error);
}

fn set_holder(post: PostId, account: u64, since: u64) {
	let mut posts = Posts::get();
	for place in posts.iter_mut().filter(|(other, ..)| *other == post) {
		(place.2, place.3) = (Some(account), since);
	}
	Posts::set(&posts);
}

#[test]
fn a_recall_leads_to_a_vote_by_itself_and_the_vote_vacates_the_post() {
	build_and_execute(|| {
		let petition = submit(&recall_draft());
		for who in people(DUES_SEOUL, 5) {
			assert_eq!(state(petition), State::Collecting);
			send(sponsor_call(who, petition)).unwrap();
		}
		assert_eq!(state(petition), State::Open, "no officer was asked");
		assert_eq!(stored(petition).term.until, START + 30 * DAY);
		for who in people(DUES_SEOUL, 11) {
			sign(who, petition);
		}
		assert_noop!(certify(petition), Error::<Test>::ThresholdNotReached);
		assert_noop!(advanced(petition), Error::<Test>::NotDue);
		sign(Person(DUES_SEOUL, 11), petition);
		advance(petition);
		assert_eq!((state(petition), recall(petition).votes), (State::Closed, 1));
		System::assert_has_event(RuntimeEvent::Petitions(Event::RecallCertified { petition }));
		System::assert_last_event(RuntimeEvent::Petitions(Event::RecallVoteBegun { petition, election: 0 }));
		let title = format!("당원소환 투표: 청원 {petition}호, 직위 {SEOUL_POST}번").into_bytes();
		let electorate = RollRule { classes: Classes::DUES_PAYING, chapter: Some(SEOUL) };
		assert_eq!(Begun::get(), vec![(title, electorate)]);
		assert_noop!(advanced(petition), Error::<Test>::NotDue);

		end_vote(0, 60, 20, 11, 9);
		advance(petition);
		assert!(Posts::get().iter().all(|(post, ..)| *post != SEOUL_POST));
		let ended = Event::RecallEnded { petition, post: SEOUL_POST, stage: RecallStage::Upheld };
		System::assert_last_event(RuntimeEvent::Petitions(ended));
		let outcome = RecallOutcome { entitled: 60, voted: 20, yes: 11, no: 9 };
		assert_eq!(recall(petition).outcome, Some(outcome));
		assert_eq!(Petitions::recall_slot(SEOUL_POST), RecallSlot::default());
	});
}

#[test]
fn a_recall_needs_its_share_in_each_area() {
	build_and_execute(|| {
		let central = Draft {
			kind: Kind::Recall { post: CENTRAL_POST, grounds: NEGLECT },
			addressee: CENTRAL,
			..recall_draft()
		};
		let petition = in_review(&central);
		for who in people(DUES_SEOUL, 40).chain(people(DUES_BUSAN, 3)) {
			sign(who, petition);
		}
		// A tenth of forty members in Busan are four.
		assert_noop!(certify(petition), Error::<Test>::AreaMinimumMissed { part: 3 });
		sign(Person(DUES_BUSAN, 3), petition);
		// Whoever withdraws before the count is not in it.
		hypothetically!({
			send(withdraw_call(Person(DUES_BUSAN, 0), petition, 2)).unwrap();
			assert_noop!(certify(petition), Error::<Test>::AreaMinimumMissed { part: 3 });
		});
		assert_ok!(certify(petition));
		let electorate = RollRule { classes: Classes::DUES_PAYING, chapter: None };
		assert_eq!(Begun::get()[0].1, electorate);
	});
}

#[test]
fn only_those_on_the_roll_of_the_first_day_recall() {
	build_and_execute(|| {
		let petition = open_recall();
		for who in [Person(OTHERS_SEOUL, 1), Person(DUES_BUSAN, 1), Person(CITIZENS_SEOUL, 1)] {
			assert_refused(sign_call(who, petition, 1), Error::NotEligible);
		}
		// Opponents who join now are on a later roll.
		let mut rolls = StandingRolls::get();
		let mut crowded = rolls[0].clone();
		crowded.parts[usize::from(DUES_SEOUL)].keys = 10_000;
		rolls.push(crowded);
		StandingRolls::set(&rolls);
		let numbers = Petitions::petition(petition).unwrap().numbers;
		assert_eq!((numbers.members_on_roll, numbers.response_at), (60, 12));
		assert_eq!(roll_of(petition), 0);
	});
}

#[test]
fn no_officer_reviews_a_recall() {
	build_and_execute(|| {
		let petition = open_recall();
		let revision = stored(petition).revision;
		let voted = Petitions::review(signed(MODERATORS[0]), petition, revision, hiding());
		assert_noop!(voted, Error::<Test>::WrongState);
		let judged = Petitions::judge(signed(JUDGES[0]), petition, revision, Verdict::Publish);
		assert_noop!(judged, Error::<Test>::WrongState);
		assert_noop!(respond(petition), Error::<Test>::NotTheAddressee);
		let reason = content("자격 도용");
		let voided = Petitions::void_batch(signed(AUDITORS[0]), petition, 7, reason);
		assert_noop!(voided, Error::<Test>::TargetOriginRefused);
		// Rules may void a batch; its keys do not recall anybody.
		for who in people(DUES_SEOUL, 12) {
			sign(who, petition);
		}
		assert_ok!(Petitions::void_batch(RuntimeOrigin::root(), petition, 7, reason));
		assert_noop!(certify(petition), Error::<Test>::ThresholdNotReached);
	});
}

#[test]
fn the_target_has_no_origin_in_a_recall() {
	build_and_execute(|| {
		let mut offices = Offices::get();
		offices.push((SEOUL_CHAIR, CENTRAL, Role::Moderator));
		Offices::set(&offices);
		let petition = open_recall();
		comment(Person(DUES_SEOUL, 1), petition, "소환해야 합니다");
		for who in people(DUES_SEOUL, 12) {
			sign(who, petition);
		}
		let target = || signed(SEOUL_CHAIR);
		assert_noop!(Petitions::advance(target(), petition), Error::<Test>::TargetOriginRefused);
		let certified = Petitions::certify_recall(target(), petition);
		assert_noop!(certified, Error::<Test>::TargetOriginRefused);
		let hidden = Petitions::hide_comment(target(), petition, 0, LIBEL, content("허위"));
		assert_noop!(hidden, Error::<Test>::TargetOriginRefused);
		let acts = batch(vec![signed_act(Person(DUES_SEOUL, 20), petition, Act::Sign { sequence: 1 })]);
		assert_noop!(Petitions::sign_batch(target(), petition, acts), Error::<Test>::TargetOriginRefused);
		// Whatever other office the target holds.
		let voided = Petitions::void_batch(target(), petition, 7, content("자격 도용"));
		assert_noop!(voided, Error::<Test>::TargetOriginRefused);
		let removed = Petitions::remove(target(), petition, content("법원 명령"));
		assert_noop!(removed, Error::<Test>::TargetOriginRefused);
		// In other petitions the same person is as good as anybody.
		let other = submit(&draft("예산"));
		assert_noop!(Petitions::advance(target(), other), Error::<Test>::NotDue);
		assert_ok!(certify(petition));
	});
}

#[test]
fn the_target_replies_once_next_to_the_petition() {
	build_and_execute(|| {
		let petition = open_recall();
		let reply = |who, petition| Petitions::reply_to_recall(signed(who), petition, content("해명"));
		assert_noop!(reply(CHAIR, petition), Error::<Test>::NotTheTarget);
		let empty = ContentRef { bytes: 0, ..content("") };
		assert_noop!(
			Petitions::reply_to_recall(signed(SEOUL_CHAIR), petition, empty),
			Error::<Test>::ReasonRequired
		);
		assert_ok!(reply(SEOUL_CHAIR, petition));
		let event = Event::RecallReplied { petition, reply: content("해명") };
		System::assert_last_event(RuntimeEvent::Petitions(event));
		let shown = Petitions::petition(petition).unwrap().recall.unwrap();
		assert_eq!(shown.reply, Some(content("해명")));
		assert_noop!(reply(SEOUL_CHAIR, petition), Error::<Test>::AlreadyReplied);
		let other = open(&draft("예산"));
		assert_noop!(reply(SEOUL_CHAIR, other), Error::<Test>::NotARecall);
		assert_noop!(certify(other), Error::<Test>::NotARecall);
	});
}

#[test]
fn a_reply_comes_before_the_end() {
	build_and_execute(|| {
		let petition = open_recall();
		pass(30 * DAY);
		advance(petition);
		let late = Petitions::reply_to_recall(signed(SEOUL_CHAIR), petition, content("해명"));
		assert_noop!(late, Error::<Test>::WrongState);
	});
}

#[test]
fn a_recall_that_too_few_signed_fails_and_protects_the_holder_for_some_time() {
	build_and_execute(|| {
		let petition = open_recall();
		for who in people(DUES_SEOUL, 11) {
			sign(who, petition);
		}
		pass(30 * DAY - 1);
		assert_noop!(advanced(petition), Error::<Test>::NotDue);
		pass(1);
		advance(petition);
		assert_eq!((state(petition), recall(petition).stage), (State::Closed, RecallStage::Failed));
		assert_noop!(certify(petition), Error::<Test>::PetitionNotOpen);
		let slot = RecallSlot { open: None, free_from: START + 213 * DAY };
		assert_eq!(Petitions::recall_slot(SEOUL_POST), slot);
		pass(183 * DAY - 1);
		assert_no_recall(Error::CoolDown);
		pass(1);
		submit(&recall_draft());
	});
}

#[test]
fn a_recall_that_fewer_than_half_of_those_needed_signed_protects_nobody() {
	build_and_execute(|| {
		let petition = open_recall();
		for who in people(DUES_SEOUL, 5) {
			sign(who, petition);
		}
		// Six of the twelve needed would.
		hypothetically!({
			sign(Person(DUES_SEOUL, 5), petition);
			pass(30 * DAY);
			advance(petition);
			assert_no_recall(Error::CoolDown);
		});
		pass(30 * DAY);
		advance(petition);
		assert_eq!((state(petition), recall(petition).stage), (State::Closed, RecallStage::Failed));
		assert_eq!(Petitions::recall_slot(SEOUL_POST), RecallSlot::default());
		submit(&recall_draft());
	});
}

#[test]
fn enough_signatures_are_certified_after_the_time_as_well() {
	build_and_execute(|| {
		let petition = open_recall();
		for who in people(DUES_SEOUL, 12) {
			sign(who, petition);
		}
		// Nobody looked for a month.
		pass(31 * DAY);
		advance(petition);
		assert_eq!(recall(petition).stage, RecallStage::Voting { election: 0 });
	});
}

#[test]
fn nobody_is_recalled_at_the_beginning_and_at_the_end_of_a_term() {
	build_and_execute(|| {
		Now::set(&(START - 117 * DAY - 1));
		assert_no_recall(Error::TermProtected);
		Now::set(&(START - 117 * DAY));
		hypothetically!({
			submit(&recall_draft());
		});
		Now::set(&(START + 308 * DAY + 1));
		assert_no_recall(Error::TermProtected);
		Now::set(&(START + 308 * DAY));
		let petition = submit(&recall_draft());
		for who in people(DUES_SEOUL, 4) {
			send(sponsor_call(who, petition)).unwrap();
		}
		// Nor is a recall opened later that was handed in before.
		pass(1);
		assert_refused(sponsor_call(Person(DUES_SEOUL, 4), petition), Error::TermProtected);
	});
}

#[test]
fn a_post_has_one_recall_at_a_time() {
	build_and_execute(|| {
		let (one, other) = (submit(&recall_draft()), submit(&recall_draft()));
		for who in people(DUES_SEOUL, 4) {
			send(sponsor_call(who, other)).unwrap();
		}
		for who in people(DUES_SEOUL, 5) {
			send(sponsor_call(who, one)).unwrap();
		}
		assert_eq!(Petitions::recall_slot(SEOUL_POST).open, Some(one));
		assert_no_recall(Error::RecallInProgress);
		assert_refused(sponsor_call(Person(DUES_SEOUL, 4), other), Error::RecallInProgress);
		let last = signed_act(Person(DUES_SEOUL, 4), other, Act::Sponsor);
		assert_noop!(
			Petitions::sign_batch(signed(RELAYER), other, batch(vec![last])),
			Error::<Test>::RecallInProgress
		);
		pass(30 * DAY);
		for petition in [one, other] {
			advance(petition);
			assert_eq!(recall(petition).stage, RecallStage::Failed);
		}
	});
}

#[test]
fn a_recall_is_planned_only_against_a_holder_and_on_grounds() {
	build_and_execute(|| {
		let recall = |post, grounds| Draft { kind: Kind::Recall { post, grounds }, ..recall_draft() };
		let refused = |draft: &Draft, error| {
			assert_refused(submission(Person(DUES_SEOUL, 1), draft, 0), error);
		};
		refused(&recall(99, NEGLECT), Error::PostVacant);
		refused(&recall(CENTRAL_POST, NEGLECT), Error::AreaUnknown);
		refused(&recall(SEOUL_POST, 999), Error::CodeNotFound);
		refused(&recall(SEOUL_POST, LIBEL.code), Error::WrongCode);
		refused(&Draft { public: true, ..recall_draft() }, Error::MembersOnly);
		let named = Petitions::submit_by_name(signed(SEOUL_CHAIR), SEOUL_POST, Box::new(recall_draft()));
		assert_noop!(named, Error::<Test>::MembersOnly);
		assert_ok!(Petitions::retire_code(RuntimeOrigin::root(), NEGLECT));
		refused(&recall_draft(), Error::CodeRetired);
	});
}

#[test]
fn a_recall_of_a_seat_whose_holder_has_no_account_is_one_like_any_other() {
	build_and_execute(|| {
		let kind = Kind::Recall { post: EMPTY_SEAT, grounds: NEGLECT };
		let petition = in_review(&Draft { kind, addressee: CENTRAL, ..recall_draft() });
		for who in people(DUES_SEOUL, 16).chain(people(DUES_BUSAN, 4)) {
			sign(who, petition);
		}
		advance(petition);
		assert_eq!(recall(petition).target, None);
		assert_eq!(recall(petition).stage, RecallStage::Voting { election: 0 });
	});
}

#[test]
fn a_recall_is_moot_when_the_holder_leaves() {
	build_and_execute(|| {
		let collecting = submit(&recall_draft());
		for who in people(DUES_SEOUL, 4) {
			send(sponsor_call(who, collecting)).unwrap();
		}
		hypothetically!({
			set_holder(SEOUL_POST, STRANGER, START - 200 * DAY);
			let last = sponsor_call(Person(DUES_SEOUL, 4), collecting);
			assert_refused(last, Error::HolderChanged);
		});
		send(sponsor_call(Person(DUES_SEOUL, 4), collecting)).unwrap();
		let open = collecting;
		hypothetically!({
			set_holder(SEOUL_POST, STRANGER, START);
			advance(open);
			assert_eq!((state(open), recall(open).stage), (State::Closed, RecallStage::Moot));
			assert_eq!(Petitions::recall_slot(SEOUL_POST), RecallSlot::default(), "nobody is protected");
		});
		// The same holder in a new term is another matter, too.
		hypothetically!({
			set_holder(SEOUL_POST, SEOUL_CHAIR, START);
			advance(open);
			assert_eq!(recall(open).stage, RecallStage::Moot);
			// But nobody escapes by leaving and coming back: the new term is not protected.
			submit(&recall_draft());
			set_holder(SEOUL_POST, STRANGER, START);
			assert_no_recall(Error::TermProtected);
		});
		for who in people(DUES_SEOUL, 12) {
			sign(who, open);
		}
		hypothetically!({
			set_holder(SEOUL_POST, STRANGER, START);
			assert_ok!(certify(open));
			assert_eq!((recall(open).stage, Begun::get().len()), (RecallStage::Moot, 0));
		});
		assert_ok!(certify(open));
		set_holder(SEOUL_POST, STRANGER, START);
		end_vote(0, 60, 60, 60, 0);
		advance(open);
		assert_eq!(recall(open).stage, RecallStage::Moot, "the vote was not about the successor");
		assert!(Posts::get().iter().any(|(post, ..)| *post == SEOUL_POST));
	});
}

#[test]
fn a_vote_that_keeps_the_holder_ends_the_recall() {
	build_and_execute(|| {
		let petition = voting();
		for (yes, no) in [(10, 10), (9, 11)] {
			hypothetically!({
				end_vote(0, 60, 20, yes, no);
				advance(petition);
				assert_eq!(recall(petition).stage, RecallStage::Failed);
				assert_no_recall(Error::CoolDown);
			});
		}
		end_vote(0, 60, 19, 19, 0);
		advance(petition);
		assert_eq!(recall(petition).stage, RecallStage::Inquorate, "a third has to vote");
		assert_no_recall(Error::CoolDown);
		assert_noop!(advanced(petition), Error::<Test>::NotDue);
	});
}

#[test]
fn a_void_election_is_held_once_more_and_protects_nobody() {
	build_and_execute(|| {
		let petition = voting();
		end_vote(0, 0, 0, 0, 0);
		advance(petition);
		assert_eq!(recall(petition).stage, RecallStage::Certified);
		advance(petition);
		assert_eq!(recall(petition).stage, RecallStage::Voting { election: 1 });
		hypothetically!({
			end_vote(1, 60, 40, 30, 10);
			advance(petition);
			assert_eq!(recall(petition).stage, RecallStage::Upheld);
		});
		end_vote(1, 0, 0, 0, 0);
		advance(petition);
		assert_eq!(recall(petition).stage, RecallStage::Inquorate);
		submit(&recall_draft());
	});
}

#[test]
fn a_vote_that_cannot_begin_is_marked_and_begins_when_it_can() {
	build_and_execute(|| {
		CanVote::set(&false);
		let petition = open_recall();
		for who in people(DUES_SEOUL, 12) {
			sign(who, petition);
		}
		assert_ok!(certify(petition));
		assert_eq!(recall(petition).stage, RecallStage::Certified, "the count stands all the same");
		assert_noop!(advanced(petition), DispatchError::Other("no trustees"));
		pass(21 * DAY);
		advance(petition);
		System::assert_last_event(RuntimeEvent::Petitions(Event::RecallVoteOverdue { petition }));
		let late = Some(START + 21 * DAY);
		assert_eq!(recall(petition).vote_overdue, late);
		assert_noop!(advanced(petition), DispatchError::Other("no trustees"));
		CanVote::set(&true);
		advance(petition);
		let after = recall(petition);
		assert_eq!((after.stage, after.vote_overdue), (RecallStage::Voting { election: 0 }, late));
	});
}

#[test]
fn a_starter_takes_back_a_recall_only_before_it_opens() {
	build_and_execute(|| {
		let petition = submit(&recall_draft());
		send(starter_call(starter(petition), petition, StarterAct::Withdraw)).unwrap();
		assert_eq!((state(petition), recall(petition).stage), (State::Withdrawn, RecallStage::Failed));
		// It was never before the members, so nobody is protected.
		let second = open_recall();
		send(starter_call(starter(second), second, StarterAct::Withdraw)).unwrap();
		assert_eq!((state(second), recall(second).stage), (State::Open, RecallStage::Collecting));
	});
}

#[test]
fn a_recall_ends_with_the_party_and_by_order_of_a_court() {
	build_and_execute(|| {
		let open = open_recall();
		for who in people(DUES_SEOUL, 12) {
			sign(who, open);
		}
		hypothetically!({
			assert_ok!(Petitions::remove(RuntimeOrigin::root(), open, content("가처분")));
			assert_eq!((state(open), recall(open).stage), (State::Removed, RecallStage::Moot));
		});
		hypothetically!({
			assert_ok!(Petitions::dissolve(RuntimeOrigin::root(), content("해산")));
			assert_noop!(certify(open), Error::<Test>::PartyDissolved);
			advance(open);
			assert_eq!((state(open), recall(open).stage), (State::Stopped, RecallStage::Moot));
		});
		assert_ok!(certify(open));
		assert_ok!(Petitions::dissolve(RuntimeOrigin::root(), content("해산")));
		advance(open);
		assert_eq!((state(open), recall(open).stage), (State::Closed, RecallStage::Moot));
	});
}
