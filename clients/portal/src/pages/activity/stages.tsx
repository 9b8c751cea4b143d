// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Timeline } from '../../parts';
import { useFormat, useNow } from '../../text';
import { type Period, isClosed } from './data';

/** How far a month is: attested, disputed, decided, published. */
export function Stages({ period }: { period: Period }) {
	const { t } = useTranslation('activity');
	const format = useFormat();
	const now = useNow();
	const ends = [Number(period.attested_until), Number(period.disputed_until), Number(period.decided_until)];
	const closed = isClosed(period);
	const current = closed ? 4 : ends.findIndex((end) => now < end) === -1 ? 3 : ends.findIndex((end) => now < end);
	const state = (at: number) => (at < current ? 'done' as const : at === current ? 'now' as const : 'next' as const);
	const until = (end: number) => t('stage.until', { time: format.dateTime(end) });
	return (
		<Timeline
			label={t('stage.title')}
			stages={[
				{ key: 'attesting', title: t('stage.attesting'), time: until(ends[0]!), state: state(0) },
				{ key: 'disputing', title: t('stage.disputing'), time: until(ends[1]!), state: state(1) },
				{ key: 'deciding', title: t('stage.deciding'), time: until(ends[2]!), state: state(2) },
				{ key: 'closed', title: t('stage.closed'), state: closed ? 'done' : state(3) },
			]}
		/>
	);
}
