// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A member's key is made: a passphrase, twelve words, and three of them typed.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_PASSPHRASE, newWords, useSecret, useVault, vault } from '../../../keys';
import { Button, ButtonLink, Buttons, Notice, PassphraseField } from '../../../parts';
import { ConfirmWords } from './confirm';
import { Damaged, KeysPage, Unlock, WordList, useAct, useSiteNames } from './parts';

interface Made {
	readonly id: string;
	readonly words: string;
}

function Begin({ onMade }: { onMade: (made: Made) => void }) {
	const { t } = useTranslation('settings');
	const state = useVault();
	const names = useSiteNames();
	const [passphrase, setPassphrase] = useSecret('');
	const { busy, trouble, act } = useAct();
	const fresh = state.state === 'none';
	const make = () => act(async () => {
		if (fresh) await vault.create(passphrase, names);
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
	// Gone once the keys are locked: then the words are shown again under the key itself, as often as they are needed.
	const [made, setMade, forgetMade] = useSecret<Made | undefined>(undefined);
	const [step, setStep] = useState<'words' | 'confirm' | 'done'>('words');
	const begun = (one: Made) => {
		setMade(one);
		setStep('words');
	};
	if (step === 'done') {
		return (
			<KeysPage key="done" title={t('new.doneTitle')} lead={<p>{t('new.doneLead')}</p>}>
				<Buttons>
					<ButtonLink to="/settings/keys/application" kind="primary">{t('application.title')}</ButtonLink>
					<ButtonLink to="/settings/keys">{t('keys.title')}</ButtonLink>
				</Buttons>
			</KeysPage>
		);
	}
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
				{state.state === 'locked' ? <Unlock /> : state.state === 'damaged' ? <Damaged /> : <Begin onMade={begun} />}
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
	const done = () => {
		setStep('done');
		forgetMade();
	};
	return (
		<KeysPage key="confirm" title={t('backup.confirmTitle')}>
			<ConfirmWords {...made} onDone={done} onBack={() => setStep('words')} />
		</KeysPage>
	);
}
