// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A meeting is planned from a form. It is convened on its own page, when its agenda stands.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Done, useQuery, useRead } from '../../../chain';
import { Button, Buttons, Empty, Fact, Facts, Radios, SelectField, Shown, TextField } from '../../../parts';
import { asLanguage, fromKorea, lengthOf, textBytes, useFormat } from '../../../text';
import { useDraft } from '../draft';
import { type Held, readOffices } from '../offices';
import { DeskPage } from '../page';
import { Sign } from '../sign';

const KINDS = ['Regular', 'Extraordinary', 'Urgent'] as const;
type Kind = (typeof KINDS)[number];

/** Bytes that a name and a place may have. */
const MOST = { name: 240, place: 120 } as const;

interface Draft {
	readonly organization: string;
	readonly kind: Kind;
	readonly name: string;
	readonly place: string;
	readonly starts: string;
	readonly ends: string;
}

const NOTHING: Draft = { organization: '', kind: 'Regular', name: '', place: '', starts: '', ends: '' };

type Wrong = Partial<Record<keyof Draft, string>>;

function wrongIn(draft: Draft, notice: number, now: number): Wrong {
	const wrong: Wrong = {};
	const [starts, ends] = [fromKorea(draft.starts), fromKorea(draft.ends)];
	if (lengthOf(draft.name) === 0) wrong.name = 'name';
	else if (lengthOf(draft.name) > MOST.name) wrong.name = 'long';
	if (lengthOf(draft.place) > MOST.place) wrong.place = 'long';
	if (Number.isNaN(starts)) wrong.starts = 'time';
	else if (starts < now + notice) wrong.starts = 'tooSoon';
	if (Number.isNaN(ends)) wrong.ends = 'time';
	else if (ends <= starts) wrong.ends = 'ends';
	return wrong;
}

const meetingIn = (done: Done): number | undefined => {
	const event = done.events.find(({ type, value }) => type === 'Assemblies' && value.type === 'MeetingDrafted');
	return (event?.value.value as { meeting?: number } | undefined)?.meeting;
};

function Form({ organizations }: { organizations: readonly Held[] }) {
	const { t, i18n } = useTranslation('desk');
	const format = useFormat();
	const [draft, change, forget] = useDraft('meeting', { ...NOTHING, organization: String(organizations[0]?.organization ?? '') });
	const [wrong, setWrong] = useState<Wrong>({});
	const [ready, setReady] = useState(false);
	const parameters = useQuery('Assemblies', 'CurrentParameters', [], { every: 100 });
	const times = parameters.value?.times;
	const notice = Number(times?.[({ Regular: 'regular_notice', Extraordinary: 'extraordinary_notice', Urgent: 'urgent_notice' } as const)[draft.kind]] ?? 0n);
	const organization = organizations.find((one) => String(one.organization) === draft.organization) ?? organizations[0]!;
	const name = (one: Held) => (asLanguage(i18n.language) === 'ko' ? one.name.korean : one.name.english);
	const error = (field: keyof Draft) => (wrong[field] ? t(`meetings.wrong.${wrong[field]}`, { time: format.dateTime(Date.now() + notice) }) : undefined);
	if (ready) {
		return (
			<div className="stack">
				<Facts>
					<Fact name={t('meetings.organization')}>{name(organization)}</Fact>
					<Fact name={t('meetings.kind')}>{t(`meetings.kinds.${draft.kind}`)}</Fact>
					<Fact name={t('meetings.name')}>{draft.name}</Fact>
					<Fact name={t('meetings.place')}>{draft.place || t('meetings.online')}</Fact>
					<Fact name={t('meetings.time')}>{format.range(fromKorea(draft.starts), fromKorea(draft.ends))}</Fact>
				</Facts>
				<Sign
					id={`draft ${JSON.stringify(draft)}`} label={t('meetings.draft')} onBack={() => setReady(false)} onDone={forget}
					call={(api) => api.tx.Assemblies.draft({
						organization: organization.organization,
						plan: {
							classification: { type: draft.kind, value: undefined }, name: textBytes(draft.name),
							place: lengthOf(draft.place) === 0 ? undefined : textBytes(draft.place),
							starts_at: BigInt(fromKorea(draft.starts)), ends_at: BigInt(fromKorea(draft.ends)), parent: undefined,
						},
					})}
				>
					{(done) => (
						<>
							<p>{t('meetings.drafted')}</p>
							<p><Link to={`/desk/meetings/${meetingIn(done) ?? ''}`}>{t('meetings.toMeeting')}</Link></p>
						</>
					)}
				</Sign>
			</div>
		);
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				const found = wrongIn(draft, notice, Date.now());
				setWrong(found);
				setReady(Object.keys(found).length === 0);
			}}
		>
			{organizations.length > 1 && (
				<SelectField
					label={t('meetings.organization')} value={String(organization.organization)} onChange={(value) => change({ organization: value })}
					choices={organizations.map((one) => ({ value: String(one.organization), label: name(one) }))}
				/>
			)}
			<Radios
				legend={t('meetings.kind')} value={draft.kind} onChange={(kind) => change({ kind })}
				choices={KINDS.map((value) => ({ value, label: t(`meetings.kinds.${value}`), hint: t(`meetings.kindHints.${value}`) }))}
			/>
			<TextField label={t('meetings.name')} hint={t('meetings.nameHint')} value={draft.name} onChange={(value) => change({ name: value })} error={error('name')} />
			<TextField label={t('meetings.place')} hint={t('meetings.placeHint')} optional value={draft.place} onChange={(place) => change({ place })} error={error('place')} />
			<TextField
				type="datetime-local" label={t('meetings.starts')} hint={t('meetings.startsHint', { time: format.dateTime(Date.now() + notice) })} value={draft.starts}
				onChange={(starts) => change({ starts })} error={error('starts')}
			/>
			<TextField type="datetime-local" label={t('meetings.ends')} hint={t('meetings.korea')} value={draft.ends} onChange={(ends) => change({ ends })} error={error('ends')} />
			<Buttons><Button type="submit" kind="primary">{t('verdict.preview')}</Button></Buttons>
		</form>
	);
}

function Mine({ who }: { who: string }) {
	const { t } = useTranslation('desk');
	const own = useRead(async (reading) => (await readOffices(reading, who)).posts.filter(({ role }) => role === 'Secretary'), [who]);
	return <Shown read={own} empty={<Empty title={t('meetings.notYours')} />}>{(posts) => <Form organizations={posts} />}</Shown>;
}

export function Component() {
	const { t } = useTranslation('desk');
	return (
		<DeskPage title={t('meetings.new')} lead={<p>{t('meetings.newLead')}</p>}>
			{({ address }) => <Mine who={address} />}
		</DeskPage>
	);
}
