// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Which calls of the party's pallets cost nothing, for whom, and how often.

use caucus_scenarios::{
	ceremony,
	party::{self, STRANGER},
	Chain,
};
use caucus_sovereign_runtime::{Runtime, RuntimeCall};
use codec::Decode;
use polkadot_sdk::{
	frame_support::traits::GetCallName, sp_keyring::Sr25519Keyring,
	sp_runtime::transaction_validity::InvalidTransaction,
};
use std::collections::BTreeSet;

/// Every call of the party's pallets, with arguments that are all zeros or empty: election 0, member 0,
/// no ballot, no proof that holds.
fn empty_calls() -> Vec<(&'static str, RuntimeCall)> {
	let names: [(u8, &'static [&'static str]); 10] = [
		(50, pallet_members::Call::<Runtime>::get_call_names()),
		(51, pallet_trustees::Call::<Runtime>::get_call_names()),
		(52, pallet_elections::Call::<Runtime>::get_call_names()),
		(53, pallet_organisations::Call::<Runtime>::get_call_names()),
		(54, pallet_petitions::Call::<Runtime>::get_call_names()),
		(55, pallet_assemblies::Call::<Runtime>::get_call_names()),
		(56, pallet_activity::Call::<Runtime>::get_call_names()),
		(57, pallet_representatives::Call::<Runtime>::get_call_names()),
		(58, pallet_library::Call::<Runtime>::get_call_names()),
		(59, pallet_messaging::Call::<Runtime>::get_call_names()),
	];
	let call = |pallet: u8, index: usize| {
		let bytes = [&[pallet, index as u8][..], &[0; 2_000]].concat();
		RuntimeCall::decode(&mut &bytes[..]).expect("calls are numbered without gaps")
	};
	let of_pallet = |(pallet, names): (u8, &'static [&'static str])| {
		names.iter().copied().enumerate().map(move |(index, name)| (name, call(pallet, index)))
	};
	names.into_iter().flat_map(of_pallet).collect()
}

/// A chain on which an election is open.
fn open() -> Chain {
	let mut chain = Chain::development();
	ceremony::open(&mut chain);
	chain
}

#[test]
fn who_holds_no_office_pays_whether_a_call_does_anything_or_not() {
	let mut chain = open();
	for (name, call) in empty_calls() {
		let before = chain.balance(STRANGER);
		let transaction = chain.sign(STRANGER, call);
		assert!(chain.apply_one(&transaction).is_ok(), "{name} does not come into a block");
		assert!(chain.balance(STRANGER) < before, "{name} cost nothing");
	}
}

/// Officers act for nothing when something is due from them. What they can try in vain without paying
/// is known: two calls of the commission, and only while voting goes on.
#[test]
fn officers_pay_for_calls_that_are_not_due_and_nothing_comes_twice() {
	let open = open().snapshot();
	let mut free_and_vain = BTreeSet::new();
	for who in Sr25519Keyring::well_known().chain([Sr25519Keyring::One, Sr25519Keyring::Two]) {
		let mut chain = Chain::from(&open);
		for (name, call) in empty_calls() {
			let before = chain.balance(who);
			let transaction = chain.sign(who, call);
			let done = match chain.apply_one(&transaction) {
				Ok(done) => done,
				Err(invalid) => {
					// Who owns nothing cannot send what has to be paid.
					assert_eq!(before, 0, "{who:?} cannot send {name}: {invalid:?}");
					continue;
				}
			};
			if done.is_err() && chain.balance(who) == before {
				free_and_vain.insert(name);
			}
			assert_eq!(chain.apply_one(&transaction), Err(InvalidTransaction::Stale.into()));
		}
	}
	assert_eq!(free_and_vain, BTreeSet::from(["prolong", "seal_poll"]));
}

/// The same bytes under another account's name are nobody's.
#[test]
fn a_signature_is_of_one_account_and_one_chain() {
	let mut chain = Chain::development();
	let call = RuntimeCall::from(polkadot_sdk::frame_system::Call::<Runtime>::remark { remark: vec![1] });
	let transaction = chain.sign(STRANGER, call.clone());
	let other = chain.sign(party::RELAYER, call);
	let bad = Err(InvalidTransaction::BadProof.into());
	// Behind length, version and the kind of address stand the account, then the signature's kind.
	let accounts = 2 + 1 + 1..2 + 1 + 1 + 32;
	let mut forged = transaction.clone();
	forged[accounts.clone()].copy_from_slice(&other[accounts]);
	assert_eq!(chain.apply_one(&forged), bad);

	// A twin of the chain checks against its own genesis.
	let mut twin = Chain::twin();
	assert_eq!(twin.apply_one(&transaction), bad);
	assert_eq!(chain.apply_one(&transaction), Ok(Ok(())));
}
