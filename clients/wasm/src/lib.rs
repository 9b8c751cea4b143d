// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a page in a browser needs of [`caucus_sdk`]: a member's key, ballots, and proofs of membership.
//!
//! ```text
//! Member.fromWords(words)                            the key; `free()` wipes it
//! new Booth(genesis, election, params, keys)         an election, from what the page has read of the chain
//!     .takePlace(member)                             seconds: finds the ring, does the slow half of the proof
//!     .makeUnsealed(place, number, choices)          a ballot without its proof, to be sealed or spoiled
//!     .seal(member, place, unsealed)                 seconds: the ballot
//! new Actor(genesis, member, roll, record, keys)     seconds: a place on a standing roll
//!     .sign(petition, 1)                             seconds: an act with its proof
//! new Search(manifest, typed)                        words in what the party publishes
//!     .needs(), .give(name, bytes), .find(100)       the index's files are asked for by name
//! ```
//!
//! Nothing here reads a chain or keeps anything: the page does. It runs in a worker, because some calls take
//! seconds and cannot be interrupted, except by ending the worker. Bytes are `Uint8Array`; what has a form
//! that people read is JSON text. A call that fails throws an `Error` whose `name` is one of a fixed set, and
//! which has a sentence for people as `ko` and `en`.

mod acts;
mod ballot;
mod failure;
mod member;
mod said;
mod search;

pub use acts::{Actor, Answers};
pub use ballot::{Booth, Place, Unsealed};
pub use member::Member;
pub use search::Search;
