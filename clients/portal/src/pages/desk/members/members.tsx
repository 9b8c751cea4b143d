// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The register of members: what waits for a second registrar, and new entries.

import { useTranslation } from 'react-i18next';
import { type Reading, useRead } from '../../../chain';
import { Badge, Empty, Row, Rows, Section, Shown } from '../../../parts';
import { DeskPage, Who } from '../page';
import { Import } from './import';
import type { Entry } from './table';

export interface Batch {
	readonly batch: number;
	readonly by: string;
	readonly entries: readonly Entry[];
}

/** Batches that wait, the oldest first. */
export async function readBatches({ api, at }: Reading): Promise<Batch[]> {
	const waiting = await api.query.Members.Pending.getEntries({ at });
	return waiting
		.map(({ keyArgs: [batch], value }) => ({ batch, by: value.by, entries: value.entries as Entry[] }))
		.sort((a, b) => a.batch - b.batch);
}

/** How many entries of which kind, in words. */
export function useKinds(): (entries: readonly Entry[]) => string {
	const { t } = useTranslation('desk');
	return (entries) => {
		const kinds = [...new Set(entries.map(({ type }) => type))];
		return kinds.map((kind) => `${t(`members.kind.${kind}`)} ${entries.filter(({ type }) => type === kind).length}`).join(', ');
	};
}

function Waiting({ me }: { me: string }) {
	const { t } = useTranslation('desk');
	const kinds = useKinds();
	const batches = useRead(readBatches, []);
	return (
		<Shown read={batches} empty={<Empty title={t('members.noBatch')}><p>{t('members.noBatchText')}</p></Empty>}>
			{(rows) => (
				<Rows>
					{rows.map(({ batch, by, entries }) => (
						<Row
							key={batch} to={`/desk/members/${batch}`} title={t('members.batch', { batch })}
							badge={<Badge tone={by === me ? 'plain' : 'warning'}>{t(by === me ? 'members.mine' : 'members.toConfirm')}</Badge>}
						>
							<span>{kinds(entries)}</span>
							<span>{t('members.by')} <Who address={by} /></span>
						</Row>
					))}
				</Rows>
			)}
		</Shown>
	);
}

export function Component() {
	const { t } = useTranslation('desk');
	return (
		<DeskPage title={t('members.title')} lead={<p>{t('members.lead')}</p>}>
			{({ address }) => (
				<>
					<Section title={t('members.waiting')}><Waiting me={address} /></Section>
					<Section title={t('members.new')}>
						<p className="prose">{t('members.newText')}</p>
						<Import />
					</Section>
				</>
			)}
		</DeskPage>
	);
}
