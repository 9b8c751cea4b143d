// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Names of organisations, chapters and topics, which the chain or the operator of the page has.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, type Reading, asText, useChain, useRead } from '../../chain';
import { asLanguage } from '../../text';

export type Organisation = Awaited<ReturnType<Api['view']['Organisations']['organizations']>>[number];

/** Organisations in one answer, at most. */
const PAGE = 100;

/** They change seldom: read again after so many blocks, ten minutes. */
const SELDOM = 100;

async function readOrganisations({ api, at }: Reading): Promise<Organisation[]> {
	const all: Organisation[] = [];
	for (;;) {
		const page = await api.view.Organisations.organizations(all.length, PAGE, { at });
		all.push(...page);
		if (page.length < PAGE) return all;
	}
}

export interface Names {
	readonly organisations: readonly Organisation[];
	readonly organisation: (id: number) => string;
	/** Those who belong to none of a roll's chapters have none. */
	readonly chapter: (id: number | undefined) => string;
	readonly topic: (id: number) => string;
}

export function useNames(): Names {
	const { t, i18n } = useTranslation('petitions');
	const { config } = useChain();
	const { value } = useRead(readOrganisations, [], { every: SELDOM });
	const language = asLanguage(i18n.language);
	return useMemo(() => {
		const organisations = value ?? [];
		const called = (found: Organisation | undefined) => {
			const names = found?.[1].names;
			const bytes = language === 'en' ? names?.english ?? names?.korean : names?.korean;
			return bytes && asText(bytes);
		};
		return {
			organisations,
			organisation: (id) => called(organisations.find(([number]) => number === id)) ?? t('organisation', { id }),
			chapter: (id) => {
				if (id === undefined) return t('noChapter');
				const configured = config?.chapters.find((one) => one.id === id)?.[language];
				return configured ?? called(organisations.find(([, { chapter }]) => chapter === id)) ?? t('chapter', { id });
			},
			topic: (id) => config?.topics.find((one) => one.id === id)?.[language] ?? t('topic', { id }),
		};
	}, [value, config, language, t]);
}
