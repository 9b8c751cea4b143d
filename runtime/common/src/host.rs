// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the party's own nodes do for its runtime: they check a relayer's batch of ballots as machine code, on all of their
//! cores.
//!
//! Only `cast_batch` of the sovereign runtime asks for it. What light clients execute (whether a ballot is taken by the
//! pool) does not, and the check in WebAssembly remains the reference, to which this is compared by tests. A node without
//! this function refuses to start with a runtime that asks for it.

use alloc::vec::Vec;
use caucus_elections_core::{
	ballot::Ballot,
	params::Params,
	verify::{Choices, Refusal, Verifier},
};
use caucus_members_core::ring::RingRoot;
use caucus_primitives::{Digest, ElectionId};
use codec::Encode;
use sp_runtime_interface::{pass_by::PassFatPointerAndRead, runtime_interface};

/// What is asked, as it travels.
#[derive(Encode)]
struct Question<'a> {
	genesis: &'a Digest,
	election: ElectionId,
	params: &'a Params,
	ballots: &'a [(&'a Ballot, RingRoot)],
}

/// What is asked, as it arrives.
#[cfg(feature = "std")]
#[derive(codec::Decode)]
struct Asked {
	genesis: Digest,
	election: ElectionId,
	params: Params,
	ballots: Vec<(Ballot, RingRoot)>,
}

#[cfg(feature = "std")]
impl Asked {
	/// Checks as many parts at a time as there are cores.
	fn answer(self) -> Result<(), Refusal> {
		use rayon::prelude::*;
		let verifier = Verifier::new(&self.genesis, self.election, self.params)?;
		let part = self.ballots.len().div_ceil(rayon::current_num_threads()).max(1);
		self.ballots.par_chunks(part).try_for_each(|part| {
			let part: Vec<_> = part.iter().map(|(ballot, root)| (ballot, *root)).collect();
			verifier.check_batch(&part).map(|_| ())
		})
	}
}

#[runtime_interface]
pub trait BallotProofs {
	/// Whether the proofs of ballots hold, whose shape was checked. It does not say which one does not: machines with
	/// other numbers of cores would find another one first.
	///
	/// `question`: genesis hash, number and parameters of the election, and the ballots, each with the root of its ring.
	fn hold(question: PassFatPointerAndRead<&[u8]>) -> bool {
		use codec::DecodeAll;
		Asked::decode_all(&mut &question[..]).is_ok_and(|asked| asked.answer().is_ok())
	}
}

/// Has the node check ballots whose shape was checked, each with the root of its ring; gives their choices, decoded.
/// Nothing if one is refused.
pub fn check_by_node(verifier: &Verifier, ballots: &[(&Ballot, RingRoot)]) -> Option<Vec<Choices>> {
	let choices = verifier.check_encodings(ballots.iter().map(|(ballot, _)| &ballot.body)).ok()?;
	let (genesis, params) = (verifier.genesis(), verifier.params());
	let question = Question { genesis, election: verifier.election(), params, ballots };
	ballot_proofs::hold(&question.encode()).then_some(choices)
}

/// All that the party's runtimes may call outside of their sandbox, besides what every Substrate node has.
#[cfg(feature = "std")]
pub type HostFunctions = (sp_crypto_ec_utils::HostFunctionsRfc163, ballot_proofs::HostFunctions);
