// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The keys of whoever uses this device: sealed at rest, readable while open, locked again when nobody is there.

import type { Bytes } from './bytes';
import { type SealedNote, eraseNotes, loadNotes, removeNote, saveNote } from './notes';
import { type PasskeySecret, passkeySecret } from './passkey';
import {
	type Lock, type PasskeyLock, type VaultRecord, isRecord, newDataKey, newId, openByPasskey, openByPassphrase, openContent, openNote,
	passkeyLock, passphraseLock, sealContent, sealNote, usable,
} from './seal';
import { fromBase64 } from './bytes';
import { type Store, indexedDbStore } from './store';
import { COST, type Cost } from './stretch';
import { KeyTrouble } from './trouble';
import { accountOf, checkedWords, tidyWords } from './words';

/** `member`: votes and signs without a name. `account`: an address, for offices and activity. */
export type Kind = 'member' | 'account';

/** A key as everybody in the page may know it. */
export interface Entry {
	readonly id: string;
	readonly kind: Kind;
	readonly label: string;
	/** Of accounts. */
	readonly address?: string;
	/** When its owner showed that the words are written down, in milliseconds. */
	readonly confirmed?: number;
}

interface Secret extends Entry {
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

const known = ({ secret: _, ...entry }: Secret): Entry => entry;

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
		const found = await this.#store.load().catch((error: unknown) => {
			// A browser that keeps nothing has nothing; whoever makes a key here is told.
			if (error instanceof KeyTrouble) return undefined;
			throw error;
		});
		this.#key = undefined;
		this.#record = isRecord(found) ? found : undefined;
		if (found === undefined) this.#tell({ state: 'none' });
		else if (this.#record) this.#tell({ state: 'locked', passkey: this.#hasPasskey() });
		else this.#tell({ state: 'damaged' });
	}

	/** Begins to keep keys on this device. */
	async create(passphrase: string): Promise<void> {
		if (await this.#store.load() !== undefined) throw new KeyTrouble('VaultExists');
		checkPassphrase(passphrase);
		const [id, dataKey] = [newId(), newDataKey()];
		const locks = [await passphraseLock(id, passphrase, dataKey, this.#cost)];
		await this.#write(id, locks, await usable(dataKey), { entries: [] });
		dataKey.fill(0);
		// A browser that may delete it when space is short is asked not to. What it answers changes nothing here.
		await globalThis.navigator?.storage?.persist?.().catch(() => false);
	}

	async unlock(passphrase: string): Promise<void> {
		await this.#openBy(await openByPassphrase(this.#kept(), passphrase));
	}

	async unlockByPasskey(): Promise<void> {
		const record = this.#kept();
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
		await eraseNotes();
		this.#key = undefined;
		this.#record = undefined;
		this.#tell({ state: 'none' });
	}

	/** Keeps a member's key, by its words. There is one. */
	async addMember(words: string, label: string): Promise<Entry> {
		return this.#add({ id: newId(), kind: 'member', label, secret: checkedWords(words) });
	}

	/** Keeps an account, by words with or without a path. */
	async addAccount(secret: string, label: string): Promise<Entry> {
		const { address } = accountOf(secret);
		return this.#add({ id: newId(), kind: 'account', label, address, secret: secret.trim() });
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
		const words = (await this.reveal(id)).split(' ');
		const right = places.length >= 3 && new Set(places).size === places.length
			&& places.every((place, i) => words[place - 1] === tidyWords(typed[i] ?? ''));
		if (!right) throw new KeyTrouble('OtherWords');
		await this.#change((entries) => entries.map((entry) => (entry.id === id ? { ...entry, confirmed: Date.now() } : entry)));
	}

	/** Keeps something beside the keys, sealed as they are. Without a name it is a new one. Gives its name. */
	async keepNote(content: unknown, name = newId()): Promise<string> {
		const { record, key } = this.#opened();
		await saveNote({ name, vault: record.id, ...await sealNote(record.id, key, name, content) });
		return name;
	}

	/** What is kept beside the keys, by name. What these keys cannot open is of others, and passed over. */
	async notes(): Promise<ReadonlyMap<string, unknown>> {
		const { record, key } = this.#opened();
		const own = (await loadNotes()).filter(({ vault }) => vault === record.id);
		const read = async (note: SealedNote) => [note.name, await openNote(record.id, key, note)] as const;
		return new Map(await Promise.all(own.map(read)));
	}

	/** Forgets a note. */
	dropNote(name: string): Promise<void> {
		return removeNote(name);
	}

	/** Puts a new passphrase in place of the old one. Passkeys stay. */
	async changePassphrase(old: string, passphrase: string): Promise<void> {
		checkPassphrase(passphrase);
		const record = await this.#latest();
		const dataKey = await openByPassphrase(record, old);
		const lock = await passphraseLock(record.id, passphrase, dataKey, this.#cost);
		dataKey.fill(0);
		await this.#relock([lock, ...record.locks.filter((one) => one.kind !== 'passphrase')]);
	}

	/** Lets a passkey open the keys as well. The passphrase is asked for: only with it the data key is at hand. */
	async addPasskey(passphrase: string, given: PasskeySecret): Promise<void> {
		const record = await this.#latest();
		const dataKey = await openByPassphrase(record, passphrase);
		const lock = await passkeyLock(record.id, given, dataKey);
		dataKey.fill(0);
		await this.#relock([...record.locks.filter((one) => one.kind !== 'passkey'), lock]);
	}

	async removePasskey(): Promise<void> {
		await this.#relock((await this.#latest()).locks.filter((one) => one.kind !== 'passkey'));
	}

	/** A file that opens with the passphrase on any device. Passkeys stay behind. */
	backup(): string {
		const record = this.#kept();
		return `${JSON.stringify({ ...record, locks: record.locks.filter((one) => one.kind === 'passphrase') }, null, '\t')}\n`;
	}

	/** Takes a backup's keys onto this device, and opens them. */
	async restore(file: string, passphrase: string): Promise<void> {
		if (await this.#store.load() !== undefined) throw new KeyTrouble('VaultExists');
		let record: unknown;
		try {
			record = JSON.parse(file);
		} catch {
			throw new KeyTrouble('NotABackup');
		}
		if (!isRecord(record)) throw new KeyTrouble('NotABackup');
		const dataKey = await openByPassphrase(record, passphrase);
		// Read before it is kept: what cannot be opened is no backup.
		const content = await this.#read(record, await usable(dataKey));
		await this.#store.save(record);
		this.#record = record;
		this.#key = await usable(dataKey);
		dataKey.fill(0);
		this.#tell({ state: 'open', passkey: this.#hasPasskey(), entries: content.entries.map(known) });
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
		this.#tell({ state: 'open', passkey: this.#hasPasskey(), entries: entries.map(known) });
	}

	async #add(entry: Secret): Promise<Entry> {
		await this.#change((entries) => {
			if (entry.kind === 'member' && entries.some(({ kind }) => kind === 'member')) throw new KeyTrouble('SecondMember');
			if (entries.some(({ kind, secret }) => kind === entry.kind && secret === entry.secret)) throw new KeyTrouble('KnownKey');
			return [...entries, entry];
		});
		return known(entry);
	}

	/** What is kept now: another window may have written since. */
	async #latest(): Promise<VaultRecord> {
		const [before, found] = [this.#kept(), await this.#store.load()];
		if (!isRecord(found) || found.id !== before.id) {
			await this.load();
			throw new KeyTrouble(found === undefined ? 'NoVault' : 'Locked');
		}
		this.#record = found;
		return found;
	}

	async #change(change: (entries: readonly Secret[]) => readonly Secret[]): Promise<void> {
		const { key } = this.#opened();
		const record = await this.#latest();
		const { entries } = await this.#read(record, key);
		await this.#write(record.id, record.locks, key, { entries: change(entries) });
	}

	async #write(id: string, locks: readonly Lock[], key: CryptoKey, content: Content): Promise<void> {
		const record = await sealContent(id, locks, key, content);
		await this.#store.save(record);
		this.#record = record;
		this.#key = key;
		this.#tell({ state: 'open', passkey: this.#hasPasskey(), entries: content.entries.map(known) });
	}

	async #relock(locks: readonly Lock[]): Promise<void> {
		const record = { ...this.#kept(), locks };
		await this.#store.save(record);
		this.#record = record;
		if (this.#key) await this.#show();
		else this.#tell({ state: 'locked', passkey: this.#hasPasskey() });
	}
}

function checkPassphrase(passphrase: string): void {
	if ([...passphrase.normalize('NFKC').trim()].length < LEAST_PASSPHRASE) throw new KeyTrouble('ShortPassphrase');
}
