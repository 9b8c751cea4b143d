// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How things of the library are called.

import { useTranslation } from 'react-i18next';
import { useNameOf, useRegister } from '../../chain';
import type { Tone } from '../../parts';
import { useFormat } from '../../text';
import { labelOf } from '../../text/label';
import type { Heading, Races, Status } from './data';
import { type Race, keyOf } from './race';

export const TONES: Readonly<Record<Status, Tone>> = {
	Announced: 'plain', Available: 'done', Superseded: 'plain', NotArrived: 'plain', Withdrawn: 'plain',
	Suspended: 'danger', TakenDown: 'danger', Expired: 'plain',
};

/** What a contest is called: "전당대회 당대표 선거", or by its number if it is not known. */
export function useRaceName(): (races: Races, race: Race) => string {
	const { t, i18n } = useTranslation('library');
	return (races, race) => {
		const known = races.get(keyOf(race));
		const [election, contest] = [known?.election, known?.contest].map((text) => labelOf(text ?? '', i18n.language).text);
		return election ? [election, contest].filter(Boolean).join(' · ') : t('race', { election: race[0], contest: race[1] + 1 });
	};
}

/** In which capacity somebody publishes, in words. */
export function useCapacity(): (heading: Heading, publisher: string, races: Races) => string {
	const { t, i18n } = useTranslation('library');
	const raceName = useRaceName();
	const nameOf = useNameOf();
	const organizations = useRegister().value?.organizations;
	const organization = (id: number) => nameOf(organizations?.get(id), t('organization', { id }));
	return ({ capacity }, publisher, races) => {
		switch (capacity.type) {
			case 'Candidate': {
				const name = races.get(keyOf(capacity.value))?.candidates.get(publisher);
				const race = raceName(races, capacity.value);
				return name ? t('capacity.Candidate', { race, name: labelOf(name, i18n.language).text }) : t('capacity.nameless', { race });
			}
			case 'Officer': return t('capacity.Officer', { organization: organization(capacity.value.organization), role: t(`role.${capacity.value.role.type}`) });
			case 'Organization': return t('capacity.Organization', { organization: organization(capacity.value) });
		}
	};
}

const [KILO, MEGA] = [1024n, 1024n * 1024n];

/** How long a file is: 1.2 MB. */
export function useSize(): (bytes: bigint) => string {
	const { t } = useTranslation('library');
	const format = useFormat();
	const of = (bytes: bigint, unit: bigint) => format.number(Math.round((10 * Number(bytes)) / Number(unit)) / 10);
	return (bytes) => {
		if (bytes < KILO) return t('size.bytes', { count: Number(bytes), number: format.number(bytes) });
		return bytes < MEGA ? t('size.kilobytes', { number: of(bytes, KILO) }) : t('size.megabytes', { number: of(bytes, MEGA) });
	};
}
