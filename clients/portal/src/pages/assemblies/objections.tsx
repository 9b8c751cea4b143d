// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What members object to, without a name, and what came of it.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingSteps, MemberOnly, useActing, useAlias } from '../../acting';
import { toHex, useView } from '../../chain';
import { prover } from '../../prover';
import { Badge, BarChart, Button, Buttons, Notice, TextArea, saveFile } from '../../parts';
import { People, Published, written } from '../../records';
import { useFormat, useNow } from '../../text';
import type { MeetingRecord } from './data';

/** The longest reason, in letters: a text that somebody reads. */
const LONGEST = 2000;

function Form({ record }: { record: MeetingRecord }) {
	const { t } = useTranslation('assemblies');
	const acting = useActing();
	const [text, setText] = useState('');
	const [error, setError] = useState<string>();
	const { roll, windows: window } = record.meeting.objectors;
	const alias = useAlias('record', record.id);
	const objected = alias && record.windows[window - 1]?.objections.some(([one]) => one === toHex(alias));
	const { state } = acting;
	if (objected && state.stage !== 'done') return <Notice kind="success" title={t('object.already')} />;
	const object = async () => {
		const content = written(text);
		if (!content) return setError(t('object.empty'));
		if (roll === undefined) return undefined;
		setError(undefined);
		// The chain keeps the digest alone: without the file nobody could show later what was meant.
		saveFile(`objection-${record.id}.txt`, content.text, 'text/plain;charset=utf-8');
		await acting.act(roll, ({ actor }) => prover.run('act', {
			actor, deed: { do: 'objectToRecord', meeting: record.id, window, reason: content.encoded },
		}));
		return undefined;
	};
	if (state.stage !== 'idle') return <ActingSteps acting={acting} done={t('object.done')} />;
	return (
		<div className="form">
			<TextArea label={t('object.reason')} hint={t('object.hint')} value={text} onChange={setText} error={error} maxLength={LONGEST} lang="ko" />
			<p className="fine">{t('object.nameless')}</p>
			<Buttons><Button kind="primary" onClick={() => void object()}>{t('object.do')}</Button></Buttons>
		</div>
	);
}

export function Objections({ record }: { record: MeetingRecord }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const now = useNow(5000);
	const parameters = useView('Assemblies', 'parameters', [], { every: 100 });
	const { stage, objectors } = record.meeting;
	const open = stage.type === 'Certified' && now < Number(stage.value.until);
	return (
		<div className="stack">
			{objectors.windows > 0 && (
				<BarChart
					title={t('object.count')} labels={{ label: t('object.who'), value: t('object.number') }} most={Math.max(objectors.threshold, 1)}
					bars={[{
						key: 'objections', label: t('object.count'), value: objectors.objections, marked: objectors.objections >= objectors.threshold,
						text: t('object.of', { count: format.number(objectors.objections), entitled: format.number(objectors.entitled) }),
					}]}
					threshold={{ value: objectors.threshold, text: t('object.threshold', { count: format.number(objectors.threshold) }) }}
				/>
			)}
			{stage.type === 'UnderObjection' && <Notice kind="warning" title={t('object.deciding')}><p>{t('object.decideBy', { time: format.dateTime(stage.value.decide_by) })}</p></Notice>}
			{record.windows.map(({ window, objections, decision }) => (
				<div key={window} className="stack">
					{objections.length > 0 && (
						<details className="disclosure">
							<summary>{t('object.reasons', { count: objections.length, window })}</summary>
							<ul className="stack">{objections.map(([alias, reason]) => <li key={alias}><Published reference={reason} /></li>)}</ul>
						</details>
					)}
					{decision && (
						<div className="stack">
							<p className="verdict">
								<Badge tone={decision.annulled ? 'danger' : 'done'}>{t(decision.annulled ? 'object.annulled' : 'object.stands')}</Badge>
								<span>{format.dateTime(decision.at)}</span>
								<People addresses={decision.by} />
							</p>
							<Published reference={decision.reason} />
						</div>
					)}
				</div>
			))}
			{open && stage.type === 'Certified' && (
				<div className="card no-print">
					<h3>{t('object.title')}</h3>
					<p>{t('object.until', { time: format.dateTime(stage.value.until), left: format.left(stage.value.until, now) })}</p>
					<MemberOnly><Form record={record} /></MemberOnly>
				</div>
			)}
			{!open && objectors.windows > 0 && stage.type !== 'UnderObjection' && <p className="fine">{t('object.over')}</p>}
			{objectors.windows === 0 && parameters.value && (
				<p>{t('object.notYet', { count: Math.max(1, Math.round(Number(parameters.value[1].times.objection_window) / 86_400_000)) })}</p>
			)}
		</div>
	);
}
