// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a member did this year, on an account that nobody but the member knows to be theirs.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountOnly } from '../../acting';
import { useFinalized, useRead } from '../../chain';
import { type Entry as Key, lacksBackup } from '../../keys';
import { BackLink, Badge, Code, Empty, Fact, Facts, Notice, Page, Section, SelectField, Shown, Table } from '../../parts';
import { useFormat, yearOf } from '../../text';
import { Attestations } from './attestations';
import { Bind } from './bind';
import { type Mine, readIndicators, readMine } from './data';
import { OptOut } from './opt-out';
import { useMonthName } from './words';

interface Own {
	readonly key: Key;
	readonly mine: Mine;
}

type Indicators = Awaited<ReturnType<typeof readIndicators>>;

function One({ own: { key, mine }, indicators }: { own: Own; indicators: Indicators }) {
	const { t } = useTranslation('activity');
	const format = useFormat();
	const monthName = useMonthName();
	const { account, points } = mine;
	return (
		<Section title={t('mine.year', { year: account.year })}>
			{account.opted_out && <Notice kind="warning" title={t('mine.optedOut')} />}
			{lacksBackup(key) && <Notice kind="warning"><p>{t('mine.backup')}</p></Notice>}
			<Facts>
				<Fact name={t('mine.points')}><strong>{t('points', { count: points, number: format.number(points) })}</strong></Fact>
				<Fact name={t('mine.account')}><Code>{key.address ?? ''}</Code></Fact>
				<Fact name={t('mine.since')}>{format.date(account.since)}</Fact>
			</Facts>
			<p className="fine">{t('mine.show')}</p>
			{account.earnings.length > 0 && (
				<Table
					caption={t('mine.earnings')} cards={false} rows={[...account.earnings].reverse()} rowKey={({ period }) => period}
					columns={[
						{ key: 'month', title: t('month.label'), cell: ({ period }) => monthName(period) },
						{ key: 'points', title: t('mine.points'), numeric: true, cell: (one) => format.number(one.points) },
						{ key: 'expires', title: t('mine.expires'), cell: ({ expires }) => monthName(expires - 1) },
					]}
				/>
			)}
			<Attestations account={key} mine={mine} indicators={indicators} />
			{!account.opted_out && <OptOut account={key} />}
		</Section>
	);
}

/** One account is read, and not all of the device: who is asked for several at once learns that they are of one member. */
function Accounts({ keys }: { keys: readonly Key[] }) {
	const { t } = useTranslation('activity');
	const final = useFinalized();
	const year = final && yearOf(final.time);
	const [chosen, setChosen] = useState<string>();
	const id = chosen ?? keys.find(({ label }) => label === t('bind.label', { year }))?.id ?? '';
	const key = keys.find((one) => one.id === id);
	const read = useRead(async (reading) => {
		const [indicators, mine] = await Promise.all([readIndicators(reading), readMine(reading, key!.address ?? '')]);
		return { indicators, mine };
	}, [id], { skip: !key });
	const mine = read.value?.mine;
	return (
		<>
			{keys.length > 0 && (
				<SelectField
					label={t('mine.choose')} hint={t('mine.chooseHint')} value={id} onChange={setChosen}
					choices={[{ value: '', label: t('mine.chosenNone') }, ...keys.map((one) => ({ value: one.id, label: one.label || one.address || one.id }))]}
				/>
			)}
			{key && (
				<Shown read={read} lines={6}>
					{({ indicators }) => (mine
						? <One key={id} own={{ key, mine }} indicators={indicators} />
						: <Empty title={t('mine.notOne')} />)}
				</Shown>
			)}
			{year !== undefined && (!key || !read.loading) && mine?.account.year !== year && (
				<Section title={t('bind.title', { year })}>
					{keys.length === 0 && <Empty title={t('mine.none')}><p>{t('mine.noneText')}</p></Empty>}
					<Bind year={year} free={keys.filter((one) => one.id !== id || !mine)} />
				</Section>
			)}
		</>
	);
}

export function Component() {
	const { t } = useTranslation('activity');
	return (
		<Page title={t('mine.title')} lead={<p>{t('mine.lead')}</p>} above={<BackLink to="/activity">{t('title')}</BackLink>}>
			<AccountOnly>{(keys) => <Accounts keys={keys} />}</AccountOnly>
			<div className="prose aside"><Badge>{t('mine.not')}</Badge><p>{t('mine.notText')}</p></div>
		</Page>
	);
}
