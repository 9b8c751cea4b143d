// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What governance can change.

use caucus_primitives::{calendar::DAY, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	derive::{Deserialize, Serialize},
	prelude::*,
};

/// The shortest time that something can be served, in milliseconds.
pub const MINUTE: Moment = 60_000;

/// A mebibyte.
const MIB: u64 = 1_024 * 1_024;

/// How much there is room for, or is used, at a time.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Default,
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
pub struct Quota {
	/// Versions.
	pub versions: u32,
	/// Bytes.
	pub bytes: u64,
}

/// What governance can change. It holds for what is announced or renewed later.
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
	/// How long a version is served, in milliseconds.
	pub retention: Moment,
	/// How long before a vote opens candidates are silent already, in milliseconds.
	pub silence: Moment,
	/// What each candidate of a contest has room for. A contest keeps what it began with.
	pub candidate: Quota,
	/// What each officer has room for in an organisation.
	pub officer: Quota,
	/// What each organisation has room for.
	pub organization: Quota,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			retention: 90 * DAY,
			silence: 0,
			candidate: Quota { versions: 32, bytes: 256 * MIB },
			officer: Quota { versions: 32, bytes: 128 * MIB },
			organization: Quota { versions: 128, bytes: 512 * MIB },
		}
	}
}

impl Parameters {
	/// Whether these parameters can be kept where nodes have bytes for so long.
	pub fn is_sane(&self, kept_for: Moment) -> bool {
		let quotas = [self.candidate, self.officer, self.organization];
		(MINUTE..=kept_for).contains(&self.retention)
			&& self.silence <= 60 * DAY
			&& quotas.iter().all(|quota| (1..=10_000).contains(&quota.versions) && quota.bytes > 0)
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
