// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The table of codes: versions that stay, and used codes that nobody can turn round.

use super::mock::*;
use crate::{standard_codes, Code, CodeRef, CodeText, CodeUse, Error, Event, Verdict, MAX_CODE_VERSIONS};
use frame::testing_prelude::*;

fn code(title: &str) -> Box<Code> {
	let text = CodeText {
		title: title.as_bytes().to_vec().try_into().unwrap(),
		description: "설명".as_bytes().to_vec().try_into().unwrap(),
	};
	let usage = CodeUse::Reject { duplicate: false };
	Box::new(Code { usage, korean: text.clone(), english: text })
}

fn set(number: u16, version: u32, title: &str) -> DispatchResult {
	Petitions::set_code(RuntimeOrigin::root(), number, version, code(title))
}

#[test]
fn a_chain_begins_with_the_standard_table() {
	build_and_execute(|| {
		let codes = Petitions::codes(0, 100);
		assert_eq!(codes.len(), standard_codes().len());
		for ((number, status, code), (expected, text)) in codes.into_iter().zip(standard_codes()) {
			assert_eq!((number, status.version, code), (expected, 1, text));
		}
	});
}

#[test]
fn a_code_is_edited_until_it_is_used_and_all_versions_stay() {
	build_and_execute(|| {
		assert_ok!(set(300, 0, "첫째"));
		assert_ok!(set(300, 1, "둘째"));
		System::assert_last_event(RuntimeEvent::Petitions(Event::CodeSet { code: 300, version: 2 }));
		assert_eq!(Petitions::code(300, 1), Some(*code("첫째")));
		assert_eq!(Petitions::code(300, 2), Some(*code("둘째")));
		assert_noop!(set(300, 1, "셋째"), Error::<Test>::VersionMismatch);

		let petition = in_review(&draft("예산"));
		let used = CodeRef { code: 300, version: 2 };
		review(petition, Verdict::Reject { code: used, reason: content("이유"), duplicate_of: None });
		assert_noop!(set(300, 2, "셋째"), Error::<Test>::CodeUsed);
		assert_noop!(Petitions::delete_code(RuntimeOrigin::root(), 300), Error::<Test>::CodeUsed);
		assert_ok!(Petitions::retire_code(RuntimeOrigin::root(), 300));
		assert_eq!(Petitions::code(300, 2), Some(*code("둘째")), "it stays readable");
		assert_noop!(Petitions::retire_code(RuntimeOrigin::root(), 300), Error::<Test>::CodeRetired);
	});
}

#[test]
fn a_code_has_no_more_versions_than_can_be_deleted_at_once() {
	build_and_execute(|| {
		for version in 0..MAX_CODE_VERSIONS {
			assert_ok!(set(300, version, "제목"));
		}
		assert_noop!(set(300, MAX_CODE_VERSIONS, "제목"), Error::<Test>::Exhausted);
		assert_ok!(Petitions::delete_code(RuntimeOrigin::root(), 300));
		assert_eq!(crate::CodeTexts::<Test>::iter_key_prefix(300).count(), 0);
	});
}

#[test]
fn a_code_that_was_never_used_can_be_deleted() {
	build_and_execute(|| {
		assert_ok!(set(300, 0, "첫째"));
		assert_ok!(set(300, 1, "둘째"));
		assert_ok!(Petitions::delete_code(RuntimeOrigin::root(), 300));
		System::assert_last_event(RuntimeEvent::Petitions(Event::CodeDeleted { code: 300 }));
		assert_eq!((Petitions::code(300, 1), Petitions::code(300, 2)), (None, None));
		let root = RuntimeOrigin::root;
		assert_noop!(Petitions::delete_code(root(), 300), Error::<Test>::CodeNotFound);
		assert_noop!(Petitions::retire_code(root(), 300), Error::<Test>::CodeNotFound);
	});
}

#[test]
fn a_retired_code_is_not_brought_back() {
	build_and_execute(|| {
		assert_ok!(set(300, 0, "첫째"));
		assert_ok!(Petitions::retire_code(RuntimeOrigin::root(), 300));
		System::assert_last_event(RuntimeEvent::Petitions(Event::CodeRetired { code: 300 }));
		assert_noop!(set(300, 1, "둘째"), Error::<Test>::CodeRetired);
	});
}

#[test]
fn only_rules_change_the_table() {
	build_and_execute(|| {
		let who = || signed(MODERATORS[0]);
		assert_noop!(Petitions::set_code(who(), 300, 0, code("첫째")), BadOrigin);
		assert_noop!(Petitions::retire_code(who(), 3), BadOrigin);
		assert_noop!(Petitions::delete_code(who(), 3), BadOrigin);
		assert_noop!(set(300, 0, " "), Error::<Test>::TextEmpty);
	});
}

#[test]
fn the_grounds_of_a_recall_are_used_with_it() {
	build_and_execute(|| {
		submit(&recall_draft());
		assert_noop!(set(NEGLECT, 1, "다른 뜻"), Error::<Test>::CodeUsed);
	});
}
