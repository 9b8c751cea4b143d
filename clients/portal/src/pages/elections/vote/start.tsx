// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Before the paper: by which way the ballot goes, the roll, and with a node the comparison with what was published.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../../../chain';
import { sameReference } from '../../../chain/elections';
import { Button, Buttons, Code, Notice, Progress, Radios, TextField } from '../../../parts';
import { useFormat } from '../../../text';
import { StepPart } from './steps';
import type { Voting } from './use-voting';

/** It is asked for first: whoever hides where a ballot comes from must not ask nodes about it before. */
function Ways({ voting }: { voting: Voting }) {
	const { t } = useTranslation('elections');
	const { config } = useChain();
	const relayers = config?.relayers ?? [];
	const { way } = voting;
	const choose = (chosen: string) => {
		const relayer = relayers.find(({ url }) => url === chosen);
		voting.chooseWay(relayer ? { relayer } : chosen === 'elsewhere' ? 'elsewhere' : 'here');
	};
	return (
		<details className="disclosure">
			<summary>{t('vote.way')}</summary>
			<Radios
				legend={t('vote.wayLegend')} value={typeof way === 'string' ? way : way.relayer.url} onChange={choose}
				choices={[
					{ value: 'here', label: t('vote.wayHere'), hint: t('vote.wayHereHint') },
					...relayers.map(({ url }) => ({
						value: url, label: t('vote.wayRelayer', { relayer: new URL(url, location.href).host }), hint: t('vote.wayRelayerHint'),
					})),
					{ value: 'elsewhere', label: t('vote.wayElsewhere'), hint: t('vote.wayElsewhereHint') },
				]}
			/>
		</details>
	);
}

export function Preparing({ voting, open }: { voting: Voting; open: boolean }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { choice } = useChain();
	const { state } = voting;
	if (state.step === 'preparing') {
		const { preparing } = state;
		const roll = preparing.part === 'roll';
		return (
			<StepPart part="prepare" title={t('vote.preparing')}>
				<p>{t('vote.preparingText')}</p>
				<Progress
					label={t(`vote.part.${preparing.part}`)}
					{...(roll && preparing.of > 0 && { done: preparing.done, of: preparing.of, text: t('vote.keys', { done: format.number(preparing.done), of: format.number(preparing.of) }) })}
				/>
				<Buttons><Button onClick={voting.cancel}>{t('vote.cancel')}</Button></Buttons>
			</StepPart>
		);
	}
	return (
		<StepPart part="prepare" title={t(open ? 'vote.start' : 'vote.startEarly')}>
			<div className="prose">
				<p>{t('vote.startText1')}</p>
				<p>{t('vote.startText2')}</p>
			</div>
			{choice.mode === 'rpc' && <Notice kind="warning" title={t('vote.trusted')}><p>{t('vote.trustedText')}</p></Notice>}
			<Ways voting={voting} />
			<Buttons><Button kind="primary" onClick={voting.begin}>{t('vote.begin')}</Button></Buttons>
		</StepPart>
	);
}

/** A node can show an election that it made up, whose votes it could read. The published reference tells them apart. */
export function Compare({ voting, reference }: { voting: Voting; reference: string }) {
	const { t } = useTranslation('elections');
	const [typed, setTyped] = useState('');
	const same = sameReference(reference, typed);
	return (
		<StepPart part="prepare" title={t('vote.compare')}>
			<p>{t('vote.compareText')}</p>
			<p><Code>{reference}</Code></p>
			<TextField label={t('basis.compare')} hint={t('basis.compareHint')} value={typed} onChange={setTyped} autoComplete="off" spellCheck={false} />
			{same === false && <Notice kind="danger" live><p>{t('basis.other')}</p></Notice>}
			{same && <Notice kind="success" live><p>{t('basis.same')}</p></Notice>}
			<Buttons><Button kind="primary" disabled={!same} onClick={voting.compared}>{t('vote.toPaper')}</Button></Buttons>
		</StepPart>
	);
}

/** How often the voter has voted, as far as it matters now. */
export function Before({ voting, most }: { voting: Voting; most: number }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { accepted, sent = 0 } = voting.count ?? {};
	if (accepted === undefined) {
		return (
			<Notice kind={sent === 0 ? 'info' : 'warning'} title={t(sent === 0 ? 'vote.unasked' : 'vote.toAsk')}>
				<p>{t(sent === 0 ? 'vote.unaskedText' : 'vote.toAskText')}</p>
				<Buttons><Button onClick={voting.ask}>{t('vote.ask')}</Button></Buttons>
			</Notice>
		);
	}
	if (sent > accepted) return <Notice kind="warning" title={t('vote.underWay')}><p>{t('vote.underWayText')}</p></Notice>;
	if (accepted === 0) return null;
	const left = most - accepted;
	return (
		<Notice kind={accepted > sent ? 'warning' : 'info'} title={t('vote.votedBefore', { count: accepted, number: format.number(accepted) })}>
			{left > 0 && <p>{left === 1 ? t('vote.replacesLast') : t('vote.replaces', { number: format.number(left) })}</p>}
			{accepted > sent && <p>{t('vote.votedElsewhere')}</p>}
			{voting.unexpected && <Buttons><Button onClick={voting.acknowledge}>{t('vote.votedElsewhereKnown')}</Button></Buttons>}
		</Notice>
	);
}
