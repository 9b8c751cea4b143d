// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { ReactNode } from 'react';

export interface Column<Row> {
	readonly key: string;
	readonly title: string;
	readonly cell: (row: Row) => ReactNode;
	/** Digits stand under digits. */
	readonly numeric?: boolean;
}

/** A table that becomes a list of cards where it does not fit. The first column names the row. */
export function Table<Row>({ caption, columns, rows, rowKey, hideCaption = false, cards = true }: {
	caption: string;
	columns: readonly Column<Row>[];
	rows: readonly Row[];
	rowKey: (row: Row, index: number) => string | number;
	hideCaption?: boolean;
	/** Stays a table on narrow screens: for two or three short columns. */
	cards?: boolean;
}) {
	const [first, ...others] = columns;
	if (!first) return null;
	const numeric = (column: Column<Row>) => (column.numeric ? 'cell-number' : undefined);
	// Roles are said, because a table that is shown as blocks is none for some screen readers.
	return (
		<table className={cards ? 'table table-cards' : 'table'} role="table">
			<caption><span className={hideCaption ? 'hidden' : undefined}>{caption}</span></caption>
			<thead role="rowgroup">
				<tr role="row">
					{columns.map((column) => <th key={column.key} scope="col" role="columnheader" className={numeric(column)}>{column.title}</th>)}
				</tr>
			</thead>
			<tbody role="rowgroup">
				{rows.map((row, index) => (
					<tr key={rowKey(row, index)} role="row">
						<th scope="row" role="rowheader" className={numeric(first)}>{first.cell(row)}</th>
						{others.map((column) => (
							<td key={column.key} role="cell" className={numeric(column)} data-label={column.title}><span>{column.cell(row)}</span></td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
