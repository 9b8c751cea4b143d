// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The ballots: each by itself, all of them in their order, and what they add up to.

use super::{ensure, value, Audit, Outcome};
use crate::{reason::Reason, report::Finding};
use caucus_elections_core::{
	ballot::Ballot,
	choice::{accumulate, empty_accumulators},
	params::SumIndex,
	tally::{Count, Options},
	verify::{Choices, Refusal},
};
use caucus_members_core::ring::Ring;
use caucus_primitives::{
	refs::{ballot_digest, extend_ballot_log},
	wire::pallet::ELECTIONS,
	Alias, StyleIndex,
};
use caucus_trustees_core::elgamal::DecodedCiphertext;
use codec::Encode;
use rayon::prelude::*;
use std::{
	collections::BTreeMap,
	sync::atomic::{AtomicUsize, Ordering},
};

/// Ballots checked by one equation.
const BATCH: usize = 128;
/// Batches that are checked at the same time by all cores, until what they give is put in order. More take more memory.
const AT_ONCE: usize = 64;

impl Audit<'_> {
	pub(super) fn ballots(&mut self, progress: impl Fn(usize) + Sync) -> Outcome<()> {
		let evidence = self.evidence;
		let most = self.params().plan.max_revotes.saturating_add(1);
		let mut sequences: BTreeMap<Alias, u16> = BTreeMap::new();
		for some in evidence.ballots.chunks(BATCH * AT_ONCE) {
			let done = AtomicUsize::new(self.count.accepted as usize);
			let check = |batch: &[Ballot]| {
				let checked = self.batch(batch);
				progress(done.fetch_add(batch.len(), Ordering::Relaxed) + batch.len());
				checked
			};
			let checked: Vec<_> = some.par_chunks(BATCH).map(check).collect();
			for (batch, checked) in some.chunks(BATCH).zip(checked) {
				let start = self.count.accepted as usize;
				let checked = checked.map_err(|refusal| self.culprit(start, batch, refusal))?;
				for (ballot, (style, choices)) in batch.iter().zip(checked) {
					self.take(ballot, style, choices, &mut sequences, most)?;
				}
			}
		}
		Ok(())
	}

	/// Counts a ballot that is right by itself: its number has to be its voter's next one, of no more than `most`.
	fn take(
		&mut self,
		ballot: &Ballot,
		style: StyleIndex,
		choices: Choices,
		sequences: &mut BTreeMap<Alias, u16>,
		most: u16,
	) -> Outcome<()> {
		let body = &ballot.body;
		let sequence = sequences.entry(body.alias).or_default();
		*sequence += 1;
		let number = self.count.accepted;
		ensure(
			body.sequence == *sequence,
			Reason::BallotOrder,
			format!("ballot {number} is its voter's {sequence}., and has the number {}", body.sequence),
		)?;
		ensure(
			body.sequence <= most,
			Reason::TooManyRevotes,
			format!("the voter of ballot {number} replaced the ballot too often"),
		)?;
		self.count.accepted += 1;
		self.count.log = extend_ballot_log(&self.count.log, &body.alias, &ballot_digest(ballot));
		if self.last.insert(body.alias, (style, choices)).is_none() {
			self.count.add_voter(style);
		}
		Ok(())
	}

	/// Checks many ballots together; gives their styles and ciphertexts.
	fn batch(&self, ballots: &[Ballot]) -> Result<Vec<(StyleIndex, Choices)>, Refusal> {
		let mut styles = Vec::new();
		let mut pairs: Vec<(&Ballot, &Ring)> = Vec::new();
		for ballot in ballots {
			styles.push(self.verifier.check_shape(&ballot.body)?);
			pairs.push((ballot, self.rings.get(usize::from(ballot.body.ring)).ok_or(Refusal::UnknownRing)?));
		}
		self.verifier.check_rings(&pairs)?;
		let choices = self.verifier.check_choices(ballots.iter().map(|ballot| &ballot.body))?;
		Ok(styles.into_iter().zip(choices).collect())
	}

	/// The first ballot of a refused batch that is refused by itself.
	fn culprit(&self, start: usize, batch: &[Ballot], refusal: Refusal) -> Finding {
		let mut one_by_one = (start..).zip(batch.chunks(1));
		let found = one_by_one.find_map(|(number, ballot)| Some((number, self.batch(ballot).err()?)));
		match found {
			Some((number, refusal)) => {
				Finding::new(refusal.into(), format!("ballot {number} is refused: {refusal:?}"))
			}
			None => {
				let end = start + batch.len() - 1;
				Finding::new(
					refusal.into(),
					format!("one of ballots {start} to {end} is refused: {refusal:?}"),
				)
			}
		}
	}

	pub(super) fn ballot_log(&self) -> Outcome<()> {
		let stored: Count = value(self.evidence, ELECTIONS, "Counts", &[])?;
		let own = &self.count;
		ensure(
			stored.accepted == own.accepted,
			Reason::BallotCount,
			format!("there are {} ballots, and the chain accepted {}", own.accepted, stored.accepted),
		)?;
		ensure(
			stored.voters == own.voters,
			Reason::VoterCount,
			format!("by style, {:?} have voted, and the chain counted {:?}", own.voters, stored.voters),
		)?;
		ensure(stored.log == own.log, Reason::BallotLog, "the ballots do not give the chain's ballot log")
	}

	pub(super) fn sums(&mut self) -> Outcome<()> {
		let plan = &self.params().plan;
		let mut sums: Vec<Vec<DecodedCiphertext>> =
			plan.sums().map(|sum| empty_accumulators(sum.contest.options())).collect();
		// For each style, the sums that its contests go to.
		let places: Vec<Vec<Option<SumIndex>>> = (0..)
			.zip(&plan.styles)
			.map(|(index, style)| style.contests.iter().map(|contest| plan.sum_of(*contest, index)).collect())
			.collect();
		for (style, choices) in self.last.values() {
			let places = places.get(usize::from(*style)).map(Vec::as_slice).unwrap_or_default();
			for (place, choice) in places.iter().zip(choices) {
				let sum = place.and_then(|place| sums.get_mut(usize::from(place)));
				let sum = sum.ok_or_else(|| {
					Finding::new(Reason::BadPlan, format!("votes of style {style} go to no sum"))
				})?;
				accumulate(sum, choice, None);
			}
		}
		for (index, sum) in (0..).zip(&sums) {
			let own: Vec<_> = sum.iter().map(DecodedCiphertext::encode).collect();
			ensure(
				self.stored_sum(index)?.to_vec() == own,
				Reason::WrongSum,
				format!("the last ballots of all voters do not add up to sum {index}"),
			)?;
		}
		self.sums = sums;
		Ok(())
	}

	/// A sum as the chain has it.
	pub(super) fn stored_sum(&self, index: SumIndex) -> Outcome<Options> {
		value(self.evidence, ELECTIONS, "Accumulators", &[&index.encode()])
	}
}
