// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Representatives on a chain of their own.

mod changes;
mod evaluations;
mod facts;
mod feeds;
mod holders;
mod invariants;
pub(crate) mod mock;
mod properties;
mod replies;
