// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Writes a small index of the library, of one shard and one page, in the form that clients/sdk/src/search describes: so the
// portal reads what something else than the portal's own search wrote.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { toHex } from '../../src/chain/calls';
import { utf8 } from '../../src/text/typed';

export interface Document {
	readonly item: number;
	readonly version: number;
	readonly title: string;
	readonly texts: readonly string[];
}

/** Where the positions of texts begin. */
const TEXTS = 256;
const FORMAT = 'caucus-index/1';

const digits = (bytes: Uint8Array): string => toHex(Blake2256(bytes)).slice(2);
const fileRef = (bytes: Uint8Array) => ({ bytes: bytes.length, digest: digits(bytes) });
const lettersOf = (text: string): string[] => [...text.normalize('NFKC').toLowerCase()].filter((letter) => /[\p{Alphabetic}\p{N}]/u.test(letter));

/** In LEB128. */
function number(value: number): number[] {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}

const deltas = (values: readonly number[]): number[] => values.flatMap((value, i) => number(value - (values[i - 1] ?? 0)));

/** Terms of a document, each with where it stands. */
function positionsOf({ title, texts }: Document): Map<string, number[]> {
	const found = new Map<string, number[]>();
	let start = 0;
	[title, ...texts].forEach((text, i) => {
		if (i === 1) start = TEXTS;
		const letters = lettersOf(text);
		letters.slice(1).forEach((letter, at) => {
			const term = letters[at]! + letter;
			found.set(term, [...found.get(term) ?? [], start + at]);
		});
		start += letters.length + 1;
	});
	return found;
}

/** The files of an index by name. `documents` stand in the order of items. */
export function indexOf(genesis: string, block: number, documents: readonly Document[]): Map<string, Uint8Array> {
	const all = new Map<string, [number, number[]][]>();
	documents.forEach((document, i) => {
		for (const [term, positions] of positionsOf(document)) all.set(term, [...all.get(term) ?? [], [i, positions]]);
	});
	const order = (a: string, b: string) => a.codePointAt(0)! - b.codePointAt(0)! || [...a][1]!.codePointAt(0)! - [...b][1]!.codePointAt(0)!;
	const shard = Uint8Array.from([...all.keys()].sort(order).flatMap((term) => {
		const postings = all.get(term)!;
		const bytes = postings.flatMap(([document, positions], i) => [
			...number(document - (postings[i - 1]?.[0] ?? 0)), ...number(positions.length), ...deltas(positions),
		]);
		return [...[...term].flatMap((letter) => number(letter.codePointAt(0)!)), ...number(postings.length), ...number(bytes.length), ...bytes];
	}));
	const page = utf8(JSON.stringify(documents.map(({ item, version, title }) => ({ item, version, title }))));
	const unnamed = {
		format: FORMAT, chain: genesis.replace(/^0x/, ''), block, hash: '00'.repeat(32), missing: 0, documents: documents.length, shards: [fileRef(shard)], pages: [fileRef(page)], root: '',
	};
	const root = digits(utf8(FORMAT + JSON.stringify(unnamed)));
	return new Map([['manifest.json', utf8(JSON.stringify({ ...unnamed, root }))], ['shard-0000', shard], ['page-0000.json', page]]);
}
