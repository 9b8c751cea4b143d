// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Properties of the runtime as a whole.

mod validators;

use alloc::{boxed::Box, vec, vec::Vec};
use caucus_elections_core::ballot::BallotBody;
use caucus_members_core::ring::RingProof;
use caucus_primitives::wire;
use caucus_runtime_common::extension_without_signer;
use codec::{Compact, Decode, Encode};
use pallet_elections::{Ballot, Batch};
use polkadot_sdk::{
	frame_support::{dispatch::DispatchClass, genesis_builder_helper::build_state, traits::PalletInfoAccess},
	frame_system::{self, offchain::CreateAuthorizedTransaction},
	pallet_aura,
	sp_genesis_builder::DEV_RUNTIME_PRESET,
	sp_io::TestExternalities,
};
use serde_json::Value;

use crate::{
	genesis_presets::{get_preset, preset_names, LOCAL_PRESET},
	AccountId, Elections, Grandpa, Hash, Library, Members, Messaging, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeGenesisConfig, Session, Signature, System, Trustees, UncheckedExtrinsic, Validators,
};

/// Replaces in `base` whatever `patch` mentions.
fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		}
		(base, patch) => *base = patch,
	}
}

/// The first state of a preset.
fn genesis(preset: &str) -> TestExternalities {
	let patch = get_preset(&preset.into()).unwrap();
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut genesis, serde_json::from_slice(&patch).unwrap());
	let mut state = TestExternalities::default();
	state
		.execute_with(|| build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&genesis).unwrap()).unwrap());
	state
}

#[test]
fn presets_start_a_chain_with_their_validators() {
	for (id, validators) in [(DEV_RUNTIME_PRESET, 1), (LOCAL_PRESET, 4)] {
		genesis(id).execute_with(|| {
			assert_eq!(Session::validators().len(), validators);
			assert_eq!(Grandpa::grandpa_authorities().len(), validators);
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), validators);
			let overview = Validators::overview();
			assert_eq!((overview.stints.len(), overview.minimum), (validators, validators as u32));
			Validators::do_try_state().unwrap();
		});
	}
}

#[test]
fn every_listed_preset_exists() {
	assert!(preset_names().iter().all(|id| get_preset(id).is_some()));
	assert!(get_preset(&"nobody".into()).is_none());
}

/// One signature of every kind that an account can have.
fn signatures() -> [Signature; 4] {
	[
		Signature::Ed25519([1; 64].into()),
		Signature::Sr25519([1; 64].into()),
		Signature::Ecdsa([1; 65].into()),
		Signature::Eth([1; 65].into()),
	]
}

/// Clients and auditors find ballots by these bytes and read storage by these names; they do not ask
/// the metadata.
#[test]
fn casts_and_storage_are_where_clients_look_for_them() {
	let ballot = Ballot {
		body: BallotBody {
			version: 1,
			election: 2,
			ring: 3,
			sequence: 4,
			alias: [5; 32],
			contests: Default::default(),
		},
		proof: RingProof([6; 785]),
	};
	let call =
		RuntimeCall::from(pallet_elections::Call::<Runtime>::cast { ballot: Box::new(ballot.clone()) });
	let general = <Runtime as CreateAuthorizedTransaction<pallet_elections::Call<Runtime>>>::create_authorized_transaction(
		call.clone(),
	);
	for extrinsic in [general, UncheckedExtrinsic::new_bare(call)] {
		let bytes = extrinsic.encode();
		let mut rest = &bytes[..];
		Compact::<u32>::decode(&mut rest).unwrap();
		let arguments = wire::cast_arguments(rest).unwrap();
		assert_eq!(Ballot::decode(&mut &arguments[..]).unwrap(), ballot);
		assert_eq!(wire::batch_arguments(rest), None);
	}
	let batch: Batch = vec![ballot.clone(); 2].try_into().unwrap();
	let call = RuntimeCall::from(pallet_elections::Call::<Runtime>::cast_batch { ballots: batch.clone() });
	assert_eq!(call.encode()[..2], wire::CAST_BATCH);
	for signature in signatures() {
		let extension = extension_without_signer::<Runtime>();
		let account = AccountId::from([7; 32]);
		let signed = UncheckedExtrinsic::new_signed(call.clone(), account.into(), signature, extension);
		let bytes = signed.encode();
		let mut rest = &bytes[..];
		Compact::<u32>::decode(&mut rest).unwrap();
		let arguments = wire::batch_arguments(rest).unwrap();
		assert_eq!(Batch::decode(&mut &arguments[..]).unwrap(), batch);
		assert_eq!(wire::cast_arguments(rest), None);
	}
	let accepted = pallet_elections::Event::<Runtime>::BallotAccepted {
		election: 2,
		alias: [5; 32],
		sequence: 4,
		digest: Hash::repeat_byte(8),
	};
	assert_eq!(RuntimeEvent::from(accepted.clone()).encode()[..2], wire::BALLOT_ACCEPTED);
	TestExternalities::default().execute_with(|| {
		System::set_block_number(1);
		System::note_finished_initialize();
		System::deposit_event(accepted);
		let events = System::read_events_no_consensus().collect::<Vec<_>>().encode();
		let found = wire::Acceptance { extrinsic: 0, alias: [5; 32], sequence: 4, digest: [8; 32] };
		assert_eq!(wire::acceptances(&events, 2), [found]);
	});
	assert_eq!(Members::name(), wire::pallet::MEMBERS);
	assert_eq!(Trustees::name(), wire::pallet::TRUSTEES);
	assert_eq!(Elections::name(), wire::pallet::ELECTIONS);
	assert_eq!(Library::name(), wire::pallet::LIBRARY);
	assert_eq!(Messaging::name(), wire::pallet::MESSAGING);
}

#[test]
fn bytes_for_the_library_are_found_in_the_call_that_brings_them_and_nowhere_else() {
	let inner = |call: RuntimeCall| {
		let extrinsic = UncheckedExtrinsic::new_transaction(call, extension_without_signer::<Runtime>());
		Vec::<u8>::decode(&mut &extrinsic.encode()[..]).unwrap()
	};
	let store = |data: Vec<u8>| inner(pallet_library::Call::store { data: data.try_into().unwrap() }.into());
	for length in [1, 63, 64, 20_000, 917_504] {
		let (whole, data) = (store(vec![7; length]), vec![7; length]);
		let (head, found) = wire::stored_bytes(&whole).unwrap();
		assert_eq!(found, data);
		let lean = [head, &[0]].concat();
		assert_eq!(lean, store(Vec::new()), "what is left is the call with no bytes");
		assert_eq!(wire::stored_bytes(&lean), None);
		assert_eq!(wire::stored_bytes(&whole[..whole.len() - 1]), None);
		assert_eq!(wire::stored_bytes(&[&whole[..], &[0]].concat()), None);
	}
	// Whatever somebody writes is not taken for such a call because it has one inside.
	let within = store(vec![7; 3_000]);
	let remark = frame_system::Call::remark { remark: within[6..].to_vec() };
	assert_eq!(wire::stored_bytes(&inner(remark.into())), None);
	assert_eq!(wire::stored_bytes(&[]), None);
}

#[test]
fn transaction_without_signer_has_a_fixed_header() {
	type Call = frame_system::Call<Runtime>;

	let call = RuntimeCall::from(Call::remark { remark: vec![7] });
	let transaction =
		<Runtime as CreateAuthorizedTransaction<Call>>::create_authorized_transaction(call.clone());

	let mut bytes: Vec<u8> = vec![0x45, 0x00, 0x00, 0x00, 0x00, 0x00];
	call.encode_to(&mut bytes);

	// An extrinsic is encoded as the bytes of a vector, its length first.
	assert_eq!(transaction.encode(), bytes.encode());
	assert_eq!(UncheckedExtrinsic::decode(&mut &bytes.encode()[..]).unwrap(), transaction);
}

/// A tenth of a block is kept for hooks, and no transaction may claim it.
#[test]
fn what_hooks_take_in_every_block_fits_what_a_block_keeps_for_them() {
	use pallet_activity::WeightInfo as _;
	use pallet_petitions::WeightInfo as _;
	let limits = crate::configs::RuntimeBlockWeights::get();
	let normal = limits.get(DispatchClass::Normal);
	let (most, total) = (normal.max_extrinsic.unwrap(), normal.max_total.unwrap());
	let kept = total - most;
	let hooks = <Runtime as pallet_petitions::Config>::WeightInfo::on_finalize()
		+ <Runtime as pallet_activity::Config>::WeightInfo::watch_campaigns();
	let base = limits.base_block + normal.base_extrinsic;
	assert!((hooks + base).all_lte(kept), "hooks take {hooks}, and a block keeps {kept} for them");

	// Work that waits for a block with room gets it in one without transactions: rolls and rings here, what
	// else there is in the integrity tests of its pallets.
	let share = <Runtime as pallet_members::Config>::IdleShare::get() * limits.max_block;
	assert!(share.all_lte(most));
}
