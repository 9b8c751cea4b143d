// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Read a value of storage at a final block, with a proof that anybody can check who knows the block's hash.
//
//   node scripts/extrinsics/read/storage.mjs [ORGANISATION]
//
// A light client gets and checks such proofs by itself. This is for programs that hand a value on, such as a page
// that shows where a number comes from.

import { Blake2256, blockHeader, validateProofs } from '@polkadot-api/substrate-bindings';
import { hexOf, main, result, words } from '../caucus.mjs';

await main(async (client, api, organisation = '0') => {
	// All reads at one block: else one number may be older than the next.
	const { hash } = await client.getFinalizedBlock();
	const query = api.query.Organisations.Organizations;
	const value = await query.getValue(Number(organisation), { at: hash });
	if (!value) throw new Error(`there is no organisation ${organisation}`);

	// The proof: nodes of the state's trie, from the root that the block's header names down to the value.
	const key = await query.getKey(Number(organisation));
	const { proof } = await client._request('state_getReadProof', [[key], hash]);
	const raw = await client.rawQuery(key, { at: hash });

	// To check it, believe nothing but the block's hash.
	const header = await client._request('chain_getHeader', [hash]);
	const encoded = blockHeader.enc({
		parentHash: header.parentHash, number: Number(header.number), stateRoot: header.stateRoot,
		extrinsicRoot: header.extrinsicsRoot, digests: (await client.getBlockHeader(hash)).digests,
	});
	const isHeader = hexOf(Blake2256(encoded)) === hash;
	const proved = validateProofs(proof);
	const isRoot = proved?.rootHash === header.stateRoot;
	// Values of more than 32 bytes lie in nodes of their own, by their hash.
	const isValue = Object.values(proved?.proofs ?? {}).some((node) => 'value' in node && node.value === raw);
	if (!isHeader || !isRoot || !isValue) throw new Error('the node lies');

	const name = words(value.names.korean) || '(the central party)';
	console.log(`organisation ${organisation} is ${name}, proved by ${proof.length} nodes of the trie`);
	result({ organisation: Number(organisation), name, hash, root: header.stateRoot, key, nodes: proof.length });
});
