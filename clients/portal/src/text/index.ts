// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Texts in Korean and English. One file per area and language, loaded when a page of the area is shown.

import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { lasting } from '../storage';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const files = import.meta.glob<Record<string, unknown>>('./{ko,en}/*.json', { import: 'default' });

const backend: BackendModule = {
	type: 'backend',
	init: () => undefined,
	read: (language, namespace, told) => {
		const file = files[`./${language}/${namespace}.json`];
		if (!file) return told(new Error(`no text ${language}/${namespace}`), null);
		return void file().then((texts) => told(null, texts), (error: Error) => told(error, null));
	},
};

/** The language of the last visit; else that of the browser if it is English; else Korean. */
function first(): Language {
	const chosen = lasting.get('language');
	if (chosen === 'ko' || chosen === 'en') return chosen;
	return navigator.languages[0]?.startsWith('en') ? 'en' : 'ko';
}

export async function startText(): Promise<void> {
	i18next.on('languageChanged', (language) => {
		document.documentElement.lang = language;
	});
	await i18next.use(backend).use(initReactI18next).init({
		lng: first(),
		supportedLngs: [...LANGUAGES],
		// A text that is missing is a fault which the tests find, not a reason to show another language.
		fallbackLng: false,
		ns: ['common'],
		defaultNS: 'common',
		interpolation: { escapeValue: false },
		showSupportNotice: false,
		react: { useSuspense: true },
	});
}

export function setLanguage(language: Language): void {
	lasting.set('language', language);
	void i18next.changeLanguage(language);
}

/** A language as the chain names it. */
export const languageNamed = (name: 'Korean' | 'English'): Language => (name === 'Korean' ? 'ko' : 'en');

export const asLanguage = (language: string | undefined): Language => (language === 'en' ? 'en' : 'ko');

export { lengthOf, textBytes, tidied, utf8 } from './typed';
export { type Moment, fromKorea, monthOf, yearOf } from './calendar';
export { BLOCK, type Format, formatOf, useFormat, useNow } from './format';
