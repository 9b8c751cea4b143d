// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type View, everyPage, useNameOf, useRead, useRegister } from '../../chain';
import { BackLink, Badge, Empty, Page, Shown, Table } from '../../parts';
import { useFormat } from '../../text';

type Overdue = View<'Assemblies', 'overdue'>[number];

function Duty({ duty }: { duty: Overdue[1]['duty'] }) {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	switch (duty.type) {
		case 'Record': return <Link to={`/assemblies/${duty.value}`}>{t('duty.Record', { meeting: duty.value })}</Link>;
		case 'Decision': return <Link to={`/assemblies/${duty.value[0]}`}>{t('duty.Decision', { meeting: duty.value[0] })}</Link>;
		case 'Resolution': return <Link to={`/assemblies/motions/${duty.value}`}>{t('duty.Resolution', { motion: duty.value })}</Link>;
		case 'Meeting': return <>{t('duty.Meeting', { time: format.date(duty.value[1]) })}</>;
	}
}

/** What was not done in time. It stays on record, also when it was done later. */
export function Component() {
	const { t } = useTranslation('assemblies');
	const format = useFormat();
	const nameOf = useNameOf();
	const register = useRegister();
	const read = useRead(({ api, at }) => everyPage((from, count) => api.view.Assemblies.overdue(from, count, { at })), [], { every: 5 });
	return (
		<Page title={t('overdue.title')} lead={<p>{t('overdue.lead')}</p>} above={<BackLink to="/assemblies">{t('title')}</BackLink>}>
			<Shown read={read} empty={<Empty title={t('overdue.none')} />}>
				{(rows) => (
					<Table
						caption={t('overdue.title')} hideCaption rows={[...rows].reverse()} rowKey={([number]) => number}
						columns={[
							{ key: 'duty', title: t('overdue.duty'), cell: ([, { duty }]) => <Duty duty={duty} /> },
							{ key: 'of', title: t('overdue.of'), cell: ([, { organization }]) => nameOf(register.value?.organizations.get(organization)) },
							{ key: 'due', title: t('overdue.due'), cell: ([, { due }]) => format.short(due) },
							{
								key: 'done', title: t('overdue.done'),
								cell: ([, { done_at }]) => (done_at === undefined ? <Badge tone="warning">{t('overdue.open')}</Badge> : format.short(done_at)),
							},
						]}
					/>
				)}
			</Shown>
		</Page>
	);
}
