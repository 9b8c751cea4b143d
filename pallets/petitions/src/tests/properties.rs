// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever people do in whatever order, the invariants hold, and what is on record stays.

use super::mock::*;
use crate::{
	parameters::DAY, Act, Answer, CodeRef, Decisions, Duty, Kind, NextDecision, NextPetition, PetitionId,
	PetitionOf, ReferralOutcome, SignedAct, StarterAct, State, Threshold, Verdict,
};
use frame::testing_prelude::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
	Submit { who: Person, kind: u8, public: bool },
	SubmitByName(u8),
	Edit(PetitionId),
	Withdraw(PetitionId),
	Appeal(PetitionId),
	Sponsor { who: Person, petition: PetitionId },
	Sign { who: Person, petition: PetitionId },
	Unsign { who: Person, petition: PetitionId },
	Batch { petition: PetitionId, acts: Vec<(Person, u8)> },
	Comment { who: Person, petition: PetitionId, text: u8 },
	Review { who: usize, petition: PetitionId, verdict: u8 },
	Judge { who: usize, petition: PetitionId, verdict: u8 },
	Hide { who: usize, petition: PetitionId, comment: u32 },
	Restore { who: usize, petition: PetitionId, comment: u32 },
	Respond(PetitionId),
	Extend(PetitionId, bool),
	Refer(PetitionId, bool),
	Void { who: usize, petition: PetitionId, batch: u8 },
	Advance(PetitionId),
	Certify(PetitionId),
	Reply(PetitionId),
	EndVote { election: u32, voted: u32, yes: u32 },
	ChangeHolder(bool),
	Codes(u16),
	Outage(u64),
	Remove(PetitionId),
	NewRoll,
	Idle,
	Pass(u64),
	Dissolve,
}

fn person() -> impl Strategy<Value = Person> {
	(0u16..5, 0u32..7).prop_map(|(ring, number)| Person(ring, number))
}

fn step() -> impl Strategy<Value = Step> {
	let id = || 0u32..6;
	prop_oneof![
		6 => (person(), 0u8..4, any::<bool>())
			.prop_map(|(who, kind, public)| Step::Submit { who, kind, public }),
		1 => (0u8..2).prop_map(Step::SubmitByName),
		1 => id().prop_map(Step::Edit),
		1 => id().prop_map(Step::Withdraw),
		2 => id().prop_map(Step::Appeal),
		12 => (person(), id()).prop_map(|(who, petition)| Step::Sponsor { who, petition }),
		16 => (person(), id()).prop_map(|(who, petition)| Step::Sign { who, petition }),
		4 => (person(), id()).prop_map(|(who, petition)| Step::Unsign { who, petition }),
		8 => (id(), prop::collection::vec(((0u32..9).prop_map(|number| Person(DUES_SEOUL, number)), 0u8..4), 1..8))
			.prop_map(|(petition, acts)| Step::Batch { petition, acts }),
		4 => (person(), id(), 0u8..3).prop_map(|(who, petition, text)| Step::Comment { who, petition, text }),
		12 => (0usize..3, id(), 0u8..4)
			.prop_map(|(who, petition, verdict)| Step::Review { who, petition, verdict }),
		4 => (0usize..3, id(), 0u8..4)
			.prop_map(|(who, petition, verdict)| Step::Judge { who, petition, verdict }),
		3 => (0usize..3, id(), 0u32..3).prop_map(|(who, petition, comment)| Step::Hide { who, petition, comment }),
		3 => (0usize..3, id(), 0u32..3)
			.prop_map(|(who, petition, comment)| Step::Restore { who, petition, comment }),
		2 => id().prop_map(Step::Respond),
		2 => (id(), any::<bool>()).prop_map(|(petition, response)| Step::Extend(petition, response)),
		2 => (id(), any::<bool>()).prop_map(|(petition, declines)| Step::Refer(petition, declines)),
		3 => (0usize..3, id(), 7u8..10).prop_map(|(who, petition, batch)| Step::Void { who, petition, batch }),
		8 => id().prop_map(Step::Advance),
		3 => id().prop_map(Step::Certify),
		1 => id().prop_map(Step::Reply),
		2 => (0u32..2, 0u32..60, 0u32..60)
			.prop_map(|(election, voted, yes)| Step::EndVote { election, voted, yes }),
		1 => any::<bool>().prop_map(Step::ChangeHolder),
		1 => prop::sample::select(vec![3u16, 20, 42, 60]).prop_map(Step::Codes),
		2 => (1u64..60).prop_map(Step::Outage),
		1 => id().prop_map(Step::Remove),
		1 => Just(Step::NewRoll),
		2 => Just(Step::Idle),
		8 => (1u64..16).prop_map(Step::Pass),
		1 => prop::bool::weighted(0.1).prop_map(|dissolve| {
			if dissolve { Step::Dissolve } else { Step::Idle }
		}),
	]
}

fn verdict(number: u8) -> Verdict {
	match number {
		0 | 1 => Verdict::Publish,
		2 => rejection(),
		_ => hiding(),
	}
}

/// The number that an alias's next act on a signature would have.
fn next_sequence(who: Person, petition: PetitionId) -> u8 {
	Petitions::signature(petition, who.alias(&petition_context(petition))) + 1
}

/// Does it or not: a refusal leaves no trace, as in a block.
fn perform(step: Step) {
	use frame::deps::frame_support::storage::with_storage_layer;
	let exists = |petition: &PetitionId| *petition < NextPetition::<Test>::get();
	let root = RuntimeOrigin::root;
	let attempt = |call: &dyn Fn() -> DispatchResult| {
		let _ = with_storage_layer(call);
	};
	let revision = |petition| crate::Petitions::<Test>::get(petition).map_or(0, |record| record.revision);
	match step {
		Step::Submit { who, kind, public } => {
			let recall = Kind::Recall { post: SEOUL_POST, grounds: NEGLECT };
			let (kind, addressee) = match kind {
				0 => (Kind::General, SEOUL_PARTY),
				1 => (Kind::Policy, 0),
				2 => (Kind::AgendaRequest, 0),
				_ => (recall, SEOUL_PARTY),
			};
			let public = public && !kind.is_recall();
			let draft = crate::Draft { kind, addressee, public, ..draft("청원") };
			let alias = who.alias(&start_context(year()));
			let total = Petitions::started(crate::Starter::Pseudonym { year: year(), alias }).total;
			let _ = send(submission(who, &draft, total));
		}
		Step::SubmitByName(post) => {
			let (who, post) = [(REPRESENTATIVE, SEAT), (CHAIR, CENTRAL_POST)][usize::from(post)];
			attempt(&|| Petitions::submit_by_name(signed(who), post, Box::new(draft("실명"))));
		}
		Step::Edit(petition) | Step::Withdraw(petition) | Step::Appeal(petition) if exists(&petition) => {
			let act = match step {
				Step::Edit(_) => StarterAct::Edit {
					expected_revision: revision(petition),
					text: Box::new(text("고친 청원")),
				},
				Step::Withdraw(_) => StarterAct::Withdraw,
				_ => StarterAct::Appeal { reason: content("이유") },
			};
			let everybody = (0..5).flat_map(|ring| people(ring, 7)).chain([starter(petition)]);
			let started = stored(petition).starter;
			let found = everybody.into_iter().find(|who| match &started {
				crate::Starter::Pseudonym { year, alias } => who.alias(&start_context(*year)) == *alias,
				crate::Starter::Post(_) => false,
			});
			match found {
				Some(who) => _ = send(starter_call(who, petition, act)),
				None => attempt(&|| Petitions::act_by_name(signed(REPRESENTATIVE), petition, act.clone())),
			}
		}
		Step::Sponsor { who, petition } if exists(&petition) => _ = send(sponsor_call(who, petition)),
		Step::Sign { who, petition } if exists(&petition) => {
			_ = send(sign_call(who, petition, next_sequence(who, petition)));
		}
		Step::Unsign { who, petition } if exists(&petition) => {
			_ = send(withdraw_call(who, petition, next_sequence(who, petition)));
		}
		Step::Batch { petition, acts } if exists(&petition) => {
			let sponsors = state(petition) == State::Collecting;
			let act = |(who, sequence): &(Person, u8)| -> SignedAct {
				let act = match *sequence {
					_ if sponsors => Act::Sponsor,
					odd if odd % 2 == 1 => Act::Sign { sequence: odd },
					even => Act::Withdraw { sequence: even },
				};
				signed_act(*who, petition, act)
			};
			let acts: Vec<_> = acts.iter().map(act).collect();
			attempt(&|| {
				let sent = Petitions::sign_batch(signed(RELAYER), petition, batch(acts.clone()));
				sent.map(|_| ()).map_err(|refused| refused.error)
			});
		}
		Step::Comment { who, petition, text } if exists(&petition) => {
			let sequence = Petitions::comments_by(petition, who.alias(&comment_context(petition)));
			_ = send(comment_call(who, petition, content(&format!("댓글 {text}")), sequence));
		}
		Step::Review { who, petition, verdict: number } => attempt(&|| {
			Petitions::review(signed(MODERATORS[who]), petition, revision(petition), verdict(number))
		}),
		Step::Judge { who, petition, verdict: number } => {
			attempt(&|| Petitions::judge(signed(JUDGES[who]), petition, revision(petition), verdict(number)));
		}
		Step::Hide { who, petition, comment } => attempt(&|| {
			Petitions::hide_comment(signed(MODERATORS[who]), petition, comment, LIBEL, content("욕설"))
		}),
		Step::Restore { who, petition, comment } => {
			attempt(&|| Petitions::restore_comment(signed(JUDGES[who]), petition, comment, content("의견")))
		}
		Step::Respond(petition) => {
			let by = if state_of(petition).is_some_and(|record| record.addressee == 0) {
				CHAIR
			} else {
				SEOUL_CHAIR
			};
			let summary = || "답변".as_bytes().to_vec().try_into().unwrap();
			attempt(&|| Petitions::respond(signed(by), petition, summary(), None, Answer::Decline));
		}
		Step::Extend(petition, response) => {
			let duty = if response { Duty::Response } else { Duty::Referral };
			attempt(&|| Petitions::extend(signed(SECRETARY), petition, duty, content("이유")));
		}
		Step::Refer(petition, declines) => attempt(&|| {
			Petitions::schedule(signed(SECRETARY), petition, 1, 1)?;
			if !declines {
				return Ok(());
			}
			let outcome = ReferralOutcome::Declined { reason: content("이유") };
			Petitions::record_outcome(signed(SECRETARY), petition, outcome)
		}),
		Step::Void { who, petition, batch } => {
			let origin = || if who < 2 { signed(AUDITORS[who]) } else { root() };
			attempt(&|| Petitions::void_batch(origin(), petition, batch.into(), content("도용")));
		}
		Step::Advance(petition) => attempt(&|| {
			let done = Petitions::advance(signed(STRANGER), petition);
			done.map(|_| ()).map_err(|refused| refused.error)
		}),
		Step::Certify(petition) => attempt(&|| {
			let done = Petitions::certify_recall(signed(STRANGER), petition);
			done.map(|_| ()).map_err(|refused| refused.error)
		}),
		Step::Reply(petition) => {
			attempt(&|| Petitions::reply_to_recall(signed(SEOUL_CHAIR), petition, content("해명")));
		}
		Step::EndVote { election, voted, yes } => {
			let runs = Begun::get().len() as u32 > election
				&& Ended::get().iter().all(|(other, _)| *other != election);
			if runs {
				let entitled = if voted == 0 { 0 } else { 60 };
				end_vote(election, entitled, voted, yes.min(voted), voted - yes.min(voted));
			}
		}
		Step::ChangeHolder(there) => {
			let mut posts = Posts::get();
			posts.retain(|(post, ..)| *post != SEOUL_POST);
			if there {
				let (since, until) = (Now::get() - 200 * DAY, Now::get() + 900 * DAY);
				posts.push((SEOUL_POST, SEOUL_PARTY, Some(SEOUL_CHAIR), since, until));
			}
			Posts::set(&posts);
		}
		Step::Codes(code) => {
			let (_, text) = crate::standard_codes().remove(0);
			attempt(&|| {
				let version = crate::CodeTable::<Test>::get(code).map_or(0, |status| status.version);
				Petitions::set_code(root(), code, version, Box::new(text.clone()))
			});
			if code == 60 {
				attempt(&|| Petitions::delete_code(root(), code));
			}
		}
		Step::Outage(hours) => {
			block(6_000);
			block(hours * DAY / 24);
			let gap = crate::NextGap::<Test>::get().saturating_sub(1);
			attempt(&|| Petitions::declare_outage(root(), gap, content("정전")));
		}
		Step::Remove(petition) => attempt(&|| Petitions::remove(root(), petition, content("결정문"))),
		Step::NewRoll => {
			let mut rolls = StandingRolls::get();
			rolls.push(rolls[0].clone());
			StandingRolls::set(&rolls);
		}
		Step::Idle => _ = Petitions::on_idle(System::block_number(), Weight::MAX),
		Step::Pass(days) => pass(days * DAY),
		Step::Dissolve => attempt(&|| Petitions::dissolve(root(), content("해산"))),
		_ => (),
	}
}

fn state_of(petition: PetitionId) -> Option<PetitionOf<Test>> {
	crate::Petitions::<Test>::get(petition)
}

/// What must not change any more once it is there.
#[derive(Default)]
struct Record {
	petitions: Vec<(PetitionOf<Test>, bool)>,
	decisions: Vec<crate::DecisionOf<Test>>,
	codes: Vec<(CodeRef, crate::Code)>,
}

impl Record {
	fn now() -> Self {
		let petitions = (0..NextPetition::<Test>::get()).map(|petition| {
			let tally = tally(petition);
			(stored(petition), tally.sponsors + tally.citizen_sponsors > 0)
		});
		let decisions =
			(0..NextDecision::<Test>::get()).map(|number| Decisions::<Test>::get(number).unwrap());
		let codes =
			crate::CodeTable::<Test>::iter().filter(|(_, status)| status.used).map(|(code, status)| {
				let reference = CodeRef { code, version: status.version };
				(reference, Petitions::code(code, status.version).unwrap())
			});
		Self { petitions: petitions.collect(), decisions: decisions.collect(), codes: codes.collect() }
	}

	fn assert_kept_by(&self, later: &Self) {
		assert!(later.decisions.starts_with(&self.decisions), "a decision was changed");
		for code in &self.codes {
			assert!(later.codes.contains(code), "a used code was changed");
		}
		for ((before, sponsored), (after, _)) in self.petitions.iter().zip(&later.petitions) {
			assert!(!sponsored || before.text_digest == after.text_digest, "a locked text was changed");
			assert!(after.decisions.starts_with(&before.decisions), "a decision was taken away");
			let marks = |record: &PetitionOf<Test>| {
				let marks = record.marks;
				[marks.review_overdue, marks.escalated, marks.appeal_overdue, marks.disowned]
			};
			for (before, after) in marks(before).into_iter().zip(marks(after)) {
				assert!(before.is_none() || before == after, "a mark was taken away");
			}
			for (before, after) in [(before.response, after.response), (before.referral, after.referral)] {
				let Some(before) = before else { continue };
				let after = after.expect("what is due stays due");
				assert!(
					before.overdue.is_none() || before.overdue == after.overdue,
					"an overdue mark was lost"
				);
				assert!(before.done.is_none() || before.done == after.done);
				assert!(before.term.until <= after.term.until, "a term was shortened");
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn invariants_hold_and_records_stay_whatever_people_do(steps in prop::collection::vec(step(), 1..120)) {
		build_and_execute(|| {
			change_parameters(|parameters| {
				parameters.comments = 2;
				parameters.response = Threshold::Number(3);
				parameters.recall.total = crate::Fraction::new(1, 20);
				parameters.recall.per_area = crate::Fraction::new(1, 20);
			});
			// It begins where something can happen.
			open(&draft("당내"));
			open(&public_draft("공원"));
			open_recall();
			review(in_review(&draft("욕설")), hiding());
			change_parameters(|parameters| (parameters.sponsors, parameters.citizen_sponsors) = (2, 2));
			let mut before = Record::now();
			for step in steps {
				perform(step);
				Petitions::do_try_state().unwrap();
				let after = Record::now();
				before.assert_kept_by(&after);
				before = after;
			}
			// As many pins are left as petitions that need their roll.
			let pinned = crate::Rolls::<Test>::iter_values().filter(|roll| roll.pinned).count();
			assert_eq!(Pins::get().len(), pinned);
		});
	}
}
