// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What `--misbehave` takes.

use caucus_sdk::misbehave::Misbehaviour;
use clap::ValueEnum;

/// How a trustee breaks the rules in a rehearsal.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Misbehave {
	/// Send a wrong share to one other trustee, which then convicts this one
	DealFalsely,
	/// Stop when a share of the tally is due
	VanishBeforeDecryption,
}

impl From<Misbehave> for Misbehaviour {
	fn from(misbehave: Misbehave) -> Self {
		match misbehave {
			Misbehave::DealFalsely => Self::DealFalsely,
			Misbehave::VanishBeforeDecryption => Self::VanishBeforeDecryption,
		}
	}
}
