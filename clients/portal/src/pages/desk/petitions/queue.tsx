// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Petitions that wait for a decision, the oldest deadline first.

import { useTranslation } from 'react-i18next';
import { useRead } from '../../../chain';
import { Empty, Rows, Section, Shown } from '../../../parts';
import { useNow } from '../../../text';
import { readQueue } from '../duties';
import { DutyRow } from '../duty-row';
import { holds, readOffices } from '../offices';
import { DeskPage } from '../page';

function Queue({ body }: { body: 'review' | 'judge' }) {
	const { t } = useTranslation('desk');
	const now = useNow();
	const queue = useRead(async (reading) => (await readQueue(reading, body)).sort((a, b) => (a.due ?? 0) - (b.due ?? 0)), [body]);
	return (
		<Section title={t(`petitions.${body}`)}>
			<Shown read={queue} empty={<Empty title={t('petitions.none')}><p>{t('petitions.noneText')}</p></Empty>}>
				{(rows) => <Rows>{rows.map((duty) => <DutyRow key={duty.to} duty={duty} now={now} />)}</Rows>}
			</Shown>
		</Section>
	);
}

function Mine({ who }: { who: string }) {
	const { t } = useTranslation('desk');
	const offices = useRead((reading) => readOffices(reading, who), [who]);
	return (
		<Shown read={offices}>
			{(held) => {
				const [moderates, judges] = [holds(held, 'Moderator'), holds(held, 'Appeals')];
				if (!moderates && !judges) return <Empty title={t('petitions.notYours')} />;
				return <>{moderates && <Queue body="review" />}{judges && <Queue body="judge" />}</>;
			}}
		</Shown>
	);
}

export function Component() {
	const { t } = useTranslation('desk');
	return (
		<DeskPage title={t('petitions.title')} lead={<p>{t('petitions.lead')}</p>}>
			{({ address }) => <Mine who={address} />}
		</DeskPage>
	);
}
