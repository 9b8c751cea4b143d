// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is sealed beside the keys and too large for a note: a state that is written again and again, and files. It lies in a
// database of its own, under a key that lies in a note; so whoever opens the keys opens it, and nobody else.

import type { DBSchema, IDBPDatabase } from 'idb';
import { openKept } from '../storage';
import { type Bytes, fromBase64, random, toBase64 } from './bytes';
import { newDataKey, newId, usable } from './seal';
import { KeyTrouble } from './trouble';
import type { Vault } from './vault';

interface Sealed {
	/** Which of the note's keys it is sealed by; nothing for a file, which brings its own. */
	readonly key?: string;
	readonly iv: Bytes;
	readonly sealed: ArrayBuffer;
}

interface Schema extends DBSchema {
	state: { key: 'only'; value: Sealed };
	files: { key: string; value: Sealed };
}

/** The newest key is the last. There are two only while what lies there moves from the one to the other. */
interface Note {
	readonly kind: 'messages';
	/** The vault in which the newest was made: a passphrase that was changed makes another one. */
	readonly vault: string | undefined;
	readonly keys: readonly { readonly id: string; readonly key: string }[];
}

type Notes = Pick<Vault, 'notes' | 'keepNote' | 'id'>;

const NAME = 'caucus-messages';

async function within<T>(act: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
	try {
		const db = await openKept<Schema>(NAME, 1, (fresh) => {
			fresh.createObjectStore('state');
			fresh.createObjectStore('files');
		});
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

const about = (name: string): Bytes => new TextEncoder().encode(`${NAME} 1 ${name}`);

async function sealed(key: CryptoKey, name: string, content: Bytes): Promise<Sealed> {
	const iv = random(12);
	return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about(name) }, key, content) };
}

async function opened(key: CryptoKey, name: string, { iv, sealed: bytes }: Sealed): Promise<Bytes> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: about(name) }, key, bytes));
	} catch (error) {
		throw new KeyTrouble('Damaged', { cause: error });
	}
}

const isNote = (note: unknown): note is Note =>
	(note as Note | undefined)?.kind === 'messages' && Array.isArray((note as Note).keys) && (note as Note).keys.length > 0;

export class Shelf {
	readonly #id: string;
	readonly #key: CryptoKey;

	private constructor(id: string, key: CryptoKey) {
		this.#id = id;
		this.#key = key;
	}

	/** Opens it, with what lies there. The keys have to be open. */
	static async open(vault: Notes): Promise<{ shelf: Shelf; state: Bytes | undefined }> {
		const [name, note] = [...await vault.notes()].find((one): one is [string, Note] => isNote(one[1])) ?? [];
		const found = await within((db) => db.get('state', 'only'));
		const before = note?.keys.find(({ id }) => id === found?.key);
		// What nobody has a key for is nobody's.
		const state = found && before ? await opened(await usable(fromBase64(before.key)), 'state', found) : undefined;
		if (before && note?.vault === vault.id && note?.keys.length === 1) {
			return { shelf: new Shelf(before.id, await usable(fromBase64(before.key))), state };
		}
		// Under another passphrase than before: who knows the old one, and copied what lay here, reads nothing that comes.
		const [id, bytes] = [newId(), newDataKey()];
		const fresh = { id, key: toBase64(bytes) };
		const shelf = new Shelf(id, await usable(bytes));
		bytes.fill(0);
		const kept = await vault.keepNote({ kind: 'messages', vault: note?.vault, keys: [...before ? [before] : [], fresh] } satisfies Note, name);
		if (state) await shelf.keep(state);
		await vault.keepNote({ kind: 'messages', vault: vault.id, keys: [fresh] } satisfies Note, kept);
		return { shelf, state };
	}

	/** Puts a state in the place of the one before. It is on the disk when this is done. */
	async keep(state: Bytes): Promise<void> {
		const value = { key: this.#id, ...await sealed(this.#key, 'state', state) };
		await within(async (db) => {
			const transaction = db.transaction('state', 'readwrite', { durability: 'strict' });
			await Promise.all([transaction.store.put(value, 'only'), transaction.done]);
		});
	}

	/** A file that is kept under a secret of its own, which stands in the state. */
	async file(secret: Bytes): Promise<Bytes | undefined> {
		const { name, key } = await placeOf(secret);
		const found = await within((db) => db.get('files', name));
		return found && opened(key, name, found);
	}

	async keepFile(secret: Bytes, content: Bytes): Promise<void> {
		const { name, key } = await placeOf(secret);
		const value = await sealed(key, name, content);
		await within((db) => db.put('files', value, name));
	}
}

/** Where a file lies, and what it is sealed by: neither tells of the secret. */
async function placeOf(secret: Bytes): Promise<{ name: string; key: CryptoKey }> {
	const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
	const bits = (what: string) => crypto.subtle.deriveBits(
		{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: about(what) }, base, 256);
	return { name: toBase64(await bits('name of a file')), key: await usable(new Uint8Array(await bits('key of a file'))) };
}
