// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// One fact: what, where it was found, how far it is, what the person says to it, and what it said before.

import { useTranslation } from 'react-i18next';
import { type Reading, asText, useRead } from '../../chain';
import { Badge, Code, Fact as Line, Facts } from '../../parts';
import { People, Published } from '../../records';
import { useFormat } from '../../text';
import { type Body, type Change, type FactView, type FeedRow, type Reply, momentOf, neverCame } from './data';
import { Source } from './source';
import { toneOf, useDeed, useEligibility } from './words';

interface More {
	readonly replies: readonly Reply[];
	/** What it said before, the newest first. */
	readonly changes: readonly Change[];
}

async function readMore({ api, at }: Reading, { id, fact }: FactView): Promise<More> {
	const versions = Array.from({ length: fact.version }, (_, i) => fact.version - i);
	const [replies, changes] = await Promise.all([
		fact.replies > 0 ? api.view.Representatives.replies({ type: 'Fact', value: id }, { at }) : [],
		Promise.all(versions.map((version) => api.view.Representatives.change(id, version, { at }))),
	]);
	return { replies, changes: changes.filter((change) => change !== undefined) };
}

export function Replies({ replies }: { replies: readonly Reply[] }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	return replies.map((reply, i) => (
		<div key={i} className="reply">
			<p className="fine"><strong>{t('reply')}</strong> · {format.dateTime(reply.at)}</p>
			<blockquote className="wrap" lang="ko">{asText(reply.text)}</blockquote>
		</div>
	));
}

function Before({ body }: { body: Body }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const deed = useDeed();
	return (
		<>
			<p>{format.date(momentOf(body.day))} · {deed(body.deed)} · {asText(body.subject)}</p>
			<p className="fine">{t('source')}: <Source url={asText(body.url)} /></p>
		</>
	);
}

function Changes({ changes, now }: { changes: readonly Change[]; now: Body }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	return changes.map((change, i) => (
		<div key={i} className="stack">
			<div className="sides">
				<div className="side"><h4>{t('change.before')}</h4><Before body={change.before} /></div>
				<div className="side side-after"><h4>{t('change.after')}</h4>{change.withdrawn ? <p>{t('status.Withdrawn')}</p> : <Before body={changes[i - 1]?.before ?? now} />}</div>
			</div>
			<Facts>
				<Line name={t('change.at')}>{format.dateTime(change.at)}</Line>
				<Line name={t('change.by')}><People addresses={change.agreed_by ? [change.by, change.agreed_by] : [change.by]} /></Line>
				<Line name={t('change.why')}><Published reference={change.reason} /></Line>
			</Facts>
		</div>
	));
}

export function Fact({ view, feed }: { view: FactView; feed: FeedRow | undefined }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const deed = useDeed();
	const eligibility = useEligibility();
	const { fact, status } = view;
	const { body } = fact;
	const more = useRead((reading) => readMore(reading, view), [view.id, fact.version, fact.replies], { skip: fact.version === 0 && fact.replies === 0, every: 10 });
	const excused = eligibility(body.eligibility);
	const silent = feed !== undefined && neverCame(feed);
	return (
		<li className="fact-card" id={`fact-${view.id}`}>
			<div className="agenda-head">
				<h3>{deed(body.deed)}</h3>
				<Badge tone={toneOf(status.type)}>{t(`status.${status.type}`)}</Badge>
				{view.stale && <Badge tone="warning">{t('fresh.stale')}</Badge>}
				{excused && <Badge>{excused}</Badge>}
			</div>
			<p>{format.date(momentOf(body.day))} · <span lang="ko">{asText(body.subject)}</span></p>
			{more.value && <Replies replies={more.value.replies} />}
			<details className="disclosure">
				<summary>{t('sourceOf')}</summary>
				<Facts>
					<Line name={t('source')}><Source url={asText(body.url)} /></Line>
					<Line name={t('captured')}>{format.dateTime(body.captured_at)}</Line>
					<Line name={t('digest')}><Code>{body.digest}</Code></Line>
					<Line name={t('asOf')}>{silent ? t('fresh.never') : format.dateTime(view.as_of)}{view.stale && <> · <strong>{t('fresh.stale')}</strong></>}</Line>
					<Line name={t('recorded')}><People addresses={[fact.recorded_by]} /> {format.dateTime(fact.recorded_at)}</Line>
					<Line name={t('second')}>
						{fact.second_by ? <People addresses={[fact.second_by]} />
							: fact.state.type === 'Provisional' ? t('untilConfirmed', { time: format.dateTime(fact.state.value.until) }) : t('byTime')}
					</Line>
				</Facts>
			</details>
			{more.value && more.value.changes.length > 0 && (
				<details className="disclosure">
					<summary>{t('change.show', { count: more.value.changes.length })}</summary>
					<Changes changes={more.value.changes} now={body} />
				</details>
			)}
		</li>
	);
}
