// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members' conversations, encrypted from end to end.
//!
//! Nodes carry **statements**: small signed pieces of data that lie under topics for some days. Members whom the
//! chain granted room use that as a mailbox. This crate makes conversations out of it: groups of Messaging Layer
//! Security, first contacts, acknowledgements, files, and the outbox in which everything waits until the others
//! have it. `docs/messages-format.md` has the bytes.
//!
//! - [`device`]: what a member's program holds and does.
//! - [`mailbox`]: what a node has to do, and a device's round of reading, keeping and sending.
//! - [`store`]: a device as one encrypted file.
//! - [`address`]: how devices are reached, and how people compare keys.
//! - [`keys`]: which keys of somebody are taken to invite.
//! - [`report`]: showing one message to a moderator.

#![forbid(unsafe_code)]

pub mod address;
pub mod attachment;
pub mod content;
pub mod conversation;
mod crypto;
pub mod device;
pub mod envelope;
pub mod error;
pub mod event;
mod fork;
mod group;
pub mod identity;
pub mod keys;
pub mod mailbox;
mod outbox;
mod received;
pub mod report;
pub mod request;
pub mod statement;
pub mod store;
mod wish;

pub use device::Device;
pub use error::{Error, Result};
pub use event::Event;
pub use identity::Identity;
pub use outbox::Allowance;

#[cfg(test)]
mod tests;
