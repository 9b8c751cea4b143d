// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The tree of organisations: founded, moved, dissolved.

use super::mock::*;
use crate::{AreaKind, Classification, Entry, Error, Event, CENTRAL, MAX_PAGE};
use caucus_support::organisations::Organisations as _;
use frame::testing_prelude::*;

fn dissolve(organization: u32, version: u32) -> Entry<u64> {
	Entry::Dissolve { organization, expected_version: version }
}

fn below(organization: u32) -> [u32; 3] {
	Organisations::organization(organization).unwrap().below
}

fn listed(parent: u32) -> Vec<u32> {
	let all = Organisations::organizations_below(parent, 0, MAX_PAGE);
	all.into_iter().map(|(_, id, _)| id).collect()
}

/// Founds a local committee below Seoul, a committee below that, and gives their numbers: 3 and 4.
fn found_two_levels() {
	make(local("종로구 당협", SEOUL));
	make(organization("정책위원회", Classification::Committee, 3));
}

#[test]
fn organisations_are_below_others_on_four_levels() {
	build_and_execute(|| {
		found_two_levels();
		assert_eq!([CENTRAL, SEOUL, 3, 4].map(below), [[2, 1, 1], [1, 1, 0], [1, 0, 0], [0; 3]]);
		assert_eq!([CENTRAL, SEOUL, 3].map(listed), [vec![SEOUL, BUSAN], vec![3], vec![4]]);
		assert_eq!([SEOUL, 3, 4].map(Organisations::parent), [Some(CENTRAL), Some(SEOUL), Some(3)]);
		assert_eq!(Organisations::chapter(4), Some(1), "that of the nearest above");
		let own =
			|organization, chapters: &[Option<u16>]| Organisations::is_own_electorate(organization, chapters);
		assert!(own(SEOUL, &[Some(1), Some(1)]) && own(CENTRAL, &[Some(1), None]));
		assert!(!own(4, &[Some(1)]) && !own(4, &[None]) && !own(9, &[None]), "nobody else's are theirs");
		assert!(!own(SEOUL, &[]) && !own(SEOUL, &[Some(1), Some(2)]) && !own(SEOUL, &[None]));
		assert!(!own(CENTRAL, &[Some(1)]));
		assert_refused(local("소위원회", 4), Error::TooManyLevels);
		assert_eq!(Organisations::organizations(1, 2).len(), 2);
	});
}

#[test]
fn nothing_is_founded_wrongly() {
	build_and_execute(|| {
		assert_refused(local("당협", 9), Error::OrganizationNotFound);
		let second = organization("또 다른 중앙당", Classification::Central, CENTRAL);
		assert_refused(second, Error::OneCentralParty);
		let found = |founded, area| Entry::Organization {
			names: names("당협"),
			classification: Classification::Local,
			parent: SEOUL,
			area,
			chapter: None,
			founded,
		};
		assert_refused(found(START + 1, None), Error::InvalidTimes);
		assert_refused(found(START, Some(0)), Error::AreaNotFound);
		make(area("11", AreaKind::Province, None));
		make(Entry::CloseArea { area: 0, expected_version: 0, until: START + 1, successor: None });
		pass(1);
		assert_refused(found(START, Some(0)), Error::AreaClosed);
		assert_refused(local("", SEOUL), Error::InvalidText);
		make(dissolve(BUSAN, 0));
		assert_refused(local("당협", BUSAN), Error::OrgDissolved);
	});
}

#[test]
fn an_organisation_moves_with_all_that_is_below_it() {
	build_and_execute(|| {
		found_two_levels();
		make(describe(3, 0, Some(BUSAN)));
		System::assert_has_event(RuntimeEvent::Organisations(Event::OrganizationChanged { organization: 3 }));
		assert_eq!([CENTRAL, SEOUL, BUSAN].map(below), [[2, 1, 1], [0; 3], [1, 1, 0]]);
		assert_eq!([SEOUL, BUSAN].map(listed), [vec![], vec![3]]);
		assert_eq!(Organisations::chapter(4), Some(2));
		let record = Organisations::organization(3).unwrap();
		assert_eq!((record.names, record.other_names), (names("새 이름"), other_names(&["옛 이름"])));
		make(describe(3, 1, Some(SEOUL)));
		assert_eq!([SEOUL, BUSAN].map(listed), [vec![3], vec![]], "listed once where it was before");
	});
}

#[test]
fn an_organisation_moves_neither_below_itself_nor_too_deep() {
	build_and_execute(|| {
		found_two_levels();
		make(local("중구 당협", SEOUL));
		assert_refused(describe(3, 0, Some(3)), Error::CyclicParent);
		assert_refused(describe(SEOUL, 0, Some(4)), Error::CyclicParent);
		assert_refused(describe(3, 0, Some(5)), Error::TooManyLevels);
		assert_refused(describe(3, 0, Some(77)), Error::OrganizationNotFound);
		assert_refused(describe(3, 1, Some(BUSAN)), Error::VersionMismatch);
		assert_refused(describe(3, 0, None), Error::OneCentralParty);
		assert_refused(describe(CENTRAL, 0, Some(SEOUL)), Error::OneCentralParty);
		make(describe(CENTRAL, 0, None));
	});
}

#[test]
fn what_is_left_below_keeps_an_organisation_alive() {
	build_and_execute(|| {
		found_two_levels();
		assert_refused(dissolve(3, 0), Error::HasOrganizationsBelow);
		assert_refused(dissolve(CENTRAL, 0), Error::OneCentralParty);
		assert_refused(dissolve(4, 1), Error::VersionMismatch);
		make(dissolve(4, 0));
		System::assert_has_event(RuntimeEvent::Organisations(Event::OrganizationDissolved {
			organization: 4,
		}));
		assert_refused(dissolve(4, 1), Error::OrgDissolved);
		make(dissolve(3, 0));
		assert_eq!([CENTRAL, SEOUL].map(below), [[2, 0, 0], [0; 3]]);
		assert!(!Organisations::exists(3));
		assert_eq!(Organisations::organization(3).unwrap().dissolved, Some(START), "it stays readable");
		assert_refused(describe(3, 1, Some(BUSAN)), Error::OrgDissolved);
	});
}

#[test]
fn nobody_has_an_office_in_a_dissolved_organisation() {
	build_and_execute(|| {
		assert!(Organisations::holds(&SEOUL_CHAIR, SEOUL, crate::Role::Chair));
		make(dissolve(SEOUL, 0));
		assert!(!Organisations::holds(&SEOUL_CHAIR, SEOUL, crate::Role::Chair));
		assert_eq!(Organisations::holder(SEOUL_POST), None);
		let (term, ..) = Organisations::terms(SEOUL_POST, 0, 1)[0];
		assert_ok!(Organisations::settle(signed(STRANGER), term));
		assert_eq!(System::sufficients(&SEOUL_CHAIR), 0);
		assert_refused(post(SEOUL, crate::Role::Chair, 1), Error::OrgDissolved);
		assert_refused(appoint(SEOUL_POST, 50, END, END + 1), Error::OrgDissolved);
	});
}

#[test]
fn what_moves_takes_dissolved_organisations_along() {
	build_and_execute(|| {
		found_two_levels();
		make(local("중구 당협", SEOUL));
		make(dissolve(4, 0));
		make(describe(3, 0, Some(5)));
		assert_eq!(
			Organisations::organization(4).unwrap().parent,
			Some(3),
			"on a fifth level, and dissolved"
		);
	});
}
