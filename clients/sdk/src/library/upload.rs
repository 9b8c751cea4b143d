// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Bringing bytes that were announced.
//!
//! The chain says which of them have not come, and takes each in a transaction of its own, from anybody and in
//! any order. So an upload is the same whether it begins or goes on: what is missing is handed to the pool, a few
//! chunks at a time, until nothing is, and until a block with all of it is final.

use super::{
	draft::{chunks, File},
	records::{Library, Status, PALLET},
	LibraryError,
};
use crate::chain::{Chain, ChainError, Refusal};
use caucus_library_core::parts::Part;
use caucus_primitives::Digest;
use codec::Encode;
use std::{
	collections::{BTreeMap, BTreeSet},
	time::Duration,
};
use tokio::time::sleep;

/// Most chunks in the pool at a time: 7 MiB of the 20 that a pool has room for, and as many as two blocks hold.
const IN_FLIGHT: usize = 8;
/// How long is waited between two looks at the chain: a third of a block's time.
const PAUSE: Duration = Duration::from_secs(2);
/// After so many looks a chunk that has not come is handed in again: a minute, of the two for which a pool keeps it.
const PATIENCE: u32 = 30;

/// How far an upload is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
	/// So many chunks are in blocks, of so many.
	Came(usize, usize),
	/// All are; their blocks are not final yet.
	Settling,
}

/// What the chain says of a version.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Standing {
	status: Status,
	chunks: usize,
	missing: Vec<Digest>,
}

/// What became of a chunk that was handed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Taken {
	/// The pool or the chain has it.
	Yes,
	/// The pool has no room for it now.
	Later,
}

/// What an upload needs of a node.
trait Desk {
	/// What the best block says, or the last finalized one.
	async fn look(&self, finalized: bool) -> Result<Standing, LibraryError>;
	/// Hands a chunk to the pool.
	async fn hand_in(&self, chunk: &[u8]) -> Result<Taken, LibraryError>;
	/// Waits a little.
	async fn pause(&self);
}

/// Brings what is missing of a version, and waits until the version is available in a final block.
///
/// `files` are those of the version; they are told by their bytes, and those of which nothing is missing need not be
/// among them. It can be interrupted at any time, and goes on when it is called again.
pub async fn upload(
	chain: &Chain,
	item: u32,
	version: u16,
	files: &[Vec<u8>],
	progress: impl FnMut(Progress),
) -> Result<(), LibraryError> {
	let record = Library::best(chain).await?.version(item, version).await?;
	let node = Upload { chain, item, version };
	bring(&node, (item, version), &record.parts, files, progress).await
}

/// The bytes of announced files, as a draft has them.
pub fn bytes_of(files: Vec<File>) -> Vec<Vec<u8>> {
	files.into_iter().map(|file| file.bytes).collect()
}

struct Upload<'a> {
	chain: &'a Chain,
	item: u32,
	version: u16,
}

impl Desk for Upload<'_> {
	async fn look(&self, finalized: bool) -> Result<Standing, LibraryError> {
		let library = match finalized {
			true => Library::finalized(self.chain).await?,
			false => Library::best(self.chain).await?,
		};
		let found = library.version(self.item, self.version).await?;
		let missing = library.missing(self.item, self.version).await?;
		Ok(Standing { status: found.status, chunks: found.version.chunks.into(), missing })
	}

	async fn hand_in(&self, chunk: &[u8]) -> Result<Taken, LibraryError> {
		let extrinsic = self.chain.without_signer(PALLET, "store", &chunk.encode()).await?;
		match self.chain.hand_in(&extrinsic).await {
			Ok(()) => Ok(Taken::Yes),
			Err(ChainError::Refused(refusal)) => answer(refusal),
			Err(error) => Err(error.into()),
		}
	}

	async fn pause(&self) {
		sleep(PAUSE).await;
	}
}

/// What a refusal by the pool means for a chunk.
fn answer(refusal: Refusal) -> Result<Taken, LibraryError> {
	match refusal {
		// Somebody else brought it, or the pool still has it from before.
		Refusal::Known | Refusal::Outranked => Ok(Taken::Yes),
		Refusal::Unauthorised { error: Some(ref name), .. } if name == "AlreadyStored" => Ok(Taken::Yes),
		// A block that is kept for ever takes none; the next one does.
		Refusal::Full | Refusal::Banned | Refusal::Stale | Refusal::TooHeavy => Ok(Taken::Later),
		refusal => Err(ChainError::from(refusal).into()),
	}
}

async fn bring(
	desk: &impl Desk,
	(item, version): (u32, u16),
	parts: &[Part],
	files: &[Vec<u8>],
	mut progress: impl FnMut(Progress),
) -> Result<(), LibraryError> {
	let mut at_hand: BTreeMap<Digest, &[u8]> = BTreeMap::new();
	for part in parts {
		at_hand.extend(files.iter().find_map(|file| chunks(part, file)).into_iter().flatten());
	}
	// When each chunk in the pool was handed in, counted in looks.
	let mut waiting: BTreeMap<Digest, u32> = BTreeMap::new();
	let mut looks: u32 = 0;
	loop {
		let Standing { status, chunks, missing } = desk.look(false).await?;
		match status {
			Status::Announced => (),
			status if status.is_served() => {
				progress(Progress::Settling);
				if desk.look(true).await.is_ok_and(|standing| standing.status.is_served()) {
					return Ok(());
				}
			}
			status => return Err(LibraryError::NotWaited(item, version, status)),
		}
		let open: BTreeSet<Digest> = missing.iter().copied().collect();
		if let Some(stranger) = open.iter().find(|digest| !at_hand.contains_key(*digest)) {
			let of = |part: &&Part| part.manifest.pieces.iter().any(|piece| piece.digest == *stranger);
			let part = parts.iter().find(of);
			return Err(part
				.map_or(LibraryError::NoVersion(item, version), |part| LibraryError::OtherFiles(part.role)));
		}
		if status == Status::Announced {
			progress(Progress::Came(chunks.saturating_sub(open.len()), chunks));
		}
		waiting.retain(|digest, since| open.contains(digest) && looks.saturating_sub(*since) < PATIENCE);
		for digest in &missing {
			if waiting.len() >= IN_FLIGHT {
				break;
			}
			let Some(chunk) = at_hand.get(digest).filter(|_| !waiting.contains_key(digest)) else { continue };
			if desk.hand_in(chunk).await? == Taken::Later {
				break;
			}
			waiting.insert(*digest, looks);
		}
		looks = looks.saturating_add(1);
		desk.pause().await;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_library_core::{
		manifest::{Manifest, Piece},
		parts::Role,
	};
	use caucus_primitives::{
		blake2_256,
		text::{Language, MediaType},
	};
	use std::cell::RefCell;

	/// A chain of one version. Its pool loses every third chunk that it took, and a block takes three.
	#[derive(Default)]
	struct Fake {
		/// Chunks that have not come, at the best block and at the last finalized one.
		missing: RefCell<[Vec<Digest>; 2]>,
		chunks: usize,
		pool: RefCell<Vec<Digest>>,
		handed: RefCell<Vec<Digest>>,
		most_in_pool: RefCell<usize>,
		/// What becomes of the version after so many chunks were handed in.
		ends: Option<(usize, Status)>,
		/// After so many looks the best block is another one, without the chunk that came last.
		forks_at: Option<u32>,
		looks: RefCell<u32>,
	}

	impl Desk for Fake {
		async fn look(&self, finalized: bool) -> Result<Standing, LibraryError> {
			let missing = self.missing.borrow()[usize::from(finalized)].clone();
			let status = match self.ends {
				Some((many, status)) if self.handed.borrow().len() >= many => status,
				_ if missing.is_empty() => Status::Available,
				_ => Status::Announced,
			};
			Ok(Standing { status, chunks: self.chunks, missing })
		}

		async fn hand_in(&self, chunk: &[u8]) -> Result<Taken, LibraryError> {
			let digest = blake2_256(&[chunk]);
			self.handed.borrow_mut().push(digest);
			if !self.handed.borrow().len().is_multiple_of(3) {
				self.pool.borrow_mut().push(digest);
			}
			let mut most = self.most_in_pool.borrow_mut();
			*most = (*most).max(self.pool.borrow().len());
			Ok(Taken::Yes)
		}

		async fn pause(&self) {
			*self.looks.borrow_mut() += 1;
			let mut missing = self.missing.borrow_mut();
			missing[1] = missing[0].clone();
			let mut pool = self.pool.borrow_mut();
			let many = pool.len().min(3);
			let came: Vec<Digest> = pool.drain(..many).collect();
			missing[0].retain(|digest| !came.contains(digest));
			if self.forks_at == Some(*self.looks.borrow()) {
				let lost = *self.handed.borrow().first().unwrap();
				missing[0].push(lost);
				missing[1].push(lost);
			}
		}
	}

	/// A file of eleven chunks and its transcript, cut finer than clients do it.
	fn files() -> (Vec<Part>, Vec<Vec<u8>>) {
		let files = [(0..=10).flat_map(|i| [b'a' + i; 9]).collect::<Vec<u8>>(), b"words".to_vec()];
		let roles = [Role::Original, Role::Transcript(Language::Korean)];
		let parts = roles.into_iter().zip(&files).map(|(role, file)| {
			let piece = |chunk: &[u8]| Piece { digest: blake2_256(&[chunk]), bytes: chunk.len() as u32 };
			let pieces = file.chunks(9).map(piece).collect::<Vec<_>>().try_into().unwrap();
			let manifest = Manifest { pieces, ..Manifest::of(file).unwrap() };
			Part { role, media: MediaType::Plain, manifest }
		});
		(parts.collect(), files.into())
	}

	fn fake(parts: &[Part]) -> Fake {
		let pieces = parts.iter().flat_map(|part| &part.manifest.pieces);
		let all: Vec<Digest> = pieces.map(|piece| piece.digest).collect();
		Fake { chunks: all.len(), missing: RefCell::new([all.clone(), all]), ..Fake::default() }
	}

	fn run(fake: &Fake, parts: &[Part], files: &[Vec<u8>]) -> (Result<(), LibraryError>, Vec<Progress>) {
		let mut said = Vec::new();
		let done = futures::executor::block_on(bring(fake, (0, 0), parts, files, |step| said.push(step)));
		(done, said)
	}

	#[test]
	fn all_comes_although_a_pool_loses_some_of_it() {
		let (parts, files) = files();
		let fake = fake(&parts);
		let (done, said) = run(&fake, &parts, &files);
		done.unwrap();
		assert!(fake.missing.borrow().iter().all(Vec::is_empty), "it ended before all was final");
		assert_eq!(said.first(), Some(&Progress::Came(0, 12)));
		assert_eq!(said.last(), Some(&Progress::Settling));
		assert!(*fake.most_in_pool.borrow() <= IN_FLIGHT);
		// Twelve, and those of them that the pool lost.
		assert!((16..=18).contains(&fake.handed.borrow().len()), "{}", fake.handed.borrow().len());
	}

	#[test]
	fn it_goes_on_where_it_was_interrupted_and_after_a_fork() {
		let (parts, files) = files();
		let mut fake = fake(&parts);
		let last = fake.missing.borrow()[0][9..].to_vec();
		fake.missing = RefCell::new([last.clone(), last.clone()]);
		run(&fake, &parts, &files).0.unwrap();
		assert!(fake.handed.borrow().iter().all(|digest| last.contains(digest)), "what was there came again");

		let mut forked = self::fake(&parts);
		forked.missing = RefCell::new([last.clone(), last]);
		forked.forks_at = Some(2);
		let (done, said) = run(&forked, &parts, &files);
		done.unwrap();
		assert!(forked.missing.borrow().iter().all(Vec::is_empty));
		assert!(said.contains(&Progress::Came(11, 12)), "{said:?}");
	}

	#[test]
	fn what_cannot_succeed_ends() {
		let (parts, files) = files();
		// The original alone; the transcript is asked for.
		let (done, _) = run(&fake(&parts), &parts, &files[..1]);
		assert!(matches!(done, Err(LibraryError::OtherFiles(Role::Transcript(_)))), "{done:?}");
		let mut other = files.clone();
		other[0][7] ^= 1;
		let (done, _) = run(&fake(&parts), &parts, &other);
		assert!(matches!(done, Err(LibraryError::OtherFiles(Role::Original))), "{done:?}");
		let taken_down = Fake { ends: Some((8, Status::Suspended)), ..fake(&parts) };
		let (done, _) = run(&taken_down, &parts, &files);
		assert!(matches!(done, Err(LibraryError::NotWaited(0, 0, Status::Suspended))), "{done:?}");
		assert_eq!(taken_down.handed.borrow().len(), 8);
	}

	#[test]
	fn what_is_there_already_is_no_mistake() {
		let by =
			|error: &str| Refusal::Unauthorised { pallet: PALLET.into(), code: 0, error: Some(error.into()) };
		for fine in [Refusal::Known, Refusal::Outranked, by("AlreadyStored")] {
			assert!(matches!(answer(fine), Ok(Taken::Yes)));
		}
		assert!(matches!(answer(Refusal::Full), Ok(Taken::Later)));
		for wrong in [by("Denied"), by("NotAsItSays"), Refusal::BadProof] {
			assert!(answer(wrong).is_err());
		}
	}
}
