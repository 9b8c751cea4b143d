// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What an area of the portal gives to the whole: its routes and its place in the navigation. An area is a folder in
// `pages/` whose index.tsx exports `area`. Nothing else has to be changed to add one.

import type { RouteObject } from 'react-router';
import type { IconName } from './parts/icon';

export interface Area {
	/** The folder's name, and that of the area's texts: `text/ko/<id>.json` has at least `nav`. */
	readonly id: string;
	/** Where it stands in the navigation; none: it is reached from elsewhere. */
	readonly nav?: {
		readonly to: string;
		readonly icon: IconName;
		/** Lower comes first. The first four are in the bar of a phone, the others in its menu. */
		readonly order: number;
	};
	/** Pages, each loaded when it is first shown: `{ path: 'elections', lazy: () => import('./list') }`. */
	readonly routes: readonly RouteObject[];
}

const modules = import.meta.glob<{ area: Area }>('./pages/*/index.tsx', { eager: true });

export const AREAS: readonly Area[] = Object.values(modules)
	.map(({ area }) => area)
	.sort((a, b) => (a.nav?.order ?? 100) - (b.nav?.order ?? 100));

/**
 * Where something of an area is shown, such as `placeOf('elections', 3)`; nothing while this portal has no such area. The
 * page of one thing is at `/<area>/<number>` in every area.
 */
export const placeOf = (area: string, path: string | number): string | undefined =>
	(AREAS.some(({ id }) => id === area) ? `/${area}/${path}` : undefined);

/** The number in such an address; nothing where somebody typed what is none. */
export const numberIn = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined);
