// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Files as the library takes them.
//!
//! A file is a **part** of what is published: the recording itself, its transcript, its captions. It is cut into
//! **chunks**, each of which nodes keep and give out by its BLAKE2b-256 digest. The **manifest** of a part says
//! which chunks in which order make it; it is on the chain, so that whoever has it can check every byte.
//!
//! Everything here is decided in the same way by the chain that takes a file and by the client that cuts it, so
//! that a file which the chain would refuse is not sent in the first place.
//!
//! - [`manifest`]: how files are cut and put together, and which manifests are sound.
//! - [`parts`]: which parts belong together.
//! - [`media`]: which kinds of files there are, and how each begins.
//! - [`cid`]: what a chunk is called in the InterPlanetary File System (IPFS).
//! - [`body`]: how blocks are read without the chunks that are in them.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod body;
pub mod cid;
pub mod manifest;
pub mod media;
pub mod parts;

#[cfg(test)]
mod tests;
