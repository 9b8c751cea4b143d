// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// In session: who is there, and how votes ended. Numbers that cannot be are refused before anything is sent.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, Buttons, Fact, Facts, Notice, SelectField, TextField } from '../../../parts';
import { Sign } from '../sign';
import { type Counts, type Impossible, checkAttendance, checkCounts, hasQuorum, numberIn, verdictOf } from './counts';
import type { MeetingFound } from './read';

interface Props {
	readonly meeting: number;
	readonly found: MeetingFound;
	readonly onDone: (text: string) => void;
}

/** Numbers by name, as they were typed; or which of them is none. */
function numbersIn<Name extends string>(typed: Readonly<Record<Name, string>>): { numbers: Record<Name, number> } | { wrong: Impossible } {
	const numbers = {} as Record<Name, number>;
	for (const name of Object.keys(typed) as Name[]) {
		const number = numberIn(typed[name]);
		if (number === undefined) return { wrong: { field: name, key: 'number' } };
		numbers[name] = number;
	}
	return { numbers };
}

function NumberFields<Name extends string>({ names, typed, onChange, wrong }: {
	names: readonly Name[]; typed: Readonly<Record<Name, string>>; onChange: (name: Name, value: string) => void; wrong: Impossible | undefined;
}) {
	const { t } = useTranslation('desk');
	return names.map((name) => (
		<TextField
			key={name} label={t(`counts.${name}`)} value={typed[name]} onChange={(value) => onChange(name, value)} inputMode="numeric" autoComplete="off" short
			error={wrong?.field === name ? t(`counts.${wrong.key}`, { ...wrong.values }) : undefined}
		/>
	));
}

export function OpenSession({ meeting, found, onDone }: Props) {
	const { t } = useTranslation('desk');
	const [typed, setTyped] = useState({ entitled: '', present: '', excused: '0' });
	const [wrong, setWrong] = useState<Impossible>();
	const [ready, setReady] = useState<{ version: number; entitled: number; present: number; excused: number }>();
	if (ready) {
		const { version, entitled, present, excused } = ready;
		const quorate = hasQuorum(found.quorum, entitled, present);
		return (
			<div className="stack">
				<Facts>
					<Fact name={t('counts.entitled')}>{entitled}</Fact>
					<Fact name={t('counts.present')}>{present}</Fact>
					<Fact name={t('counts.excused')}>{excused}</Fact>
				</Facts>
				<Notice kind={quorate ? 'success' : 'warning'}>{t(quorate ? 'counts.quorate' : 'counts.inquorate')}</Notice>
				<Sign
					id={`open ${meeting} ${JSON.stringify(ready)}`} label={t('meetings.open')} onBack={() => setReady(undefined)} onDone={() => onDone(t('meetings.opened'))}
					call={(api) => api.tx.Assemblies.open({ meeting, expected_version: version, attendance: { entitled, present, excused, groups: [] }, electorate: undefined })}
				>
					{() => <p>{t('meetings.opened')}</p>}
				</Sign>
			</div>
		);
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				const read = numbersIn(typed);
				const bad = 'wrong' in read ? read.wrong : checkAttendance(read.numbers);
				setWrong(bad);
				if (!bad && 'numbers' in read) setReady({ version: found.version, ...read.numbers });
			}}
		>
			<NumberFields names={['entitled', 'present', 'excused']} typed={typed} wrong={wrong} onChange={(name, value) => setTyped({ ...typed, [name]: value })} />
			<Buttons><Button type="submit" kind="primary">{t('verdict.preview')}</Button></Buttons>
		</form>
	);
}

const FIELDS = ['present', 'cast', 'invalid', 'yes', 'no', 'abstain'] as const;
const METHODS = ['ShowOfHands', 'RollCall', 'SecretPaper'] as const;

/** Enters how a vote on a motion ended. */
export function RecordVote({ meeting, found, onDone }: Props) {
	const { t } = useTranslation('desk');
	const open = found.motions.filter(({ state }) => state === 'Proposed');
	const [motion, setMotion] = useState(String(open[0]?.motion ?? ''));
	const [method, setMethod] = useState<(typeof METHODS)[number]>('ShowOfHands');
	const [typed, setTyped] = useState({ present: String(found.present), cast: '', invalid: '0', yes: '', no: '', abstain: '0' });
	const [wrong, setWrong] = useState<Impossible>();
	const [ready, setReady] = useState<{ version: number; counts: Counts }>();
	const subject = open.find((one) => String(one.motion) === motion);
	if (!subject) return <p>{t('meetings.noMotion')}</p>;
	if (ready) {
		const { version, counts } = ready;
		const verdict = verdictOf(counts, subject.requirement);
		const { entitled, present, cast, invalid, yes, no, abstain } = counts;
		return (
			<div className="stack">
				<Facts>
					<Fact name={t('meetings.motion')}>{subject.title}</Fact>
					{(['entitled', ...FIELDS] as const).map((name) => <Fact key={name} name={t(`counts.${name}`)}>{counts[name]}</Fact>)}
					<Fact name={t('counts.verdict')}><Badge tone={verdict === 'Passed' ? 'done' : 'warning'}>{t(`counts.verdicts.${verdict}`)}</Badge></Fact>
				</Facts>
				<Sign
					id={`vote ${meeting} ${motion} ${JSON.stringify(ready)}`} label={t('meetings.recordVote')} onBack={() => setReady(undefined)}
					onDone={() => onDone(t('meetings.voteRecorded', { title: subject.title }))}
					call={(api) => api.tx.Assemblies.record_vote({
						meeting, expected_version: version, subject: { type: 'Motion', value: subject.motion },
						ballot: {
							method: { type: method, value: undefined }, provenance: { type: 'Own', value: undefined },
							counts: {
								entitled, present, cast, valid: cast - invalid, invalid, votes_per_ballot: 1, groups: [],
								votes: [
									[{ type: 'Yes', value: undefined }, yes], [{ type: 'No', value: undefined }, no], [{ type: 'Abstain', value: undefined }, abstain],
								],
							},
							stated: { type: verdict, value: undefined }, evidence: undefined,
						},
					})}
				>
					{() => <p>{t('meetings.voteRecorded', { title: subject.title })}</p>}
				</Sign>
			</div>
		);
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				const read = numbersIn(typed);
				const counts = 'numbers' in read ? { entitled: found.entitled, ...read.numbers } : undefined;
				const bad = 'wrong' in read ? read.wrong : counts && checkCounts(counts);
				setWrong(bad);
				if (!bad && counts) setReady({ version: found.version, counts });
			}}
		>
			<SelectField label={t('meetings.motion')} value={motion} onChange={setMotion} choices={open.map((one) => ({ value: String(one.motion), label: one.title }))} />
			<SelectField label={t('counts.method')} value={method} onChange={setMethod} choices={METHODS.map((value) => ({ value, label: t(`counts.methods.${value}`) }))} />
			<p>{t('counts.entitledAre', { count: found.entitled })}</p>
			<NumberFields names={FIELDS} typed={typed} wrong={wrong} onChange={(name, value) => setTyped({ ...typed, [name]: value })} />
			<Buttons><Button type="submit" kind="primary">{t('verdict.preview')}</Button></Buttons>
		</form>
	);
}
