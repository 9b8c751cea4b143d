// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { numberIn } from '../../areas';
import { asText, everyPage, useNameOf, usePages, useRead, useRegister } from '../../chain';
import { BackLink, Badge, Button, Buttons, Empty, Fact, Facts, Page, Row, Rows, Section, Shown } from '../../parts';
import { useFormat, useNow } from '../../text';
import { MeetingLine } from './line';
import { toneOfMotion } from './words';

/** An organisation: who its officers are, its meetings, its resolutions. */
export function Component() {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const nameOf = useNameOf();
	const now = useNow();
	const number = numberIn(useParams().organization);
	const id = number ?? -1;
	const register = useRegister();
	const organization = register.value?.organizations.get(id);
	const read = useRead(async ({ api, at }) => {
		const [count, motions, clock] = await Promise.all([
			api.query.Assemblies.MeetingCount.getValue(id, { at }), api.query.Assemblies.MotionCount.getValue(id, { at }),
			api.view.Assemblies.clock(id, { at }),
		]);
		return { count, motions, clock };
	}, [id], { skip: number === undefined });
	const officers = useRead(({ api, at, final }) => everyPage(
		(from, count) => api.view.Organisations.posts(id, from, count, BigInt(final.time), { at })), [id], { every: 10, skip: number === undefined });
	const count = read.value?.count;
	const meetings = usePages(async ({ api, at }, skip, size) => {
		// Newest first: places are counted from the oldest on.
		const end = Math.max(0, (count ?? 0) - skip);
		const from = Math.max(0, end - size);
		return (await api.view.Assemblies.meetings_of(id, from, end - from, { at })).reverse();
	}, [id, count], { skip: count === undefined });
	const motions = useRead(async ({ api, at }) => {
		const all = read.value?.motions ?? 0;
		const rows = await api.view.Assemblies.motions_of(id, Math.max(0, all - 100), 100, { at });
		return rows.filter(([, motion]) => motion.amends === undefined && motion.state.type === 'Adopted').reverse();
	}, [id, read.value?.motions], { skip: read.value === undefined });
	if (number === undefined || (register.value && !organization)) {
		return <Page title={t('unknownOrganization')} above={<BackLink to="/assemblies">{t('title')}</BackLink>}><p>{t('checkAddress')}</p></Page>;
	}
	const parent = organization?.parent;
	const held = officers.value?.filter(([, , holders]) => holders.length > 0).filter(([, post]) => post.role.type !== 'Representative') ?? [];
	return (
		<Page
			title={nameOf(organization, t('title'))} above={<BackLink to="/assemblies">{t('title')}</BackLink>}
			lead={organization && <p>{t(`organization.${organization.classification.type}`)}{parent !== undefined && <> · <Link to={`/assemblies/of/${parent}`}>{nameOf(register.value?.organizations.get(parent))}</Link></>}</p>}
		>
			<Section title={t('meetings')}>
				{read.value?.clock && (
					<p className="fine">{t(Number(read.value.clock.due) < now ? 'clock.late' : 'clock.due', { time: format.date(read.value.clock.due) })}</p>
				)}
				<Shown read={meetings} empty={<Empty title={t('noMeetings')} />}>
					{(rows) => (
						<>
							<Rows>{rows.map(([one, meeting]) => <MeetingLine key={one} id={one} meeting={meeting} now={now} title={asText(meeting.plan.name)} />)}</Rows>
							{meetings.more && <Buttons><Button onClick={meetings.loadMore}>{t('common:more')}</Button></Buttons>}
						</>
					)}
				</Shown>
			</Section>
			<Section title={t('resolutions')}>
				<Shown read={motions} empty={<Empty title={t('noResolutions')} />}>
					{(rows) => (
						<Rows>
							{rows.map(([one, motion]) => (
								<Row key={one} to={`/assemblies/motions/${one}`} title={asText(motion.what.title)} badge={<Badge tone={toneOfMotion(motion.state.type)}>{t(`motion.${motion.state.type}`)}</Badge>} />
							))}
						</Rows>
					)}
				</Shown>
			</Section>
			{held.length > 0 && (
				<Section title={t('officers')}>
					<Facts>
						{held.map(([post, { label, seats }, holders]) => (
							<Fact key={post} name={asText(label)}>
								{t('seats', { held: holders.length, seats })}
							</Fact>
						))}
					</Facts>
				</Section>
			)}
		</Page>
	);
}
