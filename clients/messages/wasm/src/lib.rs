// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a page in a browser needs of [`caucus_messages`]: a device with its conversations.
//!
//! ```text
//! Device.create(), Device.open(state)                a device; `free()` wipes it
//! unkept(), kept()                                   its state, to be encrypted and kept before anything is sent
//! topics(now), receive(bytes, now)                   what to ask nodes for, and what came
//! wanted(), supply(address, statements, now)         keys of who is to be invited
//! work(now), due(now), settle(at, .., now)           what is to be sent, and what the node said
//! overview(), conversation(id, 100)                  what there is to show, in JSON
//! contact(..), sendText(..), sendFile(..), ..        what its owner does
//! ```
//!
//! Nothing here reads a node or keeps anything: the page does, in the order of `caucus_messages::mailbox::exchange`.
//! Times are seconds since 1970. Keys, topics and names for machines are hexadecimal digits after `0x`. What a call
//! gives as a list or a record is JSON text. A call that fails throws an `Error` whose `name` is that of a
//! [`caucus_messages::Error`], or `Malformed`; `TooLong` has the most bytes there may be as `most`.

mod device;
mod failure;
mod view;

pub use device::Device;
