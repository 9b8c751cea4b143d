// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What peers of IPFS call a chunk: version 1, the bytes as they are, BLAKE2b-256, in base32. The same as
// pallets/library/core/src/cid.rs.

/** Version, codec, and the multihash's code and length. */
const PREFIX = [0x01, 0x55, 0xa0, 0xe4, 0x02, 0x20] as const;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** The identifier of the chunk with this digest. */
export function cidOf(digest: Uint8Array): string {
	let text = 'b';
	// Bits that are not written yet, fewer than 5 between two bytes.
	let [bits, count] = [0, 0];
	for (const byte of [...PREFIX, ...digest]) {
		bits = (bits << 8) | byte;
		for (count += 8; count >= 5;) {
			count -= 5;
			text += LETTERS[(bits >> count) & 31];
		}
		bits &= 31;
	}
	return count > 0 ? text + LETTERS[(bits << (5 - count)) & 31] : text;
}
