// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import type { Tone } from '../../parts';
import { useFormat } from '../../text';
import type { Body, Deed, FactView } from './data';

/** What somebody did, in words. */
export function useDeed(): (deed: Deed) => string {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	return (deed) => {
		switch (deed.type) {
			case 'Vote': return t(`deed.Vote.${deed.value.type}`);
			case 'Committee': case 'Plenary': return (deed.value ? t(`deed.${deed.type}.present`) : t(`deed.${deed.type}.absent`));
			case 'Pledge': return t('deed.Pledge', { status: t(`pledge.${deed.value.status.type}`), share: format.percent(deed.value.progress / 100, 0) });
			default: return t(`deed.${deed.type}`);
		}
	};
}

/** Why something does not count, where it does not. */
export function useEligibility(): (eligibility: Body['eligibility']) => string | undefined {
	const { t } = useTranslation('representatives');
	return (one) => (one.type === 'Eligible' ? undefined
		: one.type === 'Excused' ? t(`eligibility.Excused.${one.value.type}`) : t(`eligibility.${one.type}`));
}

export function toneOf(status: FactView['status']['type']): Tone {
	switch (status) {
		case 'Confirmed': return 'done';
		case 'Corrected': case 'Provisional': return 'warning';
		case 'Withdrawn': return 'danger';
	}
}
