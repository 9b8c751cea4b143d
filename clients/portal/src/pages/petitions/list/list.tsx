// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { asText, useChain, useFinalized } from '../../../chain';
import { Button, ButtonLink, Buttons, Empty, Page, Row, Rows, Shown } from '../../../parts';
import { useFormat } from '../../../text';
import { lateOf } from '../late';
import { LateBadges, StateBadge } from '../marks';
import { type Names, useNames } from '../names';
import { type Filter, addressOf, filterOf, isNarrow, isShown } from './filter';
import { Filters } from './filters';
import { type Petition, useWindows } from './rows';
import '../../../look/petitions.css';

/** Rows that are shown at first, and more each time. */
const PAGE = 20;

function PetitionRow({ petition: row, names, now }: { petition: Petition; names: Names; now: number }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const open = row.state.type === 'Open';
	const title = row.title ? <span lang="ko">{asText(row.title)}</span> : t('list.unpublished', { id: row.petition });
	return (
		<Row
			to={`/petitions/${row.petition}`} title={title}
			badge={<span className="badges"><StateBadge state={row.state.type} /><LateBadges late={lateOf(row, now)} /></span>}
		>
			<strong className="numeric">{t('list.signed', { number: format.number(row.count) })}</strong>
			{row.citizens > 0 && <span className="numeric">{t('list.citizens', { number: format.number(row.citizens) })}</span>}
			<span>{names.organisation(row.addressee)}</span>
			{row.kind.type !== 'General' && <span>{t(`kind.${row.kind.type}`)}</span>}
			<span>{open ? format.left(row.until, now) : format.date(row.created)}</span>
		</Row>
	);
}

export function Component() {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const { config } = useChain();
	const now = useFinalized()?.time ?? Date.now();
	const names = useNames();
	const [address, setAddress] = useSearchParams();
	const filter = filterOf(address);
	const [shown, setShown] = useState(PAGE);
	const change = (changed: Partial<Filter>) => {
		setShown(PAGE);
		setAddress(addressOf({ ...filter, ...changed }), { replace: true });
	};
	const key = address.toString();
	const fitting = useCallback((rows: readonly Petition[]) => {
		const asked = filterOf(new URLSearchParams(key));
		return rows.filter((row) => isShown(asked, row, now));
	}, [key, now]);
	const { rows, more, reading, loadMore } = useWindows(
		filter.state, (all) => fitting(all).length, shown, (config?.topics.length ?? 0) > 0);
	const found = rows.value ? fitting(rows.value) : [];
	const rest = found.length > shown || more;
	return (
		<Page title={t('title')} lead={<p>{t('list.lead')}</p>}>
			<div className="stack">
				<Buttons>
					<ButtonLink to="/petitions/new" kind="primary">{t('list.new')}</ButtonLink>
					<ButtonLink to="/petitions/mine">{t('mine.title')}</ButtonLink>
				</Buttons>
				<Filters filter={filter} names={names} topics={config?.topics ?? []} onChange={change} />
				<Shown read={rows} lines={6}>
					{() => (
						<>
							<p className="fine" role="status">
								{isNarrow(filter)
									? t('list.found', { found: format.number(found.length), looked: format.number(rows.looked) })
									: t('list.there', { found: format.number(found.length) })}
							</p>
							{found.length > 0
								? <Rows>{found.slice(0, shown).map((row) => <PetitionRow key={row.petition} petition={row} names={names} now={now} />)}</Rows>
								: !reading && <Empty title={t(isNarrow(filter) || filter.state ? 'list.noneFound' : 'list.none')}><p>{t(isNarrow(filter) || filter.state ? 'list.noneFoundText' : 'list.noneText')}</p></Empty>}
							{rest && (
								<Button
									busy={reading}
									onClick={() => {
										setShown((count) => count + PAGE);
										if (found.length < shown + PAGE && more) loadMore();
									}}
								>
									{t('common:more')}
								</Button>
							)}
						</>
					)}
				</Shown>
			</div>
		</Page>
	);
}
