// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The handling of a petition as people read it.

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { placeOf } from '../../../areas';
import { asText } from '../../../chain';
import { Badge, type Stage, Timeline } from '../../../parts';
import { asLanguage, useFormat } from '../../../text';
import { Content } from '../content';
import { useSpan } from '../span';
import type { Code } from '../types';
import { type Case, keyOf } from './data';
import { type StageOf, trackOf } from './stages';

/** A reason out of the table of codes, in the reader's language. */
export function CodeText({ code }: { code: Code | undefined }) {
	const { i18n } = useTranslation('petitions');
	if (!code) return null;
	const said = asLanguage(i18n.language) === 'ko' ? code.korean : code.english;
	return <p><strong>{asText(said.title)}</strong> {asText(said.description)}</p>;
}

function Time({ stage, now }: { stage: StageOf; now: number }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const { at, until, state } = stage;
	const running = state === 'now' && until !== undefined;
	return (
		<>
			{at !== undefined && state !== 'next' && <span className="stage-when">{format.dateTime(at)}</span>}
			{running && <span className="stage-when">{t('track.until', { time: format.dateTime(until) })} <strong className="whole">{stage.over ? t('track.over') : format.left(until, now)}</strong></span>}
			{state === 'failed' && at === undefined && until !== undefined && <span className="stage-when">{format.dateTime(until)}</span>}
		</>
	);
}

function Links({ stage }: { stage: StageOf }) {
	const { t } = useTranslation('petitions');
	const election = stage.election === undefined ? undefined : placeOf('elections', stage.election);
	const meeting = stage.meeting === undefined ? undefined : placeOf('assemblies', stage.meeting);
	return (
		<>
			{stage.petition !== undefined && <Link to={`/petitions/${stage.petition}`}>{t('track.same', { id: stage.petition })}</Link>}
			{election && <Link to={election}>{t('track.toElection')}</Link>}
			{meeting && <Link to={meeting}>{t('track.toMeeting')}</Link>}
		</>
	);
}

export function Track({ found, now }: { found: Case; now: number }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const span = useSpan();
	const stages = trackOf(found, now).map((stage): Stage => {
		const key = `track.${stage.key}${stage.variant ? `.${stage.variant}` : ''}`;
		const values = Object.fromEntries(Object.entries(stage.values ?? {}).map(
			([name, value]) => [name, typeof value === 'number' && name !== 'item' && name !== 'batch' ? format.number(value) : value]));
		const detail = t(`${key}.text`, { ...values, time: span(stage.span ?? 0n), context: String(stage.values?.['cause'] ?? ''), defaultValue: '' });
		return {
			key: stage.id, state: stage.state,
			title: (
				<>
					{t(`${key}.title`, values)}
					{stage.late !== undefined && <Badge tone="danger">{t('track.late', { date: format.date(stage.late) })}</Badge>}
					{stage.over && <Badge tone="danger">{t('track.overNow')}</Badge>}
				</>
			),
			time: <Time stage={stage} now={now} />,
			children: (
				<div className="stage-more">
					{detail && <p className="fine">{detail}</p>}
					{stage.code && <CodeText code={found.codes.get(keyOf(stage.code))} />}
					{stage.words && <p className="quote wrap" lang="ko">{asText(stage.words)}</p>}
					{stage.texts?.map(({ what, content }) => <Content key={content.digest} content={content} name={t(`content.what.${what}`)} />)}
					<Links stage={stage} />
				</div>
			),
		};
	});
	return <Timeline label={t('track.title')} stages={stages} />;
}
