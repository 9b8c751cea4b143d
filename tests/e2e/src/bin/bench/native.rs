// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Ballots outside of the runtime: making one, as members do, and checking many, as auditors do.

use crate::wasm::{median, rounded};
use caucus_sdk::{
	elections::{
		ballot::Ballot,
		prove::{make_ballot, Seat},
		verify::Verifier,
	},
	keys,
	members::ring::{Ring, RingSize},
};
use rayon::prelude::*;
use serde_json::{json, Value};
use std::{collections::BTreeMap, time::Instant};

fn milliseconds<T>(what: impl FnOnce() -> T) -> (T, f64) {
	let started = Instant::now();
	let done = what();
	(done, started.elapsed().as_secs_f64() * 1e3)
}

/// Whatever the libraries below do on several threads, they do it on one.
fn on_one_core<T: Send>(what: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
	Ok(rayon::ThreadPoolBuilder::new().num_threads(1).build()?.install(what))
}

/// How many ballots a second one core checks whole, all of them by one equation; each is of another ring.
pub(crate) fn audit(
	verifier: &Verifier,
	ballots: &[Ballot],
	rings: &[Ring],
	runs: usize,
) -> anyhow::Result<f64> {
	let pairs: Vec<(&Ballot, &Ring)> = ballots.iter().zip(rings).collect();
	let check = || {
		verifier.check_rings(&pairs)?;
		verifier.check_choices(ballots.iter().map(|ballot| &ballot.body)).map(|_| ())
	};
	let times = on_one_core(|| (0..runs).map(|_| milliseconds(check)).collect::<Vec<_>>())?;
	anyhow::ensure!(times.iter().all(|(verdict, _)| verdict.is_ok()), "the corpus is stale; delete it");
	let milliseconds = median(times.into_iter().map(|(_, time)| time).collect());
	Ok(rounded(ballots.len() as f64 / milliseconds * 1e3))
}

/// Milliseconds a ballot for checking a batch outside of the runtime, on one core and shared among all: what the chain
/// would gain by handing batches to the node.
pub(crate) fn batch(
	verifier: &Verifier,
	ballots: &[Ballot],
	rings: &[Ring],
	runs: usize,
) -> anyhow::Result<Value> {
	let pairs: Vec<(&Ballot, &Ring)> = ballots.iter().zip(rings).collect();
	let check = |pairs: &[(&Ballot, &Ring)]| {
		verifier.check_rings(pairs)?;
		verifier.check_choices(pairs.iter().map(|(ballot, _)| &ballot.body)).map(|_| ())
	};
	let cores = rayon::current_num_threads();
	let share = pairs.len().div_ceil(cores);
	let together = || pairs.par_chunks(share).map(check).collect::<Result<(), _>>();
	let each = |times: Vec<(Result<(), _>, f64)>| {
		anyhow::ensure!(times.iter().all(|(verdict, _)| verdict.is_ok()), "the corpus is stale; delete it");
		let milliseconds = median(times.into_iter().map(|(_, time)| time).collect());
		anyhow::Ok(rounded(milliseconds / pairs.len() as f64))
	};
	let one = on_one_core(|| (0..runs).map(|_| milliseconds(|| check(&pairs))).collect())?;
	let all = (0..runs).map(|_| milliseconds(together)).collect();
	Ok(json!({ "batch": pairs.len(), "cores": cores, "one_core": each(one)?, "all_cores": each(all)? }))
}

/// How long a member's own machine takes for a ballot, by the size of the ring: to take the place in the ring, once for an
/// election, and then to encrypt and prove.
pub(crate) fn proving(
	verifiers: &[(RingSize, Verifier)],
	runs: usize,
) -> anyhow::Result<BTreeMap<u32, Value>> {
	verifiers
		.iter()
		.map(|(size, verifier)| {
			let members: Vec<_> =
				(0..size.capacity()).map(|number| keys::development(number).key()).collect();
			let voter = keys::development(1);
			let seat = Seat { election: 0, ring: 0, sequence: 1 };
			let once = || {
				let (prepared, preparing) = milliseconds(|| voter.prepare(*size, &members));
				let prepared = prepared.map_err(|error| anyhow::anyhow!("{error:?}"))?;
				let make = || make_ballot(verifier, &voter, &prepared, seat, &[vec![0]], &[1; 32]);
				let (made, proving) = milliseconds(make);
				made.map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
				anyhow::Ok((preparing, proving))
			};
			eprintln!("proving in rings of {}", size.capacity());
			let times = on_one_core(|| (0..runs).map(|_| once()).collect::<anyhow::Result<Vec<_>>>())??;
			let (preparing, proving): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
			let figures = json!({ "prepare": rounded(median(preparing)), "prove": rounded(median(proving)) });
			Ok((size.capacity(), figures))
		})
		.collect()
}
