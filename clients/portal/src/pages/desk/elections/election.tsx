// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the commission can do about an election now: the stage says what it is.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { placeOf } from '../../../areas';
import { u32, useRead } from '../../../chain';
import { Badge, Button, ButtonLink, Buttons, Checkboxes, Code, Empty, Fact, Facts, Notice, Section, Shown, Table } from '../../../parts';
import { useFormat } from '../../../text';
import { DeskPage, Who } from '../page';
import { Held, Sign } from '../sign';
import { TwoPersons, argumentsOf, topicOf } from '../two';
import { type Certificate, type ContestResult, type ElectionFound, readElection } from './read';

function Contest({ contest }: { contest: ContestResult }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	const rows = [...contest.candidates, t('elections.blank')];
	return (
		<div className="card">
			<div className="row-title">
				<h3>{contest.title}</h3>
				{contest.verdict && <Badge tone={contest.verdict === 'Decided' ? 'done' : 'warning'}>{t(`elections.verdict.${contest.verdict}`)}</Badge>}
			</div>
			<Table
				caption={t('elections.votes')} cards={false} rows={rows} rowKey={(_, index) => index}
				columns={[
					{ key: 'name', title: t('elections.candidate'), cell: (name) => <>{name} {contest.elected.includes(name) && <Badge tone="open">{t('elections.elected')}</Badge>}</> },
					...contest.groups.map((group, i) => ({
						key: `group${i}`, numeric: true, title: contest.groups.length > 1 ? t('elections.group', { number: i + 1 }) : t('elections.count'),
						cell: (name: string) => format.number(group[rows.indexOf(name)] ?? 0n),
					})),
				]}
			/>
			{contest.runOff.length > 0 && <p>{t('elections.runOff', { names: format.list([...contest.runOff]) })}</p>}
		</div>
	);
}

const COMMISSION = 'elections.two';

function Certify({ election, certificate: { digest, waiting, due }, results, me }: {
	election: number; certificate: Certificate; results: readonly ContestResult[]; me: string;
}) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	const [signing, setSigning] = useState(false);
	const mine = waiting?.by === me;
	return (
		<>
			<p>{t('elections.certifyText', { time: format.dateTime(due) })}</p>
			<div className="stack">{results.map((contest, i) => <Contest key={i} contest={contest} />)}</div>
			<TwoPersons waiting={waiting} me={me} who={t(COMMISSION)} digest={digest} />
			{signing
				? (
					<Sign
						id={`certify ${election} ${digest}`} label={t(waiting ? 'elections.certifySecond' : 'elections.certifyFirst')}
						onBack={() => setSigning(false)}
						call={(api) => api.tx.Elections.certify({ election, digest })}
					>
						{(done) => <p>{t(done.events.some(({ type, value }) => type === 'Elections' && value.type === 'SecondNeeded') ? 'elections.certifiedFirst' : 'elections.certified')}</p>}
					</Sign>
				)
				: !mine && <Buttons><Button kind="primary" onClick={() => setSigning(true)}>{t('elections.certify')}</Button></Buttons>}
		</>
	);
}

function CallTrustees({ election, found, me }: { election: number; found: ElectionFound; me: string }) {
	const { t } = useTranslation('desk');
	const [chosen, setChosen] = useState<readonly string[]>([]);
	const [topic, setTopic] = useState<string>();
	const least = found.threshold + 1;
	// In one order for all, because the order is part of what two agree on.
	const trustees = found.roster.filter((one) => chosen.includes(one));
	const look = useRead(async ({ api }) => {
		const call = await argumentsOf(api.tx.Elections.call_trustees({ election, trustees }));
		return topicOf('elections/call-trustees:', u32(election), found.plan, call.slice(4));
	}, [election, trustees.join(' ')], { skip: chosen.length < least });
	const waiting = found.waiting.find((one) => one.topic === (topic ?? look.value));
	if (found.openNominations > 0) return <Notice kind="warning" title={t('elections.nominations', { count: found.openNominations })}><p>{t('elections.nominationsText')}</p></Notice>;
	return (
		<>
			<p>{t('elections.trusteesText', { threshold: found.threshold, least })}</p>
			{topic === undefined && (
				<Checkboxes
					legend={t('elections.trustees')} values={chosen} onChange={setChosen}
					choices={found.roster.map((address) => ({ value: address, label: <Who address={address} />, hint: <span className="mono" translate="no">{address}</span> }))}
				/>
			)}
			{chosen.length >= least && <TwoPersons waiting={waiting} me={me} who={t(COMMISSION)} digest={topic ?? look.value} />}
			{topic !== undefined
				? (
					<Sign
						id={`trustees ${topic}`} label={t('elections.callTrustees', { count: trustees.length })} onBack={() => setTopic(undefined)}
						call={(api) => api.tx.Elections.call_trustees({ election, trustees })}
					>
						{(done) => <p>{t(done.events.some(({ value }) => value.type === 'SecondNeeded') ? 'elections.calledFirst' : 'elections.called')}</p>}
					</Sign>
				)
				: (
					<Buttons>
						<Button kind="primary" disabled={look.value === undefined} onClick={() => setTopic(look.value)}>{t('elections.preview')}</Button>
					</Buttons>
				)}
		</>
	);
}

function Withdraw({ election, found, me }: { election: number; found: ElectionFound; me: string }) {
	const { t } = useTranslation('desk');
	const [signing, setSigning] = useState(false);
	return (
		<details className="disclosure">
			<summary>{t('elections.withdraw')}</summary>
			<div className="stack">
				<p>{t('elections.withdrawText')}</p>
				{found.withdrawal && <TwoPersons waiting={found.withdrawal} me={me} who={t(COMMISSION)} />}
				{signing
					? (
						<Sign
							id={`withdraw ${election}`} label={t('elections.withdraw')} danger onBack={() => setSigning(false)}
							call={(api) => api.tx.Elections.withdraw({ election })}
						>
							{(done) => <p>{t(done.events.some(({ value }) => value.type === 'SecondNeeded') ? 'elections.withdrawFirst' : 'elections.withdrawn')}</p>}
						</Sign>
					)
					: <Buttons><Button onClick={() => setSigning(true)}>{t('elections.withdraw')}</Button></Buttons>}
			</div>
		</details>
	);
}

const BEFORE_VOTING = ['Draft', 'KeyGeneration', 'RollCut', 'Objections', 'Ready'];

function Now({ election, found, me }: { election: number; found: ElectionFound; me: string }) {
	const { t } = useTranslation('desk');
	const { stage, certificate, polls } = found;
	const unsealed = polls.all - polls.sealed;
	if (certificate) return <Certify election={election} certificate={certificate} results={found.results} me={me} />;
	return (
		<>
			{stage === 'Draft'
				? <CallTrustees election={election} found={found} me={me} />
				: <p>{t(`elections.now.${stage}`)}</p>}
			{(stage === 'Ready' || stage === 'Open') && unsealed > 0 && (
				<Notice kind="warning" title={t('elections.polls', { count: unsealed })}>
					<p>{t('elections.pollsText')}</p>
					<Code>{`caucus election seal-poll --election ${election} --help`}</Code>
				</Notice>
			)}
			{BEFORE_VOTING.includes(stage) && <Withdraw election={election} found={found} me={me} />}
		</>
	);
}

export function Component() {
	const { t } = useTranslation('desk');
	const { t: home } = useTranslation('home');
	const format = useFormat();
	const election = Number(useParams()['election']);
	const read = useRead((reading) => readElection(reading, election), [election]);
	const place = placeOf('elections', election);
	return (
		<DeskPage title={read.value?.title ?? t('elections.title', { election })} above={read.value && <Badge tone="open">{home(`elections.${read.value.stage}`)}</Badge>}>
			{({ address }) => (
				<Shown read={read} empty={<Empty title={t('elections.none')} />}>
					{(found) => (
						<>
							<Facts>
								<Fact name={t('elections.voting')}>{format.range(found.opens, found.closes)}</Fact>
								{found.accepted !== undefined && <Fact name={t('elections.ballots')}>{format.number(found.accepted)}</Fact>}
								{found.polls.all > 0 && <Fact name={t('elections.pollsTitle')}>{t('elections.pollsState', { ...found.polls })}</Fact>}
							</Facts>
							<Section title={t('elections.nowTitle')}>
								<Held key={address} value={found}>{(kept) => <Now election={election} found={kept} me={address} />}</Held>
							</Section>
							{place && <Buttons><ButtonLink to={place}>{t('elections.public')}</ButtonLink></Buttons>}
						</>
					)}
				</Shown>
			)}
		</DeskPage>
	);
}
