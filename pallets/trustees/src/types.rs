// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet stores.

pub use caucus_trustees_core::ceremony::Step;

/// The ceremony of one election, with this chain's accounts.
pub type CeremonyRecord<T> =
	caucus_trustees_core::ceremony::Record<<T as frame::deps::frame_system::Config>::AccountId>;
