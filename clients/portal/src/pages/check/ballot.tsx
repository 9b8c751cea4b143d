// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A ballot that another device opened: does it hold what that device said?

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asText, fromHex, useRead } from '../../chain';
import { type Plan, readParams, referenceOf } from '../../chain/elections';
import { type Finding, examine, parseSpoiled } from '../../chain/spoiled';
import { BackLink, FileField, Notice, Page, Section, Shown, TextArea } from '../../parts';
import { labelOf } from '../../text/label';
import '../../look/elections.css';

function Held({ plan, finding }: { plan: Plan; finding: Extract<Finding, { finding: 'Opened' }> }) {
	const { t, i18n } = useTranslation('check');
	const named = (number: number, name: string) => {
		const { text, numbered } = labelOf(name, i18n.language);
		return numbered ? text : t('ballot.candidate', { number, name: text });
	};
	return (
		<>
			{!finding.honest && <Notice kind="danger" title={t('ballot.lies')} live><p>{t('ballot.liesText')}</p></Notice>}
			<Section title={t('ballot.compareWords')}>
				<p>{t('ballot.compareWordsText')}</p>
				<ol className="words" translate="no" lang="en">{finding.words.map((word, i) => <li key={i}>{word}</li>)}</ol>
			</Section>
			<Section title={t('ballot.compareChoice')}>
				<p>{t('ballot.compareChoiceText')}</p>
				<dl className="chosen">
					{finding.held.map(({ contest, chosen }) => {
						const { title, candidates } = plan.contests[contest]!;
						return (
							<div key={contest} className="chosen-contest">
								<dt>{labelOf(asText(title), i18n.language).text}</dt>
								{chosen.length === 0
									? <dd>{t('ballot.blank')}</dd>
									: chosen.map((number) => <dd key={number}>{named(number, asText(candidates[number - 1]?.name))}</dd>)}
							</div>
						);
					})}
				</dl>
			</Section>
			{finding.honest && <Notice kind="success" title={t('ballot.honest')} live><p>{t('ballot.honestText')}</p></Notice>}
		</>
	);
}

function Examined({ file }: { file: NonNullable<ReturnType<typeof parseSpoiled>> }) {
	const { t } = useTranslation('check');
	const read = useRead(async ({ connection, api, at }) => {
		const [genesis, raw, params] = await Promise.all([
			connection.genesis(), readParams(connection, file.election, at), api.query.Elections.ParamsOf.getValue(file.election, { at }),
		]);
		if (!raw || !params) return { finding: { finding: 'OtherElection' as const }, plan: undefined };
		return { finding: examine(file, params, referenceOf(fromHex(genesis), file.election, raw)), plan: params.plan };
	}, [file], { every: 1000 });
	return (
		<Shown read={read} lines={4}>
			{({ finding, plan }) => (finding.finding === 'Opened' && plan
				? <Held plan={plan} finding={finding} />
				: <Notice kind="danger" title={t('ballot.lies')} live><p>{t(`ballot.${finding.finding}`)}</p></Notice>)}
		</Shown>
	);
}

export function Component() {
	const { t } = useTranslation('check');
	const [text, setText] = useState('');
	const file = text.trim() === '' ? undefined : parseSpoiled(text);
	return (
		<Page title={t('ballot.title')} lead={<p>{t('ballot.lead')}</p>} above={<BackLink to="/check">{t('title')}</BackLink>} narrow>
			<div className="lead-in">
				<p>{t('ballot.text')}</p>
				<FileField label={t('ballot.file')} accept=".json,application/json" onPick={setText} />
				<details className="disclosure">
					<summary>{t('ballot.paste')}</summary>
					<TextArea label={t('ballot.content')} value={text} onChange={setText} rows={5} spellCheck={false} autoComplete="off" />
				</details>
				{text.trim() !== '' && !file && <Notice kind="danger" live><p>{t('ballot.none')}</p></Notice>}
			</div>
			{file && <Examined key={text} file={file} />}
		</Page>
	);
}
