// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What this device has checked itself, and of which record.

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChain, useFinalized } from '../../chain';
import { Code, Fact, Facts, Notice } from '../../parts';
import { useFormat } from '../../text';

export function Verified() {
	const { t } = useTranslation('check');
	const format = useFormat();
	const { choice } = useChain();
	const final = useFinalized();
	const light = choice.mode === 'light';
	return (
		<div className="stack">
			{light
				? final
					? <div className="prose"><p>{t('verified.light1')}</p><p>{t('verified.light2')}</p></div>
					: <p>{t('verified.checking')}</p>
				: <Notice kind="warning" title={t('verified.rpc')}><p>{t('verified.rpcText')}</p><p><Link to="/settings/connection">{t('verified.change')}</Link></p></Notice>}
			{final && (
				<Facts>
					<Fact name={t('verified.record')}>{t('verified.recordNumber', { number: format.number(final.number), time: format.dateTime(final.time) })}</Fact>
					<Fact name={t('verified.hash')}><Code>{final.hash.slice(2)}</Code></Fact>
				</Facts>
			)}
		</div>
	);
}
