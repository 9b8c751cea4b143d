// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asText } from '../../chain';
import { Badge, Empty } from '../../parts';
import { Published } from '../../records';
import type { AgendaRow, MeetingRecord, MotionRow, VoteRow } from './data';
import { Vote } from './vote';
import { toneOfMotion } from './words';

function Motion({ row: [id, motion], votes }: { row: MotionRow; votes: readonly VoteRow[] }) {
	const { t } = useTranslation('assemblies');
	const title = asText(motion.what.title);
	const on = votes.filter(([, { subject }]) => subject.type === 'Motion' && subject.value === id);
	return (
		<div className={motion.amends ? 'agenda-item agenda-part' : 'agenda-item'}>
			<div className="agenda-head">
				<h4>{motion.amends && <>{t('amendment')} </>}<Link to={`/assemblies/motions/${id}`}>{title}</Link></h4>
				<Badge tone={toneOfMotion(motion.state.type)}>{t(`motion.${motion.state.type}`)}</Badge>
			</div>
			{on.map((row) => <Vote key={row[0]} row={row} title={title} />)}
		</div>
	);
}

function Item({ row: [id, item], record }: { row: AgendaRow; record: MeetingRecord }) {
	const { t } = useTranslation('assemblies');
	const title = asText(item.what.title);
	const { motions, votes } = record;
	const main = motions.filter(([, { tabled, amends }]) => tabled?.[1] === id && tabled[0] === record.id && amends === undefined);
	const own = votes.filter(([, { subject }]) => subject.type !== 'Motion' && subject.value === id);
	return (
		<li className={item.what.parent === undefined ? 'agenda-item' : 'agenda-item agenda-part'}>
			<div className="agenda-head">
				<span className="agenda-number">{asText(item.what.label)}</span>
				<h3>{title}</h3>
				<span className="fine">{t(`item.${item.what.kind.type}`)}</span>
				{item.state.type !== 'Planned' && <Badge tone={item.state.type === 'Admitted' ? 'plain' : 'warning'}>{t(`itemState.${item.state.type}`)}</Badge>}
				{!item.what.public && <Badge>{t('notPublic')}</Badge>}
			</div>
			{item.what.documents.map((document) => <Published key={document.digest} reference={document} />)}
			{own.map((row) => <Vote key={row[0]} row={row} title={t(`subject.${row[1].subject.type}`, { title })} />)}
			{main.map((row) => (
				<div key={row[0]} className="agenda-item agenda-motion">
					<Motion row={row} votes={votes} />
					{motions.filter(([, { amends }]) => amends?.[0] === row[0]).map((one) => <Motion key={one[0]} row={one} votes={votes} />)}
				</div>
			))}
		</li>
	);
}

export function Agenda({ record }: { record: MeetingRecord }) {
	const { t } = useTranslation('assemblies');
	if (record.agenda.length === 0) return <Empty title={t('noAgenda')} />;
	return <ol className="agenda">{record.agenda.map((row) => <Item key={row[0]} row={row} record={record} />)}</ol>;
}
