// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Batches of entries, on which two keepers agree.

use super::mock::*;
use crate::{AreaKind, Call, Classification, Entry, Error, Event, Numbers, Role, MAX_WAITING};
use caucus_support::{agreement::LIFETIME, organisations::Organisations as _};
use frame::{
	deps::{
		frame_support::dispatch::{CheckIfFeeless, GetDispatchInfo},
		sp_runtime::traits::BlakeTwo256,
	},
	testing_prelude::*,
	traits::Hash,
};

fn province() -> Entry<u64> {
	organization("대구광역시당", Classification::Provincial, 0)
}

fn founded() -> u32 {
	Organisations::numbers().organizations
}

#[test]
fn two_keepers_make_the_entries_of_a_batch() {
	build_and_execute(|| {
		assert_ok!(Organisations::enter(signed(KIM), None, batch(&[province()])));
		let Some(RuntimeEvent::Organisations(Event::EntriesProposed { by: KIM, count: 1, topic })) =
			System::events().pop().map(|record| record.event)
		else {
			panic!("not proposed");
		};
		assert_eq!(founded(), 3, "one alone enters nothing");
		let first = Organisations::numbers();
		assert_ok!(Organisations::enter(signed(LEE), None, batch(&[province()])));
		System::assert_has_event(RuntimeEvent::Organisations(Event::OrganizationFounded {
			organization: 3,
			parent: 0,
		}));
		System::assert_last_event(RuntimeEvent::Organisations(Event::EntriesMade {
			by: LEE,
			topic,
			count: 1,
			first,
		}));
		assert_eq!(founded(), 4);
	});
}

#[test]
fn both_have_to_be_different_keepers_who_mean_the_same() {
	build_and_execute(|| {
		let enter = |who, entries: &[Entry<u64>]| Organisations::enter(signed(who), None, batch(entries));
		assert_noop!(enter(STRANGER, &[province()]), BadOrigin);
		assert_noop!(enter(KIM, &[]), Error::<Test>::EmptyBatch);
		assert_ok!(enter(KIM, &[province()]));
		assert_noop!(enter(KIM, &[province()]), Error::<Test>::SamePerson);
		assert_ok!(enter(LEE, &[province(), province()]));
		assert_eq!(founded(), 3, "another batch");
		hypothetically!({
			pass(LIFETIME);
			assert_ok!(enter(LEE, &[province()]));
			assert_eq!(founded(), 3, "the first voice is a week old");
		});
		hypothetically!({
			Keepers::set(&vec![LEE]);
			assert_ok!(enter(LEE, &[province()]));
			assert_eq!(founded(), 3, "the first is no keeper any more");
		});
		assert_ok!(enter(LEE, &[province()]));
		assert_eq!(founded(), 4);
	});
}

#[test]
fn no_more_than_so_many_batches_wait() {
	build_and_execute(|| {
		Keepers::set(&(0..=u64::from(MAX_WAITING)).collect());
		let of = |who: u64| batch(&[local(&who.to_string(), SEOUL)]);
		for who in 0..u64::from(MAX_WAITING) {
			assert_ok!(Organisations::enter(signed(who), None, of(who)));
		}
		let last = u64::from(MAX_WAITING);
		assert_noop!(Organisations::enter(signed(last), None, of(last)), Error::<Test>::TooManyWaiting);
	});
}

#[test]
fn a_batch_is_made_whole_or_not_at_all() {
	build_and_execute(|| {
		let bad = batch(&[province(), local("당협", 9)]);
		assert_noop!(Organisations::enter(signed(KIM), None, bad), Error::<Test>::OrganizationNotFound);
		// What could be made when it was proposed, and not when it was agreed on, is not made.
		let close = |organization| Entry::Dissolve { organization, expected_version: 0 };
		assert_ok!(Organisations::enter(signed(KIM), None, batch(&[province(), close(BUSAN)])));
		make(close(BUSAN));
		let again = Organisations::enter(signed(LEE), None, batch(&[province(), close(BUSAN)]));
		assert_noop!(again, Error::<Test>::OrgDissolved);
	});
}

#[test]
fn entries_name_what_the_same_batch_creates_only_where_numbers_are_expected() {
	build_and_execute(|| {
		let numbers = Organisations::numbers();
		let all = [
			area("27", AreaKind::Province, None),
			province(),
			local("수성구 당협", numbers.organizations),
			post(numbers.organizations, Role::Chair, 1),
			appoint(numbers.posts, 50, START, END),
		];
		let enter = |expected| Organisations::enter(signed(KIM), expected, batch(&all));
		assert_noop!(enter(None), Error::<Test>::OrganizationNotFound);
		let others = Numbers { terms: 0, ..numbers };
		assert_noop!(enter(Some(others)), Error::<Test>::NumbersMoved);
		make_expecting(Some(numbers), &all);
		assert!(Organisations::holds(&50, 3, Role::Chair));
		let again = Organisations::enter(signed(KIM), Some(numbers), batch(&all));
		assert_noop!(again, Error::<Test>::NumbersMoved);
	});
}

#[test]
fn no_entry_of_a_batch_names_what_another_creates_by_chance() {
	build_and_execute(|| {
		let next = Organisations::numbers();
		let refused = |first: Entry<u64>, second: Entry<u64>, error: Error<Test>| {
			let enter = Organisations::enter(signed(KIM), None, batch(&[first, second]));
			assert_noop!(enter, error);
		};
		let (district, zone) = (AreaKind::District, area("1", AreaKind::Province, None));
		refused(zone.clone(), area("2", district, Some(0)), Error::AreaNotFound);
		let (names, other_names) = (names("새"), other_names(&[]));
		let renamed = Entry::DescribeArea { area: 0, expected_version: 0, names, other_names };
		refused(zone.clone(), renamed, Error::AreaNotFound);
		let closed = |area, successor| Entry::CloseArea { area, expected_version: 0, until: END, successor };
		refused(zone.clone(), closed(0, None), Error::AreaNotFound);
		refused(province(), describe(next.organizations, 0, Some(0)), Error::OrganizationNotFound);
		refused(province(), describe(SEOUL, 0, Some(next.organizations)), Error::OrganizationNotFound);
		let dissolved = Entry::Dissolve { organization: next.organizations, expected_version: 0 };
		refused(province(), dissolved, Error::OrganizationNotFound);
		refused(province(), post(next.organizations, Role::Chair, 1), Error::OrganizationNotFound);
		let seat = post(SEOUL, Role::Secretary, 1);
		refused(seat.clone(), appoint(next.posts, 50, START, END), Error::PostNotFound);
		let abolished = Entry::Abolish { post: next.posts, expected_version: 0, until: END };
		refused(seat, abolished, Error::PostNotFound);
		let ended = Entry::End { term: next.terms, reason: crate::EndReason::Death };
		refused(appoint(SEOUL_POST, 50, END, END + 1), ended, Error::TermNotFound);
	});
}

#[test]
fn keepers_enter_for_free_and_others_pay() {
	build_and_execute(|| {
		let call = |entries: &[Entry<u64>]| Call::<Test>::enter { expected: None, entries: batch(entries) };
		let free = |who, call: &Call<Test>| call.is_feeless(&signed(who));
		assert!(free(KIM, &call(&[province()])));
		assert!(!free(STRANGER, &call(&[province()])));
		assert!(!free(KIM, &call(&[])));
		assert_ok!(Organisations::enter(signed(KIM), None, batch(&[province()])));
		assert!(!free(KIM, &call(&[province()])), "the same again says nothing new");
		assert!(free(LEE, &call(&[province()])));
	});
}

#[test]
fn a_batchs_topic_is_the_digest_of_what_was_agreed_on() {
	build_and_execute(|| {
		let entries = batch(&[province()]);
		assert_ok!(Organisations::enter(signed(KIM), None, entries.clone()));
		let agreed = (None::<Numbers>, entries);
		let topic = BlakeTwo256::hash(&[b"caucus/organisations/enter".as_slice(), &agreed.encode()].concat());
		let proposed = Event::EntriesProposed { by: KIM, topic, count: 1 };
		System::assert_last_event(RuntimeEvent::Organisations(proposed));
	});
}

#[test]
fn an_appointment_weighs_what_comparing_it_with_others_takes() {
	build_and_execute(|| {
		let weight = |entries: &[Entry<u64>]| {
			let call = Call::<Test>::enter { expected: None, entries: batch(entries) };
			call.get_dispatch_info().call_weight.ref_time()
		};
		let appointment = || appoint(CHAIR_POST, STRANGER, START, END);
		let one_of_each = weight(&[province(), appointment()]);
		assert!(weight(&[province(), province()]) < one_of_each);
		assert!(one_of_each < weight(&[appointment(), appointment()]));
	});
}
