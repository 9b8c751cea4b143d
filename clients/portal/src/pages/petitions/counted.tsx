// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Texts whose length the chain limits, in bytes: a syllable of Hangul has three, a Latin letter one.

import { useTranslation } from 'react-i18next';
import { TextArea, TextField } from '../../parts';
import { lengthOf, tidied, useFormat } from '../../text';

export type Problem = 'empty' | 'long' | 'invisible' | 'direction';

/** Marks that turn the direction of reading. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Letters without a width or a look, and tags. */
const INVISIBLE = /[\u00ad\u115f\u1160\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/u;

/** Why the chain would refuse what somebody typed, as it is sent; the same rules as its own. `lines`: it may have several. */
export function problemOf(typed: string, most: number, lines: boolean): Problem | undefined {
	const text = tidied(typed);
	if (text === '') return 'empty';
	if (DIRECTION.test(text)) return 'direction';
	const plain = lines ? text.replaceAll('\n', '') : text;
	if (INVISIBLE.test(plain) || /\p{Cc}/u.test(plain)) return 'invisible';
	return lengthOf(text) > most ? 'long' : undefined;
}

/** The sentence for it. */
export function useProblem(problem: Problem | undefined, most: number): string | undefined {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	return problem && t(`problem.${problem}`, { letters: format.number(Math.floor(most / 3)) });
}

interface Props {
	readonly label: string;
	readonly hint?: string;
	readonly error?: string | undefined;
	readonly optional?: boolean;
	readonly most: number;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly lang?: string;
}

/** How much room is left, in syllables and in bytes. */
function Left({ most, value }: { most: number; value: string }) {
	const { t } = useTranslation('petitions');
	const format = useFormat();
	const used = lengthOf(value);
	const left = most - used;
	return (
		<p className={left < 0 ? 'counter counter-over' : 'counter'}>
			{t(left < 0 ? 'counter.over' : 'counter.left', { letters: format.number(left < 0 ? Math.ceil(-left / 3) : Math.floor(left / 3)) })}
			<span className="numeric"> {t('counter.bytes', { used: format.number(used), most: format.number(most) })}</span>
		</p>
	);
}

export const CountedField = ({ most, ...rest }: Props) => (
	<div className="counted"><TextField {...rest} autoComplete="off" /><Left most={most} value={rest.value} /></div>
);

export const CountedArea = ({ most, ...rest }: Props) => (
	<div className="counted"><TextArea {...rest} /><Left most={most} value={rest.value} /></div>
);
