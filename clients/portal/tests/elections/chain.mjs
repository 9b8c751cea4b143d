// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A development chain of one validator with an election on it, made by the command line as officers make one. Members of
// the test's own are on its roll, among numbered ones who make up the crowd that they hide in.

import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'caucus/target/release');
const programs = process.env['CAUCUS_PROGRAMS'] ?? cache;

const TRUSTEES = ['Alice', 'Bob', 'Dave'];
const COMMISSION = ['Charlie', 'Dave'];
/** How many members a style needs at least, and a few more. */
const CROWD = 60;
/** How many ballots a sum needs at least. */
const TURNOUT = 20;

const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something is so, and gives it. @template T @param {string} what @param {() => Promise<T | undefined | false>} look */
export async function until(what, look, seconds = 120) {
	const end = Date.now() + seconds * 1000;
	for (;;) {
		const found = await look().catch(() => undefined);
		if (found) return found;
		if (Date.now() > end) throw new Error(`not in ${seconds} s: ${what}`);
		await pause(500);
	}
}

/** @returns {Promise<number>} */
const freePort = () => new Promise((resolve, reject) => {
	const server = createServer();
	server.on('error', reject);
	server.listen(0, '127.0.0.1', () => {
		const address = /** @type {import('node:net').AddressInfo} */ (server.address());
		server.close(() => resolve(address.port));
	});
});

const moment = (/** @type {number} */ seconds) => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

/** @typedef {{ preparing?: number, voting?: number, polls?: boolean, revotes?: number }} Times */

/** A choice of one of three by everybody, and of up to two of four by the youth; the first with a poll if there are any. */
function plan(/** @type {Times} */ { preparing = 75, voting = 240, polls = false, revotes = 3 }) {
	const opens = Math.floor(Date.now() / 1000) + preparing;
	const council = {
		title: '최고위원 선거', kind: 'choose-one', candidates: ['김하늘', '이바다', '박산'],
		...(polls && {
			components: [{ kind: 'ballots', styles: ['youth', 'dues-payers'], weight: 70 }, { kind: 'poll', weight: 30 }],
		}),
	};
	return {
		title: '2026년 청년위원회 선거',
		contests: [council, { title: '청년위원 선거', kind: 'choose-up-to-2', candidates: ['최봄', '정여름', '강가을', '조겨울'] }],
		styles: [
			{ name: 'youth', classes: 'youth', contests: [1, 2] },
			{ name: 'dues-payers', classes: 'dues-paying', contests: [1] },
		],
		ring_size: 255, opens: moment(opens), closes: moment(opens + voting), trustee_step_seconds: 60, objections_seconds: 10,
		tally_seconds: 120, certification_seconds: 240, appeals_seconds: 20, least_roll: 50, least_turnout: TURNOUT,
		max_revotes: revotes, threshold: 2,
	};
}

export class ElectionChain {
	/** @type {import('node:child_process').ChildProcess[]} */ #children = [];
	election = -1;

	/** @param {{ data: string, rpc: string, spec: string, keep: boolean }} where */
	constructor({ data, rpc, spec, keep }) {
		this.data = data;
		this.rpc = rpc;
		this.spec = spec;
		this.keep = keep;
	}

	/** Starts a node; pages reach it by JSON-RPC and, as a peer, by a WebSocket. */
	static async start({ data = mkdtempSync(join(tmpdir(), 'caucus-portal.')), keep = false } = {}) {
		mkdirSync(data, { recursive: true });
		const [rpc, p2p] = [await freePort(), await freePort()];
		const chain = new ElectionChain({ data, rpc: `ws://127.0.0.1:${rpc}`, spec: join(data, 'spec.json'), keep });
		chain.#spawn('node', join(programs, 'caucus-node'), [
			'--dev', '--finality-lag', '0', '--base-path', join(data, 'node'), '--rpc-port', `${rpc}`, '--rpc-cors', 'all',
			'--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}/ws`, '--no-mdns', '--no-telemetry', '--no-prometheus',
		]);
		const id = await until('a node that answers', () => chain.#ask('system_localPeerId'));
		const file = join(data, 'raw.json');
		await run(join(programs, 'caucus-node'), ['export-chain-spec', '--raw', '--chain', 'dev', '--output', file]).catch(async () => {
			const { stdout } = await run(join(programs, 'caucus-node'), ['export-chain-spec', '--raw', '--chain', 'dev'], { maxBuffer: 2 ** 26 });
			writeFileSync(file, stdout);
		});
		const spec = JSON.parse(readFileSync(file, 'utf8'));
		writeFileSync(chain.spec, JSON.stringify({ ...spec, bootNodes: [`/ip4/127.0.0.1/tcp/${p2p}/ws/p2p/${id}`] }));
		writeFileSync(join(data, 'config.json'), JSON.stringify({
			name: { ko: '새벽당', en: 'Dawn Party' }, rpc: [chain.rpc],
			chapters: [{ id: 0, ko: '중앙당', en: 'Central party' }, { id: 1, ko: '서울특별시당', en: 'Seoul' }],
		}));
		return chain;
	}

	get config() {
		return join(this.data, 'config.json');
	}

	/** Runs `caucus` and gives what it prints. */
	async caucus(/** @type {string[]} */ ...words) {
		const { stdout, stderr } = await run(
			join(programs, 'caucus'), ['--lang', 'en', '--node', this.rpc, ...words], { maxBuffer: 2 ** 26 });
		this.said = stderr;
		return stdout;
	}

	/** Registers numbered members and those of these words, half of the numbered ones and all of the others as youth. */
	async register(/** @type {readonly string[]} */ words = []) {
		const applications = [];
		for (let number = 1000; number < 1000 + 2 * CROWD; number++) {
			const classes = number < 1000 + CROWD ? 'dues-paying,youth' : 'dues-paying';
			applications.push(await this.caucus('apply', '--dev-member', `${number}`, '--classes', classes));
		}
		for (const [i, one] of words.entries()) {
			const file = join(this.data, `words-${i}`);
			writeFileSync(file, one);
			applications.push(await this.caucus('apply', '--key', file, '--classes', 'dues-paying,youth'));
		}
		const file = join(this.data, 'applications');
		for (let from = 0; from < applications.length; from += 64) {
			writeFileSync(file, applications.slice(from, from + 64).join(''));
			const proposed = await this.caucus('registrar', 'propose', file, '--account', '//Alice');
			const batch = /^batch (\d+)/m.exec(proposed)?.[1] ?? '';
			const digest = /^digest (\S+)/m.exec(await this.caucus('registrar', 'show', batch))?.[1] ?? '';
			await this.caucus('registrar', 'confirm', batch, '--digest', digest, '--account', '//Bob');
		}
	}

	/** Draws an election up and calls the trustees; the chain does the rest. */
	async drawUp(/** @type {Times} */ times = {}) {
		for (const name of TRUSTEES) {
			const secret = join(this.data, `${name}.secret`);
			await this.caucus('trustee', 'new-secret', secret);
			this.#spawn(name, join(programs, 'caucus'), [
				'--node', this.rpc, 'trustee', 'run', '--trust-remote-node', '--account', `//${name}`, '--secret', secret,
			]);
		}
		const file = join(this.data, 'plan.json');
		writeFileSync(file, JSON.stringify(plan(times)));
		const drawnUp = await this.caucus('election', 'draw-up', file, '--account', `//${COMMISSION[0]}`);
		this.election = Number(/^election (\d+)/m.exec(drawnUp)?.[1]);
		for (const name of COMMISSION) {
			await this.caucus('election', 'call-trustees', '--election', `${this.election}`, '--account', `//${name}`,
				'--trustees', TRUSTEES.map((trustee) => `//${trustee}`).join(','));
		}
	}

	/** What `caucus results` says. */
	async results() {
		return JSON.parse(await this.caucus('results', '--election', `${this.election}`, '--json'));
	}

	async untilStage(/** @type {string} */ stage, seconds = 300) {
		await until(`election ${stage}`, async () => (await this.results()).stage === stage, seconds);
	}

	/** As many numbered members vote as the sums need. */
	async crowdVotes() {
		const votes = [];
		for (let i = 0; i < TURNOUT + 2; i++) {
			votes.push([`${1000 + i}`, ['--choice', `${(i % 3) + 1}`, '--choice', i % 5 === 0 ? 'blank' : `${(i % 4) + 1}`]]);
		}
		const next = async () => {
			for (;;) {
				const vote = votes.pop();
				if (!vote) return;
				const [member, choices] = /** @type {[string, string[]]} */ (vote);
				await this.caucus('vote', '--election', `${this.election}`, '--dev-member', member, ...choices, '--no-wait');
			}
		};
		await Promise.all([next(), next()]);
	}

	/** Two of the commission certify. */
	async certify() {
		const words = ['election', 'certify', '--election', `${this.election}`, '--account'];
		const shown = await until('a digest to certify', async () => {
			// Without the digest it is refused, and says which one it is.
			const text = await this.caucus(...words, `//${COMMISSION[0]}`).catch((error) => `${error.stdout}${error.stderr}`);
			return /digest for certifying (\S+)/.exec(`${text}${this.said}`)?.[1];
		});
		for (const name of COMMISSION) await this.caucus(...words, `//${name}`, '--digest', shown);
	}

	stop() {
		for (const child of this.#children.splice(0)) child.kill();
		if (!this.keep) rmSync(this.data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}

	#spawn(/** @type {string} */ name, /** @type {string} */ program, /** @type {string[]} */ words) {
		const log = openSync(join(this.data, `${name}.log`), 'a');
		this.#children.push(spawn(program, words, { stdio: ['ignore', log, log] }));
	}

	async #ask(/** @type {string} */ method) {
		const response = await fetch(this.rpc.replace(/^ws/, 'http'), {
			method: 'POST', headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }),
		});
		return /** @type {string} */ ((await response.json()).result);
	}
}

/** By hand: a chain with an election, to look at pages with. It ends with this program. */
async function main() {
	const { values } = parseArgs({ options: {
		data: { type: 'string' }, words: { type: 'string', multiple: true }, preparing: { type: 'string' }, voting: { type: 'string' },
	} });
	const chain = await ElectionChain.start({ ...(values.data && { data: values.data }), keep: true });
	process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143)).on('exit', () => chain.stop());
	process.stdout.write(`${chain.rpc} ${chain.data}\n`);
	await chain.register(values.words ?? []);
	await chain.drawUp({ preparing: Number(values.preparing ?? 75), voting: Number(values.voting ?? 3600) });
	process.stdout.write(`election ${chain.election}\n`);
	await chain.untilStage('open', 600);
	await chain.crowdVotes();
	process.stdout.write('open\n');
	await pause(24 * 3600_000);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
