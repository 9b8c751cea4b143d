// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How far an act is, and in one sentence why it failed.

import { useTranslation } from 'react-i18next';
import { type Progress, useSentence } from '../chain';
import { Button, Buttons, Loading, Notice, Steps } from '../parts';
import { useFormat } from '../text';
import type { Signing } from './account';
import type { Acting, ActingState, Step } from './member';

const ORDER: readonly Step[] = ['roll', 'place', 'proof', 'sending'];

/** The key of the sentence for a transaction that is on its way. */
const sentOf = (progress: Progress | undefined): string => {
	if (!progress) return 'progress.checking';
	return `progress.${progress.step === 'sent' && progress.again > 0 ? 'sentAgain' : progress.step}`;
};

function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
	const { t } = useTranslation('acting');
	const sentence = useSentence(error);
	return (
		<Notice kind="danger" title={t('failed')} live>
			{sentence ? <p>{sentence}</p> : <Loading lines={1} />}
			<Buttons><Button onClick={onRetry}>{t('again')}</Button></Buttons>
		</Notice>
	);
}

function useText(state: ActingState) {
	const { t } = useTranslation(['acting', 'common']);
	const format = useFormat();
	if (state.stage !== 'busy') return undefined;
	if (state.step === 'sending') return t(`common:${sentOf(state.progress)}`);
	if (state.roll) return t('rollText', { done: format.number(state.roll.done), of: format.number(state.roll.of) });
	return state.step === 'place' || state.step === 'proof' ? t('slow') : undefined;
}

/** The steps of a member's act. `short`: nothing has to be proved. */
export function ActingSteps({ acting, done, short = false }: { acting: Acting; done: string; short?: boolean }) {
	const { t } = useTranslation('acting');
	const text = useText(acting.state);
	const { state } = acting;
	if (state.stage === 'idle') return null;
	if (state.stage === 'made') return <Notice kind="warning" title={t('made')} live><p>{t('madeText')}</p></Notice>;
	if (state.stage === 'done') return <Notice kind="success" title={done} live />;
	const now = ORDER.indexOf(state.step);
	const steps = ORDER.map((key, i) => ({
		key, title: t(`step.${key}`),
		state: i < now ? 'done' as const : i > now ? 'next' as const : state.stage === 'failed' ? 'failed' as const : 'now' as const,
		...(i === now && text && { text }),
	}));
	return (
		<div className="stack">
			<Steps label={t('steps')} steps={short ? steps.slice(-1) : steps} />
			{state.stage === 'failed'
				? <Trouble error={state.error} onRetry={acting.reset} />
				: state.step !== 'sending' && <Buttons><Button onClick={acting.cancel}>{t('cancel')}</Button></Buttons>}
		</div>
	);
}

/** How far what an account signed is. */
export function SigningState({ signing, done }: { signing: Signing; done: string }) {
	const { t } = useTranslation('common');
	const { state } = signing;
	switch (state.stage) {
		case 'idle': return null;
		case 'busy': return <p role="status">{t(sentOf(state.progress))}</p>;
		case 'done': return <Notice kind="success" title={done} live />;
		case 'failed': return <Trouble error={state.error} onRetry={signing.reset} />;
	}
}
