// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Follow a petition's count until it has so many signatures.
//
//   node scripts/extrinsics/read/petition.mjs PETITION [UNTIL]
//
// Counts come from final blocks. What a threshold brings about (a response that is due, a referral) is an event of the
// block in which the count crosses it: see events.mjs.

import { concatMap, lastValueFrom, takeWhile, tap } from 'rxjs';
import { main, result, words } from '../caucus.mjs';

await main(async (client, api, number = '0', until = '1') => {
	const petition = Number(number);
	let last = -1;
	const reached = await lastValueFrom(client.finalizedBlock$.pipe(
		concatMap(async (block) => ({ block, shown: await api.view.Petitions.petition(petition, { at: block.hash }) })),
		tap(({ block, shown }) => {
			if (!shown) throw new Error(`there is no petition ${petition}`);
			const { count, response_at: response, sponsors } = shown.numbers;
			if (count === last) return;
			last = count;
			const title = shown.text ? words(shown.text.title) : '(hidden)';
			console.log(`block ${block.number}: ${title}, ${shown.petition.state.type}`);
			console.log(`  ${sponsors} sponsors, ${count} signatures; with ${response} it has to be answered`);
		}),
		takeWhile(() => last < Number(until), true),
	));
	result({ petition, block: reached.block.hash, count: last, state: reached.shown?.petition.state.type });
});
