// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a device is: keys from a seed of its own, which nothing links to a member's key.

use crate::{
	address::{Address, Key},
	crypto::{self, derive, domain, Secret},
	error::{Error, Result},
};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use openmls::prelude::{BasicCredential, CredentialWithKey};
use openmls_traits::{
	signatures::{Signer, SignerError},
	types::SignatureScheme,
};
use zeroize::Zeroizing;

/// The keys of a device.
pub struct Identity {
	seed: Secret,
	signing: SigningKey,
	unsealing: Zeroizing<Vec<u8>>,
	address: Address,
}

impl Identity {
	/// A new device.
	pub fn random() -> Result<Self> {
		Self::from_seed(crypto::random()?)
	}

	/// The device with this seed.
	pub fn from_seed(seed: [u8; 32]) -> Result<Self> {
		let seed = Zeroizing::new(seed);
		let signing = SigningKey::from_bytes(&*derive(&*seed, domain::SIGNATURE, &[])?);
		let (unsealing, sealing) = crypto::sealing_pair(&*derive(&*seed, domain::SEALING, &[])?)?;
		let secret = *derive(&*seed, domain::ADDRESS, &[])?;
		let address = Address { signature: signing.verifying_key().to_bytes(), sealing, secret };
		Ok(Self { seed, signing, unsealing, address })
	}

	/// How the device is reached.
	pub fn address(&self) -> &Address {
		&self.address
	}

	/// What tells it from all others.
	pub fn key(&self) -> Key {
		self.address.signature
	}

	/// The seed, to be kept.
	pub(crate) fn seed(&self) -> &[u8; 32] {
		&self.seed
	}

	/// The secret that opens what is sealed to the device.
	pub(crate) fn unsealing(&self) -> &[u8] {
		&self.unsealing
	}

	/// Channel of a slot, for statements of a period's key.
	pub(crate) fn channel(&self, period_key: &[u8; 32], slot: u32) -> Result<[u8; 32]> {
		let context = [&period_key[..], &slot.to_le_bytes()].concat();
		Ok(*derive(&*self.seed, domain::CHANNEL, &context)?)
	}

	/// Signs `domain || digest`.
	pub(crate) fn sign_digest(&self, domain: &[u8], digest: &[u8; 32]) -> [u8; 64] {
		self.signing.sign(&[domain, digest].concat()).to_bytes()
	}

	/// What stands in a leaf of a group.
	pub(crate) fn credential(&self) -> CredentialWithKey {
		let key = self.key().to_vec();
		let credential = BasicCredential::new(key.clone()).into();
		CredentialWithKey { credential, signature_key: key.into() }
	}
}

impl Signer for Identity {
	fn sign(&self, payload: &[u8]) -> core::result::Result<Vec<u8>, SignerError> {
		Ok(self.signing.sign(payload).to_bytes().to_vec())
	}

	fn signature_scheme(&self) -> SignatureScheme {
		SignatureScheme::ED25519
	}
}

/// Checks a signature over `domain || digest`.
pub(crate) fn verify_digest(key: &Key, domain: &[u8], digest: &[u8; 32], signature: &[u8; 64]) -> Result<()> {
	let key = VerifyingKey::from_bytes(key).map_err(|_| Error::BadSignature)?;
	let signed = [domain, digest].concat();
	key.verify_strict(&signed, &Signature::from_bytes(signature)).map_err(|_| Error::BadSignature)
}
