// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// What the examples with @polkadot/api share: a connection, and errors in words. The library needs no types for this
// chain.

import { ApiPromise, WsProvider } from '@polkadot/api';

/** The node, as `caucus` is told it. */
export const NODE = process.env.CAUCUS_NODE ?? 'ws://127.0.0.1:9944';

/** Types come from the chain's metadata at run time, so that editors know of none. @typedef {any} Api */

/** Ways in which a pool gives a transaction up. */
const LOST = new Set(['Invalid', 'Dropped', 'Usurped']);

/** An error of a call, by its name and by what the chain's documentation says of it. */
export function explain(/** @type {Api} */ api, /** @type {any} */ error) {
	if (!error.isModule) return error.toString();
	const { section, name, docs } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}: ${docs.join(' ').trim()}`;
}

/**
 * Sends something that is finished or signed by `sign`, and waits until it is final.
 * @param {Api} api @param {any} extrinsic @param {any} [pair]
 * @returns {Promise<{ block: string, hash: string, events: any[] }>}
 */
export function sent(api, extrinsic, pair) {
	return new Promise((resolve, reject) => {
		const watch = (/** @type {any} */ { status, events, dispatchError, txHash }) => {
			if (dispatchError) reject(new Error(explain(api, dispatchError)));
			else if (status.isFinalized) resolve({ block: status.asFinalized.toHex(), hash: txHash.toHex(), events });
			else if (LOST.has(status.type)) reject(new Error(`the pool says: ${status.type}`));
		};
		(pair ? extrinsic.signAndSend(pair, watch) : extrinsic.send(watch)).catch(reject);
	});
}

/**
 * Runs an example: prints what went wrong in one line, closes the connection, ends with an exit code.
 * @param {(api: Api, ...args: string[]) => Promise<object>} example
 * @param {{ warn: boolean }} [options] whether the library says at the start what it does not know
 */
export async function main(example, { warn } = { warn: false }) {
	const api = await ApiPromise.create({ provider: new WsProvider(NODE), noInitWarn: !warn });
	try {
		console.log(JSON.stringify(await example(api, ...process.argv.slice(2))));
	} catch (error) {
		console.error(String(/** @type {Error} */ (error)?.message ?? error));
		process.exitCode = 1;
	}
	await api.disconnect();
}
