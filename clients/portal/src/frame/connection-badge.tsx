// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Whether what the reader sees is verified, and of which record it is.

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Chain, useChain, useFinalized } from '../chain';
import { Icon, type IconName } from '../parts';
import { useFormat } from '../text';

interface Look {
	readonly icon: IconName;
	readonly tone: 'good' | 'warn' | 'bad' | 'plain';
	readonly word: string;
}

export function lookOf({ status, choice }: Pick<Chain, 'status' | 'choice'>): Look {
	switch (status.stage) {
		case 'starting': return { icon: 'wait', tone: 'plain', word: 'connection.starting' };
		case 'syncing': return { icon: 'wait', tone: 'plain', word: 'connection.syncing' };
		case 'behind': return { icon: 'wait', tone: 'warn', word: 'connection.behind' };
		case 'lost': return { icon: 'offline', tone: 'warn', word: 'connection.lost' };
		case 'failed': return { icon: 'offline', tone: 'bad', word: 'connection.failed' };
		case 'following': return choice.mode === 'light'
			? { icon: 'shield', tone: 'good', word: 'connection.verified' }
			: { icon: 'server', tone: 'warn', word: 'connection.trusted' };
	}
}

export function ConnectionBadge() {
	const { t } = useTranslation('common');
	const format = useFormat();
	const chain = useChain();
	const { icon, tone, word } = lookOf(chain);
	const final = useFinalized();
	return (
		<Link to="/settings/connection" className={`connection connection-${tone}`} data-stage={chain.status.stage} data-mode={chain.choice.mode}>
			<Icon name={icon} />
			<span className="connection-word">{t(word)}</span>
			{final && (
				<span className="connection-block" data-block={final.number}>
					{t('connection.block', { number: format.number(final.number) })}<span className="connection-time">, {format.time(final.time)}</span>
				</span>
			)}
		</Link>
	);
}
