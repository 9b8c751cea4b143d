// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Bytes that this page has, as something that a browser shows.

import { useEffect, useState } from 'react';

/** An address under which this page alone finds a file, as long as it shows it. */
export function useAddress(file: Blob | undefined): string | undefined {
	const [address, setAddress] = useState<string>();
	useEffect(() => {
		if (!file) return undefined;
		const made = URL.createObjectURL(file);
		setAddress(made);
		return () => {
			URL.revokeObjectURL(made);
			setAddress(undefined);
		};
	}, [file]);
	return address;
}
