// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a wallet or a tool needs to take part in a Caucus chain.
//!
//! * [`account`]: accounts as people write them.
//! * [`keys`]: a member's key from a mnemonic; registration.
//! * [`moment`]: moments as people write them.
//! * [`dates`]: days and months as people write them.
//! * [`plan`]: an election's plan as a JSON file.
//! * [`rolls`]: rolls as the chain stores them; [`seats`]: their keys in rings.
//! * [`booth`]: making a ballot; receipts.
//! * [`standing`]: proving membership in a standing roll.
//! * [`acts`]: what is proved so: petitions, comments, activity accounts.
//! * [`spoil`]: a spoiled ballot as a JSON file; its tracker as words.
//! * [`search`]: an index of what is published, that anybody can make anew, and looking in it.
//! * [`sentences`]: what a refusal means, in Korean and English.
//! * [`storage`]: where the chain keeps what a client reads.
//!
//! With the feature `chain`, natively:
//!
//! * [`chain`]: a connection to a node.
//! * [`read`]: typed reads at one block.
//! * [`registry`]: members, batches, and objections to rolls.
//! * [`vote`]: reading an election, casting a ballot, looking a receipt up.
//! * [`participation`]: reading a standing roll, handing in what was proved.
//! * [`library`]: publishing files that nodes keep, and fetching them with every byte checked.
//! * [`messaging`]: claiming room on the nodes for messages.
//! * [`relay`]: collecting ballots and handing them over in batches.
//! * [`trustee`]: the duties of a trustee, one after the other.
//! * [`misbehave`]: a trustee that neglects them, for rehearsals.
//! * [`export`]: an election with its evidence in one file.

pub mod account;
pub mod acts;
pub mod booth;
pub mod dates;
pub mod keys;
pub mod moment;
pub mod plan;
pub mod rolls;
pub mod search;
pub mod seats;
pub mod sentences;
pub mod spoil;
pub mod standing;
pub mod storage;

#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod chain;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod export;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod library;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod messaging;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod misbehave;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod participation;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod read;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod registry;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod relay;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod trustee;
#[cfg(all(feature = "chain", not(target_family = "wasm")))]
pub mod vote;

// What users of the sdk handle without depending on the core crates themselves.
pub use caucus_elections_core as elections;
pub use caucus_members_core as members;
pub use caucus_primitives as primitives;
pub use caucus_trustees_core as trustees;
