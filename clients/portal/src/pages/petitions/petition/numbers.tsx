// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How many signed, what that takes, and where they are.

import { useTranslation } from 'react-i18next';
import { type Column, Notice, Section, Table } from '../../../parts';
import { useFormat } from '../../../text';
import type { Names } from '../names';
import type { View } from '../types';
import { type AreaRow, shownAreas } from './areas';
import { validOf } from './data';

const WIDTH = 1000;

/** How far it is to a threshold. What the bar shows stands beside it in words. */
function Threshold({ name, have, need }: { name: string; have: number; need: number }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const reached = have >= need;
	return (
		<li className={reached ? 'threshold threshold-reached' : 'threshold'}>
			<span className="threshold-name">{name}</span>
			<span className="numeric">
				{t(reached ? 'numbers.reached' : 'numbers.left', { need: format.number(need), left: format.number(need - have) })}
			</span>
			<svg className="threshold-bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
				<rect width={WIDTH} height="10" />
				<rect width={Math.min(1, have / Math.max(1, need)) * WIDTH} height="10" />
			</svg>
		</li>
	);
}

export function Count({ view }: { view: View }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const { numbers, petition } = view;
	const valid = validOf(view);
	const recall = petition.kind.type === 'Recall';
	return (
		<div className="count">
			<p className="count-number numeric"><strong>{format.number(valid)}</strong> <span>{t('numbers.signed')}</span></p>
			<p className="fine numeric">
				{t('numbers.ofRoll', { roll: format.number(numbers.members_on_roll), share: format.percent(valid / Math.max(1, numbers.members_on_roll)) })}
			</p>
			<ul className="thresholds">
				{recall
					? <Threshold name={t('numbers.recall')} have={valid} need={numbers.response_at} />
					: (
						<>
							<Threshold name={t('numbers.response')} have={valid} need={numbers.response_at} />
							<Threshold name={t('numbers.referral')} have={valid} need={numbers.referral_at} />
						</>
					)}
			</ul>
			{numbers.citizens_on_roll > 0 && (
				<p className="numeric">
					{t('numbers.citizens', { number: format.number(Math.max(0, numbers.citizens - numbers.citizens_void)) })}
					{numbers.citizens_response_at !== undefined && <> {t('numbers.citizensAt', { number: format.number(numbers.citizens_response_at) })}</>}
				</p>
			)}
			{numbers.withdrawn > 0 && <p className="fine numeric">{t('numbers.withdrawn', { count: numbers.withdrawn, number: format.number(numbers.withdrawn) })}</p>}
			{numbers.void_count > 0 && <p className="fine numeric">{t('numbers.void', { count: numbers.void_count, number: format.number(numbers.void_count) })}</p>}
		</div>
	);
}

/** By area, which a recall has a minimum for. */
export function Areas({ view, names }: { view: View; names: Names }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const { per_area: share } = view.numbers;
	const minimum = ({ keys, standing }: AreaRow) => (
		share && standing.type === 'Member' ? Math.ceil((keys * share.numerator) / share.denominator) : undefined);
	const rows = shownAreas(view.numbers);
	if (rows.length === 0) return null;
	const who = (row: AreaRow) => (row.standing.type === 'Citizen' ? t('numbers.citizen') : names.chapter(row.chapter));
	const columns: Column<AreaRow>[] = [
		{ key: 'area', title: t('numbers.area'), cell: who },
		{ key: 'signed', title: t('numbers.signedShort'), numeric: true, cell: (row) => (row.signed === undefined ? t('numbers.notShown') : format.number(row.signed)) },
		{ key: 'keys', title: t('numbers.onRoll'), numeric: true, cell: (row) => format.number(row.keys) },
	];
	if (share) {
		columns.push({
			key: 'minimum', title: t('numbers.minimum'), numeric: true,
			cell: (row) => {
				const need = minimum(row);
				if (need === undefined) return '';
				const reached = row.signed !== undefined && row.signed >= need;
				return row.signed === undefined ? format.number(need) : t(reached ? 'numbers.minimumReached' : 'numbers.minimumMissed', { need: format.number(need) });
			},
		});
	}
	return (
		<Section title={t('numbers.areas')}>
			{share && <p>{t(view.recall ? 'numbers.areasRecall' : 'numbers.areasText', { share: format.percent(share.numerator / share.denominator, 0) })}</p>}
			<Table caption={t('numbers.areas')} hideCaption columns={columns} rows={rows} rowKey={(_, i) => i} />
			{rows.some(({ signed }) => signed === undefined) && <Notice><p>{t('numbers.hidden')}</p></Notice>}
		</Section>
	);
}
