// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores.

use caucus_primitives::{
	calendar::{Month, DAY, HOUR},
	text::ContentRef,
	Alias, Digest, Moment, OrganizationId,
};
use caucus_support::organisations::Role;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;

/// Number of an indicator, counted from 0.
pub type IndicatorId = u16;

/// Number of a batch of attestations, counted from 0.
pub type BatchId = u32;

/// Number of an attestation, counted from 0.
pub type AttestationId = u64;

/// Code of an area, as the registry of organisations numbers them.
pub type AreaId = u32;

/// Most indicators.
pub const MAX_INDICATORS: IndicatorId = 64;

/// Most attestations in a batch.
pub const MAX_BATCH: u32 = 256;

/// Most meetings that one batch pools.
pub const MAX_POOLED: u32 = 8;

/// Most attestations of one account in one period.
pub const MAX_ENTRIES: u32 = 32;

/// Levels of organisations, the central party included.
pub const MAX_LEVELS: u32 = 4;

/// Most organisations and areas directly below one organisation in one period.
pub const MAX_PLACES: u32 = 256;

/// Most areas among them: what one issuer names leaves room for the organisations below.
pub const MAX_AREAS: u32 = 128;

/// Most accounts, or families of rows, that one call works through.
pub const MAX_PIECE: u32 = 16;

/// Most campaigns that are remembered.
pub const MAX_CAMPAIGNS: u32 = 16;

/// How often it is looked whether a campaign runs, in blocks: each ten minutes where they take six seconds.
pub const WATCH: u32 = 100;

/// How long a campaign is remembered after its end, in milliseconds: as late as anything can be attested.
pub const MEMORY: Moment = 62 * DAY;

/// Most periods in which one account earns points: it lives a year.
pub const MAX_EARNINGS: u32 = 12;

/// Code of an indicator, such as `education`.
pub type Code = BoundedVec<u8, ConstU32<24>>;

/// Name of an indicator.
pub type Name = BoundedVec<u8, ConstU32<120>>;

/// What can be attested. There is no kind for votes, choices, signatures, reactions, recruiting or
/// donations, and there will be none: points must never pay for them.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Kind {
	/// Attended a party education.
	#[codec(index = 0)]
	Education,
	/// Attended an official event.
	#[codec(index = 1)]
	Event,
	/// Attended an assembly.
	#[codec(index = 2)]
	Assembly,
	/// Paid a month's dues, whatever the amount.
	#[codec(index = 3)]
	DuesMonth,
	/// Volunteered; in hours.
	#[codec(index = 4)]
	Volunteering,
	/// Started a petition that found its sponsors.
	#[codec(index = 5)]
	PetitionSponsored,
	/// Proposed a policy that was adopted.
	#[codec(index = 6)]
	ProposalAdopted,
	/// Was a mentor; in hours.
	#[codec(index = 7)]
	Mentoring,
	/// Translated or captioned.
	#[codec(index = 8)]
	Translation,
	/// Reviewed a translation.
	#[codec(index = 9)]
	Review,
}

impl Kind {
	/// The largest value of one attestation: an occasion counts once, a day has so many hours to give.
	pub const fn most(self) -> u8 {
		match self {
			Self::Volunteering | Self::Mentoring => 12,
			_ => 1,
		}
	}
}

/// How an indicator counts. What changes, changes for later periods alone.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Terms {
	/// Who attests it: the issuers or the secretary of an organisation.
	pub issuer: Role,
	/// Whether it is attested for a meeting of the organisation, as that meeting's attendance.
	pub demands_meeting: bool,
	/// Points for each unit of value.
	#[codec(compact)]
	pub weight: u16,
	/// The largest value of an account in a period.
	#[codec(compact)]
	pub cap: u16,
	/// Least hours between two occasions of an account.
	#[codec(compact)]
	pub cooldown: u16,
	/// Whether nothing of it is attested while a campaign runs, nor later what happened in one.
	pub rests_in_campaigns: bool,
}

impl Terms {
	/// Whether these terms can be kept.
	pub fn is_sane(&self) -> bool {
		matches!(self.issuer, Role::Issuer | Role::Secretary)
			&& (1..=1_000).contains(&self.weight)
			&& (1..=1_000).contains(&self.cap)
			&& self.cooldown <= 28 * 24
	}
}

/// What is counted.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Indicator {
	/// What it is about.
	pub kind: Kind,
	/// A short code.
	pub code: Code,
	/// Its name in Korean.
	pub name: Name,
	/// Its name in English.
	pub name_en: Name,
	/// The newest version of its terms.
	#[codec(compact)]
	pub version: u32,
	/// The last period in which it counts, once it is retired.
	pub last: Option<Month>,
}

/// Terms, and the first period in which they hold.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct TermsFrom {
	/// The first period.
	pub from: Month,
	/// The terms.
	pub terms: Terms,
}

/// What shows that something happened.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub enum Evidence {
	/// Digest of a document that the issuer keeps.
	#[codec(index = 0)]
	Document(Digest),
	/// Meetings of the organisation or of organisations below it, in ascending order, each once. More
	/// than one where each alone had too few.
	#[codec(index = 1)]
	Meetings(BoundedVec<(OrganizationId, u32), ConstU32<MAX_POOLED>>),
}

/// What a batch is about. It is said once for all in it.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Occasion {
	/// The indicator.
	pub indicator: IndicatorId,
	/// The organisation whose officer attests.
	pub organization: OrganizationId,
	/// The area, if it is to be counted by itself.
	pub area: Option<AreaId>,
	/// When it happened.
	pub occurred_at: Moment,
	/// What shows it.
	pub evidence: Evidence,
}

/// One of a batch: who, and how much.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Item<AccountId> {
	/// The activity account.
	pub subject: AccountId,
	/// How often, or how many hours.
	pub value: u8,
}

/// A batch of attestations.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Batch<AccountId> {
	/// What it is about.
	pub occasion: Occasion,
	/// The version of the indicator's terms.
	#[codec(compact)]
	pub version: u32,
	/// The period in which it happened.
	pub period: Month,
	/// Who attested.
	pub issuer: AccountId,
	/// When.
	pub at: Moment,
	/// The first of its attestations.
	pub first: AttestationId,
	/// How many they are.
	pub count: u32,
}

/// What has become of an attestation, as far as it is written down.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum State {
	/// Nobody has said anything against it.
	#[codec(index = 0)]
	Provisional,
	/// It is disputed.
	#[codec(index = 1)]
	Disputed,
	/// It was disputed and stands.
	#[codec(index = 2)]
	Upheld,
	/// It was disputed and falls.
	#[codec(index = 3)]
	Revoked,
	/// It was taken back after its period was closed.
	#[codec(index = 4)]
	Corrected,
}

impl State {
	/// Whether it counts.
	pub const fn stands(self) -> bool {
		!matches!(self, Self::Revoked | Self::Corrected)
	}
}

/// What has become of an attestation, as a reader wants to know it.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub enum Status {
	/// It can still be disputed, or its period is not closed.
	Provisional,
	/// It is disputed.
	Disputed,
	/// It was disputed and stands; its period is not closed.
	Upheld,
	/// It was disputed and fell.
	Revoked,
	/// Its period is closed and it counted.
	Final,
	/// Its period is closed, and it was taken back afterwards.
	Corrected,
}

/// That an account did what an indicator counts.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Attestation<AccountId> {
	/// The batch in which it came.
	pub batch: BatchId,
	/// The activity account.
	pub subject: AccountId,
	/// How often, or how many hours.
	pub value: u8,
	/// What has become of it.
	pub state: State,
	/// Whether chance drew it for an audit.
	pub sampled: bool,
}

/// What an account did in a period: one entry for each attestation.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Entry {
	/// The attestation.
	pub attestation: AttestationId,
	/// Its indicator.
	pub indicator: IndicatorId,
	/// When, in hours since 1970.
	pub hour: u32,
	/// How often, or how many hours.
	pub value: u8,
	/// Whether the account sat in one meeting then.
	pub in_meeting: bool,
	/// Whether it counts.
	pub stands: bool,
}

/// The entries of an account in a period.
pub type Entries = BoundedVec<Entry, ConstU32<MAX_ENTRIES>>;

/// A decision on a dispute.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Decision<AccountId> {
	/// Who decided.
	pub by: AccountId,
	/// Whether the attestation stands.
	pub uphold: bool,
	/// Why.
	pub reason: ContentRef,
	/// When.
	pub at: Moment,
}

/// A dispute about an attestation. There is one at most.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Dispute<AccountId> {
	/// Who disputes it.
	pub by: AccountId,
	/// Why.
	pub reason: ContentRef,
	/// When.
	pub at: Moment,
	/// What an auditor said. Without a word until the period is counted, the attestation stands.
	pub decision: Option<Decision<AccountId>>,
}

/// That an attestation was taken back after its period was closed.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Correction<AccountId> {
	/// Two auditors.
	pub by: (AccountId, AccountId),
	/// Why.
	pub reason: ContentRef,
	/// When.
	pub at: Moment,
	/// How many points went.
	pub points: u32,
}

/// Points that an account earned in a period, as many as are left.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Earning {
	/// The period.
	pub period: Month,
	/// The first period in which they are worth nothing.
	pub expires: Month,
	/// The points.
	pub points: u16,
}

/// A member's account for one year.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct MemberAccount {
	/// The year.
	pub year: u32,
	/// What the member is called in that year's context.
	pub alias: Alias,
	/// When it was bound.
	pub since: Moment,
	/// Whether the member wants nothing more to be collected, and nothing shown.
	pub opted_out: bool,
	/// The period in which the account last disputed something, and how often.
	pub disputes: (Month, u8),
	/// Its points, by period, the oldest first.
	pub earnings: BoundedVec<Earning, ConstU32<MAX_EARNINGS>>,
}

/// A time in which somebody campaigned for votes.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Campaign {
	/// When it was first seen.
	pub since: Moment,
	/// When it was first seen to be over; none while it runs.
	pub until: Option<Moment>,
}

/// How far a period is.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Stage {
	/// Attestations, disputes and decisions are taken, each until its time.
	#[codec(index = 0)]
	Open,
	/// Accounts are gone through: points are given and rows added up.
	#[codec(index = 1)]
	Counting {
		/// The next account, by the order in which they came.
		next: u32,
	},
	/// Rows are gone through: what may be read is kept.
	#[codec(index = 2)]
	Publishing {
		/// The next family in the queue.
		next: u32,
		/// The end of the queue.
		end: u32,
	},
	/// Rows are public.
	#[codec(index = 3)]
	Closed,
	/// Accounts are gone through: points that were not burned expire.
	#[codec(index = 4)]
	Expiring {
		/// The next account.
		next: u32,
	},
	/// None of its points is left.
	#[codec(index = 5)]
	Expired,
}

impl Stage {
	/// Whether rows are public and points given.
	pub const fn is_closed(self) -> bool {
		matches!(self, Self::Closed | Self::Expiring { .. } | Self::Expired)
	}
}

/// A month, from its first attestation on. Its rules are those of that moment.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Period {
	/// How far it is.
	pub stage: Stage,
	/// First moment at which nothing is attested any more.
	pub attested_until: Moment,
	/// First moment at which nothing is disputed any more.
	pub disputed_until: Moment,
	/// First moment at which nothing is decided any more.
	pub decided_until: Moment,
	/// The first month in which its points are worth nothing.
	pub expires: Month,
	/// Fewer accounts than this are not shown by themselves.
	pub least_group: u32,
	/// The most points of an account.
	pub ceiling: u16,
	/// How many accounts have entries.
	pub participants: u32,
}

/// Where something is counted: a row of the statistics.
///
/// Rows make a tree. Below an organisation stand its areas, what it has without an area, and the
/// organisations below it; its own row is the sum of those.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
)]
pub enum Place {
	/// An organisation with all below it.
	#[codec(index = 0)]
	Organization(OrganizationId),
	/// What an organisation attested for one area.
	#[codec(index = 1)]
	Area(OrganizationId, AreaId),
	/// What an organisation attested for no area.
	#[codec(index = 2)]
	Direct(OrganizationId),
}

impl Place {
	/// Whether it is an area.
	pub const fn is_area(&self) -> bool {
		matches!(self, Self::Area(..))
	}
}

/// A row of the statistics: one indicator, one place, one period.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Row {
	/// How many attestations.
	#[codec(compact)]
	pub events: u32,
	/// The sum of their values.
	#[codec(compact)]
	pub sum: u32,
	/// How many accounts.
	#[codec(compact)]
	pub distinct: u32,
}

/// How much of a meeting's attendance is attested.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Usage {
	/// How many attestations name it alone.
	#[codec(compact)]
	pub attested: u32,
	/// Whether it was pooled with others, and can be named no more.
	pub pooled: bool,
}

/// What governance can change. It holds for periods whose first attestation comes later.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Parameters {
	/// The fewest accounts in a batch and in a row that is shown.
	#[codec(compact)]
	pub least_group: u32,
	/// The most points of an account in a period.
	#[codec(compact)]
	pub ceiling: u16,
	/// How late something can be attested, in milliseconds after it happened.
	pub lateness: Moment,
	/// How long after a month's end it can be attested, in milliseconds.
	pub attesting: Moment,
	/// How long after that it can be disputed, in milliseconds.
	pub disputing: Moment,
	/// How long after that disputes can be decided, in milliseconds.
	pub deciding: Moment,
	/// How many months after its own a period's points last.
	pub lifetime: u8,
	/// How many attestations an issuer has in a period, for each member of the organisation.
	pub per_member: u8,
	/// How many attestations an account can dispute in a month.
	pub disputes: u8,
	/// How many attestations of a hundred are drawn for an audit.
	pub sample: u8,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			least_group: 20,
			ceiling: 100,
			lateness: 30 * DAY,
			attesting: 14 * DAY,
			disputing: 14 * DAY,
			deciding: 14 * DAY,
			lifetime: 12,
			per_member: 3,
			disputes: 3,
			sample: 2,
		}
	}
}

impl Parameters {
	/// Whether these parameters can be kept.
	pub fn is_sane(&self) -> bool {
		(2..=MAX_BATCH).contains(&self.least_group)
			&& (1..=1_000).contains(&self.ceiling)
			&& (HOUR..=MEMORY).contains(&self.lateness)
			&& self.attesting <= 62 * DAY
			&& self.disputing <= 62 * DAY
			&& self.deciding <= 62 * DAY
			&& (1..=12).contains(&self.lifetime)
			&& self.per_member >= 1
			&& self.sample <= 100
	}
}

/// The parameters with the number of times that they were changed.
#[derive(
	Clone, Copy, PartialEq, Eq, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Settings {
	/// How often they were changed.
	pub version: u32,
	/// The parameters.
	pub parameters: Parameters,
}
