// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Whether one's ballots count: those whose receipts are kept here, or one from a file.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVault } from '../../keys';
import { Unlock } from '../../keys/unlock';
import { type Receipt, parseReceipt } from '../../chain/receipts';
import { BackLink, ButtonLink, Empty, FileField, Notice, Page, Section, TextArea } from '../../parts';
import { ReceiptCard } from './receipt-card';
import { type KeptReceipt, keptReceipts } from './kept';
import '../../look/elections.css';

function Kept() {
	const { t } = useTranslation('elections');
	const [kept, setKept] = useState<readonly KeptReceipt[]>();
	const [failed, setFailed] = useState(false);
	const look = () => void keptReceipts().then(setKept, () => setFailed(true));
	useEffect(look, []);
	if (failed) return <Notice kind="danger"><p>{t('receipts.unreadable')}</p></Notice>;
	if (!kept) return null;
	if (kept.length === 0) return <Empty title={t('receipts.empty')}><p>{t('receipts.emptyText')}</p></Empty>;
	return <div className="stack">{kept.map((one) => <ReceiptCard key={one.name} receipt={one.receipt} kept={one} onForgotten={look} />)}</div>;
}

function OnThisDevice() {
	const { t } = useTranslation('elections');
	const vault = useVault();
	switch (vault.state) {
		case 'open': return <Kept />;
		case 'locked': return <div className="stack"><p>{t('receipts.locked')}</p><Unlock /></div>;
		case 'unknown': return null;
		default: return (
			<Empty title={t('receipts.empty')}>
				<p>{t('receipts.noKey')}</p>
				<ButtonLink to="/settings/keys">{t('vote.toKeys')}</ButtonLink>
			</Empty>
		);
	}
}

function FromFile() {
	const { t } = useTranslation('elections');
	const [text, setText] = useState('');
	const receipt: Receipt | undefined = text.trim() === '' ? undefined : parseReceipt(text);
	return (
		<div className="stack">
			<p>{t('receipts.fileText')}</p>
			<FileField label={t('receipts.file')} accept=".json,application/json" onPick={setText} />
			<TextArea
				label={t('receipts.paste')} value={text} onChange={setText} rows={4} spellCheck={false} autoComplete="off"
				error={text.trim() !== '' && !receipt ? t('receipts.none') : undefined}
			/>
			{receipt && <ReceiptCard key={receipt.ballot} receipt={receipt} />}
		</div>
	);
}

export function Component() {
	const { t } = useTranslation('elections');
	return (
		<Page title={t('receipts.title')} above={<BackLink to="/elections">{t('list.title')}</BackLink>} lead={<p>{t('receipts.lead')}</p>} narrow>
			<Section title={t('receipts.here')}><OnThisDevice /></Section>
			<Section title={t('receipts.other')}><FromFile /></Section>
		</Page>
	);
}
