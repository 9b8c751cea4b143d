// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Entries in words.

import { useTranslation } from 'react-i18next';
import { useChain } from '../../../chain';
import { asLanguage } from '../../../text';
import type { Entry } from './table';

export function useChapter(): (id: number) => string {
	const { t, i18n } = useTranslation('desk');
	const { config } = useChain();
	return (id) => config?.chapters.find((one) => one.id === id)?.[asLanguage(i18n.language)] ?? t('members.chapterNumber', { id });
}

export function useClasses(): (bits: number) => string {
	const { t } = useTranslation('desk');
	return (bits) => {
		const names = [1, 2, 4, 8].filter((bit) => bits & bit).map((bit) => t(`members.class.${bit}`));
		return names.length > 0 ? names.join(', ') : t('members.class.none');
	};
}

const KEY_SHOWN = 10;

/** What an entry changes. Keys are shown by their beginning: it is printed on the application. */
export function EntryText({ entry }: { entry: Entry }) {
	const { t } = useTranslation('desk');
	const chapter = useChapter();
	const classes = useClasses();
	const key = (text: string) => <span className="mono" translate="no">{text.slice(2, 2 + KEY_SHOWN)}…</span>;
	switch (entry.type) {
		case 'Join': return <>{chapter(entry.value.chapter)}, {classes(entry.value.classes)}, {t('members.key')} {key(entry.value.key)}</>;
		case 'Leave': return <>{t('members.number', { member: entry.value.member })}</>;
		case 'Move': return <>{t('members.number', { member: entry.value.member })} → {chapter(entry.value.chapter)}</>;
		case 'Reclass': return <>{t('members.number', { member: entry.value.member })} → {classes(entry.value.classes)}</>;
		case 'Rotate': return <>{t('members.number', { member: entry.value.member })} → {t('members.newKey')} {key(entry.value.key)}</>;
	}
}
