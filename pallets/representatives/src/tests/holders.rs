// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who is entered as a public office holder, how, and by which account they reply.

use super::mock::*;
use crate::{
	Affiliation, ByAccount, Call, CurrentSettings, Description, Error, Event, NextRepresentative, Parameters,
};
use caucus_primitives::calendar::DAY;
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn enter(by: u64, entries: Vec<Description>) -> DispatchResult {
	Representatives::enter(signed(by), batch(entries))
}

#[test]
fn researchers_enter_public_office_holders() {
	build_and_execute(|| {
		assert_ok!(enter(RESEARCHERS[1], vec![person("M200", &[SEAT, OTHER_SEAT]), person("M201", &[])]));
		System::assert_last_event(RuntimeEvent::Representatives(Event::RepresentativeEntered {
			representative: 4,
			by: RESEARCHERS[1],
		}));
		let record = Representatives::representative(3).unwrap();
		assert_eq!(record.description, person("M200", &[SEAT, OTHER_SEAT]));
		assert_eq!((record.version, record.account, record.facts), (0, None, 0));
		assert_eq!(Representatives::representatives(3, 1_000).len(), 2);
		assert_eq!(Representatives::representatives(0, 2).len(), 2);
		let reference = "M201".as_bytes().to_vec().try_into().unwrap();
		assert_eq!(Representatives::by_reference(reference), Some(4), "namesakes are told apart");
		let terms = Representatives::terms(0);
		assert_eq!(terms, vec![(SEAT, vec![(TOOK_SEAT, TOOK_SEAT + 4 * 365 * DAY)])]);
		assert_eq!(Representatives::terms(99), vec![]);
	});
}

#[test]
fn a_batch_with_one_wrong_entry_is_refused_whole() {
	build_and_execute(|| {
		let good = || person("M200", &[SEAT]);
		let with = |change: fn(&mut Description)| {
			let mut bad = person("M201", &[SEAT]);
			change(&mut bad);
			enter(RESEARCHERS[0], vec![good(), bad])
		};
		assert_noop!(enter(STRANGER, vec![good()]), Error::<Test>::NotAResearcher);
		assert_noop!(enter(AUDITORS[0], vec![good()]), Error::<Test>::NotAResearcher);
		assert_noop!(enter(RESEARCHERS[0], vec![]), Error::<Test>::EmptyBatch);
		let twice = with(|bad| bad.reference = person("M200", &[]).reference);
		assert_noop!(twice, Error::<Test>::DuplicateReference);
		let taken = with(|bad| bad.reference = person("M100", &[]).reference);
		assert_noop!(taken, Error::<Test>::DuplicateReference);
		assert_noop!(with(|bad| bad.korean = Default::default()), Error::<Test>::BadText);
		let invisible = with(|bad| bad.hanja = Some("金\u{200b}".as_bytes().to_vec().try_into().unwrap()));
		assert_noop!(invisible, Error::<Test>::BadText);
		assert_noop!(with(|bad| bad.reference = Default::default()), Error::<Test>::BadText);
		assert_noop!(with(|bad| bad.posts[0] = 77), Error::<Test>::UnknownPost);
		assert_noop!(with(|bad| bad.posts[0] = CHAIR), Error::<Test>::NotPublicOffice);
		let doubled = with(|bad| bad.posts = vec![SEAT, SEAT].try_into().unwrap());
		assert_noop!(doubled, Error::<Test>::DuplicatePost);
		assert_noop!(with(|bad| bad.since += 9_999), Error::<Test>::NotHappenedYet);
		NextRepresentative::<Test>::put(u32::MAX);
		assert_noop!(enter(RESEARCHERS[0], vec![good()]), Error::<Test>::Exhausted);
		NextRepresentative::<Test>::put(3);
	});
}

#[test]
fn who_leaves_the_party_is_described_anew_and_the_past_stays() {
	build_and_execute(|| {
		let left = Description { affiliation: Affiliation::Left, ..person("M100-2", &[SEAT]) };
		let describe =
			|by, version, to: &Description| Representatives::describe(signed(by), 0, version, to.clone());
		assert_noop!(describe(STRANGER, 0, &left), Error::<Test>::NotAResearcher);
		assert_noop!(describe(RESEARCHERS[0], 1, &left), Error::<Test>::VersionMismatch);
		let same = person("M100", &[SEAT]);
		assert_noop!(describe(RESEARCHERS[0], 0, &same), Error::<Test>::NothingChanged);
		let other = person("M101", &[SEAT]);
		assert_noop!(describe(RESEARCHERS[0], 0, &other), Error::<Test>::DuplicateReference);
		let nobody = Representatives::describe(signed(RESEARCHERS[0]), 99, 0, left.clone());
		assert_noop!(nobody, Error::<Test>::UnknownRepresentative);
		assert_ok!(describe(RESEARCHERS[0], 0, &left));
		let described = Event::RepresentativeDescribed { representative: 0, version: 1, by: RESEARCHERS[0] };
		System::assert_last_event(RuntimeEvent::Representatives(described));
		assert_eq!(Representatives::representative(0).unwrap().description, left);
		assert_eq!(Representatives::former_description(0, 0), Some(same));
		let reference = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
		assert_eq!(Representatives::by_reference(reference("M100")), None);
		assert_eq!(Representatives::by_reference(reference("M100-2")), Some(0));
	});
}

#[test]
fn a_researcher_and_an_auditor_set_the_account_of_a_representative() {
	build_and_execute(|| {
		let set = |by, account| Representatives::set_account(signed(by), 1, account);
		assert_noop!(set(STRANGER, Some(50)), Error::<Test>::NotAnOfficer);
		assert_noop!(set(RESEARCHERS[0], Some(ADA)), Error::<Test>::AccountTaken);
		assert_noop!(set(RESEARCHERS[0], None), Error::<Test>::NothingChanged);
		assert_noop!(set(RESEARCHERS[0], Some(RESEARCHERS[0])), Error::<Test>::NotImpartial);
		assert_ok!(set(RESEARCHERS[0], Some(50)));
		let proposed = Event::AccountProposed { representative: 1, account: Some(50), by: RESEARCHERS[0] };
		System::assert_last_event(RuntimeEvent::Representatives(proposed));
		assert_noop!(set(RESEARCHERS[0], Some(50)), Error::<Test>::SamePerson);
		assert_noop!(set(RESEARCHERS[1], Some(50)), Error::<Test>::SameRole);
		assert_eq!(System::sufficients(&50), 0);
		assert_ok!(set(AUDITORS[0], Some(50)));
		let done = Event::AccountSet { representative: 1, account: Some(50) };
		System::assert_last_event(RuntimeEvent::Representatives(done));
		assert_eq!((ByAccount::<Test>::get(50), System::sufficients(&50)), (Some(1), 1));

		// Another takes its place; the first is let go.
		assert_ok!(set(AUDITORS[1], Some(51)));
		assert_ok!(set(BOTH, Some(51)));
		assert_eq!((System::sufficients(&50), System::sufficients(&51)), (0, 1));
		set_account(1, None);
		assert_eq!((ByAccount::<Test>::get(51), System::sufficients(&51)), (None, 0));
		let nobody = Representatives::set_account(signed(AUDITORS[0]), 99, None);
		assert_noop!(nobody, Error::<Test>::UnknownRepresentative);
	});
}

#[test]
fn the_word_of_who_is_no_officer_any_more_does_not_count() {
	build_and_execute(|| {
		let set = |by| Representatives::set_account(signed(by), 1, Some(50));
		assert_ok!(set(RESEARCHERS[0]));
		Retired::set(&vec![RESEARCHERS[0]]);
		assert_ok!(set(AUDITORS[0]));
		assert_eq!(ByAccount::<Test>::get(50), None, "the auditor is the first now");
		assert_ok!(set(RESEARCHERS[1]));
		assert_eq!(ByAccount::<Test>::get(50), Some(1));
	});
}

#[test]
fn a_full_waiting_list_takes_nobody_more_for_a_week() {
	build_and_execute(|| {
		// Each waits with one topic, so that nobody's is dropped for another.
		for account in 0..64u64 {
			let topic = caucus_support::agreement::topic(b"test", &account);
			crate::Waiting::<Test>::mutate(|waiting| {
				assert!(waiting.agree(topic, &(account + 1_000), Now::get()).is_ok());
			});
		}
		let set = Representatives::set_account(signed(AUDITORS[0]), 1, Some(50));
		assert_noop!(set, Error::<Test>::TooManyWaiting);
		pass(caucus_support::agreement::LIFETIME);
		set_account(1, Some(50));
	});
}

#[test]
fn officers_act_for_free_where_they_may_act() {
	build_and_execute(|| {
		let free = |who: u64, call: Call<Test>| call.is_feeless(&signed(who));
		let enter = Call::enter { entries: batch(vec![person("M200", &[SEAT])]) };
		assert!(free(RESEARCHERS[0], enter.clone()) && !free(STRANGER, enter));
		let account = Call::set_account { representative: 1, account: Some(50) };
		assert!(free(AUDITORS[0], account.clone()) && !free(STRANGER, account));
		let record = Call::record { entries: batch(vec![entry(0, bill("1900001"))]) };
		assert!(free(RESEARCHERS[0], record.clone()) && !free(STRANGER, record.clone()));
		let fact = super::mock::record(bill("1900001"));
		assert!(!free(RESEARCHERS[0], record), "it would fail");
		let reply = Call::reply { about: crate::About::Fact(fact), text: text("아닙니다") };
		assert!(free(ADA, reply.clone()) && !free(STRANGER, reply));
		let settle = Call::settle { facts: batch(vec![fact]) };
		assert!(!free(STRANGER, settle.clone()));
		pass(7 * DAY);
		assert!(free(STRANGER, settle));
		assert!(free(STRANGER, Call::begin_evaluation { representative: 0 }));
		assert!(!free(STRANGER, Call::begin_evaluation { representative: 1 }));
		assert!(free(STRANGER, Call::flag_feed { feed: 0 }) && !free(STRANGER, Call::flag_feed { feed: 1 }));
		assert!(!free(STRANGER, Call::advance { evaluation: 0, pieces: 1 }));
	});
}

#[test]
fn parameters_are_set_by_those_who_may() {
	build_and_execute(|| {
		let parameters = CurrentSettings::<Test>::get().parameters;
		let set =
			|version, parameters| Representatives::set_parameters(RuntimeOrigin::root(), version, parameters);
		assert_noop!(Representatives::set_parameters(signed(STRANGER), 0, parameters), BadOrigin);
		assert_noop!(set(1, parameters), Error::<Test>::VersionMismatch);
		for bad in [
			Parameters { confirming: 1, ..parameters },
			Parameters { staleness: 1, ..parameters },
			Parameters { monthly: 0, ..parameters },
			Parameters { from_month: 0, ..parameters },
			Parameters { from_month: 7, ..parameters },
			Parameters { sealing: 1, ..parameters },
			Parameters { opening: 1, ..parameters },
			Parameters { least: 4, ..parameters },
			Parameters { distance: 366 * DAY, ..parameters },
		] {
			assert_noop!(set(0, bad), Error::<Test>::BadParameters);
		}
		let fact = record(bill("1900001"));
		assert_ok!(set(0, Parameters { confirming: DAY, ..parameters }));
		System::assert_last_event(RuntimeEvent::Representatives(Event::ParametersSet { version: 1 }));
		assert_eq!(Representatives::settings().parameters.confirming, DAY);
		pass(DAY);
		assert_eq!(status(fact), crate::Status::Provisional, "what was recorded keeps its time");
	});
}
