// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Petitions on the whole runtime, with real ring proofs of a roll that two registrars had cut.
//!
//! What the model says of bad input and abuse (domain.md §3), and which test shows the answer. Tests
//! without a file are in this one; `pallet: name` is a test of that pallet alone.
//!
//! | abuse | test |
//! |---|---|
//! | all: text too long, invisible, turned around | petitions: `submit_fails_when_a_text_is_not_fit_to_print` |
//! | all: replayed, reordered or stale edits | `a_public_petition_..`; assemblies.rs: `a_meeting_is_convened_..` |
//! | all: a halt over a deadline | `a_halt_of_the_chain_prolongs_all_petitions_alike` |
//! | all: an officer who leaves mid-process | petitions: `a_voice_counts_only_while_its_owner_is_in_office` |
//! | all: one officer's account compromised | two-person acts in every story; what one of the commission does alone (rules' origin) is not delayed, and no test says so |
//! | registry: cycles, overlapping terms, seats | organisations: `tree`, `terms`; areas renamed: `areas` |
//! | assemblies: impossible counts, "passed" without quorum | assemblies.rs: `a_result_is_computed_..` |
//! | assemblies: retro-dated, smuggled, duplicate minutes | assemblies.rs: `a_meeting_is_convened_..`, `a_record_is_certified_..` |
//! | assemblies: a chapter that never reports | assemblies.rs: `a_motion_goes_up_..` |
//! | petitions: flood | `one_person_has_two_petitions_at_a_time` |
//! | petitions: duplicates | `what_is_rejected_..` |
//! | petitions: bait and switch, brigading by others | `a_public_petition_..`, `one_person_has_..` |
//! | petitions: insults | petitions: `a_hidden_petition_shows_code_reasons_and_digest_but_no_text` |
//! | petitions: moderators who sit on it | `what_nobody_reviews_goes_to_the_appeals_body_by_itself` |
//! | petitions: moderators who started it | petitions: `a_moderator_does_not_review_a_petition_of_ones_own` |
//! | petitions: gaming at a roll update | `a_petition_keeps_the_roll_that_it_began_with` |
//! | signatures: double, late, of another petition, roll or chain | `a_public_petition_..`, `a_petition_keeps_..` |
//! | signatures: a stolen batch | `a_compromised_batch_..` |
//! | comments: sock accounts, copies, pile-on | `comments_have_a_pseudonym_..`; there are no votes on comments to sort by |
//! | activity: self-attestation, swap rings | activity: `nobody_attests_to_oneself`, `an_issuer_has_so_many_for_each_member_of_the_organisation` |
//! | activity: ghost attendance, campaigns | activity.rs: `no_more_are_attested_than_a_meeting_counted_..` |
//! | activity: weight lobbying | activity: `terms_change_for_later_periods_alone` |
//! | activity: differencing | activity.rs: `deeds_are_capped_..` |
//! | activity: the dead and those who left | not told: an account stays bound to the end of its year |
//! | token: transfers, wrappings, fees, reaping | token.rs |
//! | token: sale of an account | not told by a chain; points expire: activity.rs |
//! | representatives: fabricated source, page changed later | representatives.rs: `a_fact_is_confirmed_..` |
//! | representatives: mass of cheap records | representatives: `a_month_has_room_for_so_many_cheap_facts` |
//! | representatives: absence disguised, namesakes | representatives.rs: `a_fact_is_confirmed_..` (eligibility; two of one name) |
//! | representatives: party switch | representatives: `who_leaves_the_party_is_described_anew_and_the_past_stays` |
//! | evaluation: brigading, leaks below k | representatives.rs: `members_evaluate_..` |
//! | evaluation: a ransom before nomination | representatives.rs: `no_evaluation_is_a_ransom_..` |
//! | recall: the target obstructs, serial recalls | recall.rs |
//! | import scripts, exports | the command line's own tests |

use caucus_members_core::registry::Classes;
use caucus_primitives::calendar::DAY;
use caucus_scenarios::{
	chain::code,
	council,
	crowd::{self, by_all_processors, BUSAN, CITIZENS, PARTS, SEOUL, SUSPECT, SUSPECT_BATCH},
	party::{self, APPEALS, AUDITORS, CHAIR, MODERATORS, RELAYER, SECRETARY, STRANGER},
	petitioner::{
		act, as_starter, begin, call, draft, published, relay, set_parameters, signatures, sponsor, submit,
		text, view,
	},
	words::{content, short},
	Chain, Crowd, Snapshot,
};
use caucus_sdk::acts::Matter;
use caucus_sovereign_runtime::{Petitions, Runtime, RuntimeCall};
use codec::Encode;
use pallet_petitions::{
	Act, Answer, Body, Call, CodeRef, Duty, Error, PetitionId, Standing, StarterAct, State, Threshold,
	Verdict,
};
use std::sync::LazyLock;

type Refused = Error<Runtime>;

/// The party on its roll; petitions take few sponsors and signatures.
static PARTY: LazyLock<(Snapshot, Crowd)> = LazyLock::new(|| {
	let (chain, crowd) = Crowd::on_a_chain();
	let mut chain = Chain::from(&chain);
	set_parameters(&mut chain, |parameters| {
		parameters.sponsors = caucus_scenarios::petitioner::SPONSORS;
		parameters.citizen_sponsors = 40;
		parameters.response = Threshold::Number(6);
		parameters.referral = Threshold::Number(8);
		parameters.comments = 2;
	});
	(chain.snapshot(), crowd)
});

fn party() -> (Chain, &'static Crowd) {
	(Chain::from(&PARTY.0), &PARTY.1)
}

const SIGN: Act = Act::Sign { sequence: 1 };

/// The central party has to answer.
const CENTRAL: u32 = 0;
/// The party in Busan, chapter 1.
const IN_BUSAN: u32 = 2;

/// An act without a name is refused for this reason by pool and block, costs nobody anything and leaves
/// the petitions as they are.
#[track_caller]
fn refused(chain: &mut Chain, call: RuntimeCall, reason: Refused) {
	let issued = chain.read(caucus_sovereign_runtime::Balances::total_issuance);
	chain.refuses_unsigned("Petitions", call, code(reason));
	assert_eq!(chain.read(caucus_sovereign_runtime::Balances::total_issuance), issued, "somebody paid");
}

fn review(chain: &mut Chain, petition: PetitionId, verdict: Verdict) -> Call<Runtime> {
	let expected_revision = view(chain, petition).petition.revision;
	Call::review { petition, expected_revision, verdict }
}

fn judge(chain: &mut Chain, petition: PetitionId, verdict: Verdict) -> Call<Runtime> {
	let expected_revision = view(chain, petition).petition.revision;
	Call::judge { petition, expected_revision, verdict }
}

fn state(chain: &mut Chain, petition: PetitionId) -> State {
	view(chain, petition).petition.state
}

#[test]
fn a_public_petition_is_signed_without_a_name_answered_late_and_keeps_its_mark() {
	let (mut chain, crowd) = party();
	let petition = begin(&mut chain, crowd, 0, &draft("전기 버스를 늘려 주십시오", CENTRAL, true));
	assert!(chain.read(|| Petitions::petitions(0, 10)).is_empty(), "it is not listed before its review");

	// Its starter may still change the text; from the first sponsor on nobody can.
	let other = text("전기 버스와 충전소를 늘려 주십시오");
	let edit = |revision| StarterAct::Edit { expected_revision: revision, text: Box::new(other.clone()) };
	let edited = as_starter(&chain, crowd, 0, petition, edit(0));
	let impostor = as_starter(&chain, crowd, 5, petition, edit(0));
	refused(&mut chain, impostor, Refused::NotTheStarter);
	chain.takes_unsigned([edited]);
	assert_ne!(chain.read(|| Petitions::text(petition, 0)), chain.read(|| Petitions::text(petition, 1)));
	let first = act(crowd, 1, petition, Act::Sponsor);
	chain.takes_unsigned([call(petition, first)]);
	refused(&mut chain, call(petition, first), Refused::AlreadySponsored);
	let late = as_starter(&chain, crowd, 0, petition, edit(1));
	refused(&mut chain, late, Refused::TextLocked);
	// A citizen sponsors it too, and is counted apart.
	let sponsors = by_all_processors([CITIZENS.start, 2], |who| act(crowd, who, petition, Act::Sponsor));
	chain.takes_unsigned(sponsors.into_iter().map(|act| call(petition, act)));
	assert_eq!(state(&mut chain, petition), State::Collecting);
	let third = call(petition, act(crowd, 3, petition, Act::Sponsor));
	chain.takes_unsigned([third]);
	let early = call(petition, act(crowd, 4, petition, SIGN));
	refused(&mut chain, early, Refused::PetitionNotOpen);

	// Two moderators publish it; one cannot, and the chair cannot.
	assert_eq!(state(&mut chain, petition), State::InReview);
	let publish = review(&mut chain, petition, Verdict::Publish);
	chain.refuses(CHAIR, publish.clone(), Refused::NotAModerator);
	chain.does(MODERATORS[0], publish.clone());
	chain.refuses(MODERATORS[0], publish.clone(), Refused::SecondModeratorRequired);
	chain.does(MODERATORS[1], publish);
	assert_eq!(state(&mut chain, petition), State::Open);

	// Citizens sign, more of them than a response takes of members; nothing is due.
	let citizens = CITIZENS.start..CITIZENS.start + 7;
	relay(&mut chain, petition, signatures(crowd, petition, citizens));
	// Members of both chapters: two alone, three together.
	let mut members = signatures(crowd, petition, [10, 60, 11, 61, 12]);
	let (alone, together) = (members[..2].to_vec(), members.split_off(2));
	chain.takes_unsigned(alone.iter().map(|act| call(petition, *act)));
	relay(&mut chain, petition, together.clone());
	let shown = view(&mut chain, petition);
	assert_eq!((shown.numbers.count, shown.numbers.citizens), (5, 7));
	assert_eq!(shown.petition.response, None, "citizens make nothing due");
	assert!(shown.numbers.areas.iter().all(|area| area.signed.is_none()), "a handful is not told by area");

	// What is no signature is refused by its name.
	let again = alone[0];
	refused(&mut chain, call(petition, again), Refused::AlreadySigned);
	let elsewhere = act(crowd, 20, petition + 1, SIGN);
	refused(&mut chain, call(petition, elsewhere), Refused::BadProof);
	let twin = Chain::twin().genesis_hash();
	let message = caucus_sdk::acts::PetitionAct::Sign(1).encode();
	let mut of_twin = again;
	of_twin.proof = crowd.prove_for(&twin, 20, Matter::Petition(petition), &message);
	refused(&mut chain, call(petition, of_twin), Refused::BadProof);
	let mut lent = act(crowd, 20, petition, SIGN);
	lent.proof.alias = act(crowd, 21, petition, SIGN).proof.alias;
	refused(&mut chain, call(petition, lent), Refused::BadProof);
	let mut nowhere = act(crowd, 20, petition, SIGN);
	nowhere.proof.ring = 9;
	refused(&mut chain, call(petition, nowhere), Refused::UnknownRing);
	let ahead = act(crowd, 20, petition, Act::Sign { sequence: 3 });
	refused(&mut chain, call(petition, ahead), Refused::WrongSequence);
	let never = act(crowd, 20, petition, Act::Withdraw { sequence: 1 });
	refused(&mut chain, call(petition, never), Refused::NotSigned);
	// Nor does one come in among good ones.
	let good = signatures(crowd, petition, [22]);
	let acts = [good[0], of_twin].to_vec().try_into().unwrap();
	let before = chain.balance(RELAYER);
	chain.refuses(RELAYER, Call::sign_batch { petition, acts }, Refused::BadBatch);
	assert!(chain.balance(RELAYER) < before, "who hands in a forged signature pays");
	// A relayer's batch of what counts already costs its relayer something, and changes nothing.
	let acts = together.clone().try_into().unwrap();
	chain.does(RELAYER, Call::<Runtime>::sign_batch { petition, acts });
	assert_eq!(view(&mut chain, petition).numbers.count, 5);

	// The sixth member makes a response due; a withdrawal takes nothing back.
	chain.takes_unsigned([call(petition, good[0])]);
	let due = view(&mut chain, petition).petition.response.expect("a response is due");
	let withdrawal = act(crowd, 22, petition, Act::Withdraw { sequence: 2 });
	chain.takes_unsigned([call(petition, withdrawal)]);
	let shown = view(&mut chain, petition);
	assert_eq!((shown.numbers.count, shown.numbers.withdrawn), (5, 1));
	assert_eq!(shown.petition.response, Some(due));
	for replayed in [good[0], withdrawal] {
		let reason = if replayed == withdrawal { Refused::NotSigned } else { Refused::WrongSequence };
		refused(&mut chain, call(petition, replayed), reason);
	}
	let back = act(crowd, 22, petition, Act::Sign { sequence: 3 });
	let two = signatures(crowd, petition, [62, 63]);
	relay(&mut chain, petition, [vec![back], two].concat());
	assert!(view(&mut chain, petition).petition.referral.is_some(), "eight make a referral due");

	// The chair has the response put off, once; then it is late all the same.
	let extend =
		Call::<Runtime>::extend {
			petition, duty: Duty::Response, reason: content("자료를 모으는 중입니다")
		};
	chain.does(CHAIR, extend.clone());
	chain.refuses(SECRETARY, extend, Refused::AlreadyExtended);
	chain.pass(60 * DAY);
	let shown = view(&mut chain, petition);
	assert_eq!(shown.petition.state, State::Closed);
	let marked = shown.petition.response.unwrap();
	assert!(marked.overdue.is_some() && marked.done.is_none());
	refused(&mut chain, call(petition, act(crowd, 23, petition, SIGN)), Refused::PetitionNotOpen);

	let respond = Call::<Runtime>::respond {
		petition,
		summary: short("내년 예산에 담겠습니다."),
		body: None,
		answer: Answer::Partly,
	};
	chain.refuses(STRANGER, respond.clone(), Refused::NotTheAddressee);
	let before = chain.balance(SECRETARY);
	chain.does(SECRETARY, respond);
	assert_eq!(chain.balance(SECRETARY), before, "officers' duties are free");
	let shown = view(&mut chain, petition);
	let answered = shown.petition.response.unwrap();
	assert!(answered.done.is_some());
	assert_eq!(answered.overdue, marked.overdue, "the mark stays");
	assert_eq!((shown.numbers.count, shown.numbers.citizens), (8, 7), "so do the numbers");
}

#[test]
fn what_is_rejected_can_be_brought_before_another_body() {
	let (mut chain, crowd) = party();
	let first = published(&mut chain, crowd, 0, &draft("버스", CENTRAL, false));
	let petition = begin(&mut chain, crowd, 10, &draft("버스를", CENTRAL, false));
	sponsor(&mut chain, crowd, petition, 11);
	let reject = |code, duplicate_of| {
		let code = CodeRef { code, version: 1 };
		Verdict::Reject { code, reason: content("이미 같은 청원이 있습니다"), duplicate_of }
	};
	// A duplicate has to name what it repeats; and codes are for what the table says.
	let unnamed = review(&mut chain, petition, reject(1, None));
	chain.refuses(MODERATORS[0], unnamed, Refused::DuplicateTargetMissing);
	let itself = review(&mut chain, petition, reject(1, Some(petition)));
	chain.refuses(MODERATORS[0], itself, Refused::DuplicateTargetMissing);
	let wrong = review(&mut chain, petition, reject(20, None));
	chain.refuses(MODERATORS[0], wrong, Refused::WrongCode);
	let rejection = review(&mut chain, petition, reject(1, Some(first)));
	party::by_two(&mut chain, MODERATORS, rejection);
	let shown = view(&mut chain, petition);
	assert_eq!((shown.petition.state, shown.petition.duplicate_of), (State::Rejected, Some(first)));
	assert!(shown.text.is_some(), "what is rejected can be read");

	// The code is used: nobody makes it say something else.
	let mut said = chain.read(|| Petitions::code(1, 1)).unwrap();
	said.korean.description = short("다른 뜻");
	let rewrite = Call::<Runtime>::set_code { code: 1, expected_version: 1, content: Box::new(said) };
	council::cannot(&mut chain, rewrite, Refused::CodeUsed);
	council::cannot(&mut chain, Call::<Runtime>::delete_code { code: 1 }, Refused::CodeUsed);
	council::decides(&mut chain, Call::<Runtime>::retire_code { code: 1 });

	let appeal = StarterAct::Appeal { reason: content("두 청원은 다릅니다") };
	let appealed = as_starter(&chain, crowd, 10, petition, appeal);
	chain.takes_unsigned([appealed]);
	assert_eq!(state(&mut chain, petition), State::InAppeal);
	let publish = judge(&mut chain, petition, Verdict::Publish);
	// A moderator has no say any more, and one alone decides nothing.
	chain.refuses(MODERATORS[0], publish.clone(), Refused::NotOfAppeals);
	chain.does(APPEALS[0], publish.clone());
	assert_eq!(state(&mut chain, petition), State::InAppeal);
	chain.does(APPEALS[1], publish);
	assert_eq!(state(&mut chain, petition), State::Open);
	let decisions = chain.read(|| Petitions::decisions(0, 10));
	let bodies: Vec<Body> = decisions.iter().map(|(_, decision)| decision.body).collect();
	assert_eq!(bodies, [Body::Moderators, Body::Moderators, Body::Appeals]);
	let signed = call(petition, act(crowd, 20, petition, SIGN));
	chain.takes_unsigned([signed]);
}

#[test]
fn what_nobody_reviews_goes_to_the_appeals_body_by_itself() {
	let (mut chain, crowd) = party();
	let petition = begin(&mut chain, crowd, 0, &draft("심사를 기다립니다", CENTRAL, false));
	sponsor(&mut chain, crowd, petition, 1);
	chain.pass(14 * DAY);
	let shown = view(&mut chain, petition);
	assert!(shown.petition.marks.review_overdue.is_some() && shown.petition.state == State::InReview);
	chain.pass(6 * DAY);
	let shown = view(&mut chain, petition);
	assert!(shown.petition.marks.escalated.is_some());
	assert_eq!(shown.petition.state, State::InAppeal, "nothing is published by lapse of time");
	let late = review(&mut chain, petition, Verdict::Publish);
	chain.refuses(MODERATORS[0], late, Refused::WrongState);
	let publish = judge(&mut chain, petition, Verdict::Publish);
	party::by_two(&mut chain, APPEALS, publish);
	let shown = view(&mut chain, petition);
	assert!(shown.petition.state == State::Open && shown.petition.marks.review_overdue.is_some());
}

#[test]
fn one_person_has_two_petitions_at_a_time() {
	let (mut chain, crowd) = party();
	for (sequence, title) in [(0, "하나"), (1, "둘")] {
		let submitted = submit(&chain, crowd, 0, sequence, &draft(title, CENTRAL, false));
		chain.takes_unsigned([submitted.clone()]);
		if sequence == 0 {
			refused(&mut chain, submitted, Refused::BadProof);
		}
	}
	let third = submit(&chain, crowd, 0, 2, &draft("셋", CENTRAL, false));
	refused(&mut chain, third.clone(), Refused::RateLimited);
	// Another person is not held up by that, and a petition that was taken back makes room.
	let other = submit(&chain, crowd, 1, 0, &draft("넷", CENTRAL, false));
	let taken_back = as_starter(&chain, crowd, 0, 0, StarterAct::Withdraw);
	chain.takes_unsigned([other, taken_back, third]);
	// Whom a petition does not concern cannot sign it: Seoul's members one in Busan, citizens one that is
	// not public.
	let local = published(&mut chain, crowd, BUSAN.start, &draft("부산의 일", IN_BUSAN, false));
	for outsider in [SEOUL.start + 5, CITIZENS.start] {
		refused(&mut chain, call(local, act(crowd, outsider, local, SIGN)), Refused::NotEligible);
	}
	let numbers = view(&mut chain, local).numbers;
	let members = (BUSAN.len() + SUSPECT.len()) as u32;
	assert_eq!((numbers.members_on_roll, numbers.citizens_on_roll), (members, 0));
	assert!(numbers.areas.iter().all(|area| area.standing != Standing::Citizen));
}

#[test]
fn comments_have_a_pseudonym_a_quota_and_a_way_back() {
	let (mut chain, crowd) = party();
	let petition = published(&mut chain, crowd, 0, &draft("댓글", CENTRAL, true));
	let comment = |writer, words: &str, sequence: u8| -> RuntimeCall {
		let body = content(words);
		let proof = Box::new(crowd.prove(writer, Matter::Comment(petition), &(body, sequence).encode()));
		Call::<Runtime>::comment { petition, body, sequence, proof }.into()
	};
	let signed = call(petition, act(crowd, 20, petition, SIGN));
	let said = [
		comment(20, "찬성합니다", 0),
		comment(CITIZENS.start, "찬성합니다", 0),
		comment(20, "한 가지 더", 1),
	];
	chain.takes_unsigned(std::iter::once(signed).chain(said.clone()));
	refused(&mut chain, said[0].clone(), Refused::CommentQuota);
	refused(&mut chain, comment(20, "또", 2), Refused::CommentQuota);
	refused(&mut chain, said[1].clone(), Refused::WrongSequence);
	let comments = chain.read(|| Petitions::comments(petition, 0, 10));
	assert_eq!(comments.len(), 3);
	assert_eq!(comments[1].1.same_as, Some(0), "copies can be told");
	// What one signs as and what one comments as are two names.
	let (pseudonym, alias) = (comments[0].1.pseudonym, crowd.alias(20, Matter::Petition(petition)));
	assert_ne!(pseudonym, alias);
	assert_eq!(pseudonym, comments[2].1.pseudonym);

	let hide = Call::<Runtime>::hide_comment {
		petition,
		comment: 1,
		code: CodeRef { code: 21, version: 1 },
		reason: content("욕설입니다"),
	};
	party::by_two(&mut chain, MODERATORS, hide.clone());
	let hidden = |chain: &mut Chain| chain.read(|| Petitions::comments(petition, 1, 1))[0].1.hidden;
	assert!(hidden(&mut chain).is_some());
	let restore =
		Call::<Runtime>::restore_comment { petition, comment: 1, reason: content("욕설이 아닙니다") };
	chain.refuses(MODERATORS[0], restore.clone(), Refused::NotOfAppeals);
	party::by_two(&mut chain, APPEALS, restore);
	assert_eq!(hidden(&mut chain), None);
	chain.refuses(MODERATORS[0], hide, Refused::WrongCommentState);
}

#[test]
fn a_halt_of_the_chain_prolongs_all_petitions_alike() {
	let (mut chain, crowd) = party();
	let older = published(&mut chain, crowd, 0, &draft("먼저 온 청원", CENTRAL, false));
	chain.pass(20 * DAY);
	let younger = published(&mut chain, crowd, 10, &draft("나중 온 청원", CENTRAL, false));
	let end = |chain: &mut Chain, petition| view(chain, petition).deadlines.state;
	let ends = [older, younger].map(|petition| end(&mut chain, petition));
	chain.block_at(ends[0] - DAY, || ());
	// For two days and a half there is no block; the first one closes the older petition.
	chain.pass(5 * DAY / 2);
	assert_eq!(state(&mut chain, older), State::Closed);
	let gap = chain.read(|| Petitions::gaps(0, 100)).last().unwrap().0;
	let declare = Call::<Runtime>::declare_outage { gap, reason: content("정전") };
	chain.refuses(STRANGER, declare.clone(), polkadot_sdk::sp_runtime::DispatchError::BadOrigin);
	council::decides(&mut chain, declare.clone());
	council::cannot(&mut chain, declare, Refused::AlreadyDeclared);
	// It opens again by itself, and both have three days more.
	chain.block(|| ());
	assert_eq!(state(&mut chain, older), State::Open);
	for (petition, before) in [older, younger].into_iter().zip(ends) {
		assert_eq!(end(&mut chain, petition), before + 3 * DAY);
	}
	let signed = call(older, act(crowd, 30, older, SIGN));
	chain.takes_unsigned([signed]);
	let left = end(&mut chain, older) - chain.now();
	chain.pass(left);
	assert_eq!((state(&mut chain, older), state(&mut chain, younger)), (State::Closed, State::Open));
}

#[test]
fn a_compromised_batch_of_the_registry_is_taken_off_the_count_and_nothing_that_is_due() {
	let (mut chain, crowd) = party();
	let petition = published(&mut chain, crowd, 0, &draft("등록 비리", CENTRAL, false));
	let signers = (60..64).chain(SUSPECT.start..SUSPECT.start + 2);
	relay(&mut chain, petition, signatures(crowd, petition, signers));
	assert!(view(&mut chain, petition).petition.response.is_some());
	let keys = SUSPECT.len() as u32;
	// Whose signatures they are nobody can tell: at most as many as the batch has keys.
	assert_eq!(chain.read(|| Petitions::void_preview(petition, SUSPECT_BATCH)), Some((keys, 6)));
	let void =
		Call::<Runtime>::void_batch {
			petition, batch: SUSPECT_BATCH, reason: content("등록 담당자 매수")
		};
	chain.refuses(MODERATORS[0], void.clone(), Refused::NotAnAuditor);
	chain.does(AUDITORS[0], void.clone());
	assert_eq!(view(&mut chain, petition).numbers.void_count, 0);
	chain.does(AUDITORS[1], void.clone());
	chain.refuses(AUDITORS[0], void, Refused::AlreadyVoided);
	// What comes from other parts of the roll counts as before.
	relay(&mut chain, petition, signatures(crowd, petition, 20..28));
	let shown = view(&mut chain, petition);
	assert_eq!((shown.numbers.count, shown.numbers.void_count), (14, 6));
	assert!(shown.petition.response.is_some() && shown.petition.referral.is_some());
	assert_eq!(chain.read(|| Petitions::voids(petition))[0].keys, keys);
}

#[test]
fn a_petition_keeps_the_roll_that_it_began_with() {
	let (mut chain, crowd) = party();
	let petition = published(&mut chain, crowd, 0, &draft("명부", CENTRAL, false));
	// A friend of the cause enters sixty persons, and has a new roll cut.
	let newcomers = SUSPECT.end..SUSPECT.end + 60;
	crowd::enter(&mut chain, newcomers.clone(), 0, Classes::DUES_PAYING);
	let later = Crowd::cut(&mut chain, &PARTS);
	assert_ne!(later.roll, crowd.roll);
	let newcomer = act(&later, newcomers.start, petition, SIGN);
	refused(&mut chain, call(petition, newcomer), Refused::BadProof);
	// Nor does the place that an old member has on the new roll count; the one on the old does.
	let moved = act(&later, 20, petition, SIGN);
	refused(&mut chain, call(petition, moved), Refused::BadProof);
	relay(&mut chain, petition, signatures(crowd, petition, [20]));
	let shown = view(&mut chain, petition);
	let members = (SEOUL.len() + BUSAN.len() + SUSPECT.len()) as u32;
	assert_eq!((shown.roll, shown.numbers.members_on_roll), (crowd.roll, members));
	// What begins now goes by the new roll, and by no other.
	let stale = submit(&chain, crowd, 20, 0, &draft("옛 명부", CENTRAL, false));
	refused(&mut chain, stale, Refused::RollSnapshotStale);
	begin(&mut chain, &later, 20, &draft("새 명부", CENTRAL, false));
}
