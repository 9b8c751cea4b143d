// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Reading the chain from a component. Everything is read at a final block, and again when there is a newer one; what was
// read stays until the new is there, so nothing flickers.

import type { CaucusQueries, CaucusViewFns } from 'caucus-chain';
import type { HexString } from 'polkadot-api';
import { type DependencyList, useCallback, useEffect, useMemo, useState } from 'react';
import { readAmong } from './among';
import { toHex } from './calls';
import type { Api, Connection } from './connection';
import { useChain } from './context';
import { type Final, finalOf } from './status';

/** Something read, or why not yet. With a value, `error` says that it could not be read anew. */
export interface Read<T> {
	readonly loading: boolean;
	readonly value: T | undefined;
	readonly error: Error | undefined;
	/** The block at which `value` was read. */
	readonly at: Final | undefined;
}

export interface Reading {
	readonly api: Api;
	readonly connection: Connection;
	/** To be given with every read, as `{ at }`, so that all of them are of one block. */
	readonly at: string;
	readonly final: Final;
}

export interface ReadOptions {
	/** Read again only when so many blocks became final (default 1, which is six seconds). */
	readonly every?: number;
	/** Do not read yet. */
	readonly skip?: boolean;
}

/** How often something is asked for anew when no peer gave a proof in time. */
const ATTEMPTS = 4;

const NOTHING: Read<never> = { loading: true, value: undefined, error: undefined, at: undefined };

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether a proof did not come in time or its block is too old by now: that says nothing about what was asked for. */
const passing = (error: unknown): boolean =>
	error instanceof Error && /Inaccessible|Limit|OperationError|Disjoint|NotPinned|RpcError/.test(`${error.name} ${error.message}`);

/** Reads, and again if what stood in the way passes. */
export async function retried<T>(read: () => Promise<T>): Promise<T> {
	for (let left = ATTEMPTS; ; left--) {
		try {
			return await read();
		} catch (error) {
			if (left <= 1 || !passing(error)) throw error;
			await pause(400);
		}
	}
}

const comparable = (value: unknown): string | undefined => JSON.stringify(value, (_, part: unknown) => (
	typeof part === 'bigint' ? `${part}n` : part instanceof Uint8Array ? Array.from(part) : part));

/** The old object if the new one says the same, so that nothing is drawn anew. */
const settled = <T>(old: T | undefined, value: T): T =>
	(old !== undefined && comparable(old) === comparable(value) ? old : value);

type Change<T> = (old: Read<T>) => Read<T>;

/**
 * Reads at each new final block until it is stopped. One read is under way at a time: while it lasts, blocks pass, and
 * the next one is of the newest.
 */
export function followReads<T>(
	connection: Connection, every: number, read: (reading: Reading) => Promise<T>, tell: (change: Change<T>) => void,
): () => void {
	let stopped = false;
	let busy = false;
	let done = -Infinity;
	const look = async (): Promise<void> => {
		const final = finalOf(connection.status.get());
		if (stopped || busy || !final || final.number < done + every) return;
		busy = true;
		try {
			const { api } = connection;
			// One that is tried again is tried at the block that is the newest then.
			const value = await retried(() => {
				const now = finalOf(connection.status.get()) ?? final;
				return read({ api, connection, at: now.hash, final: now });
			});
			if (!stopped) tell((old) => ({ loading: false, value: settled(old.value, value), error: undefined, at: final }));
		} catch (error) {
			const reason = error instanceof Error ? error : new Error(String(error));
			if (!stopped) tell((old) => ({ ...old, loading: false, error: reason }));
		}
		busy = false;
		done = final.number;
		void look();
	};
	const stop = connection.status.watch(() => void look());
	void look();
	return () => {
		stopped = true;
		stop();
	};
}

/** Reads what `read` reads. `deps` are what it depends on, as with `useEffect`: when they change, the old value goes. */
export function useRead<T>(read: (reading: Reading) => Promise<T>, deps: DependencyList, options: ReadOptions = {}): Read<T> {
	const { connection } = useChain();
	const { every = 1, skip = false } = options;
	const key = useMemo(() => ({}), [connection, every, skip, ...deps]);
	const [state, setState] = useState<{ key: object; read: Read<T> }>();
	useEffect(() => {
		if (!connection || skip) return undefined;
		return followReads(connection, every, read, (change) => setState(
			(old) => ({ key, read: change(old?.key === key ? old.read : NOTHING) })));
	}, [key]);
	return state?.key === key ? state.read : NOTHING;
}

type Views = CaucusViewFns;
type Queries = CaucusQueries;
type ArgsOf<F> = F extends { Args: infer A extends unknown[] } ? A : never;
type KeysOf<S> = S extends { KeyArgs: infer A extends unknown[] } ? A : never;
type ValueOf<S> = S extends { Value: infer V; IsOptional: infer O } ? (O extends true ? V | undefined : V) : never;
type AnswerOf<F> = F extends { Value: infer V } ? V : never;

/** Asks a view function of the chain: `useView('Elections', 'election', [0])`. */
export function useView<P extends keyof Views & string, F extends keyof Views[P] & string>(
	pallet: P, view: F, args: ArgsOf<Views[P][F]>, options?: ReadOptions,
): Read<AnswerOf<Views[P][F]>> {
	return useRead(({ api, at }) => {
		const views = api.view as unknown as Record<string, Record<string, (...args: unknown[]) => Promise<never>>>;
		return views[pallet]![view]!(...args, { at });
	}, [pallet, view, comparable(args)], options);
}

/** Reads an item of storage: `useQuery('System', 'Number', [])`. */
export function useQuery<P extends keyof Queries & string, S extends keyof Queries[P] & string>(
	pallet: P, item: S, keys: KeysOf<Queries[P][S]>, options?: ReadOptions,
): Read<ValueOf<Queries[P][S]>> {
	return useRead(({ api, at }) => {
		const items = api.query as unknown as Record<string, Record<string, { getValue(...args: unknown[]): Promise<never> }>>;
		return items[pallet]![item]!.getValue(...keys, { at });
	}, [pallet, item, comparable(keys)], options);
}

/**
 * Reads, without telling which, what stands under a member's alias: `useUnder('Activity', 'AccountOf', 2026, alias, many)`,
 * where `many` is how many there are. It comes in SCALE; nothing if there is nothing.
 */
export function useUnder<P extends keyof Queries & string, S extends keyof Queries[P] & string>(
	pallet: P, item: S, first: number, alias: Uint8Array | undefined, many: number | undefined,
): Read<Uint8Array | undefined> {
	const own = alias && toHex(alias);
	return useRead(async ({ connection, api, at }) => {
		const items = api.query as unknown as Record<string, Record<string, { getKey(...args: unknown[]): Promise<HexString> }>>;
		return readAmong(connection, await items[pallet]![item]!.getKey(first, own), many ?? 0, at);
	}, [pallet, item, first, own, many === undefined], { skip: !own || many === undefined, every: 2 });
}

export interface Pages<T> extends Read<readonly T[]> {
	/** Whether there is more than what was read. */
	readonly more: boolean;
	readonly loadMore: () => void;
}

/**
 * Reads a list whose places are counted, page by page: `page(reading, from, count)` gives at most `count`. A page that
 * is not full is the last one.
 */
export function usePages<T>(
	page: (reading: Reading, from: number, count: number) => Promise<readonly T[]>, deps: DependencyList,
	options: ReadOptions & { readonly size?: number } = {},
): Pages<T> {
	const size = options.size ?? 20;
	const [pages, setPages] = useState(1);
	const key = useMemo(() => ({}), deps);
	useEffect(() => setPages(1), [key]);
	// What is there stays while more is read.
	const [shown, setShown] = useState<{ key: object; read: Read<readonly T[]> }>();
	const read = useRead(async (reading) => {
		const rows: T[] = [];
		while (rows.length < pages * size) {
			const next = await page(reading, rows.length, size);
			rows.push(...next);
			if (next.length < size) break;
		}
		return rows;
	}, [key, pages, size], options);
	useEffect(() => {
		if (read.value !== undefined) setShown({ key, read });
	}, [key, read]);
	const value = read.value ?? (shown?.key === key ? shown.read.value : undefined);
	const loadMore = useCallback(() => setPages((count) => count + 1), []);
	return { ...read, value, more: (value?.length ?? 0) >= pages * size, loadMore };
}
