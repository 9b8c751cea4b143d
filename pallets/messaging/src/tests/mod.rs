// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Messaging on a chain of its own.

mod addresses;
mod claims;
mod invariants;
pub(crate) mod mock;
mod periods;
mod properties;
mod story;
