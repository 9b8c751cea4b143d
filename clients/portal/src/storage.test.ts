// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import 'fake-indexeddb/auto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DBSchema, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASES, PREFERENCES, forgetAll, lasting, openKept, passing, watchStorage } from './storage';

class Shelf implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
	readonly #kept = new Map<string, string>();
	get length() {
		return this.#kept.size;
	}
	key = (at: number) => [...this.#kept.keys()][at] ?? null;
	getItem = (name: string) => this.#kept.get(name) ?? null;
	setItem = (name: string, value: string) => void this.#kept.set(name, value);
	removeItem = (name: string) => void this.#kept.delete(name);
}

interface Schema extends DBSchema {
	things: { key: string; value: string };
}

const names = (shelf: Storage) => Array.from({ length: shelf.length }, (_, i) => shelf.key(i)).sort();

beforeEach(() => {
	vi.stubGlobal('localStorage', new Shelf());
	vi.stubGlobal('sessionStorage', new Shelf());
});

describe('what is kept', () => {
	it('is read as it was written, each window its own beside what all share', () => {
		lasting.set('officer', '5F');
		passing.set('petition', '{}');
		expect([lasting.get('officer'), passing.get('officer')]).toEqual(['5F', undefined]);
		expect([lasting.get('petition'), passing.get('petition')]).toEqual([undefined, '{}']);
		lasting.remove('officer');
		expect(lasting.get('officer')).toBeUndefined();
	});

	it('is nothing in a browser that refuses to look', () => {
		vi.stubGlobal('localStorage', undefined);
		lasting.set('officer', '5F');
		expect(lasting.get('officer')).toBeUndefined();
	});

	it('goes when the device is erased, all but the preferences, and whoever shows it is told', async () => {
		for (const name of PREFERENCES) lasting.set(name, 'x');
		lasting.set('officer', '5F');
		lasting.set('draft.response.3', '{}');
		lasting.set('draft.meeting', '{}');
		passing.set('petition', '{}');
		localStorage.setItem('of another page', 'x');
		for (const name of DATABASES) {
			const db = await openKept<Schema>(name, 1, (fresh) => void fresh.createObjectStore('things'));
			await db.put('things', 'a person', 'key');
			db.close();
		}
		let seen: string | undefined = 'not told';
		const stop = watchStorage(() => {
			seen = lasting.get('officer');
		});
		await forgetAll();
		stop();
		expect(names(localStorage)).toEqual([...PREFERENCES.map((name) => `caucus.${name}`), 'of another page'].sort());
		expect(names(sessionStorage)).toEqual([]);
		expect(seen).toBeUndefined();
		expect(await indexedDB.databases()).toEqual([]);
	});
});

describe('sources', () => {
	const SOURCE = fileURLToPath(new URL('.', import.meta.url));
	const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
		.map((file) => [file, readFileSync(join(SOURCE, file), 'utf8')] as const);
	/** Those of the connection, by names that are listed. */
	const apart: Record<string, string> = { 'chain/context.tsx': 'caucus.connection', 'chain/kept.ts': 'caucus-chain' };

	it('keep nothing in the browser but through here', () => {
		const keeping = sources.filter(([, text]) => /\b(localStorage|sessionStorage|indexedDB|openDB|cookie|caches)\b[.(<]|\bcookieStore\b|\.getDirectory\(/.test(text));
		expect(keeping.map(([file]) => file).sort()).toEqual([...Object.keys(apart), 'storage.ts'].sort());
		for (const [file, text] of keeping) {
			if (file === 'storage.ts') continue;
			expect([...new Set([...text.matchAll(/'(caucus[.-][\w.-]+)'/g)].map(([, name]) => name))], file).toEqual([apart[file]]);
		}
		const listed: readonly string[] = [...PREFERENCES.map((name) => `caucus.${name}`), ...DATABASES];
		for (const name of Object.values(apart)) expect(listed).toContain(name);
	});
});

it('a database that is open elsewhere is deleted as soon as it is closed', async () => {
	const db = await openDB('caucus-rolls', 1);
	const done = forgetAll();
	setTimeout(() => db.close(), 20);
	await done;
	expect(await indexedDB.databases()).toEqual([]);
});
