// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Hand in a ballot, or a signature of a petition, as Polkadot.js Apps does it: "Submit Unsigned", a bare extrinsic of
// version 4.
//
//   caucus vote --election 0 --key words.txt --choice 2 --print > ballot
//   node scripts/extrinsics/polkadot-js/unsigned.mjs ballot
//
// In Apps: Developer > Extrinsics > Decode, paste what the file holds, look at what it says, then Submission > Submit
// Unsigned. The chain takes bare ones for the same calls as general ones, and checks them alike.

import { readFileSync } from 'node:fs';
import { main, sent } from './chain.mjs';

/** Whether these digits are a whole extrinsic: Apps looks for that first, and takes them for a call if not. */
function isExtrinsic(/** @type {any} */ api, /** @type {string} */ hex) {
	try {
		return api.tx(hex).toHex() === hex;
	} catch {
		return false;
	}
}

await main(async (api, file = 'ballot') => {
	const hex = readFileSync(file, 'utf8').trim();
	if (isExtrinsic(api, hex)) throw new Error('this is an extrinsic, not a call');
	const call = api.createType('Call', hex);
	if (call.toHex() !== hex) throw new Error('there is more in it than a call');
	// Submission makes it anew from the values that Decode has found.
	const extrinsic = api.tx[call.section][call.method](...call.args);
	if (extrinsic.method.toHex() !== hex) throw new Error('made anew, it is another call');
	// What Apps shows before it is sent: pallet, call, and their documentation.
	console.log(`${call.section}.${call.method}: ${call.meta.docs[0]}`);
	const { block, hash, events } = await sent(api, extrinsic);
	const own = events.filter(({ event }) => event.section === call.section).map(({ event }) => event.method);
	console.log(own.join(', '));
	return { hash, block, version: extrinsic.version, call: `${call.section}.${call.method}`, events: own };
});
