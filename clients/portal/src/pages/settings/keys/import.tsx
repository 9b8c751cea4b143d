// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LEAST_PASSPHRASE, type Trouble, accountOf, checkedWords, useSecret, useVault, vault } from '../../../keys';
import { Button, Buttons, FileField, Notice, PassphraseField, Radios, TextArea, TextField } from '../../../parts';
import { Damaged, KeysPage, Unlock, useAct, useSiteNames } from './parts';

type From = 'member' | 'account' | 'file';

/** What is wrong with the words, and with the passphrase: it is said where they are typed. */
const OF_WORDS: readonly (Trouble | undefined)[] = ['BadWords', 'KnownKey'];
const OF_PASSPHRASE: readonly (Trouble | undefined)[] = ['WrongPassphrase', 'ShortPassphrase', 'WeakPassphrase'];

export function Component() {
	const { t } = useTranslation('settings');
	const navigate = useNavigate();
	const state = useVault();
	const [from, setFrom] = useState<From>('member');
	const [words, setWords, forgetWords] = useSecret('');
	const [label, setLabel] = useSecret('');
	const [file, setFile, forgetFile] = useSecret('');
	const [passphrase, setPassphrase, forgetPassphrase] = useSecret('');
	const names = useSiteNames();
	const { busy, trouble, name, act } = useAct();
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [trouble]);
	const fresh = state.state === 'none';
	const hasMember = state.state === 'open' && state.entries.some(({ kind }) => kind === 'member');
	const chosen: From = from === 'file' && !fresh ? 'account' : from === 'member' && hasMember ? 'account' : from;
	const take = () => act(async () => {
		if (chosen === 'file') await vault.restore(file, passphrase);
		else {
			// Looked at first: what keeps them would be made with a passphrase that could not be corrected any more.
			if (chosen === 'member') checkedWords(words);
			else accountOf(words);
			if (vault.get().state === 'none') await vault.create(passphrase, names);
			// Who types them has them.
			if (chosen === 'member') await vault.addMember(words, label, true);
			else await vault.addAccount(words, label, true);
		}
		forgetWords();
		forgetFile();
		forgetPassphrase();
		await navigate('/settings/keys');
	});
	const atWords = OF_WORDS.includes(name) ? trouble : undefined;
	const atPassphrase = OF_PASSPHRASE.includes(name) ? trouble : undefined;
	if (state.state === 'locked') return <KeysPage title={t('import.title')}><Unlock /></KeysPage>;
	if (state.state === 'damaged') return <KeysPage title={t('import.title')}><Damaged /></KeysPage>;
	return (
		<KeysPage title={t('import.title')} lead={<p>{t('import.lead')}</p>}>
			<form
				ref={form} className="form"
				onSubmit={(event) => {
					event.preventDefault();
					if (!busy) void take();
				}}
			>
				<Radios
					legend={t('import.what')} value={chosen} onChange={setFrom}
					choices={[
						{ value: 'member', label: t('import.member'), hint: t(hasMember ? 'trouble.SecondMember' : 'import.memberHint'), disabled: hasMember },
						{ value: 'account', label: t('import.account'), hint: t('import.accountHint') },
						...(fresh ? [{ value: 'file' as const, label: t('import.file'), hint: t('import.fileHint') }] : []),
					]}
				/>
				{trouble && !atWords && !atPassphrase && <Notice kind="danger" live>{trouble}</Notice>}
				{chosen === 'file' && <FileField label={t('import.filePick')} accept=".json,application/json" onPick={setFile} />}
				{chosen !== 'file' && (
					<>
						<TextArea
							label={t('import.words')} hint={t('import.wordsHint')} value={words} onChange={setWords} rows={3} error={atWords}
							autoCapitalize="none" autoComplete="off" autoCorrect="off" spellCheck={false} translate="no"
						/>
						<TextField label={t('import.label')} hint={t('import.labelHint')} optional value={label} onChange={setLabel} maxLength={40} />
					</>
				)}
				{chosen === 'file' && (
					<PassphraseField
						label={t('import.filePassphrase')} autoComplete="current-password" value={passphrase} onChange={setPassphrase} error={atPassphrase}
					/>
				)}
				{chosen !== 'file' && fresh && (
					<PassphraseField
						label={t('new.passphrase')} hint={t('new.passphraseHint', { least: LEAST_PASSPHRASE })} autoComplete="new-password"
						value={passphrase} onChange={setPassphrase} error={atPassphrase}
					/>
				)}
				<Buttons><Button type="submit" kind="primary" busy={busy}>{t('import.take')}</Button></Buttons>
			</form>
		</KeysPage>
	);
}
