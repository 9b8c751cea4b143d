// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Cast or check: the device shows what it is bound to before it learns which of the two it will be.

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button, Buttons, Notice, saveFile } from '../../../parts';
import { TrackerWords } from '../receipt-card';
import { StepPart } from './steps';
import type { Voting } from './use-voting';

export function Decide({ voting, words, open }: { voting: Voting; words: readonly string[]; open: boolean }) {
	const { t } = useTranslation('elections');
	return (
		<StepPart part="decide" title={t('vote.decide')}>
			<p>{t('vote.decideText')}</p>
			<TrackerWords words={words} />
			<Buttons>
				<Button kind="primary" icon="ballot" disabled={!open} onClick={() => voting.castNow()}>{t('vote.cast')}</Button>
				<Button onClick={voting.spoil}>{t('vote.spoil')}</Button>
			</Buttons>
			<details className="disclosure">
				<summary>{t('vote.why')}</summary>
				<div className="prose">
					<p>{t('vote.whyText1')}</p>
					<p>{t('vote.whyText2')}</p>
				</div>
			</details>
		</StepPart>
	);
}

/** A file for the check. Without the words: a device that cheats would show others, now that it knows that it is checked. */
const SPOILED = 'spoiled-ballot.json';

export function Spoiled({ voting, file }: { voting: Voting; file: string }) {
	const { t } = useTranslation('elections');
	return (
		<StepPart part="decide" title={t('vote.spoiled')}>
			<Notice kind="info"><p>{t('vote.spoiledText')}</p></Notice>
			<ol className="prose numbered">
				<li>{t('vote.spoiledStep1')}</li>
				<li>{t('vote.spoiledStep2')} <Link to="/check/ballot">{t('vote.spoiledLink')}</Link></li>
				<li>{t('vote.spoiledStep3')}</li>
			</ol>
			<Buttons>
				<Button kind="primary" icon="download" onClick={() => saveFile(SPOILED, `${file}\n`)}>{t('vote.spoiledSave')}</Button>
				<Button onClick={voting.again}>{t('vote.anotherBallot')}</Button>
			</Buttons>
			<p className="fine">{t('vote.spoiledSecret')}</p>
			<details className="disclosure">
				<summary>{t('vote.spoiledCommand')}</summary>
				<pre className="command">{`caucus verify-spoiled ${SPOILED} --tracker "${t('vote.spoiledNoted')}"`}</pre>
			</details>
		</StepPart>
	);
}
