// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// An announced meeting as a file that calendars take (RFC 5545).

import { utf8 } from '../../text/typed';

export interface Appointment {
	/** The chain's and the meeting's names: a file that is read again changes the entry and makes no second one. */
	readonly uid: string;
	/** How often the announcement was changed. */
	readonly sequence: number;
	readonly title: string;
	readonly organizer: string;
	readonly place: string | undefined;
	readonly text: string;
	readonly address: string;
	readonly from: number;
	readonly to: number;
	readonly made: number;
	readonly cancelled: boolean;
}

const stamp = (moment: number) => `${new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '')}`;

const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Lines hold 75 bytes; a letter of several bytes stays whole. */
function folded(line: string): string {
	const lines: string[] = [];
	let now = '';
	let bytes = 0;
	for (const letter of line) {
		const size = utf8(letter).length;
		if (bytes + size > 73) {
			lines.push(now);
			now = ' ';
			bytes = 1;
		}
		now += letter;
		bytes += size;
	}
	return [...lines, now].join('\r\n');
}

export function calendarOf(one: Appointment): string {
	const lines = [
		'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Caucus//Portal//KO', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
		'BEGIN:VEVENT',
		`UID:${one.uid}`, `SEQUENCE:${one.sequence}`, `DTSTAMP:${stamp(one.made)}`,
		`DTSTART:${stamp(one.from)}`, `DTEND:${stamp(one.to)}`,
		`SUMMARY:${escaped(`${one.organizer}: ${one.title}`)}`,
		...(one.place ? [`LOCATION:${escaped(one.place)}`] : []),
		`DESCRIPTION:${escaped(one.text)}`, `URL:${one.address}`,
		`STATUS:${one.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-P1D', `DESCRIPTION:${escaped(one.title)}`, 'END:VALARM',
		'END:VEVENT', 'END:VCALENDAR',
	];
	return `${lines.map(folded).join('\r\n')}\r\n`;
}
