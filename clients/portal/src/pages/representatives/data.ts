// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What is read of public office holders.

import { type Reading, type View, asText, everyPage, pagesUpTo } from '../../chain';

export type Representative = NonNullable<View<'Representatives', 'representative'>>;
export type FactView = NonNullable<View<'Representatives', 'fact'>>;
export type Body = FactView['fact']['body'];
export type Deed = Body['deed'];
export type Change = NonNullable<View<'Representatives', 'change'>>;
export type Reply = View<'Representatives', 'replies'>[number];
export type FeedRow = View<'Representatives', 'feeds'>[number];
export type EvaluationRow = View<'Representatives', 'evaluations'>[number];
export type Outcome = NonNullable<View<'Representatives', 'outcome'>>;
export type Post = NonNullable<View<'Organisations', 'post'>>;

const DAY = 86_400_000;

/** A day in Korea, as the chain counts it, as a moment of that day. */
export const momentOf = (day: number): number => day * DAY;

/** Classes of deeds, as they are counted apart. */
export const CLASSES = [
	'Bill', 'Vote', 'Committee', 'Plenary', 'Speech', 'Question', 'TownHall', 'PetitionAnswer', 'Pledge', 'Interest', 'Discipline',
] as const;
export type Class = (typeof CLASSES)[number];

export const classOf = (deed: Deed): Class => (deed.type === 'BillLead' || deed.type === 'BillCo' ? 'Bill' : deed.type);

/** Whether the person had to be there, so that it is said if not. */
export const isAttendance = (one: Class): boolean => one === 'Vote' || one === 'Committee' || one === 'Plenary';

export const isAbsence = (deed: Deed): boolean => (deed.type === 'Vote' && deed.value.type === 'Absent')
	|| ((deed.type === 'Committee' || deed.type === 'Plenary') && !deed.value);

export interface Listed {
	readonly id: number;
	readonly representative: Representative;
}

export interface Everybody {
	readonly rows: readonly Listed[];
	readonly posts: ReadonlyMap<number, Post>;
}

export async function readEverybody({ api, at }: Reading): Promise<Everybody> {
	const count = await api.query.Representatives.NextRepresentative.getValue({ at });
	const rows = await pagesUpTo(count, (from, most) => api.view.Representatives.representatives(from, most, { at }));
	const ids = [...new Set(rows.flatMap(([, { description }]) => description.posts))];
	const records = await api.query.Organisations.Posts.getValues(ids.map((id): [number] => [id]), { at });
	const posts = new Map(ids.flatMap((id, i) => (records[i] ? [[id, records[i]] as const] : [])));
	return { rows: rows.map(([id, representative]) => ({ id, representative })), posts };
}

export interface Term {
	readonly post: number;
	readonly record: Post | undefined;
	readonly spans: readonly { readonly from: number; readonly until: number }[];
}

export interface Person {
	readonly id: number;
	readonly representative: Representative;
	readonly terms: readonly Term[];
	readonly feeds: ReadonlyMap<number, FeedRow>;
}

export const readFeeds = ({ api, at }: Reading): Promise<FeedRow[]> =>
	everyPage((from, count) => api.view.Representatives.feeds(from, count, { at }));

export async function readPerson(reading: Reading, id: number): Promise<Person | undefined> {
	const { api, at } = reading;
	const representative = await api.view.Representatives.representative(id, { at });
	if (!representative) return undefined;
	const [terms, feeds] = await Promise.all([api.view.Representatives.terms(id, { at }), readFeeds(reading)]);
	const records = await api.query.Organisations.Posts.getValues(terms.map(([post]): [number] => [post]), { at });
	return {
		id, representative, feeds: new Map(feeds.map((row) => [row[0], row])),
		terms: terms.map(([post, spans], i) => ({
			post, record: records[i], spans: spans.map(([from, until]) => ({ from: Number(from), until: Number(until) })),
		})),
	};
}

/** All facts about somebody, the newest day first. */
export async function readFacts({ api, at }: Reading, id: number, count: number): Promise<FactView[]> {
	const facts = await pagesUpTo(count, (from, most) => api.view.Representatives.facts_of(id, from, most, { at }));
	return facts.sort((a, b) => b.fact.body.day - a.fact.body.day || b.id - a.id);
}

/** Whether nothing ever came from a feed: then the moment that is kept is the one at which it was added. */
export const neverCame = ([, feed]: FeedRow): boolean => /^0x0+$/.test(feed.digest);

/** How an evaluation's half of a year is counted: twice the year, and one more from July on. */
export const halfOf = (half: number) => ({ year: Math.floor(half / 2), second: half % 2 === 1 });

/** What somebody is found by. */
export const matches = ({ description }: Representative, search: string): boolean =>
	[description.korean, description.hanja, description.latin, description.reference]
		.some((part) => part && asText(part).toLowerCase().includes(search.toLowerCase()));
