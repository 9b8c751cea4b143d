// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Long numbers.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';

/** Something to be copied or compared, in groups so that the eye finds its place. */
export function Code({ children, copy = true }: { children: string; copy?: boolean }) {
	const { t } = useTranslation('common');
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		if (!copied) return undefined;
		const timer = setTimeout(() => setCopied(false), 4000);
		return () => clearTimeout(timer);
	}, [copied]);
	return (
		<span className="code">
			<code>{children}</code>
			{copy && (
				<Button kind="quiet" icon="copy" onClick={() => void navigator.clipboard.writeText(children).then(() => setCopied(true))}>
					<span role="status">{t(copied ? 'copied' : 'copy')}</span>
				</Button>
			)}
		</span>
	);
}
