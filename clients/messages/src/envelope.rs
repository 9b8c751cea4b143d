// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a statement holds: padded and encrypted, so that nodes see a size class and nothing else.

use crate::{
	address::Address,
	crypto::{self, derive, domain, Secret, ENCAPSULATED, NONCE, TAG},
	error::{Error, Result},
	statement::Topic,
};
use codec::Encode;

const VERSION: u8 = 1;
const SECONDS_PER_DAY: u64 = 86_400;
const SECONDS_PER_WEEK: u64 = 604_800;
/// Below the large classes, which are a multiple of [`LARGE`] each.
const SMALL: [usize; 4] = [512, 2048, 8192, 65_536];
const LARGE: usize = 131_072;
/// Longest data: what a public node still passes in hexadecimal digits.
pub const LONGEST: usize = 7 * LARGE;
/// Version, length, and the larger of the two overheads of encryption.
const OVERHEAD: usize = 1 + 4 + ENCAPSULATED + TAG;
/// Longest content.
pub const LONGEST_CONTENT: usize = LONGEST - OVERHEAD;

/// Days since 1970.
pub fn day(now: u64) -> u32 {
	u32::try_from(now / SECONDS_PER_DAY).unwrap_or(u32::MAX)
}

/// Weeks since 1970.
pub fn week(now: u64) -> u32 {
	u32::try_from(now / SECONDS_PER_WEEK).unwrap_or(u32::MAX)
}

/// The least class that so many bytes fit in.
fn class(length: usize) -> Result<usize> {
	let small = SMALL.iter().copied().find(|class| length <= *class);
	let class = small.unwrap_or(length.div_ceil(LARGE).saturating_mul(LARGE));
	if class > LONGEST {
		return Err(Error::TooLong { length, most: LONGEST });
	}
	Ok(class)
}

/// Whether data has one of the lengths that there are.
fn is_class(length: usize) -> bool {
	class(length) == Ok(length)
}

/// Content with its length before it, padded so that the envelope has one of the sizes.
fn pad(content: &[u8], overhead: usize) -> Result<Vec<u8>> {
	let room = class(content.len().saturating_add(1 + 4 + overhead))?.saturating_sub(1 + overhead);
	let length = u32::try_from(content.len()).map_err(|_| Error::BadContent)?;
	let mut plaintext = length.encode();
	plaintext.extend_from_slice(content);
	plaintext.resize(room, 0);
	Ok(plaintext)
}

fn unpad(plaintext: &[u8]) -> Result<Vec<u8>> {
	let (length, rest) = plaintext.split_first_chunk::<4>().ok_or(Error::BadEnvelope)?;
	let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Error::BadEnvelope)?;
	let (content, padding) = rest.split_at_checked(length).ok_or(Error::BadEnvelope)?;
	if padding.iter().any(|byte| *byte != 0) {
		return Err(Error::BadEnvelope);
	}
	Ok(content.to_vec())
}

fn bound(topic: &Topic) -> Vec<u8> {
	(VERSION, topic).encode()
}

fn body(data: &[u8]) -> Result<&[u8]> {
	match data.split_first() {
		Some((&VERSION, body)) if is_class(data.len()) => Ok(body),
		_ => Err(Error::BadEnvelope),
	}
}

/// Encrypts with a key that both sides have.
pub fn close(key: &[u8; 32], topic: &Topic, content: &[u8]) -> Result<Vec<u8>> {
	let body = crypto::encrypt(key, &bound(topic), &pad(content, NONCE + TAG)?)?;
	Ok([&[VERSION][..], &body].concat())
}

/// Undoes [`close`].
pub fn open(key: &[u8; 32], topic: &Topic, data: &[u8]) -> Result<Vec<u8>> {
	unpad(&crypto::decrypt(key, &bound(topic), body(data)?)?)
}

/// Encrypts to somebody's sealing key.
pub fn seal(to: &[u8; 32], topic: &Topic, content: &[u8]) -> Result<Vec<u8>> {
	let plaintext = pad(content, ENCAPSULATED + TAG)?;
	let body = crypto::seal(to, domain::INBOX, &bound(topic), &plaintext)?;
	Ok([&[VERSION][..], &body].concat())
}

/// Undoes [`seal`].
pub fn unseal(secret: &[u8], topic: &Topic, data: &[u8]) -> Result<Vec<u8>> {
	unpad(&crypto::unseal(secret, domain::INBOX, &bound(topic), body(data)?)?)
}

/// Where a device's key package of a week lies, and the key of its envelope.
pub fn key_package_place(address_secret: &[u8; 32], week: u32) -> Result<(Topic, Secret)> {
	let context = week.encode();
	let topic = derive(address_secret, domain::KEYS_TOPIC, &context)?;
	Ok((*topic, derive(address_secret, domain::KEYS, &context)?))
}

/// Where first contacts of a day lie.
pub fn inbox_topic(to: &Address, day: u32) -> Result<Topic> {
	Ok(*derive(&to.secret, domain::INBOX, &day.encode())?)
}

/// Where messages of an epoch and a day lie.
pub fn conversation_topic(base: &[u8; 32], day: u32, slot: u32) -> Result<Topic> {
	Ok(*derive(base, domain::TOPIC, &(day, slot).encode())?)
}

/// Where a piece of a file lies, and the key of its envelope.
pub fn piece_place(file_key: &[u8; 32], piece: u32) -> Result<(Topic, Secret)> {
	let context = piece.encode();
	Ok((*derive(file_key, domain::PIECE_TOPIC, &context)?, derive(file_key, domain::PIECE, &context)?))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sizes_are_classes_and_the_least_that_fit() {
		let topic = [5; 32];
		for (content, class) in
			[(0, 512), (479, 512), (480, 2048), (60_000, 65_536), (65_536, 131_072), (900_000, LONGEST)]
		{
			let data = close(&[1; 32], &topic, &vec![7; content]).unwrap();
			assert_eq!(data.len(), class, "{content}");
			assert_eq!(open(&[1; 32], &topic, &data).unwrap(), vec![7; content]);
		}
		let too_long = vec![0; LONGEST];
		assert!(matches!(close(&[1; 32], &topic, &too_long), Err(Error::TooLong { .. })));
	}

	#[test]
	fn another_topic_key_byte_or_length_is_refused() {
		let (secret, public) = crypto::sealing_pair(&[9; 32]).unwrap();
		let topic = [5; 32];
		let closed = close(&[1; 32], &topic, b"text").unwrap();
		let sealed = seal(&public, &topic, b"text").unwrap();
		assert_eq!(unseal(&secret, &topic, &sealed).unwrap(), b"text");
		assert_eq!(open(&[2; 32], &topic, &closed), Err(Error::BadEnvelope));
		assert_eq!(open(&[1; 32], &[6; 32], &closed), Err(Error::BadEnvelope));
		assert_eq!(unseal(&secret, &[6; 32], &sealed), Err(Error::BadEnvelope));
		for at in 0..512 {
			let mut changed = closed.clone();
			changed[at] ^= 1;
			assert_eq!(open(&[1; 32], &topic, &changed), Err(Error::BadEnvelope), "closed, byte {at}");
			let mut changed = sealed.clone();
			changed[at] ^= 1;
			assert_eq!(unseal(&secret, &topic, &changed), Err(Error::BadEnvelope), "sealed, byte {at}");
		}
		assert_eq!(open(&[1; 32], &topic, &closed[..511]), Err(Error::BadEnvelope));
	}
}
