// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party on the first day.

use super::mock::*;
use crate::{Classification, Founding, Numbers, Role, CENTRAL};
use caucus_support::organisations::Organisations as _;
use frame::testing_prelude::*;

#[test]
fn the_party_begins_with_its_organisations_and_officers() {
	build_and_execute(|| {
		let numbers = Numbers { areas: 0, organizations: 3, posts: 4, terms: 6 };
		assert_eq!(Organisations::numbers(), numbers);
		let central = Organisations::organization(CENTRAL).unwrap();
		assert_eq!((central.classification, central.parent), (Classification::Central, None));
		assert_eq!(central.names, names("중앙당"));
		assert_eq!(central.below, [2, 0, 0]);
		let seoul = Organisations::organization(SEOUL).unwrap();
		assert_eq!((seoul.classification, seoul.parent), (Classification::Provincial, Some(CENTRAL)));
		assert_eq!([CENTRAL, SEOUL, BUSAN].map(Organisations::chapter), [None, Some(1), Some(2)]);
		for (who, organization, role) in [
			(CHAIR, CENTRAL, Role::Chair),
			(SECRETARY, CENTRAL, Role::Secretary),
			(JUDGES[2], CENTRAL, Role::Appeals),
			(SEOUL_CHAIR, SEOUL, Role::Chair),
		] {
			assert!(Organisations::holds(&who, organization, role), "{who}");
			assert_eq!(System::sufficients(&who), 1, "an officer's account is kept alive");
		}
		assert!(!Organisations::holds(&SEOUL_CHAIR, CENTRAL, Role::Chair));
		pass(END);
		assert!(!Organisations::holds(&CHAIR, CENTRAL, Role::Chair));
	});
}

#[test]
fn a_chain_that_says_nothing_has_a_central_party_alone() {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	crate::GenesisConfig::<Test>::default().assimilate_storage(&mut storage).unwrap();
	TestState::new(storage).execute_with(|| {
		assert_eq!(Organisations::numbers(), Numbers { organizations: 1, ..Numbers::default() });
		assert_eq!(Organisations::organization(CENTRAL).unwrap().names, names("중앙당"));
		Organisations::do_try_state().unwrap();
	});
}

#[test]
#[should_panic(expected = "the first organisations are no party")]
fn a_party_without_a_name_does_not_begin() {
	let nameless = Founding { name: String::new(), ..Founding::default() };
	let genesis = crate::GenesisConfig::<Test> { central: nameless, below: vec![] };
	let _ = genesis.build_storage();
}

#[test]
fn the_first_officers_are_written_as_plain_text() {
	let written = serde_json::to_value(first_day()).unwrap();
	assert_eq!(written["below"][0]["name"], "서울특별시당");
	assert_eq!(written["central"]["officers"][2]["role"], "appeals");
}
