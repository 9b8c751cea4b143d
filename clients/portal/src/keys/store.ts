// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Where what is sealed lies: the record and its notes, side by side in IndexedDB, so that both change in one transaction.

import type { DBSchema, IDBPDatabase } from 'idb';
import { openKept } from '../storage';
import type { SealedNote, VaultRecord } from './seal';
import { KeyTrouble } from './trouble';

/** All that is kept, at one moment. */
export interface Kept<Found = unknown> {
	/** Nothing if there are no keys. */
	readonly record: Found;
	readonly notes: readonly SealedNote[];
}

export interface Store {
	load(): Promise<Kept>;
	/** Puts one in place of the other, all of it or nothing. False, and nothing, if something else lies there by now. */
	swap(before: Kept, after: Kept<VaultRecord>): Promise<boolean>;
	erase(): Promise<void>;
}

interface Schema extends DBSchema {
	vault: { key: 'only' | 'notes'; value: unknown };
}

async function within<T>(act: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
	try {
		const db = await openKept<Schema>('caucus-keys', 1, (fresh) => void fresh.createObjectStore('vault'));
		try {
			return await act(db);
		} finally {
			db.close();
		}
	} catch (error) {
		// Full disks and windows that keep nothing: either way nothing can be kept here.
		if (error instanceof DOMException && /Quota|InvalidState|Security|Unknown|Abort/.test(error.name)) {
			throw new KeyTrouble('QuotaFull', { cause: error });
		}
		throw error;
	}
}

async function read(vault: { get(key: 'only' | 'notes'): Promise<unknown> }): Promise<Kept> {
	const [record, notes] = await Promise.all([vault.get('only'), vault.get('notes')]);
	return { record, notes: (notes ?? []) as readonly SealedNote[] };
}

export const indexedDbStore: Store = {
	load: () => within(async (db) => {
		const transaction = db.transaction('vault');
		const [kept] = await Promise.all([read(transaction.store), transaction.done]);
		return kept;
	}),
	swap: (before, after) => within(async (db) => {
		// On the disk before it counts as kept: a receipt has to outlive a battery.
		const transaction = db.transaction('vault', 'readwrite', { durability: 'strict' });
		const { store, done } = transaction;
		try {
			const same = JSON.stringify(await read(store)) === JSON.stringify(before);
			if (same) {
				await store.put(after.record, 'only');
				await store.put(after.notes, 'notes');
			}
			await done;
			return same;
		} catch (error) {
			// What failed may have ended the transaction already; it must not end with a half of it.
			try {
				transaction.abort();
			} catch {
				// It has.
			}
			await done.catch(() => undefined);
			throw error;
		}
	}),
	erase: () => within((db) => db.clear('vault')),
};
