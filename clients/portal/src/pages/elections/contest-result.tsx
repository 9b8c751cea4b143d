// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A contest's result: who is elected, by which totals, and what these are composed of.

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asText } from '../../chain';
import { type Outcome, type Part, type Result, type Standing, partsOf, sharesOf } from '../../chain/elections';
import { Badge, type Bar, BarChart, Code, Notice } from '../../parts';
import { useFormat } from '../../text';
import { useRule, weightsOf } from './contest';
import { useStyles } from './electorate';
import { labelOf } from '../../text/label';

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/** "기호 1번 후보 1", for charts and sentences. */
type Names = readonly string[];

function useNames(standing: Standing, index: number): Names {
	const { t, i18n } = useTranslation('elections');
	const contest = standing.election.plan.contests[index]!;
	const question = contest.kind.type === 'YesNo';
	return contest.candidates.map((candidate, i) => {
		const { text, numbered } = labelOf(asText(candidate.name), i18n.language);
		return question || numbered ? text : t('paper.numbered', { number: i + 1, name: text });
	});
}

/** What was decided, in a sentence. */
function Verdict({ outcome, names, question }: { outcome: Outcome | undefined; names: Names; question: boolean }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	if (!outcome) return <Notice kind="warning" title={t('verdict.open')}><p>{t('verdict.openText')}</p></Notice>;
	const listed = (candidates: Uint8Array) => format.list(Array.from(candidates, (i) => names[i] ?? ''));
	const elected = outcome.elected.length > 0;
	switch (outcome.verdict.type) {
		case 'Decided':
			if (question) return <p className="verdict"><strong>{t(outcome.elected[0] === 0 ? 'verdict.carried' : 'verdict.rejected')}</strong></p>;
			return <p className="verdict">{elected ? <>{t('verdict.elected', { count: outcome.elected.length })} <strong>{listed(outcome.elected)}</strong></> : t('verdict.nobody')}</p>;
		case 'RunOff': return (
			<div className="verdict stack">
				{elected && <p>{t('verdict.elected', { count: outcome.elected.length })} <strong>{listed(outcome.elected)}</strong></p>}
				<p>{t('verdict.runOff', { names: listed(outcome.run_off) })}</p>
			</div>
		);
		case 'Rerun': return <p className="verdict">{t('verdict.rerun')}</p>;
		case 'Void': return <p className="verdict">{t('verdict.void')}</p>;
	}
}

/** Votes of a component as they were counted, before any weight. */
function PartChart({ part, names, styles, share, alone }: {
	part: Part; names: Names; styles: readonly string[]; share: number; alone: boolean;
}) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const poll = part.component.source.type === 'Poll';
	const weight = format.percent(share, Number.isInteger(Math.round(share * 1e6) / 1e4) ? 0 : 1);
	const whose = format.list(part.styles.map((style) => styles[style] ?? ''));
	const title = poll ? t('result.poll', { weight }) : t(alone ? 'result.ballotsAlone' : 'result.ballots', { weight, whose });
	if (!part.counts) return <div className="stack"><h3>{title}</h3><p>{t(part.poll ? 'result.pollSealed' : 'result.pollMissing')}</p></div>;
	const all = sum(part.counts);
	const text = (votes: number) => t(poll ? 'result.people' : 'result.votesShare', {
		votes: format.number(votes), share: format.percent(all > 0 ? votes / all : 0, 2),
	});
	const bars: Bar[] = part.counts.map((value, i) => ({ key: `${i}`, label: names[i] ?? '', value, text: text(value) }));
	if (part.blank !== undefined) bars.push({ key: 'blank', label: t('paper.blank'), value: part.blank, text: t('result.votes', { votes: format.number(part.blank) }) });
	return (
		<div className="stack">
			<h3>{title}</h3>
			<BarChart title={title} labels={{ label: t('result.candidate'), value: t('result.count') }} bars={bars} most={Math.max(all, part.blank ?? 0)} />
			{part.poll?.revealed && <p className="fine">{t('result.report')} <Code>{part.poll.revealed.report}</Code></p>}
		</div>
	);
}

/** The composed totals, from which it follows who is elected. */
function Totals({ outcome, parts, names, majority, alone }: {
	outcome: Outcome; parts: readonly Part[]; names: Names; majority: boolean; alone: boolean;
}) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const shares = sharesOf(parts);
	const bars = names.map((label, i): Bar => {
		const elected = outcome.elected.includes(i);
		return {
			key: `${i}`, label, value: shares[i] ?? 0, marked: elected,
			text: t('result.votesShare', { votes: format.number(outcome.totals[i] ?? 0n), share: format.percent(shares[i] ?? 0, 2) }),
			...(elected && { mark: <Badge tone="done">{t('result.elected')}</Badge> }),
		};
	});
	bars.sort((a, b) => b.value - a.value);
	const title = t(alone ? 'result.totals' : 'result.composed');
	return (
		<div className="stack">
			<h3>{title}</h3>
			<BarChart
				title={title} labels={{ label: t('result.candidate'), value: t('result.count') }} bars={bars} most={1}
				{...(majority && { threshold: { value: 0.5, text: t('result.half') } })}
			/>
			{!alone && <p className="fine">{t('result.unit')}</p>}
		</div>
	);
}

export function ContestResult({ standing, result, index }: { standing: Standing; result: Result; index: number }) {
	const { t } = useTranslation('elections');
	const { plan } = standing.election;
	const contest = plan.contests[index]!;
	const names = useNames(standing, index);
	const styles = useStyles(standing);
	const rule = useRule(plan, contest);
	const outcome = result.outcomes?.[index];
	const parts = partsOf(plan, index, result);
	const weights = weightsOf(contest.rule.components);
	const alone = parts.length === 1;
	const question = contest.kind.type === 'YesNo';
	const withTotals = outcome && outcome.totals.some((total) => total > 0n);
	const followUp = result.followUps[index];
	const charts = parts.map((part, i) => <PartChart key={i} part={part} names={names} styles={styles} share={weights[i] ?? 0} alone={alone} />);
	return (
		<div className="result">
			{!result.ruling?.annulled && <Verdict outcome={outcome} names={names} question={question} />}
			{followUp !== undefined && <p><Link to={`/elections/${followUp}`}>{t('verdict.followUp')}</Link></p>}
			{withTotals && <Totals outcome={outcome} parts={parts} names={names} majority={contest.rule.majority} alone={alone} />}
			{alone
				? <details className="disclosure"><summary>{t('result.counted')}</summary>{charts}</details>
				: <div className="parts">{charts}</div>}
			<details className="disclosure">
				<summary>{t('rule.title')}</summary>
				<ul className="prose dotted">{rule.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
			</details>
		</div>
	);
}
