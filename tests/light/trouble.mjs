// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What can go wrong, by name.

/** Every name, and what it means. */
export const TROUBLES = Object.freeze({
	BadSpec: 'the chain specification is not a raw one of this chain, or names no peer',
	NoPeer: 'no peer of the chain answered in time',
	NoFinality: 'peers answered, but no block became final in time',
	NotThere: 'the chain has no such election, or no result of it',
	Disagreement: 'a node says something else than what is proved',
	BadBallot: 'a file is not what `caucus vote --print` writes',
	Refused: 'the runtime refuses the ballot',
	NotCounted: 'the ballot was sent and no final block counts it in time',
});

/** Something went wrong that has a name. */
export class Trouble extends Error {
	/** @param {keyof typeof TROUBLES} name @param {string} text */
	constructor(name, text) {
		super(text);
		this.name = name;
	}
}

/** Milliseconds since the program started. */
export const now = () => performance.now();

/** Seconds, to the millisecond. */
export const seconds = (/** @type {number} */ milliseconds) => Math.round(milliseconds) / 1000;

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
