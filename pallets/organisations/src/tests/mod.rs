// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Organisations, posts and terms on a chain of their own.

mod areas;
mod batches;
mod genesis;
mod invariants;
pub(crate) mod mock;
mod posts;
mod properties;
mod terms;
mod tree;
