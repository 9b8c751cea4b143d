// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Where two are needed: who has said what already, since when, and what is still missing.

import { useTranslation } from 'react-i18next';
import { digestOf } from '../../chain';
import { Code, Fact, Facts, Notice } from '../../parts';
import { useFormat, utf8 } from '../../text';
import { Who } from './page';

/** How long the first of two waits for the second, in milliseconds. */
export const WAITING = 7 * 24 * 60 * 60_000;

/** Somebody who waits for a second: on what, who, since when. */
export interface Waiting {
	readonly topic: string;
	readonly by: string;
	readonly since: number;
}

/** A list of agreements as the chain keeps it, without those that it has forgotten by `now`. */
export const waitingIn = (list: readonly (readonly [string, string, bigint])[], now: number): Waiting[] => list
	.map(([topic, by, since]) => ({ topic, by, since: Number(since) }))
	.filter(({ since }) => now < since + WAITING);

/** What two agree on, as a digest: `tag` names pallet and call, `parameters` are what they say in SCALE. */
export const topicOf = (tag: string, ...parameters: readonly Uint8Array[]): string =>
	digestOf(utf8(tag), ...parameters);

/** The arguments of a call, without the two bytes that name it. */
export const argumentsOf = async (call: { getEncodedData(): Promise<Uint8Array> }): Promise<Uint8Array> =>
	(await call.getEncodedData()).slice(2);

/** Says whether somebody has spoken first, about this very thing. */
export function TwoPersons({ waiting, me, who, digest }: {
	/** Whoever waits with the same. */
	waiting: Waiting | undefined;
	me: string;
	/** Whose agreement it takes, such as "선거관리위원 두 사람". */
	who: string;
	/** What they agree on. */
	digest?: string | undefined;
}) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	if (!waiting) {
		return (
			<Notice title={t('two.first')}>
				<p>{t('two.firstText', { who })}</p>
				{digest && <Facts><Fact name={t('two.digest')}><Code>{digest}</Code></Fact></Facts>}
			</Notice>
		);
	}
	const mine = waiting.by === me;
	return (
		<Notice kind={mine ? 'warning' : 'info'} title={t(mine ? 'two.more' : 'two.second')}>
			<p>{t(mine ? 'two.moreText' : 'two.secondText', { who, until: format.dateTime(waiting.since + WAITING) })}</p>
			<Facts>
				<Fact name={t('two.by')}><Who address={waiting.by} /></Fact>
				<Fact name={t('two.since')}>{format.dateTime(waiting.since)} ({format.ago(waiting.since)})</Fact>
				<Fact name={t('two.digest')}><Code>{digest ?? waiting.topic}</Code></Fact>
			</Facts>
		</Notice>
	);
}
