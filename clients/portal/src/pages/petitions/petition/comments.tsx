// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Comments, the newest first. There are no votes on them, so none can be pushed up by many hands.

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAlias } from '../../../acting';
import { toHex, useRead } from '../../../chain';
import { Badge, Button, Empty, Section, Shown } from '../../../parts';
import { useFormat } from '../../../text';
import { Content } from '../content';
import type { Code, Comment, Decision } from '../types';
import { type CodeRef, codeOf, keyOf, readCodes, readDecisions } from './data';
import { CodeText } from './track';

/** Comments that are shown at first, and more each time. */
const PAGE = 20;

interface Comments {
	readonly comments: readonly Comment[];
	readonly decisions: ReadonlyMap<number, Decision[1]>;
	readonly codes: ReadonlyMap<string, Code>;
}

/** The newest so many comments, with why some of them are hidden. */
function useComments(petition: number, total: number, count: number) {
	return useRead<Comments>(async (reading) => {
		const from = Math.max(0, total - count);
		const comments: Comment[] = [];
		while (from + comments.length < total) {
			const page = await reading.api.view.Petitions.comments(petition, from + comments.length, total - from - comments.length, { at: reading.at });
			if (page.length === 0) break;
			comments.push(...page);
		}
		const decisions = await readDecisions(reading, comments.flatMap(([, { hidden, restored }]) => restored ?? hidden ?? []));
		const codes = await readCodes(reading, decisions.flatMap(([, decision]): CodeRef[] => {
			const code = codeOf(decision);
			return code ? [code] : [];
		}));
		return { comments: comments.reverse(), decisions: new Map(decisions), codes };
	}, [petition, total, count], { every: 2 });
}

/** A name to tell writers apart by under this petition: the first digits of the pseudonym. */
const shortOf = (pseudonym: string) => pseudonym.slice(2, 8);

function OneComment({ comment: [id, comment], decision, codes, mine }: {
	comment: Comment; decision: Decision[1] | undefined; codes: Comments['codes']; mine: boolean;
}) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const hidden = comment.hidden !== undefined && comment.restored === undefined;
	const code = decision && codeOf(decision);
	const ruling = decision?.ruling;
	const reason = ruling && ruling.type !== 'OnPetition' ? ruling.value.reason : undefined;
	return (
		<li className="comment" id={`comment-${id}`}>
			<p className="comment-head">
				<span className="mono">{shortOf(comment.pseudonym)}</span>
				{mine && <Badge tone="open">{t('comments.mine')}</Badge>}
				<span className="fine">{format.dateTime(comment.at)}</span>
			</p>
			{hidden
				? (
					<div className="content">
						<p><Badge tone="warning">{t('comments.hidden')}</Badge></p>
						{code && <CodeText code={codes.get(keyOf(code))} />}
						{reason && <Content content={reason} name={t('content.what.reason')} />}
					</div>
				)
				: <Content content={comment.body} name={t('comments.one')} />}
			{comment.restored !== undefined && <p className="fine">{t('comments.restored')}</p>}
			{comment.same_as !== undefined && !hidden && <p className="fine"><a href={`#comment-${comment.same_as}`}>{t('comments.same')}</a></p>}
		</li>
	);
}

export function Comments({ petition, total, children }: {
	petition: number;
	total: number;
	/** What writes one. */
	children?: ReactNode;
}) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const [count, setCount] = useState(PAGE);
	const read = useComments(petition, total, count);
	const alias = useAlias('comment', petition);
	const own = alias && toHex(alias);
	return (
		<Section title={t('comments.title', { number: format.number(total) })}>
			<p className="fine">{t('comments.text')}</p>
			{children}
			{total === 0
				? <Empty title={t('comments.none')} />
				: (
					<Shown read={read} lines={4}>
						{({ comments, decisions, codes }) => (
							<>
								<ol className="comments" reversed>
									{comments.map((one) => {
										const decision = decisions.get(one[1].restored ?? one[1].hidden ?? -1);
										return <OneComment key={one[0]} comment={one} decision={decision} codes={codes} mine={one[1].pseudonym === own} />;
									})}
								</ol>
								{total > count && <Button onClick={() => setCount(count + PAGE)}>{t('common:more')}</Button>}
							</>
						)}
					</Shown>
				)}
		</Section>
	);
}
