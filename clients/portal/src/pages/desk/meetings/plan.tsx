// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Before a meeting: its agenda, its motions, and its notice.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textContent } from '../../../chain';
import { Button, Buttons, Checkbox, Code, Fact, Facts, Radios, SelectField, TextArea, TextField, saveFile } from '../../../parts';
import { lengthOf, textBytes, tidied } from '../../../text';
import { Sign } from '../sign';
import { numberIn } from './counts';
import type { MeetingFound } from './read';

interface Props {
	readonly meeting: number;
	readonly found: MeetingFound;
	/** Says what was done, and begins anew. */
	readonly onDone: (text: string) => void;
}

/** Bytes of an item's number and title. */
const MOST = { label: 8, title: 240 } as const;
const ITEM_KINDS = ['Motion', 'Report', 'Other'] as const;

export function AddItem({ meeting, found, onDone }: Props) {
	const { t } = useTranslation('desk');
	const [label, setLabel] = useState(String(found.items.length + 1));
	const [title, setTitle] = useState('');
	const [kind, setKind] = useState<(typeof ITEM_KINDS)[number]>('Motion');
	const [open, setOpen] = useState(true);
	const [wrong, setWrong] = useState(false);
	const [version, setVersion] = useState<number>();
	if (version !== undefined) {
		return (
			<div className="stack">
				<Facts><Fact name={t('meetings.item')}>{label}. {title} ({t(`meetings.itemKinds.${kind}`)})</Fact></Facts>
				<Sign
					id={`item ${meeting} ${version} ${label} ${title}`} label={t('meetings.addItem')} onBack={() => setVersion(undefined)} onDone={() => onDone(t('meetings.itemAdded', { title }))}
					call={(api) => api.tx.Assemblies.add_item({
						meeting, expected_version: version,
						what: { label: textBytes(label), title: textBytes(title), kind: { type: kind, value: undefined }, public: open, parent: undefined, documents: [] },
					})}
				>
					{() => <p>{t('meetings.itemAdded', { title })}</p>}
				</Sign>
			</div>
		);
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				const bad = lengthOf(title) === 0 || lengthOf(title) > MOST.title || lengthOf(label) > MOST.label;
				setWrong(bad);
				if (!bad) setVersion(found.version);
			}}
		>
			<TextField label={t('meetings.itemLabel')} value={label} onChange={setLabel} short />
			<TextField label={t('meetings.itemTitle')} value={title} onChange={setTitle} error={wrong ? t('meetings.wrong.title') : undefined} />
			<Radios
				legend={t('meetings.itemKind')} value={kind} onChange={setKind}
				choices={ITEM_KINDS.map((value) => ({ value, label: t(`meetings.itemKinds.${value}`) }))}
			/>
			<Checkbox label={t('meetings.itemPublic')} checked={open} onChange={setOpen} />
			<Buttons><Button type="submit">{t('verdict.preview')}</Button></Buttons>
		</form>
	);
}

/** A motion from the floor, with the ordinary rule. */
export function Propose({ meeting, found, onDone }: Props) {
	const { t } = useTranslation('desk');
	const items = found.items.filter(({ kind, state }) => kind === 'Motion' && state !== 'Withdrawn');
	const [item, setItem] = useState(String(items[0]?.position ?? ''));
	const [title, setTitle] = useState('');
	const [text, setText] = useState('');
	const [movers, setMovers] = useState('2');
	const [wrong, setWrong] = useState<'title' | 'text' | 'movers'>();
	const [version, setVersion] = useState<number>();
	if (items.length === 0) return <p>{t('meetings.noMotionItem')}</p>;
	if (version !== undefined) {
		const content = textContent(text);
		return (
			<div className="stack">
				<Facts>
					<Fact name={t('meetings.motion')}>{title}</Fact>
					<Fact name={t('meetings.motionText')}><p className="wrap" lang="ko">{tidied(text)}</p></Fact>
					<Fact name={t('content.digest')}><Code>{content.digest}</Code></Fact>
				</Facts>
				<Buttons><Button icon="download" onClick={() => saveFile('motion.txt', tidied(text), 'text/plain')}>{t('meetings.saveText')}</Button></Buttons>
				<Sign
					id={`motion ${meeting} ${version} ${title} ${content.digest}`} label={t('meetings.propose')} onBack={() => setVersion(undefined)}
					onDone={() => onDone(t('meetings.proposed', { title }))}
					call={(api) => api.tx.Assemblies.propose({
						meeting, expected_version: version, item: Number(item),
						what: { creator: { type: 'Floor', value: numberIn(movers) ?? 0 }, identifier: undefined, title: textBytes(title), text: content, requirement: found.ordinary },
					})}
				>
					{() => <p>{t('meetings.proposed', { title })}</p>}
				</Sign>
			</div>
		);
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				const bad = lengthOf(title) === 0 || lengthOf(title) > MOST.title ? 'title' : lengthOf(text) === 0 ? 'text' : numberIn(movers) === undefined ? 'movers' : undefined;
				setWrong(bad);
				if (!bad) setVersion(found.version);
			}}
		>
			<SelectField label={t('meetings.item')} value={item} onChange={setItem} choices={items.map((one) => ({ value: String(one.position), label: `${one.label}. ${one.title}` }))} />
			<TextField label={t('meetings.motionTitle')} value={title} onChange={setTitle} error={wrong === 'title' ? t('meetings.wrong.title') : undefined} />
			<TextArea label={t('meetings.motionText')} hint={t('meetings.motionTextHint')} lang="ko" rows={5} value={text} onChange={setText} error={wrong === 'text' ? t('meetings.wrong.text') : undefined} />
			<TextField label={t('meetings.movers')} hint={t('meetings.moversHint')} value={movers} onChange={setMovers} inputMode="numeric" short error={wrong === 'movers' ? t('counts.number') : undefined} />
			<Buttons><Button type="submit">{t('verdict.preview')}</Button></Buttons>
		</form>
	);
}

/** One call that needs nothing more to be said. */
export function Simple({ meeting, found, onDone, what }: Props & { what: 'notice' | 'adjourn' }) {
	const { t } = useTranslation('desk');
	const [version, setVersion] = useState<number>();
	if (version === undefined) {
		return (
			<div className="stack">
				<p>{t(`meetings.${what}Text`)}</p>
				<Buttons><Button kind="primary" onClick={() => setVersion(found.version)}>{t(`meetings.${what}`)}</Button></Buttons>
			</div>
		);
	}
	return (
		<Sign
			id={`${what} ${meeting} ${version}`} label={t(`meetings.${what}`)} onBack={() => setVersion(undefined)} onDone={() => onDone(t(`meetings.${what}Done`))}
			call={(api) => api.tx.Assemblies[what]({ meeting, expected_version: version })}
		>
			{() => <p>{t(`meetings.${what}Done`)}</p>}
		</Sign>
	);
}
