// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Elections of twelve members and three trustees, with the real registry, real trustees, real keys
//! and real proofs.

mod batches;
mod benchmark_ballots;
#[cfg(feature = "runtime-benchmarks")]
mod benchmark_helper;
mod certification;
mod clearing;
mod costs;
mod drafts;
mod fixture;
mod follow_ups;
mod governance;
mod invariants;
pub(crate) mod mock;
mod nominations;
mod objections;
mod polls;
mod prolongation;
mod recall;
mod refusals;
mod relayers;
mod stages;
mod story;
mod styles;
mod upgrades;
