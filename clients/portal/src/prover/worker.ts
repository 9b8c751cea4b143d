// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The prover runs here: what it does takes seconds and cannot be interrupted, except by ending this worker.

import type { Actor, Answers, Booth, Member, Place, Unsealed } from 'caucus-wasm';
import type { Act } from '../chain/calls';
import { type Freeable, using } from './freed';
import type { Deed, Handle, PaperContest, Reply, Request, TaskName, Tasks } from './tasks';

interface Kinds {
	booth: Booth;
	place: Place;
	unsealed: Unsealed;
	actor: Actor;
	answers: Answers;
}

/** Loaded with the first task. */
let wasm: typeof import('caucus-wasm');

const kept = new Map<number, Freeable>();
let last = 0;

function keep<K extends keyof Kinds>(thing: Kinds[K]): Handle<K> {
	last += 1;
	kept.set(last, thing);
	return last as Handle<K>;
}

class Gone extends Error {
	override readonly name = 'Gone';
}

function held<K extends keyof Kinds>(handle: Handle<K>): Kinds[K] {
	const thing = kept.get(handle);
	if (!thing) throw new Gone('the prover keeps this no longer');
	return thing as Kinds[K];
}

/** What is used up by its use. */
function taken<K extends keyof Kinds>(handle: Handle<K>): Kinds[K] {
	const thing = held(handle);
	kept.delete(handle);
	return thing;
}

/** A member's secret lasts as long as one task. */
const withMember = <T>(words: string, use: (member: Member) => T): T => using(wasm.Member.fromWords(words), use);

const parsed = <T>(text: string): T => JSON.parse(text) as T;

function done(actor: Actor, deed: Deed): string {
	switch (deed.do) {
		case 'sponsor': return actor.sponsor(deed.petition);
		case 'sign': return actor.sign(deed.petition, deed.sequence);
		case 'withdraw': return actor.withdraw(deed.petition, deed.sequence);
		case 'comment': return actor.comment(deed.petition, deed.body, deed.sequence);
		case 'startPetition': return actor.startPetition(deed.year, deed.sequence, deed.draft);
		case 'actAsStarter': return actor.actAsStarter(deed.year, deed.petition, deed.act);
		case 'bind': return actor.bind(deed.year, deed.account, deed.consent);
		case 'claimMessaging': return actor.claimMessaging(deed.period, deed.account, deed.consent);
		case 'sealAnswers': return actor.sealAnswers(held(deed.answers));
		case 'objectToRecord': return actor.objectToRecord(deed.meeting, deed.window, deed.reason);
	}
}

const tasks: { [T in TaskName]: (input: Tasks[T]['in']) => Tasks[T]['out'] } = {
	newWords: () => wasm.newWords(),
	memberKey: ({ words }) => withMember(words, (member) => member.key()),
	application: ({ words, genesis, chapter, classes }) =>
		withMember(words, (member) => member.application(genesis, chapter, classes)),
	alias: ({ words, genesis, matter, number }) => withMember(words, (member) => wasm.alias(member, genesis, matter, number)),

	openBooth: ({ genesis, election, params, styles, published }) => {
		const booth = new wasm.Booth(genesis, election, params, [...styles], published);
		return { booth: keep<'booth'>(booth), reference: booth.reference() };
	},
	takePlace: ({ booth, words }) => {
		const place = withMember(words, (member) => held(booth).takePlace(member));
		const paper = parsed<PaperContest[]>(held(booth).paper(place));
		return { place: keep<'place'>(place), alias: place.alias(), paper };
	},
	makeUnsealed: ({ booth, place, sequence, choices }) => {
		const unsealed = held(booth).makeUnsealed(held(place), sequence, JSON.stringify(choices));
		return { unsealed: keep<'unsealed'>(unsealed), words: unsealed.words() };
	},
	spoil: ({ unsealed }) => taken(unsealed).spoil(),
	seal: ({ booth, place, unsealed, words }) =>
		withMember(words, (member) => held(booth).seal(member, held(place), taken(unsealed))),
	receipt: ({ booth, ballot }) => held(booth).receipt(ballot),
	receiptWords: ({ receipt, reference }) => wasm.receiptWords(receipt, reference),

	openActor: ({ words, genesis, roll, record, styles, published }) => {
		const actor = withMember(words, (member) => new wasm.Actor(genesis, member, roll, record, [...styles], published));
		return { actor: keep<'actor'>(actor), part: actor.part(), stated: actor.stated() };
	},
	act: ({ actor, deed }) => parsed<Act>(done(held(actor), deed)),
	binding: ({ actor, year, account }) => held(actor).binding(year, account),
	claimMessage: ({ actor, period, account }) => held(actor).claimMessage(period, account),
	makeAnswers: ({ words, genesis, evaluation, answers }) => {
		const made = withMember(words, (member) => new wasm.Answers(genesis, member, evaluation, answers));
		return { answers: keep<'answers'>(made), kept: made.keep() };
	},
	openAnswers: ({ kept: text, genesis }) =>
		using(wasm.Answers.fromKept(text), (answers) => parsed<Act>(answers.open(genesis))),

	sentence: ({ language, pallet, error }) => wasm.sentence(language, pallet, error),
	refusal: ({ language, pallet, code, error }) => wasm.refusal(language, pallet, code, error),

	release: ({ handles }) => {
		for (const handle of handles) {
			const thing = kept.get(handle);
			kept.delete(handle);
			thing?.free();
		}
	},
};

const say = (reply: Reply) => postMessage(reply);

let ready: Promise<unknown> | undefined;

/** Where its code lies; nowhere in a portal that was built without it. */
const [code = ''] = Object.values(import.meta.glob<string>(
	'../../../wasm/pkg/*.wasm', { query: '?url', import: 'default', eager: true }));

async function load(): Promise<void> {
	wasm = await import('caucus-wasm');
	await wasm.default({ module_or_path: code });
}

/** What could not be fetched now may be fetched next time. */
function again(error: unknown): never {
	ready = undefined;
	throw error;
}

async function serve({ id, task, input }: Request): Promise<void> {
	try {
		say({ id, progress: 'loading' });
		await (ready ??= load().catch(again));
		say({ id, progress: 'working' });
		say({ id, output: (tasks[task] as (given: unknown) => unknown)(input) });
	} catch (thrown) {
		const error = thrown as Error & { ko?: string; en?: string };
		say({
			id,
			trouble: {
				name: error.name || 'Error', message: error.message || String(thrown),
				...(error.ko && { ko: error.ko }), ...(error.en && { en: error.en }),
			},
		});
	}
}

// One after the other: a task that waits is not begun before the one before it ended.
let turn = Promise.resolve();
onmessage = ({ data }: MessageEvent<Request>) => {
	turn = turn.then(() => serve(data));
};
