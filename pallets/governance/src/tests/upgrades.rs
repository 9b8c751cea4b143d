// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! New code: who authorises it, when it can be applied, and who takes that back.

use super::mock::*;
use crate::{Authority, Error, Event, Fills, Upgrade, APPLICABLE, APPLICABLE_OF_MEMBERS};
use frame::{deps::sp_io, testing_prelude::*};
use polkadot_sdk::pallet_collective;

const CODE: &[u8] = &[7; 100];

fn hash() -> H256 {
	H256(caucus_primitives::blake2_256(&[CODE]))
}

fn due() -> u64 {
	START + parameters().notice
}

fn apply(code: &[u8]) -> Result<Pays, DispatchError> {
	Governance::apply_upgrade(signed(STRANGER), code.to_vec())
		.map(|done| done.pays_fee)
		.map_err(|refused| refused.error)
}

fn code() -> Option<Vec<u8>> {
	sp_io::storage::get(b":code").map(|code| code.to_vec())
}

#[test]
fn anybody_applies_code_when_its_notice_is_over() {
	build_and_execute(|| {
		assert_noop!(apply(CODE), Error::<Test>::NothingAuthorized);
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		let (by, lapses) = (Authority::Council, due() + APPLICABLE);
		let yields = due() + parameters().notice;
		assert_eq!(
			Governance::upgrade(),
			Some(Upgrade { code_hash: hash(), by, due: due(), yields, lapses })
		);
		System::assert_last_event(
			Event::UpgradeAuthorized { code_hash: hash(), by, due: due(), lapses }.into(),
		);
		Now::set(&(due() - 1));
		assert_noop!(apply(CODE), Error::<Test>::UpgradeNotDue);
		Now::set(&due());
		assert_noop!(apply(&[8; 100]), Error::<Test>::OtherCode);
		assert_noop!(Governance::apply_upgrade(RuntimeOrigin::root(), CODE.to_vec()), BadOrigin);
		NEWER.set(0);
		assert_noop!(apply(CODE), frame_system::Error::<Test>::SpecVersionNeedsToIncrease);
		NEWER.set(1);
		hypothetically!({
			// The last moment.
			Now::set(&(lapses - 1));
			assert_eq!(apply(CODE), Ok(Pays::No));
		});
		assert!(Governance::has_first_chance());
		assert_eq!(apply(CODE), Ok(Pays::No));
		assert_eq!(code(), Some(CODE.to_vec()));
		assert_eq!(Governance::upgrade(), None);
		assert!(Governance::has_first_chance(), "an election becomes ready under the old code");
		run_to(2);
		assert!(!Governance::has_first_chance());
		assert_noop!(apply(CODE), Error::<Test>::NothingAuthorized);
	});
}

#[test]
fn code_that_never_comes_holds_elections_up_for_a_day_at_most_and_lapses() {
	build_and_execute(|| {
		assert_ok!(Governance::set_parameters(
			members(),
			0,
			crate::Parameters { notice: 5 * DAY, ..parameters() }
		));
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		for (days, waits, stands) in [
			(0, false, true),
			(4, false, true),
			(5, true, true),
			(6, false, true),
			(34, false, true),
			(35, false, false),
		] {
			Now::set(&(START + days * DAY));
			assert_eq!(Governance::has_first_chance(), waits, "after {days} days");
			assert_eq!(Governance::upgrade().is_some(), stands, "after {days} days");
		}
		assert_noop!(apply(CODE), Error::<Test>::NothingAuthorized);
		assert_noop!(Governance::withdraw_upgrade(majority()), Error::<Test>::NothingAuthorized);
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
	});
}

#[test]
fn elections_have_as_much_time_between_two_as_they_wait() {
	build_and_execute(|| {
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		Now::set(&(due() + parameters().notice - 1));
		assert!(Governance::has_first_chance());
		assert_ok!(Governance::withdraw_upgrade(majority()));
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		pass(parameters().notice - 1);
		assert!(!Governance::has_first_chance());
	});
}

#[test]
fn nobody_else_authorises_code_or_withdraws_it() {
	build_and_execute(|| {
		let origins = || [council(2), signed(1), RuntimeOrigin::root(), RuntimeOrigin::none()];
		for origin in origins() {
			assert_noop!(Governance::authorize_upgrade(origin, hash()), BadOrigin);
		}
		assert_noop!(Governance::withdraw_upgrade(majority()), Error::<Test>::NothingAuthorized);
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		assert_noop!(Governance::authorize_upgrade(majority(), hash()), Error::<Test>::UpgradeAuthorized);
		for origin in origins() {
			assert_noop!(Governance::withdraw_upgrade(origin), BadOrigin);
		}
		assert_ok!(Governance::withdraw_upgrade(majority()));
		System::assert_last_event(Event::UpgradeWithdrawn { code_hash: hash() }.into());
		assert_eq!(Governance::upgrade(), None);
	});
}

#[test]
fn what_members_authorise_only_members_take_back() {
	build_and_execute(|| {
		let others = H256([1; 32]);
		assert_ok!(Governance::authorize_upgrade(majority(), others));
		assert_ok!(Governance::authorize_upgrade(members(), hash()));
		let standing = Governance::upgrade().unwrap();
		assert_eq!((standing.code_hash, standing.by), (hash(), Authority::Members));
		assert_eq!(standing.lapses, due() + APPLICABLE_OF_MEMBERS);
		assert_noop!(Governance::withdraw_upgrade(majority()), Error::<Test>::MembersDecided);
		for origin in [majority(), members()] {
			assert_noop!(Governance::authorize_upgrade(origin, others), Error::<Test>::UpgradeAuthorized);
		}
		// It outlasts the council.
		succeed(7, &NEXT);
		assert!(Governance::upgrade().is_some());
		assert_noop!(Governance::withdraw_upgrade(members()), BadOrigin);
		assert_noop!(Governance::refuse_upgrade(majority(), hash()), BadOrigin);
		assert_ok!(Governance::refuse_upgrade(members(), others));
		assert!(Governance::upgrade().is_some(), "they refused other code");
		assert_ok!(Governance::refuse_upgrade(members(), hash()));
		System::assert_last_event(Event::UpgradeWithdrawn { code_hash: hash() }.into());
		assert_eq!(Governance::upgrade(), None);
	});
}

#[test]
fn code_that_members_refused_the_council_does_not_authorise_for_a_while() {
	build_and_execute(|| {
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		// It sees it coming, and means to authorise it anew.
		assert_ok!(Governance::withdraw_upgrade(majority()));
		assert_ok!(Governance::refuse_upgrade(members(), hash()));
		assert_noop!(Governance::authorize_upgrade(majority(), hash()), Error::<Test>::WithdrawnByMembers);
		hypothetically_ok!(Governance::authorize_upgrade(majority(), H256([1; 32])));
		hypothetically_ok!(Governance::authorize_upgrade(members(), hash()));
		pass(parameters().binding - 1);
		assert_noop!(Governance::authorize_upgrade(majority(), hash()), Error::<Test>::WithdrawnByMembers);
		hypothetically!({
			pass(1);
			assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		});
		// Of many the last ones count, and none stands twice.
		for number in 0..crate::MAX_WITHDRAWN as u8 {
			assert_ok!(Governance::refuse_upgrade(members(), H256([number; 32])));
			assert_ok!(Governance::refuse_upgrade(members(), H256([number; 32])));
		}
		assert_eq!(crate::Withdrawn::<Test>::get().len(), crate::MAX_WITHDRAWN as usize);
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
	});
}

#[test]
fn what_was_moved_under_the_old_code_falls_with_it() {
	build_and_execute(|| {
		assert_ok!(Council::propose(signed(1), 3, Box::new(remark("old")), 1_000));
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		Now::set(&due());
		assert_eq!(apply(CODE), Ok(Pays::No));
		assert!(pallet_collective::Proposals::<Test, InChamber>::get().is_empty());
	});
}

#[test]
fn what_a_council_authorised_falls_with_it() {
	build_and_execute(|| {
		assert_ok!(Governance::authorize_upgrade(majority(), hash()));
		hypothetically!({
			Now::set(&ENDS);
			// It would have lapsed.
			crate::PendingUpgrade::<Test>::mutate(|upgrade| upgrade.as_mut().unwrap().lapses = ENDS + 1);
			assert_ok!(Governance::advance(signed(STRANGER)));
			assert_eq!(crate::PendingUpgrade::<Test>::get(), None);
		});
		// Not with those who leave it.
		assert_ok!(Governance::resign(signed(1)));
		name(8, 1, Fills::Vacant);
		election(8, State::Elected(vec![9]));
		assert_ok!(Governance::take_seats(signed(STRANGER)));
		assert!(Governance::upgrade().is_some());
		succeed(7, &NEXT);
		assert_eq!(crate::PendingUpgrade::<Test>::get(), None);
	});
}
