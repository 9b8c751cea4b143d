// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// An election as its commission needs it: what is to be certified, and who has said what already.

import { type Reading, asText, digestOf, fromHex, u32 } from '../../../chain';
import { type Waiting, argumentsOf, topicOf, waitingIn } from '../two';

export interface ContestResult {
	readonly title: string;
	readonly candidates: readonly string[];
	/** Votes by group of voters, in the order of the candidates; the last number is that of blank ballots. */
	readonly groups: readonly (readonly bigint[])[];
	readonly verdict: 'Decided' | 'RunOff' | 'Rerun' | 'Void' | undefined;
	readonly elected: readonly string[];
	readonly runOff: readonly string[];
}

/** A result that can be certified. */
export interface Certificate {
	/** What two of the commission sign: a digest of all numbers and outcomes. */
	readonly digest: `0x${string}`;
	readonly waiting: Waiting | undefined;
	/** When the time to certify is over, in milliseconds. */
	readonly due: number;
}

export interface ElectionFound {
	readonly title: string;
	readonly stage: string;
	readonly opens: number;
	readonly closes: number;
	readonly threshold: number;
	readonly accepted: number | undefined;
	readonly results: readonly ContestResult[];
	readonly certificate: Certificate | undefined;
	/** Polls that nobody has sealed, or revealed, yet. */
	readonly polls: { readonly all: number; readonly sealed: number; readonly revealed: number };
	/** Who may be called as trustees, while it is a draft. */
	readonly roster: readonly string[];
	/** Nominees who have not answered. */
	readonly openNominations: number;
	/** Whoever asked for its withdrawal. */
	readonly withdrawal: Waiting | undefined;
	/** All who wait for a second of the commission, about whatever election. */
	readonly waiting: readonly Waiting[];
	/** The plan in SCALE: what trustees are called for. */
	readonly plan: Uint8Array;
}

/**
 * The digest that is certified: of the numbers and the outcomes as the chain keeps them. The outcomes' record ends with the
 * moment at which they were worked out, which is not part of it.
 */
async function certificateOf({ api, at, connection }: Reading, election: number): Promise<`0x${string}` | undefined> {
	const [numbers, outcomes] = await Promise.all([
		api.query.Elections.Results.getKey(election), api.query.Elections.OutcomesOf.getKey(election),
	].map(async (key) => connection.client.rawQuery(await key, { at })));
	if (!numbers || !outcomes) return undefined;
	return digestOf(fromHex(numbers), fromHex(outcomes).slice(0, -8));
}

export async function readElection(reading: Reading, election: number): Promise<ElectionFound | undefined> {
	const { api, at, final } = reading;
	const [found, numbers, composed, pending, polls, roster, accepted] = await Promise.all([
		api.view.Elections.election(election, { at }),
		api.query.Elections.Results.getValue(election, { at }),
		api.query.Elections.OutcomesOf.getValue(election, { at }),
		api.query.Elections.Pending.getValue({ at }),
		api.query.Elections.Polls.getEntries(election, { at }),
		api.query.Trustees.Roster.getValue({ at }),
		api.view.Elections.accepted(election, { at }),
	]);
	if (!found) return undefined;
	const [{ plan, stage, extension }, count] = found;
	let sum = 0;
	const results = plan.contests.map((contest, i): ContestResult => {
		const candidates = contest.candidates.map(({ name }) => asText(name));
		const names = (positions: Iterable<number>) => Array.from(positions, (position) => candidates[position] ?? '');
		const outcome = composed?.outcomes[i];
		const ballots = contest.rule.components.filter(({ source }) => source.type === 'Ballots').length;
		// Sums stand contest by contest, group by group.
		const groups = (numbers ?? []).slice(sum, sum + ballots);
		sum += ballots;
		return {
			title: asText(contest.title), candidates, groups, verdict: outcome?.verdict.type,
			elected: names(outcome?.elected ?? []), runOff: names(outcome?.run_off ?? []),
		};
	});
	const waiting = waitingIn(pending, final.time);
	const waitingOn = (topic: string) => waiting.find((one) => one.topic === topic);
	const digest = stage.type === 'Tallied' && composed ? await certificateOf(reading, election) : undefined;
	const candidates = plan.contests.flatMap((contest, i) => contest.candidates.map(({ nominee }, number) => ({ nominee, i, number })));
	const answered = ({ i, number }: { i: number; number: number }) => accepted.some(([c, n]) => c === i && n === number);
	return {
		title: asText(plan.title), stage: stage.type, opens: Number(plan.schedule.opens), closes: Number(plan.schedule.closes + extension),
		threshold: plan.threshold, accepted: count?.accepted, results, roster,
		certificate: digest && composed && {
			digest, waiting: waitingOn(topicOf('elections/certify:', u32(election), fromHex(digest))),
			due: Number(composed.at + plan.schedule.certification),
		},
		polls: {
			all: plan.contests.flatMap(({ rule }) => rule.components.filter(({ source }) => source.type === 'Poll')).length,
			sealed: polls.length, revealed: polls.filter(({ value }) => value.revealed !== undefined).length,
		},
		openNominations: candidates.filter((one) => one.nominee !== undefined && !answered(one)).length,
		withdrawal: waitingOn(topicOf('elections/withdraw:', u32(election))),
		waiting, plan: await argumentsOf(api.tx.Elections.draw_up({ plan })),
	};
}
