// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A member's answers: sealed first, and opened when enough are sealed. What opens them is kept on this device before
// anything is sent, because nobody else can open them.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingSteps, useActing, useAlias } from '../../acting';
import { useChain, useUnder } from '../../chain';
import { vault } from '../../keys';
import { Button, Buttons, FileField, Notice, Radios, Shown, saveFile } from '../../parts';
import { prover } from '../../prover';
import { useFormat } from '../../text';
import type { EvaluationRow } from './data';
import { useQuestions } from './evaluations';

type Answer = '0' | '1' | '2' | '3' | '4' | '5';
const ANSWERS: readonly Answer[] = ['5', '4', '3', '2', '1', '0'];

/** Answers as they lie beside the keys. */
interface Kept {
	readonly kind: 'evaluation';
	readonly genesis: string;
	readonly evaluation: number;
	readonly answers: string;
}

const isKept = (note: unknown): note is Kept => (note as Kept | null)?.kind === 'evaluation' && typeof (note as Kept).answers === 'string';

/** The answers to an evaluation that this device has, the newest first: where sending failed, only the chain knows which it took. */
async function keptOf(genesis: string, evaluation: number): Promise<string[]> {
	const notes = [...(await vault.notes()).values()].filter(isKept);
	return notes.filter((note) => note.genesis === genesis && note.evaluation === evaluation).map(({ answers }) => answers).reverse();
}

const keep = (genesis: string, evaluation: number, answers: string): Promise<string> =>
	vault.keepNote({ kind: 'evaluation', genesis, evaluation, answers } satisfies Kept);

/** Where the chain's record of answers says whether they were opened: behind a digest, and whether they are of the area. */
const OPENED = 33;

/** The chain's record of the reader's answers. */
const useAnswered = (id: number, { sealed }: EvaluationRow[1]) =>
	useUnder('Representatives', 'Seals', id, useAlias('evaluation', id), sealed);

export function Evaluate({ id, record }: { id: number; record: EvaluationRow[1] }) {
	const { t } = useTranslation('representatives');
	const questions = useQuestions();
	const acting = useActing();
	const answered = useAnswered(id, record);
	const { connection } = useChain();
	const [answers, setAnswers] = useState<readonly (Answer | undefined)[]>(Array<undefined>(5).fill(undefined));
	const [missing, setMissing] = useState(false);
	if (acting.state.stage === 'done') return <ActingSteps acting={acting} done={t('evaluate.done')} />;
	if (answered.value !== undefined && !answered.loading) return <Notice kind="success" title={t('evaluate.already')}><p>{t('evaluate.openLater')}</p></Notice>;
	if (acting.state.stage !== 'idle') return <ActingSteps acting={acting} done={t('evaluate.done')} />;
	// Whether there are answers has to be known: a second seal would be refused.
	if (answered.loading || answered.error) return <Shown read={answered} lines={4}>{() => null}</Shown>;
	const seal = async () => {
		if (answers.some((one) => one === undefined)) return setMissing(true);
		const chain = await connection?.genesis();
		if (!chain) return undefined;
		const given = Uint8Array.from(answers, Number);
		await acting.act(record.roll, async ({ actor, genesis, words }) => {
			const made = await prover.run('makeAnswers', { words, genesis, evaluation: id, answers: given });
			await keep(chain, id, made.kept);
			return prover.run('act', { actor, deed: { do: 'sealAnswers', answers: made.answers } });
		});
		return undefined;
	};
	return (
		<div className="form">
			<p>{t('evaluate.text')}</p>
			{questions.map((question, i) => (
				<Radios<Answer>
					key={i} legend={question} value={answers[i]} choices={ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }))}
					error={missing && answers[i] === undefined ? t('evaluate.missing') : undefined}
					onChange={(value) => setAnswers(answers.map((old, at) => (at === i ? value : old)))}
				/>
			))}
			<p className="fine">{t('evaluate.kept')}</p>
			<Buttons><Button kind="primary" onClick={() => void seal()}>{t('evaluate.do')}</Button></Buttons>
		</div>
	);
}

export function OpenAnswers({ id, record }: { id: number; record: EvaluationRow[1] }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const acting = useActing();
	const answered = useAnswered(id, record);
	const { connection } = useChain();
	const [kept, setKept] = useState<readonly string[]>([]);
	useEffect(() => {
		let gone = false;
		const look = async () => {
			const chain = await connection?.genesis();
			const found = chain && await keptOf(chain, id);
			if (!gone && found) setKept(found);
		};
		look().catch(() => undefined);
		return () => {
			gone = true;
		};
	}, [connection, id]);
	if (acting.state.stage === 'done') return <ActingSteps acting={acting} done={t('open.done')} />;
	if (answered.value?.[OPENED] === 1) return <Notice kind="success" title={t('open.already')} />;
	if (acting.state.stage !== 'idle') return <ActingSteps acting={acting} done={t('open.done')} short />;
	if (!answered.loading && answered.value === undefined && !answered.error) return <p>{t('open.neverSealed')}</p>;
	const open = async (texts: readonly string[]) => {
		for (const text of texts) {
			if (await acting.hand((genesis) => prover.run('openAnswers', { kept: text, genesis }))) return;
		}
	};
	const [newest] = kept;
	return (
		<div className="form">
			<p>{t('open.text', { time: format.dateTime(record.opened_until) })}</p>
			{newest !== undefined ? (
				<Buttons>
					<Button kind="primary" onClick={() => void open(kept)}>{t('open.do')}</Button>
					<Button icon="download" onClick={() => saveFile(`evaluation-${id}.json`, newest)}>{t('open.save')}</Button>
				</Buttons>
			) : <FileField label={t('open.file')} hint={t('open.fileHint')} accept=".json,application/json" onPick={(text) => void open([text])} />}
		</div>
	);
}
