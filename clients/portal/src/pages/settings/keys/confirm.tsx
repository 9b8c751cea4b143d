// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asked, useSecret, vault, wrongPlaces } from '../../../keys';
import { Button, Buttons, Notice, TextField } from '../../../parts';
import { useAct } from './parts';

/** Three of the words are typed: so their owner has them. */
export function ConfirmWords({ id, words, onDone, onBack }: { id: string; words: string; onDone: () => void; onBack: () => void }) {
	const { t } = useTranslation('settings');
	const { t: common } = useTranslation('common');
	const [places] = useState(() => asked(words));
	const [typed, setTyped] = useSecret<readonly string[]>([]);
	const [wrong, setWrong] = useState<readonly number[]>([]);
	const [tries, setTries] = useState(0);
	const { busy, trouble, act } = useAct();
	const form = useRef<HTMLFormElement>(null);
	// On a phone a field that is wrong may be out of sight. Only a new try takes the focus, not what is typed after it.
	useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [tries]);
	const check = () => {
		const found = wrongPlaces(words, places, typed);
		setWrong(found);
		setTries(tries + 1);
		if (found.length > 0) return;
		void act(async () => {
			await vault.confirm(id, places, typed);
			onDone();
		});
	};
	return (
		<form
			ref={form} className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy) check();
			}}
		>
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<p>{t('backup.confirmText')}</p>
			{places.map((place, i) => (
				<TextField
					key={place} label={t('backup.wordAt', { place })} value={typed[i] ?? ''} short autoCapitalize="none" autoComplete="off"
					autoCorrect="off" spellCheck={false} error={wrong.includes(place) ? t('backup.otherWord', { place }) : undefined}
					onChange={(value) => {
						setTyped(places.map((_, at) => (at === i ? value : typed[at] ?? '')));
						setWrong(wrong.filter((one) => one !== place));
					}}
				/>
			))}
			<Buttons>
				<Button type="submit" kind="primary" busy={busy}>{t('backup.confirm')}</Button>
				<Button kind="quiet" onClick={onBack}>{common('back')}</Button>
			</Buttons>
		</form>
	);
}
