// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How rolls are objected to and corrected.

use super::mock::*;
use crate::{
	Call, Decision, Error, Event, Office, RollStage, Ruling, Subject, KEYS_PER_PAGE, MAX_OBJECTIONS,
	WORK_PIECE,
};
use caucus_members_core::registry::{Classes, Entry, RollRule};
use caucus_primitives::{MemberId, RollId};
use caucus_support::{RollProgress, Rolls as _};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

const WHY: H256 = H256([1; 32]);
const VERDICT: H256 = H256([2; 32]);

fn roll_of(count: u32) -> RollId {
	enter(count);
	publish(vec![RollRule::default()])
}

fn strike(roll: RollId, member: MemberId) -> u32 {
	object(roll, Subject::Strike(member))
}

/// What Python's `list[i] = list.pop()` does, for each position from the last to the first.
fn without(mut members: Vec<MemberId>, struck: &[MemberId]) -> Vec<MemberId> {
	for position in (0..members.len()).rev() {
		if struck.contains(&members[position]) {
			members.swap_remove(position);
		}
	}
	members
}

#[test]
fn an_objection_is_upheld_when_two_registrars_agree() {
	build_and_execute(|| {
		let roll = roll_of(3);
		let subject = Subject::Strike(1);
		assert_ok!(Registry::object(signed(SUE), roll, subject, WHY));
		System::assert_last_event(RuntimeEvent::Registry(Event::ObjectionRaised {
			roll,
			objection: 0,
			by: SUE,
			subject,
			reason: WHY,
		}));
		let decide = |who, uphold| Registry::decide(signed(who), roll, 0, uphold);
		assert_ok!(decide(ADA, true));
		System::assert_last_event(RuntimeEvent::Registry(Event::DecisionProposed {
			roll,
			objection: 0,
			uphold: true,
			by: ADA,
		}));
		assert_noop!(decide(ADA, true), Error::<Test>::SamePerson);
		assert_ok!(decide(CY, false));
		assert_eq!(Registry::objection(roll, 0).unwrap().decision, None, "they disagree");
		assert_ok!(decide(BO, true));
		System::assert_last_event(RuntimeEvent::Registry(Event::ObjectionDecided {
			roll,
			objection: 0,
			uphold: true,
		}));
		let stored = Registry::objection(roll, 0).unwrap();
		assert_eq!((stored.by, stored.subject, stored.reason), (SUE, subject, WHY));
		assert_eq!(stored.position, Some((0, 1)));
		assert_eq!(stored.decision, Some(Decision { uphold: true, by: (ADA, BO) }));
		assert_noop!(decide(CY, false), Error::<Test>::AlreadyDecided);
		settle(roll, 1);
		assert_eq!(keys_of(roll, 0), vec![KEYS[0], KEYS[2]]);
	});
}

#[test]
fn nobody_judges_an_objection_to_which_they_are_party() {
	build_and_execute(|| {
		let roll = roll_of(3);
		for office in [Office::Registrar, Office::Appeals] {
			for who in [CHAIR, CLERK] {
				let person = if office == Office::Registrar { JUDGES[0] } else { ADA };
				assert_ok!(Registry::appoint(signed(who), office, person));
			}
		}
		assert_ok!(Registry::object(signed(ADA), roll, Subject::Strike(0), WHY));
		let decide = |who| Registry::decide(signed(who), roll, 0, true);
		let appeal = |who| Registry::appeal(signed(who), roll, 0, false, VERDICT);
		assert_noop!(decide(ADA), Error::<Test>::NotImpartial);
		assert_noop!(appeal(ADA), Error::<Test>::NotImpartial);
		// A judge whose ruling waits becomes a party by deciding, so the ruling is worth nothing.
		assert_ok!(appeal(JUDGES[0]));
		assert_ok!(decide(JUDGES[0]));
		assert_ok!(decide(BO));
		assert_noop!(appeal(JUDGES[0]), Error::<Test>::NotImpartial);
		assert_ok!(appeal(JUDGES[1]));
		assert_eq!(Registry::objection(roll, 0).unwrap().ruling, None);
		assert_ok!(appeal(JUDGES[2]));
		let by = (JUDGES[1], JUDGES[2]);
		let ruling = Some(Ruling { uphold: false, reason: VERDICT, by });
		assert_eq!(Registry::objection(roll, 0).unwrap().ruling, ruling);
	});
}

#[test]
fn a_voice_counts_only_as_long_as_its_owner_is_in_office() {
	build_and_execute(|| {
		let roll = roll_of(3);
		strike(roll, 0);
		assert_ok!(Registry::decide(signed(ADA), roll, 0, true));
		assert_ok!(Registry::appeal(signed(JUDGES[0]), roll, 0, true, VERDICT));
		for (office, person) in [(Office::Registrar, ADA), (Office::Appeals, JUDGES[0])] {
			for who in [CHAIR, CLERK] {
				assert_ok!(Registry::remove(signed(who), office, person));
			}
		}
		assert_ok!(Registry::decide(signed(BO), roll, 0, true));
		assert_ok!(Registry::appeal(signed(JUDGES[1]), roll, 0, true, VERDICT));
		let objection = Registry::objection(roll, 0).unwrap();
		assert_eq!((objection.decision, objection.ruling), (None, None));
		assert_ok!(Registry::decide(signed(CY), roll, 0, true));
		assert_ok!(Registry::appeal(signed(JUDGES[2]), roll, 0, true, VERDICT));
		let objection = Registry::objection(roll, 0).unwrap();
		assert_eq!(objection.decision, Some(Decision { uphold: true, by: (BO, CY) }));
		assert!(objection.ruling.is_some_and(|ruling| ruling.by == (JUDGES[1], JUDGES[2])));
	});
}

#[test]
fn the_appeals_body_reverses_decisions_both_ways_and_decides_what_nobody_did() {
	build_and_execute(|| {
		let roll = roll_of(6);
		let objections = [0, 1, 2, 3, 4].map(|member| strike(roll, member));
		let [upheld, dismissed, undecided, silent, confirmed] = objections;
		decide(roll, upheld, true);
		decide(roll, dismissed, false);
		decide(roll, confirmed, true);
		advance(WINDOW);
		appeal(roll, upheld, false);
		System::assert_last_event(RuntimeEvent::Registry(Event::ObjectionRuled {
			roll,
			objection: upheld,
			uphold: false,
			reason: VERDICT,
		}));
		appeal(roll, dismissed, true);
		appeal(roll, undecided, true);
		appeal(roll, confirmed, true);
		advance(WINDOW);
		assert_ok!(Registry::settle(roll));
		assert_eq!(Registry::progress(roll), Some(RollProgress::Settling));
		work_off(1);
		assert_eq!(members_of(roll, 0), vec![0, 3, 5]);
		assert!(!Registry::objection(roll, silent).unwrap().is_upheld());
		assert_eq!(members_of(roll, 0), without((0..6).collect(), &[1, 2, 4]));
	});
}

#[test]
fn a_ruling_is_final_and_both_judges_mean_the_same() {
	build_and_execute(|| {
		let roll = roll_of(3);
		strike(roll, 0);
		let appeal = |who, uphold, reason| Registry::appeal(signed(who), roll, 0, uphold, reason);
		assert_noop!(appeal(ADA, true, VERDICT), Error::<Test>::NotOfAppeals);
		assert_ok!(appeal(JUDGES[0], true, VERDICT));
		System::assert_last_event(RuntimeEvent::Registry(Event::RulingProposed {
			roll,
			objection: 0,
			uphold: true,
			reason: VERDICT,
			by: JUDGES[0],
		}));
		assert_noop!(appeal(JUDGES[0], true, VERDICT), Error::<Test>::SamePerson);
		assert_ok!(appeal(JUDGES[1], true, WHY));
		assert_ok!(appeal(JUDGES[1], false, VERDICT));
		assert_eq!(Registry::objection(roll, 0).unwrap().ruling, None);
		assert_ok!(appeal(JUDGES[2], true, WHY));
		let by = (JUDGES[1], JUDGES[2]);
		let objection = Registry::objection(roll, 0).unwrap();
		assert_eq!(objection.ruling, Some(Ruling { uphold: true, reason: WHY, by }));
		assert!(objection.opinions.is_empty());
		assert_noop!(appeal(JUDGES[0], false, WHY), Error::<Test>::AlreadyRuled);
		assert_noop!(Registry::decide(signed(ADA), roll, 0, false), Error::<Test>::AlreadyRuled);
	});
}

#[test]
fn each_step_ends_with_its_window() {
	build_and_execute(|| {
		enter(3);
		let object = |roll| Registry::object(signed(SAM), roll, Subject::Strike(1), WHY);
		assert_noop!(object(0), Error::<Test>::RollNotFound);
		let roll = cut(RollRule::default());
		assert_noop!(object(roll), Error::<Test>::WrongRollStage);
		work_off(3);
		strike(roll, 0);
		let decide = || Registry::decide(signed(ADA), roll, 0, true);
		let appeal = || Registry::appeal(signed(JUDGES[0]), roll, 0, true, VERDICT);
		advance(WINDOW);
		assert_noop!(object(roll), Error::<Test>::TooLate);
		assert_noop!(decide(), Error::<Test>::TooLate);
		hypothetically!({
			assert_ok!(appeal());
		});
		advance(WINDOW);
		assert_noop!(appeal(), Error::<Test>::TooLate);
		assert_ok!(Registry::settle(roll));
		assert_noop!(decide(), Error::<Test>::WrongRollStage);
		assert_noop!(appeal(), Error::<Test>::WrongRollStage);
		// What nobody decided is dismissed, and then nothing is computed again.
		assert_eq!(stored(roll).stage, RollStage::Settled);
		assert_eq!(stored(roll).keys(), vec![3]);
	});
}

#[test]
fn object_fails_when_the_signer_or_the_subject_is_not_fit() {
	build_and_execute(|| {
		let (dues, youth) = (Classes::DUES_PAYING, Classes::YOUTH);
		enter_as(6, |id| match id {
			0 => (1, youth.with(dues)),
			1 => (1, dues),
			_ => (1, Classes::CITIZEN),
		});
		make(&[Entry::Leave { member: 5 }]);
		let roll = publish(youth_and_dues());
		make(&[Entry::Reclass { member: 2, classes: dues.with(youth) }]);
		let object = |who, subject| Registry::object(signed(who), roll, subject, WHY);
		let admit = |member, style| Subject::Admit { member, style };
		for who in [STRANGER, CHAIR, JUDGES[0]] {
			assert_noop!(object(who, Subject::Strike(0)), Error::<Test>::NotAnObjector);
		}
		let bad = [
			(Subject::Strike(9), Error::<Test>::MemberNotFound),
			(Subject::Strike(3), Error::NotOnRoll),
			(admit(9, 0), Error::MemberNotFound),
			(admit(5, 0), Error::MemberLeft),
			(admit(3, 0), Error::WrongStyle),
			(admit(2, 1), Error::WrongStyle),
			(admit(2, 2), Error::WrongStyle),
			(admit(0, 0), Error::AlreadyOnRoll),
			(admit(1, 1), Error::AlreadyOnRoll),
		];
		for (subject, error) in bad {
			assert_eq!(object(SAM, subject), Err(error.into()), "{subject:?}");
		}
		// Nor is a member admitted twice who has another key, or another style, than at the cut.
		make(&[rotation(0, 9), Entry::Reclass { member: 1, classes: youth }]);
		assert_noop!(object(SAM, admit(0, 0)), Error::<Test>::AlreadyOnRoll);
		assert_noop!(object(SAM, admit(1, 0)), Error::<Test>::AlreadyOnRoll);
		assert_ok!(object(ADA, admit(2, 0)));
		assert_noop!(object(SAM, admit(2, 0)), Error::<Test>::AlreadyObjected);
		let missing = Error::<Test>::ObjectionNotFound;
		assert_noop!(Registry::decide(signed(ADA), roll, 1, true), missing);
		let missing = Error::<Test>::ObjectionNotFound;
		assert_noop!(Registry::appeal(signed(JUDGES[0]), roll, 1, true, WHY), missing);
		assert_noop!(Registry::decide(signed(SAM), roll, 0, true), Error::<Test>::NotARegistrar);
	});
}

#[test]
fn object_fails_when_there_are_as_many_as_may_be() {
	build_and_execute(|| {
		let roll = roll_of(MAX_OBJECTIONS + 1);
		for member in 0..MAX_OBJECTIONS {
			strike(roll, member);
		}
		assert_noop!(
			Registry::object(signed(SAM), roll, Subject::Strike(MAX_OBJECTIONS), WHY),
			Error::<Test>::TooManyObjections
		);
	});
}

#[test]
fn officers_object_decide_and_appeal_free_when_it_is_due() {
	build_and_execute(|| {
		let roll = roll_of(3);
		let free = |call: &Call<Test>, who| call.is_feeless(&signed(who));
		let object = Call::object { roll, subject: Subject::Strike(0), reason: WHY };
		let decide = Call::decide { roll, objection: 0, uphold: true };
		let appeal = Call::appeal { roll, objection: 0, uphold: true, reason: WHY };
		assert!(free(&object, SAM) && free(&object, ADA) && !free(&object, STRANGER));
		assert!(!free(&decide, ADA) && !free(&appeal, JUDGES[0]), "there is no objection yet");
		strike(roll, 0);
		assert!(!free(&object, SUE));
		assert!(free(&decide, ADA) && !free(&decide, SAM));
		assert!(free(&appeal, JUDGES[0]) && !free(&appeal, ADA));
		assert_ok!(Registry::decide(signed(ADA), roll, 0, true));
		assert!(!free(&decide, ADA) && free(&decide, BO));
	});
}

#[test]
fn corrections_of_any_piece_size_give_the_roll_that_is_written_down() {
	build_and_execute(|| {
		let (dues, youth) = (Classes::DUES_PAYING, Classes::YOUTH);
		let citizens = CROWD - 5;
		enter_as(CROWD, |id| match id {
			id if id >= citizens => (1, Classes::CITIZEN),
			id if id % 3 == 0 => (1, youth),
			_ => (1, dues),
		});
		let rolls = [WORK_PIECE, 40, 1].map(|piece| (piece, publish(youth_and_dues())));
		for id in (citizens..CROWD).step_by(2) {
			let classes = if id == citizens { dues } else { youth };
			make(&[Entry::Reclass { member: id, classes }]);
		}
		// The last keys among them, neighbours, and a full page's end.
		let of_youth: Vec<MemberId> = (0..citizens).filter(|id| id % 3 == 0).collect();
		let of_dues: Vec<MemberId> = (0..citizens).filter(|id| id % 3 != 0).collect();
		let struck = [0, 3, 93, 96, 288, 291, 294, 1, 47, 46, 292, 293];
		assert!(of_youth.ends_with(&[288, 291, 294]) && of_dues.ends_with(&[292, 293]));
		for (_, roll) in rolls {
			for member in struck {
				let objection = strike(roll, member);
				decide(roll, objection, true);
			}
			for (member, style) in [(citizens, 1), (citizens + 2, 0), (citizens + 4, 0)] {
				let objection = object(roll, Subject::Admit { member, style });
				decide(roll, objection, true);
			}
		}
		advance(2 * WINDOW);
		for (piece, roll) in rolls {
			assert_ok!(Registry::settle(roll));
			let mut pieces = 0;
			while !is_idle() {
				assert_ok!(Registry::work(signed(STRANGER), piece));
				pieces += 1;
			}
			assert!(piece != 1 || pieces > 15 + 8, "{pieces} pieces");
			let youth = [without(of_youth.clone(), &struck), vec![citizens + 2, citizens + 4]].concat();
			let dues = [without(of_dues.clone(), &struck), vec![citizens]].concat();
			assert_eq!(members_of(roll, 0), youth, "pieces of {piece}");
			assert_eq!(members_of(roll, 1), dues, "pieces of {piece}");
			for style in [0, 1] {
				let keys = keys_of(roll, style);
				assert_eq!(stored(roll).styles[usize::from(style)].digest, digest_of(&keys));
			}
			// Pages, counts and digests are the right ones also by the invariants.
			Registry::do_try_state().unwrap();
		}
	});
}

#[test]
fn a_style_can_lose_all_its_keys_or_a_page() {
	build_and_execute(|| {
		let roll = roll_of(KEYS_PER_PAGE + 1);
		let objection = strike(roll, 0);
		decide(roll, objection, true);
		settle(roll, 1);
		assert_eq!(members_of(roll, 0)[..2], [KEYS_PER_PAGE, 1]);
		let small = roll_of(2);
		for member in [1, 0] {
			let objection = strike(small, member);
			decide(small, objection, true);
		}
		settle(small, 1);
		let style = stored(small).styles[0];
		assert_eq!((style.keys, style.digest), (0, [0; 32]));
		build_empty(small);
		enter(KEYS_PER_PAGE + 1);
	});
}

fn build_empty(roll: RollId) {
	assert_ok!(Registry::seat(roll, SEED));
	work_off(1);
	assert!(matches!(Registry::progress(roll), Some(RollProgress::Built(all)) if all.rings() == 0));
}

#[test]
fn an_admission_lapses_when_the_member_no_longer_belongs_on_the_roll() {
	build_and_execute(|| {
		enter_as(5, |_| (1, Classes::CITIZEN));
		let roll = publish(youth_and_dues());
		let classes = Classes::DUES_PAYING;
		make(&[0, 1, 2, 3].map(|member| Entry::Reclass { member, classes }));
		for member in [0, 1, 2, 3] {
			let objection = object(roll, Subject::Admit { member, style: 1 });
			decide(roll, objection, true);
		}
		let classes = Classes::YOUTH;
		make(&[Entry::Leave { member: 0 }, Entry::Reclass { member: 1, classes }, rotation(2, 9)]);
		settle(roll, WORK_PIECE);
		assert_eq!(keys_of(roll, 1), vec![KEYS[9], KEYS[3]]);
		for member in [0, 1] {
			let lapsed = Event::AdmissionLapsed { roll, style: 1, member };
			System::assert_has_event(RuntimeEvent::Registry(lapsed));
		}
		System::assert_has_event(RuntimeEvent::Registry(Event::KeyAdmitted { roll, style: 1, member: 3 }));
	});
}

#[test]
fn a_rotated_members_old_key_can_be_struck() {
	build_and_execute(|| {
		let roll = roll_of(3);
		make(&[rotation(1, 9)]);
		let objection = strike(roll, 1);
		decide(roll, objection, true);
		settle(roll, 1);
		assert_eq!(keys_of(roll, 0), vec![KEYS[0], KEYS[2]]);
		System::assert_has_event(RuntimeEvent::Registry(Event::KeyStruck { roll, style: 0, member: 1 }));
	});
}
