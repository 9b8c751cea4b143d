// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Changing a petition of one's own, before its first sponsor.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ActingSteps, MemberOnly } from '../../../acting';
import { asText, useText, useView } from '../../../chain';
import { BackLink, Button, ButtonLink, Buttons, Checkbox, Empty, Notice, Page, Shown } from '../../../parts';
import { tidied } from '../../../text';
import { CallDetails } from '../acts/call-details';
import { HandOn } from '../acts/comment';
import { useDeed } from '../acts/deed';
import { canEdit } from '../acts/own';
import type { Text, View } from '../types';
import { type Wrong, type Writing, detailsOf, textOf, wrongText } from './draft';
import { AskField, DetailsField, EnglishFields, TitleField } from './fields';
import '../../../look/petitions.css';

const writingOf = (text: Text): Writing => ({
	title: asText(text.title), ask: asText(text.ask), details: '', englishTitle: asText(text.english?.title), englishAsk: asText(text.english?.ask),
});

function Form({ petition, view, text }: { petition: number; view: View; text: Text }) {
	const { t } = useTranslation('petitions');
	const [changed, setChanged] = useState<Partial<Writing>>({});
	const [wrong, setWrong] = useState<Wrong>({});
	const [keep, setKeep] = useState(text.details !== undefined);
	const known = useText(text.details);
	const deed = useDeed();
	const { stage } = deed.acting.state;
	const writing: Writing = { ...writingOf(text), details: known ?? '', ...changed };
	const change = (more: Partial<Writing>) => setChanged({ ...changed, ...more });
	const send = async () => {
		const { starter, revision } = view.petition;
		const found = wrongText(keep ? { ...writing, details: '' } : writing);
		setWrong(found);
		if (Object.keys(found).length > 0 || starter.type !== 'Pseudonym') return;
		await deed.run(view.roll, async (encode) => {
			const next = textOf(writing, keep ? text.details : detailsOf(writing));
			const act = { type: 'Edit', value: { expected_revision: revision, text: next } };
			return { do: 'actAsStarter', petition, year: starter.value.year, act: await encode('act_as_starter', 'act', act) };
		});
	};
	const fields = { writing, wrong, onChange: change };
	if (stage === 'done') {
		return (
			<div className="stack">
				<Notice kind="success" title={t('edit.done')} live />
				{!keep && tidied(writing.details) !== '' && <HandOn text={tidied(writing.details)} />}
				<Buttons><ButtonLink to={`/petitions/${petition}`} kind="primary">{t('sent.show')}</ButtonLink></Buttons>
			</div>
		);
	}
	return (
		<form
			className="form" noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (stage !== 'busy') void send();
			}}
		>
			<TitleField {...fields} />
			<AskField {...fields} />
			{text.details && <Checkbox label={t('edit.keepDetails')} checked={keep} onChange={setKeep} />}
			{!keep && <DetailsField {...fields} />}
			<EnglishFields {...fields} />
			<p>{t('handIn.shown')}</p>
			<MemberOnly><Buttons><Button type="submit" kind="primary" busy={stage === 'busy'}>{t('edit.do')}</Button></Buttons></MemberOnly>
			<ActingSteps acting={deed.acting} done={t('edit.done')} />
			<CallDetails hex={deed.hex} />
		</form>
	);
}

export function Component() {
	const { t } = useTranslation('petitions');
	const { id = '' } = useParams();
	const number = /^\d{1,9}$/.test(id) ? Number(id) : -1;
	const read = useView('Petitions', 'petition', [number], { skip: number < 0 });
	const [begun, setBegun] = useState<View>();
	// What is changed is what the starter saw at first; the chain refuses if it was changed elsewhere since.
	if (read.value && !begun) setBegun(read.value);
	return (
		<Page title={t('edit.title')} lead={<p>{t('edit.lead')}</p>} narrow above={<BackLink to={`/petitions/${id}`}>{t('text.untitled', { id })}</BackLink>}>
			<Shown read={{ ...read, value: begun }} empty={<Empty title={t('missing.text')} />}>
				{(view) => (view.text && (canEdit(view) || begun !== read.value)
					? <Form petition={number} view={view} text={view.text} />
					: <Notice kind="warning" title={t('edit.locked')}><p>{t('edit.lockedText')}</p></Notice>)}
			</Shown>
		</Page>
	);
}
