// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls cost at worst: the longest texts, posts that were held as often as posts can be,
//! lists that are full, the last of two officers, as many elections as can be under way, rolls that nobody
//! else keeps.
//!
//! A call that can be free is measured together with the question whether it is, and a member's call with the
//! question whether it can be carried out, but for its ring proof, which the registry weighs.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not be is
//! noticed.

use crate::*;
use alloc::{boxed::Box, vec, vec::Vec};
use caucus_members_core::{
	registry::{ChapterId, Classes, RollRule},
	ring::RingProof,
};
use caucus_primitives::{
	calendar::{january, month_start, DAY, HOUR},
	text::{Language, MediaType},
	RingIndex, RollId,
};
use caucus_support::{
	benchmarking::{make, Surroundings as _},
	organisations::{Role, CENTRAL},
	participation::MAX_PARTS,
};
use frame::benchmarking::prelude::*;

/// The block's time: the middle of December 2026 in Korea, when evaluations can begin.
const NOW: Moment = month_start(january(2026) + 11) + 14 * DAY + 12 * HOUR;
/// The chapter of everybody who is evaluated.
const CHAPTER: ChapterId = 1;
/// Version of every record that is changed.
const VERSION: u32 = 5;
/// The feed of all facts: the last.
const FEED: FeedId = MAX_FEEDS - 1;
/// How many facts a representative has.
const FACTS: u32 = 1_000;
/// Whoever replies.
const REPRESENTATIVE: RepresentativeId = 7;
/// Answers that are opened.
const ANSWERED: Answers = [5, 4, 3, 2, 0];
const SALT: Digest = [6; 32];
const ALIAS: Alias = [4; 32];

/// A block some way from the start; gives a researcher who has been one often, and an auditor who was a
/// researcher.
fn start<T: Config>() -> (T::AccountId, T::AccountId) {
	frame_system::Pallet::<T>::set_block_number(10u32.into());
	T::BenchmarkHelper::set_time(NOW);
	let (researcher, auditor) = (account("researcher", 0, 0), account("auditor", 0, 0));
	T::BenchmarkHelper::appoint(&researcher, CENTRAL, Role::Researcher);
	T::BenchmarkHelper::retire(&researcher, CENTRAL, Role::Auditor);
	T::BenchmarkHelper::retire(&auditor, CENTRAL, Role::Researcher);
	T::BenchmarkHelper::appoint(&auditor, CENTRAL, Role::Auditor);
	let feed = Feed {
		name: text(0),
		url: text(0),
		every: DAY,
		last_at: NOW - 30 * DAY,
		digest: [1; 32],
		stale_at: NOW - DAY,
		flagged_at: None,
		flags: 3,
	};
	Feeds::<T>::insert(FEED, feed);
	NextFeed::<T>::put(FEED);
	(researcher, auditor)
}

/// A text as long as it can be, that differs from others of other numbers.
fn text<N: Get<u32>>(number: u32) -> BoundedVec<u8, N> {
	let mut text = alloc::format!("{number:010}").into_bytes();
	text.resize(N::get() as usize, b'x');
	BoundedVec::truncate_from(text)
}

fn reason() -> ContentRef {
	ContentRef { digest: [7; 32], bytes: u64::MAX, media: MediaType::Pdf, language: Language::Korean }
}

/// As many acts of others as can wait, but for one.
fn fill_waiting<T: Config>() {
	let mut waiting = Agreed::<T>::default();
	for number in 1..64u8 {
		let who = account("waiting", number.into(), 0);
		waiting.agree([number; 32], &who, NOW).expect("the list has room; qed");
	}
	Waiting::<T>::put(waiting);
}

fn account_of<T: Config>(number: u32) -> T::AccountId {
	account("representative", number, 0)
}

/// A post that a representative held so often: the last time now, or not.
fn post<T: Config>(number: u32, terms: u32, now: bool) -> PostId {
	T::BenchmarkHelper::post(CENTRAL, Role::Representative, &account_of::<T>(number), terms, now)
}

fn description(number: u32, posts: Vec<PostId>) -> Description {
	Description {
		reference: text(number),
		korean: text(number),
		hanja: Some(text(number)),
		latin: Some(text(number)),
		affiliation: Affiliation::Member,
		since: 0,
		posts: BoundedVec::truncate_from(posts),
		chapter: Some(CHAPTER),
	}
}

/// As many posts as a representative can have, which nobody holds.
fn vacant<T: Config>() -> Vec<PostId> {
	(0..MAX_POSTS).map(|_| post::<T>(0, 0, false)).collect()
}

/// A representative who replies by an account, and who has or had these posts.
fn put_representative<T: Config>(number: RepresentativeId, posts: Vec<PostId>) {
	let who = account_of::<T>(number);
	frame_system::Pallet::<T>::inc_sufficients(&who);
	ByAccount::<T>::insert(&who, number);
	let description = description(number, posts);
	ByReference::<T>::insert(&description.reference, number);
	let record = Representative { description, version: VERSION, account: Some(who), facts: FACTS };
	Representatives::<T>::insert(number, record);
	NextRepresentative::<T>::mutate(|next| *next = (*next).max(number + 1));
}

/// A representative with a post that was held as often as can be; gives the post, which is the last of as many
/// as can be.
fn put_holder<T: Config>(number: RepresentativeId) -> PostId {
	let last = post::<T>(number, u32::MAX, true);
	let mut posts = vec![last.wrapping_add(1_000_000); MAX_POSTS as usize - 1];
	posts.push(last);
	put_representative::<T>(number, posts);
	last
}

/// Something cheap that a representative did: a month has room for it once more.
fn body(number: u32, post: PostId) -> Body {
	Body {
		post,
		deed: Deed::Pledge { status: PledgeStatus::UnderWay, progress: 50 },
		day: caucus_primitives::calendar::day_of(NOW) - 1,
		subject: text(number),
		eligibility: Eligibility::Eligible,
		feed: FEED,
		url: text(number),
		digest: [7; 32],
		captured_at: NOW - HOUR,
	}
}

/// A fact that somebody else recorded.
fn put_fact<T: Config>(number: FactId, post: PostId, state: State) -> FactOf<T> {
	let fact = Fact {
		representative: REPRESENTATIVE,
		body: body(number, post),
		version: VERSION,
		state,
		recorded_by: account("recorder", 0, 0),
		recorded_at: NOW - 8 * DAY,
		second_by: None,
		replies: 0,
	};
	Facts::<T>::insert(number, fact.clone());
	fact
}

/// A standing roll of as many parts as can be, the last of which is the chapter's, and a ring of that.
fn put_roll<T: Config>() -> (RollId, RingIndex) {
	let rule = |number| {
		let chapter = if number + 1 == MAX_PARTS { CHAPTER } else { ChapterId::MAX - number as ChapterId };
		RollRule { classes: Classes::DUES_PAYING, chapter: Some(chapter) }
	};
	T::BenchmarkHelper::standing_roll((0..MAX_PARTS).map(rule).collect(), 700)
}

/// An evaluation whose answers are sealed until a moment and opened for a week then, while as many elections as
/// can be are under way; gives a ring of those who are counted apart.
fn put_evaluation<T: Config>(sealed_until: Moment) -> (EvaluationId, RingIndex) {
	let (roll, ring) = put_roll::<T>();
	T::Participation::pin(roll).expect("the roll stands; qed");
	T::BenchmarkHelper::campaigns(None);
	put_representative::<T>(REPRESENTATIVE, vacant::<T>());
	let record = Evaluation {
		representative: REPRESENTATIVE,
		half: 1,
		roll,
		chapter: Some(CHAPTER),
		opened_at: NOW - 30 * DAY,
		sealed_until,
		opened_until: sealed_until + 7 * DAY,
		least: 1,
		distance: DAY,
		sealed: 1_000,
		opened: 1_000,
		stage: Stage::Running,
		replies: MAX_REPLIES - 1,
	};
	Evaluations::<T>::insert(0, record);
	NextEvaluation::<T>::put(1);
	let sheet = Sheet { members: 500, answers: [[100, 100, 100, 100, 50, 50]; QUESTIONS] };
	Tallies::<T>::insert(0, Tally { local: sheet, others: sheet });
	(0, ring)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Each with as many posts as can be, of which none is another's.
	#[benchmark]
	fn enter(n: Linear<1, MAX_BATCH>) {
		let (by, _) = start::<T>();
		let entries: Vec<_> = (0..n).map(|number| description(number, vacant::<T>())).collect();
		let call = Call::<T>::enter { entries: Batch::truncate_from(entries) };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(NextRepresentative::<T>::get(), n);
	}

	#[benchmark]
	fn describe() {
		let (by, _) = start::<T>();
		put_representative::<T>(REPRESENTATIVE, vacant::<T>());
		let description = description(REPRESENTATIVE + 1, vacant::<T>());
		let (representative, expected_version) = (REPRESENTATIVE, VERSION);
		let call = Call::<T>::describe { representative, expected_version, description };

		#[block]
		{
			make(call, by);
		}

		assert!(Descriptions::<T>::contains_key(REPRESENTATIVE, VERSION));
	}

	/// The second of two, for another account in the place of one.
	#[benchmark]
	fn set_account() {
		let (first, by) = start::<T>();
		put_representative::<T>(REPRESENTATIVE, vacant::<T>());
		fill_waiting::<T>();
		let (representative, account) = (REPRESENTATIVE, Some(account_of::<T>(REPRESENTATIVE + 1)));
		Pallet::<T>::do_set_account(first, representative, account.clone()).expect("it is possible; qed");
		let call = Call::<T>::set_account { representative, account: account.clone() };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Representatives::<T>::get(REPRESENTATIVE).map(|holder| holder.account), Some(account));
	}

	/// Each about another person, in a post that person has held as often as can be.
	#[benchmark]
	fn record(n: Linear<1, MAX_BATCH>) {
		let (by, _) = start::<T>();
		let entry = |representative| {
			let body = body(representative, put_holder::<T>(representative));
			Entry { representative, body }
		};
		let entries: Vec<_> = (0..n).map(entry).collect();
		let call = Call::<T>::record { entries: Batch::truncate_from(entries) };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(NextFact::<T>::get(), n);
	}

	#[benchmark]
	fn confirm(n: Linear<1, MAX_BATCH>) {
		let (by, _) = start::<T>();
		let word = |fact| {
			let recorded = put_fact::<T>(fact, 0, State::Provisional { until: NOW + DAY });
			Confirmation { fact, expected_version: VERSION, digest: recorded.body.digest }
		};
		let confirmations = Batch::truncate_from((0..n).map(word).collect());

		#[block]
		{
			make(Call::<T>::confirm { confirmations }, by);
		}

		assert_eq!(Facts::<T>::get(n - 1).map(|fact| fact.state), Some(State::Confirmed));
	}

	#[benchmark]
	fn settle(n: Linear<1, MAX_BATCH>) {
		start::<T>();
		let by = whitelisted_caller::<T::AccountId>();
		let facts: Vec<_> = (0..n).collect();
		for fact in &facts {
			put_fact::<T>(*fact, 0, State::Provisional { until: NOW });
		}

		#[block]
		{
			make(Call::<T>::settle { facts: Batch::truncate_from(facts) }, by);
		}

		assert_eq!(Facts::<T>::get(n - 1).map(|fact| fact.state), Some(State::Confirmed));
	}

	/// The second of two puts a fact of another month right.
	#[benchmark]
	fn correct() {
		let (first, by) = start::<T>();
		let post = put_holder::<T>(REPRESENTATIVE);
		put_fact::<T>(0, post, State::Provisional { until: NOW });
		Facts::<T>::mutate(0, |fact| fact.as_mut().expect("it was stored; qed").body.day -= 100);
		fill_waiting::<T>();
		let (body, reason) = (body(1, post), reason());
		Pallet::<T>::do_correct(first, 0, VERSION, body.clone(), reason).expect("it is possible; qed");
		let call = Call::<T>::correct { fact: 0, expected_version: VERSION, body, reason };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Facts::<T>::get(0).map(|fact| fact.state), Some(State::Corrected));
	}

	#[benchmark]
	fn withdraw() {
		let (first, by) = start::<T>();
		put_fact::<T>(0, 0, State::Provisional { until: NOW });
		fill_waiting::<T>();
		let reason = reason();
		Pallet::<T>::do_withdraw(first, 0, VERSION, reason).expect("it is possible; qed");
		let call = Call::<T>::withdraw { fact: 0, expected_version: VERSION, reason };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Facts::<T>::get(0).map(|fact| fact.state), Some(State::Withdrawn));
	}

	/// A reply to a fact that time has confirmed.
	#[benchmark]
	fn reply() {
		start::<T>();
		put_representative::<T>(REPRESENTATIVE, vec![0; MAX_POSTS as usize]);
		put_fact::<T>(0, 0, State::Provisional { until: NOW });
		let call = Call::<T>::reply { about: About::Fact(0), text: text(0) };

		#[block]
		{
			make(call, account_of::<T>(REPRESENTATIVE));
		}

		assert!(Replies::<T>::contains_key(About::Fact(0), 0));
	}

	#[benchmark]
	fn add_feed() {
		let (by, _) = start::<T>();
		let call = Call::<T>::add_feed { name: text(1), url: text(1), every: DAY };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(NextFeed::<T>::get(), MAX_FEEDS);
	}

	#[benchmark]
	fn report_feed() {
		let (by, _) = start::<T>();
		let call = Call::<T>::report_feed { feed: FEED, at: NOW, digest: [2; 32] };

		#[block]
		{
			make(call, by);
		}

		assert_eq!(Feeds::<T>::get(FEED).map(|feed| feed.last_at), Some(NOW));
	}

	#[benchmark]
	fn flag_feed() {
		start::<T>();
		let by = whitelisted_caller::<T::AccountId>();

		#[block]
		{
			make(Call::<T>::flag_feed { feed: FEED }, by);
		}

		assert_eq!(Feeds::<T>::get(FEED).and_then(|feed| feed.flagged_at), Some(NOW));
	}

	/// Of somebody with as many posts as can be, each held as often as can be, the last one now.
	#[benchmark]
	fn begin_evaluation() {
		start::<T>();
		put_roll::<T>();
		T::BenchmarkHelper::campaigns(None);
		let posts = (1..=MAX_POSTS).map(|number| post::<T>(REPRESENTATIVE, u32::MAX, number == MAX_POSTS));
		put_representative::<T>(REPRESENTATIVE, posts.collect());
		let by = whitelisted_caller::<T::AccountId>();

		#[block]
		{
			make(Call::<T>::begin_evaluation { representative: REPRESENTATIVE }, by);
		}

		assert!(Evaluations::<T>::contains_key(0));
	}

	#[benchmark]
	fn seal() {
		start::<T>();
		let (evaluation, ring) = put_evaluation::<T>(NOW + DAY);
		let proof = Box::new(MemberProof { ring, alias: ALIAS, proof: RingProof([0; 785]) });
		let digest = [8; 32];
		let asked;

		#[block]
		{
			asked = Pallet::<T>::ask(evaluation, &digest, &proof);
			Call::<T>::seal { evaluation, seal: digest, proof }
				.dispatch_bypass_filter(RawOrigin::Authorized.into())
				.expect("everything for it was prepared; qed");
		}

		assert!(asked.is_ok());
		assert!(Seals::<T>::contains_key(evaluation, ALIAS));
	}

	#[benchmark]
	fn open() {
		start::<T>();
		let (evaluation, _) = put_evaluation::<T>(NOW);
		let (alias, answers, salt) = (ALIAS, ANSWERED, SALT);
		let digest = Pallet::<T>::seal_of(evaluation, &alias, &answers, &salt);
		Seals::<T>::insert(evaluation, alias, Seal { digest, local: true, opened: false });
		let asked;

		#[block]
		{
			asked = Pallet::<T>::authorize_open(evaluation, &alias, &answers, &salt);
			Call::<T>::open { evaluation, alias, answers, salt }
				.dispatch_bypass_filter(RawOrigin::Authorized.into())
				.expect("everything for it was prepared; qed");
		}

		assert!(asked.is_ok());
		assert_eq!(Seals::<T>::get(evaluation, alias).map(|sealed| sealed.opened), Some(true));
	}

	/// An evaluation is published, and nobody else keeps its roll.
	#[benchmark]
	fn advance(n: Linear<1, MAX_PIECE>) {
		start::<T>();
		let (evaluation, _) = put_evaluation::<T>(NOW - 30 * DAY);
		T::BenchmarkHelper::replace_standing_roll();
		for number in 0..n {
			let alias = caucus_primitives::blake2_256(&[&number.to_le_bytes()]);
			Seals::<T>::insert(evaluation, alias, Seal { digest: [1; 32], local: true, opened: true });
		}
		let by = whitelisted_caller::<T::AccountId>();

		#[block]
		{
			make(Call::<T>::advance { evaluation, pieces: n }, by);
		}

		assert!(Outcomes::<T>::contains_key(evaluation));
		assert_eq!(Seals::<T>::iter_prefix(evaluation).count(), 0);
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin = T::RulesOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("nobody sets rules"))?;
		let version = CurrentSettings::<T>::get().version;

		#[extrinsic_call]
		_(origin as OriginFor<T>, version, Parameters::default());

		assert_eq!(CurrentSettings::<T>::get().version, version + 1);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
