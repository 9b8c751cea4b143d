// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Finding an election's accepted ballots in the blocks of its chain, backwards from the close.
//!
//! A ballot stands in a block in one of two ways. A `cast` that is in a block was accepted: else the
//! block would not be valid. A `cast_batch`, by itself or inside another call, may have been refused as
//! a whole, or have had some of its ballots skipped, for reasons that no body shows. Anybody can
//! therefore put copies of others' ballots into blocks without having them counted.
//!
//! What decides is the ballot log: a hash chain over the accepted ballots in their order, which the
//! state proves. [`Collector`] takes the events of a block as a hint for which ballots were accepted,
//! and says which of those it found were accepted only if they make the log. Until then a ballot handed
//! over may be none. Nobody can put a false event into a block, and a node that lies about events gets
//! no further than withholding them would. Where a node has dropped the state with the events, batches
//! that bring their voters' next ballots are presumed to have been accepted: right unless somebody
//! meddled, and the log tells.

use crate::{
	ballot::{Ballot, BALLOT_VERSION},
	tally::Count,
};
use alloc::{collections::BTreeMap, vec::Vec};
use caucus_primitives::{
	refs::{ballot_digest, extend_ballot_log},
	wire::{self, Acceptance},
	Alias, Digest, ElectionId,
};
use codec::{Compact, Decode};

/// Finds the accepted ballots of one election. It hands them over as it goes, and keeps none.
pub struct Collector {
	election: ElectionId,
	reference: Digest,
	accepted: usize,
	log: Digest,
}

/// What is kept of the ballots that were found, the last one first: enough to tell which of them were accepted.
///
/// That is 40 bytes for each ballot, and some 60 for each voter, however much is on the ballot paper.
#[derive(Default)]
pub struct Trail {
	traces: Vec<Trace>,
	voters: BTreeMap<Alias, u32>,
}

/// What is kept of one ballot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trace {
	/// Its voter: voters are counted from 0 in the order in which they were found.
	pub voter: u32,
	/// The number that it has among its voter's ballots.
	pub sequence: u16,
	/// See [`ballot_digest`].
	pub digest: Digest,
}

/// The ballots found do not make the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Incomplete {
	/// How many ballots were found.
	pub found: usize,
	/// How many the chain accepted.
	pub accepted: usize,
}

impl Collector {
	/// Begins to collect, given the election's reference and its count at the close.
	pub fn new(election: ElectionId, reference: Digest, count: &Count) -> Self {
		Self { election, reference, accepted: count.accepted as usize, log: count.log }
	}

	/// How many ballots the chain accepted.
	pub fn all(&self) -> usize {
		self.accepted
	}

	/// Whether a body brings ballots in another way than by `cast`, so that the block's events are of
	/// use. Extrinsics have their length in front.
	pub fn needs_events(&self, body: &[Vec<u8>]) -> bool {
		body.iter().any(|extrinsic| {
			cast_in(extrinsic).is_none()
				&& self.positions(extrinsic).any(|at| ballot_at(extrinsic, at).is_some())
		})
	}

	/// The ballots in the body of the block before the one taken last, the last one first, given its encoded
	/// events if they were asked for and the node has them. They go onto the trail.
	///
	/// Whether they were accepted is known only when the trail makes the log: [`Self::accepted`] tells.
	pub fn take(&self, trail: &mut Trail, body: &[Vec<u8>], events: Option<&[u8]>) -> Vec<Ballot> {
		let ballots: Vec<Ballot> = match events {
			Some(events) => wire::acceptances(events, self.election)
				.iter()
				.filter_map(|accepted| accepted_in(body, accepted))
				.collect(),
			None => body.iter().flat_map(|extrinsic| presumed_in(extrinsic)).collect(),
		};
		let own = ballots.into_iter().rev().filter(|ballot| ballot.body.election == self.election);
		own.inspect(|ballot| trail.push(ballot)).collect()
	}

	/// Whether the ballots found so far make the log, so that no block is missing.
	pub fn is_complete(&self, trail: &Trail) -> bool {
		trail.len() >= self.accepted
			&& trail.in_turn().count() == self.accepted
			&& trail.log(self.reference, trail.in_turn()) == self.log
	}

	/// Places on the trail of the accepted ballots, in the order of acceptance.
	pub fn accepted<'a>(&self, trail: &'a Trail) -> Result<impl Iterator<Item = usize> + 'a, Incomplete> {
		let incomplete = Incomplete { found: trail.len(), accepted: self.accepted };
		self.is_complete(trail).then(|| trail.in_turn()).ok_or(incomplete)
	}

	/// Where in some bytes a ballot of the election may begin.
	fn positions<'a>(&self, bytes: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
		let head = [&[BALLOT_VERSION][..], &self.election.to_le_bytes()].concat();
		let windows = bytes.windows(head.len()).enumerate();
		windows.filter(move |(_, window)| *window == head).map(|(position, _)| position)
	}
}

impl Trail {
	/// Takes the ballot before the one taken last.
	pub fn push(&mut self, ballot: &Ballot) {
		self.push_trace(ballot.body.alias, ballot.body.sequence, ballot_digest(ballot));
	}

	/// As [`Self::push`], from what is kept of a ballot.
	pub fn push_trace(&mut self, alias: Alias, sequence: u16, digest: Digest) {
		let next = self.voters.len() as u32;
		let voter = *self.voters.entry(alias).or_insert(next);
		self.traces.push(Trace { voter, sequence, digest });
	}

	/// How many ballots were found.
	pub fn len(&self) -> usize {
		self.traces.len()
	}

	/// Whether none was found.
	pub fn is_empty(&self) -> bool {
		self.traces.is_empty()
	}

	/// How many voters cast them.
	pub fn voters(&self) -> usize {
		self.voters.len()
	}

	/// What is kept of each ballot, the last one first.
	pub fn traces(&self) -> &[Trace] {
		&self.traces
	}

	/// The voters in their order.
	pub fn aliases(&self) -> Vec<&Alias> {
		let mut aliases: Vec<(&u32, &Alias)> =
			self.voters.iter().map(|(alias, voter)| (voter, alias)).collect();
		aliases.sort_unstable_by_key(|(voter, _)| **voter);
		aliases.into_iter().map(|(_, alias)| alias).collect()
	}

	/// Places of the ballots that had the next number of their voters when they came, in their order.
	fn in_turn(&self) -> impl Iterator<Item = usize> + '_ {
		let mut last = alloc::vec![0u16; self.voters()];
		self.traces.iter().enumerate().rev().filter_map(move |(place, trace)| {
			let last = last.get_mut(trace.voter as usize)?;
			let next = last.checked_add(1) == Some(trace.sequence);
			if next {
				*last = trace.sequence;
			}
			next.then_some(place)
		})
	}

	/// The log of the ballots in these places.
	fn log(&self, reference: Digest, places: impl Iterator<Item = usize>) -> Digest {
		let aliases = self.aliases();
		places
			.filter_map(|place| {
				let trace = self.traces.get(place)?;
				Some((aliases.get(trace.voter as usize)?, trace))
			})
			.fold(reference, |log, (alias, trace)| extend_ballot_log(&log, alias, &trace.digest))
	}
}

/// An extrinsic without its length.
fn unprefixed(extrinsic: &[u8]) -> Option<&[u8]> {
	let mut rest = extrinsic;
	Compact::<u32>::decode(&mut rest).ok()?;
	Some(rest)
}

/// The ballot of a `cast`.
fn cast_in(extrinsic: &[u8]) -> Option<Ballot> {
	Ballot::decode(&mut wire::cast_arguments(unprefixed(extrinsic)?)?).ok()
}

/// The ballots of a `cast` or a `cast_batch`.
fn presumed_in(extrinsic: &[u8]) -> Vec<Ballot> {
	if let Some(ballot) = cast_in(extrinsic) {
		return [ballot].to_vec();
	}
	let batch = unprefixed(extrinsic).and_then(wire::batch_arguments);
	batch.and_then(|mut arguments| Vec::<Ballot>::decode(&mut arguments).ok()).unwrap_or_default()
}

fn ballot_at(bytes: &[u8], position: usize) -> Option<Ballot> {
	Ballot::decode(&mut bytes.get(position..)?).ok()
}

/// The ballot that an event speaks of, wherever in its extrinsic it stands.
fn accepted_in(body: &[Vec<u8>], accepted: &Acceptance) -> Option<Ballot> {
	/// Version, election and ring stand before the sequence.
	const BEFORE: usize = 7;
	let extrinsic = body.get(accepted.extrinsic as usize)?;
	let mark = [&accepted.sequence.to_le_bytes()[..], &accepted.alias].concat();
	let mut starts = extrinsic
		.windows(mark.len())
		.enumerate()
		.filter(|(_, window)| *window == mark)
		.filter_map(|(position, _)| position.checked_sub(BEFORE));
	starts.find_map(|start| {
		let ballot = ballot_at(extrinsic, start)?;
		(ballot_digest(&ballot) == accepted.digest).then_some(ballot)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::ballot::BallotBody;
	use caucus_members_core::ring::RingProof;
	use codec::Encode;

	const ELECTION: ElectionId = 7;
	const REFERENCE: Digest = [9; 32];

	/// A ballot of a voter; `content` tells ballots of the same number apart.
	fn ballot(voter: u8, sequence: u16, content: u8) -> Ballot {
		let body = BallotBody {
			version: BALLOT_VERSION,
			election: ELECTION,
			ring: 0,
			sequence,
			alias: [voter; 32],
			contests: Default::default(),
		};
		Ballot { body, proof: RingProof([content; 785]) }
	}

	fn with_length(bytes: &[u8]) -> Vec<u8> {
		[Compact(bytes.len() as u32).encode(), bytes.to_vec()].concat()
	}

	fn cast(ballot: &Ballot) -> Vec<u8> {
		with_length(&[&wire::GENERAL_PREAMBLE[..], &wire::CAST, &ballot.encode()].concat())
	}

	fn signed(call: &[u8]) -> Vec<u8> {
		with_length(&[&[0x84, 0][..], &[1; 32], &[1], &[2; 64], &[0; 4], call].concat())
	}

	fn batch_call(ballots: &[Ballot]) -> Vec<u8> {
		[wire::CAST_BATCH.to_vec(), ballots.encode()].concat()
	}

	fn batch(ballots: &[Ballot]) -> Vec<u8> {
		signed(&batch_call(ballots))
	}

	/// As a pallet that wraps calls would carry two of them.
	fn wrapped(first: &[Ballot], second: &[Ballot]) -> Vec<u8> {
		signed(&[&[2, 0, 8][..], &batch_call(first), &batch_call(second)].concat())
	}

	fn events(accepted: &[(u32, &Ballot)]) -> Vec<u8> {
		let record = |(extrinsic, ballot): &(u32, &Ballot)| {
			let BallotBody { election, alias, sequence, .. } = &ballot.body;
			let digest = ballot_digest(ballot);
			let fields = (0u8, extrinsic, wire::BALLOT_ACCEPTED, election, alias, sequence, digest, 0u8);
			fields.encode()
		};
		[Compact(accepted.len() as u32).encode(), accepted.iter().flat_map(record).collect()].concat()
	}

	fn collector(ballots: &[&Ballot]) -> Collector {
		let mut count = Count::new(1, REFERENCE);
		for ballot in ballots {
			count.accepted += 1;
			count.log = extend_ballot_log(&count.log, &ballot.body.alias, &ballot_digest(ballot));
		}
		Collector::new(ELECTION, REFERENCE, &count)
	}

	/// The extrinsics of a block, and its events if they can be had.
	type Block = (Vec<Vec<u8>>, Option<Vec<u8>>);

	/// Takes blocks, the last of them first, with their events where they are asked for.
	fn collect(ballots: &[&Ballot], blocks: &[Block]) -> Result<Vec<Ballot>, Incomplete> {
		let collector = collector(ballots);
		let (mut trail, mut found) = (Trail::default(), Vec::new());
		for (body, events) in blocks.iter().rev() {
			assert!(!collector.is_complete(&trail) || ballots.is_empty());
			let events = events.as_deref().filter(|_| collector.needs_events(body));
			found.extend(collector.take(&mut trail, body, events));
			assert_eq!(trail.len(), found.len());
		}
		let accepted = collector.accepted(&trail)?;
		Ok(accepted.map(|place| found[place].clone()).collect())
	}

	#[test]
	fn casts_and_batches_are_found_with_events_and_without() {
		let all = [ballot(1, 1, 0), ballot(2, 1, 0), ballot(3, 1, 0), ballot(1, 2, 0), ballot(4, 1, 0)];
		let [a, b, c, d, e] = &all;
		let accepted = [a, b, c, d, e];
		let stranger = Ballot { body: BallotBody { election: 8, ..a.body.clone() }, proof: a.proof };
		// The second batch repeats a ballot and brings one out of turn: the chain skips both.
		let second = [a.clone(), ballot(3, 3, 0), d.clone()];
		let first_block = vec![cast(&stranger), batch(&[a.clone(), b.clone()]), cast(c)];
		let second_block = vec![batch(&second), cast(e)];
		let hints = [events(&[(1, a), (1, b), (2, c)]), events(&[(0, d), (1, e)])];
		for hints in [hints.map(Some), [None, None]] {
			let [first, second] = hints;
			let blocks = [(first_block.clone(), first), (second_block.clone(), second)];
			assert_eq!(collect(&accepted, &blocks).unwrap(), all);
		}
		let few = collect(&accepted, &[(second_block, None)]).unwrap_err();
		assert_eq!((few.found, few.accepted), (4, 5));
	}

	/// Copies of ballots in batches that were refused, with good and with broken proofs, before and after
	/// the accepted ones: with the events none of them confuses, without them the log is not believed.
	#[test]
	fn refused_batches_do_not_count() {
		let all = [ballot(1, 1, 0), ballot(2, 1, 0)];
		let [a, b] = &all;
		let junk = batch(&[ballot(2, 1, 99), ballot(1, 1, 99)]);
		let copies = batch(&[b.clone(), a.clone()]);
		let body =
			vec![junk, copies.clone(), batch(std::slice::from_ref(a)), copies.clone(), cast(b), copies];
		let hint = events(&[(2, a), (4, b)]);
		assert_eq!(collect(&[a, b], &[(body.clone(), Some(hint))]).unwrap(), all);
		assert!(collect(&[a, b], &[(body, None)]).is_err());
	}

	#[test]
	fn batches_inside_other_calls_are_found_by_the_events() {
		let all = [ballot(1, 1, 0), ballot(2, 1, 0), ballot(3, 1, 0)];
		let [a, b, c] = &all;
		let body = vec![wrapped(&[a.clone(), b.clone()], std::slice::from_ref(c))];
		let hint = events(&[(0, a), (0, b), (0, c)]);
		assert_eq!(collect(&[a, b, c], &[(body, Some(hint))]).unwrap(), all);
	}

	/// A node that lies about the events, or an event that is none, gives no other ballots.
	#[test]
	fn false_events_are_not_believed() {
		let all = [ballot(1, 1, 0), ballot(2, 1, 0)];
		let [a, b] = &all;
		let body = vec![batch(&all), batch(&[ballot(1, 1, 5)])];
		let lie = events(&[(1, &ballot(1, 1, 5)), (0, b)]);
		assert!(collect(&[a, b], &[(body.clone(), Some(lie))]).is_err());
		let out_of_range = events(&[(0, a), (0, b), (9, a), (1, a)]);
		assert_eq!(collect(&[a, b], &[(body, Some(out_of_range))]).unwrap(), all);
	}

	#[test]
	fn an_election_without_ballots_is_complete_at_once() {
		assert_eq!(collect(&[], &[]).unwrap(), []);
	}

	/// The bound that [`Trail`] states: nothing in it grows with the paper.
	#[test]
	fn little_is_kept_of_a_ballot() {
		assert_eq!(size_of::<Trace>(), 40);
		let Trail { traces, voters } = Trail::default();
		let _: (Vec<Trace>, BTreeMap<Alias, u32>) = (traces, voters);
	}

	/// Voters are numbered as they are found, and each has all of its ballots.
	#[test]
	fn a_trail_knows_its_voters() {
		let mut trail = Trail::default();
		for ballot in [ballot(8, 2, 0), ballot(3, 1, 0), ballot(8, 1, 0)] {
			trail.push(&ballot);
		}
		assert_eq!((trail.len(), trail.voters()), (3, 2));
		assert_eq!(trail.aliases(), [&[8; 32], &[3; 32]]);
		assert_eq!(trail.traces().iter().map(|trace| trace.voter).collect::<Vec<_>>(), [0, 1, 0]);
		assert_eq!(trail.in_turn().collect::<Vec<_>>(), [2, 1, 0]);
	}
}
