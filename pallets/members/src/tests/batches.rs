// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How people become members.

use super::mock::*;
use crate::{Call, Error, Event, MemberByKey, MemberCount, Members, NextBatch, Pending, PendingCount};
use caucus_members_core::{
	registry::{Application, Classes, Member, Status},
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
			applications: 2,
		}));
		assert_eq!(MemberCount::<Test>::get(), 0, "one registrar alone enters nobody");

		assert_ok!(Registry::confirm_batch(signed(BO), 0, digest(&applications)));
		System::assert_last_event(RuntimeEvent::Registry(Event::BatchConfirmed {
			batch: 0,
			by: BO,
			first: 0,
			count: 2,
		}));
		let Application { key, chapter, classes, .. } = applications[1];
		let entry = Member { key, chapter, classes, status: Status::Active };
		assert_eq!(Members::<Test>::get(1), Some(entry));
		assert_eq!(Registry::member_by_key(key), Some((1, entry)));
		assert_eq!(MemberCount::<Test>::get(), 2);
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
			Registry::confirm_batch(signed(STRANGER), 0, digest(&applications)),
			Error::<Test>::NotARegistrar
		);
		assert_noop!(Registry::reject_batch(signed(STRANGER), 0), Error::<Test>::NotARegistrar);
	});
}

#[test]
fn calls_are_free_for_registrars_alone_and_work_for_nobody() {
	build_and_execute(|| {
		let calls = [
			Call::<Test>::propose_batch { applications: batch(&[application(1)]) },
			Call::confirm_batch { batch: 0, digest: H256::zero() },
			Call::reject_batch { batch: 0 },
		];
		for call in calls {
			assert!(call.is_feeless(&signed(ADA)), "{call:?}");
			assert!(!call.is_feeless(&signed(STRANGER)), "{call:?}");
			assert!(!call.is_feeless(&RuntimeOrigin::none()), "{call:?}");
		}
		assert!(!Call::<Test>::work { keys: 1 }.is_feeless(&signed(ADA)));
	});
}

#[test]
fn confirm_batch_fails_when_the_same_registrar_proposed_it() {
	build_and_execute(|| {
		let applications = [application(1)];
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&applications)));
		assert_noop!(
			Registry::confirm_batch(signed(ADA), 0, digest(&applications)),
			Error::<Test>::SameRegistrar
		);
	});
}

#[test]
fn confirm_batch_fails_when_another_batch_was_looked_at() {
	build_and_execute(|| {
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&[application(1), application(2)])));
		assert_noop!(
			Registry::confirm_batch(signed(BO), 0, digest(&[application(1), application(3)])),
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
		assert_ok!(Registry::confirm_batch(signed(BO), 0, digest(&first)));
		// One's own batch can be taken back.
		assert_ok!(Registry::reject_batch(signed(ADA), 1));
		System::assert_last_event(RuntimeEvent::Registry(Event::BatchRejected { batch: 1, by: ADA }));
		for (number, applications) in [(0, first), (1, second)] {
			assert_noop!(
				Registry::confirm_batch(signed(BO), number, digest(&applications)),
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
		Members::<Test>::mutate(0, |member| member.as_mut().unwrap().status = Status::Left);
		assert_noop!(Registry::propose_batch(signed(ADA), batch(&known)), Error::<Test>::KeyInUse);
	});
}

#[test]
fn confirm_batch_fails_when_another_batch_entered_a_key_meanwhile() {
	build_and_execute(|| {
		let (first, second) = ([application(1)], [application(2), application(1)]);
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&first)));
		assert_ok!(Registry::propose_batch(signed(ADA), batch(&second)));
		assert_ok!(Registry::confirm_batch(signed(BO), 0, digest(&first)));
		assert_noop!(Registry::confirm_batch(signed(BO), 1, digest(&second)), Error::<Test>::KeyInUse);
	});
}

#[test]
fn propose_batch_fails_when_a_keys_secret_is_not_shown_to_be_known() {
	build_and_execute(|| {
		let honest = application(1);
		let bad = [
			("another's proof", Application { ownership: application(2).ownership, ..honest }),
			("a proof for another chain", application_to(&[43; 32], 1)),
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
				Registry::confirm_batch(signed(BO), 0, digest(&applications)),
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
