// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! From a closed election's sums to its totals.

use crate::wasm::median;
use anyhow::Context;
use caucus_sdk::trustees::{
	decryption::{combine, find_total, is_total, DecryptionShare, Purpose},
	elgamal::DecodedCiphertext,
	group::{evaluate, Point, RistrettoPoint, Scalar, GENERATOR},
};
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};
use serde_json::{Map, Value};
use std::time::Instant;

const BALLOTS: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// How the votes fall on the options, in hundredths.
const SPLIT: [u64; 4] = [40, 30, 20, 10];
const TRUSTEES: u16 = 7;
const THRESHOLD: u16 = 4;

/// Seconds, by the number of ballots, of all that is computed between the close and the totals, on one core and one
/// after the other: each trustee proves a share, the chain checks all of them, puts together those of the threshold, the
/// totals are searched and checked. A sum of ballots is a ciphertext like any other, so it is made by one encryption.
pub(crate) fn seconds(runs: usize) -> anyhow::Result<Map<String, Value>> {
	let mut rng = ChaCha20Rng::seed_from_u64(7);
	let coefficients: Vec<Scalar> = (0..THRESHOLD).map(|_| Scalar::random(&mut rng)).collect();
	let secrets: Vec<(u16, Scalar)> =
		(1..=TRUSTEES).map(|trustee| (trustee, evaluate(&coefficients, &Scalar::from(trustee)))).collect();
	let key = GENERATOR * coefficients[0];
	let mut once = |ballots: u64| -> anyhow::Result<f64> {
		let totals = SPLIT.map(|hundredths| ballots / 100 * hundredths);
		let sums: Vec<DecodedCiphertext> = totals
			.iter()
			.map(|total| DecodedCiphertext::encrypt(&key, *total, &Scalar::random(&mut rng)))
			.collect();
		let started = Instant::now();
		let found = tally(&secrets, &sums, ballots, &mut rng)?;
		let seconds = started.elapsed().as_secs_f64();
		anyhow::ensure!(found == totals, "{found:?} are not the totals");
		Ok(seconds)
	};
	BALLOTS
		.into_iter()
		.map(|ballots| {
			let times = (0..runs).map(|_| once(ballots)).collect::<anyhow::Result<_>>()?;
			let seconds = (median(times) * 1e4).round() / 1e4;
			Ok((ballots.to_string(), seconds.into()))
		})
		.collect()
}

fn tally(
	secrets: &[(u16, Scalar)],
	sums: &[DecodedCiphertext],
	ballots: u64,
	rng: &mut ChaCha20Rng,
) -> anyhow::Result<Vec<u64>> {
	let purpose = Purpose::Tally { election: [1; 32], close: [2; 32] };
	let bases: Vec<RistrettoPoint> = sums.iter().map(|sum| sum.c1).collect();
	let fault = |fault| anyhow::anyhow!("{fault:?}");
	let mut shares = Vec::new();
	for (trustee, secret) in secrets {
		let share = DecryptionShare::prove(&purpose, *trustee, secret, &bases, rng).map_err(fault)?;
		share.verify(&purpose, *trustee, &Point::from(GENERATOR * secret), &bases).map_err(fault)?;
		shares.push((*trustee, share));
	}
	let chosen: Vec<_> =
		shares.iter().take(THRESHOLD.into()).map(|(trustee, share)| (*trustee, share)).collect();
	let elements = combine(sums, &chosen).map_err(fault)?;
	elements
		.iter()
		.map(|element| {
			let total = find_total(element, ballots).context("a total is not found")?;
			anyhow::ensure!(is_total(element, total), "a total is another");
			Ok(total)
		})
		.collect()
}
