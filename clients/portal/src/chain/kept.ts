// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the light client keeps between visits: the validators' signatures up to the newest final block, and the runtime.
// Without it, each visit downloads 2 MB again. It is public and proves itself, so it is not protected.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { utf8 } from '../text/typed';

interface Schema extends DBSchema {
	finalized: { key: string; value: { genesis: string; database: string; time: number } };
}

const open = (): Promise<IDBPDatabase<Schema>> => openDB<Schema>('caucus-chain', 1, {
	upgrade: (db) => void db.createObjectStore('finalized', { keyPath: 'genesis' }),
});

const KEY = async (spec: string): Promise<string> => {
	const digest = await crypto.subtle.digest('SHA-256', utf8(spec));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** What was kept for this specification. A browser that keeps nothing is no reason not to follow the chain. */
export async function recall(spec: string): Promise<string | undefined> {
	try {
		const db = await open();
		const found = await db.get('finalized', await KEY(spec));
		db.close();
		return found?.database;
	} catch {
		return undefined;
	}
}

/** Keeps it for the next visit. False if the browser has no room for it. */
export async function keep(spec: string, database: string): Promise<boolean> {
	try {
		const db = await open();
		const genesis = await KEY(spec);
		const transaction = db.transaction('finalized', 'readwrite');
		// Of one chain alone: a page serves one.
		await transaction.store.clear();
		await transaction.store.put({ genesis, database, time: Date.now() });
		await transaction.done;
		db.close();
		return true;
	} catch {
		return false;
	}
}

/** Forgets all of it. */
export async function forget(): Promise<void> {
	const db = await open();
	await db.clear('finalized');
	db.close();
}
