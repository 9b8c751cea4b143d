// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'library',
	nav: { to: '/library', icon: 'library', order: 35 },
	routes: [
		{ path: 'library', lazy: () => import('./list') },
		{ path: 'library/:id', lazy: () => import('./item') },
		{ path: 'library/:id/versions/:version', lazy: () => import('./item') },
	],
};
