// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the pallet's calls and its hooks cost at worst: under a roll of as many parts as can be, with all
//! texts as long and all lists as full as they can be, by the last of two officers.
//!
//! A call that can be free is measured together with the question whether it is, an anonymous act together
//! with the pool's question. Whose proofs they are is not asked here: the registry weighs the checks.
//!
//! This is compiled for benchmarks and their tests alone, where a panic is how a state that should not
//! be is noticed.

mod scenes;

use crate::*;
use alloc::vec;
use caucus_primitives::calendar::DAY;
use caucus_support::{
	benchmarking::{make, text, Surroundings},
	organisations::Role,
};
use frame::benchmarking::prelude::*;
use scenes::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The last recall of a year.
	#[benchmark]
	fn submit() {
		let party = party::<T>();
		let starter = Starter::Pseudonym { year: year(), alias: alias(0) };
		StartedBy::<T>::insert(starter, Started { total: 1, open: 1, ..Default::default() });
		let (draft, proof) = (party.draft(party.recall()), Box::new(party.proof(0)));
		let call = Call::<T>::submit { roll: party.roll, draft: draft.clone(), proof: proof.clone() };

		#[block]
		{
			send(Pallet::<T>::ask_submit(party.roll, &draft, &proof), call);
		}

		assert!(Recalls::<T>::contains_key(0));
	}

	/// Taking back a recall, when the roll is no longer in use and nothing else keeps it.
	#[benchmark]
	fn act_as_starter() {
		let party = party::<T>();
		let petition = party.petition(party.recall(), State::Collecting);
		Around::<T>::replace_standing_roll();
		let (act, proof) = (StarterAct::Withdraw, Box::new(party.proof(0)));
		let call = Call::<T>::act_as_starter { petition, act: act.clone(), proof: proof.clone() };

		#[block]
		{
			send(Pallet::<T>::ask_starter_act(petition, &act, &proof), call);
		}

		assert_eq!(state::<T>(petition), Some(State::Withdrawn));
	}

	/// The last sponsor of a recall, with whom it opens.
	#[benchmark]
	fn sponsor() {
		let party = party::<T>();
		let petition = party.petition(party.recall(), State::Collecting);
		let proof = Box::new(party.proof(1));
		let call = Call::<T>::sponsor { petition, proof: proof.clone() };

		#[block]
		{
			send(Pallet::<T>::ask_act(petition, Act::Sponsor, &proof), call);
		}

		assert_eq!(state::<T>(petition), Some(State::Open));
	}

	/// Signing once more, by which both duties fall due.
	#[benchmark]
	fn sign() {
		let party = party::<T>();
		let petition = party.petition(Kind::General, State::Open);
		put_signature::<T>(petition, 1, 2);
		let (sequence, proof) = (3, Box::new(party.proof(1)));
		let call = Call::<T>::sign { petition, sequence, proof: proof.clone() };

		#[block]
		{
			send(Pallet::<T>::ask_act(petition, Act::Sign { sequence }, &proof), call);
		}

		assert!(Petitions::<T>::get(petition).is_some_and(|record| record.referral.is_some()));
	}

	/// Withdrawing once more, when both duties are found to be due.
	#[benchmark]
	fn withdraw_signature() {
		let party = party::<T>();
		let petition = party.petition(Kind::General, State::Open);
		put_signature::<T>(petition, 1, 3);
		let (sequence, proof) = (4, Box::new(party.proof(1)));
		let call = Call::<T>::withdraw_signature { petition, sequence, proof: proof.clone() };

		#[block]
		{
			send(Pallet::<T>::ask_act(petition, Act::Withdraw { sequence }, &proof), call);
		}

		assert!(Petitions::<T>::get(petition).is_some_and(|record| record.referral.is_some()));
	}

	/// A batch of `n` withdrawals, the last of which came already and is charged for.
	#[benchmark]
	fn sign_batch(n: Linear<1, MAX_BATCH>) -> Result<(), BenchmarkError> {
		let party = party::<T>();
		let petition = party.petition(Kind::General, State::Open);
		let act = |number: u32| {
			put_signature::<T>(petition, number, if number < n { 3 } else { 4 });
			SignedAct { act: Act::Withdraw { sequence: 4 }, proof: party.proof(number) }
		};
		let acts: Vec<SignedAct> = (1..=n).map(act).collect();
		let relayer: T::AccountId = whitelisted_caller();
		Around::<T>::fund(&relayer);

		#[block]
		{
			let sorted = Pallet::<T>::sort_batch(&relayer, petition, &acts).map_err(|_| "no such batch")?;
			Pallet::<T>::count_batch(&relayer, sorted)?;
		}

		assert_last_event::<T>(Event::BatchCounted { petition, counted: n - 1, skipped: 1 });
		Ok(())
	}

	#[benchmark]
	fn comment() {
		let party = party::<T>();
		let petition = party.petition(Kind::General, State::Open);
		CommentsBy::<T>::insert(petition, alias(1), 1);
		let (body, sequence, proof) = (content(), 1, Box::new(party.proof(1)));
		let call = Call::<T>::comment { petition, body, sequence, proof: proof.clone() };

		#[block]
		{
			send(Pallet::<T>::ask_comment(petition, &body, sequence, &proof), call);
		}

		assert_eq!(CommentsBy::<T>::get(petition, alias(1)), 2);
	}

	#[benchmark]
	fn submit_by_name() {
		let party = party::<T>();
		let draft = party.draft(Kind::General);
		let call = Call::<T>::submit_by_name { post: party.post, draft };

		#[block]
		{
			make(call, party.holder);
		}

		assert_eq!(state::<T>(0), Some(State::Collecting));
	}

	/// Taking back a petition, when the roll is no longer in use and nothing else keeps it.
	#[benchmark]
	fn act_by_name() {
		let party = party::<T>();
		let petition = party.petition_by_holder(State::InReview);
		Around::<T>::replace_standing_roll();
		let call = Call::<T>::act_by_name { petition, act: StarterAct::Withdraw };

		#[block]
		{
			make(call, party.holder);
		}

		assert_eq!(state::<T>(petition), Some(State::Withdrawn));
	}

	/// The second moderator rejects as a duplicate what the holder of a post started.
	#[benchmark]
	fn review() {
		let party = party::<T>();
		let earlier = party.petition(Kind::General, State::Open);
		let petition = party.petition_by_holder(State::InReview);
		let verdict = Verdict::Reject { code: DUPLICATE, reason: content(), duplicate_of: Some(earlier) };
		let [first, second] = [0, 1].map(|number| party.officer(number, Role::Moderator));
		let call = Call::<T>::review { petition, expected_revision: 7, verdict };
		make(call.clone(), first);

		#[block]
		{
			make(call, second);
		}

		assert_eq!(state::<T>(petition), Some(State::Rejected));
	}

	/// The second of the appeals body hides at last what the holder of a post started, when the roll is no
	/// longer in use and nothing else keeps it.
	#[benchmark]
	fn judge() {
		let party = party::<T>();
		let petition = party.petition_by_holder(State::InAppeal);
		let verdict = Verdict::Hide { code: LIBEL, reason: content() };
		party.decided(petition, Ruling::OnPetition { petition, verdict }, Body::Moderators);
		Around::<T>::replace_standing_roll();
		let [first, second] = party.judges();
		let call = Call::<T>::judge { petition, expected_revision: 7, verdict };
		make(call.clone(), first);

		#[block]
		{
			make(call, second);
		}

		assert_eq!(state::<T>(petition), Some(State::Hidden));
		assert!(!Texts::<T>::contains_key(petition, MAX_EDITS));
	}

	/// The last response that is possible. It does the duty, too late.
	#[benchmark]
	fn respond() {
		let party = party::<T>();
		let (petition, who) = (party.owed(true), party.secretary());
		let (summary, body, answer) = (text::<ConstU32<MAX_SUMMARY>>(), Some(content()), Answer::Partly);
		let given = Response { by: who.clone(), summary: summary.clone(), body, answer, at: NOW };
		Responses::<T>::insert(petition, BoundedVec::truncate_from(vec![given; MAX_RESPONSES as usize - 1]));
		let call = Call::<T>::respond { petition, summary, body, answer };

		#[block]
		{
			make(call, who);
		}

		assert_eq!(Responses::<T>::decode_len(petition), Some(MAX_RESPONSES as usize));
	}

	#[benchmark]
	fn extend() {
		let party = party::<T>();
		let (petition, who) = (party.owed(false), party.secretary());
		let call = Call::<T>::extend { petition, duty: Duty::Referral, reason: content() };

		#[block]
		{
			make(call, who);
		}

		let due = Petitions::<T>::get(petition).and_then(|record| record.referral);
		assert!(due.is_some_and(|due| due.extension.is_some()));
	}

	#[benchmark]
	fn schedule() {
		let party = party::<T>();
		let (petition, who) = (party.owed(false), party.secretary());
		let meeting = Around::<T>::meeting(party.addressee, 100, NOW);
		let call = Call::<T>::schedule { petition, meeting, item: 1 };

		#[block]
		{
			make(call, who);
		}

		assert_last_event::<T>(Event::Referred { petition, meeting, item: 1 });
	}

	/// A meeting dealt with it, too late.
	#[benchmark]
	fn record_outcome() {
		let party = party::<T>();
		let (petition, who) = (party.owed(true), party.secretary());
		let meeting = Around::<T>::meeting(party.addressee, 100, NOW);
		change::<T>(petition, |record| {
			record.referred.scheduled = Some(Scheduled { meeting, item: 1, at: NOW });
		});
		let outcome = ReferralOutcome::Considered { outcome: content() };
		let call = Call::<T>::record_outcome { petition, outcome };

		#[block]
		{
			make(call, who);
		}

		assert_last_event::<T>(Event::OutcomeRecorded { petition, outcome });
	}

	/// The second moderator hides what was said about a recall.
	#[benchmark]
	fn hide_comment() {
		let party = party::<T>();
		let petition = party.open_recall();
		let number = party.comment(petition, None);
		let [first, second] = [0, 1].map(|number| party.officer(number, Role::Moderator));
		let call = Call::<T>::hide_comment { petition, comment: number, code: LIBEL, reason: content() };
		make(call.clone(), first);

		#[block]
		{
			make(call, second);
		}

		assert!(Comments::<T>::get(petition, number).is_some_and(|record| record.hidden.is_some()));
	}

	/// The second of the appeals body shows again what was said about a recall.
	#[benchmark]
	fn restore_comment() {
		let party = party::<T>();
		let petition = party.open_recall();
		let hiding = Ruling::CommentHidden { petition, comment: 7, code: LIBEL, reason: content() };
		let decision = party.decided(petition, hiding, Body::Moderators);
		let number = party.comment(petition, Some(decision));
		let [first, second] = party.judges();
		let call = Call::<T>::restore_comment { petition, comment: number, reason: content() };
		make(call.clone(), first);

		#[block]
		{
			make(call, second);
		}

		assert!(Comments::<T>::get(petition, number).is_some_and(|record| record.restored.is_some()));
	}

	/// The second auditor voids a batch with keys in each part, as the last that can be.
	#[benchmark]
	fn void_batch() {
		let party = party::<T>();
		let petition = party.petition(Kind::General, State::Open);
		let batch = Around::<T>::batch(party.roll, 3);
		let void =
			|number: u32| Void { batch: batch.wrapping_add(1 + number), reason: content(), keys: 3, at: NOW };
		let voids = (0..MAX_VOIDS - 1).map(void).collect();
		Voids::<T>::insert(petition, BoundedVec::truncate_from(voids));
		let [first, second] = [0, 1].map(|number| party.officer(number, Role::Auditor));
		let call = Call::<T>::void_batch { petition, batch, reason: content() };
		make(call.clone(), first);

		#[block]
		{
			make(call, second);
		}

		assert_eq!(Voids::<T>::decode_len(petition), Some(MAX_VOIDS as usize));
	}

	/// Advancing a recall that enough have signed: its election begins.
	#[benchmark]
	fn advance_to_vote() {
		let party = party::<T>();
		let petition = party.open_recall();
		Around::<T>::ready_for_recall();
		let call = Call::<T>::advance { petition };

		#[block]
		{
			make_paid(call, whitelisted_caller::<T::AccountId>());
		}

		let stage = Recalls::<T>::get(petition).map(|recall| recall.stage);
		assert!(matches!(stage, Some(RecallStage::Voting { .. })));
	}

	/// Advancing a recall whose election removes the holder of the post.
	#[benchmark]
	fn advance_to_result() {
		let party = party::<T>();
		let petition = party.open_recall();
		let election = Around::<T>::recall_over();
		change::<T>(petition, |record| {
			record.state = State::Closed;
			record.open_term = Some(Term { from: NOW - DAY, until: NOW });
		});
		Recalls::<T>::mutate(petition, |recall| {
			recall.as_mut().expect("it is a recall; qed").stage = RecallStage::Voting { election };
		});
		let call = Call::<T>::advance { petition };

		#[block]
		{
			make_paid(call, whitelisted_caller::<T::AccountId>());
		}

		let stage = Recalls::<T>::get(petition).map(|recall| recall.stage);
		assert_eq!(stage, Some(RecallStage::Upheld));
	}

	/// Advancing a hidden petition against which nobody appealed in time, when the roll is no longer in use
	/// and nothing else keeps it.
	#[benchmark]
	fn advance_to_rest() {
		let party = party::<T>();
		let petition = party.petition(Kind::General, State::Hidden);
		let verdict = Verdict::Hide { code: LIBEL, reason: content() };
		party.decided(petition, Ruling::OnPetition { petition, verdict }, Body::Moderators);
		change::<T>(petition, |record| record.term = Term { from: NOW - DAY, until: NOW });
		Around::<T>::replace_standing_roll();
		let call = Call::<T>::advance { petition };

		#[block]
		{
			make_paid(call, whitelisted_caller::<T::AccountId>());
		}

		assert!(!Texts::<T>::contains_key(petition, MAX_EDITS));
	}

	#[benchmark]
	fn certify_recall() {
		let party = party::<T>();
		let petition = party.open_recall();
		Around::<T>::ready_for_recall();

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller::<T::AccountId>()), petition);

		let stage = Recalls::<T>::get(petition).map(|recall| recall.stage);
		assert!(matches!(stage, Some(RecallStage::Voting { .. })));
	}

	#[benchmark]
	fn reply_to_recall() {
		let party = party::<T>();
		let petition = party.open_recall();
		let call = Call::<T>::reply_to_recall { petition, reply: content() };

		#[block]
		{
			make(call, party.holder);
		}

		assert_last_event::<T>(Event::RecallReplied { petition, reply: content() });
	}

	#[benchmark]
	fn set_code() -> Result<(), BenchmarkError> {
		let (origin, number) = (rules::<T>()?, GROUNDS.code);
		let version = MAX_CODE_VERSIONS - 1;
		put_code::<T>(number, version, CodeUse::Grounds);

		#[extrinsic_call]
		_(origin as OriginFor<T>, number, version, Box::new(code(CodeUse::Grounds)));

		assert_last_event::<T>(Event::CodeSet { code: number, version: MAX_CODE_VERSIONS });
		Ok(())
	}

	#[benchmark]
	fn retire_code() -> Result<(), BenchmarkError> {
		let (origin, code) = (rules::<T>()?, GROUNDS.code);
		put_code::<T>(code, 1, CodeUse::Grounds);

		#[extrinsic_call]
		_(origin as OriginFor<T>, code);

		assert_last_event::<T>(Event::CodeRetired { code });
		Ok(())
	}

	#[benchmark]
	fn delete_code() -> Result<(), BenchmarkError> {
		let (origin, code) = (rules::<T>()?, GROUNDS.code);
		put_code::<T>(code, MAX_CODE_VERSIONS, CodeUse::Grounds);

		#[extrinsic_call]
		_(origin as OriginFor<T>, code);

		assert!(!CodeTexts::<T>::contains_key(code, MAX_CODE_VERSIONS));
		Ok(())
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let (origin, version) = (rules::<T>()?, ParametersVersion::<T>::get());

		#[extrinsic_call]
		_(origin as OriginFor<T>, version, Box::new(parameters()));

		assert_last_event::<T>(Event::ParametersSet { version: version + 1 });
		Ok(())
	}

	/// The last outage that can be declared, which lies before all others.
	#[benchmark]
	fn declare_outage() -> Result<(), BenchmarkError> {
		let (origin, gap) = (rules::<T>()?, gap::<T>());

		#[extrinsic_call]
		_(origin as OriginFor<T>, gap, content());

		assert_eq!(Outages::<T>::decode_len(), Some(MAX_OUTAGES as usize));
		Ok(())
	}

	/// Removing a recall that takes signatures, when the roll is no longer in use and nothing else keeps it.
	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		let (party, origin) = (party::<T>(), rules::<T>()?);
		let petition = party.open_recall();
		Around::<T>::replace_standing_roll();

		#[extrinsic_call]
		_(origin as OriginFor<T>, petition, content());

		assert_eq!(state::<T>(petition), Some(State::Removed));
		Ok(())
	}

	#[benchmark]
	fn dissolve() -> Result<(), BenchmarkError> {
		let origin = rules::<T>()?;

		#[extrinsic_call]
		_(origin as OriginFor<T>, content());

		assert!(Dissolution::<T>::exists());
		Ok(())
	}

	/// A block after a gap.
	#[benchmark]
	fn on_finalize() {
		party::<T>();
		LastBlock::<T>::put(NOW - DAY);

		#[block]
		{
			Pallet::<T>::on_finalize(1u32.into());
		}

		assert_eq!(NextGap::<T>::get(), 1);
	}

	/// Looking around where there is nothing.
	#[benchmark]
	fn look_around() {
		#[block]
		{
			Pallet::<T>::on_idle(1u32.into(), Weight::MAX);
		}

		assert_eq!(Cursor::<T>::get(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::new_chain(), crate::tests::mock::Test);
}
