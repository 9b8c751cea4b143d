// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A council with its chamber, the scheduler and preimages; elections are made up.

mod council;
mod invariants;
mod migrations;
pub(crate) mod mock;
mod properties;
mod referenda;
mod upgrades;
