// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which ballots wait, in which order they go, and what became of them. Nothing here waits, reads the
//! chain or writes to a disk.
//!
//! Ballots leave in the order in which they came, so that a voter's second is never ahead of the
//! first; inside a batch they stand in the order of their aliases, which says nothing about when they
//! came. A ballot stays here until a finalized block says what became of it.

use super::{Denial, Status};
use caucus_elections_core::{ballot::Ballot, tally::Options, verify::Refusal};
use caucus_primitives::{blake2_256, Alias, Digest, Moment};
use codec::{Decode, Encode, MaxEncodedLen};
use std::collections::{BTreeMap, HashMap};

/// A ballot is postponed by at most two to the power of so many blocks.
const MAX_POSTPONED: u8 = 6;

/// A ballot's number by arrival.
pub type Arrival = u64;

/// What became of a ballot, for good.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, MaxEncodedLen, Debug)]
pub enum Outcome {
	/// It counts in a finalized block.
	#[codec(index = 0)]
	Finalized,
	/// A later ballot of the voter counts.
	#[codec(index = 1)]
	Replaced {
		/// Its sequence number.
		by: u16,
	},
	/// It cannot count any more.
	#[codec(index = 2)]
	Refused(Refusal),
}

/// Where a ballot is on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
	/// On its way into the journal; nobody was promised anything yet.
	Staged,
	/// Waiting for a batch.
	Waiting,
	/// In a batch that was handed to the node.
	Sent,
	/// In a block of this height.
	InBlock(u64),
	/// What is with it shows when a block of this height is final.
	Doubtful(u64),
}

/// A ballot on its way.
#[derive(Clone, Debug)]
pub struct Entry {
	/// The ballot.
	pub ballot: Ballot,
	/// BLAKE2b-256 of it.
	pub digest: Digest,
	/// When it was taken.
	pub time: Moment,
	/// The signature of the receipt.
	pub signature: [u8; 64],
	/// Where it is.
	pub place: Place,
	/// How often the chain failed a batch that held it alone.
	pub failures: u8,
}

impl Entry {
	/// Digest of its ciphertexts: what the chain keeps of it.
	pub fn ciphertexts(&self) -> Digest {
		ciphertexts(self.ballot.body.contests.iter().map(|part| &part.ciphertexts))
	}
}

/// Digest of ciphertexts, contest by contest.
pub fn ciphertexts<'a>(contests: impl Iterator<Item = &'a Options>) -> Digest {
	blake2_256(&[&contests.collect::<Vec<_>>().encode()])
}

/// What is known of a ballot by its digest.
enum Known {
	Pending(Arrival),
	Settled(Outcome, Moment, [u8; 64]),
}

/// Whether a ballot may come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Admission {
	/// It may.
	New,
	/// It came before, and this receipt was given.
	Before {
		/// When.
		time: Moment,
		/// The signature of the receipt.
		signature: [u8; 64],
	},
}

/// How many ballots came to which end.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Ends {
	/// Counted.
	pub finalized: u64,
	/// Replaced by a later one.
	pub replaced: u64,
	/// Refused.
	pub refused: u64,
}

/// The queue.
pub struct Queue {
	limit: usize,
	next: Arrival,
	entries: BTreeMap<Arrival, Entry>,
	/// Those of `entries`, by voter and sequence number.
	turns: BTreeMap<(Alias, u16), Arrival>,
	known: HashMap<Digest, Known>,
	ends: Ends,
}

impl Queue {
	/// An empty queue that takes so many ballots.
	pub fn new(limit: usize) -> Self {
		Self {
			limit,
			next: 0,
			entries: BTreeMap::new(),
			turns: BTreeMap::new(),
			known: HashMap::new(),
			ends: Ends::default(),
		}
	}

	/// What can be said of a ballot before the chain is asked: whether it came before, and whether
	/// there is room.
	pub fn look(&self, digest: &Digest) -> Result<Admission, Denial> {
		match self.known.get(digest) {
			Some(Known::Pending(arrival)) => match self.entries.get(arrival) {
				Some(Entry { place: Place::Staged, .. }) => return Err(Denial::Busy),
				Some(Entry { time, signature, .. }) => {
					return Ok(Admission::Before { time: *time, signature: *signature })
				}
				None => (),
			},
			// It may have come too early then.
			Some(Known::Settled(Outcome::Refused(_), ..)) | None => (),
			Some(Known::Settled(_, time, signature)) => {
				return Ok(Admission::Before { time: *time, signature: *signature })
			}
		}
		(self.entries.len() < self.limit).then_some(Admission::New).ok_or(Denial::QueueFull)
	}

	/// Whether a ballot may come in, where the voter's ballot `counted` counts in the finalized state
	/// (0 if none does). A second ballot of a voter follows one that waits; it never takes its place,
	/// because the chain asks for every number in turn.
	pub fn admit(&self, ballot: &Ballot, digest: &Digest, counted: u16) -> Result<Admission, Denial> {
		let before = self.look(digest)?;
		if before != Admission::New {
			return Ok(before);
		}
		let alias = ballot.body.alias;
		let waiting = self.turns.range((alias, 0)..=(alias, u16::MAX)).next_back();
		let last = waiting.map_or(0, |((_, sequence), _)| *sequence).max(counted);
		let expected = last.saturating_add(1);
		(ballot.body.sequence == expected).then_some(before).ok_or(Denial::OutOfTurn { expected })
	}

	/// Takes a ballot in.
	pub fn insert(
		&mut self,
		ballot: Ballot,
		digest: Digest,
		time: Moment,
		signature: [u8; 64],
		place: Place,
	) -> Arrival {
		let arrival = self.next;
		self.next += 1;
		self.turns.insert((ballot.body.alias, ballot.body.sequence), arrival);
		self.known.insert(digest, Known::Pending(arrival));
		self.entries.insert(arrival, Entry { ballot, digest, time, signature, place, failures: 0 });
		arrival
	}

	/// Forgets a ballot that could not be written into the journal.
	pub fn forget(&mut self, arrival: Arrival) {
		if let Some(entry) = self.remove(arrival) {
			self.known.remove(&entry.digest);
		}
	}

	fn remove(&mut self, arrival: Arrival) -> Option<Entry> {
		let entry = self.entries.remove(&arrival)?;
		let turn = (entry.ballot.body.alias, entry.ballot.body.sequence);
		if self.turns.get(&turn) == Some(&arrival) {
			self.turns.remove(&turn);
		}
		Some(entry)
	}

	/// Says where a ballot is.
	pub fn put(&mut self, arrival: Arrival, place: Place) {
		if let Some(entry) = self.entries.get_mut(&arrival) {
			entry.place = place;
		}
	}

	/// Lets others pass a ballot that the chain failed although it was alone in its batch, at height
	/// `number`: twice as long each time. It is not given up, because the fault may be the relayer's.
	pub fn postpone(&mut self, arrival: Arrival, number: u64) {
		if let Some(entry) = self.entries.get_mut(&arrival) {
			entry.failures = entry.failures.saturating_add(1).min(MAX_POSTPONED);
			entry.place = Place::Doubtful(number.saturating_add(1 << entry.failures));
		}
	}

	/// The next ballots to be sent, at most so many, in the order in which they stand in a batch.
	pub fn next_batch(&self, most: usize) -> Vec<(Arrival, Ballot)> {
		let waiting = self.entries.iter().filter(|(_, entry)| entry.place == Place::Waiting);
		let mut batch: Vec<_> =
			waiting.take(most).map(|(arrival, entry)| (*arrival, entry.ballot.clone())).collect();
		batch.sort_by_key(|(_, ballot)| (ballot.body.alias, ballot.body.sequence));
		batch
	}

	/// Whether the voter's ballot of this number is on its way.
	pub fn has(&self, alias: &Alias, sequence: u16) -> bool {
		self.turns.contains_key(&(*alias, sequence))
	}

	/// The ballots of which a finalized state of this height can say what became of them; all of
	/// them once voting is over.
	pub fn due(&self, finalized: u64, over: bool) -> Vec<(Arrival, Alias)> {
		let is_due = |entry: &Entry| match entry.place {
			Place::InBlock(number) | Place::Doubtful(number) => number <= finalized || over,
			Place::Waiting | Place::Sent => over,
			Place::Staged => false,
		};
		let due = self.entries.iter().filter(|(_, entry)| is_due(entry));
		due.map(|(arrival, entry)| (*arrival, entry.ballot.body.alias)).collect()
	}

	/// Judges a ballot by the vote that counts for its voter in the finalized state: number and
	/// digest of the ciphertexts. Says whether it waits again; gives its end if it came to one.
	pub fn judge(
		&mut self,
		arrival: Arrival,
		counted: Option<(u16, Digest)>,
		over: bool,
	) -> Option<Judgement> {
		let entry = self.entries.get(&arrival)?;
		let Ballot { body, .. } = &entry.ballot;
		let (own, counted_number) = (body.sequence, counted.map_or(0, |(number, _)| number));
		let outcome = match counted {
			Some((number, digest)) if number == own => Some(match digest == entry.ciphertexts() {
				true => Outcome::Finalized,
				// Somebody else has the voter's key, or the voter cast another one elsewhere.
				false => Outcome::Refused(Refusal::WrongSequence),
			}),
			Some((number, _)) if number > own => Some(Outcome::Replaced { by: number }),
			_ if over => Some(Outcome::Refused(Refusal::AlreadyClosed)),
			_ if counted_number.saturating_add(1) < own && !self.has(&body.alias, own.saturating_sub(1)) => {
				Some(Outcome::Refused(Refusal::WrongSequence))
			}
			_ => None,
		};
		match outcome {
			Some(outcome) => Some(Judgement::Settled(self.settle(arrival, outcome)?, outcome)),
			None => match entry.place {
				Place::InBlock(_) | Place::Doubtful(_) => {
					self.put(arrival, Place::Waiting);
					Some(Judgement::WaitsAgain)
				}
				Place::Staged | Place::Waiting | Place::Sent => None,
			},
		}
	}

	/// Ends a ballot's way; gives its digest.
	pub fn settle(&mut self, arrival: Arrival, outcome: Outcome) -> Option<Digest> {
		let Entry { digest, time, signature, .. } = self.remove(arrival)?;
		self.known.insert(digest, Known::Settled(outcome, time, signature));
		match outcome {
			Outcome::Finalized => self.ends.finalized += 1,
			Outcome::Replaced { .. } => self.ends.replaced += 1,
			Outcome::Refused(_) => self.ends.refused += 1,
		}
		Some(digest)
	}

	/// Ends the way of a ballot that is known by its digest; what a replayed journal does.
	pub fn settle_digest(&mut self, digest: &Digest, outcome: Outcome) {
		if let Some(Known::Pending(arrival)) = self.known.get(digest) {
			self.settle(*arrival, outcome);
		}
	}

	/// Where a ballot is.
	pub fn status(&self, digest: &Digest) -> Option<Status> {
		Some(match self.known.get(digest)? {
			Known::Pending(arrival) => match self.entries.get(arrival)?.place {
				Place::Staged => return None,
				Place::InBlock(number) => Status::InBlock { number },
				Place::Waiting | Place::Sent | Place::Doubtful(_) => Status::Queued,
			},
			Known::Settled(Outcome::Finalized, ..) => Status::Finalized,
			Known::Settled(Outcome::Replaced { by }, ..) => Status::Replaced { by: *by },
			Known::Settled(Outcome::Refused(refusal), ..) => {
				Status::Refused { reason: Denial::Refused(*refusal).report() }
			}
		})
	}

	/// How many ballots wait for a batch.
	pub fn waiting(&self) -> usize {
		self.entries.values().filter(|entry| entry.place == Place::Waiting).count()
	}

	/// How many ballots are on their way, those that wait included.
	pub fn pending(&self) -> usize {
		self.entries.len()
	}

	/// How many ballots came to which end.
	pub fn ends(&self) -> Ends {
		self.ends
	}
}

/// What a finalized state said about a ballot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Judgement {
	/// The ballot with this digest came to an end.
	Settled(Digest, Outcome),
	/// It is not there, and waits for a batch again.
	WaitsAgain,
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_elections_core::ballot::BallotBody;
	use caucus_members_core::ring::{RingProof, RING_PROOF_LEN};

	/// A ballot without contests, told apart by what stands in its proof.
	fn ballot(alias: u8, sequence: u16, mark: u8) -> Ballot {
		let body = BallotBody {
			version: 1,
			election: 0,
			ring: 0,
			sequence,
			alias: [alias; 32],
			contests: Default::default(),
		};
		Ballot { body, proof: RingProof([mark; RING_PROOF_LEN]) }
	}

	fn digest(ballot: &Ballot) -> Digest {
		blake2_256(&[&ballot.encode()])
	}

	fn add(queue: &mut Queue, ballot: &Ballot) -> Arrival {
		let digest = digest(ballot);
		assert_eq!(queue.admit(ballot, &digest, 0), Ok(Admission::New));
		queue.insert(ballot.clone(), digest, 5, [6; 64], Place::Waiting)
	}

	/// What the chain keeps of every ballot of these tests.
	fn same() -> Digest {
		ciphertexts(std::iter::empty())
	}

	fn names(batch: &[(Arrival, Ballot)]) -> Vec<(u8, u16)> {
		batch.iter().map(|(_, ballot)| (ballot.body.alias[0], ballot.body.sequence)).collect()
	}

	#[test]
	fn batches_leave_by_arrival_and_stand_in_order_of_aliases() {
		let mut queue = Queue::new(10);
		for (alias, sequence) in [(9, 1), (3, 1), (5, 1), (3, 2), (1, 1)] {
			add(&mut queue, &ballot(alias, sequence, 0));
		}
		assert_eq!(names(&queue.next_batch(4)), [(3, 1), (3, 2), (5, 1), (9, 1)]);
		for (arrival, _) in queue.next_batch(4) {
			queue.put(arrival, Place::Sent);
		}
		assert_eq!(names(&queue.next_batch(4)), [(1, 1)]);
		assert_eq!((queue.waiting(), queue.pending()), (1, 5));
	}

	#[test]
	fn a_later_ballot_of_a_voter_comes_in_only_in_its_turn() {
		let mut queue = Queue::new(10);
		let first = ballot(3, 1, 0);
		add(&mut queue, &first);
		let denied = |queue: &Queue, ballot: Ballot, counted| queue.admit(&ballot, &digest(&ballot), counted);
		// Another one of the same number, and one that leaves a number out.
		assert_eq!(denied(&queue, ballot(3, 1, 1), 0), Err(Denial::OutOfTurn { expected: 2 }));
		assert_eq!(denied(&queue, ballot(3, 3, 0), 0), Err(Denial::OutOfTurn { expected: 2 }));
		assert_eq!(denied(&queue, ballot(3, 2, 0), 0), Ok(Admission::New));
		// What counts on the chain goes before what waits.
		assert_eq!(denied(&queue, ballot(3, 2, 0), 4), Err(Denial::OutOfTurn { expected: 5 }));
		assert_eq!(denied(&queue, ballot(4, 1, 0), 1), Err(Denial::OutOfTurn { expected: 2 }));
		// The same ballot again gets the same receipt.
		assert_eq!(denied(&queue, first, 0), Ok(Admission::Before { time: 5, signature: [6; 64] }));
	}

	#[test]
	fn a_full_queue_takes_nothing_until_a_ballot_comes_to_its_end() {
		let mut queue = Queue::new(1);
		let arrival = add(&mut queue, &ballot(1, 1, 0));
		let second = ballot(2, 1, 0);
		assert_eq!(queue.admit(&second, &digest(&second), 0), Err(Denial::QueueFull));
		queue.settle(arrival, Outcome::Finalized);
		add(&mut queue, &second);
	}

	#[test]
	fn a_ballot_that_a_fork_dropped_waits_again_and_keeps_its_place_in_line() {
		let mut queue = Queue::new(10);
		let (first, second) = (add(&mut queue, &ballot(1, 1, 0)), add(&mut queue, &ballot(2, 1, 0)));
		queue.put(first, Place::InBlock(7));
		assert_eq!(queue.due(6, false), []);
		assert_eq!(queue.due(7, false), [(first, [1; 32])]);
		assert_eq!(queue.judge(first, None, false), Some(Judgement::WaitsAgain));
		assert_eq!(queue.next_batch(1)[0].0, first);
		assert_eq!(queue.judge(second, None, false), None, "it has not been sent");
	}

	#[test]
	fn ballots_are_judged_by_number_and_ciphertexts() {
		let judged = |counted, over| {
			let mut queue = Queue::new(10);
			let sent = ballot(1, 1, 0);
			let arrival = add(&mut queue, &sent);
			queue.put(arrival, Place::InBlock(7));
			let judgement = queue.judge(arrival, counted, over);
			(judgement, queue.status(&digest(&sent)))
		};
		let end = |outcome| Some(Judgement::Settled(digest(&ballot(1, 1, 0)), outcome));
		assert_eq!(judged(Some((1, same())), false), (end(Outcome::Finalized), Some(Status::Finalized)));
		assert_eq!(
			judged(Some((3, [9; 32])), false),
			(end(Outcome::Replaced { by: 3 }), Some(Status::Replaced { by: 3 }))
		);
		let refused = |refusal: Refusal| {
			let reason = Denial::Refused(refusal).report();
			(end(Outcome::Refused(refusal)), Some(Status::Refused { reason }))
		};
		assert_eq!(judged(Some((1, [9; 32])), false), refused(Refusal::WrongSequence));
		assert_eq!(judged(None, true), refused(Refusal::AlreadyClosed));
		assert_eq!(judged(Some((1, same())), true).0, end(Outcome::Finalized), "in the last block");
	}

	/// A second ballot waits for the first while that is on its way, and ends with it.
	#[test]
	fn a_ballot_whose_predecessor_is_lost_is_refused() {
		let mut queue = Queue::new(10);
		let (first, second) = (add(&mut queue, &ballot(1, 1, 0)), add(&mut queue, &ballot(1, 2, 0)));
		queue.put(second, Place::Doubtful(3));
		assert_eq!(queue.judge(second, None, false), Some(Judgement::WaitsAgain));
		queue.settle(first, Outcome::Refused(Refusal::BadRingProof));
		queue.put(second, Place::Doubtful(4));
		let (again, end) = (ballot(1, 2, 0), Outcome::Refused(Refusal::WrongSequence));
		assert_eq!(queue.judge(second, None, false), Some(Judgement::Settled(digest(&again), end)));
		assert_eq!(queue.pending(), 0);
		assert_eq!(queue.admit(&again, &digest(&again), 1), Ok(Admission::New), "its turn came after all");
	}

	#[test]
	fn a_ballot_that_was_not_journaled_is_not_known() {
		let mut queue = Queue::new(10);
		let ballot = ballot(1, 1, 0);
		let arrival = queue.insert(ballot.clone(), digest(&ballot), 5, [6; 64], Place::Staged);
		assert_eq!(queue.next_batch(5), []);
		assert_eq!(queue.status(&digest(&ballot)), None);
		assert_eq!(queue.look(&digest(&ballot)), Err(Denial::Busy), "no receipt yet");
		queue.forget(arrival);
		add(&mut queue, &ballot);
	}

	#[test]
	fn a_postponed_ballot_lets_others_pass_and_comes_again() {
		let mut queue = Queue::new(10);
		let (first, second) = (add(&mut queue, &ballot(1, 1, 0)), add(&mut queue, &ballot(2, 1, 0)));
		queue.postpone(first, 10);
		assert_eq!(queue.next_batch(1)[0].0, second);
		assert_eq!(queue.due(11, false), []);
		assert_eq!(queue.judge(queue.due(12, false)[0].0, None, false), Some(Judgement::WaitsAgain));
		assert_eq!(queue.next_batch(1)[0].0, first);
		(0..20).for_each(|_| queue.postpone(first, 10));
		assert_eq!(queue.due(10 + 64, false).len(), 1, "never longer than 64 blocks");
	}
}
