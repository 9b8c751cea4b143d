// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Officers' acts and due duties are free; what would fail is not.

use super::mock::*;
use crate::{Call, Change, Choice, Duty, ItemKind, MotionState, Status, Subject};
use caucus_primitives::calendar::DAY;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

/// Who of chair, secretary and a stranger makes a call for free.
fn free(call: &Call<Test>) -> [bool; 3] {
	[CHAIR, SECRETARY, STRANGER].map(|who| call.is_feeless(&signed(who)))
}

const NOBODY: [bool; 3] = [false; 3];
const CHAIR_ALONE: [bool; 3] = [true, false, false];
const SECRETARY_ALONE: [bool; 3] = [false, true, false];
const OFFICERS: [bool; 3] = [true, true, false];
const ANYBODY: [bool; 3] = [true; 3];

#[test]
fn convening_is_free_for_officers() {
	build_and_execute(|| {
		let draft = |organization| Call::<Test>::draft { organization, plan: plan() };
		assert_eq!(free(&draft(SEOUL)), SECRETARY_ALONE);
		assert_eq!(free(&draft(BUSAN)), NOBODY);
		assert_eq!(free(&draft(77)), NOBODY);
		let never = crate::Plan { ends_at: plan().starts_at, ..plan() };
		assert_eq!(free(&Call::draft { organization: SEOUL, plan: never }), NOBODY, "it would fail");
		let meeting_id = drafted();
		let edit =
			|version| Call::<Test>::edit { meeting: meeting_id, expected_version: version, plan: plan() };
		assert_eq!(free(&edit(0)), SECRETARY_ALONE);
		assert_eq!(free(&edit(1)), NOBODY, "somebody else was faster");
		let notice = Call::<Test>::notice { meeting: meeting_id, expected_version: 0 };
		assert_eq!(free(&notice), SECRETARY_ALONE);
		let cancel = Call::<Test>::cancel { meeting: meeting_id, expected_version: 0, reason: text("why") };
		assert_eq!(free(&cancel), OFFICERS);
		let (id, _) = convened();
		let version = meeting(id).version;
		let postpone = Call::<Test>::postpone { meeting: id, expected_version: version, reason: text("why") };
		assert_eq!(free(&postpone), OFFICERS);
		let what = new_item(ItemKind::Other);
		let add = Call::<Test>::add_item { meeting: id, expected_version: version, what };
		assert_eq!(free(&add), SECRETARY_ALONE);
		let withdraw = Call::<Test>::withdraw_item { meeting: id, expected_version: version, item: 0 };
		assert_eq!(free(&withdraw), SECRETARY_ALONE);
		let what = new_motion("more");
		let propose = Call::<Test>::propose { meeting: id, expected_version: version, item: MOTIONS, what };
		assert_eq!(free(&propose), SECRETARY_ALONE);
		let advance = Call::<Test>::advance { meeting: id };
		let attendance = attendance(80);
		let open =
			Call::<Test>::open { meeting: id, expected_version: version, attendance, electorate: None };
		assert_eq!([free(&open), free(&advance)], [NOBODY, NOBODY]);
		wait_for(id);
		assert_eq!([free(&open), free(&advance)], [CHAIR_ALONE, ANYBODY]);
		assert_eq!([free(&add), free(&withdraw), free(&propose)], [NOBODY; 3]);
	});
}

#[test]
fn a_session_is_free_for_officers() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let version = meeting(id).version;
		let subject = Subject::Motion(motion_id);
		let ballot = ballot(counts(80, [60, 10, 10]));
		let vote = Call::<Test>::record_vote { meeting: id, expected_version: version, subject, ballot };
		assert_eq!(free(&vote), SECRETARY_ALONE);
		let (election, choices) = ((4, 0), choices(&[Choice::Yes, Choice::No]));
		let link = Call::<Test>::link_election {
			meeting: id,
			expected_version: version,
			subject,
			election,
			choices,
		};
		assert_eq!(free(&link), SECRETARY_ALONE);
		let attendance = attendance(60);
		let count = Call::<Test>::count_presence { meeting: id, expected_version: version, attendance };
		assert_eq!(free(&count), OFFICERS);
		let adjourn = Call::<Test>::adjourn { meeting: id, expected_version: version };
		assert_eq!(free(&adjourn), OFFICERS);
		let amend =
			Call::<Test>::amend { motion: motion_id, expected_version: 0, what: new_motion("better") };
		assert_eq!(free(&amend), SECRETARY_ALONE);
		let rebase = Call::<Test>::rebase { motion: motion_id, expected_version: 0, text: text("better") };
		assert_eq!(free(&rebase), SECRETARY_ALONE);
		let withdraw = Call::<Test>::withdraw_motion { motion: motion_id, expected_version: 0 };
		assert_eq!(free(&withdraw), SECRETARY_ALONE);
		let schedule =
			Call::<Test>::schedule { motion: motion_id, expected_version: 0, meeting: id, item: MOTIONS };
		assert_eq!(free(&schedule), SECRETARY_ALONE);
		adopt(id, motion_id);
		assert_eq!([free(&vote), free(&amend), free(&schedule)], [NOBODY; 3]);
		let version = motion(motion_id).version;
		let forward = Call::<Test>::forward { motion: motion_id, expected_version: version, to: 0 };
		assert_eq!(free(&forward), NOBODY);
		hypothetically!({
			record(id);
			certify(id, &format!("minutes {id}"));
			pass_objections(id);
			assert_eq!(free(&forward), OFFICERS);
		});
		let due = Now::get() + DAY;
		let assign =
			|expected_version| Call::<Test>::assign { motion: motion_id, expected_version, owner: POST, due };
		assert_eq!([free(&assign(0)), free(&assign(1))], [OFFICERS, NOBODY]);
		assert_ok!(Assemblies::assign(signed(CHAIR), motion_id, 0, POST, due));
		let (status, progress, note) = (Status::InProgress, 5, None);
		let report = Call::<Test>::report { motion: motion_id, expected_version: 1, status, progress, note };
		assert_eq!((free(&report), report.is_feeless(&signed(OWNER))), (SECRETARY_ALONE, true));
	});
}

#[test]
fn records_are_free_for_those_concerned() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		adopt(id, motion_id);
		adjourn(id);
		let version = meeting(id).version;
		let texts = texts(&[text("minutes")]);
		let minutes = Call::<Test>::publish_minutes { meeting: id, expected_version: version, texts };
		assert_eq!(free(&minutes), SECRETARY_ALONE);
		publish(id, "minutes");
		let version = meeting(id).version;
		let certify = |what| {
			let digest = digest(what);
			Call::<Test>::certify { meeting: id, expected_version: version, digest }
		};
		assert_eq!([free(&certify("minutes")), free(&certify("others"))], [OFFICERS, NOBODY]);
		super::mock::certify(id, "minutes");
		let change = Box::new(Change::Annulment { vote: 0 });
		let version = meeting(id).version;
		let correct =
			Call::<Test>::correct { meeting: id, expected_version: version, change, reason: text("why") };
		assert_eq!((free(&correct), correct.is_feeless(&signed(AUDITOR))), (OFFICERS, true));
		let decide = Call::<Test>::decide { meeting: id, window: 1, annul: true, reason: text("why") };
		assert!(!decide.is_feeless(&signed(JUDGES[0])));
		contest_record(id);
		assert!(decide.is_feeless(&signed(JUDGES[0])));
		assert_eq!(free(&decide), NOBODY);
	});
}

#[test]
fn due_duties_are_free_for_anybody() {
	build_and_execute(|| {
		let (id, motion_id) = session();
		let vote = link(id, Subject::Motion(motion_id), 4, &[Choice::Yes, Choice::No]);
		let take = Call::<Test>::take_counts { vote };
		assert_eq!(free(&take), NOBODY);
		set_contest(4, Fate::Void);
		assert_eq!(free(&take), ANYBODY);
		assert_ok!(Assemblies::take_counts(signed(STRANGER), vote));
		let flag = Call::<Test>::flag { duty: Duty::Record(id) };
		assert_eq!(free(&flag), NOBODY);
		pass(8 * DAY);
		assert_eq!(free(&flag), ANYBODY);
		let (_, motion_id) = finished();
		assert_ok!(Assemblies::forward(signed(CHAIR), motion_id, motion(motion_id).version, JONGNO));
		let copy = motion(motion_id).forwarded.unwrap();
		assert_eq!(motion(copy).state, MotionState::Received);
		let decline = Call::<Test>::decline { motion: copy, expected_version: 0, reason: text("why") };
		assert!(decline.is_feeless(&signed(LOCAL_SECRETARY)));
		assert_eq!(free(&decline), NOBODY);
	});
}
