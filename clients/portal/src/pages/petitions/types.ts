// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the chain says of petitions, by short names.

import type { Api } from '../../chain';

type Views = Api['view']['Petitions'];
type Answer<F extends keyof Views> = Awaited<ReturnType<Views[F]>>;

/** A petition in a list. */
export type Row = Answer<'petitions'>[number];
/** A petition with its text, numbers and deadlines. */
export type View = NonNullable<Answer<'petition'>>;
export type Record = View['petition'];
export type Text = NonNullable<View['text']>;
export type State = Row['state']['type'];
export type Kind = Row['kind'];
export type Due = NonNullable<Row['response']>;
export type Decision = Answer<'decisions'>[number];
export type Response = Answer<'responses'>[number];
export type Void = Answer<'voids'>[number];
export type Comment = Answer<'comments'>[number];
export type Code = NonNullable<Answer<'code'>>;
export type Parameters = Answer<'parameters'>[1];
export type Recall = NonNullable<View['recall']>;

/** States of petitions that were published: lists show them with their titles. */
export const LISTED = ['Open', 'Closed', 'Rejected', 'Stopped'] as const satisfies readonly State[];

/** States of which lists show that there are petitions, and no more. */
export const UNLISTED = ['InReview', 'InAppeal', 'Hidden', 'Removed'] as const satisfies readonly State[];

/** What the chain takes, in bytes. A syllable of Hangul has three. */
export const MOST = { title: 240, ask: 900, details: 2400, comment: 3000, reason: 2400, topics: 3, edits: 8, sequence: 4 } as const;
