// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The registry, its rolls and its rings, with real keys and real proofs.

mod batches;
mod benchmark_proofs;
mod counts;
mod entries;
mod invariants;
pub(crate) mod mock;
mod objections;
mod offices;
mod participation;
mod rolls;
mod standing;
