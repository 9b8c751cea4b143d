// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '../../../chain';
import { Checkbox, SelectField, TextField } from '../../../parts';
import { asLanguage } from '../../../text';
import type { Names } from '../names';
import { LISTED, type State, UNLISTED } from '../types';
import type { Filter } from './filter';

/** Letters are taken together for so long, in milliseconds: an address that changes with each is too much for browsers. */
const PAUSE = 200;

export function Filters({ filter, names, topics, onChange }: {
	filter: Filter; names: Names; topics: readonly Topic[]; onChange: (changed: Partial<Filter>) => void;
}) {
	const { t, i18n } = useTranslation('petitions');
	const [query, setQuery] = useState(filter.query);
	useEffect(() => {
		if (query === filter.query) return undefined;
		const timer = setTimeout(() => onChange({ query }), PAUSE);
		return () => clearTimeout(timer);
	}, [query]);
	const any = { value: '', label: t('filter.any') };
	const numbered = (value: string) => (value === '' ? undefined : Number(value));
	return (
		<search className="filters">
			<div className="filters-query">
				<TextField label={t('filter.query')} type="search" value={query} onChange={setQuery} autoComplete="off" enterKeyHint="search" />
			</div>
			<SelectField
				label={t('filter.state')} value={filter.state ?? ''} onChange={(state) => onChange({ state: state === '' ? undefined : state })}
				choices={[{ value: '' as State | '', label: t('filter.published') },
					...[...LISTED, ...UNLISTED].map((state) => ({ value: state as State | '', label: t(`state.${state}`) }))]}
			/>
			<SelectField
				label={t('filter.addressee')} value={filter.addressee === undefined ? '' : `${filter.addressee}`}
				onChange={(value) => onChange({ addressee: numbered(value) })}
				choices={[any, ...names.organisations.map(([id]) => ({ value: `${id}`, label: names.organisation(id) }))]}
			/>
			{topics.length > 0 && (
				<SelectField
					label={t('filter.topic')} value={filter.topic === undefined ? '' : `${filter.topic}`}
					onChange={(value) => onChange({ topic: numbered(value) })}
					choices={[any, ...topics.map((one) => ({ value: `${one.id}`, label: one[asLanguage(i18n.language)] }))]}
				/>
			)}
			<Checkbox label={t('filter.late')} checked={filter.late} onChange={(late) => onChange({ late })} />
		</search>
	);
}
