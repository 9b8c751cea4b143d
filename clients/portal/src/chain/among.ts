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

/** Digits of an alias that are told at most, whatever is said of how many there are: enough for a party of millions. */
const MOST_TOLD = 4;

/** How many keys a node gives at once, and how often it is asked for more at most. */
const PAGE = 1000;
const PAGES = 8;
/** How many values are asked for at once. */
const VALUES = 200;

/** How many digits of an alias may be told where there are so many of them. */
export function told(many: number): number {
	if (!(many > CROWD)) return 0;
	return Math.min(MOST_TOLD, Math.floor(Math.log(many / CROWD) / Math.log(16)));
}

/** Whoever gives keys that were not asked for, or not in their order, may want to learn from what is asked next. */
class Disordered extends Error {
	override readonly name = 'Disordered';
}

/**
 * What storage has under a key that ends with an alias; nothing if it has nothing. `many` is how many there are of the kind,
 * as the chain counts them: it decides how much may be told, never what is found.
 */
export async function readAmong(
	connection: Pick<Connection, 'client' | 'mode'>, key: HexString, many: number, at: string,
): Promise<Uint8Array | undefined> {
	const ask = <T>(method: string, parameters: unknown[]) => connection.client._request<T, unknown[]>(method, parameters);
	const start = key.length - ALIAS;
	const digits = told(many);
	// Keys are asked for by whole bytes.
	const prefix = key.slice(0, start + digits - (digits % 2));
	// The light client proves all of them at once, and gives them in no order.
	const size = connection.mode === 'light' ? PAGE * PAGES : PAGE;
	const keys: string[] = [];
	for (let full = true; full;) {
		const last = keys.at(-1);
		const page = await ask<string[]>('state_getKeysPaged', [prefix, size, last ?? null, at]);
		const sound = page.every((one, i) => one.length === key.length && one.startsWith(prefix)
			&& (connection.mode === 'light' || one > (page[i - 1] ?? last ?? '')));
		if (!sound) throw new Disordered('keys that were not asked for');
		keys.push(...page);
		full = page.length === size;
		if (full && keys.length >= PAGE * PAGES) throw new Disordered('more keys than there are');
	}
	// Values of all that share the digits, or the question for one would tell what the question for many hid.
	const crowd = keys.filter((one) => one.startsWith(key.slice(0, start + digits)));
	let found: string | null | undefined;
	for (let from = 0; from < crowd.length; from += VALUES) {
		const [set] = await ask<{ changes: [string, string | null][] }[]>('state_queryStorageAt', [crowd.slice(from, from + VALUES), at]);
		found ??= set?.changes.find(([one]) => one === key)?.[1];
	}
	return found == null ? undefined : fromHex(found);
}
