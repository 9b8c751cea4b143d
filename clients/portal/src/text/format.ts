// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Dates in Korea's time, numbers, and how much time is left, in the reader's language.

import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Moment, inKorea } from './calendar';
import type { Language } from './index';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often a block is made. */
export const BLOCK = 6 * SECOND;

export interface Format {
	/** 2026년 11월 22일 (일) */
	date(moment: Moment): string;
	/** 오후 6:00 */
	time(moment: Moment): string;
	/** 2026년 11월 22일 (일) 오후 6:00 */
	dateTime(moment: Moment): string;
	/** 11. 22. 18:00, for tables. */
	short(moment: Moment): string;
	/** 2026년 11월 22일 (일) 오후 6:00 – 오후 9:00 */
	range(from: Moment, to: Moment): string;
	/** 3일 남음, 2시간 남음, 끝남 */
	left(until: Moment, now?: Moment): string;
	/** 5분 전 */
	ago(moment: Moment, now?: Moment): string;
	number(value: number | bigint): string;
	/** Of a fraction: 0.123 is 12.3%. */
	percent(fraction: number, digits?: number): string;
	/** 가, 나 및 다 */
	list(items: readonly string[]): string;
	/** When a block will be, or was, made, from one whose time is known. */
	blockTime(block: number, known: { number: number; time: number }): number;
}

const WORDS = {
	ko: {
		over: '끝남',
		left: { day: '일 남음', hour: '시간 남음', minute: '분 남음' },
		moment: '곧 끝남',
	},
	en: {
		over: 'over',
		left: { day: ['day left', 'days left'], hour: ['hour left', 'hours left'], minute: ['minute left', 'minutes left'] },
		moment: 'less than a minute left',
	},
} as const;

interface Parts {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	/** 0 is Sunday. */
	readonly weekday: number;
	readonly hour: number;
	readonly minute: string;
}

const two = (value: number) => String(value).padStart(2, '0');

/** A moment as clocks and calendars where the party is show it. Deadlines are its days, wherever the reader is. */
function partsOf(moment: Moment): Parts {
	const local = inKorea(moment);
	return {
		year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate(), weekday: local.getUTCDay(),
		hour: local.getUTCHours(), minute: two(local.getUTCMinutes()),
	};
}

const WEEKDAYS = { ko: '일월화수목금토', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

// Written out, because browsers differ in how they write a Korean date: with or without brackets around the weekday, with
// 오후 or PM. People compare what two devices show.
type Written = Record<Language, (parts: Parts) => string>;
const DATES: Written = {
	ko: ({ year, month, day, weekday }) => `${year}년 ${month}월 ${day}일 (${WEEKDAYS.ko[weekday]})`,
	en: ({ year, month, day, weekday }) => `${WEEKDAYS.en[weekday]}, ${day} ${MONTHS[month - 1]} ${year}`,
};
const TIMES: Written = {
	ko: ({ hour, minute }) => `${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:${minute}`,
	en: ({ hour, minute }) => `${two(hour)}:${minute}`,
};
const SHORT: Written = {
	ko: ({ month, day, hour, minute }) => `${month}. ${day}. ${two(hour)}:${minute}`,
	en: ({ month, day, hour, minute }) => `${day} ${MONTHS[month - 1]?.slice(0, 3)} ${two(hour)}:${minute}`,
};

/** Full units that fit into a stretch of time: people count days, then hours, then minutes. */
function largest(milliseconds: number): { count: number; unit: 'day' | 'hour' | 'minute' } {
	if (milliseconds >= DAY) return { count: Math.floor(milliseconds / DAY), unit: 'day' };
	if (milliseconds >= HOUR) return { count: Math.floor(milliseconds / HOUR), unit: 'hour' };
	return { count: Math.floor(milliseconds / MINUTE), unit: 'minute' };
}

export function formatOf(language: Language): Format {
	const locale = language === 'ko' ? 'ko-KR' : 'en-GB';
	const date = (moment: Moment) => DATES[language](partsOf(moment));
	const time = (moment: Moment) => TIMES[language](partsOf(moment));
	const both = (moment: Moment) => `${date(moment)}${language === 'ko' ? ' ' : ', '}${time(moment)}`;
	const number = new Intl.NumberFormat(locale);
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const at = (moment: Moment) => Number(moment);
	return {
		date,
		time,
		dateTime: both,
		short: (moment) => SHORT[language](partsOf(moment)),
		range: (from, to) => {
			const sameDay = date(from) === date(to);
			return `${both(from)} – ${sameDay ? time(to) : both(to)}`;
		},
		left: (until, now = Date.now()) => {
			const rest = at(until) - at(now);
			if (rest <= 0) return WORDS[language].over;
			if (rest < MINUTE) return WORDS[language].moment;
			const { count, unit } = largest(rest);
			if (language === 'ko') return `${number.format(count)}${WORDS.ko.left[unit]}`;
			return `${number.format(count)} ${WORDS.en.left[unit][count === 1 ? 0 : 1]}`;
		},
		ago: (moment, now = Date.now()) => {
			const passed = Math.max(0, at(now) - at(moment));
			if (passed < MINUTE) return relative.format(-Math.floor(passed / SECOND), 'second');
			const { count, unit } = largest(passed);
			return relative.format(-count, unit);
		},
		number: (value) => number.format(value),
		percent: (fraction, digits = 1) => new Intl.NumberFormat(locale, {
			style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits,
		}).format(fraction),
		list: (items) => list.format(items),
		blockTime: (block, known) => known.time + (block - known.number) * BLOCK,
	};
}

export function useFormat(): Format {
	const { i18n } = useTranslation();
	const language: Language = i18n.language === 'en' ? 'en' : 'ko';
	return useMemo(() => formatOf(language), [language]);
}

/** The time of now, renewed so often: for what says how much time is left. */
export function useNow(every = 30 * SECOND): number {
	const [now, setNow] = useState(Date.now);
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), every);
		return () => clearInterval(timer);
	}, [every]);
	return now;
}
