// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Cities and provinces as tiles, roughly where they lie. It repeats what the bars and their table say.

import type { ReactNode } from 'react';

/** The beginning of each name, with its column and row. */
const PLACES: readonly (readonly [names: readonly string[], column: number, row: number])[] = [
	[['서울'], 2, 1], [['인천'], 1, 2], [['경기'], 2, 2], [['강원'], 3, 1],
	[['충남', '충청남'], 1, 3], [['세종'], 2, 3], [['충북', '충청북'], 3, 3], [['대전'], 2, 4],
	[['전북', '전라북'], 1, 5], [['경북', '경상북'], 3, 4], [['대구'], 3, 5], [['울산'], 4, 5],
	[['광주'], 1, 6], [['전남', '전라남'], 1, 7], [['경남', '경상남'], 3, 6], [['부산'], 4, 6], [['제주'], 2, 8],
];

/** With fewer known it is no map. */
const LEAST = 3;

export interface Tile {
	readonly name: string;
	/** Nothing where the figure is not shown. */
	readonly value: number | undefined;
	readonly text: string;
}

const SHADES = 4;

export function Tiles({ tiles, note }: { tiles: readonly Tile[]; note: ReactNode }) {
	const placed = PLACES.map(([names, column, row]) => ({
		tile: tiles.find(({ name }) => names.some((start) => name.startsWith(start))), short: names[0]!, column, row,
	}));
	if (placed.filter(({ tile }) => tile).length < LEAST) return null;
	const most = Math.max(1, ...placed.map(({ tile }) => tile?.value ?? 0));
	return (
		<div aria-hidden="true" className="stack">
			<div className="tiles">
				{placed.map(({ tile, short, column, row }) => {
					const shade = tile?.value === undefined ? 0 : Math.max(1, Math.ceil((tile.value / most) * SHADES));
					return (
						<div key={short} className={`tile tile-${shade} tile-c${column} tile-r${row}`}>
							<span>{short}</span><strong>{tile?.text ?? '–'}</strong>
						</div>
					);
				})}
			</div>
			<p className="fine">{note}</p>
		</div>
	);
}
