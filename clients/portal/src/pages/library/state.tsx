// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What became of a version, in sentences; and why, if somebody took it down.

import { useTranslation } from 'react-i18next';
import { asText } from '../../chain';
import { Badge, Fact, Facts, Notice } from '../../parts';
import { Person } from '../../records';
import { useFormat } from '../../text';
import { type Status, type Takedown, type VersionRow } from './data';
import { TONES } from './words';

export function StatusBadge({ status }: { status: Status }) {
	const { t } = useTranslation('library');
	return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}

/** Those of the central party who may take something down, whatever else they are. */
const JUDGES = ['Moderator', 'Appeals'];
const Judge = ({ address }: { address: string }) => <Person address={address} organization={0} roles={JUDGES} />;

/** A takedown as it was published, whatever became of it. */
function TakedownFacts({ takedown: [id, takedown] }: { takedown: Takedown }) {
	const { t } = useTranslation('library');
	const format = useFormat();
	const { grounds, verdict } = takedown;
	return (
		<Facts>
			<Fact name={t('takedown.number')}>{t('takedown.id', { id })}</Fact>
			<Fact name={t('takedown.code')}>{t(`code.${grounds.code.type}`)}</Fact>
			<Fact name={t('takedown.reason')}><span className="wrap">{asText(grounds.reason)}</span></Fact>
			{grounds.order && <Fact name={t('takedown.order')}>{asText(grounds.order)}</Fact>}
			<Fact name={t('takedown.by')}><Judge address={takedown.by} /> {format.dateTime(takedown.at)}</Fact>
			{verdict.type === 'Suspended' && <Fact name={t('takedown.until')}>{format.dateTime(verdict.value.until)}</Fact>}
			{verdict.type === 'Confirmed' && <Fact name={t('takedown.confirmed')}><Judge address={verdict.value.by} /> {format.dateTime(verdict.value.at)}</Fact>}
			{verdict.type === 'Lifted' && (
				<Fact name={t('takedown.lifted')}>
					<Judge address={verdict.value.by} /> {format.dateTime(verdict.value.at)}
					<span className="wrap"> {asText(verdict.value.reason)}</span>
				</Fact>
			)}
			{verdict.type === 'Lapsed' && <Fact name={t('takedown.lapsed')}>{t('takedown.lapsedText')}</Fact>}
		</Facts>
	);
}

/** What a reader has to know before reading on; nothing where all is as it should be. */
export function StateNotice({ version, current }: { version: VersionRow; current: number | undefined }) {
	const { t } = useTranslation('library');
	const format = useFormat();
	const { status: { type: status }, takedown, version: record } = version;
	const down = status === 'Suspended' || status === 'TakenDown';
	const times = {
		arrive: format.dateTime(record.arrive_until), until: format.dateTime(record.served_until),
		missing: format.number(record.missing), chunks: format.number(record.chunks), current: (current ?? 0) + 1,
	};
	return (
		<>
			{status !== 'Available' && (
				<Notice kind={down ? 'danger' : status === 'Superseded' ? 'warning' : 'info'} title={t(`state.${status}.title`, times)} live>
					<p>{t(`state.${status}.text`, times)}</p>
					{down && takedown && <TakedownFacts takedown={takedown} />}
				</Notice>
			)}
			{!down && takedown && (
				<details className="disclosure">
					<summary>{t('takedown.past')}</summary>
					<TakedownFacts takedown={takedown} />
				</details>
			)}
		</>
	);
}
