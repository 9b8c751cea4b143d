// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How secrets are sealed: a random data key encrypts all of them, and each lock wraps that data key by a key of its own,
// from a passphrase or from a passkey. All encryption is AES-256-GCM of the browser, with a random IV each time.

import { utf8 } from '../text/typed';
import { type Bytes, fromBase64, random, textOf, toBase64 } from './bytes';
import { COST, type Cost, isSane, stretch } from './stretch';
import { KeyTrouble } from './trouble';

const FORMAT = 'caucus-vault/1';
const IV = 12;
const KEY = 32;

export interface PassphraseLock {
	readonly kind: 'passphrase';
	readonly cost: Cost;
	readonly salt: string;
	/** Tells a wrong passphrase from damaged data. It makes guessing no easier than the wrapped key itself does. */
	readonly check: string;
	readonly iv: string;
	readonly wrapped: string;
}

export interface PasskeyLock {
	readonly kind: 'passkey';
	readonly credential: string;
	readonly salt: string;
	readonly iv: string;
	readonly wrapped: string;
}

export type Lock = PassphraseLock | PasskeyLock;

/** What lies in the browser's storage, and in a backup file. */
export interface VaultRecord {
	readonly format: typeof FORMAT;
	/** Random; ties locks and contents to each other. */
	readonly id: string;
	readonly locks: readonly Lock[];
	readonly iv: string;
	readonly sealed: string;
}

/**
 * What the owner of the keys keeps beside them, such as receipts: sealed by the same data key, each on its own. Who finds
 * the device learns neither what they say nor what they are of.
 */
export interface SealedNote {
	/** Random: even its name is inside. */
	readonly name: string;
	/** The vault that can open it. */
	readonly vault: string;
	readonly iv: string;
	readonly sealed: string;
}

const gcm = (iv: Bytes, about: string): AesGcmParams => ({ name: 'AES-GCM', iv, additionalData: utf8(about) });

const aesKey = (bytes: Bytes, extractable: boolean, usages: KeyUsage[]) =>
	crypto.subtle.importKey('raw', bytes, 'AES-GCM', extractable, usages);

/** Opens something sealed. The only reason why it cannot be is that it is not what was written. */
async function opened(key: CryptoKey, iv: string, about: string, sealed: string): Promise<Bytes> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt(gcm(fromBase64(iv), about), key, fromBase64(sealed)));
	} catch (error) {
		throw new KeyTrouble('Damaged', { cause: error });
	}
}

async function sealedBy(key: CryptoKey, about: string, content: Bytes): Promise<{ iv: string; sealed: string }> {
	const iv = random(IV);
	return { iv: toBase64(iv), sealed: toBase64(await crypto.subtle.encrypt(gcm(iv, about), key, content)) };
}

const aboutLock = (id: string, kind: Lock['kind']) => `${FORMAT} ${id} ${kind}`;
const aboutContent = (id: string) => `${FORMAT} ${id} content`;

async function wrap(bytes: Bytes, id: string, kind: Lock['kind'], dataKey: Bytes) {
	const { iv, sealed } = await sealedBy(await aesKey(bytes, false, ['encrypt']), aboutLock(id, kind), dataKey);
	return { iv, wrapped: sealed };
}

/** A new data key, as bytes: only as long as locks are made for it. */
export const newDataKey = (): Bytes => random(KEY);

/** The key that secrets are read with; no script can take it out of the browser again. */
export const usable = (dataKey: Bytes): Promise<CryptoKey> => aesKey(dataKey, false, ['encrypt', 'decrypt']);

export async function passphraseLock(id: string, passphrase: string, dataKey: Bytes, cost = COST): Promise<PassphraseLock> {
	const salt = random(16);
	const { key, check } = await halves(await stretch(passphrase, salt, cost));
	return { kind: 'passphrase', cost, salt: toBase64(salt), check, ...await wrap(key, id, 'passphrase', dataKey) };
}

async function halves(stretched: Bytes): Promise<{ key: Bytes; check: string }> {
	const digest = await crypto.subtle.digest('SHA-256', stretched.slice(KEY));
	return { key: stretched.slice(0, KEY), check: toBase64(digest.slice(0, 16)) };
}

/** The data key, by passphrase. */
export async function openByPassphrase(record: VaultRecord, passphrase: string): Promise<Bytes> {
	const lock = record.locks.find((one) => one.kind === 'passphrase');
	if (!lock) throw new KeyTrouble('Damaged');
	const { key, check } = await halves(await stretch(passphrase, fromBase64(lock.salt), lock.cost));
	if (check !== lock.check) throw new KeyTrouble('WrongPassphrase');
	return opened(await aesKey(key, false, ['decrypt']), lock.iv, aboutLock(record.id, 'passphrase'), lock.wrapped);
}

/** From a passkey's secret, which it gives for this salt alone, to a key. */
async function passkeyBytes(secret: Bytes): Promise<Bytes> {
	const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
	const info = utf8(`${FORMAT} passkey`);
	return new Uint8Array(await crypto.subtle.deriveBits(
		{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, material, KEY * 8));
}

export async function passkeyLock(
	id: string, given: { credential: Bytes; salt: Bytes; secret: Bytes }, dataKey: Bytes,
): Promise<PasskeyLock> {
	const wrapped = await wrap(await passkeyBytes(given.secret), id, 'passkey', dataKey);
	return { kind: 'passkey', credential: toBase64(given.credential), salt: toBase64(given.salt), ...wrapped };
}

export async function openByPasskey(record: VaultRecord, lock: PasskeyLock, secret: Bytes): Promise<Bytes> {
	const key = await aesKey(await passkeyBytes(secret), false, ['decrypt']);
	return opened(key, lock.iv, aboutLock(record.id, 'passkey'), lock.wrapped);
}

export async function sealContent(
	id: string, locks: readonly Lock[], key: CryptoKey, content: unknown,
): Promise<VaultRecord> {
	return { format: FORMAT, id, locks, ...await sealedBy(key, aboutContent(id), utf8(JSON.stringify(content))) };
}

export async function openContent(record: VaultRecord, key: CryptoKey): Promise<unknown> {
	const bytes = await opened(key, record.iv, aboutContent(record.id), record.sealed);
	return JSON.parse(textOf(bytes));
}

const aboutNote = (id: string, name: string) => `${FORMAT} ${id} note ${name}`;

export async function sealNote(id: string, key: CryptoKey, name: string, content: unknown): Promise<SealedNote> {
	return { name, vault: id, ...await sealedBy(key, aboutNote(id, name), utf8(JSON.stringify(content))) };
}

export async function openNote(key: CryptoKey, note: SealedNote): Promise<unknown> {
	return JSON.parse(textOf(await opened(key, note.iv, aboutNote(note.vault, note.name), note.sealed)));
}

export const newId = (): string => toBase64(random(12));

const isText = (value: unknown): value is string => typeof value === 'string' && value.length < 1e6;

const isLock = (value: unknown): value is Lock => {
	const lock = value as Record<string, unknown> | null;
	if (!isText(lock?.['salt']) || !isText(lock['iv']) || !isText(lock['wrapped'])) return false;
	if (lock['kind'] === 'passkey') return isText(lock['credential']);
	return lock['kind'] === 'passphrase' && isText(lock['check']) && isSane((lock['cost'] ?? {}) as Cost);
};

/** Whether something read from storage or a file has the shape of a record. What it says is checked when it is opened. */
export function isRecord(value: unknown): value is VaultRecord {
	const record = value as Record<string, unknown> | null;
	const locks = record?.['locks'];
	return record?.['format'] === FORMAT && isText(record['id']) && isText(record['iv']) && isText(record['sealed'])
		&& Array.isArray(locks) && locks.length > 0 && locks.length < 20 && locks.every(isLock);
}
