// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'petitions',
	nav: { to: '/petitions', icon: 'petition', order: 20 },
	routes: [
		{ path: 'petitions', lazy: () => import('./list/list') },
		{ path: 'petitions/new', lazy: () => import('./new/new') },
		{ path: 'petitions/mine', lazy: () => import('./mine') },
		{ path: 'petitions/:id', lazy: () => import('./petition/petition') },
		{ path: 'petitions/:id/edit', lazy: () => import('./new/edit') },
	],
};
