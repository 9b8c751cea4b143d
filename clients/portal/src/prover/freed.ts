// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Things of the prover's memory, which nobody collects: they are freed by hand.

export interface Freeable {
	free(): void;
}

/**
 * Uses a thing and frees it, whatever happens. Where the prover stopped in between, the thing counts as in use for ever and
 * freeing it throws as well: what is told is why the prover stopped.
 */
export function using<T extends Freeable, R>(thing: T, use: (thing: T) => R): R {
	let made: R;
	try {
		made = use(thing);
	} catch (error) {
		try {
			thing.free();
		} catch {
			// It says nothing that `error` does not.
		}
		throw error;
	}
	thing.free();
	return made;
}
