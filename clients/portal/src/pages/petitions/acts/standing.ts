// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the reader has done about a petition. It is known while the member's key is open, and never without it.

import { useAlias } from '../../../acting';
import { type Read, readAmong, toHex, useRead, useUnder } from '../../../chain';
import { MOST, type View } from '../types';

export interface Standing {
	/** Number of the last act on the signature, 0 before the first; odd where it stands. */
	readonly sequence: number;
	readonly signed: boolean;
	/** Whether a signature can still be made or withdrawn: so many changes are taken, and no more. */
	readonly canChange: boolean;
	readonly sponsors: boolean;
	/** Whether the reader started it. */
	readonly starter: boolean;
}

/** Where a signature's number stands in the chain's record of it. */
const SEQUENCE = 1;

export function useStanding(petition: number, { petition: record, numbers }: View): Read<Standing> {
	const { starter } = record;
	const alias = useAlias('petition', petition);
	const started = useAlias('starting', starter.type === 'Pseudonym' ? starter.value.year : 0);
	const known = alias !== undefined && started !== undefined;
	const [own, beginner] = known ? [toHex(alias), toHex(started)] : [];
	return useRead<Standing>(async ({ connection, api, at }) => {
		const { Signatures, Sponsors } = api.query.Petitions;
		const [signature, sponsor] = await Promise.all([
			readAmong(connection, await Signatures.getKey(petition, own!), numbers.count + numbers.withdrawn, at),
			readAmong(connection, await Sponsors.getKey(petition, own!), numbers.sponsors, at),
		]);
		const sequence = signature?.[SEQUENCE] ?? 0;
		return {
			sequence, signed: sequence % 2 === 1, canChange: sequence < MOST.sequence, sponsors: sponsor !== undefined,
			starter: starter.type === 'Pseudonym' && starter.value.alias === beginner,
		};
	}, [petition, own, beginner], { skip: !known, every: 2 });
}

export interface Writer {
	/** How many comments the reader made. */
	readonly comments: number;
}

/** The reader as a writer of comments. Not asked for with the signature, or a node could tell that both are of one member. */
export function useWriter(petition: number, comments: number): Read<Writer> {
	const pseudonym = useAlias('comment', petition);
	const read = useUnder('Petitions', 'CommentsBy', petition, pseudonym, comments);
	const known = pseudonym !== undefined && !read.loading && (read.value !== undefined || !read.error);
	return { ...read, value: known ? { comments: read.value?.[0] ?? 0 } : undefined };
}
