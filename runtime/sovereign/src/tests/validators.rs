// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Validators that vote for two blocks at once, in the way from what a node sees to what a block does.

use alloc::{boxed::Box, vec, vec::Vec};
use caucus_runtime_common::time::SLOT_DURATION;
use codec::{Decode, Encode};
use finality_grandpa::{Equivocation as TwoVotes, Message, Prevote};
use pallet_validators::Report;
use polkadot_sdk::{
	frame_support::{
		assert_ok, dispatch::Pays, storage::with_transaction_unchecked, traits::UnfilteredDispatchable,
	},
	frame_system::{self, RawOrigin},
	pallet_grandpa, pallet_offences,
	pallet_session::{self, SessionInterface},
	pallet_timestamp,
	sp_consensus_aura::AURA_ENGINE_ID,
	sp_consensus_grandpa::{
		localized_payload, runtime_decl_for_grandpa_api::GrandpaApiV3 as _, Equivocation, EquivocationProof,
		OpaqueKeyOwnershipProof, RoundNumber,
	},
	sp_core::{
		offchain::{TransactionPool, TransactionPoolExt},
		H256,
	},
	sp_io::TestExternalities,
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
	sp_runtime::{
		traits::{Dispatchable, Header as _},
		transaction_validity::{
			InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidity,
		},
		ApplyExtrinsicResult, Digest, DigestItem, DispatchError, Perbill, TransactionOutcome,
	},
	sp_session::MembershipProof,
};
use std::sync::{Arc, Mutex};

use super::genesis;
use crate::{
	genesis_presets::{LOCAL_PRESET, LOCAL_SESSION},
	AccountId, BlockNumber, Executive, Grandpa, Hash, Header, Runtime, RuntimeCall, RuntimeEvent, Session,
	SessionKeys, System, UncheckedExtrinsic, Validators,
};

type Proof = EquivocationProof<Hash, BlockNumber>;

/// The place of a validator in the preset, and so in the turns.
const ALICE: u64 = 0;
const BOB: u64 = 1;

/// What the runtime has put into its node's pool.
#[derive(Clone, Default)]
struct Pool(Arc<Mutex<Vec<Vec<u8>>>>);

impl TransactionPool for Pool {
	fn submit_transaction(&mut self, transaction: Vec<u8>) -> Result<(), ()> {
		self.0.lock().unwrap().push(transaction);
		Ok(())
	}
}

/// The local preset's chain.
struct Chain {
	state: TestExternalities,
	number: BlockNumber,
	slot: u64,
	pool: Pool,
}

impl Chain {
	fn new() -> Self {
		let mut state = genesis(LOCAL_PRESET);
		let pool = Pool::default();
		state.register_extension(TransactionPoolExt::new(pool.clone()));
		let mut chain = Self { state, number: 0, slot: 300_000_000, pool };
		chain.block(1, ALICE, || ());
		chain
	}

	/// Makes a block of this number. Those between are not missed by anything but the clock.
	fn block<R>(&mut self, number: BlockNumber, author: u64, act: impl FnOnce() -> R) -> R {
		self.number = number;
		self.slot += 1;
		while self.slot % 4 != author {
			self.slot += 1;
		}
		let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, self.slot.encode());
		let parent = H256::from_low_u64_be(u64::from(number));
		let header = Header::new(number, H256::zero(), H256::zero(), parent, Digest { logs: vec![slot] });
		let now = self.slot * SLOT_DURATION;
		let made = self.state.execute_with(|| {
			System::set_block_number(number - 1);
			Executive::initialize_block(&header);
			let set = pallet_timestamp::Call::<Runtime>::set { now };
			assert_ok!(Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(set.into())).unwrap());
			let made = act();
			Executive::finalize_block();
			Validators::do_try_state().unwrap();
			made
		});
		self.state.commit_all().unwrap();
		made
	}

	/// Makes the next block.
	fn next<R>(&mut self, act: impl FnOnce() -> R) -> R {
		self.block(self.number + 1, ALICE, act)
	}

	/// Makes the blocks in which sessions end.
	fn sessions(&mut self, count: u32) {
		for _ in 0..count {
			self.block((self.number / LOCAL_SESSION + 1) * LOCAL_SESSION, ALICE, || ());
		}
	}

	/// What a node's voter does when it sees two votes: asks whose key that is.
	fn ask_whose(&mut self, who: Ed25519Keyring) -> Option<OpaqueKeyOwnershipProof> {
		self.state.execute_with(|| Runtime::generate_key_ownership_proof(0, who.public().into()))
	}

	/// And has the runtime put a transaction into its own pool.
	fn transaction(&mut self, votes: Proof, owner: OpaqueKeyOwnershipProof) -> UncheckedExtrinsic {
		self.state
			.execute_with(|| Runtime::submit_report_equivocation_unsigned_extrinsic(votes, owner))
			.expect("it is submitted");
		let bytes = self.pool.0.lock().unwrap().pop().expect("it is in the pool");
		UncheckedExtrinsic::decode(&mut &bytes[..]).unwrap()
	}

	fn report(&mut self, votes: Proof) -> UncheckedExtrinsic {
		let Equivocation::Prevote(ref both) = votes_of(&votes) else { unreachable!("prevotes were made") };
		let who = Ed25519Keyring::iter().find(|key| both.identity == key.public().into()).unwrap();
		let owner = self.ask_whose(who).expect("the key is in force");
		self.transaction(votes, owner)
	}

	fn pool(&mut self, source: TransactionSource, transaction: &UncheckedExtrinsic) -> TransactionValidity {
		let transaction = transaction.clone();
		self.state.execute_with(|| {
			with_transaction_unchecked(|| {
				let verdict = Executive::validate_transaction(source, transaction, Hash::zero());
				TransactionOutcome::Rollback(verdict)
			})
		})
	}

	fn apply(&mut self, transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
		self.next(|| Executive::apply_extrinsic(transaction))
	}

	fn disabled(&mut self) -> Vec<u32> {
		self.state.execute_with(Session::disabled_validators)
	}

	fn reports(&mut self) -> Vec<Report<AccountId>> {
		self.state.execute_with(Validators::reports)
	}
}

fn votes_of(votes: &Proof) -> Equivocation<Hash, BlockNumber> {
	// The proof gives its parts to those alone who encode it: a set's number, then the votes.
	let bytes = votes.encode();
	Equivocation::decode(&mut &bytes[8..]).unwrap()
}

/// Prevotes of `who` in a round of the first set, for the blocks of these hashes.
fn votes_for(who: Ed25519Keyring, round: RoundNumber, blocks: [u8; 2]) -> Proof {
	let vote = |hash| {
		let prevote = Prevote { target_hash: Hash::repeat_byte(hash), target_number: 5u32 };
		let payload = localized_payload(round, 0, &Message::Prevote(prevote.clone()));
		(prevote, who.sign(&payload).into())
	};
	let [first, second] = blocks.map(vote);
	let both = TwoVotes { round_number: round, identity: who.public().into(), first, second };
	EquivocationProof::new(0, Equivocation::Prevote(both))
}

fn two_votes(who: Ed25519Keyring, round: RoundNumber) -> Proof {
	votes_for(who, round, [1, 2])
}

fn account(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

#[test]
fn who_votes_for_two_blocks_is_disabled_and_the_report_stays() {
	let mut chain = Chain::new();
	let transaction = chain.report(two_votes(Ed25519Keyring::Bob, 7));

	assert_eq!(chain.pool(TransactionSource::External, &transaction), Err(InvalidTransaction::Call.into()));
	let valid = chain.pool(TransactionSource::Local, &transaction).unwrap();
	assert_eq!((valid.priority, valid.propagate), (TransactionPriority::MAX, false));

	let events = chain.next(|| {
		assert_eq!(Executive::apply_extrinsic(transaction.clone()), Ok(Ok(())));
		System::read_events_no_consensus().map(|record| record.event).collect::<Vec<_>>()
	});
	assert_eq!(chain.disabled(), [BOB as u32]);
	let [report] = &chain.reports()[..] else { panic!("there is one report") };
	assert_eq!((&report.who, &report.kind), (&account(Sr25519Keyring::Bob), b"grandpa:equivoca"));
	assert_eq!((report.session, report.disabled), (0, true));
	let watched = chain.state.execute_with(crate::status::status).validators;
	assert_eq!((watched.reports, watched.last_report), (1, Some(report.at)));
	// Three quarters, squared: one of four, as consensus counts.
	assert_eq!(report.severity, Perbill::from_rational(9u32, 16u32));
	let told = events.iter().filter(|event| {
		matches!(
			event,
			RuntimeEvent::Validators(pallet_validators::Event::OffenderReported { disabled: true, .. })
		)
	});
	assert_eq!(told.count(), 1);

	// The same again, and another round of the same session.
	for votes in [two_votes(Ed25519Keyring::Bob, 7), two_votes(Ed25519Keyring::Bob, 8)] {
		let transaction = chain.report(votes);
		let known = Err(InvalidTransaction::Stale.into());
		assert_eq!(chain.pool(TransactionSource::Local, &transaction), known);
		assert_eq!(chain.apply(transaction), Err(InvalidTransaction::Stale.into()));
	}
	assert_eq!(chain.reports().len(), 1);
	let kept = chain.state.execute_with(|| pallet_offences::Reports::<Runtime>::iter().count());
	assert_eq!(kept, 1);
}

#[test]
#[should_panic(expected = "is disabled and should not be attempting to author blocks")]
fn a_disabled_validator_makes_no_blocks() {
	let mut chain = Chain::new();
	let transaction = chain.report(two_votes(Ed25519Keyring::Bob, 7));
	assert_eq!(chain.apply(transaction), Ok(Ok(())));
	chain.block(chain.number + 1, BOB, || ());
}

#[test]
fn whoever_reports_two_votes_with_a_signature_pays_nothing_once() {
	let mut chain = Chain::new();
	let call = |chain: &mut Chain, round| {
		let owner: MembershipProof = chain.ask_whose(Ed25519Keyring::Bob).unwrap().decode().unwrap();
		let equivocation_proof = Box::new(two_votes(Ed25519Keyring::Bob, round));
		pallet_grandpa::Call::<Runtime>::report_equivocation { equivocation_proof, key_owner_proof: owner }
	};
	let (first, second) = (call(&mut chain, 7), call(&mut chain, 8));
	chain.next(|| {
		let dave = || RawOrigin::Signed(account(Sr25519Keyring::Dave)).into();
		let made = RuntimeCall::from(first).dispatch_bypass_filter(dave()).unwrap();
		assert_eq!(made.pays_fee, Pays::No);
		let refused = RuntimeCall::from(second).dispatch_bypass_filter(dave()).unwrap_err();
		assert_eq!(refused.error, pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport.into());
		assert_eq!(refused.post_info.pays_fee, Pays::Yes);
	});
	assert_eq!(chain.disabled(), [BOB as u32]);
}

#[test]
fn who_changes_its_keys_is_caught_by_the_old_ones() {
	let mut chain = Chain::new();
	chain.next(|| {
		let keys = SessionKeys {
			aura: Sr25519Keyring::Eve.public().into(),
			grandpa: Ed25519Keyring::Eve.public().into(),
		};
		assert_ok!(<Session as SessionInterface>::set_keys(&account(Sr25519Keyring::Bob), keys));
	});
	assert!(chain.ask_whose(Ed25519Keyring::Eve).is_none(), "the new key is not in force");
	let transaction = chain.report(two_votes(Ed25519Keyring::Bob, 7));
	assert_eq!(chain.apply(transaction), Ok(Ok(())));
	assert_eq!(chain.disabled(), [BOB as u32]);
	// The new keys come into force; they are a disabled validator's.
	chain.sessions(3);
	assert_eq!(chain.state.execute_with(Grandpa::current_set_id), 1);
	assert_eq!(chain.disabled(), [BOB as u32]);
	assert!(chain.ask_whose(Ed25519Keyring::Bob).is_none());
	assert!(chain.ask_whose(Ed25519Keyring::Eve).is_some());
}

#[test]
fn a_report_may_come_some_sessions_later() {
	let mut chain = Chain::new();
	let owner = chain.ask_whose(Ed25519Keyring::Charlie).unwrap();
	chain.sessions(5);
	assert_eq!(chain.state.execute_with(Grandpa::current_set_id), 0, "nothing changed, nor did the set");
	let transaction = chain.transaction(two_votes(Ed25519Keyring::Charlie, 7), owner);
	assert_eq!(chain.apply(transaction), Ok(Ok(())));
	assert_eq!(chain.disabled(), [2]);
	assert_eq!(chain.reports()[0].session, 0);
}

#[test]
fn what_proves_nothing_is_refused() {
	let mut chain = Chain::new();
	// One vote, said twice.
	let transaction = chain.report(votes_for(Ed25519Keyring::Bob, 7, [1, 1]));
	let refused = pallet_grandpa::Error::<Runtime>::InvalidEquivocationProof;
	assert_eq!(chain.apply(transaction), Ok(Err(refused.into())));
	// Somebody's votes with the proof of another's key.
	let owner = chain.ask_whose(Ed25519Keyring::Charlie).unwrap();
	let transaction = chain.transaction(two_votes(Ed25519Keyring::Bob, 7), owner);
	let refused = Err(InvalidTransaction::BadProof.into());
	assert_eq!(chain.pool(TransactionSource::Local, &transaction), refused);
	// Votes of nobody here.
	assert!(chain.ask_whose(Ed25519Keyring::Ferdie).is_none());
	assert!(chain.disabled().is_empty() && chain.reports().is_empty());
}

/// Else all validators together could stop the chain without asking anybody.
#[test]
fn session_keys_are_changed_but_not_taken_back() {
	let mut chain = Chain::new();
	chain.next(|| {
		let origin = frame_system::Origin::<Runtime>::Signed(account(Sr25519Keyring::Bob));
		let purge = RuntimeCall::from(pallet_session::Call::<Runtime>::purge_keys {});
		let refused = purge.dispatch(origin.into()).unwrap_err();
		assert_eq!(refused.error, frame_system::Error::<Runtime>::CallFiltered.into());
	});
}

#[test]
fn nobody_but_the_council_decides_who_validates() {
	let mut chain = Chain::new();
	chain.next(|| {
		for origin in [RawOrigin::Root, RawOrigin::Signed(account(Sr25519Keyring::Alice)), RawOrigin::None] {
			let admit = pallet_validators::Call::<Runtime>::admit { who: account(Sr25519Keyring::Eve) };
			let refused = RuntimeCall::from(admit).dispatch_bypass_filter(origin.into()).unwrap_err();
			assert_eq!(refused.error, DispatchError::BadOrigin);
		}
	});
}
