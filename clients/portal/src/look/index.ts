// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// How large and how bright the reader wants the page, kept in this browser.

export const SIZES = ['normal', 'large', 'larger'] as const;
export type Size = (typeof SIZES)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const SIZE = 'caucus.size';
const THEME = 'caucus.theme';

const among = <T extends string>(values: readonly T[], value: string | null, otherwise: T): T =>
	values.find((one) => one === value) ?? otherwise;

export const size = (): Size => among(SIZES, localStorage.getItem(SIZE), 'normal');
export const theme = (): Theme => among(THEMES, localStorage.getItem(THEME), 'system');

function apply(): void {
	document.documentElement.dataset['size'] = size();
	document.documentElement.dataset['theme'] = theme();
}

export function setSize(value: Size): void {
	localStorage.setItem(SIZE, value);
	apply();
}

export function setTheme(value: Theme): void {
	localStorage.setItem(THEME, value);
	apply();
}

export const startLook = apply;
