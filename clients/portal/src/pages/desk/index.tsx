// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'desk',
	nav: { to: '/desk', icon: 'desk', order: 80 },
	routes: [
		{ path: 'desk', lazy: () => import('./desk') },
		{ path: 'desk/members', lazy: () => import('./members/members') },
		{ path: 'desk/members/:batch', lazy: () => import('./members/batch') },
		{ path: 'desk/elections/:election', lazy: () => import('./elections/election') },
		{ path: 'desk/petitions', lazy: () => import('./petitions/queue') },
		{ path: 'desk/petitions/:petition', lazy: () => import('./petitions/petition') },
		{ path: 'desk/meetings/new', lazy: () => import('./meetings/convene') },
		{ path: 'desk/meetings/:meeting', lazy: () => import('./meetings/meeting') },
	],
};
