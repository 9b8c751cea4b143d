// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Activity accounts, and a month of deeds that ends in points.

use crate::{
	chain::Chain,
	council,
	crowd::{by_all_processors, Crowd},
	party::STRANGER,
	words::list,
};
use caucus_primitives::{
	blake2_256,
	calendar::{month_of, year_of, Month},
	Moment, OrganizationId,
};
use caucus_sdk::acts::Matter;
use caucus_sovereign_runtime::{configs::areas::POINTS, AccountId, Activity, Assets, Runtime, RuntimeCall};
use codec::Encode;
use pallet_activity::{AreaId, Call, Evidence, IndicatorId, Item, Occasion, Parameters};
use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{traits::IdentifyAccount, MultiSignature, MultiSigner},
};

/// The indicator of party educations, which are meetings.
pub const EDUCATION: IndicatorId = 0;
/// The indicator of a month's dues.
pub const DUES: IndicatorId = 3;
/// The indicator of hours volunteered: two points each, at most twelve hours a day and twenty a month.
pub const VOLUNTEERING: IndicatorId = 4;

/// The key of the account that somebody binds this year.
pub fn key(person: u32) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(&[b"account", &person.to_le_bytes()]))
}

/// That account.
pub fn account(person: u32) -> AccountId {
	MultiSigner::from(key(person).public()).into_account()
}

/// The council changes what later months go by.
pub fn set_parameters(chain: &mut Chain, change: impl FnOnce(&mut Parameters)) {
	let settings = chain.read(Activity::settings);
	let (expected_version, mut parameters) = (settings.version, settings.parameters);
	change(&mut parameters);
	council::decides(chain, Call::<Runtime>::set_parameters { expected_version, parameters });
}

/// This year.
pub fn year(chain: &Chain) -> u32 {
	year_of(month_of(chain.now()))
}

/// The call by which somebody binds the account of a key for a year.
pub fn bind_to(crowd: &Crowd, year: u32, person: u32, key: &sr25519::Pair) -> RuntimeCall {
	let matter = Matter::Activity(year);
	let account: AccountId = MultiSigner::from(key.public()).into_account();
	let act = (crowd.alias(person, matter), &account).encode();
	let proof = Box::new(crowd.prove(person, matter, &act));
	let consent = MultiSignature::Sr25519(key.sign(&matter.message(crowd.genesis(), &act)));
	Call::<Runtime>::bind { year, account, consent, proof }.into()
}

/// Persons bind their accounts.
pub fn bind(chain: &mut Chain, crowd: &Crowd, persons: impl IntoIterator<Item = u32>) {
	let year = year(chain);
	let calls = by_all_processors(persons, |person| bind_to(crowd, year, person, &key(person)));
	chain.takes_unsigned(calls);
}

/// What happened, with a document that says so.
pub fn occasion(indicator: IndicatorId, organization: OrganizationId, occurred_at: Moment) -> Occasion {
	let document = blake2_256(&[&(indicator, organization, occurred_at).encode()]);
	let evidence = Evidence::Document(document);
	Occasion { indicator, organization, area: None, occurred_at, evidence }
}

/// The same, counted for an area by itself.
pub fn occasion_in(
	area: AreaId,
	indicator: IndicatorId,
	organization: OrganizationId,
	occurred_at: Moment,
) -> Occasion {
	Occasion { area: Some(area), ..occasion(indicator, organization, occurred_at) }
}

/// The call by which an issuer attests that persons did it, each so often or so long.
pub fn attest(occasion: Occasion, persons: impl IntoIterator<Item = u32>, value: u8) -> RuntimeCall {
	let items = persons.into_iter().map(|person| Item { subject: account(person), value });
	Call::<Runtime>::attest { occasion, items: list(items) }.into()
}

/// Lets a month come to where disputes are over, and has it counted and published piece by piece, by
/// somebody who holds no office and pays nothing.
pub fn close(chain: &mut Chain, month: Month) {
	let period = chain.read(|| Activity::period(month)).expect("something was attested");
	if chain.now() < period.decided_until {
		chain.block_at(period.decided_until, || ());
	}
	for _ in 0..50 {
		if chain.read(|| Activity::period(month)).expect("it stays").stage.is_closed() {
			return;
		}
		advance(chain, month);
	}
	panic!("the month does not come to its end");
}

/// Somebody takes a month on by a piece.
#[track_caller]
pub fn advance(chain: &mut Chain, month: Month) {
	let before = chain.balance(STRANGER);
	chain.does(STRANGER, Call::<Runtime>::advance { period: month, pieces: 4 });
	assert_eq!(chain.balance(STRANGER), before, "what is due is free");
}

/// What wallets show as somebody's points.
pub fn points(chain: &mut Chain, person: u32) -> u128 {
	chain.read(|| Assets::balance(POINTS, account(person)))
}

/// Who has points after a month: persons 0 to 7 with two times six hours volunteered, 24 points each.
pub fn earned(chain: &mut Chain, crowd: &Crowd, issuer: Sr25519Keyring) -> Vec<u32> {
	set_parameters(chain, |parameters| parameters.least_group = 4);
	let holders: Vec<u32> = (0..8).collect();
	bind(chain, crowd, holders.clone());
	let month = month_of(chain.now());
	for _ in 0..2 {
		let occasion = occasion(VOLUNTEERING, 0, chain.now());
		chain.does(issuer, attest(occasion, holders.clone(), 6));
		chain.block_at(chain.now() + 2 * caucus_primitives::calendar::DAY, || ());
	}
	close(chain, month);
	holders
}
