// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Petitions that ask for nearly the same, while one is written: a signature there counts more than a second petition.

import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { asText } from '../../../chain';
import { Notice, Row, Rows } from '../../../parts';
import { useFormat } from '../../../text';
import { alike } from '../../../text/search';
import { useRows } from '../list/rows';
import { StateBadge } from '../marks';

/** How many windows of petitions are compared. */
const WINDOWS = 5;
/** Shorter titles are like everything. */
const LEAST = 4;

export function Similar({ title }: { title: string }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const { value } = useRows({ state: undefined, topics: false, windows: WINDOWS });
	const asked = useDeferredValue(title);
	const found = asked.trim().length < LEAST ? [] : alike(asked, value ?? [], (row) => asText(row.title));
	return (
		<div role="status">
			{found.length > 0 && (
				<Notice title={t('similar.title')}>
					<p>{t('similar.text')}</p>
					<Rows>
						{found.map((row) => (
							<Row key={row.petition} to={`/petitions/${row.petition}`} title={<span lang="ko">{asText(row.title)}</span>} badge={<StateBadge state={row.state.type} />}>
								<span className="numeric">{t('list.signed', { number: format.number(row.count) })}</span>
							</Row>
						))}
					</Rows>
				</Notice>
			)}
		</div>
	);
}
