// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Why the chain did not take something, by names that programs and sentences can go by.

export type Reason =
	/** The pool or the block refused it before it was a call: the pallet's own number says why. */
	| { readonly kind: 'code'; readonly code: number; readonly pallet?: string | number }
	/** The same, for reasons that every chain has: Stale, Payment, BadProof ... */
	| { readonly kind: 'pool'; readonly name: string }
	/** The call was made and failed. */
	| { readonly kind: 'call'; readonly pallet: string; readonly error: string }
	/** No final block had it in time. */
	| { readonly kind: 'late' }
	/** Nobody could be asked. */
	| { readonly kind: 'unreachable'; readonly detail: string };

export class Refused extends Error {
	override readonly name = 'Refused';

	constructor(readonly reason: Reason) {
		super(JSON.stringify(reason));
	}

	/** The same, of a call of this pallet: two pallets may give the same number. */
	of(pallet: string | number): Refused {
		return this.reason.kind === 'code' ? new Refused({ ...this.reason, pallet }) : this;
	}
}

interface Validity {
	readonly type: string;
	readonly value?: { readonly type: string; readonly value?: unknown };
}

/** What papi says, by name. */
export function refusalOf(error: unknown): Refused {
	if (error instanceof Refused) return error;
	const validity = (error as { error?: Validity } | null)?.error;
	const inner = validity?.value;
	if (inner?.type === 'Custom') return new Refused({ kind: 'code', code: Number(inner.value) });
	if (inner?.type) return new Refused({ kind: 'pool', name: inner.type });
	const detail = error instanceof Error ? error.message : String(error);
	// The runtime stops at what it cannot read: a page that is older than the runtime sends such things.
	if (/\btrap\b|Execution failed/.test(detail)) return new Refused({ kind: 'pool', name: 'Undecodable' });
	return new Refused({ kind: 'unreachable', detail });
}
