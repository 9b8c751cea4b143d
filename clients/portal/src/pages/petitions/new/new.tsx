// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useChain, useQuery, useView } from '../../../chain';
import { BackLink, Button, Buttons, Checkbox, Checkboxes, Notice, Page, Radios, SelectField } from '../../../parts';
import { asLanguage, useFormat } from '../../../text';
import { type Names, useNames } from '../names';
import { useSpan } from '../span';
import { type Kind, MOST, type Parameters } from '../types';
import { type Draft, type Wrong, keepDraft, keptDraft, wrongOf } from './draft';
import { AskField, DetailsField, EnglishFields, TitleField } from './fields';
import { Preview } from './preview';
import { RecallFields } from './recall';
import { Similar } from './similar';
import '../../../look/petitions.css';

const KINDS = ['General', 'Policy', 'AgendaRequest', 'Recall'] as const satisfies readonly Kind['type'][];

/** What comes of it, in the party's own numbers. A recall has no review; more on it stands beside its fields. */
function Steps({ parameters, recall }: { parameters: Parameters; recall: boolean }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const time = useSpan();
	return (
		<ol className="plain-steps">
			<li>{t('write.step1', { sponsors: format.number(parameters.sponsors), time: time(parameters.sponsor_time) })}</li>
			{!recall && <li>{t('write.step2', { time: time(parameters.review_time) })}</li>}
			<li>{t(recall ? 'write.step3Recall' : 'write.step3', { time: time(recall ? parameters.recall.open_time : parameters.open_time) })}</li>
		</ol>
	);
}

function Form({ draft, wrong, names, parameters, onChange, onDone }: {
	draft: Draft; wrong: Wrong; names: Names; parameters: Parameters | undefined; onChange: (changed: Partial<Draft>) => void; onDone: () => void;
}) {
	const { t, i18n } = useTranslation('petitions');
	const { config } = useChain();
	const recall = draft.kind === 'Recall';
	const topics = config?.topics ?? [];
	const form = useRef<HTMLFormElement>(null);
	const troubles = Object.keys(wrong).length;
	useEffect(() => {
		if (troubles > 0) form.current?.querySelector<HTMLElement>('[aria-invalid], .field-wrong input')?.focus();
	}, [wrong]);
	return (
		<form
			ref={form} className="form" noValidate
			onSubmit={(event) => {
				event.preventDefault();
				onDone();
			}}
		>
			<Radios
				legend={t('write.kind')} value={draft.kind} onChange={(kind) => onChange({ kind })}
				choices={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`), hint: t(`kindHint.${kind}`) }))}
			/>
			<SelectField
				label={t('write.addressee')} hint={t('write.addresseeHint')} value={`${draft.addressee}`}
				onChange={(addressee) => onChange({ addressee: Number(addressee), post: undefined })}
				choices={names.organisations.filter(([, { dissolved }]) => dissolved === undefined).map(([id]) => ({ value: `${id}`, label: names.organisation(id) }))}
			/>
			{recall && parameters && <RecallFields draft={draft} wrong={wrong} parameters={parameters} onChange={onChange} />}
			<div>
				<TitleField writing={draft} wrong={wrong} onChange={onChange} />
				<Similar title={draft.title} />
			</div>
			<AskField writing={draft} wrong={wrong} onChange={onChange} />
			<DetailsField writing={draft} wrong={wrong} onChange={onChange} />
			{topics.length > 0 && (
				<Checkboxes
					legend={t('write.topics')} hint={t('write.topicsHint', { most: MOST.topics })} most={MOST.topics} values={draft.topics.map(String)}
					onChange={(values) => onChange({ topics: values.map(Number) })}
					choices={topics.map((one) => ({ value: `${one.id}`, label: one[asLanguage(i18n.language)] }))}
				/>
			)}
			{!recall && <Checkbox label={t('write.public')} hint={t('write.publicHint')} checked={draft.public} onChange={(checked) => onChange({ public: checked })} />}
			<EnglishFields writing={draft} wrong={wrong} onChange={onChange} />
			{troubles > 0 && <Notice kind="danger" live>{t('write.wrong', { count: troubles })}</Notice>}
			<Buttons><Button type="submit" kind="primary">{t('write.preview')}</Button></Buttons>
		</form>
	);
}

export function Component() {
	const { t } = useTranslation('petitions');
	const [draft, setDraft] = useState(keptDraft);
	const [wrong, setWrong] = useState<Wrong>({});
	const [sent, setSent] = useState(false);
	const navigate = useNavigate();
	// A step of its own in the history: the way back leads to the text. What is kept of it may have gone in the meantime.
	const asked = (useLocation().state as { preview?: unknown } | null)?.preview === true;
	const previewed = asked && Object.keys(wrongOf(draft)).length === 0;
	const names = useNames();
	const parameters = useView('Petitions', 'parameters', [], { every: 50 });
	const roll = useQuery('Members', 'CurrentStanding', [], { every: 5 });
	// Whoever comes back after it was handed in finds nothing to hand in twice.
	if (sent && !asked) {
		setSent(false);
		setDraft(keptDraft());
	}
	const change = (changed: Partial<Draft>) => {
		const next = { ...draft, ...changed };
		setDraft(next);
		keepDraft(next);
		// What was complained about is looked at again at once; what was not yet, only when all is handed in.
		if (Object.keys(wrong).length > 0) {
			const still = wrongOf(next);
			setWrong(Object.fromEntries(Object.entries(still).filter(([field]) => field in wrong)));
		}
	};
	const done = () => {
		const found = wrongOf(draft);
		setWrong(found);
		if (Object.keys(found).length > 0) return;
		void navigate('/petitions/new', { state: { preview: true } });
	};
	return (
		<Page
			title={t(previewed ? 'write.previewTitle' : 'list.new')} narrow above={<BackLink to="/petitions">{t('title')}</BackLink>}
			lead={<p>{t(previewed ? 'write.previewLead' : 'write.lead')}</p>}
		>
			{previewed
				? <Preview draft={draft} names={names} roll={roll.value} onBack={() => void navigate(-1)} onSent={() => setSent(true)} />
				: (
					<div className="stack">
						{parameters.value && <Steps parameters={parameters.value[1]} recall={draft.kind === 'Recall'} />}
						<Form draft={draft} wrong={wrong} names={names} parameters={parameters.value?.[1]} onChange={change} onDone={done} />
					</div>
				)}
		</Page>
	);
}
