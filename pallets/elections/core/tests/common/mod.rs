// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A small election: ten members in one ring, who vote in all contests, and a second ballot style, of
//! as many others, who vote in the last alone; three trustees of whom two decrypt.

use caucus_elections_core::{
	ballot::Ballot,
	choice::{accumulate, empty_accumulators},
	compose::{ResultRule, StyleSet},
	params::{
		Candidate, Contest, ContestKind, Electorate, Minimums, Params, Plan, Schedule, Style, StyleRoll,
	},
	prove::{make_ballot, Choice, Seat},
	verify::Verifier,
};
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::{MemberSecret, PreparedRing, Ring, RingBuilder, RingSize},
};
use caucus_trustees_core::{
	decryption::{combine, DecryptionShare, Purpose},
	group::{RistrettoPoint, Scalar},
	keygen::{Ceremony, Outcome, TrusteeSecrets},
};
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};

pub const GENESIS: [u8; 32] = [1; 32];
pub const MEMBERS: u32 = 10;
/// The style of the ring's members.
pub const FIRST: StyleSet = StyleSet(0b01);
/// Both styles.
pub const BOTH: StyleSet = StyleSet(0b11);

pub fn rng(seed: u64) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(seed)
}

pub fn contest(kind: ContestKind, candidates: usize) -> Contest {
	let candidate = |number: usize| Candidate {
		name: format!("Candidate {number}").into_bytes().try_into().unwrap(),
		classes: Classes::default(),
		nominee: None,
	};
	Contest {
		title: b"A contest".to_vec().try_into().unwrap(),
		kind,
		candidates: (1..=candidates).map(candidate).collect::<Vec<_>>().try_into().unwrap(),
		rule: ResultRule::of_ballots(FIRST),
	}
}

pub fn params(outcome: &Outcome, contests: &[Contest]) -> Params {
	let last = contests.len() as u16 - 1;
	let style = |classes, contests: Vec<u16>| Style {
		rule: RollRule { classes, chapter: None },
		contests: contests.try_into().unwrap(),
	};
	let mut contests = contests.to_vec();
	contests[usize::from(last)].rule = ResultRule::of_ballots(BOTH);
	let roll = StyleRoll { keys: MEMBERS, rings: 1, digest: [2; 32] };
	Params {
		plan: Plan {
			title: b"An election".to_vec().try_into().unwrap(),
			contests: contests.try_into().unwrap(),
			styles: vec![style(Classes::YOUTH, (0..=last).collect()), style(Classes::default(), vec![last])]
				.try_into()
				.unwrap(),
			ring_size: RingSize::R255,
			schedule: Schedule {
				trustee_step: 60_000,
				objections: 60_000,
				opens: 1_000,
				closes: 2_000,
				tally: 60_000,
				certification: 60_000,
				appeals: 60_000,
			},
			minimums: Minimums { roll: 5, turnout: 2 },
			max_revotes: 32,
			threshold: 2,
			follows: None,
		},
		electorate: Electorate {
			roll: 0,
			roll_root: [2; 32],
			styles: vec![roll, roll].try_into().unwrap(),
			ring_roots: [3; 32],
			ring_seed: [4; 32],
		},
		ceremony_attempt: 0,
		election_key: outcome.election_key,
		verification_keys: outcome.verification_keys.clone(),
		spec_version: 1,
	}
}

/// An election held in memory.
pub struct Hall {
	pub verifier: Verifier,
	pub outcome: Outcome,
	secrets: Vec<Scalar>,
	keys: Vec<[u8; 32]>,
}

impl Hall {
	pub fn new(contests: &[Contest]) -> Self {
		let ceremony = Ceremony { reference: [9; 32], trustees: 3, threshold: 2 };
		let mut rng = rng(42);
		let trustees: Vec<_> =
			(1..=3).map(|index| TrusteeSecrets::generate(ceremony, index, &mut rng)).collect();
		let transport: Vec<_> =
			trustees.iter().map(|trustee| Some(trustee.join(&mut rng).transport_key)).collect();
		let dealings: Vec<_> =
			trustees.iter().map(|trustee| trustee.deal(&transport, &mut rng).unwrap()).collect();
		let secrets = trustees
			.iter()
			.map(|trustee| {
				(1..=3)
					.map(|i| trustee.receive(i, &dealings[usize::from(i) - 1], &mut rng).unwrap().unwrap())
					.sum()
			})
			.collect();
		let outcome = ceremony.outcome(dealings.iter()).unwrap();
		let verifier = Verifier::new(&GENESIS, 7, params(&outcome, contests)).unwrap();
		let keys = (0..MEMBERS).map(|number| Self::member(number).key()).collect();
		Self { verifier, outcome, secrets, keys }
	}

	pub fn member(number: u32) -> MemberSecret {
		let mut entropy = [8; 32];
		entropy[..4].copy_from_slice(&number.to_le_bytes());
		MemberSecret::from_entropy(entropy)
	}

	pub fn ring(&self) -> Ring {
		let mut builder = RingBuilder::new(RingSize::R255).unwrap();
		builder.push(&self.keys).unwrap();
		Ring::from_root(RingSize::R255, &builder.finish().unwrap()).unwrap()
	}

	pub fn prepare(&self, member: u32) -> PreparedRing {
		Self::member(member).prepare(RingSize::R255, &self.keys).unwrap()
	}

	pub fn ballot(&self, member: u32, sequence: u16, choices: &[Choice]) -> Ballot {
		self.ballot_in(0, member, sequence, choices)
	}

	/// A ballot that says it is of a ring. The rings of both styles have the same members here.
	pub fn ballot_in(&self, ring: u16, member: u32, sequence: u16, choices: &[Choice]) -> Ballot {
		let seat = Seat { election: 7, ring, sequence };
		let seed = [member as u8; 32];
		make_ballot(&self.verifier, &Self::member(member), &self.prepare(member), seat, choices, &seed)
			.unwrap()
	}

	/// Accumulates ballots and decrypts the sums by two of the trustees.
	pub fn decrypt(&self, ballots: &[Ballot]) -> Vec<RistrettoPoint> {
		let ring = self.ring();
		let plan = &self.verifier.params().plan;
		let mut sums: Vec<_> = plan.sums().map(|sum| empty_accumulators(sum.contest.options())).collect();
		for ballot in ballots {
			let style = self.verifier.check_shape(&ballot.body).unwrap();
			let choices = self.verifier.verify(ballot, &ring).unwrap();
			for ((contest, _), choice) in plan.paper(style).unwrap().into_iter().zip(&choices) {
				accumulate(&mut sums[usize::from(plan.sum_of(contest, style).unwrap())], choice, None);
			}
		}
		let flat = sums.concat();
		let bases: Vec<_> = flat.iter().map(|ciphertext| ciphertext.c1).collect();
		let purpose = Purpose::Tally { election: *self.verifier.reference(), close: [0; 32] };
		let share = |trustee: u16| {
			let secret = &self.secrets[usize::from(trustee) - 1];
			DecryptionShare::prove(&purpose, trustee, secret, &bases, &mut rng(trustee.into())).unwrap()
		};
		let (first, third) = (share(1), share(3));
		combine(&flat, &[(1, &first), (3, &third)]).unwrap()
	}
}
