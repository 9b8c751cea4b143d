// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What can go wrong, by name.

/** Every name, and what it means. */
export const TROUBLES = Object.freeze({
	NoPeer: 'the peer cannot be reached, or is another one than its address says',
	NoBitswap: 'the peer is there and does not speak Bitswap: a node needs --ipfs-server',
	NotServed: 'the peer says that it does not have a block',
	NoAnswer: 'the peer neither sent a block in time nor said that it does not have it',
	WrongBytes: 'the peer sent bytes that have none of the names that it was asked for',
	Served: 'with --missing: the peer does serve a block',
	NoFile: 'the blocks cannot be written',
});

/** Something went wrong that has a name. */
export class Trouble extends Error {
	/** @param {keyof typeof TROUBLES} name @param {string} text */
	constructor(name, text) {
		super(text);
		this.name = name;
	}
}

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
