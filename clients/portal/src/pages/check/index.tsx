// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'check',
	nav: { to: '/check', icon: 'shield', order: 70 },
	routes: [
		{ path: 'check', lazy: () => import('./check') },
		{ path: 'check/ballot', lazy: () => import('./ballot') },
		{ path: 'check/:number', lazy: () => import('./election') },
	],
};
