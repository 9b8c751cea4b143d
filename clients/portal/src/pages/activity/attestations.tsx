// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SigningState, useSigning } from '../../acting';
import type { Entry as Key } from '../../keys';
import { Badge, Button, Dialog, Empty, Table, TextArea, type Tone, saveFile } from '../../parts';
import { written } from '../../records';
import { useFormat, useNow } from '../../text';
import type { Attested, Indicator, Mine, Status } from './data';
import { unitOf, useIndicatorName, useMonthName } from './words';

const HOUR = 3_600_000;

function toneOf(status: Status['type'] | undefined): Tone {
	switch (status) {
		case 'Final': case 'Upheld': return 'done';
		case 'Disputed': return 'warning';
		case 'Revoked': case 'Corrected': return 'danger';
		default: return 'open';
	}
}

/** Says that an attestation is wrong. An auditor decides. */
function Dispute({ account, attested }: { account: Key; attested: Attested }) {
	const { t } = useTranslation('activity');
	const signing = useSigning();
	const [asking, setAsking] = useState(false);
	const [text, setText] = useState('');
	const [error, setError] = useState<string>();
	const busy = signing.state.stage === 'busy';
	const dispute = async () => {
		const reason = written(text);
		if (!reason) return setError(t('dispute.empty'));
		setError(undefined);
		// The chain keeps the digest alone.
		saveFile(`dispute-${attested.entry.attestation}.txt`, reason.text, 'text/plain;charset=utf-8');
		await signing.sign(account, (api) => api.tx.Activity.dispute({ attestation: attested.entry.attestation, reason: reason.reference }));
		return undefined;
	};
	return (
		<>
			<Button onClick={() => setAsking(true)}>{t('dispute.open')}</Button>
			<Dialog
				open={asking} onClose={() => setAsking(false)} title={t('dispute.title')}
				actions={signing.state.stage === 'idle' && <Button kind="primary" busy={busy} onClick={() => void dispute()}>{t('dispute.do')}</Button>}
			>
				{signing.state.stage === 'idle' && (
					<>
						<p>{t('dispute.text')}</p>
						<TextArea label={t('dispute.reason')} hint={t('dispute.hint')} value={text} onChange={setText} error={error} maxLength={2000} lang="ko" />
					</>
				)}
				<SigningState signing={signing} done={t('dispute.done')} />
			</Dialog>
		</>
	);
}

/** What was attested to an account, the newest first. */
export function Attestations({ account, mine, indicators }: {
	account: Key; mine: Mine; indicators: readonly (readonly [number, Indicator])[];
}) {
	const { t } = useTranslation('activity');
	const format = useFormat();
	const now = useNow();
	const monthName = useMonthName();
	const indicatorName = useIndicatorName();
	if (mine.attested.length === 0) return <Empty title={t('attested.none')}><p>{t('attested.noneText')}</p></Empty>;
	const indicatorOf = ({ entry }: Attested) => indicators.find(([id]) => id === entry.indicator)?.[1];
	const canDispute = ({ month, status }: Attested) => {
		const period = mine.periods.get(month);
		return status === 'Provisional' && period !== undefined && now < Number(period.disputed_until);
	};
	return (
		<Table
			caption={t('attested.title')} rows={mine.attested} rowKey={({ entry }) => `${entry.attestation}`}
			columns={[
				{ key: 'what', title: t('attested.what'), cell: (one) => { const found = indicatorOf(one); return found ? indicatorName(found) : t('attested.number', { number: one.entry.indicator }); } },
				{ key: 'when', title: t('attested.when'), cell: ({ entry }) => format.date(entry.hour * HOUR) },
				{ key: 'month', title: t('month.label'), cell: ({ month }) => monthName(month) },
				{ key: 'value', title: t('attested.value'), numeric: true, cell: (one) => { const found = indicatorOf(one); return t(found ? unitOf(found) : 'times', { count: one.entry.value, number: format.number(one.entry.value) }); } },
				{
					key: 'state', title: t('attested.state'),
					cell: (one) => <><Badge tone={toneOf(one.status)}>{one.status ? t(`status.${one.status}`) : t('status.Hidden')}</Badge>{!one.entry.stands && <span className="fine"> {t('attested.notCounted')}</span>}</>,
				},
				{ key: 'dispute', title: t('dispute.open'), cell: (one) => (canDispute(one) ? <Dispute account={account} attested={one} /> : <span className="fine">{one.status === 'Provisional' ? t('dispute.over') : '–'}</span>) },
			]}
		/>
	);
}
