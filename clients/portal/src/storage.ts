// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the page leaves in a browser. All of it has a name here, so that who erases this device leaves nothing on it that
// tells of a person: what is not a preference goes.

import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, deleteDB, openDB } from 'idb';

/** How a reader wants the page. These stay. */
export const PREFERENCES = ['language', 'size', 'theme', 'connection'] as const;

/** What is written, or whose desk it is. */
type Personal = 'officer' | 'petition' | `draft.${string}`;

export type Name = (typeof PREFERENCES)[number] | Personal;

/** The rolls and what the light client keeps are public, but show that somebody was here and for what. */
export const DATABASES = ['caucus-keys', 'caucus-messages', 'caucus-rolls', 'caucus-chain'] as const;
export type Database = (typeof DATABASES)[number];

const PREFIX = 'caucus.';
const staying: ReadonlySet<string> = new Set(PREFERENCES.map((name) => PREFIX + name));

const watchers = new Set<() => void>();

/** Tells whenever something is written or forgotten in this window. */
export function watchStorage(told: () => void): () => void {
	watchers.add(told);
	return () => watchers.delete(told);
}

const tell = () => {
	for (const told of [...watchers]) told();
};

/** A browser that keeps nothing refuses even to look: it is as one that has nothing. */
function tried<T>(use: () => T): T | undefined {
	try {
		return use();
	} catch {
		return undefined;
	}
}

const shelf = (where: () => Storage) => ({
	get: (name: Name): string | undefined => tried(() => where().getItem(PREFIX + name)) ?? undefined,
	set: (name: Name, value: string): void => {
		tried(() => where().setItem(PREFIX + name, value));
		tell();
	},
	remove: (name: Name): void => {
		tried(() => where().removeItem(PREFIX + name));
		tell();
	},
	/** Forgets all but the preferences. */
	forget: (): void => {
		tried(() => {
			const store = where();
			const names = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
			for (const name of names) if (name.startsWith(PREFIX) && !staying.has(name)) store.removeItem(name);
		});
		tell();
	},
});

/** Kept until it is erased. */
export const lasting = shelf(() => localStorage);

/** Kept as long as this window is open. Other windows have their own. */
export const passing = shelf(() => sessionStorage);

/** Opens a database of this page. */
export const openKept = <S extends DBSchema>(
	name: Database, version: number, upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>,
): Promise<IDBPDatabase<S>> => openDB<S>(name, version, { upgrade });

/** Erases what the page left in this browser, all but the preferences. */
export async function forgetAll(): Promise<void> {
	lasting.forget();
	passing.forget();
	await Promise.all(DATABASES.map((name) => deleteDB(name)));
}
