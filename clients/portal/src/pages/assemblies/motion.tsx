// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { numberIn, placeOf } from '../../areas';
import { type Reading, asText, everyPage, useNameOf, useRead, useRegister } from '../../chain';
import { BackLink, Badge, Fact, Facts, Notice, Page, Progress, Row, Rows, Section, Shown } from '../../parts';
import { People, Published } from '../../records';
import { useFormat, useNow } from '../../text';
import type { Motion, VoteRow } from './data';
import { Vote } from './vote';
import { toneOfMotion, useRequirement } from './words';

async function readMotion({ api, at }: Reading, id: number) {
	const { Assemblies } = api.view;
	const options = { at };
	const motion = await Assemblies.motion(id, options);
	if (!motion) return undefined;
	const [texts, amendments, resolution, vote] = await Promise.all([
		everyPage((from, count) => Assemblies.texts(id, from, count, options)),
		motion.amendments > 0 ? everyPage((from, count) => Assemblies.amendments(id, from, count, options)) : [],
		Assemblies.resolution(id, options),
		motion.vote === undefined ? undefined : Assemblies.vote(motion.vote, options),
	]);
	const reports = resolution && resolution.reports > 0 ? await everyPage((from, count) => Assemblies.reports(id, from, count, options)) : [];
	const owner = resolution && await api.view.Organisations.post(resolution.owner, options);
	const row: VoteRow | undefined = vote && motion.vote !== undefined ? [motion.vote, ...vote] : undefined;
	return { motion, texts, amendments, resolution, reports, owner, row };
}

type Whole = NonNullable<Awaited<ReturnType<typeof readMotion>>>;

function Creator({ creator }: { creator: Motion['what']['creator'] }) {
	const { t } = useTranslation('assemblies');
	const nameOf = useNameOf();
	const register = useRegister();
	switch (creator.type) {
		case 'Post': return <>{t('creator.Post')}</>;
		case 'Petition': {
			const place = placeOf('petitions', creator.value);
			return place ? <Link to={place}>{t('creator.Petition', { number: creator.value })}</Link> : <>{t('creator.Petition', { number: creator.value })}</>;
		}
		case 'Floor': return <>{t('creator.Floor', { count: creator.value })}</>;
		case 'Organization': return <>{nameOf(register.value?.organizations.get(creator.value))}</>;
	}
}

function FollowUp({ whole: { resolution, reports, owner } }: { whole: Whole }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const now = useNow();
	if (!resolution) return <p>{t('followUp.none')}</p>;
	const over = ['Done', 'Dropped'].includes(resolution.status.type);
	return (
		<div className="stack">
			<Progress label={t(`status.${resolution.status.type}`)} done={resolution.progress} of={100} />
			{!over && Number(resolution.due) < now && <Notice kind="warning" title={t('followUp.late')} />}
			<Facts>
				<Fact name={t('followUp.owner')}>{owner ? asText(owner.label) : '–'}</Fact>
				<Fact name={t('followUp.due')}>{format.date(resolution.due)}</Fact>
			</Facts>
			{reports.length > 0 && (
				<ol className="stack">
					{[...reports].reverse().map((report, i) => (
						<li key={i} className="card">
							<p><strong>{t(`status.${report.status.type}`)}, {format.percent(report.progress / 100, 0)}</strong> · {format.dateTime(report.at)}</p>
							{report.note && <Published reference={report.note} />}
							{report.by && <People addresses={[report.by]} />}
						</li>
					))}
				</ol>
			)}
		</div>
	);
}

function Body({ id, whole }: { id: number; whole: Whole }) {
	const { t } = useTranslation('assemblies');
	const nameOf = useNameOf();
	const words = useRequirement();
	const register = useRegister();
	const { motion, texts, amendments, row } = whole;
	return (
		<>
			<Section title={t('overview')}>
				<Facts>
					<Fact name={t('organizer')}><Link to={`/assemblies/of/${motion.organization}`}>{nameOf(register.value?.organizations.get(motion.organization))}</Link></Fact>
					{motion.tabled && <Fact name={t('tabled')}><Link to={`/assemblies/${motion.tabled[0]}`}>{t('meetingNumber', { number: motion.tabled[0] })}</Link></Fact>}
					<Fact name={t('creator.title')}><Creator creator={motion.what.creator} /></Fact>
					{motion.what.identifier && <Fact name={t('identifier')}>{asText(motion.what.identifier)}</Fact>}
					<Fact name={t('rule')}>{words.whole(motion.what.requirement)}</Fact>
					{motion.amends && <Fact name={t('amends')}><Link to={`/assemblies/motions/${motion.amends[0]}`}>{t('motionNumber', { number: motion.amends[0] })}</Link></Fact>}
					{motion.origin !== undefined && <Fact name={t('origin')}><Link to={`/assemblies/motions/${motion.origin}`}>{t('motionNumber', { number: motion.origin })}</Link></Fact>}
					{motion.forwarded !== undefined && (
						<Fact name={t('forwarded')}>
							<Link to={`/assemblies/motions/${motion.forwarded}`}>{t('motionNumber', { number: motion.forwarded })}</Link>
							{' · '}{motion.answer ? t(`motion.${motion.answer.state.type}`) : t('noAnswer')}
						</Fact>
					)}
				</Facts>
			</Section>
			<Section title={t('text')}>
				<ol className="stack">
					{texts.map((text, i) => (
						<li key={i}>
							{texts.length > 1 && <h3>{t('minutes.version', { version: i + 1 })}</h3>}
							<Published reference={text} />
						</li>
					))}
				</ol>
			</Section>
			{amendments.length > 0 && (
				<Section title={t('amendments')}>
					<Rows>
						{amendments.map(([one, amendment]) => (
							<Row key={one} to={`/assemblies/motions/${one}`} title={asText(amendment.what.title)} badge={<Badge tone={toneOfMotion(amendment.state.type)}>{t(`motion.${amendment.state.type}`)}</Badge>} />
						))}
					</Rows>
				</Section>
			)}
			{row && <Section title={t('voting')}><Vote row={row} title={asText(motion.what.title)} /></Section>}
			{motion.state.type === 'Declined' && <Section title={t('motion.Declined')}><Published reference={motion.state.value} /></Section>}
			{motion.state.type === 'Adopted' && <Section title={t('followUp.title')} key={id}><FollowUp whole={whole} /></Section>}
		</>
	);
}

/** A motion: its wording in all versions, amendments, the vote on it, and what became of it. */
export function Component() {
	const { t } = useTranslation('assemblies');
	const number = numberIn(useParams().id);
	const id = number ?? -1;
	const read = useRead((reading) => readMotion(reading, id), [id], { skip: number === undefined });
	const motion = read.value?.motion;
	const tabled = motion?.tabled;
	if (number === undefined) return <Page title={t('unknownMotion')} above={<BackLink to="/assemblies">{t('title')}</BackLink>}><p>{t('checkAddress')}</p></Page>;
	return (
		<Page
			title={motion ? asText(motion.what.title) : t('motionNumber', { number: id })}
			above={(
				<>
					<BackLink to={tabled ? `/assemblies/${tabled[0]}` : '/assemblies'}>{tabled ? t('meetingNumber', { number: tabled[0] }) : t('title')}</BackLink>
					{motion && <Badge tone={toneOfMotion(motion.state.type)}>{t(`motion.${motion.state.type}`)}</Badge>}
				</>
			)}
		>
			<Shown read={read} lines={6} empty={<Notice kind="warning" title={t('unknownMotion')} />}>{(whole) => <Body id={id} whole={whole} />}</Shown>
		</Page>
	);
}
