// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The application that a registrar enters: it ties the key to a chapter and to classes, and names nobody.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chapter, asText, fromHex, toHex, useChain, useRegister, useSentence } from '../../../chain';
import { useMember, vault } from '../../../keys';
import { Button, Buttons, Checkboxes, Code, Loading, Notice, SelectField, TextField, saveFile } from '../../../parts';
import { prover } from '../../../prover';
import { asLanguage } from '../../../text';
import { KeysPage, WhileOpen } from './parts';

/** Bits of a member's classes, as the registry has them. */
const CLASSES = { dues: 1, delegate: 2, youth: 4, citizen: 8 } as const;
type Class = keyof typeof CLASSES;

/** As the registry counts them: in two bytes. */
const MOST_CHAPTER = 0xffff;

/** Chapters with their names: those of the page's operator, or those of the chain. */
function useChapters(): readonly Chapter[] | undefined {
	const { config } = useChain();
	const register = useRegister();
	if (config && config.chapters.length > 0) return config.chapters;
	if (!register.value) return register.error ? [] : undefined;
	return [...register.value.organizations.values()].flatMap(({ chapter, names }) => (chapter === undefined ? [] : [{
		id: chapter, ko: asText(names.korean), en: asText(names.english) || asText(names.korean),
	}]));
}

function Form() {
	const { t, i18n } = useTranslation('settings');
	const { connection } = useChain();
	const member = useMember();
	const [chapter, setChapter] = useState('');
	const [classes, setClasses] = useState<readonly Class[]>(['dues']);
	const [made, setMade] = useState<string>();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<unknown>();
	const sentence = useSentence(error);
	const [tried, setTried] = useState(false);
	const chapters = useChapters();
	const typed = chapter === '' ? chapters?.[0]?.id.toString() ?? '' : chapter.trim();
	const number = /^\d{1,5}$/.test(typed) && Number(typed) <= MOST_CHAPTER ? Number(typed) : undefined;
	/** What was made is of what stood there then. */
	const changed = <T,>(set: (value: T) => void) => (value: T) => {
		setMade(undefined);
		set(value);
	};
	const make = async () => {
		setTried(true);
		if (!connection || !member || number === undefined) return;
		setBusy(true);
		setError(undefined);
		try {
			const [words, genesis] = await Promise.all([vault.reveal(member.id), connection.genesis()]);
			const bits = classes.reduce((sum, one) => sum + CLASSES[one], 0);
			setMade(toHex(await prover.run('application', { words, genesis: fromHex(genesis), chapter: number, classes: bits })));
		} catch (thrown) {
			setError(thrown);
		} finally {
			setBusy(false);
		}
	};
	if (!member) return <Notice>{t('application.noKey')}</Notice>;
	if (!chapters) return <Loading lines={4} />;
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy) void make();
			}}
		>
			{chapters.length > 0
				? (
					<SelectField
						label={t('application.chapter')} value={typed} onChange={changed(setChapter)}
						choices={chapters.map((one) => ({ value: String(one.id), label: one[asLanguage(i18n.language)] }))}
					/>
				)
				: (
					<TextField
						label={t('application.chapterNumber')} value={chapter} onChange={changed(setChapter)} inputMode="numeric" short
						error={tried && number === undefined ? t('application.noChapter', { most: MOST_CHAPTER }) : undefined}
					/>
				)}
			<Checkboxes
				legend={t('application.classes')} hint={t('application.classesHint')} values={classes} onChange={changed(setClasses)}
				choices={(Object.keys(CLASSES) as Class[]).map((value) => ({ value, label: t(`application.class.${value}`) }))}
			/>
			{sentence && <Notice kind="danger" live>{sentence}</Notice>}
			<Buttons><Button type="submit" kind="primary" busy={busy}>{t('application.make')}</Button></Buttons>
			{made && (
				<Notice kind="success" title={t('application.made')} live>
					<p>{t('application.madeText')}</p>
					<Code>{made}</Code>
					<Buttons><Button icon="download" onClick={() => saveFile('application.txt', `${made}\n`, 'text/plain')}>{t('application.save')}</Button></Buttons>
				</Notice>
			)}
		</form>
	);
}

export function Component() {
	const { t } = useTranslation('settings');
	return (
		<KeysPage title={t('application.title')} lead={<p>{t('application.lead')}</p>}>
			<WhileOpen><Form /></WhileOpen>
		</KeysPage>
	);
}
