// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './icon';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
	/** One `primary` on a page: the next step. */
	readonly kind?: Kind;
	readonly icon?: IconName;
	/** As wide as there is room. */
	readonly wide?: boolean;
}

const look = ({ kind = 'secondary', wide = false }: Look) => `button button-${kind}${wide ? ' button-wide' : ''}`;

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
	/** What it does is under way: it can be focused and not pressed, and says so. */
	readonly busy?: boolean;
}

export function Button({ kind, icon, wide, busy = false, children, onClick, type = 'button', ...rest }: ButtonProps) {
	return (
		<button
			{...rest} type={type} className={look({ ...(kind && { kind }), ...(wide && { wide }) })}
			aria-disabled={busy || undefined} aria-busy={busy || undefined}
			onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
		>
			{busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
			<span>{children}</span>
		</button>
	);
}

/** Looks like a button and goes somewhere. */
export function ButtonLink({ to, kind, icon, wide, children }: Look & { to: string; children: ReactNode }) {
	return (
		<Link to={to} className={look({ ...(kind && { kind }), ...(wide && { wide }) })}>
			{icon && <Icon name={icon} />}
			<span>{children}</span>
		</Link>
	);
}

/** Buttons that belong together, the first step first. */
export const Buttons = ({ children }: { children: ReactNode }) => <div className="buttons">{children}</div>;
