// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Elections of twelve members and three trustees, with the real registry, real trustees, real keys
//! and real proofs.

mod batches;
mod drafts;
mod invariants;
mod mock;
mod refusals;
mod stages;
mod story;
