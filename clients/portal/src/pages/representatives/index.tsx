// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'representatives',
	nav: { to: '/representatives', icon: 'person', order: 40 },
	routes: [
		{ path: 'representatives', lazy: () => import('./list') },
		{ path: 'representatives/sources', lazy: () => import('./sources') },
		{ path: 'representatives/:id', lazy: () => import('./person') },
	],
};
