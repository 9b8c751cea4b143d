// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Where an election stands, in one word and as a row of stages.

import { useTranslation } from 'react-i18next';
import { type Election, STAGES, type Standing, closesOf } from '../../chain/elections';
import { Badge, type Stage, Timeline, type Tone } from '../../parts';
import { useFormat } from '../../text';

const TONES: Partial<Record<Election['stage']['type'], Tone>> = {
	Open: 'open', Closed: 'warning', Tallied: 'warning', Certified: 'done', Final: 'done', Void: 'danger',
};

export function StageBadge({ stage }: { stage: Election['stage'] }) {
	const { t } = useTranslation('elections');
	return <Badge tone={TONES[stage.type] ?? 'plain'}>{t(`stage.${stage.type}`)}</Badge>;
}

/** How far an election came that has no result: what it left behind says so. */
const reached = ({ election, keys }: Standing): number => {
	if (election.stage.type !== 'Void') return STAGES.indexOf(election.stage.type);
	if (keys) return STAGES.indexOf('Ready');
	return STAGES.indexOf(election.roll === undefined ? 'Draft' : 'RollCut');
};

export function Stages({ standing }: { standing: Standing }) {
	const { t } = useTranslation('elections');
	const format = useFormat();
	const { election } = standing;
	const { schedule } = election.plan;
	const [since, opens, closes] = [Number(election.since), Number(schedule.opens), closesOf(election)];
	const over = election.stage.type === 'Void';
	const here = reached(standing);
	const timeOf = (stage: (typeof STAGES)[number], at: number): string | undefined => {
		if (stage === 'Open') return format.range(opens, closes);
		if (!over && at === here) return stage === 'Final' ? format.dateTime(since) : t('timeline.since', { time: format.dateTime(since) });
		if (over || at <= here) return undefined;
		const latest = (time: number | bigint) => t('timeline.latest', { time: format.dateTime(time) });
		if (stage === 'Tallied') return latest(BigInt(closes) + schedule.tally);
		if (stage === 'Certified' && election.stage.type === 'Tallied') return latest(election.since + schedule.certification);
		if (stage === 'Final' && election.stage.type === 'Certified') return latest(election.since + 2n * schedule.appeals);
		return undefined;
	};
	const stages: Stage[] = STAGES.filter((_, at) => !over || at <= here).map((stage, at) => {
		const time = timeOf(stage, at);
		const last = !over && at === here && stage === 'Final';
		return {
			key: stage, title: t(`timeline.${stage}`), ...(time && { time }),
			state: at < here || over || last ? 'done' : at === here ? 'now' : 'next',
			...(at === here && !over && !last && { children: <p className="fine">{t(`timeline.text.${stage}`)}</p> }),
		};
	});
	if (over) stages.push({ key: 'Void', title: t('stage.Void'), time: format.dateTime(since), state: 'failed' });
	return <Timeline label={t('timeline.label')} stages={stages} />;
}
