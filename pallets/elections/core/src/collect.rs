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
//! and gives out what it found only if that makes the log. Nobody can put a false event into a block,
//! and a node that lies about events gets no further than withholding them would. Where a node has
//! dropped the state with the events, batches that bring their voters' next ballots are presumed to have
//! been accepted: right unless somebody meddled, and the log tells.

use crate::{
	ballot::{Ballot, BALLOT_VERSION},
	tally::Count,
};
use alloc::{collections::BTreeMap, vec::Vec};
use caucus_primitives::{
	blake2_256,
	refs::{ballot_digest, extend_ballot_log},
	wire::{self, Acceptance},
	Alias, Digest, ElectionId,
};
use codec::{Compact, Decode, Encode};

/// Collects the accepted ballots of one election.
pub struct Collector {
	election: ElectionId,
	reference: Digest,
	accepted: usize,
	log: Digest,
	/// Ballots of each block that has any, the last block first.
	blocks: Vec<Vec<Ballot>>,
	found: usize,
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
		let accepted = count.accepted as usize;
		Self { election, reference, accepted, log: count.log, blocks: Vec::new(), found: 0 }
	}

	/// Whether a body brings ballots in another way than by `cast`, so that the block's events are of
	/// use. Extrinsics have their length in front.
	pub fn needs_events(&self, body: &[Vec<u8>]) -> bool {
		body.iter().any(|extrinsic| {
			cast_in(extrinsic).is_none()
				&& self.positions(extrinsic).any(|at| ballot_at(extrinsic, at).is_some())
		})
	}

	/// Takes the body of the block before the one taken last, and its encoded events if they were
	/// asked for and the node has them.
	pub fn add(&mut self, body: &[Vec<u8>], events: Option<&[u8]>) {
		let ballots: Vec<Ballot> = match events {
			Some(events) => wire::acceptances(events, self.election)
				.iter()
				.filter_map(|accepted| accepted_in(body, accepted))
				.collect(),
			None => body.iter().flat_map(|extrinsic| presumed_in(extrinsic)).collect(),
		};
		let own: Vec<Ballot> =
			ballots.into_iter().filter(|ballot| ballot.body.election == self.election).collect();
		if !own.is_empty() {
			self.found = self.found.saturating_add(own.len());
			self.blocks.push(own);
		}
	}

	/// How many ballots were found, and of how many.
	pub fn progress(&self) -> (usize, usize) {
		(self.found.min(self.accepted), self.accepted)
	}

	/// Whether the ballots found so far make the log, so that no block is missing.
	pub fn is_complete(&self) -> bool {
		let enough = self.found >= self.accepted;
		enough && {
			let replayed = self.replay();
			replayed.len() == self.accepted && self.log_of(&replayed) == self.log
		}
	}

	/// The accepted ballots in their order.
	pub fn finish(self) -> Result<Vec<Ballot>, Incomplete> {
		match self.is_complete() {
			true => Ok(self.replay().into_iter().cloned().collect()),
			false => Err(Incomplete { found: self.found, accepted: self.accepted }),
		}
	}

	/// The ballots found that had the next number of their voters when they came, in their order.
	fn replay(&self) -> Vec<&Ballot> {
		let mut last: BTreeMap<Alias, u16> = BTreeMap::new();
		let mut is_next = |ballot: &&Ballot| {
			let last = last.entry(ballot.body.alias).or_default();
			let next = last.checked_add(1) == Some(ballot.body.sequence);
			if next {
				*last = ballot.body.sequence;
			}
			next
		};
		self.blocks.iter().rev().flatten().filter(|ballot| is_next(ballot)).collect()
	}

	fn log_of(&self, ballots: &[&Ballot]) -> Digest {
		ballots.iter().fold(self.reference, |log, ballot| {
			extend_ballot_log(&log, &ballot.body.alias, &ballot_digest(ballot))
		})
	}

	/// Where in some bytes a ballot of the election may begin.
	fn positions<'a>(&self, bytes: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
		let head = [&[BALLOT_VERSION][..], &self.election.to_le_bytes()].concat();
		let windows = bytes.windows(head.len()).enumerate();
		windows.filter(move |(_, window)| *window == head).map(|(position, _)| position)
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
		(blake2_256(&[&ballot.encode()]) == accepted.digest).then_some(ballot)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::ballot::BallotBody;
	use caucus_members_core::ring::RingProof;

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
			let digest = blake2_256(&[&ballot.encode()]);
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
		let mut collector = collector(ballots);
		for (body, events) in blocks.iter().rev() {
			assert!(!collector.is_complete() || ballots.is_empty());
			let events = events.as_deref().filter(|_| collector.needs_events(body));
			collector.add(body, events);
		}
		collector.finish()
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
}
