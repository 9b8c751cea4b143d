// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon';

/** Something that has to be dealt with first. The browser keeps the focus in it, and Escape closes it. */
export function Dialog({ open, onClose, title, children, actions }: {
	open: boolean;
	onClose: () => void;
	title: string;
	children: ReactNode;
	/** Buttons at its end. */
	actions?: ReactNode;
}) {
	const { t } = useTranslation('common');
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useId();
	useEffect(() => {
		const element = dialog.current;
		if (open && element && !element.open) element.showModal();
		if (!open && element?.open) element.close();
	}, [open]);
	return (
		<dialog
			ref={dialog} className="dialog" aria-labelledby={heading} onClose={onClose}
			onClick={(event) => event.target === dialog.current && onClose()}
		>
			{open && (
				<div className="dialog-inner">
					<div className="dialog-head">
						<h2 id={heading}>{title}</h2>
						<button type="button" className="icon-button" onClick={onClose} aria-label={t('close')}><Icon name="close" /></button>
					</div>
					{children}
					{actions && <div className="buttons dialog-actions">{actions}</div>}
				</div>
			)}
		</dialog>
	);
}
