// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Minutes in all their versions, and who certified which.

import { useTranslation } from 'react-i18next';
import { Badge, Empty, Fact, Facts } from '../../parts';
import { CheckFile, People, Published } from '../../records';
import { useFormat } from '../../text';
import type { MeetingRecord } from './data';

/** Texts that the reader has, by their digest. */
export type OwnTexts = ReadonlyMap<string, string>;

function Version({ record, version, own }: { record: MeetingRecord; version: number; own: OwnTexts }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const { minutes, certification } = record;
	const one = minutes[version]!;
	const newest = version === minutes.length - 1;
	return (
		<div className="stack">
			<div className="agenda-head">
				<h3>{t('minutes.version', { version: version + 1 })}</h3>
				{minutes.length > 1 && <Badge tone={newest ? 'done' : 'plain'}>{t(newest ? 'minutes.newest' : 'minutes.replaced')}</Badge>}
				{certification?.minutes === version && <Badge tone="done">{t('minutes.certified')}</Badge>}
				<span className="fine">{format.dateTime(one.at)}</span>
				{one.correction !== undefined && <a href={`#correction-${one.correction}`}>{t('minutes.by', { number: one.correction + 1 })}</a>}
			</div>
			{one.texts.map((text) => (
				<Published
					key={text.digest} reference={text} own={own.get(text.digest)}
					{...(one.redacted.some(([language]) => language.type === text.language.type) && { removed: t('minutes.removed') })}
				/>
			))}
		</div>
	);
}

export function MinutesPart({ record, own, onText }: {
	record: MeetingRecord; own: OwnTexts; onText: (digest: string, text: string) => void;
}) {
	const { t } = useTranslation(['assemblies', 'records']);
	const format = useFormat();
	const { minutes, certification, meeting } = record;
	const newest = minutes.length - 1;
	if (newest < 0) {
		return <Empty title={t('minutes.none')}>{meeting.record_due !== undefined && <p>{t('minutes.due', { time: format.dateTime(meeting.record_due) })}</p>}</Empty>;
	}
	const known = new Map(minutes.flatMap(({ texts }, version) => texts.map((text) => [
		text, t('minutes.named', { version: version + 1, language: t(`records:language.${text.language.type}`) }),
	] as const)));
	return (
		<div className="stack">
			<Version record={record} version={newest} own={own} />
			{certification && (
				<Facts>
					<Fact name={t('certified.at')}>{format.dateTime(certification.at)}</Fact>
					<Fact name={t('certified.by')}><People addresses={[certification.chair, certification.secretary]} organization={meeting.organization} /></Fact>
					<Fact name={t('certified.what')}>{t('minutes.version', { version: certification.minutes + 1 })}</Fact>
				</Facts>
			)}
			<CheckFile label={t('minutes.check')} hint={t('minutes.checkHint')} known={known} onText={onText} />
			{newest > 0 && (
				<details className="disclosure">
					<summary>{t('minutes.earlier', { count: newest })}</summary>
					<div className="stack">
						{minutes.slice(0, -1).map((_, i) => newest - 1 - i).map((version) => <Version key={version} record={record} version={version} own={own} />)}
					</div>
				</details>
			)}
		</div>
	);
}
