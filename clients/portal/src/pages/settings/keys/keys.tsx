// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useChain } from '../../../chain';
import { type Entry, hasPasskeys, lacksBackup, newPasskey, useSecret, useVault, vault } from '../../../keys';
import { BackLink, Badge, Button, ButtonLink, Buttons, Code, Dialog, Notice, Page, PassphraseField, Section } from '../../../parts';
import { Damaged, Unlock, useAct } from './parts';

function None() {
	const { t } = useTranslation('settings');
	return (
		<div className="stack">
			<div className="prose">
				<p>{t('keys.none1')}</p>
				<p>{t('keys.none2')}</p>
			</div>
			<Buttons>
				<ButtonLink to="/settings/keys/new" kind="primary">{t('keys.make')}</ButtonLink>
				<ButtonLink to="/settings/keys/import">{t('keys.import')}</ButtonLink>
			</Buttons>
		</div>
	);
}

function Key({ entry }: { entry: Entry }) {
	const { t } = useTranslation('settings');
	const [asking, setAsking] = useState(false);
	const { busy, trouble, act } = useAct();
	const missing = lacksBackup(entry);
	return (
		<li className="card">
			<div className="row-title">
				<h3>{entry.label || t(`keys.kind.${entry.kind}`)}</h3>
				{entry.listed && <Badge tone={missing ? 'warning' : 'done'}>{t(missing ? 'backup.missing' : 'backup.done')}</Badge>}
			</div>
			<p className="fine">{t(`keys.kindText.${entry.kind}`)}</p>
			{entry.address && <Code>{entry.address}</Code>}
			{missing && <p>{t(`backup.missingText.${entry.kind}`)}</p>}
			<Buttons>
				<ButtonLink to={`/settings/keys/backup/${encodeURIComponent(entry.id)}`} kind={missing ? 'primary' : 'secondary'}>{t(entry.listed ? 'backup.words' : 'backup.title')}</ButtonLink>
				{entry.kind === 'member' && <ButtonLink to="/settings/keys/application">{t('application.title')}</ButtonLink>}
				<Button kind="quiet" onClick={() => setAsking(true)}>{t('keys.remove')}</Button>
			</Buttons>
			<Dialog
				open={asking} onClose={() => setAsking(false)} title={t('keys.removeTitle')}
				actions={<><Button kind="danger" busy={busy} onClick={() => void act(() => vault.remove(entry.id))}>{t('keys.remove')}</Button><Button onClick={() => setAsking(false)}>{t('keys.keep')}</Button></>}
			>
				<p>{t(missing ? 'keys.removeUnsaved' : entry.listed ? 'keys.removeText' : 'keys.removePath')}</p>
				{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			</Dialog>
		</li>
	);
}

function Passkey({ present }: { present: boolean }) {
	const { t } = useTranslation('settings');
	const { config } = useChain();
	const [asking, setAsking] = useState(false);
	const [passphrase, setPassphrase, forgetPassphrase] = useSecret('');
	const { busy, trouble, act } = useAct();
	if (!hasPasskeys() && !present) return null;
	const close = () => {
		setAsking(false);
		forgetPassphrase();
	};
	const add = () => act(async () => {
		await vault.addPasskey(passphrase, await newPasskey(config?.name.ko ?? 'Caucus'));
		close();
	});
	return (
		<>
			<p>{t(present ? 'passkey.present' : 'passkey.text')}</p>
			{present
				? <Button busy={busy} onClick={() => void act(() => vault.removePasskey())}>{t('passkey.remove')}</Button>
				: <Button icon="key" onClick={() => setAsking(true)}>{t('passkey.add')}</Button>}
			<Dialog
				open={asking} onClose={close} title={t('passkey.add')}
				actions={<Button kind="primary" busy={busy} onClick={() => void add()}>{t('passkey.add')}</Button>}
			>
				<PassphraseField label={t('keys.passphrase')} hint={t('passkey.hint')} autoComplete="current-password" value={passphrase} onChange={setPassphrase} error={trouble} />
			</Dialog>
		</>
	);
}

function Open({ entries, passkey }: { entries: readonly Entry[]; passkey: boolean }) {
	const { t } = useTranslation('settings');
	return (
		<>
			<Section title={t('keys.here')}>
				<ul className="stack">{entries.map((entry) => <Key key={entry.id} entry={entry} />)}</ul>
				{entries.length === 0 && <p>{t('keys.emptyText')}</p>}
				<Buttons>
					{!entries.some(({ kind }) => kind === 'member') && <ButtonLink to="/settings/keys/new" kind="primary">{t('keys.make')}</ButtonLink>}
					<ButtonLink to="/settings/keys/import">{t('keys.import')}</ButtonLink>
				</Buttons>
			</Section>
			<Section title={t('keys.protection')}>
				<div className="stack">
					<p>{t('keys.lockText')}</p>
					<Buttons>
						<Button onClick={() => vault.lock()}>{t('keys.lock')}</Button>
						<ButtonLink to="/settings/keys/passphrase">{t('passphrase.title')}</ButtonLink>
					</Buttons>
					<Passkey present={passkey} />
				</div>
			</Section>
			<Section title={t('keys.leave')}>
				<p>{t('keys.leaveText')}</p>
				<p><Link to="/settings/keys/erase">{t('keys.erase')}</Link></p>
			</Section>
		</>
	);
}

export function Component() {
	const { t } = useTranslation('settings');
	const state = useVault();
	const erased: unknown = (useLocation().state as { erased?: unknown } | null)?.erased;
	return (
		<Page title={t('keys.title')} above={<BackLink to="/settings">{t('title')}</BackLink>} lead={<p>{t('keys.lead')}</p>} narrow>
			{state.state === 'none' && erased === true && <Notice kind="success" live>{t('erase.done')}</Notice>}
			{state.state === 'none' && <None />}
			{state.state === 'locked' && <><Unlock /><p className="aside"><Link to="/settings/keys/erase">{t('keys.forgotten')}</Link></p></>}
			{state.state === 'damaged' && <Damaged />}
			{state.state === 'open' && <Open entries={state.entries} passkey={state.passkey} />}
		</Page>
	);
}
