// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The last step of every duty: the chain tries it, says what it costs, and only then it is signed.

import type { Transaction } from 'polkadot-api';
import { type ReactNode, createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, type Done, type Fee, type Progress as Way, dryRun, submitSigned, useChain, useSentence } from '../../chain';
import { signerOf, vault } from '../../keys';
import { Button, Buttons, Fact, Facts, Notice, Progress, type Step, Steps } from '../../parts';
import { useFormat } from '../../text';
import { Unlock, Who } from './page';
import { useOfficer } from './officer';

type State =
	| { readonly at: 'trying' }
	| { readonly at: 'tried'; readonly fee: Fee }
	| { readonly at: 'refused'; readonly error: unknown }
	| { readonly at: 'sending'; readonly way: Way['step'] }
	| { readonly at: 'failed'; readonly error: unknown }
	| { readonly at: 'done'; readonly done: Done };

/** One unit of the chain's money, which has twelve decimals. */
const UNIT = 1e12;

const STEPS = ['checking', 'sent', 'included'] as const;

function Way({ step, failed }: { step: Way['step']; failed: boolean }) {
	const { t } = useTranslation('common');
	const { t: desk } = useTranslation('desk');
	const at = STEPS.indexOf(step);
	const steps: Step[] = STEPS.map((key, i) => ({
		key, title: desk(`sign.step.${key}`), state: i < at ? 'done' : i > at ? 'next' : failed ? 'failed' : 'now',
	}));
	return <Steps steps={steps} label={t('progress.sent')} />;
}

function Cost({ fee }: { fee: Fee }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	return <>{fee.free ? t('sign.free') : t('sign.fee', { amount: format.number(Number(fee.amount) / UNIT) })}</>;
}

const Hold = createContext<(on: boolean) => void>(() => undefined);

/**
 * Keeps what a page shows as it was when something was signed: what the signature brings about is read from the chain
 * before it is known here to be final, and must not take the place of the news. `release` shows the newest again.
 */
export function Held<T>({ value, children }: { value: T; children: (value: T, release: () => void) => ReactNode }) {
	const [kept, setKept] = useState<{ readonly value: T }>();
	const newest = useRef(value);
	newest.current = value;
	const hold = useCallback((on: boolean) => setKept(on ? { value: newest.current } : undefined), []);
	return <Hold value={hold}>{children(kept ? kept.value : value, () => setKept(undefined))}</Hold>;
}

/**
 * Tries a call and lets the officer sign it. `call` is made anew when `id` changes; give it an id that says all that the
 * call says.
 */
export function Sign({ id, call, label, danger = false, onDone, onBack, children }: {
	id: string;
	call: (api: Api) => Transaction;
	/** What the button says: what will happen. */
	label: string;
	danger?: boolean;
	/** It is final. */
	onDone?: (done: Done) => void;
	onBack?: (() => void) | undefined;
	/** What is said when it is done. */
	children: (done: Done) => ReactNode;
}) {
	const { t } = useTranslation('desk');
	const { connection } = useChain();
	const entry = useOfficer()?.entry;
	const [state, setState] = useState<State>({ at: 'trying' });
	const [round, setRound] = useState(0);
	const [way, setWay] = useState<Way['step']>('checking');
	const sentence = useSentence(state.at === 'refused' || state.at === 'failed' ? state.error : undefined);
	const settled = useRef(false);
	const hold = useContext(Hold);
	useEffect(() => {
		if (!connection || !entry || settled.current) return undefined;
		let gone = false;
		setState({ at: 'trying' });
		signerOf(vault, entry)
			.then((signer) => dryRun(connection, call(connection.api), signer))
			.then((fee) => gone || setState({ at: 'tried', fee }), (error: unknown) => gone || setState({ at: 'refused', error }));
		return () => {
			gone = true;
		};
	}, [connection, entry?.id, id, round]);
	const send = async () => {
		if (!connection || !entry) return;
		settled.current = true;
		hold(true);
		setWay('checking');
		setState({ at: 'sending', way: 'checking' });
		try {
			const signer = await signerOf(vault, entry);
			const done = await submitSigned(connection, call(connection.api), signer, { onProgress: ({ step }) => setWay(step) });
			setState({ at: 'done', done });
			onDone?.(done);
		} catch (error) {
			settled.current = false;
			hold(false);
			setState({ at: 'failed', error });
		}
	};
	if (state.at === 'done') return <Notice kind="success" live title={t('sign.done')}>{children(state.done)}</Notice>;
	if (!entry) return <Unlock />;
	const again = <Button onClick={() => setRound((count) => count + 1)}>{t('sign.again')}</Button>;
	const back = onBack && <Button kind="quiet" onClick={onBack}>{t('sign.back')}</Button>;
	switch (state.at) {
		case 'trying':
			return <><Progress label={t('sign.trying')} />{back && <Buttons>{back}</Buttons>}</>;
		case 'refused':
			return (
				<>
					<Notice kind="danger" live title={t('sign.refused')}><p>{sentence}</p></Notice>
					<Buttons>{again}{back}</Buttons>
				</>
			);
		case 'tried':
			return (
				<>
					<Facts>
						<Fact name={t('sign.tried')}>{t('sign.fine')}</Fact>
						<Fact name={t('sign.cost')}><Cost fee={state.fee} /></Fact>
						<Fact name={t('sign.by')}>{entry.address && <Who address={entry.address} />}</Fact>
					</Facts>
					<Buttons><Button kind={danger ? 'danger' : 'primary'} onClick={() => void send()}>{label}</Button>{back}</Buttons>
				</>
			);
		case 'sending': return <Way step={way} failed={false} />;
		case 'failed':
			return (
				<>
					<Way step={way} failed />
					<Notice kind="danger" live title={t('sign.failed')}><p>{sentence}</p></Notice>
					<Buttons>{again}{back}</Buttons>
				</>
			);
	}
}
