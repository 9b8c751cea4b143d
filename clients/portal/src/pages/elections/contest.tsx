// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A contest as voters read it: who stands, how many may be chosen, and how the result is made.

import { useTranslation } from 'react-i18next';
import { asText } from '../../chain';
import { type Component, type Contest, type Plan, stylesOf } from '../../chain/elections';
import { useFormat } from '../../text';
import { classesText } from './classes';
import { labelOf } from '../../text/label';

/** How many candidates a ballot may choose. */
export const mostOf = ({ kind, candidates }: Contest): number =>
	(kind.type === 'ChooseUpTo' ? kind.value.most : kind.type === 'Approve' ? candidates.length : 1);

/** A candidate's number and name: "기호 1번 후보 1"; answers to a question have no number. */
export function CandidateName({ contest, index }: { contest: Contest; index: number }) {
	const { t, i18n } = useTranslation('elections');
	const name = labelOf(asText(contest.candidates[index]?.name), i18n.language);
	if (contest.kind.type === 'YesNo' || name.numbered) return <>{name.text}</>;
	return <><span className="ballot-number">{t('paper.number', { number: index + 1 })}</span> {name.text}</>;
}

/** What the votes or the poll of a component count, in per cent of the whole. */
export function weightsOf(components: readonly Component[]): number[] {
	const all = components.reduce((sum, { weight }) => sum + weight, 0);
	return components.map(({ weight }) => weight / all);
}

/** How the result of a contest is made, in sentences. */
export function useRule(plan: Plan, contest: Contest): string[] {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { rule, kind } = contest;
	const shares = weightsOf(rule.components).map((share) => format.percent(share, Number.isInteger(share * 100) ? 0 : 1));
	const said: string[] = [];
	if (rule.components.length > 1) {
		const several = rule.components.filter(({ source }) => source.type === 'Ballots').length > 1;
		const whose = (bits: number) => format.list(stylesOf(bits).map((style) => classesText(t, format, plan.styles[style]?.rule.classes ?? 0)));
		const parts = rule.components.map(({ source }, i) => (source.type === 'Ballots' && several
			? t('rule.part.BallotsOf', { share: shares[i], whose: whose(source.value.styles) })
			: t(`rule.part.${source.type}`, { share: shares[i] })));
		said.push(t('rule.composed', { parts: format.list(parts) }));
	}
	if (kind.type === 'YesNo') return [...said, t('rule.question')];
	said.push(t('rule.seats', { count: rule.seats, number: format.number(rule.seats) }));
	if (rule.majority) said.push(t('rule.majority'));
	if (rule.reserved) said.push(t('rule.reserved', { seats: rule.reserved.seats, classes: classesText(t, format, rule.reserved.class) }));
	said.push(t(`rule.tie.${rule.tie.type}`));
	if (rule.components.some(({ source }) => source.type === 'Poll')) said.push(t(`rule.missing.${rule.missing_poll.type}`));
	return said;
}

export function ContestCard({ plan, index, contest }: { plan: Plan; index: number; contest: Contest }) {
	const { t, i18n } = useTranslation('elections');
	const format = useFormat();
	const rule = useRule(plan, contest);
	const styles = plan.styles.filter(({ contests }) => contests.includes(index));
	const everybody = styles.length === plan.styles.length;
	return (
		<article className="card">
			<h3>{labelOf(asText(contest.title), i18n.language).text}</h3>
			<p className="fine">{t(`paper.kind.${contest.kind.type}`, { most: format.number(mostOf(contest)) })}</p>
			<ol className="candidates">
				{contest.candidates.map(({ classes }, i) => (
					<li key={i}><CandidateName contest={contest} index={i} />{classes > 0 && <span className="fine"> {classesText(t, format, classes)}</span>}</li>
				))}
			</ol>
			{!everybody && <p className="fine">{t('paper.whose', { styles: format.list(styles.map(({ rule: { classes } }) => classesText(t, format, classes))) })}</p>}
			<details className="disclosure">
				<summary>{t('rule.title')}</summary>
				<ul className="prose">{rule.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
			</details>
		</article>
	);
}
