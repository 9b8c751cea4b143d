// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Why a transaction is not taken, read out of what nodes and runtimes answer.

use caucus_primitives::wire::{BARE_PREAMBLES, GENERAL_PREAMBLE};
use codec::{Compact, Decode};
use subxt::Metadata;

/// The pallet whose numbers mean ballots refused: `caucus_elections_core::verify::Refusal`.
const BALLOTS: &str = "Elections";

/// Why a transaction did not get into the pool, or left it again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
	/// `InvalidTransaction::Custom`: what the number means is the runtime's to say.
	#[error("the runtime refused it with code {0}")]
	Custom(u8),
	/// The pallet of a call without a signer refused it. Two pallets may give the same number.
	#[error("{pallet} refused it with code {code}{}", .error.as_ref().map(|name| format!(" ({name})")).unwrap_or_default())]
	Unauthorised {
		/// The pallet.
		pallet: String,
		/// Its number.
		code: u8,
		/// The pallet's error with this number, if it has one.
		error: Option<String>,
	},
	/// The fee cannot be paid.
	#[error("the account cannot pay the fee; fund it or use a call that is free for it")]
	Payment,
	/// The nonce is too high.
	#[error("an earlier transaction of this account is missing; send that first")]
	Future,
	/// The nonce is too low, or the tag has been used.
	#[error("it is outdated; make and sign it anew")]
	Stale,
	/// A signature or proof does not verify.
	#[error("its signature does not verify; sign it anew, for this chain and its present runtime")]
	BadProof,
	/// The block that it refers to is too old.
	#[error("it has expired; sign it anew")]
	Expired,
	/// It needs more than a block may hold.
	#[error("it does not fit into a block; send less at once")]
	TooHeavy,
	/// This call cannot be sent like this.
	#[error("this call may not be sent without a signature, or not from outside")]
	WrongCall,
	/// The account is disabled.
	#[error("the signing account is not accepted; use another")]
	BadSigner,
	/// Nothing authorised the transaction.
	#[error("nothing authorised it; sign it, or send it in the form that the runtime builds")]
	NoOrigin,
	/// The pool has it already.
	#[error("the pool holds it already; wait")]
	Known,
	/// It was invalid a short while ago.
	#[error("the pool refuses it for a while because it was invalid before; wait or change it")]
	Banned,
	/// The pool holds one with the same tag that ranks at least as high.
	#[error("the pool holds another in its place; wait until that one is in a block")]
	Outranked,
	/// The pool is full.
	#[error("the pool is full; send it again later")]
	Full,
	/// Another with the same tag took its place.
	#[error("another transaction took its place; look what that one did before sending anew")]
	Replaced,
	/// The bytes are no extrinsic of this chain.
	#[error("these bytes are no transaction of this chain: something is cut off, left over or too long")]
	Undecodable,
	/// Anything else.
	#[error("{reason} (code {code})")]
	Other {
		/// The JSON-RPC code, or zero.
		code: i32,
		/// The node's words.
		reason: String,
	},
}

impl Refusal {
	/// Reads the error with which a node answers a submission. The codes are those of
	/// `sc-rpc-api/src/author/error.rs`; the reason stands in `data`, as text.
	pub(super) fn from_rpc(code: i32, message: &str, data: Option<&str>) -> Self {
		let other = || Self::Other {
			code,
			reason: match data {
				Some(data) => format!("{message}: {data}"),
				None => message.to_owned(),
			},
		};
		match (code, data) {
			(1010, Some(data)) => match data {
				"Transaction call is not expected" => Self::WrongCall,
				"Inability to pay some fees (e.g. account balance too low)" => Self::Payment,
				"Transaction will be valid in the future" => Self::Future,
				"Transaction is outdated" => Self::Stale,
				"Transaction has a bad signature" => Self::BadProof,
				"Transaction has an ancient birth block" => Self::Expired,
				"Transaction would exhaust the block limits" => Self::TooHeavy,
				"Invalid signing address" => Self::BadSigner,
				"The transaction extension did not authorize any origin" => Self::NoOrigin,
				_ => data
					.strip_prefix("Custom error: ")
					.and_then(|number| number.trim().parse::<u8>().ok())
					.map_or_else(other, Self::Custom),
			},
			// The runtime could not even decode it and trapped; the node has no code for that.
			(1002, _) if message.contains("TaggedTransactionQueue_validate_transaction") => Self::Undecodable,
			(1012, _) => Self::Banned,
			(1013, _) => Self::Known,
			(1014, _) => Self::Outranked,
			(1016, _) => Self::Full,
			(1021, _) => Self::Future,
			_ => other(),
		}
	}

	/// Reads the answer of `TaggedTransactionQueue_validate_transaction`; `None` means valid.
	pub(super) fn from_validity(answer: &[u8]) -> Option<Self> {
		let other = |reason: &str| Self::Other { code: 0, reason: reason.to_owned() };
		Some(match answer {
			[0, ..] => return None,
			[1, 0, 0, ..] => Self::WrongCall,
			[1, 0, 1, ..] => Self::Payment,
			[1, 0, 2, ..] => Self::Future,
			[1, 0, 3, ..] => Self::Stale,
			[1, 0, 4, ..] => Self::BadProof,
			[1, 0, 5, ..] => Self::Expired,
			[1, 0, 6, ..] => Self::TooHeavy,
			[1, 0, 7, code, ..] => Self::Custom(*code),
			[1, 0, 10, ..] => Self::BadSigner,
			[1, 0, 12, ..] => Self::NoOrigin,
			[1, 0, ..] => other("it is invalid for a reason of the SDK"),
			[1, 1, ..] => other("the runtime cannot tell whether it is valid"),
			_ => other("the runtime's verdict cannot be read"),
		})
	}

	/// Says of a code of the runtime which pallet gave it, by the call that an extrinsic without a signer makes.
	/// The codes for ballots stay as they are.
	pub(super) fn by_pallet(self, extrinsic: &[u8], metadata: &Metadata) -> Self {
		let Self::Custom(code) = self else { return self };
		let pallet = pallet_of(extrinsic).and_then(|index| metadata.pallet_by_call_index(index));
		match pallet {
			Some(pallet) if pallet.name() != BALLOTS => Self::Unauthorised {
				pallet: pallet.name().to_owned(),
				code,
				error: pallet.error_variant_by_index(code).map(|error| error.name.clone()),
			},
			_ => self,
		}
	}
}

/// The index of the pallet whose call an extrinsic without a signer makes.
fn pallet_of(extrinsic: &[u8]) -> Option<u8> {
	let mut rest = extrinsic;
	Compact::<u32>::decode(&mut rest).ok()?;
	let call = rest.strip_prefix(&GENERAL_PREAMBLE).or_else(|| match rest {
		[first, call @ ..] if BARE_PREAMBLES.contains(first) => Some(call),
		_ => None,
	})?;
	call.first().copied()
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	/// The runtime's own code is read out of the words in which the node wraps it.
	#[test]
	fn refusals_are_recognised() {
		let refusal = |code, data| Refusal::from_rpc(code, "Invalid Transaction", data);
		assert_eq!(refusal(1010, Some("Custom error: 7")), Refusal::Custom(7));
		assert_eq!(refusal(1010, Some("Custom error: 255")), Refusal::Custom(255));
		assert_eq!(refusal(1010, Some("Transaction is outdated")), Refusal::Stale);
		assert_eq!(refusal(1013, Some("0xabcd")), Refusal::Known);
		assert_eq!(refusal(1014, None), Refusal::Outranked);
		assert_eq!(
			refusal(1010, Some("Custom error: 700")),
			Refusal::Other { code: 1010, reason: "Invalid Transaction: Custom error: 700".into() }
		);
	}

	#[test]
	fn the_pallet_is_found_in_what_has_no_signer() {
		let made = |preamble: &[u8]| [preamble, &[54, 3, 1, 2]].concat().encode();
		assert_eq!(pallet_of(&made(&GENERAL_PREAMBLE)), Some(54));
		assert_eq!(pallet_of(&made(&BARE_PREAMBLES[..1])), Some(54));
		assert_eq!(pallet_of(&made(&[0x84])), None);
		assert_eq!(pallet_of(&GENERAL_PREAMBLE.to_vec().encode()), None);
		assert_eq!(pallet_of(&[]), None);
	}

	/// The same verdicts in SCALE, as the runtime API gives them.
	#[test]
	fn verdicts_are_recognised() {
		assert_eq!(Refusal::from_validity(&[0, 1, 2, 3]), None);
		assert_eq!(Refusal::from_validity(&[1, 0, 7, 9]), Some(Refusal::Custom(9)));
		assert_eq!(Refusal::from_validity(&[1, 0, 12]), Some(Refusal::NoOrigin));
		assert!(matches!(Refusal::from_validity(&[1, 1, 0]), Some(Refusal::Other { .. })));
		assert!(matches!(Refusal::from_validity(&[]), Some(Refusal::Other { .. })));
	}
}
