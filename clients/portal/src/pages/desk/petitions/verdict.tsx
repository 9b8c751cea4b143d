// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Two moderators, or two of the appeals body, decide: publish, reject or hide, by a code and with published reasons.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textContent, useRead } from '../../../chain';
import { Badge, Button, Buttons, Code as Digits, Fact, Facts, FileField, Notice, Radios, SelectField, Shown, TextArea, saveFile } from '../../../parts';
import { asLanguage, lengthOf, tidied, useFormat } from '../../../text';
import { draftFile, openDraft, useDraft } from '../draft';
import { Who } from '../page';
import { Sign } from '../sign';
import { TwoPersons } from '../two';
import { type Body, type Code, type Other, type PetitionFound, type Verdict, readCodes, readSimilar, verdictCall, verdictTopic, waitingOn } from './read';

interface Draft {
	readonly choice: '' | 'Publish' | 'Reject' | 'Hide';
	readonly code: string;
	readonly duplicateOf: string;
	readonly reason: string;
}

const NOTHING: Draft = { choice: '', code: '', duplicateOf: '', reason: '' };
const KIND = 'petition-verdict';

/** What the draft says, as the chain takes it; or the text of what is missing, by the field where it is. */
function verdictOf(draft: Draft, codes: readonly Code[]): { verdict: Verdict } | { missing: Partial<Record<keyof Draft, string>> } {
	if (draft.choice === '') return { missing: { choice: 'choice' } };
	if (draft.choice === 'Publish') return { verdict: { type: 'Publish', value: undefined } };
	const code = codes.find((one) => String(one.code) === draft.code && one.use === draft.choice);
	if (!code) return { missing: { code: 'code' } };
	if (code.duplicate && !/^\d+$/.test(draft.duplicateOf)) return { missing: { duplicateOf: 'duplicate' } };
	if (lengthOf(draft.reason) === 0) return { missing: { reason: 'reason' } };
	const [named, reason] = [{ code: code.code, version: code.version }, textContent(draft.reason)];
	if (draft.choice === 'Hide') return { verdict: { type: 'Hide', value: { code: named, reason } } };
	return { verdict: { type: 'Reject', value: { code: named, reason, duplicate_of: code.duplicate ? Number(draft.duplicateOf) : undefined } } };
}

function Form({ petition, draft, change, codes, similar, missing, onPreview }: {
	petition: number; draft: Draft; change: (some: Partial<Draft>) => void; codes: readonly Code[]; similar: readonly Other[];
	missing: Partial<Record<keyof Draft, string>>; onPreview: () => void;
}) {
	const { t, i18n } = useTranslation('desk');
	const language = asLanguage(i18n.language);
	const [wrong, setWrong] = useState(false);
	const usable = codes.filter(({ use }) => use === draft.choice);
	const chosen = usable.find(({ code }) => String(code) === draft.code);
	const error = (field: keyof Draft) => (missing[field] ? t(`verdict.missing.${missing[field]}`) : undefined);
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				onPreview();
			}}
		>
			<Radios
				legend={t('verdict.choice')} value={draft.choice === '' ? undefined : draft.choice} error={error('choice')}
				onChange={(choice) => change({ choice, code: '' })}
				choices={(['Publish', 'Reject', 'Hide'] as const).map((value) => ({ value, label: t(`verdict.${value}`), hint: t(`verdict.hint.${value}`) }))}
			/>
			{(draft.choice === 'Reject' || draft.choice === 'Hide') && (
				<>
					<SelectField
						label={t('verdict.code')} value={draft.code} error={error('code')} onChange={(code) => change({ code })}
						hint={chosen?.[language].text}
						choices={[{ value: '', label: t('verdict.pick') }, ...usable.map((one) => ({ value: String(one.code), label: `${one.code}. ${one[language].title}` }))]}
					/>
					{chosen?.duplicate && (
						<SelectField
							label={t('verdict.duplicate')} value={draft.duplicateOf} error={error('duplicateOf')} onChange={(duplicateOf) => change({ duplicateOf })}
							choices={[{ value: '', label: t('verdict.pick') }, ...similar.map((one) => ({ value: String(one.petition), label: `${one.petition}. ${one.title}` }))]}
						/>
					)}
					<TextArea
						label={t('verdict.reason')} hint={t('verdict.reasonHint')} lang="ko" rows={6} value={draft.reason} error={error('reason')}
						onChange={(reason) => change({ reason })}
					/>
					{chosen && draft.reason === '' && (
						<Buttons><Button kind="quiet" onClick={() => change({ reason: chosen.ko.text })}>{t('verdict.wording')}</Button></Buttons>
					)}
				</>
			)}
			<Buttons>
				<Button type="submit" kind="primary">{t('verdict.preview')}</Button>
				{draft.choice !== '' && draft.choice !== 'Publish' && (
					<Button icon="download" onClick={() => saveFile(`petition-${petition}-draft.json`, draftFile(KIND, { petition, ...draft }))}>{t('verdict.saveDraft')}</Button>
				)}
			</Buttons>
			<details className="disclosure">
				<summary>{t('verdict.openDraft')}</summary>
				<FileField
					label={t('verdict.draftFile')} hint={t('verdict.draftHint')} accept=".json" error={wrong ? t('verdict.notADraft') : undefined}
					onPick={(text) => {
						const opened = openDraft(KIND, text);
						setWrong(opened === undefined || opened['petition'] !== petition);
						if (opened?.['petition'] === petition) {
							const { choice, code, duplicateOf, reason } = { ...NOTHING, ...opened } as Draft;
							change({ choice, code, duplicateOf, reason });
						}
					}}
				/>
			</details>
		</form>
	);
}

function Spoken({ draft, codes }: { draft: Draft; codes: readonly Code[] }) {
	const { t, i18n } = useTranslation('desk');
	const code = codes.find((one) => String(one.code) === draft.code);
	return (
		<Facts>
			<Fact name={t('verdict.choice')}>{draft.choice && t(`verdict.${draft.choice}`)}</Fact>
			{draft.choice !== 'Publish' && code && (
				<>
					<Fact name={t('verdict.code')}>{code.code}. {code[asLanguage(i18n.language)].title}</Fact>
					{code.duplicate && <Fact name={t('verdict.duplicate')}>{t('petitions.number', { petition: draft.duplicateOf })}</Fact>}
					<Fact name={t('verdict.reason')}><p className="wrap" lang="ko">{tidied(draft.reason)}</p></Fact>
				</>
			)}
		</Facts>
	);
}

/** Whether somebody has said already that it be published: that needs no text, so it can be recognised. */
function Known({ petition, body, found }: { petition: number; body: Body; found: PetitionFound }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	const publish = useRead(
		({ api }) => verdictTopic(api, body, petition, found.revision, { type: 'Publish', value: undefined }), [petition, body, found.revision]);
	const waiting = waitingOn(found.waiting, publish.value);
	const others = found.waiting.filter((one) => one !== waiting);
	if (!waiting && others.length === 0) return null;
	return (
		<>
			{waiting && (
				<Notice kind="warning" title={t('two.more')}>
					<p>{t('verdict.publishWaits', { time: format.dateTime(waiting.since) })} <Who address={waiting.by} /></p>
				</Notice>
			)}
			{others.length > 0 && (
				<details className="disclosure">
					<summary>{t('verdict.others', { count: others.length })}</summary>
					<p>{t('verdict.othersText')}</p>
					<ul className="stack">
						{others.map((one) => <li key={one.topic}><Who address={one.by} />, {format.dateTime(one.since)} <Digits>{one.topic}</Digits></li>)}
					</ul>
				</details>
			)}
		</>
	);
}

export function Verdicts({ petition, body, found, me }: { petition: number; body: Body; found: PetitionFound; me: string }) {
	const { t } = useTranslation('desk');
	const codes = useRead(readCodes, [], { every: 100 });
	const similar = useRead((reading) => readSimilar(reading, petition, found.title), [petition, found.title], { every: 10 });
	const [draft, change, forget] = useDraft(`${KIND}.${petition}`, NOTHING);
	const [missing, setMissing] = useState<Partial<Record<keyof Draft, string>>>({});
	const [decided, setDecided] = useState<{ verdict: Verdict; revision: number }>();
	const topicRead = useRead(({ api }) => verdictTopic(api, body, petition, decided!.revision, decided!.verdict), [petition, body, decided], { skip: !decided });
	const preview = () => {
		const said = verdictOf(draft, codes.value ?? []);
		setMissing('missing' in said ? said.missing : {});
		if ('verdict' in said) setDecided({ verdict: said.verdict, revision: found.revision });
	};
	return (
		<Shown read={codes}>
			{(table) => (decided
				? (
					<div className="stack">
						<Spoken draft={draft} codes={table} />
						<Shown read={topicRead}>
							{(topic) => (
								<>
								<TwoPersons waiting={waitingOn(found.waiting, topic)} me={me} who={t(`verdict.two.${body}`)} digest={topic} />
								<Sign
									id={`verdict ${petition} ${topic}`} label={t(`verdict.sign.${decided.verdict.type}`)} onBack={() => setDecided(undefined)}
									onDone={forget} call={(api) => verdictCall(api, body, petition, decided.revision, decided.verdict)}
								>
									{(done) => {
										const first = done.events.some(({ type, value }) => type === 'Petitions' && value.type === 'SecondNeeded');
										const reason = draft.choice !== 'Publish';
										return (
											<>
												<p>{t(first ? 'verdict.doneFirst' : 'verdict.done')}</p>
												{reason && <p>{t(first ? 'verdict.passDraft' : 'verdict.publishReason')}</p>}
												{reason && (
													<Buttons>
														{first && <Button icon="download" onClick={() => saveFile(`petition-${petition}-draft.json`, draftFile(KIND, { petition, ...draft }))}>{t('verdict.saveDraft')}</Button>}
														<Button icon="download" onClick={() => saveFile(`petition-${petition}-reason.txt`, tidied(draft.reason), 'text/plain')}>{t('verdict.saveReason')}</Button>
													</Buttons>
												)}
											</>
										);
									}}
								</Sign>
								</>
							)}
						</Shown>
					</div>
				)
				: (
					<div className="stack">
						<Known petition={petition} body={body} found={found} />
						{similar.value?.some((one) => one.alike > 0.3) && (
							<Notice title={t('verdict.similar')}>
								<ul>{similar.value.filter((one) => one.alike > 0.3).slice(0, 5).map((one) => (
									<li key={one.petition}>{t('petitions.number', { petition: one.petition })} {one.title} <Badge>{t('verdict.alike', { percent: Math.round(one.alike * 100) })}</Badge></li>
								))}</ul>
							</Notice>
						)}
						<Form
							petition={petition} draft={draft} change={change} codes={table} similar={similar.value ?? []} missing={missing} onPreview={preview}
						/>
					</div>
				))}
		</Shown>
	);
}
