// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// One meeting at the desk: its stage says what its chair and secretary can do.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { placeOf } from '../../../areas';
import { useRead } from '../../../chain';
import { Badge, ButtonLink, Buttons, Empty, Fact, Facts, Notice, Section, Shown, Table } from '../../../parts';
import { useFormat } from '../../../text';
import { type Offices, holds, readOffices } from '../offices';
import { DeskPage } from '../page';
import { Held } from '../sign';
import { AddItem, Propose, Simple } from './plan';
import { type MeetingFound, readMeeting } from './read';
import { Certify, Minutes } from './record';
import { OpenSession, RecordVote } from './session';

function Agenda({ found }: { found: MeetingFound }) {
	const { t } = useTranslation('desk');
	if (found.items.length === 0) return <Empty title={t('meetings.noItem')} />;
	return (
		<Table
			caption={t('meetings.agenda')} hideCaption rows={found.items} rowKey={({ position }) => position}
			columns={[
				{ key: 'title', title: t('meetings.item'), cell: ({ label, title }) => `${label}. ${title}` },
				{ key: 'kind', title: t('meetings.itemKind'), cell: ({ kind }) => t(`meetings.itemKinds.${kind}`) },
				{
					key: 'motions', title: t('meetings.motions'),
					cell: ({ position }) => {
						const motions = found.motions.filter(({ item }) => item === position);
						if (motions.length === 0) return '–';
						return motions.map(({ motion, title, state }) => <span key={motion}>{title} <Badge tone={state === 'Adopted' ? 'done' : 'plain'}>{t(`meetings.motionState.${state}`)}</Badge> </span>);
					},
				},
			]}
		/>
	);
}

function More({ title, children }: { title: string; children: ReactNode }) {
	return <details className="disclosure"><summary>{title}</summary>{children}</details>;
}

function Actions({ meeting, found, offices, me, onDone }: { meeting: number; found: MeetingFound; offices: Offices; me: string; onDone: (text: string) => void }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	const [chair, secretary] = [holds(offices, 'Chair', found.organization), holds(offices, 'Secretary', found.organization)];
	const props = { meeting, found, onDone };
	if (!chair && !secretary) return <Empty title={t('meetings.notOfficer')} />;
	switch (found.stage) {
		case 'Draft':
		case 'Postponed':
			if (!secretary) return <p>{t('meetings.forSecretary')}</p>;
			return <><Simple {...props} what="notice" /><More title={t('meetings.addItem')}><AddItem {...props} /></More></>;
		case 'Noticed':
		case 'AgendaFrozen': {
			const due = found.now >= found.starts;
			return (
				<>
					{due && chair && <OpenSession {...props} />}
					{due && !chair && <p>{t('meetings.forChair')}</p>}
					{!due && <p>{t('meetings.opensAt', { time: format.dateTime(found.starts) })}</p>}
					{found.stage === 'Noticed' && secretary && !due && (
						<>
							<More title={t('meetings.addItem')}><AddItem {...props} /></More>
							<More title={t('meetings.propose')}><Propose {...props} /></More>
						</>
					)}
				</>
			);
		}
		case 'InSession':
		case 'Inquorate':
			return (
				<>
					{found.stage === 'Inquorate' && <Notice kind="warning">{t('counts.inquorate')}</Notice>}
					{found.stage === 'InSession' && (secretary ? <RecordVote {...props} /> : <p>{t('meetings.votesBySecretary')}</p>)}
					<More title={t('meetings.adjourn')}><Simple {...props} what="adjourn" /></More>
				</>
			);
		case 'Adjourned': return secretary ? <Minutes {...props} /> : <p>{t('meetings.forSecretary')}</p>;
		case 'Recorded':
			return <><Certify {...props} me={me} />{secretary && <More title={t('meetings.otherMinutes')}><Minutes {...props} /></More>}</>;
		case 'Certified': return <p>{t('meetings.certifiedUntil', { time: format.dateTime(found.objections ?? 0) })}</p>;
		default: return <Empty title={t('meetings.nothing')} />;
	}
}

function Work({ meeting, found, offices, me, onDone }: { meeting: number; found: MeetingFound; offices: Offices; me: string; onDone: () => void }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	const [said, setSaid] = useState<string>();
	const [round, setRound] = useState(0);
	const place = placeOf('assemblies', meeting);
	const done = (text: string) => {
		setSaid(text);
		setRound((count) => count + 1);
		onDone();
	};
	return (
		<>
			{said && <Notice kind="success" live title={t('sign.done')}><p>{said}</p></Notice>}
			<Section title={t('elections.nowTitle')}>
				<Actions key={`${round} ${found.stage}`} meeting={meeting} found={found} offices={offices} me={me} onDone={done} />
			</Section>
			<Section title={t('meetings.agenda')}><Agenda found={found} /></Section>
			<Section title={t('meetings.plan')}>
				<Facts>
					<Fact name={t('meetings.time')}>{format.range(found.starts, found.ends)}</Fact>
					<Fact name={t('meetings.place')}>{found.place || t('meetings.online')}</Fact>
					{found.freezes !== undefined && <Fact name={t('meetings.freezes')}>{format.dateTime(found.freezes)}</Fact>}
					{found.entitled > 0 && <Fact name={t('meetings.attendance')}>{t('meetings.attendanceText', { entitled: found.entitled, present: found.present })}</Fact>}
					{found.due !== undefined && <Fact name={t('meetings.due')}>{format.dateTime(found.due)}</Fact>}
				</Facts>
				{place && <Buttons><ButtonLink to={place}>{t('meetings.public')}</ButtonLink></Buttons>}
			</Section>
		</>
	);
}

function Mine({ meeting, found, me }: { meeting: number; found: MeetingFound; me: string }) {
	const offices = useRead((reading) => readOffices(reading, me), [me]);
	return (
		<Shown read={offices}>
			{(held) => <Held value={found}>{(kept, release) => <Work meeting={meeting} found={kept} offices={held} me={me} onDone={release} />}</Held>}
		</Shown>
	);
}

export function Component() {
	const { t } = useTranslation('desk');
	const { t: home } = useTranslation('home');
	const meeting = Number(useParams()['meeting']);
	const read = useRead((reading) => readMeeting(reading, meeting), [meeting]);
	return (
		<DeskPage
			title={read.value?.name ?? t('meetings.number', { meeting })}
			above={read.value && <Badge tone="open">{home(`assemblies.${read.value.stage}`)}</Badge>}
		>
			{({ address }) => (
				<Shown read={read} empty={<Empty title={t('meetings.gone')} />}>
					{(found) => <Mine key={address} meeting={meeting} found={found} me={address} />}
				</Shown>
			)}
		</DeskPage>
	);
}
