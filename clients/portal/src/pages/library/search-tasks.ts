// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the page and the worker that searches say to each other.

/** Something that the page has read of the chain. */
export interface Source {
	readonly item: number;
	readonly version: number;
	readonly title: string;
	readonly texts: readonly string[];
}

/** A version that fits; the lower its rank, the better. */
export interface Found {
	readonly item: number;
	readonly version: number;
	readonly rank: number;
}

/** The index that was looked in: up to which block it goes, and the digest that anybody can work out. */
export interface Index {
	readonly block: number;
	readonly root: string;
}

export interface Request {
	readonly id: number;
	readonly typed: string;
	/** Genesis hash, in hexadecimal digits: an index of another chain is none. */
	readonly genesis: string;
	/** What the index may not have yet; or all there is, if there is no index. */
	readonly sources: readonly Source[];
}

export interface Answer {
	readonly found: readonly Found[];
	/** Nothing if this site has none, or if it could not be looked in. */
	readonly index: Index | undefined;
	/** Why it could not be looked in. */
	readonly trouble?: Trouble;
}

/** What went wrong; in a sentence, where it is known. */
export interface Trouble {
	readonly name: string;
	readonly ko?: string | undefined;
	readonly en?: string | undefined;
}

export type Reply =
	| { readonly id: number; readonly answer: Answer }
	| { readonly id: number; readonly trouble: Trouble };

/** Each version once, the best first, and among equals the newest. */
export function merged(...lists: readonly (readonly Found[])[]): Found[] {
	const best = new Map<string, Found>();
	for (const found of lists.flat()) {
		const key = `${found.item}/${found.version}`;
		if ((best.get(key)?.rank ?? Infinity) > found.rank) best.set(key, found);
	}
	return [...best.values()].sort((a, b) => a.rank - b.rank || b.item - a.item || b.version - a.version);
}
