// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'activity',
	nav: { to: '/activity', icon: 'activity', order: 50 },
	routes: [
		{ path: 'activity', lazy: () => import('./aggregates') },
		{ path: 'activity/indicators', lazy: () => import('./indicators') },
		{ path: 'activity/mine', lazy: () => import('./mine') },
	],
};
