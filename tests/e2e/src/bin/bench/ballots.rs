// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Checking ballots.

use crate::{
	corpus::{fault, first_of, for_each_ring, keep, kept, members_of, root_of},
	native,
	poll::{self, params},
	wasm::{median, ring_size, rounded, Wasm},
};
use caucus_sovereign_runtime::{Elections, Runtime, RuntimeGenesisConfig};
use codec::{Decode, Encode};
use pallet_elections::runtime_api::Depth;
use polkadot_sdk::{
	frame_system, pallet_timestamp, sp_core::H256, sp_io::TestExternalities, sp_runtime::BuildStorage,
};
use serde_json::json;
use std::path::PathBuf;

use caucus_sdk::{
	elections::{
		ballot::Ballot,
		prove::{make_ballot, Seat},
		verify::{Refusal, Verifier},
	},
	keys,
	members::ring::{PreparedRing, Ring, RingRoot, RingSize},
};

const GENESIS: [u8; 32] = [7; 32];
const RINGS: u32 = 128;
const OPTIONS: [usize; 4] = [2, 4, 8, 16];
const BATCHES: [usize; 4] = [1, 16, 64, 128];
/// Which of them is audited and made, natively: four options.
const AUDITED: usize = 1;

/// What is made once: the roots of all rings, and one ballot from each for each number of options.
#[derive(Encode, Decode)]
struct Corpus {
	roots: Vec<RingRoot>,
	ballots: Vec<Vec<Ballot>>,
}

fn make_corpus(size: RingSize) -> anyhow::Result<Corpus> {
	let verifiers: Vec<Verifier> = OPTIONS
		.iter()
		.zip(0..)
		.map(|(options, id)| Verifier::new(&GENESIS, id, params(*options, size, RINGS)).map_err(fault))
		.collect::<anyhow::Result<_>>()?;
	let made = for_each_ring("making ballots", RINGS, |ring| {
		let members = members_of(ring, size);
		let voter = keys::development(first_of(ring, size) + ring % size.capacity());
		let prepared: PreparedRing = voter.prepare(size, &members).map_err(fault)?;
		let ballots = verifiers.iter().zip(0..).map(|(verifier, election)| {
			let seat = Seat { election, ring: ring as u16, sequence: 1 };
			make_ballot(verifier, &voter, &prepared, seat, &[vec![0]], &[ring as u8; 32]).map_err(fault)
		});
		anyhow::Ok((root_of(&members, size)?, ballots.collect::<anyhow::Result<Vec<Ballot>>>()?))
	})?;
	let (roots, of_rings): (Vec<_>, Vec<_>) = made.into_iter().unzip();
	let of_election =
		|election: usize| of_rings.iter().filter_map(|ballots| ballots.get(election).cloned()).collect();
	Ok(Corpus { roots, ballots: (0..OPTIONS.len()).map(of_election).collect() })
}

/// The corpus from its file, or a new one. One that was made by other rules does not verify: that is seen, and said, before
/// anything is measured.
fn corpus(size: RingSize, cache: Option<&PathBuf>) -> anyhow::Result<Corpus> {
	let name = format!("ballots-{}.scale", size.capacity());
	if let Some(corpus) = kept::<Corpus>(cache, &name) {
		let lists = corpus.ballots.iter().map(Vec::len).chain([corpus.roots.len()]);
		if corpus.ballots.len() == OPTIONS.len() && lists.into_iter().all(|length| length == RINGS as usize) {
			return Ok(corpus);
		}
	}
	let corpus = make_corpus(size)?;
	keep(cache, &name, &corpus)?;
	Ok(corpus)
}

/// A state in which the corpus' elections are open.
fn state(corpus: &Corpus, size: RingSize) -> anyhow::Result<TestExternalities> {
	let storage = RuntimeGenesisConfig::default().build_storage().map_err(anyhow::Error::msg)?;
	let mut externalities = TestExternalities::new(storage);
	externalities.execute_with(|| {
		frame_system::BlockHash::<Runtime>::insert(0, H256(GENESIS));
		pallet_timestamp::Now::<Runtime>::put(2);
		poll::insert_rings(&corpus.roots);
		for (id, options) in OPTIONS.iter().enumerate() {
			poll::open(id as u32, params(*options, size, RINGS));
		}
	});
	externalities.commit_all().map_err(anyhow::Error::msg)?;
	Ok(externalities)
}

/// Measures how long the runtime takes to check ballots.
pub(crate) fn ballots(ring: u32, runs: usize, cache: Option<&PathBuf>) -> anyhow::Result<serde_json::Value> {
	let size = ring_size(ring)?;
	let corpus = corpus(size, cache)?;
	let mut externalities = state(&corpus, size)?;
	// The corpus is sound before anything is measured, and the runtime really checks: a changed
	// ballot is refused.
	externalities.execute_with(|| -> anyhow::Result<()> {
		for list in &corpus.ballots {
			let verdict = Elections::check_ballots(&list[..2], Depth::Whole);
			anyhow::ensure!(verdict.is_ok(), "the corpus is stale ({verdict:?}); delete it");
			let mut bent = list[0].clone();
			bent.proof.0[5] ^= 1;
			anyhow::ensure!(Elections::check_ballot(&bent) == Err(Refusal::BadRingProof));
		}
		Ok(())
	})?;
	let wasm = Wasm::new()?;
	// Compiling the module is not part of any figure.
	wasm.call(&mut externalities, "Core_version", &[])?;
	// The wasm runtime, too, refuses a batch with one changed ballot.
	let mut bent = corpus.ballots[0][..2].to_vec();
	bent[1].proof.0[5] ^= 1;
	let (answer, _) =
		wasm.call(&mut externalities, "BallotApi_check_ballots", &(bent, Depth::Whole).encode())?;
	anyhow::ensure!(Result::<(), Refusal>::decode(&mut &answer[..])? == Err(Refusal::BadRingProof));
	let base: Vec<f64> = (0..runs)
		.map(|_| wasm.call(&mut externalities, "Core_version", &[]).map(|(_, ms)| ms))
		.collect::<anyhow::Result<_>>()?;
	let base = median(base);
	let mut figures = Vec::new();
	for (options, list) in OPTIONS.iter().zip(&corpus.ballots) {
		for batch in BATCHES {
			let mut measure = |depth: Depth| -> anyhow::Result<f64> {
				let arguments = (&list[..batch], depth).encode();
				let times = (0..runs)
					.map(|_| {
						let (answer, ms) =
							wasm.call(&mut externalities, "BallotApi_check_ballots", &arguments)?;
						let verdict = Result::<(), Refusal>::decode(&mut &answer[..])?;
						anyhow::ensure!(verdict.is_ok(), "refused: {verdict:?}");
						Ok(ms)
					})
					.collect::<anyhow::Result<Vec<f64>>>()?;
				Ok(median(times))
			};
			let (encoding, choices, whole) =
				(measure(Depth::Encoding)?, measure(Depth::Choices)?, measure(Depth::Whole)?);
			let each = |ms: f64| rounded(ms / batch as f64);
			eprintln!("{options} options, batch {batch}: {:.2} ms a ballot", whole / batch as f64);
			figures.push(json!({
				"options": options,
				"batch": batch,
				"ballot_bytes": list[0].encoded_size(),
				"ms_per_ballot": {
					"decoding": each(encoding - base),
					"choice_proofs": each(choices - encoding),
					"ring_proof": each(whole - choices),
					"total": each(whole),
				},
				"ballots_per_second_at_3s_of_6s": rounded(500.0 / (whole / batch as f64)),
			}));
		}
	}
	let verifier =
		|size| Verifier::new(&GENESIS, AUDITED as u32, params(OPTIONS[AUDITED], size, RINGS)).map_err(fault);
	let rings: Vec<Ring> = corpus
		.roots
		.iter()
		.map(|root| Ring::from_root(size, root).map_err(fault))
		.collect::<anyhow::Result<_>>()?;
	let outside = BATCHES[1..]
		.iter()
		.map(|batch| {
			native::batch(&verifier(size)?, &corpus.ballots[AUDITED][..*batch], &rings[..*batch], runs)
		})
		.collect::<anyhow::Result<Vec<_>>>()?;
	let audited = native::audit(&verifier(size)?, &corpus.ballots[AUDITED], &rings, runs)?;
	let sizes = [ring_size(255)?, ring_size(767)?]
		.into_iter()
		.map(|size| {
			Ok((size, Verifier::new(&GENESIS, 0, params(OPTIONS[AUDITED], size, RINGS)).map_err(fault)?))
		})
		.collect::<anyhow::Result<Vec<_>>>()?;
	Ok(json!({
		"bench": "ballots",
		"ring": size.capacity(),
		"rings": RINGS,
		"runs": runs,
		"call_overhead_ms": rounded(base),
		"audit_ballots_per_s_per_core": audited,
		"native_ms_per_ballot": outside,
		"prove_ms": native::proving(&sizes, runs)?,
		"figures": figures,
	}))
}
