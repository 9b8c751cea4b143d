// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is read of activity: months and their figures, and what one account did.

import { type Reading, type View, everyPage } from '../../chain';

export type Indicator = View<'Activity', 'indicators'>[number][1];
export type Terms = NonNullable<View<'Activity', 'terms'>>[1];
export type Period = NonNullable<View<'Activity', 'period'>>;
export type RowOf = View<'Activity', 'rows'>[number];
export type Row = RowOf[1];
export type Place = RowOf[0];
export type Account = NonNullable<View<'Activity', 'account'>>;
export type Entry = View<'Activity', 'entries'>[number];
export type Status = NonNullable<View<'Activity', 'attestation'>>[1];

export const isClosed = ({ stage }: Period): boolean => ['Closed', 'Expiring', 'Expired'].includes(stage.type);

export const readIndicators = ({ api, at }: Reading) => everyPage((from, count) => api.view.Activity.indicators(from, count, { at }));

export interface Months {
	readonly indicators: readonly (readonly [number, Indicator])[];
	/** Months in which something was attested, the newest first. */
	readonly months: readonly { readonly month: number; readonly period: Period }[];
}

export async function readMonths(reading: Reading): Promise<Months> {
	const { api, at } = reading;
	const [indicators, entries] = await Promise.all([readIndicators(reading), api.query.Activity.Periods.getEntries({ at })]);
	const months = entries.map(({ keyArgs: [month], value: period }) => ({ month, period }));
	return { indicators, months: months.sort((a, b) => b.month - a.month) };
}

/** The public figures of a month. What is not among them is nothing, or too few to be shown. */
export const readRows = ({ api, at }: Reading, month: number, indicator: number) =>
	everyPage((from, count) => api.view.Activity.rows(month, indicator, from, count, { at }));

export interface Attested {
	readonly month: number;
	readonly entry: Entry;
	readonly status: Status['type'] | undefined;
}

export interface Mine {
	readonly account: Account;
	readonly points: number;
	readonly attested: readonly Attested[];
	readonly periods: ReadonlyMap<number, Period>;
}

/** An activity account with all that was attested to it in its year; nothing if it is none. */
export async function readMine({ api, at }: Reading, address: string): Promise<Mine | undefined> {
	const { Activity } = api.view;
	const account = await Activity.account(address, { at });
	if (!account) return undefined;
	const months = Array.from({ length: 12 }, (_, i) => account.year * 12 + i);
	const [points, entries] = await Promise.all([
		Activity.points(address, { at }), Promise.all(months.map((month) => Activity.entries(address, month, { at }))),
	]);
	const rows = months.flatMap((month, i) => entries[i]!.map((entry) => ({ month, entry }))).reverse();
	const used = [...new Set(rows.map(({ month }) => month))];
	const [statuses, periods] = await Promise.all([
		Promise.all(rows.map(({ entry }) => Activity.attestation(entry.attestation, { at }))),
		Promise.all(used.map((month) => Activity.period(month, { at }))),
	]);
	return {
		account, points, attested: rows.map((row, i) => ({ ...row, status: statuses[i]?.[1].type })),
		periods: new Map(used.flatMap((month, i) => (periods[i] ? [[month, periods[i]] as const] : []))),
	};
}
