// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Activity points as any wallet shows them: an asset of the standard assets pallet. They cannot be moved.

import { Keyring } from '@polkadot/api';
import { randomAsU8a } from '@polkadot/util-crypto';
import { each, ensure } from './chain.mjs';

/** @typedef {import('./chain.mjs').Pallet} Pallet */

/** The number of the asset. */
const POINTS = 1;

/** The code by which a node says that it does not offer a method, at least not to everybody. */
const NOT_OFFERED = -32601;

/** Reads the asset and the points of all activity accounts. */
export async function readPoints(/** @type {Pallet} */ assets, /** @type {Pallet} */ activity) {
	const metadata = await assets.value('metadata', POINTS);
	ensure(metadata.symbol.toUtf8() === 'PNT', `the points' symbol is ${metadata.symbol.toUtf8()}`);
	ensure(metadata.decimals.eqn(0), `the points have ${metadata.decimals} decimals`);
	assets.same('get_metadata', await assets.view('get_metadata', POINTS), metadata);
	assets.same('asset_details', await assets.view('asset_details', POINTS), await assets.value('asset', POINTS));
	await assets.probe('get_reserves_data');
	let sum = 0;
	await each(await activity.entries('accounts'), async ({ key: [who], value: account }) => {
		const held = await assets.value('account', POINTS, who);
		const balance = Number(held?.balance ?? 0);
		const earned = account.earnings.reduce((/** @type {number} */ all, /** @type {any} */ one) => all + Number(one.points), 0);
		ensure(balance === earned, `${who} holds ${balance} PNT and has earned ${earned}`);
		assets.equal(`balance_of ${who}`, (await assets.view('balance_of', who, POINTS)).unwrapOr(0), balance);
		sum += balance;
	});
	if (!assets.calls.has('balance_of')) await assets.probe('balance_of');
	const { supply } = await assets.value('asset', POINTS);
	ensure(Number(supply) === sum, `the supply is ${supply} PNT, the accounts hold ${sum}`);
	return { records: await assets.readAll(), views: assets.calls.size, compared: assets.agreed };
}

/**
 * Has a node try a transfer of points, which sends nothing. It is signed by a key made for this moment. On a development
 * chain it is tried as well in the name of that chain's public test account, which could pay for it.
 * @param {import('@polkadot/api').ApiPromise} api @param {any} block
 * @returns {Promise<string>} why it failed
 */
export async function tryTransfer(api, block) {
	const keyring = new Keyring({ type: 'sr25519' });
	const transfer = async (/** @type {any} */ by) => {
		const { nonce } = /** @type {any} */ (await api.query.system.account(by.address));
		const call = api.tx.assets.transfer(POINTS, by.address, 1);
		await call.signAsync(by, { nonce, blockHash: api.genesisHash, era: 0 });
		return api.rpc.system.dryRun(call.toHex(), block);
	};
	const why = (/** @type {any} */ result) => {
		ensure(!(result.isOk && result.asOk.isOk), 'a transfer of points would go through');
		if (result.isErr) return `refused as ${result.asErr}`;
		const error = result.asOk.asErr;
		if (!error.isModule) return `fails with ${error}`;
		const { section, name } = api.registry.findMetaError(error.asModule);
		return `fails with ${section}.${name}`;
	};
	let tried;
	try {
		tried = await transfer(keyring.addFromSeed(randomAsU8a(32)));
	} catch (error) {
		if (/** @type {any} */ (error).code === NOT_OFFERED) return 'this node does not offer that';
		throw error;
	}
	const stranger = why(tried);
	if (!(await api.rpc.system.chainType()).isDevelopment) return stranger;
	const known = why(await transfer(keyring.addFromUri('//Alice')));
	ensure(known === 'fails with system.CallFiltered', `a transfer by somebody who can pay ${known}`);
	return `${stranger}; by somebody who can pay, ${known}`;
}
