// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Hand in what proves by itself that it may: a ballot, or an act about a petition. There is no signer and no fee.
//
//   caucus vote --election 0 --key words.txt --choice 2 --print > ballot
//   node scripts/extrinsics/member/general.mjs ballot
//   caucus petition sign 0 --key words.txt --out act.json
//   node scripts/extrinsics/member/general.mjs act.json
//
// The node sees which network address it comes from. Who does not want that hands it to a relayer.

import { readFileSync } from 'node:fs';
import { Enum, InvalidTxError, getTypedCodecs } from 'polkadot-api';
import { caucus } from '../.papi/descriptors/dist/index.js';
import { Refused, bytesOf, errorsOf, explain, main, result, withoutSigner } from '../caucus.mjs';

/**
 * The call of an act about a petition, as `--out` writes acts: JSON on one line, for the chain that it names.
 * @param {import('../caucus.mjs').Client} client @param {import('../caucus.mjs').Api} api @param {string} line
 */
async function callOfAct(client, api, line) {
	const { chain, petition, act: encoded } = JSON.parse(line);
	const { genesisHash } = await client.getChainSpecData();
	if (`0x${chain}` !== genesisHash) throw new Error('this act is for another chain');
	// An act with its proof is what `sign_batch` takes a list of: read it as a list of one, whose length SCALE writes
	// as 4.
	const { acts } = (await getTypedCodecs(caucus)).tx.Petitions.sign_batch.inner;
	const [one] = acts.dec(Uint8Array.from([4, ...bytesOf(encoded)]));
	if (!one) throw new Error('this is no act');
	const { act, proof } = one;
	switch (act.type) {
		case 'Sponsor': return api.tx.Petitions.sponsor({ petition, proof });
		case 'Sign': return api.tx.Petitions.sign({ petition, sequence: act.value.sequence, proof });
		case 'Withdraw': return api.tx.Petitions.withdraw_signature({ petition, sequence: act.value.sequence, proof });
	}
}

/**
 * Why the runtime does not take a call. Pallets give a number of their own, which stands behind `Custom`.
 * @param {import('../caucus.mjs').Client} client @param {import('../caucus.mjs').Api} api
 * @param {import('polkadot-api').TxCallData} call @param {unknown} error
 */
async function reasonOf(client, api, { type: pallet, value: { value: fields } }, error) {
	if (!(error instanceof InvalidTxError)) throw error;
	const { type, value } = error.error;
	if (value?.type !== 'Custom') return `${type} ${value?.type}`;
	if (pallet === 'Elections') {
		// Asked for one ballot, the runtime gives the refusal by its name.
		const answer = await api.apis.BallotApi.check_ballots([fields.ballot], Enum('Whole'), { at: 'best' });
		return `${pallet}.${answer.success ? 'nothing is wrong any more' : answer.value.type}`;
	}
	// With Petitions and Representatives it is the place of an error in the metadata.
	const found = (await errorsOf(client, pallet)).find(({ index }) => index === value.value);
	return `${pallet}.${found?.name ?? value.value}: ${found?.docs.join(' ') ?? ''}`;
}

await main(async (client, api, file = 'ballot') => {
	const content = readFileSync(file, 'utf8').trim();
	const call = content.startsWith('{')
		? await callOfAct(client, api, content)
		: await api.txFromCallData(bytesOf(content));
	const encoded = await call.getEncodedData();
	const { type: pallet, value: { type: name } } = call.decodedCall;
	const extrinsic = withoutSigner(encoded);
	console.log(`${pallet}.${name}, ${extrinsic.length} bytes`);

	// The runtime checks it before it is sent.
	const done = await client.submit(extrinsic).catch(async (error) => {
		throw new Refused(await reasonOf(client, api, call.decodedCall, error));
	});
	if (!done.ok) throw new Refused(await explain(client, done.dispatchError));
	const events = done.events.filter(({ type }) => type === pallet).map(({ value }) => value.type);
	console.log(events.join(', '));
	result({ hash: done.txHash, block: done.block.hash, index: done.block.index, pallet, call: name, events });
});
