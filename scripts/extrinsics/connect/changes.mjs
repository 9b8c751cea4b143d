// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// See whether the chain's metadata is still what this program was written against, and what has changed if it is not.
//
//   node scripts/extrinsics/connect/changes.mjs
//
// Exit code 0: all that the program uses is there as it was; 1: something is not. A program that runs for long looks
// again after each upgrade, as the last lines show. What to do then is in docs/developers.md.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { CompatibilityLevel } from 'polkadot-api';
import { firstValueFrom } from 'rxjs';
import { caucus } from '../.papi/descriptors/dist/index.js';
import { hexOf, main, result } from '../caucus.mjs';

await main(async (client, api) => {
	const { hash } = await client.getFinalizedBlock();
	const { spec_version: spec, transaction_version: transaction } = await api.constants.System.Version();
	// `spec_version` grows with every release, `transaction_version` when bytes or meaning of a call change. The hash
	// of the metadata tells two builds apart that both say the same version.
	const here = hexOf(Blake2256(await caucus.getMetadata()));
	const there = hexOf(Blake2256(await client.getMetadata(hash)));
	console.log(`runtime ${spec}, transactions ${transaction}`);
	console.log(here === there ? 'the metadata is that of the descriptors' : 'the metadata is another one');

	// Whatever the hash says: is what this program uses as it was? Name here what yours does.
	const { compat } = await api.getStaticApis();
	const used = {
		'call Elections.cast': compat.tx.Elections.cast,
		'call Petitions.sign': compat.tx.Petitions.sign,
		'event Petitions.DutyDue': compat.event.Petitions.DutyDue,
		'storage Members.Members': compat.query.Members.Members.value,
		'view Elections.election': compat.view.Elections.election.value,
	};
	const changed = Object.entries(used).filter(([, one]) => !one.isCompatible(CompatibilityLevel.BackwardsCompatible));
	for (const [what, one] of Object.entries(used)) console.log(`${what}: ${CompatibilityLevel[one.level]}`);

	// An upgrade is announced: `UpgradeDue` names the code's hash and the moment. This one gives the version in force.
	const { value: last } = await firstValueFrom(api.query.System.LastRuntimeUpgrade.watchValue());
	result({
		spec, transaction, metadata: there, descriptors: here, upgraded: last?.spec_version ?? null,
		changed: changed.map(([what]) => what), block: hash,
	});
	if (changed.length > 0) throw new Error('the chain has changed: make types anew, then see what no longer fits');
});
