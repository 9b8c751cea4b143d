// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { describe, expect, it } from 'vitest';
import { cellsOf, readSheet } from './table';

const CHAPTERS = [{ id: 0, ko: '서울특별시당', en: 'Seoul' }, { id: 1, ko: '부산광역시당', en: 'Busan' }];
const application = (key: string, chapter = 1, classes = 5) =>
	`${key.repeat(32)}${chapter.toString(16).padStart(2, '0')}00${classes.toString(16).padStart(2, '0')}00${'ee'.repeat(64)}`;
const read = (text: string) => readSheet(text, CHAPTERS);
const problems = (text: string) => read(text).rows.map(({ problem }) => problem?.key);

describe('a pasted sheet', () => {
	it('has cells as spreadsheets write them', () => {
		expect(cellsOf('a\t"b ""c""\nd"\te\r\n\n f\tg')).toEqual([
			{ line: 1, cells: ['a', 'b "c"\nd', 'e'] }, { line: 4, cells: ['f', 'g'] },
		]);
		expect(cellsOf('a;b\n1;2')).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['1', '2'] }]);
	});

	it('may have applications alone', () => {
		const { rows } = read(`${application('aa')}\n0x${application('bb')}\n`);
		expect(rows.map(({ line }) => line)).toEqual([1, 2]);
		expect(rows[0]?.entry).toEqual({
			type: 'Join', value: { key: `0x${'aa'.repeat(32)}`, chapter: 1, classes: 5, ownership: `0x${'ee'.repeat(64)}` },
		});
	});

	it('takes the columns that it knows and names the others, which stay here', () => {
		const sheet = read(`접수번호\t처리\t당원번호\t시도당\t자격\t신청서\n1\t가입\t\t부산광역시당\t책임당원, 청년\t${application('aa')}\n2\t탈당\t12\n`
			+ `3\t이동\t13\t0\n4\t자격변경\t14\t\t대의원\n5\t열쇠 교체\t15\t\t\t${application('bb')}`);
		expect(sheet.ignored).toEqual(['접수번호']);
		expect(sheet.rows.map(({ entry }) => entry?.type)).toEqual(['Join', 'Leave', 'Move', 'Reclass', 'Rotate']);
		expect(sheet.rows[3]?.entry?.value).toEqual({ member: 14, classes: 2 });
	});

	it('reads the list of the command line', () => {
		const { rows } = read(JSON.stringify([
			{ join: application('aa') }, { leave: { member: 1 } }, { reclass: { member: 3, classes: 'dues-paying, youth' } },
			{ rotate: { member: 4, application: application('bb') } },
		]));
		expect(rows.map(({ entry }) => entry?.type)).toEqual(['Join', 'Leave', 'Reclass', 'Rotate']);
		expect(rows[2]?.entry?.value).toEqual({ member: 3, classes: 5 });
		expect(read('[{').problem?.key).toBe('json');
	});

	it('says of each row what is wrong with it', () => {
		expect(problems(`${application('aa')}\n${application('bb').slice(2)}\n가나다\n${application('aa')}`))
			.toEqual([undefined, 'length', 'notHex', 'twice']);
		expect(problems('처리,당원번호,시도당\n탈당,\n탈당,x1\n이동,3,제주\n승급,3\n이동,4\n탈당,5\n이동,5,1'))
			.toEqual(['noMember', 'memberNumber', 'chapter', 'kind', 'noChapter', undefined, 'twice']);
		expect(problems(`신청서,시도당,자격\n${application('aa')},서울특별시당\n${application('bb')},1,청년\n,1`))
			.toEqual(['otherChapter', 'otherClasses', 'noApplication']);
		expect(read('\n').problem?.key).toBe('empty');
	});
});
