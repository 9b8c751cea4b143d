// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a wallet or a tool needs to take part in a Caucus chain.
//!
//! * [`keys`]: a member's key from a mnemonic; registration.
//! * [`plan`]: an election's plan as a JSON file.
//! * [`sentences`]: what a refusal means, in Korean and English.
//! * [`storage`]: where the chain keeps what a client reads.
//!
//! With the feature `chain`, natively:
//!
//! * [`chain`]: a connection to a node.
//! * [`read`]: typed reads at one block.
//! * [`vote`]: making and casting a ballot; receipts.
//! * [`trustee`]: the duties of a trustee, one after the other.
//! * [`export`]: an election with its evidence in one file.

pub mod keys;
pub mod plan;
pub mod sentences;
pub mod storage;

#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod chain;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod export;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod read;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod trustee;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod vote;

// What users of the sdk handle without depending on the core crates themselves.
pub use caucus_elections_core as elections;
pub use caucus_members_core as members;
pub use caucus_primitives as primitives;
pub use caucus_trustees_core as trustees;
