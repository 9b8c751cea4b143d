// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Take a motion through the council: propose, vote, close. Here: how many sponsors a petition needs.
//
//   node scripts/extrinsics/officer/council.mjs SPONSORS [//Charlie //Dave]
//
// A motion is a call that the council makes when enough of it want that. Which calls it may make is a list in the
// runtime; a call that is not on it is refused when it is moved.

import { Refused, json, main, result, send } from '../caucus.mjs';

/** More than a motion of ours can weigh, and less than half of a block. */
const WEIGHT = { ref_time: 1_000_000_000_000n, proof_size: 1n << 20n };

await main(async (client, api, sponsors = '5', ...uris) => {
	const members = uris.length > 0 ? uris : ['//Charlie', '//Dave'];
	const [mover = ''] = members;
	// Parameters are set as a whole. The version says which ones were looked at: who changed them meanwhile is not
	// undone.
	const [version, parameters] = await api.view.Petitions.parameters();
	const motion = api.tx.Petitions.set_parameters({
		expected_version: version, parameters: { ...parameters, sponsors: Number(sponsors) },
	});

	// More than half have to want it. `threshold` is that number, the mover not counted by moving alone.
	const [seats] = await api.view.Governance.council();
	const threshold = Math.floor(seats.length / 2) + 1;
	const length = (await motion.getEncodedData()).length;
	const moved = await send(client, api, api.tx.Council.propose({
		threshold, proposal: motion.decodedCall, length_bound: length,
	}), mover);
	const event = api.event.Council.Proposed.filter(moved.events)[0];
	if (!event) throw new Error('the motion was not moved');
	const { proposal_index: index, proposal_hash: hash } = event.payload;
	console.log(`motion ${index} takes ${threshold} of ${seats.length} votes: ${hash}`);

	for (const member of members) {
		await send(client, api, api.tx.Council.vote({ proposal: hash, index, approve: true }), member);
		console.log(`${member} votes for it`);
	}

	// Anybody can close a motion that is decided. The bounds say what the closer is ready to pay for.
	const closed = await send(client, api, api.tx.Council.close({
		proposal_hash: hash, index, proposal_weight_bound: WEIGHT, length_bound: length,
	}), mover);
	// The motion is over whether its call has succeeded or not: look.
	const executed = api.event.Council.Executed.filter(closed.events)[0]?.payload;
	if (!executed?.result.success) throw new Refused(`the call of the motion failed: ${json(executed?.result.value)}`);
	const [now, after] = await api.view.Petitions.parameters({ at: closed.block.hash });
	console.log(`parameters ${now}: a petition needs ${after.sponsors} sponsors`);
	result({ motion: index, hash, version: now, sponsors: after.sponsors, block: closed.block.hash });
});
