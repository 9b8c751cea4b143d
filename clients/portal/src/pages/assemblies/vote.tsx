// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A vote: its counts as bars, what it took to pass, and what follows.

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { placeOf } from '../../areas';
import { useNameOf, useRegister } from '../../chain';
import { Badge, type Bar, BarChart, Fact, Facts, Table, type Tone } from '../../parts';
import { useFormat } from '../../text';
import { fewest, isContest, wholeOf } from './counting';
import type { Counts, Requirement, VoteRow, VoteVersion } from './data';
import { useRequirement } from './words';

type Verdict = VoteVersion['outcome']['verdict']['type'];

export const toneOfVerdict = (verdict: Verdict): Tone => (verdict === 'Passed' ? 'done' : verdict === 'NoQuorum' ? 'warning' : 'danger');

/** What an option is called. */
export function useOption() {
	const { t } = useTranslation('assemblies');
	return (option: Counts['votes'][number][0]) => (option.type === 'Candidate' ? t('option.Candidate', { number: option.value + 1 }) : t(`option.${option.type}`));
}

function Bars({ title, counts, outcome, requirement }: {
	title: string; counts: Counts; outcome: VoteVersion['outcome']; requirement: Requirement;
}) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const option = useOption();
	const words = useRequirement();
	const whole = wholeOf(requirement.base.type, counts);
	const needed = fewest(requirement, whole);
	const valid = Math.max(counts.valid, 1);
	const bars: Bar[] = counts.votes.map(([choice, votes]) => ({
		key: `${choice.type}${choice.value ?? ''}`, label: option(choice), value: votes,
		text: t('votesOf', { votes: format.number(votes), share: format.percent(votes / valid) }),
		marked: outcome.verdict.type === 'Passed' && (choice.type === 'Yes' || (choice.type === 'Candidate' && choice.value === outcome.leader)),
	}));
	return (
		<BarChart
			title={title} labels={{ label: t('option.title'), value: t('option.votes') }} bars={bars}
			most={Math.max(isContest(counts) ? 0 : whole, needed, ...bars.map(({ value }) => value))}
			threshold={{ value: needed, text: t('needed', { votes: format.number(needed), rule: words.pass(requirement), whole: format.number(whole) }) }}
		/>
	);
}

function Groups({ counts, outcome }: { counts: Counts; outcome: VoteVersion['outcome'] }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const nameOf = useNameOf();
	const option = useOption();
	const { value: register } = useRegister();
	if (counts.groups.length === 0) return null;
	const nameOfGroup = ({ key }: Counts['groups'][number]) => nameOf(
		(key.type === 'Area' ? register?.areas : register?.organizations)?.get(key.value), `${key.value}`);
	return (
		<details className="disclosure">
			<summary>{t('groups')}</summary>
			<Table
				caption={t('groups')} hideCaption rows={counts.groups} rowKey={(_, i) => i}
				columns={[
					{ key: 'group', title: t('group'), cell: nameOfGroup },
					{ key: 'present', title: t('counts.present'), numeric: true, cell: (one) => format.number(one.present) },
					...counts.votes.map(([choice], i) => ({
						key: `${i}`, title: option(choice), numeric: true, cell: (one: Counts['groups'][number]) => format.number(one.votes[i] ?? 0),
					})),
					{
						key: 'verdict', title: t('result'),
						cell: (one: Counts['groups'][number]) => {
							const verdict = outcome.groups[counts.groups.indexOf(one)];
							return verdict && t(`verdict.${verdict.type}`);
						},
					},
				]}
			/>
		</details>
	);
}

/** A vote with the last version of its counts. */
export function Vote({ row: [id, vote, last], title }: { row: VoteRow; title: string }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const words = useRequirement();
	const election = vote.election && placeOf('elections', vote.election[0]);
	const secret = vote.method.type === 'SecretPaper' || vote.method.type === 'SecretOnline';
	return (
		<div className="stack" id={`vote-${id}`}>
			<p className="verdict">
				{vote.state.type === 'Void' && <Badge tone="danger">{t('vote.void')}</Badge>}
				{vote.state.type === 'Awaiting' && <Badge tone="open">{t('vote.awaiting')}</Badge>}
				{vote.state.type === 'Counted' && last && <Badge tone={toneOfVerdict(last.outcome.verdict.type)}>{t(`verdict.${last.outcome.verdict.type}`)}</Badge>}
				<span>{t(`method.${vote.method.type}`)}</span>
				{vote.versions > 1 && <a href="#corrections"><Badge tone="warning">{t('vote.corrected')}</Badge></a>}
			</p>
			{secret && <p className="fine">{t('vote.secret')}</p>}
			{election && <p><Link to={election}>{t('vote.election')}</Link></p>}
			{last && <Bars title={title} counts={last.counts} outcome={last.outcome} requirement={vote.requirement} />}
			{last && (
				<Facts>
					<Fact name={t('rule')}>{words.whole(vote.requirement)}</Fact>
					<Fact name={t('turnout')}>{t('turnoutText', {
						entitled: format.number(last.counts.entitled), present: format.number(last.counts.present),
						cast: format.number(last.counts.cast), invalid: format.number(last.counts.invalid),
					})}
					</Fact>
					<Fact name={t('provenance.title')}>{t(`provenance.${vote.provenance.type}`)}</Fact>
				</Facts>
			)}
			{last && <Groups counts={last.counts} outcome={last.outcome} />}
		</div>
	);
}
