// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is read of the library, all of it at one block.

import { AccountId } from '@polkadot-api/substrate-bindings';
import { type Reading, type View, pagesUpTo } from '../../chain';
import { asText } from '../../chain/calls';
import { keyOf, raceOf } from './race';

export type ItemRow = NonNullable<View<'Library', 'item'>>;
export type VersionRow = NonNullable<View<'Library', 'version'>>;
export type Part = VersionRow['parts'][number];
export type Manifest = Part['manifest'];
export type Description = ItemRow['description'];
export type Status = ItemRow['status']['type'];
export type Heading = ItemRow['item']['heading'];
export type Kind = Heading['kind']['type'];
export type Takedown = NonNullable<VersionRow['takedown']>;

export const KINDS = ['Speech', 'Policy', 'Debate', 'Photo', 'Minutes', 'Announcement'] as const satisfies readonly Kind[];

/** Contests and candidates as the commission named them, by the key of the race. */
export type Races = ReadonlyMap<string, { readonly election: string; readonly contest: string; readonly candidates: ReadonlyMap<string, string> }>;

/** Who publishes it, for an organisation: its number. */
export const organizationOf = ({ capacity }: Heading): number | undefined =>
	(capacity.type === 'Organization' ? capacity.value : capacity.type === 'Officer' ? capacity.value.organization : undefined);

/** An account as plans of elections have it, written as everywhere else. */
const addressOf = AccountId().dec;

/** The names of the contests that these are about, and of those who stand in them. */
export async function readRaces({ api, at }: Reading, headings: readonly Heading[]): Promise<Races> {
	const races = headings.flatMap((heading) => [raceOf(heading), heading.about].filter((race) => race !== undefined));
	const ids = [...new Set(races.map(([election]) => election))];
	if (ids.length === 0) return new Map();
	const elections = await api.query.Elections.Elections.getValues(ids.map((id): [number] => [id]), { at });
	const plans = new Map(elections.map((election, i) => [ids[i]!, election?.plan]));
	return new Map(races.map((race) => {
		const plan = plans.get(race[0]);
		const contest = plan?.contests[race[1]];
		const candidates = (contest?.candidates ?? []).flatMap(({ name, nominee }) => (
			nominee === undefined ? [] : [[addressOf(nominee), asText(name)] as const]));
		return [keyOf(race), { election: asText(plan?.title), contest: asText(contest?.title), candidates: new Map(candidates) }];
	}));
}

export interface Shelf {
	/** The newest first. */
	readonly rows: readonly ItemRow[];
	/** How many there are on the chain. */
	readonly all: number;
	readonly races: Races;
}

/** The newest items, the newest first. */
export async function readShelf(reading: Reading, most: number): Promise<Shelf> {
	const { api, at } = reading;
	const [all = 0] = await api.view.Library.counts({ at });
	const start = Math.max(0, all - most);
	const rows = (await pagesUpTo(all - start, (from, count) => api.view.Library.items(start + from, count, { at }))).reverse();
	return { rows, all, races: await readRaces(reading, rows.map(({ item }) => item.heading)) };
}

export interface Opened {
	readonly row: ItemRow;
	/** All versions, the oldest first. */
	readonly versions: readonly VersionRow[];
	readonly races: Races;
}

/** An item with all its versions; nothing if there is no such item. */
export async function readItem(reading: Reading, id: number): Promise<Opened | undefined> {
	const { api, at } = reading;
	const row = await api.view.Library.item(id, { at });
	if (!row) return undefined;
	const [races, versions] = await Promise.all([
		readRaces(reading, [row.item.heading]),
		Promise.all(Array.from({ length: row.item.versions }, (_, number) => api.view.Library.version(id, number, { at }))),
	]);
	return { row, races, versions: versions.filter((version) => version !== undefined) };
}

/** Whether its bytes can be had. */
export const isServed = (status: Status): boolean => status === 'Available' || status === 'Superseded';
