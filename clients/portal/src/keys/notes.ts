// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the owner of the keys keeps beside them, such as receipts: sealed by the same data key, each on its own. Who finds
// the device learns neither what they say nor what they are of.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { KeyTrouble } from './trouble';

/** A note as it lies in the browser's storage. */
export interface SealedNote {
	/** Random: even its name is inside. */
	readonly name: string;
	/** The vault that can open it. */
	readonly vault: string;
	readonly iv: string;
	readonly sealed: string;
}

interface Schema extends DBSchema {
	notes: { key: string; value: SealedNote };
}

async function within<T>(act: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
	try {
		const db = await openDB<Schema>('caucus-notes', 1, { upgrade: (fresh) => void fresh.createObjectStore('notes', { keyPath: 'name' }) });
		try {
			return await act(db);
		} finally {
			db.close();
		}
	} catch (error) {
		if (error instanceof DOMException) throw new KeyTrouble('QuotaFull', { cause: error });
		throw error;
	}
}

export const loadNotes = (): Promise<SealedNote[]> => within((db) => db.getAll('notes'));
export const saveNote = (note: SealedNote): Promise<void> => within(async (db) => void await db.put('notes', note));
export const removeNote = (name: string): Promise<void> => within((db) => db.delete('notes', name));
export const eraseNotes = (): Promise<void> => within((db) => db.clear('notes'));
