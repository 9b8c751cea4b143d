// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// An election on a development chain, made by the command line as officers make one. Members of the test's own are on its
// roll, among numbered ones who make up the crowd that they hide in.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CAUCUS, inPairs } from './programs';

const run = promisify(execFile);

const TRUSTEES = ['Alice', 'Bob', 'Dave'];
const COMMISSION = ['Charlie', 'Dave'];
/** Members of a style: as many as it needs at least, and a few more. */
const CROWD = 52;
/** Ballots that a sum needs at least. */
const TURNOUT = 20;
/** Entries in a batch of the registry, at most. */
const BATCH = 64;
/** The first number of development members that are taken. */
const FIRST = 1000;

/** Stages from the one on at which everything is fixed, as `caucus results` names them. */
const STAGES = ['ready', 'open', 'closed', 'tallied', 'certified', 'final'] as const;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something is so, and gives it. */
async function until<T>(what: string, look: () => Promise<T | undefined | false>, seconds = 180): Promise<T> {
	for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(500)) {
		const found = await look().catch(() => undefined);
		if (found) return found;
	}
	throw new Error(`not in ${seconds} s: ${what}`);
}

const moment = (seconds: number) => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

export interface Times {
	/** From drawing up to voting, in seconds. */
	readonly preparing: number;
	/** How long voting is open, in seconds. */
	readonly voting: number;
	/** The size of rings; 255 if nothing is said. */
	readonly ring?: 255 | 767;
}

/** One of three, voted by everybody; and up to two of four, voted by the youth alone. */
function plan({ preparing, voting, ring = 255 }: Times) {
	const opens = Math.floor(Date.now() / 1000) + preparing;
	return {
		title: '청년위원회 선거 / Youth committee election',
		contests: [
			{ title: '위원장 / Chair', kind: 'choose-one', candidates: ['후보 1', '후보 2', '후보 3'] },
			{ title: '위원 / Members', kind: 'choose-up-to-2', candidates: ['위원 후보 1', '위원 후보 2', '위원 후보 3', '위원 후보 4'], seats: 2, tie: 'listed-first' },
		],
		styles: [
			{ name: 'youth', classes: 'youth', contests: [1, 2] },
			{ name: 'dues-payers', classes: 'dues-paying', contests: [1] },
		],
		ring_size: ring, opens: moment(opens), closes: moment(opens + voting), trustee_step_seconds: 60, objections_seconds: 10,
		tally_seconds: 120, certification_seconds: 240, appeals_seconds: 10, least_roll: 50, least_turnout: TURNOUT,
		max_revotes: 1, threshold: 2,
	};
}

export class ElectionOnChain {
	readonly #data = mkdtempSync(join(tmpdir(), 'caucus-election-'));
	readonly #daemons: ChildProcess[] = [];
	#number = -1;

	constructor(readonly rpc: string) {}

	get number(): number {
		return this.#number;
	}

	/** Runs `caucus`, and gives what it says. */
	async caucus(...words: string[]): Promise<string> {
		const { stdout, stderr } = await run(CAUCUS, ['--lang', 'en', '--node', this.rpc, ...words], { maxBuffer: 2 ** 26 });
		return `${stdout}${stderr}`;
	}

	/** A file with this text, for `caucus` to read. */
	file(name: string, text: string): string {
		const path = join(this.#data, name);
		writeFileSync(path, text);
		return path;
	}

	/** Registers numbered members, so many of them youth and others not, and with them applications that pages made. */
	async register(applications: readonly string[], youth = CROWD): Promise<void> {
		const all = [...applications];
		await inPairs(Array.from({ length: youth + CROWD }, (_, i) => FIRST + i), async (number) => {
			const classes = number < FIRST + youth ? 'dues-paying,youth' : 'dues-paying';
			all.push((await this.caucus('apply', '--dev-member', String(number), '--classes', classes)).trim());
		});
		for (let from = 0; from < all.length; from += BATCH) {
			const file = this.file('applications', `${all.slice(from, from + BATCH).join('\n')}\n`);
			const number = /^batch (\d+)/m.exec(await this.caucus('registrar', 'propose', file, '--account', '//Alice'))?.[1] ?? '';
			const digest = /^digest (\S+)/m.exec(await this.caucus('registrar', 'show', number))?.[1] ?? '';
			await this.caucus('registrar', 'confirm', number, '--digest', digest, '--account', '//Bob');
		}
	}

	/** Draws the election up and calls the trustees. The chain does the rest. */
	async drawUp(times: Times): Promise<void> {
		for (const name of this.#daemons.length > 0 ? [] : TRUSTEES) {
			const secret = join(this.#data, `${name}.secret`);
			await this.caucus('trustee', 'new-secret', secret);
			this.#daemons.push(spawn(CAUCUS, [
				'--node', this.rpc, 'trustee', 'run', '--trust-remote-node', '--account', `//${name}`, '--secret', secret,
			], { stdio: 'ignore' }));
		}
		const file = this.file('plan.json', JSON.stringify(plan(times)));
		const drawnUp = await this.caucus('election', 'draw-up', file, '--account', `//${COMMISSION[0]}`);
		this.#number = Number(/^election (\d+)/m.exec(drawnUp)?.[1]);
		for (const name of COMMISSION) {
			await this.caucus('election', 'call-trustees', '--election', String(this.#number), '--account', `//${name}`,
				'--trustees', TRUSTEES.map((trustee) => `//${trustee}`).join(','));
		}
	}

	/** What `caucus results` says. */
	async results(): Promise<{ stage: string; election_ref: string | null; results: { title: string; elected: string[]; groups: { options: { option: string; votes: number }[] }[] }[] }> {
		return JSON.parse(await this.caucus('results', '--election', String(this.#number), '--json')) as Awaited<ReturnType<ElectionOnChain['results']>>;
	}

	/** Waits until it is at a stage, or past it: some are over soon. */
	async reaches(stage: (typeof STAGES)[number], seconds = 300): Promise<void> {
		const rank = (name: string) => STAGES.findIndex((one) => name.startsWith(one));
		await until(`election ${stage}`, async () => rank((await this.results()).stage) >= rank(stage), seconds);
	}

	/** So many numbered members vote, or as many as the sums need: each for the first, the youth also for the second and third. */
	async crowdVotes(many = TURNOUT): Promise<void> {
		await inPairs(Array.from({ length: many }, (_, i) => FIRST + i), async (member) => {
			await this.caucus('vote', '--election', String(this.#number), '--dev-member', String(member), '--choice', '1', '--choice', '2,3', '--no-wait');
		});
	}

	/** A relayer of this election, at this address. */
	async relayer(address: string): Promise<void> {
		this.#daemons.push(spawn(CAUCUS, [
			'--node', this.rpc, 'relay', '--account', '//Ferdie//stash', '--election', String(this.#number), '--listen', new URL(address).host,
			'--data', join(this.#data, 'relay'), '--every', '2s',
		], { stdio: 'ignore' }));
		await until('a relayer', async () => (await fetch(`${address}/health`)).ok);
	}

	/** Two of the commission certify. */
	async certify(): Promise<void> {
		const words = ['election', 'certify', '--election', String(this.#number), '--account'];
		const digest = await until('a digest to certify', async () => {
			// Without a digest it is refused, and says which one it would be.
			const said = await this.caucus(...words, `//${COMMISSION[0]}`).catch((error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`);
			return /digest for certifying (\S+)/.exec(said)?.[1];
		});
		for (const name of COMMISSION) await this.caucus(...words, `//${name}`, '--digest', digest);
	}

	stop(): void {
		for (const daemon of this.#daemons.splice(0)) daemon.kill();
		rmSync(this.#data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}
