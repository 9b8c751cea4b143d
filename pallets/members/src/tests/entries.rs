// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How members leave, move, change class and rotate keys.

use super::mock::*;
use crate::{Batches, Error, Event, MemberByKey, MemberCount, Members, NextBatch};
use caucus_members_core::registry::{Application, Classes, Entry, Member, RollRule, Status};
use frame::testing_prelude::*;

fn member(id: u32) -> Member {
	Registry::member(id).unwrap()
}

fn propose(by: u64, part: &[Entry]) -> DispatchResult {
	Registry::propose_batch(signed(by), entries(part))
}

#[test]
fn members_change_as_their_entries_say() {
	build_and_execute(|| {
		register(&[application(0), application(1), application(2), application(3)]);
		System::set_block_number(9);
		let before = [0, 1, 2].map(member);
		make(&[
			Entry::Leave { member: 0 },
			Entry::Move { member: 1, chapter: 5 },
			Entry::Join(application_of_kind(4, 6, Classes::CITIZEN)),
			Entry::Reclass { member: 2, classes: Classes::YOUTH },
		]);
		System::assert_last_event(RuntimeEvent::Registry(Event::BatchConfirmed {
			batch: 1,
			by: BO,
			entries: 4,
			first: 4,
			joined: 1,
		}));
		assert_eq!(member(0), Member { status: Status::Left, ..before[0] });
		assert_eq!(member(1), Member { chapter: 5, ..before[1] });
		assert_eq!(member(2), Member { classes: Classes::YOUTH, ..before[2] });
		assert_eq!((member(4).batch, member(4).since), (1, 9));
		assert_eq!(MemberCount::<Test>::get(), 5);
	});
}

#[test]
fn a_rotated_key_is_never_used_again() {
	build_and_execute(|| {
		register(&[application(0), application(1)]);
		let before = publish(vec![RollRule::default()]);
		let entered = member(0);
		make(&[rotation(0, 7)]);
		let now = Member { key: KEYS[7], batch: 1, rotated: true, ..entered };
		assert_eq!(member(0), now);
		assert_eq!(Batches::<Test>::get(1), Some((ADA, BO)));
		// The old key still leads to its member, so that nobody can bring it back.
		assert_eq!(Registry::member_by_key(KEYS[0]), Some((0, now)));
		assert_eq!(Registry::member_by_key(KEYS[7]), Some((0, now)));
		let back = [Entry::Join(application(0)), rotation(0, 0), rotation(1, 0), rotation(1, 7)];
		for entry in back {
			assert_noop!(propose(ADA, &[entry]), Error::<Test>::KeyInUse);
		}
		// Rolls that were cut keep it; later ones have the new key alone.
		assert_eq!(keys_of(before, 0), vec![KEYS[0], KEYS[1]]);
		let after = publish(vec![RollRule::default()]);
		assert_eq!(keys_of(after, 0), vec![KEYS[7], KEYS[1]]);
		make(&[rotation(0, 8)]);
		assert_eq!([0, 7, 8].map(|n| MemberByKey::<Test>::get(KEYS[n])), [Some(0); 3]);
	});
}

#[test]
fn a_rotation_fails_when_the_new_keys_holder_did_not_sign_for_this_member() {
	build_and_execute(|| {
		register(&[application(0), application_of_kind(1, 2, Classes::DUES_PAYING)]);
		let Entry::Rotate { key, ownership, .. } = rotation(0, 7) else { panic!("no rotation") };
		let others = Entry::Rotate { member: 1, key, ownership };
		assert_noop!(propose(ADA, &[others]), Error::<Test>::BadOwnership);
		let stolen = Entry::Rotate { member: 0, key: KEYS[8], ownership };
		assert_noop!(propose(ADA, &[stolen]), Error::<Test>::BadOwnership);
	});
}

#[test]
fn propose_batch_fails_when_an_entry_does_not_fit_its_member() {
	build_and_execute(|| {
		register(&[application(0), application(1), application(2)]);
		make(&[Entry::Leave { member: 2 }]);
		let bad = [
			(vec![Entry::Leave { member: 9 }], Error::<Test>::MemberNotFound),
			(vec![Entry::Leave { member: 2 }], Error::MemberLeft),
			(vec![Entry::Move { member: 2, chapter: 5 }], Error::MemberLeft),
			(vec![Entry::Reclass { member: 2, classes: Classes::YOUTH }], Error::MemberLeft),
			(vec![rotation(2, 7)], Error::MemberLeft),
			(vec![Entry::Move { member: 0, chapter: 1 }], Error::NothingChanges),
			(vec![Entry::Reclass { member: 0, classes: Classes::DUES_PAYING }], Error::NothingChanges),
			(vec![Entry::Move { member: 0, chapter: 5 }, Entry::Leave { member: 0 }], Error::MemberTwice),
			(vec![rotation(0, 7), rotation(1, 7)], Error::KeyInUse),
			(vec![rotation(0, 7), Entry::Join(application(7))], Error::KeyInUse),
		];
		for (part, error) in bad {
			assert_eq!(propose(ADA, &part), Err(error.into()), "{part:?}");
		}
	});
}

#[test]
fn confirm_batch_fails_when_an_entry_is_stale() {
	build_and_execute(|| {
		register(&[application(0), application(1)]);
		let Application { key, ownership, .. } = application_of_kind(7, 5, Classes::DUES_PAYING);
		let (leave, moving) = (Entry::Leave { member: 0 }, Entry::Move { member: 0, chapter: 5 });
		let reclass = Entry::Reclass { member: 0, classes: Classes::YOUTH };
		let cases = [
			(moving, leave, Error::<Test>::MemberLeft),
			(leave, leave, Error::MemberLeft),
			(moving, moving, Error::NothingChanges),
			(reclass, reclass, Error::NothingChanges),
			(rotation(0, 7), rotation(1, 7), Error::KeyInUse),
			(rotation(0, 7), Entry::Join(application(7)), Error::KeyInUse),
			(Entry::Join(application(7)), rotation(0, 7), Error::KeyInUse),
			// What the new key's holder signed is not what would be entered.
			(rotation(0, 7), moving, Error::BadOwnership),
			(rotation(0, 7), reclass, Error::BadOwnership),
		];
		for (stale, meanwhile, error) in cases {
			hypothetically!({
				let fresh = Entry::Join(application(8));
				let number = NextBatch::<Test>::get();
				assert_ok!(propose(ADA, &[fresh, stale]));
				make(&[meanwhile]);
				let members = Members::<Test>::iter().count();
				let confirmed =
					Registry::confirm_batch(signed(CY), number, digest(&entries(&[fresh, stale])));
				assert_eq!(confirmed.unwrap_err().error, error.into(), "{stale:?} after {meanwhile:?}");
				assert_eq!(Members::<Test>::iter().count(), members, "no entry of the batch was made");
			});
		}
		// Signed for the place to which the member moves, it holds once the member is there.
		let rotate = Entry::Rotate { member: 0, key, ownership };
		assert_noop!(propose(ADA, &[rotate]), Error::<Test>::BadOwnership);
		make(&[moving]);
		make(&[rotate]);
	});
}

#[test]
fn entries_wait_when_a_roll_is_being_cut() {
	build_and_execute(|| {
		enter(3);
		cut(RollRule::default());
		let leave = entries(&[Entry::Leave { member: 0 }]);
		assert_ok!(Registry::propose_batch(signed(ADA), leave.clone()));
		let number = NextBatch::<Test>::get() - 1;
		let confirm = || Registry::confirm_batch(signed(BO), number, digest(&leave));
		assert_noop!(confirm(), Error::<Test>::RegistryBusy);
		work_off(3);
		assert_ok!(confirm());
	});
}
