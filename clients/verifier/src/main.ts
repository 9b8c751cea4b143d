#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The command line: reads a bundle, verifies it, says what came of it.

import { readFileSync } from 'node:fs';
import { openBundle } from './bundle.js';
import { Refusal, hex } from './bytes.js';
import { NOT_CHECKED, verify, type Results } from './verify.js';

const USAGE = 'caucus-verify2 BUNDLE [--json]';
const HELP = `${USAGE}

Verifies the exported election BUNDLE by docs/ballot-format.md, without the code of Caucus.
With --json it prints one object. Exit code 0: all holds; 1: refused; 2: usage, or no readable file.

Not checked, and left to caucus-audit:
${NOT_CHECKED.map((what) => `  ${what}`).join('\n')}`;

const print = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`caucus-verify2: ${text}\n`);

/** Numbers stay numbers, as far as all readers of JSON have them exactly. */
const printJson = (object: object) => print(JSON.stringify(object, (_, value) => (typeof value !== 'bigint' ? value
	: value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value))));

const table = (results: Results): string => results.flatMap(({ contest, title, verdict, elected, run_off, ...of }) => [
	`\nContest ${contest + 1}: ${title} (${verdict})`, '  total  votes on ballots  candidate',
	...[...of.candidates, 'blank'].map((name, i) => {
		const mark = elected.includes(i) ? ' - ELECTED' : run_off.includes(i) ? ' - in the run-off' : '';
		const votes = of.votes.map((sum) => sum[i]).join(' + ');
		return `  ${String(of.totals[i] ?? '').padStart(5)}  ${votes.padStart(16)}  ${name}${mark}`;
	}),
]).join('\n');

/** Verifies a file and gives the exit code. */
function run(file: Uint8Array, json: boolean): number {
	let next = Date.now() + 2000;
	const tick = (what: string) => {
		if (Date.now() < next) return;
		next = Date.now() + 2000;
		complain(what);
	};
	let ballots = 0;
	try {
		const evidence = openBundle(file, tick);
		const { digest, annulled, results } = verify(evidence, (check, what) => {
			if (check === 'ballots') ballots = evidence.ballots.length;
			if (!json) print(`ok  ${check.padEnd(8)}  ${what}`);
		}, tick);
		if (json) {
			const [genesis, block] = [hex(evidence.genesis), hex(evidence.block.hash)];
			printJson({ ok: true, ballots_verified: ballots, results, not_checked: NOT_CHECKED,
				election: evidence.election, genesis, block, digest: hex(digest), annulled });
			return 0;
		}
		print(`${table(results)}\n\n${NOT_CHECKED.map((what) => `not checked: ${what}`).join('\n')}`);
		print(`digest of the audit: ${hex(digest)}`);
		print(`HOLDS: ${ballots} ballots verified${annulled ? '; but the election was annulled' : ''}`);
		return 0;
	} catch (error) {
		// Whatever else goes wrong is a fault of this program; a bundle that brings it about is not accepted.
		const reason = error instanceof Refusal ? error.code : 'internal-error';
		const { message } = error as Error;
		const report = { ok: false, ballots_verified: ballots, results: [], not_checked: NOT_CHECKED, reason, message };
		if (json) printJson(report);
		else print(`REFUSED: ${reason}: ${message}`);
		return 1;
	}
}

function main(args: string[]): number {
	if (args.includes('--help')) return print(HELP), 0;
	const [path, ...more] = args.filter((arg) => arg !== '--json');
	if (path === undefined || more.length > 0 || path.startsWith('-')) return complain(`usage: ${USAGE}`), 2;
	let file: Uint8Array;
	try {
		file = new Uint8Array(readFileSync(path));
	} catch (error) {
		return complain(`${path} cannot be read: ${(error as Error).message}`), 2;
	}
	return run(file, args.includes('--json'));
}

process.exitCode = main(process.argv.slice(2));
