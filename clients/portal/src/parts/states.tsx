// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What stands where content is not there: yet, at all, or because something went wrong.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text';
import { Button } from './button';
import { Notice } from './notice';

export function Loading({ label, lines = 3 }: { label?: string; lines?: number }) {
	const { t } = useTranslation('common');
	return (
		<div className="loading" role="status">
			<span className="hidden">{label ?? t('loading')}</span>
			{Array.from({ length: lines }, (_, i) => <span key={i} className="loading-line" aria-hidden="true" />)}
		</div>
	);
}

/** Nothing to show, and what can be done about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
	return (
		<div className="empty">
			<p className="empty-title">{title}</p>
			{children}
		</div>
	);
}

/** Something could not be had. `detail` is for who is asked for help, not for the reader. */
export function Failed({ title, detail, onRetry, children }: {
	title?: string; detail?: string | undefined; onRetry?: () => void; children?: ReactNode;
}) {
	const { t } = useTranslation('common');
	return (
		<Notice kind="danger" title={title ?? t('read.failed')}>
			{children}
			{detail && <p className="fine">{detail}</p>}
			{onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
		</Notice>
	);
}

/** What `useRead` and its like give. */
interface Reading<T> {
	readonly loading: boolean;
	readonly value: T | undefined;
	readonly error: Error | undefined;
	readonly at?: { readonly time: number } | undefined;
}

/** Shows what was read, and says why if there is nothing or nothing newer. */
export function Shown<T>({ read, children, lines, empty }: {
	read: Reading<T>;
	children: (value: NonNullable<T>) => ReactNode;
	/** How much room the content will take, in lines. */
	lines?: number;
	/** In place of a value that is not there or a list without entries. */
	empty?: ReactNode;
}) {
	const { t } = useTranslation('common');
	const format = useFormat();
	const { value, error } = read;
	if (read.loading) return <Loading {...(lines === undefined ? {} : { lines })} />;
	if (error && value === undefined) return <Failed detail={error.message}><p>{t('read.passing')}</p></Failed>;
	if (value === undefined || value === null || (empty && Array.isArray(value) && value.length === 0)) return <>{empty}</>;
	return (
		<>
			{error && read.at && <p className="fine" role="status">{t('read.stale', { time: format.time(read.at.time) })}</p>}
			{children(value)}
		</>
	);
}
