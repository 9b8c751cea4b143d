// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The order of what candidates of a contest publish. By time, whoever publishes last or most would stand first.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { toHex } from '../../chain/calls';
import { utf8 } from '../../text/typed';
import type { ItemRow } from './data';
import { type Race, keyOf } from './race';

/** The order of somebody among the candidates of a contest on a day: nobody can choose it. */
const lotOf = (race: Race, publisher: string, day: string): string => toHex(Blake2256(utf8(`caucus/library/order/1\n${keyOf(race)}\n${publisher}\n${day}`)));

/**
 * What candidates of one contest published: the newest of each of them, then the second of each, and so on. Among
 * candidates it is by a lot, which is drawn anew each day and is the same for all readers. `rows` come the newest first.
 */
export function drawn(rows: readonly ItemRow[], race: Race, day: string): ItemRow[] {
	const shelves = new Map<string, ItemRow[]>();
	for (const row of rows) shelves.set(row.item.publisher, [...shelves.get(row.item.publisher) ?? [], row]);
	const lots = new Map([...shelves.keys()].map((publisher) => [publisher, lotOf(race, publisher, day)]));
	const compare = ([a]: [string, unknown], [b]: [string, unknown]) => (lots.get(a)! < lots.get(b)! ? -1 : 1);
	const ordered = [...shelves].sort(compare).map(([, own]) => own);
	const most = Math.max(0, ...ordered.map(({ length }) => length));
	return Array.from({ length: most }, (_, i) => ordered.flatMap((own) => own.slice(i, i + 1))).flat();
}
