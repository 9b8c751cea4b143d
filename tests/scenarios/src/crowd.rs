// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Those on a standing roll, who act without a name: their places in its rings, and their proofs.

use crate::{
	chain::{Chain, Snapshot},
	party::{self, member, REGISTRARS},
};
use caucus_members_core::{
	registry::{ChapterId, Classes, Entry, RollRule},
	ring::{MemberProof, PreparedRing, RingSize},
};
use caucus_primitives::{Alias, Digest, MemberKey, RingIndex, RollId, KEYS_PER_PAGE};
use caucus_sdk::{
	acts::Matter,
	seats::{SeatedRoll, Stated},
};
use caucus_sovereign_runtime::Runtime;
use pallet_members::{RollStage, StyleKeys};
use std::{
	ops::Range,
	sync::{Mutex, OnceLock},
	thread,
};

/// Members of the party in Seoul, chapter 0.
pub const SEOUL: Range<u32> = 0..50;
/// Members in Busan, chapter 1.
pub const BUSAN: Range<u32> = 50..100;
/// Citizens, who are no members.
pub const CITIZENS: Range<u32> = 100..150;
/// Members in Busan whom another batch of the registry entered than the rest.
pub const SUSPECT: Range<u32> = 150..160;
/// The batch that entered those.
pub const SUSPECT_BATCH: u32 = 2;

/// The parts of the roll: citizens, then each chapter's members.
pub const PARTS: [RollRule; 3] = [
	RollRule { classes: Classes::CITIZEN, chapter: None },
	RollRule { classes: Classes::DUES_PAYING, chapter: Some(0) },
	RollRule { classes: Classes::DUES_PAYING, chapter: Some(1) },
];

/// Makes something of each, in their order, by all processors.
pub fn by_all_processors<A: Send, B: Send>(
	from: impl IntoIterator<Item = A>,
	make: impl Fn(A) -> B + Sync,
) -> Vec<B> {
	let from: Vec<A> = from.into_iter().collect();
	let waiting = Mutex::new(from.into_iter().enumerate());
	let made = Mutex::new(Vec::new());
	let next = || waiting.lock().expect("no thread panics; qed").next();
	thread::scope(|scope| {
		for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
			scope.spawn(|| {
				while let Some((position, from)) = next() {
					let one = make(from);
					made.lock().expect("no thread panics; qed").push((position, one));
				}
			});
		}
	});
	let mut made = made.into_inner().expect("no thread panics; qed");
	made.sort_by_key(|(position, _)| *position);
	made.into_iter().map(|(_, one)| one).collect()
}

/// Enters persons into a chapter, as one batch.
pub fn enter(chain: &mut Chain, persons: Range<u32>, chapter: ChapterId, classes: Classes) {
	let entries = persons.map(|number| Entry::Join(party::application_to(chain, number, chapter, classes)));
	let entries = entries.collect();
	party::enter(chain, entries);
}

/// Those on a standing roll, and what their devices know of it.
pub struct Crowd {
	/// The roll.
	pub roll: RollId,
	genesis: Digest,
	seated: SeatedRoll,
	/// The members' halves of their proofs, which are slow to make.
	prepared: Vec<OnceLock<(RingIndex, PreparedRing)>>,
}

impl Crowd {
	/// The party in two chapters, with citizens, on a standing roll that two registrars had cut.
	pub fn assemble(chain: &mut Chain) -> Self {
		enter(chain, SEOUL.start..BUSAN.start, 0, Classes::DUES_PAYING);
		let mut rest: Vec<Entry> = Vec::new();
		for number in BUSAN {
			rest.push(Entry::Join(party::application_to(chain, number, 1, Classes::DUES_PAYING)));
		}
		for number in CITIZENS {
			rest.push(Entry::Join(party::application_to(chain, number, 0, Classes::CITIZEN)));
		}
		party::enter(chain, rest);
		enter(chain, SUSPECT, 1, Classes::DUES_PAYING);
		Self::cut(chain, &PARTS)
	}

	/// That party with the chain that it is on, to begin more than one story with.
	pub fn on_a_chain() -> (Snapshot, Self) {
		let mut chain = Chain::development();
		let crowd = Self::assemble(&mut chain);
		(chain.snapshot(), crowd)
	}

	/// Two registrars cut a standing roll; nobody objects, and it comes to stand by itself.
	pub fn cut(chain: &mut Chain, parts: &[RollRule]) -> Self {
		let parts = parts.to_vec().try_into().expect("few enough; qed");
		let call = pallet_members::Call::<Runtime>::cut_standing { parts, ring_size: RingSize::R255 };
		let before = chain.read(pallet_members::CurrentStanding::<Runtime>::get);
		chain.all(REGISTRARS.map(|registrar| (registrar, call.clone().into())));
		for _ in 0..100 {
			let now = chain.read(pallet_members::CurrentStanding::<Runtime>::get);
			if let Some(roll) = now.filter(|_| now != before) {
				return Self::find(chain, roll);
			}
			chain.block(|| ());
		}
		panic!("no standing roll comes to stand");
	}

	/// Finds the places on a roll that stands.
	pub fn find(chain: &mut Chain, roll: RollId) -> Self {
		let genesis = chain.genesis_hash();
		let (stated, keys) = chain.read(|| {
			let record = pallet_members::Rolls::<Runtime>::get(roll).expect("the roll exists");
			let RollStage::Built { seed, .. } = record.stage else { panic!("the roll does not stand") };
			let styles: Vec<(u32, Digest)> =
				record.styles.iter().map(|StyleKeys { keys, digest, .. }| (*keys, *digest)).collect();
			let pages = |style, keys: u32| {
				let page = move |page| pallet_members::RollKeys::<Runtime>::get((roll, style, page));
				(0..keys.div_ceil(KEYS_PER_PAGE)).flat_map(page).collect::<Vec<MemberKey>>()
			};
			let keys: Vec<_> = (0..).zip(&styles).map(|(style, (keys, _))| pages(style, *keys)).collect();
			(Stated { styles, root: record.digest(), size: record.ring_size, seed }, keys)
		});
		let seated = SeatedRoll::new(keys, &stated).expect("the chain's keys are those it states");
		Self { roll, genesis, seated, prepared: (0..256).map(|_| OnceLock::new()).collect() }
	}

	/// The hash of the genesis of the roll's chain.
	pub fn genesis(&self) -> &Digest {
		&self.genesis
	}

	fn place(&self, person: u32) -> &(RingIndex, PreparedRing) {
		self.prepared[person as usize]
			.get_or_init(|| self.seated.prepare(&member(person)).expect("the person is on the roll"))
	}

	/// What somebody is called in a matter.
	pub fn alias(&self, person: u32, matter: Matter) -> Alias {
		matter.alias(&self.genesis, &member(person)).expect("the key works; qed")
	}

	/// Somebody of the roll says so much in a matter.
	pub fn prove(&self, person: u32, matter: Matter, act: &[u8]) -> MemberProof {
		self.prove_for(&self.genesis, person, matter, act)
	}

	/// The same for the chain with another genesis.
	pub fn prove_for(&self, genesis: &Digest, person: u32, matter: Matter, act: &[u8]) -> MemberProof {
		self.sign(person, &matter.context(genesis), &matter.message(genesis, act))
	}

	/// Somebody of the roll signs a message in a context.
	pub fn sign(&self, person: u32, context: &[u8], message: &[u8]) -> MemberProof {
		let (ring, prepared) = self.place(person);
		let (proof, alias) = member(person).prove(prepared, context, message).expect("in the ring; qed");
		MemberProof { ring: *ring, alias, proof }
	}
}
