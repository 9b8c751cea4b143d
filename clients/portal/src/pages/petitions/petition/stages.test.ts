// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test } from 'vitest';
import type { Due, View } from '../types';
import type { Case } from './data';
import { type StageOf, trackOf } from './stages';

const plain = <T extends string>(type: T) => ({ type, value: undefined });
const DAY = 86_400_000n;
const content = { digest: '0x01', bytes: 3n, media: plain('Plain'), language: plain('Korean') };

const due = (changes: Partial<Due>): Due => ({
	cause: plain('Members'), term: { from: 5n * DAY, until: 10n * DAY }, extension: undefined, done: undefined, overdue: undefined, ...changes,
});

function found(record: Partial<View['petition']>, more: Partial<Case> = {}, view: Partial<View> = {}): Case {
	return {
		view: {
			petition: {
				kind: plain('General'), addressee: 0, topics: [], public: false, starter: { type: 'Pseudonym', value: { year: 2026, alias: '0xaa' } },
				account: undefined, created: DAY, parameters: 0, state: plain('Open'), term: { from: 3n * DAY, until: 63n * DAY },
				open_term: { from: 3n * DAY, until: 63n * DAY }, review_due: undefined, revision: 2, text_version: 0, text_digest: '0x00',
				duplicate_of: undefined, appeal: undefined, removal: undefined, decisions: [], response: undefined, referral: undefined, comments: 0,
				marks: { review_overdue: undefined, escalated: undefined, appeal_overdue: undefined, disowned: undefined },
				referred: { scheduled: undefined, outcome: undefined }, ...record,
			},
			text: undefined, roll: 0, roll_digest: '0x00', recall: undefined,
			numbers: {
				sponsors: 20, citizen_sponsors: 0, count: 60, void_count: 5, citizens: 0, citizens_void: 0, withdrawn: 0, members_on_roll: 1000,
				citizens_on_roll: 0, response_at: 100, referral_at: 500, citizens_response_at: undefined, per_area: undefined, areas: [],
			},
			deadlines: { state: 63n * DAY, review: undefined, response: undefined, referral: undefined }, ...view,
		},
		decisions: [], responses: [], voids: [], codes: new Map(), posts: new Map(),
		parameters: { sponsors: 20, citizen_sponsors: 20, recall: { vote_time: 21n * DAY } } as Case['parameters'], ...more,
	};
}

const shape = (stages: readonly StageOf[]) => stages.map(({ id, state }) => `${id} ${state}`);
const stage = (stages: readonly StageOf[], id: string) => stages.find((one) => one.id === id);
const NOW = Number(6n * DAY);

test('an open petition says what comes, and how much it takes', () => {
	const track = trackOf(found({}), NOW);
	expect(shape(track)).toEqual(['handedIn done', 'sponsors done', 'open now', 'response next', 'referral next']);
	// Signatures of voided keys do not count.
	expect(stage(track, 'response')?.values).toMatchObject({ number: 100, left: 45 });
});

test('what was late stays late, also when it was done at last', () => {
	const record = { response: due({ overdue: 11n * DAY, done: 12n * DAY }), referral: due({ overdue: 11n * DAY }) };
	const track = trackOf(found(record), Number(20n * DAY));
	expect(stage(track, 'response')).toMatchObject({ state: 'done', late: 11n * DAY, over: false });
	expect(stage(track, 'referral')).toMatchObject({ state: 'failed', late: 11n * DAY });
});

test('a duty whose time is over is so before anybody has marked it, and an outage gives it more', () => {
	const record = { response: due({}) };
	expect(stage(trackOf(found(record), Number(10n * DAY)), 'response')).toMatchObject({ state: 'now', over: true });
	const prolonged = { deadlines: { state: 63n * DAY, review: undefined, response: 12n * DAY, referral: undefined } };
	expect(stage(trackOf(found(record, {}, prolonged), Number(10n * DAY)), 'response')).toMatchObject({ over: false, until: 12n * DAY });
});

test('a rejection names its code and its reasons, and an appeal comes between two decisions', () => {
	const decision = (body: 'Moderators' | 'Appeals', verdict: Case['decisions'][number][1]['ruling']): Case['decisions'][number][1] =>
		({ ruling: verdict, body: plain(body), by: ['5A', '5B'], at: 4n * DAY });
	const reject = { type: 'OnPetition', value: { petition: 0, verdict: { type: 'Reject', value: { code: { code: 1, version: 2 }, reason: content, duplicate_of: 7 } } } } as const;
	const publish = { type: 'OnPetition', value: { petition: 0, verdict: plain('Publish') } } as const;
	const marks = { review_overdue: 3n * DAY, escalated: undefined, appeal_overdue: undefined, disowned: undefined };
	const track = trackOf(found({ appeal: content, marks }, { decisions: [[0, decision('Moderators', reject)], [1, decision('Appeals', publish)]] }), NOW);
	expect(shape(track).slice(2, 6)).toEqual(['decision0 failed', 'appealed done', 'decision1 done', 'open now']);
	expect(stage(track, 'decision0')).toMatchObject({ variant: 'ModeratorsReject', code: { code: 1, version: 2 }, petition: 7, late: 3n * DAY });
	expect(stage(track, 'decision1')?.late).toBeUndefined();
});

test('moderators who did not decide have lost it to the appeals body', () => {
	const marks = { review_overdue: 3n * DAY, escalated: 4n * DAY, appeal_overdue: undefined, disowned: undefined };
	const track = trackOf(found({ state: plain('InAppeal'), open_term: undefined, marks }), NOW);
	expect(shape(track).slice(2, 5)).toEqual(['review failed', 'appeal now', 'open next']);
	expect(stage(track, 'review')).toMatchObject({ variant: 'escalated', late: 3n * DAY });
});

test('a recall has no review and no duties, but a vote', () => {
	const recall: NonNullable<View['recall']> = {
		post: 7, target: undefined, tenure: { from: 0n, until: DAY }, grounds: { code: 40, version: 1 }, reply: undefined,
		stage: { type: 'Voting', value: { election: 3 } }, certified: { from: 5n * DAY, until: 26n * DAY }, vote_overdue: undefined, votes: 1, outcome: undefined,
	};
	const record = { kind: { type: 'Recall', value: { post: 7, grounds: 40 } } as const, state: plain('Closed') };
	const track = trackOf(found(record, {}, { recall }), NOW);
	expect(shape(track)).toEqual(['handedIn done', 'sponsors done', 'open done', 'certified done', 'vote now']);
	expect(stage(track, 'vote')?.election).toBe(3);
	const over = trackOf(found(record, {}, { recall: { ...recall, stage: plain('Upheld') } }), NOW);
	expect(shape(over).at(-1)).toBe('recallEnded done');
});

test('one that too few sponsored has lapsed, and one that was taken back was taken back', () => {
	const few = { numbers: { ...found({}).view.numbers, sponsors: 3 } };
	expect(shape(trackOf(found({ state: plain('Lapsed'), open_term: undefined }, {}, few), NOW))).toEqual(['handedIn done', 'sponsors failed']);
	expect(shape(trackOf(found({ state: plain('Withdrawn'), open_term: undefined }, {}, few), NOW)).at(-1)).toBe('withdrawn failed');
});
