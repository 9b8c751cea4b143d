// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { numberIn } from '../../areas';
import { asText, useNameOf, useRead, useRegister } from '../../chain';
import { BackLink, Badge, BarChart, Button, Buttons, Empty, Fact as Line, Facts, Notice, Page, Section, SelectField, Shown } from '../../parts';
import { useFormat, useNow } from '../../text';
import { CLASSES, type Class, type FactView, type Person, classOf, isAbsence, isAttendance, momentOf, readFacts, readPerson } from './data';
import { Evaluations } from './evaluations';
import { Fact } from './fact';

const SHOWN = 10;

function Terms({ person }: { person: Person }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const nameOf = useNameOf();
	const now = useNow();
	const { value: register } = useRegister();
	const { description } = person.representative;
	return (
		<Facts>
			{[...person.terms].reverse().map(({ post, record, spans }) => (
				<Line key={post} name={record ? asText(record.label) : t('postNumber', { number: post })}>
					{record && (
						<>
							{nameOf(register?.organizations.get(record.organization))}
							{record.area !== undefined && <> · {nameOf(register?.areas.get(record.area))}</>}
						</>
					)}
					{spans.map(({ from, until }) => (
						<div key={from}>
							{format.date(from)} – {format.date(until - 1)} {from <= now && now < until && <Badge tone="done">{t('inOffice')}</Badge>}
						</div>
					))}
					{spans.length === 0 && <div>{t('neverHeld')}</div>}
				</Line>
			))}
			<Line name={t('affiliationName')}>{t(`affiliation.${description.affiliation.type}`)} · {t('since', { time: format.date(momentOf(description.since)) })}</Line>
			<Line name={t('reference')}><span lang="en">{asText(description.reference)}</span></Line>
			<Line name={t('replies')}>{t(person.representative.account ? 'canReply' : 'cannotReply')}</Line>
		</Facts>
	);
}

/** How often what was done. Counts, no order of people and no mark: those would say more than the record does. */
function Summary({ facts }: { facts: readonly FactView[] }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const standing = facts.filter(({ status }) => status.type !== 'Withdrawn');
	const rows = CLASSES.flatMap((one) => {
		const of = standing.filter(({ fact }) => classOf(fact.body.deed) === one);
		const counted = of.filter(({ fact }) => fact.body.eligibility.type === 'Eligible');
		const done = counted.filter(({ fact }) => !isAbsence(fact.body.deed));
		return of.length === 0 ? [] : [{ one, all: counted.length, done: done.length }];
	});
	if (rows.length === 0) return null;
	return (
		<>
			<BarChart
				title={t('summary.title')} labels={{ label: t('summary.what'), value: t('summary.count') }} most={Math.max(...rows.map(({ all }) => all))}
				bars={rows.map(({ one, all, done }) => ({
					key: one, label: t(`class.${one}`), value: done,
					text: isAttendance(one) ? t('summary.of', { done: format.number(done), all: format.number(all) }) : t('summary.times', { count: done, number: format.number(done) }),
				}))}
			/>
			<p className="fine">{t('summary.text')}</p>
		</>
	);
}

function FactList({ facts, person }: { facts: readonly FactView[]; person: Person }) {
	const { t } = useTranslation(['representatives', 'common']);
	const [kind, setKind] = useState<Class | 'all'>('all');
	const [shown, setShown] = useState(SHOWN);
	const classes = CLASSES.filter((one) => facts.some(({ fact }) => classOf(fact.body.deed) === one));
	const rows = facts.filter(({ fact }) => kind === 'all' || classOf(fact.body.deed) === kind);
	return (
		<div className="stack">
			{classes.length > 1 && (
				<SelectField<Class | 'all'>
					label={t('show')} value={kind} onChange={setKind}
					choices={[{ value: 'all', label: t('all') }, ...classes.map((one) => ({ value: one, label: t(`class.${one}`) }))]}
				/>
			)}
			<ol className="fact-cards">{rows.slice(0, shown).map((view) => <Fact key={view.id} view={view} feed={person.feeds.get(view.fact.body.feed)} />)}</ol>
			{shown < rows.length && <Buttons><Button onClick={() => setShown(shown + SHOWN)}>{t('common:more')}</Button></Buttons>}
		</div>
	);
}

function Known({ person }: { person: Person }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const count = person.representative.facts;
	const facts = useRead((reading) => readFacts(reading, person.id, count), [person.id, count], { every: 5 });
	const used = new Set(facts.value?.map(({ fact }) => fact.body.feed));
	const stale = [...person.feeds.values()].filter(([id, , late]) => late && used.has(id));
	const newest = facts.value?.reduce((most, { as_of }) => Math.max(most, Number(as_of)), 0);
	return (
		<Section title={t('facts')}>
			<p className="fine">{t('factsText')}{newest ? <> {t('newest', { time: format.dateTime(newest) })}</> : null}</p>
			{stale.length > 0 && (
				<Notice kind="warning" title={t('staleTitle')}>
					<p>{t('staleText', { names: format.list(stale.map(([, feed]) => asText(feed.name))) })}</p>
				</Notice>
			)}
			<Shown read={facts} empty={<Empty title={t('noFacts')} />}>
				{(all) => (
					<>
						<Summary facts={all} />
						<FactList facts={all} person={person} />
					</>
				)}
			</Shown>
		</Section>
	);
}

export function Component() {
	const { t } = useTranslation('representatives');
	const number = numberIn(useParams().id);
	const id = number ?? -1;
	const read = useRead((reading) => readPerson(reading, id), [id], { every: 2, skip: number === undefined });
	const description = read.value?.representative.description;
	const others = [description?.hanja, description?.latin].filter((part) => part !== undefined).map(asText);
	if (number === undefined) return <Page title={t('unknown')} above={<BackLink to="/representatives">{t('title')}</BackLink>}><p>{t('checkAddress')}</p></Page>;
	return (
		<Page
			title={description ? asText(description.korean) : t('personNumber', { number: id })} {...(others.length > 0 && { lead: <p>{others.join(' · ')}</p> })}
			above={<BackLink to="/representatives">{t('title')}</BackLink>}
		>
			<Shown read={read} lines={8} empty={<Notice kind="warning" title={t('unknown')} />}>
				{(person) => (
					<>
						<Section title={t('terms')}><Terms person={person} /></Section>
						<Known person={person} />
						<Evaluations person={person} />
					</>
				)}
			</Shown>
		</Page>
	);
}
