// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A petition before it is handed in, as others will see it; and handing it in.

import { useTranslation } from 'react-i18next';
import { ActingSteps, MemberOnly } from '../../../acting';
import { toHex, useChain } from '../../../chain';
import { Button, ButtonLink, Buttons, Code, Fact, Facts, Notice } from '../../../parts';
import { prover } from '../../../prover';
import { tidied, useFormat, yearOf } from '../../../text';
import { CallDetails } from '../acts/call-details';
import { HandOn } from '../acts/comment';
import { useDeed } from '../acts/deed';
import type { Names } from '../names';
import { type Draft, draftOf, forgetDraft } from './draft';

export function Preview({ draft, names, roll, onBack, onSent }: {
	draft: Draft; names: Names; roll: number | undefined; onBack: () => void; onSent: () => void;
}) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const { connection } = useChain();
	const deed = useDeed();
	const { state } = deed.acting;
	const busy = state.stage === 'busy';
	const send = async () => {
		if (!connection || roll === undefined) return;
		deed.acting.reset();
		const done = await deed.run(roll, async (encode, { words, genesis }) => {
			const { hash: at, time } = await connection.final();
			const year = yearOf(time);
			const alias = await prover.run('alias', { words, genesis, matter: 'starting', number: year });
			const started = await connection.api.view.Petitions.started({ type: 'Pseudonym', value: { year, alias: toHex(alias) } }, { at });
			return { do: 'startPetition', year, sequence: started.total, draft: await encode('submit', 'draft', draftOf(draft)) };
		});
		if (!done) return;
		forgetDraft();
		onSent();
	};
	const submitted = state.stage === 'done'
		? state.done.events.find(({ type, value }) => type === 'Petitions' && value.type === 'PetitionSubmitted')?.value.value as { petition: number } | undefined
		: undefined;
	if (submitted) {
		const place = `/petitions/${submitted.petition}`;
		return (
			<div className="stack">
				<Notice kind="success" title={t('sent.title', { id: submitted.petition })} live>
					<p>{t('sent.text')}</p>
					<Code>{`${location.origin}${place}`}</Code>
				</Notice>
				{tidied(draft.details) !== '' && <HandOn text={tidied(draft.details)} />}
				<Buttons><ButtonLink to={place} kind="primary">{t('sent.show')}</ButtonLink></Buttons>
			</div>
		);
	}
	return (
		<div className="stack">
			<article className="receipt" lang="ko">
				<h2>{tidied(draft.title)}</h2>
				<p className="ask wrap">{tidied(draft.ask)}</p>
				{tidied(draft.details) !== '' && <p className="wrap">{tidied(draft.details)}</p>}
			</article>
			{tidied(draft.englishTitle) !== '' && (
				<article className="receipt" lang="en">
					<h2>{tidied(draft.englishTitle)}</h2>
					<p className="ask wrap">{tidied(draft.englishAsk)}</p>
				</article>
			)}
			<Facts>
				<Fact name={t('about.kind')}>{t(`kind.${draft.kind}`)}</Fact>
				<Fact name={t('about.addressee')}>{names.organisation(draft.addressee)}</Fact>
				{draft.topics.length > 0 && <Fact name={t('about.topics')}>{format.list(draft.topics.map(names.topic))}</Fact>}
				<Fact name={t('about.who')}>{t(draft.public && draft.kind !== 'Recall' ? 'about.everybody' : 'about.members')}</Fact>
			</Facts>
			<section className="card" aria-labelledby="hand-in">
				<h2 id="hand-in">{t('handIn.title')}</h2>
				<p>{t('handIn.shown')}</p>
				{roll === undefined ? <Notice kind="warning">{t('handIn.noRoll')}</Notice> : (
					<MemberOnly>
						<Buttons><Button kind="primary" busy={busy} onClick={() => void send()}>{t('handIn.do')}</Button></Buttons>
					</MemberOnly>
				)}
				<ActingSteps acting={deed.acting} done={t('handIn.done')} />
				<CallDetails hex={deed.hex} />
			</section>
			{!busy && <Buttons><Button onClick={onBack}>{t('write.back')}</Button></Buttons>}
		</div>
	);
}
