// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The ballot paper, and what was filled in, to be looked at once more.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Buttons, Checkboxes, Notice, Radios } from '../../../parts';
import type { PaperContest } from '../../../prover';
import { labelOf } from '../../../text/label';
import { useFormat } from '../../../text';
import { StepPart } from './steps';
import type { Choices, Voting } from './use-voting';

const BLANK = 'blank';

/** What stands beside a choice: "기호 1번 후보 1"; answers to a question have no number. */
export function useCandidate(): (contest: PaperContest, number: number) => string {
	const { t, i18n } = useTranslation('elections');
	return (contest, number) => {
		const name = labelOf(contest.candidates[number - 1] ?? '', i18n.language);
		return contest.kind === 'YesNo' ? name.text : name.numbered ? name.text : t('paper.numbered', { number, name: name.text });
	};
}

function ContestField({ contest, chosen, error, onChange }: {
	contest: PaperContest; chosen: readonly number[] | undefined; error: string | undefined;
	onChange: (chosen: readonly number[] | undefined) => void;
}) {
	const { t, i18n } = useTranslation('elections');
	const format = useFormat();
	const candidate = useCandidate();
	const values = chosen === undefined ? [] : chosen.length === 0 ? [BLANK] : chosen.map(String);
	const one = contest.kind === 'ChooseOne' || contest.kind === 'YesNo';
	const full = !one && (chosen?.length ?? 0) >= contest.most;
	const choices = [
		...contest.candidates.map((_, i) => {
			const value = `${i + 1}`;
			return { value, label: candidate(contest, i + 1), disabled: full && !values.includes(value) };
		}),
		{ value: BLANK, label: t('paper.blank'), hint: t('vote.blankHint') },
	];
	const legend = labelOf(contest.title, i18n.language).text;
	const hint = t(`paper.kind.${contest.kind}`, { most: format.number(contest.most) });
	if (one) {
		return (
			<Radios
				legend={legend} hint={hint} error={error} choices={choices} value={values[0]}
				onChange={(value) => onChange(value === BLANK ? [] : [Number(value)])}
			/>
		);
	}
	return (
		<>
			<Checkboxes
				legend={legend} hint={hint} error={error} choices={choices} values={values}
				onChange={(next) => {
					const added = next.find((value) => !values.includes(value));
					// Blank and candidates put each other out.
					if (added === BLANK) onChange([]);
					else {
						const numbers = next.filter((value) => value !== BLANK).map(Number).sort((a, b) => a - b);
						onChange(numbers.length === 0 ? undefined : numbers);
					}
				}}
			/>
			<p className="fine" role="status">{t('vote.chosen', { chosen: format.number(chosen?.length ?? 0), most: format.number(contest.most) })}</p>
		</>
	);
}

export function Paper({ voting, paper }: { voting: Voting; paper: readonly PaperContest[] }) {
	const { t } = useTranslation('elections');
	const [asked, setAsked] = useState(false);
	const missing = voting.choices.filter((chosen) => chosen === undefined).length;
	const summary = useRef<HTMLDivElement>(null);
	const [tries, setTries] = useState(0);
	useEffect(() => {
		if (tries > 0) summary.current?.focus();
	}, [tries]);
	return (
		<StepPart part="paper" title={t('vote.paper')}>
			<form
				className="form paper" noValidate
				onSubmit={(event) => {
					event.preventDefault();
					setAsked(true);
					if (missing === 0) voting.review();
					else setTries((count) => count + 1);
				}}
			>
				<p>{t('vote.paperText')}</p>
				{asked && missing > 0 && <div ref={summary} tabIndex={-1}><Notice kind="danger" live><p>{t('vote.missing', { count: missing })}</p></Notice></div>}
				{paper.map((contest, i) => (
					<ContestField
						key={contest.contest} contest={contest} chosen={voting.choices[i]}
						error={asked && voting.choices[i] === undefined ? t('vote.chooseOrBlank') : undefined}
						onChange={(chosen) => voting.choose(i, chosen)}
					/>
				))}
				<Buttons><Button type="submit" kind="primary">{t('vote.toReview')}</Button></Buttons>
			</form>
		</StepPart>
	);
}

/** What was chosen, contest by contest. */
function Chosen({ paper, choices }: { paper: readonly PaperContest[]; choices: Choices }) {
	const { t, i18n } = useTranslation('elections');
	const candidate = useCandidate();
	return (
		<dl className="chosen">
			{paper.map((contest, i) => {
				const numbers = choices[i] ?? [];
				return (
					<div key={contest.contest} className="chosen-contest">
						<dt>{labelOf(contest.title, i18n.language).text}</dt>
						{numbers.length === 0
							? <dd>{t('paper.blank')}</dd>
							: numbers.map((number) => <dd key={number}>{candidate(contest, number)}</dd>)}
					</div>
				);
			})}
		</dl>
	);
}

export function Review({ voting, paper }: { voting: Voting; paper: readonly PaperContest[] }) {
	const { t } = useTranslation('elections');
	const making = voting.state.step === 'making';
	return (
		<StepPart part="paper" title={t('vote.review')}>
			<p>{t('vote.reviewText')}</p>
			<Chosen paper={paper} choices={voting.choices} />
			<Buttons>
				<Button kind="primary" busy={making} onClick={voting.make}>{t('vote.make')}</Button>
				<Button disabled={making} onClick={voting.edit}>{t('vote.edit')}</Button>
			</Buttons>
		</StepPart>
	);
}
