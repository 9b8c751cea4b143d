// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Names of organisations, chapters and topics, which the chain or the operator of the page has.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organization, useChain, useNameOf, useRegister } from '../../chain';
import { asLanguage } from '../../text';

export interface Names {
	readonly organisations: readonly (readonly [number, Organization])[];
	readonly organisation: (id: number) => string;
	/** Those who belong to none of a roll's chapters have none. */
	readonly chapter: (id: number | undefined) => string;
	readonly topic: (id: number) => string;
}

export function useNames(): Names {
	const { t, i18n } = useTranslation('petitions');
	const { config } = useChain();
	const nameOf = useNameOf();
	const { value } = useRegister();
	const language = asLanguage(i18n.language);
	return useMemo(() => {
		const organisations = [...value?.organizations ?? []];
		return {
			organisations,
			organisation: (id) => nameOf(value?.organizations.get(id), t('organisation', { id })),
			chapter: (id) => {
				if (id === undefined) return t('noChapter');
				const configured = config?.chapters.find((one) => one.id === id)?.[language];
				return configured ?? nameOf(organisations.find(([, { chapter }]) => chapter === id)?.[1], t('chapter', { id }));
			},
			topic: (id) => config?.topics.find((one) => one.id === id)?.[language] ?? t('topic', { id }),
		};
	}, [value, config, language, t]);
}
