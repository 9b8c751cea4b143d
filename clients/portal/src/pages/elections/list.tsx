// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// All elections: what can be voted in now, what is prepared, what is counted, and what was.

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Reading, asText, usePages, useRead } from '../../chain';
import { type Election, type StageName, closesOf } from '../../chain/elections';
import { Button, Empty, Page, Row, Rows, Section, Shown } from '../../parts';
import { useFormat, useNow } from '../../text';
import { labelOf } from '../../text/label';
import { StageBadge } from './stage';
import '../../look/elections.css';

interface Listed {
	readonly number: number;
	readonly election: Election;
}

const OVER: readonly StageName[] = ['Final', 'Void'];

async function readMany({ api, at }: Reading, numbers: readonly number[]): Promise<Listed[]> {
	const found = await api.query.Elections.Elections.getValues(numbers.map((number): [number] => [number]), { at });
	return found.flatMap((election, i) => (election ? [{ number: numbers[i]!, election }] : []));
}

/** Those that can still move. */
const readActive = async (reading: Reading) => {
	const active = await reading.api.query.Elections.Active.getValue({ at: reading.at });
	return readMany(reading, active);
};

/** Those from a place on, the newest first. */
const readPast = async (reading: Reading, from: number, count: number) => {
	const next = await reading.api.query.Elections.NextElection.getValue({ at: reading.at });
	const newest = next - 1 - from;
	return readMany(reading, Array.from({ length: Math.max(0, Math.min(count, newest + 1)) }, (_, i) => newest - i));
};

/** What matters about an election at its stage, and when. */
function When({ election, now }: { election: Election; now: number }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const opens = Number(election.plan.schedule.opens);
	const closes = closesOf(election);
	switch (election.stage.type) {
		case 'Open': return <><span>{t('list.until', { time: format.dateTime(closes) })}</span><strong>{format.left(closes, now)}</strong></>;
		case 'Draft': case 'KeyGeneration': case 'RollCut': case 'Objections': case 'Ready':
			return <span>{t('list.votes', { time: format.range(opens, closes) })}</span>;
		default: return <span>{t('list.voted', { time: format.range(opens, closes) })}</span>;
	}
}

function List({ rows }: { rows: readonly Listed[] }) {
	const { i18n } = useTranslation('elections');
	const now = useNow();
	return (
		<Rows>
			{rows.map(({ number, election }) => (
				<Row key={number} to={`/elections/${number}`} title={labelOf(asText(election.plan.title), i18n.language).text} badge={<StageBadge stage={election.stage} />}>
					<When election={election} now={now} />
				</Row>
			))}
		</Rows>
	);
}

const GROUPS: readonly { readonly key: string; readonly stages: readonly StageName[] }[] = [
	{ key: 'open', stages: ['Open'] },
	{ key: 'soon', stages: ['Ready', 'Objections', 'RollCut', 'KeyGeneration', 'Draft'] },
	{ key: 'counting', stages: ['Closed', 'Tallied', 'Certified'] },
];

export function Component() {
	const { t } = useTranslation('elections');
	const { t: common } = useTranslation('common');
	const active = useRead(readActive, []);
	const past = usePages(readPast, [], { every: 3 });
	const over = past.value?.filter(({ election }) => OVER.includes(election.stage.type));
	return (
		<Page title={t('list.title')} lead={<p>{t('list.lead')}</p>}>
			<p className="lead-in"><Link to="/elections/receipts">{t('receipts.title')}</Link></p>
			<Shown read={active}>
				{(rows) => (
					<>
						{GROUPS.map(({ key, stages }) => {
							const some = rows.filter(({ election }) => stages.includes(election.stage.type))
								.sort((a, b) => closesOf(a.election) - closesOf(b.election));
							if (some.length === 0 && key !== 'open') return null;
							return (
								<Section key={key} title={t(`list.${key}`)}>
									{some.length > 0 ? <List rows={some} /> : <Empty title={t('list.noneOpen')}><p>{t('list.noneOpenText')}</p></Empty>}
								</Section>
							);
						})}
					</>
				)}
			</Shown>
			<Section title={t('list.past')}>
				<Shown read={{ ...past, value: over }} empty={<p>{t('list.nonePast')}</p>}>{(rows) => <List rows={rows} />}</Shown>
				{past.more && <Button onClick={past.loadMore}>{common('more')}</Button>}
			</Section>
		</Page>
	);
}
