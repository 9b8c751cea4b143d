// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the pages on keys share.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../../../chain';
import { useVault } from '../../../keys';
import { Damaged, Unlock } from '../../../keys/unlock';
import { BackLink, ButtonLink, Page } from '../../../parts';

export { Damaged, Unlock, useAct } from '../../../keys/unlock';

export const KeysPage = ({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) => {
	const { t } = useTranslation('settings');
	return <Page title={title} lead={lead} above={<BackLink to="/settings/keys">{t('keys.title')}</BackLink>} narrow>{children}</Page>;
};

/** Shows `children` while the keys are open, and otherwise what has to be done first. */
export function WhileOpen({ children }: { children: ReactNode }) {
	const { t } = useTranslation('settings');
	const state = useVault();
	if (state.state === 'open') return <>{children}</>;
	if (state.state === 'locked') return <Unlock />;
	if (state.state === 'damaged') return <Damaged />;
	return state.state === 'none' ? <ButtonLink to="/settings/keys" kind="primary">{t('keys.title')}</ButtonLink> : null;
}

/** What the site and the party are called: nobody should take that for a passphrase. */
export function useSiteNames(): readonly string[] {
	const { config } = useChain();
	return [location.hostname, ...Object.values(config?.name ?? {})];
}

/** Words, numbered, to be written down. */
export const WordList = ({ words }: { words: string }) => (
	<ol className="words" translate="no" lang="en">{words.split(' ').map((word, i) => <li key={i}>{word}</li>)}</ol>
);
