// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions from their first sponsor to the answer, and every way in which somebody may try to bend them.
//!
//! Proofs are stood in for by hashes of what they claim: a real ring proof takes half a second to make.

mod batches;
mod codes;
mod comments;
mod duties;
mod free;
mod invariants;
pub(crate) mod mock;
mod outages;
mod parameters;
mod pool;
mod properties;
mod recalls;
mod reviews;
mod signatures;
mod sponsors;
mod starters;
mod story;
mod views;
mod voids;
