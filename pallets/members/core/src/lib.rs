// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who may vote, once, unseen.
//!
//! * [`ring`]: a proof that its maker's key stands in a ring of keys, which yields the maker's alias
//!   in one context and says nothing else.
//! * [`roll`]: how the keys of a roll are split over rings.
//! * [`permutation`]: the keyed permutation behind that split.
//! * [`registry`]: classes and chapters, by which a roll chooses its members.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

#[cfg(all(feature = "host-curves", not(feature = "std")))]
mod host_suite;
pub mod permutation;
pub mod registry;
pub mod ring;
pub mod roll;
