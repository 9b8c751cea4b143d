// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Attestations that are taken, and all that are not.

use super::mock::*;
use crate::{
	AreaId, Attestations, Batches, CurrentSettings, Error, Event, Evidence, Item, Items, Occasion, Status,
};
use caucus_primitives::calendar::{DAY, HOUR};
use frame::testing_prelude::*;

fn attempt(occasion: Occasion, subjects: &[u64]) -> DispatchResult {
	Activity::attest(signed(ISSUER), occasion, items(subjects))
}

fn hours(subjects: &[u64], value: u8) -> Items<Test> {
	let item = |subject: &u64| Item { subject: *subject, value };
	BoundedVec::truncate_from(subjects.iter().map(item).collect())
}

#[test]
fn an_officer_attests_a_batch() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		meeting(10, 4, 30);
		let about = occasion(EDUCATION, 10, of_meeting(10, 4));
		assert_ok!(attempt(about.clone(), &accounts));
		System::assert_last_event(RuntimeEvent::Activity(Event::Attested {
			batch: 0,
			issuer: ISSUER,
			period: MARCH,
			first: 0,
			count: LEAST,
		}));
		let (attestation, status) = Activity::attestation(1).unwrap();
		assert_eq!((attestation.subject, status), (accounts[1], Status::Provisional));
		let batch = Batches::<Test>::get(attestation.batch).unwrap();
		assert_eq!((batch.occasion, batch.issuer, batch.period), (about, ISSUER, MARCH));
		let entries = Activity::entries(accounts[1], MARCH);
		assert_eq!((entries.len(), entries[0].attestation, entries[0].stands), (1, 1, true));
		assert_eq!(Activity::batches(0, 1_000).len(), 1);
	});
}

#[test]
fn only_the_officer_whom_the_terms_name_attests() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let about = |organization| occasion(DUES, organization, document(1));
		let by = |who, organization| Activity::attest(signed(who), about(organization), items(&accounts));
		assert_noop!(by(STRANGER, 10), Error::<Test>::NotIssuer);
		assert_noop!(by(SECRETARY, 10), Error::<Test>::NotIssuer);
		assert_noop!(by(CHAPTER_ISSUER, 10), Error::<Test>::NotIssuer);
		assert_noop!(by(ISSUER, 99), Error::<Test>::UnknownOrganisation);
		assert_ok!(by(CHAPTER_ISSUER, 11));
		set_terms(HOURS, |terms| terms.issuer = caucus_support::organisations::Role::Secretary);
		let about = occasion(HOURS, 10, document(2));
		assert_ok!(Activity::attest(signed(SECRETARY), about, items(&accounts)));
	});
}

#[test]
fn nobody_attests_to_oneself() {
	build_and_execute(|| {
		let mut accounts = bind(0..LEAST);
		send(binding(LEAST, YEAR, ISSUER)).unwrap();
		accounts.push(ISSUER);
		assert_noop!(attempt(occasion(DUES, 10, document(1)), &accounts), Error::<Test>::SelfAttestation);
	});
}

#[test]
fn subjects_are_activity_accounts_of_the_year() {
	build_and_execute(|| {
		let mut accounts = bind(0..LEAST);
		accounts.push(STRANGER);
		let about = occasion(DUES, 10, document(1));
		assert_noop!(attempt(about, &accounts), Error::<Test>::NotAnActivityAccount);
		accounts.pop();
		Now::set(&caucus_primitives::calendar::month_start(MARCH + 10));
		let january = Occasion { occurred_at: Now::get(), ..occasion(DUES, 10, document(1)) };
		assert_noop!(attempt(january, &accounts), Error::<Test>::NotAnActivityAccount);
	});
}

#[test]
fn an_account_has_an_indicator_once_by_one_piece_of_evidence() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		set_terms(HOURS, |terms| terms.cooldown = 0);
		attest(HOURS, 10, 1, &accounts);
		let again = |paper, subjects: &[u64]| attempt(occasion(HOURS, 10, document(paper)), subjects);
		assert_noop!(again(1, &accounts), Error::<Test>::DuplicateEvidence);
		let twice = [&accounts[..], &accounts[..1]].concat();
		assert_noop!(again(2, &twice), Error::<Test>::DuplicateEvidence);
		assert_ok!(again(2, &accounts));
		// Not under another organisation either.
		let elsewhere = attempt(occasion(HOURS, 20, document(2)), &accounts);
		assert_noop!(elsewhere, Error::<Test>::DuplicateEvidence);
	});
}

#[test]
fn values_and_caps_bound_what_an_account_gets() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let give = |paper, value| {
			let about = occasion(HOURS, 10, document(paper));
			Activity::attest(signed(ISSUER), about, hours(&accounts, value))
		};
		assert_noop!(give(1, 0), Error::<Test>::ValueOutOfRange);
		assert_noop!(give(1, 13), Error::<Test>::ValueOutOfRange);
		let dues = Activity::attest(signed(ISSUER), occasion(DUES, 10, document(1)), hours(&accounts, 2));
		assert_noop!(dues, Error::<Test>::ValueOutOfRange);
		assert_ok!(give(1, 12));
		assert_noop!(give(2, 1), Error::<Test>::CoolingDown);
		pass(DAY);
		assert_noop!(give(2, 9), Error::<Test>::CapReached);
		assert_ok!(give(2, 8));
		pass(DAY);
		assert_noop!(give(3, 1), Error::<Test>::CapReached);
		// Next month there is a new cap, but the pause between two occasions stands.
		let start = caucus_primitives::calendar::month_start(MARCH + 1);
		Now::set(&(start + 2 * HOUR));
		assert_ok!(give(4, 1));
		let late = Occasion { occurred_at: start - HOUR, ..occasion(HOURS, 10, document(5)) };
		assert_noop!(Activity::attest(signed(ISSUER), late, hours(&accounts, 1)), Error::<Test>::CapReached);
		set_terms(HOURS, |terms| terms.cap = 100);
		let late = Occasion { occurred_at: start - HOUR, ..occasion(HOURS, 10, document(5)) };
		assert_noop!(Activity::attest(signed(ISSUER), late, hours(&accounts, 1)), Error::<Test>::CoolingDown);
	});
}

#[test]
fn a_meeting_shows_as_many_as_were_present() {
	build_and_execute(|| {
		let accounts = bind(0..3 * LEAST);
		meeting(10, 4, 2 * LEAST);
		meeting(20, 4, 99);
		let at = |organization, number| {
			let about = occasion(EDUCATION, organization, of_meeting(organization, number));
			move |subjects: &[u64]| attempt(about.clone(), subjects)
		};
		assert_noop!(at(10, 5)(&accounts), Error::<Test>::EventMismatch);
		assert_noop!(at(10, 4)(&accounts), Error::<Test>::EventMismatch);
		assert_ok!(at(10, 4)(&accounts[..LEAST as usize]));
		assert_noop!(at(10, 4)(&accounts[LEAST as usize..]), Error::<Test>::EventMismatch);
		assert_ok!(at(10, 4)(&accounts[LEAST as usize..2 * LEAST as usize]));
		// The meeting of another organisation shows nothing, nor does a document or no meeting at all.
		for evidence in [of_meeting(20, 4), document(1), Evidence::Meetings(BoundedVec::new())] {
			let about = occasion(EDUCATION, 10, evidence);
			assert_noop!(attempt(about, &accounts), Error::<Test>::EventMismatch);
		}
		let about = occasion(DUES, 10, of_meeting(10, 4));
		assert_noop!(attempt(about, &accounts), Error::<Test>::EventMismatch);
		assert_noop!(attempt(occasion(DUES, 10, document(0)), &accounts), Error::<Test>::EventMismatch);
	});
}

#[test]
fn what_happened_at_a_meeting_happened_within_a_day_of_it() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let opened = Now::get() - 5 * DAY;
		put_meeting(10, 4, 9, opened);
		put_meeting(11, 7, 9, opened + DAY);
		let at = |occurred_at, evidence| {
			let about = Occasion { occurred_at, ..occasion(EDUCATION, 1, evidence) };
			attempt(about, &accounts)
		};
		let both = || Evidence::Meetings(BoundedVec::truncate_from(vec![(10, 4), (11, 7)]));
		assert_noop!(at(Now::get(), of_meeting(10, 4)), Error::<Test>::OtherTime);
		for wrong in [opened - DAY - 1, opened + DAY + 1] {
			assert_noop!(at(wrong, of_meeting(10, 4)), Error::<Test>::OtherTime);
		}
		// Of several meetings the last; the others were in the same month.
		assert_noop!(at(opened - 1, both()), Error::<Test>::OtherTime);
		assert_noop!(at(opened + 2 * DAY + 1, both()), Error::<Test>::OtherTime);
		put_meeting(10, 3, 9, opened - 2 * DAY);
		put_meeting(10, 2, 9, opened - 40 * DAY);
		let with = |first| Evidence::Meetings(BoundedVec::truncate_from(vec![(10, first), (11, 7)]));
		hypothetically_ok!(at(opened + DAY, with(3)));
		assert_noop!(at(opened + DAY, with(2)), Error::<Test>::OtherTime);
		hypothetically_ok!(at(opened, both()));
		hypothetically_ok!(at(opened - DAY, of_meeting(10, 4)));
		assert_ok!(at(opened + DAY, of_meeting(10, 4)));
	});
}

#[test]
fn small_meetings_are_pooled_at_the_organisation_above() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST + 1);
		meeting(10, 4, 2);
		meeting(11, 7, 2);
		meeting(20, 1, 9);
		let alone = attempt(occasion(EDUCATION, 10, of_meeting(10, 4)), &accounts[..2]);
		assert_noop!(alone, Error::<Test>::TooFewToPublish);
		let pool = |list: &[(u32, u32)], organization| {
			let evidence = Evidence::Meetings(BoundedVec::truncate_from(list.to_vec()));
			attempt(occasion(EDUCATION, organization, evidence), &accounts)
		};
		assert_noop!(pool(&[(10, 4), (20, 1)], 1), Error::<Test>::EventMismatch);
		assert_noop!(pool(&[(11, 7), (10, 4)], 1), Error::<Test>::EventMismatch);
		assert_noop!(pool(&[(10, 4), (10, 4)], 1), Error::<Test>::EventMismatch);
		assert_ok!(pool(&[(10, 4), (11, 7)], 1));
		// A meeting that was pooled is used up.
		assert_noop!(pool(&[(10, 4)], 10), Error::<Test>::EventMismatch);
		assert_noop!(pool(&[(11, 7), (20, 1)], 0), Error::<Test>::EventMismatch);
		set_terms(EDUCATION, |terms| terms.cooldown = 0);
		assert_ok!(pool(&[(20, 1)], 20));
	});
}

#[test]
fn a_batch_without_a_number_left_is_refused() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		crate::NextBatch::<Test>::put(u32::MAX);
		assert_noop!(attempt(occasion(DUES, 10, document(1)), &accounts), Error::<Test>::Exhausted);
	});
}

#[test]
fn nobody_sits_in_two_meetings_at_once() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		meeting(10, 4, 9);
		meeting(20, 1, 9);
		assert_ok!(attempt(occasion(EDUCATION, 10, of_meeting(10, 4)), &accounts));
		let elsewhere = attempt(occasion(ASSEMBLY, 20, of_meeting(20, 1)), &accounts);
		assert_noop!(elsewhere, Error::<Test>::ElsewhereThen);
		assert_ok!(attempt(occasion(ASSEMBLY, 10, of_meeting(10, 4)), &accounts));
		pass(HOUR);
		let later = attempt(occasion(ASSEMBLY, 20, of_meeting(20, 1)), &accounts);
		assert_noop!(later, Error::<Test>::CoolingDown);
	});
}

#[test]
fn what_is_late_or_still_to_come_is_not_attested() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let parameters = CurrentSettings::<Test>::get().parameters;
		let at = |occurred_at| {
			let about = Occasion { occurred_at, ..occasion(DUES, 10, document(1)) };
			attempt(about, &accounts)
		};
		assert_noop!(at(Now::get() + 1), Error::<Test>::NotHappenedYet);
		assert_noop!(at(Now::get() - parameters.lateness - 1), Error::<Test>::TooLate);
		let happened = caucus_primitives::calendar::month_start(MARCH + 1) - DAY;
		Now::set(&(happened + DAY + parameters.attesting));
		assert_noop!(at(happened), Error::<Test>::PeriodClosed);
		Now::set(&(Now::get() - 1));
		assert_ok!(at(happened));
	});
}

#[test]
fn indicators_rest_while_a_campaign_runs_and_for_what_happened_in_it() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		meeting(10, 4, 9);
		let about = |number| occasion(EDUCATION, 10, of_meeting(10, number));
		let before = about(4);
		Campaign::set(&true);
		watch();
		let since = Now::get();
		assert_noop!(attempt(before.clone(), &accounts), Error::<Test>::Frozen);
		attest(DUES, 10, 1, &accounts);
		pass(2 * DAY);
		meeting(10, 5, 9);
		let within = about(5);
		Campaign::set(&false);
		assert_noop!(attempt(within.clone(), &accounts), Error::<Test>::Frozen);
		watch();
		let until = Now::get();
		let seen = [crate::Campaign { since, until: Some(until) }];
		assert_eq!(Activity::campaigns(), seen);
		assert_noop!(attempt(within.clone(), &accounts), Error::<Test>::Frozen);
		assert_ok!(attempt(before, &accounts));
		pass(DAY);
		// What is said to have happened afterwards counts as little: the chain knows when the meeting was.
		let said = Occasion { occurred_at: until + HOUR, ..within.clone() };
		assert_noop!(attempt(said, &accounts), Error::<Test>::Frozen);
		meeting(10, 6, 9);
		assert_ok!(attempt(about(6), &accounts));
		assert_noop!(attempt(within, &accounts), Error::<Test>::Frozen);
	});
}

#[test]
fn campaigns_are_remembered_as_long_as_they_matter() {
	build_and_execute(|| {
		for turn in 0..40 {
			Campaign::set(&(turn % 2 == 0));
			watch();
			watch();
			pass(HOUR);
		}
		let campaigns = Activity::campaigns();
		assert_eq!(campaigns.len(), crate::MAX_CAMPAIGNS as usize);
		let first = Now::get() - 40 * HOUR;
		assert_eq!(
			(campaigns[0].since, campaigns[1].since),
			(first, first + 10 * HOUR),
			"the oldest became one"
		);
		pass(crate::MEMORY);
		Campaign::set(&true);
		watch();
		assert_eq!(Activity::campaigns().len(), 1);
	});
}

#[test]
fn an_issuer_has_so_many_for_each_member_of_the_organisation() {
	build_and_execute(|| {
		let accounts = bind(0..2 * KEYS);
		for indicator in [HOURS, 5, 6] {
			set_terms(indicator, |terms| {
				terms.cooldown = 0;
				terms.cap = 100;
			});
		}
		let give = |who, organization, paper| {
			let about = occasion(HOURS, organization, document(paper));
			Activity::attest(signed(who), about, items(&accounts))
		};
		// Chapter 11 has 40 members: 120 attestations.
		assert_ok!(give(CHAPTER_ISSUER, 11, 1));
		assert_noop!(give(CHAPTER_ISSUER, 11, 2), Error::<Test>::IssuerCeiling);
		// The whole party has 80 members, citizens left out: 240.
		for paper in 2..5 {
			assert_ok!(give(ISSUER, 10, paper));
		}
		assert_noop!(give(ISSUER, 10, 5), Error::<Test>::IssuerCeiling);
	});
}

#[test]
fn organisations_have_so_many_places_below_them() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		let about = |area| Occasion { area, ..occasion(DUES, 10, document(1)) };
		let areas = |count: AreaId| (0..count).map(|area| crate::Place::Area(10, area));
		let place = |places: Vec<_>| {
			crate::Below::<Test>::insert(MARCH, 10, BoundedVec::truncate_from(places));
		};
		hypothetically!({
			let organizations = (crate::MAX_AREAS..crate::MAX_PLACES).map(crate::Place::Organization);
			place(areas(crate::MAX_AREAS).chain(organizations).collect());
			assert_noop!(attempt(about(None), &accounts), Error::<Test>::TooManyPlaces);
			assert_ok!(attempt(about(Some(4)), &accounts));
		});
		// Areas alone do not fill them: organisations have room.
		hypothetically!({
			place(areas(crate::MAX_AREAS).collect());
			assert_noop!(attempt(about(Some(crate::MAX_AREAS)), &accounts), Error::<Test>::TooManyPlaces);
			assert_ok!(attempt(about(None), &accounts));
		});
		assert_noop!(attempt(about(Some(AREAS)), &accounts), Error::<Test>::UnknownArea);
		assert_ok!(attempt(about(Some(AREAS - 1)), &accounts));
		// Deeper than four levels there is nothing.
		let deep = occasion(HOURS, 1_000, document(2));
		assert_noop!(attempt(deep, &accounts), Error::<Test>::UnknownOrganisation);
	});
}

#[test]
fn chance_draws_attestations_for_audits() {
	build_and_execute(|| {
		CurrentSettings::<Test>::mutate(|settings| settings.parameters.sample = 50);
		let accounts = bind(0..60);
		attest(DUES, 10, 1, &accounts);
		let drawn = Attestations::<Test>::iter_values().filter(|attestation| attestation.sampled).count();
		assert!((15..45).contains(&drawn), "{drawn} of 60");
		let events = System::events()
			.into_iter()
			.filter(|record| matches!(record.event, RuntimeEvent::Activity(Event::Sampled { .. })));
		assert_eq!(events.count(), drawn);
	});
}

#[test]
fn an_account_has_room_for_so_many_entries() {
	build_and_execute(|| {
		let accounts = bind(0..LEAST);
		set_terms(HOURS, |terms| {
			terms.cooldown = 0;
			terms.cap = 1_000;
		});
		CurrentSettings::<Test>::mutate(|settings| settings.parameters.per_member = 255);
		for paper in 1..=crate::MAX_ENTRIES as u8 {
			attest(HOURS, 10, paper, &accounts);
		}
		let more = attempt(occasion(HOURS, 10, document(99)), &accounts);
		assert_noop!(more, Error::<Test>::CapReached);
	});
}
