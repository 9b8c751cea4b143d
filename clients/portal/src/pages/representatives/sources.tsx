// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { asText, useRead } from '../../chain';
import { BackLink, Badge, Empty, Page, Shown, Table } from '../../parts';
import { useFormat } from '../../text';
import { type FeedRow, neverCame, readFeeds } from './data';
import { Source } from './source';

const HOUR = 3_600_000;

function Freshness({ row }: { row: FeedRow }) {
	const { t } = useTranslation('representatives');
	const [, feed, stale] = row;
	if (stale) return <Badge tone="warning">{t(feed.flagged_at === undefined ? 'fresh.stale' : 'fresh.flagged')}</Badge>;
	return neverCame(row) ? <Badge>{t('fresh.never')}</Badge> : <Badge tone="done">{t('fresh.fresh')}</Badge>;
}

/** Where facts come from, and whether it came when it should. */
export function Component() {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const read = useRead(readFeeds, [], { every: 5 });
	return (
		<Page title={t('sources.title')} lead={<p>{t('sources.lead')}</p>} above={<BackLink to="/representatives">{t('title')}</BackLink>}>
			<Shown read={read} empty={<Empty title={t('sources.none')} />}>
				{(rows) => (
					<Table
						caption={t('sources.title')} hideCaption rows={rows} rowKey={([id]) => id}
						columns={[
							{ key: 'name', title: t('sources.name'), cell: ([, feed]) => asText(feed.name) },
							{ key: 'state', title: t('sources.state'), cell: (row) => <Freshness row={row} /> },
							{ key: 'last', title: t('sources.last'), cell: (row) => (neverCame(row) ? '–' : format.dateTime(row[1].last_at)) },
							{ key: 'every', title: t('sources.every'), cell: ([, feed]) => t(Number(feed.every) % (24 * HOUR) === 0 ? 'sources.days' : 'sources.hours', { count: Math.round(Number(feed.every) / (Number(feed.every) % (24 * HOUR) === 0 ? 24 * HOUR : HOUR)) }) },
							{ key: 'url', title: t('sources.address'), cell: ([, feed]) => <Source url={asText(feed.url)} /> },
						]}
					/>
				)}
			</Shown>
		</Page>
	);
}
