// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Publish a text as an officer: announce it with the digests of its bytes, bring the bytes, wait until it can be had.
//
//   node scripts/extrinsics/officer/publish.mjs speech.md '청년 주거' [//Charlie]
//
// Both are free. Chair and secretary who publish for their organisation make the same announcement, one after the
// other. Other files, and going on after an interruption, are what `caucus library publish` is for.

import { readFileSync } from 'node:fs';
import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { Enum } from 'polkadot-api';
import { concatMap, filter, firstValueFrom } from 'rxjs';
import { Refused, cidOf, errorsOf, hexOf, main, result, send, text, withoutSigner } from '../caucus.mjs';

/** Where files are cut: four such chunks fit a block, and one passes a public node in hexadecimal digits. */
const CHUNK_BYTES = 896 * 1024;

const digestOf = (/** @type {Uint8Array} */ bytes) => hexOf(Blake2256(bytes));

/**
 * Hands a chunk to the node's pool. `client.submit` would look for the transaction in blocks and not find it: nodes
 * show blocks without published bytes.
 * @param {import('../caucus.mjs').Client} client @param {import('../caucus.mjs').Api} api @param {Uint8Array} data
 */
async function handIn(client, api, data) {
	const call = await api.tx.Library.store({ data }).getEncodedData();
	await client._request('author_submitExtrinsic', [hexOf(withoutSigner(call))]).catch(async (error) => {
		// The place of an error in the metadata.
		const [, place] = /Custom error: (\d+)/.exec(JSON.stringify(error.data ?? error.message)) ?? [];
		if (place === undefined) throw error;
		const found = (await errorsOf(client, 'Library')).find(({ index }) => index === Number(place));
		throw new Refused(`Library.${found?.name ?? place}: ${found?.docs.join(' ') ?? ''}`);
	});
}

await main(async (client, api, file = 'speech.md', title = file, officer = '//Charlie') => {
	const bytes = Uint8Array.from(readFileSync(file));
	/** @type {Map<string, Uint8Array>} Chunks by digest, in their order. */
	const chunks = new Map();
	for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
		const chunk = bytes.slice(from, from + CHUNK_BYTES);
		chunks.set(digestOf(chunk), chunk);
	}

	const digest = digestOf(bytes);
	const pieces = [...chunks].map(([name, chunk]) => ({ digest: name, bytes: chunk.length }));
	const announced = await send(client, api, api.tx.Library.announce({
		heading: {
			capacity: Enum('Officer', { organization: 0, role: Enum('Chair') }),
			kind: Enum('Speech'), language: Enum('Korean'), about: undefined,
		},
		draft: {
			description: {
				title: text(title), summary: undefined, topics: [], alternative: undefined, recorded_at: undefined,
			},
			parts: [{
				role: Enum('Original'), media: Enum('Markdown'),
				manifest: { digest, bytes: BigInt(bytes.length), pieces },
			}],
		},
	}), officer);
	const { item, version } = api.event.Library.VersionAnnounced.filter(announced.events)[0]?.payload
		?? (() => { throw new Error('nothing was announced'); })();

	// What the chain has already, from another version, it does not ask for. Anybody can bring the rest, within a day,
	// in any order, each chunk in a transaction of its own.
	const missing = await api.view.Library.missing(item, version, { at: announced.block.hash });
	console.log(`item ${item}, version ${version}: ${missing.length} of ${pieces.length} chunks have to come`);
	for (const name of missing) {
		const chunk = chunks.get(name);
		if (!chunk) throw new Error(`the chain waits for other bytes: ${name}`);
		await handIn(client, api, chunk);
		console.log(`${cidOf(name)}: ${chunk.length} bytes are handed in`);
	}

	// In a final block all bytes came. A pool keeps them for two minutes; a program of yours looks at what is missing
	// by then, and hands it in again.
	const block = await firstValueFrom(client.finalizedBlock$.pipe(
		concatMap(async (final) => ({ ...final, shown: await api.view.Library.version(item, version, { at: final.hash }) })),
		filter(({ shown }) => shown?.status.type === 'Available'),
	));
	console.log(`it is given out until ${new Date(Number(block.shown?.version.served_until)).toISOString()}`);
	const [first = digest] = chunks.keys();
	result({ item, version, digest, cid: cidOf(first), block: block.hash });
});
