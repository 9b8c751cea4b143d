// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Reading what the chain keeps under an alias without telling which alias: nodes are asked for all that begins as it does,
// and the one that is meant is looked for here. An alias is spread evenly and stands as it is at the end of its key.

import type { HexString } from 'polkadot-api';
import { fromHex } from './calls';
import type { Connection } from './connection';

/** At the end of a key, in hexadecimal digits. */
const ALIAS = 64;

/** Among how many others one is hidden, on average, wherever there are so many. */
export const CROWD = 8;

/** How many keys a node gives at once. */
const PAGE = 1000;
/** How many values are asked for at once. */
const VALUES = 200;

type Ask = <T>(method: string, parameters: unknown[]) => Promise<T>;

/** How many bytes of an alias may be told where there are so many of them. */
export function told(many: number): number {
	return Math.max(0, Math.floor(Math.log(many / CROWD) / Math.log(256)));
}

/** About how many there are: as many as a page holds, or by how much of the range of aliases one page covers. */
function estimated(keys: readonly string[], start: number): number {
	const last = keys.length < PAGE ? undefined : keys.at(-1);
	if (last === undefined) return keys.length;
	const covered = (Number.parseInt(last.slice(start, start + 8), 16) + 1) / 2 ** 32;
	return keys.length / covered;
}

async function allKeys(ask: Ask, prefix: string, first: readonly string[] | undefined, at: string): Promise<string[]> {
	const keys = [...(first ?? [])];
	for (let full = first === undefined || first.length === PAGE; full;) {
		const page = await ask<string[]>('state_getKeysPaged', [prefix, PAGE, keys.at(-1) ?? null, at]);
		keys.push(...page);
		full = page.length === PAGE;
	}
	return keys;
}

/** What storage has under a key that ends with an alias; nothing if it has nothing. */
export async function readAmong(connection: Pick<Connection, 'client'>, key: HexString, at: string): Promise<Uint8Array | undefined> {
	const ask: Ask = (method, parameters) => connection.client._request(method, parameters);
	const start = key.length - ALIAS;
	const first = await ask<string[]>('state_getKeysPaged', [key.slice(0, start), PAGE, null, at]);
	const shown = told(estimated(first, start));
	const crowd = await allKeys(ask, key.slice(0, start + 2 * shown), shown === 0 ? first : undefined, at);
	// Values of all of them, or the question for one would tell what the question for many hid.
	let found: string | null | undefined;
	for (let from = 0; from < crowd.length; from += VALUES) {
		const [set] = await ask<{ changes: [string, string | null][] }[]>('state_queryStorageAt', [crowd.slice(from, from + VALUES), at]);
		found ??= set?.changes.find(([one]) => one === key)?.[1];
	}
	return found == null ? undefined : fromHex(found);
}
