// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What stands around every page of the desk: whose it is, and what has to be done before it can be anybody's.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyTrouble, useVault, vault } from '../../keys';
import { BackLink, Button, ButtonLink, Buttons, Loading, Notice, Page, PassphraseField, SelectField } from '../../parts';
import { type Officer, chooseOfficer, useAccounts, useOfficer } from './officer';

/** Opens the keys where something is to be signed. */
export function Unlock() {
	const { t } = useTranslation('settings');
	const { t: desk } = useTranslation('desk');
	const state = useVault();
	const [passphrase, setPassphrase] = useState('');
	const [busy, setBusy] = useState(false);
	const [trouble, setTrouble] = useState<string>();
	const passkey = state.state === 'locked' && state.passkey;
	const open = async (how: () => Promise<void>) => {
		setBusy(true);
		setTrouble(undefined);
		try {
			await how();
		} catch (error) {
			setTrouble(error instanceof KeyTrouble ? t(`trouble.${error.trouble}`) : t('trouble.other', { error: String(error) }));
		} finally {
			setBusy(false);
		}
	};
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				event.stopPropagation();
				if (!busy) void open(() => vault.unlock(passphrase));
			}}
		>
			<p>{desk('account.locked')}</p>
			{passkey && (
				<Buttons><Button kind="primary" icon="key" busy={busy} onClick={() => void open(() => vault.unlockByPasskey())}>{t('keys.byPasskey')}</Button></Buttons>
			)}
			<PassphraseField
				label={t('keys.passphrase')} autoComplete="current-password" value={passphrase} onChange={setPassphrase} error={trouble}
			/>
			<Buttons><Button type="submit" kind={passkey ? 'secondary' : 'primary'} busy={busy}>{t('keys.unlock')}</Button></Buttons>
		</form>
	);
}

/** An account in short: people compare the beginning and the end. */
export const shortAddress = (address: string): string => `${address.slice(0, 6)}…${address.slice(-6)}`;

/** Somebody who signed, as this device knows the account. */
export function Who({ address }: { address: string }) {
	const { t } = useTranslation('desk');
	const officer = useOfficer();
	const known = useAccounts().find((one) => one.address === address);
	const name = known?.label;
	return (
		<span title={address}>
			{name && `${name} `}<span className="mono" translate="no">{shortAddress(address)}</span>
			{officer?.address === address && ` ${t('account.you')}`}
		</span>
	);
}

/** Which account's desk it is, and another's if there are several here. */
export function Account({ officer }: { officer: Officer }) {
	const { t } = useTranslation('desk');
	const accounts = useAccounts();
	const locked = useVault().state === 'locked';
	if (accounts.length > 1) {
		return (
			<SelectField
				label={t('account.title')} value={officer.address} onChange={chooseOfficer}
				choices={accounts.map((one) => ({
					value: one.address, label: one.label ? `${one.label} (${shortAddress(one.address)})` : shortAddress(one.address),
				}))}
			/>
		);
	}
	return (
		<>
			<p className="fine">
				{t('account.title')}: {officer.label} <span className="mono" translate="no">{shortAddress(officer.address)}</span>
			</p>
			{locked && <details className="disclosure"><summary>{t('account.unlock')}</summary><Unlock /></details>}
		</>
	);
}

function Nobody() {
	const { t } = useTranslation('desk');
	const state = useVault();
	if (state.state === 'unknown') return <Loading />;
	if (state.state === 'locked') return <Unlock />;
	return (
		<div className="stack">
			<Notice title={t('account.none')}><p>{t('account.noneText')}</p></Notice>
			<Buttons><ButtonLink to="/settings/keys/import" kind="primary">{t('account.import')}</ButtonLink></Buttons>
		</div>
	);
}

/** A page of the desk, for whoever sits at it. */
export function DeskPage({ title, lead, back = '/desk', backText, above, children }: {
	title: string;
	lead?: ReactNode;
	/** Where its way back leads; nothing for the first page. */
	back?: string | null;
	backText?: string;
	/** A state, above the heading. */
	above?: ReactNode;
	children: (officer: Officer) => ReactNode;
}) {
	const { t } = useTranslation('desk');
	const officer = useOfficer();
	return (
		<Page
			title={title} lead={lead}
			above={<>{back !== null && <BackLink to={back}>{backText ?? t('title')}</BackLink>}{above}</>}
		>
			{officer ? children(officer) : <Nobody />}
		</Page>
	);
}
