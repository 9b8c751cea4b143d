// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Our ballots, as a voter's program makes and an auditor checks them: compiled for this machine, not as wasm.

use crate::measure::{repeated, Figures, OPTIONS};
use anyhow::{anyhow, ensure};
use caucus_elections_core::{
	ballot::Ballot,
	compose::{ResultRule, StyleSet},
	params::{
		Candidate, Contest, ContestKind, Electorate, Minimums, Params, Plan, Schedule, Style, StyleRoll,
	},
	prove::{make_ballot, Seat},
	verify::Verifier,
};
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::{MemberSecret, PreparedRing, Ring, RingBuilder, RingSize},
};
use caucus_primitives::{blake2_256, MemberKey, RingIndex};
use caucus_trustees_core::group::{Point, Scalar, GENERATOR};
use codec::{Decode, Encode};
use rand_core::{OsRng, RngCore};
use std::fmt::Debug;

const GENESIS: [u8; 32] = [7; 32];
const ELECTION: u32 = 0;

fn fault(error: impl Debug) -> anyhow::Error {
	anyhow!("{error:?}")
}

/// An election in which one of three candidates is chosen, or none, by the members of so many rings.
fn verifier(size: RingSize, rings: RingIndex) -> anyhow::Result<Verifier> {
	let candidate = |number: usize| {
		let name = format!("{number}").into_bytes().try_into().map_err(fault)?;
		Ok(Candidate { name, classes: Classes::default(), nominee: None })
	};
	let candidates: Vec<Candidate> = (1..OPTIONS).map(candidate).collect::<anyhow::Result<_>>()?;
	let contest = Contest {
		title: b"peers".to_vec().try_into().map_err(fault)?,
		kind: ContestKind::ChooseOne,
		candidates: candidates.try_into().map_err(fault)?,
		rule: ResultRule::of_ballots(StyleSet::of(0)),
	};
	let style = Style { rule: RollRule::default(), contests: vec![0].try_into().map_err(fault)? };
	let roll = StyleRoll { keys: u32::from(rings) * size.capacity(), rings, digest: [0; 32] };
	let schedule = Schedule {
		trustee_step: 1,
		objections: 1,
		opens: 1,
		closes: u64::MAX,
		tally: 1,
		certification: 1,
		appeals: 1,
	};
	let params = Params {
		plan: Plan {
			title: b"peers".to_vec().try_into().map_err(fault)?,
			contests: vec![contest].try_into().map_err(fault)?,
			styles: vec![style].try_into().map_err(fault)?,
			ring_size: size,
			schedule,
			minimums: Minimums { roll: 50, turnout: 20 },
			max_revotes: 32,
			threshold: 1,
			follows: None,
		},
		electorate: Electorate {
			roll: 0,
			roll_root: [0; 32],
			styles: vec![roll].try_into().map_err(fault)?,
			ring_roots: [0; 32],
			ring_seed: [0; 32],
		},
		ceremony_attempt: 0,
		election_key: Point::from(GENERATOR * Scalar::from(42u64)),
		verification_keys: Default::default(),
		spec_version: 1,
	};
	Verifier::new(&GENESIS, ELECTION, params).map_err(fault)
}

/// A full ring, and a voter in it.
struct Electors {
	number: RingIndex,
	size: RingSize,
	keys: Vec<MemberKey>,
	voter: MemberSecret,
	ring: Ring,
}

impl Electors {
	fn new(number: RingIndex, size: RingSize) -> anyhow::Result<Self> {
		let secret = |seat: u32| MemberSecret::from_entropy(blake2_256(&[&(number, seat).encode()]));
		let keys: Vec<MemberKey> = (0..size.capacity()).map(|seat| secret(seat).key()).collect();
		let mut builder = RingBuilder::new(size).map_err(fault)?;
		builder.push(&keys).map_err(fault)?;
		let root = builder.finish().map_err(fault)?;
		let ring = Ring::from_root(size, &root).map_err(fault)?;
		Ok(Self { number, size, keys, voter: secret(size.capacity() / 2), ring })
	}

	fn prepare(&self) -> anyhow::Result<PreparedRing> {
		self.voter.prepare(self.size, &self.keys).map_err(fault)
	}

	fn vote(&self, verifier: &Verifier, prepared: &PreparedRing) -> anyhow::Result<Ballot> {
		let mut seed = [0; 32];
		OsRng.fill_bytes(&mut seed);
		let seat = Seat { election: ELECTION, ring: self.number, sequence: 1 };
		make_ballot(verifier, &self.voter, prepared, seat, &[vec![0]], &seed).map_err(fault)
	}
}

/// Checks ballots that arrive as bytes, each with its ring.
fn check(verifier: &Verifier, arrived: &[(Vec<u8>, &Ring)]) -> anyhow::Result<()> {
	let ballots: Vec<Ballot> =
		arrived.iter().map(|(bytes, _)| Ballot::decode(&mut &bytes[..])).collect::<Result<_, _>>()?;
	for ballot in &ballots {
		verifier.check_shape(&ballot.body).map_err(fault)?;
	}
	verifier.check_choices(ballots.iter().map(|ballot| &ballot.body)).map_err(fault)?;
	let claims: Vec<(&Ballot, &Ring)> = ballots.iter().zip(arrived.iter().map(|(_, ring)| *ring)).collect();
	verifier.check_rings(&claims).map_err(fault)
}

/// Milliseconds for one ballot in a batch of so many, each from another ring.
fn in_a_batch(verifier: &Verifier, size: RingSize, batch: u16, runs: u16) -> anyhow::Result<f64> {
	let rings: Vec<Electors> =
		(0..batch).map(|number| Electors::new(number, size)).collect::<anyhow::Result<_>>()?;
	let arrived: Vec<(Vec<u8>, &Ring)> = rings
		.iter()
		.map(|electors| Ok((electors.vote(verifier, &electors.prepare()?)?.encode(), &electors.ring)))
		.collect::<anyhow::Result<_>>()?;
	let (_, ms) = repeated(runs, || check(verifier, &arrived))?;
	Ok(ms / f64::from(batch))
}

/// Makes and checks ballots in rings of one size.
pub(crate) fn measure(size: RingSize, batch: u16, runs: u16) -> anyhow::Result<Figures> {
	let verifier = verifier(size, batch.max(1))?;
	let electors = Electors::new(0, size)?;
	let (prepared, prepare_ms) = repeated(runs, || electors.prepare())?;
	let (ballot, prove_ms) = repeated(runs, || electors.vote(&verifier, &prepared))?;
	let mut bent = ballot.clone();
	bent.proof.0[5] ^= 1;
	ensure!(
		check(&verifier, &[(bent.encode(), &electors.ring)]).is_err(),
		"a ballot with a changed proof is accepted"
	);
	let bytes = ballot.encode();
	let ballot_bytes = bytes.len();
	let arrived = [(bytes, &electors.ring)];
	let (_, verify_ms) = repeated(runs, || check(&verifier, &arrived))?;
	let batch = match batch {
		0 => None,
		_ => Some((batch, in_a_batch(&verifier, size, batch, runs)?)),
	};
	Ok(Figures {
		system: "caucus",
		members: Some(size.capacity()),
		prepare_ms: Some(prepare_ms),
		prove_ms,
		verify_ms,
		batch,
		ballot_bytes,
		runs,
	})
}
