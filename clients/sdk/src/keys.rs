// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A member's key: 12 or 24 words that give a Bandersnatch secret, apart from any account.

use bip39::Mnemonic;
use caucus_members_core::{
	registry::{Application, ChapterId, Classes},
	ring::{MemberSecret, RingError},
};
use caucus_primitives::{blake2_256, domain, refs, Digest};
use rand_core::{OsRng, RngCore};
use zeroize::Zeroizing;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
	/// The words are not a mnemonic.
	#[error("these are not the words of a key ({0}); check their spelling and order")]
	NotAMnemonic(bip39::Error),
	/// The proof of ownership failed.
	#[error("the key cannot sign: {0:?}")]
	CannotSign(RingError),
	/// The name of a class is unknown.
	#[error("there is no class {0:?}; known are dues-paying, delegate, youth, citizen")]
	UnknownClass(String),
}

/// The operating system's randomness.
pub fn rng() -> OsRng {
	OsRng
}

/// 32 bytes of the operating system's randomness.
pub fn random_bytes() -> [u8; 32] {
	let mut bytes = [0; 32];
	OsRng.fill_bytes(&mut bytes);
	bytes
}

/// Twelve new words from the operating system's randomness.
pub fn new_mnemonic() -> Result<Zeroizing<String>, KeyError> {
	let mut entropy = Zeroizing::new([0u8; 16]);
	OsRng.fill_bytes(entropy.as_mut_slice());
	let mnemonic = Mnemonic::from_entropy(entropy.as_slice()).map_err(KeyError::NotAMnemonic)?;
	Ok(Zeroizing::new(mnemonic.to_string()))
}

/// The secret of a mnemonic (BIP-39, without a passphrase):
/// entropy `blake2_256("caucus/member-secret/1" || seed)`.
pub fn from_mnemonic(words: &str) -> Result<MemberSecret, KeyError> {
	let mnemonic = Mnemonic::parse_normalized(words.trim()).map_err(KeyError::NotAMnemonic)?;
	let seed = Zeroizing::new(mnemonic.to_seed_normalized(""));
	Ok(MemberSecret::from_entropy(blake2_256(&[domain::MEMBER_SECRET, seed.as_slice()])))
}

/// The secret of the numbered member of a development chain. Everybody can compute it.
pub fn development(number: u32) -> MemberSecret {
	MemberSecret::from_entropy(blake2_256(&[domain::MEMBER_SECRET, b"development", &number.to_le_bytes()]))
}

/// An application to be registered on the chain with this genesis hash.
pub fn apply(
	secret: &MemberSecret,
	genesis: &Digest,
	chapter: ChapterId,
	classes: Classes,
) -> Result<Application, KeyError> {
	let key = secret.key();
	let message = refs::registration_message(genesis, &key, chapter, classes.0);
	let ownership = secret.prove_ownership(&message).map_err(KeyError::CannotSign)?;
	Ok(Application { key, chapter, classes, ownership })
}

/// The names of classes, with commas; those without a name by their bit.
pub fn class_names(classes: Classes) -> String {
	let name = |class: Classes| match class {
		Classes::DUES_PAYING => "dues-paying".to_owned(),
		Classes::DELEGATE => "delegate".to_owned(),
		Classes::YOUTH => "youth".to_owned(),
		Classes::CITIZEN => "citizen".to_owned(),
		Classes(bits) => format!("class {bits:#x}"),
	};
	classes.each().map(name).collect::<Vec<_>>().join(", ")
}

/// Reads class names separated by commas.
pub fn parse_classes(text: &str) -> Result<Classes, KeyError> {
	text.split(',').map(str::trim).filter(|name| !name.is_empty()).try_fold(
		Classes::default(),
		|set, name| {
			let class = match name {
				"dues-paying" => Classes::DUES_PAYING,
				"delegate" => Classes::DELEGATE,
				"youth" => Classes::YOUTH,
				"citizen" => Classes::CITIZEN,
				_ => return Err(KeyError::UnknownClass(name.into())),
			};
			Ok(set.with(class))
		},
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_members_core::ring::verify_ownership;

	#[test]
	fn a_mnemonic_gives_one_key_and_a_typo_none() {
		let words = new_mnemonic().expect("the system has randomness; qed");
		let key = from_mnemonic(&words).expect("a mnemonic; qed").key();
		assert_eq!(from_mnemonic(&format!("  {} ", *words)).expect("a mnemonic; qed").key(), key);
		assert_ne!(
			from_mnemonic(&new_mnemonic().expect("randomness; qed")).expect("a mnemonic; qed").key(),
			key
		);
		assert!(from_mnemonic("abandon abandon").is_err());
	}

	#[test]
	fn an_application_proves_ownership_on_its_chain_and_as_what_it_says_alone() {
		let application = apply(&development(1), &[1; 32], 3, Classes::YOUTH).expect("signs; qed");
		let holds = |genesis: [u8; 32], chapter, classes: Classes| {
			let message = refs::registration_message(&genesis, &application.key, chapter, classes.0);
			verify_ownership(&application.key, &application.ownership, &message)
		};
		assert!(holds([1; 32], 3, Classes::YOUTH));
		assert!(!holds([2; 32], 3, Classes::YOUTH));
		assert!(!holds([1; 32], 4, Classes::YOUTH));
		assert!(!holds([1; 32], 3, Classes::DELEGATE));
	}

	#[test]
	fn classes_are_read_by_name() {
		let both = parse_classes("youth, dues-paying").expect("known; qed");
		assert_eq!(both, Classes::YOUTH.with(Classes::DUES_PAYING));
		assert_eq!(class_names(both), "dues-paying, youth");
		assert_eq!(parse_classes("").expect("none; qed"), Classes::default());
		assert!(parse_classes("young").is_err());
	}
}
