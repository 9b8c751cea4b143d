// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is stored, and what governance can change about itself.

use crate::Config;
use alloc::vec::Vec;
use caucus_primitives::{ContestIndex, ElectionId, Moment};
use frame::{
	deps::frame_support::traits::Bounded,
	derive::{Deserialize, Serialize},
	prelude::*,
};

const MINUTE: Moment = 60 * 1_000;
const DAY: Moment = 24 * 60 * MINUTE;

/// Number of a referendum.
pub type ReferendumId = u32;

/// Most members of a council.
pub const MAX_SEATS: u32 = 32;

/// Fewest members of a council: with fewer, one decides.
pub const LEAST_SEATS: u32 = 3;

/// Most bytes of a call that members decide on.
pub const MAX_CALL: u32 = 16 * 1024;

/// Most referenda that a view gives at a time.
pub const MAX_PAGE: u32 = 100;

/// Most rules that members are asked about at once.
pub const MAX_RULES: u32 = 16;

/// For how long after the decision the call of a referendum is made again if it fails, in milliseconds: a year.
/// What stands in its way, such as a vote under which no code changes, can take long to pass.
pub const TRIED_FOR: Moment = 365 * DAY;

/// The least time from one try to the next, in milliseconds: a day.
pub const TRIED_EVERY: Moment = DAY;

/// How long code can be applied once it is due, in milliseconds, that the council authorised: thirty days.
pub const APPLICABLE: Moment = 30 * DAY;

/// The same of code that members authorised: a year, in which there is time between elections.
pub const APPLICABLE_OF_MEMBERS: Moment = 365 * DAY;

/// How long after its time the call of a referendum counts as lost, in milliseconds: an hour.
pub const OVERDUE: Moment = 60 * MINUTE;

/// How far ahead the end of an election that fills the council can lie, if that is after the council's
/// power: 120 days, so that a party is not without a council for longer.
pub const LONGEST_VACANCY: Moment = 120 * DAY;

/// How long after it was named an election counts as named while its trustees are not called, in
/// milliseconds: thirty days. A draft that is never held must not keep others from being named.
pub const CALLED_WITHIN: Moment = 30 * DAY;

/// For how long the council alone names another election, in milliseconds, when one came to nothing: thirty
/// days. The commission must not go on with one draft after the other.
pub const COUNCIL_FIRST: Moment = 30 * DAY;

/// Most codes that the council is kept from authorising again because members withdrew them. The oldest makes
/// room for the next.
pub const MAX_WITHDRAWN: u32 = 16;

/// How long at most elections wait for code that is due, in milliseconds: a day. Code that never comes
/// must not keep members from voting.
const FIRST_CHANCE: Moment = DAY;

/// The longest of all durations, in milliseconds: ten years.
const LONGEST: Moment = 3_653 * DAY;

/// A call, kept here if it is short, and among the preimages if it is not.
pub type Proposed<T> = Bounded<<T as Config>::RuntimeCall, <T as frame_system::Config>::Hashing>;

/// A part of a whole.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(crate = "frame::derive::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Share {
	/// So many
	pub parts: u16,
	/// of so many.
	pub of: u16,
}

impl Share {
	/// Whether `some` of `all` are at least the share.
	pub fn is_reached_by(self, some: u32, all: u32) -> bool {
		let some = u64::from(some).saturating_mul(self.of.into());
		some >= u64::from(all).saturating_mul(self.parts.into())
	}
}

/// What members can change by a referendum. It holds for terms and referenda that begin later, but for `lead`,
/// `notice` and `binding`, which hold at once.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Debug,
	Serialize,
	Deserialize,
)]
#[serde(crate = "frame::derive::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// How many members the next council has. Seven unless changed.
	pub seats: u32,
	/// How long a council's term is, in milliseconds. Two years.
	pub term: Moment,
	/// How long after its term a council acts until the next takes its seats. Ninety days.
	pub grace: Moment,
	/// How long before the end of a term the commission can name the election of the next council by
	/// itself. Half a year.
	pub lead: Moment,
	/// How much of the roll has to vote in a referendum. A third.
	pub quorum: Share,
	/// From the decision of a referendum to its enactment. Two days.
	pub enactment: Moment,
	/// From the authorisation of new code to the moment from which it can be applied: for everybody to read
	/// it, and for operators to install what it needs. Three days.
	pub notice: Moment,
	/// How long the council cannot change a rule that members decided on. A year.
	pub binding: Moment,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			seats: 7,
			term: 730 * DAY,
			grace: 90 * DAY,
			lead: 180 * DAY,
			quorum: Share { parts: 1, of: 3 },
			enactment: 2 * DAY,
			notice: 3 * DAY,
			binding: 365 * DAY,
		}
	}
}

impl Parameters {
	/// Whether a party can be governed by them.
	pub fn is_sane(&self) -> bool {
		let durations = [self.term, self.grace, self.lead, self.enactment, self.notice, self.binding];
		(LEAST_SEATS..=MAX_SEATS).contains(&self.seats)
			&& self.term >= DAY
			&& self.lead <= self.term
			&& self.enactment >= MINUTE
			&& self.notice >= MINUTE
			&& durations.iter().all(|duration| *duration <= LONGEST)
			&& self.quorum.parts > 0
			&& self.quorum.parts <= self.quorum.of
	}
}

/// The term of the council.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Term {
	/// When it began.
	pub since: Moment,
	/// When it ends.
	pub until: Moment,
	/// First moment at which the council has no power any more if no other has followed.
	pub ends: Moment,
	/// How many seats the council has, vacant ones included.
	pub seats: u32,
	/// The contest that it was elected in; none for the council of the genesis.
	pub elected_in: Option<(ElectionId, ContestIndex)>,
}

/// The contest that fills seats of the council.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Named {
	/// The election.
	pub election: ElectionId,
	/// The contest.
	pub contest: ContestIndex,
	/// Which seats.
	pub fills: Fills,
	/// How many.
	pub seats: u32,
	/// When it was named.
	pub at: Moment,
}

/// Which seats of the council an election fills.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Fills {
	/// All of them: a new council for a new term.
	#[codec(index = 0)]
	All,
	/// The vacant ones, for the rest of the term.
	#[codec(index = 1)]
	Vacant,
}

/// Who authorised new code.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Authority {
	/// The council, which can withdraw it.
	#[codec(index = 0)]
	Council,
	/// The members, who alone can.
	#[codec(index = 1)]
	Members,
}

/// New code that was authorised.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Upgrade {
	/// BLAKE2b-256 of the code.
	pub code_hash: H256,
	/// Who authorised it.
	pub by: Authority,
	/// First moment at which it can be applied.
	pub due: Moment,
	/// First moment at which elections no longer wait for it.
	pub yields: Moment,
	/// First moment at which it can no longer be applied.
	pub lapses: Moment,
}

impl Upgrade {
	/// What is authorised now, with a notice in milliseconds.
	pub(crate) fn announced(code_hash: H256, by: Authority, now: Moment, notice: Moment) -> Self {
		let due = now.saturating_add(notice);
		// No longer than the notice, so that elections have as much time between two as they wait.
		let yields = due.saturating_add(notice.min(FIRST_CHANCE));
		let lapses = due.saturating_add(match by {
			Authority::Council => APPLICABLE,
			Authority::Members => APPLICABLE_OF_MEMBERS,
		});
		Self { code_hash, by, due, yields, lapses }
	}
}

/// A rule that the council and members can change: the number of a pallet, and which of its rules.
pub type RuleId = [u8; 2];

/// Which rules calls change.
pub trait Rules<Call> {
	/// Those that a call changes, with everything that happens in it; a rule may come twice.
	fn changed_by(call: &Call) -> Vec<RuleId>;
}

/// How far a referendum is.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Standing {
	/// It waits for the result of its election.
	#[codec(index = 0)]
	Proposed,
	/// Members said yes, and its call is scheduled.
	#[codec(index = 1)]
	Approved {
		/// When it was decided.
		at: Moment,
		/// When its call is to be made.
		due: Moment,
		/// How often the call was made and failed; 255 stands for more, too.
		failures: u8,
	},
	/// It has no effect.
	#[codec(index = 2)]
	Rejected {
		/// Why.
		reason: Rejection,
		/// When it was decided.
		at: Moment,
	},
	/// Its call was made, and succeeded or failed for the last time.
	#[codec(index = 3)]
	Enacted {
		/// Whether the call succeeded.
		succeeded: bool,
		/// When.
		at: Moment,
	},
}

/// Why a referendum has no effect.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub enum Rejection {
	/// Too few voted.
	#[codec(index = 0)]
	BelowQuorum,
	/// No more voted for it than against it.
	#[codec(index = 1)]
	VotedDown,
	/// The election came to nothing.
	#[codec(index = 2)]
	NoResult,
	/// The council no longer asks.
	#[codec(index = 3)]
	Withdrawn,
}

/// Rules in order, none twice.
pub type RulesOf = BoundedVec<RuleId, ConstU32<MAX_RULES>>;

/// A call that members decide on.
#[derive(
	PartialEqNoBound, EqNoBound, CloneNoBound, DebugNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct Referendum<T: Config> {
	/// The call.
	pub call: Proposed<T>,
	/// BLAKE2b-256 of the encoded call.
	pub hash: H256,
	/// The election that decides.
	pub election: ElectionId,
	/// The contest of it.
	pub contest: ContestIndex,
	/// How much of the roll has to vote.
	pub quorum: Share,
	/// From the decision to the enactment, in milliseconds.
	pub enactment: Moment,
	/// How far it is.
	pub standing: Standing,
	/// The rules that it is about, whatever code later makes of the call.
	pub rules: RulesOf,
}
