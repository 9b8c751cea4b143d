// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What stands before an act: a key on this device that is open.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChain } from '../chain';
import { type Entry, KeyTrouble, useMember, useVault, vault } from '../keys';
import { Button, ButtonLink, Buttons, Notice, PassphraseField } from '../parts';

function Unlock({ passkey }: { passkey: boolean }) {
	const { t } = useTranslation('acting');
	const [passphrase, setPassphrase] = useState('');
	const [busy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<string>();
	const open = async (how: () => Promise<void>) => {
		setBusy(true);
		setTrouble(undefined);
		await how().catch((error: unknown) => setTrouble(t(
			error instanceof KeyTrouble && error.trouble === 'WrongPassphrase' ? 'wrongPassphrase' : 'notOpened')));
		setBusy(false);
	};
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy) void open(() => vault.unlock(passphrase));
			}}
		>
			<p>{t('locked')}</p>
			{passkey && <Buttons><Button kind="primary" icon="key" busy={busy} onClick={() => void open(() => vault.unlockByPasskey())}>{t('byPasskey')}</Button></Buttons>}
			<PassphraseField label={t('passphrase')} autoComplete="current-password" value={passphrase} onChange={setPassphrase} error={trouble} />
			<Buttons><Button type="submit" kind={passkey ? 'secondary' : 'primary'} icon="key" busy={busy}>{t('unlock')}</Button></Buttons>
		</form>
	);
}

function Open({ children }: { children: ReactNode }) {
	const { t } = useTranslation('acting');
	const state = useVault();
	if (state.state === 'open') return <>{children}</>;
	if (state.state === 'locked') return <Unlock passkey={state.passkey} />;
	if (state.state === 'unknown') return null;
	return (
		<div className="stack">
			<p>{t(state.state === 'damaged' ? 'damaged' : 'none')}</p>
			<Buttons><ButtonLink to="/settings/keys" kind="primary" icon="key">{t('toKeys')}</ButtonLink></Buttons>
		</div>
	);
}

/** A node that is believed can lie about who shares a ring with the member. */
function Believed() {
	const { t } = useTranslation('acting');
	const { choice } = useChain();
	if (choice.mode !== 'rpc') return null;
	return <Notice kind="warning" title={t('believed')}><p>{t('believedText')} <Link to="/settings/connection">{t('toConnection')}</Link></p></Notice>;
}

/** Shows `children` while a member's key is open, and otherwise what has to be done first. */
export function MemberOnly({ children }: { children: ReactNode }) {
	const { t } = useTranslation('acting');
	const member = useMember();
	return (
		<Open>
			{member ? <><Believed />{children}</> : (
				<div className="stack">
					<p>{t('noMember')}</p>
					<Buttons><ButtonLink to="/settings/keys" kind="primary" icon="key">{t('toKeys')}</ButtonLink></Buttons>
				</div>
			)}
		</Open>
	);
}

/** The same for accounts: `children` gets those that are here. */
export function AccountOnly({ children }: { children: (accounts: readonly Entry[]) => ReactNode }) {
	const state = useVault();
	const accounts = state.state === 'open' ? state.entries.filter(({ kind }) => kind === 'account') : [];
	return <Open>{children(accounts)}</Open>;
}
