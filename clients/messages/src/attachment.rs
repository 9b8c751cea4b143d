// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Files beside messages: cut into pieces that are statements of their own, under a key that stands in the message.

use crate::{
	content::check_name,
	crypto,
	envelope::{self, piece_place},
	error::{Error, Result},
	statement::Topic,
};
pub use caucus_library_core::media::mime;
use caucus_library_core::media::{begins_as, sort_of};
use caucus_primitives::{blake2_256, text::MediaType};
use codec::{Decode, Encode};

/// Largest file: its pieces fit into what the chain grants a device.
pub const LARGEST: usize = 7 * 1024 * 1024;
/// Bytes of every piece but the last.
pub const PIECE: usize = 900_000;
/// Files above this are fetched only when somebody asks for them.
pub const LARGEST_AT_ONCE: u32 = 256 * 1024;

/// Types in the order in which they are tried: what begins in a way of its own stands first.
const TYPES: [MediaType; 11] = [
	MediaType::Pdf,
	MediaType::Jpeg,
	MediaType::Png,
	MediaType::Webp,
	MediaType::Mp4,
	MediaType::Webm,
	MediaType::Ogg,
	MediaType::Mp3,
	MediaType::WebVtt,
	MediaType::AkomaNtoso,
	MediaType::Plain,
];

/// What a message says about a file.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Manifest {
	/// What the pieces lie under and are encrypted with.
	pub key: [u8; 32],
	/// Bytes of the file.
	pub size: u32,
	/// BLAKE2b-256 of the file.
	pub digest: [u8; 32],
	/// What the file is.
	pub media: MediaType,
	/// What its sender calls it.
	pub name: Vec<u8>,
}

/// What a file is, by how it begins.
pub fn media_of(bytes: &[u8]) -> Result<MediaType> {
	TYPES.into_iter().find(|media| begins_as(*media, bytes)).ok_or(Error::BadMedia)
}

impl Manifest {
	/// Describes a file and cuts it.
	pub fn cut(name: &str, bytes: &[u8]) -> Result<(Self, Vec<Vec<u8>>)> {
		if bytes.len() > LARGEST {
			return Err(Error::TooLong { length: bytes.len(), most: LARGEST });
		}
		let size = u32::try_from(bytes.len()).map_err(|_| Error::BadContent)?;
		let (key, media) = (crypto::random()?, media_of(bytes)?);
		let manifest =
			Self { key, size, digest: blake2_256(&[bytes]), media, name: name.as_bytes().to_vec() };
		manifest.check()?;
		Ok((manifest, bytes.chunks(PIECE).map(<[u8]>::to_vec).collect()))
	}

	/// Refuses what no file of this format can be.
	pub(crate) fn check(&self) -> Result<()> {
		check_name(&self.name)?;
		// A name is a name, not a way to another folder.
		if self.name.iter().any(|byte| b"/\\:".contains(byte)) || self.name.starts_with(b".") {
			return Err(Error::BadText);
		}
		let size = usize::try_from(self.size).map_err(|_| Error::BadContent)?;
		if size == 0 || size > LARGEST {
			return Err(Error::TooLong { length: size, most: LARGEST });
		}
		sort_of(self.media).map(|_| ()).ok_or(Error::BadMedia)
	}

	/// How many pieces there are.
	pub fn pieces(&self) -> u32 {
		self.size.div_ceil(PIECE as u32)
	}

	/// Where a piece lies.
	pub fn topic(&self, piece: u32) -> Result<Topic> {
		Ok(piece_place(&self.key, piece)?.0)
	}

	/// Bytes of a piece.
	fn length(&self, piece: u32) -> usize {
		let from = u64::from(piece).saturating_mul(PIECE as u64);
		usize::try_from(u64::from(self.size).saturating_sub(from)).unwrap_or(usize::MAX).min(PIECE)
	}

	/// Opens the envelope of a piece.
	pub fn open(&self, piece: u32, data: &[u8]) -> Result<Vec<u8>> {
		let (topic, key) = piece_place(&self.key, piece)?;
		let bytes = envelope::open(&key, &topic, data)?;
		if bytes.len() == self.length(piece) {
			Ok(bytes)
		} else {
			Err(Error::BadContent)
		}
	}

	/// Puts pieces together that [`Self::open`] gave.
	pub fn assemble(&self, pieces: &[Vec<u8>]) -> Result<Vec<u8>> {
		let bytes = pieces.concat();
		if blake2_256(&[&bytes]) != self.digest {
			return Err(Error::WrongDigest);
		}
		if !begins_as(self.media, &bytes) {
			return Err(Error::BadMedia);
		}
		Ok(bytes)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_file_that_lies_about_itself_is_refused() {
		let mut page = b"<html><script>alert(1)</script>".to_vec();
		assert_eq!(Manifest::cut("a.txt", &page), Err(Error::BadMedia));
		let (mut manifest, pieces) = Manifest::cut("a.png", b"\x89PNG\r\n\x1a\nrest").unwrap();
		assert_eq!(manifest.media, MediaType::Png);
		assert!(manifest.assemble(&pieces).is_ok());
		page.extend(&pieces[0]);
		assert_eq!(manifest.assemble(&[page]), Err(Error::WrongDigest));
		manifest.media = MediaType::Pdf;
		assert_eq!(manifest.assemble(&pieces), Err(Error::BadMedia));
		for name in
			["../a", ".profile", "a\\b", "", "c:d", "a\nb", "a\u{202e}gnp.exe", "a\u{200f}b", "a\u{2066}b"]
		{
			assert!(Manifest::cut(name, b"text").is_err(), "{name}");
		}
		assert!(matches!(Manifest::cut("a", &vec![b'a'; LARGEST + 1]), Err(Error::TooLong { .. })));
	}
}
