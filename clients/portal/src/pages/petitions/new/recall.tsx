// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Whom a recall is about, and why: posts of the addressee that somebody holds, and the grounds of the party's table.

import { useTranslation } from 'react-i18next';
import { type Reading, asText, useFinalized, useRead } from '../../../chain';
import { Notice, Radios, Shown } from '../../../parts';
import { asLanguage, useFormat } from '../../../text';
import { useSpan } from '../span';
import type { Parameters } from '../types';
import type { Draft, Wrong } from './draft';

/** Posts, and codes, in one answer at most. */
const PAGE = 100;

async function readPosts({ api, at, final }: Reading, organisation: number) {
	const posts = [];
	for (let from = 0; ; from += PAGE) {
		const page = await api.view.Organisations.posts(organisation, from, PAGE, BigInt(final.time), { at });
		posts.push(...page.filter(([, , terms]) => terms.length > 0));
		if (page.length < PAGE) break;
	}
	return Promise.all(posts.map(async ([id, post]) => ({ id, post, slot: await api.view.Petitions.recall_slot(id, { at }) })));
}

async function readGrounds({ api, at }: Reading) {
	const grounds = [];
	for (let from = 0; ;) {
		const page = await api.view.Petitions.codes(from, PAGE, { at });
		grounds.push(...page.filter(([, status, code]) => code.usage.type === 'Grounds' && !status.retired));
		const last = page.at(-1);
		if (page.length < PAGE || !last) return grounds;
		from = last[0] + 1;
	}
}

export function RecallFields({ draft, wrong, parameters, onChange }: {
	draft: Draft; wrong: Wrong; parameters: Parameters; onChange: (changed: Partial<Draft>) => void;
}) {
	const { t, i18n } = useTranslation('petitions');
	const format = useFormat();
	const now = useFinalized()?.time ?? Date.now();
	const posts = useRead((reading) => readPosts(reading, draft.addressee), [draft.addressee], { every: 10 });
	const grounds = useRead(readGrounds, [], { every: 100 });
	const language = asLanguage(i18n.language);
	const { total, per_area: area } = parameters.recall;
	const share = ({ numerator, denominator }: { numerator: number; denominator: number }) => format.percent(numerator / denominator, 0);
	const time = useSpan();
	const chosen = (value: number | undefined) => (value === undefined ? undefined : `${value}`);
	return (
		<>
			<Notice title={t('recall.title')}>
				<p>{t('recall.text', { total: share(total), area: share(area) })}</p>
				{parameters.recall.protected_start + parameters.recall.protected_end > 0n && <p>{t('recall.protected', { start: time(parameters.recall.protected_start), end: time(parameters.recall.protected_end) })}</p>}
			</Notice>
			<Shown read={posts} empty={<p>{t('recall.noPosts')}</p>}>
				{(all) => (
					<Radios
						legend={t('recall.post')} value={chosen(draft.post)} onChange={(post) => onChange({ post: Number(post) })}
						error={wrong.post && t('problem.choose')}
						choices={all.map(({ id, post, slot }) => {
							const busy = slot.open !== undefined ? t('recall.open') : Number(slot.free_from) > now ? t('recall.coolDown', { date: format.date(slot.free_from) }) : undefined;
							return { value: `${id}`, label: <span lang="ko">{asText(post.label)}</span>, disabled: busy !== undefined, ...(busy && { hint: busy }) };
						})}
					/>
				)}
			</Shown>
			<Shown read={grounds}>
				{(all) => (
					<Radios
						legend={t('recall.grounds')} value={chosen(draft.grounds)} onChange={(code) => onChange({ grounds: Number(code) })}
						error={wrong.grounds && t('problem.choose')}
						choices={all.map(([id, , code]) => {
							const said = language === 'ko' ? code.korean : code.english;
							return { value: `${id}`, label: asText(said.title), hint: asText(said.description) };
						})}
					/>
				)}
			</Shown>
		</>
	);
}
