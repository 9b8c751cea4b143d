// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The library on a chain of its own.

mod bytes;
mod invariants;
pub(crate) mod mock;
mod properties;
mod publishing;
mod renewals;
mod shelves;
mod story;
mod takedowns;
