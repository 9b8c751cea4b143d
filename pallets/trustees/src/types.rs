// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores.

use alloc::vec::Vec;
use caucus_primitives::{Moment, TrusteeIndex};
use caucus_trustees_core::keygen::MAX_TRUSTEES;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::prelude::{BoundedVec, ConstU32};
use scale_info::TypeInfo;

pub use caucus_trustees_core::ceremony::{Act, Step};

/// The ceremony of one election, with this chain's accounts.
pub type CeremonyRecord<T> =
	caucus_trustees_core::ceremony::Record<<T as frame::deps::frame_system::Config>::AccountId>;

/// How often an act of each kind that does not hold is taken from a trustee without a fee. More than
/// once, because a daemon that was set up wrongly and put right must not cost the election a share;
/// not often, because checking it costs the chain as much as one that holds.
pub const MAX_INVALID: u32 = 3;

/// Most invalid acts noted of a trustee: joinings, dealings, confirmations, seeds and shares.
pub const MAX_NOTED: u32 = 5 * MAX_INVALID;

/// Most silences in an attempt. Who did not join is awaited no more; everybody else may be missed
/// in dealing, in accepting, and in confirming or in revealing its seed.
pub const MAX_SILENCES: u32 = 3 * MAX_TRUSTEES;

/// What is awaited of trustees.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub struct Awaited<AccountId> {
	/// What they are to do.
	pub act: Act,
	/// Who has not done it yet.
	pub of: Vec<AccountId>,
	/// First moment at which it is too late; none if it is awaited as long as the election is.
	pub until: Option<Moment>,
}

/// Who did not do what in time, in one attempt.
pub type Silenced = BoundedVec<(TrusteeIndex, Act), ConstU32<MAX_SILENCES>>;
