// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// What reads the chain needs types of a runtime that may not be built here.
vi.mock('../chain', () => ({}));
const { recall, remember } = await import('./rolls');

const bytes = () => new Uint8Array(32);

/** All that lies in the cache. */
async function kept(): Promise<[IDBValidKey, unknown][]> {
	const db = await openDB('caucus-rolls');
	const [keys, values] = await Promise.all([db.getAllKeys('keys'), db.getAll('keys')]);
	db.close();
	return keys.map((key, i) => [key, values[i]]);
}

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'] });
	indexedDB.deleteDatabase('caucus-rolls');
});
afterEach(() => vi.useRealTimers());

it('a roll that is kept tells of its use the month alone', async () => {
	vi.setSystemTime('2026-03-02T09:11:12Z');
	await remember('a', bytes());
	const first = await kept();
	vi.setSystemTime('2026-03-29T21:22:23Z');
	expect(await recall('a')).toEqual(bytes());
	expect(await kept()).toEqual(first);
	expect(first).toEqual([['a', { bytes: bytes(), month: (2026 - 1970) * 12 + 2 }]]);
});

it('a roll that was not used for three months is forgotten, and one that was is not', async () => {
	vi.setSystemTime('2026-11-30T00:00:00Z');
	await remember('unused', bytes());
	await remember('used', bytes());
	vi.setSystemTime('2027-01-31T00:00:00Z');
	await remember('new', bytes());
	expect(await recall('used')).toBeDefined();
	vi.setSystemTime('2027-02-01T00:00:00Z');
	await remember('newer', bytes());
	expect((await kept()).map(([name]) => name)).toEqual(['new', 'newer', 'used']);
});

it('times that were noted by an earlier version go', async () => {
	const db = await openDB('caucus-rolls', 1, { upgrade: (fresh) => void fresh.createObjectStore('keys') });
	await db.put('keys', { bytes: bytes(), used: Date.now() }, 'a');
	db.close();
	expect(await recall('a')).toBeUndefined();
	expect(await kept()).toEqual([]);
});
