// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Button, Buttons, Code } from '../../../parts';

/** The call that was made, for Polkadot.js Apps; and where it can be made without being sent, how. */
export function CallDetails({ hex, unsent = false, onMake }: { hex: string | undefined; unsent?: boolean; onMake?: (() => void) | undefined }) {
	const { t } = useTranslation('petitions');
	return (
		<details className="disclosure">
			<summary>{t('act.details')}</summary>
			<div className="stack">
				<p className="fine">{t('act.network')}</p>
				<p className="fine">{t(hex ? unsent ? 'act.hexUnsent' : 'act.hex' : 'act.hexLater')}</p>
				{hex && <Code>{hex}</Code>}
				{onMake && <Buttons><Button onClick={onMake}>{t('act.make')}</Button></Buttons>}
			</div>
		</details>
	);
}
