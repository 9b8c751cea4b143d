// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Activity with all lists as full, and all places as many, as they can be.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not be is
//! noticed.

use crate::*;
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::RingProof,
};
use caucus_primitives::{
	calendar::{january, month_start, year_of, DAY, HOUR},
	text::{Language, MediaType},
	PartIndex, RingIndex,
};
use caucus_support::{
	agreement::topic,
	benchmarking::{text, Surroundings},
	organisations::{Role, CENTRAL},
	participation::MAX_PARTS,
};
use frame::{
	benchmarking::prelude::*,
	token::fungible::{Inspect as _, Mutate as _},
};

/// This month.
pub const THIS: Month = january(2027) + 5;
/// The month in which everything happened.
pub const PERIOD: Month = THIS - 2;
/// The block's time.
pub const NOW: Moment = month_start(THIS) + DAY;
/// When it happened.
pub const THEN: Moment = month_start(PERIOD) + 27 * DAY;
/// The last part of the standing roll, and the chapter of its members.
const LAST: PartIndex = (MAX_PARTS - 1) as PartIndex;
/// Keys of each part.
const KEYS: u32 = 500;
/// What was changed so often that all terms that a period can have are found by as many steps as it takes
/// in ten years.
pub const VERSIONS: u32 = 127;
/// What is attested here.
pub const INDICATOR: IndicatorId = MAX_INDICATORS - 1;
/// The area for which it is counted by itself.
const AREA: AreaId = 7;
/// Points of each period.
const POINTS: u16 = 1_000;

/// Who answers for the chain around this pallet.
pub type Around<T> = <T as Config>::BenchmarkHelper;

/// The party in which something is attested.
pub struct Party {
	/// A ring of the roll's last part.
	pub ring: RingIndex,
	/// An organisation with as many others above it as can be.
	pub organization: OrganizationId,
}

/// The last event is this one.
pub fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// Who makes rules.
pub fn rules<T: Config>() -> Result<OriginFor<T>, BenchmarkError> {
	T::RulesOrigin::try_successful_origin().map_err(|()| BenchmarkError::Stop("nobody makes rules"))
}

pub fn reason() -> ContentRef {
	ContentRef { digest: [7; 32], bytes: 1, media: MediaType::Plain, language: Language::Korean }
}

pub fn terms() -> Terms {
	Terms {
		issuer: Role::Issuer,
		demands_meeting: true,
		weight: POINTS,
		cap: POINTS,
		cooldown: 24,
		rests_in_campaigns: true,
	}
}

/// Which month's terms are which version: the month in which everything happened has the last but one.
fn from_of(version: u32) -> Month {
	PERIOD + version + 2 - VERSIONS
}

/// An indicator whose terms were changed as often as here.
fn put_indicator<T: Config>(indicator: IndicatorId, kind: Kind) {
	let version = VERSIONS - 1;
	let record = Indicator { kind, code: text(), name: text(), name_en: text(), version, last: None };
	Indicators::<T>::insert(indicator, record);
	for version in 0..VERSIONS {
		Versions::<T>::insert(indicator, version, TermsFrom { from: from_of(version), terms: terms() });
	}
}

/// As many indicators as can be.
pub fn put_indicators<T: Config>() {
	(0..MAX_INDICATORS).for_each(|indicator| put_indicator::<T>(indicator, Kind::Event));
	NextIndicator::<T>::put(MAX_INDICATORS);
}

/// The party, in which two are shown together and each attestation is drawn for an audit.
pub fn party<T: Config>() -> Party {
	Around::<T>::set_time(NOW);
	let parameters = Parameters {
		least_group: 2,
		ceiling: POINTS,
		lateness: MEMORY,
		attesting: 62 * DAY,
		per_member: u8::MAX,
		sample: 100,
		..Parameters::default()
	};
	CurrentSettings::<T>::put(Settings { version: 0, parameters });
	let campaign = |number: u32| {
		let since = Moment::from(number) * DAY;
		Campaign { since, until: Some(since + HOUR) }
	};
	Campaigns::<T>::put(BoundedVec::truncate_from((0..MAX_CAMPAIGNS).map(campaign).collect()));
	Around::<T>::no_campaign();
	let rule = |part: PartIndex| RollRule { classes: Classes::DUES_PAYING, chapter: Some(part.into()) };
	let (_, ring) = Around::<T>::standing_roll((0..=LAST).map(rule).collect(), KEYS);
	let organization = Around::<T>::organisation(LAST.into());
	Party { ring, organization }
}

/// The period in which everything happened, at a stage; with so many accounts.
pub fn put_period<T: Config>(stage: Stage, participants: u32) {
	let until = if stage == Stage::Open { NOW + DAY } else { NOW };
	let period = Period {
		stage,
		attested_until: until,
		disputed_until: until,
		decided_until: until,
		expires: THIS,
		least_group: 2,
		ceiling: POINTS,
		participants,
	};
	Periods::<T>::insert(PERIOD, period);
}

pub fn alias(number: u32) -> Alias {
	caucus_primitives::blake2_256(&[&number.to_le_bytes()])
}

/// An activity account of the period's year, with points of as many periods as can be, which are left
/// until this month.
pub fn put_account<T: Config>(number: u32, year: u32, expires: Month) -> T::AccountId {
	let who: T::AccountId = account("member", number, 0);
	let earning =
		|number: u32| Earning { period: PERIOD + 1 + number - MAX_EARNINGS, expires, points: POINTS };
	let earnings: Vec<Earning> = (0..MAX_EARNINGS).map(earning).collect();
	put_account_with::<T>(&who, number, year, earnings);
	who
}

fn put_account_with<T: Config>(who: &T::AccountId, number: u32, year: u32, earnings: Vec<Earning>) {
	frame_system::Pallet::<T>::inc_sufficients(who);
	AccountOf::<T>::insert(year, alias(number), who);
	let points: u32 = earnings.iter().map(|earning| u32::from(earning.points)).sum();
	let record = MemberAccount {
		year,
		alias: alias(number),
		since: 0,
		opted_out: false,
		disputes: (THIS, 1),
		earnings: BoundedVec::truncate_from(earnings),
	};
	Accounts::<T>::insert(who, record);
	if points > 0 {
		T::Token::mint_into(who, points.into()).expect("the token is there; qed");
	}
}

/// An activity account that earned nothing in the period yet.
pub fn put_newcomer<T: Config>(number: u32) -> T::AccountId {
	let who: T::AccountId = account("member", number, 0);
	let earning = |number: u32| Earning { period: PERIOD - 1 - number, expires: THIS + 1, points: 1 };
	put_account_with::<T>(&who, number, year(), (0..MAX_EARNINGS - 1).map(earning).collect());
	who
}

/// The year of the period.
pub fn year() -> u32 {
	year_of(PERIOD)
}

/// An entry of an indicator.
fn entry(attestation: AttestationId, indicator: IndicatorId, hour: u32) -> Entry {
	Entry { attestation, indicator, hour, value: 1, in_meeting: true, stands: true }
}

/// What an account did: as much as can be but for one in this period, all in the same meeting; and as much in
/// the months before and after.
pub fn fill_ledger<T: Config>(who: &T::AccountId, evidence: &Evidence) {
	let key = caucus_primitives::blake2_256(&[&evidence.encode()]);
	let hour = |at: Moment| (at / HOUR) as u32;
	let of_month = |at: Moment, count: u32| {
		let entries = (0..count).map(|number| entry(number.into(), number as IndicatorId, hour(at)));
		Entries::truncate_from(entries.collect())
	};
	Ledger::<T>::insert(PERIOD, who, of_month(THEN, MAX_ENTRIES - 1));
	Ledger::<T>::insert(PERIOD - 1, who, of_month(THEN - 30 * DAY, MAX_ENTRIES));
	Ledger::<T>::insert(PERIOD + 1, who, of_month(THEN + 30 * DAY, MAX_ENTRIES));
	for number in 0..MAX_ENTRIES - 1 {
		AttestedBy::<T>::insert((number as IndicatorId, who, key), AttestationId::from(number));
	}
}

/// Fills what is below each organisation from this one upwards, but for one place.
pub fn fill_tree<T: Config>(party: &Party) {
	let mut above = Some(party.organization);
	while let Some(organization) = above {
		let place = |number: u32| match number < MAX_AREAS {
			true => Place::Area(organization, number + 1_000),
			false => Place::Organization(number + 1_000),
		};
		let places = (1..MAX_PLACES).map(place).collect();
		Below::<T>::insert(PERIOD, organization, BoundedVec::truncate_from(places));
		above = T::Organisations::parent(organization);
	}
}

/// Meetings of the organisation, with enough present.
pub fn meetings<T: Config>(party: &Party, count: u32) -> Evidence {
	let organization = party.organization;
	let mut meetings: Vec<(OrganizationId, u32)> =
		(0..count).map(|_| (organization, Around::<T>::meeting(organization, MAX_BATCH, THEN))).collect();
	meetings.sort();
	Evidence::Meetings(BoundedVec::truncate_from(meetings))
}

pub fn occasion(party: &Party, evidence: Evidence) -> Occasion {
	Occasion {
		indicator: INDICATOR,
		organization: party.organization,
		area: Some(AREA),
		occurred_at: THEN,
		evidence,
	}
}

/// An officer who can attest a batch, and the call.
pub fn batch<T: Config>(count: u32, meetings_of: u32) -> (T::AccountId, Call<T>) {
	let party = party::<T>();
	put_indicator::<T>(INDICATOR, Kind::Event);
	put_period::<T>(Stage::Open, count);
	fill_tree::<T>(&party);
	Around::<T>::area(AREA);
	let evidence = meetings::<T>(&party, meetings_of);
	let item = |number| {
		let subject = put_account::<T>(number, year(), THIS + 1);
		fill_ledger::<T>(&subject, &evidence);
		Item { subject, value: 1 }
	};
	let items = Items::<T>::truncate_from((0..count).map(item).collect());
	let issuer: T::AccountId = account("issuer", 0, 0);
	Around::<T>::appoint(&issuer, party.organization, Role::Issuer);
	(issuer, Call::attest { occasion: occasion(&party, evidence), items })
}

/// An account that did as much as can be, each time by another organisation for another indicator; from this
/// attestation on.
pub fn put_history<T: Config>(who: &T::AccountId, first: AttestationId) {
	let done = |number: u32| {
		let attestation = first + AttestationId::from(number);
		let indicator = number as IndicatorId;
		put_attestation::<T>(attestation, who, indicator);
		entry(attestation, indicator, 0)
	};
	Ledger::<T>::insert(PERIOD, who, Entries::truncate_from((0..MAX_ENTRIES).map(done).collect()));
}

/// An attestation with a batch and a branch of the tree of its own.
fn put_attestation<T: Config>(attestation: AttestationId, subject: &T::AccountId, indicator: IndicatorId) {
	let batch = attestation as BatchId;
	let organization = 1_000 + 3 * batch;
	Above::<T>::insert(PERIOD, organization, organization + 1);
	Above::<T>::insert(PERIOD, organization + 1, organization + 2);
	Above::<T>::insert(PERIOD, organization + 2, CENTRAL);
	let evidence =
		Evidence::Meetings(BoundedVec::truncate_from((0..MAX_POOLED).map(|number| (0, number)).collect()));
	let occasion = Occasion { indicator, organization, area: Some(AREA), occurred_at: THEN, evidence };
	let record = Batch {
		occasion,
		version: 0,
		period: PERIOD,
		issuer: account("issuer", 0, 0),
		at: THEN,
		first: attestation,
		count: 1,
	};
	Batches::<T>::insert(batch, record);
	let subject = subject.clone();
	let state = State::Provisional;
	Attestations::<T>::insert(attestation, Attestation { batch, subject, value: 1, state, sampled: true });
}

/// Families of as many organisations as can be, each with a row.
pub fn put_families<T: Config>(count: u32) {
	for family in 0..count {
		let parent = family + 1;
		let place = |number: u32| Place::Organization(1_000 + family * MAX_PLACES + number);
		let places: Vec<Place> = (0..MAX_PLACES).map(place).collect();
		for (distinct, place) in (2..).zip(&places) {
			let row = Row { events: u32::MAX, sum: u32::MAX, distinct };
			Drafts::<T>::insert((PERIOD, INDICATOR, place), row);
		}
		Below::<T>::insert(PERIOD, parent, BoundedVec::truncate_from(places));
		Queue::<T>::insert(PERIOD, family, (INDICATOR, parent, true));
	}
}

/// A provisional attestation of the organisation, about an account that did as much as can be.
pub fn attested<T: Config>(party: &Party) -> (AttestationId, T::AccountId) {
	put_indicators::<T>();
	let subject = put_account::<T>(0, year(), THIS + 1);
	put_history::<T>(&subject, 0);
	let last = AttestationId::from(MAX_ENTRIES - 1);
	Batches::<T>::mutate(last as BatchId, |batch| {
		batch.as_mut().expect("it was put there; qed").occasion.organization = party.organization;
	});
	(last, subject)
}

/// Has an account's last entry alone be worth something, so that all points of the period go with it.
pub fn leave_one_entry<T: Config>(who: &T::AccountId) {
	Ledger::<T>::mutate(PERIOD, who, |entries| {
		let last = entries.len() - 1;
		entries.iter_mut().take(last).for_each(|entry| entry.value = 0);
	});
}

/// An auditor.
pub fn auditor<T: Config>(number: u32) -> T::AccountId {
	let who = account("auditor", number, 0);
	Around::<T>::appoint(&who, CENTRAL, Role::Auditor);
	who
}

/// So many corrections wait for a second auditor that there is room for one more.
pub fn fill_waiting<T: Config>() {
	let mut waiting = Agreements::<T::AccountId, ConstU32<32>>::default();
	for number in 1..32u32 {
		let who = account("voice", number, 0);
		waiting.agree(topic(b"another", &number), &who, NOW).expect("the list has room; qed");
	}
	Waiting::<T>::put(waiting);
}

/// A proof of somebody on the last part of the roll.
pub fn proof(party: &Party) -> MemberProof {
	MemberProof { ring: party.ring, alias: alias(0), proof: RingProof([7; 785]) }
}

/// Whether wallets show that an account has no points.
pub fn is_poor<T: Config>(who: &T::AccountId) -> bool {
	T::Token::balance(who) == 0u32.into()
}
