// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What clients ask of the runtime about ballots.

use alloc::vec::Vec;
use caucus_elections_core::{ballot::Ballot, verify::Refusal};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::deps::sp_api;
use scale_info::TypeInfo;

/// How far to check ballots.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, Debug)]
pub enum Depth {
	/// Shape and encodings alone.
	Encoding,
	/// And the choice proofs.
	Choices,
	/// And the ring proofs: all that can be refused.
	Whole,
}

sp_api::decl_runtime_apis! {
	/// Ballots, for clients without an extrinsic codec of their own.
	pub trait BallotApi {
		/// The finished bytes of an extrinsic that casts `ballot`, ready for the transaction pool.
		fn cast_extrinsic(ballot: Ballot) -> Block::Extrinsic;

		/// Whether these ballots of one election would be accepted now, one after the other, as far as
		/// `depth`. Their proofs are checked together, so a refusal does not say whose it is: ask for
		/// one ballot to learn why it is refused.
		fn check_ballots(ballots: Vec<Ballot>, depth: Depth) -> Result<(), Refusal>;
	}
}
