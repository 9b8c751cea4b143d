// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chain, useChain, useFinalized } from '../../chain';
import { BackLink, Button, Code, Fact, Facts, Notice, Page, Radios, Section } from '../../parts';
import { useFormat } from '../../text';

const never = () => () => undefined;

function Now({ chain }: { chain: Chain }) {
	const { t } = useTranslation('settings');
	const { t: common } = useTranslation('common');
	const format = useFormat();
	const { status, choice, connection } = chain;
	const final = useFinalized();
	const unkept = useSyncExternalStore(connection?.unkept.watch ?? never, connection?.unkept.get ?? (() => false));
	const [genesis, setGenesis] = useState<string>();
	useEffect(() => {
		setGenesis(undefined);
		if (!final || !connection) return;
		void connection.genesis().then(setGenesis, () => undefined);
	}, [connection, final === undefined]);
	if (status.stage === 'failed') {
		return (
			<Notice kind="danger" title={common('connection.failed')} live>
				<p>{common(`connection.why.${status.why}`)}</p>
				{status.detail && <p className="fine">{status.detail}</p>}
				<Button onClick={chain.retry}>{common('retry')}</Button>
			</Notice>
		);
	}
	const light = choice.mode === 'light';
	return (
		<div className="stack">
			{status.stage === 'lost' && <Notice kind="warning" title={common('connection.lost')} live><p>{t('connection.lostText')}</p><Button onClick={chain.retry}>{common('retry')}</Button></Notice>}
			{status.stage === 'behind' && <Notice kind="warning" title={common('connection.behind')} live><p>{t('connection.behindText')}</p></Notice>}
			{unkept && <Notice kind="warning">{t('connection.unkept')}</Notice>}
			{!final && <Notice title={common(`connection.${status.stage}`)} live><p>{t('connection.wait')}</p></Notice>}
			{final && (
				<Facts>
					<Fact name={t('connection.kind')}>{common(light ? 'connection.verifiedLong' : 'connection.trustedLong')}</Fact>
					{!light && connection?.node && <Fact name={t('connection.node')}><span className="mono">{connection.node}</span></Fact>}
					<Fact name={t('connection.record')}>{t('connection.recordNumber', { number: format.number(final.number) })}</Fact>
					<Fact name={t('connection.time')}>{format.dateTime(final.time)}</Fact>
					<Fact name={t('connection.hash')}><Code>{final.hash}</Code></Fact>
					{genesis && <Fact name={t('connection.genesis')}><Code>{genesis}</Code></Fact>}
				</Facts>
			)}
		</div>
	);
}

export function Component() {
	const { t } = useTranslation('settings');
	const chain = useChain();
	const { config, choice } = chain;
	const nodes = config?.rpc ?? [];
	const value = choice.mode === 'light' ? 'light' : choice.node ?? nodes[0] ?? 'rpc';
	return (
		<Page title={t('connection.title')} above={<BackLink to="/settings">{t('title')}</BackLink>} lead={<p>{t('connection.lead')}</p>} narrow>
			<Section title={t('connection.now')}><Now chain={chain} /></Section>
			<Section title={t('connection.choose')}>
				<Radios
					legend={t('connection.how')} value={value}
					onChange={(next) => chain.choose(next === 'light' ? { mode: 'light' } : { mode: 'rpc', node: next })}
					choices={[
						{ value: 'light', label: t('connection.light'), hint: t('connection.lightHint') },
						...nodes.map((node) => ({
							value: node, label: t('connection.rpc'), hint: <>{t('connection.rpcHint')} <span className="mono whole">{node}</span></>,
						})),
					]}
				/>
			</Section>
			<Section title={t('connection.explained')}>
				<div className="prose">
					<p>{t('connection.text1')}</p>
					<p>{t('connection.text2')}</p>
					<p>{t('connection.text3')}</p>
				</div>
			</Section>
		</Page>
	);
}
