// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Where what is sealed lies: one record in IndexedDB.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { VaultRecord } from './seal';
import { KeyTrouble } from './trouble';

export interface Store {
	load(): Promise<unknown>;
	save(record: VaultRecord): Promise<void>;
	erase(): Promise<void>;
}

interface Schema extends DBSchema {
	vault: { key: 'only'; value: VaultRecord };
}

async function within<T>(act: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
	try {
		const db = await openDB<Schema>('caucus-keys', 1, { upgrade: (fresh) => void fresh.createObjectStore('vault') });
		try {
			return await act(db);
		} finally {
			db.close();
		}
	} catch (error) {
		// Full disks and windows that keep nothing: either way nothing can be kept here.
		if (error instanceof DOMException && /Quota|InvalidState|Security|Unknown/.test(error.name)) {
			throw new KeyTrouble('QuotaFull', { cause: error });
		}
		throw error;
	}
}

export const indexedDbStore: Store = {
	load: () => within((db) => db.get('vault', 'only')),
	save: (record) => within(async (db) => void await db.put('vault', record, 'only')),
	erase: () => within((db) => db.delete('vault', 'only')),
};
