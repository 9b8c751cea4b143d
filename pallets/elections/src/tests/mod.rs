// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Elections of twelve members and three trustees, with the real registry, real trustees, real keys
//! and real proofs.

mod batches;
mod certification;
mod clearing;
mod drafts;
mod fixture;
mod follow_ups;
mod invariants;
mod mock;
mod nominations;
mod objections;
mod polls;
mod prolongation;
mod refusals;
mod relayers;
mod stages;
mod story;
mod styles;
mod upgrades;
