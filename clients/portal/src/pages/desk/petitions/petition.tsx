// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// One petition at the desk: what it says, until when something is due, and what this account can do about it.

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { placeOf } from '../../../areas';
import { useRead } from '../../../chain';
import { Badge, ButtonLink, Buttons, Empty, Fact, Facts, Section, Shown } from '../../../parts';
import { useFormat, useNow } from '../../../text';
import { type Offices, holds, readOffices } from '../offices';
import { DeskPage } from '../page';
import { Held } from '../sign';
import { type Body, type PetitionFound, readPetition } from './read';
import { Extend, Outcome, Respond, Schedule } from './respond';
import { Verdicts } from './verdict';

function Until({ moment }: { moment: number }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	const now = useNow();
	return <>{format.dateTime(moment)} <Badge tone={moment <= now ? 'danger' : 'open'}>{moment <= now ? t('duty.overdue') : format.left(moment, now)}</Badge></>;
}

function Text({ found }: { found: PetitionFound }) {
	const { t } = useTranslation('desk');
	const format = useFormat();
	return (
		<>
			<div className="prose"><p className="wrap" lang="ko">{found.ask}</p></div>
			{found.english && (
				<details className="disclosure">
					<summary>{t('petitions.english')}</summary>
					<div className="prose" lang="en"><p><strong>{found.english.title}</strong></p><p className="wrap">{found.english.ask}</p></div>
				</details>
			)}
			<Facts>
				<Fact name={t('petitions.created')}>{format.dateTime(found.created)}</Fact>
				<Fact name={t('petitions.revision')}>{found.revision}</Fact>
				<Fact name={t('petitions.sponsors')}>{t('petitions.people', { count: found.sponsors })}</Fact>
				{found.count > 0 && <Fact name={t('petitions.signed')}>{t('petitions.people', { count: found.count })}</Fact>}
				{found.review !== undefined && <Fact name={t('petitions.reviewDue')}><Until moment={found.review} /></Fact>}
				{(found.state === 'InReview' || found.state === 'InAppeal') && <Fact name={t('petitions.decideBy')}><Until moment={found.deadline} /></Fact>}
			</Facts>
		</>
	);
}

function Answers({ petition, found }: { petition: number; found: PetitionFound }) {
	const { t } = useTranslation('desk');
	const { response, referral, responseDue, referralDue, referred } = found;
	return (
		<>
			{response && (
				<Section title={t('respond.title')}>
					{response.done === undefined && responseDue !== undefined && <p>{t('respond.due')} <Until moment={responseDue} /></p>}
					{response.done !== undefined && <p>{t('respond.again')}</p>}
					<Respond petition={petition} />
					{response.done === undefined && response.extension === undefined && (
						<details className="disclosure"><summary>{t('respond.extend')}</summary><Extend petition={petition} duty="Response" /></details>
					)}
				</Section>
			)}
			{referral && referral.done === undefined && (
				<Section title={t('refer.title')}>
					{referralDue !== undefined && <p>{t('refer.due')} <Until moment={referralDue} /></p>}
					{referred.scheduled
						? <p>{t('refer.scheduled', { meeting: referred.scheduled.meeting, item: referred.scheduled.item + 1 })}</p>
						: <Schedule petition={petition} addressee={found.addressee} />}
					{referred.scheduled && <details className="disclosure"><summary>{t('refer.considered')}</summary><Outcome petition={petition} considered /></details>}
					<details className="disclosure"><summary>{t('refer.declined')}</summary><Outcome petition={petition} considered={false} /></details>
					{referral.extension === undefined && (
						<details className="disclosure"><summary>{t('respond.extend')}</summary><Extend petition={petition} duty="Referral" /></details>
					)}
				</Section>
			)}
		</>
	);
}

function bodyOf(found: PetitionFound, offices: Offices): Body | undefined {
	if (found.state === 'InReview' && holds(offices, 'Moderator')) return 'review';
	return found.state === 'InAppeal' && holds(offices, 'Appeals') ? 'judge' : undefined;
}

function Work({ petition, found, offices, me }: { petition: number; found: PetitionFound; offices: Offices; me: string }) {
	const { t } = useTranslation('desk');
	const place = placeOf('petitions', petition);
	const body = bodyOf(found, offices);
	const addressee = holds(offices, 'Chair', found.addressee) || holds(offices, 'Secretary', found.addressee);
	return (
		<>
			<Section title={t('petitions.text')}><Text found={found} /></Section>
			{body && <Section title={t(`verdict.title.${body}`)}><Verdicts petition={petition} body={body} found={found} me={me} /></Section>}
			{addressee && <Answers petition={petition} found={found} />}
			{!body && !(addressee && (found.response || found.referral)) && <Empty title={t('petitions.nothing')} />}
			{place && <Buttons><ButtonLink to={place}>{t('petitions.public')}</ButtonLink></Buttons>}
		</>
	);
}

export function Component() {
	const { t } = useTranslation('desk');
	const { t: home } = useTranslation('home');
	const petition = Number(useParams()['petition']);
	const read = useRead((reading) => readPetition(reading, petition), [petition]);
	return (
		<DeskPage
			title={read.value?.title || t('petitions.number', { petition })} back="/desk/petitions" backText={t('petitions.title')}
			above={read.value && <Badge tone={read.value.late ? 'danger' : 'open'}>{home(`petitions.${read.value.state}`)}</Badge>}
		>
			{({ address }) => (
				<Shown read={read} empty={<Empty title={t('petitions.gone')} />}>
					{(found) => <Mine key={address} petition={petition} found={found} me={address} />}
				</Shown>
			)}
		</DeskPage>
	);
}

function Mine({ petition, found, me }: { petition: number; found: PetitionFound; me: string }) {
	const offices = useRead((reading) => readOffices(reading, me), [me]);
	return (
		<Shown read={offices}>
			{(held) => <Held value={found}>{(kept) => <Work petition={petition} found={kept} offices={held} me={me} />}</Held>}
		</Shown>
	);
}
