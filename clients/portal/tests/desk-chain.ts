// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What has to happen on a chain before officers have something to do: members, a standing roll, petitions, an election. The
// command line does it, as members and trustees would.

import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CAUCUS } from './programs';

const words = (rpc: string, rest: readonly string[]): string[] => ['--lang', 'en', '--node', rpc, ...rest];
const run = promisify(execFile);

/** What `caucus` prints. */
export const caucus = (rpc: string, ...rest: string[]): string => execFileSync(CAUCUS, words(rpc, rest), { encoding: 'utf8' }).trim();

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Does something of many, a few at a time: each makes a proof. */
async function each(rpc: string, many: readonly string[][], attempts = 1): Promise<void> {
	const left = [...many];
	const one = async (): Promise<void> => {
		for (let next = left.shift(); next; next = left.shift()) {
			for (let attempt = 1; ; attempt++) {
				try {
					await run(CAUCUS, words(rpc, next));
					break;
				} catch (error) {
					if (attempt >= attempts) throw error;
					await pause(3000);
				}
			}
		}
	};
	await Promise.all([one(), one(), one()]);
}

const numbers = (first: number, count: number): string[] => Array.from({ length: count }, (_, i) => String(first + i));

/** Enters members of the development chain that are not there yet, by both registrars. */
export function enterMembers(rpc: string, first: number, count: number): void {
	const folder = mkdtempSync(join(tmpdir(), 'caucus-desk-'));
	const file = join(folder, 'applications');
	const there = new Set(entered.get(rpc) ?? []);
	const fresh = numbers(first, count).filter((number) => !there.has(number));
	if (fresh.length > 0) {
		writeFileSync(file, fresh.map((number) => caucus(rpc, 'apply', '--dev-member', number, '--chapter', '1')).join('\n'));
		const [, batch = ''] = /^batch (\d+)/.exec(caucus(rpc, 'registrar', 'propose', file, '--account', '//Alice')) ?? [];
		const [, digest = ''] = /^digest (\w+)/m.exec(caucus(rpc, 'registrar', 'show', batch)) ?? [];
		caucus(rpc, 'registrar', 'confirm', batch, '--digest', digest, '--account', '//Bob');
		entered.set(rpc, [...there, ...fresh]);
	}
	rmSync(folder, { recursive: true });
}

/** Who was entered and where a roll was cut, by the chain's address. */
const entered = new Map<string, string[]>();
const standing = new Map<string, { readonly inUse: Promise<unknown> }>();

/** How many have to sponsor a petition here. */
const SPONSORS = 2;

/** Begins a standing roll, unless there is one. What it gives is done when the roll is in use, minutes later. */
export function standingRoll(rpc: string): { readonly inUse: Promise<unknown> } {
	const there = standing.get(rpc);
	if (there) return there;
	caucus(rpc, 'registrar', 'cut-standing', '--account', '//Alice');
	caucus(rpc, 'registrar', 'cut-standing', '--account', '//Bob');
	const begun = { inUse: run(CAUCUS, words(rpc, ['registrar', 'standing', '--wait'])) };
	// Whoever waits for it is told what went wrong.
	begun.inUse.catch(() => undefined);
	standing.set(rpc, begun);
	return begun;
}

/** By two of the council: two sponsors are enough for a petition. Else there would be twenty proofs to make for each. */
export function fewSponsors(rpc: string): void {
	const [version, parameters] = JSON.parse(caucus(rpc, 'petition', 'ask', 'parameters')) as [number, object];
	const folder = mkdtempSync(join(tmpdir(), 'caucus-desk-'));
	const file = join(folder, 'parameters.json');
	writeFileSync(file, JSON.stringify({ ...parameters, sponsors: SPONSORS, citizen_sponsors: SPONSORS }));
	caucus(rpc, 'council', 'move', '--account', '//Charlie', 'petitions', 'set_parameters', `expected_version=${version}`, `parameters=json:${file}`);
	const [{ number, hash }] = JSON.parse(caucus(rpc, 'council', 'motions', '--json')) as [{ number: number; hash: string }];
	for (const account of ['//Charlie', '//Dave']) caucus(rpc, 'council', 'vote', '--account', account, `${number}`, hash);
	caucus(rpc, 'council', 'close', '--account', '//Charlie', `${number}`, hash);
	rmSync(folder, { recursive: true });
}

/** Hands in a petition and has it sponsored; gives its number. */
export async function petitionInReview(rpc: string, title: string, first: number): Promise<string> {
	const said = caucus(
		rpc, 'petition', 'start', '--dev-member', String(first), 'addressee=0', `text.title=${title}`,
		'text.ask=월세 지원의 소득 기준을 낮추고 기간을 두 해로 늘려 주십시오.', 'topics=[1]');
	const [, petition = ''] = /petition=(\d+)/.exec(said) ?? [];
	await each(rpc, numbers(first + 1, SPONSORS).map((number) => ['petition', 'sponsor', petition, '--dev-member', number, '--no-wait']));
	return petition;
}

/** The path of an election's plan, with so many seconds until voting begins and until it ends. */
export function PLAN(before: number, voting: number): string {
	const [opens, closes] = [before, before + voting].map((seconds) => new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z'));
	const file = join(mkdtempSync(join(tmpdir(), 'caucus-desk-')), 'plan.json');
	writeFileSync(file, JSON.stringify({
		title: '청년위원장 선거', electorate: { classes: 'dues-paying' },
		contests: [{ title: '청년위원장', kind: 'choose-one', candidates: ['기호 1번', '기호 2번'] }],
		ring_size: 255, opens, closes, trustee_step_seconds: 60, objections_seconds: 10, tally_seconds: 120, certification_seconds: 900,
		appeals_seconds: 10, least_roll: 50, least_turnout: 20, max_revotes: 32, threshold: 2,
	}));
	return file;
}

/** Trustees whose daemons do all that is theirs, until what is given back is called. */
export function trustees(rpc: string, names: readonly string[]): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'caucus-desk-'));
	const daemons = names.map((name) => {
		const secret = join(folder, name);
		caucus(rpc, 'trustee', 'new-secret', secret);
		return spawn(CAUCUS, words(rpc, ['trustee', 'run', '--trust-remote-node', '--account', `//${name}`, '--secret', secret]), { stdio: 'ignore' });
	});
	return () => {
		for (const daemon of daemons) daemon.kill();
		rmSync(folder, { recursive: true, force: true });
	};
}

/** Waits until voting is open, and has members vote. */
export async function castBallots(rpc: string, election: string, first: number, count: number): Promise<void> {
	while ((JSON.parse(caucus(rpc, 'results', '--election', election, '--json')) as { stage: string }).stage !== 'open') await pause(3000);
	await each(rpc, numbers(first, count).map((number, i) => [
		'vote', '--election', election, '--dev-member', number, '--choice', String(i % 3 === 0 ? 2 : 1), '--no-wait',
	]), 3);
}
