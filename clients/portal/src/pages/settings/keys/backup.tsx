// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Entry, lacksBackup, useSecret, useVault, vault } from '../../../keys';
import { Button, ButtonLink, Buttons, Notice, Section, saveFile } from '../../../parts';
import { ConfirmWords } from './confirm';
import { KeysPage, WhileOpen, WordList } from './parts';

function Words({ entry }: { entry: Entry }) {
	const { t } = useTranslation('settings');
	const [words, setWords, forgetWords] = useSecret<string | undefined>(undefined);
	const [step, setStep] = useState<'hidden' | 'words' | 'confirm'>('hidden');
	const [done, setDone] = useState(false);
	const hide = () => {
		setStep('hidden');
		forgetWords();
	};
	const confirmed = () => {
		setDone(true);
		hide();
	};
	const show = () => void vault.reveal(entry.id).then((revealed) => {
		setWords(revealed);
		setStep('words');
	});
	if (step === 'hidden' || words === undefined) {
		return (
			<div className="stack">
				{entry.confirmed && <Notice kind="success" live={done}>{t('backup.doneText')}</Notice>}
				{done && entry.kind === 'member' && (
					<>
						<p>{t('backup.next')}</p>
						<Buttons><ButtonLink to="/settings/keys/application" kind="primary">{t('application.title')}</ButtonLink></Buttons>
					</>
				)}
				<p>{t('backup.wordsText')}</p>
				<Buttons><Button kind={lacksBackup(entry) ? 'primary' : 'secondary'} icon="eye" onClick={show}>{t('backup.show')}</Button></Buttons>
			</div>
		);
	}
	// A path behind the words is part of what has to be written down, and is not asked for.
	if (step === 'confirm') {
		return <ConfirmWords id={entry.id} words={words.replace(/\/.*$/, '').trim()} onBack={() => setStep('words')} onDone={confirmed} />;
	}
	return (
		<div className="stack">
			<WordList words={words} />
			<Notice kind="warning">{t('new.wordsWarning')}</Notice>
			<Buttons>
				<Button kind="primary" onClick={() => setStep('confirm')}>{t('new.written')}</Button>
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
				{entry?.listed && <Section title={t('backup.words')}><Words entry={entry} /></Section>}
				{entry && !entry.listed && <Section title={t('backup.path')}><p>{t('backup.pathText')}</p></Section>}
				<Section title={t('backup.file')}>
					<p>{t('backup.fileText')}</p>
					<Buttons><Button icon="download" onClick={() => saveFile('caucus-keys.json', vault.backup())}>{t('backup.save')}</Button></Buttons>
				</Section>
			</WhileOpen>
		</KeysPage>
	);
}
