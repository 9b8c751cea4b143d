// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whole ceremonies of five trustees, three of whom decrypt, with real keys and real proofs.

mod attempts;
mod ceremony;
mod complaints;
mod free;
mod invariants;
pub(crate) mod mock;
mod seeds;
mod shares;
mod silences;
mod weights;
