// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// One election: what is voted on, who may vote, where it stands, and what everybody can compare.

import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { asText, useRead } from '../../chain';
import { type Standing, closesOf, readBasis, readStanding } from '../../chain/elections';
import { BackLink, Badge, ButtonLink, Buttons, Empty, Notice, Page, Section, Shown } from '../../parts';
import { useFormat, useNow } from '../../text';
import { Basis } from './basis';
import { ContestCard } from './contest';
import { Electorate, Turnout } from './electorate';
import { labelOf } from '../../text/label';
import { StageBadge, Stages } from './stage';
import '../../look/elections.css';

/** The one next step at this stage. */
function NextStep({ standing }: { standing: Standing }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const now = useNow();
	const { number, election } = standing;
	const [opens, closes] = [Number(election.plan.schedule.opens), closesOf(election)];
	switch (election.stage.type) {
		case 'Open': return (
			<section className="card card-strong" aria-label={t('next.open')}>
				<p className="next-line"><strong>{format.left(closes, now)}</strong> <span>{t('list.until', { time: format.dateTime(closes) })}</span></p>
				{election.extension > 0n && <p>{t('next.prolonged', { minutes: format.number(election.extension / 60_000n) })}</p>}
				<Buttons>
					<ButtonLink to={`/elections/${number}/vote`} kind="primary" icon="ballot">{t('next.vote')}</ButtonLink>
					<ButtonLink to="/elections/receipts">{t('receipts.title')}</ButtonLink>
				</Buttons>
				<p className="fine">{t('next.again')}</p>
			</section>
		);
		case 'Ready': return (
			<section className="card card-strong" aria-label={t('next.ready')}>
				<p className="next-line"><strong>{t('next.begins', { time: format.dateTime(opens) })}</strong></p>
				<p>{t('next.readyText')}</p>
				<div><ButtonLink to={`/elections/${number}/vote`} kind="primary">{t('next.prepare')}</ButtonLink></div>
			</section>
		);
		case 'Closed': return <Notice title={t('next.closed')}><p>{t('next.closedText')}</p></Notice>;
		case 'Tallied': case 'Certified': case 'Final': return (
			<Buttons>
				<ButtonLink to={`/elections/${number}/result`} kind="primary">{t('next.result')}</ButtonLink>
				<ButtonLink to="/elections/receipts">{t('receipts.title')}</ButtonLink>
			</Buttons>
		);
		case 'Void': return (
			<Notice kind="danger" title={t('stage.Void')}>
				<p>{t(`void.${election.stage.value.type}`)}</p>
				{election.stage.value.type === 'Annulled' && <ButtonLink to={`/elections/${number}/result`}>{t('next.result')}</ButtonLink>}
			</Notice>
		);
		default: return <Notice title={t(`timeline.${election.stage.type}`)}><p>{t('next.preparing', { time: format.dateTime(opens) })}</p></Notice>;
	}
}

function Known({ standing }: { standing: Standing }) {
	const { t } = useTranslation('elections');
	const { number, election, voters } = standing;
	const basis = useRead((reading) => readBasis(reading, number, election.roll), [number, election.roll, election.stage.type], { every: 10 });
	return (
		<>
			<div className="lead-in"><NextStep standing={standing} /></div>
			<Section title={t('paper.title')}>
				<div className="cards">
					{election.plan.contests.map((contest, i) => <ContestCard key={i} plan={election.plan} index={i} contest={contest} />)}
				</div>
			</Section>
			{voters && <Section title={t('turnout.title')}><Turnout standing={standing} /></Section>}
			<Section title={t('electorate.title')}><Electorate standing={standing} basis={basis.value} /></Section>
			<Section title={t('timeline.title')}><Stages standing={standing} /></Section>
			<Section title={t('basis.title')}><Shown read={basis}>{(value) => <Basis standing={standing} basis={value} />}</Shown></Section>
		</>
	);
}

export function Component() {
	const { t, i18n } = useTranslation('elections');
	const number = Number(useParams()['number']);
	const known = Number.isSafeInteger(number) && number >= 0;
	const read = useRead((reading) => readStanding(reading, number), [number], { skip: !known });
	const standing = read.value;
	const above = (
		<>
			<BackLink to="/elections">{t('list.title')}</BackLink>
			{standing && <StageBadge stage={standing.election.stage} />}
			{standing?.recall && <Badge>{t('recall')}</Badge>}
		</>
	);
	const none = (
		<Empty title={t('none.title')}><p>{t('none.text')}</p><Link to="/elections">{t('list.title')}</Link></Empty>
	);
	return (
		<Page title={standing ? labelOf(asText(standing.election.plan.title), i18n.language).text : known ? t('election', { number }) : t('list.title')} above={above}>
			{known ? <Shown read={read} lines={6} empty={none}>{(value) => <Known standing={value} />}</Shown> : none}
		</Page>
	);
}
