// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { expect, test } from 'vitest';
import { asText, digestOf } from '../../../chain/index';
import { NOTHING, draftOf, wrongOf } from './draft';

const written = { ...NOTHING, title: ' 청년 주거 지원 ', ask: '늘려 주십시오.' };

test('what is written goes to the chain composed and trimmed', () => {
	const draft = draftOf({ ...written, title: ' 청년 '.normalize('NFD'), ask: '하나\r\n둘', topics: [2, 1] });
	expect(asText(draft.text.title)).toBe('청년');
	expect(asText(draft.text.ask)).toBe('하나\n둘');
	expect(draft).toMatchObject({ kind: { type: 'General' }, public: true, topics: [2, 1] });
	expect(draft.text.details).toBeUndefined();
	expect(draft.text.english).toBeUndefined();
});

test('details are named by their digest and their length', () => {
	const { details } = draftOf({ ...written, details: '자세히' }).text;
	expect(details?.bytes).toBe(9n);
	expect(details?.digest).toBe(digestOf(new TextEncoder().encode('자세히')));
});

test('a recall names post and grounds, and is not open to citizens', () => {
	expect(wrongOf({ ...written, kind: 'Recall' })).toEqual({ post: 'choose', grounds: 'choose' });
	expect(draftOf({ ...written, kind: 'Recall', post: 7, grounds: 40 })).toMatchObject({
		kind: { type: 'Recall', value: { post: 7, grounds: 40 } }, public: false,
	});
});

test('what is missing or too long is named', () => {
	expect(wrongOf(NOTHING)).toEqual({ title: 'empty', ask: 'empty' });
	expect(wrongOf(written)).toEqual({});
	expect(wrongOf({ ...written, details: '가'.repeat(801), englishTitle: 'Housing' })).toEqual({ details: 'long', englishAsk: 'empty' });
	expect(wrongOf({ ...written, title: '두\n줄' })).toEqual({ title: 'invisible' });
});
