// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Who may vote, and how many did.

import { useTranslation } from 'react-i18next';
import { asText, useChain, useFinalized } from '../../chain';
import type { Basis, Standing } from '../../chain/elections';
import { BarChart, Fact, Facts, Table } from '../../parts';
import { asLanguage, useFormat } from '../../text';
import { ruleText } from './classes';
import { labelOf } from '../../text/label';

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/** Which members each style is, in words. */
export function useStyles({ election }: Standing): string[] {
	const { t, i18n } = useTranslation('elections');
	const format = useFormat();
	const { config } = useChain();
	return election.plan.styles.map(({ rule }) => ruleText(t, format, rule, config, asLanguage(i18n.language)));
}

export function Turnout({ standing }: { standing: Standing }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const styles = useStyles(standing);
	const { voters = [], keys = [], ballots } = standing;
	const over = !['Ready', 'Open'].includes(standing.election.stage.type);
	const [voted, all] = [sum(voters), sum(keys)];
	const line = (votes: number, of: number) => t('turnout.of', {
		votes: format.number(votes), of: format.number(of), share: format.percent(of > 0 ? votes / of : 0),
	});
	return (
		<div className="result">
			<p className="figure"><strong className="figure-number numeric">{format.percent(all > 0 ? voted / all : 0)}</strong> <span>{t('turnout.count', { votes: format.number(voted), of: format.number(all) })}</span></p>
			{styles.length > 1 && (
				<BarChart
					title={t('turnout.title')} labels={{ label: t('electorate.group'), value: t('turnout.title') }} most={1}
					bars={styles.map((label, i) => {
						const [votes, of] = [voters[i] ?? 0, keys[i] ?? 0];
						return { key: `${i}`, label, value: of > 0 ? votes / of : 0, text: line(votes, of) };
					})}
				/>
			)}
			{ballots > voted && (
				<p className="fine">
					{t(over ? 'turnout.replacedOver' : 'turnout.replaced', {
						count: ballots - voted, ballots: format.number(ballots), replaced: format.number(ballots - voted),
					})}
				</p>
			)}
			<p className="fine">{t('turnout.hidden')}</p>
		</div>
	);
}

export function Electorate({ standing, basis }: { standing: Standing; basis: Basis | undefined }) {
	const { t, i18n } = useTranslation('elections');
	const format = useFormat();
	const final = useFinalized();
	const styles = useStyles(standing);
	const { election, keys = basis?.roll?.keys } = standing;
	const { contests } = election.plan;
	const papers = election.plan.styles.map((style) => style.contests.map((contest) => labelOf(asText(contests[contest]?.title), i18n.language).text));
	const { roll, settled } = basis ?? {};
	return (
		<div className="stack">
			<Table
				caption={t('electorate.title')} hideCaption rows={styles.map((text, style) => ({ text, style }))} rowKey={({ style }) => style}
				columns={[
					{ key: 'group', title: t('electorate.group'), cell: ({ text }) => text },
					{ key: 'paper', title: t('electorate.paper'), cell: ({ style }) => format.list(papers[style] ?? []) },
					...(keys ? [{ key: 'keys', title: t('electorate.keys'), numeric: true, cell: ({ style }: { style: number }) => t('electorate.people', { number: format.number(keys[style] ?? 0) }) }] : []),
				]}
			/>
			{styles.length > 1 && <p className="fine">{t('electorate.first')}</p>}
			<Facts>
				<Fact name={t('electorate.roll')}>
					{standing.keys
						? t(settled === undefined ? 'electorate.settledOnly' : 'electorate.settled', {
							number: format.number(sum(standing.keys)),
							time: settled !== undefined && final ? format.dateTime(format.blockTime(settled, final)) : '',
						})
						: roll?.until !== undefined
							? t('electorate.objections', { time: format.dateTime(roll.until) })
							: t(roll ? 'electorate.making' : 'electorate.notYet')}
				</Fact>
				<Fact name={t('electorate.again')}>{election.plan.max_revotes > 0 ? t('electorate.revotes', { number: format.number(election.plan.max_revotes) }) : t('electorate.once')}</Fact>
			</Facts>
		</div>
	);
}
