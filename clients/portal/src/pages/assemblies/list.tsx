// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Organization, asText, useNameOf, useRead, useRegister } from '../../chain';
import { Button, Buttons, Empty, Page, Rows, Section, SelectField, Shown } from '../../parts';
import { useNow } from '../../text';
import { type MeetingRow, isAnnounced, readMeetings } from './data';
import { MeetingLine } from './line';

/** How many meetings are read at first, and more each time. */
const AT_ONCE = 100;
const SHOWN = 20;

type Organizations = ReadonlyMap<number, Organization>;

function Branch({ id, organizations, meetings }: { id: number; organizations: Organizations; meetings: ReadonlyMap<number, number> }) {
	const { t } = useTranslation('assemblies');
	const nameOf = useNameOf();
	const below = [...organizations].filter(([, { parent, dissolved }]) => parent === id && dissolved === undefined);
	const count = meetings.get(id) ?? 0;
	const row = (
		<span className="tree-row">
			<Link to={`/assemblies/of/${id}`}>{nameOf(organizations.get(id))}</Link>
			<span className="fine">{count > 0 ? t('tree.meetings', { count }) : t('tree.none')}</span>
		</span>
	);
	if (below.length === 0) return <li>{row}</li>;
	return (
		<li>
			{row}
			<details className="disclosure" open={id === 0}>
				<summary>{t('tree.below', { count: below.length })}</summary>
				<ul>{below.map(([child]) => <Branch key={child} id={child} organizations={organizations} meetings={meetings} />)}</ul>
			</details>
		</li>
	);
}

function Tree({ organizations }: { organizations: Organizations }) {
	const ids = [...organizations.keys()];
	const read = useRead(async ({ api, at }) => {
		const counts = await api.query.Assemblies.MeetingCount.getValues(ids.map((id): [number] => [id]), { at });
		return new Map(ids.map((id, i) => [id, counts[i] ?? 0]));
	}, [ids.length], { every: 10 });
	return <Shown read={read} lines={5}>{(meetings) => <ul className="tree"><Branch id={0} organizations={organizations} meetings={meetings} /></ul>}</Shown>;
}

type Kind = 'all' | 'decided' | 'waiting';

const isOf = (kind: Kind, [, { stage }]: MeetingRow) => kind === 'all'
	|| (kind === 'decided') === ['Certified', 'UnderObjection', 'Final', 'Annulled'].includes(stage.type);

export function Component() {
	const { t } = useTranslation('assemblies');
	const nameOf = useNameOf();
	const now = useNow();
	const [most, setMost] = useState(AT_ONCE);
	const [shown, setShown] = useState(SHOWN);
	const [kind, setKind] = useState<Kind>('all');
	const register = useRegister();
	const read = useRead((reading) => readMeetings(reading, most), [most], { every: 2 });
	const line = ([id, meeting]: MeetingRow) => (
		<MeetingLine
			key={id} id={id} meeting={meeting} now={now} title={asText(meeting.plan.name)}
			organization={nameOf(register.value?.organizations.get(meeting.organization))}
		/>
	);
	return (
		<Page title={t('title')} lead={<p>{t('lead')}</p>}>
			<Section title={t('ahead.title')}>
				<Shown read={read}>
					{({ rows }) => {
						const ahead = rows.filter(([, one]) => isAnnounced(one) || one.stage.type === 'InSession')
							.sort(([, a], [, b]) => Number(a.plan.starts_at - b.plan.starts_at));
						return ahead.length > 0 ? <Rows>{ahead.map(line)}</Rows> : <Empty title={t('ahead.none')}><p>{t('ahead.noneText')}</p></Empty>;
					}}
				</Shown>
			</Section>
			<Section title={t('past.title')} more={<Link to="/assemblies/overdue">{t('overdue.link')}</Link>}>
				<SelectField<Kind>
					label={t('past.show')} value={kind} onChange={setKind}
					choices={(['all', 'decided', 'waiting'] as const).map((value) => ({ value, label: t(`past.${value}`) }))}
				/>
				<Shown read={read}>
					{({ rows, all }) => {
						const past = rows.filter((row) => !isAnnounced(row[1]) && row[1].stage.type !== 'InSession' && isOf(kind, row));
						const more = shown < past.length || most < all;
						return past.length === 0 && !more ? <Empty title={t('past.none')} /> : (
							<>
								<Rows>{past.slice(0, shown).map(line)}</Rows>
								{more && (
									<Buttons>
										<Button onClick={() => {
											setShown(shown + SHOWN);
											if (shown + SHOWN >= past.length && most < all) setMost(most + AT_ONCE);
										}}
										>{t('common:more')}
										</Button>
									</Buttons>
								)}
							</>
						);
					}}
				</Shown>
			</Section>
			<Section title={t('tree.title')}>
				<Shown read={register} lines={5}>{({ organizations }) => <Tree organizations={organizations} />}</Shown>
			</Section>
		</Page>
	);
}
