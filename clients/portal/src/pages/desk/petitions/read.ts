// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A petition as those who decide on it, or answer it, need it.

import { type Api, type ContentRef, type Reading, asText } from '../../../chain';
import { similarity } from '../../../text/search';
import { type Waiting, argumentsOf, topicOf, waitingIn } from '../two';
import { listPetitions } from './list';

export interface Code {
	readonly code: number;
	readonly version: number;
	readonly use: 'Reject' | 'Hide' | 'Grounds';
	/** It names the petition that is repeated. */
	readonly duplicate: boolean;
	readonly ko: { readonly title: string; readonly text: string };
	readonly en: { readonly title: string; readonly text: string };
}

export interface Other {
	readonly petition: number;
	readonly title: string;
	/** How much its title has in common, from 0 to 1. */
	readonly alike: number;
}

export async function readPetition(reading: Reading, petition: number) {
	const { api, at, final } = reading;
	const [found, pending] = await Promise.all([
		api.view.Petitions.petition(petition, { at }), api.query.Petitions.Pending.getValue({ at }),
	]);
	if (!found) return undefined;
	const { petition: record, text, deadlines } = found;
	return {
		title: asText(text?.title), ask: asText(text?.ask), details: text?.details,
		english: text?.english && { title: asText(text.english.title), ask: asText(text.english.ask) },
		state: record.state.type, kind: record.kind.type, addressee: record.addressee, revision: record.revision, created: Number(record.created),
		deadline: Number(deadlines.state), review: deadlines.review === undefined ? undefined : Number(deadlines.review),
		late: record.marks.review_overdue !== undefined || record.marks.appeal_overdue !== undefined,
		appeal: record.appeal, sponsors: found.numbers.sponsors, count: found.numbers.count, needed: found.numbers.response_at,
		response: record.response, referral: record.referral, referred: record.referred,
		responseDue: deadlines.response === undefined ? undefined : Number(deadlines.response),
		referralDue: deadlines.referral === undefined ? undefined : Number(deadlines.referral),
		waiting: waitingIn(pending, final.time),
	};
}

export type PetitionFound = NonNullable<Awaited<ReturnType<typeof readPetition>>>;

export async function readCodes({ api, at }: Reading): Promise<Code[]> {
	const rows = await api.view.Petitions.codes(0, 100, { at });
	return rows.filter(([, status]) => !status.retired).map(([code, { version }, { usage, korean, english }]) => ({
		code, version, use: usage.type, duplicate: usage.type === 'Reject' && usage.value.duplicate,
		ko: { title: asText(korean.title), text: asText(korean.description) },
		en: { title: asText(english.title), text: asText(english.description) },
	}));
}

/** Earlier petitions that can be read, those with the most similar titles first; those in review are not listed yet. */
export async function readSimilar(reading: Reading, petition: number, title: string): Promise<Other[]> {
	const { api, at } = reading;
	const [published, ...waiting] = await Promise.all([
		listPetitions(reading), listPetitions(reading, 'InReview'), listPetitions(reading, 'InAppeal'),
	]);
	const unlisted = await Promise.all(waiting.flat().map(async (row) => ({
		...row, title: (await api.view.Petitions.text(row.petition, 0, { at }))?.title,
	})));
	return [...published, ...unlisted].filter((row) => row.petition < petition && row.title !== undefined)
		.map((row) => ({ petition: row.petition, title: asText(row.title), alike: similarity(title, asText(row.title)) }))
		.sort((a, b) => b.alike - a.alike);
}

export type Verdict =
	| { type: 'Publish'; value: undefined }
	| { type: 'Reject'; value: { code: { code: number; version: number }; reason: ContentRef; duplicate_of: number | undefined } }
	| { type: 'Hide'; value: { code: { code: number; version: number }; reason: ContentRef } };

export type Body = 'review' | 'judge';

export const verdictCall = (api: Api, body: Body, petition: number, expected_revision: number, verdict: Verdict) => {
	const call = { petition, expected_revision, verdict };
	return body === 'review' ? api.tx.Petitions.review(call) : api.tx.Petitions.judge(call);
};

/** What two agree on by a verdict. The body stands between the revision and the verdict. */
export async function verdictTopic(api: Api, body: Body, petition: number, revision: number, verdict: Verdict): Promise<string> {
	const said = await argumentsOf(verdictCall(api, body, petition, revision, verdict));
	return topicOf('caucus/petitions/review', said.slice(0, 8), Uint8Array.of(body === 'review' ? 0 : 1), said.slice(8));
}

/** Whoever waits with this topic. */
export const waitingOn = (waiting: readonly Waiting[], topic: string | undefined): Waiting | undefined =>
	waiting.find((one) => one.topic === topic);
