// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What operators of nodes watch: the party's own matters, for a node's metrics.
//!
//! It is read at every final block, so it holds what somebody has to act on and nothing else; everything
//! else is answered by the pallets' view functions.

use alloc::vec::Vec;
use caucus_elections_core::tally::Stage;
use caucus_primitives::{ElectionId, MemberId, RingIndex};
use codec::{Decode, Encode};
use polkadot_sdk::sp_api;
use scale_info::TypeInfo;

use crate::Moment;

/// What there is to watch.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct Status {
	/// The block's own time.
	pub now: Moment,
	/// Members who were ever registered.
	pub members: MemberId,
	/// Elections that are not over.
	pub elections: Vec<ElectionStatus>,
	/// Validators.
	pub validators: ValidatorStatus,
	/// First moment at which the council has no power any more; none without a council.
	pub council_until: Option<Moment>,
	/// Whether everything that can be paused is.
	pub safe_mode: bool,
	/// First moment at which new code can be applied that was authorised and is not in force yet.
	pub upgrade_due: Option<Moment>,
}

/// An election that is not over.
#[derive(Clone, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct ElectionStatus {
	/// Its number.
	pub election: ElectionId,
	/// Where it stands.
	pub stage: Stage,
	/// First moment of voting.
	pub opens: Moment,
	/// First moment after voting.
	pub closes: Moment,
	/// Keys on its roll.
	pub roll: u32,
	/// Rings of the roll that are built.
	pub rings_built: RingIndex,
	/// Rings that the roll has.
	pub rings: RingIndex,
	/// Ballots that count.
	pub ballots: u32,
	/// Trustees who have not done what is their duty now.
	pub trustees_due: u32,
	/// First moment at which that is too late; none if it is due as long as the election is.
	pub trustees_until: Option<Moment>,
}

/// Who makes blocks. A chain whose validators are not its own has none.
#[derive(Clone, Default, PartialEq, Eq, Encode, Decode, TypeInfo, Debug)]
pub struct ValidatorStatus {
	/// How many serve in this session, disabled ones included.
	pub serving: u32,
	/// How many of them are disabled.
	pub disabled: u32,
	/// How many there are at least.
	pub minimum: u32,
	/// Offences of which the council was told; the last hundred.
	pub reports: u32,
	/// When the last of them became known.
	pub last_report: Option<Moment>,
}

sp_api::decl_runtime_apis! {
	/// What operators of nodes watch.
	pub trait StatusApi {
		/// The state after this block.
		fn status() -> Status;
	}
}
