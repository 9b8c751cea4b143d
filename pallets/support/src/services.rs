// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What pallets ask of the chain that they stand on.

use frame::prelude::*;

/// What an election asks about the chain's code.
pub trait Upgrades {
	/// Whether new code is authorised and may be enacted at any time.
	fn is_pending() -> bool;
}

/// Charging for work that turned out to be of no use.
pub trait Charge<AccountId> {
	/// Takes what `weight` costs from `who`; fails if `who` cannot pay it.
	fn charge(who: &AccountId, weight: Weight) -> DispatchResult;
}
