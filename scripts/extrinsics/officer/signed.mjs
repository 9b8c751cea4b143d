// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Sign a call, try it, and send it if it would have an effect. The call comes in hexadecimal digits, such as
// Polkadot.js Apps shows them as "encoded call data"; without one, a remark is made.
//
//   node scripts/extrinsics/officer/signed.mjs //Alice [CALL-HEX]
//
// A call that fails costs its fee (officers' duties are free only where they are due): so it is tried first, on the
// state of the best block. The error is said by its name and by what the chain's own documentation says of it.

import { bytesOf, dryRun, explain, json, main, result, signerOf, text } from '../caucus.mjs';

await main(async (client, api, uri = '//Alice', hex = '') => {
	const signer = signerOf(uri);
	const tx = hex
		? await api.txFromCallData(bytesOf(hex))
		: api.tx.System.remark_with_event({ remark: text('Caucus') });
	// What is signed, in words. Look at it before signing what somebody else has written.
	const { type: pallet, value: { type: call, value: fields } } = tx.decodedCall;
	console.log(`${pallet}.${call} ${json(fields)}`);
	console.log(`fee: at most ${await tx.getEstimatedFees(signer.publicKey)} of the smallest unit`);

	await dryRun(client, api, tx, signer);
	const done = await tx.signAndSubmit(signer);
	if (!done.ok) throw new Error(await explain(client, done.dispatchError));
	for (const { type, value } of done.events) console.log(`${type}.${value.type} ${json(value.value)}`);
	const { hash: block, index } = done.block;
	result({ hash: done.txHash, block, index, pallet, call, events: done.events.length });
});
