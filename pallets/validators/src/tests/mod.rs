// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validators on a chain with the SDK's sessions and offences.

mod genesis;
mod invariants;
mod keys;
mod manage;
pub(crate) mod mock;
mod offences;
mod sessions;
