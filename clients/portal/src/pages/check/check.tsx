// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What anybody can check, and where.

import { useTranslation } from 'react-i18next';
import { type Reading, asText, useRead } from '../../chain';
import { Page, Row, Rows, Section, Shown } from '../../parts';
import { labelOf } from '../../text/label';
import { Verified } from './verified';

/** How many elections are listed to be checked. */
const NEWEST = 10;

/** Elections that have numbers to be checked, the newest first. */
async function readCounted({ api, at }: Reading) {
	const next = await api.query.Elections.NextElection.getValue({ at });
	const numbers = Array.from({ length: Math.min(NEWEST, next) }, (_, i) => next - 1 - i);
	const found = await api.query.Elections.Elections.getValues(numbers.map((number): [number] => [number]), { at });
	return found.flatMap((election, i) => (
		election?.roll === undefined ? [] : [{ number: numbers[i]!, title: asText(election.plan.title) }]));
}

export function Component() {
	const { t, i18n } = useTranslation('check');
	const counted = useRead(readCounted, [], { every: 5 });
	return (
		<Page title={t('title')} lead={<p>{t('lead')}</p>}>
			<Section title={t('own.title')}>
				<Rows>
					<Row to="/elections/receipts" title={t('own.receipt')}>{t('own.receiptText')}</Row>
					<Row to="/check/ballot" title={t('own.device')}>{t('own.deviceText')}</Row>
				</Rows>
			</Section>
			<Section title={t('elections.title')}>
				<Shown read={counted} empty={<p>{t('elections.none')}</p>}>
					{(rows) => <Rows>{rows.map(({ number, title }) => <Row key={number} to={`/check/${number}`} title={labelOf(title, i18n.language).text} />)}</Rows>}
				</Shown>
			</Section>
			<Section title={t('verified.title')}><Verified /></Section>
		</Page>
	);
}
