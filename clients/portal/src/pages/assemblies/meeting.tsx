// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { numberIn } from '../../areas';
import { type Read, asText, useChain, useNameOf, useRead, useRegister } from '../../chain';
import { BackLink, Badge, Button, Fact, Facts, Notice, Page, Section, Shown, type Stage, Timeline, saveFile } from '../../parts';
import { Published } from '../../records';
import { type Format, useFormat, useNow } from '../../text';
import { Agenda } from './agenda';
import { Attendance } from './attendance';
import { calendarOf } from './calendar';
import { Corrections } from './corrections';
import { type Meeting, type MeetingRecord, isAnnounced, lacksMinutes, readMeeting } from './data';
import { MinutesPart } from './minutes';
import { Objections } from './objections';
import { toneOf, useRequirement, useWhen } from './words';

function stagesOf({ meeting, minutes, certification }: MeetingRecord, t: (key: string) => string, format: Format): Stage[] {
	const { stage, noticed_at, freezes_at, opened_at, adjourned_at, plan } = meeting;
	const over = ['Cancelled', 'Annulled'].includes(stage.type);
	const at = (moment: bigint | undefined) => moment !== undefined && format.dateTime(moment);
	const steps = [
		{ key: 'noticed', done: noticed_at !== undefined, time: at(noticed_at) },
		{ key: 'frozen', done: noticed_at !== undefined && !['Noticed', 'Postponed', 'Draft'].includes(stage.type), time: noticed_at !== undefined && at(freezes_at) },
		{ key: stage.type === 'Inquorate' ? 'inquorate' : 'opened', done: opened_at !== undefined, time: at(opened_at ?? plan.starts_at) },
		{ key: 'adjourned', done: adjourned_at !== undefined, time: at(adjourned_at) },
		{ key: 'recorded', done: minutes.length > 0, time: at(minutes[0]?.at ?? meeting.record_due) },
		{ key: 'certified', done: certification !== undefined, time: at(certification?.at) },
		{ key: 'final', done: stage.type === 'Final', time: stage.type === 'Certified' && at(stage.value.until) },
	];
	const next = steps.findIndex(({ done }) => !done);
	const shown = over ? [...steps.filter(({ done }) => done), { key: stage.type, done: false, time: false as const }] : steps;
	return shown.map(({ key, done, time }, i) => ({
		key, title: t(`step.${key}`), ...(time && { time }),
		state: done ? 'done' as const : over ? 'failed' as const : i === next ? 'now' as const : 'next' as const,
	}));
}

function Announcement({ id, meeting, organization }: { id: number; meeting: Meeting; organization: string }) {
	const { t } = useTranslation('assemblies');
	const { connection } = useChain();
	const save = async () => {
		const genesis = (await connection?.genesis())?.slice(2, 18) ?? '';
		const title = asText(meeting.plan.name);
		saveFile(`meeting-${id}.ics`, calendarOf({
			uid: `meeting-${id}@${genesis}.caucus`, sequence: meeting.version, title, organizer: organization,
			place: asText(meeting.plan.place) || t('online'), text: t('calendar.text', { title, organization }),
			address: location.href, from: Number(meeting.plan.starts_at), to: Number(meeting.plan.ends_at), made: Date.now(),
			cancelled: meeting.stage.type === 'Cancelled',
		}), 'text/calendar;charset=utf-8');
	};
	return <Button kind="primary" icon="download" onClick={() => void save()}>{t('calendar.save')}</Button>;
}

function Overview({ record, organization, now }: { record: MeetingRecord; organization: string; now: number }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const when = useWhen();
	const words = useRequirement();
	const { id, meeting } = record;
	const { plan, stage } = meeting;
	return (
		<>
			{meeting.corrections > 0 && (
				<Notice kind="warning" title={t('corrected.title', { count: meeting.corrections })}><p><a href="#corrections">{t('corrected.link')}</a></p></Notice>
			)}
			{lacksMinutes(meeting, now) && meeting.record_due !== undefined && (
				<Notice kind="warning" title={t('overdueMinutes')}><p>{t('minutes.due', { time: format.dateTime(meeting.record_due) })}</p></Notice>
			)}
			{stage.type === 'Annulled' && <Notice kind="danger" title={t('annulled')} />}
			{meeting.reason && (
				<Notice kind="warning" title={t(`stage.${stage.type}`)}><Published reference={meeting.reason} /></Notice>
			)}
			<Facts>
				<Fact name={t('organizer')}><Link to={`/assemblies/of/${meeting.organization}`}>{organization}</Link></Fact>
				<Fact name={t('when')}>{when(meeting)}{isAnnounced(meeting) && Number(plan.starts_at) - now > 60_000 && <> · <strong>{format.left(plan.starts_at, now)}</strong></>}</Fact>
				<Fact name={t('where')}>{asText(plan.place) || t('online')}</Fact>
				<Fact name={t('kind')}>{t(`classification.${plan.classification.type}`)}</Fact>
				<Fact name={t('quorumName')}>{words.quorum(meeting.quorum)}</Fact>
				{plan.parent !== undefined && <Fact name={t('parent')}><Link to={`/assemblies/${plan.parent}`}>{t('meetingNumber', { number: plan.parent })}</Link></Fact>}
			</Facts>
			<div className="buttons no-print">
				{isAnnounced(meeting) && <Announcement id={id} meeting={meeting} organization={organization} />}
				<Button icon="print" onClick={() => window.print()}>{t('print')}</Button>
			</div>
		</>
	);
}

function Body({ record }: { record: MeetingRecord }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const nameOf = useNameOf();
	const now = useNow();
	const register = useRegister();
	const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map());
	const stages = useMemo(() => stagesOf(record, t, format), [record, t, format]);
	const { meeting } = record;
	const certified = ['Certified', 'UnderObjection', 'Annulled', 'Final'].includes(meeting.stage.type);
	return (
		<>
			<Section title={t('overview')}>
				<Overview record={record} organization={nameOf(register.value?.organizations.get(meeting.organization))} now={now} />
			</Section>
			<Section title={t('agenda')}><Agenda record={record} /></Section>
			<Section title={t('attendance.title')}><Attendance record={record} /></Section>
			<Section title={t('minutes.title')}>
				<MinutesPart record={record} own={own} onText={(digest, text) => setOwn((old) => new Map(old).set(digest, text))} />
			</Section>
			{record.corrections.length > 0 && (
				<Section title={t('correction.title')} id="corrections">
					<p className="fine">{t('correction.lead')}</p>
					<Corrections record={record} own={own} />
				</Section>
			)}
			{(certified || meeting.objectors.windows > 0) && <Section title={t('object.section')}><Objections record={record} /></Section>}
			<Section title={t('course')}><Timeline stages={stages} label={t('course')} /></Section>
		</>
	);
}

export function Component() {
	const { t } = useTranslation('assemblies');
	const number = numberIn(useParams().id);
	const id = number ?? -1;
	const read: Read<MeetingRecord | undefined> = useRead((reading) => readMeeting(reading, id), [id], { skip: number === undefined });
	const { value } = read;
	const title = value ? asText(value.meeting.plan.name) : t('meetingNumber', { number: id });
	if (number === undefined) return <Page title={t('unknownMeeting')} above={<BackLink to="/assemblies">{t('title')}</BackLink>}><p>{t('checkAddress')}</p></Page>;
	return (
		<Page
			title={title}
			above={<><BackLink to="/assemblies">{t('title')}</BackLink>{value && <Badge tone={toneOf(value.meeting.stage.type)}>{t(`stage.${value.meeting.stage.type}`)}</Badge>}</>}
		>
			<Shown read={read} lines={8} empty={<Notice kind="warning" title={t('unknownMeeting')} />}>{(record) => <Body record={record} />}</Shown>
		</Page>
	);
}
