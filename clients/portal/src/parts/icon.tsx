// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Pictures beside words. They say nothing that the words do not, so screen readers pass over them.

const PATHS = {
	home: 'M3 11.5 12 4l9 7.5M5.5 9.8V20h13V9.8',
	ballot: 'M4 13v7h16v-7M8 13V4h8v9M2.5 13h19M10 8.5l1.6 1.6L14.5 7',
	petition: 'M6 3.5h9l3.5 3.5v13.5H6zM9 9h4M9 12.5h6M9 16h6',
	meeting: 'M12 4v3M5 20v-6.5h14V20M3 20h18M8 13.5V10h8v3.5M9 7h6',
	library: 'M4 4.5h4V20H4zM8 4.5h4V20H8zM13.5 5l3.9-1 3.6 15-3.9 1z',
	activity: 'M4 20V11M10 20V5M16 20v-7M21 20H3',
	message: 'M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12h5',
	person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0',
	desk: 'M3 9h18v11H3zM9 9V5h6v4M3 14h18',
	check: 'M4.5 12.5 10 18 20 6.5',
	settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M6 14.5v5',
	menu: 'M4 7h16M4 12h16M4 17h16',
	close: 'M6 6l12 12M18 6 6 18',
	shield: 'M12 3.5 5 6v5.5c0 4.3 2.9 7.4 7 9 4.1-1.6 7-4.7 7-9V6zM9 12l2.2 2.2L15.2 10',
	server: 'M4 5h16v6H4zM4 13h16v6H4zM7.5 8h.01M7.5 16h.01',
	offline: 'M3 3l18 18M8.5 8.6A9 9 0 0 0 4 11M12 18.5h.01M8.5 15a5 5 0 0 1 5.5-1M20 11a11 11 0 0 0-8-3.5',
	wait: 'M12 7v5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
	warning: 'M12 4 2.5 20h19zM12 10v5M12 17.5h.01',
	info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.8h.01',
	key: 'M14.5 9.5a4.5 4.5 0 1 0-4 4.5l1.5 1.5h2V18h2v2.5h4V17z',
	arrow: 'M9 5l7 7-7 7',
	external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
	eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
	unseen: 'M4 4l16 16M9.5 6A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.3 7.7A17 17 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4-.9',
	copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
	download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
	print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
	return (
		<svg className={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<path d={PATHS[name]} />
		</svg>
	);
}
