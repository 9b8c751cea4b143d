// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asked, useSecret, vault } from '../../../keys';
import { Button, Buttons, TextField } from '../../../parts';
import { useAct } from './parts';

/** Three of the words are typed: so their owner has them. */
export function ConfirmWords({ id, words, onDone, onBack }: { id: string; words: string; onDone: () => void; onBack: () => void }) {
	const { t } = useTranslation('settings');
	const { t: common } = useTranslation('common');
	const [places] = useState(() => asked(words));
	const [typed, setTyped] = useSecret<readonly string[]>([]);
	const { busy, trouble, act } = useAct();
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				void act(async () => {
					await vault.confirm(id, places, typed);
					onDone();
				});
			}}
		>
			<p>{t('backup.confirmText')}</p>
			{places.map((place, i) => (
				<TextField
					key={place} label={t('backup.wordAt', { place })} value={typed[i] ?? ''} short autoCapitalize="none" autoComplete="off"
					autoCorrect="off" spellCheck={false} error={i === 0 ? trouble : undefined}
					onChange={(value) => setTyped(places.map((_, at) => (at === i ? value : typed[at] ?? '')))}
				/>
			))}
			<Buttons>
				<Button type="submit" kind="primary" busy={busy}>{t('backup.confirm')}</Button>
				<Button kind="quiet" onClick={onBack}>{common('back')}</Button>
			</Buttons>
		</form>
	);
}
