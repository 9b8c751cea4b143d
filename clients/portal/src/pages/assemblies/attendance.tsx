// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Badge, BarChart, Table } from '../../parts';
import { useFormat } from '../../text';
import { quorumOf } from './counting';
import type { MeetingRecord } from './data';
import { useRequirement } from './words';

/** Who was there, in numbers: at the opening, and whenever it was counted again. */
export function Attendance({ record: { meeting, presences } }: { record: MeetingRecord }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const words = useRequirement();
	const first = presences[0];
	if (!first) return <p>{t('attendance.notYet', { quorum: words.quorum(meeting.quorum) })}</p>;
	const { entitled } = first.attendance;
	const needed = quorumOf(meeting.quorum, entitled);
	return (
		<div className="stack">
			<p className="verdict">
				<Badge tone={first.quorate ? 'done' : 'warning'}>{t(first.quorate ? 'attendance.quorate' : 'attendance.inquorate')}</Badge>
				<span>{t('attendance.opened', {
					entitled: format.number(entitled), present: format.number(first.attendance.present), excused: format.number(first.attendance.excused),
				})}
				</span>
			</p>
			<BarChart
				title={t('attendance.title')} labels={{ label: t('attendance.who'), value: t('attendance.number') }} most={entitled}
				bars={[{ key: 'present', label: t('counts.present'), value: first.attendance.present, marked: first.quorate }]}
				threshold={{ value: needed, text: t('attendance.needed', { rule: words.quorum(meeting.quorum), number: format.number(needed) }) }}
			/>
			{presences.length > 1 && (
				<Table
					caption={t('attendance.again')} cards={false} rows={presences} rowKey={(_, i) => i}
					columns={[
						{ key: 'at', title: t('attendance.at'), cell: (one) => format.short(one.at) },
						{ key: 'present', title: t('counts.present'), numeric: true, cell: (one) => format.number(one.attendance.present) },
						{ key: 'quorum', title: t('attendance.quorum'), cell: (one) => t(one.quorate ? 'attendance.quorate' : 'attendance.inquorate') },
					]}
				/>
			)}
		</div>
	);
}
