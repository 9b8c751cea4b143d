// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A receipt, and whether its ballot counts by the newest final block.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asText, fromHex, useFinalized, useRead, useSentence } from '../../chain';
import { readParams, readVote, referenceOf } from '../../chain/elections';
import { type Receipt, type Worth, aliasOf, worthOf } from '../../chain/receipts';
import { Button, Buttons, Code, Dialog, Fact, Facts, Notice, Shown, saveFile } from '../../parts';
import { prover } from '../../prover';
import { useFormat } from '../../text';
import { type KeptReceipt, forgetReceipt } from './kept';

const KINDS: Record<Worth, 'success' | 'info' | 'warning' | 'danger'> = {
	Counts: 'success', Replaced: 'info', NotThere: 'warning', Different: 'danger', OtherChain: 'warning',
};

/** Words that people compare, numbered. */
export const TrackerWords = ({ words }: { words: readonly string[] }) => (
	<ol className="words" translate="no" lang="en">{words.map((word, i) => <li key={i}>{word}</li>)}</ol>
);

/** How many blocks pass until it is looked again: about half a minute. */
const AGAIN = 5;

/** `since`: an earlier block cannot have the ballot. */
function Worth({ receipt, since = 0 }: { receipt: Receipt; since?: number | undefined }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const skip = (useFinalized()?.number ?? 0) < since;
	const read = useRead(async ({ connection, api, at, final }) => {
		const [genesis, vote, record] = await Promise.all([
			connection.genesis(), readVote(connection, receipt.election, aliasOf(receipt), at),
			api.query.Elections.Elections.getValue(receipt.election, { at }),
		]);
		const worth = worthOf(receipt, fromHex(genesis), vote);
		// When audits are over, votes are cleared: that says nothing about a receipt.
		const cleared = worth === 'NotThere' && (record?.stage.type === 'Final' || record?.stage.type === 'Void');
		return { worth, cleared, title: asText(record?.plan.title), block: final.number };
	}, [receipt.election, receipt.alias, receipt.sequence, receipt.ciphertexts], { every: AGAIN, skip });
	return (
		<Shown read={read} lines={2}>
			{({ worth, cleared, block }) => (
				<Notice kind={KINDS[worth]} title={t(`receipt.${worth}`)} live>
					<p>{t(cleared ? 'receipt.clearedText' : `receipt.${worth}Text`, { block: format.number(block) })}</p>
				</Notice>
			)}
		</Shown>
	);
}

/** Nodes are asked when its owner wants it: asked at once, they could tell that the ballot came from here. */
function OnDemand({ receipt }: { receipt: Receipt }) {
	const { t } = useTranslation('elections');
	const [asked, setAsked] = useState(false);
	if (asked) return <Worth receipt={receipt} />;
	return (
		<Notice kind="info">
			<p>{t('receipt.unaskedText')}</p>
			<Buttons><Button onClick={() => setAsked(true)}>{t('receipt.ask')}</Button></Buttons>
		</Notice>
	);
}

/** The tracker's words of a receipt from elsewhere: the prover works them out. */
function Words({ receipt }: { receipt: Receipt }) {
	const { t } = useTranslation('elections');
	const [words, setWords] = useState<readonly string[] | 'none'>();
	const [error, setError] = useState<unknown>();
	const [busy, setBusy] = useState(false);
	const sentence = useSentence(error);
	const params = useRead(async ({ connection, at }) => {
		const [genesis, raw] = await Promise.all([connection.genesis(), readParams(connection, receipt.election, at)]);
		return raw && referenceOf(fromHex(genesis), receipt.election, raw);
	}, [receipt.election], { every: 100 });
	const show = async () => {
		if (!params.value) return;
		setBusy(true);
		try {
			setWords(await prover.run('receiptWords', { receipt: JSON.stringify(receipt), reference: params.value }) ?? 'none');
		} catch (thrown) {
			setError(thrown);
		} finally {
			setBusy(false);
		}
	};
	if (words === 'none') return <Notice kind="danger"><p>{t('receipt.contradicts')}</p></Notice>;
	if (words) return <div className="stack"><p>{t('receipt.wordsText')}</p><TrackerWords words={words} /></div>;
	return (
		<>
			{sentence && <Notice kind="danger" live>{sentence}</Notice>}
			<Button busy={busy} disabled={!params.value || receipt.body === ''} onClick={() => void show()}>{t('receipt.showWords')}</Button>
		</>
	);
}

export function ReceiptCard({ receipt, kept, since, onForgotten }: {
	receipt: Receipt; kept?: KeptReceipt;
	/** The block that has the ballot, if that is known. */
	since?: number;
	onForgotten?: () => void;
}) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const [asking, setAsking] = useState(false);
	const text = kept?.text ?? JSON.stringify(receipt);
	const forget = async () => {
		if (!kept) return;
		await forgetReceipt(kept.name);
		setAsking(false);
		onForgotten?.();
	};
	return (
		<article className="receipt">
			<h3><Link to={`/elections/${receipt.election}`}>{kept?.title ?? t('election', { number: receipt.election })}</Link></h3>
			{kept?.hidden ? <OnDemand receipt={receipt} /> : <Worth receipt={receipt} since={since} />}
			<Facts>
				{kept && <Fact name={t('receipt.sent')}>{format.dateTime(kept.sent)}</Fact>}
				<Fact name={t('receipt.sequence')}>{t('receipt.sequenceNumber', { number: format.number(receipt.sequence) })}</Fact>
			</Facts>
			{kept
				? <details className="disclosure"><summary>{t('receipt.words')}</summary><TrackerWords words={kept.words} /></details>
				: <Words receipt={receipt} />}
			<details className="disclosure">
				<summary>{t('receipt.numbers')}</summary>
				<Facts>
					<Fact name={t('receipt.alias')}><Code>{receipt.alias}</Code></Fact>
					<Fact name={t('receipt.ballot')}><Code>{receipt.ballot}</Code></Fact>
					{receipt.block && <Fact name={t('receipt.block')}><Code>{receipt.block}</Code></Fact>}
				</Facts>
			</details>
			{kept && (
				<Buttons>
					<Button icon="download" onClick={() => saveFile(`receipt-${receipt.election}-${receipt.sequence}.json`, `${text}\n`)}>{t('receipt.save')}</Button>
					{kept.promise && <Button icon="download" onClick={() => saveFile(`promise-${receipt.election}-${receipt.sequence}.json`, `${kept.promise}\n`)}>{t('receipt.savePromise')}</Button>}
					<Button icon="print" onClick={() => window.print()}>{t('receipt.print')}</Button>
					<Button kind="quiet" onClick={() => setAsking(true)}>{t('receipt.forget')}</Button>
				</Buttons>
			)}
			<Dialog
				open={asking} onClose={() => setAsking(false)} title={t('receipt.forgetTitle')}
				actions={<><Button kind="danger" onClick={() => void forget()}>{t('receipt.forget')}</Button><Button onClick={() => setAsking(false)}>{t('receipt.keep')}</Button></>}
			>
				<p>{t('receipt.forgetText')}</p>
			</Dialog>
		</article>
	);
}
