// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Around the pages for messages: the device is open as long as one of them shows and the keys are open.

import { useEffect } from 'react';
import { Outlet } from 'react-router';
import { useChain } from '../../chain';
import { useMember, vault } from '../../keys';
import { session } from './session';

export function Component() {
	const { connection } = useChain();
	const member = useMember()?.id;
	useEffect(() => {
		if (member === undefined) return undefined;
		void session.open(vault);
		return () => session.close();
	}, [member]);
	useEffect(() => session.connect(connection), [connection]);
	return <Outlet />;
}
