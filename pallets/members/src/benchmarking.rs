// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls, and the pieces of its work on rolls, cost at worst.
//!
//! Calls are measured together with the question whether they are free, which asks for nearly the
//! same once more.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

use crate::{benchmark_proofs as proofs, counts::CountChanges, *};
use alloc::{vec, vec::Vec};
use caucus_elections_core::params::MAX_STYLES;
use caucus_members_core::{
	registry::{Classes, Member, RollRule, Status},
	ring::{MemberSecret, RingBuilder, RingSize},
	roll::{Seating, SEED_BLOCKS},
};
use caucus_primitives::{refs::registration_message, Digest, PartIndex, RingIndex, StyleIndex};
use caucus_support::{
	agreement::{topic, Agreements},
	benchmarking::make,
	participation::{Claim, MemberProof, Participation, MAX_CLAIMS},
};
use frame::benchmarking::prelude::*;

/// The roll that is worked on.
const ROLL: RollId = 0;
/// Seed of its rings.
const SEED: Digest = [5; 32];
/// The block in which it was settled, if it is a standing one.
const SETTLED: u32 = 1;
/// How long its windows are.
const WINDOW: Moment = 3_600_000;
/// The member whom calls are about.
const MEMBER: MemberId = 1_000_000;
/// A chapter with a secretary.
const CHAPTER: u16 = 7;
/// All classes that a member can have. Citizens are none.
const ALL_CLASSES: Classes = Classes(!Classes::CITIZEN.0);
/// Most corrections in one piece of work.
const MOST_CORRECTIONS: u32 = MOST_WORK / KEYS_PER_CORRECTION;

fn secret(number: u32) -> MemberSecret {
	let mut entropy = [7; 32];
	entropy[..4].copy_from_slice(&number.to_le_bytes());
	MemberSecret::from_entropy(entropy)
}

/// As many registrars as can be; the last one is looked for longest.
fn registrars<T: Config>() -> Vec<T::AccountId> {
	let all: Vec<T::AccountId> =
		(0..T::MaxRegistrars::get()).map(|number| account("registrar", number, 0)).collect();
	Registrars::<T>::put(BoundedVec::truncate_from(all.clone()));
	all
}

/// The last two registrars.
fn two_registrars<T: Config>() -> (T::AccountId, T::AccountId) {
	let mut all = registrars::<T>();
	let last = all.pop().expect("there is room for two registrars; qed");
	(all.pop().expect("there is room for two registrars; qed"), last)
}

/// The last two of a full appeals body.
fn two_judges<T: Config>() -> (T::AccountId, T::AccountId) {
	let all: Vec<T::AccountId> = (0..MAX_APPEALS).map(|number| account("judge", number, 0)).collect();
	Appeals::<T>::put(BoundedVec::truncate_from(all.clone()));
	(all[all.len() - 2].clone(), all[all.len() - 1].clone())
}

fn enter<T: Config>(id: MemberId, chapter: u16, classes: Classes, batch: BatchId) {
	let mut key = [9; 32];
	key[..4].copy_from_slice(&id.to_le_bytes());
	let status = Status::Active;
	Members::<T>::insert(id, Member { key, chapter, classes, status, batch, since: 0, rotated: false });
	MemberCount::<T>::mutate(|count| *count = (*count).max(id + 1));
}

/// Entries by which members take over other keys: the dearest, because their proofs are checked with
/// what the registry says of the members, and once more when the batch is confirmed.
fn rotations<T: Config>(count: u32) -> BoundedVec<Entry, T::MaxBatch> {
	let genesis = caucus_support::genesis_hash::<T>();
	let rotation = |member: u32| {
		enter::<T>(member, CHAPTER, ALL_CLASSES, 0);
		let secret = secret(member);
		let key = secret.key();
		let message = registration_message(&genesis, &key, CHAPTER, ALL_CLASSES.0);
		let ownership = secret.prove_ownership(&message).expect("any message can be signed; qed");
		Entry::Rotate { member, key, ownership }
	};
	(0..count).map(rotation).collect::<Vec<_>>().try_into().expect("components stay below MaxBatch; qed")
}

/// A batch of rotations that a registrar proposed.
fn pending<T: Config>(by: T::AccountId, count: u32) -> PendingBatch<T> {
	let batch = PendingBatch::<T> { by, entries: rotations::<T>(count) };
	Pending::<T>::insert(0, batch.clone());
	PendingCount::<T>::put(1);
	NextBatch::<T>::put(1);
	batch
}

/// So many styles, each with so many keys. The last one alone admits the members here.
fn styles(count: u32, keys: u32, corrected: bool) -> BoundedVec<StyleKeys, ConstU32<MAX_PARTS>> {
	let nobodys = RollRule { classes: ALL_CLASSES, chapter: Some(u16::MAX) };
	let style = |style| {
		let rule = if style + 1 == count { RollRule::default() } else { nobodys };
		StyleKeys { rule, keys, digest: [0; 32], corrected }
	};
	BoundedVec::truncate_from((0..count).map(style).collect())
}

const LAST_STYLE: StyleIndex = (MAX_STYLES - 1) as StyleIndex;

/// Stores a roll as the first of a full queue.
fn store_roll<T: Config>(stage: RollStage, keys: u32, corrected: bool) -> Roll {
	let roll = |stage| Roll {
		ring_size: RingSize::R767,
		window: WINDOW,
		stage,
		objections: 0,
		styles: styles(MAX_STYLES, keys, corrected),
	};
	for other in ROLL + 1..ROLL + MAX_QUEUE {
		Rolls::<T>::insert(other, roll(RollStage::Correcting { next: 0 }));
	}
	Queue::<T>::put(BoundedVec::truncate_from((ROLL..ROLL + MAX_QUEUE).collect()));
	Rolls::<T>::insert(ROLL, roll(stage));
	roll(stage)
}

/// Stores a standing roll of as many parts as can be, and leaves room in the queue for it. The members on
/// it may have rotated their keys.
fn store_standing<T: Config>(roll: RollId, stage: RollStage, keys: u32) -> Roll {
	let others = (ROLL + 2..ROLL + MAX_QUEUE + 1).collect();
	Queue::<T>::put(BoundedVec::truncate_from(others));
	let styles = styles(MAX_PARTS, keys, false);
	let record = Roll { ring_size: RingSize::R767, window: WINDOW, stage, objections: 0, styles };
	Rolls::<T>::insert(roll, record.clone());
	let standing = StandingRoll { first_in_use: Some(ROLL), settled: Some(SETTLED), rings: None, pins: 0 };
	Standing::<T>::insert(roll, standing);
	record
}

/// A standing roll whose rings stand, with the proofs of [`proofs`] in so many of them.
fn store_rings<T: Config>(rings: u32) -> Vec<MemberProof> {
	let stage = RollStage::Built { seed: SEED, ring_roots: SEED };
	store_standing::<T>(ROLL, stage, RingSize::R767.capacity());
	let proven = proofs::read();
	let places = (0..rings as RingIndex).zip(proven.iter().cycle());
	places
		.map(|(ring, one)| {
			RingRoots::<T>::insert(ROLL, ring, one.root);
			MemberProof { ring, ..one.proof }
		})
		.collect()
}

/// Pages on the way to a member who would stand after all others of each style, and is not there.
fn store_way<T: Config>(record: &Roll) {
	let before = Place { member: 0, chapter: CHAPTER, classes: ALL_CLASSES, batch: 0 };
	for (style, list) in (0..).zip(&record.styles) {
		let (mut low, pages) = (0, list.pages());
		while low < pages {
			let page = u32::midpoint(low, pages);
			store_page::<T>(style, page, KEYS_PER_PAGE, before);
			low = page + 1;
		}
	}
}

/// A roll to which objections can be raised.
fn published<T: Config>(keys: u32) -> Roll {
	let now = Pallet::<T>::now();
	store_roll::<T>(
		RollStage::Objections { until: now + WINDOW, appeals_until: now + 2 * WINDOW },
		keys,
		false,
	)
}

/// A place of its own chapter and batch, whose pair of registrars is its own as well.
fn place<T: Config>(number: u32) -> Place {
	let pair = (account("first", number, 0), account("second", number, 0));
	Batches::<T>::insert(number, pair.clone());
	let chapter = number as u16;
	for what in [CountOf::Chapter(chapter), pair_of::<T>(pair)] {
		RollCounts::<T>::insert(ROLL, what, 2);
	}
	Place { member: number, chapter, classes: ALL_CLASSES, batch: number }
}

fn pair_of<T: Config>((one, other): (T::AccountId, T::AccountId)) -> CountOf<T::AccountId> {
	if one <= other {
		CountOf::Registrars(one, other)
	} else {
		CountOf::Registrars(other, one)
	}
}

/// The counts of all classes.
fn count_classes<T: Config>(count: u32) {
	ALL_CLASSES.each().for_each(|class| RollCounts::<T>::insert(ROLL, CountOf::Class(class), count));
}

/// A page whose places are all `place`.
fn store_page<T: Config>(style: StyleIndex, page: u32, keys: u32, place: Place) {
	RollKeys::<T>::insert((ROLL, style, page), KeyPage::truncate_from(vec![[9; 32]; keys as usize]));
	RollPlaces::<T>::insert((ROLL, style, page), PlacePage::truncate_from(vec![place; keys as usize]));
}

/// A full list of corrections: first one for each of `strikes`, then admissions.
fn store_corrections<T: Config>(strikes: u32) {
	let correction = |objection| Correction {
		objection,
		strikes: (objection < strikes).then(|| (LAST_STYLE, (strikes - objection) * KEYS_PER_PAGE)),
	};
	Corrections::<T>::insert(ROLL, BoundedVec::truncate_from((0..MAX_OBJECTIONS).map(correction).collect()));
}

/// What the oldest of the other opinions is about.
fn oldest() -> Digest {
	topic(b"another", &1u32)
}

/// Opinions of others than `first`, as many as wait at a time, and that of `first` as the last of
/// them. The others have two each, so that there is room to be made.
fn opinions<T: Config, N: Get<u32>>(first: &T::AccountId, about: Digest) -> Agreements<T::AccountId, N> {
	let mut list = Agreements::default();
	for number in 1..N::get() {
		let (topic, who) = (topic(b"another", &number), account("opinion", (number - 1) / 2, 0));
		list.agree(topic, &who, Pallet::<T>::now()).expect("the list has room; qed");
	}
	list.agree(about, first, Pallet::<T>::now()).expect("the list has room; qed");
	list
}

/// An objection that the last of all corrections so far will be put before.
fn objection<T: Config>(opinions: Opinions<T>) {
	let by = account("objector", 0, 0);
	let position = Some((LAST_STYLE, u32::MAX));
	let subject = Subject::Strike(MEMBER);
	let reason = H256(SEED);
	let objection = Objection::<T> { by, subject, position, reason, decision: None, ruling: None, opinions };
	Objections::<T>::insert(ROLL, MAX_OBJECTIONS, objection);
	store_corrections::<T>(MAX_OBJECTIONS);
	Corrections::<T>::mutate(ROLL, |corrections| corrections.truncate(MAX_OBJECTIONS as usize - 1));
}

/// What a proof has to prove.
fn claim(proof: &MemberProof) -> Claim<'_> {
	Claim { proof, context: &proofs::CONTEXT, message: &proofs::MESSAGE }
}

/// Who may appoint officers, when the list of voices on that is full.
fn appointer<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let origin = T::AppointOrigin::try_successful_origin()
		.map_err(|()| BenchmarkError::Stop("nobody appoints officers"))?;
	let by = T::AppointOrigin::ensure_origin(origin)
		.map_err(|_| BenchmarkError::Stop("who appoints officers may not"))?;
	StaffingAgreements::<T>::put(opinions::<T, ConstU32<MAX_STAFFING>>(&by, topic(b"another", &0u32)));
	Ok(by)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn propose_batch(n: Linear<1, { T::MaxBatch::get() }>) {
		let (by, _) = two_registrars::<T>();
		let call = Call::<T>::propose_batch { entries: rotations::<T>(n) };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(PendingCount::<T>::get(), 1);
	}

	#[benchmark]
	fn confirm_batch(n: Linear<1, { T::MaxBatch::get() }>) {
		let (proposer, by) = two_registrars::<T>();
		let digest = pending::<T>(proposer, n).digest();
		store_roll::<T>(RollStage::Correcting { next: 0 }, KEYS_PER_PAGE, false);
		let call = Call::<T>::confirm_batch { batch: 0, digest };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Members::<T>::get(n - 1).map(|member| member.rotated), Some(true));
	}

	#[benchmark]
	fn reject_batch() {
		let (proposer, by) = two_registrars::<T>();
		pending::<T>(proposer, T::MaxBatch::get());
		let call = Call::<T>::reject_batch { batch: 0 };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(PendingCount::<T>::get(), 0);
	}

	/// Adding a voice to a full list; entering upon the office is measured apart.
	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		let by = appointer::<T>()?;
		let office = Office::Secretary(CHAPTER);
		let call = Call::<T>::appoint { office, who: account("officer", 0, 0) };

		#[block]
		{
			make(call, by);
		}

		let waiting = StaffingAgreements::<T>::get();
		assert!(waiting.first(&oldest()).is_none(), "the oldest voice made room");
		Ok(())
	}

	/// Adding a voice to a full list; leaving the office is measured apart.
	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		let by = appointer::<T>()?;
		let all = registrars::<T>();
		let who = all.last().cloned().ok_or(BenchmarkError::Stop("there are no registrars"))?;
		let call = Call::<T>::remove { office: Office::Registrar, who };

		#[block]
		{
			make(call, by);
		}

		let waiting = StaffingAgreements::<T>::get();
		assert!(waiting.first(&oldest()).is_none(), "the oldest voice made room");
		Ok(())
	}

	#[benchmark]
	fn enter_office() {
		let who: T::AccountId = account("officer", 0, 0);

		#[block]
		{
			Pallet::<T>::enter_office(Office::Secretary(CHAPTER), &who);
		}

		assert_eq!(SecretaryOf::<T>::get(&who), Some(CHAPTER));
	}

	#[benchmark]
	fn leave_office() {
		let who: T::AccountId = account("officer", 0, 0);
		Pallet::<T>::enter_office(Office::Secretary(CHAPTER), &who);

		#[block]
		{
			Pallet::<T>::leave_office(Office::Secretary(CHAPTER), &who);
		}

		assert_eq!(SecretaryOf::<T>::get(&who), None);
	}

	#[benchmark]
	fn attest_counts() {
		let who: T::AccountId = account("officer", 0, 0);
		Pallet::<T>::enter_office(Office::Secretary(CHAPTER), &who);
		published::<T>(KEYS_PER_PAGE);
		RollCounts::<T>::insert(ROLL, CountOf::<T::AccountId>::Chapter(CHAPTER), 1);
		let call = Call::<T>::attest_counts { roll: ROLL, agrees: true, count: 1 };

		#[block]
		{
			make(call, who);
		}

		assert_eq!(Attestations::<T>::get(ROLL, CHAPTER), Some(true));
	}

	/// A member is looked for in all styles of a roll as large as can be, and not found. The roll is a
	/// standing one, and the member has rotated a key; the parts that are more than an election's styles are
	/// measured apart.
	#[benchmark]
	fn object() {
		let (by, _) = two_registrars::<T>();
		store_way::<T>(&published::<T>(u32::MAX));
		let standing = StandingRoll { first_in_use: Some(ROLL), settled: None, rings: None, pins: 0 };
		Standing::<T>::insert(ROLL, standing);
		enter::<T>(MEMBER, CHAPTER, ALL_CLASSES, 0);
		Members::<T>::mutate(MEMBER, |member| member.as_mut().expect("entered; qed").rotated = true);
		RotatedBefore::<T>::insert(MEMBER, ROLL);
		let subject = Subject::Admit { member: MEMBER, style: LAST_STYLE };
		let call = Call::<T>::object { roll: ROLL, subject, reason: H256(SEED) };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(ObjectionTo::<T>::get(ROLL, MEMBER), Some(0));
	}

	#[benchmark]
	fn decide() {
		let (first, by) = two_registrars::<T>();
		published::<T>(KEYS_PER_PAGE);
		let about = topic(objections::DECISION, &(ROLL, MAX_OBJECTIONS, true));
		objection::<T>(opinions::<T, _>(&first, about));
		let call = Call::<T>::decide { roll: ROLL, objection: MAX_OBJECTIONS, uphold: true };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Corrections::<T>::decode_len(ROLL), Some(MAX_OBJECTIONS as usize));
	}

	#[benchmark]
	fn appeal() {
		let (first, by) = two_judges::<T>();
		published::<T>(KEYS_PER_PAGE);
		let reason = H256(SEED);
		let about = topic(objections::RULING, &(ROLL, MAX_OBJECTIONS, true, reason));
		objection::<T>(opinions::<T, _>(&first, about));
		let call = Call::<T>::appeal { roll: ROLL, objection: MAX_OBJECTIONS, uphold: true, reason };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Corrections::<T>::decode_len(ROLL), Some(MAX_OBJECTIONS as usize));
	}

	/// Finding out what is to be done next, where nothing is but clearing.
	#[benchmark]
	fn next_work() {
		store_roll::<T>(RollStage::Clearing, KEYS_PER_PAGE, false);
		Queue::<T>::kill();
		Clearings::<T>::insert(ROLL, ());
		let next;

		#[block]
		{
			next = Pallet::<T>::next_roll();
		}

		assert_eq!(next.map(|(roll, _)| roll), Some(ROLL));
	}

	/// Reading the last members of the registry, each of another chapter and batch.
	#[benchmark]
	fn cut(n: Linear<1, MOST_WORK>) {
		for number in 0..n {
			let Place { member, chapter, classes, batch } = place::<T>(number);
			enter::<T>(member, chapter, classes, batch);
		}
		count_classes::<T>(n);
		let record = store_roll::<T>(RollStage::Cutting { next: 0, end: n }, KEYS_PER_PAGE - 1, false);
		for style in 0..=LAST_STYLE {
			store_page::<T>(style, 0, KEYS_PER_PAGE - 1, place::<T>(u16::MAX.into()));
		}

		#[block]
		{
			Pallet::<T>::do_work(ROLL, record, n);
		}

		let record = Rolls::<T>::get(ROLL).expect("the roll is stored; qed");
		assert_eq!(record.styles.last().map(|style| style.keys), Some(KEYS_PER_PAGE - 1 + n));
	}

	/// Striking keys, each from another page.
	#[benchmark]
	fn strike(n: Linear<1, MOST_CORRECTIONS>) {
		let record = store_roll::<T>(RollStage::Correcting { next: 0 }, (n + 3) * KEYS_PER_PAGE, true);
		for page in 0..n + 3 {
			store_page::<T>(LAST_STYLE, page, KEYS_PER_PAGE, place::<T>(page));
		}
		count_classes::<T>(n + 1);
		store_corrections::<T>(n);

		#[block]
		{
			Pallet::<T>::do_work(ROLL, record, n * KEYS_PER_CORRECTION);
		}

		let record = Rolls::<T>::get(ROLL).expect("the roll is stored; qed");
		assert_eq!(record.styles.last().map(|style| style.keys), Some((n + 3) * KEYS_PER_PAGE - n));
	}

	/// Admitting members, each of another chapter and batch.
	#[benchmark]
	fn admit(n: Linear<1, MOST_CORRECTIONS>) {
		let record = store_roll::<T>(RollStage::Correcting { next: 0 }, KEYS_PER_PAGE - 1, true);
		store_page::<T>(LAST_STYLE, 0, KEYS_PER_PAGE - 1, place::<T>(u16::MAX.into()));
		for number in 0..n {
			let Place { member, chapter, classes, batch } = place::<T>(number);
			enter::<T>(member, chapter, classes, batch);
			let objection = Objection::<T> {
				by: account("objector", 0, 0),
				subject: Subject::Admit { member, style: LAST_STYLE },
				position: None,
				reason: H256(SEED),
				decision: None,
				ruling: None,
				opinions: opinions::<T, _>(&account("opinion", 0, 0), SEED),
			};
			Objections::<T>::insert(ROLL, number, objection);
		}
		count_classes::<T>(n);
		store_corrections::<T>(0);

		#[block]
		{
			Pallet::<T>::do_work(ROLL, record, n * KEYS_PER_CORRECTION);
		}

		let record = Rolls::<T>::get(ROLL).expect("the roll is stored; qed");
		assert_eq!(record.styles.last().map(|style| style.keys), Some(KEYS_PER_PAGE - 1 + n));
	}

	#[benchmark]
	fn hash(n: Linear<1, MOST_WORK>) {
		let stage = RollStage::Hashing { style: LAST_STYLE, page: 0 };
		let record = store_roll::<T>(stage, n * KEYS_PER_PAGE, true);
		for page in 0..n {
			store_page::<T>(
				LAST_STYLE,
				page,
				KEYS_PER_PAGE,
				Place { member: 0, chapter: 0, classes: ALL_CLASSES, batch: 0 },
			);
		}

		#[block]
		{
			Pallet::<T>::do_work(ROLL, record, n);
		}

		let stage = Rolls::<T>::get(ROLL).map(|record| record.stage);
		assert_eq!(stage, Some(RollStage::Hashing { style: LAST_STYLE + 1, page: 0 }));
	}

	/// Beginning a ring: what the parameters of its size cost. Only a ring's first piece needs it.
	#[benchmark]
	fn begin_ring() {
		let builder;

		#[block]
		{
			builder = RingBuilder::new(RingSize::R767);
		}

		assert!(builder.is_ok());
	}

	/// Filling the last seats of a ring, each with a key from another page, and finishing it.
	#[benchmark]
	fn seat(n: Linear<1, MOST_WORK>) {
		let keys = 1_000 * RingSize::R767.capacity();
		let seating = Seating::of_style(keys, RingSize::R767, &SEED, LAST_STYLE)
			.expect("a thousand rings can be numbered; qed");
		let end = seating.seats(0).end;
		for number in end - n..end {
			let position = seating.key_at(number).expect("the seat is one of the style's; qed");
			let page = (ROLL, LAST_STYLE, position / KEYS_PER_PAGE);
			RollKeys::<T>::mutate(page, |page| {
				if page.is_empty() {
					*page = KeyPage::truncate_from(vec![[9; 32]; KEYS_PER_PAGE as usize]);
				}
				page[(position % KEYS_PER_PAGE) as usize] = secret(number).key();
			});
		}
		let builder = RingBuilder::new(RingSize::R767).expect("this size is part of the code; qed");
		Building::<T>::insert(ROLL, builder);
		let stage = RollStage::Seating(Seats {
			seed: SEED,
			style: LAST_STYLE,
			ring: 0,
			next_seat: end - n,
			rings_before: 0,
			ring_roots: [0; 32],
		});
		let record = store_roll::<T>(stage, keys, false);

		#[block]
		{
			Pallet::<T>::do_work(ROLL, record, n);
		}

		assert!(RingRoots::<T>::contains_key(ROLL, 0));
	}

	#[benchmark]
	fn clear(n: Linear<1, MOST_WORK>) {
		let record = store_roll::<T>(RollStage::Clearing, n * KEYS_PER_PAGE, false);
		Clearings::<T>::insert(ROLL, ());
		for page in 0..n {
			let place = Place { member: 0, chapter: 0, classes: ALL_CLASSES, batch: 0 };
			store_page::<T>(LAST_STYLE, page, KEYS_PER_PAGE, place);
		}

		#[block]
		{
			Pallet::<T>::do_work(ROLL, record, n);
		}

		assert_eq!(RollKeys::<T>::iter_key_prefix((ROLL,)).count(), 0);
	}

	/// Looking for a member in the other parts of a standing roll.
	#[benchmark]
	fn search(n: Linear<1, { MAX_PARTS - MAX_STYLES }>) {
		let mut record = published::<T>(u32::MAX);
		record.styles = styles(n, u32::MAX, false);
		store_way::<T>(&record);
		let found;

		#[block]
		{
			found = Pallet::<T>::position_of(ROLL, &record, MEMBER);
		}

		assert_eq!(found, None);
	}

	/// The second registrar, where as many others wait as can.
	#[benchmark]
	fn cut_standing() {
		let (first, by) = two_registrars::<T>();
		store_standing::<T>(ROLL, RollStage::Built { seed: SEED, ring_roots: SEED }, KEYS_PER_PAGE);
		NextRoll::<T>::put(ROLL + 1);
		CurrentStanding::<T>::put(ROLL);
		FirstInUse::<T>::put((0, ROLL));
		let rule = RollRule { classes: ALL_CLASSES, chapter: Some(CHAPTER) };
		let parts = Parts::truncate_from(vec![rule; MAX_PARTS as usize]);
		let ring_size = RingSize::R767;
		let about = topic(standing::CUT_STANDING, &(&parts, ring_size));
		CutAgreements::<T>::put(opinions::<T, T::MaxRegistrars>(&first, about));
		let call = Call::<T>::cut_standing { parts, ring_size };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(StandingInWork::<T>::get(), Some(ROLL + 1));
	}

	/// Giving a settled standing roll its seed.
	#[benchmark]
	fn move_standing() {
		let record = store_standing::<T>(ROLL, RollStage::Settled, KEYS_PER_PAGE);
		for number in SETTLED..=SETTLED + SEED_BLOCKS {
			frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::from(number), H256(SEED));
		}

		#[block]
		{
			Pallet::<T>::do_work(ROLL, record, WORK_PIECE);
		}

		let stage = Rolls::<T>::get(ROLL).map(|record| record.stage);
		assert!(matches!(stage, Some(RollStage::Seating(_))));
	}

	/// Finding out that a standing roll is due, when nothing else is.
	#[benchmark]
	fn look_for_standing() {
		store_standing::<T>(ROLL, RollStage::Settled, KEYS_PER_PAGE);
		Queue::<T>::kill();
		StandingInWork::<T>::put(ROLL);
		frame_system::Pallet::<T>::set_block_number((SETTLED + SEED_BLOCKS + 1).into());
		let due;

		#[block]
		{
			due = Pallet::<T>::is_standing_next();
		}

		assert!(due);
	}

	/// What keys cost more on a standing roll: each is of a member who has rotated a key, and of another
	/// batch; and the parts that are more than an election's styles have a page each that is full then.
	#[benchmark]
	fn count_standing(n: Linear<1, MOST_WORK>) {
		let stage = RollStage::Cutting { next: 0, end: n };
		let mut record = store_standing::<T>(ROLL, stage, KEYS_PER_PAGE - 1);
		let more = MAX_STYLES..MAX_PARTS;
		for part in more.clone() {
			store_page::<T>(part as PartIndex, 0, KEYS_PER_PAGE - 1, place::<T>(u16::MAX.into()));
		}
		let others = |part: PartIndex| {
			let others = (0..MAX_PARTS as PartIndex).filter(|other| *other != part);
			PartCounts::truncate_from(others.map(|other| (other, 1)).collect())
		};
		let mut counts = CountChanges::<T>::new();
		for number in 0..n {
			let Place { member, chapter, classes, batch } = place::<T>(number);
			enter::<T>(member, chapter, classes, batch);
			RotatedBefore::<T>::insert(member, ROLL);
			let part = (MAX_STYLES + number % (MAX_PARTS - MAX_STYLES)) as PartIndex;
			BatchKeys::<T>::insert(ROLL, batch, others(part));
			counts.add(part, &Place { member, chapter, classes, batch });
		}
		let mut member = Members::<T>::get(0).expect("entered above; qed");
		member.rotated = true;
		let one = (member.key, Pallet::<T>::place_of(0, &member));

		#[block]
		{
			for number in 0..n {
				assert!(Pallet::<T>::may_hold_key(ROLL, number, &member));
			}
			counts.apply_to_batches(ROLL);
			for part in more {
				let list = &mut record.styles[part as usize];
				Pallet::<T>::append(ROLL, part as PartIndex, list, core::iter::once(one));
				assert!(RollKeys::<T>::get((ROLL, part as PartIndex, 1)).is_empty());
			}
		}

		assert_eq!(BatchKeys::<T>::get(ROLL, 0).len(), MAX_PARTS as usize);
	}

	/// A standing roll takes the place of one that nobody keeps.
	#[benchmark]
	fn follow_standing() {
		let stage = RollStage::Built { seed: SEED, ring_roots: SEED };
		let before = ROLL + 1;
		let mut record = store_standing::<T>(ROLL, stage, KEYS_PER_PAGE);
		store_standing::<T>(before, stage, KEYS_PER_PAGE);
		StandingInWork::<T>::put(ROLL);
		CurrentStanding::<T>::put(before);
		FirstInUse::<T>::put((0, before));

		#[block]
		{
			Pallet::<T>::follow_standing(ROLL, &mut record);
			Rolls::<T>::insert(ROLL, record);
		}

		assert_eq!(CurrentStanding::<T>::get(), Some(ROLL));
		assert!(Clearings::<T>::contains_key(before));
	}

	/// One proof in a ring of a standing roll of as many parts as can be.
	#[benchmark]
	fn check_proof() {
		let claims = store_rings::<T>(1);
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::check(ROLL, &claim(&claims[0]));
		}

		assert_eq!(verdict, Ok(()));
	}

	/// Proofs checked together, each in another ring than the one before.
	#[benchmark]
	fn check_proofs(n: Linear<1, MAX_CLAIMS>) {
		let proven = store_rings::<T>(n);
		let claims: Vec<_> = proven.iter().map(claim).collect();
		let verdict;

		#[block]
		{
			verdict = Pallet::<T>::check_all(ROLL, &claims);
		}

		assert_eq!(verdict, Ok(()));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::genesis(), crate::tests::mock::Test);
}
