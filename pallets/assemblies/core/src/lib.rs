// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The arithmetic of meetings.
//!
//! A vote's result is never typed by anybody: it follows from the counts and from what the motion
//! requires. The chain computes it, and so does every client that reads counts from a file before it
//! sends them; both use this crate. All numbers are whole, and shares are compared by
//! cross-multiplication.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod counts;
pub mod requirement;
pub mod verdict;

pub use counts::{Attendance, Choice, Counts, CountsError, Group, GroupKey, GroupVotes, Groups, Votes};
pub use requirement::{Base, Quorum, Requirement, Share};
pub use verdict::{decide, verify, Outcome, StatedError, Verdict};

/// Most options of a vote.
pub const MAX_OPTIONS: u32 = 16;

/// Most groups whose counts are stated apart.
pub const MAX_GROUPS: u32 = 32;

#[cfg(test)]
mod tests;
