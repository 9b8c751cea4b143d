// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'assemblies',
	nav: { to: '/assemblies', icon: 'meeting', order: 30 },
	routes: [
		{ path: 'assemblies', lazy: () => import('./list') },
		{ path: 'assemblies/of/:organization', lazy: () => import('./organization') },
		{ path: 'assemblies/motions/:id', lazy: () => import('./motion') },
		{ path: 'assemblies/overdue', lazy: () => import('./overdue') },
		{ path: 'assemblies/:id', lazy: () => import('./meeting') },
	],
};
