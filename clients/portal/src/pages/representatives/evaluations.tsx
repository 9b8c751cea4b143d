// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What members think, kept apart from facts: distributions, no score.

import { useTranslation } from 'react-i18next';
import { MemberOnly } from '../../acting';
import { type Reading, everyPage, useChain, useRead } from '../../chain';
import { Badge, BarChart, Empty, Section, Shown } from '../../parts';
import { asLanguage, useFormat } from '../../text';
import { Evaluate, OpenAnswers } from './evaluate';
import { type EvaluationRow, type Outcome, type Person, type Reply, halfOf } from './data';
import { Replies } from './fact';

interface Evaluated {
	readonly row: EvaluationRow;
	readonly outcome: Outcome | undefined;
	readonly replies: readonly Reply[];
}

async function readEvaluations({ api, at }: Reading, representative: number): Promise<Evaluated[]> {
	const all = await everyPage((from, count) => api.view.Representatives.evaluations(from, count, { at }));
	const own = all.filter(([, record]) => record.representative === representative).reverse();
	return Promise.all(own.map(async (row) => ({
		row,
		outcome: row[1].stage.type === 'Published' ? await api.view.Representatives.outcome(row[0], { at }) : undefined,
		replies: row[1].replies > 0 ? await api.view.Representatives.replies({ type: 'Evaluation', value: row[0] }, { at }) : [],
	})));
}

/** The wording of the five questions, where the party says it. */
export function useQuestions(): readonly string[] {
	const { t, i18n } = useTranslation('representatives');
	const { config } = useChain();
	const language = asLanguage(i18n.language);
	return Array.from({ length: 5 }, (_, i) => config?.questions?.[i]?.[language] ?? t('evaluation.question', { number: i + 1 }));
}

function Sheet({ title, sheet }: { title: string; sheet: Outcome['all'] }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const questions = useQuestions();
	return (
		<div className="stack">
			<h4>{title} · {t('evaluation.members', { number: format.number(sheet.members) })}</h4>
			{sheet.answers.map((answers, question) => {
				const bars = [5, 4, 3, 2, 1, 0].map((answer) => ({
					key: `${answer}`, label: t(`answer.${answer}`), value: answers[answer] ?? 0,
					text: t('evaluation.share', { number: format.number(answers[answer] ?? 0), share: format.percent((answers[answer] ?? 0) / Math.max(sheet.members, 1), 0) }),
				}));
				return (
					<details key={question} className="disclosure" open={question === 0}>
						<summary>{questions[question]}</summary>
						<BarChart title={questions[question] ?? ''} labels={{ label: t('evaluation.answer'), value: t('evaluation.count') }} bars={bars} most={sheet.members} />
					</details>
				);
			})}
		</div>
	);
}

function One({ evaluated: { row, outcome, replies } }: { evaluated: Evaluated }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const [id, record, phase] = row;
	const { year, second } = halfOf(record.half);
	const state = phase.type === 'Over' ? record.stage.type : phase.type;
	return (
		<li className="agenda-item">
			<div className="agenda-head">
				<h3>{t(second ? 'evaluation.second' : 'evaluation.first', { year })}</h3>
				<Badge tone={state === 'Published' ? 'done' : phase.type === 'Over' ? 'plain' : 'open'}>{t(`phase.${state}`)}</Badge>
			</div>
			{phase.type === 'Sealing' && <p>{t('evaluation.sealing', { number: format.number(record.sealed), least: format.number(record.least), time: format.dateTime(record.sealed_until) })}</p>}
			{phase.type === 'Opening' && <p>{t('evaluation.opening', { opened: format.number(record.opened), sealed: format.number(record.sealed), least: format.number(record.least), time: format.dateTime(record.opened_until) })}</p>}
			{record.stage.type === 'TooFew' && <p>{t('evaluation.tooFew', { least: format.number(record.least) })}</p>}
			{record.stage.type === 'Cancelled' && <p>{t('evaluation.cancelled')}</p>}
			{outcome && (
				<>
					<Sheet title={t('evaluation.all')} sheet={outcome.all} />
					{outcome.local ? <Sheet title={t('evaluation.local')} sheet={outcome.local} /> : <p className="fine">{t('evaluation.noLocal')}</p>}
				</>
			)}
			<Replies replies={replies} />
			{phase.type === 'Sealing' && <div className="card no-print"><h4>{t('evaluate.title')}</h4><MemberOnly><Evaluate id={id} record={record} /></MemberOnly></div>}
			{phase.type === 'Opening' && <div className="card no-print"><h4>{t('open.title')}</h4><MemberOnly><OpenAnswers id={id} record={record} /></MemberOnly></div>}
		</li>
	);
}

export function Evaluations({ person }: { person: Person }) {
	const { t } = useTranslation('representatives');
	const read = useRead((reading) => readEvaluations(reading, person.id), [person.id], { every: 2 });
	return (
		<Section title={t('evaluation.title')}>
			<p className="fine">{t('evaluation.lead')}</p>
			<Shown read={read} empty={<Empty title={t('evaluation.none')}><p>{t('evaluation.noneText')}</p></Empty>}>
				{(rows) => <ol className="agenda">{rows.map((one) => <One key={one.row[0]} evaluated={one} />)}</ol>}
			</Shown>
		</Section>
	);
}
