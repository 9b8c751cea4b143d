// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Accounts as people write them: SS58, or 64 hexadecimal digits.

use base58::{FromBase58, ToBase58};
use caucus_primitives::AccountKey;
use sp_crypto_hashing::blake2_512;

/// The SS58 prefix of this chain's accounts: the one for any Substrate chain.
const PREFIX: u8 = 42;
/// How many bytes of a hash end an SS58 address.
const CHECKSUM: usize = 2;

/// Why a text is no account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
	/// It has no form that is known.
	#[error("it is neither an SS58 address nor 64 hexadecimal digits")]
	Unreadable,
	/// The checksum is wrong.
	#[error("its checksum is wrong: a character is mistyped or missing; copy it again")]
	BadChecksum,
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
	let hash = blake2_512(&[b"SS58PRE", bytes].concat());
	[hash[0], hash[1]]
}

/// Reads an account. An SS58 address may have the prefix of any chain: the key is the same.
pub fn parse(text: &str) -> Result<AccountKey, AccountError> {
	let text = text.trim();
	if let Some(key) = hex::decode(text.trim_start_matches("0x")).ok().and_then(|bytes| bytes.try_into().ok())
	{
		return Ok(key);
	}
	let bytes = text.from_base58().map_err(|_| AccountError::Unreadable)?;
	// The first byte of a prefix says how long the prefix is.
	let prefix = match bytes.first() {
		Some(0..=63) => 1,
		Some(64..=127) => 2,
		_ => return Err(AccountError::Unreadable),
	};
	let (body, sum) =
		bytes.len().checked_sub(CHECKSUM).map(|end| bytes.split_at(end)).ok_or(AccountError::Unreadable)?;
	let key: AccountKey =
		body.get(prefix..).and_then(|key| key.try_into().ok()).ok_or(AccountError::Unreadable)?;
	(sum == checksum(body)).then_some(key).ok_or(AccountError::BadChecksum)
}

/// An account's SS58 address.
pub fn ss58(key: &AccountKey) -> String {
	let body = [&[PREFIX][..], key].concat();
	[&body[..], &checksum(&body)].concat().to_base58()
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The public key and the addresses of `//Alice`, as every Substrate tool shows them.
	const ALICE: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
	const ON_ANY_CHAIN: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const ON_POLKADOT: &str = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";

	#[test]
	fn published_addresses_are_read_and_written() {
		let key = parse(ALICE).expect("digits; qed");
		assert_eq!(parse(&format!("0x{ALICE}")), Ok(key));
		assert_eq!(parse(ON_ANY_CHAIN), Ok(key));
		assert_eq!(parse(ON_POLKADOT), Ok(key));
		assert_eq!(ss58(&key), ON_ANY_CHAIN);
	}

	#[test]
	fn a_slip_of_the_pen_is_found() {
		let mistyped = ON_ANY_CHAIN.replace("5Grw", "5Gnw");
		assert_eq!(parse(&mistyped), Err(AccountError::BadChecksum));
		assert_eq!(parse(&ON_ANY_CHAIN[..47]), Err(AccountError::Unreadable));
		assert_eq!(parse(&ALICE[1..]), Err(AccountError::Unreadable));
		assert_eq!(parse(""), Err(AccountError::Unreadable));
		assert_eq!(parse("당원 1"), Err(AccountError::Unreadable));
	}
}
