// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useChain } from '../../chain';
import { Badge, Button, Buttons, Code, Empty, Notice, Page, Row, Rows, Section, TextArea, TextField, saveFile, shownName } from '../../parts';
import { lengthOf, tidied, useFormat } from '../../text';
import { Begin } from './begin';
import { session } from './session';
import { type Body, LONGEST_REQUEST, type Overview, type Request, type Summary } from './types';
import { Device, useDoing, usePersonName, useTalkName } from './use-session';
import '../../look/messages.css';

/** The first words of what was said. */
const FIRST = 80;

function RequestCard({ request }: { request: Request }) {
	const { t } = useTranslation('messages');
	const format = useFormat();
	const navigate = useNavigate();
	const nameOf = usePersonName();
	const { busy, trouble, run } = useDoing();
	const { id, from, kind, text, sent } = request;
	const [name, setName] = useState('');
	const accept = () => run(async () => {
		const talk = await session.act((device, at) => device.accept(id, tidied(name) || undefined, at));
		await navigate(`/messages/talk/${talk}`);
	});
	const report = () => run(async () => {
		const bytes = session.look((device) => device.reportRequest(id)) as Uint8Array<ArrayBuffer>;
		saveFile('caucus-report', new Blob([bytes]), 'application/octet-stream');
		return Promise.resolve();
	});
	return (
		<li className="card">
			<h3>{t(kind === 'group' ? 'request.group' : 'request.direct', { name: nameOf(from) })}</h3>
			<p className="fine">{format.dateTime(sent * 1000)}</p>
			<blockquote className="published-text wrap">{text}</blockquote>
			{from.name === null && <TextField label={t('request.name')} hint={t('request.nameHint')} optional value={name} maxLength={60} onChange={setName} />}
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<Buttons>
				<Button kind="primary" busy={busy} onClick={() => void accept()}>{t('request.accept')}</Button>
				<Button onClick={() => void run(() => session.act((device) => device.decline(id)))}>{t('request.decline')}</Button>
				<Button onClick={() => void run(() => session.act((device) => device.block(from.key)))}>{t('block.do')}</Button>
				<Button kind="quiet" onClick={() => void report()}>{t('report.save')}</Button>
			</Buttons>
			<p className="fine">{t('request.text')}</p>
		</li>
	);
}

function useSaid(): (body: Body | undefined) => string {
	const { t } = useTranslation('messages');
	return (body) => {
		if (!body) return t('talk.nothing');
		if (body.is === 'text') return body.text.length > FIRST ? `${body.text.slice(0, FIRST)}…` : body.text;
		return body.is === 'file' ? t('talk.file', { name: shownName(body.name) }) : t('talk.leaving');
	};
}

function TalkRow({ talk }: { talk: Summary }) {
	const { t } = useTranslation('messages');
	const format = useFormat();
	const said = useSaid();
	const nameOf = useTalkName();
	const { id, open, kind, asks, members, last } = talk;
	const state = !open ? 'ended' : asks ? 'unanswered' : kind === 'group' ? 'group' : undefined;
	return (
		<Row to={`/messages/talk/${id}`} title={nameOf(talk)} badge={state && <Badge>{t(`talk.${state}`, { count: members.length })}</Badge>}>
			<span>{said(last?.body)}</span>
			{last && <span>{format.short(last.sent * 1000)}</span>}
			{last && !asks && last.waits.length > 0 && <span>{t('talk.waits')}</span>}
		</Row>
	);
}

function NewTalk({ overview }: { overview: Overview }) {
	const { t } = useTranslation('messages');
	const navigate = useNavigate();
	const { busy, trouble, run } = useDoing();
	const [name, setName] = useState('');
	const [address, setAddress] = useState('');
	const [text, setText] = useState('');
	const [asked, setAsked] = useState(false);
	const known = overview.known.find((one) => one.name === tidied(name));
	const long = lengthOf(text) > LONGEST_REQUEST;
	const wrong = { name: tidied(name) === '', address: tidied(address) === '' && !known, text: tidied(text) === '' || long };
	const send = () => run(async () => {
		const to = tidied(address) || known!.address;
		const id = await session.act((device, at) => {
			device.remember(tidied(name), to);
			return device.contact(to, tidied(text), at);
		});
		await navigate(`/messages/talk/${id}`);
	});
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				setAsked(true);
				if (!busy && !Object.values(wrong).includes(true)) void send();
			}}
		>
			<TextField label={t('new.name')} hint={t('new.nameHint')} value={name} maxLength={60} onChange={setName} error={asked && wrong.name ? t('new.missing') : undefined} />
			<TextArea
				label={t('new.address')} hint={t(known ? 'new.addressKnown' : 'new.addressHint')} value={address} rows={3} spellCheck={false} autoCapitalize="none" onChange={setAddress}
				error={asked && wrong.address ? t('new.missing') : undefined}
			/>
			<TextArea label={t('new.text')} hint={t('new.textHint')} value={text} rows={3} onChange={setText} error={asked && wrong.text ? t(long ? 'trouble.TooLong' : 'new.missing', { most: LONGEST_REQUEST }) : undefined} />
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<Buttons><Button type="submit" kind="primary" busy={busy}>{t('new.do')}</Button></Buttons>
		</form>
	);
}

function NewGroup() {
	const { t } = useTranslation('messages');
	const navigate = useNavigate();
	const { busy, trouble, run } = useDoing();
	const [name, setName] = useState('');
	const make = () => run(async () => {
		await navigate(`/messages/talk/${await session.act((device) => device.newGroup(tidied(name)))}`);
	});
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy && tidied(name) !== '') void make();
			}}
		>
			<TextField label={t('group.name')} hint={t('group.nameHint')} value={name} maxLength={40} onChange={setName} />
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			<Buttons><Button type="submit" busy={busy}>{t('group.make')}</Button></Buttons>
		</form>
	);
}

/** What others see, where somebody is about to write. */
function Seen() {
	const { t } = useTranslation('messages');
	const { choice } = useChain();
	return (
		<Section title={t('seen.title')}>
			<p>{t('seen.text')}</p>
			<p>{t(choice.mode === 'rpc' ? 'seen.rpc' : 'seen.light')}</p>
			<p>{t('seen.promise')}</p>
		</Section>
	);
}

function Open({ overview }: { overview: Overview }) {
	const { t } = useTranslation('messages');
	const talks = overview.conversations.filter(({ blocked }) => !blocked)
		.sort((a, b) => (b.last?.sent ?? 0) - (a.last?.sent ?? 0));
	return (
		<>
			<Begin overview={overview} />
			{overview.requests.length > 0 && (
				<Section title={t('request.title')}>
					<ul className="cards">{overview.requests.map((request) => <RequestCard key={request.id} request={request} />)}</ul>
				</Section>
			)}
			<Section title={t('talks')} more={<Link to="/messages/people">{t('people.title')}</Link>}>
				{talks.length === 0 ? <Empty title={t('noTalks')}><p>{t('noTalksText')}</p></Empty>
					: <Rows>{talks.map((talk) => <TalkRow key={talk.id} talk={talk} />)}</Rows>}
			</Section>
			<Section title={t('address.title')}>
				<p>{t('address.text')}</p>
				<Code>{overview.address}</Code>
			</Section>
			<Section title={t('new.title')}><NewTalk overview={overview} /></Section>
			<Section title={t('group.title')}><NewGroup /></Section>
		</>
	);
}

export function Component() {
	const { t } = useTranslation('messages');
	return (
		<Page title={t('title')} lead={<p>{t('lead')}</p>}>
			<Device>{(overview) => <Open overview={overview} />}</Device>
			<Seen />
		</Page>
	);
}
