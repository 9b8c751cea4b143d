// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Connect to a node by its JSON-RPC, and say which chain it is and how far it is.
//
//   node scripts/extrinsics/connect/rpc.mjs
//
// The node is believed. Whoever must not do that connects by a light client: light.mjs.

import { main, result } from '../caucus.mjs';

await main(async (client, api) => {
	const { name, genesisHash, properties } = await client.getChainSpecData();
	const { spec_name: specName, spec_version: specVersion } = await api.constants.System.Version();
	const { number, hash } = await client.getFinalizedBlock();
	console.log(`${name}: runtime ${specName} ${specVersion}, final block ${number}`);
	// The genesis hash is what tells a chain from all others: compare it with one that you know.
	result({ genesis: genesisHash, specVersion, number, hash, symbol: properties.tokenSymbol });
});
