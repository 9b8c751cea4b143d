// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How people become members.

use super::mock::*;
use crate::{
	Batches, Call, Error, Event, MemberByKey, MemberCount, Members, NextBatch, Office, Pending, PendingCount,
};
use caucus_members_core::{
	registry::{Application, Classes, Entry, Member, Status},
	ring::Ownership,
};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

#[test]
fn applicants_become_members_when_two_registrars_agree() {
	build_and_execute(|| {
		let applications =
			[application_of_kind(1, 7, Classes::YOUTH), application_of_kind(2, 8, Classes::DELEGATE)];
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&applications)));
		System::assert_last_event(RuntimeEvent::Registry(Event::BatchProposed {
			batch: 0,
			by: ADA,
			entries: 2,
		}));
		assert_eq!(MemberCount::<Test>::get(), 0, "one registrar alone enters nobody");

		assert_ok!(Registry::confirm_batch(signed(BO), 0, digest(&batch(&applications))));
		System::assert_last_event(RuntimeEvent::Registry(Event::BatchConfirmed {
			batch: 0,
			by: BO,
			entries: 2,
			first: 0,
			joined: 2,
		}));
		let Application { key, chapter, classes, .. } = applications[1];
		let status = Status::Active;
		let entry = Member { key, chapter, classes, status, batch: 0, since: 1, rotated: false };
		assert_eq!(Members::<Test>::get(1), Some(entry));
		assert_eq!(Registry::member_by_key(key), Some((1, entry)));
		assert_eq!(MemberCount::<Test>::get(), 2);
		assert_eq!(Batches::<Test>::get(0), Some((ADA, BO)));
		assert_eq!(PendingCount::<Test>::get(), 0);

		register(&[application(3)]);
		assert_eq!(MemberByKey::<Test>::get(KEYS[3]), Some(2), "numbers go on");
	});
}

#[test]
fn every_step_fails_when_the_signer_is_no_registrar() {
	build_and_execute(|| {
		let applications = [application(1)];
		assert_noop!(
			Registry::propose_batch(signed(STRANGER), batch(&applications)),
			Error::<Test>::NotARegistrar
		);
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&applications)));
		assert_noop!(
			Registry::confirm_batch(signed(STRANGER), 0, digest(&batch(&applications))),
			Error::<Test>::NotARegistrar
		);
		assert_noop!(Registry::reject_batch(signed(STRANGER), 0), Error::<Test>::NotARegistrar);
	});
}

#[test]
fn calls_are_free_for_registrars_whose_due_they_are_and_work_for_nobody() {
	build_and_execute(|| {
		let waiting = batch(&[application(1)]);
		assert_ok!(Registry::propose_batch(signed(ADA), waiting.clone()));
		let free = |call: &Call<Test>, who| call.is_feeless(&signed(who));
		let propose = |applications: &[Application]| Call::propose_batch { entries: batch(applications) };
		let confirm = |batch| Call::confirm_batch { batch, digest: digest(&waiting) };
		let reject = |batch| Call::reject_batch { batch };
		for call in [propose(&[application(2)]), confirm(0), reject(0)] {
			assert!(free(&call, BO), "{call:?}");
			assert!(!free(&call, STRANGER), "{call:?}");
			assert!(!call.is_feeless(&RuntimeOrigin::none()), "{call:?}");
		}
		assert!(!free(&propose(&[]), BO));
		assert!(!free(&confirm(0), ADA), "it is Ada's own batch");
		assert!(!free(&confirm(1), BO) && !free(&reject(1), BO), "there is no such batch");
		assert!(!free(&Call::work { keys: 1 }, ADA));
	});
}

#[test]
fn confirm_batch_fails_when_the_same_registrar_proposed_it() {
	build_and_execute(|| {
		let applications = [application(1)];
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&applications)));
		assert_noop!(
			Registry::confirm_batch(signed(ADA), 0, digest(&batch(&applications))),
			Error::<Test>::SameRegistrar
		);
	});
}

#[test]
fn confirm_batch_fails_when_its_proposer_is_no_registrar_any_more() {
	build_and_execute(|| {
		let applications = batch(&[application(1)]);
		assert_ok!(Registry::propose_batch(signed(ADA), applications.clone()));
		for who in [CHAIR, CLERK] {
			assert_ok!(Registry::remove(signed(who), Office::Registrar, ADA));
		}
		assert_noop!(
			Registry::confirm_batch(signed(BO), 0, digest(&applications)),
			Error::<Test>::ProposerLeftOffice
		);
	});
}

#[test]
fn confirm_batch_fails_when_another_batch_was_looked_at() {
	build_and_execute(|| {
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&[application(1), application(2)])));
		assert_noop!(
			Registry::confirm_batch(signed(BO), 0, digest(&batch(&[application(1), application(3)]))),
			Error::<Test>::DigestMismatch
		);
	});
}

#[test]
fn a_batch_is_gone_when_it_was_confirmed_or_rejected() {
	build_and_execute(|| {
		let (first, second) = ([application(1)], [application(2)]);
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&first)));
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&second)));
		assert_ok!(Registry::confirm_batch(signed(BO), 0, digest(&batch(&first))));
		// One's own batch can be taken back.
		assert_ok!(Registry::reject_batch(signed(ADA), 1));
		System::assert_last_event(RuntimeEvent::Registry(Event::BatchRejected { batch: 1, by: ADA }));
		for (number, applications) in [(0, first), (1, second)] {
			assert_noop!(
				Registry::confirm_batch(signed(BO), number, digest(&batch(&applications))),
				Error::<Test>::BatchNotFound
			);
			assert_noop!(Registry::reject_batch(signed(BO), number), Error::<Test>::BatchNotFound);
		}
		assert_eq!(MemberCount::<Test>::get(), 1);
	});
}

#[test]
fn propose_batch_fails_when_it_is_empty() {
	build_and_execute(|| {
		assert_noop!(Registry::propose_batch(signed(ADA), batch(&[])), Error::<Test>::EmptyBatch);
	});
}

#[test]
fn propose_batch_fails_when_a_key_is_used_twice() {
	build_and_execute(|| {
		let twice = [application(1), application(2), application_of_kind(1, 9, Classes::YOUTH)];
		assert_noop!(Registry::propose_batch(signed(ADA), batch(&twice)), Error::<Test>::KeyInUse);
		register(&[application(1)]);
		let known = [application(2), application(1)];
		assert_noop!(Registry::propose_batch(signed(ADA), batch(&known)), Error::<Test>::KeyInUse);
		// Not even when its member has left.
		make(&[Entry::Leave { member: 0 }]);
		assert_noop!(Registry::propose_batch(signed(ADA), batch(&known)), Error::<Test>::KeyInUse);
	});
}

#[test]
fn confirm_batch_fails_when_another_batch_entered_a_key_meanwhile() {
	build_and_execute(|| {
		let (first, second) = ([application(1)], [application(2), application(1)]);
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&first)));
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&second)));
		assert_ok!(Registry::confirm_batch(signed(BO), 0, digest(&batch(&first))));
		assert_noop!(
			Registry::confirm_batch(signed(BO), 1, digest(&batch(&second))),
			Error::<Test>::KeyInUse
		);
	});
}

#[test]
fn propose_batch_fails_when_a_keys_secret_is_not_shown_to_be_known() {
	build_and_execute(|| {
		let honest = application(1);
		let bad = [
			("another's proof", Application { ownership: application(2).ownership, ..honest }),
			("a proof for another chain", application_to(&[43; 32], 1, 1, Classes::DUES_PAYING)),
			("a proof for another chapter", Application { chapter: 2, ..honest }),
			("a proof for other classes", Application { classes: Classes::DELEGATE, ..honest }),
			("no proof", Application { ownership: Ownership([0; 64]), ..honest }),
			("no key", Application { key: [0xff; 32], ..honest }),
		];
		for (what, application) in bad {
			let applications = [application_of_kind(3, 1, Classes::YOUTH), application];
			let result = Registry::propose_batch(signed(ADA), batch(&applications));
			assert_eq!(result, Err(Error::<Test>::BadOwnership.into()), "{what}");
		}
		assert_eq!(Pending::<Test>::iter().count(), 0);
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&[honest])));
	});
}

#[test]
fn propose_batch_fails_when_too_many_wait() {
	build_and_execute(|| {
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&[application(1)])));
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&[application(2)])));
		let third = [application(3)];
		assert_noop!(Registry::propose_batch(signed(BO), batch(&third)), Error::<Test>::TooManyPending);
		assert_ok!(Registry::reject_batch(signed(BO), 0));
		assert_ok!(Registry::propose_batch(signed(BO), batch(&third)));
	});
}

#[test]
fn batches_and_members_fail_when_no_numbers_are_left() {
	build_and_execute(|| {
		let applications = [application(1), application(2)];
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&applications)));
		hypothetically!({
			MemberCount::<Test>::put(u32::MAX - 1);
			assert_noop!(
				Registry::confirm_batch(signed(BO), 0, digest(&batch(&applications))),
				Error::<Test>::Exhausted
			);
		});
		NextBatch::<Test>::put(u32::MAX);
		assert_noop!(
			Registry::propose_batch(signed(ADA), batch(&[application(3)])),
			Error::<Test>::Exhausted
		);
	});
}
