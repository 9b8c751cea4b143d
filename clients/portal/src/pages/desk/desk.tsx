// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The first page of the desk: what is due now, what is overdue in front; and which offices the account holds.

import { useTranslation } from 'react-i18next';
import { useRead } from '../../chain';
import { ButtonLink, Buttons, Empty, Fact, Facts, Rows, Section, Shown } from '../../parts';
import { asLanguage, useFormat, useNow } from '../../text';
import { readDuties } from './duties';
import { DutyRow } from './duty-row';
import { useChapter } from './members/words';
import { type Held, type Offices, holds, readOffices } from './offices';
import { Account, DeskPage } from './page';

function Due({ who, offices }: { who: string; offices: Offices }) {
	const { t } = useTranslation('desk');
	const now = useNow();
	const duties = useRead((reading) => readDuties(reading, who, offices), [who, offices]);
	return (
		<Shown read={duties} empty={<Empty title={t('duty.none')}><p>{t('duty.noneText')}</p></Empty>}>
			{(rows) => <Rows>{rows.map((duty) => <DutyRow key={`${duty.kind} ${duty.to}`} duty={duty} now={now} />)}</Rows>}
		</Shown>
	);
}

function Elsewhere({ offices }: { offices: Offices }) {
	const { t } = useTranslation('desk');
	const moderates = holds(offices, 'Moderator') || holds(offices, 'Appeals');
	const convenes = holds(offices, 'Secretary');
	if (!offices.registrar && !moderates && !convenes) return null;
	return (
		<Section title={t('work.title')}>
			<Buttons>
				{offices.registrar && <ButtonLink to="/desk/members">{t('members.title')}</ButtonLink>}
				{moderates && <ButtonLink to="/desk/petitions">{t('petitions.title')}</ButtonLink>}
				{convenes && <ButtonLink to="/desk/meetings/new">{t('meetings.new')}</ButtonLink>}
			</Buttons>
		</Section>
	);
}

function HeldOffices({ offices }: { offices: Offices }) {
	const { t, i18n } = useTranslation('desk');
	const format = useFormat();
	const chapter = useChapter();
	const name = ({ name: { korean, english } }: Held) => (asLanguage(i18n.language) === 'ko' ? korean : english);
	const none = t('office.always');
	const { registrar, commission, council, appeals, posts } = offices;
	return (
		<Facts>
			{registrar && <Fact name={t('office.registrar')}>{none}</Fact>}
			{commission && <Fact name={t('office.commission')}>{none}</Fact>}
			{council && <Fact name={t('office.council')}>{none}</Fact>}
			{appeals && <Fact name={t('office.appeals')}>{none}</Fact>}
			{offices.chapter !== undefined && <Fact name={t('office.secretary')}>{chapter(offices.chapter)}</Fact>}
			{posts.map((post) => (
				<Fact key={`${post.organization} ${post.role} ${post.label}`} name={post.label}>
					{t('office.post', { organization: name(post), role: t(`role.${post.role}`), until: format.date(post.until) })}
				</Fact>
			))}
		</Facts>
	);
}

const isNobody = (offices: Offices): boolean => !offices.registrar && !offices.commission && !offices.council && !offices.appeals
	&& offices.chapter === undefined && offices.posts.length === 0;

export function Component() {
	const { t } = useTranslation('desk');
	return (
		<DeskPage title={t('title')} lead={<p>{t('lead')}</p>} back={null}>
			{(officer) => (
				<>
					<Account officer={officer} />
					<div className="aside"><Mine who={officer.address} /></div>
				</>
			)}
		</DeskPage>
	);
}

function Mine({ who }: { who: string }) {
	const { t } = useTranslation('desk');
	const offices = useRead((reading) => readOffices(reading, who), [who]);
	return (
		<Shown read={offices}>
			{(held) => (isNobody(held)
				? <Empty title={t('office.none')}><p>{t('office.noneText')}</p></Empty>
				: (
					<>
						<Section title={t('duty.title')}><Due who={who} offices={held} /></Section>
						<Elsewhere offices={held} />
						<Section title={t('office.title')}><HeldOffices offices={held} /></Section>
					</>
				))}
		</Shown>
	);
}
