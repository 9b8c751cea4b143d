// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { Shelf } from './shelf';
import { indexedDbStore } from './store';
import { Vault } from './vault';

const cost = { memoryKiB: 8 * 1024, passes: 1 };
const [OLD, NEW] = ['말의 산은 높고 물은 깊다', '느린 소나무 위의 파란 우산'];
const SAID = new TextEncoder().encode('아무도 모르는 말');

/** All that lies on the disk for messages. */
async function lying(): Promise<Uint8Array<ArrayBuffer>[]> {
	const db = await openDB('caucus-messages', 1);
	const all = await Promise.all(['state', 'files'].map((store) => db.getAll(store) as Promise<{ sealed: ArrayBuffer }[]>));
	db.close();
	return all.flat().map(({ sealed }) => new Uint8Array(sealed));
}

let vault: Vault;

beforeEach(async () => {
	await indexedDbStore.erase();
	const db = await openDB('caucus-messages', 1, {
		upgrade: (fresh) => {
			fresh.createObjectStore('state');
			fresh.createObjectStore('files');
		},
	});
	for (const store of ['state', 'files']) await db.clear(store);
	db.close();
	vault = new Vault({ cost });
	await vault.create(OLD);
});

describe('what is kept beside the keys', () => {
	it('is there again, sealed, and opens with the keys alone', async () => {
		const { shelf, state } = await Shelf.open(vault);
		expect(state).toBeUndefined();
		await shelf.keep(SAID);
		await shelf.keepFile(new Uint8Array(32).fill(7), SAID);
		for (const bytes of await lying()) expect(Buffer.from(bytes).includes(Buffer.from(SAID))).toBe(false);
		expect(await lying()).toHaveLength(2);
		const again = await Shelf.open(vault);
		expect(again.state).toEqual(SAID);
		expect(await again.shelf.file(new Uint8Array(32).fill(7))).toEqual(SAID);
		expect(await again.shelf.file(new Uint8Array(32).fill(8))).toBeUndefined();
		vault.lock();
		await expect(Shelf.open(vault)).rejects.toMatchObject({ trouble: 'Locked' });
	});

	it('moves to another key with another passphrase, so that who had the old one reads nothing that comes', async () => {
		await (await Shelf.open(vault)).shelf.keep(SAID);
		const before = await vault.notes();
		await vault.changePassphrase(OLD, NEW);
		expect((await Shelf.open(vault)).state).toEqual(SAID);
		const after = await vault.notes();
		const keys = (notes: ReadonlyMap<string, unknown>) => [...notes.values()].flatMap((note) => (note as { keys: { id: string }[] }).keys.map(({ id }) => id));
		expect(keys(after)).toHaveLength(1);
		expect(keys(after)).not.toEqual(keys(before));
		expect((await Shelf.open(vault)).state).toEqual(SAID);
		expect(keys(await vault.notes())).toEqual(keys(after));
	});

	it('of somebody else is passed over, and what was changed is not taken', async () => {
		await (await Shelf.open(vault)).shelf.keep(SAID);
		const db = await openDB('caucus-messages', 1);
		const kept = await db.get('state', 'only') as { sealed: ArrayBuffer };
		const bytes = new Uint8Array(kept.sealed.slice(0));
		bytes[3]! ^= 1;
		await db.put('state', { ...kept, sealed: bytes.buffer }, 'only');
		await expect(Shelf.open(vault)).rejects.toMatchObject({ trouble: 'Damaged' });
		await db.put('state', { ...kept, key: 'of another' }, 'only');
		db.close();
		expect((await Shelf.open(vault)).state).toBeUndefined();
	});
});
