// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How far something is that takes its time. It says so in words, and the words are read out when they change.

import { useTranslation } from 'react-i18next';
import { useFormat } from '../text';
import { Icon } from './icon';

/** Of work whose size is known: pages of keys, bytes. Without `done` it is not known how much is left. */
export function Progress({ label, done, of, text }: { label: string; done?: number; of?: number; text?: string }) {
	const format = useFormat();
	const known = done !== undefined && of !== undefined && of > 0;
	const percent = known ? format.percent(done / of, 0) : '';
	return (
		<div className="progress">
			<div className="progress-text"><span>{label}</span><span className="numeric fine">{text ?? percent}</span></div>
			<progress className="progress-bar" aria-label={label} {...(known && { value: done, max: of })} />
			{/* In quarters: every step would be too much to listen to. */}
			<span className="hidden" role="status">{label} {known ? format.percent(Math.floor((done / of) * 4) / 4, 0) : ''}</span>
		</div>
	);
}

export interface Step {
	readonly key: string;
	readonly title: string;
	readonly state: 'done' | 'now' | 'next' | 'failed';
	/** More on the step that is under way. */
	readonly text?: string;
}

/** Steps one after the other, such as those of casting a ballot. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
	const { t } = useTranslation('common');
	const now = steps.find(({ state }) => state === 'now' || state === 'failed');
	return (
		<>
			<ol className="steps" aria-label={label}>
				{steps.map(({ key, title, state, text }, index) => (
					<li key={key} className={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
						<span className="step-mark" aria-hidden="true">
							{state === 'done' ? <Icon name="check" /> : state === 'failed' ? <Icon name="close" />
								: state === 'now' ? <span className="spinner" /> : index + 1}
						</span>
						<span>{title}<span className="hidden"> ({t(`stage.${state}`)})</span>{text && <span className="fine"> {text}</span>}</span>
					</li>
				))}
			</ol>
			<span className="hidden" role="status">{now ? `${now.title} ${now.text ?? ''}` : ''}</span>
		</>
	);
}
