// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The device at work in a page: what it keeps, what it sends, and that there is one.

import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import * as wasm from 'caucus-messages-wasm';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../chain';
import { type Status, Watched } from '../../chain/status';
import { Wire, tapped } from '../../chain/wire';
import { Shelf } from '../../keys/shelf';
import { indexedDbStore } from '../../keys/store';
import { Vault } from '../../keys/vault';
import { forgetAll } from '../../storage';
import { Mailbox } from './mailbox';
import { type State, Session } from './session';
import type { Entry, FileBody } from './types';

const loading = vi.hoisted(() => ({ until: Promise.resolve() }));
vi.mock('./module', () => ({ messagesModule: () => loading.until.then(() => wasm) }));

beforeAll(async () => {
	await wasm.default({ module_or_path: readFileSync(new URL('../../../../messages/wasm/pkg/caucus_messages_wasm_bg.wasm', import.meta.url)) });
});

/** One right at a time, as browsers give it; who asks too long is told. */
function locks() {
	let holder: Promise<unknown> = Promise.resolve();
	return {
		request: async (_: string, { signal }: { signal: AbortSignal }, use: () => Promise<unknown>) => {
			const late = new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('late'))));
			await Promise.race([holder, late]);
			holder = use();
			return holder;
		},
	};
}

const FOLLOWING: Status = { stage: 'following', final: { number: 1, hash: '0x01', time: 0 } };

/** A connection to a node without statements; what it is given is noted. Of one that is closed early, nobody hears again. */
function connection(status: Status = FOLLOWING): { connection: Connection; submitted: unknown[] } {
	const submitted: unknown[] = [];
	const wire = new Wire();
	tapped((onMessage) => ({
		send: ({ id, method, params }) => queueMicrotask(() => {
			if (method === 'statement_submit') submitted.push(params);
			onMessage({ jsonrpc: '2.0', id: id!, result: method === 'statement_submit' ? { status: 'new' } : 's1' });
			if (method !== 'statement_subscribeStatement') return;
			onMessage({ jsonrpc: '2.0', method: 'statement_statement', params: { subscription: 's1', result: { data: { statements: [], remaining: 0 } } } });
		}),
		disconnect: () => undefined,
	}), wire)(() => undefined);
	return { connection: { wire, mode: 'rpc', status: new Watched(status), final: () => new Promise(() => undefined) } as unknown as Connection, submitted };
}

/** Waits until it is at a stage. */
const at = async (session: Session, stage: State['stage']) => {
	await vi.waitFor(() => expect(session.state.get().stage).toBe(stage), { timeout: 5000 });
	return session.state.get() as State & { stage: 'open' };
};

let vault: Vault;
let sessions: Session[];
const opened = () => {
	const session = new Session();
	sessions.push(session);
	void session.open(vault);
	return session;
};
/** With room on the nodes, as far as the device knows. */
const begin = (session: Session) => session.act((device) => device.beginPeriod(device.nextPeriodKey(), 200, 8 * 1024 * 1024));

beforeEach(async () => {
	vi.stubGlobal('navigator', { locks: locks() });
	await indexedDbStore.erase();
	sessions = [];
	vault = new Vault({ cost: { memoryKiB: 8 * 1024, passes: 1 } });
	await vault.create('말의 산은 높고 물은 깊다');
});

afterEach(async () => {
	for (const session of sessions) session.close();
	vi.restoreAllMocks();
	await forgetAll();
});

describe('a device', () => {
	it('is there again when the page is, and gone when the browser is erased', async () => {
		const first = opened();
		await at(first, 'new');
		await first.create();
		const { overview: { address } } = await at(first, 'open');
		first.close();
		expect(first.state.get().stage).toBe('closed');
		const second = opened();
		expect((await at(second, 'open')).overview.address).toBe(address);
		second.close();
		await vault.erase();
		await forgetAll();
		await vault.create('말의 산은 높고 물은 깊다');
		await at(opened(), 'new');
	});

	it('is open in one window, and in the next as soon as that one is closed', async () => {
		const first = opened();
		await at(first, 'new');
		await first.create();
		const second = opened();
		await at(second, 'elsewhere');
		first.close();
		void second.open(vault);
		await at(second, 'open');
	});

	it('is held by no page that was left while it still loaded', async () => {
		let loaded = () => undefined as void;
		loading.until = new Promise((resolve) => {
			loaded = resolve;
		});
		const asked = vi.spyOn(navigator.locks, 'request');
		const first = opened();
		first.close();
		void first.open(vault);
		await at(first, 'opening');
		expect(asked).not.toHaveBeenCalled();
		loaded();
		await at(first, 'new');
		expect(asked).toHaveBeenCalledTimes(1);
	});

	it('sends what waits, and nothing once it could not be kept', async () => {
		const first = opened();
		await at(first, 'new');
		await first.create();
		const { connection: line, submitted } = connection();
		await begin(first);
		first.connect(line);
		await vi.waitFor(() => expect(submitted.length).toBeGreaterThan(0), { timeout: 5000 });
		await vi.waitFor(() => expect(first.state.get()).toMatchObject({ reached: true }));
		const before = submitted.length;
		vi.spyOn(Shelf.prototype, 'keep').mockRejectedValue(new Error('full'));
		await expect(first.act((device) => device.newGroup('모임'))).rejects.toThrow('full');
		await at(first, 'failed');
		expect(submitted).toHaveLength(before);
		await expect(first.act((device) => device.newGroup('모임'))).rejects.toThrow('closed');
	});

	it('goes on over another connection when the one before was closed while it synchronised', async () => {
		const first = opened();
		await at(first, 'new');
		await first.create();
		await begin(first);
		const { connection: early, submitted: none } = connection({ stage: 'syncing', peers: 1 });
		first.connect(early);
		await Promise.resolve();
		expect(first.state.get()).toMatchObject({ reached: undefined });
		const { connection: line, submitted } = connection();
		first.connect(line);
		await vi.waitFor(() => expect(submitted.length).toBeGreaterThan(0), { timeout: 5000 });
		await vi.waitFor(() => expect(first.state.get()).toMatchObject({ reached: true }));
		expect(none).toEqual([]);
	});

	it('says that no node is reached when the connection failed', async () => {
		const first = opened();
		await at(first, 'new');
		await first.create();
		first.connect(connection({ stage: 'failed', why: 'NoPeer', detail: '' }).connection);
		await vi.waitFor(() => expect(first.state.get()).toMatchObject({ reached: false }));
	});

	it('keeps what was done last, however much is done at once', async () => {
		const first = opened();
		await at(first, 'new');
		await first.create();
		await Promise.all(['가', '나', '다'].map((name) => first.act((device) => device.newGroup(name))));
		first.close();
		const { overview } = await at(opened(), 'open');
		expect(overview.conversations.map(({ name }) => name).sort()).toEqual(['가', '나', '다']);
	});
});

describe('a file', () => {
	const bytes = new Uint8Array([1, 2, 3]);
	const entryOf = (own: boolean, digit: string) => (
		{ sender: { key: 'aa', own }, seq: 1, body: { is: 'file', key: digit.repeat(64) } } as unknown as Entry & { body: FileBody });
	const ready = async () => {
		const session = opened();
		await at(session, 'new');
		await session.create();
		return session;
	};

	it('that was sent and could not be kept is told as such, and shows', async () => {
		const session = await ready();
		const entry = entryOf(true, 'a');
		vi.spyOn(wasm.Device.prototype, 'sendFile').mockReturnValue(1);
		vi.spyOn(wasm.Device.prototype, 'conversation').mockReturnValue(JSON.stringify({ entries: [entry] }));
		vi.spyOn(Shelf.prototype, 'keepFile').mockRejectedValue(new Error('full'));
		await expect(session.sendFile('t', 'f', bytes)).rejects.toMatchObject({ name: 'Unkept' });
		expect(await session.file('t', entry)).toBe(bytes);
	});

	it('that came and could not be kept shows, and its sender is not told', async () => {
		const session = await ready();
		session.connect(connection().connection);
		vi.spyOn(wasm.Device.prototype, 'pieces').mockReturnValue(['00'.repeat(32)]);
		vi.spyOn(wasm.Device.prototype, 'assemble').mockReturnValue(bytes);
		const fetched = vi.spyOn(wasm.Device.prototype, 'fetched').mockReturnValue(undefined);
		const keepFile = vi.spyOn(Shelf.prototype, 'keepFile').mockRejectedValue(new Error('full'));
		expect(await session.file('t', entryOf(false, 'b'))).toBe(bytes);
		expect(fetched).not.toHaveBeenCalled();
		keepFile.mockRestore();
		expect(await session.file('t', entryOf(false, 'b'))).toBe(bytes);
		expect(fetched).toHaveBeenCalledTimes(1);
	});

	it('is not fetched before a node is reached, nor beside another', async () => {
		const session = await ready();
		await expect(session.file('t', entryOf(false, 'c'))).rejects.toMatchObject({ name: 'WireTrouble' });
		session.connect(connection({ stage: 'syncing', peers: 1 }).connection);
		await expect(session.file('t', entryOf(false, 'c'))).rejects.toMatchObject({ name: 'WireTrouble' });
		session.connect(connection().connection);
		vi.spyOn(wasm.Device.prototype, 'pieces').mockReturnValue(['00'.repeat(32)]);
		vi.spyOn(wasm.Device.prototype, 'assemble').mockReturnValue(bytes);
		vi.spyOn(wasm.Device.prototype, 'fetched').mockReturnValue(undefined);
		let [under, most] = [0, 0];
		vi.spyOn(Mailbox.prototype, 'readOnce').mockImplementation(async () => {
			under += 1;
			most = Math.max(most, under);
			await new Promise((resolve) => setTimeout(resolve, 20));
			under -= 1;
			return [];
		});
		await Promise.all(['c', 'd', 'e'].map((digit) => session.file('t', entryOf(false, digit))));
		expect(most).toBe(1);
	});
});
