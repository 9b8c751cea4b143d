// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { asText, useRead } from '../../chain';
import { Row, Rows } from '../../parts';
import { languageNamed, useFormat } from '../../text';
import type { Description, Heading, ItemRow, Races, Status } from './data';
import type { Race } from './race';
import { StatusBadge } from './state';
import { useCapacity, useRaceName } from './words';

/** An item, or a version of it, in a list. */
export function Line({ to, heading, publisher, description, status, races, time }: {
	to: string; heading: Heading; publisher: string; description: Description; status: Status; races: Races; time: bigint | undefined;
}) {
	const { t } = useTranslation('library');
	const format = useFormat();
	const capacity = useCapacity();
	const lang = languageNamed(heading.language.type);
	return (
		<Row to={to} title={<span lang={lang}>{asText(description.title)}</span>} badge={status === 'Available' ? undefined : <StatusBadge status={status} />}>
			<span>{t(`kind.${heading.kind.type}`)}</span>
			<span>{capacity(heading, publisher, races)}</span>
			{time !== undefined && <span>{format.date(time)}</span>}
		</Row>
	);
}

/** Items, each with the day on which what is shown of it was announced. */
export function Items({ rows, races }: { rows: readonly ItemRow[]; races: Races }) {
	const asked = rows.map(({ id, shown }): [number, number] => [id, shown]);
	const times = useRead(async ({ api, at }) => {
		const versions = await api.query.Library.Versions.getValues(asked, { at });
		return new Map(versions.map((version, i) => [asked[i]![0], version?.announced_at]));
	}, [asked.join()], { every: 100 }).value;
	return (
		<Rows>
			{rows.map(({ id, item, description, status }) => (
				<Line
					key={id} to={`/library/${id}`} heading={item.heading} publisher={item.publisher} description={description}
					status={status.type} races={races} time={times?.get(id)}
				/>
			))}
		</Rows>
	);
}

export function RaceLine({ to, race, races, count }: { to: string; race: Race; races: Races; count: number | undefined }) {
	const { t } = useTranslation('library');
	const format = useFormat();
	const raceName = useRaceName();
	return <Row to={to} title={raceName(races, race)}>{count !== undefined && <span>{t('contest.count', { count, number: format.number(count) })}</span>}</Row>;
}
