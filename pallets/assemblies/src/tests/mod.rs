// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Meetings on a chain of their own; the party around them is made up.

mod agenda;
mod corrections;
mod elections;
mod follow_up;
mod forwarding;
mod free;
mod invariants;
mod meetings;
pub(crate) mod mock;
mod motions;
mod objections;
mod overdue;
mod properties;
mod records;
mod story;
mod votes;
