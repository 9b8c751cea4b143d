// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Read with @polkadot/api: storage, pages of a map, and a view function, all at one final block.
//
//   node scripts/extrinsics/polkadot-js/read.mjs [ELECTION]

import { compactStripLength, u8aToHex } from '@polkadot/util';
import { main } from './chain.mjs';

const PAGE = 50;

/**
 * Asks a view function. The library knows how to call them as a whole, not one by one: the metadata says which id it
 * has and of which types its arguments and its answer are.
 * @param {any} at @param {string} pallet @param {string} name @param {any[]} values
 */
async function view(at, pallet, name, ...values) {
	const { registry } = at;
	const found = registry.metadata.pallets.find((/** @type {any} */ one) => one.name.toString() === pallet)
		?.viewFunctions.find((/** @type {any} */ one) => one.name.toString() === name);
	if (!found) throw new Error(`the chain has no view function ${pallet}.${name}`);
	const input = found.inputs.flatMap((/** @type {any} */ one, /** @type {number} */ i) => (
		[...registry.createType(registry.createLookupType(one.type), values[i]).toU8a()]));
	const id = found.id.toU8a();
	const answer = await at.call.runtimeViewFunction.executeViewFunction(
		{ prefix: id.slice(0, 16), suffix: id.slice(16) }, u8aToHex(Uint8Array.from(input)));
	if (answer.isErr) throw new Error(`${pallet}.${name}: ${answer.asErr}`);
	return registry.createType(registry.createLookupType(found.output), compactStripLength(answer.asOk.toU8a())[1]);
}

await main(async (api, election = '0') => {
	const hash = await api.rpc.chain.getFinalizedHead();
	const at = await api.at(hash);
	const members = (await at.query.members.memberCount()).toNumber();

	// Pages of a map. A key is behind the one where the last page ended.
	let [found, startKey] = [0, ''];
	for (;;) {
		const page = await at.query.members.members.entriesPaged({ args: [], pageSize: PAGE, startKey });
		found += page.length;
		if (page.length < PAGE) break;
		startKey = page[page.length - 1][0].toHex();
	}

	const shown = await view(at, 'Elections', 'election', Number(election));
	if (shown.isNone) throw new Error(`there is no election ${election}`);
	const [record] = shown.unwrap();
	console.log(`${record.plan.title.toUtf8()}: ${record.stage.type}; ${members} members are registered`);
	return { members, found, election: Number(election), stage: record.stage.type, hash: hash.toHex() };
});
