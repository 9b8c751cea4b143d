// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What clients ask of the runtime about ballots.

use caucus_elections_core::{ballot::Ballot, verify::Refusal};
use frame::deps::sp_api;

sp_api::decl_runtime_apis! {
	/// Ballots, for clients without an extrinsic codec of their own.
	pub trait BallotApi {
		/// The finished bytes of an extrinsic that casts `ballot`, ready for the transaction pool.
		fn cast_extrinsic(ballot: Ballot) -> Block::Extrinsic;

		/// Why `ballot` would be refused now, if it would.
		fn check_ballot(ballot: Ballot) -> Result<(), Refusal>;
	}
}
