// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The search, and what it found: every entry is read from the chain before it is shown, whatever the index says.

import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reading, asText, useChain, useFinalized, useRead } from '../../chain';
import { Button, Empty, Notice, Rows, Shown, TextField } from '../../parts';
import { useFormat } from '../../text';
import { type Races, type VersionRow, type ItemRow, readRaces, readShelf } from './data';
import { Line } from './rows';
import { SearchTrouble, search } from './search';
import type { Answer, Found, Source, Trouble } from './search-tasks';

/** So many of the newest items are looked through beside the index, which may be a day old; and if there is none. */
const NEWEST = 300;
/** How many that were found are shown. */
const SHOWN = 30;

/** What the page itself can look through: titles, summaries, topics. */
const sourceOf = ({ id, shown, description }: ItemRow): Source => ({
	item: id, version: shown, title: asText(description.title),
	texts: [description.summary, description.alternative, ...description.topics].filter((text) => text !== undefined).map(asText),
});

interface Hit {
	readonly found: Found;
	readonly row: ItemRow;
	readonly version: VersionRow;
}

/** What the chain says of what was found; what it does not have is left out. */
async function readHits(reading: Reading, found: readonly Found[]): Promise<{ hits: readonly Hit[]; races: Races }> {
	const { api, at } = reading;
	const read = await Promise.all(found.map(async (one): Promise<Hit[]> => {
		const [row, version] = await Promise.all([
			api.view.Library.item(one.item, { at }), api.view.Library.version(one.item, one.version, { at }),
		]);
		return row && version ? [{ found: one, row, version }] : [];
	}));
	const hits = read.flat();
	return { hits, races: await readRaces(reading, hits.map(({ row }) => row.item.heading)) };
}

/** Why something was not searched, in a sentence. */
function useReason(): (trouble: Trouble) => string {
	const { t, i18n } = useTranslation('library');
	return (trouble) => (i18n.language === 'en' ? trouble.en : trouble.ko) ?? t(trouble.name === 'NoSearch' ? 'search.missing' : 'search.failed');
}

function Hits({ answer, typed }: { answer: Answer; typed: string }) {
	const { t } = useTranslation('library');
	const format = useFormat();
	const reasonOf = useReason();
	const found = answer.found.slice(0, SHOWN);
	const read = useRead((reading) => readHits(reading, found), [JSON.stringify(found)], { every: 2 });
	return (
		<>
			{answer.trouble && <Notice kind="warning" live title={answer.trouble.name === 'Unreached' ? t('search.unreached') : reasonOf(answer.trouble)} />}
			<Shown read={read}>
				{({ hits, races }) => (hits.length === 0 ? <Empty title={t('search.none', { typed })}><p>{t('search.noneText')}</p></Empty> : (
					<>
						<p role="status">{t('search.found', { count: hits.length, number: format.number(hits.length) })}</p>
						<Rows>
							{hits.map(({ row: { item, shown }, version, found: { item: id, version: number } }) => (
								<Line
									key={`${id}/${number}`} to={number === shown ? `/library/${id}` : `/library/${id}/versions/${number}`}
									heading={item.heading} publisher={item.publisher} description={version.description}
									status={version.status.type} races={races} time={version.version.announced_at}
								/>
							))}
						</Rows>
					</>
				))}
			</Shown>
			<p className="fine">
				{answer.index ? t('search.index', { block: format.number(answer.index.block), root: answer.index.root.slice(0, 16) }) : t(answer.trouble ? 'search.ownOnly' : 'search.noIndex', { number: format.number(NEWEST) })}
			</p>
		</>
	);
}

type State =
	| { readonly stage: 'idle' | 'searching' }
	/** No final block has come that could be read at. */
	| { readonly stage: 'waiting'; readonly typed: string }
	| { readonly stage: 'done'; readonly typed: string; readonly answer: Answer }
	| { readonly stage: 'failed'; readonly error: SearchTrouble };

export function Search() {
	const { t } = useTranslation('library');
	const reasonOf = useReason();
	const { connection, status } = useChain();
	const final = useFinalized();
	const [typed, setTyped] = useState('');
	const [state, setState] = useState<State>({ stage: 'idle' });
	const find = async (asked: string) => {
		if (!connection || !final) return setState({ stage: 'waiting', typed: asked });
		setState({ stage: 'searching' });
		try {
			const reading = { api: connection.api, connection, at: final.hash, final };
			const [genesis, { rows }] = await Promise.all([connection.genesis(), readShelf(reading, NEWEST)]);
			setState({ stage: 'done', typed: asked, answer: await search({ typed: asked, genesis, sources: rows.map(sourceOf) }) });
		} catch (error) {
			setState({ stage: 'failed', error: error instanceof SearchTrouble ? error : new SearchTrouble('Unread') });
		}
	};
	const waitsFor = state.stage === 'waiting' ? state.typed : undefined;
	const ready = connection !== undefined && final !== undefined;
	useEffect(() => {
		if (waitsFor !== undefined && ready) void find(waitsFor);
	}, [waitsFor, ready]);
	const unconnected = waitsFor !== undefined && status.stage === 'failed';
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (typed.trim() === '') setState({ stage: 'idle' });
		else void find(typed);
	};
	return (
		<search className="library-search">
			<form onSubmit={submit}>
				<TextField label={t('search.label')} hint={t('search.hint')} type="search" value={typed} onChange={setTyped} autoComplete="off" maxLength={64} />
				<Button type="submit" busy={state.stage === 'searching' || (waitsFor !== undefined && !unconnected)}>{t('search.find')}</Button>
			</form>
			{unconnected && <Notice kind="warning" live title={t('search.failed')} />}
			{state.stage === 'failed' && (
				<Notice kind="warning" live title={reasonOf(state.error)} />
			)}
			{state.stage === 'done' && <Hits answer={state.answer} typed={state.typed} />}
		</search>
	);
}
