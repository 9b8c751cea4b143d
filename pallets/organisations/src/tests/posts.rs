// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Posts and their seats.

use super::mock::*;
use crate::{AreaKind, Entry, Error, Event, Role, MAX_PAGE};
use caucus_support::organisations::{Holder, Organisations as _};

fn abolish(post: u32, version: u32, until: u64) -> Entry<u64> {
	Entry::Abolish { post, expected_version: version, until }
}

#[test]
fn a_posts_holders_are_listed_with_it() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Secretary, 2);
		System::assert_has_event(RuntimeEvent::Organisations(Event::PostCreated {
			post,
			organization: SEOUL,
		}));
		let early = new_term(post, 50, START, START + 10);
		let late = new_term(post, 51, START + 10, START + 20);
		let at = |moment| {
			let posts = Organisations::posts(SEOUL, 1, MAX_PAGE, moment);
			let [(number, record, terms)] = &posts[..] else { panic!("{posts:?}") };
			assert_eq!((*number, record.seats), (post, 2));
			terms.iter().map(|(term, _)| *term).collect::<Vec<_>>()
		};
		let held = [START, START + 9, START + 10, START + 20].map(at);
		assert_eq!(held, [vec![early], vec![early], vec![late], vec![]]);
		assert_eq!(Organisations::posts(SEOUL, 0, 1, START).len(), 1);
		assert_eq!(Organisations::post(post).unwrap().role, Role::Secretary);
	});
}

#[test]
fn the_holder_of_a_single_seat_is_known() {
	build_and_execute(|| {
		let holder = Organisations::holder(CHAIR_POST).unwrap();
		let expected =
			Holder { organization: 0, role: Role::Chair, account: Some(CHAIR), since: 0, until: END };
		assert_eq!(holder, expected);
		assert_eq!(Organisations::holder(APPEALS_POST), None, "it has three");
		assert_eq!(Organisations::holder(99), None);
		pass(END);
		assert_eq!(Organisations::holder(CHAIR_POST), None);
	});
}

#[test]
fn a_post_needs_a_seat_a_name_and_a_place_that_exists() {
	build_and_execute(|| {
		assert_refused(post(SEOUL, Role::Chair, 0), Error::NoSeat);
		assert_refused(post(9, Role::Chair, 1), Error::OrganizationNotFound);
		let described = |text, area| Entry::Post {
			organization: SEOUL,
			role: Role::Representative,
			label: label(text),
			area,
			from: START,
			elected: true,
			seats: 1,
		};
		assert_refused(described(" ", None), Error::InvalidText);
		assert_refused(described("국회의원", Some(0)), Error::AreaNotFound);
		make(area("종로", AreaKind::Constituency, None));
		make(described("국회의원", Some(0)));
	});
}

#[test]
fn an_abolished_post_is_held_by_nobody() {
	build_and_execute(|| {
		let post = new_post(SEOUL, Role::Other, 1);
		new_term(post, 50, START, START + 10);
		assert_refused(abolish(99, 0, END), Error::PostNotFound);
		assert_refused(abolish(post, 1, END), Error::VersionMismatch);
		assert_refused(abolish(post, 0, START), Error::InvalidTimes);
		assert_refused(abolish(post, 0, START + 9), Error::PostHeld);
		make(abolish(post, 0, START + 10));
		System::assert_has_event(RuntimeEvent::Organisations(Event::PostAbolished {
			post,
			until: START + 10,
		}));
		assert_refused(abolish(post, 1, END), Error::PostAbolished);
		assert_refused(appoint(post, 51, START + 5, START + 11), Error::OutsidePost);
	});
}
