// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What tests run against: a node of a new development chain with a WebSocket for light clients, and the built portal
// served with its policy. One of each for all tests of a file, or of a part of it: `test.use({ party: 'its name' })`.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET } from '@polkadot-labs/hdkd-helpers';
import { type Page, test as base, expect } from '@playwright/test';
import { toHex } from '../src/chain/calls';
import { NODE } from './programs';

/** The data folder of a development chain to begin with a copy of: preparing one takes minutes. */
const BEGUN = process.env['CAUCUS_TEST_DATA'];
const PORTAL = new URL('..', import.meta.url).pathname;

/** Raw, so that a node needs not work the first block out. */
const SPEC = process.env['CAUCUS_TEST_SPEC'] ?? '';

/** Of //Ferdie//stash. */
const RELAYER = toHex(sr25519CreateDerive(DEV_MINI_SECRET)('//Ferdie//stash').publicKey);

/** What evaluations ask. */
const QUESTIONS = ['공약을 지켰습니까?', '지역을 잘 대표했습니까?', '의정 활동에 성실했습니까?', '소통에 힘썼습니까?', '청렴합니까?'];

/** How long the node may take to answer on a machine that has other work, in milliseconds. */
const PATIENCE = 180_000;

export interface Chain {
	/** Its JSON-RPC. */
	readonly rpc: string;
	/** Where the portal is served, without a slash at its end. */
	readonly portal: string;
	/** The only origins that a page may talk to. */
	readonly origins: readonly string[];
	/** Where a relayer may listen: the portal offers it. */
	readonly relayer: string;
	/** The folder with texts that the portal publishes. */
	readonly texts: string;
	/** Where the portal looks for an index of the library; there is none at first. */
	readonly index: string;
	/** Asks the node. */
	ask<T>(method: string, ...params: unknown[]): Promise<T>;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	return typeof address === 'object' && address ? address.port : 0;
}

function asker(rpc: string): Chain['ask'] {
	return async <T>(method: string, ...params: unknown[]) => {
		const response = await fetch(rpc.replace(/^ws/, 'http'), {
			method: 'POST', headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(10_000),
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		});
		return ((await response.json()) as { result: T }).result;
	};
}

async function until<T>(act: () => Promise<T>): Promise<T> {
	for (const begun = Date.now(); ; await pause(500)) {
		try {
			return await act();
		} catch (error) {
			if (Date.now() - begun > PATIENCE) throw error;
		}
	}
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const gone = once(child, 'exit');
	child.kill();
	await gone;
}

async function served(folder: string): Promise<{ url: string; server: ChildProcess }> {
	const server = spawn(process.execPath, [
		join(PORTAL, 'server.mjs'), '--spec', join(folder, 'spec.json'), '--config', join(folder, 'config.json'), '--port', '0',
		'--texts', join(folder, 'texts'), '--index', join(folder, 'index'),
	], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = await once(server.stdout, 'data') as [Buffer];
	return { url: line.toString().trim().replace(/\/$/, ''), server };
}

async function start(folder: string): Promise<{ chain: Chain; stop: () => Promise<void> }> {
	mkdirSync(join(folder, 'texts'));
	if (BEGUN) cpSync(BEGUN, join(folder, 'node'), { recursive: true });
	const [rpcPort, peerPort, relayPort] = [await freePort(), await freePort(), await freePort()];
	const node = spawn(NODE, [
		'--dev', '--chain', SPEC, '--finality-lag', '0', '--base-path', join(folder, 'node'), '--rpc-port', String(rpcPort), '--rpc-cors', 'all',
		'--listen-addr', `/ip4/127.0.0.1/tcp/${peerPort}/ws`, '--no-mdns', '--no-telemetry', '--no-prometheus',
		// Light clients ask for bytes of the library as peers of IPFS do.
		'--ipfs-server',
	], { stdio: 'ignore' });
	const rpc = `ws://127.0.0.1:${rpcPort}`;
	const relayer = `http://127.0.0.1:${relayPort}`;
	const ask = asker(rpc);
	const id = await until(() => ask<string>('system_localPeerId'));
	const raw = readFileSync(SPEC, 'utf8');
	const spec = { ...JSON.parse(raw) as object, bootNodes: [`/ip4/127.0.0.1/tcp/${peerPort}/ws/p2p/${id}`] };
	writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec));
	writeFileSync(join(folder, 'config.json'), JSON.stringify({
		name: { ko: '시연 정당', en: 'Demonstration party' }, rpc: [rpc], genesis: await ask<string>('chain_getBlockHash', 0),
		chapters: [{ id: 0, ko: '서울시당', en: 'Seoul' }, { id: 1, ko: '부산시당', en: 'Busan' }],
		topics: [{ id: 1, ko: '청년', en: 'Youth' }, { id: 2, ko: '주거', en: 'Housing' }], texts: '/texts', relayers: [{ url: relayer, account: RELAYER }],
		questions: QUESTIONS.map((ko, i) => ({ ko, en: `Question ${i + 1}?` })),
	}));
	const { url, server } = await served(folder);
	return {
		chain: { rpc, portal: url, relayer, texts: join(folder, 'texts'), index: join(folder, 'index'), origins: [url, rpc, relayer, `ws://127.0.0.1:${peerPort}`], ask },
		stop: async () => {
			await end(server);
			await end(node);
		},
	};
}

export const test = base.extend<{ talk: Set<string> }, { party: string; chain: Chain }>({
	/** Tests with another name have another chain, and another worker: nothing of the one is on the other's. */
	party: ['', { scope: 'worker', option: true }],

	chain: [async ({ party: _ }, use) => {
		const folder = mkdtempSync(join(tmpdir(), 'caucus-portal-'));
		const { chain, stop } = await start(folder);
		await use(chain);
		await stop();
		rmSync(folder, { recursive: true, force: true });
	}, { scope: 'worker', timeout: 2 * PATIENCE }],

	/** The origins that the page talked to. After each test it is looked whether they are the right ones. */
	talk: [async ({ page, context, chain }, use) => {
		const talk = new Set<string>();
		const note = (url: string) => {
			if (!/^(data|blob):/.test(url)) talk.add(`${new URL(url).protocol}//${new URL(url).host}`);
		};
		const refused: string[] = [];
		context.on('request', (request) => note(request.url()));
		page.on('websocket', (socket) => note(socket.url()));
		page.on('console', (message) => {
			if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
		});
		await use(talk);
		expect([...talk].filter((origin) => !chain.origins.includes(origin))).toEqual([]);
		expect(refused).toEqual([]);
	}, { auto: true }],
});

/** Connects by the node from the first page on, for tests of something else than the connection. */
export async function byNode(page: Page): Promise<void> {
	await page.addInitScript(() => localStorage.setItem('caucus.connection', '{"mode":"rpc"}'));
}

/** Waits until the page follows the chain. */
export async function following(page: Page): Promise<void> {
	await expect(page.locator('.connection')).toHaveAttribute('data-stage', 'following', { timeout: 120_000 });
}

/** Nothing serious is wrong for people who read by ear, by keyboard or in large letters; and nothing has to be scrolled sideways. */
export async function accessible(page: Page): Promise<void> {
	const before = page.viewportSize();
	// A page that changes while it is looked at, as pages of a chain do, is looked at once more. On a busy machine one look
	// takes long.
	await expect(async () => {
		// As high as the page is: the bar at the bottom covers nothing then, and each part is looked at where it stands.
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		if (before) await page.setViewportSize({ width: before.width, height: Math.max(height, before.height) });
		const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
		const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
		expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
	}).toPass({ timeout: 60_000 });
	if (before) await page.setViewportSize(before);
}

export { expect };
