// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What came of an election, and what that is worth so far.

import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { asText, useRead } from '../../chain';
import { type Result, type Standing, readResult, readStanding } from '../../chain/elections';
import { BackLink, ButtonLink, Code, Empty, Fact, Facts, Notice, Page, Section, Shown } from '../../parts';
import { useFormat } from '../../text';
import { ContestResult } from './contest-result';
import { Turnout } from './electorate';
import { labelOf } from '../../text/label';
import { StageBadge } from './stage';
import '../../look/elections.css';

/** What the result is worth at this stage. */
function Worth({ standing, result }: { standing: Standing; result: Result }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { election } = standing;
	const { schedule } = election.plan;
	const { type } = election.stage;
	const time = (moment: bigint) => format.dateTime(moment);
	if (result.ruling?.annulled) return <Notice kind="danger" title={t('worth.annulled')}><p>{t('worth.annulledText')}</p></Notice>;
	switch (type) {
		case 'Tallied': return <Notice kind="warning" title={t('worth.tallied')}><p>{t('worth.talliedText', { time: time(election.since + schedule.certification) })}</p></Notice>;
		case 'Certified': return (
			<Notice kind="info" title={t('worth.certified')}>
				<p>{t('worth.certifiedText', { objections: time(election.since + schedule.appeals), ruling: time(election.since + 2n * schedule.appeals) })}</p>
			</Notice>
		);
		case 'Final': return <Notice kind="success" title={t('worth.final')}><p>{t('worth.finalText', { time: time(election.since) })}</p></Notice>;
		default: return <Notice title={t('worth.none')}><p>{t('worth.noneText')}</p></Notice>;
	}
}

function Objections({ result }: { result: Result }) {
	const { t } = useTranslation('elections');
	const { objections, ruling } = result;
	return (
		<Section title={t('objections.title')}>
			{objections.length === 0 && !ruling && <p>{t('objections.none')}</p>}
			{objections.length > 0 && (
				<>
					<p>{t('objections.text')}</p>
					<ul className="rows">
						{objections.map(([by, reason]) => (
							<li key={`${by}${reason}`} className="row">
								<Facts>
									<Fact name={t('objections.by')}><Code>{by}</Code></Fact>
									<Fact name={t('objections.reason')}><Code>{reason}</Code></Fact>
								</Facts>
							</li>
						))}
					</ul>
				</>
			)}
			{ruling && (
				<Notice kind={ruling.annulled ? 'danger' : 'success'} title={t(ruling.annulled ? 'objections.annulled' : 'objections.upheld')}>
					<p>{t('objections.ruling')} <Code>{ruling.reason}</Code></p>
				</Notice>
			)}
		</Section>
	);
}

function Known({ standing, result }: { standing: Standing; result: Result }) {
	const { t, i18n } = useTranslation('elections');
	const { number, election } = standing;
	return (
		<>
			<div className="lead-in"><Worth standing={standing} result={result} /></div>
			{result.totals && election.plan.contests.map((contest, i) => (
				<Section key={i} title={labelOf(asText(contest.title), i18n.language).text}><ContestResult standing={standing} result={result} index={i} /></Section>
			))}
			{standing.voters && <Section title={t('turnout.title')}><Turnout standing={standing} /></Section>}
			{result.totals && <Objections result={result} />}
			<Section title={t('checked.title')}>
				<p className="prose">{t('checked.text')}</p>
				<ButtonLink to={`/check/${number}`} icon="shield">{t('basis.check')}</ButtonLink>
				<p><Link to="/elections/receipts">{t('checked.receipt')}</Link></p>
			</Section>
		</>
	);
}

export function Component() {
	const { t, i18n } = useTranslation('elections');
	const number = Number(useParams()['number']);
	const known = Number.isSafeInteger(number) && number >= 0;
	const read = useRead(async (reading) => {
		const standing = await readStanding(reading, number);
		return standing && { standing, result: await readResult(reading, standing) };
	}, [number], { skip: !known });
	const none = <Empty title={t('none.title')}><p>{t('none.text')}</p></Empty>;
	const plan = read.value?.standing.election.plan;
	const above = (
		<>
			<BackLink to={`/elections/${number}`}>{plan ? labelOf(asText(plan.title), i18n.language).text : t('list.title')}</BackLink>
			{read.value && <StageBadge stage={read.value.standing.election.stage} />}
		</>
	);
	return (
		<Page title={t('result.title')} above={above}>
			{known ? <Shown read={read} lines={6} empty={none}>{(value) => <Known {...value} />}</Shown> : none}
		</Page>
	);
}
