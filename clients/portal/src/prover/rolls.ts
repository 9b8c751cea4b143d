// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The keys of a roll, page by page, as the prover takes them. Nobody has to believe that they are right: the prover
// compares them with the roll's digest.

import type { DBSchema, IDBPDatabase } from 'idb';
import { type Connection, fromHex, retried } from '../chain';
import { openKept } from '../storage';

/** Keys on a page of storage, and bytes of a key. */
const PER_PAGE = 32;
const KEY = 32;

/** Pages asked for at once. */
const AT_ONCE = 32;

/** Rolls that were not used for so many months are forgotten. */
const FORGOTTEN = 3;

export interface RollStyle {
	/** How many keys. */
	readonly keys: number;
	readonly digest: string;
}

export interface ReadRoll {
	/** What storage has of the roll, in SCALE: for `openActor`. */
	readonly record: Uint8Array;
	/** The keys of each style, one after the other: for `openBooth` and `openActor`. */
	readonly styles: Uint8Array[];
}

export interface RollOptions {
	readonly onProgress?: (done: number, of: number) => void;
	readonly signal?: AbortSignal;
}

export class NoSuchRoll extends Error {
	override readonly name = 'NoSuchRoll';
}

interface Schema extends DBSchema {
	/** The month of the last use, and no more: who finds the device is not to learn when its owner prepared to vote. */
	keys: { key: string; value: { bytes: Uint8Array<ArrayBuffer>; month: number } };
}

/** Months since 1970. */
function thisMonth(): number {
	const now = new Date();
	return now.getUTCFullYear() * 12 + now.getUTCMonth() - 1970 * 12;
}

/** What is in the cache is public and checked when it is used, so a cache that fails is as good as an empty one. */
async function cached<T>(use: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
	try {
		const db = await openKept<Schema>('caucus-rolls', 2, (fresh, from) => {
			// The first version noted times to the millisecond.
			if (from > 0) fresh.deleteObjectStore('keys');
			fresh.createObjectStore('keys');
		});
		try {
			return await use(db);
		} finally {
			db.close();
		}
	} catch {
		return undefined;
	}
}

export const recall = (name: string) => cached(async (db) => {
	const found = await db.get('keys', name);
	if (found && found.month !== thisMonth()) await db.put('keys', { ...found, month: thisMonth() }, name);
	return found?.bytes;
});

export const remember = (name: string, bytes: Uint8Array<ArrayBuffer>) => cached(async (db) => {
	for (const old of await db.getAllKeys('keys')) {
		const { month = 0 } = await db.get('keys', old) ?? {};
		if (thisMonth() - month >= FORGOTTEN) await db.delete('keys', old);
	}
	await db.put('keys', { bytes, month: thisMonth() }, name);
});

async function readStyle(
	connection: Connection, roll: number, style: number, keys: number, told: (keys: number) => void, signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = new Uint8Array(keys * KEY);
	const pages = Math.ceil(keys / PER_PAGE);
	for (let from = 0; from < pages; from += AT_ONCE) {
		signal?.throwIfAborted();
		const wanted = Array.from({ length: Math.min(AT_ONCE, pages - from) },
			(_, i): [number, number, number] => [roll, style, from + i]);
		const read = await retried(() => connection.api.query.Members.RollKeys.getValues(wanted));
		const found = read.flat();
		if (found.length !== Math.min(wanted.length * PER_PAGE, keys - from * PER_PAGE)) throw new NoSuchRoll(`roll ${roll}`);
		found.forEach((key, i) => bytes.set(fromHex(key), (from * PER_PAGE + i) * KEY));
		told(found.length);
	}
	return bytes;
}

/** Reads a roll's record and all its keys. Keys that were read before come from this device. */
export async function readRoll(connection: Connection, roll: number, options: RollOptions = {}): Promise<ReadRoll> {
	const { onProgress = () => undefined, signal } = options;
	const { Rolls } = connection.api.query.Members;
	const { hash: at } = await connection.final();
	const [decoded, record, genesis] = await Promise.all([
		retried(() => Rolls.getValue(roll, { at })),
		retried(async () => connection.client.rawQuery(await Rolls.getKey(roll), { at })),
		connection.genesis(),
	]);
	if (!decoded || record === null) throw new NoSuchRoll(`roll ${roll}`);
	const all = decoded.styles.reduce((sum, { keys }) => sum + keys, 0);
	let done = 0;
	const told = (keys: number) => {
		done += keys;
		onProgress(done, all);
	};
	told(0);
	const styles: Uint8Array[] = [];
	for (const [style, { keys, digest }] of decoded.styles.entries()) {
		const name = `${genesis}/${roll}/${style}/${digest}`;
		const kept = await recall(name);
		if (kept?.length === keys * KEY) {
			told(keys);
			styles.push(kept);
			continue;
		}
		const read = await readStyle(connection, roll, style, keys, told, signal);
		await remember(name, read);
		styles.push(read);
	}
	return { record: fromHex(record), styles };
}

/** Forgets a roll that the prover found forged: what was kept of it is read again. */
export const forgetRoll = async (connection: Connection, roll: number) => {
	const start = `${await connection.genesis()}/${roll}/`;
	await cached(async (db) => {
		for (const name of await db.getAllKeys('keys')) if (name.startsWith(start)) await db.delete('keys', name);
	});
};
