// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Activity on a chain of its own, with the token in the pallet where wallets look for it.

mod accounts;
mod attesting;
mod disputes;
mod indicators;
mod invariants;
pub(crate) mod mock;
mod periods;
mod properties;
mod rows;
mod token;
