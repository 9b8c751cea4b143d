// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Networks of several nodes. Each story has a network of its own, and they are told side by side: most of their time
//! is spent waiting for blocks.

mod clients;
#[allow(dead_code, reason = "the test of one election alone uses the rest")]
#[path = "../common/mod.rs"]
mod common;
mod faults;
mod governs;
