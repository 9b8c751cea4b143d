// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a petition says, and to whom.

import { useTranslation } from 'react-i18next';
import { asText } from '../../../chain';
import { Code, Fact, Facts, Notice, Section } from '../../../parts';
import { useFormat } from '../../../text';
import { Content } from '../content';
import type { Names } from '../names';
import type { Case } from './data';
import { keyOf } from './data';
import { CodeText } from './track';

export function Ask({ found }: { found: Case }) {
	const { t, i18n } = useTranslation('petitions');
	const { text } = found.view;
	if (!text) return <Notice kind="warning" title={t('text.notShown')}><p>{t('text.notShownText')}</p></Notice>;
	const english = i18n.language === 'en' ? text.english : undefined;
	return (
		<Section title={t('text.ask')}>
			<p className="ask wrap" lang={english ? 'en' : 'ko'}>{asText(english?.ask ?? text.ask)}</p>
			{english && (
				<details className="disclosure">
					<summary>{t('text.korean')}</summary>
					<div className="stack" lang="ko"><p><strong>{asText(text.title)}</strong></p><p className="ask wrap">{asText(text.ask)}</p></div>
				</details>
			)}
			{text.details && (
				<div className="stack">
					<h3>{t('text.details')}</h3>
					<Content content={text.details} name={t('text.details')} />
				</div>
			)}
		</Section>
	);
}

/** Who started it, who has to answer, and what stands for the text in the chain. */
export function About({ found, names }: { found: Case; names: Names }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const { view, posts, codes } = found;
	const { petition: record, recall } = view;
	const post = (id: number) => {
		const label = posts.get(id);
		return label ? asText(label) : t('post', { id });
	};
	return (
		<Section title={t('about.title')}>
			<Facts>
				<Fact name={t('about.addressee')}>{names.organisation(record.addressee)}</Fact>
				{recall && <Fact name={t('about.post')}>{post(recall.post)}</Fact>}
				{recall && <Fact name={t('about.grounds')}><CodeText code={codes.get(keyOf(recall.grounds))} /></Fact>}
				<Fact name={t('about.kind')}>{t(`kind.${record.kind.type}`)}</Fact>
				{record.topics.length > 0 && <Fact name={t('about.topics')}>{format.list(record.topics.map(names.topic))}</Fact>}
				<Fact name={t('about.who')}>{t(record.public ? 'about.everybody' : 'about.members')}</Fact>
				<Fact name={t('about.starter')}>
					{record.starter.type === 'Post' ? t('about.byPost', { post: post(record.starter.value) }) : t('about.anonymous')}
				</Fact>
				<Fact name={t('about.created')}>{format.dateTime(record.created)}</Fact>
				{record.text_version > 0 && <Fact name={t('about.edited')}>{t('about.editedTimes', { count: record.text_version })}</Fact>}
			</Facts>
			<details className="disclosure">
				<summary>{t('about.proof')}</summary>
				<div className="stack">
					<p className="fine">{t('about.proofText')}</p>
					<p className="fine">{t('about.textDigest')}</p>
					<Code>{record.text_digest}</Code>
					<p className="fine">{t('about.roll', { roll: view.roll })}</p>
					<Code>{view.roll_digest}</Code>
					{record.starter.type === 'Pseudonym' && (
						<>
							<p className="fine">{t('about.alias', { year: record.starter.value.year })}</p>
							<Code>{record.starter.value.alias}</Code>
						</>
					)}
				</div>
			</details>
		</Section>
	);
}

/** What the holder says about a recall, beside it. */
export function Reply({ found }: { found: Case }) {
	const { t } = useTranslation('petitions');
	const { recall } = found.view;
	if (!recall) return null;
	return (
		<Section title={t('reply.title')}>
			{recall.reply ? <Content content={recall.reply} name={t('reply.title')} /> : <p>{t('reply.none')}</p>}
		</Section>
	);
}
