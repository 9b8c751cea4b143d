// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Stands in for the prover in a portal that was built without it: everything can be read, nothing proved.

class NoProver extends Error {
	override readonly name = 'NoProver';
}

export default function init(): Promise<never> {
	return Promise.reject(new NoProver('this portal was built without the prover: build clients/wasm first'));
}
