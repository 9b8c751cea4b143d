// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Attest what accounts did for the party, from a file with one address a line. What they get points for is published by
// month, and only of 20 accounts or more: fewer are not taken.
//
//   node scripts/extrinsics/officer/attest.mjs accounts.txt [volunteering] [//Alice]
//
// The accounts are activity accounts: members bind one a year without a name (`caucus activity bind`). No officer
// learns whose they are.

import { readFileSync } from 'node:fs';
import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { Enum } from 'polkadot-api';
import { hexOf, main, result, send, text, words } from '../caucus.mjs';

const HOURS = 2;

await main(async (client, api, file = 'accounts.txt', code = 'volunteering', issuer = '//Alice') => {
	const accounts = readFileSync(file, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '');
	// What can be attested, by whom, and for how many points.
	const indicators = await api.view.Activity.indicators(0, 100);
	const found = indicators.find(([, one]) => words(one.code) === code);
	if (!found) throw new Error(`there is no indicator ${code}`);
	const [indicator] = found;

	const now = await api.query.Timestamp.Now.getValue({ at: 'best' });
	const attested = await send(client, api, api.tx.Activity.attest({
		occasion: {
			indicator, organization: 0, area: undefined, occurred_at: now - 3_600_000n,
			// The list itself stays with the officer; the chain gets its digest.
			evidence: Enum('Document', hexOf(Blake2256(text(accounts.join('\n'))))),
		},
		// Items stand by account, so that their order says nothing.
		items: [...accounts].sort().map((subject) => ({ subject, value: HOURS })),
	}), issuer);
	const event = api.event.Activity.Attested.filter(attested.events)[0];
	if (!event) throw new Error('nothing was attested');
	const [first = ''] = accounts;
	const account = await api.view.Activity.account(first, { at: attested.block.hash });
	console.log(`${accounts.length} accounts: ${HOURS} h of ${code} each; ${first} is bound for ${account?.year}`);
	result({ indicator, accounts: accounts.length, event: event.payload, block: attested.block.hash });
});
