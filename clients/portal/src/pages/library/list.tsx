// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFinalized, useNameOf, useRead, useRegister } from '../../chain';
import { Button, Buttons, Empty, Loading, Page, Rows, Section, SelectField, Shown } from '../../parts';
import { inKorea } from '../../text/calendar';
import { type ItemRow, KINDS, type Kind, type Shelf, organizationOf, readShelf } from './data';
import { type Race, keyOf, raceOf } from './race';
import { drawn } from './order';
import { Items, RaceLine } from './rows';
import { Search } from './search-box';
import { useRaceName } from './words';
import '../../look/library.css';

/** How many items are read at first, and more each time; and how many are shown. */
const AT_ONCE = 300;
const SHOWN = 20;

const isKind = (text: string | null): text is Kind => KINDS.some((kind) => kind === text);

/** All contests in which candidates published, or about which somebody did; those of the newest election first. */
function racesIn(rows: readonly ItemRow[]): Race[] {
	const races = rows.flatMap(({ item: { heading } }) => [raceOf(heading), heading.about].filter((race) => race !== undefined));
	return [...new Map(races.map((race) => [keyOf(race), race])).values()].sort((a, b) => b[0] - a[0] || a[1] - b[1]);
}

const isWhole = ({ rows, all }: Shelf): boolean => rows.length >= all;

interface Own {
	readonly shelf: Shelf;
	readonly rows: readonly ItemRow[];
}

/** What is published about a contest: candidates by lot, and then others by time. */
function Contest({ shelf, rows, race, everything }: Own & { race: Race; everything: () => void }) {
	const { t } = useTranslation('library');
	const whole = isWhole(shelf);
	// Of the newest alone those would be missing who published first.
	useEffect(() => {
		if (!whole) everything();
	}, [whole]);
	// The same for all readers, whatever their clocks say.
	const time = useFinalized()?.time ?? Date.now();
	const own = rows.filter(({ item: { heading } }) => keyOf(raceOf(heading) ?? [-1, -1]) === keyOf(race));
	const about = rows.filter(({ item: { heading } }) => heading.about && keyOf(heading.about) === keyOf(race));
	if (!whole) return <Loading lines={8} />;
	const day = inKorea(time).toISOString().slice(0, 10);
	return (
		<>
			<Section title={t('contest.candidates')}>
				<p>{t('contest.order')}</p>
				{own.length > 0 ? <Items rows={drawn(own, race, day)} races={shelf.races} /> : <Empty title={t('list.none')} />}
			</Section>
			{about.length > 0 && <Section title={t('contest.about')}><Items rows={about} races={shelf.races} /></Section>}
		</>
	);
}

function Newest({ shelf, rows, more }: Own & { more: () => void }) {
	const { t } = useTranslation('library');
	const [shown, setShown] = useState(SHOWN);
	const rest = shown < rows.length || !isWhole(shelf);
	const onMore = () => {
		setShown(shown + SHOWN);
		if (shown + SHOWN >= rows.length && !isWhole(shelf)) more();
	};
	return (
		<Section title={t('list.newest')}>
			{rows.length === 0 ? <Empty title={t('list.none')} />
				: <Items rows={rows.slice(0, shown)} races={shelf.races} />}
			{rest && <Buttons><Button onClick={onMore}>{t('common:more')}</Button></Buttons>}
		</Section>
	);
}

/** Contests with how much candidates published in each: among each other they do not stand by time. */
function Contests({ shelf, rows, choose }: Own & { choose: (race: Race) => string }) {
	const { t } = useTranslation('library');
	const own = rows.filter(({ item }) => raceOf(item.heading));
	const counted = racesIn(own).map((race) => ({ race, count: own.filter(({ item }) => keyOf(raceOf(item.heading)!) === keyOf(race)).length }));
	if (counted.length === 0) return null;
	return (
		<Section title={t('contest.title')}>
			<p>{t('contest.text')}</p>
			<Rows>{counted.map(({ race, count }) => <RaceLine key={keyOf(race)} to={choose(race)} race={race} races={shelf.races} count={isWhole(shelf) ? count : undefined} />)}</Rows>
		</Section>
	);
}

function Listed({ shelf, more, everything }: { shelf: Shelf; more: () => void; everything: () => void }) {
	const { t } = useTranslation('library');
	const nameOf = useNameOf();
	const raceName = useRaceName();
	const organizations = useRegister().value?.organizations;
	const [address, setAddress] = useSearchParams();
	const [kind, from] = [address.get('kind'), address.get('from') ?? ''];
	const change = (key: string, value: string) => {
		const next = new URLSearchParams(address);
		if (value) next.set(key, value);
		else next.delete(key);
		setAddress(next, { replace: true });
	};
	// A link may name a contest of which nothing is among the newest items.
	const named = /^contest-(\d{1,9})-(\d{1,9})$/.exec(from);
	const race: Race | undefined = named ? [Number(named[1]), Number(named[2])] : undefined;
	const found = racesIn(shelf.rows);
	const races = race && !found.some((one) => keyOf(one) === keyOf(race)) ? [race, ...found] : found;
	const rows = shelf.rows.filter(({ item }) => !isKind(kind) || item.heading.kind.type === kind);
	const publishers = [...new Set(shelf.rows.map(({ item }) => organizationOf(item.heading)).filter((id) => id !== undefined))].sort((a, b) => a - b);
	const choices = [
		{ value: '', label: t('list.everybody') },
		...publishers.map((id) => ({ value: `organization-${id}`, label: nameOf(organizations?.get(id), t('organization', { id })) })),
		...races.map((one) => ({ value: `contest-${keyOf(one)}`, label: raceName(shelf.races, one) })),
	];
	const others = rows.filter(({ item: { heading } }) => !raceOf(heading) && (from === '' || from === `organization-${organizationOf(heading)}`));
	return (
		<>
			<div className="filters">
				<SelectField
					label={t('list.kind')} value={isKind(kind) ? kind : ''} onChange={(value) => change('kind', value)}
					choices={[{ value: '', label: t('list.every') }, ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]}
				/>
				<SelectField label={t('list.from')} value={choices.some(({ value }) => value === from) ? from : ''} onChange={(value) => change('from', value)} choices={choices} />
			</div>
			{race ? <Contest shelf={shelf} rows={rows} race={race} everything={everything} /> : (
				<>
					<Newest shelf={shelf} rows={others} more={more} />
					{from === '' && <Contests shelf={shelf} rows={rows} choose={(one) => `/library?from=contest-${keyOf(one)}${isKind(kind) ? `&kind=${kind}` : ''}`} />}
				</>
			)}
		</>
	);
}

export function Component() {
	const { t } = useTranslation('library');
	// A contest is shown from all items, and from those that are still to come: of a number, each new one would be one too many.
	const [most, setMost] = useState(AT_ONCE);
	const read = useRead((reading) => readShelf(reading, most), [most], { every: 2 });
	// What is there stays while more is read.
	const last = useRef<Shelf>(undefined);
	if (read.value) last.current = read.value;
	const shown = { ...read, value: last.current, loading: read.loading && last.current === undefined };
	const empty = <Empty title={t('list.empty')}><p>{t('list.emptyText')}</p></Empty>;
	return (
		<Page title={t('title')} lead={<p>{t('lead')}</p>}>
			<Search />
			<Shown read={shown} lines={8}>
				{(shelf) => (shelf.all === 0 ? empty : (
					<Listed shelf={shelf} more={() => setMost(most + AT_ONCE)} everything={() => setMost(Infinity)} />
				))}
			</Shown>
		</Page>
	);
}
