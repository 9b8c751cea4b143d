// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { placeOf } from '../../areas';
import { useChain, useFinalized, useNameOf, useRead, useRegister } from '../../chain';
import { Badge, ButtonLink, Empty, Page, Row, Rows, Section, Shown } from '../../parts';
import { asLanguage, useFormat, useNow } from '../../text';
import { labelOf } from '../../text/label';
import { type Announced, type Open, type Recorded, readAnnouncements, readNewest, readOpen } from './data';

/** How many rows the first page shows of what is open. */
const SHOWN = 6;

/** Elections are named in both languages where the commission did so; petitions as their starters wrote. */
const titleOf = ({ area, title }: Open | Recorded, language: string): string => (area === 'elections' ? labelOf(title, language).text : title);

function OpenRow({ open, now }: { open: Open; now: number }) {
	const { t, i18n } = useTranslation('home');
	const format = useFormat();
	const place = placeOf(open.area, open.id);
	const ends = open.state === 'voting' || open.state === 'signing' || open.state === 'inSession';
	return (
		<Row {...(place && { to: place })} title={titleOf(open, i18n.language)} badge={<Badge tone={ends ? 'open' : 'plain'}>{t(`open.${open.state}`)}</Badge>}>
			<span>{t(ends ? 'open.until' : 'open.from', { time: format.dateTime(open.until) })}</span>
			{ends && <strong>{format.left(open.until, now)}</strong>}
		</Row>
	);
}

function RecordedRow({ recorded, now }: { recorded: Recorded; now: number }) {
	const { t, i18n } = useTranslation('home');
	const format = useFormat();
	const place = placeOf(recorded.area, recorded.id);
	return (
		<Row {...(place && { to: place })} title={titleOf(recorded, i18n.language)}>
			<span>{t(`kind.${recorded.area}`)}</span>
			<span>{t(`${recorded.area}.${recorded.state}`)}</span>
			<span>{format.ago(recorded.time, now)}</span>
		</Row>
	);
}

function Announcements({ announced }: { announced: readonly Announced[] }) {
	const { t } = useTranslation('home');
	const nameOf = useNameOf();
	const organizations = useRegister().value?.organizations;
	if (announced.length === 0) return null;
	return (
		<Section title={t('announced.title')} more={<Link to="/library?kind=Announcement">{t('announced.all')}</Link>}>
			<Rows>
				{announced.map(({ id, title, language, organization }) => {
					const place = placeOf('library', id);
					return (
						<Row key={id} {...(place && { to: place })} title={<span lang={language}>{title}</span>}>
							<span>{nameOf(organizations?.get(organization))}</span>
						</Row>
					);
				})}
			</Rows>
		</Section>
	);
}

/** The one thing to do now: to vote, if a vote is open and can be reached here. */
function NextStep({ open, now }: { open: readonly Open[]; now: number }) {
	const { t, i18n } = useTranslation('home');
	const format = useFormat();
	const vote = open.find(({ state }) => state === 'voting');
	const place = vote && placeOf(vote.area, vote.id);
	if (!vote || !place) return null;
	return (
		<section className="card card-strong" aria-labelledby="next-step">
			<Badge tone="open">{t('open.voting')}</Badge>
			<h2 id="next-step">{titleOf(vote, i18n.language)}</h2>
			<p>{t('open.until', { time: format.dateTime(vote.until) })} · <strong>{format.left(vote.until, now)}</strong></p>
			<div><ButtonLink to={place} kind="primary">{t('vote')}</ButtonLink></div>
		</section>
	);
}

function Explained() {
	const { t } = useTranslation('home');
	const { choice } = useChain();
	const checked = useFinalized() !== undefined;
	return (
		<Section title={t('why.title')}>
			<div className="prose">
				<p>{t(choice.mode !== 'light' ? 'why.rpc' : checked ? 'why.light' : 'why.checking')}</p>
				<p><Link to="/settings/connection">{t('why.more')}</Link></p>
			</div>
		</Section>
	);
}

export function Component() {
	const { t, i18n } = useTranslation('home');
	const { config } = useChain();
	const now = useNow();
	const open = useRead(readOpen, []);
	const newest = useRead(readNewest, [], { every: 2 });
	const announced = useRead(readAnnouncements, [], { every: 2 });
	const party = config?.name[asLanguage(i18n.language)] ?? '';
	return (
		<Page title={t('title', { party })} lead={<p>{t('lead')}</p>}>
			{open.value && <NextStep open={open.value} now={now} />}
			<Section title={t('open.title')}>
				<Shown read={open} empty={<Empty title={t('open.none')}><p>{t('open.noneText')}</p></Empty>}>
					{(rows) => <Rows>{rows.slice(0, SHOWN).map((one) => <OpenRow key={`${one.area}${one.id}`} open={one} now={now} />)}</Rows>}
				</Shown>
			</Section>
			{announced.value && <Announcements announced={announced.value} />}
			<Section title={t('newest.title')}>
				<Shown read={newest} empty={<Empty title={t('newest.none')} />}>
					{(rows) => <Rows>{rows.map((one) => <RecordedRow key={`${one.area}${one.id}`} recorded={one} now={now} />)}</Rows>}
				</Shown>
			</Section>
			<Explained />
		</Page>
	);
}
