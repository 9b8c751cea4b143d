// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_PASSPHRASE, useSecret, vault } from '../../../keys';
import { Button, Buttons, Notice, PassphraseField } from '../../../parts';
import { KeysPage, WhileOpen, useAct, useSiteNames } from './parts';

export function Component() {
	const { t } = useTranslation('settings');
	const [old, setOld, forgetOld] = useSecret('');
	const [fresh, setFresh, forgetFresh] = useSecret('');
	const names = useSiteNames();
	const [done, setDone] = useState(false);
	const { busy, trouble, act } = useAct();
	return (
		<KeysPage title={t('passphrase.title')} lead={<p>{t('passphrase.lead')}</p>}>
			<WhileOpen>
				<form
					className="form"
					onSubmit={(event) => {
						event.preventDefault();
						setDone(false);
						if (!busy) {
							void act(async () => {
								await vault.changePassphrase(old, fresh, names);
								forgetOld();
								forgetFresh();
								setDone(true);
							});
						}
					}}
				>
					{trouble && <Notice kind="danger" live>{trouble}</Notice>}
					{done && <Notice kind="success" live>{t('passphrase.done')}</Notice>}
					<PassphraseField label={t('passphrase.old')} autoComplete="current-password" value={old} onChange={setOld} />
					<PassphraseField
						label={t('new.passphrase')} hint={t('new.passphraseHint', { least: LEAST_PASSPHRASE })} autoComplete="new-password"
						value={fresh} onChange={setFresh}
					/>
					<Buttons><Button type="submit" kind="primary" busy={busy}>{t('passphrase.change')}</Button></Buttons>
				</form>
			</WhileOpen>
		</KeysPage>
	);
}
