// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Real ring proofs, because they cannot be made inside the runtime. `benchmark_proofs.scale` holds them; a
//! test checks that they still hold, and writes them anew when it is told to.
//!
//! This is compiled for benchmarks and tests alone, where a panic is how a state that should not be is
//! noticed.

use caucus_members_core::ring::{MemberProof, RingRoot};
use caucus_primitives::Digest;
use codec::{Decode, Encode};

/// The context of the proofs' aliases: as in use, a digest.
pub const CONTEXT: Digest = [1; 32];

/// What the proofs sign: a digest too.
pub const MESSAGE: Digest = [2; 32];

/// A proof, and the root of its ring.
#[derive(Encode, Decode)]
pub struct Proven {
	/// The root.
	pub root: RingRoot,
	/// The proof.
	pub proof: MemberProof,
}

/// Proofs in two rings: what the verifier prepares for a ring serves the next proof if that is in the same.
pub fn read() -> [Proven; 2] {
	let mut bytes = &include_bytes!("benchmark_proofs.scale")[..];
	Decode::decode(&mut bytes).expect("a test of this crate reads the same bytes; qed")
}
