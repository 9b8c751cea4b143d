// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// See what was published, and fetch a file with every byte checked. No account is needed.
//
//   node scripts/extrinsics/read/library.mjs [ITEM [FILE]]
//
// The node is believed what the chain says, but not that bytes are the ones: those can come from any node that has
// them, and from peers of IPFS, by the same names.

import { writeFileSync } from 'node:fs';
import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { bytesOf, cidOf, hexOf, main, result, words } from '../caucus.mjs';

/** Rows of a page; views give at most 100. */
const PAGE = 100;

const isOf = (/** @type {Uint8Array} */ bytes, /** @type {{ digest: string, bytes: number | bigint }} */ said) => (
	BigInt(bytes.length) === BigInt(said.bytes) && hexOf(Blake2256(bytes)) === said.digest);

await main(async (client, api, wanted, file) => {
	const { hash } = await client.getFinalizedBlock();
	const at = { at: hash };
	const [count] = await api.view.Library.counts(at);
	const items = [];
	for (let from = 0; from < count; from += PAGE) items.push(...await api.view.Library.items(from, PAGE, at));
	// Others did not arrive, were taken back or taken down, or their time is over. The record of them stays.
	const available = items.filter(({ status }) => status.type === 'Available');
	for (const { id, item, description } of available) {
		console.log(`item ${id}: ${words(description.title)} (${item.heading.kind.type}), ${item.publisher}`);
	}

	const chosen = available.find(({ id }) => wanted === undefined || id === Number(wanted));
	if (!chosen) throw new Error(wanted === undefined ? 'nothing is available' : `item ${wanted} is not available`);
	const { id, shown, description } = chosen;
	const version = await api.view.Library.version(id, shown, at);
	const original = version?.parts.find(({ role }) => role.type === 'Original');
	if (!original) throw new Error(`item ${id} has no original`);
	const { media, manifest } = original;

	/** @type {Uint8Array[]} */
	const chunks = [];
	// One after the other: they are up to 2 MiB each.
	for (const piece of manifest.pieces) {
		const chunk = bytesOf(await client._request('bitswap_v1_get', [cidOf(piece.digest)]));
		if (!isOf(chunk, piece)) throw new Error(`the node gave other bytes than ${cidOf(piece.digest)}`);
		chunks.push(chunk);
	}
	const bytes = Uint8Array.from(Buffer.concat(chunks));
	// Each chunk is what was announced; whether they make the file that was announced nobody else checks.
	if (!isOf(bytes, manifest)) throw new Error('the chunks do not make the file: who announced it lied');
	if (file !== undefined) writeFileSync(file, bytes);
	console.log(`${media.type}, ${bytes.length} bytes in ${chunks.length} chunks, as announced`);
	result({
		hash, available: available.map((one) => one.id), item: id, version: shown, title: words(description.title),
		media: media.type, bytes: bytes.length, chunks: chunks.length, digest: manifest.digest,
	});
});
