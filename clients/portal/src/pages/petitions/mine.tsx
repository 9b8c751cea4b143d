// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Petitions that the reader started. The chain knows them by a name of the year; that it is the reader's, only this device
// knows: it looks through all of them.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberOnly, useAlias } from '../../acting';
import { type Reading, toHex, useFinalized, useRead } from '../../chain';
import { BackLink, ButtonLink, Empty, Page, Row, Rows, SelectField, Shown } from '../../parts';
import { useFormat, yearOf } from '../../text';
import { lateOf } from './late';
import { LateBadges, StateBadge } from './marks';
import type { Record } from './types';
import '../../look/petitions.css';

/** Records that are looked through at once. */
const WINDOW = 100;

interface Own {
	readonly id: number;
	readonly record: Record;
}

/** Looks through all petitions of the year: a node that were asked for the reader's own, or their texts, would know whose they are. */
async function readOwn({ api, at }: Reading, year: number, alias: string): Promise<Own[]> {
	const [end = 0] = await api.view.Petitions.counts({ at });
	const own: Own[] = [];
	for (let until = end; until > 0; until -= WINDOW) {
		const from = Math.max(0, until - WINDOW);
		const keys = Array.from({ length: until - from }, (_, i): [number] => [until - 1 - i]);
		const records = await api.query.Petitions.Petitions.getValues(keys, { at });
		for (const [i, record] of records.entries()) {
			const by = record?.starter;
			if (!record || by?.type !== 'Pseudonym' || by.value.alias !== alias) continue;
			own.push({ id: keys[i]![0], record });
		}
		const oldest = records.at(-1);
		if (oldest && yearOf(Number(oldest.created)) < year) break;
	}
	return own;
}

function List({ year }: { year: number }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const now = useFinalized()?.time ?? Date.now();
	const alias = useAlias('starting', year);
	const read = useRead((reading) => readOwn(reading, year, toHex(alias!)), [year, alias && toHex(alias)], { skip: !alias, every: 2 });
	return (
		<Shown read={read} empty={<Empty title={t('mine.none', { year })}><ButtonLink to="/petitions/new" kind="primary">{t('list.new')}</ButtonLink></Empty>}>
			{(own) => (
				<Rows>
					{own.map(({ id, record }) => (
						<Row
							key={id} to={`/petitions/${id}`} title={t('text.untitled', { id })}
							badge={<span className="badges"><StateBadge state={record.state.type} /><LateBadges late={lateOf(record, now)} /></span>}
						>
							<span>{format.date(record.created)}</span>
						</Row>
					))}
				</Rows>
			)}
		</Shown>
	);
}

export function Component() {
	const { t } = useTranslation('petitions');
	const time = useFinalized()?.time ?? Date.now();
	const current = yearOf(time);
	const [year, setYear] = useState<number>();
	const years = [current, current - 1, current - 2];
	return (
		<Page title={t('mine.title')} lead={<p>{t('mine.lead')}</p>} narrow above={<BackLink to="/petitions">{t('title')}</BackLink>}>
			<div className="stack">
				<MemberOnly>
					<SelectField
						label={t('mine.year')} value={`${year ?? current}`} onChange={(value) => setYear(Number(value))}
						choices={years.map((one) => ({ value: `${one}`, label: t('mine.yearOf', { year: one }) }))}
					/>
					<List year={year ?? current} />
				</MemberOnly>
			</div>
		</Page>
	);
}
