// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An election from its plan to its totals, and the trustees, who make its key and decrypt its sums.

use crate::{
	booth::Booth,
	chain::Chain,
	party::{self, by_two, COMMISSION, OBJECTIONS, RELAYER, TRUSTEES},
};
use caucus_elections_core::tally::{decode_accumulators, Accumulators, Stage};
use caucus_primitives::{ElectionId, Moment, TrusteeIndex};
use caucus_sovereign_runtime::{Elections, Runtime, RuntimeCall};
use caucus_support::{DecryptionTarget, Tallies as _};
use caucus_trustees_core::{
	decryption::{combine, find_total, trial_point, DecryptionShare, Purpose},
	group::{Point, RistrettoPoint, Scalar},
	keygen::{Dealing, TrusteeSecrets},
};
use pallet_elections::{Plan, Totals};
use pallet_trustees::{Ceremonies, CeremonyRecord, Convicted, Dealings, Joinings, Shares, Step};
use polkadot_sdk::sp_keyring::Sr25519Keyring;
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};

fn rng(trustee: TrusteeIndex) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(trustee.into())
}

/// The commission draws up an election and calls the trustees.
pub fn draw_up(chain: &mut Chain, plan: Plan) -> ElectionId {
	let election = chain.read(pallet_elections::NextElection::<Runtime>::get);
	chain.does(COMMISSION[0], pallet_elections::Call::<Runtime>::draw_up { plan: Box::new(plan) });
	let trustees = TRUSTEES.map(|trustee| trustee.to_account_id()).to_vec();
	let trustees = trustees.try_into().expect("few enough; qed");
	by_two(chain, COMMISSION, pallet_elections::Call::<Runtime>::call_trustees { election, trustees });
	election
}

/// Takes an election from its plan to the moment when its key stands.
pub fn with_key(chain: &mut Chain, plan: Plan) -> Keyholders {
	let election = draw_up(chain, plan);
	Keyholders::make_key(chain, election)
}

/// Takes an election from its plan to Ready, without objections to its roll.
pub fn ready(chain: &mut Chain, plan: Plan) -> Keyholders {
	let trustees = with_key(chain, plan);
	trustees.settle_roll(chain);
	trustees.all_do_their_duty(chain);
	chain.wait_for(trustees.election, Stage::Ready);
	trustees
}

/// An election that is open for votes, with what it goes by.
pub struct Open {
	/// The trustees.
	pub trustees: Keyholders,
	/// The election.
	pub election: ElectionId,
	/// Its plan.
	pub plan: Plan,
	/// What voters know of it.
	pub booth: Booth,
}

/// Registers the party's members, and takes an election on the usual paper to the opening of the vote.
pub fn open(chain: &mut Chain) -> Open {
	open_after(chain, |_, _| ())
}

/// The same; before the opening `prepare` does what only can be done then.
pub fn open_after(chain: &mut Chain, prepare: impl FnOnce(&mut Chain, &Booth)) -> Open {
	party::register(chain);
	let plan = party::plan(chain.now());
	let trustees = ready(chain, plan.clone());
	let election = trustees.election;
	let booth = Booth::enter(chain, election);
	prepare(chain, &booth);
	chain.block_at(plan.schedule.opens, || ());
	assert_eq!(chain.stage(election), Stage::Open);
	Open { trustees, election, plan, booth }
}

/// The trustees of an election. Their secrets come out of their numbers and the ceremony, so that they
/// keep nothing.
pub struct Keyholders {
	/// The election.
	pub election: ElectionId,
}

impl Keyholders {
	/// All take the ceremony to its end.
	pub fn make_key(chain: &mut Chain, election: ElectionId) -> Self {
		Self::make_key_without(chain, election, &[], 0)
	}

	/// All but some take the ceremony to its end; for those a step's time is let go by.
	pub fn make_key_without(
		chain: &mut Chain,
		election: ElectionId,
		idle: &[Sr25519Keyring],
		time: Moment,
	) -> Self {
		let trustees = Self { election };
		for step in [Step::Join, Step::Deal, Step::Check, Step::Confirm] {
			assert_eq!(trustees.record(chain).step, step);
			trustees.do_their_duty_without(chain, idle);
			if trustees.record(chain).step == step {
				chain.block_at(chain.now() + time, || ());
				chain.block(|| ());
			}
		}
		assert_eq!(trustees.record(chain).step, Step::Done);
		trustees
	}

	/// The trustees, with their numbers.
	fn trustees(&self, chain: &mut Chain) -> Vec<(TrusteeIndex, Sr25519Keyring)> {
		let record = self.record(chain);
		let numbered = |who: Sr25519Keyring| Some((record.index_of(&who.to_account_id())?, who));
		let mut trustees: Vec<_> = Sr25519Keyring::iter().filter_map(numbered).collect();
		trustees.sort_by_key(|(number, _)| *number);
		trustees
	}

	fn record(&self, chain: &mut Chain) -> CeremonyRecord<Runtime> {
		chain.read(|| Ceremonies::<Runtime>::get(self.election)).expect("the trustees were called")
	}

	fn secrets(&self, chain: &mut Chain, trustee: TrusteeIndex) -> TrusteeSecrets {
		TrusteeSecrets::generate(self.record(chain).ceremony(), trustee, &mut rng(trustee))
	}

	/// A trustee's part of the key's secret, out of what the dealers who count sent to it.
	fn share(&self, chain: &mut Chain, trustee: TrusteeIndex) -> Scalar {
		let secrets = self.secrets(chain, trustee);
		let counts = |dealer: &TrusteeIndex| !Convicted::<Runtime>::contains_key(self.election, dealer);
		let dealt = |dealer| Some((dealer, Dealings::<Runtime>::get(self.election, dealer)?));
		let numbers = self.record(chain).indices();
		let dealings: Vec<(TrusteeIndex, Dealing)> =
			chain.read(|| numbers.filter(counts).filter_map(dealt).collect());
		let receive = |(dealer, dealing): &(TrusteeIndex, Dealing)| {
			secrets.receive(*dealer, dealing, &mut rng(trustee)).expect("sound; qed").expect("right; qed")
		};
		dealings.iter().map(receive).sum()
	}

	/// What is due from a trustee now, done right; none when nothing is awaited from anybody.
	pub fn duty(&self, chain: &mut Chain, trustee: TrusteeIndex) -> Option<RuntimeCall> {
		let election = self.election;
		let record = self.record(chain);
		let secrets = self.secrets(chain, trustee);
		let call = match record.step {
			Step::Join => {
				pallet_trustees::Call::<Runtime>::join { election, joining: secrets.join(&mut rng(trustee)) }
			}
			Step::Deal => {
				let key = |index| Some(Joinings::<Runtime>::get(election, index)?.transport_key);
				let keys: Vec<Option<Point>> = chain.read(|| record.indices().map(key).collect());
				let dealing = secrets.deal(&keys, &mut rng(trustee)).expect("keys are sound; qed");
				pallet_trustees::Call::<Runtime>::deal { election, dealing: Box::new(dealing) }
			}
			Step::Check => pallet_trustees::Call::<Runtime>::accept { election },
			Step::Confirm => {
				let ceremony = record.reference;
				let trial = [trial_point(&ceremony)];
				let share = self.prove(chain, &Purpose::Trial { ceremony }, trustee, &trial);
				pallet_trustees::Call::<Runtime>::confirm { election, share }
			}
			Step::Done if chain.stage(election) == Stage::Closed => {
				let target = self.target(chain);
				let bases: Vec<RistrettoPoint> = target.sums.iter().map(|sum| sum.c1).collect();
				let share = self.prove(chain, &target.purpose, trustee, &bases);
				pallet_trustees::Call::<Runtime>::submit_share { election, share }
			}
			Step::Done if record.seeds_until.is_some() => {
				pallet_trustees::Call::<Runtime>::reveal_seed { election, seed: secrets.seed() }
			}
			Step::Done | Step::Failed => return None,
		};
		Some(call.into())
	}

	/// All do what is due from them.
	pub fn all_do_their_duty(&self, chain: &mut Chain) {
		self.do_their_duty_without(chain, &[]);
	}

	/// All but some do what is due from them.
	pub fn do_their_duty_without(&self, chain: &mut Chain, idle: &[Sr25519Keyring]) {
		let mut trustees = self.trustees(chain);
		trustees.retain(|(_, who)| !idle.contains(who));
		let due = |(trustee, who)| (who, self.duty(chain, trustee).expect("something is due"));
		let calls: Vec<(Sr25519Keyring, RuntimeCall)> = trustees.into_iter().map(due).collect();
		chain.all(calls);
	}

	/// Lets the roll be cut and both windows for objections go by.
	pub fn settle_roll(&self, chain: &mut Chain) {
		self.settle_roll_in(chain, OBJECTIONS);
	}

	/// The same, where each window is so long.
	pub fn settle_roll_in(&self, chain: &mut Chain, window: Moment) {
		chain.wait_for(self.election, Stage::Objections);
		chain.block_at(chain.now() + 2 * window, || ());
		// The trustees are asked for their seeds once the roll is settled.
		for _ in 0..20 {
			if self.record(chain).seeds_until.is_some() {
				return;
			}
			chain.block(|| ());
		}
		panic!("the roll is not settled");
	}

	/// A trustee's share of the decryption of what the bases are first halves of.
	pub fn prove(
		&self,
		chain: &mut Chain,
		purpose: &Purpose,
		trustee: TrusteeIndex,
		bases: &[RistrettoPoint],
	) -> Box<DecryptionShare> {
		let secret = self.share(chain, trustee);
		let share = DecryptionShare::prove(purpose, trustee, &secret, bases, &mut rng(trustee));
		Box::new(share.expect("no more bases than a share holds; qed"))
	}

	/// What the chain asks trustees to decrypt.
	pub fn target(&self, chain: &mut Chain) -> DecryptionTarget {
		chain.read(|| Elections::target(self.election)).expect("the election is closed")
	}

	/// The totals, by the shares on the chain; none if they are too few.
	pub fn totals(&self, chain: &mut Chain) -> Option<Totals> {
		let record = self.record(chain);
		let threshold = usize::from(record.threshold);
		let (sums, shares, voters) = chain.read(|| {
			let sums =
				(0..).map_while(|sum| pallet_elections::Accumulators::<Runtime>::get(self.election, sum));
			let sums: Accumulators = sums.collect::<Vec<_>>().try_into().expect("few enough; qed");
			let shares =
				record.indices().filter_map(|n| Some((n, Shares::<Runtime>::get(self.election, n)?)));
			let count = pallet_elections::Counts::<Runtime>::get(self.election).expect("a count");
			(sums, shares.collect::<Vec<_>>(), count.all_voters())
		});
		if shares.len() < threshold {
			return None;
		}
		let ciphertexts = decode_accumulators(&sums).expect("sums decode");
		let shares: Vec<_> = shares.iter().map(|(index, share)| (*index, share)).collect();
		let elements = combine(&ciphertexts, &shares).expect("shares are enough");
		let mut found = elements
			.iter()
			.map(|element| find_total(element, voters.into()).expect("a total is at most the voters"));
		let totals = sums.iter().map(|options| {
			let counts: Vec<u64> = found.by_ref().take(options.len()).collect();
			counts.try_into().expect("as many as options; qed")
		});
		Some(totals.collect::<Vec<_>>().try_into().expect("as many as sums; qed"))
	}

	/// As many trustees as it takes decrypt, and somebody announces the totals.
	pub fn tally(&self, chain: &mut Chain) -> Totals {
		self.tally_without(chain, &[])
	}

	/// The same, but for some who do nothing.
	pub fn tally_without(&self, chain: &mut Chain, idle: &[Sr25519Keyring]) -> Totals {
		let threshold = usize::from(self.record(chain).threshold);
		let mut trustees = self.trustees(chain);
		trustees.retain(|(_, who)| !idle.contains(who));
		for (trustee, who) in trustees.into_iter().take(threshold) {
			let share = self.duty(chain, trustee).expect("the election is closed");
			chain.does(who, share);
		}
		let totals = self.totals(chain).expect("so many are enough");
		let announced = Box::new(totals.clone());
		let announce =
			pallet_elections::Call::<Runtime>::announce { election: self.election, totals: announced };
		chain.does(RELAYER, announce);
		totals
	}
}
