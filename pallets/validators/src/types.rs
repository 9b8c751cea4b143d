// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores and shows.

use alloc::vec::Vec;
use caucus_primitives::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::arithmetic::Perbill;
use scale_info::TypeInfo;
use sp_staking::{offence::Kind, SessionIndex};

/// Validators of which one can fail without stopping finality. A minimum of so many is never undercut.
pub const SAFE_MINIMUM: u32 = 4;

/// Most reports that are kept. The oldest makes room for the next.
pub const MAX_REPORTS: u32 = 100;

/// Sessions in which at most a third of the validators is changed, or two if that is more: a day, of sessions
/// of an hour. Whoever has the council's vote does not have all validators at once, and the others see it.
pub const CHANGE_WINDOW: SessionIndex = 24;

/// Changes that are always possible within [`CHANGE_WINDOW`].
pub const LEAST_CHANGES: u32 = 2;

/// How many of so many that serve may be new within [`CHANGE_WINDOW`]: as many as can fail without stopping
/// finality, so that those who come together stop nothing; and one in any case.
pub const fn most_additions(serving: u32) -> u32 {
	match serving.saturating_sub(1) / 3 {
		0 => 1,
		faulty => faulty,
	}
}

/// Sessions from a decision on who validates to its effect.
pub const DELAY: SessionIndex = 2;

/// Somebody who serves in this session.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Service<AccountId> {
	/// Who.
	pub who: AccountId,
	/// Since which session, without a break.
	pub since: SessionIndex,
	/// How grave the worst is that it did since then.
	pub fault: Option<Perbill>,
}

/// What an account did that a validator must not do.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Report<AccountId> {
	/// Who.
	pub who: AccountId,
	/// What, by the name that consensus gives it.
	pub kind: Kind,
	/// The last session in which it did.
	pub session: SessionIndex,
	/// When that became known.
	pub at: Moment,
	/// How grave the worst is.
	pub severity: Perbill,
	/// Whether it was disabled for it.
	pub disabled: bool,
}

/// A service that lasts or comes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Stint<AccountId> {
	/// Who.
	pub who: AccountId,
	/// The first session.
	pub from: SessionIndex,
	/// The first session after it, if it was decided to end.
	pub until: Option<SessionIndex>,
	/// How grave the worst is that it did since then.
	pub fault: Option<Perbill>,
	/// Whether its blocks are refused.
	pub disabled: bool,
}

/// Who validates.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Overview<AccountId> {
	/// This session.
	pub session: SessionIndex,
	/// How many validators there are at least.
	pub minimum: u32,
	/// Those who serve, in the order of their turns, then those who come.
	pub stints: Vec<Stint<AccountId>>,
}
