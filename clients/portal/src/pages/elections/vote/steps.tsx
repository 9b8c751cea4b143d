// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the steps of voting share.

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../../../chain';
import { KeyTrouble } from '../../../keys';
import { Notice } from '../../../parts';
import { NoSuchRoll } from '../../../prover';
import { RelayDenied } from './relay';
import { CountChanged, Unready } from './session';

const PARTS = ['prepare', 'paper', 'decide', 'send'] as const;
export type PartName = (typeof PARTS)[number];

/** A step: its heading gets the focus, so that screen readers and keyboards go on from there. */
export function StepPart({ part, title, children }: { part: PartName; title: string; children: ReactNode }) {
	const { t } = useTranslation('elections');
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		heading.current?.focus();
	}, [title]);
	return (
		<section className="vote-step" aria-label={title}>
			<p className="fine numeric">{t('vote.stepOf', { step: PARTS.indexOf(part) + 1, of: PARTS.length })}</p>
			<h2 ref={heading} tabIndex={-1}>{title}</h2>
			{children}
		</section>
	);
}

/** What went wrong, and what to do about it. */
export function VoteTrouble({ error }: { error: unknown }) {
	const { t } = useTranslation('elections');
	const { t: settings } = useTranslation('settings');
	const rule = error instanceof RelayDenied ? error.rule : undefined;
	const sentence = useSentence(rule ?? error);
	if (error === undefined) return null;
	const text = error instanceof KeyTrouble ? settings(`trouble.${error.trouble}`)
		: error instanceof Unready || error instanceof NoSuchRoll ? t('vote.unready')
			: error instanceof CountChanged ? t('vote.countChanged')
				: error instanceof RelayDenied ? t(`vote.denied.${error.name}`, { rule: sentence })
					: sentence;
	return text === undefined ? null : <Notice kind="danger" live><p>{text}</p></Notice>;
}
