// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where the ballots of an election come from: a list, or the blocks of its chain. Either way they come from the end
//! to the beginning, so that of each voter the ballot that counts comes first, and are not all in memory at once.

use crate::{bundle::List, evidence::EvidenceError, light::Node};
use caucus_elections_core::{
	ballot::Ballot,
	collect::{Collector, Incomplete, Trail},
};
use codec::{Decode, Encode};
use std::{
	panic::resume_unwind,
	sync::{mpsc::sync_channel, Mutex, MutexGuard, PoisonError},
};
use tokio::runtime::Handle;

/// How many ballots are handed over together, or a few more: those of a block are not parted.
pub(crate) const PARCEL: usize = 128;
/// After so many blocks what was found is handed over, be it nothing.
const PARCEL_BLOCKS: u32 = 64;

/// Ballots as given, unproved.
pub enum Ballots {
	/// In the order of acceptance, as it is said.
	Listed(List),
	/// In the blocks of a chain.
	InBlocks(Blocks),
}

/// The blocks in which the ballots of an election are.
pub struct Blocks {
	node: Node,
	/// What drives the connection to the node.
	runtime: Handle,
	collector: Collector,
	/// The block of the close.
	close: u32,
}

/// How far back somebody has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Place {
	/// How many blocks, or listed ballots, are still before it.
	pub before: u32,
	/// How many extrinsics the node left out of the blocks after it.
	pub left_out: u64,
}

/// Ballots handed over together, the last one first.
pub struct Parcel {
	/// The ballots.
	pub ballots: Vec<Ballot>,
	/// Where they begin.
	pub place: Place,
}

/// A trail that one thread lengthens while another reads it.
pub(crate) fn lock(trail: &Mutex<Trail>) -> MutexGuard<'_, Trail> {
	trail.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ballots {
	/// Where the way back begins.
	pub fn end(&self) -> Place {
		let before = match self {
			Self::Listed(_) => self.count(),
			Self::InBlocks(blocks) => blocks.close.saturating_add(1),
		};
		Place { before, left_out: 0 }
	}

	/// How many ballots there are, or should be.
	pub(crate) fn count(&self) -> u32 {
		let count = match self {
			Self::Listed(list) => list.len(),
			Self::InBlocks(blocks) => blocks.collector.all(),
		};
		count.try_into().unwrap_or(u32::MAX)
	}

	/// Hands over the ballots before a place, until there are no more or nobody wants them. The trail, which has
	/// those after the place, is always as long as what was handed over, or longer. Not to be called where a
	/// runtime drives other tasks: it waits.
	fn walk(
		&self,
		from: Place,
		trail: &Mutex<Trail>,
		mut give: impl FnMut(Parcel) -> bool,
	) -> Result<(), EvidenceError> {
		match self {
			Self::Listed(list) => {
				let mut place = Place { before: from.before.min(self.count()), ..from };
				while place.before > 0 {
					let end = place.before as usize;
					let mut ballots = list.read(end.saturating_sub(PARCEL)..end)?;
					ballots.reverse();
					ballots.iter().for_each(|ballot| lock(trail).push(ballot));
					place.before -= ballots.len() as u32;
					if !give(Parcel { ballots, place }) {
						break;
					}
				}
				Ok(())
			}
			Self::InBlocks(blocks) => blocks.runtime.block_on(blocks.walk(from, trail, give)),
		}
	}

	/// Has the ballots before a place checked, at least so many at a time unless fewer have come, while others are
	/// fetched. When `room` parcels wait to be checked, fetching waits, so that memory is bounded.
	pub(crate) fn for_each<E: From<EvidenceError>>(
		&self,
		from: Place,
		trail: &Mutex<Trail>,
		room: usize,
		at_once: usize,
		mut check: impl FnMut(Parcel) -> Result<(), E>,
	) -> Result<(), E> {
		std::thread::scope(|scope| {
			let (sender, parcels) = sync_channel::<Parcel>(room);
			let fetching = scope.spawn(move || self.walk(from, trail, |parcel| sender.send(parcel).is_ok()));
			while let Ok(mut some) = parcels.recv() {
				while some.ballots.len() < at_once {
					let Ok(parcel) = parcels.try_recv() else {
						break;
					};
					some.ballots.extend(parcel.ballots);
					some.place = parcel.place;
				}
				check(some)?;
			}
			Ok(fetching.join().unwrap_or_else(|panic| resume_unwind(panic))?)
		})
	}

	/// Places on a whole trail of the ballots that were accepted, in the order of acceptance.
	pub(crate) fn accepted<'a>(
		&self,
		trail: &'a Trail,
		left_out: u64,
	) -> Result<Box<dyn Iterator<Item = usize> + 'a>, EvidenceError> {
		match self {
			Self::Listed(_) => Ok(Box::new((0..trail.len()).rev())),
			Self::InBlocks(blocks) => match blocks.collector.accepted(trail) {
				Ok(accepted) => Ok(Box::new(accepted)),
				Err(Incomplete { found, accepted }) => Err(match left_out {
					0 => EvidenceError::BallotsMissing { found, accepted },
					_ => EvidenceError::BallotsLeftOut { found, accepted, left_out },
				}),
			},
		}
	}
}

impl Blocks {
	/// Those up to the close. Must be called from within the runtime that drives the connection to the node, of
	/// several threads.
	pub fn new(node: Node, collector: Collector, close: u32) -> Self {
		Self { node, runtime: Handle::current(), collector, close }
	}

	/// Nobody can leave out an accepted ballot: the others do not make the log, which the state proves.
	async fn walk(
		&self,
		from: Place,
		trail: &Mutex<Trail>,
		mut give: impl FnMut(Parcel) -> bool,
	) -> Result<(), EvidenceError> {
		let Self { node, collector, .. } = self;
		let mut place = from;
		let mut ballots = Vec::new();
		let mut complete = collector.is_complete(&lock(trail));
		while !complete && place.before > 0 {
			let number = place.before - 1;
			let Some(hash) = node.block_hash(number).await? else {
				break;
			};
			let body = node.body(hash).await?;
			let events = match collector.needs_events(&body.extrinsics) {
				true => node.events_unproved(hash).await?,
				false => None,
			};
			{
				let mut trail = lock(trail);
				let found = collector.take(&mut trail, &body.extrinsics, events.as_deref());
				// Without another ballot there is nothing new to compare.
				complete = !found.is_empty() && collector.is_complete(&trail);
				ballots.extend(found);
			}
			place = Place { before: number, left_out: place.left_out + body.left_out as u64 };
			let enough = ballots.len() >= PARCEL || number.is_multiple_of(PARCEL_BLOCKS);
			if enough && !give(Parcel { ballots: std::mem::take(&mut ballots), place }) {
				return Ok(());
			}
		}
		give(Parcel { ballots, place });
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		light::fake::{with_length, Chain},
		reason::Reason,
	};
	use caucus_elections_core::{
		ballot::{BallotBody, BALLOT_VERSION},
		choice::ContestBallot,
		tally::Count,
	};
	use caucus_library_core::body::{extrinsics_root, leave_out, Piece};
	use caucus_members_core::ring::RingProof;
	use caucus_primitives::{
		refs::{ballot_digest, extend_ballot_log},
		wire::{CAST, GENERAL_PREAMBLE},
		ElectionId,
	};

	const ELECTION: ElectionId = 7;
	const REFERENCE: [u8; 32] = [9; 32];

	/// A ballot of more bytes than an extrinsic needs to be left out.
	fn ballot(voter: u8) -> Ballot {
		let ciphertext = Decode::decode(&mut &[voter; 64][..]).unwrap();
		let contest = ContestBallot {
			ciphertexts: vec![ciphertext; 8].try_into().unwrap(),
			options: Default::default(),
			sum: Decode::decode(&mut &[0; 64][..]).unwrap(),
		};
		let body = BallotBody {
			version: BALLOT_VERSION,
			election: ELECTION,
			ring: 0,
			sequence: 1,
			alias: [voter; 32],
			contests: vec![contest].try_into().unwrap(),
		};
		Ballot { body, proof: RingProof([voter; 785]) }
	}

	fn cast(voter: u8) -> Vec<u8> {
		with_length(&[&GENERAL_PREAMBLE[..], &CAST, &ballot(voter).encode()].concat())
	}

	/// Three blocks after the genesis block, with a file of the library and two ballots.
	fn bodies() -> Vec<Vec<Vec<u8>>> {
		let (time, file) = (with_length(&[5, 2, 0]), with_length(&[6; 20_000]));
		vec![
			vec![],
			vec![time.clone(), cast(1)],
			vec![time.clone(), file.clone(), cast(2), file.clone()],
			vec![time, file],
		]
	}

	fn collector(all: &[Ballot]) -> Collector {
		let mut count = Count::new(1, REFERENCE);
		for ballot in all {
			count.accepted += 1;
			count.log = extend_ballot_log(&count.log, &ballot.body.alias, &ballot_digest(ballot));
		}
		Collector::new(ELECTION, REFERENCE, &count)
	}

	/// Everything that is handed over, and what of it was accepted, in the order of acceptance.
	fn all_of(ballots: &Ballots) -> Result<Vec<Ballot>, EvidenceError> {
		let trail = Mutex::default();
		let (mut found, mut place) = (Vec::new(), ballots.end());
		ballots.walk(place, &trail, |parcel| {
			found.extend(parcel.ballots);
			place = parcel.place;
			true
		})?;
		let trail = trail.into_inner().unwrap();
		let accepted = ballots.accepted(&trail, place.left_out)?;
		Ok(accepted.map(|place| found[place].clone()).collect())
	}

	/// The ballots that a node gives of the two voters, or why there are none.
	async fn ballots_of(chain: &Chain) -> Result<Vec<Ballot>, EvidenceError> {
		let blocks = Blocks::new(chain.node(), collector(&[ballot(1), ballot(2)]), 3);
		tokio::task::spawn_blocking(|| all_of(&Ballots::InBlocks(blocks))).await.unwrap()
	}

	fn is_file(extrinsic: &[u8]) -> bool {
		extrinsic.len() > 10_000
	}

	/// As nodes do it: files are left out, and nobody asks for whole blocks.
	#[tokio::test]
	async fn ballots_are_found_in_bodies_without_files() {
		let chain = Chain::new(bodies(), |body| Some(leave_out(body, is_file).unwrap()));
		assert_eq!(ballots_of(&chain).await.unwrap(), [ballot(1), ballot(2)]);
		// One of the three bodies comes in two answers.
		assert_eq!((chain.asked("library_body"), chain.asked("chain_getBlock")), (4, 0));
	}

	/// A node of before the library is asked once whether it leaves out files.
	#[tokio::test]
	async fn ballots_are_found_in_whole_bodies() {
		let chain = Chain::new(bodies(), |_| None);
		assert_eq!(ballots_of(&chain).await.unwrap(), [ballot(1), ballot(2)]);
		assert_eq!((chain.asked("library_body"), chain.asked("chain_getBlock")), (1, 3));
	}

	/// One ballot, and then the whole of every body: the roots agree each time, the log does not.
	#[tokio::test]
	async fn a_node_that_leaves_out_ballots_is_refused() {
		let of_one = |extrinsic: &[u8]| is_file(extrinsic) || *extrinsic == *cast(1);
		let hides_one = Chain::new(bodies(), move |body| Some(leave_out(body, of_one).unwrap()));
		let hides_all = Chain::new(bodies(), |body| {
			let pieces = body.into_iter().map(|one| [Piece::Full(one)]);
			let all: Vec<Piece> = pieces.flatten().collect();
			Some(vec![Piece::Stub(extrinsics_root(&all).unwrap())])
		});
		for (chain, expected) in [(hides_one, (1, 2, 4)), (hides_all, (0, 2, 4))] {
			let error = ballots_of(&chain).await.unwrap_err();
			let EvidenceError::BallotsLeftOut { found, accepted, left_out } = error else {
				panic!("{error}");
			};
			assert_eq!((found, accepted, left_out), expected);
			assert_eq!(error.reason(), Reason::Missing);
		}
	}

	/// From either source the last ballot comes first, in small parts, and no more come than somebody takes.
	#[tokio::test]
	async fn ballots_come_in_small_parcels_from_the_end() {
		let all: Vec<Ballot> = (0..=255).map(ballot).collect();
		let mut bodies: Vec<_> = all.chunks(2).map(|_| vec![]).collect();
		for (body, pair) in bodies.iter_mut().zip(all.chunks(2)) {
			*body = pair.iter().map(|ballot| cast(ballot.body.alias[0])).collect();
		}
		let chain = Chain::new(bodies, |_| None);
		let blocks = Blocks::new(chain.node(), collector(&all), 127);
		let listed = all.clone();
		let check = move || {
			for source in [Ballots::Listed(List::of(&listed)), Ballots::InBlocks(blocks)] {
				let (trail, mut taken, mut place) = (Mutex::default(), Vec::new(), source.end());
				// Once more than there are parcels.
				for half in 1..=3 {
					let from = place;
					let first = |parcel: Parcel| {
						taken.extend(parcel.ballots);
						place = parcel.place;
						assert_eq!(lock(&trail).len(), taken.len());
						false
					};
					source.walk(from, &trail, first).unwrap();
					assert_eq!(taken.len(), 128 * half.min(2));
				}
				assert_eq!(taken, all.iter().rev().cloned().collect::<Vec<_>>());
				assert_eq!(all_of(&source).unwrap(), all);
			}
		};
		tokio::task::spawn_blocking(check).await.unwrap();
		assert_eq!(chain.asked("chain_getBlock"), 2 * 128);
	}

	/// However slowly ballots are checked, few are fetched that nobody has taken yet.
	#[test]
	fn fetching_waits_for_checking() {
		const ROOM: usize = 2;
		const PARCELS: usize = 40;
		let source = Ballots::Listed(List::of(&vec![ballot(1); PARCELS * PARCEL]));
		let (trail, mut taken, mut times) = (Mutex::default(), 0, 0);
		let check = |parcel: Parcel| {
			times += 1;
			taken += parcel.ballots.len();
			assert_eq!(parcel.place.before as usize, PARCELS * PARCEL - taken);
			// What may be fetched meanwhile is fetched now.
			std::thread::sleep(std::time::Duration::from_millis(if times == 1 { 300 } else { 1 }));
			assert!(lock(&trail).len() <= taken + (ROOM + 1) * PARCEL);
			Ok::<_, EvidenceError>(())
		};
		source.for_each(source.end(), &trail, ROOM, 3 * PARCEL, check).unwrap();
		assert_eq!(taken, PARCELS * PARCEL);
		// Those that waited are taken together.
		assert!(times < PARCELS, "{times}");
	}
}
