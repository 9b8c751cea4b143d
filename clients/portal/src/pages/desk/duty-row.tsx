// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A duty in a list. How urgent it is, is said by words and repeated by colour.

import { useTranslation } from 'react-i18next';
import { Badge, Row } from '../../parts';
import { useFormat } from '../../text';
import type { Duty } from './duties';

/** What is due within a day is shown as urgent. */
const SOON = 24 * 60 * 60_000;

export function DutyRow({ duty, now }: { duty: Duty; now: number }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	const { kind, title, to, due, since, waits } = duty;
	const overdue = due !== undefined && due <= now;
	const badge = waits ? <Badge>{t('duty.waits')}</Badge>
		: overdue ? <Badge tone="danger">{t('duty.overdue')}</Badge>
			: due !== undefined && due - now < SOON ? <Badge tone="warning">{format.left(due, now)}</Badge>
				: due !== undefined ? <Badge tone="open">{format.left(due, now)}</Badge> : undefined;
	return (
		<Row to={to} title={t(`duty.${kind}`, { title })} badge={badge}>
			{due !== undefined && <span>{t(overdue ? 'duty.was' : 'duty.until', { time: format.dateTime(due) })}</span>}
			{since !== undefined && <span>{t('duty.since', { time: format.ago(since, now) })}</span>}
		</Row>
	);
}
