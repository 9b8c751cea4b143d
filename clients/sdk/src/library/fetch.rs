// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Getting bytes from nodes, none of which is believed.

use super::{Fault, LibraryError, Wrong};
use crate::chain::{Chain, ChainError};
use caucus_library_core::{
	cid,
	manifest::{Manifest, Piece},
};
use caucus_primitives::Digest;
use futures::stream::{self, StreamExt, TryStreamExt};
use std::{future::Future, sync::Mutex};

/// How many chunks are asked for at once.
const AT_ONCE: usize = 4;

/// Somebody who gives bytes out.
pub trait Source {
	/// What it is called when it fails.
	fn name(&self) -> &str;

	/// The bytes of a digest, as it says; `None` if it does not give them out.
	fn get(&self, digest: &Digest) -> impl Future<Output = Result<Option<Vec<u8>>, ChainError>>;
}

/// A node, by its RPC address.
pub struct Node {
	/// The address.
	pub url: String,
	/// The connection.
	pub chain: Chain,
}

impl Source for Node {
	fn name(&self) -> &str {
		&self.url
	}

	async fn get(&self, digest: &Digest) -> Result<Option<Vec<u8>>, ChainError> {
		self.chain.library_bytes(digest).await
	}
}

/// Asks a source for a chunk, and checks what it gives.
pub async fn ask(source: &impl Source, piece: &Piece) -> Result<Vec<u8>, Fault> {
	let wrong = match source.get(&piece.digest).await {
		Ok(Some(bytes)) if piece.is_of(&bytes) => return Ok(bytes),
		Ok(Some(_)) => Wrong::Forged,
		Ok(None) => Wrong::Missing,
		Err(error) => Wrong::Failed(error.to_string()),
	};
	Err(Fault { node: source.name().to_owned(), wrong })
}

/// Asks one source after the other.
pub struct Fetcher<S> {
	sources: Vec<S>,
	/// What was wrong, each once: a source that forged something is not asked again.
	faults: Mutex<Vec<Fault>>,
}

impl<S: Source> Fetcher<S> {
	/// For these sources, the first of them first.
	pub fn new(sources: Vec<S>) -> Self {
		Self { sources, faults: Mutex::new(Vec::new()) }
	}

	/// What was wrong with sources by now, whether or not another helped out.
	pub fn faults(&self) -> Vec<Fault> {
		self.faults.lock().map(|faults| faults.clone()).unwrap_or_default()
	}

	fn has_forged(&self, source: &S) -> bool {
		self.faults().iter().any(|fault| fault.node == source.name() && fault.wrong == Wrong::Forged)
	}

	/// The bytes of a chunk.
	pub async fn chunk(&self, piece: &Piece) -> Result<Vec<u8>, LibraryError> {
		let mut faults = Vec::new();
		for source in &self.sources {
			if self.has_forged(source) {
				faults.push(Fault { node: source.name().to_owned(), wrong: Wrong::Forged });
				continue;
			}
			let fault = match ask(source, piece).await {
				Ok(bytes) => return Ok(bytes),
				Err(fault) => fault,
			};
			if let Ok(mut known) = self.faults.lock() {
				if !known.contains(&fault) {
					known.push(fault.clone());
				}
			}
			faults.push(fault);
		}
		Err(LibraryError::Unfetchable { cid: cid::to_text(&piece.digest), faults })
	}

	/// A whole file, with every byte checked; `progress` is told after each chunk how many there are by then.
	pub async fn file(
		&self,
		manifest: &Manifest,
		mut progress: impl FnMut(usize),
	) -> Result<Vec<u8>, LibraryError> {
		let asked = manifest.pieces.iter().map(|piece| self.chunk(piece));
		let mut chunks = stream::iter(asked).buffered(AT_ONCE);
		let mut came: Vec<Vec<u8>> = Vec::new();
		while let Some(chunk) = chunks.try_next().await? {
			came.push(chunk);
			progress(came.len());
		}
		manifest.join(&came).map_err(|_| LibraryError::OtherFile)
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use caucus_primitives::blake2_256;
	use futures::executor::block_on;
	use std::{
		collections::BTreeMap,
		sync::atomic::{AtomicUsize, Ordering},
	};

	/// Where files are cut here: finer than clients do it.
	const PIECE: usize = 64;

	/// The manifest of a file that is cut so.
	pub(crate) fn cut(file: &[u8]) -> Manifest {
		let piece = |chunk: &[u8]| Piece { digest: blake2_256(&[chunk]), bytes: chunk.len() as u32 };
		let pieces = file.chunks(PIECE).map(piece).collect::<Vec<_>>().try_into().unwrap();
		Manifest { pieces, ..Manifest::of(file).unwrap() }
	}

	/// A node that keeps bytes, and perhaps lies about some of them.
	#[derive(Default)]
	pub(crate) struct Shelf {
		pub(crate) name: String,
		pub(crate) bytes: BTreeMap<Digest, Vec<u8>>,
		pub(crate) asked: AtomicUsize,
		pub(crate) dead: bool,
	}

	impl Shelf {
		pub(crate) fn of(name: &str, files: &[&[u8]]) -> Self {
			let chunks = files.iter().flat_map(|file| file.chunks(PIECE));
			let bytes = chunks.map(|chunk| (blake2_256(&[chunk]), chunk.to_vec())).collect();
			Self { name: name.into(), bytes, ..Self::default() }
		}
	}

	impl Source for Shelf {
		fn name(&self) -> &str {
			&self.name
		}

		async fn get(&self, digest: &Digest) -> Result<Option<Vec<u8>>, ChainError> {
			self.asked.fetch_add(1, Ordering::Relaxed);
			match self.dead {
				true => Err(ChainError::Unreachable("gone".into())),
				false => Ok(self.bytes.get(digest).cloned()),
			}
		}
	}

	fn words() -> Vec<u8> {
		(0..=6).flat_map(|i| [b'a' + i; PIECE]).skip(9).collect()
	}

	#[test]
	fn a_node_that_lies_is_named_and_another_is_asked() {
		let file = words();
		let manifest = cut(&file);
		let mut liar = Shelf::of("liar", &[&file]);
		for bytes in liar.bytes.values_mut() {
			bytes[0] ^= 1;
		}
		let mut poor = Shelf::of("poor", &[&file]);
		poor.bytes.remove(&manifest.pieces[2].digest);
		let dead = Shelf { name: "dead".into(), dead: true, ..Shelf::default() };
		let fetcher = Fetcher::new(vec![liar, dead, poor, Shelf::of("rich", &[&file])]);
		let mut came = 0;
		assert_eq!(block_on(fetcher.file(&manifest, |many| came = many)).unwrap(), file);
		assert_eq!(came, 7);
		let mut faults: Vec<String> = fetcher.faults().iter().map(ToString::to_string).collect();
		faults.sort();
		assert_eq!(faults.len(), 3, "{faults:?}");
		assert!(faults[1].starts_with("liar gave OTHER BYTES"), "{faults:?}");
		let asked = fetcher.sources[0].asked.load(Ordering::Relaxed);
		assert!(asked <= AT_ONCE, "who lied was asked {asked} times");
	}

	#[test]
	fn without_an_honest_node_there_is_nothing_and_each_is_named() {
		let file = words();
		let manifest = cut(&file);
		let mut liar = Shelf::of("liar", &[&file]);
		liar.bytes.insert(manifest.pieces[0].digest, file[..9].to_vec());
		let fetcher = Fetcher::new(vec![liar, Shelf::of("poor", &[])]);
		let said = block_on(fetcher.file(&manifest, |_| ())).unwrap_err().to_string();
		assert!(
			said.starts_with("chunk bafk2bzace") && said.contains("liar gave") && said.contains("poor does")
		);
	}

	#[test]
	fn a_manifest_that_lies_about_the_whole_is_found_out() {
		let file = words();
		let manifest = Manifest { digest: [9; 32], ..cut(&file) };
		assert_eq!(manifest.check(), Ok(()), "nobody can tell before");
		let fetcher = Fetcher::new(vec![Shelf::of("honest", &[&file])]);
		assert!(matches!(block_on(fetcher.file(&manifest, |_| ())), Err(LibraryError::OtherFile)));
	}
}
