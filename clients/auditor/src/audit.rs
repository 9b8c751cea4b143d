// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The audit: every step from the roll to the result, computed again.
//!
//! 1. *Parameters*: the election's reference is that of its parameters on this chain.
//! 2. *Roll*: the keys give the roll's digest, none stands twice, and there are as many as stated.
//! 3. *Rings*: the seed deals the keys to rings whose roots are the chain's.
//! 4. *Key*: the dealings are proper, and those of the remaining dealers add up to the election key
//!    and the verification keys.
//! 5. *Ballots*: each ring proof and each choice proof holds; each voter's ballots are numbered
//!    1, 2, 3, ...; together they give the ballot log and the counts.
//! 6. *Sums*: the last ballots of all voters give the accumulators.
//! 7. *Close*: the hash that trustees' shares are bound to is that of the sums.
//! 8. *Shares*: enough of them are valid.
//! 9. *Result*: decrypting with them gives the totals.

use crate::evidence::Evidence;
use caucus_elections_core::{
	ballot::Ballot,
	choice::{accumulate, empty_accumulators},
	params::{extend_ring_roots, Params},
	tally::{
		check_totals, close_hash, decode_accumulators, Accumulators, Close, Count, Election, Options, Stage,
		Totals,
	},
	verify::{Choices, Verifier},
};
use caucus_members_core::{
	ring::{Ring, RingBuilder, RingRoot},
	roll::Seating,
};
use caucus_primitives::{
	blake2_256, domain,
	refs::{ceremony_ref, extend_ballot_log, extend_roll_digest, ring_seed, seed_commitment},
	wire::pallet::{ELECTIONS, MEMBERS, TRUSTEES},
	Alias, Digest, TrusteeIndex, KEYS_PER_PAGE,
};
use caucus_trustees_core::{
	ceremony::Record,
	decryption::{combine, trial_point, DecryptionShare, Purpose},
	elgamal::DecodedCiphertext,
	keygen::{Complaint, Dealing, Joining, Outcome},
};
use codec::{Decode, Encode};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Ballots checked by one equation.
const BATCH: usize = 64;

/// One step of the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
	/// What was checked.
	pub name: &'static str,
	/// Nothing, or what is wrong.
	pub failure: Option<String>,
}

/// Votes for one option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
	/// Name of the option.
	pub option: String,
	/// Its votes.
	pub votes: u64,
}

/// One contest's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContestReport {
	/// Title of the contest.
	pub title: String,
	/// Votes for each option, blank last.
	pub options: Vec<Line>,
}

/// What the audit found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
	/// Whether all holds and there is a result.
	pub ok: bool,
	/// Genesis hash of the chain.
	pub chain: String,
	/// The election.
	pub election: u32,
	/// Name of the election.
	pub title: String,
	/// The finalized block whose state was audited.
	pub block: u32,
	/// The steps, in order.
	pub checks: Vec<Check>,
	/// Keys on the roll.
	pub keys: usize,
	/// Ballots whose proofs were checked.
	pub ballots_verified: usize,
	/// Voters.
	pub voters: u32,
	/// The result.
	pub results: Vec<ContestReport>,
	/// One digest of all that was found: two auditors who agree on it have seen the same election.
	pub digest: String,
}

type Outcomes<T> = Result<T, String>;

/// What the checks pass on to each other.
struct Audit<'a> {
	evidence: &'a Evidence,
	verifier: Verifier,
	rings: Vec<Ring>,
	/// The last ballot of each voter, decoded.
	last: BTreeMap<Alias, Choices>,
	count: Count,
	sums: Vec<DecodedCiphertext>,
	close: Option<Close>,
	shares: Vec<(TrusteeIndex, DecryptionShare)>,
}

/// Audits an election; `progress` is told how many of the ballots are checked.
pub fn audit(evidence: &Evidence, progress: impl FnMut(usize)) -> Outcomes<Report> {
	let election: Election = value(evidence, ELECTIONS, "Elections", &[])?;
	let params: Params = value(evidence, ELECTIONS, "ParamsOf", &[])?;
	let verifier = Verifier::new(&evidence.genesis.0, evidence.election, params.clone())
		.map_err(|refusal| format!("the election key cannot be used: {refusal:?}"))?;
	let start = *verifier.reference();
	let mut audit = Audit {
		evidence,
		verifier,
		rings: Vec::new(),
		last: BTreeMap::new(),
		count: Count { accepted: 0, voters: 0, log: start },
		sums: Vec::new(),
		close: None,
		shares: Vec::new(),
	};
	let mut checks = Vec::new();
	let mut check = |name, outcome: Outcomes<()>| checks.push(Check { name, failure: outcome.err() });
	check("stage and parameters", audit.parameters(&election));
	check("roll", audit.roll());
	check("rings", audit.rings());
	check("key generation", audit.key_generation());
	check("ballots", audit.ballots(progress));
	check("sums", audit.sums());
	check("close", audit.close());
	check("decryption shares", audit.shares());
	check("result", audit.result());

	let totals: Option<Totals> = get(evidence, ELECTIONS, "Results", &[])?;
	let results = match &totals {
		Some(totals) => report_of(&params, totals),
		None => Vec::new(),
	};
	let ok = checks.iter().all(|check| check.failure.is_none());
	let found = (ok, audit.verifier.reference(), &audit.count, &audit.close, &totals).encode();
	let digest = blake2_256(&[domain::AUDIT, &evidence.genesis.0, &evidence.election.to_le_bytes(), &found]);
	Ok(Report {
		ok,
		chain: hex::encode(evidence.genesis.0),
		election: evidence.election,
		title: String::from_utf8_lossy(&params.plan.title).into_owned(),
		block: evidence.header.number,
		checks,
		keys: evidence.keys.len(),
		ballots_verified: audit.count.accepted as usize,
		voters: audit.count.voters,
		results,
		digest: hex::encode(digest),
	})
}

fn report_of(params: &Params, totals: &Totals) -> Vec<ContestReport> {
	let contests = params.plan.contests.iter().zip(totals);
	contests
		.map(|(contest, counts)| {
			let names = contest.candidates.iter().map(|name| String::from_utf8_lossy(name).into_owned());
			let lines = names.chain(["(blank)".to_owned()]).zip(counts);
			ContestReport {
				title: String::from_utf8_lossy(&contest.title).into_owned(),
				options: lines.map(|(option, votes)| Line { option, votes: *votes }).collect(),
			}
		})
		.collect()
}

/// A value of the election that may be absent; `parts` come after its number.
fn get<T: Decode>(evidence: &Evidence, pallet: &str, item: &str, parts: &[&[u8]]) -> Outcomes<Option<T>> {
	let election = evidence.election.encode();
	let parts: Vec<&[u8]> = std::iter::once(election.as_slice()).chain(parts.iter().copied()).collect();
	evidence.get(pallet, item, &parts).map_err(|error| format!("{pallet}.{item}: {error}"))
}

/// A value of the election that must be there.
fn value<T: Decode>(evidence: &Evidence, pallet: &str, item: &str, parts: &[&[u8]]) -> Outcomes<T> {
	get(evidence, pallet, item, parts)?
		.ok_or_else(|| format!("the chain has no {pallet}.{item} of this election"))
}

fn ensure(holds: bool, failure: impl Into<String>) -> Outcomes<()> {
	holds.then_some(()).ok_or_else(|| failure.into())
}

impl Audit<'_> {
	fn params(&self) -> &Params {
		self.verifier.params()
	}

	fn parameters(&self, election: &Election) -> Outcomes<()> {
		ensure(matches!(election.stage, Stage::Tallied), format!("the election is {:?}", election.stage))?;
		ensure(election.plan == self.params().plan, "the plan was changed after the parameters were fixed")?;
		ensure(election.roll == Some(self.params().electorate.roll), "the roll is another")
	}

	fn roll(&self) -> Outcomes<()> {
		let keys = &self.evidence.keys;
		let electorate = self.params().electorate;
		ensure(keys.len() == electorate.keys as usize, "another number of keys than stated")?;
		let distinct: BTreeSet<_> = keys.iter().collect();
		ensure(distinct.len() == keys.len(), "a key stands twice on the roll")?;
		let digest = keys
			.chunks(KEYS_PER_PAGE as usize)
			.fold([0; 32], |digest, page| extend_roll_digest(&digest, page));
		ensure(digest == electorate.roll_root, "the keys are not those of the roll")
	}

	fn rings(&mut self) -> Outcomes<()> {
		let electorate = self.params().electorate;
		let size = self.params().plan.ring_size;
		let seating = Seating::new(electorate.keys, size, electorate.ring_seed).ok_or("too many rings")?;
		ensure(seating.rings() == electorate.rings, "another number of rings than stated")?;
		let roll = electorate.roll.encode();
		let mut digest: Digest = [0; 32];
		for number in 0..seating.rings() {
			let keys: Option<Vec<_>> = seating
				.seats(number)
				.map(|seat| self.evidence.keys.get(seating.key_at(seat)? as usize).copied())
				.collect();
			let mut builder = RingBuilder::new(size).map_err(|error| format!("{error:?}"))?;
			builder
				.push(&keys.ok_or("a seat has no key")?)
				.map_err(|error| format!("ring {number}: {error:?}"))?;
			let root = builder.finish().map_err(|error| format!("ring {number}: {error:?}"))?;
			let stored: Option<RingRoot> = self
				.evidence
				.get(MEMBERS, "RingRoots", &[&roll, &number.encode()])
				.map_err(|error| error.to_string())?;
			ensure(stored == Some(root), format!("ring {number} has another root"))?;
			digest = extend_ring_roots(&digest, &root);
			self.rings.push(Ring::from_root(size, &root).map_err(|error| format!("{error:?}"))?);
		}
		ensure(digest == electorate.ring_roots, "the digest of the ring roots is another")
	}

	fn of_trustee<T: Decode>(&self, item: &str, trustee: TrusteeIndex) -> Outcomes<Option<T>> {
		get(self.evidence, TRUSTEES, item, &[&trustee.encode()])
	}

	fn key_generation(&self) -> Outcomes<()> {
		let record: Record<[u8; 32]> = value(self.evidence, TRUSTEES, "Ceremonies", &[])?;
		let params = self.params();
		let expected = ceremony_ref(&self.evidence.genesis.0, self.evidence.election, record.attempt);
		ensure(record.reference == expected, "the ceremony has another reference")?;
		ensure(record.attempt == params.ceremony_attempt, "the key is of another attempt")?;
		ensure(record.threshold == params.plan.threshold, "the threshold is another")?;
		let ceremony = record.ceremony();
		let mut dealings = Vec::new();
		for dealer in record.indices() {
			let Some(dealing) = self.of_trustee::<Dealing>("Dealings", dealer)? else {
				continue;
			};
			let joining: Joining = self.of_trustee("Joinings", dealer)?.ok_or("a dealer who did not join")?;
			ceremony
				.verify_joining(dealer, &joining)
				.and_then(|()| ceremony.verify_dealing(dealer, &joining.dealing_commitment, &dealing))
				.map_err(|error| format!("dealer {dealer}: {error:?}"))?;
			match self.of_trustee::<Complaint>("Convicted", dealer)? {
				None => dealings.push(dealing),
				Some(complaint) => ensure(
					self.is_founded(&record, &dealing, &complaint)?,
					format!("dealer {dealer} was excluded without proof"),
				)?,
			}
		}
		ensure(dealings.len() >= record.threshold.into(), "too few dealers remain")?;
		let outcome = ceremony.outcome(dealings.iter()).map_err(|error| format!("{error:?}"))?;
		let stored: Outcome = value(self.evidence, TRUSTEES, "Outcomes", &[])?;
		ensure(outcome == stored, "the dealings add up to other keys")?;
		ensure(
			outcome.election_key == params.election_key
				&& outcome.verification_keys == params.verification_keys,
			"the parameters have other keys",
		)?;
		let mut confirmed = 0;
		let mut seeds: Vec<(TrusteeIndex, Digest)> = Vec::new();
		for trustee in record.indices() {
			let seed: Option<Digest> = self.of_trustee("Seeds", trustee)?;
			if let (Some(seed), Some(joining)) = (seed, self.of_trustee::<Joining>("Joinings", trustee)?) {
				let commitment = seed_commitment(&record.reference, trustee, &seed);
				ensure(commitment == joining.seed_commitment, "a seed is not the one committed to")?;
				seeds.push((trustee, seed));
			}
			let Some(share) = self.of_trustee::<DecryptionShare>("Confirmations", trustee)? else {
				continue;
			};
			let key = &outcome.verification_keys[usize::from(trustee) - 1];
			let purpose = Purpose::Trial { ceremony: record.reference };
			share
				.verify(&purpose, trustee, key, &[trial_point(&record.reference)])
				.map_err(|error| format!("trial decryption of trustee {trustee}: {error:?}"))?;
			confirmed += 1;
		}
		ensure(confirmed > record.threshold, "too few trustees confirmed")?;
		let later_block: Digest = value(self.evidence, TRUSTEES, "SeedBlocks", &[])?;
		let seed = ring_seed(&record.reference, &seeds, &later_block);
		ensure(seed == params.electorate.ring_seed, "the rings were dealt by another seed")
	}

	/// Whether a complaint of any trustee convicts a dealer.
	fn is_founded(
		&self,
		record: &Record<[u8; 32]>,
		dealing: &Dealing,
		complaint: &Complaint,
	) -> Outcomes<bool> {
		for trustee in record.indices() {
			let Some(joining) = self.of_trustee::<Joining>("Joinings", trustee)? else {
				continue;
			};
			let verdict =
				record.ceremony().verify_complaint(trustee, &joining.transport_key, dealing, complaint);
			if verdict.is_ok() {
				return Ok(true);
			}
		}
		Ok(false)
	}

	fn ballots(&mut self, mut progress: impl FnMut(usize)) -> Outcomes<()> {
		let ballots = &self.evidence.ballots;
		let mut sequences: BTreeMap<Alias, u16> = BTreeMap::new();
		for (number, batch) in ballots.chunks(BATCH).enumerate() {
			let choices = self.batch(batch).map_err(|failure| {
				format!("ballots {} to {}: {failure}", number * BATCH, number * BATCH + batch.len() - 1)
			})?;
			for (ballot, choices) in batch.iter().zip(choices) {
				let body = &ballot.body;
				let sequence = sequences.entry(body.alias).or_default();
				*sequence += 1;
				ensure(body.sequence == *sequence, "a voter's ballots are not numbered one by one")?;
				ensure(
					body.sequence <= self.params().plan.max_revotes.saturating_add(1),
					"a voter replaced a ballot too often",
				)?;
				self.count.accepted += 1;
				self.count.log = extend_ballot_log(&self.count.log, &body.alias, ballot);
				if self.last.insert(body.alias, choices).is_none() {
					self.count.voters += 1;
				}
			}
			progress(self.count.accepted as usize);
		}
		let stored: Count = value(self.evidence, ELECTIONS, "Counts", &[])?;
		ensure(stored.accepted == self.count.accepted, "another number of ballots than the chain accepted")?;
		ensure(stored.voters == self.count.voters, "another number of voters than the chain counted")?;
		ensure(stored.log == self.count.log, "the ballots do not give the chain's ballot log")
	}

	fn batch(&self, ballots: &[Ballot]) -> Outcomes<Vec<Choices>> {
		let mut pairs = Vec::new();
		for ballot in ballots {
			self.verifier.check_shape(&ballot.body).map_err(|refusal| format!("{refusal:?}"))?;
			let ring = self.rings.get(usize::from(ballot.body.ring)).ok_or("a ballot of no ring")?;
			pairs.push((ballot, ring));
		}
		self.verifier.check_rings(&pairs).map_err(|refusal| format!("{refusal:?}"))?;
		let bodies = ballots.iter().map(|ballot| &ballot.body);
		self.verifier.check_choices(bodies).map_err(|refusal| format!("{refusal:?}"))
	}

	fn sums(&mut self) -> Outcomes<()> {
		let mut sums: Vec<Vec<DecodedCiphertext>> =
			self.params().plan.contests.iter().map(|contest| empty_accumulators(contest.options())).collect();
		for choices in self.last.values() {
			for (sum, choice) in sums.iter_mut().zip(choices) {
				accumulate(sum, choice, None);
			}
		}
		for (contest, sum) in (0u16..).zip(&sums) {
			let stored: Options = value(self.evidence, ELECTIONS, "Accumulators", &[&contest.encode()])?;
			let own: Vec<_> = sum.iter().map(DecodedCiphertext::encode).collect();
			ensure(stored.to_vec() == own, format!("the sums of contest {contest} are others"))?;
		}
		self.sums = sums.concat();
		Ok(())
	}

	fn accumulators(&self) -> Outcomes<Accumulators> {
		let contests = 0..self.params().plan.contests.len() as u16;
		let sums: Vec<Options> = contests
			.map(|contest| value(self.evidence, ELECTIONS, "Accumulators", &[&contest.encode()]))
			.collect::<Outcomes<_>>()?;
		sums.try_into().map_err(|_| "too many contests".into())
	}

	fn close(&mut self) -> Outcomes<()> {
		let close: Close = value(self.evidence, ELECTIONS, "Closes", &[])?;
		let sums = self.accumulators()?;
		ensure(decode_accumulators(&sums).is_ok_and(|sums| sums == self.sums), "the sums closed are others")?;
		let hash = close_hash(self.verifier.reference(), close.block, &self.count, &sums);
		ensure(close.hash == hash, "the hash of the close is not that of the sums")?;
		ensure(close.at >= self.params().plan.schedule.closes, "it closed before its time")?;
		ensure(self.count.voters >= self.params().plan.minimums.turnout, "fewer voters than the minimum")?;
		self.close = Some(close);
		Ok(())
	}

	fn shares(&mut self) -> Outcomes<()> {
		let close = self.close.ok_or("the close does not hold")?;
		let purpose = Purpose::Tally { election: *self.verifier.reference(), close: close.hash };
		let bases: Vec<_> = self.sums.iter().map(|sum| sum.c1).collect();
		let keys = self.params().verification_keys.clone();
		for (trustee, key) in (1..).zip(&keys) {
			let Some(share) = self.of_trustee::<DecryptionShare>("Shares", trustee)? else {
				continue;
			};
			share
				.verify(&purpose, trustee, key, &bases)
				.map_err(|error| format!("the share of trustee {trustee}: {error:?}"))?;
			self.shares.push((trustee, share));
		}
		ensure(self.shares.len() >= self.params().plan.threshold.into(), "too few shares")
	}

	fn result(&self) -> Outcomes<()> {
		let totals: Totals = value(self.evidence, ELECTIONS, "Results", &[])?;
		let threshold = usize::from(self.params().plan.threshold);
		let shares: Vec<_> =
			self.shares.iter().take(threshold).map(|(index, share)| (*index, share)).collect();
		ensure(shares.len() == threshold, "too few shares")?;
		let elements = combine(&self.sums, &shares).map_err(|error| format!("{error:?}"))?;
		check_totals(self.params(), self.count.voters, &elements, &totals)
			.map_err(|error| format!("the totals are wrong: {error:?}"))
	}
}
