// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// From the proof to a final block, and the receipt.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Progress, useChain } from '../../../chain';
import { Button, ButtonLink, Buttons, Code, Notice, type Step as ShownStep, Steps } from '../../../parts';
import { useFormat } from '../../../text';
import { ReceiptCard } from '../receipt-card';
import { type Sealed, hexOf } from './session';
import { StepPart } from './steps';
import type { Step, Voting } from './use-voting';

const ORDER = ['proof', 'checking', 'sent', 'included', 'final'] as const;

/** Which of the steps is under way. */
function nowOf(state: Step): number {
	if (state.step === 'sealing') return 0;
	if (state.step === 'done') return ORDER.length;
	if (state.step !== 'sending') return 0;
	const at: Record<Progress['step'], number> = { checking: 1, sent: 2, included: 4 };
	return at[state.progress.step];
}

function SendingSteps({ state }: { state: Step }) {
	const { t } = useTranslation('elections');
	const now = nowOf(state);
	const failed = state.step === 'sending' && state.failed;
	const again = state.step === 'sending' && state.progress.step === 'sent' && state.progress.again > 0;
	const steps: ShownStep[] = ORDER.map((key, at) => ({
		key, title: t(`vote.sending.${key}`),
		state: at < now ? 'done' : at > now ? 'next' : failed ? 'failed' : 'now',
		...(again && key === 'sent' && { text: t('vote.sending.again') }),
	}));
	return <Steps steps={steps} label={t('vote.sending.title')} />;
}

/** The ballot for other programs that can hand it in. */
function Elsewhere({ sealed }: { sealed: Sealed }) {
	const { t } = useTranslation('elections');
	const { connection } = useChain();
	const [hex, setHex] = useState<string>();
	useEffect(() => {
		if (connection) void hexOf(connection, sealed).then(setHex, () => undefined);
	}, [connection, sealed]);
	return (
		<div className="stack">
			<p>{t('vote.hexText')}</p>
			{hex && <div className="call"><Code>{hex}</Code></div>}
		</div>
	);
}

export function Sending({ voting }: { voting: Voting }) {
	const { t } = useTranslation('elections');
	const { state } = voting;
	const { status } = useChain();
	const failed = state.step === 'sending' && state.failed;
	const lost = state.step === 'sending' && !failed && status.stage === 'lost';
	return (
		<StepPart part="send" title={t('vote.sending.title')}>
			<p>{t('vote.sending.text')}</p>
			<SendingSteps state={state} />
			{lost && <Notice kind="warning" live title={t('vote.sending.lost')}><p>{t('vote.sending.lostText')}</p></Notice>}
			{state.step === 'sealing' && <Buttons><Button onClick={voting.cancel}>{t('vote.cancel')}</Button></Buttons>}
			{failed && (
				<>
					<p>{t('vote.sending.failedText')}</p>
					{state.way !== 'here' && <p>{t('vote.sending.directlyText')}</p>}
					<Buttons>
						<Button kind="primary" onClick={() => voting.sendAgain(state.way)}>{t('vote.sending.sendAgain')}</Button>
						{state.way !== 'here' && <Button onClick={() => voting.sendAgain('here')}>{t('vote.sending.sendDirectly')}</Button>}
						<Button onClick={voting.again}>{t('vote.anotherBallot')}</Button>
					</Buttons>
				</>
			)}
			{state.step === 'sending' && <details className="disclosure"><summary>{t('vote.hex')}</summary><Elsewhere sealed={state.sealed} /></details>}
		</StepPart>
	);
}

const keptOf = (sealed: Sealed, title: string) => ({
	kind: 'receipt' as const, name: sealed.name, text: sealed.text, title, words: sealed.words, sent: sealed.sent, hidden: sealed.hidden, receipt: sealed.receipt,
	...(sealed.promise !== undefined && { promise: sealed.promise }),
});

/** Somebody else hands it in; the receipt shows when it is there. */
export function Handed({ sealed, title, relayed }: { sealed: Sealed; title: string; relayed: boolean }) {
	const { t } = useTranslation('elections');
	return (
		<StepPart part="send" title={t(relayed ? 'vote.relayed' : 'vote.handed')}>
			<Notice kind={relayed ? 'info' : 'warning'}><p>{t(relayed ? 'vote.relayedText' : 'vote.handedText')}</p></Notice>
			{!relayed && <Elsewhere sealed={sealed} />}
			<ReceiptCard receipt={sealed.receipt} kept={keptOf(sealed, title)} />
		</StepPart>
	);
}

export function Voted({ voting, sealed, title, block, most }: {
	voting: Voting; sealed: Sealed; title: string; block: number;
	/** How many ballots a voter may cast. */
	most: number;
}) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const left = most - sealed.receipt.sequence;
	return (
		<StepPart part="send" title={t('vote.done')}>
			<p>{t('vote.doneText', { block: format.number(block) })}</p>
			<ReceiptCard receipt={sealed.receipt} kept={keptOf(sealed, title)} since={block} />
			<p>{left > 0 ? t('vote.left', { count: left, number: format.number(left) }) : t('vote.noneLeft')}</p>
			<Buttons>
				<ButtonLink to={`/elections/${sealed.receipt.election}`} kind="primary">{t('vote.toElection')}</ButtonLink>
				{left > 0 && <Button onClick={voting.again}>{t('vote.revote')}</Button>}
			</Buttons>
		</StepPart>
	);
}
