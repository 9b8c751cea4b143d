// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// See how much room members have for messages on the nodes. No account is needed.
//
//   node scripts/extrinsics/read/mailbox.mjs
//
// Messages themselves are not on the chain: nodes keep them, encrypted, for accounts of which nobody learns whose they
// are. `caucus message` writes and reads them.

import { main, result } from '../caucus.mjs';

const MIB = 1024 * 1024;

await main(async (client, api) => {
	const { hash } = await client.getFinalizedBlock();
	const current = await api.view.Messaging.current({ at: hash });
	// The first period begins with the first standing roll.
	if (!current) throw new Error('no period has begun');
	const { number, open, period } = current;
	const { statements, bytes } = period.allowance;
	const { grants, percent } = await api.view.Messaging.store({ at: hash });

	const until = new Date(Number(period.ends)).toISOString();
	console.log(`period ${number}, ${open ? 'open' : 'over'}: members claim once, until ${until}; ${period.claimed} have`);
	console.log(`each may keep ${statements} messages of ${bytes / MIB} MiB together on every node`);
	// Of this period and of those before, whose messages still wait to be fetched.
	console.log(`${grants} grants: ${percent} % of the room that nodes promise`);
	result({ hash, period: number, open, ends: period.ends, claimed: period.claimed, statements, bytes, grants });
});
