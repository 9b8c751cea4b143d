// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A chain with nothing but the trustees on it, and the trustees themselves.

use crate::{
	self as pallet_trustees, Act, CeremonyRecord, Convicted, Dealings, Error, Event, FalseComplaints,
	InvalidActs, Joinings, Outcomes, Step,
};
use caucus_primitives::{Digest, ElectionId, Moment, TrusteeIndex};
use caucus_support::{Ceremonies as _, CeremonyProgress, DecryptionTarget, Tallies};
use caucus_trustees_core::{
	decryption::{is_total, trial_point, DecryptionShare, Purpose},
	elgamal::DecodedCiphertext,
	group::{Point, RistrettoPoint, Scalar, ScalarBytes},
	keygen::{Ceremony, Complaint, Dealing, Joining, TrusteeSecrets},
};
use frame::{testing_prelude::*, traits::UnixTime};
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Trustees: pallet_trustees,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	/// The block's time.
	pub storage Now: Moment = 1_000_000;
	/// What elections have to decrypt.
	pub static Target: Option<DecryptionTarget> = None;
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> core::time::Duration {
		core::time::Duration::from_millis(Now::get())
	}
}

pub struct Hall;
impl Tallies for Hall {
	fn is_closed(_: ElectionId) -> bool {
		Target::get().is_some()
	}

	fn target(_: ElectionId) -> Option<DecryptionTarget> {
		Target::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn close(_: ElectionId, sums: u32) {
		let _target = close(&vec![1; sums as usize]);
	}
}

impl pallet_trustees::Config for Test {
	type Tallies = Hall;
	type Time = Clock;
	type MaxRoster = ConstU32<64>;
	type MaxAttempts = ConstU32<2>;
	type WeightInfo = pallet_trustees::weights::SubstrateWeight<Test>;
}

pub const GENESIS: Digest = [42; 32];
pub const ELECTION: ElectionId = 7;
pub const THRESHOLD: TrusteeIndex = 3;
/// How long a step may take.
pub const STEP: Moment = 60_000;
/// All trustees; the account of a trustee is its number.
pub const ALL: [TrusteeIndex; 5] = [1, 2, 3, 4, 5];
/// On the roster, but not called.
pub const RESERVE: TrusteeIndex = 6;
/// Not on the roster.
pub const STRANGER: TrusteeIndex = 99;

/// Moves the ceremony on if it is due, and says how far it is then.
pub fn advance(election: ElectionId) -> CeremonyProgress {
	let _moved = Trustees::advance(election);
	Trustees::progress(election)
}

/// The first state of a chain whose roster is `ALL` and the reserve.
pub fn genesis() -> TestState {
	Target::set(None);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let roster = pallet_trustees::GenesisConfig::<Test> { roster: (1..=6).collect() };
	roster.assimilate_storage(&mut storage).unwrap();
	TestState::new(storage)
}

/// Runs `test` in block 1 of a chain whose roster is `ALL` and the reserve, then checks all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0u64, H256(GENESIS));
		test();
		Trustees::do_try_state().unwrap();
	});
}

pub fn signed(who: TrusteeIndex) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.into())
}

/// What a call says, whatever it weighs.
pub fn said(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(drop).map_err(|refusal| refusal.error)
}

/// What calls weigh.
pub type WeightsOf = <Test as pallet_trustees::Config>::WeightInfo;

pub fn accounts(trustees: &[TrusteeIndex]) -> Vec<u64> {
	trustees.iter().copied().map(u64::from).collect()
}

fn rng(seed: u64) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(seed)
}

/// Lets time go by.
pub fn pass(time: Moment) {
	Now::set(&Now::get().saturating_add(time));
}

/// Starts a block whose parent has the hash `parent`.
pub fn next_block(parent: Digest) {
	System::set_block_number(System::block_number() + 1);
	System::set_parent_hash(H256(parent));
}

pub fn record() -> CeremonyRecord<Test> {
	crate::Ceremonies::<Test>::get(ELECTION).unwrap()
}

pub fn begin() {
	assert_ok!(Trustees::begin(ELECTION, accounts(&ALL), THRESHOLD, STEP));
}

/// Makes a dealer's share for one trustee wrong.
pub fn cheat(dealing: &mut Dealing, trustee: TrusteeIndex) {
	let share: &mut ScalarBytes = &mut dealing.masked_shares[usize::from(trustee) - 1];
	*share = (share.decode().unwrap() + Scalar::ONE).into();
}

/// What a dealer dealt, as the chain has it.
pub fn dealt(dealer: TrusteeIndex) -> Dealing {
	Dealings::<Test>::get(ELECTION, dealer).unwrap()
}

/// Sees that an act has no effect but to be noted, and undoes it.
#[track_caller]
pub fn assert_ignored(
	trustee: TrusteeIndex,
	act: Act,
	error: Error<Test>,
	call: impl FnOnce() -> DispatchResult,
) {
	hypothetically!({
		let mut noted = InvalidActs::<Test>::get(ELECTION, trustee).into_inner();
		assert_ok!(call());
		noted.push(act);
		assert_eq!(InvalidActs::<Test>::get(ELECTION, trustee).into_inner(), noted);
		assert!(!Trustees::has_done(ELECTION, trustee, act));
		let ignored = Event::ActIgnored { election: ELECTION, trustee, act, error: error.into() };
		System::assert_last_event(RuntimeEvent::Trustees(ignored));
	});
}

/// Sees that a complaint has no effect but to be noted, and undoes it.
#[track_caller]
pub fn assert_unfounded(accuser: TrusteeIndex, complaint: Complaint, error: Error<Test>) {
	hypothetically!({
		let dealer = complaint.dealer;
		assert_ok!(Trustees::complain(signed(accuser), ELECTION, complaint));
		assert_eq!(FalseComplaints::<Test>::get(ELECTION, accuser).into_inner(), [dealer]);
		assert_eq!(Convicted::<Test>::get(ELECTION, dealer), None);
		let unfounded =
			Event::ComplaintUnfounded { election: ELECTION, accuser, dealer, error: error.into() };
		System::assert_last_event(RuntimeEvent::Trustees(unfounded));
	});
}

/// What the trustees keep to themselves during one attempt.
pub struct Party(Vec<TrusteeSecrets>);

impl Party {
	pub fn new(ceremony: Ceremony) -> Self {
		let attempt = u64::from_le_bytes(ceremony.reference[..8].try_into().unwrap());
		let secrets = |index: TrusteeIndex| {
			TrusteeSecrets::generate(ceremony, index, &mut rng(attempt.wrapping_add(index.into())))
		};
		Self(ALL.into_iter().map(secrets).collect())
	}

	/// The party of the attempt that is under way.
	pub fn of_this_attempt() -> Self {
		Self::new(record().ceremony())
	}

	pub fn secrets(&self, trustee: TrusteeIndex) -> &TrusteeSecrets {
		&self.0[usize::from(trustee) - 1]
	}

	pub fn joining(&self, trustee: TrusteeIndex) -> Joining {
		self.secrets(trustee).join(&mut rng(trustee.into()))
	}

	pub fn join(&self, trustees: &[TrusteeIndex]) {
		for trustee in trustees {
			assert_ok!(Trustees::join(signed(*trustee), ELECTION, self.joining(*trustee)));
		}
	}

	pub fn dealing(&self, dealer: TrusteeIndex) -> Dealing {
		let key = |index| Joinings::<Test>::get(ELECTION, index).map(|joining| joining.transport_key);
		let keys: Vec<Option<Point>> = ALL.into_iter().map(key).collect();
		self.secrets(dealer).deal(&keys, &mut rng(dealer.into())).unwrap()
	}

	pub fn deal(&self, dealers: &[TrusteeIndex]) {
		for dealer in dealers {
			assert_ok!(Trustees::deal(signed(*dealer), ELECTION, Box::new(self.dealing(*dealer))));
		}
	}

	/// Deals as a dealer that lies to these trustees.
	pub fn deal_wrong(&self, dealer: TrusteeIndex, victims: &[TrusteeIndex]) {
		let mut dealing = self.dealing(dealer);
		victims.iter().for_each(|victim| cheat(&mut dealing, *victim));
		assert_ok!(Trustees::deal(signed(dealer), ELECTION, Box::new(dealing)));
	}

	pub fn accept(&self, trustees: &[TrusteeIndex]) {
		for trustee in trustees {
			assert_ok!(Trustees::accept(signed(*trustee), ELECTION));
		}
	}

	/// What a trustee says of a dealing that is wrong for it.
	pub fn complaint(&self, trustee: TrusteeIndex, dealer: TrusteeIndex, dealing: &Dealing) -> Complaint {
		let received = self.secrets(trustee).receive(dealer, dealing, &mut rng(3)).unwrap();
		received.expect_err("the share is wrong; qed")
	}

	/// A trustee's share of the key's secret: what it got from the dealers that remain.
	pub fn share(&self, trustee: TrusteeIndex) -> Scalar {
		let remains = |dealer: &TrusteeIndex| !Convicted::<Test>::contains_key(ELECTION, *dealer);
		ALL.into_iter()
			.filter(remains)
			.filter_map(|dealer| Some((dealer, Dealings::<Test>::get(ELECTION, dealer)?)))
			.map(|(dealer, dealing)| {
				let received = self.secrets(trustee).receive(dealer, &dealing, &mut rng(4)).unwrap();
				received.expect("who lied was convicted; qed")
			})
			.sum()
	}

	/// A trial decryption with any secret.
	pub fn trial(&self, trustee: TrusteeIndex, secret: &Scalar) -> Box<DecryptionShare> {
		let ceremony = record().reference;
		prove(&Purpose::Trial { ceremony }, trustee, secret, &[trial_point(&ceremony)])
	}

	pub fn confirm(&self, trustees: &[TrusteeIndex]) {
		for trustee in trustees {
			let trial = self.trial(*trustee, &self.share(*trustee));
			assert_ok!(Trustees::confirm(signed(*trustee), ELECTION, trial));
		}
	}

	/// A decryption share with any secret.
	pub fn decryption(
		&self,
		trustee: TrusteeIndex,
		secret: &Scalar,
		target: &DecryptionTarget,
	) -> Box<DecryptionShare> {
		let bases: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
		prove(&target.purpose, trustee, secret, &bases)
	}

	pub fn submit(&self, trustee: TrusteeIndex, target: &DecryptionTarget) -> DispatchResult {
		let share = self.decryption(trustee, &self.share(trustee), target);
		said(Trustees::submit_share(signed(trustee), ELECTION, share))
	}
}

/// Any share that is proved to be one.
pub fn prove(
	purpose: &Purpose,
	trustee: TrusteeIndex,
	secret: &Scalar,
	bases: &[RistrettoPoint],
) -> Box<DecryptionShare> {
	Box::new(DecryptionShare::prove(purpose, trustee, secret, bases, &mut rng(trustee.into())).unwrap())
}

/// A ceremony in which those present do all that they should, and the others nothing.
pub fn make_key(present: &[TrusteeIndex]) -> Party {
	begin();
	let party = Party::of_this_attempt();
	party.join(present);
	if present.len() < ALL.len() {
		pass(STEP);
		assert_eq!(advance(ELECTION), CeremonyProgress::Running);
	}
	party.deal(present);
	party.accept(present);
	party.confirm(present);
	assert_eq!(record().step, Step::Done);
	party
}

/// Encrypts sums under the election's key and closes the election.
pub fn close(totals: &[u64]) -> DecryptionTarget {
	let key = Outcomes::<Test>::get(ELECTION).unwrap().election_key;
	let key = key.decode_nonzero().unwrap();
	let encrypt = |(total, r): (&u64, u64)| DecodedCiphertext::encrypt(&key, *total, &Scalar::from(r));
	let target = DecryptionTarget {
		purpose: Purpose::Tally { election: [1; 32], close: [2; 32] },
		sums: totals.iter().zip(1_001u64..).map(encrypt).collect(),
	};
	Target::set(Some(target.clone()));
	target
}

/// Closes the election and sees that these trustees decrypt its sums, and none fewer.
pub fn assert_decrypts(party: &Party, trustees: [TrusteeIndex; 3]) {
	let totals = [3, 0, 70_000];
	let target = close(&totals);
	for trustee in trustees {
		assert_eq!(Trustees::decrypted(ELECTION, &target.sums), None);
		assert_ok!(party.submit(trustee, &target));
	}
	let elements = Trustees::decrypted(ELECTION, &target.sums).unwrap();
	assert_eq!(elements.len(), totals.len());
	for (element, total) in elements.iter().zip(totals) {
		assert!(is_total(element, total) && !is_total(element, total + 1), "{trustees:?}");
	}
}
