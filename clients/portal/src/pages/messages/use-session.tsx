// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The device as pages have it: what it holds, what stands in its way, and what its owner does.

import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberOnly } from '../../acting';
import { KeyTrouble } from '../../keys';
import { Button, Buttons, Failed, Loading, Notice } from '../../parts';
import { type State, type Word, session } from './session';
import type { Overview, Person, Summary } from './types';

export const useSession = (): State => useSyncExternalStore(session.state.watch, session.state.get);

/** What somebody is called: the reader's own name for them, or the first letters of their key. */
export function usePersonName(): (person: Person | undefined) => string {
	const { t } = useTranslation('messages');
	return (person) => (!person ? '' : person.own ? t('you') : person.name ?? person.short);
}

/** The other side of a conversation of two. */
export const partnerOf = ({ kind, members, invited }: Summary): Person | undefined => (
	kind === 'direct' ? [...members, ...invited].find(({ own }) => !own) : undefined);

/** What a conversation is called: a group by its own name, one of two by its partner's. */
export function useTalkName(): (talk: Summary) => string {
	const nameOf = usePersonName();
	return (talk) => (talk.kind === 'group' ? talk.name : nameOf(partnerOf(talk)));
}

/** The sentence for what went wrong. */
export function useTrouble(): (error: unknown) => string {
	const { t, i18n } = useTranslation('messages');
	return (error) => {
		const { name = '', most } = (error ?? {}) as { name?: string; most?: number };
		if (error instanceof KeyTrouble) return t(error.trouble === 'QuotaFull' ? 'trouble.Full' : 'trouble.Kept');
		return i18n.exists(`trouble.${name}`, { ns: 'messages' }) ? t(`trouble.${name}`, { most }) : t('trouble.other', { name: name || String(error) });
	};
}

/** Something that the reader does: whether it is under way, and in a sentence why it failed. */
export function useDoing() {
	const said = useTrouble();
	const [busy, setBusy] = useState(false);
	const [failed, setFailed] = useState<{ readonly error: unknown }>();
	const run = async (what: () => Promise<unknown>): Promise<boolean> => {
		setBusy(true);
		setFailed(undefined);
		try {
			await what();
			return true;
		} catch (error) {
			setFailed({ error });
			return false;
		} finally {
			setBusy(false);
		}
	};
	return { busy, trouble: failed && said(failed.error), run };
}

function useWord(): (word: Word, overview: Overview) => string {
	const { t } = useTranslation('messages');
	const said = useTrouble();
	const nameOf = usePersonName();
	const talkName = useTalkName();
	return (word, { conversations }) => {
		if (word.event === 'refused') return t(`refused.${word.why}`);
		if (word.event === 'noKeys') return t('noKeys', { name: nameOf(word.who) });
		const found = conversations.find(({ id }) => id === word.conversation);
		const name = found ? talkName(found) : '';
		return word.event === 'givenUp' ? t('givenUp', { name }) : `${name}: ${said({ name: word.why })}`;
	};
}

/** What the last rounds met. */
function Words({ state }: { state: State & { stage: 'open' } }) {
	const { t } = useTranslation('messages');
	const wordOf = useWord();
	return (
		<>
			{state.reached === false && <Notice kind="warning" title={t('unreached')}><p>{t('unreachedText')}</p></Notice>}
			{state.words.map((word) => <Notice key={JSON.stringify(word)} kind="warning" live><p>{wordOf(word, state.overview)}</p></Notice>)}
		</>
	);
}

function Start() {
	const { t } = useTranslation('messages');
	const { busy, trouble, run } = useDoing();
	return (
		<div className="stack">
			<p>{t('start.text')}</p>
			<Notice kind="warning" title={t('start.onlyHere')}><p>{t('start.onlyHereText')}</p></Notice>
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<Buttons><Button kind="primary" icon="message" busy={busy} onClick={() => void run(() => session.create())}>{t('start.do')}</Button></Buttons>
		</div>
	);
}

function Inside({ children }: { children: (overview: Overview, version: number) => ReactNode }) {
	const { t } = useTranslation('messages');
	const said = useTrouble();
	const state = useSession();
	switch (state.stage) {
		case 'closed':
		case 'opening': return <Loading lines={6} />;
		case 'elsewhere': return <Notice kind="warning" title={t('elsewhere')}><p>{t('elsewhereText')}</p></Notice>;
		case 'new': return <Start />;
		case 'failed': return <Failed title={t('failed')}><p>{said(state.error)}</p></Failed>;
		case 'open': return <div className="stack messages-inside"><Words state={state} />{children(state.overview, state.version)}</div>;
	}
}

/** Shows what the device holds, or what has to be done first. */
export const Device = (props: { children: (overview: Overview, version: number) => ReactNode }) => (
	<div className="stack messages-inside"><MemberOnly><Inside {...props} /></MemberOnly></div>
);
