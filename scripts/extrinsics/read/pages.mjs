// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Page through a map that may be too large to read at once: members by chapter, without any names.
//
//   node scripts/extrinsics/read/pages.mjs [ENTRIES-A-PAGE]
//
// `getEntries` reads a whole map into memory. Where a pallet has a view function that gives pages, use that instead,
// such as `api.view.Petitions.petitions(from, count)`: it is the same on every node, and a light client can ask it.

import { getTypedCodecs } from 'polkadot-api';
import { caucus } from '../.papi/descriptors/dist/index.js';
import { main, result } from '../caucus.mjs';

await main(async (client, api, size = '100') => {
	// All pages at one block, or members who come meanwhile are seen twice or never.
	const { hash } = await client.getFinalizedBlock();
	const { Members: codecs } = (await getTypedCodecs(caucus)).query;
	const prefix = await api.query.Members.Members.getKey();
	/** @type {Record<number, number>} */
	const chapters = {};
	let [members, pages] = [0, 0];
	for (let last = null; ;) {
		const keys = /** @type {string[]} */ (
			await client._request('state_getKeysPaged', [prefix, Number(size), last, hash]));
		if (keys.length === 0) break;
		const [{ changes }] = await client._request('state_queryStorageAt', [keys, hash]);
		for (const [, value] of changes) {
			const { chapter } = codecs.Members.value.dec(value);
			chapters[chapter] = (chapters[chapter] ?? 0) + 1;
			members += 1;
		}
		pages += 1;
		last = keys[keys.length - 1];
	}
	console.log(`${members} members in ${pages} pages; by chapter: ${JSON.stringify(chapters)}`);
	result({ hash, members, pages, chapters });
});
