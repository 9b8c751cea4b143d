// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Badge, Row } from '../../parts';
import { useFormat } from '../../text';
import { type Meeting, isAnnounced, lacksMinutes } from './data';
import { toneOf } from './words';

/** A meeting in a list. */
export function MeetingLine({ id, meeting, organization, title, now }: {
	id: number; meeting: Meeting; organization?: string; title: string; now: number;
}) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const time = meeting.opened_at ?? meeting.plan.starts_at;
	return (
		<Row
			to={`/assemblies/${id}`} title={title}
			badge={(
				<>
					<Badge tone={toneOf(meeting.stage.type)}>{t(`stage.${meeting.stage.type}`)}</Badge>
					{lacksMinutes(meeting, now) && <Badge tone="warning">{t('noMinutes')}</Badge>}
					{meeting.corrections > 0 && <Badge tone="warning">{t('correctedTimes', { count: meeting.corrections })}</Badge>}
				</>
			)}
		>
			{organization && <span>{organization}</span>}
			<span>{t(`classification.${meeting.plan.classification.type}`)}</span>
			<span>{format.dateTime(time)}</span>
			{isAnnounced(meeting) && Number(meeting.plan.starts_at) - now > 60_000 && <strong>{format.left(meeting.plan.starts_at, now)}</strong>}
		</Row>
	);
}
