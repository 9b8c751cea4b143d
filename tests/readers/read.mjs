// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Reads every public record of a Caucus chain without an account, by a library that knows nothing of Caucus.
//
//   node tests/readers/read.mjs ws://127.0.0.1:9944
//
// All view functions that the metadata lists are called, at one block; what they say is compared with storage, which is
// read too. Types come from the metadata alone. stdout is one JSON line: for each pallet how many records are stored,
// how many view functions there are, and how many of their answers were compared with storage.
// Exit code 0: all agree; 1: a view function cannot be called, or disagrees; 2: usage, or no node.

import { ApiPromise, WsProvider } from '@polkadot/api';
import { Disagreement, Pallet, ensure } from './chain.mjs';
import { CONTENT } from './content.mjs';
import { RECORDS } from './records.mjs';
import { readPoints, tryTransfer } from './wallet.mjs';

const complain = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** Reads a pallet; gives its line of the report. */
async function readPallet(/** @type {Pallet} */ pallet, /** @type {Record<string, Function>} */ readers) {
	const unknown = pallet.views.filter((name) => !(name in readers));
	ensure(unknown.length === 0, `${pallet.name} has view functions that this reader does not know: ${unknown.join(', ')}`);
	for (const [name, read] of Object.entries(readers)) {
		await read(pallet, (/** @type {any[]} */ ...values) => pallet.view(name, ...values));
		// Where there is nothing of a kind yet, the view function has not been called.
		if (!pallet.calls.has(name)) await pallet.probe(name);
	}
	return { records: await pallet.readAll(), views: pallet.calls.size, compared: pallet.agreed };
}

async function read(/** @type {ApiPromise} */ api) {
	const hash = await api.rpc.chain.getFinalizedHead();
	const { number } = await api.rpc.chain.getHeader(hash);
	const at = await api.at(hash);
	complain(`reading ${await api.rpc.system.chain()} at the final block ${number} (${hash})`);
	const { pallets } = at.registry.metadata;
	const named = (/** @type {string} */ name) => {
		const metadata = pallets.find((pallet) => pallet.name.toString() === name);
		if (!metadata) throw new Disagreement(`the chain has no pallet ${name}`);
		return new Pallet(at, metadata);
	};
	/** @type {Record<string, object>} */
	const report = {};
	for (const [name, readers] of Object.entries({ ...RECORDS, ...CONTENT })) {
		report[name] = await readPallet(named(name), readers);
	}
	report.Assets = await readPoints(named('Assets'), named('Activity'));
	complain(`assets.transfer, tried without sending it: ${await tryTransfer(api, hash)}`);
	return report;
}

async function main() {
	const [url, ...rest] = process.argv.slice(2);
	if (!url || !/^wss?:\/\//.test(url) || rest.length > 0) {
		complain('usage: node read.mjs ws://HOST:PORT');
		return 2;
	}
	const provider = new WsProvider(url, false);
	/** @type {ApiPromise | undefined} */
	let api;
	try {
		await new Promise((resolve, reject) => {
			provider.on('connected', resolve);
			provider.on('error', () => reject(new Error('it does not answer')));
			provider.connect().catch(reject);
		});
		api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true });
	} catch (error) {
		complain(`no node at ${url}: ${/** @type {Error} */ (error)?.message ?? error}`);
		await provider.disconnect();
		return 2;
	}
	try {
		process.stdout.write(`${JSON.stringify(await read(api))}\n`);
		return 0;
	} catch (error) {
		complain(error instanceof Disagreement ? error.message : String(/** @type {Error} */ (error)?.stack ?? error));
		return 1;
	} finally {
		await api.disconnect();
	}
}

process.exit(await main());
