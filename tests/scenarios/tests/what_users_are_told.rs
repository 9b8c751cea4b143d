// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Nothing that the runtime refuses reaches a user as a name or a number.

use caucus_sdk::sentences;
use caucus_sovereign_runtime::Runtime;
use subxt::Metadata;

#[test]
fn every_error_of_the_runtime_is_told_as_a_sentence() {
	let metadata = Runtime::metadata_at_version(15).expect("the runtime has this version; qed");
	let metadata = Metadata::decode_from(&metadata).expect("it is the runtime's own; qed");
	let mut told = 0;
	let mut missing = Vec::new();
	for pallet in metadata.pallets() {
		for error in pallet.error_variants().unwrap_or_default() {
			match sentences::of_pallet_error(pallet.name(), &error.name) {
				Some(_) => told += 1,
				None => missing.push(format!("{}::{}", pallet.name(), error.name)),
			}
		}
	}
	assert!(missing.is_empty(), "no sentence says {missing:?}: write one in clients/sdk/src/sentences");
	assert!(told > 300, "only {told} errors were found");
}
