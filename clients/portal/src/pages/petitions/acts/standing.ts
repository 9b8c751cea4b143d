// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What the reader has done about a petition. It is known while the member's key is open, and never without it.

import { useAlias } from '../../../acting';
import { type Read, toHex, useRead } from '../../../chain';
import { MOST, type Record } from '../types';

export interface Standing {
	/** Number of the last act on the signature, 0 before the first; odd where it stands. */
	readonly sequence: number;
	readonly signed: boolean;
	/** Whether a signature can still be made or withdrawn: so many changes are taken, and no more. */
	readonly canChange: boolean;
	readonly sponsors: boolean;
	/** How many comments the reader made. */
	readonly comments: number;
	/** What the reader is called in comments here. */
	readonly pseudonym: string;
	/** Whether the reader started it. */
	readonly starter: boolean;
}

export function useStanding(petition: number, record: Record): Read<Standing> & { readonly known: boolean } {
	const { starter } = record;
	const [alias, pseudonym] = [useAlias('petition', petition), useAlias('comment', petition)];
	const started = useAlias('starting', starter.type === 'Pseudonym' ? starter.value.year : 0);
	const known = alias !== undefined && pseudonym !== undefined && started !== undefined;
	const names = known ? [alias, pseudonym, started].map(toHex) : [];
	const read = useRead<Standing>(async ({ api, at }) => {
		const [own = '', writer = '', beginner = ''] = names;
		const [sequence, sponsors, comments] = await Promise.all([
			api.view.Petitions.signature(petition, own, { at }),
			api.view.Petitions.sponsors(petition, own, { at }),
			api.view.Petitions.comments_by(petition, writer, { at }),
		]);
		return {
			sequence, signed: sequence % 2 === 1, canChange: sequence < MOST.sequence, sponsors, comments, pseudonym: writer,
			starter: starter.type === 'Pseudonym' && starter.value.alias === beginner,
		};
	}, [petition, names.join()], { skip: !known });
	return { ...read, known };
}
