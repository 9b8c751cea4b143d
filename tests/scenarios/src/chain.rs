// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain that is made block by block.

use crate::booth::{bare, general};
use caucus_elections_core::tally::Stage;
use caucus_primitives::{Digest, ElectionId, Moment};
use caucus_runtime_common::{extension_without_signer, time::SLOT_DURATION};
use caucus_sovereign_runtime::{
	genesis_presets, AccountId, Activity, Assemblies, Balance, Balances, Duties, Elections, Executive,
	Governance, Hash, Header, Library, Members, Messaging, MultiBlockMigrations, Nonce, Organisations,
	Petitions, Representatives, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, SignedPayload,
	System, Trustees, UncheckedExtrinsic, Validators, VERSION,
};
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::build_state, migrations::MultiStepMigrator,
		storage::with_transaction_unchecked,
	},
	frame_system::CheckNonce,
	pallet_timestamp,
	sp_consensus_aura::AURA_ENGINE_ID,
	sp_core::{
		sr25519,
		storage::Storage,
		traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
		Pair, H256,
	},
	sp_genesis_builder::DEV_RUNTIME_PRESET,
	sp_io::{self, hashing::twox_128, TestExternalities},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::{Header as _, IdentifyAccount},
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		},
		ApplyExtrinsicResult, Digest as Logs, DigestItem, DispatchError, MultiSigner, StateVersion,
		TransactionOutcome,
	},
	sp_version::RuntimeVersion,
};
use serde_json::Value;

/// When the first block is made: in January 2027.
pub const START: Moment = 1_800_000_000_000;

/// Nodes of the state's trie with their reference counts.
type RawState = Vec<(Vec<u8>, (Vec<u8>, i32))>;

/// A chain whose next block is to be made.
pub struct Chain {
	state: TestExternalities,
	parent: Header,
	now: Moment,
}

/// A chain to go on from more than once.
pub struct Snapshot {
	state: RawState,
	root: H256,
	parent: Header,
	now: Moment,
}

/// Code of the next version, as far as the host reads it.
struct NextVersion;

impl ReadRuntimeVersion for NextVersion {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		Ok(RuntimeVersion { spec_version: VERSION.spec_version + 1, ..VERSION }.encode())
	}
}

impl From<&Snapshot> for Chain {
	fn from(snapshot: &Snapshot) -> Self {
		let state =
			TestExternalities::from_raw_snapshot(snapshot.state.clone(), snapshot.root, StateVersion::V1);
		Self::new(state, snapshot.parent.clone(), snapshot.now)
	}
}

impl Chain {
	fn new(mut state: TestExternalities, parent: Header, now: Moment) -> Self {
		state.register_extension(ReadRuntimeVersionExt::new(NextVersion));
		Self { state, parent, now }
	}

	/// The chain of the preset for development, with its first block.
	pub fn development() -> Self {
		Self::beginning_with(Header::new(0, H256::zero(), H256::zero(), H256::zero(), Logs::default()))
	}

	/// A twin of that chain: the same in everything but the hash of its genesis.
	pub fn twin() -> Self {
		Self::beginning_with(Header::new(
			0,
			H256::zero(),
			H256::zero(),
			H256::repeat_byte(1),
			Logs::default(),
		))
	}

	fn beginning_with(parent: Header) -> Self {
		let patch = genesis_presets::get_preset(&DEV_RUNTIME_PRESET.into()).expect("the preset exists; qed");
		let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).expect("JSON; qed");
		merge(&mut genesis, serde_json::from_slice(&patch).expect("JSON; qed"));
		let genesis = serde_json::to_vec(&genesis).expect("JSON; qed");
		let mut state = TestExternalities::default();
		state.execute_with(|| build_state::<RuntimeGenesisConfig>(genesis).expect("a genesis; qed"));
		let mut chain = Self::new(state, parent, START - SLOT_DURATION);
		// From the first block on the chain knows the hash of its genesis.
		chain.block(|| ());
		chain
	}

	/// A chain that goes on from a state: all keys and values of a chain after one of its blocks.
	pub fn from_state(state: impl IntoIterator<Item = (Vec<u8>, Vec<u8>)>) -> Self {
		let top = state.into_iter().collect();
		let mut state = TestExternalities::from(Storage { top, children_default: Default::default() });
		let (number, parent, now) = state.execute_with(|| {
			let number = System::block_number();
			(number, System::parent_hash(), pallet_timestamp::Now::<Runtime>::get())
		});
		Self::new(state, Header::new(number, H256::zero(), H256::zero(), parent, Logs::default()), now)
	}

	/// The chain as it stands.
	pub fn snapshot(mut self) -> Snapshot {
		self.commit();
		let (state, root) = self.state.into_raw_snapshot();
		Snapshot { state, root, parent: self.parent, now: self.now }
	}

	fn commit(&mut self) {
		self.state.commit_all().expect("no transaction of the storage is open between blocks; qed");
	}

	/// Reads the state. What `read` changes is lost.
	pub fn read<R>(&mut self, read: impl FnOnce() -> R) -> R {
		self.state.execute_with(|| with_transaction_unchecked(|| TransactionOutcome::Rollback(read())))
	}

	/// All keys and values of the state.
	pub fn pairs(&mut self) -> Vec<(Vec<u8>, Vec<u8>)> {
		self.read(|| pairs_under(&[]))
	}

	/// Whether a migration goes on, from block to block.
	pub fn is_migrating(&mut self) -> bool {
		self.read(MultiBlockMigrations::ongoing)
	}

	/// Checks all invariants; says which one does not hold.
	pub fn try_state(&mut self) -> Result<(), String> {
		self.read(check_invariants)
	}

	/// The time of the last block.
	pub fn now(&self) -> Moment {
		self.now
	}

	/// The header of the last block.
	pub fn header(&self) -> &Header {
		&self.parent
	}

	/// The hash of the genesis.
	pub fn genesis_hash(&mut self) -> Digest {
		self.read(|| System::block_hash(0)).0
	}

	/// Makes a block at a time, in which `author` applies what it wants to; then checks all invariants, unless a
	/// migration has been done in part.
	///
	/// The author's changes of the state besides transactions stay: so a story can have an origin act
	/// that no transaction has.
	pub fn block_at<R>(&mut self, time: Moment, author: impl FnOnce() -> R) -> R {
		let time = time.next_multiple_of(SLOT_DURATION);
		let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, (time / SLOT_DURATION).encode());
		let header = Header::new(
			self.parent.number() + 1,
			H256::zero(),
			H256::zero(),
			self.parent.hash(),
			Logs { logs: vec![slot] },
		);
		let (made, header) = self.state.execute_with(|| {
			Executive::initialize_block(&header);
			let set = pallet_timestamp::Call::<Runtime>::set { now: time };
			let inherent = UncheckedExtrinsic::new_bare(set.into()).encode();
			apply(&inherent).expect("the inherent is valid").expect("time goes on");
			let made = author();
			(made, Executive::finalize_block())
		});
		self.parent = header;
		self.now = time;
		self.commit();
		if !self.is_migrating() {
			self.try_state().expect("all invariants hold");
		}
		made
	}

	/// Makes the next block.
	pub fn block<R>(&mut self, author: impl FnOnce() -> R) -> R {
		self.block_at(self.now + SLOT_DURATION, author)
	}

	/// Makes the next block of these transactions, and says what became of each.
	pub fn apply(&mut self, transactions: &[Vec<u8>]) -> Vec<ApplyExtrinsicResult> {
		self.block(|| transactions.iter().map(|bytes| apply(bytes)).collect())
	}

	/// Makes the next block of one transaction.
	pub fn apply_one(&mut self, transaction: &[u8]) -> ApplyExtrinsicResult {
		self.block(|| apply(transaction))
	}

	/// What the pool is told about a transaction.
	pub fn pool(&mut self, transaction: &[u8]) -> TransactionValidity {
		let parent = self.parent.hash();
		let transaction = decode(transaction);
		self.read(|| Executive::validate_transaction(TransactionSource::External, transaction, parent))
	}

	/// A transaction that an account signs, with its next nonce.
	pub fn sign(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> Vec<u8> {
		let call = call.into();
		self.read(|| sign(who, System::account_nonce(who.to_account_id()), call))
	}

	/// A transaction that the account of a key signs, with its next nonce.
	pub fn sign_by(&mut self, key: &sr25519::Pair, call: impl Into<RuntimeCall>) -> Vec<u8> {
		let (account, call) = (MultiSigner::from(key.public()).into_account(), call.into());
		self.read(|| signed(account.clone(), System::account_nonce(&account), call, |bytes| key.sign(bytes)))
	}

	/// Accounts sign calls and make them in one block; all have to succeed.
	#[track_caller]
	pub fn all(&mut self, calls: impl IntoIterator<Item = (Sr25519Keyring, RuntimeCall)>) {
		self.block(|| {
			for (who, call) in calls {
				let transaction = sign(who, System::account_nonce(who.to_account_id()), call.clone());
				assert_eq!(apply(&transaction), Ok(Ok(())), "{who:?}: {call:?}");
			}
		});
	}

	/// An account signs a call and makes it, and has to succeed.
	#[track_caller]
	pub fn does(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
		self.all([(who, call.into())]);
	}

	/// An account signs a call, it comes into a block, and has to fail for this reason.
	#[track_caller]
	pub fn refuses(
		&mut self,
		who: Sr25519Keyring,
		call: impl Into<RuntimeCall>,
		reason: impl Into<DispatchError>,
	) {
		let transaction = self.sign(who, call);
		// The text of an error does not survive its encoding, nor does it count.
		let bare = |error: DispatchError| error.encode();
		let error = self.apply_one(&transaction).expect("comes into a block").expect_err("has to fail");
		let reason = reason.into();
		assert_eq!(bare(error), bare(reason), "{who:?} was refused for {error:?}, not for {reason:?}");
	}

	/// Nobody's signed act is refused for this reason by the pool and by a block: it comes into none, so
	/// that nobody pays and nothing of a pallet's state changes.
	#[track_caller]
	pub fn refuses_unsigned(&mut self, pallet: &str, call: impl Into<RuntimeCall>, reason: u8) {
		let call = call.into();
		let refused = TransactionValidityError::from(InvalidTransaction::Custom(reason));
		for transaction in [general(call.clone()), bare(call)] {
			assert_eq!(self.pool(&transaction), Err(refused));
			let (before, outcome, after) = self.block(|| {
				let before = state_of(pallet);
				let outcome = apply(&transaction);
				(before, outcome, state_of(pallet))
			});
			assert_eq!(outcome, Err(refused));
			assert!(before == after, "what was refused left a trace");
		}
	}

	/// Somebody does something without a name: it comes into a block and succeeds. The first of a pair
	/// comes as a general transaction, the other as an unsigned one.
	#[track_caller]
	pub fn takes_unsigned(&mut self, calls: impl IntoIterator<Item = RuntimeCall>) {
		self.block(|| {
			for (number, call) in calls.into_iter().enumerate() {
				let transaction = if number % 2 == 0 { general(call.clone()) } else { bare(call.clone()) };
				assert_eq!(apply(&transaction), Ok(Ok(())), "{call:?}");
			}
		});
	}

	/// Lets time go by, and then a few blocks in which what is due is done.
	pub fn pass(&mut self, time: Moment) {
		self.block_at(self.now + time, || ());
		for _ in 0..3 {
			self.block(|| ());
		}
	}

	/// The events of the last block.
	pub fn events(&mut self) -> Vec<RuntimeEvent> {
		self.read(|| System::read_events_no_consensus().map(|record| record.event).collect())
	}

	/// What an account owns.
	pub fn balance(&mut self, who: Sr25519Keyring) -> Balance {
		self.read(|| Balances::free_balance(who.to_account_id()))
	}

	/// The stage of an election.
	pub fn stage(&mut self, election: ElectionId) -> Stage {
		self.read(|| Elections::election(election)).expect("the election exists").0.stage
	}

	/// Makes empty blocks until an election reaches a stage.
	#[track_caller]
	pub fn wait_for(&mut self, election: ElectionId, stage: Stage) {
		for _ in 0..50 {
			if self.stage(election) == stage {
				return;
			}
			self.block(|| ());
		}
		panic!("the election is {:?} and does not become {stage:?}", self.stage(election));
	}
}

/// All that a pallet has in the state.
pub fn state_of(pallet: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
	pairs_under(&twox_128(pallet.as_bytes()))
}

fn pairs_under(prefix: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
	let mut key = prefix.to_vec();
	let mut state = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(prefix)) {
		state.extend(sp_io::storage::get(&next).map(|value| (next.clone(), value.to_vec())));
		key = next;
	}
	state
}

/// The number by which the pool tells for which of a pallet's errors it refuses something.
pub fn code<E: Encode>(error: E) -> u8 {
	error.encode()[0]
}

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

fn decode(transaction: &[u8]) -> UncheckedExtrinsic {
	UncheckedExtrinsic::decode(&mut &transaction[..]).expect("a transaction decodes")
}

/// Applies a transaction inside a block as an author's node does: one that is not valid leaves no
/// trace, one that fails stays in the block.
pub fn apply(transaction: &[u8]) -> ApplyExtrinsicResult {
	let transaction = decode(transaction);
	with_transaction_unchecked(|| match Executive::apply_extrinsic(transaction) {
		Ok(outcome) => TransactionOutcome::Commit(Ok(outcome)),
		Err(invalid) => TransactionOutcome::Rollback(Err(invalid)),
	})
}

/// A transaction that an account signs. Reads the state for what is signed besides.
pub fn sign(who: Sr25519Keyring, nonce: Nonce, call: RuntimeCall) -> Vec<u8> {
	signed(who.to_account_id(), nonce, call, |bytes| who.sign(bytes))
}

fn signed(
	account: AccountId,
	nonce: Nonce,
	call: RuntimeCall,
	sign: impl Fn(&[u8]) -> sr25519::Signature,
) -> Vec<u8> {
	let mut extension = extension_without_signer::<Runtime>();
	extension.6 = CheckNonce::from(nonce);
	let payload = SignedPayload::new(call.clone(), extension.clone()).expect("the extensions agree; qed");
	let signature = payload.using_encoded(sign);
	UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension).encode()
}

/// Checks what holds in every state between two blocks.
fn check_invariants() -> Result<(), String> {
	let checked = [
		("duties", Duties::do_try_state()),
		("members", Members::do_try_state()),
		("trustees", Trustees::do_try_state()),
		("elections", Elections::do_try_state()),
		("governance", Governance::do_try_state()),
		("organisations", Organisations::do_try_state()),
		("petitions", Petitions::do_try_state()),
		("assemblies", Assemblies::do_try_state()),
		("activity", Activity::do_try_state()),
		("representatives", Representatives::do_try_state()),
		("library", Library::do_try_state()),
		("messaging", Messaging::do_try_state()),
		("validators", Validators::do_try_state()),
	];
	for (pallet, held) in checked {
		held.map_err(|error| format!("{pallet}: {error:?}"))?;
	}
	let accounts = polkadot_sdk::frame_system::Account::<Runtime>::iter();
	let owned: Balance = accounts.map(|(_, account)| account.data.free + account.data.reserved).sum();
	if owned != Balances::total_issuance() {
		return Err("money is lost or made".into());
	}
	if System::block_hash(0) == Hash::default() {
		return Err("the chain forgets where it began".into());
	}
	Ok(())
}
