// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where calls and storage are found. Every runtime uses these numbers and names, so that one client
//! and one auditor serve all; a test of the runtime holds it against them.

use crate::{Alias, Digest, ElectionId};
use alloc::vec::Vec;
use codec::{Compact, Decode, Encode};

/// Names of the party's pallets: the first half of every storage key.
pub mod pallet {
	/// Registry, rolls and rings.
	pub const MEMBERS: &str = "Members";
	/// Key generation and decryption.
	pub const TRUSTEES: &str = "Trustees";
	/// Elections, ballots and results.
	pub const ELECTIONS: &str = "Elections";
	/// What the party publishes.
	pub const LIBRARY: &str = "Library";
	/// Room on nodes for messages.
	pub const MESSAGING: &str = "Messaging";
}

/// Pallet and call index of `Elections::cast`.
pub const CAST: [u8; 2] = [52, 0];

/// Pallet and call index of `Elections::cast_batch`.
pub const CAST_BATCH: [u8; 2] = [52, 6];

/// Pallet and call index of `Library::store`.
pub const STORE: [u8; 2] = [58, 2];

/// Pallet and variant index of the event `Elections::BallotAccepted`.
pub const BALLOT_ACCEPTED: [u8; 2] = [52, 2];

/// Version byte of a signed (version 4) extrinsic.
const SIGNED: u8 = 0x84;

/// The variant of an address that is an account itself; the chain takes no other.
const ACCOUNT: u8 = 0;

/// Version byte of a general (version 5) extrinsic, and the version of its extensions.
const GENERAL: [u8; 2] = [0x45, 0];

/// What a client writes before the call of a general extrinsic: an immortal era, nonce 0, tip 0, no
/// metadata hash. The chain takes other values too, for what they are worth without a signer.
pub const GENERAL_PREAMBLE: [u8; 6] = [0x45, 0, 0, 0, 0, 0];

/// What stands before the call of a bare (version 4 or 5) extrinsic.
pub const BARE_PREAMBLES: [u8; 2] = [0x04, 0x05];

/// Finds the arguments of a `cast` in an extrinsic without its length prefix; `None` where it is
/// another call, or signed.
pub fn cast_arguments(extrinsic: &[u8]) -> Option<&[u8]> {
	let call = match extrinsic.strip_prefix(GENERAL.as_slice()) {
		Some(extensions) => after_extensions(extensions)?,
		None => {
			let (version, call) = extrinsic.split_first()?;
			BARE_PREAMBLES.contains(version).then_some(call)?
		}
	};
	call.strip_prefix(CAST.as_slice())
}

/// Finds the arguments of a `cast_batch` in an extrinsic without its length prefix; `None` where it is
/// another call, or not signed: the chain counts no batch without a signer.
pub fn batch_arguments(extrinsic: &[u8]) -> Option<&[u8]> {
	const ADDRESS: usize = 33;
	let signature = extrinsic.strip_prefix(&[SIGNED, ACCOUNT])?.get(ADDRESS.checked_sub(1)?..)?;
	let length: usize = match signature.first()? {
		// Ed25519, Sr25519.
		0 | 1 => 65,
		// ECDSA on secp256k1, with either address format.
		2 | 3 => 66,
		_ => return None,
	};
	after_extensions(signature.get(length..)?)?.strip_prefix(CAST_BATCH.as_slice())
}

/// Splits a general extrinsic, without its length prefix, that brings bytes to the library: what stands before their
/// length, and the bytes; `None` where it is another call, or brings none.
///
/// When the extensions change that come before the call, their former list has to be tried here, too, for as long as
/// blocks are kept.
pub fn stored_bytes(extrinsic: &[u8]) -> Option<(&[u8], &[u8])> {
	let call = after_extensions(extrinsic.strip_prefix(GENERAL.as_slice())?)?;
	let mut data = call.strip_prefix(STORE.as_slice())?;
	let (head, _) = extrinsic.split_at_checked(extrinsic.len().checked_sub(data.len())?)?;
	let Compact(length) = Compact::<u32>::decode(&mut data).ok()?;
	(length > 0 && u32::try_from(data.len()) == Ok(length)).then_some((head, data))
}

/// What the chain says when it has accepted a ballot.
#[derive(Clone, Copy, PartialEq, Eq, Encode, Decode, Debug)]
pub struct Acceptance {
	/// Position of the extrinsic that brought it.
	pub extrinsic: u32,
	/// The voter's alias.
	pub alias: Alias,
	/// The ballot's sequence number.
	pub sequence: u16,
	/// BLAKE2b-256 of the ballot.
	pub digest: Digest,
}

/// Finds every `BallotAccepted` of an election in the encoded events of a block, in order.
///
/// The events of other pallets have lengths that nothing here knows, so all bytes are searched. What
/// is found is a hint: believe it when the ballots it points to give the ballot log.
pub fn acceptances(events: &[u8], election: ElectionId) -> Vec<Acceptance> {
	/// The phase of an event that an extrinsic caused.
	const APPLY_EXTRINSIC: u8 = 0;
	let name = [BALLOT_ACCEPTED.as_slice(), &election.to_le_bytes()].concat();
	// Phase, position of the extrinsic, name; then alias, sequence, digest.
	let read = |record: &[u8]| {
		let (APPLY_EXTRINSIC, mut rest) = record.split_first().map(|(phase, rest)| (*phase, rest))? else {
			return None;
		};
		let extrinsic = u32::decode(&mut rest).ok()?;
		let mut rest = rest.strip_prefix(name.as_slice())?;
		let (alias, sequence, digest) = Decode::decode(&mut rest).ok()?;
		Some(Acceptance { extrinsic, alias, sequence, digest })
	};
	(0..events.len()).filter_map(|start| read(events.get(start..)?)).collect()
}

/// Skips era, nonce, tip and the mode of the metadata hash.
fn after_extensions(bytes: &[u8]) -> Option<&[u8]> {
	// A mortal era has two bytes, of which the first is never zero.
	let mut rest = match bytes.split_first()? {
		(0, rest) => rest,
		_ => bytes.get(2..)?,
	};
	Compact::<u32>::decode(&mut rest).ok()?;
	Compact::<u128>::decode(&mut rest).ok()?;
	rest.get(1..)
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	#[test]
	fn cast_arguments_are_found_in_all_three_formats_and_nowhere_else() {
		let arguments = [7u8, 8, 9];
		// Besides the neutral general form: a mortal era, a nonce, a tip, a metadata hash.
		let unusual =
			[&[0x45, 0, 0x15, 0x02][..], &Compact(70u32).encode(), &Compact(1u128 << 70).encode(), &[1]];
		for preamble in [GENERAL_PREAMBLE.as_slice(), &unusual.concat(), &[0x04], &[0x05]] {
			let extrinsic = [preamble, &CAST, &arguments].concat();
			assert_eq!(cast_arguments(&extrinsic), Some(arguments.as_slice()));
		}
		assert_eq!(cast_arguments(&[&[0x84][..], &CAST, &arguments].concat()), None);
		assert_eq!(cast_arguments(&[&[0x04][..], &[52, 1], &arguments].concat()), None);
		assert_eq!(cast_arguments(&[]), None);
		assert_eq!(cast_arguments(&[0x45, 0, 0]), None);
	}

	#[test]
	fn batch_arguments_are_found_behind_every_kind_of_signature_and_nowhere_else() {
		let arguments = [7u8, 8, 9];
		let address = [&[0][..], &[1; 32]].concat();
		let neutral = [0, 0, 0, 0];
		let unusual = [&[0x15, 0x02][..], &Compact(70u32).encode(), &Compact(1u128 << 70).encode(), &[1]];
		for (kind, length) in [(0u8, 64usize), (1, 64), (2, 65), (3, 65)] {
			let signature = [&[kind][..], &alloc::vec![2; length]].concat();
			for extensions in [neutral.as_slice(), &unusual.concat()] {
				let parts = [&[0x84][..], &address, &signature, extensions, &CAST_BATCH, &arguments];
				let extrinsic = parts.concat();
				assert_eq!(batch_arguments(&extrinsic), Some(arguments.as_slice()));
				assert_eq!(cast_arguments(&extrinsic), None);
				for end in 0..extrinsic.len() - arguments.len() {
					assert_eq!(batch_arguments(&extrinsic[..end]), None);
				}
			}
		}
		for preamble in [GENERAL_PREAMBLE.as_slice(), &[0x04], &[0x05]] {
			assert_eq!(batch_arguments(&[preamble, &CAST_BATCH, &arguments].concat()), None);
		}
		let signed =
			|address: &[u8], call: &[u8]| [&[0x84][..], address, &[1], &[2; 64], &neutral, call].concat();
		assert_eq!(batch_arguments(&signed(&address, &[52, 1, 7])), None);
		assert_eq!(batch_arguments(&signed(&[&[3][..], &[1; 32]].concat(), &CAST_BATCH)), None);
	}

	#[test]
	fn acceptances_are_found_among_other_events() {
		let accepted = |extrinsic: u32, election: ElectionId, sequence: u16| {
			let fields = (election, [3u8; 32], sequence, [4u8; 32]);
			[&[0][..], &extrinsic.encode(), &BALLOT_ACCEPTED, &fields.encode(), &[0]].concat()
		};
		let other = [&[0][..], &1u32.encode(), &[52, 3, 9, 0, 0, 0, 0]].concat();
		let finalization = [&[1][..], &accepted(0, 9, 5)[5..]].concat();
		let events = [
			&[12][..],
			&other,
			&accepted(1, 9, 1),
			&accepted(2, 8, 2),
			&finalization,
			&other,
			&accepted(513, 9, 3),
		];
		let found = acceptances(&events.concat(), 9);
		let expected =
			|extrinsic, sequence| Acceptance { extrinsic, alias: [3; 32], sequence, digest: [4; 32] };
		assert_eq!(found, [expected(1, 1), expected(513, 3)]);
		let whole = accepted(1, 9, 1);
		assert_eq!(acceptances(&whole[..whole.len() - 2], 9), []);
	}
}
