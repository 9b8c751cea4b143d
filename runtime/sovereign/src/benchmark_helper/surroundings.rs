// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Organisations, standing rolls, elections and meetings as the party's other pallets find them at worst,
//! written as their pallets would write them in many blocks. This is compiled for benchmarks alone, where a panic
//! is how a state that should not be is noticed.

use alloc::vec::Vec;
use caucus_members_core::{
	registry::{BatchId, ChapterId, RollRule},
	ring::RingSize,
	roll::ring_count,
};
use caucus_primitives::{
	calendar::DAY, ContestIndex, ElectionId, Moment, OrganizationId, PostId, RingIndex, RollId,
};
use caucus_support::{
	benchmarking::{text, Surroundings},
	limits::some_value,
	organisations::{MeetingId, Role, CENTRAL},
};
use pallet_elections::{
	benchmarking::{
		papers::{nominate, plan, LARGEST},
		BenchmarkHelper,
	},
	Count, Election, Params, Plan, Stage, Totals, MAX_ACTIVE, MAX_CANDIDATES, MAX_CONTESTS,
};
use pallet_members::{PartCounts, Rings, Roll, RollStage, StandingRoll, StyleKeys, MAX_QUEUE};
use pallet_organisations::{
	Classification, Names, Numbers, Organization, Post, Span, Term, TermHolder, TermId, MAX_OFFICES,
	MAX_TERMS,
};
use polkadot_sdk::{
	frame_benchmarking::account,
	frame_support::{traits::Get, BoundedVec},
	frame_system,
	sp_core::{crypto::KeyTypeId, ecdsa},
	sp_io::crypto::{ecdsa_generate, ecdsa_sign},
	sp_runtime::{traits::IdentifyAccount, MultiSigner},
};

use super::states::{Chain, States};
use crate::{AccountId, Runtime, Signature};

/// The chain around a pallet that is measured.
pub struct Around;

/// How many were on the roll of a certified election, and voted.
const VOTERS: u32 = 1_000;
/// The secret election that a meeting or a petition points at.
const ELECTION: ElectionId = MAX_ACTIVE - 1;
/// A moment later than any in benchmarks, and sane as a date.
const FAR: Moment = 4_000_000_000_000;

fn names() -> Names {
	Names { korean: text(), english: Some(text()) }
}

/// The next number of a sequence.
fn next(of: impl FnOnce(&mut Numbers) -> &mut u32) -> u32 {
	pallet_organisations::Counts::<Runtime>::mutate(|numbers| {
		let number = of(numbers);
		*number += 1;
		*number - 1
	})
}

/// So many terms of a holder in a post, a day each on the first days of all; the last of them now, or not.
fn put_terms(post: PostId, who: &AccountId, count: u32, now: bool) -> Vec<Span> {
	let span = |place: u32| {
		let from = DAY * Moment::from(place);
		let until = if now && place + 1 == count { FAR } else { from + DAY };
		let holder = TermHolder::Account(who.clone());
		let on_behalf_of = Some(CENTRAL);
		let record = Term { post, holder, from, until, on_behalf_of, ended: None, settled: false };
		let term = next(|numbers| &mut numbers.terms);
		pallet_organisations::Terms::<Runtime>::insert(term, record);
		Span { term, from, until }
	};
	(0..count).map(span).collect()
}

/// As many terms as an account can have in a role of an organisation, the last of them now, or not.
fn put_offices(who: &AccountId, organization: OrganizationId, role: Role, now: bool) {
	let spans = put_terms(0, who, MAX_OFFICES, now);
	let terms: Vec<TermId> = spans.into_iter().map(|span| span.term).collect();
	pallet_organisations::Offices::<Runtime>::insert(
		who,
		(organization, role),
		BoundedVec::truncate_from(terms),
	);
}

/// Stores a standing roll that stands, as the one in use.
fn put_standing(styles: Vec<StyleKeys>) -> RollId {
	let roll = pallet_members::NextRoll::<Runtime>::get();
	pallet_members::NextRoll::<Runtime>::put(roll + 1);
	let (seed, ring_roots) = ([1; 32], [2; 32]);
	let record = Roll {
		ring_size: RingSize::R767,
		window: DAY,
		stage: RollStage::Built { seed, ring_roots },
		objections: 0,
		styles: BoundedVec::truncate_from(styles),
	};
	pallet_members::Rolls::<Runtime>::insert(roll, record);
	let rings = Some(Rings { seed, ring_roots });
	let standing = StandingRoll { first_in_use: Some(0), settled: Some(1), rings, pins: 0 };
	pallet_members::Standing::<Runtime>::insert(roll, standing);
	pallet_members::CurrentStanding::<Runtime>::put(roll);
	let waiting = (roll + 1_000..).take(MAX_QUEUE as usize).collect();
	pallet_members::Queue::<Runtime>::put(BoundedVec::truncate_from(waiting));
	roll
}

/// Stores elections of the largest plan at a stage, as many as can be under way, in which other accounts stand.
fn put_elections(stage: Stage, candidate: Option<&AccountId>) {
	let others = (0..MAX_CONTESTS * MAX_CANDIDATES).map(|number| {
		let other: AccountId = account("candidate", number, 0);
		other.into()
	});
	let mut largest = plan(LARGEST);
	nominate(&mut largest, others);
	for election in 0..MAX_ACTIVE {
		let mut plan = largest.clone();
		let last = plan.contests.iter_mut().last().and_then(|contest| contest.candidates.iter_mut().last());
		if let (Some(last), Some(who), true) = (last, candidate, election + 1 == MAX_ACTIVE) {
			last.nominee = Some(who.clone().into());
		}
		put_election(election, stage, plan);
	}
	put_active(MAX_ACTIVE);
}

fn put_active(count: u32) {
	pallet_elections::Active::<Runtime>::put(BoundedVec::truncate_from((0..count).collect()));
	pallet_elections::NextElection::<Runtime>::put(count);
}

pub(super) fn put_election(election: ElectionId, stage: Stage, plan: Plan) {
	let record = Election { plan, stage, since: 0, roll: None, extension: 0 };
	pallet_elections::Elections::<Runtime>::insert(election, record);
}

/// Stores what is known of a certified election. In each contest the first candidate won.
pub(super) fn put_counts(election: ElectionId, plan: Plan) {
	let mut params: Params = some_value();
	let mut roll = some_value::<caucus_elections_core::params::StyleRoll>();
	roll.keys = VOTERS;
	params.electorate.styles = BoundedVec::truncate_from(alloc::vec![roll; plan.styles.len()]);
	params.verification_keys = BoundedVec::truncate_from(alloc::vec![some_value(); 25]);
	let mut count = Count::new(plan.styles.len(), [1; 32]);
	count.voters.iter_mut().for_each(|voters| *voters = VOTERS);
	let totals = plan.sums().map(|sum| {
		let votes = (0..sum.contest.options()).map(|place| if place == 0 { 600 } else { 10 });
		BoundedVec::truncate_from(votes.collect())
	});
	let totals = Totals::truncate_from(totals.collect());
	params.plan = plan;
	pallet_elections::Results::<Runtime>::insert(election, totals);
	pallet_elections::Counts::<Runtime>::insert(election, count);
	pallet_elections::ParamsOf::<Runtime>::insert(election, params);
}

/// The largest plan, but that a contest is between so many, of whom one is chosen.
fn plan_with(contest: ContestIndex, candidates: u32) -> Plan {
	let mut plan = plan(LARGEST);
	if let Some(paper) = plan.contests.get_mut(usize::from(contest)) {
		paper.candidates.truncate(candidates as usize);
		paper.kind = caucus_elections_core::params::ContestKind::ChooseUpTo { most: 1 };
	}
	plan
}

impl Surroundings<AccountId> for Around {
	fn set_time(now: Moment) {
		<Runtime as Chain>::set_time(now);
	}

	fn fund(who: &AccountId) {
		<Runtime as Chain>::fund(who);
	}

	fn organisation(chapter: ChapterId) -> OrganizationId {
		let below = |parent: OrganizationId, chapter| {
			let record = Organization {
				other_names: BoundedVec::truncate_from(alloc::vec![text(); 4]),
				chapter,
				..Organization::new(names(), Classification::Committee, Some(parent))
			};
			let organization = next(|numbers| &mut numbers.organizations);
			pallet_organisations::Organizations::<Runtime>::insert(organization, record);
			organization
		};
		below(below(below(CENTRAL, Some(chapter)), None), None)
	}

	fn appoint(who: &AccountId, organization: OrganizationId, role: Role) {
		put_offices(who, organization, role, true);
	}

	fn retire(who: &AccountId, organization: OrganizationId, role: Role) {
		put_offices(who, organization, role, false);
	}

	fn post(organization: OrganizationId, role: Role, holder: &AccountId, terms: u32, now: bool) -> PostId {
		let post = next(|numbers| &mut numbers.posts);
		let record = Post {
			organization,
			role,
			label: text(),
			area: None,
			from: 0,
			until: None,
			elected: true,
			seats: 1,
			version: 0,
		};
		pallet_organisations::Posts::<Runtime>::insert(post, record);
		let spans = put_terms(post, holder, terms.min(MAX_TERMS), now);
		if now {
			let last = spans.iter().rev().take(MAX_OFFICES as usize).rev().map(|span| span.term);
			let offices = BoundedVec::truncate_from(last.collect());
			pallet_organisations::Offices::<Runtime>::insert(holder, (organization, role), offices);
			frame_system::Pallet::<Runtime>::inc_sufficients(holder);
		}
		pallet_organisations::TermsOf::<Runtime>::insert(post, BoundedVec::truncate_from(spans));
		post
	}

	fn standing_roll(parts: Vec<RollRule>, keys: u32) -> (RollId, RingIndex) {
		let rings = ring_count(keys, RingSize::R767).expect("benchmarks ask for few; qed");
		let last = parts.len() as RingIndex * rings - 1;
		let part = |rule| StyleKeys { rule, keys, digest: [1; 32], corrected: true };
		(put_standing(parts.into_iter().map(part).collect()), last)
	}

	fn replace_standing_roll() {
		let current = pallet_members::CurrentStanding::<Runtime>::get();
		let record = current.and_then(pallet_members::Rolls::<Runtime>::get);
		put_standing(record.map(|record| record.styles.into_inner()).unwrap_or_default());
	}

	fn batch(roll: RollId, keys: u32) -> BatchId {
		let batch = pallet_members::NextBatch::<Runtime>::get();
		pallet_members::NextBatch::<Runtime>::put(batch + 1);
		let parts = pallet_members::Rolls::<Runtime>::get(roll).map_or(0, |record| record.styles.len());
		let counts = (0..parts).map(|part| (part as _, keys)).collect();
		pallet_members::BatchKeys::<Runtime>::insert(roll, batch, PartCounts::truncate_from(counts));
		batch
	}

	fn secret_vote(title: &[u8], candidates: u32, certified: bool) -> (ElectionId, ContestIndex) {
		let contest = (MAX_CONTESTS - 1) as ContestIndex;
		let mut plan = plan_with(contest, candidates);
		plan.schedule.closes = crate::Timestamp::get().saturating_add(DAY);
		// Whoever asks, asks its own members.
		let chapter = plan.styles.first().and_then(|style| style.rule.chapter);
		pallet_organisations::Organizations::<Runtime>::translate_values(|mut record: Organization| {
			record.chapter = record.chapter.or(chapter);
			Some(record)
		});
		if let Some(paper) = plan.contests.get_mut(usize::from(contest)) {
			paper.title = BoundedVec::truncate_from(title.to_vec());
			if candidates == 2 {
				paper.kind = caucus_elections_core::params::ContestKind::YesNo;
			}
		}
		if certified {
			put_counts(ELECTION, plan.clone());
		}
		put_election(ELECTION, if certified { Stage::Final } else { Stage::Ready }, plan);
		(ELECTION, contest)
	}

	fn campaigns(candidate: Option<&AccountId>) {
		put_elections(Stage::KeyGeneration, candidate);
	}

	fn no_campaign() {
		// Voting was over long before the time of any benchmark.
		put_elections(Stage::Open, None);
	}

	fn ready_for_recall() {
		put_elections(Stage::Open, None);
		put_active(MAX_ACTIVE - 1);
		let trustees = (0..64).map(|number| account("trustee", number, 0)).collect();
		let _ = <States<Runtime> as BenchmarkHelper<AccountId>>::enrol(trustees);
	}

	fn recall_over() -> ElectionId {
		let plan = plan_with(0, 2);
		put_counts(ELECTION, plan.clone());
		put_election(ELECTION, Stage::Final, plan);
		ELECTION
	}

	fn area(area: u32) {
		pallet_organisations::Areas::<Runtime>::insert(area, some_value::<pallet_organisations::Area>());
	}

	fn meeting(organization: OrganizationId, present: u32, opened_at: Moment) -> MeetingId {
		let meeting = pallet_assemblies::NextMeeting::<Runtime>::get();
		pallet_assemblies::NextMeeting::<Runtime>::put(meeting + 1);
		let mut record: pallet_assemblies::Meeting = some_value();
		record.organization = organization;
		record.plan.name = text();
		record.plan.place = Some(text());
		record.stage = pallet_assemblies::Stage::Final;
		record.opened_at = Some(opened_at);
		record.most_present = present;
		let presence = pallet_assemblies::Presence { quorate: true, ..some_value() };
		pallet_assemblies::Presences::<Runtime>::insert(meeting, 0, presence);
		for item in 0..2 {
			let planned = pallet_assemblies::ItemState::Planned;
			let record = pallet_assemblies::Item { state: planned, ..some_value() };
			pallet_assemblies::Items::<Runtime>::insert(meeting, item, record);
		}
		pallet_assemblies::Meetings::<Runtime>::insert(meeting, record);
		meeting
	}
}

impl pallet_organisations::benchmarking::Keepers<AccountId> for Around {
	fn keepers() -> (AccountId, AccountId) {
		let most = <Runtime as pallet_elections::Config>::MaxCommission::get();
		let commission: Vec<AccountId> = (0..most).map(|number| account("keeper", number, 0)).collect();
		let last_two = (commission[commission.len() - 2].clone(), commission[commission.len() - 1].clone());
		pallet_elections::Commission::<Runtime>::put(BoundedVec::truncate_from(commission));
		last_two
	}
}

/// Where the keystore of a benchmark keeps the signers of activity accounts.
const SIGNERS: KeyTypeId = KeyTypeId(*b"sign");

/// The key of a new signer: of all kinds, the one whose signatures are checked longest.
fn new_signer() -> ecdsa::Public {
	ecdsa_generate(SIGNERS, None)
}

impl caucus_support::benchmarking::Signers<AccountId, Signature> for Around {
	fn signer() -> AccountId {
		MultiSigner::from(new_signer()).into_account()
	}

	fn sign(signer: &AccountId, message: &[u8]) -> Signature {
		let keys = polkadot_sdk::sp_io::crypto::ecdsa_public_keys(SIGNERS);
		let is_theirs = |key: &ecdsa::Public| MultiSigner::from(*key).into_account() == *signer;
		let key = keys.into_iter().find(is_theirs).expect("it was made by `signer`; qed");
		Signature::Ecdsa(ecdsa_sign(SIGNERS, &key, message).expect("its key is in the keystore; qed"))
	}
}
