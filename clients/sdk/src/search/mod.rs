// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A search over what the party publishes, without a server that sees what people look for.
//!
//! An index is a folder of files. Who searches loads the few of them that a query needs and looks in them on
//! the own device: whoever serves the files learns some of their numbers, and cannot leave a document out
//! unseen, because the files are a pure function of the documents. Anybody can make them anew and compare one
//! digest, the [`Manifest::root`].
//!
//! * [`words`]: what of a text is compared. Korean is written with and without spaces, and particles cling to
//!   words; so every pair of neighbouring letters is a term (a *bigram*), spaces and punctuation are none, and a
//!   query's words are also tried without their particles.
//! * [`index`]: from documents to files.
//! * [`find`]: from files and a query to documents.
//!
//! Files are in lists of numbers, each in LEB128 (seven bits a byte, the lowest first):
//!
//! ```text
//! shard := { term letter, letter, documents, length of what follows in bytes, { posting } }
//! posting := document since the last one, positions, { position since the last one }
//! ```
//!
//! Terms stand in the order of their letters, in the shard that their digest names. A position is that of the
//! bigram's first letter: those of the title are below [`index::TEXTS`], those of texts from there on, with one
//! left free between two of them.

pub mod find;
pub mod index;
pub mod words;

pub use find::{Finder, Hit, Rank};
pub use index::{build, Document, FileRef, Files, IndexError, Manifest, Origin};
pub use words::{Query, QueryError};
