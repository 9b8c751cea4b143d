// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A member's key is made: a passphrase, twelve words, and three of them typed.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_PASSPHRASE, newWords, useVault, vault } from '../../../keys';
import { Button, ButtonLink, Buttons, Notice, PassphraseField } from '../../../parts';
import { ConfirmWords } from './confirm';
import { KeysPage, Unlock, WordList, useAct } from './parts';

interface Made {
	readonly id: string;
	readonly words: string;
}

function Begin({ onMade }: { onMade: (made: Made) => void }) {
	const { t } = useTranslation('settings');
	const state = useVault();
	const [passphrase, setPassphrase] = useState('');
	const { busy, trouble, act } = useAct();
	const fresh = state.state === 'none';
	const make = () => act(async () => {
		if (fresh) await vault.create(passphrase);
		const words = newWords();
		const { id } = await vault.addMember(words, '');
		onMade({ id, words });
	});
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy) void make();
			}}
		>
			{fresh && (
				<PassphraseField
					label={t('new.passphrase')} hint={t('new.passphraseHint', { least: LEAST_PASSPHRASE })} autoComplete="new-password"
					value={passphrase} onChange={setPassphrase} error={trouble}
				/>
			)}
			{!fresh && trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<Buttons><Button type="submit" kind="primary" busy={busy}>{t('new.make')}</Button></Buttons>
		</form>
	);
}

export function Component() {
	const { t } = useTranslation('settings');
	const state = useVault();
	const [made, setMade] = useState<Made>();
	const [step, setStep] = useState<'words' | 'confirm' | 'done'>('words');
	if (!made && state.state === 'open' && state.entries.some(({ kind }) => kind === 'member')) {
		return (
			<KeysPage title={t('new.title')}>
				<Notice title={t('trouble.SecondMember')}><ButtonLink to="/settings/keys">{t('keys.title')}</ButtonLink></Notice>
			</KeysPage>
		);
	}
	if (!made) {
		return (
			<KeysPage title={t('new.title')} lead={<p>{t('new.lead')}</p>}>
				{state.state === 'locked' ? <Unlock /> : <Begin onMade={setMade} />}
			</KeysPage>
		);
	}
	if (step === 'words') {
		return (
			<KeysPage key="words" title={t('new.wordsTitle')} lead={<p>{t('new.wordsLead')}</p>}>
				<div className="stack">
					<WordList words={made.words} />
					<Notice kind="warning">{t('new.wordsWarning')}</Notice>
					<Buttons><Button kind="primary" onClick={() => setStep('confirm')}>{t('new.written')}</Button></Buttons>
				</div>
			</KeysPage>
		);
	}
	if (step === 'confirm') {
		return (
			<KeysPage key="confirm" title={t('backup.confirmTitle')}>
				<ConfirmWords {...made} onDone={() => setStep('done')} onBack={() => setStep('words')} />
			</KeysPage>
		);
	}
	return (
		<KeysPage key="done" title={t('new.doneTitle')} lead={<p>{t('new.doneLead')}</p>}>
			<Buttons>
				<ButtonLink to="/settings/keys/application" kind="primary">{t('application.title')}</ButtonLink>
				<ButtonLink to="/settings/keys">{t('keys.title')}</ButtonLink>
			</Buttons>
		</KeysPage>
	);
}
