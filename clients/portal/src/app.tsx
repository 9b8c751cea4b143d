// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The routes of all areas inside the frame.

import { Suspense, useEffect } from 'react';
import { RouterProvider, createBrowserRouter } from 'react-router';
import { endProverWith } from './acting';
import { AREAS } from './areas';
import { ChainProvider } from './chain';
import { useVaultKeeper, vault } from './keys';
import { Crash, Frame, NotFound } from './frame';
import { prover } from './prover';

const router = createBrowserRouter([{
	path: '/',
	element: <Frame />,
	errorElement: <Crash />,
	// What is shown until the first page's code is there.
	hydrateFallbackElement: <></>,
	children: [{
		errorElement: <Crash />,
		children: [...AREAS.flatMap((area) => [...area.routes]), { path: '*', element: <NotFound /> }],
	}],
}]);

export function App() {
	// Who waits for a ballot to be sealed is there, though nothing is pressed.
	useVaultKeeper(prover.busy);
	useEffect(() => endProverWith(vault, prover), []);
	return (
		<Suspense>
			<ChainProvider>
				<RouterProvider router={router} />
			</ChainProvider>
		</Suspense>
	);
}
