// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Call the trustees of an election that is a draft: two of the commission, by the same call.
//
//   node scripts/extrinsics/officer/trustees.mjs ELECTION [//Charlie //Dave [//Alice //Bob //Dave]]
//
// From then on the paper is fixed, and trustees make the election's key; their daemons (`caucus trustee run`) do it by
// themselves. More have to be called than the plan's threshold.

import { addressOf, main, result, send } from '../caucus.mjs';

await main(async (client, api, number = '0', first = '//Charlie', second = '//Dave', ...called) => {
	const election = Number(number);
	// Whoever is on the roster may be called, in whatever order: both name them in the same.
	const trustees = (called.length > 0 ? called : ['//Alice', '//Bob', '//Dave']).map(addressOf);
	const call = api.tx.Elections.call_trustees({ election, trustees });

	const alone = await send(client, api, call, first);
	const [needed] = api.event.Elections.SecondNeeded.filter(alone.events);
	console.log(needed ? 'a second of the commission makes the same call' : 'somebody had made the same call before');
	const done = needed ? await send(client, api, call, second) : alone;
	const [reached] = api.event.Elections.StageReached.filter(done.events);
	if (!reached) throw new Error('the second call was another one than the first');
	console.log(`election ${election}: ${reached.payload.stage.type}`);
	result({ election, stage: reached.payload.stage.type, trustees, block: done.block.hash });
});
