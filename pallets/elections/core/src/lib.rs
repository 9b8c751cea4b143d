// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What was voted, unseen.
//!
//! * [`params`]: everything about an election that is fixed once it is Ready, and its reference.
//! * [`ballot`]: the ballot as it travels.
//! * [`choice`]: the proofs that a contest's ciphertexts hold a permitted choice.
//! * [`verify`]: the whole check of a ballot against an election; the chain and the auditor call it.
//! * [`compose`]: results composed of weighted components, and who is elected by them.
//! * [`tally`]: accumulators, the ballot log, what is fixed at the close, the result.
//! * [`bundle`]: an election with all its evidence in one file.
//! * [`collect`] (with `std`): finding the accepted ballots in blocks.
//! * [`prove`] (with `std` or `prover`): making ballots.
//! * [`spoil`] (with `std` or `prover`): opening a ballot instead of casting it, to catch a device that lies.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod ballot;
pub mod bundle;
pub mod choice;
#[cfg(feature = "std")]
pub mod collect;
pub mod compose;
pub mod params;
#[cfg(any(feature = "std", feature = "prover"))]
pub mod prove;
#[cfg(any(feature = "std", feature = "prover"))]
pub mod spoil;
pub mod tally;
pub mod verify;
