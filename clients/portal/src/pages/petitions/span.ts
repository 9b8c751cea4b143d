// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;

/** A stretch of time in its largest fitting unit: 14 days, 10 minutes. */
export function useSpan(): (milliseconds: bigint) => string {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	return (milliseconds) => {
		const time = Number(milliseconds);
		const [unit, size] = time >= DAY ? ['days', DAY] as const : time >= HOUR ? ['hours', HOUR] as const : ['minutes', MINUTE] as const;
		const count = Math.max(1, Math.round(time / size));
		return t(`span.${unit}`, { count, number: format.number(count) });
	};
}
