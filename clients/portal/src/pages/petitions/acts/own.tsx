// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What a starter can do about an own petition: change it before its first sponsor, take it back, appeal.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingSteps } from '../../../acting';
import { ownText } from '../../../chain';
import { Button, ButtonLink, Buttons, Code, Dialog, Section } from '../../../parts';
import { tidied } from '../../../text';
import { CountedArea, problemOf, useProblem } from '../counted';
import { MOST, type View } from '../types';
import { CallDetails } from './call-details';
import { HandOn } from './comment';
import { type DeedState, useDeed } from './deed';

/** Whoever starts petitions without a name has another name each year. */
const starterYear = ({ petition: { starter } }: View): number => (starter.type === 'Pseudonym' ? starter.value.year : 0);

/** Whether its text can still be changed. */
export const canEdit = ({ petition: record, numbers }: View): boolean =>
	record.state.type === 'Collecting' && numbers.sponsors === 0 && numbers.citizen_sponsors === 0 && record.text_version < MOST.edits;

/** What withdrawing would do: before it is published it is gone, afterwards it stays with those who signed. */
function withdrawalOf({ petition: record }: View): 'before' | 'open' | undefined {
	const { type } = record.state;
	if (type === 'Open') return record.marks.disowned === undefined ? 'open' : undefined;
	return type === 'Collecting' || type === 'InReview' || type === 'InAppeal' ? 'before' : undefined;
}

function Withdraw({ petition, view, deed }: { petition: number; view: View; deed: DeedState }) {
	const { t } = useTranslation('petitions');
	const [asking, setAsking] = useState(false);
	const kind = withdrawalOf(view);
	if (!kind) return null;
	const act = () => {
		setAsking(false);
		void deed.run(view.roll, async (encode) => ({
			do: 'actAsStarter', petition, year: starterYear(view), act: await encode('act_as_starter', 'act', { type: 'Withdraw', value: undefined }),
		}));
	};
	return (
		<>
			<Button busy={deed.acting.state.stage === 'busy'} onClick={() => setAsking(true)}>{t(`own.withdraw.${kind}.do`)}</Button>
			<Dialog
				open={asking} onClose={() => setAsking(false)} title={t(`own.withdraw.${kind}.sure`)}
				actions={<><Button kind="danger" onClick={act}>{t(`own.withdraw.${kind}.do`)}</Button><Button onClick={() => setAsking(false)}>{t('own.withdraw.keep')}</Button></>}
			>
				<p>{t(`own.withdraw.${kind}.text`)}</p>
			</Dialog>
		</>
	);
}

function Appeal({ petition, view, deed }: { petition: number; view: View; deed: DeedState }) {
	const { t } = useTranslation('petitions');
	const [text, setText] = useState('');
	const [tried, setTried] = useState(false);
	const [sent, setSent] = useState<string>();
	const error = useProblem(tried ? problemOf(text, MOST.reason, true) : undefined, MOST.reason);
	const send = async () => {
		setTried(true);
		const reason = tidied(text);
		if (problemOf(reason, MOST.reason, true)) return;
		const reference = ownText(reason);
		const done = await deed.run(view.roll, async (encode) => ({
			do: 'actAsStarter', petition, year: starterYear(view),
			act: await encode('act_as_starter', 'act', { type: 'Appeal', value: { reason: reference } }),
		}));
		if (done) setSent(reason);
	};
	if (sent !== undefined) return <HandOn text={sent} />;
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (deed.acting.state.stage !== 'busy') void send();
			}}
		>
			<CountedArea label={t('own.appeal.reason')} hint={t('own.appeal.hint')} most={MOST.reason} value={text} onChange={setText} error={error} />
			<Buttons><Button type="submit" kind="primary" busy={deed.acting.state.stage === 'busy'}>{t('own.appeal.do')}</Button></Buttons>
		</form>
	);
}

export function Own({ petition, view, now }: { petition: number; view: View; now: number }) {
	const { t } = useTranslation('petitions');
	const deed = useDeed();
	const { petition: record, deadlines } = view;
	const { type } = record.state;
	const collecting = type === 'Collecting';
	// Once asked, it stays to be read how to hand the reasons on.
	const [appealing, setAppealing] = useState(false);
	const canAppeal = (type === 'Rejected' || type === 'Hidden') && record.appeal === undefined && now < Number(deadlines.state);
	const said = collecting ? 'collecting' : canAppeal ? 'canAppeal' : 'other';
	return (
		<Section title={t('own.title')}>
			<p>{t(`own.state.${said}`)}</p>
			{collecting && <Code>{location.href}</Code>}
			<Buttons>
				{canEdit(view) && <ButtonLink to={`/petitions/${petition}/edit`}>{t('own.edit')}</ButtonLink>}
				<Withdraw petition={petition} view={view} deed={deed} />
				{canAppeal && !appealing && <Button kind="primary" onClick={() => setAppealing(true)}>{t('own.appeal.title')}</Button>}
			</Buttons>
			{appealing && <Appeal petition={petition} view={view} deed={deed} />}
			<ActingSteps acting={deed.acting} done={t('own.done')} />
			{deed.hex && <CallDetails hex={deed.hex} />}
		</Section>
	);
}
