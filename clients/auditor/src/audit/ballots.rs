// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The ballots: each by itself, all of them in their order, and what they add up to. They come from the last to the
//! first, so that whether one was accepted, and its number, are known at the end.

use super::{ensure, value, Audit, Outcome};
use crate::{
	ballots::{lock, Place},
	evidence::EvidenceError,
	reason::Reason,
	report::Finding,
	resume::{Resume, ResumeError},
};
use caucus_elections_core::{
	ballot::Ballot,
	choice::{accumulate, empty_accumulators},
	collect::{Trace, Trail},
	params::{Plan, SumIndex},
	tally::{Count, Options},
	verify::{Choices, Refusal},
};
use caucus_members_core::ring::Ring;
use caucus_primitives::{refs::extend_ballot_log, wire::pallet::ELECTIONS, Alias, Digest, StyleIndex};
use caucus_trustees_core::elgamal::{Ciphertext, DecodedCiphertext};
use codec::{Decode, Encode};
use rayon::prelude::*;
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::{
		atomic::{AtomicUsize, Ordering},
		Mutex,
	},
};

/// Ballots checked by one equation.
const BATCH: usize = 128;
/// Batches for each core that are checked until what they give is put in order. More take more memory.
const FOR_EACH_CORE: usize = 4;

/// What ends the check of the ballots.
pub(super) enum Halt {
	/// One does not hold.
	Finding(Finding),
	/// They cannot be had.
	Evidence(EvidenceError),
}

impl From<Finding> for Halt {
	fn from(finding: Finding) -> Self {
		Self::Finding(finding)
	}
}

impl From<EvidenceError> for Halt {
	fn from(error: EvidenceError) -> Self {
		Self::Evidence(error)
	}
}

impl From<ResumeError> for Halt {
	fn from(error: ResumeError) -> Self {
		Self::Evidence(error.into())
	}
}

/// Why a ballot is not right by itself, or one of so many in the same batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
struct Refused {
	refusal: Refusal,
	among: u32,
}

/// What the ballots checked so far give. Beside what the trail keeps that is a byte for each ballot and 8 for each
/// voter: together some 50 bytes for a ballot and 70 for a voter.
pub(super) struct Tally {
	/// Where they begin.
	place: Place,
	/// The style of each, in their places on the trail.
	styles: Vec<StyleIndex>,
	/// Those that are not right by themselves, in their places on the trail.
	refused: BTreeMap<u32, Refused>,
	/// The place of the ballot of each voter that is in the sums.
	counted: Vec<Option<u32>>,
	/// The sum of each contest and weight group.
	sums: Vec<Vec<DecodedCiphertext>>,
	/// The ballots that count, once they are known; until then it is the last one of each voter that is right.
	known: Option<BTreeSet<Digest>>,
}

/// What is written of trail and tally, for another run.
#[derive(Encode, Decode)]
pub(super) struct Done {
	pub(super) place: Place,
	traces: Vec<(Alias, u16, Digest)>,
	pub(super) styles: Vec<StyleIndex>,
	refused: BTreeMap<u32, Refused>,
	pub(super) counted: Vec<Option<u32>>,
	pub(super) sums: Vec<Vec<Ciphertext>>,
}

impl Tally {
	fn new(plan: &Plan, end: Place, known: Option<BTreeSet<Digest>>) -> Self {
		Self {
			place: end,
			styles: Vec::new(),
			refused: BTreeMap::new(),
			counted: Vec::new(),
			sums: plan.sums().map(|sum| empty_accumulators(sum.contest.options())).collect(),
			known,
		}
	}

	/// Takes the ballot before those taken so far.
	fn take(
		&mut self,
		trace: &Trace,
		checked: Result<(StyleIndex, Choices), Refused>,
		places: &[Vec<Option<SumIndex>>],
	) {
		let place = self.styles.len() as u32;
		let voter = trace.voter as usize;
		if self.counted.len() <= voter {
			self.counted.resize(voter + 1, None);
		}
		let (style, choices) = match checked {
			Ok(right) => right,
			Err(refused) => {
				self.refused.insert(place, refused);
				self.styles.push(StyleIndex::default());
				return;
			}
		};
		self.styles.push(style);
		let may_count = self.known.as_ref().is_none_or(|known| known.contains(&trace.digest));
		let Some(counted) = self.counted.get_mut(voter).filter(|counted| counted.is_none() && may_count)
		else {
			return;
		};
		*counted = Some(place);
		let places = places.get(usize::from(style)).map(Vec::as_slice).unwrap_or_default();
		for (place, choice) in places.iter().zip(&choices) {
			if let Some(sum) = place.and_then(|place| self.sums.get_mut(usize::from(place))) {
				accumulate(sum, choice, None);
			}
		}
	}

	/// Whether the sums are of these ballots, one for each voter who has any.
	fn counts(&self, trail: &Trail, last: &[Option<u32>]) -> bool {
		let digest = |place: &Option<u32>| {
			place.and_then(|place| trail.traces().get(place as usize)).map(|trace| trace.digest)
		};
		// The same ballot may stand in several places.
		self.counted.iter().map(digest).eq(last.iter().map(digest))
	}

	/// What is done, of a trail that may be longer already.
	fn done(&self, trail: &Trail) -> Done {
		let aliases = trail.aliases();
		let traces = trail.traces().iter().take(self.styles.len());
		let with_alias =
			|trace: &Trace| Some((**aliases.get(trace.voter as usize)?, trace.sequence, trace.digest));
		Done {
			place: self.place,
			traces: traces.filter_map(with_alias).collect(),
			styles: self.styles.clone(),
			refused: self.refused.clone(),
			counted: self.counted.clone(),
			sums: self.sums.iter().map(|sum| sum.iter().map(DecodedCiphertext::encode).collect()).collect(),
		}
	}
}

impl Done {
	/// Trail and tally as they were; `None` if they cannot have been, for an election with such a plan and end.
	pub(super) fn restore(self, plan: &Plan, end: Place) -> Option<(Trail, Tally)> {
		let Self { place, traces, styles, refused, counted, sums } = self;
		let mut trail = Trail::default();
		for (alias, sequence, digest) in traces {
			trail.push_trace(alias, sequence, digest);
		}
		let decode = |sum: &Vec<Ciphertext>| sum.iter().map(Ciphertext::decode_sum).collect();
		let sums: Vec<Vec<DecodedCiphertext>> = sums.iter().map(decode).collect::<Result<_, _>>().ok()?;
		let new = Tally::new(plan, end, None);
		let fits = trail.len() == styles.len()
			&& trail.voters() == counted.len()
			&& sums.iter().map(Vec::len).eq(new.sums.iter().map(Vec::len))
			&& place.before <= end.before;
		fits.then_some((trail, Tally { place, styles, refused, counted, sums, ..new }))
	}
}

impl Audit<'_> {
	/// Checks all ballots and adds up those that count, the last one first.
	pub(super) fn ballots(
		&mut self,
		done: Option<Done>,
		mut resume: Option<&mut Resume>,
		progress: impl Fn(usize, u32) + Sync,
	) -> Result<(), Halt> {
		let ballots = &self.evidence.ballots;
		let end = ballots.end();
		let (mut trail, mut tally) = match (done, resume.as_ref()) {
			(Some(done), Some(resume)) => {
				done.restore(&self.params().plan, end).ok_or_else(|| resume.damaged())?
			}
			_ => (Trail::default(), Tally::new(&self.params().plan, end, None)),
		};
		loop {
			let shared = Mutex::new(trail);
			self.walk(&mut tally, &shared, resume.as_deref_mut(), &progress)?;
			trail = shared.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
			let accepted = ballots.accepted(&trail, tally.place.left_out);
			if let (Err(_), Some(resume)) = (&accepted, resume.as_deref()) {
				// Ballots that are not there would not be there for a later run either.
				resume.remove()?;
			}
			let last = self.judge(accepted?, &trail, &tally)?;
			if tally.counts(&trail, &last) {
				self.sums = tally.sums;
				return Ok(());
			}
			// A node without events showed ballots that are right and were not accepted, and one of them was taken for
			// its voter's last. Those that were accepted are known now, so the next time the sums are of them: the log
			// fixes which they are, whatever a node shows then.
			let places = last.iter().flatten().filter_map(|place| trail.traces().get(*place as usize));
			let known = places.map(|trace| trace.digest).collect();
			tally = Tally::new(&self.params().plan, end, Some(known));
			trail = Trail::default();
			resume = None;
		}
	}

	/// Goes back over the ballots before those of the tally: all cores check some, while others are fetched.
	fn walk(
		&self,
		tally: &mut Tally,
		trail: &Mutex<Trail>,
		mut resume: Option<&mut Resume>,
		progress: &(impl Fn(usize, u32) + Sync),
	) -> Result<(), EvidenceError> {
		let ballots = &self.evidence.ballots;
		let from = tally.place;
		let all = ballots.count();
		let places = self.places();
		progress(tally.styles.len(), all);
		let cores = rayon::current_num_threads();
		let fetched = ballots.for_each(from, trail, cores, BATCH * FOR_EACH_CORE * cores, |parcel| {
			let checked = AtomicUsize::new(tally.styles.len());
			let check = |batch: &[Ballot]| {
				let found = self.check(batch);
				progress(checked.fetch_add(batch.len(), Ordering::Relaxed) + batch.len(), all);
				found
			};
			let found: Vec<_> = parcel.ballots.par_chunks(BATCH).flat_map_iter(check).collect();
			let trail = lock(trail);
			let start = tally.styles.len();
			for (trace, found) in trail.traces().iter().skip(start).zip(found) {
				tally.take(trace, found, &places);
			}
			tally.place = parcel.place;
			match resume.as_deref_mut().filter(|resume| resume.is_due()) {
				Some(resume) => Ok(resume.write(self.evidence, &tally.done(&trail))?),
				None => Ok(()),
			}
		});
		if let (Err(EvidenceError::Light(_) | EvidenceError::File(_)), Some(resume)) = (&fetched, resume) {
			resume.write(self.evidence, &tally.done(&lock(trail)))?;
		}
		fetched
	}

	/// Goes over the accepted ballots in their order; gives the place of each voter's last one.
	fn judge(
		&mut self,
		mut accepted: impl Iterator<Item = usize>,
		trail: &Trail,
		tally: &Tally,
	) -> Outcome<Vec<Option<u32>>> {
		let most = self.params().plan.max_revotes.saturating_add(1);
		let aliases = trail.aliases();
		let mut sequences = vec![0u16; trail.voters()];
		let mut last = vec![None; trail.voters()];
		self.count = Count::new(self.params().plan.styles.len(), *self.verifier.reference());
		loop {
			// Whether each is right by itself comes before whether they are in order, batch by batch.
			let batch: Vec<usize> = accepted.by_ref().take(BATCH).collect();
			if batch.is_empty() {
				return Ok(last);
			}
			let refused = (self.count.accepted..)
				.zip(&batch)
				.find_map(|(number, place)| Some((number, tally.refused.get(&(*place as u32))?)));
			if let Some((number, refused)) = refused {
				return Err(culprit(number, refused));
			}
			for place in batch {
				let trace = &trail.traces()[place];
				let voter = trace.voter as usize;
				self.take(trace, aliases[voter], tally.styles[place], &mut sequences[voter], most)?;
				last[voter] = Some(place as u32);
			}
		}
	}

	/// Counts a ballot that is right by itself: its number has to be its voter's next one, of no more than `most`.
	fn take(
		&mut self,
		ballot: &Trace,
		alias: &Alias,
		style: StyleIndex,
		sequence: &mut u16,
		most: u16,
	) -> Outcome<()> {
		*sequence = sequence.saturating_add(1);
		let number = self.count.accepted;
		ensure(
			ballot.sequence == *sequence,
			Reason::BallotOrder,
			format!("ballot {number} is its voter's {sequence}., and has the number {}", ballot.sequence),
		)?;
		ensure(
			ballot.sequence <= most,
			Reason::TooManyRevotes,
			format!("the voter of ballot {number} replaced the ballot too often"),
		)?;
		self.count.accepted += 1;
		self.count.log = extend_ballot_log(&self.count.log, alias, &ballot.digest);
		if *sequence == 1 {
			self.count.add_voter(style);
		}
		Ok(())
	}

	/// Checks many ballots together, and one by one if that fails.
	fn check(&self, batch: &[Ballot]) -> Vec<Result<(StyleIndex, Choices), Refused>> {
		let refusal = match self.batch(batch) {
			Ok(right) => return right.into_iter().map(Ok).collect(),
			Err(refusal) => refusal,
		};
		let alone = |ballot: &[Ballot]| -> Result<_, Refused> {
			let right = self.batch(ballot).map_err(|refusal| Refused { refusal, among: 1 })?;
			right.into_iter().next().ok_or(Refused { refusal, among: 1 })
		};
		let found: Vec<_> = batch.chunks(1).map(alone).collect();
		match found.iter().all(Result::is_ok) {
			true => batch.iter().map(|_| Err(Refused { refusal, among: batch.len() as u32 })).collect(),
			false => found,
		}
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

	pub(super) fn sums(&self) -> Outcome<()> {
		let nowhere = (0u8..).zip(self.places()).zip(&self.count.voters).find(|((_, places), voters)| {
			**voters > 0
				&& places
					.iter()
					.any(|place| place.is_none_or(|sum| self.sums.get(usize::from(sum)).is_none()))
		});
		if let Some(((style, _), _)) = nowhere {
			return Err(Finding::new(Reason::BadPlan, format!("votes of style {style} go to no sum")));
		}
		for (index, sum) in (0..).zip(&self.sums) {
			let own: Vec<_> = sum.iter().map(DecodedCiphertext::encode).collect();
			ensure(
				self.stored_sum(index)?.to_vec() == own,
				Reason::WrongSum,
				format!("the last ballots of all voters do not add up to sum {index}"),
			)?;
		}
		Ok(())
	}

	/// For each style, the sums that its contests go to.
	fn places(&self) -> Vec<Vec<Option<SumIndex>>> {
		let plan = &self.params().plan;
		let of_style = |(index, contests): (StyleIndex, &[_])| {
			contests.iter().map(|contest| plan.sum_of(*contest, index)).collect()
		};
		(0..).zip(plan.styles.iter().map(|style| style.contests.as_slice())).map(of_style).collect()
	}

	/// A sum as the chain has it.
	pub(super) fn stored_sum(&self, index: SumIndex) -> Outcome<Options> {
		value(self.evidence, ELECTIONS, "Accumulators", &[&index.encode()])
	}
}

/// What is said of the first ballot, or of the first in a batch, that is refused.
fn culprit(number: u32, Refused { refusal, among }: &Refused) -> Finding {
	let detail = match among {
		1 => format!("ballot {number} is refused: {refusal:?}"),
		_ => format!("one of ballots {number} to {} is refused: {refusal:?}", number + among - 1),
	};
	Finding::new((*refusal).into(), detail)
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_trustees_core::group::GENERATOR;

	/// The bounds that [`Tally`] states, however much is on the paper: nothing in it but the sums grows with that.
	#[test]
	fn little_is_kept_of_a_ballot() {
		const VOTERS: usize = 1_000;
		let sum = |options| vec![DecodedCiphertext { c1: GENERATOR, c2: GENERATOR }; options];
		let mut trail = Trail::default();
		let mut tally = Tally {
			place: Place { before: 0, left_out: 0 },
			styles: Vec::new(),
			refused: BTreeMap::new(),
			counted: Vec::new(),
			sums: vec![empty_accumulators(30), empty_accumulators(30)],
			known: None,
		};
		let empty = tally.done(&trail).encoded_size();
		for number in 0..2 * VOTERS {
			let mut alias = [0; 32];
			alias[..8].copy_from_slice(&(number % VOTERS).to_le_bytes());
			trail.push_trace(alias, 1, [number as u8; 32]);
			let trace = trail.traces()[number].clone();
			tally.take(&trace, Ok((0, vec![sum(30), sum(30)])), &[vec![Some(0), Some(1)]]);
		}
		let Tally { place: _, styles, refused, counted, sums, known } = &tally;
		assert_eq!((styles.len(), counted.len()), (2 * VOTERS, VOTERS));
		assert_eq!(size_of_val(styles.as_slice()), 2 * VOTERS);
		assert_eq!(size_of_val(counted.as_slice()), 8 * VOTERS);
		assert!(refused.is_empty() && known.is_none());
		assert_eq!(sums.iter().map(Vec::len).collect::<Vec<_>>(), [30, 30]);
		// The first ballot seen of each voter, and no other.
		assert!(counted.iter().zip(0..).all(|(counted, voter)| *counted == Some(voter)));
		let each = GENERATOR * caucus_trustees_core::group::Scalar::from(VOTERS as u64);
		assert!(sums.iter().flatten().all(|sum| sum.c1 == each && sum.c2 == each));
		// In a file it is an alias, a number, a digest and a style for each, and a place for each voter.
		assert!((tally.done(&trail).encoded_size() - empty) <= 67 * 2 * VOTERS + 5 * VOTERS + 8);
	}
}
