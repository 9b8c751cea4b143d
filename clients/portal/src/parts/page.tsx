// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// The bones of a page.

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon';

/** The page's name in the browser's tab. */
export function useTitle(title: string): void {
	useEffect(() => {
		document.title = title;
	}, [title]);
}

/**
 * A page: one heading, which gets the focus when the reader comes here from another page, so that screen readers begin
 * with it.
 */
export function Page({ title, lead, above, children, narrow = false }: {
	title: string;
	/** One or two sentences on what this page is for. */
	lead?: ReactNode;
	/** A way back, or a state, above the heading. */
	above?: ReactNode;
	children: ReactNode;
	/** For forms and text alone. */
	narrow?: boolean;
}) {
	useTitle(title);
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		// At the first page of a visit the browser's own order of reading is right.
		if (history.state?.idx > 0) heading.current?.focus({ preventScroll: true });
	}, []);
	return (
		<div className={narrow ? 'page page-narrow' : 'page'}>
			<header className="page-head">
				{above && <div className="page-above">{above}</div>}
				<h1 ref={heading} tabIndex={-1}>{title}</h1>
				{lead && <div className="lead">{lead}</div>}
			</header>
			{children}
		</div>
	);
}

export function Section({ title, children, id, more }: { title: string; children: ReactNode; id?: string; more?: ReactNode }) {
	const own = useId();
	return (
		<section aria-labelledby={id ?? own} className="section">
			<div className="section-head">
				<h2 id={id ?? own}>{title}</h2>
				{more}
			</div>
			{children}
		</section>
	);
}

export const BackLink = ({ to, children }: { to: string; children: ReactNode }) => (
	<Link to={to} className="back"><Icon name="arrow" className="icon-turned" />{children}</Link>
);

/** A list of things of which each is a page: the whole row can be pressed, the title is the link. */
export const Rows = ({ children }: { children: ReactNode }) => <ul className="rows">{children}</ul>;

export function Row({ to, title, badge, children }: { to?: string; title: ReactNode; badge?: ReactNode; children?: ReactNode }) {
	return (
		<li className={to ? 'row row-link' : 'row'}>
			<div className="row-title">{to ? <Link to={to}>{title}</Link> : <span>{title}</span>}{badge}</div>
			{children && <div className="row-text">{children}</div>}
		</li>
	);
}

/** Names and what they stand for. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="facts">{children}</dl>;
export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
	<div className="fact"><dt>{name}</dt><dd>{children}</dd></div>
);
