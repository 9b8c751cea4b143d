// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores, and what readers get.

use caucus_primitives::{
	calendar::{DAY, HOUR},
	Moment, RollId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	derive::{Deserialize, Serialize},
	prelude::*,
};
use sp_statement_store::StatementAllowance;

/// Number of a period, counted from 0.
pub type PeriodId = u32;

/// What somebody has to know to write to an officer: keys, as clients encode them. A handful of bytes, which the
/// chain does not look into.
pub type Bundle = BoundedVec<u8, ConstU32<256>>;

/// The shortest time that a period can last, in milliseconds.
pub const MINUTE: Moment = 60_000;

/// How long an address stands at least before its owner can publish another, in milliseconds.
pub const ADDRESS_REST: Moment = HOUR;

/// Grants that are revoked in one block that has room, at most. Those of three million members are in a day.
pub const PAGE: u32 = 256;

/// A mebibyte.
const MIB: u32 = 1_024 * 1_024;

/// What an account may keep on every node at a time.
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
pub struct Allowance {
	/// Statements.
	pub statements: u32,
	/// Bytes of what they say.
	pub bytes: u32,
}

impl From<Allowance> for StatementAllowance {
	fn from(allowance: Allowance) -> Self {
		Self::new(allowance.statements, allowance.bytes)
	}
}

/// What governance can change. It holds for periods that begin later.
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
	/// How long a period lasts, in milliseconds.
	pub length: Moment,
	/// How long grants last when their period is over, in milliseconds: as long as a message waits to be fetched,
	/// because nodes drop what an account keeps when its grant ends.
	pub linger: Moment,
	/// What a member gets.
	pub allowance: Allowance,
	/// How many bytes of messages operators were told that a node has room for. Nothing is refused for it: views
	/// compare with it what was granted.
	pub promised: u64,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			length: 30 * DAY,
			linger: 14 * DAY,
			allowance: Allowance { statements: 200, bytes: 8 * MIB },
			promised: 2_048 * u64::from(MIB),
		}
	}
}

impl Parameters {
	/// Whether periods can go by these parameters.
	pub fn is_sane(&self) -> bool {
		let Self { length, linger, allowance, promised } = *self;
		(MINUTE..=366 * DAY).contains(&length)
			&& (MINUTE..=60 * DAY).contains(&linger)
			&& (1..=100_000).contains(&allowance.statements)
			&& (1..=64 * MIB).contains(&allowance.bytes)
			&& promised > 0
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

/// A time in which each member can claim once.
#[derive(
	Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug,
)]
pub struct Period {
	/// The roll by which members claim.
	pub roll: RollId,
	/// When it began.
	pub began: Moment,
	/// First moment at which nobody can claim any more.
	pub ends: Moment,
	/// First moment at which its grants are revoked.
	pub revoked_from: Moment,
	/// What each of its grants is.
	pub allowance: Allowance,
	/// How many claimed.
	pub claimed: u32,
	/// How many of these grants are not revoked yet.
	pub live: u32,
}

/// The address of somebody who holds an office.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Debug)]
pub struct Address {
	/// What to write with; nothing if it was withdrawn.
	pub bundle: Option<Bundle>,
	/// When the last one was published.
	pub published_at: Moment,
}

/// A period as somebody who wants to claim has to know it.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct PeriodView {
	/// Its number.
	pub number: PeriodId,
	/// The period.
	pub period: Period,
	/// Whether members can claim now.
	pub open: bool,
}

/// What an account was granted.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct GrantView {
	/// In which period.
	pub period: PeriodId,
	/// What it may keep.
	pub allowance: Allowance,
	/// First moment at which it is revoked.
	pub until: Moment,
}

/// What was granted to all together, and what nodes have room for.
#[derive(Clone, Copy, PartialEq, Eq, Default, Encode, Decode, TypeInfo, Debug)]
pub struct Commitment {
	/// Grants that are not revoked.
	pub grants: u32,
	/// Statements that they allow for.
	pub statements: u64,
	/// Bytes that they allow for.
	pub bytes: u64,
	/// Bytes that operators were told a node has room for.
	pub promised: u64,
	/// The bytes of all grants, in hundredths of what was promised. Above 100 a node is full before everybody has
	/// used what was granted, and then takes no message of anybody.
	pub percent: u64,
}
