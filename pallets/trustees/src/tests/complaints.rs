// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Dealers that lie, and trustees that say so of dealers that do not.

use super::mock::*;
use crate::{Call, Convicted, Error, Event, FalseComplaints, Outcomes, Step};
use caucus_primitives::TrusteeIndex;
use caucus_trustees_core::{group::Point, keygen::Complaint};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn say(who: TrusteeIndex, complaint: Complaint) -> DispatchResult {
	Trustees::complain(signed(who), ELECTION, complaint)
}

/// A complaint of trustee `accuser` about a share that `dealer` never sent.
fn slander(party: &Party, accuser: TrusteeIndex, dealer: TrusteeIndex) -> Complaint {
	let mut invented = dealt(dealer);
	cheat(&mut invented, accuser);
	party.complaint(accuser, dealer, &invented)
}

#[test]
fn a_dealer_is_convicted_and_left_out_of_the_key_when_it_lied() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 3, 4, 5]);
		party.deal_wrong(2, &[4]);
		let complaint = party.complaint(4, 2, &dealt(2));
		assert_ok!(say(4, complaint));
		let convicted = Event::DealerConvicted { election: ELECTION, dealer: 2, by: 4 };
		System::assert_last_event(RuntimeEvent::Trustees(convicted));
		assert_eq!(record().step, Step::Check, "a complaint is not yet an answer about the others");
		assert_noop!(say(4, complaint), Error::<Test>::NothingToComplainOf);
		party.accept(&ALL);
		let honest = [1, 3, 4, 5].map(dealt);
		let expected = record().ceremony().outcome(honest.iter()).unwrap();
		assert_eq!(Outcomes::<Test>::get(ELECTION), Some(expected));
		// The liar keeps the share that others gave it.
		party.confirm(&ALL);
		assert_decrypts(&party, [2, 4, 5]);
	});
}

#[test]
fn all_dealers_who_lied_are_convicted_whomever_they_lied_to() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 4, 5]);
		party.deal_wrong(2, &[1, 3, 4, 5]);
		// They lie to each other too.
		party.deal_wrong(3, &[2, 5]);
		assert_ok!(say(5, party.complaint(5, 3, &dealt(3))));
		assert_ok!(say(1, party.complaint(1, 2, &dealt(2))));
		let late = party.complaint(4, 2, &dealt(2));
		assert_noop!(say(4, late), Error::<Test>::NothingToComplainOf);
		party.accept(&ALL);
		let honest = [1, 4, 5].map(dealt);
		let expected = record().ceremony().outcome(honest.iter()).unwrap();
		assert_eq!(Outcomes::<Test>::get(ELECTION), Some(expected));
		party.confirm(&ALL);
		assert_decrypts(&party, [2, 3, 5]);
	});
}

#[test]
fn a_complaint_that_proves_nothing_is_noted_and_convicts_nobody() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 2, 4, 5]);
		party.deal_wrong(3, &[4]);
		assert_unfounded(4, slander(&party, 4, 2), Error::UnfoundedComplaint);
		let truth = party.complaint(4, 3, &dealt(3));
		// Copied from another trustee, told of another dealer, or about no point at all.
		assert_unfounded(5, truth, Error::BadProof);
		assert_unfounded(4, Complaint { dealer: 1, ..truth }, Error::BadProof);
		assert_unfounded(4, Complaint { shared_point: Point::IDENTITY, ..truth }, Error::BadEncoding);
		assert_unfounded(4, Complaint { shared_point: Point([0xff; 32]), ..truth }, Error::BadEncoding);
		assert_eq!(Convicted::<Test>::iter().count(), 0);
		assert_ok!(say(4, truth));
	});
}

#[test]
fn a_false_complaint_is_made_once_and_its_maker_keeps_its_place() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 2, 4, 5]);
		party.deal_wrong(3, &[4]);
		let is_free = |complaint: Complaint| {
			Call::<Test>::complain { election: ELECTION, complaint }.is_feeless(&signed(4))
		};
		for dealer in [2, 1] {
			let complaint = slander(&party, 4, dealer);
			assert!(is_free(complaint));
			assert_ok!(say(4, complaint));
			assert!(!is_free(complaint));
			assert_noop!(say(4, complaint), Error::<Test>::AlreadyDone);
		}
		assert_eq!(FalseComplaints::<Test>::get(ELECTION, 4).into_inner(), [2, 1]);
		// Who cried wolf twice is heard the third time, and does everything else as the others do.
		let truth = party.complaint(4, 3, &dealt(3));
		assert!(is_free(truth));
		assert_ok!(say(4, truth));
		party.accept(&ALL);
		party.confirm(&ALL);
		let honest = [1, 2, 4, 5].map(dealt);
		let expected = record().ceremony().outcome(honest.iter()).unwrap();
		assert_eq!(Outcomes::<Test>::get(ELECTION), Some(expected));
		assert_decrypts(&party, [4, 1, 2]);
	});
}

#[test]
fn complain_fails_when_there_is_nothing_to_complain_of() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 2, 3]);
		// The fourth lies to itself, the fifth deals nothing.
		party.deal_wrong(4, &[4]);
		pass(STEP);
		advance(ELECTION);
		let own = party.complaint(4, 4, &dealt(4));
		assert_noop!(say(4, own), Error::<Test>::NothingToComplainOf);
		for dealer in [0, 5, 6] {
			let complaint = Complaint { dealer, ..own };
			assert_noop!(say(4, complaint), Error::<Test>::NothingToComplainOf);
		}
	});
}

#[test]
fn complain_fails_when_the_step_is_over() {
	build_and_execute(|| {
		begin();
		let party = Party::of_this_attempt();
		party.join(&ALL);
		party.deal(&[1, 2, 4, 5]);
		party.deal_wrong(3, &[4]);
		let truth = party.complaint(4, 3, &dealt(3));
		pass(STEP);
		assert_noop!(say(4, truth), Error::<Test>::TooLate);
		advance(ELECTION);
		assert_noop!(say(4, truth), Error::<Test>::WrongStep);
	});
}
