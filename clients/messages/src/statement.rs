// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Statements as nodes take and pass them on: the encoding of `sp-statement-store` 29, of which this format uses
//! five fields.

use crate::error::{Error, Result};
use codec::{Compact, Decode, Encode};
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// Longest encoding that nodes take.
pub const LONGEST: usize = 1024 * 1024 - 1;

/// What statements are found by.
pub type Topic = [u8; 32];

/// What signs statements: the key to which the chain granted room for a period.
pub trait PeriodKey {
	/// The Ed25519 public key, which is the account of the grant.
	fn public(&self) -> [u8; 32];
	/// An Ed25519 signature.
	fn sign(&self, message: &[u8]) -> [u8; 64];
}

/// A key of a period that lies in memory.
pub struct MemoryKey(SigningKey);

impl MemoryKey {
	/// The key with this secret.
	pub fn new(secret: &[u8; 32]) -> Self {
		Self(SigningKey::from_bytes(secret))
	}

	/// The secret, to be kept.
	pub fn secret(&self) -> Zeroizing<[u8; 32]> {
		Zeroizing::new(self.0.to_bytes())
	}
}

impl PeriodKey for MemoryKey {
	fn public(&self) -> [u8; 32] {
		self.0.verifying_key().to_bytes()
	}

	fn sign(&self, message: &[u8]) -> [u8; 64] {
		ed25519_dalek::Signer::sign(&self.0, message).to_bytes()
	}
}

/// A statement of this format, whose signature has been checked or made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
	/// Key of the period that signed it.
	pub signer: [u8; 32],
	/// The signature.
	pub signature: [u8; 64],
	/// `(seconds << 32) | counter`; gone at that time, and the higher stays when there is no room.
	pub expiry: u64,
	/// A signer has one statement in each channel.
	pub channel: [u8; 32],
	/// What it is found by.
	pub topic: Topic,
	/// The envelope.
	pub data: Vec<u8>,
}

impl Statement {
	/// Makes and signs a statement.
	pub fn sign(key: &impl PeriodKey, expiry: u64, channel: [u8; 32], topic: Topic, data: Vec<u8>) -> Self {
		let mut statement = Self { signer: key.public(), signature: [0; 64], expiry, channel, topic, data };
		statement.signature = key.sign(&statement.signed());
		statement
	}

	/// What is signed: the fields after the proof, without their number.
	fn signed(&self) -> Vec<u8> {
		let fields = (2u8, self.expiry, 3u8, self.channel, 4u8, self.topic, 8u8);
		let mut bytes = fields.encode();
		self.data.encode_to(&mut bytes);
		bytes
	}

	/// The bytes that a node takes.
	pub fn to_bytes(&self) -> Vec<u8> {
		let mut bytes = (Compact(5u32), 0u8, 1u8, self.signature, self.signer).encode();
		bytes.extend(self.signed());
		bytes
	}

	/// Reads the bytes of a node and checks the signature. Statements of other formats are refused.
	pub fn parse(bytes: &[u8]) -> Result<Self> {
		let statement = Self::read(bytes)?;
		statement.verify()?;
		Ok(statement)
	}

	/// Reads the bytes of a node; whose they are is to be checked by [`Self::verify`].
	pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
		type Head = (Compact<u32>, u8, u8, [u8; 64], [u8; 32], (u8, u64), (u8, [u8; 32]), (u8, [u8; 32]), u8);
		if bytes.len() > LONGEST {
			return Err(Error::TooLong { length: bytes.len(), most: LONGEST });
		}
		let mut rest = bytes;
		let head = Head::decode(&mut rest).map_err(|_| Error::BadStatement)?;
		let (Compact(5), 0, 1, signature, signer, (2, expiry), (3, channel), (4, topic), 8) = head else {
			return Err(Error::BadStatement);
		};
		let data = Vec::<u8>::decode(&mut rest).map_err(|_| Error::BadStatement)?;
		if !rest.is_empty() {
			return Err(Error::BadStatement);
		}
		Ok(Self { signer, signature, expiry, channel, topic, data })
	}

	/// Checks the signature.
	pub(crate) fn verify(&self) -> Result<()> {
		let key = VerifyingKey::from_bytes(&self.signer).map_err(|_| Error::BadProof)?;
		let signature = Signature::from_bytes(&self.signature);
		key.verify_strict(&self.signed(), &signature).map_err(|_| Error::BadProof)
	}

	/// When it is gone, in seconds since 1970.
	pub fn expires(&self) -> u64 {
		self.expiry >> 32
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn statement() -> Statement {
		let key = MemoryKey::new(&[7; 32]);
		Statement::sign(&key, (1_800_000_000 << 32) | 9, [0xcc; 32], [0x11; 32], vec![0x37, 0x63])
	}

	/// `Statement::encode` of sp-statement-store 29.0.0 for these fields, which writes the proof as
	/// `00 01 signature signer` and the rest as their index and value; the number of fields is compact.
	#[test]
	fn the_bytes_are_the_stores() {
		let statement = statement();
		let bytes = statement.to_bytes();
		let signed = [
			&[2, 9, 0, 0, 0, 0x00, 0xd2, 0x49, 0x6b, 3][..],
			&[0xcc; 32],
			&[4],
			&[0x11; 32],
			&[8, 2 << 2, 0x37, 0x63],
		]
		.concat();
		assert_eq!(bytes[..3], [5 << 2, 0, 1]);
		assert_eq!(bytes[3..67], statement.signature);
		assert_eq!(bytes[67..99], statement.signer);
		assert_eq!(bytes[99..], signed);
		assert_eq!(Statement::parse(&bytes), Ok(statement));
	}

	#[test]
	fn a_changed_byte_anywhere_is_refused() {
		let bytes = statement().to_bytes();
		for at in 0..bytes.len() {
			let mut changed = bytes.clone();
			changed[at] ^= 1;
			assert!(Statement::parse(&changed).is_err(), "byte {at}");
		}
		assert!(Statement::parse(&[&bytes[..], &[0]].concat()).is_err());
	}
}
