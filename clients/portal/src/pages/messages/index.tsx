// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { Area } from '../../areas';

export const area: Area = {
	id: 'messages',
	nav: { to: '/messages', icon: 'message', order: 60 },
	routes: [{
		path: 'messages',
		lazy: () => import('./open'),
		children: [
			{ index: true, lazy: () => import('./list') },
			{ path: 'people', lazy: () => import('./people') },
			{ path: 'talk/:id', lazy: () => import('./talk') },
		],
	}],
};
