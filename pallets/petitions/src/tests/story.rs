// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A petition from its first sponsor to an answer that came late.

use super::mock::*;
use crate::{parameters::DAY, Cause, Duty, Event, ReferralOutcome, State, Verdict};
use caucus_support::organisations::CENTRAL;
use frame::testing_prelude::*;

#[test]
fn a_petition_from_its_first_sponsor_to_a_late_answer() {
	build_and_execute(|| {
		change_parameters(|parameters| {
			parameters.response = crate::Threshold::Number(3);
			parameters.referral = crate::Threshold::Share(crate::Fraction::new(25, 1_000));
		});
		let petition = submit(&draft("청년위원회 구성 요구"));
		assert_eq!(state(petition), State::Collecting);
		for who in people(DUES_BUSAN, 5) {
			assert_eq!(state(petition), State::Collecting);
			send(sponsor_call(who, petition)).unwrap();
		}
		assert_eq!(state(petition), State::InReview);

		review(petition, Verdict::Publish);
		assert_eq!(state(petition), State::Open);
		// 2.5 % of two hundred members are five.
		for (number, who) in (1u32..).zip(people(OTHERS_SEOUL, 5)) {
			sign(who, petition);
			assert_eq!(stored(petition).response.is_some(), number >= 3);
			assert_eq!(stored(petition).referral.is_some(), number >= 5);
		}
		System::assert_has_event(RuntimeEvent::Petitions(Event::DutyDue {
			petition,
			duty: Duty::Response,
			cause: Cause::Members,
			until: START + 30 * DAY,
		}));

		pass(60 * DAY);
		advance(petition);
		let view = Petitions::petition(petition).unwrap();
		assert_eq!(view.petition.state, State::Closed);
		assert_eq!(view.numbers.count, 5, "the count stays");
		assert!(response(petition).overdue.is_some() && response(petition).done.is_none());

		assert_ok!(respond(petition));
		let meeting = 4;
		assert_ok!(Petitions::schedule(signed(SECRETARY), petition, meeting, 2));
		Assemblies::set(&vec![(CENTRAL, meeting, Now::get(), true)]);
		let outcome = ReferralOutcome::Considered { outcome: content("의결하였다") };
		assert_ok!(Petitions::record_outcome(signed(SECRETARY), petition, outcome));
		for due in [response(petition), referral(petition)] {
			assert!(due.done.is_some());
			assert_eq!(due.overdue, Some(START + 60 * DAY), "the mark stays");
		}
		// Afterwards nothing is left to do but to let the roll go.
		pass(30 * DAY);
		advance(petition);
		assert!(Pins::get().is_empty());
		assert_noop!(Petitions::advance(signed(STRANGER), petition), crate::Error::<Test>::NotDue);
	});
}
