// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Bars. What they show stands beside each of them in words, and once more in a table.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text';
import { Table } from './table';

export interface Bar {
	readonly key: string;
	readonly label: string;
	readonly value: number;
	/** What stands in place of the number, such as `1,234표 (56.7%)`. */
	readonly text?: string;
	/** Behind the label, such as a badge. */
	readonly mark?: ReactNode;
	/** Elected, adopted, one's own: in the accent's colour. */
	readonly marked?: boolean;
}

const WIDTH = 1000;

export function BarChart({ title, labels, bars, most, threshold }: {
	/** What is counted; read out, and the table's caption. */
	title: string;
	/** Titles of the table's columns. */
	labels: { readonly label: string; readonly value: string };
	bars: readonly Bar[];
	/** The value of a full bar; that of the longest if nothing is said. */
	most?: number;
	/** A line across the bars: what has to be reached, and what it means. */
	threshold?: { readonly value: number; readonly text: string };
}) {
	const { t } = useTranslation('common');
	const format = useFormat();
	const full = Math.max(most ?? Math.max(0, ...bars.map(({ value }) => value), threshold?.value ?? 0), 1e-9);
	const place = (value: number) => Math.min(WIDTH, Math.max(0, (value / full) * WIDTH));
	const text = (bar: Bar) => bar.text ?? format.number(bar.value);
	return (
		<figure className="stack">
			<figcaption className="hidden">{title}</figcaption>
			<div className="chart" aria-hidden="true">
				{bars.map((bar) => (
					<div key={bar.key} className={bar.marked ? 'chart-row chart-marked' : 'chart-row'}>
						<span className="chart-label">{bar.label}{bar.mark}</span>
						<span className="chart-value">{text(bar)}</span>
						<svg className="chart-bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none">
							<rect width={WIDTH} height="10" />
							<rect width={place(bar.value)} height="10" />
							{threshold && <line x1={place(threshold.value)} x2={place(threshold.value)} y1="0" y2="10" />}
						</svg>
					</div>
				))}
				{threshold && <p className="fine">{threshold.text}</p>}
			</div>
			<details className="disclosure">
				<summary>{t('tableOfChart')}</summary>
				<Table
					caption={title} cards={false} rows={bars} rowKey={({ key }) => key}
					columns={[
						{ key: 'label', title: labels.label, cell: (bar) => <>{bar.label} {bar.mark}</> },
						{ key: 'value', title: labels.value, numeric: true, cell: text },
					]}
				/>
				{threshold && <p className="fine">{threshold.text}</p>}
			</details>
		</figure>
	);
}
