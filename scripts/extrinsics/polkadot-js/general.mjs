// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Hand in a ballot or another call without signer with @polkadot/api, as a general transaction.
//
//   caucus vote --election 0 --key words.txt --choice 2 --print > ballot
//   node scripts/extrinsics/polkadot-js/general.mjs ballot

import { readFileSync } from 'node:fs';
import { explain, main } from './chain.mjs';

await main(async (api, file = 'ballot') => {
	const call = api.createType('Call', readFileSync(file, 'utf8').trim());
	// Extensions that say nothing: immortal, no nonce, no tip, no hash of the metadata.
	const extrinsic = api.createType('GeneralExtrinsic', {
		transactionExtensionVersion: 0, payload: { era: '0x00', nonce: 0, tip: 0, mode: 0, method: call.toHex() },
	});
	console.log(`${call.section}.${call.method}, ${extrinsic.encodedLength} bytes`);

	// `api.tx(...).send()` makes unsigned ones of version 4 alone, and `api.rpc` would read the bytes as something
	// else: they go to the node as they are, and are looked for in the blocks after.
	const from = (await api.rpc.chain.getHeader()).number.toNumber();
	const hash = await api._rpcCore.provider.send('author_submitExtrinsic', [extrinsic.toHex()]);
	for (let next = from + 1; next <= from + 64;) {
		const block = await api.rpc.chain.getBlockHash(next);
		if (block.isEmpty) {
			await new Promise((resolve) => setTimeout(resolve, 1000));
			continue;
		}
		const { block: { extrinsics } } = await api._rpcCore.provider.send('chain_getBlock', [block.toHex()]);
		const index = extrinsics.indexOf(extrinsic.toHex());
		if (index >= 0) {
			/** @type {any[]} */
			const records = await (await api.at(block)).query.system.events();
			const events = records.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index))
				.map(({ event }) => event);
			const failed = events.find((event) => api.events.system.ExtrinsicFailed.is(event));
			if (failed) throw new Error(explain(api, failed.data[0]));
			const own = events.filter(({ section }) => section === call.section).map(({ method }) => method);
			console.log(`in block ${next}: ${own.join(', ')}`);
			return { hash, block: block.toHex(), index, call: `${call.section}.${call.method}`, events: own };
		}
		next += 1;
	}
	throw new Error('it is in none of the next 64 blocks');
});
