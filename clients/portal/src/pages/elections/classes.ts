// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Classes of members and the rules over them, in words.

import type { TFunction } from 'i18next';
import type { Config } from '../../chain';
import type { Plan } from '../../chain/elections';
import type { Format, Language } from '../../text';

/** Bits of classes, as the registry has them. */
const CLASSES = [[1, 'dues'], [2, 'delegate'], [4, 'youth'], [8, 'citizen']] as const;

type Rule = Plan['styles'][number]['rule'];

/** Names of classes that are written as bits; all members if there is none. */
export function classesText(t: TFunction, format: Format, bits: number): string {
	const names = CLASSES.filter(([bit]) => bits & bit).map(([, name]) => t(`class.${name}`));
	return names.length === 0 ? t('class.all') : format.list(names);
}

/** Which members a rule admits. */
export function ruleText(t: TFunction, format: Format, { classes, chapter }: Rule, config: Config | undefined, language: Language): string {
	const members = classesText(t, format, classes);
	if (chapter === undefined) return members;
	const name = config?.chapters.find(({ id }) => id === chapter)?.[language] ?? t('class.chapterNumber', { chapter });
	return t('class.ofChapter', { chapter: name, members });
}
