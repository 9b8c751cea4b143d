// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0
// @ts-check

// Take public records along as a table: all petitions of a block, one a line, with the block that they were read at.
//
//   node scripts/extrinsics/auditor/export.mjs petitions.csv
//
// `caucus export` writes everything, in formats that others read as well: Popolo, Akoma Ntoso, CSV, bundles of
// elections.

import { writeFileSync } from 'node:fs';
import { main, result, words } from '../caucus.mjs';

const PAGE = 100;

/** A field of CSV. One that a spreadsheet would take for a formula gets an apostrophe in front. */
function field(/** @type {unknown} */ value) {
	const plain = String(value ?? '');
	const safe = /^[=+\-@\t]/.test(plain) ? `'${plain}` : plain;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

await main(async (client, api, file = 'petitions.csv') => {
	const { hash, number } = await client.getFinalizedBlock();
	const [all] = await api.view.Petitions.counts({ at: hash });
	const rows = [['petition', 'state', 'signatures', 'created', 'title', 'block']];
	// A page looks at 1,000 numbers and gives 100: one that is full goes on behind its last row.
	for (let from = 0; from < all;) {
		const page = await api.view.Petitions.petitions(from, PAGE, { at: hash });
		for (const row of page) {
			rows.push([row.petition, row.state.type, row.count, new Date(Number(row.created)).toISOString(),
				row.title ? words(row.title) : '', number].map(field));
		}
		from = page.length === PAGE ? Number(page[PAGE - 1]?.petition) + 1 : from + 1000;
	}
	writeFileSync(file, rows.map((row) => `${row.join(',')}\r\n`).join(''));
	console.log(`${rows.length - 1} petitions of block ${number} are in ${file}`);
	result({ file, petitions: rows.length - 1, signatures: rows.slice(1).map((row) => Number(row[2])), block: hash });
});
