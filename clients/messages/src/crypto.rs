// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The primitives, as `docs/messages-format.md` names them.

use crate::error::{Error, Result};
use openmls::prelude::Ciphersuite;
use openmls_rust_crypto::{OpenMlsRustCrypto, RustCrypto};
use openmls_traits::{crypto::OpenMlsCrypto, random::OpenMlsRand, types::HpkeCiphertext, OpenMlsProvider};
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// Suite of every group, and of everything sealed.
pub(crate) const SUITE: Ciphersuite = Ciphersuite::MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519;

/// Domain separators: each stands first in, or salts, one kind of hash, key or signature.
pub(crate) mod domain {
	pub const SIGNATURE: &[u8] = b"caucus/message/signature/1";
	pub const SEALING: &[u8] = b"caucus/message/sealing/1";
	pub const ADDRESS: &[u8] = b"caucus/message/address/1";
	pub const ADDRESS_TEXT: &[u8] = b"caucus/message/address-text/1";
	pub const CHANNEL: &[u8] = b"caucus/message/channel/1";
	pub const SAFETY: &[u8] = b"caucus/message/safety/1";
	pub const KEYS_TOPIC: &[u8] = b"caucus/message/keys-topic/1";
	pub const KEYS: &[u8] = b"caucus/message/keys/1";
	pub const INBOX: &[u8] = b"caucus/message/inbox/1";
	pub const TOPIC: &[u8] = b"caucus/message/topic/1";
	pub const PIECE_TOPIC: &[u8] = b"caucus/message/piece-topic/1";
	pub const PIECE: &[u8] = b"caucus/message/piece/1";
	pub const CONTACT: &[u8] = b"caucus/message/contact/1";
	pub const REPORT: &[u8] = b"caucus/message/report/1";

	#[cfg(test)]
	pub const ALL: [&[u8]; 14] = [
		SIGNATURE,
		SEALING,
		ADDRESS,
		ADDRESS_TEXT,
		CHANNEL,
		SAFETY,
		KEYS_TOPIC,
		KEYS,
		INBOX,
		TOPIC,
		PIECE_TOPIC,
		PIECE,
		CONTACT,
		REPORT,
	];
}

/// Bytes of a nonce of the AEAD.
pub(crate) const NONCE: usize = 12;
/// Bytes of a public key that something is sealed with, before it.
pub(crate) const ENCAPSULATED: usize = 32;
/// Bytes of the tag of the AEAD.
pub(crate) const TAG: usize = 16;

/// Secret bytes, wiped when they are dropped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// Seeded by the operating system, or by the browser, when it is first used.
static CRYPTO: LazyLock<RustCrypto> = LazyLock::new(RustCrypto::default);

/// `KDF(secret, domain, context)`.
pub(crate) fn derive(secret: &[u8], domain: &[u8], context: &[u8]) -> Result<Secret> {
	let (crypto, hash) = (&*CRYPTO, SUITE.hash_algorithm());
	let key = crypto.hkdf_extract(hash, domain, secret).map_err(|_| Error::Crypto)?;
	let bytes = crypto.hkdf_expand(hash, key.as_slice(), context, 32).map_err(|_| Error::Crypto)?;
	Ok(Zeroizing::new(bytes.as_slice().try_into().map_err(|_| Error::Crypto)?))
}

/// Random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
	CRYPTO.random_array().map_err(|_| Error::Crypto)
}

/// `nonce || AEAD(key, nonce, plaintext, aad)`.
pub(crate) fn encrypt(key: &[u8; 32], aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
	let nonce = random::<NONCE>()?;
	let sealed = CRYPTO.aead_encrypt(SUITE.aead_algorithm(), key, plaintext, &nonce, aad);
	Ok([&nonce, sealed.map_err(|_| Error::Crypto)?.as_slice()].concat())
}

/// Undoes [`encrypt`].
pub(crate) fn decrypt(key: &[u8; 32], aad: &[u8], body: &[u8]) -> Result<Vec<u8>> {
	let (nonce, sealed) = body.split_at_checked(NONCE).ok_or(Error::BadEnvelope)?;
	let opened = CRYPTO.aead_decrypt(SUITE.aead_algorithm(), key, sealed, nonce, aad);
	opened.map_err(|_| Error::BadEnvelope)
}

/// `enc || HPKE.Seal(to, info, aad, plaintext)`.
pub(crate) fn seal(to: &[u8; 32], info: &[u8], aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
	let sealed = CRYPTO.hpke_seal(SUITE.hpke_config(), to, info, aad, plaintext);
	let sealed = sealed.map_err(|_| Error::BadAddress)?;
	Ok([sealed.kem_output.as_slice(), sealed.ciphertext.as_slice()].concat())
}

/// Undoes [`seal`].
pub(crate) fn unseal(secret: &[u8], info: &[u8], aad: &[u8], body: &[u8]) -> Result<Vec<u8>> {
	let (key, sealed) = body.split_at_checked(ENCAPSULATED).ok_or(Error::BadEnvelope)?;
	let input = HpkeCiphertext { kem_output: key.into(), ciphertext: sealed.into() };
	let opened = CRYPTO.hpke_open(SUITE.hpke_config(), &input, secret, info, aad);
	opened.map_err(|_| Error::BadEnvelope)
}

/// The pair of keys that things are sealed to: secret and public.
pub(crate) fn sealing_pair(secret: &[u8; 32]) -> Result<(Zeroizing<Vec<u8>>, [u8; 32])> {
	let pair = CRYPTO.derive_hpke_keypair(SUITE.hpke_config(), secret).map_err(|_| Error::Crypto)?;
	let public = pair.public.as_slice().try_into().map_err(|_| Error::Crypto)?;
	Ok((Zeroizing::new(pair.private.to_vec()), public))
}

/// What the library of groups computes and stores with; one for each group, so that each can go back alone.
pub(crate) type Provider = OpenMlsRustCrypto;

/// The provider's store.
pub(crate) fn storage(provider: &Provider) -> &openmls_rust_crypto::MemoryStorage {
	provider.storage()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn domains_are_apart() {
		let mut all = domain::ALL.to_vec();
		all.sort();
		all.dedup();
		assert_eq!(all.len(), domain::ALL.len());
		// One is the salt of another's extraction, so none may be the beginning of another.
		assert!(all.windows(2).all(|two| !two[1].starts_with(two[0])));
	}

	/// RFC 5869 gives the steps; the figure is from Python's `hmac`:
	/// `prk = HMAC(salt, ikm); HMAC(prk, info || 01)`.
	#[test]
	fn keys_are_derived_as_written() {
		let key = derive(&[7; 32], domain::TOPIC, &[1, 2, 3]).unwrap();
		assert_eq!(key.as_slice(), TOPIC_KEY);
	}

	const TOPIC_KEY: &[u8] = &[
		0x5f, 0x9c, 0x34, 0xfc, 0x1a, 0xfc, 0x30, 0xa5, 0x4e, 0xac, 0x57, 0xd3, 0xf9, 0x6d, 0xf7, 0xd9, 0x15,
		0x41, 0x81, 0x84, 0x3b, 0xb7, 0x9d, 0x93, 0x23, 0x93, 0xe0, 0xb1, 0xeb, 0x32, 0x11, 0x35,
	];
}
