// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Code } from '../../../parts';

/** The call that was made, for Polkadot.js Apps. */
export function CallDetails({ hex }: { hex: string | undefined }) {
	const { t } = useTranslation('petitions');
	return (
		<details className="disclosure">
			<summary>{t('act.details')}</summary>
			<div className="stack">
				<p className="fine">{t('act.network')}</p>
				<p className="fine">{t(hex ? 'act.hex' : 'act.hexLater')}</p>
				{hex && <Code>{hex}</Code>}
			</div>
		</details>
	);
}
