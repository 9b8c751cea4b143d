// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Follow the chain by a light client, which believes the chain specification and no node.
//
//   caucus-node export-chain-spec --raw --chain dev > raw.json
//   node scripts/extrinsics/connect/light.mjs raw.json /ip4/127.0.0.1/tcp/30333/ws/p2p/12D3Koo...
//
// polkadot-api brings an older smoldot along, which cannot check ballots: 3.4.1 is handed to it here. See
// docs/light-client.md for the specification, and for the address at which a node listens for WebSockets.

import { readFileSync } from 'node:fs';
import { createClient } from 'polkadot-api';
import { getSmProvider } from 'polkadot-api/sm-provider';
import { start } from 'smoldot';
import { caucus } from '../.papi/descriptors/dist/index.js';
import { result } from '../caucus.mjs';

const [file = 'raw.json', peer] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(file, 'utf8'));
if (peer) spec.bootNodes = [peer];

// 2: errors and warnings.
const smoldot = start({ maxLogLevel: 2, logCallback: (_, target, message) => console.error(`${target}: ${message}`) });
const chain = smoldot.addChain({ chainSpec: JSON.stringify(spec) });
const client = createClient(getSmProvider(() => chain));
const api = client.getTypedApi(caucus);

// From here on all is as with a node, but what is read was proved, and calls of the runtime are executed on this
// machine.
const { genesisHash } = await client.getChainSpecData();
const { number, hash } = await client.getFinalizedBlock();
const members = await api.query.Members.MemberCount.getValue({ at: hash });
console.log(`final block ${number}: ${members} members are registered`);
result({ genesis: genesisHash, number, hash, members });

client.destroy();
await smoldot.terminate();
// smoldot keeps timers of ten minutes.
process.exit(0);
