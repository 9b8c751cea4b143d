// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A file beside a message. Pictures are shown as pictures; everything else is handed to the reader, and never shown as a
// part of this page.

import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice, saveOriginal, shownName, useAddress } from '../../parts';
import { useFormat } from '../../text';
import { session } from './session';
import { AT_ONCE, type Entry, type FileBody, PICTURES } from './types';
import { useTrouble } from './use-session';

type Stage = { readonly is: 'asked' | 'coming' } | { readonly is: 'there'; readonly file: Blob } | { readonly is: 'failed'; readonly error: unknown };

export function FileOf({ talk, entry }: { talk: string; entry: Entry & { body: FileBody } }) {
	const { t } = useTranslation('messages');
	const format = useFormat();
	const said = useTrouble();
	const { key, name, type, size } = entry.body;
	const isPicture = PICTURES.includes(type);
	const auto = isPicture && size <= AT_ONCE;
	const [stage, setStage] = useState<Stage>({ is: auto ? 'coming' : 'asked' });
	const [unreadable, setUnreadable] = useState(false);
	const address = useAddress(isPicture && stage.is === 'there' ? stage.file : undefined);
	const fetch = useCallback(async () => {
		setStage({ is: 'coming' });
		try {
			const file = new Blob([await session.file(talk, entry)], { type });
			setStage({ is: 'there', file });
			return file;
		} catch (error) {
			setStage({ is: 'failed', error });
			return undefined;
		}
	}, [talk, key]);
	useEffect(() => {
		if (auto) void fetch();
	}, [fetch, auto]);
	const what = t('talk.file', { name: shownName(name) });
	const fine = `${type} · ${t('talk.size', { kib: format.number(Math.ceil(size / 1024)) })}`;
	const save = async () => {
		const file = stage.is === 'there' ? stage.file : await fetch();
		if (file) saveOriginal(name, type, file);
	};
	return (
		<figure className="message-file">
			{address && !unreadable && <img src={address} alt={what} onError={() => setUnreadable(true)} />}
			<figcaption>{what} <span className="fine">{fine}</span></figcaption>
			{stage.is === 'failed' && <Notice kind="warning" live><p>{said(stage.error)}</p></Notice>}
			{isPicture && !auto && stage.is !== 'there' && <Button busy={stage.is === 'coming'} onClick={() => void fetch()}>{t('talk.show')}</Button>}
			{isPicture && auto && stage.is === 'failed' && <Button onClick={() => void fetch()}>{t('talk.show')}</Button>}
			<Button kind="quiet" icon="download" busy={stage.is === 'coming'} onClick={() => void save()}>{t('talk.save')}</Button>
		</figure>
	);
}
