// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { type Reading, useRead } from '../../chain';
import { BackLink, Empty, Page, Shown, Table } from '../../parts';
import { monthOf, useFormat } from '../../text';
import { readIndicators } from './data';
import { unitOf, useIndicatorName } from './words';

async function readTerms(reading: Reading) {
	const { api, at, final } = reading;
	const indicators = await readIndicators(reading);
	const month = monthOf(final.time);
	const terms = await Promise.all(indicators.map(([id]) => api.view.Activity.terms(id, month, { at })));
	return indicators.map(([id, indicator], i) => ({ id, indicator, terms: terms[i]?.[1] }));
}

/** What counts as activity, who attests it, and what points it gives. */
export function Component() {
	const { t } = useTranslation('activity');
	const format = useFormat();
	const name = useIndicatorName();
	const read = useRead(readTerms, [], { every: 50 });
	return (
		<Page title={t('indicators.title')} lead={<p>{t('indicators.lead')}</p>} above={<BackLink to="/activity">{t('title')}</BackLink>}>
			<Shown read={read} lines={6} empty={<Empty title={t('indicators.none')} />}>
				{(rows) => (
					<Table
						caption={t('indicators.title')} hideCaption rows={rows} rowKey={({ id }) => id}
						columns={[
							{ key: 'name', title: t('indicators.name'), cell: ({ indicator }) => name(indicator) },
							{ key: 'issuer', title: t('indicators.issuer'), cell: ({ terms }) => (terms ? t(`issuer.${terms.issuer.type}`) : t('indicators.notNow')) },
							{ key: 'points', title: t('indicators.points'), numeric: true, cell: ({ terms, indicator }) => (terms ? t(`indicators.per.${unitOf(indicator)}`, { count: terms.weight, number: format.number(terms.weight) }) : '–') },
							{ key: 'cap', title: t('indicators.cap'), numeric: true, cell: ({ terms, indicator }) => (terms ? t(unitOf(indicator), { count: terms.cap, number: format.number(terms.cap) }) : '–') },
							{ key: 'shown', title: t('indicators.evidence'), cell: ({ terms }) => (terms ? t(terms.demands_meeting ? 'indicators.meeting' : 'indicators.document') : '–') },
						]}
					/>
				)}
			</Shown>
			<div className="prose aside"><p>{t('indicators.never')}</p></div>
		</Page>
	);
}
