// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The library: what candidates, officers and organisations publish, which the nodes keep and give out.
//!
//! ```text
//! File::new(role, name, bytes)      cut into chunks; refused if it does not begin as its name says
//! Draft { .. }.announce(&chain, ..) signed, free: which bytes will come
//! upload(&chain, item, version, ..) the bytes, without a signer; goes on where it was interrupted
//! Library::finalized(&chain)        what was published, and what became of it
//! Fetcher::new(nodes).file(..)      the bytes, from whichever node has them; a node that lies is named
//! ```
//!
//! * [`records`]: what the chain says of items, versions and takedowns.
//! * [`draft`]: files and words before they are published.
//! * [`upload`]: bringing the bytes.
//! * [`fetch`]: getting them; [`check`]: seeing whether nodes have them.
//! * [`documents`]: what of it is found by its words; [`order`]: who stands first in a contest.

pub mod check;
pub mod documents;
pub mod draft;
mod error;
pub mod fetch;
pub mod order;
pub mod records;
pub mod upload;

pub use caucus_library_core::{cid, manifest, media, parts};
pub use draft::{Draft, File};
pub use error::{Fault, LibraryError, Wrong};
pub use fetch::{Fetcher, Node, Source};
pub use records::{Capacity, Heading, Item, Kind, Library, Status, Version};
pub use upload::{upload, Progress};
