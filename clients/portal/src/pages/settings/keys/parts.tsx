// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the pages on keys share.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyTrouble, useVault, vault } from '../../../keys';
import { BackLink, Button, ButtonLink, Buttons, Notice, Page, PassphraseField } from '../../../parts';

/** Something that takes its time and may fail by name. */
export function useAct() {
	const { t } = useTranslation('settings');
	const [busy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<string>();
	const act = async (what: () => Promise<void>): Promise<void> => {
		setBusy(true);
		setTrouble(undefined);
		try {
			await what();
		} catch (error) {
			setTrouble(error instanceof KeyTrouble ? t(`trouble.${error.trouble}`) : t('trouble.other', { error: String(error) }));
		} finally {
			setBusy(false);
		}
	};
	return { busy, trouble, act, setTrouble };
}

export const KeysPage = ({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) => {
	const { t } = useTranslation('settings');
	return <Page title={title} lead={lead} above={<BackLink to="/settings/keys">{t('keys.title')}</BackLink>} narrow>{children}</Page>;
};

/** Opens what is locked. */
export function Unlock() {
	const { t } = useTranslation('settings');
	const state = useVault();
	const [passphrase, setPassphrase] = useState('');
	const { busy, trouble, act } = useAct();
	const passkey = state.state === 'locked' && state.passkey;
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy) void act(() => vault.unlock(passphrase));
			}}
		>
			{passkey && (
				<Buttons><Button kind="primary" icon="key" busy={busy} onClick={() => void act(() => vault.unlockByPasskey())}>{t('keys.byPasskey')}</Button></Buttons>
			)}
			<PassphraseField
				label={t('keys.passphrase')} autoComplete="current-password" value={passphrase} onChange={setPassphrase} error={trouble}
			/>
			<Buttons><Button type="submit" kind={passkey ? 'secondary' : 'primary'} busy={busy}>{t('keys.unlock')}</Button></Buttons>
		</form>
	);
}

/** Shows `children` while the keys are open, and otherwise what has to be done first. */
export function WhileOpen({ children }: { children: ReactNode }) {
	const { t } = useTranslation('settings');
	const state = useVault();
	if (state.state === 'open') return <>{children}</>;
	if (state.state === 'locked') return <Unlock />;
	if (state.state === 'damaged') return <Damaged />;
	return state.state === 'none' ? <ButtonLink to="/settings/keys" kind="primary">{t('keys.title')}</ButtonLink> : null;
}

export function Damaged() {
	const { t } = useTranslation('settings');
	return (
		<Notice kind="danger" title={t('keys.damaged')}>
			<p>{t('keys.damagedText')}</p>
			<ButtonLink to="/settings/keys/erase">{t('keys.erase')}</ButtonLink>
		</Notice>
	);
}

/** Words, numbered, to be written down. */
export const WordList = ({ words }: { words: string }) => (
	<ol className="words" translate="no" lang="en">{words.split(' ').map((word, i) => <li key={i}>{word}</li>)}</ol>
);
