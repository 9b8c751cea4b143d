// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The keys of whoever uses this device: sealed at rest, readable while open, locked again when nobody is there.

import type { Bytes } from './bytes';
import { type PasskeySecret, passkeySecret } from './passkey';
import {
	type Lock, type PasskeyLock, type SealedNote, type VaultRecord, isRecord, newDataKey, newId, openByPasskey, openByPassphrase,
	openContent, openNote, passkeyLock, passphraseLock, sealContent, sealNote, usable,
} from './seal';
import { fromBase64 } from './bytes';
import { type Kept, type Store, indexedDbStore } from './store';
import { COST, type Cost } from './stretch';
import { KeyTrouble } from './trouble';
import { isWeak } from './weak';
import { accountOf, checkedWords, wrongPlaces } from './words';

/** `member`: votes and signs without a name. `account`: an address, for offices and activity. */
export type Kind = 'member' | 'account';

/** A key as everybody in the page may know it. */
export interface Entry {
	readonly id: string;
	readonly kind: Kind;
	readonly label: string;
	/** Of accounts. */
	readonly address?: string;
	/** It is a list of words, which can be written down; else a path of the words that every development chain has. */
	readonly listed: boolean;
	/** When its owner showed that the words are written down, in milliseconds. */
	readonly confirmed?: number;
}

interface Secret extends Omit<Entry, 'listed'> {
	/** Words, with a path if it is an account that has one. */
	readonly secret: string;
}

interface Content {
	readonly entries: readonly Secret[];
}

export type VaultState =
	/** Not looked yet. */
	| { readonly state: 'unknown' }
	/** Nothing is kept on this device. */
	| { readonly state: 'none' }
	| { readonly state: 'locked'; readonly passkey: boolean }
	| { readonly state: 'open'; readonly passkey: boolean; readonly entries: readonly Entry[] }
	/** Something is kept that is not what was written. */
	| { readonly state: 'damaged' };

/** What protects anything: shorter ones are guessed. Length counts, not kinds of letters. */
export const LEAST_PASSPHRASE = 10;

/** How long nobody has to be there for the keys to be locked, in milliseconds. */
export const IDLE = 10 * 60_000;

export interface VaultOptions {
	readonly store?: Store;
	readonly cost?: Cost;
}

const isContent = (value: unknown): value is Content =>
	Array.isArray((value as Content | null)?.entries) && (value as Content).entries.every((entry) =>
		[entry.id, entry.kind, entry.label, entry.secret].every((part) => typeof part === 'string'));

const known = ({ secret, ...entry }: Secret): Entry => ({ ...entry, listed: !secret.startsWith('/') });

/** Whether it goes with this device, as far as anybody knows: its words were not shown to be written down. */
export const lacksBackup = ({ listed, confirmed }: Entry): boolean => listed && confirmed === undefined;

export class Vault {
	readonly #store: Store;
	readonly #cost: Cost;
	readonly #watchers = new Set<() => void>();
	#state: VaultState = { state: 'unknown' };
	#record: VaultRecord | undefined;
	#key: CryptoKey | undefined;

	constructor({ store = indexedDbStore, cost = COST }: VaultOptions = {}) {
		this.#store = store;
		this.#cost = cost;
	}

	readonly get = (): VaultState => this.#state;

	/** The name of what is kept here. Another one: what was open is not what lies here. */
	get id(): string | undefined {
		return this.#record?.id;
	}

	readonly watch = (told: () => void): (() => void) => {
		this.#watchers.add(told);
		return () => this.#watchers.delete(told);
	};

	#tell(state: VaultState): void {
		this.#state = state;
		for (const told of [...this.#watchers]) told();
	}

	/** Looks what is kept on this device. Locks what was open: another window may have changed it. */
	async load(): Promise<void> {
		const { record: found } = await this.#store.load().catch((error: unknown) => {
			// A browser that keeps nothing has nothing; whoever makes a key here is told.
			if (error instanceof KeyTrouble) return { record: undefined };
			throw error;
		});
		this.#key = undefined;
		this.#record = isRecord(found) ? found : undefined;
		if (found === undefined) this.#tell({ state: 'none' });
		else if (this.#record) this.#tell({ state: 'locked', passkey: this.#hasPasskey() });
		else this.#tell({ state: 'damaged' });
	}

	/** Begins to keep keys on this device. `names` are those of the site, which are no good as a passphrase. */
	async create(passphrase: string, names: readonly string[] = []): Promise<void> {
		const nothing = await this.#nothing();
		checkPassphrase(passphrase, names);
		const [id, dataKey] = [newId(), newDataKey()];
		const locks = [await passphraseLock(id, passphrase, dataKey, this.#cost)];
		const key = await usable(dataKey);
		dataKey.fill(0);
		await this.#begin(nothing, await sealContent(id, locks, key, { entries: [] }), key, []);
		// A browser that may delete it when space is short is asked not to. What it answers changes nothing here.
		await globalThis.navigator?.storage?.persist?.().catch(() => false);
	}

	async unlock(passphrase: string): Promise<void> {
		await this.#openBy(await openByPassphrase(await this.#there(), passphrase));
	}

	async unlockByPasskey(): Promise<void> {
		const record = await this.#there();
		const lock = record.locks.find((one): one is PasskeyLock => one.kind === 'passkey');
		if (!lock) throw new KeyTrouble('NoPasskey');
		const secret = await passkeySecret(fromBase64(lock.credential), fromBase64(lock.salt));
		await this.#openBy(await openByPasskey(record, lock, secret));
	}

	async #openBy(dataKey: Bytes): Promise<void> {
		this.#key = await usable(dataKey);
		dataKey.fill(0);
		try {
			await this.#show();
		} catch (error) {
			this.#key = undefined;
			throw error;
		}
	}

	lock(): void {
		if (!this.#key) return;
		this.#key = undefined;
		this.#tell({ state: 'locked', passkey: this.#hasPasskey() });
	}

	/** Erases everything from this device. */
	async erase(): Promise<void> {
		await this.#store.erase();
		this.#key = undefined;
		this.#record = undefined;
		this.#tell({ state: 'none' });
	}

	/** Keeps a member's key, by its words. There is one. `own`: its owner brought the words, and so has them. */
	async addMember(words: string, label: string, own = false): Promise<Entry> {
		return this.#add({ id: newId(), kind: 'member', label, secret: checkedWords(words), ...(own && { confirmed: Date.now() }) });
	}

	/** Keeps an account, by words with or without a path. `own`: as for a member's key. */
	async addAccount(secret: string, label: string, own = false): Promise<Entry> {
		const { address } = accountOf(secret);
		return this.#add({ id: newId(), kind: 'account', label, address, secret: secret.trim(), ...(own && { confirmed: Date.now() }) });
	}

	async remove(id: string): Promise<void> {
		await this.#change((entries) => entries.filter((entry) => entry.id !== id));
	}

	/** The words of a key, to be shown to its owner or given to the prover. Do not keep them. */
	async reveal(id: string): Promise<string> {
		return (await this.#secret(id)).secret;
	}

	/** Notes that the owner has the words: `typed` are those at `places`, counted from 1. */
	async confirm(id: string, places: readonly number[], typed: readonly string[]): Promise<void> {
		const secret = await this.reveal(id);
		const enough = places.length >= 3 && new Set(places).size === places.length;
		if (!enough || wrongPlaces(secret, places, typed).length > 0) throw new KeyTrouble('OtherWords');
		await this.#change((entries) => entries.map((entry) => (entry.id === id ? { ...entry, confirmed: Date.now() } : entry)));
	}

	/** Keeps something beside the keys, sealed as they are. Without a name it is a new one. Gives its name. */
	async keepNote(content: unknown, name = newId()): Promise<string> {
		await this.#swap(async ({ record, notes }) => {
			const { key } = this.#opened();
			const note = await sealNote(record.id, key, name, content);
			return { record, notes: [...notes.filter((one) => one.name !== name), note] };
		});
		return name;
	}

	/** What is kept beside the keys, by name. What these keys cannot open is of others, and passed over. */
	async notes(): Promise<ReadonlyMap<string, unknown>> {
		this.#opened();
		const { record, notes } = await this.#latest();
		const { key } = this.#opened();
		const read = async (note: SealedNote) => [note.name, await openNote(key, note)] as const;
		return new Map(await Promise.all(notes.filter(({ vault }) => vault === record.id).map(read)));
	}

	/** Forgets a note. */
	async dropNote(name: string): Promise<void> {
		await this.#swap(({ record, notes }) => ({ record, notes: notes.filter((one) => one.name !== name) }));
	}

	/**
	 * Puts a new passphrase in place of the old one, and seals everything anew by a new data key: who copied what lay here
	 * before, and knows the old passphrase, reads nothing that is kept from now on. For a passkey a lock could be made only
	 * by its secret, so passkeys go. The vault gets a new name, by which other windows see that they have the old key.
	 */
	async changePassphrase(old: string, passphrase: string, names: readonly string[] = []): Promise<void> {
		checkPassphrase(passphrase, names);
		const before = this.#key;
		let fresh: CryptoKey | undefined;
		await this.#swap(async ({ record, notes }) => {
			const oldKey = await openByPassphrase(record, old);
			const read = await usable(oldKey);
			oldKey.fill(0);
			const [id, dataKey] = [newId(), newDataKey()];
			const lock = await passphraseLock(id, passphrase, dataKey, this.#cost);
			const key = fresh = await usable(dataKey);
			dataKey.fill(0);
			const content = await this.#read(record, read);
			const moved = notes.filter(({ vault }) => vault === record.id).map(async (note) => {
				// What cannot be opened any more is lost already, and no reason to keep a passphrase that somebody knows.
				const text = await openNote(read, note).catch(() => undefined);
				return text === undefined ? [] : [await sealNote(id, key, note.name, text)];
			});
			return { record: await sealContent(id, [lock], key, content), notes: (await Promise.all(moved)).flat() };
		});
		if (before && this.#key === before) this.#key = fresh;
		await this.#showAgain();
	}

	/** Lets a passkey open the keys as well. The passphrase is asked for: only with it the data key is at hand. */
	async addPasskey(passphrase: string, given: PasskeySecret): Promise<void> {
		await this.#relock(async (record) => {
			const dataKey = await openByPassphrase(record, passphrase);
			const lock = await passkeyLock(record.id, given, dataKey);
			dataKey.fill(0);
			return [...record.locks.filter((one) => one.kind !== 'passkey'), lock];
		});
	}

	async removePasskey(): Promise<void> {
		await this.#relock(({ locks }) => locks.filter((one) => one.kind !== 'passkey'));
	}

	/** A file that opens with the passphrase on any device. Passkeys stay behind. */
	backup(): string {
		const record = this.#kept();
		return `${JSON.stringify({ ...record, locks: record.locks.filter((one) => one.kind === 'passphrase') }, null, '\t')}\n`;
	}

	/** Takes a backup's keys onto this device, and opens them. */
	async restore(file: string, passphrase: string): Promise<void> {
		const nothing = await this.#nothing();
		let record: unknown;
		try {
			record = JSON.parse(file);
		} catch {
			throw new KeyTrouble('NotABackup');
		}
		if (!isRecord(record)) throw new KeyTrouble('NotABackup');
		const dataKey = await openByPassphrase(record, passphrase);
		// Read before it is kept: what cannot be opened is no backup.
		const key = await usable(dataKey);
		dataKey.fill(0);
		const { entries } = await this.#read(record, key);
		await this.#begin(nothing, record, key, entries);
	}

	#kept(): VaultRecord {
		if (!this.#record) throw new KeyTrouble(this.#state.state === 'damaged' ? 'Damaged' : 'NoVault');
		return this.#record;
	}

	#hasPasskey(): boolean {
		return this.#record?.locks.some((lock) => lock.kind === 'passkey') ?? false;
	}

	#opened(): { record: VaultRecord; key: CryptoKey } {
		const record = this.#kept();
		if (!this.#key) throw new KeyTrouble('Locked');
		return { record, key: this.#key };
	}

	async #read(record: VaultRecord, key: CryptoKey): Promise<Content> {
		const content = await openContent(record, key);
		if (!isContent(content)) throw new KeyTrouble('Damaged');
		return content;
	}

	async #secret(id: string): Promise<Secret> {
		const { record, key } = this.#opened();
		const found = (await this.#read(record, key)).entries.find((entry) => entry.id === id);
		if (!found) throw new KeyTrouble('UnknownKey');
		return found;
	}

	async #show(): Promise<void> {
		const { record, key } = this.#opened();
		const { entries } = await this.#read(record, key);
		// What was locked in the meantime stays locked.
		if (this.#key === key) this.#tell({ state: 'open', passkey: this.#hasPasskey(), entries: entries.map(known) });
	}

	async #add(entry: Secret): Promise<Entry> {
		await this.#change((entries) => {
			if (entry.kind === 'member' && entries.some(({ kind }) => kind === 'member')) throw new KeyTrouble('SecondMember');
			if (entries.some(({ kind, secret }) => kind === entry.kind && secret === entry.secret)) throw new KeyTrouble('KnownKey');
			return [...entries, entry];
		});
		return known(entry);
	}

	/** That nothing is kept yet. */
	async #nothing(): Promise<Kept> {
		const kept = await this.#store.load();
		if (kept.record !== undefined) throw new KeyTrouble('VaultExists');
		return kept;
	}

	/** Keeps the first record, unless another window was faster. */
	async #begin(nothing: Kept, record: VaultRecord, key: CryptoKey, entries: readonly Secret[]): Promise<void> {
		if (!await this.#store.swap(nothing, { record, notes: [] })) throw new KeyTrouble('VaultExists');
		this.#record = record;
		this.#key = key;
		this.#tell({ state: 'open', passkey: this.#hasPasskey(), entries: entries.map(known) });
	}

	/** The record that lies there now, to be opened: another window may have given it another passphrase. */
	async #there(): Promise<VaultRecord> {
		const { record } = await this.#store.load();
		if (isRecord(record)) this.#record = record;
		else await this.load();
		return this.#kept();
	}

	/** What is kept now: another window may have written since. Another data key, and the one that is open here opens nothing. */
	async #latest(): Promise<Kept<VaultRecord>> {
		const [before, { record, notes }] = [this.#kept(), await this.#store.load()];
		if (!isRecord(record) || record.id !== before.id) {
			await this.load();
			throw new KeyTrouble(record === undefined ? 'NoVault' : 'Locked');
		}
		return { record, notes };
	}

	/** Puts what `make` says in place of what is kept; once more if another window wrote in between, so that nothing is lost. */
	async #swap(make: (kept: Kept<VaultRecord>) => Kept<VaultRecord> | Promise<Kept<VaultRecord>>): Promise<void> {
		for (;;) {
			const before = await this.#latest();
			const after = await make(before);
			if (await this.#store.swap(before, after)) {
				this.#record = after.record;
				return;
			}
		}
	}

	async #change(change: (entries: readonly Secret[]) => readonly Secret[]): Promise<void> {
		this.#opened();
		await this.#swap(async ({ record, notes }) => {
			const { key } = this.#opened();
			const { entries } = await this.#read(record, key);
			return { record: await sealContent(record.id, record.locks, key, { entries: change(entries) }), notes };
		});
		await this.#showAgain();
	}

	async #relock(change: (record: VaultRecord) => readonly Lock[] | Promise<readonly Lock[]>): Promise<void> {
		await this.#swap(async ({ record, notes }) => ({ record: { ...record, locks: await change(record) }, notes }));
		await this.#showAgain();
	}

	/** Says what changed. */
	async #showAgain(): Promise<void> {
		if (this.#key) await this.#show();
		else if (this.#record) this.#tell({ state: 'locked', passkey: this.#hasPasskey() });
	}
}

function checkPassphrase(passphrase: string, names: readonly string[]): void {
	if ([...passphrase.normalize('NFKC').trim()].length < LEAST_PASSPHRASE) throw new KeyTrouble('ShortPassphrase');
	if (isWeak(passphrase, names)) throw new KeyTrouble('WeakPassphrase');
}
