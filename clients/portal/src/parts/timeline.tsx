// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The stages of something that takes days: what was, what is now, what comes.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Stage {
	readonly key: string;
	readonly title: ReactNode;
	/** When, in words. */
	readonly time?: ReactNode;
	readonly state: 'done' | 'now' | 'next' | 'failed';
	readonly children?: ReactNode;
}

export function Timeline({ stages, label }: { stages: readonly Stage[]; label: string }) {
	const { t } = useTranslation('common');
	return (
		<ol className="timeline" aria-label={label}>
			{stages.map(({ key, title, time, state, children }) => (
				<li key={key} className={`stage stage-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
					<span className="stage-title">{title}<span className="hidden">({t(`stage.${state}`)})</span></span>
					{time && <span className="stage-time">{time}</span>}
					{children}
				</li>
			))}
		</ol>
	);
}
