// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Voting: what is needed for it, and then step by step.

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { asText, useRead } from '../../../chain';
import { type Standing, closesOf, readStanding } from '../../../chain/elections';
import { type Entry, useMember, useVault } from '../../../keys';
import { Damaged, Unlock } from '../../../keys/unlock';
import { BackLink, ButtonLink, Empty, Notice, Page, Shown } from '../../../parts';
import { useFormat, useNow } from '../../../text';
import { labelOf } from '../../../text/label';
import { Decide, Spoiled } from './decide';
import { Paper, Review } from './paper';
import { Handed, Sending, Voted } from './sending';
import { Before, Compare, Preparing } from './start';
import { StepPart, VoteTrouble } from './steps';
import { type Voting, useVoting } from './use-voting';
import '../../../look/elections.css';

function StepNow({ voting, standing, title }: { voting: Voting; standing: Standing; title: string }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { state, seat, before } = voting;
	const { election } = standing;
	const open = election.stage.type === 'Open';
	const most = election.plan.max_revotes + 1;
	// What has begun is brought to its end; what has not cannot begin any more.
	if (state.step === 'sealing' || state.step === 'sending') return <Sending voting={voting} />;
	if (state.step === 'done') return <Voted voting={voting} sealed={state.sealed} title={title} block={state.block} most={most} />;
	if (state.step === 'handed') return <Handed sealed={state.sealed} title={title} relayed={state.relayed} />;
	if (!open && election.stage.type !== 'Ready') return <Closed standing={standing} />;
	if (state.step === 'start' || state.step === 'preparing' || !seat) return <Preparing voting={voting} open={open} />;
	if (state.step === 'compare') return <Compare voting={voting} reference={seat.reference} />;
	if (!open) {
		return (
			<StepPart part="prepare" title={t('vote.ready')}>
				<p>{t('vote.readyText', { time: format.dateTime(election.plan.schedule.opens) })}</p>
			</StepPart>
		);
	}
	const told = <Before voting={voting} most={most} />;
	if (before !== undefined && before >= most) return <Notice kind="warning" title={t('vote.noneLeft')}><p>{t('vote.noneLeftText')}</p></Notice>;
	if ((voting.unexpected || before === undefined) && state.step !== 'decide' && state.step !== 'spoiled') return told;
	switch (state.step) {
		case 'paper': return <>{told}<Paper voting={voting} paper={seat.paper} /></>;
		case 'review': case 'making': return <Review voting={voting} paper={seat.paper} />;
		case 'decide': return <Decide voting={voting} words={state.words} open={open} />;
		case 'spoiled': return <Spoiled voting={voting} file={state.file} />;
	}
}

function Closed({ standing }: { standing: Standing }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { number, election } = standing;
	const before = ['Draft', 'KeyGeneration', 'RollCut', 'Objections'].includes(election.stage.type);
	return (
		<Notice kind="warning" title={t(before ? 'vote.notYet' : 'vote.closed')}>
			<p>{before ? t('next.preparing', { time: format.dateTime(election.plan.schedule.opens) }) : t('vote.closedText', { time: format.dateTime(closesOf(election)) })}</p>
			<ButtonLink to={`/elections/${number}`}>{t('vote.toElection')}</ButtonLink>
		</Notice>
	);
}

function Session({ standing, roll, member, title }: { standing: Standing; roll: number; member: Entry; title: string }) {
	const voting = useVoting(standing.number, title, roll, member);
	return (
		<>
			<VoteTrouble error={voting.error} />
			<StepNow voting={voting} standing={standing} title={title} />
		</>
	);
}

/** Voting takes an open key whose words are written down. */
function WithKey({ standing, title }: { standing: Standing; title: string }) {
	const { t } = useTranslation('elections');
	const state = useVault();
	const member = useMember();
	const { roll } = standing.election;
	if (roll === undefined || ['Draft', 'KeyGeneration', 'RollCut', 'Objections'].includes(standing.election.stage.type)) return <Closed standing={standing} />;
	// Nobody needs a key any more. Who is voting brings to its end what has begun.
	const over = !['Ready', 'Open'].includes(standing.election.stage.type);
	if (over && state.state !== 'unknown' && !member?.confirmed) return <Closed standing={standing} />;
	switch (state.state) {
		case 'unknown': return null;
		case 'locked': return <section className="vote-step"><h2>{t('vote.unlock')}</h2><p>{t('vote.unlockText')}</p><Unlock /></section>;
		case 'damaged': return <Damaged />;
		default:
			if (!member) return <Empty title={t('vote.noKey')}><p>{t('vote.noKeyText')}</p><ButtonLink to="/settings/keys" kind="primary">{t('vote.toKeys')}</ButtonLink></Empty>;
			if (!member.confirmed) {
				return (
					<Notice kind="warning" title={t('vote.noBackup')}>
						<p>{t('vote.noBackupText')}</p>
						<ButtonLink to={`/settings/keys/backup/${encodeURIComponent(member.id)}`} kind="primary">{t('vote.toBackup')}</ButtonLink>
					</Notice>
				);
			}
			return <Session standing={standing} roll={roll} member={member} title={title} />;
	}
}

export function Component() {
	const { t, i18n } = useTranslation('elections');
	const format = useFormat();
	const now = useNow();
	const number = Number(useParams()['number']);
	const known = Number.isSafeInteger(number) && number >= 0;
	const read = useRead((reading) => readStanding(reading, number), [number], { skip: !known });
	const election = read.value?.election;
	const title = election ? labelOf(asText(election.plan.title), i18n.language).text : known ? t('election', { number }) : t('list.title');
	const none = <Empty title={t('none.title')}><p>{t('none.text')}</p></Empty>;
	return (
		<Page
			title={t('vote.title')} narrow above={<BackLink to={known ? `/elections/${number}` : '/elections'}>{title}</BackLink>}
			lead={election?.stage.type === 'Open' && <p>{t('list.until', { time: format.dateTime(closesOf(election)) })} · {format.left(closesOf(election), now)}</p>}
		>
			{known ? <Shown read={read} empty={none}>{(standing) => <WithKey standing={standing} title={title} />}</Shown> : none}
		</Page>
	);
}
