// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A batch that another registrar proposed: its entries, its digest, and yes or no.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Reading, digestOf, useRead } from '../../../chain';
import { Button, Buttons, Code, Empty, Fact, Facts, Notice, Section, Shown, Table } from '../../../parts';
import { DeskPage, Who } from '../page';
import { Sign } from '../sign';
import { argumentsOf } from '../two';
import type { Entry } from './table';
import { EntryText } from './words';

type Found =
	| { readonly state: 'waiting'; readonly by: string; readonly entries: readonly Entry[]; readonly digest: `0x${string}` }
	| { readonly state: 'entered'; readonly by: readonly string[] }
	| { readonly state: 'gone' };

async function readBatch({ api, at }: Reading, batch: number): Promise<Found> {
	const [pending, entered] = await Promise.all([
		api.query.Members.Pending.getValue(batch, { at }),
		api.query.Members.Batches.getValue(batch, { at }),
	]);
	if (entered) return { state: 'entered', by: entered };
	if (!pending) return { state: 'gone' };
	const { by, entries } = pending;
	// What is confirmed is worked out from what is shown, not taken from anybody.
	const digest = digestOf(await argumentsOf(api.tx.Members.propose_batch({ entries })));
	return { state: 'waiting', by, entries: entries as Entry[], digest };
}

function Entries({ entries }: { entries: readonly Entry[] }) {
	const { t } = useTranslation('desk');
	return (
		<Table
			caption={t('members.preview', { count: entries.length })} rows={entries} rowKey={(_, index) => index}
			columns={[
				{ key: 'line', title: t('members.line'), cell: (entry) => entries.indexOf(entry) + 1 },
				{ key: 'kind', title: t('members.kindTitle'), cell: ({ type }) => t(`members.kind.${type}`) },
				{ key: 'what', title: t('members.what'), cell: (entry) => <EntryText entry={entry} /> },
			]}
		/>
	);
}

type Step = 'look' | 'confirm' | 'reject' | 'confirmed' | 'rejected';

function Decide({ batch, found, me, step, setStep }: {
	batch: number; found: Found & { state: 'waiting' }; me: string; step: Step; setStep: (step: Step) => void;
}) {
	const { t } = useTranslation('desk');
	const mine = found.by === me;
	if (step === 'confirm' || step === 'confirmed') {
		return (
			<Sign
				id={`confirm ${batch} ${found.digest}`} label={t('members.confirmNow')} onBack={() => setStep('look')} onDone={() => setStep('confirmed')}
				call={(api) => api.tx.Members.confirm_batch({ batch, digest: found.digest })}
			>
				{() => <p>{t('members.confirmed', { batch, count: found.entries.length })}</p>}
			</Sign>
		);
	}
	if (step === 'reject' || step === 'rejected') {
		return (
			<Sign
				id={`reject ${batch}`} label={t('members.rejectNow')} danger onBack={() => setStep('look')} onDone={() => setStep('rejected')}
				call={(api) => api.tx.Members.reject_batch({ batch })}
			>
				{() => <p>{t('members.rejected', { batch })}</p>}
			</Sign>
		);
	}
	return (
		<>
			<Notice kind={mine ? 'warning' : 'info'} title={t(mine ? 'two.more' : 'two.second')}>
				<p>{t(mine ? 'members.mineText' : 'members.confirmText')}</p>
			</Notice>
			<Buttons>
				{!mine && <Button kind="primary" onClick={() => setStep('confirm')}>{t('members.confirm')}</Button>}
				<Button onClick={() => setStep('reject')}>{t(mine ? 'members.takeBack' : 'members.reject')}</Button>
			</Buttons>
		</>
	);
}

export function Component() {
	const { t } = useTranslation('desk');
	const batch = Number(useParams()['batch']);
	const [step, setStep] = useState<Step>('look');
	const read = useRead((reading) => readBatch(reading, batch), [batch]);
	// What was decided on stays on the page when the chain has it no longer.
	const [kept, setKept] = useState<Found & { state: 'waiting' }>();
	if (read.value?.state === 'waiting' && kept !== read.value) setKept(read.value);
	const found = step === 'look' ? read.value : kept ?? read.value;
	return (
		<DeskPage title={t('members.batch', { batch })} back="/desk/members" backText={t('members.title')}>
			{({ address }) => (
				<Shown read={{ ...read, value: found }}>
					{(one) => {
						if (one.state === 'gone') return <Empty title={t('members.gone')}><p>{t('members.goneText')}</p></Empty>;
						if (one.state === 'entered') {
							return (
								<Notice kind="success" title={t('members.entered')}>
									<Facts>
										<Fact name={t('members.by')}><Who address={one.by[0] ?? ''} /></Fact>
										<Fact name={t('members.confirmedBy')}><Who address={one.by[1] ?? ''} /></Fact>
									</Facts>
								</Notice>
							);
						}
						return (
							<>
								<Facts>
									<Fact name={t('members.by')}><Who address={one.by} /></Fact>
									<Fact name={t('two.digest')}><Code>{one.digest}</Code></Fact>
								</Facts>
								<Section title={t('members.entries')}><Entries entries={one.entries} /></Section>
								<Section title={t('members.decide')}>
									<Decide batch={batch} found={one} me={address} step={step} setStep={setStep} />
								</Section>
							</>
						);
					}}
				</Shown>
			)}
		</DeskPage>
	);
}
