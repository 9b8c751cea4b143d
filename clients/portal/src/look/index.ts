// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How large and how bright the reader wants the page, kept in this browser.

import { lasting } from '../storage';

export const SIZES = ['normal', 'large', 'larger'] as const;
export type Size = (typeof SIZES)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const among = <T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T =>
	values.find((one) => one === value) ?? otherwise;

export const size = (): Size => among(SIZES, lasting.get('size'), 'normal');
export const theme = (): Theme => among(THEMES, lasting.get('theme'), 'system');

function apply(): void {
	document.documentElement.dataset['size'] = size();
	document.documentElement.dataset['theme'] = theme();
}

export function setSize(value: Size): void {
	lasting.set('size', value);
	apply();
}

export function setTheme(value: Theme): void {
	lasting.set('theme', value);
	apply();
}

export const startLook = apply;
