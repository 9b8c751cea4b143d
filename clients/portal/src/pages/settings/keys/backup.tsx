// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Entry, useSecret, useVault, vault } from '../../../keys';
import { Button, Buttons, Notice, Section, saveFile } from '../../../parts';
import { ConfirmWords } from './confirm';
import { KeysPage, WhileOpen, WordList } from './parts';

function Words({ entry }: { entry: Entry }) {
	const { t } = useTranslation('settings');
	const [words, setWords, forgetWords] = useSecret<string | undefined>(undefined);
	const [step, setStep] = useState<'hidden' | 'words' | 'confirm'>('hidden');
	const hide = () => {
		setStep('hidden');
		forgetWords();
	};
	const show = () => void vault.reveal(entry.id).then((revealed) => {
		setWords(revealed);
		setStep('words');
	});
	if (step === 'hidden' || words === undefined) {
		return (
			<div className="stack">
				{entry.confirmed && <Notice kind="success">{t('backup.doneText')}</Notice>}
				<p>{t('backup.wordsText')}</p>
				<Buttons><Button kind={entry.confirmed ? 'secondary' : 'primary'} icon="eye" onClick={show}>{t('backup.show')}</Button></Buttons>
			</div>
		);
	}
	// A path behind the words is part of what has to be written down, and is not asked for.
	if (step === 'confirm') {
		return <ConfirmWords id={entry.id} words={words.replace(/\/.*$/, '').trim()} onBack={() => setStep('words')} onDone={hide} />;
	}
	const listed = /^[a-z ]+/.test(words);
	return (
		<div className="stack">
			{listed ? <WordList words={words} /> : <code>{words}</code>}
			<Notice kind="warning">{t('new.wordsWarning')}</Notice>
			<Buttons>
				{listed && <Button kind="primary" onClick={() => setStep('confirm')}>{t('new.written')}</Button>}
				<Button kind="quiet" onClick={hide}>{t('backup.hide')}</Button>
			</Buttons>
		</div>
	);
}

export function Component() {
	const { t } = useTranslation('settings');
	const { id = '' } = useParams();
	const state = useVault();
	const entry = state.state === 'open' ? state.entries.find((one) => one.id === id) : undefined;
	return (
		<KeysPage title={t('backup.title')} lead={<p>{t('backup.lead')}</p>}>
			<WhileOpen>
				{entry && <Section title={t('backup.words')}><Words entry={entry} /></Section>}
				<Section title={t('backup.file')}>
					<p>{t('backup.fileText')}</p>
					<Buttons><Button icon="download" onClick={() => saveFile('caucus-keys.json', vault.backup())}>{t('backup.save')}</Button></Buttons>
				</Section>
			</WhileOpen>
		</KeysPage>
	);
}
