// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'elections',
	nav: { to: '/elections', icon: 'ballot', order: 10 },
	routes: [
		{ path: 'elections', lazy: () => import('./list') },
		{ path: 'elections/receipts', lazy: () => import('./receipts') },
		{ path: 'elections/:number', lazy: () => import('./election') },
		{ path: 'elections/:number/vote', lazy: () => import('./vote/vote') },
		{ path: 'elections/:number/result', lazy: () => import('./result') },
	],
};
