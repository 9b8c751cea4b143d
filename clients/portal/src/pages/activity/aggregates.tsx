// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type Register, useNameOf, useRead, useRegister } from '../../chain';
import { BarChart, ButtonLink, Buttons, Empty, Fact, Facts, Notice, Page, Section, SelectField, Shown } from '../../parts';
import { useFormat } from '../../text';
import { type Indicator, type Months, type Period, type Place, type Row, type RowOf, isClosed, readMonths, readRows } from './data';
import { Stages } from './stages';
import { Tiles } from './tiles';
import { unitOf, useIndicatorName, useMonthName } from './words';

type Figure = 'distinct' | 'sum';

interface Line {
	readonly key: string;
	readonly name: string;
	/** The organisation to go down to. */
	readonly below: number | undefined;
	readonly row: Row | undefined;
}

const find = (rows: readonly RowOf[], type: Place['type'], value: Place['value']) =>
	rows.find(([place]) => place.type === type && JSON.stringify(place.value) === JSON.stringify(value))?.[1];

/** All directly below an organisation, whether something of it is public or not. */
function useLines(rows: readonly RowOf[], register: Register | undefined, of: number): Line[] {
	const { t } = useTranslation('activity');
	const nameOf = useNameOf();
	const organizations = [...register?.organizations ?? []]
		.filter(([, { parent, dissolved, classification }]) => parent === of && dissolved === undefined && classification.type !== 'PublicBody')
		.map(([id, organization]) => ({
			key: `o${id}`, name: nameOf(organization), row: find(rows, 'Organization', id),
			below: rows.some(([place]) => (place.type === 'Area' && place.value[0] === id)) || [...register?.organizations.values() ?? []].some(({ parent }) => parent === id) ? id : undefined,
		}));
	const areas = rows.flatMap(([place, row]) => {
		const [organization, area = 0] = place.type === 'Area' ? place.value : [];
		return organization === of ? [{ key: `a${area}`, name: nameOf(register?.areas.get(area), t('areaNumber', { number: area })), row, below: undefined }] : [];
	});
	const direct = find(rows, 'Direct', of);
	return [...organizations, ...areas, ...(direct ? [{ key: 'direct', name: t('direct'), row: direct, below: undefined }] : [])];
}

function Figures({ rows, of, figure, indicator, period, goTo }: {
	rows: readonly RowOf[]; of: number; figure: Figure; indicator: Indicator; period: Period; goTo: (of: number) => void;
}) {
	const { t } = useTranslation('activity');
	const format = useFormat();
	const nameOf = useNameOf();
	const { value: register } = useRegister();
	const indicatorName = useIndicatorName();
	const lines = useLines(rows, register, of);
	const unit = unitOf(indicator);
	const least = format.number(period.least_group);
	const text = (row: Row | undefined) => {
		if (!row) return t('few', { least });
		return figure === 'distinct' ? t('people', { count: row.distinct, number: format.number(row.distinct) }) : t(unit, { count: row.sum, number: format.number(row.sum) });
	};
	const whole = find(rows, 'Organization', of);
	const organization = register?.organizations.get(of);
	const above = organization?.parent;
	const title = t('chartTitle', { place: nameOf(organization), what: indicatorName(indicator) });
	return (
		<div className="stack">
			{above !== undefined && <button type="button" className="link" onClick={() => goTo(above)}>{t('up', { name: nameOf(register?.organizations.get(above)) })}</button>}
			<h3>{nameOf(organization)}</h3>
			<Facts>
				<Fact name={t('figure.distinct')}>{whole ? t('people', { count: whole.distinct, number: format.number(whole.distinct) }) : t('few', { least })}</Fact>
				<Fact name={t('figure.sum')}>{whole ? t(unit, { count: whole.sum, number: format.number(whole.sum) }) : t('few', { least })}</Fact>
				<Fact name={t('figure.events')}>{whole ? t('records', { count: whole.events, number: format.number(whole.events) }) : t('few', { least })}</Fact>
			</Facts>
			{lines.length > 0 && (
				<>
					<Tiles
						note={t('tilesNote', { least })}
						tiles={lines.map(({ name, row }) => ({ name, value: row?.[figure], text: row ? format.number(row[figure]) : '–' }))}
					/>
					<BarChart
						title={title} labels={{ label: t('place'), value: t(`figure.${figure}`) }}
						bars={lines.map(({ key, name, row }) => ({ key, label: name, value: row?.[figure] ?? 0, text: text(row), marked: row !== undefined }))}
					/>
					{lines.some(({ below }) => below !== undefined) && (
						<ul className="buttons" aria-label={t('down')}>
							{lines.flatMap(({ below, name, key }) => (below === undefined ? [] : [
								<li key={key}><button type="button" className="link" onClick={() => goTo(below)}>{t('downTo', { name })}</button></li>,
							]))}
						</ul>
					)}
				</>
			)}
		</div>
	);
}

function Chosen({ months: { months, indicators } }: { months: Months }) {
	const { t } = useTranslation('activity');
	const format = useFormat();
	const monthName = useMonthName();
	const indicatorName = useIndicatorName();
	const [query, setQuery] = useSearchParams();
	// A month that is closed has something to show.
	const first = months.find(({ period }) => isClosed(period)) ?? months[0]!;
	const month = Number(query.get('month') ?? first.month);
	const chosen = months.find((one) => one.month === month) ?? first;
	const number = Number(query.get('indicator') ?? -1);
	const figure: Figure = query.get('figure') === 'sum' ? 'sum' : 'distinct';
	const of = Number(query.get('of') ?? 0);
	const change = (name: string, value: string) => setQuery((old) => {
		old.set(name, value);
		return old;
	}, { replace: true, preventScrollReset: true });
	const closed = isClosed(chosen.period);
	// Which indicators have figures: one without any is not offered first.
	const all = useRead(async (reading) => Promise.all(indicators.map(async ([id]) => [id, await readRows(reading, chosen.month, id)] as const)),
		[chosen.month, indicators.length, closed], { skip: !closed, every: 20 });
	const withRows = all.value?.filter(([, rows]) => rows.length > 0) ?? [];
	const shown = indicators.find(([id]) => id === number) ?? indicators.find(([id]) => id === withRows[0]?.[0]) ?? indicators[0];
	return (
		<>
			<div className="filters">
				<SelectField label={t('month.label')} value={`${chosen.month}`} onChange={(value) => change('month', value)} choices={months.map((one) => ({ value: `${one.month}`, label: monthName(one.month) }))} />
				{closed && shown && (
					<SelectField
						label={t('indicator')} value={`${shown[0]}`} onChange={(value) => change('indicator', value)}
						choices={indicators.map(([id, one]) => ({ value: `${id}`, label: withRows.some(([with_]) => with_ === id) || !all.value ? indicatorName(one) : t('withoutFigures', { name: indicatorName(one) }) }))}
					/>
				)}
				{closed && <SelectField<Figure> label={t('figure.label')} value={figure} onChange={(value) => change('figure', value)} choices={[{ value: 'distinct', label: t('figure.distinct') }, { value: 'sum', label: t('figure.sum') }]} />}
			</div>
			<div className="stack">
				{!closed && <Notice title={t('notClosed')}><p>{t('notClosedText', { time: format.dateTime(chosen.period.decided_until) })}</p></Notice>}
				{closed && shown && (
					<Shown read={all} lines={6}>
						{(every) => {
							const rows = every.find(([id]) => id === shown[0])?.[1] ?? [];
							return rows.length === 0
								? <Empty title={t('nothing')}><p>{t('nothingText', { least: format.number(chosen.period.least_group) })}</p></Empty>
								: <Figures rows={rows} of={of} figure={figure} indicator={shown[1]} period={chosen.period} goTo={(to) => change('of', `${to}`)} />;
						}}
					</Shown>
				)}
			</div>
			<details className="disclosure">
				<summary>{t('why.title')}</summary>
				<div className="prose">
					<p>{t('why.text1', { least: format.number(chosen.period.least_group) })}</p>
					<p>{t('why.text2')}</p>
				</div>
			</details>
			<h3>{t('stage.of', { month: monthName(chosen.month) })}</h3>
			<p className="fine">{t('participants', { count: chosen.period.participants, number: format.number(chosen.period.participants) })}</p>
			<Stages period={chosen.period} />
		</>
	);
}

export function Component() {
	const { t } = useTranslation('activity');
	const read = useRead(readMonths, [], { every: 5 });
	return (
		<Page title={t('title')} lead={<p>{t('lead')}</p>}>
			<Section title={t('figures')} more={<Link to="/activity/indicators">{t('toIndicators')}</Link>}>
				<Shown read={read} lines={8}>
					{(months) => (months.months.length > 0 ? <Chosen months={months} /> : <Empty title={t('noMonths')}><p>{t('noMonthsText')}</p></Empty>)}
				</Shown>
			</Section>
			<Section title={t('mine.title')}>
				<p>{t('mine.lead')}</p>
				<Buttons><ButtonLink to="/activity/mine" kind="primary" icon="key">{t('toMine')}</ButtonLink></Buttons>
			</Section>
		</Page>
	);
}
