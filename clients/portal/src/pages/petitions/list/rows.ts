// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Lists of petitions, the newest first. The chain lists them from a number on, so they are read in windows from the end.

import { useEffect, useMemo, useRef, useState } from 'react';
import { type Connection, type Read, type Reading, useRead } from '../../../chain';
import type { Row, State } from '../types';

/** Numbers in a window: as many as the chain gives at once. */
const WINDOW = 100;
/** After so many blocks the newest window is read again, and the others: half a minute, and two. */
const AGAIN = 5;
const FRESH = 20;
/** How many are looked through by themselves until enough are found; more when the reader asks. */
const BY_ITSELF = 1000;

export interface Petition extends Row {
	readonly topics: readonly number[];
}

export interface Rows extends Read<readonly Petition[]> {
	/** How many numbers were looked at, and how many there are. */
	readonly looked: number;
	readonly of: number;
}

interface Options {
	/** Only those in this state; otherwise those that were published. */
	readonly state: State | undefined;
	/** Whether their topics are wanted, which takes another read. */
	readonly topics: boolean;
	/** How many windows. */
	readonly windows: number;
}

async function readWindow({ api, at }: Reading, from: number, until: number, { state, topics }: Options): Promise<Petition[]> {
	const read = state
		? api.view.Petitions.petitions_in({ type: state, value: undefined }, from, WINDOW, { at })
		: api.view.Petitions.petitions(from, WINDOW, { at });
	const rows = (await read).filter(({ petition }) => petition < until);
	if (!topics) return rows.map((row) => ({ ...row, topics: [] }));
	const records = await api.query.Petitions.Petitions.getValues(rows.map(({ petition }): [number] => [petition]), { at });
	return rows.map((row, i) => ({ ...row, topics: records[i]?.topics ?? [] }));
}

/** The newest so many windows of petitions. What is there stays while more is read. */
export function useRows(options: Options): Rows {
	const { state, topics, windows } = options;
	const kept = useRef(new Map<string, { connection: Connection; at: number; rows: Petition[] }>());
	const read = useRead(async (reading) => {
		const [of = 0] = await reading.api.view.Petitions.counts({ at: reading.at });
		const rows: Petition[] = [];
		let until = of;
		for (let window = 0; window < windows && until > 0; window++) {
			// Windows begin at full hundreds, so that a new petition does not move them.
			const from = Math.floor((until - 1) / WINDOW) * WINDOW;
			const key = `${state ?? ''}/${topics}/${from}`;
			const known = kept.current.get(key);
			const fresh = known?.connection === reading.connection && reading.final.number - known.at < (window > 0 ? FRESH : 1);
			const found = fresh ? known.rows : await readWindow(reading, from, until, options);
			if (!fresh) kept.current.set(key, { connection: reading.connection, at: reading.final.number, rows: found });
			rows.push(...[...found].reverse());
			until = from;
		}
		return { rows, looked: of - until, of };
	}, [state, topics, windows], { every: AGAIN });
	const [shown, setShown] = useState<{ state: State | undefined; topics: boolean; read: typeof read }>();
	useEffect(() => {
		if (read.value) setShown({ state, topics, read });
	}, [read, state, topics]);
	return useMemo(() => {
		const last = shown && shown.state === state && shown.topics === topics ? shown.read : undefined;
		const use = read.value ? read : { ...(last ?? read), error: read.error };
		return { ...use, loading: use.value === undefined && read.loading, value: use.value?.rows, looked: use.value?.looked ?? 0, of: use.value?.of ?? 0 };
	}, [read, shown, state, topics]);
}

/** Windows to be read: more by themselves while too few match, and when the reader asks. */
export function useWindows(state: State | undefined, matching: (rows: readonly Petition[]) => number, enough: number, topics: boolean) {
	const [windows, setWindows] = useState(1);
	useEffect(() => setWindows(1), [state]);
	const rows = useRows({ state, topics, windows });
	const found = rows.value ? matching(rows.value) : 0;
	const more = rows.looked < rows.of;
	// The newest window is seldom full.
	const reading = more && rows.looked <= (windows - 1) * WINDOW;
	useEffect(() => {
		if (rows.value && more && !reading && found < enough && windows * WINDOW < BY_ITSELF) setWindows((count) => count + 1);
	}, [rows, more, reading, found, enough, windows]);
	return { rows, more, reading, loadMore: () => setWindows((count) => count + 1) };
}
