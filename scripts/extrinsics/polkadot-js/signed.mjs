// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Sign and send with @polkadot/api: a dry run first, then errors by their names.
//
//   node scripts/extrinsics/polkadot-js/signed.mjs //Alice [CALL-HEX]
//
// The dry run is `system_dryRun`, which only your own node offers (`--rpc-methods unsafe`, or one on this machine). The
// function `dryRun` of ../caucus.mjs needs no such node.

import { Keyring } from '@polkadot/api';
import { explain, main, sent } from './chain.mjs';

await main(async (api, uri = '//Alice', hex = '') => {
	const pair = new Keyring({ type: 'sr25519' }).addFromUri(uri);
	const call = hex ? api.createType('Call', hex) : api.tx.system.remarkWithEvent('Caucus').method;
	console.log(`${call.section}.${call.method}: ${call.meta.docs[0]}`);

	// Signed for four blocks of which the best is the last: a node that sees it cannot put it into a later one.
	const best = await api.rpc.chain.getHeader();
	const first = Math.max(1, best.number.toNumber() - 3);
	const { nonce } = await (await api.at(best.hash)).query.system.account(pair.address);
	const trial = await api.tx(call).signAsync(pair, {
		nonce, blockHash: await api.rpc.chain.getBlockHash(first),
		era: api.createType('ExtrinsicEra', { current: first, period: 4 }),
	});
	const outcome = await api.rpc.system.dryRun(trial.toHex(), best.hash);
	if (outcome.isErr) throw new Error(`no block takes it: ${outcome.asErr}`);
	if (outcome.asOk.isErr) throw new Error(`refused: ${explain(api, outcome.asOk.asErr)}`);

	const { block, hash, events } = await sent(api, api.tx(call), pair);
	for (const { event } of events) console.log(`${event.section}.${event.method} ${event.data}`);
	return { hash, block, call: `${call.section}.${call.method}`, events: events.length };
});
