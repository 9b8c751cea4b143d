// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What every page shows that needs keys which are not open.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, Buttons, Notice, PassphraseField } from '../parts';
import { KeyTrouble, useVault, vault } from './index';

/** Something that takes its time and may fail by name. */
export function useAct() {
	const { t } = useTranslation('settings');
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<{ readonly error: unknown }>();
	const act = async (what: () => Promise<void>): Promise<void> => {
		setBusy(true);
		setFailed(undefined);
		try {
			await what();
		} catch (error) {
			setFailed({ error });
		} finally {
			setBusy(false);
		}
	};
	// Said anew when the reader takes the other language.
	const trouble = failed && (failed.error instanceof KeyTrouble ? t(`trouble.${failed.error.trouble}`) : t('trouble.other', { error: String(failed.error) }));
	const name = failed?.error instanceof KeyTrouble ? failed.error.trouble : undefined;
	return { busy, trouble, name, act };
}

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

export function Damaged() {
	const { t } = useTranslation('settings');
	return (
		<Notice kind="danger" title={t('keys.damaged')}>
			<p>{t('keys.damagedText')}</p>
			<ButtonLink to="/settings/keys/erase">{t('keys.erase')}</ButtonLink>
		</Notice>
	);
}
