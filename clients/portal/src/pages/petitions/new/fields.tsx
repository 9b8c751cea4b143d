// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a petition says, as it is written: the same for a new one and for one that is changed.

import { useTranslation } from 'react-i18next';
import { CountedArea, CountedField, useProblem } from '../counted';
import { MOST } from '../types';
import type { Wrong, Writing } from './draft';

interface Props {
	readonly writing: Writing;
	readonly wrong: Wrong;
	readonly onChange: (changed: Partial<Writing>) => void;
}

const asProblem = (problem: Wrong[keyof Wrong]) => (problem === 'choose' ? undefined : problem);

export function TitleField({ writing, wrong, onChange }: Props) {
	const { t } = useTranslation('petitions');
	const error = useProblem(asProblem(wrong.title), MOST.title);
	return <CountedField label={t('write.title')} hint={t('write.titleHint')} most={MOST.title} value={writing.title} onChange={(title) => onChange({ title })} error={error} lang="ko" />;
}

export function AskField({ writing, wrong, onChange }: Props) {
	const { t } = useTranslation('petitions');
	const error = useProblem(asProblem(wrong.ask), MOST.ask);
	return <CountedArea label={t('write.ask')} hint={t('write.askHint')} most={MOST.ask} value={writing.ask} onChange={(ask) => onChange({ ask })} error={error} lang="ko" />;
}

export function DetailsField({ writing, wrong, onChange }: Props) {
	const { t } = useTranslation('petitions');
	const error = useProblem(asProblem(wrong.details), MOST.details);
	return <CountedArea label={t('write.details')} hint={t('write.detailsHint')} optional most={MOST.details} value={writing.details} onChange={(details) => onChange({ details })} error={error} lang="ko" />;
}

export function EnglishFields({ writing, wrong, onChange }: Props) {
	const { t } = useTranslation('petitions');
	const title = useProblem(asProblem(wrong.englishTitle), MOST.title);
	const ask = useProblem(asProblem(wrong.englishAsk), MOST.ask);
	const given = writing.englishTitle !== '' || writing.englishAsk !== '';
	return (
		<details className="disclosure" open={given || undefined}>
			<summary>{t('write.english')}</summary>
			<div className="form">
				<p className="fine">{t('write.englishHint')}</p>
				<CountedField label={t('write.englishTitle')} most={MOST.title} value={writing.englishTitle} onChange={(englishTitle) => onChange({ englishTitle })} error={title} lang="en" />
				<CountedArea label={t('write.englishAsk')} most={MOST.ask} value={writing.englishAsk} onChange={(englishAsk) => onChange({ englishAsk })} error={ask} lang="en" />
			</div>
		</details>
	);
}
