// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Two texts beside each other, line by line: what went and what came.

export interface Line {
	readonly text: string;
	readonly changed: boolean;
}

/** More lines than that are shown without being compared: it would take too long. */
const MOST = 1200;

/** The lines of both, each with whether the other has it too, at the same place in the order. */
export function compare(before: string, after: string): { before: Line[]; after: Line[] } {
	const [a, b] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
	const plain = (lines: string[]) => lines.map((text) => ({ text, changed: false }));
	if (a.length > MOST || b.length > MOST) return { before: plain(a), after: plain(b) };
	// common[i][j]: how many lines a from i on and b from j on have in common, in this order.
	const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
		}
	}
	const [kept, stayed] = [new Set<number>(), new Set<number>()];
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		if (a[i] === b[j]) {
			kept.add(i++);
			stayed.add(j++);
		} else if (common[i + 1]![j]! >= common[i]![j + 1]!) i++;
		else j++;
	}
	return {
		before: a.map((text, i) => ({ text, changed: !kept.has(i) })),
		after: b.map((text, j) => ({ text, changed: !stayed.has(j) })),
	};
}
