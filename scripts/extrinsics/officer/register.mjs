// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Register members in a batch: one registrar proposes, a second confirms. No person is named: members are keys.
//
//   caucus apply --dev-member 900 --chapter 1 > applications
//   node scripts/extrinsics/officer/register.mjs applications //Alice //Bob
//
// The file has one application a line, as `caucus apply` prints them: SCALE in hexadecimal digits. All two-person calls
// of the chain follow this pattern, but elsewhere the second person makes the same call again.

import { readFileSync } from 'node:fs';
import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { getTypedCodecs } from 'polkadot-api';
import { caucus } from '../.papi/descriptors/dist/index.js';
import { bytesOf, hexOf, main, result, send } from '../caucus.mjs';

/** An entry `Join` is its number, 0, and the application. */
const JOIN = 0;

await main(async (client, api, file = 'applications', first = '//Alice', second = '//Bob') => {
	const codecs = await getTypedCodecs(caucus);
	const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '');
	const encoded = lines.map((line) => bytesOf(line.trim()));
	// The codec of a list of entries reads one entry behind the length 1 (as SCALE writes it, 4).
	const entry = codecs.tx.Members.propose_batch.inner.entries;
	const entries = encoded.map((bytes) => {
		const [one] = entry.dec(Uint8Array.from([4, JOIN, ...bytes]));
		if (!one) throw new Error('this is no application');
		return one;
	});

	// The first registrar. The event says which number the batch has.
	const proposed = await send(client, api, api.tx.Members.propose_batch({ entries }), first);
	const event = api.event.Members.BatchProposed.filter(proposed.events)[0];
	if (!event) throw new Error('the batch was not proposed');
	const { batch } = event.payload;
	console.log(`batch ${batch} with ${entries.length} entries waits for a second registrar`);

	// The second one looks at what the chain has, not at what the first one says, and confirms just that by its digest.
	const pending = await api.query.Members.Pending.getValue(batch);
	if (!pending) throw new Error(`batch ${batch} does not wait`);
	for (const one of pending.entries) console.log(`  ${one.type}`, one.type === 'Join' ? one.value.key : one.value);
	const digest = hexOf(Blake2256(entry.enc(pending.entries)));
	const confirmed = await send(client, api, api.tx.Members.confirm_batch({ batch, digest }), second);
	const members = await api.query.Members.MemberCount.getValue({ at: confirmed.block.hash });
	console.log(`confirmed: ${members} members are registered`);
	result({ batch, digest, entries: entries.length, members, block: confirmed.block.hash });
});
