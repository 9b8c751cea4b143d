// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SigningState, useSigning } from '../../acting';
import type { Entry } from '../../keys';
import { Button, Dialog } from '../../parts';

/** Nothing more is collected about the account, and nothing shown: for good. */
export function OptOut({ account }: { account: Entry }) {
	const { t } = useTranslation('activity');
	const signing = useSigning();
	const [asking, setAsking] = useState(false);
	return (
		<details className="disclosure">
			<summary>{t('optOut.title')}</summary>
			<p>{t('optOut.text')}</p>
			<Button onClick={() => setAsking(true)}>{t('optOut.open')}</Button>
			<Dialog
				open={asking} onClose={() => setAsking(false)} title={t('optOut.title')}
				actions={signing.state.stage === 'idle' && <Button kind="danger" onClick={() => void signing.sign(account, (api) => api.tx.Activity.opt_out())}>{t('optOut.do')}</Button>}
			>
				{signing.state.stage === 'idle' && <p>{t('optOut.text')}</p>}
				<SigningState signing={signing} done={t('optOut.done')} />
			</Dialog>
		</details>
	);
}
