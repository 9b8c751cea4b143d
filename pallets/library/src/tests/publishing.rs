// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who may publish what, and when.

use super::mock::*;
use crate::{
	Capacity, CurrentSettings, Draft, Error, Event, Heading, Kind, NextItem, NextTakedown, Parameters, Quota,
	Status, Waiting, MAX_VERSIONS,
};
use caucus_primitives::{
	calendar::{DAY, HOUR},
	text::MediaType,
};
use caucus_support::{agreement::LIFETIME, organisations::Role};
use frame::{deps::frame_support::dispatch::CheckIfFeeless, testing_prelude::*};

fn attempt(by: u64, heading: Heading, draft: Box<Draft>) -> DispatchResult {
	Library::announce(signed(by), heading, draft)
}

#[test]
fn candidates_publish_in_their_contest_alone() {
	build_and_execute(|| {
		let [ada, bo, _] = CANDIDATES;
		assert_ok!(attempt(ada, as_candidate(), leaflet(1)));
		assert_noop!(attempt(STRANGER, as_candidate(), leaflet(2)), Error::<Test>::NotACandidate);
		for race in [(4, 0), (3, 1)] {
			let other = heading(Capacity::Candidate(race), Kind::Speech);
			assert_noop!(attempt(ada, other, leaflet(2)), Error::<Test>::NotACandidate);
		}
		for kind in [Kind::Minutes, Kind::Announcement] {
			let other = heading(Capacity::Candidate(RACE), kind);
			assert_noop!(attempt(ada, other, leaflet(2)), Error::<Test>::OtherKind);
		}
		let about = Heading { about: Some(RACE), ..as_candidate() };
		assert_noop!(attempt(ada, about, leaflet(2)), Error::<Test>::UnknownContest);

		// Who gives up keeps what was published, and publishes nothing more.
		Retired::set(&vec![ada]);
		assert_noop!(attempt(ada, as_candidate(), leaflet(2)), Error::<Test>::NotACandidate);
		assert_noop!(Library::supersede(signed(ada), 0, 1, leaflet(2)), Error::<Test>::NotACandidate);
		assert_ok!(Library::withdraw(signed(ada), 0, 0));
		assert_ok!(attempt(bo, as_candidate(), leaflet(2)));
	});
}

#[test]
fn a_campaign_is_silent_from_the_time_that_is_set() {
	build_and_execute(|| {
		let ada = CANDIDATES[0];
		let item = announce(ada, video(1));
		set(|parameters| parameters.silence = 2 * DAY);
		pass(12 * DAY - 1);
		let last = announce(ada, video(2));
		pass(1);
		assert_noop!(attempt(ada, as_candidate(), leaflet(2)), Error::<Test>::Silence);
		assert_noop!(Library::supersede(signed(ada), item, 1, leaflet(2)), Error::<Test>::Silence);
		// What was announced before comes no more: others could not answer.
		assert_eq!(store(&file(MediaType::Mp4, 2, 0)), refused(Error::NotAnnounced));
		assert_eq!(status(last, 0), Status::NotArrived);
		// Who stands is silent as an officer, too. Others are not.
		assert_noop!(attempt(ada, as_deputy(), leaflet(2)), Error::<Test>::Silence);
		assert_ok!(attempt(DEPUTY, as_deputy(), leaflet(2)));
		// Nobody says anything about the contest.
		let about = Heading { about: Some(RACE), ..as_deputy() };
		assert_noop!(attempt(DEPUTY, about, leaflet(3)), Error::<Test>::Silence);
		let about = Heading { about: Some(RACE), ..as_branch() };
		assert_noop!(attempt(CHAIR, about, leaflet(3)), Error::<Test>::Silence);
		// What is gone says nothing.
		assert_ok!(Library::withdraw(signed(ada), last, 0));
		pass(9 * DAY - 1);
		assert_noop!(attempt(ada, as_candidate(), leaflet(2)), Error::<Test>::Silence);
		pass(1);
		assert_noop!(attempt(ada, as_candidate(), leaflet(2)), Error::<Test>::NotACandidate);
		assert_ok!(attempt(ada, as_deputy(), leaflet(3)));
		let about = Heading { about: Some(RACE), ..as_deputy() };
		assert_noop!(attempt(DEPUTY, about, leaflet(4)), Error::<Test>::UnknownContest);
	});
}

#[test]
fn without_a_time_that_is_set_a_campaign_is_silent_while_members_vote() {
	build_and_execute(|| {
		pass(14 * DAY - 1);
		assert_ok!(attempt(CANDIDATES[0], as_candidate(), leaflet(1)));
		pass(1);
		assert_noop!(attempt(CANDIDATES[0], as_candidate(), leaflet(2)), Error::<Test>::Silence);
	});
}

#[test]
fn officers_speak_for_themselves() {
	build_and_execute(|| {
		let officer = |role, kind| heading(Capacity::Officer { organization: BRANCH, role }, kind);
		assert_ok!(attempt(DEPUTY, as_deputy(), leaflet(1)));
		assert_ok!(attempt(CHAIR, officer(Role::Chair, Kind::Photo), leaflet(2)));
		assert_noop!(attempt(CHAIR, as_deputy(), leaflet(3)), Error::<Test>::NotAnOfficer);
		assert_noop!(
			attempt(CHAIR, officer(Role::Chair, Kind::Policy), leaflet(3)),
			Error::<Test>::OtherKind
		);
		let moderator = Capacity::Officer { organization: 0, role: Role::Moderator };
		let moderator = heading(moderator, Kind::Speech);
		assert_noop!(attempt(MODERATORS[0], moderator, leaflet(3)), Error::<Test>::NotAnOfficer);
		let about = Heading { about: Some((9, 9)), ..as_deputy() };
		assert_noop!(attempt(DEPUTY, about, leaflet(3)), Error::<Test>::UnknownContest);
		let about = Heading { about: Some(RACE), ..as_deputy() };
		assert_ok!(attempt(DEPUTY, about, leaflet(3)));
		// The item is the person's, and the office is needed to go on.
		assert_noop!(
			Library::supersede(signed(CANDIDATES[0]), 0, 1, leaflet(4)),
			Error::<Test>::NotThePublisher
		);
		Retired::set(&vec![DEPUTY]);
		assert_noop!(Library::supersede(signed(DEPUTY), 0, 1, leaflet(4)), Error::<Test>::NotAnOfficer);
		assert_noop!(Library::withdraw(signed(STRANGER), 0, 0), Error::<Test>::NotThePublisher);
		assert_ok!(Library::withdraw(signed(DEPUTY), 0, 0));
		System::assert_last_event(RuntimeEvent::Library(Event::Withdrawn { item: 0, version: 0 }));
		assert_eq!(status(0, 0), Status::Withdrawn);
		assert_noop!(Library::withdraw(signed(DEPUTY), 0, 0), Error::<Test>::WrongState);
		assert_noop!(Library::withdraw(signed(DEPUTY), 0, 1), Error::<Test>::UnknownVersion);
		assert_noop!(Library::withdraw(signed(DEPUTY), 77, 0), Error::<Test>::UnknownItem);
	});
}

#[test]
fn an_organisation_speaks_by_chair_and_secretary_together() {
	build_and_execute(|| {
		assert_noop!(attempt(DEPUTY, as_branch(), leaflet(1)), Error::<Test>::NotAnOfficer);
		assert_ok!(attempt(CHAIR, as_branch(), leaflet(1)));
		let waits = Event::SecondNeeded { organization: BRANCH, by: CHAIR };
		System::assert_last_event(RuntimeEvent::Library(waits));
		assert_eq!(Library::counts(), (0, 0));
		assert_noop!(attempt(CHAIR, as_branch(), leaflet(1)), Error::<Test>::SamePerson);
		// Another text is another matter.
		assert_ok!(attempt(SECRETARY, as_branch(), leaflet(2)));
		assert_eq!(Library::counts(), (0, 0));
		assert_ok!(attempt(SECRETARY, as_branch(), leaflet(1)));
		let version = Library::version(0, 0).unwrap().version;
		assert_eq!((version.by, version.agreed_by), (CHAIR, Some(SECRETARY)));

		// A person who is both needs one of the others.
		assert_ok!(attempt(BOTH, as_branch(), leaflet(3)));
		assert_ok!(attempt(CHAIR, as_branch(), leaflet(3)));
		assert_eq!(Library::counts(), (2, 0));
		// The first of two has to hold the office still, and the second within a week.
		assert_ok!(attempt(CHAIR, as_branch(), leaflet(4)));
		Retired::set(&vec![CHAIR]);
		assert_ok!(attempt(SECRETARY, as_branch(), leaflet(4)));
		Retired::set(&vec![]);
		pass(LIFETIME);
		assert_ok!(attempt(CHAIR, as_branch(), leaflet(4)));
		assert_eq!(Library::counts(), (2, 0));

		// Another version needs both as well, to take one back does not.
		assert_ok!(Library::supersede(signed(SECRETARY), 0, 1, leaflet(5)));
		assert_eq!(Library::item(0).unwrap().item.versions, 1);
		assert_ok!(Library::supersede(signed(BOTH), 0, 1, leaflet(5)));
		assert_eq!(Library::item(0).unwrap().item.versions, 2);
		assert_ok!(Library::withdraw(signed(SECRETARY), 0, 1));
	});
}

#[test]
fn two_of_one_role_are_not_enough() {
	build_and_execute(|| {
		// Two secretaries, once the other is no chair any more.
		assert_ok!(attempt(SECRETARY, as_branch(), leaflet(1)));
		assert_ok!(attempt(CHAIR, as_branch(), leaflet(2)));
		assert_noop!(attempt(CHAIR, as_branch(), leaflet(2)), Error::<Test>::SamePerson);
		SecondSecretary::set(&true);
		assert_noop!(attempt(STRANGER, as_branch(), leaflet(1)), Error::<Test>::SameRole);
		assert_ok!(attempt(STRANGER, as_branch(), leaflet(2)));
	});
}

#[test]
fn an_edit_is_another_version_of_what_was_looked_at() {
	build_and_execute(|| {
		let ada = CANDIDATES[0];
		let item = announce(ada, leaflet(1));
		assert_noop!(Library::supersede(signed(ada), item, 0, leaflet(2)), Error::<Test>::VersionMismatch);
		assert_noop!(Library::supersede(signed(ada), item + 1, 1, leaflet(2)), Error::<Test>::UnknownItem);
		assert_ok!(Library::supersede(signed(ada), item, 1, leaflet(2)));
		assert_noop!(Library::supersede(signed(ada), item, 1, leaflet(3)), Error::<Test>::VersionMismatch);
		set(|parameters| parameters.officer = Quota { versions: 1_000, ..parameters.officer });
		let item = announce(DEPUTY, leaflet(100));
		for number in 1..MAX_VERSIONS {
			assert_ok!(Library::supersede(signed(DEPUTY), item, number, leaflet(100 + u32::from(number))));
		}
		let last = Library::supersede(signed(DEPUTY), item, MAX_VERSIONS, leaflet(999));
		assert_noop!(last, Error::<Test>::TooManyVersions);
	});
}

#[test]
fn words_are_such_that_everybody_can_read() {
	build_and_execute(|| {
		let with = |change: fn(&mut crate::Description)| {
			let mut draft = leaflet(1);
			change(&mut draft.description);
			attempt(CANDIDATES[0], as_candidate(), draft)
		};
		assert_noop!(with(|words| words.title = text("")), Error::<Test>::BadText);
		assert_noop!(with(|words| words.title = text("a\nb")), Error::<Test>::BadText);
		assert_noop!(with(|words| words.summary = Some(text("a\u{202e}b"))), Error::<Test>::BadText);
		assert_noop!(with(|words| words.alternative = Some(text(" "))), Error::<Test>::BadText);
		assert_noop!(
			with(|words| words.topics = vec![text("주거"), text("\u{200b}")].try_into().unwrap()),
			Error::<Test>::BadText
		);
		assert_noop!(with(|words| words.recorded_at = Some(Now::get() + 1)), Error::<Test>::NotHappenedYet);
		assert_ok!(with(|words| words.recorded_at = Some(Now::get())));
	});
}

#[test]
fn calls_are_free_exactly_where_they_pass() {
	build_and_execute(|| {
		let ada = CANDIDATES[0];
		let free = |by: u64, call: crate::Call<Test>| call.is_feeless(&signed(by));
		let announcing = |heading| crate::Call::announce { heading, draft: leaflet(1) };
		assert!(free(ada, announcing(as_candidate())));
		assert!(!free(STRANGER, announcing(as_candidate())));
		assert!(free(CHAIR, announcing(as_branch())));
		announce(ada, leaflet(1));
		let next =
			|expected_versions| crate::Call::supersede { item: 0, expected_versions, draft: leaflet(2) };
		assert!(free(ada, next(1)) && !free(ada, next(0)) && !free(STRANGER, next(1)));
		let withdrawing = || crate::Call::withdraw { item: 0, version: 0 };
		assert!(free(ada, withdrawing()) && !free(STRANGER, withdrawing()));
		assert!(!free(ada, crate::Call::extend { item: 0, version: 0 }));
		let grounds = || grounds(crate::Code::Harm);
		let suspending = || crate::Call::suspend { item: 0, version: 0, grounds: grounds() };
		assert!(free(MODERATORS[0], suspending()) && !free(ada, suspending()));
		let takedown = suspend(0, 0);
		let confirming = || crate::Call::take_down { takedown };
		assert!(free(APPEALS[0], confirming()) && !free(MODERATORS[1], confirming()));
		let lifting = || crate::Call::lift { takedown, reason: text("그렇지 않습니다.") };
		assert!(
			free(APPEALS[0], lifting()) && free(MODERATORS[0], lifting()) && !free(MODERATORS[1], lifting())
		);
	});
}

#[test]
fn parameters_are_set_by_who_makes_rules() {
	build_and_execute(|| {
		let change = |origin, version, parameters| Library::set_parameters(origin, version, parameters);
		let sane = Parameters { retention: 60 * DAY, ..Parameters::default() };
		assert_noop!(change(signed(CHAIR), 0, sane), DispatchError::BadOrigin);
		assert_noop!(change(RuntimeOrigin::root(), 1, sane), Error::<Test>::VersionMismatch);
		for wrong in [
			Parameters { retention: KeptFor::get() + 1, ..sane },
			Parameters { retention: 59_999, ..sane },
			Parameters { silence: 61 * DAY, ..sane },
			Parameters { candidate: Quota { versions: 0, bytes: 1 }, ..sane },
			Parameters { officer: Quota { versions: 1, bytes: 0 }, ..sane },
			Parameters { organization: Quota { versions: 10_001, bytes: 1 }, ..sane },
		] {
			assert_noop!(change(RuntimeOrigin::root(), 0, wrong), Error::<Test>::BadParameters);
		}
		assert_ok!(change(RuntimeOrigin::root(), 0, sane));
		System::assert_last_event(RuntimeEvent::Library(Event::ParametersSet { version: 1 }));
		assert_eq!((Library::settings().version, Library::settings().parameters), (1, sane));
		pass(HOUR);
		announce(CANDIDATES[0], leaflet(1));
		let version = Library::version(0, 0).unwrap().version;
		assert_eq!(version.served_until, Now::get() + 60 * DAY);
	});
}

#[test]
fn numbers_end_and_lists_are_full() {
	build_and_execute(|| {
		let item = announce(CANDIDATES[0], leaflet(1));
		NextItem::<Test>::put(u32::MAX);
		assert_noop!(attempt(CANDIDATES[0], as_candidate(), leaflet(2)), Error::<Test>::Exhausted);
		NextItem::<Test>::put(item + 1);
		NextTakedown::<Test>::put(u32::MAX);
		let suspended = Library::suspend(signed(MODERATORS[0]), item, 0, grounds(crate::Code::Harm));
		assert_noop!(suspended, Error::<Test>::Exhausted);
		NextTakedown::<Test>::put(0);
		CurrentSettings::<Test>::mutate(|settings| settings.version = u32::MAX);
		let set = Library::set_parameters(RuntimeOrigin::root(), u32::MAX, Parameters::default());
		assert_noop!(set, Error::<Test>::Exhausted);

		let mut waiting = crate::Agreed::<Test>::default();
		for number in 0..64u8 {
			waiting.agree([number; 32], &u64::from(number).saturating_add(1_000), Now::get()).unwrap();
		}
		Waiting::<Test>::put(waiting);
		assert_noop!(attempt(CHAIR, as_branch(), leaflet(3)), Error::<Test>::TooManyWaiting);
	});
}
