// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Ask the chain instead of putting answers together from storage: view functions and runtime APIs, at one block.
//
//   node scripts/extrinsics/read/views.mjs [ACCOUNT]
//
// View functions are what pallets offer to readers; docs and types of each are in the metadata, and
// `caucus petition questions` and the like list them. Runtime APIs are what the runtime offers as a whole.

import { addressOf, json, main, result } from '../caucus.mjs';

await main(async (client, api, account = '//Dave') => {
	const { hash, number } = await client.getFinalizedBlock();
	const who = addressOf(account);

	// View functions: what offices an account holds, and who sits in the council.
	const offices = await api.view.Organisations.offices(who, { at: hash });
	const [seats, term] = await api.view.Governance.council({ at: hash });

	// Runtime APIs: the account's nonce; what operators watch.
	const nonce = await api.apis.AccountNonceApi.account_nonce(who, { at: hash });
	const { members } = await api.apis.StatusApi.status({ at: hash });

	console.log(`${who} at block ${number}: ${offices.length} offices, nonce ${nonce}`);
	console.log(`the council's term is ${json(term)}`);
	const named = offices.map(([organisation, role]) => `${organisation} ${role.type}`);
	result({ who, hash, offices: named, nonce, seats, members });
});
