// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Where calls and storage are found. Every runtime uses these numbers and names, so that one client
//! and one auditor serve all; a test of the runtime holds it against them.

use codec::{Compact, Decode};

/// Names of the party's pallets: the first half of every storage key.
pub mod pallet {
	/// Registry, rolls and rings.
	pub const MEMBERS: &str = "Members";
	/// Key generation and decryption.
	pub const TRUSTEES: &str = "Trustees";
	/// Elections, ballots and results.
	pub const ELECTIONS: &str = "Elections";
}

/// Pallet and call index of `Elections::cast`.
pub const CAST: [u8; 2] = [52, 0];

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
}
