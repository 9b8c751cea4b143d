// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Where cities and provinces lie, roughly.

export interface Place {
	/** How the names of its organisations begin, in Korean and in English. */
	readonly names: readonly string[];
	readonly short: { readonly ko: string; readonly en: string };
	readonly column: number;
	readonly row: number;
}

const place = (column: number, row: number, ko: string, en: string, ...others: string[]): Place =>
	({ names: [ko, en, ...others], short: { ko, en }, column, row });

export const PLACES: readonly Place[] = [
	place(2, 1, '서울', 'Seoul'), place(1, 2, '인천', 'Incheon'), place(2, 2, '경기', 'Gyeonggi'),
	place(3, 1, '강원', 'Gangwon'), place(1, 3, '충남', 'Chungnam', '충청남', 'South Chungcheong', 'Chungcheongnam'),
	place(2, 3, '세종', 'Sejong'), place(3, 3, '충북', 'Chungbuk', '충청북', 'North Chungcheong', 'Chungcheongbuk'),
	place(2, 4, '대전', 'Daejeon'), place(1, 5, '전북', 'Jeonbuk', '전라북', 'North Jeolla', 'Jeollabuk'),
	place(3, 4, '경북', 'Gyeongbuk', '경상북', 'North Gyeongsang', 'Gyeongsangbuk'), place(3, 5, '대구', 'Daegu'),
	place(4, 5, '울산', 'Ulsan'), place(1, 6, '광주', 'Gwangju'),
	place(1, 7, '전남', 'Jeonnam', '전라남', 'South Jeolla', 'Jeollanam'),
	place(3, 6, '경남', 'Gyeongnam', '경상남', 'South Gyeongsang', 'Gyeongsangnam'), place(4, 6, '부산', 'Busan'), place(2, 8, '제주', 'Jeju'),
];

/** Whether something of this name lies there. */
export const liesAt = ({ names }: Place, name: string): boolean => names.some((start) => name.startsWith(start));
