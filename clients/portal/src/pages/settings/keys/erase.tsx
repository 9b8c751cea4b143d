// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { lacksBackup, useVault, vault } from '../../../keys';
import { Button, ButtonLink, Buttons, Checkbox, Notice } from '../../../parts';
import { forgetAll } from '../../../storage';
import { KeysPage, useAct } from './parts';

export function Component() {
	const { t } = useTranslation('settings');
	const navigate = useNavigate();
	const state = useVault();
	const [sure, setSure] = useState(false);
	const [missing, setMissing] = useState(false);
	const { busy, trouble, act } = useAct();
	const unsaved = state.state === 'open' && state.entries.some(lacksBackup);
	const erase = () => act(async () => {
		await vault.erase();
		await forgetAll();
		await navigate('/settings/keys', { state: { erased: true } });
	});
	return (
		<KeysPage title={t('erase.title')} lead={<p>{t('erase.lead')}</p>}>
			<form
				className="form"
				onSubmit={(event) => {
					event.preventDefault();
					setMissing(!sure);
					if (sure && !busy) void erase();
				}}
			>
				{unsaved && <Notice kind="warning">{t('keys.removeUnsaved')}</Notice>}
				{trouble && <Notice kind="danger" live>{trouble}</Notice>}
				<Checkbox label={t('erase.sure')} checked={sure} onChange={setSure} error={missing && !sure ? t('erase.missing') : undefined} />
				<Buttons>
					<Button type="submit" kind="danger" busy={busy}>{t('erase.do')}</Button>
					<ButtonLink to="/settings/keys">{t('keys.keep')}</ButtonLink>
				</Buttons>
			</form>
		</KeysPage>
	);
}
