// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Entries held against the register, row by row, and tried by the chain. Nothing is sent.

import type { PolkadotSigner } from 'polkadot-api';
import { type Reading, Refused, dryRun } from '../../../chain';
import type { Entry, Problem, Row } from './table';

/** A row that was read, and what the register or the chain says against it. */
export interface Checked extends Row {
	readonly refused?: Refused;
}

/** Failures that come of one entry; others are of the whole batch. */
const OF_AN_ENTRY = ['BadOwnership', 'KeyInUse', 'MemberNotFound', 'MemberLeft', 'MemberTwice', 'NothingChanges'];

/** Looks up the members and keys that entries name, all at once. */
async function lookUp({ api, at }: Reading, entries: readonly Entry[]) {
	const keys = entries.flatMap(({ value }) => ('key' in value ? [value.key] : []));
	const numbers = entries.flatMap(({ value }) => ('member' in value ? [value.member] : []));
	const [holders, members] = await Promise.all([
		api.query.Members.MemberByKey.getValues(keys.map((key): [string] => [key]), { at }),
		api.query.Members.Members.getValues(numbers.map((number): [number] => [number]), { at }),
	]);
	return {
		holder: new Map(keys.map((key, i) => [key as string, holders[i]])),
		member: new Map(numbers.map((number, i) => [number, members[i]])),
	};
}

/** Says what does not fit the register as it is. */
export async function checkRows(reading: Reading, rows: readonly Row[]): Promise<Row[]> {
	const known = await lookUp(reading, rows.flatMap(({ entry }) => (entry ? [entry] : [])));
	const problemOf = ({ type, value }: Entry): Problem | undefined => {
		if ('key' in value) {
			const holder = known.holder.get(value.key);
			if (holder !== undefined) return { key: 'keyInUse', values: { member: holder } };
		}
		if (!('member' in value)) return undefined;
		const member = known.member.get(value.member);
		if (!member) return { key: 'notFound', values: { member: value.member } };
		if (member.status.type === 'Left') return { key: 'left', values: { member: value.member } };
		const same = (type === 'Move' && value.chapter === member.chapter) || (type === 'Reclass' && value.classes === member.classes);
		return same ? { key: 'nothing', values: { member: value.member } } : undefined;
	};
	return rows.map((row) => {
		const problem = row.entry && problemOf(row.entry);
		return problem ? { ...row, problem } : row;
	});
}

/**
 * Has the chain try all entries together, and finds those that it refuses by halves. Throws what is wrong with the batch as
 * a whole.
 */
export async function tryRows(reading: Reading, rows: readonly Row[], signer: PolkadotSigner): Promise<Checked[]> {
	const bad = new Map<number, Refused>();
	const attempt = async (some: readonly Row[]): Promise<void> => {
		const entries = some.flatMap(({ entry }) => (entry ? [entry] : []));
		if (entries.length === 0) return;
		try {
			await dryRun(reading.connection, reading.api.tx.Members.propose_batch({ entries }), signer);
		} catch (error) {
			const ofEntry = error instanceof Refused && error.reason.kind === 'call' && OF_AN_ENTRY.includes(error.reason.error);
			if (!ofEntry) throw error;
			if (some.length === 1) {
				bad.set(some[0]!.line, error);
				return;
			}
			const half = Math.ceil(some.length / 2);
			await attempt(some.slice(0, half));
			await attempt(some.slice(half));
		}
	};
	await attempt(rows.filter(({ problem }) => problem === undefined));
	return rows.map((row) => {
		const refused = bad.get(row.line);
		return refused ? { ...row, refused } : row;
	});
}
