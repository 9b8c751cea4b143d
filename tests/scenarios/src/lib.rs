// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # The whole runtime, block by block, without a node
//!
//! What the stories in `tests/` are told with. They run the sovereign runtime natively, as a block's
//! author does: a block is begun, its time is set, transactions with real signatures and real proofs
//! are applied as bytes, and the block is finished. After every block the invariants of all pallets
//! are checked.
//!
//! * [`chain`][]: blocks, time, transactions and what became of them.
//! * [`party`][]: who holds which office, members, the paper that they vote on.
//! * [`ceremony`][]: trustees who make a key and decrypt.
//! * [`booth`][]: ballots.
//! * [`council`][]: motions, elections of the council, and questions to all members.
//! * [`crowd`][]: those who sign, object and answer without a name, on a standing roll.
//! * [`petitioner`][]: petitions, and what they do about one.
//! * [`meeting`][]: meetings, as officers hold them.
//! * [`month`][]: activity accounts, and a month of deeds that ends in points.
//! * [`wrapped`][]: calls within calls.
//! * [`words`][]: texts.

pub mod booth;
pub mod ceremony;
pub mod chain;
pub mod council;
pub mod crowd;
pub mod meeting;
pub mod month;
pub mod party;
pub mod petitioner;
pub mod published;
pub mod words;
pub mod wrapped;

pub use booth::Booth;
pub use ceremony::Keyholders;
pub use chain::{Chain, Snapshot};
pub use crowd::Crowd;
