// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A petition as it is written, and as the chain takes it.

import { type ContentRef, ownText } from '../../../chain';
import { passing } from '../../../storage';
import { textBytes, tidied } from '../../../text';
import { type Problem, problemOf } from '../counted';
import { type Kind, MOST } from '../types';

export interface Writing {
	readonly title: string;
	readonly ask: string;
	readonly details: string;
	readonly englishTitle: string;
	readonly englishAsk: string;
}

export interface Draft extends Writing {
	readonly kind: Kind['type'];
	readonly addressee: number;
	readonly topics: readonly number[];
	readonly public: boolean;
	/** Of a recall. */
	readonly post: number | undefined;
	readonly grounds: number | undefined;
}

export const NOTHING: Draft = {
	kind: 'General', addressee: 0, topics: [], public: true, title: '', ask: '', details: '', englishTitle: '', englishAsk: '',
	post: undefined, grounds: undefined,
};

export type Field = keyof Writing | 'post' | 'grounds';
export type Wrong = Partial<Record<Field, Problem | 'choose'>>;

const BYTES: Record<keyof Writing, number> = {
	title: MOST.title, ask: MOST.ask, details: MOST.details, englishTitle: MOST.title, englishAsk: MOST.ask,
};

/** What the chain would refuse of the texts. */
export function wrongText(writing: Writing): Wrong {
	const wrong: Wrong = {};
	const translated = tidied(writing.englishTitle) !== '' || tidied(writing.englishAsk) !== '';
	for (const field of Object.keys(BYTES) as (keyof Writing)[]) {
		const optional = field === 'details' || (!translated && field.startsWith('english'));
		const problem = problemOf(writing[field], BYTES[field], !/title/i.test(field));
		if (problem && !(optional && problem === 'empty')) wrong[field] = problem;
	}
	return wrong;
}

export function wrongOf(draft: Draft): Wrong {
	const wrong = wrongText(draft);
	if (draft.kind !== 'Recall') return wrong;
	return {
		...wrong, ...(draft.post === undefined && { post: 'choose' as const }), ...(draft.grounds === undefined && { grounds: 'choose' as const }),
	};
}

/** Details that lie outside the chain: what was written, what is there already, or none. */
type Details = ContentRef | undefined;

/** The reference to what was written; its writer sees it at once. */
export function detailsOf({ details }: Writing): Details {
	return tidied(details) === '' ? undefined : ownText(details);
}

/** Texts as the chain takes them. */
export function textOf(writing: Writing, details: Details) {
	return {
		title: textBytes(writing.title), ask: textBytes(writing.ask), details,
		english: tidied(writing.englishTitle) ? { title: textBytes(writing.englishTitle), ask: textBytes(writing.englishAsk) } : undefined,
	};
}

/** The petition as the chain takes it. A recall is of members alone. */
export function draftOf(draft: Draft) {
	const recall = draft.kind === 'Recall';
	return {
		kind: recall ? { type: 'Recall', value: { post: draft.post, grounds: draft.grounds } } : { type: draft.kind, value: undefined },
		addressee: draft.addressee, topics: [...draft.topics], public: draft.public && !recall, text: textOf(draft, detailsOf(draft)),
	};
}

/** What was written and not handed in yet, for as long as this window is open. */
export const keptDraft = (): Draft => {
	try {
		return { ...NOTHING, ...JSON.parse(passing.get('petition') ?? '{}') as Partial<Draft> };
	} catch {
		return NOTHING;
	}
};
export const keepDraft = (draft: Draft): void => passing.set('petition', JSON.stringify(draft));
export const forgetDraft = (): void => passing.remove('petition');
