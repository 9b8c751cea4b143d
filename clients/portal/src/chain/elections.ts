// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Elections as the chain keeps them, and what follows from that alone: the reference, the sums, shares of a result.

import { Blake2256 } from '@polkadot-api/substrate-bindings';
import { utf8 } from '../text/typed';
import { readAmong } from './among';
import { fromHex, join, toHex, u32 } from './calls';
import type { Api, Connection } from './connection';
import type { Reading } from './reads';

type Queries = Api['query']['Elections'];
type Stored<Q extends { getValue(...keys: never[]): Promise<unknown> }> = NonNullable<Awaited<ReturnType<Q['getValue']>>>;

export type Election = Stored<Queries['Elections']>;
export type Plan = Election['plan'];
export type Contest = Plan['contests'][number];
export type Component = Contest['rule']['components'][number];
export type Params = Stored<Queries['ParamsOf']>;
export type Outcome = Stored<Queries['OutcomesOf']>['outcomes'][number];
export type Poll = Stored<Queries['Polls']>;
export type StageName = Election['stage']['type'];
export type VoidReason = Extract<Election['stage'], { type: 'Void' }>['value']['type'];

/** The stages of an election that is held, in their order. */
export const STAGES = [
	'Draft', 'KeyGeneration', 'RollCut', 'Objections', 'Ready', 'Open', 'Closed', 'Tallied', 'Certified', 'Final',
] as const satisfies readonly StageName[];

/** First moment after voting, prolongation included. */
export const closesOf = ({ plan, extension }: Election): number => Number(plan.schedule.closes + extension);

/** The styles of a set that is written as bits. */
export const stylesOf = (bits: number): number[] => [0, 1, 2, 3, 4, 5, 6, 7].filter((style) => bits & (1 << style));

/** The sums that are decrypted, in their order: contest by contest, group by group. */
export const sumsOf = (plan: Plan): { contest: number; component: number; styles: number[] }[] =>
	plan.contests.flatMap(({ rule }, contest) => rule.components.flatMap(({ source }, component) =>
		(source.type === 'Ballots' ? [{ contest, component, styles: stylesOf(source.value.styles) }] : [])));

/** What everybody compares: it follows from all that was fixed, so one changed bit gives another. */
export function referenceOf(genesis: Uint8Array, election: number, params: Uint8Array): Uint8Array {
	const fixed = Blake2256(join(utf8('caucus/params/1'), params));
	return Blake2256(join(utf8('caucus/election/1'), genesis, u32(election), fixed));
}

/** What is fixed from Ready on, as storage has it. */
export async function readParams(connection: Connection, election: number, at: string): Promise<Uint8Array | undefined> {
	const bytes = await connection.client.rawQuery(await connection.api.query.Elections.ParamsOf.getKey(election), { at });
	return bytes === null ? undefined : fromHex(bytes);
}

/** The vote under an alias, as storage has it. No node learns which one is asked for. */
export async function readVote(
	connection: Connection, election: number, alias: Uint8Array, at: string,
): Promise<Uint8Array | undefined> {
	const { Counts, Votes } = connection.api.query.Elections;
	const [key, count] = await Promise.all([Votes.getKey(election, toHex(alias)), Counts.getValue(election, { at })]);
	return readAmong(connection, key, sum(count?.voters ?? []), at);
}

/** Where an election stands. */
export interface Standing {
	readonly number: number;
	readonly election: Election;
	/** Voters of each style, once voting can begin. */
	readonly voters: readonly number[] | undefined;
	/** Ballots, replaced ones included. */
	readonly ballots: number;
	/** Keys of each style, once the roll is fixed. */
	readonly keys: readonly number[] | undefined;
	/** Whether members asked for it by a petition. */
	readonly recall: boolean;
}

export async function readStanding({ api, at }: Reading, number: number): Promise<Standing | undefined> {
	const { Elections, Counts, ParamsOf, Recalls } = api.query.Elections;
	const [election, count, params, recall] = await Promise.all([
		Elections.getValue(number, { at }), Counts.getValue(number, { at }), ParamsOf.getValue(number, { at }),
		Recalls.getValue(number, { at }),
	]);
	if (!election) return undefined;
	return {
		number, election, voters: count?.voters, ballots: count?.accepted ?? 0,
		keys: params?.electorate.styles.map(({ keys }) => keys), recall: recall !== undefined,
	};
}

/** Digits that have to be compared: fewer can be met by an election that somebody made up for it. */
export const COMPARED = 16;

/** Whether a reference is the one that was published: all of it, its beginning, or its first and last eight digits. */
export function sameReference(reference: string, typed: string): boolean | undefined {
	const [own, digits] = [reference, typed].map((text) => text.toLowerCase().replace(/^0x/, '').replace(/[^0-9a-f]/g, '')) as [string, string];
	if (digits.length < COMPARED) return undefined;
	const half = COMPARED / 2;
	return own.startsWith(digits) || digits === own.slice(0, half) + own.slice(-half);
}

/** What an election rests on: its roll, its trustees, its reference. */
export interface Basis {
	readonly reference: `0x${string}` | undefined;
	readonly params: Params | undefined;
	readonly roll: { readonly stage: string; readonly until: number | undefined; readonly keys: readonly number[] } | undefined;
	/** The block by which nothing about the roll could change any more. */
	readonly settled: number | undefined;
	readonly trustees: readonly string[];
}

export async function readBasis({ api, connection, at }: Reading, number: number, roll: number | undefined): Promise<Basis> {
	const [raw, params, ceremony, settled, record, genesis] = await Promise.all([
		readParams(connection, number, at),
		api.query.Elections.ParamsOf.getValue(number, { at }),
		api.query.Trustees.Ceremonies.getValue(number, { at }),
		api.query.Trustees.SeedsSettled.getValue(number, { at }),
		roll === undefined ? undefined : api.query.Members.Rolls.getValue(roll, { at }),
		connection.genesis(),
	]);
	return {
		reference: raw && toHex(referenceOf(fromHex(genesis), number, raw)),
		params, settled, trustees: ceremony?.trustees ?? [],
		roll: record && {
			stage: record.stage.type,
			until: record.stage.type === 'Objections' ? Number(record.stage.value.until) : undefined,
			keys: record.styles.map(({ keys }) => keys),
		},
	};
}

/** What came of an election. */
export interface Result {
	/** Votes for each option of each sum, in the order of `sumsOf`. */
	readonly totals: readonly (readonly bigint[])[] | undefined;
	/** One for each contest, once polls are revealed or missing. */
	readonly outcomes: readonly Outcome[] | undefined;
	/** Of each contest, those of its components. */
	readonly polls: readonly (readonly (Poll | undefined)[])[];
	readonly close: { readonly block: number; readonly at: bigint; readonly hash: string } | undefined;
	readonly objections: readonly (readonly [string, string])[];
	readonly ruling: { readonly annulled: boolean; readonly reason: string } | undefined;
	/** Of each contest, the election that decides what it left open. */
	readonly followUps: readonly (number | undefined)[];
}

export async function readResult({ api, at }: Reading, { number, election }: Standing): Promise<Result> {
	const { Results, OutcomesOf, Polls, Closes, ObjectionsTo, Rulings, FollowUps } = api.query.Elections;
	const { contests } = election.plan;
	const pollsOf = ({ rule }: Contest, contest: number) => Promise.all(rule.components.map(({ source }, component) => (
		source.type === 'Poll' ? Polls.getValue(number, [contest, component], { at }) : undefined)));
	const [totals, composed, polls, close, objections, ruling, followUps] = await Promise.all([
		Results.getValue(number, { at }), OutcomesOf.getValue(number, { at }), Promise.all(contests.map(pollsOf)),
		Closes.getValue(number, { at }), ObjectionsTo.getValue(number, { at }), Rulings.getValue(number, { at }),
		FollowUps.getValues(contests.map((_, contest): [[number, number]] => [[number, contest]]), { at }),
	]);
	return { totals, outcomes: composed?.outcomes, polls, close, objections, ruling, followUps };
}

/** A component of a contest's result with its counts; none if a poll was not revealed. */
export interface Part {
	readonly component: Component;
	/** Of each candidate. */
	readonly counts: readonly number[] | undefined;
	/** Of ballots alone. */
	readonly blank: number | undefined;
	readonly poll: Poll | undefined;
	/** Of ballots: whose. */
	readonly styles: readonly number[];
}

/** What a contest's result is composed of. */
export function partsOf(plan: Plan, contest: number, result: Result): Part[] {
	const sums = sumsOf(plan);
	return (plan.contests[contest]?.rule.components ?? []).map((component, i) => {
		if (component.source.type === 'Poll') {
			const poll = result.polls[contest]?.[i];
			return { component, counts: poll?.revealed?.counts, blank: undefined, poll, styles: [] };
		}
		const sum = sums.findIndex((one) => one.contest === contest && one.component === i);
		const votes = result.totals?.[sum]?.map(Number);
		return { component, counts: votes?.slice(0, -1), blank: votes?.at(-1), poll: undefined, styles: sums[sum]?.styles ?? [] };
	});
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/** Each candidate's share of the composed result, between 0 and 1: parts without a vote count as if they were not there. */
export function sharesOf(parts: readonly Part[]): number[] {
	const present = parts.flatMap(({ component, counts }) => (counts && sum(counts) > 0 ? [{ weight: component.weight, counts }] : []));
	const weights = sum(present.map(({ weight }) => weight));
	const [first] = present;
	return (first?.counts ?? []).map((_, candidate) =>
		sum(present.map(({ weight, counts }) => (weight * (counts[candidate] ?? 0)) / sum(counts))) / weights);
}
