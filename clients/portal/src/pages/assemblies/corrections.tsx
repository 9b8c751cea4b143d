// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What was corrected: what was before beside what is now, when, by whom and why.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContentRef, useText } from '../../chain';
import { Badge, Fact, Facts, Table } from '../../parts';
import { People, Published } from '../../records';
import { useFormat } from '../../text';
import type { Correction, MeetingRecord, VoteVersion } from './data';
import { type Line, compare } from './diff';
import type { OwnTexts } from './minutes';
import { useOption } from './vote';

const korean = (texts: readonly ContentRef[] | undefined) => texts?.find(({ language }) => language.type === 'Korean');

function Side({ after = false, title, children }: { after?: boolean; title: string; children: ReactNode }) {
	return <div className={after ? 'side side-after' : 'side'}><h4>{title}</h4>{children}</div>;
}

function Lines({ lines, mark: Mark }: { lines: readonly Line[]; mark: 'del' | 'ins' }) {
	return <div className="lines" lang="ko">{lines.map(({ text, changed }, i) => (changed ? <Mark key={i}>{text || ' '}</Mark> : <span key={i}>{text || ' '}</span>))}</div>;
}

function MinutesSides({ record, from, to, own }: { record: MeetingRecord; from: number; to: number; own: OwnTexts }) {
	const { t } = useTranslation('assemblies');
	const [before, after] = [record.minutes[from], record.minutes[to]];
	const [was, is] = [korean(before?.texts), korean(after?.texts)];
	const [fetchedWas, fetchedIs] = [useText(was), useText(is)];
	const texts = { was: (was && own.get(was.digest)) ?? fetchedWas, is: (is && own.get(is.digest)) ?? fetchedIs };
	const both = from !== to && texts.was !== undefined && texts.is !== undefined ? compare(texts.was, texts.is) : undefined;
	const side = (version: number, lines: readonly Line[] | undefined, mark: 'del' | 'ins') => {
		const one = record.minutes[version];
		const redacted = (language: string) => one?.redacted.some(([removed]) => removed.type === language);
		return (
			<>
				<p className="fine">{t('minutes.version', { version: version + 1 })}</p>
				{lines ? <Lines lines={lines} mark={mark} /> : one?.texts.map((text) => (
					<Published key={text.digest} reference={text} own={own.get(text.digest)} {...(redacted(text.language.type) && { removed: t('minutes.removed') })} />
				))}
			</>
		);
	};
	if (from === to) return <Side after title={t('correction.minutes')}>{side(to, undefined, 'ins')}</Side>;
	return (
		<div className="sides">
			<Side title={t('correction.before')}>{side(from, both?.before, 'del')}</Side>
			<Side after title={t('correction.after')}>{side(to, both?.after, 'ins')}</Side>
		</div>
	);
}

interface Figure {
	readonly key: string;
	readonly name: string;
	readonly before: string;
	readonly after: string;
}

function useFigures() {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const option = useOption();
	return (before: VoteVersion | undefined, after: VoteVersion | undefined, annulled: boolean): Figure[] => {
		const number = (version: VoteVersion | undefined, of: (counts: VoteVersion['counts']) => number | undefined) => {
			const value = version && of(version.counts);
			return value === undefined ? '–' : format.number(value);
		};
		const parts = ['entitled', 'present', 'cast', 'valid', 'invalid'] as const;
		const options = (after ?? before)?.counts.votes.map(([choice]) => choice) ?? [];
		const votes = (choice: (typeof options)[number]) => (counts: VoteVersion['counts']) =>
			counts.votes.find(([one]) => one.type === choice.type && one.value === choice.value)?.[1];
		const verdict = (version: VoteVersion | undefined) => (version ? t(`verdict.${version.outcome.verdict.type}`) : '–');
		return [
			{ key: 'verdict', name: t('result'), before: verdict(before), after: annulled ? t('vote.void') : verdict(after) },
			...options.map((choice, i) => ({ key: `${i}`, name: option(choice), before: number(before, votes(choice)), after: number(after, votes(choice)) })),
			...parts.map((part) => ({ key: part, name: t(`counts.${part}`), before: number(before, (counts) => counts[part]), after: number(after, (counts) => counts[part]) })),
		];
	};
}

function VoteSides({ record, target, annulled }: {
	record: MeetingRecord; target: Extract<Correction['target'], { type: 'Vote' }>['value']; annulled: boolean;
}) {
	const { t } = useTranslation('assemblies');
	const figures = useFigures();
	const { vote, from, to } = target;
	const all = record.versions.get(vote);
	const last = record.votes.find(([id]) => id === vote)?.[2];
	const version = (number: number) => all?.[number] ?? last;
	return (
		<>
			<p><a href={`#vote-${vote}`}>{t('correction.vote')}</a></p>
			<Table
				caption={t('correction.figures')} hideCaption cards={false} rows={figures(version(from), version(to), annulled)} rowKey={({ key }) => key}
				columns={[
					{ key: 'name', title: t('correction.figure'), cell: ({ name }) => name },
					{ key: 'before', title: t('correction.before'), numeric: true, cell: ({ before }) => before },
					{
						key: 'after', title: t('correction.after'), numeric: true,
						cell: ({ before, after }) => (before === after ? after : <strong className="changed">{after}<span className="hidden"> {t('correction.changed')}</span></strong>),
					},
				]}
			/>
		</>
	);
}

export function Corrections({ record, own }: { record: MeetingRecord; own: OwnTexts }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	return (
		<ol className="agenda">
			{record.corrections.map((correction, position) => (
				<li key={position} id={`correction-${position}`} className="agenda-item">
					<div className="agenda-head">
						<h3>{t('correction.number', { number: position + 1 })}</h3>
						<Badge tone="warning">{t(`correction.${correction.kind.type}`)}</Badge>
						{correction.certified && <span className="fine">{t('correction.certified')}</span>}
					</div>
					{correction.target.type === 'Minutes'
						? <MinutesSides record={record} {...correction.target.value} own={own} />
						: <VoteSides record={record} target={correction.target.value} annulled={correction.kind.type === 'Annulment'} />}
					<Facts>
						<Fact name={t('correction.at')}>{format.dateTime(correction.at)}</Fact>
						<Fact name={t('correction.by')}><People addresses={correction.by} organization={record.meeting.organization} /></Fact>
						<Fact name={t('correction.why')}><Published reference={correction.reason} own={own.get(correction.reason.digest)} /></Fact>
					</Facts>
				</li>
			))}
		</ol>
	);
}
