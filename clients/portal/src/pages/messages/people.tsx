// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Whom the reader knows by a name, how sure that is, and who is blocked.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink, Badge, Button, Buttons, Code, Empty, Notice, Page, Section, TextArea, TextField } from '../../parts';
import { tidied } from '../../text';
import { session } from './session';
import type { Known, Overview, Person } from './types';
import { Device, useDoing, usePersonName } from './use-session';
import '../../look/messages.css';

/** Digits to be compared by another way, with a warning if the key is not the one of before. */
export function Safety({ person, known }: { person: Person; known: Known | undefined }) {
	const { t } = useTranslation('messages');
	const { busy, trouble, run } = useDoing();
	const changed = known?.changed ?? false;
	return (
		<div className="stack">
			{changed && <Notice kind="danger" title={t('safety.changed')}><p>{t('safety.changedText')}</p></Notice>}
			<details className="disclosure" open={changed || undefined}>
				<summary>{t('safety.title')}</summary>
				<p>{t('safety.text')}</p>
				<Code copy={false}>{session.look((device) => device.safety(person.key))}</Code>
				{trouble && <Notice kind="danger" live>{trouble}</Notice>}
				{known && changed && <Buttons><Button busy={busy} onClick={() => void run(() => session.act((device) => device.confirm(known.name)))}>{t('safety.same')}</Button></Buttons>}
			</details>
		</div>
	);
}

/** Blocking somebody, or undoing it. */
export function Block({ person, blocked }: { person: Person; blocked: boolean }) {
	const { t } = useTranslation('messages');
	const { busy, trouble, run } = useDoing();
	const act = () => run(() => session.act((device) => (blocked ? device.unblock(person.key) : device.block(person.key))));
	return (
		<>
			<Button busy={busy} onClick={() => void act()}>{t(blocked ? 'block.undo' : 'block.do')}</Button>
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
		</>
	);
}

function Remember() {
	const { t } = useTranslation('messages');
	const { busy, trouble, run } = useDoing();
	const [name, setName] = useState('');
	const [address, setAddress] = useState('');
	const [done, setDone] = useState<string>();
	const add = () => run(async () => {
		setDone(await session.act((device) => device.remember(tidied(name), address)));
		setName('');
		setAddress('');
	});
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy && tidied(name) !== '' && tidied(address) !== '') void add();
			}}
		>
			<TextField label={t('new.name')} hint={t('new.nameHint')} value={name} maxLength={60} onChange={setName} />
			<TextArea label={t('new.address')} hint={t('new.addressHint')} value={address} rows={3} spellCheck={false} autoCapitalize="none" onChange={setAddress} />
			{trouble && <Notice kind="danger" live>{trouble}</Notice>}
			{done && <Notice kind={done === 'changed' ? 'warning' : 'success'} live>{t(`people.${done}`)}</Notice>}
			<Buttons><Button type="submit" kind="primary" busy={busy}>{t('people.add')}</Button></Buttons>
		</form>
	);
}

function Open({ overview: { known, blocked } }: { overview: Overview }) {
	const { t } = useTranslation('messages');
	const nameOf = usePersonName();
	const isBlocked = (person: Person) => blocked.some(({ key }) => key === person.key);
	return (
		<>
			<Section title={t('people.known')}>
				{known.length === 0 ? <Empty title={t('people.none')} /> : (
					<ul className="cards">
						{known.map((one) => (
							<li key={one.name} className="card">
								<h3>{one.name} {isBlocked(one.person) && <Badge tone="warning">{t('block.is')}</Badge>}</h3>
								<p className="fine">{one.person.short}</p>
								<Safety person={one.person} known={one} />
								<Buttons><Block person={one.person} blocked={isBlocked(one.person)} /></Buttons>
							</li>
						))}
					</ul>
				)}
			</Section>
			<Section title={t('people.addTitle')}><Remember /></Section>
			<Section title={t('block.title')}>
				<p>{t('block.text')}</p>
				{blocked.length === 0 ? <Empty title={t('block.none')} /> : (
					<ul className="rows">
						{blocked.map((person) => <li key={person.key} className="row"><div className="row-title"><span>{nameOf(person)}</span><Block person={person} blocked /></div></li>)}
					</ul>
				)}
			</Section>
		</>
	);
}

export function Component() {
	const { t } = useTranslation('messages');
	return (
		<Page title={t('people.title')} above={<BackLink to="/messages">{t('title')}</BackLink>}>
			<Device>{(overview) => <Open overview={overview} />}</Device>
		</Page>
	);
}
