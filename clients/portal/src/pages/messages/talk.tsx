// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// A conversation: what was said, whether the others have it, and who is in it.

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { BackLink, Badge, Button, Buttons, Dialog, Empty, Field, Notice, Page, Section, SelectField, TextArea, saveFile } from '../../parts';
import { lengthOf, tidied, useFormat } from '../../text';
import { FileOf } from './file';
import { Block, Safety } from './people';
import { session } from './session';
import { type Entry, type FileBody, LARGEST, LONGEST_TEXT, type Overview, PICTURES, type Talk, now } from './types';
import { Device, partnerOf, useDoing, usePersonName, useSession, useTalkName } from './use-session';
import '../../look/messages.css';

/** How long something waits until it is given up, in seconds. */
const GIVEN_UP = 28 * 86_400;

const isFile = (entry: Entry): entry is Entry & { body: FileBody } => entry.body.is === 'file';

/** One message for a moderator, in a file. */
function Report({ talk, entry: { sender, seq } }: { talk: string; entry: Entry }) {
	const { t } = useTranslation('messages');
	const [open, setOpen] = useState(false);
	const { trouble, run } = useDoing();
	const save = () => run(async () => {
		const report = session.look((device) => device.report(talk, sender.key, seq)) as Uint8Array<ArrayBuffer>;
		saveFile('caucus-report', new Blob([report]), 'application/octet-stream');
		setOpen(false);
		return Promise.resolve();
	});
	return (
		<>
			<Button kind="quiet" onClick={() => setOpen(true)}>{t('report.do')}</Button>
			<Dialog
				open={open} onClose={() => setOpen(false)} title={t('report.title')}
				actions={<><Button kind="primary" icon="download" onClick={() => void save()}>{t('report.save')}</Button><Button onClick={() => setOpen(false)}>{t('common:cancel')}</Button></>}
			>
				<p>{t('report.text')}</p>
				{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			</Dialog>
		</>
	);
}

function Said({ talk, entry }: { talk: Talk; entry: Entry }) {
	const { t } = useTranslation('messages');
	const format = useFormat();
	const nameOf = usePersonName();
	const { sender, sent, seq, body, waits } = entry;
	// What nobody acknowledged is given up after that time: nothing waits then, and nobody knows whether it arrived.
	const over = waits.length === 0 && sent + GIVEN_UP < now();
	const state = !sender.own || over ? undefined
		: waits.length === 0 ? t('talk.delivered')
			: seq === 0 ? t('talk.asked') : t('talk.waitsFor', { names: format.list(waits.map(nameOf)) });
	return (
		<li className={sender.own ? 'message message-own' : 'message'}>
			<p className="message-head"><strong>{nameOf(sender)}</strong> <span className="fine">{format.short(sent * 1000)}</span></p>
			{isFile(entry) ? <FileOf talk={talk.id} entry={entry} />
				: <p className="message-text">{body.is === 'text' ? body.text : t('talk.leaving')}</p>}
			{state && <p className="fine">{state}</p>}
			{!sender.own && <Report talk={talk.id} entry={entry} />}
		</li>
	);
}

function Write({ talk }: { talk: string }) {
	const { t } = useTranslation('messages');
	const format = useFormat();
	const { busy, trouble, run } = useDoing();
	const [text, setText] = useState('');
	const [large, setLarge] = useState(false);
	const long = lengthOf(text) > LONGEST_TEXT;
	const send = async () => {
		if (await run(() => session.act((device, at) => device.sendText(talk, tidied(text), at)))) setText('');
	};
	const attach = async (input: HTMLInputElement) => {
		const file = input.files?.[0];
		if (!file) return;
		setLarge(file.size > LARGEST);
		if (file.size <= LARGEST) await run(async () => session.sendFile(talk, tidied(file.name), new Uint8Array(await file.arrayBuffer())));
		input.value = '';
	};
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy && !long && tidied(text) !== '') void send();
			}}
		>
			<TextArea
				label={t('talk.write')} value={text} rows={3} onChange={setText}
				error={long ? t('trouble.TooLong', { most: format.number(LONGEST_TEXT) }) : undefined}
			/>
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<Buttons><Button type="submit" kind="primary" busy={busy}>{t('talk.send')}</Button></Buttons>
			<Field label={t('talk.attach')} hint={t('talk.attachHint')} error={large ? t('talk.large') : undefined}>
				{(ids) => <input {...ids} type="file" className="input" accept={`${PICTURES.join(',')},application/pdf,text/plain,audio/*,video/*`} onChange={(event) => void attach(event.target)} />}
			</Field>
		</form>
	);
}

function Members({ talk, overview }: { talk: Talk; overview: Overview }) {
	const { t } = useTranslation('messages');
	const nameOf = usePersonName();
	const { busy, trouble, run } = useDoing();
	const [contact, setContact] = useState('');
	const own = talk.members.find((one) => one.own);
	const admin = own !== undefined && talk.admins.includes(own.key);
	const there = new Set([...talk.members, ...talk.invited].map(({ key }) => key));
	const others = overview.known.filter(({ person }) => !there.has(person.key));
	const chosen = others.find(({ name }) => name === contact) ?? others[0];
	const invite = () => chosen && run(() => session.act((device, at) => device.invite(talk.id, chosen.address, at)));
	return (
		<>
			<ul className="rows">
				{talk.members.map((person) => (
					<li key={person.key} className="row">
						<div className="row-title">
							<span>{nameOf(person)} {talk.admins.includes(person.key) && <Badge>{t('group.admin')}</Badge>}</span>
							{admin && !person.own && <Button busy={busy} onClick={() => void run(() => session.act((device, at) => device.remove(talk.id, person.key, at)))}>{t('group.remove', { name: nameOf(person) })}</Button>}
							{!person.own && <Block person={person} blocked={overview.blocked.some(({ key }) => key === person.key)} />}
						</div>
					</li>
				))}
				{talk.invited.map((person) => <li key={person.key} className="row"><div className="row-title"><span>{nameOf(person)}</span><Badge>{t('group.invited')}</Badge></div></li>)}
			</ul>
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			{admin && (chosen ? (
				<div className="form">
					<SelectField label={t('group.whom')} value={chosen.name} onChange={setContact} choices={others.map(({ name }) => ({ value: name, label: name }))} />
					{chosen.changed && <Notice kind="danger" title={t('safety.changed')}><p>{t('safety.changedText')}</p></Notice>}
					<Buttons><Button busy={busy} onClick={() => void invite()}>{t('group.invite')}</Button></Buttons>
				</div>
			) : <p>{t('group.nobody')}</p>)}
			<p>{t('group.text')}</p>
			<Leave talk={talk} />
		</>
	);
}

function Leave({ talk }: { talk: Talk }) {
	const { t } = useTranslation('messages');
	const [open, setOpen] = useState(false);
	const { busy, trouble, run } = useDoing();
	const leave = () => {
		setOpen(false);
		void run(() => session.act((device, at) => device.leave(talk.id, at)));
	};
	return (
		<>
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<Buttons><Button busy={busy} onClick={() => setOpen(true)}>{t('talk.leave')}</Button></Buttons>
			<Dialog
				open={open} onClose={() => setOpen(false)} title={t('talk.leaveSure')}
				actions={<><Button kind="danger" onClick={leave}>{t('talk.leave')}</Button><Button onClick={() => setOpen(false)}>{t('common:cancel')}</Button></>}
			>
				<p>{t(talk.kind === 'group' ? 'talk.leaveGroup' : 'talk.leaveDirect')}</p>
			</Dialog>
		</>
	);
}

function Open({ talk, overview }: { talk: Talk; overview: Overview }) {
	const { t } = useTranslation('messages');
	const partner = partnerOf(talk);
	const known = overview.known.find(({ person }) => person.key === partner?.key);
	const heard = talk.open && talk.members.length > 1 && !talk.blocked;
	return (
		<>
			{known?.changed && <Notice kind="danger" title={t('safety.changed')}><p>{t('safety.changedText')}</p></Notice>}
			<Section title={t('talk.said')}>
				{talk.entries.length === 0 ? <Empty title={t('talk.nothing')} /> : (
					<div role="log" aria-label={t('talk.said')}>
						<ol className="messages">{talk.entries.map((entry) => <Said key={`${entry.sender.key} ${entry.seq}`} talk={talk} entry={entry} />)}</ol>
					</div>
				)}
				{heard ? <Write talk={talk.id} /> : <p>{t(!talk.open ? 'talk.over' : talk.blocked ? 'block.here' : 'talk.alone')}</p>}
			</Section>
			{partner ? (
				<Section title={t('talk.partner')}>
					<Safety person={partner} known={known} />
					<Buttons><Block person={partner} blocked={talk.blocked} /></Buttons>
					{talk.open && <Leave talk={talk} />}
				</Section>
			) : talk.open && <Section title={t('group.members')}><Members talk={talk} overview={overview} /></Section>}
		</>
	);
}

function Found({ id, overview, version }: { id: string; overview: Overview; version: number }) {
	const { t } = useTranslation('messages');
	const talk = useMemo(() => session.talk(id), [id, version]);
	return talk ? <Open talk={talk} overview={overview} /> : <Empty title={t('trouble.UnknownConversation')} />;
}

export function Component() {
	const { t } = useTranslation('messages');
	const { id = '' } = useParams();
	const nameOf = useTalkName();
	const state = useSession();
	const summary = state.stage === 'open' ? state.overview.conversations.find((one) => one.id === id) : undefined;
	return (
		<Page title={summary ? nameOf(summary) : t('talk.title')} above={<BackLink to="/messages">{t('title')}</BackLink>} narrow>
			<Device>{(overview, version) => <Found id={id} overview={overview} version={version} />}</Device>
		</Page>
	);
}
