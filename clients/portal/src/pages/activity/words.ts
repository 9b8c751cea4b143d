// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { asText } from '../../chain';
import type { Indicator } from './data';

/** 2026년 11월 */
export function useMonthName(): (month: number) => string {
	const { t } = useTranslation('activity');
	return (month) => t('month.name', { year: Math.floor(month / 12), month: t(`month.${(month % 12) + 1}`) });
}

export function useIndicatorName(): (indicator: Indicator) => string {
	const { i18n } = useTranslation();
	return ({ name, name_en }) => (i18n.language === 'en' && asText(name_en)) || asText(name);
}

/** What the sum of an indicator is of: most count occasions, some hours. */
export const unitOf = ({ kind }: Indicator): 'hours' | 'times' => (kind.type === 'Volunteering' || kind.type === 'Mentoring' ? 'hours' : 'times');
