// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test } from 'vitest';
import { addressOf, filterOf, isNarrow, isShown } from './filter';
import type { Petition } from './rows';

const petition = (changes: Partial<Petition>): Petition => ({
	petition: 3, title: new TextEncoder().encode('청년 주거 지원'), kind: { type: 'General', value: undefined }, addressee: 2,
	state: { type: 'Open', value: undefined }, created: 0n, until: 100n, count: 5, citizens: 0, response: undefined, referral: undefined,
	marks: { review_overdue: undefined, escalated: undefined, appeal_overdue: undefined, disowned: undefined }, topics: [1],
	...changes,
});
const duty = (changes: object) => ({
	cause: { type: 'Members' as const, value: undefined }, term: { from: 0n, until: 10n }, extension: undefined, done: undefined,
	overdue: undefined, ...changes,
});
const all = filterOf(new URLSearchParams());

test('a filter is in the address and comes back from it', () => {
	const filter = { query: '청년 주거', state: 'Closed', addressee: 0, topic: 7, late: true } as const;
	expect(filterOf(addressOf(filter))).toEqual(filter);
	expect(addressOf(all).toString()).toBe('');
	expect(isNarrow(all)).toBe(false);
});

test('an address that somebody made up asks for nothing', () => {
	expect(filterOf(new URLSearchParams('state=Collecting&to=-1&topic=x&late=yes'))).toEqual(all);
});

test('addressee, topic and title are compared', () => {
	const shown = (address: string) => isShown(filterOf(new URLSearchParams(address)), petition({}), 5);
	expect(['', 'to=2', 'topic=1', 'q=주거지원'].map(shown)).toEqual([true, true, true, true]);
	expect(['to=0', 'topic=2', 'q=교육', 'late=1'].map(shown)).toEqual([false, false, false, false]);
});

test('late is what was marked, and what is over without a mark', () => {
	const late = filterOf(new URLSearchParams('late=1'));
	expect(isShown(late, petition({ response: duty({}) }), 9)).toBe(false);
	expect(isShown(late, petition({ response: duty({}) }), 10)).toBe(true);
	expect(isShown(late, petition({ response: duty({ done: 8n }) }), 99)).toBe(false);
	expect(isShown(late, petition({ referral: duty({ done: 12n, overdue: 11n }) }), 99)).toBe(true);
	expect(isShown(late, petition({ marks: { review_overdue: 1n, escalated: undefined, appeal_overdue: undefined, disowned: undefined } }), 9)).toBe(true);
});
