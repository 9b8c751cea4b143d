// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Durations.
//!
//! The constants in blocks are for technical periods such as sessions. Whatever a member sees as a
//! date (the close of a vote, the end of an objection window) is measured in time, because blocks
//! can be late.

use crate::{BlockNumber, Moment};

/// Length of an authoring slot, and so the time between two blocks, in milliseconds.
pub const SLOT_DURATION: Moment = 6_000;

/// Blocks in a minute.
pub const MINUTES: BlockNumber = 60_000 / (SLOT_DURATION as BlockNumber);

/// Blocks in an hour.
pub const HOURS: BlockNumber = MINUTES * 60;
