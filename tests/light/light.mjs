// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Follows a chain by a light client, reads an election's result with proof, hands in ballots.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LightClient, specification } from './client.mjs';
import { Ballot, Elections, check, isCounted, readResult } from './election.mjs';
import { TROUBLES, Trouble, now, pause, seconds } from './trouble.mjs';

const HELP = `A light client on a Caucus chain: it believes the chain specification and the validators, and no node.

    node tests/light/light.mjs follow --spec FILE              say which block is final
    node tests/light/light.mjs result --spec FILE --election N  read an election's stage, totals and outcomes with proof
    node tests/light/light.mjs cast   --spec FILE BALLOT...     hand ballots in and see them counted in a final block

    --spec FILE       raw chain specification: caucus-node export-chain-spec --raw --chain ...
    --peer ADDRESS    a full node to begin with, in place of those in the specification; may be repeated.
                      Such as /ip4/127.0.0.1/tcp/30333/ws/p2p/12D3Koo...
    --election N      result: the election
    --node URL        result: afterwards ask this node's JSON-RPC for the same, and compare byte by byte
    --caucus PROGRAM  result: with --node, compare with what \`PROGRAM results --json\` says as well
    --repeat N        cast: have the runtime check each ballot so often before it is sent, and time it (default 1)
    --patience S      how long to wait for a peer, for finality and for counting, in seconds each (default 120)
    --help            this text

A BALLOT is a file with what \`caucus vote --print\` wrote. Ballots are checked here by the chain's own runtime before
they are sent, as every light client does. The time of that is what smoldot logs as virtual_machine_call_duration.
stdout is one line of JSON. Exit code 0: done; 2: usage; 1: not done, and stderr says why, by one of these names:
${Object.entries(TROUBLES).map(([name, text]) => `    ${name.padEnd(13)} ${text}`).join('\n')}`;

const CHECK = 'TaggedTransactionQueue_validate_transaction';

const complain = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** Reads a file. */
function read(/** @type {string} */ file, /** @type {'BadSpec' | 'BadBallot'} */ trouble) {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		throw new Trouble(trouble, /** @type {Error} */ (error).message);
	}
}

const rounded = (/** @type {number} */ milliseconds) => Math.round(milliseconds * 10) / 10;

/** What `--node` says at the same block is what was proved. */
async function compareWithNode(
	/** @type {string} */ url, /** @type {string} */ block, /** @type {import('./election.mjs').Proved[]} */ proved,
) {
	for (const { item, key, value } of proved) {
		const response = await fetch(url.replace(/^ws/, 'http'), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'state_getStorage', params: [key, block] }),
			signal: AbortSignal.timeout(10_000),
		});
		const { result, error } = /** @type {any} */ (await response.json());
		if (error) throw new Trouble('Disagreement', `the node at ${url} does not answer for ${item}: ${error.message}`);
		if ((result ?? null) !== value) {
			throw new Trouble('Disagreement',
				`the node at ${url} lies about Elections.${item}: it says ${result}, proved is ${value}`);
		}
	}
}

/** What `caucus results` says is what was proved. */
function compareWithCaucus(
	/** @type {string} */ program, /** @type {string} */ url, /** @type {number} */ election, /** @type {any} */ said,
) {
	const report = JSON.parse(execFileSync(program, ['--node', url, 'results', '--election', String(election), '--json'],
		{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
	const here = { ballots: said.ballots, totals: said.totals ?? [] };
	const there = {
		ballots: report.ballots,
		totals: report.results.flatMap((/** @type {any} */ contest) => contest.groups.map((/** @type {any} */ group) =>
			group.options.map((/** @type {any} */ option) => option.votes))),
	};
	if (JSON.stringify(here) !== JSON.stringify(there)) {
		throw new Trouble('Disagreement', `${program} says ${JSON.stringify(there)}, proved is ${JSON.stringify(here)}`);
	}
}

/** @typedef {{ client: LightClient, patience: number, options: any, files: string[] }} Task */

async function follow(/** @type {Task} */ { client, patience }) {
	const first = await client.final(patience);
	const synced = now() - client.started;
	return { genesis: await client.genesis(), block: first, synced_seconds: seconds(synced) };
}

async function result(/** @type {Task} */ task) {
	const { client, options } = task;
	const election = Number(options.election);
	const base = await follow(task);
	const elections = await Elections.open(client, base.block.hash);
	const begun = now();
	const { proved, said } = await readResult(elections, base.block.hash, election);
	const taken = now() - begun;
	if (options.node) await compareWithNode(options.node, base.block.hash, proved);
	if (options.node && options.caucus) compareWithCaucus(options.caucus, options.node, election, said);
	return {
		...base, election, ...said, read_milliseconds: rounded(taken),
		compared: [...(options.node ? ['node'] : []), ...(options.caucus ? ['caucus'] : [])],
	};
}

/** Checks a ballot on this machine; gives how long each check took, and how long of it this process had a core. */
async function timed(/** @type {LightClient} */ client, /** @type {Ballot} */ ballot, /** @type {number} */ times) {
	/** @type {number[]} */
	const taken = [];
	/** @type {number[]} */
	const worked = [];
	for (let i = 0; i < times; i++) {
		const block = await client.final();
		const [before, cpu] = [client.executed.length, process.cpuUsage()];
		const why = await check(client, block.hash, ballot);
		const { user, system } = process.cpuUsage(cpu);
		if (why) throw new Trouble('Refused', `${ballot.file}: ${why}`);
		const call = client.executed.slice(before).find(({ name }) => name === CHECK);
		if (!call) continue;
		taken.push(rounded(call.milliseconds));
		worked.push(rounded((user + system) / 1000));
	}
	return { check_milliseconds: taken, check_cpu_milliseconds: worked };
}

async function cast(/** @type {Task} */ task) {
	const { client, options, files, patience } = task;
	const ballots = files.map((file) => new Ballot(read(file, 'BadBallot'), file));
	const base = await follow(task);
	const elections = await Elections.open(client, base.block.hash);
	// All are checked before any is sent: the pool's own checks would be timed along with them.
	const checked = [];
	for (const ballot of ballots) checked.push({ ballot, times: await timed(client, ballot, Number(options.repeat ?? 1)) });
	// One after the other: while smoldot checks one it answers nobody, and others would be dropped for want of a proof.
	const done = [];
	for (const one of checked) done.push(await counted(client, elections, patience, one));
	return { ...base, ballots: done };
}

/** How long a ballot is waited for before it is sent again, in milliseconds: smoldot does not say that it dropped one. */
const AGAIN = 30_000;

/** Sends a ballot and waits until a final block counts it; gives its line of the report. */
async function counted(
	/** @type {LightClient} */ client, /** @type {Elections} */ elections, /** @type {number} */ patience,
	/** @type {{ ballot: Ballot, times: object }} */ checked,
) {
	const { ballot, times } = checked;
	const begun = now();
	let sent = begun;
	let stop = client.broadcast(ballot.transaction);
	let block = await client.final();
	while (!await isCounted(elections, block.hash, ballot)) {
		if (now() - begun > patience) {
			throw new Trouble('NotCounted', `${ballot.file}: no final block counts it after ${seconds(patience)} s`);
		}
		await pause(1000);
		if (now() - sent > AGAIN) {
			stop();
			sent = now();
			stop = client.broadcast(ballot.transaction);
		}
		block = await client.final();
	}
	stop();
	complain(`${ballot.file}: counted in the final block ${block.number}`);
	const pool = client.pool.get(ballot.name);
	return {
		file: ballot.file, election: ballot.election, sequence: ballot.sequence, options: ballot.options,
		bytes: ballot.transaction.length / 2 - 1, ...times,
		pool_milliseconds: pool ? rounded(pool.milliseconds) : null,
		pool_seconds: pool ? seconds(pool.at - begun) : null,
		counted_seconds: seconds(now() - begun), counted_in: block.number,
	};
}

const COMMANDS = /** @type {Record<string, (task: Task) => Promise<object>>} */ ({ follow, result, cast });

/** Reads the command line; null if it is wrong. */
function parse() {
	try {
		const text = /** @type {const} */ ({ type: 'string' });
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				spec: text, election: text, node: text, caucus: text, repeat: text, patience: text,
				peer: { type: 'string', multiple: true }, help: { type: 'boolean' },
			},
		});
		const [name = '', ...files] = positionals;
		const numbers = [values.election, values.repeat, values.patience].filter((one) => one !== undefined);
		const whole = Object.hasOwn(COMMANDS, name) && values.spec && numbers.every((one) => /^\d{1,9}$/.test(String(one)))
			&& (name === 'result') === (values.election !== undefined) && (name === 'cast') === (files.length > 0);
		return values.help || whole ? { name, files, options: values } : null;
	} catch (error) {
		complain(/** @type {Error} */ (error).message);
		return null;
	}
}

async function main() {
	const given = parse();
	if (!given || given.options.help) {
		(given ? process.stdout : process.stderr).write(`${HELP}\n`);
		return given ? 0 : 2;
	}
	const { name, files, options } = given;
	let client;
	try {
		client = new LightClient(specification(read(String(options.spec), 'BadSpec'), options.peer ?? []));
		const patience = Number(options.patience ?? 120) * 1000;
		const command = /** @type {(task: Task) => Promise<object>} */ (COMMANDS[name]);
		const report = await command({ client, patience, options, files });
		const memory = Math.round(process.resourceUsage().maxRSS / 1024);
		process.stdout.write(`${JSON.stringify({ ...report, memory_mib: memory })}\n`);
		return 0;
	} catch (error) {
		const known = error instanceof Trouble;
		complain(known ? `${error.name}: ${error.message}` : String(/** @type {Error} */ (error)?.stack ?? error));
		for (const warning of known ? [] : client?.warnings ?? []) complain(`    ${warning}`);
		return 1;
	} finally {
		await client?.close();
	}
}

// Not left to end by itself: smoldot keeps timers of ten minutes.
process.exit(await main());
