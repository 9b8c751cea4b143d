// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Views of the chain by their types, lists as a whole, and what things of the register are called: nearly every record
// names organisations and areas by number.

import type { CaucusViewFns } from 'caucus-chain';
import { useTranslation } from 'react-i18next';
import { asText } from './calls';
import { type Read, type Reading, useRead } from './reads';

/** What a view function answers: `View<'Assemblies', 'meetings'>`. */
export type View<P extends keyof CaucusViewFns & string, F extends keyof CaucusViewFns[P] & string> =
	CaucusViewFns[P][F] extends { Value: infer V } ? V : never;

/** The most that a view gives at once. */
export const PAGE = 100;

/** A list as a whole, of a view that leaves nothing out. */
export async function everyPage<T>(page: (from: number, count: number) => Promise<readonly T[]>): Promise<T[]> {
	const rows: T[] = [];
	for (;;) {
		const next = await page(rows.length, PAGE);
		rows.push(...next);
		if (next.length < PAGE) return rows;
	}
}

/** All up to a number, in pages that are read at the same time. */
export async function pagesUpTo<T>(end: number, page: (from: number, count: number) => Promise<readonly T[]>): Promise<T[]> {
	const starts = Array.from({ length: Math.ceil(end / PAGE) }, (_, i) => i * PAGE);
	return (await Promise.all(starts.map((from) => page(from, Math.min(PAGE, end - from))))).flat();
}

export type Organization = NonNullable<View<'Organisations', 'organization'>>;
export type Region = View<'Organisations', 'areas'>[number][1];

export interface Register {
	readonly organizations: ReadonlyMap<number, Organization>;
	readonly areas: ReadonlyMap<number, Region>;
}

export async function readRegister({ api, at }: Reading): Promise<Register> {
	const numbers = await api.view.Organisations.numbers({ at });
	const [organizations, areas] = await Promise.all([
		pagesUpTo(numbers.organizations, (from, count) => api.view.Organisations.organizations(from, count, { at })),
		pagesUpTo(numbers.areas, (from, count) => api.view.Organisations.areas(from, count, { at })),
	]);
	return { organizations: new Map(organizations), areas: new Map(areas) };
}

/** It changes rarely, and a name that is five minutes old is no harm. */
export const useRegister = (): Read<Register> => useRead(readRegister, [], { every: 50 });

interface Named {
	readonly names: { readonly korean: Uint8Array; readonly english: Uint8Array | undefined };
}

/** What something of the register is called in the reader's language, or in Korean. */
export function useNameOf(): (named: Named | undefined, otherwise?: string) => string {
	const { i18n } = useTranslation();
	return (named, otherwise = '') => {
		if (!named) return otherwise;
		const english = i18n.language === 'en' ? asText(named.names.english) : '';
		return english || asText(named.names.korean);
	};
}
