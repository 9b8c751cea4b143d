// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How a petition was handled, as stages in order: what was, what is due, and what was late for good.

import type { ContentRef } from '../../../chain';
import { isOver } from '../late';
import type { Due } from '../types';
import { type Case, type CodeRef, codeOf, validOf } from './data';

type Key =
	| 'handedIn' | 'sponsors' | 'review' | 'decision' | 'appealed' | 'appeal' | 'open' | 'disowned' | 'void' | 'response' | 'answer'
	| 'referral' | 'scheduled' | 'outcome' | 'certified' | 'vote' | 'recallEnded' | 'lapsed' | 'withdrawn' | 'removed' | 'stopped';

export interface StageOf {
	readonly id: string;
	readonly key: Key;
	readonly state: 'done' | 'now' | 'next' | 'failed';
	/** When it happened or began. */
	readonly at?: bigint;
	/** When it ends, or is to be done. */
	readonly until?: bigint;
	/** When it was marked late; the mark stays. */
	readonly late?: bigint;
	/** Its time is over and nobody has marked it yet. */
	readonly over?: boolean;
	/** A variant of its words, such as a verdict. */
	readonly variant?: string;
	readonly values?: Readonly<Record<string, string | number>>;
	/** How long something may take. */
	readonly span?: bigint;
	readonly code?: CodeRef;
	/** Words that stand in the chain. */
	readonly words?: Uint8Array;
	/** Texts that belong to it, with what they are. */
	readonly texts?: readonly { readonly what: 'reason' | 'body' | 'extension' | 'outcome' | 'order'; readonly content: ContentRef }[];
	readonly petition?: number;
	readonly meeting?: number;
	readonly election?: number;
}

const text = (what: NonNullable<StageOf['texts']>[number]['what'], content: ContentRef | undefined) => (content ? [{ what, content }] : []);

function sponsors({ view, parameters }: Case): StageOf {
	const { state, term } = view.petition;
	const values = {
		number: view.numbers.sponsors, of: parameters.sponsors, citizens: view.numbers.citizen_sponsors, ofCitizens: parameters.citizen_sponsors,
	};
	const variant = view.petition.kind.type === 'Recall' ? 'recall' : view.petition.public ? 'public' : undefined;
	const stage = { id: 'sponsors', key: 'sponsors', values, ...(variant && { variant }) } as const;
	if (state.type === 'Collecting') return { ...stage, state: 'now', until: view.deadlines.state };
	if (state.type === 'Lapsed') return { ...stage, state: 'failed', until: term.from };
	const enough = values.number >= values.of || values.citizens >= values.ofCitizens;
	return { ...stage, state: enough ? 'done' : 'failed' };
}

/** Reviews and decisions: of moderators first, then of the appeals body. */
function reviews({ view, decisions }: Case): StageOf[] {
	const { petition: record, deadlines } = view;
	const { marks, state } = record;
	const stages: StageOf[] = [];
	const late = (moment: bigint | undefined) => (moment === undefined ? {} : { late: moment });
	if (record.kind.type === 'Recall') return [];
	const first = decisions.find(([, { body }]) => body.type === 'Moderators');
	if (state.type === 'InReview') {
		const until = deadlines.review ?? deadlines.state;
		stages.push({ id: 'review', key: 'review', state: 'now', at: record.term.from, until, ...late(marks.review_overdue) });
	} else if (!first && marks.escalated !== undefined) {
		stages.push({ id: 'review', key: 'review', state: 'failed', variant: 'escalated', at: marks.escalated, ...late(marks.review_overdue) });
	} else if (state.type === 'Collecting') {
		stages.push({ id: 'review', key: 'review', state: 'next' });
	}
	const decided = decisions.map(([id, decision]): StageOf => {
		const { ruling } = decision;
		const verdict = ruling.type === 'OnPetition' ? ruling.value.verdict : undefined;
		const code = codeOf(decision);
		const published = verdict?.type === 'Publish';
		const mark = decision.body.type === 'Appeals' ? marks.appeal_overdue : marks.review_overdue;
		return {
			id: `decision${id}`, key: 'decision', state: published ? 'done' : 'failed', at: decision.at,
			variant: `${decision.body.type}${verdict?.type ?? ''}`, ...late(mark), ...(code && { code }),
			...(verdict && verdict.type !== 'Publish' && { texts: text('reason', verdict.value.reason) }),
			...(verdict?.type === 'Reject' && verdict.value.duplicate_of !== undefined && { petition: verdict.value.duplicate_of }),
		};
	});
	const [one, ...others] = decided;
	if (one) stages.push(one);
	if (record.appeal) stages.push({ id: 'appealed', key: 'appealed', state: 'done', texts: text('reason', record.appeal) });
	if (state.type === 'InAppeal') {
		stages.push({ id: 'appeal', key: 'appeal', state: 'now', at: record.term.from, until: deadlines.state, ...late(marks.appeal_overdue) });
	}
	return [...stages, ...others];
}

function signing({ view }: Case): StageOf[] {
	const { state, open_term: term, marks } = view.petition;
	const stages: StageOf[] = [];
	const upcoming = state.type === 'Collecting' || state.type === 'InReview' || state.type === 'InAppeal';
	if (term) {
		const open = state.type === 'Open';
		stages.push({ id: 'open', key: 'open', state: open ? 'now' : 'done', at: term.from, until: open ? view.deadlines.state : term.until });
	} else if (upcoming) stages.push({ id: 'open', key: 'open', state: 'next' });
	if (marks.disowned !== undefined) stages.push({ id: 'disowned', key: 'disowned', state: 'done', at: marks.disowned });
	return stages;
}

/** A duty: to come while signatures are taken, due, done, and late for good if it was. */
function duty(key: 'response' | 'referral', due: Due | undefined, until: bigint | undefined, { view }: Case, now: number): StageOf[] {
	const { numbers, petition } = view;
	const open = ['Collecting', 'InReview', 'InAppeal', 'Open'].includes(petition.state.type);
	if (!due) {
		const number = key === 'response' ? numbers.response_at : numbers.referral_at;
		return open ? [{ id: key, key, state: 'next', variant: 'notYet', values: { number, left: Math.max(0, number - validOf(view)) } }] : [];
	}
	const done = due.done !== undefined;
	return [{
		id: key, key, state: done ? 'done' : due.overdue !== undefined ? 'failed' : 'now', variant: done ? 'done' : 'due', at: due.done ?? due.term.from,
		until: until ?? due.term.until, over: isOver(due, until, now), ...(due.overdue !== undefined && { late: due.overdue }),
		values: { cause: due.cause.type }, texts: text('extension', due.extension),
	}];
}

function answers({ responses }: Case): StageOf[] {
	return responses.map((response, i) => ({
		id: `answer${i}`, key: 'answer', state: 'done', at: response.at, variant: response.answer.type, words: response.summary,
		texts: text('body', response.body), values: { by: response.by },
	}));
}

function referred({ view }: Case): StageOf[] {
	const { scheduled, outcome } = view.petition.referred;
	const stages: StageOf[] = [];
	if (scheduled) {
		stages.push({ id: 'scheduled', key: 'scheduled', state: 'done', at: scheduled.at, meeting: scheduled.meeting, values: { item: scheduled.item } });
	}
	if (outcome) {
		const content = outcome.type === 'Considered' ? outcome.value.outcome : outcome.value.reason;
		stages.push({
			id: 'outcome', key: 'outcome', state: outcome.type === 'Considered' ? 'done' : 'failed', variant: outcome.type,
			texts: text(outcome.type === 'Considered' ? 'outcome' : 'reason', content),
		});
	}
	return stages;
}

function recalled({ view, parameters }: Case): StageOf[] {
	const { recall } = view;
	if (!recall) return [];
	const { stage, certified, vote_overdue: late } = recall;
	const over = stage.type !== 'Collecting' && stage.type !== 'Certified' && stage.type !== 'Voting';
	const stages: StageOf[] = [];
	if (certified) stages.push({ id: 'certified', key: 'certified', state: 'done', at: certified.from });
	else if (!over) stages.push({ id: 'certified', key: 'certified', state: 'next' });
	if (stage.type === 'Voting') {
		stages.push({ id: 'vote', key: 'vote', state: 'now', variant: 'now', election: stage.value.election, ...(late !== undefined && { late }) });
	} else if (!over) {
		stages.push({
			id: 'vote', key: 'vote', state: certified ? 'now' : 'next', variant: certified ? 'soon' : 'next',
			...(certified && { until: certified.until }), ...(late !== undefined && { late }),
			span: parameters.recall.vote_time,
		});
	}
	if (over) {
		const state = stage.type === 'Upheld' ? 'done' : 'failed';
		stages.push({ id: 'recallEnded', key: 'recallEnded', state, variant: stage.type, ...(late !== undefined && { late }) });
	}
	return stages;
}

function ended({ view }: Case): StageOf[] {
	const { state, term, removal } = view.petition;
	const key = ({ Withdrawn: 'withdrawn', Removed: 'removed', Stopped: 'stopped' } as const)[state.type as 'Withdrawn'];
	return key ? [{ id: key, key, state: 'failed', at: term.from, texts: text('order', removal) }] : [];
}

/** All stages, in the order in which they follow each other. */
export function trackOf(found: Case, now: number): StageOf[] {
	const { view, voids } = found;
	const { petition: record, deadlines } = view;
	const recall = record.kind.type === 'Recall';
	const voided = voids.map((one, i): StageOf => ({
		id: `void${i}`, key: 'void', state: 'done', at: one.at, values: { keys: one.keys, batch: one.batch }, texts: text('reason', one.reason),
	}));
	return [
		{ id: 'handedIn', key: 'handedIn', state: 'done', at: record.created },
		sponsors(found),
		...reviews(found),
		...signing(found),
		...voided,
		...(recall ? recalled(found) : [
			...duty('response', record.response, deadlines.response, found, now), ...answers(found),
			...duty('referral', record.referral, deadlines.referral, found, now), ...referred(found),
		]),
		...ended(found),
	];
}
