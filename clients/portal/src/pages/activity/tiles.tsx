// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Cities and provinces as tiles, roughly where they lie. It repeats what the bars and their table say.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asLanguage } from '../../text';
import { PLACES, liesAt } from './places';

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
	const { i18n } = useTranslation();
	const placed = PLACES.map((place) => ({
		tile: tiles.find(({ name }) => liesAt(place, name)), short: place.short[asLanguage(i18n.language)], column: place.column, row: place.row,
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
