// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// An addressee answers a petition, asks for more time, or says what becomes of it in a meeting. One of chair and secretary
// suffices.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, type ContentRef, asText, textContent, useRead } from '../../../chain';
import { Button, Buttons, Code, Fact, Facts, Notice, Radios, SelectField, Shown, TextArea, saveFile } from '../../../parts';
import { lengthOf, textBytes, tidied } from '../../../text';
import { ContentField } from '../content-field';
import { useDraft } from '../draft';
import { Sign } from '../sign';

/** Bytes of a summary: 500 syllables. */
const MOST_SUMMARY = 1500;
const ANSWERS = ['Accept', 'Partly', 'Decline', 'NotOurs'] as const;
type Answer = (typeof ANSWERS)[number];

export function Respond({ petition }: { petition: number }) {
	const { t } = useTranslation('desk');
	const [draft, change, forget] = useDraft(`response.${petition}`, { answer: '' as Answer | '', summary: '' });
	const [body, setBody] = useState<ContentRef>();
	const [missing, setMissing] = useState<'answer' | 'summary' | 'long'>();
	const [ready, setReady] = useState(false);
	const preview = () => {
		const bytes = lengthOf(draft.summary);
		const found = draft.answer === '' ? 'answer' : bytes === 0 ? 'summary' : bytes > MOST_SUMMARY ? 'long' : undefined;
		setMissing(found);
		setReady(found === undefined);
	};
	if (ready && draft.answer !== '') {
		const answer = { type: draft.answer, value: undefined } as const;
		return (
			<div className="stack">
				<Facts>
					<Fact name={t('respond.answer')}>{t(`respond.${draft.answer}`)}</Fact>
					<Fact name={t('respond.summary')}><p className="wrap">{tidied(draft.summary)}</p></Fact>
					{body && <Fact name={t('respond.body')}><Code>{body.digest}</Code></Fact>}
				</Facts>
				<Notice>{t('respond.stays')}</Notice>
				<Sign
					id={`respond ${petition} ${JSON.stringify(draft)} ${body?.digest ?? ''}`} label={t('respond.send')} onBack={() => setReady(false)} onDone={forget}
					call={(api) => api.tx.Petitions.respond({ petition, summary: textBytes(draft.summary), body, answer })}
				>
					{() => <p>{t('respond.done')}</p>}
				</Sign>
			</div>
		);
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				preview();
			}}
		>
			<Radios
				legend={t('respond.answer')} value={draft.answer === '' ? undefined : draft.answer} onChange={(answer) => change({ answer })}
				error={missing === 'answer' ? t('respond.missing.answer') : undefined}
				choices={ANSWERS.map((value) => ({ value, label: t(`respond.${value}`) }))}
			/>
			<TextArea
				label={t('respond.summary')} hint={t('respond.summaryHint', { most: MOST_SUMMARY / 3 })} rows={6} value={draft.summary}
				onChange={(summary) => change({ summary })}
				error={missing === 'summary' || missing === 'long' ? t(`respond.missing.${missing}`, { bytes: lengthOf(draft.summary), most: MOST_SUMMARY }) : undefined}
			/>
			<ContentField label={t('respond.body')} hint={t('respond.bodyHint')} value={body} onChange={setBody} />
			<Buttons><Button type="submit" kind="primary">{t('verdict.preview')}</Button></Buttons>
		</form>
	);
}

/** Something that needs published reasons alone. */
function WithReason({ name, label, hint, sign, done, call }: {
	name: string; label: string; hint: string; sign: string; done: string; call: (api: Api, reason: ContentRef) => ReturnType<Api['tx']['Petitions']['extend']>;
}) {
	const { t } = useTranslation('desk');
	const [draft, change, forget] = useDraft(name, { reason: '' });
	const [ready, setReady] = useState<ContentRef>();
	const [missing, setMissing] = useState(false);
	if (ready) {
		return (
			<div className="stack">
				<Facts>
					<Fact name={label}><p className="wrap" lang="ko">{tidied(draft.reason)}</p></Fact>
					<Fact name={t('content.digest')}><Code>{ready.digest}</Code></Fact>
				</Facts>
				<Sign id={`${name} ${ready.digest}`} label={sign} onBack={() => setReady(undefined)} onDone={forget} call={(api) => call(api, ready)}>
					{() => (
						<>
							<p>{done}</p>
							<Buttons><Button icon="download" onClick={() => saveFile(`${name}.txt`, tidied(draft.reason), 'text/plain')}>{t('verdict.saveReason')}</Button></Buttons>
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
				const empty = lengthOf(draft.reason) === 0;
				setMissing(empty);
				if (!empty) setReady(textContent(draft.reason));
			}}
		>
			<TextArea
				label={label} hint={hint} lang="ko" rows={4} value={draft.reason} onChange={(reason) => change({ reason })}
				error={missing ? t('verdict.missing.reason') : undefined}
			/>
			<Buttons><Button type="submit">{t('verdict.preview')}</Button></Buttons>
		</form>
	);
}

export function Extend({ petition, duty }: { petition: number; duty: 'Response' | 'Referral' }) {
	const { t } = useTranslation('desk');
	return (
		<WithReason
			name={`petition-${petition}-extend-${duty}`} label={t('respond.extendReason')} hint={t('respond.extendHint')} sign={t('respond.extendSign')}
			done={t('respond.extended')} call={(api, reason) => api.tx.Petitions.extend({ petition, duty: { type: duty, value: undefined }, reason })}
		/>
	);
}

/** Puts a petition on the agenda of a meeting that is to come. */
export function Schedule({ petition, addressee }: { petition: number; addressee: number }) {
	const { t } = useTranslation('desk');
	const [place, setPlace] = useState('');
	const [ready, setReady] = useState(false);
	const items = useRead(async ({ api, at }) => {
		const meetings = await api.view.Assemblies.meetings_of(addressee, 0, 50, { at });
		const open = meetings.filter(([, { stage }]) => ['Draft', 'Noticed', 'AgendaFrozen', 'Postponed', 'InSession'].includes(stage.type));
		const agendas = await Promise.all(open.map(([meeting]) => api.view.Assemblies.agenda(meeting, 0, 100, { at })));
		return open.flatMap(([meeting, { plan }], i) => agendas[i]!.map(([position, { what }]) => ({
			place: `${meeting} ${position}`, title: `${asText(plan.name)} – ${asText(what.label)}. ${asText(what.title)}`,
		})));
	}, [addressee]);
	const [meeting = 0, item = 0] = place.split(' ').map(Number);
	if (ready) {
		return (
			<Sign
				id={`schedule ${petition} ${place}`} label={t('refer.sign')} onBack={() => setReady(false)}
				call={(api) => api.tx.Petitions.schedule({ petition, meeting, item })}
			>
				{() => <p>{t('refer.done')}</p>}
			</Sign>
		);
	}
	return (
		<Shown read={items} empty={<Notice>{t('refer.noMeeting')}</Notice>}>
			{(rows) => (
				<form
					className="form"
					onSubmit={(event) => {
						event.preventDefault();
						setReady(place !== '');
					}}
				>
					<SelectField
						label={t('refer.item')} value={place} onChange={setPlace}
						choices={[{ value: '', label: t('verdict.pick') }, ...rows.map((row) => ({ value: row.place, label: row.title }))]}
					/>
					<Buttons><Button type="submit" disabled={place === ''}>{t('verdict.preview')}</Button></Buttons>
				</form>
			)}
		</Shown>
	);
}

/** Says what came of a referral. */
export function Outcome({ petition, considered }: { petition: number; considered: boolean }) {
	const { t } = useTranslation('desk');
	const kind = considered ? 'considered' : 'declined';
	return (
		<WithReason
			name={`petition-${petition}-${kind}`} label={t(`refer.${kind}`)} hint={t(`refer.${kind}Hint`)} sign={t('refer.outcomeSign')} done={t('refer.outcomeDone')}
			call={(api, reason) => api.tx.Petitions.record_outcome({
				petition, outcome: considered ? { type: 'Considered', value: { outcome: reason } } : { type: 'Declined', value: { reason } },
			})}
		/>
	);
}
