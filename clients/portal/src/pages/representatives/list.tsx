// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Region, asText, useNameOf, useRead, useRegister } from '../../chain';
import { Badge, Button, Buttons, Empty, Page, Row, Rows, SelectField, Shown, TextField } from '../../parts';
import { useFormat } from '../../text';
import { type Everybody, type Listed, type Post, matches, readEverybody } from './data';

const SHOWN = 30;

/** The province in which an area lies, or the area itself. */
function provinceOf(areas: ReadonlyMap<number, Region>, area: number): number {
	let [at, steps] = [area, 0];
	while (steps++ < 4) {
		const record = areas.get(at);
		if (!record || record.kind.type === 'Province' || record.parent === undefined) break;
		at = record.parent;
	}
	return at;
}

function usePostName() {
	const nameOf = useNameOf();
	const register = useRegister();
	return (post: Post) => {
		const area = post.area !== undefined && nameOf(register.value?.areas.get(post.area));
		return area ? `${asText(post.label)} · ${area}` : asText(post.label);
	};
}

function PersonRow({ listed: { id, representative }, posts }: { listed: Listed; posts: Everybody['posts'] }) {
	const { t } = useTranslation('representatives');
	const format = useFormat();
	const postName = usePostName();
	const { description, facts } = representative;
	const last = description.posts.at(-1);
	const post = last === undefined ? undefined : posts.get(last);
	return (
		<Row
			to={`/representatives/${id}`}
			title={<>{asText(description.korean)}{description.hanja && <span className="fine" lang="zh-Hant"> {asText(description.hanja)}</span>}</>}
			badge={description.affiliation.type === 'Member' ? undefined : <Badge tone="warning">{t(`affiliation.${description.affiliation.type}`)}</Badge>}
		>
			{post && <span>{postName(post)}</span>}
			{facts > 0 && <span>{t('factsCount', { count: facts, number: format.number(facts) })}</span>}
		</Row>
	);
}

function Found({ everybody }: { everybody: Everybody }) {
	const { t } = useTranslation(['representatives', 'common']);
	const nameOf = useNameOf();
	const format = useFormat();
	const register = useRegister();
	const [search, setSearch] = useState('');
	const [area, setArea] = useState('');
	const [label, setLabel] = useState('');
	const [shown, setShown] = useState(SHOWN);
	const { rows, posts } = everybody;
	const areas = register.value?.areas ?? new Map<number, Region>();
	const provinces = useMemo(() => {
		const found = new Map<string, Set<number>>();
		for (const { id, representative } of rows) {
			for (const post of representative.description.posts) {
				const of = posts.get(post)?.area;
				const key = of === undefined ? 'none' : `${provinceOf(areas, of)}`;
				found.set(key, (found.get(key) ?? new Set()).add(id));
			}
		}
		return found;
	}, [rows, posts, areas]);
	const found = rows.filter(({ id, representative }) => matches(representative, search.normalize('NFC').trim())
		&& (area === '' || provinces.get(area)?.has(id))
		&& (label === '' || representative.description.posts.some((post) => asText(posts.get(post)?.label) === label)));
	const labels = [...new Set([...posts.values()].map((post) => asText(post.label)))].sort();
	const choices = [...provinces.keys()].filter((key) => key !== 'none')
		.map((key) => ({ value: key, label: nameOf(areas.get(Number(key)), t('areaNumber', { number: key })) }))
		.sort((a, b) => a.label.localeCompare(b.label));
	return (
		<div className="stack">
			<div className="filters">
				<TextField label={t('search')} type="search" value={search} onChange={setSearch} autoComplete="off" />
				<SelectField
					label={t('area')} value={area} onChange={setArea}
					choices={[
						{ value: '', label: t('everywhere') }, ...choices,
						...(provinces.has('none') ? [{ value: 'none', label: t('noArea') }] : []),
					]}
				/>
				<SelectField label={t('post')} value={label} onChange={setLabel} choices={[{ value: '', label: t('anyPost') }, ...labels.map((value) => ({ value, label: value }))]} />
			</div>
			<p role="status" className="fine">{t('found', { count: found.length, number: format.number(found.length) })}</p>
			{found.length === 0 ? <Empty title={t('notFound')}><p>{t('notFoundText')}</p></Empty> : (
				<>
					<Rows>{found.slice(0, shown).map((one) => <PersonRow key={one.id} listed={one} posts={posts} />)}</Rows>
					{shown < found.length && <Buttons><Button onClick={() => setShown(shown + SHOWN)}>{t('common:more')}</Button></Buttons>}
				</>
			)}
		</div>
	);
}

export function Component() {
	const { t } = useTranslation('representatives');
	const read = useRead(readEverybody, [], { every: 10 });
	return (
		<Page title={t('title')} lead={<p>{t('lead')}</p>}>
			<Shown read={read} lines={8}>
				{(everybody) => (everybody.rows.length > 0 ? <Found everybody={everybody} /> : <Empty title={t('none')} />)}
			</Shown>
			<p className="aside"><Link to="/representatives/sources">{t('sources.link')}</Link></p>
		</Page>
	);
}
