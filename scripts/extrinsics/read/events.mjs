// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Follow final blocks and say what happened in each, by pallet.
//
//   node scripts/extrinsics/read/events.mjs [BLOCKS]
//
// Final blocks come in order, none left out, and what they say is never taken back. `bestBlocks$` is seconds faster and
// may be undone by a fork.

import { lastValueFrom, concatMap, take } from 'rxjs';
import { json, main, result } from '../caucus.mjs';

/** Every block has these; they say nothing of the party. */
const ROUTINE = new Set(['System.ExtrinsicSuccess']);

await main(async (client, api, blocks = '2') => {
	/** @type {{ number: number, hash: string, events: Record<string, number> }[]} */
	const seen = [];
	await lastValueFrom(client.finalizedBlock$.pipe(take(Number(blocks)), concatMap(async ({ number, hash }) => {
		// One read for all pallets. For one kind alone: api.event.Petitions.PetitionSigned.watch().
		const records = await api.query.System.Events.getValue({ at: hash });
		/** @type {Record<string, number>} */
		const events = {};
		for (const { event, phase } of records) {
			events[event.type] = (events[event.type] ?? 0) + 1;
			const name = `${event.type}.${event.value.type}`;
			if (ROUTINE.has(name)) continue;
			// The phase says which extrinsic of the block it belongs to.
			const where = phase.type === 'ApplyExtrinsic' ? `extrinsic ${phase.value}` : phase.type;
			console.log(`${number}, ${where}: ${name} ${json(event.value.value)}`);
		}
		seen.push({ number, hash, events });
	})));
	result({ blocks: seen });
});
