// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Meetings of real organisations of the party: convened, opened, voted at, recorded, objected to by ring
//! proofs, corrected, forwarded and followed up; and a vote that a secret election decides.

use caucus_primitives::Moment;
use caucus_scenarios::{
	ceremony::{self, Open},
	council,
	crowd::{by_all_processors, BUSAN, CITIZENS, SEOUL},
	meeting::{
		attendance, ballot, counts, item, last_vote, meeting, minutes, motion, motion_of, plan, version,
		Officers, AHEAD,
	},
	party::{self, by_both, by_two, APPEALS, AUDITORS, CHAIR, MODERATORS, SECRETARY, STRANGER},
	petitioner::{self, draft, published, relay, set_parameters, signatures},
	words::{content, list, short},
	Chain, Crowd, Snapshot,
};
use caucus_sdk::acts::Matter;
use caucus_sovereign_runtime::{Assemblies, Organisations, Runtime, RuntimeCall};
use caucus_support::organisations::Role;
use codec::Encode;
use pallet_assemblies::{
	Ballot, Call, Change, Choice, CorrectionKind, Creator, Duty, Error, ItemKind, ItemState, Method,
	MotionState, Objection, Provenance, Refusal, Requirement, Stage, Status, Subject, Target, Verdict,
	VoteState,
};
use pallet_organisations::{AreaKind, Classification, Entry, Names, TermHolder};
use pallet_petitions::{ReferralOutcome, Threshold};
use polkadot_sdk::sp_keyring::Sr25519Keyring::{
	Alice, AliceStash, BobStash, CharlieStash, DaveStash, EveStash,
};
use std::sync::LazyLock;

type Refused = Error<Runtime>;

const MINUTE: Moment = 60_000;
const DAY: Moment = 24 * 60 * MINUTE;

/// The central party.
const CENTRE: Officers = Officers { organization: 0, chair: CHAIR, secretary: SECRETARY };
/// The party in Busan, with a secretary of its own besides the one of the genesis, who owns nothing.
const BUSAN_PARTY: Officers = Officers { organization: 2, chair: AliceStash, secretary: CharlieStash };
/// A local committee in Busan.
const LOCAL: Officers = Officers { organization: 4, chair: DaveStash, secretary: EveStash };

/// What the party in Busan has to carry out lies with this post's holder.
static PARTY: LazyLock<(Snapshot, Crowd, u32)> = LazyLock::new(|| {
	let (chain, crowd) = Crowd::on_a_chain();
	let mut chain = Chain::from(&chain);
	let numbers = chain.read(Organisations::numbers);
	assert_eq!(numbers.organizations, LOCAL.organization);
	let names = |korean: &str| Names { korean: short(korean), english: None };
	let (nation, busan, post) = (numbers.areas, numbers.areas + 1, numbers.posts);
	let until = chain.now() + 700 * DAY;
	let mut entries = vec![
		Entry::Area {
			code: short("00"),
			names: names("대한민국"),
			kind: AreaKind::Nation,
			parent: None,
			from: 0,
		},
		Entry::Area {
			code: short("26"),
			names: names("부산광역시"),
			kind: AreaKind::Province,
			parent: Some(nation),
			from: 0,
		},
		Entry::Organization {
			names: names("해운대구 당원협의회"),
			classification: Classification::Local,
			parent: BUSAN_PARTY.organization,
			area: Some(busan),
			chapter: None,
			founded: 0,
		},
	];
	let offices = [
		(BUSAN_PARTY.organization, Role::Chair, "위원장", BUSAN_PARTY.chair),
		(BUSAN_PARTY.organization, Role::Secretary, "사무국장", BUSAN_PARTY.secretary),
		(LOCAL.organization, Role::Chair, "협의회장", LOCAL.chair),
		(LOCAL.organization, Role::Secretary, "총무", LOCAL.secretary),
		(LOCAL.organization, Role::Other, "집행위원", Alice),
	];
	for (number, (organization, role, label, who)) in (post..).zip(offices) {
		let label = short(label);
		entries.push(Entry::Post { organization, role, label, area: None, from: 0, elected: true, seats: 1 });
		let holder = TermHolder::Account(who.to_account_id());
		entries.push(Entry::Appoint { post: number, holder, from: 0, until, on_behalf_of: None });
	}
	let entries = list(entries);
	by_both(&mut chain, pallet_organisations::Call::<Runtime>::enter { expected: Some(numbers), entries });
	let (expected_version, mut parameters) = chain.read(Assemblies::parameters);
	parameters.objection_least = 3;
	parameters.times.objection_window = 10 * MINUTE;
	council::decides(&mut chain, Call::<Runtime>::set_parameters { expected_version, parameters });
	(chain.snapshot(), crowd, post + 4)
});

fn party() -> (Chain, &'static Crowd) {
	(Chain::from(&PARTY.0), &PARTY.1)
}

/// Seventeen are entitled at the meetings of these stories.
const ENTITLED: u32 = 17;

/// A local meeting that is open with eleven of seventeen, with two motions under its item.
fn in_session(chain: &mut Chain) -> (u32, u32, u32) {
	let held = LOCAL.draft(chain, "정기회의", &[item("안건", ItemKind::Motion)]);
	let first = LOCAL.propose(chain, held, 0, motion("도서관을 짓는다", Creator::Floor(3)));
	let second = LOCAL.propose(chain, held, 0, motion("회비를 올린다", Creator::Floor(2)));
	LOCAL.convene(chain, held);
	LOCAL.open(chain, held, attendance(ENTITLED, 11));
	assert_eq!(meeting(chain, held).stage, Stage::InSession);
	(held, first, second)
}

/// The call that puts an objection of somebody on the roll.
fn objection(crowd: &Crowd, person: u32, meeting: u32, window: u32) -> RuntimeCall {
	let reason = content("표결이 기록과 다릅니다");
	let proof = crowd.prove(person, Matter::Record(meeting), &(window, reason).encode());
	Call::<Runtime>::object { objection: Box::new(Objection { meeting, window, reason, proof }) }.into()
}

#[test]
fn a_meeting_is_convened_in_time_and_nothing_is_smuggled_onto_its_agenda() {
	let (mut chain, _) = party();
	let held = LOCAL.draft(&mut chain, "정기회의", &[item("안건", ItemKind::Motion)]);
	// Nobody else convenes it, nobody convenes it tomorrow for today, and nobody dates it back.
	let notice = Call::<Runtime>::notice { meeting: held, expected_version: version(&mut chain, held) };
	chain.refuses(BUSAN_PARTY.secretary, notice.clone(), Refused::NotAnOfficer);
	let retold = |chain: &mut Chain, starts_at| {
		let expected_version = version(chain, held);
		let plan = plan("정기회의", starts_at);
		chain.does(LOCAL.secretary, Call::<Runtime>::edit { meeting: held, expected_version, plan });
		Call::<Runtime>::notice { meeting: held, expected_version: version(chain, held) }
	};
	for starts_at in [chain.now() + MINUTE / 2, chain.now() - 7 * DAY] {
		let notice = retold(&mut chain, starts_at);
		chain.refuses(LOCAL.secretary, notice, Refused::NoticeTooShort);
	}
	let starts_at = chain.now() + AHEAD;
	let stale = notice;
	let notice = retold(&mut chain, starts_at);
	chain.refuses(LOCAL.secretary, stale, Refused::VersionMismatch);
	chain.does(LOCAL.secretary, notice);
	LOCAL.add(&mut chain, held, item("추가 안건", ItemKind::Other));
	let early = Call::<Runtime>::open {
		meeting: held,
		expected_version: version(&mut chain, held),
		attendance: attendance(ENTITLED, 11),
		electorate: None,
	};
	chain.refuses(LOCAL.chair, early, Refused::WrongStage);

	// Ten seconds before it begins the agenda stands.
	chain.block_at(starts_at - 10_000, || ());
	assert_eq!(meeting(&mut chain, held).stage, Stage::AgendaFrozen);
	let late = |chain: &mut Chain| Call::<Runtime>::add_item {
		meeting: held,
		expected_version: version(chain, held),
		what: item("끼워 넣기", ItemKind::Motion),
	};
	let smuggled = late(&mut chain);
	chain.refuses(LOCAL.secretary, smuggled, Refused::AgendaFrozen);
	LOCAL.open(&mut chain, held, attendance(ENTITLED, 9));
	// In session it is late: the meeting itself has to admit it.
	let proposed = late(&mut chain);
	chain.does(LOCAL.secretary, proposed);
	let propose = Call::<Runtime>::propose {
		meeting: held,
		expected_version: version(&mut chain, held),
		item: 2,
		what: motion("끼워 넣기", Creator::Floor(1)),
	};
	chain.refuses(LOCAL.secretary, propose, Refused::NotInAgenda);
	LOCAL.vote(&mut chain, held, Subject::LateItem(2), counts(ENTITLED, 4, 5, 0));
	let state = |chain: &mut Chain| chain.read(|| Assemblies::agenda(held, 2, 1)).remove(0).1.state;
	assert_eq!(state(&mut chain), ItemState::Late);
	LOCAL.vote(&mut chain, held, Subject::LateItem(2), counts(ENTITLED, 6, 3, 0));
	assert!(matches!(state(&mut chain), ItemState::Admitted(_)));
	LOCAL.propose(&mut chain, held, 2, motion("끼워 넣기", Creator::Floor(1)));

	// A meeting without a quorum adopts nothing, whoever says so.
	let empty = LOCAL.draft(&mut chain, "임시회의", &[item("안건", ItemKind::Motion)]);
	let lost = LOCAL.propose(&mut chain, empty, 0, motion("조용히 의결한다", Creator::Floor(1)));
	LOCAL.convene(&mut chain, empty);
	LOCAL.open(&mut chain, empty, attendance(ENTITLED, 8));
	assert_eq!(meeting(&mut chain, empty).stage, Stage::Inquorate);
	let adopted = LOCAL.record(&mut chain, empty, Subject::Motion(lost), ballot(counts(ENTITLED, 8, 0, 0)));
	chain.refuses(LOCAL.secretary, adopted, Refused::QuorumNotMet);
}

#[test]
fn a_result_is_computed_and_impossible_counts_are_refused_by_name() {
	let (mut chain, _) = party();
	let (held, first, second) = in_session(&mut chain);
	let refused = |chain: &mut Chain, change: &dyn Fn(&mut Ballot), reason: Refused| {
		let mut one = ballot(counts(ENTITLED, 6, 4, 1));
		change(&mut one);
		let call = LOCAL.record(chain, held, Subject::Motion(first), one);
		chain.refuses(LOCAL.secretary, call, reason);
	};
	// The sample of another system: two ballots, of which two are valid and nine are not.
	refused(
		&mut chain,
		&|ballot| {
			let counts = &mut ballot.counts;
			(counts.cast, counts.valid, counts.invalid) = (2, 2, 9);
		},
		Refused::CountsInconsistent,
	);
	refused(&mut chain, &|ballot| ballot.counts.cast = 12, Refused::TurnoutImpossible);
	refused(&mut chain, &|ballot| ballot.counts.present = 18, Refused::TurnoutImpossible);
	refused(&mut chain, &|ballot| ballot.counts.votes[0].1 = 12, Refused::CountsInconsistent);
	refused(&mut chain, &|ballot| ballot.counts.entitled = 11, Refused::EntitledChanged);
	refused(
		&mut chain,
		&|ballot| {
			ballot.counts.votes[1].0 = Choice::Yes;
		},
		Refused::InvalidOptions,
	);
	refused(
		&mut chain,
		&|ballot| {
			let key = caucus_assemblies_core::GroupKey::Organization(LOCAL.organization);
			let (entitled, present) = (10, 10);
			let votes = list([6, 3, 1]);
			let group = caucus_assemblies_core::Group {
				key,
				entitled,
				present,
				cast: 10,
				valid: 10,
				invalid: 0,
				votes,
			};
			ballot.counts.groups = list([group]);
		},
		Refused::GroupMismatch,
	);
	refused(&mut chain, &|ballot| ballot.stated = Some(Verdict::Failed), Refused::ResultMismatch);
	refused(&mut chain, &|ballot| ballot.method = Method::SecretOnline, Refused::ElectionNeeded);
	refused(&mut chain, &|ballot| ballot.method = Method::Acclamation, Refused::NotUnanimous);
	refused(
		&mut chain,
		&|ballot| {
			ballot.counts = counts(ENTITLED, 8, 0, 0);
			ballot.stated = Some(Verdict::Passed);
		},
		Refused::QuorumNotMet,
	);

	// Six of eleven present are more than half: what is entered are numbers, and what is read a result.
	LOCAL.vote(&mut chain, held, Subject::Motion(first), counts(ENTITLED, 6, 4, 1));
	let (_, record, version) = last_vote(&mut chain, held);
	assert_eq!((record.provenance, version.unwrap().outcome.verdict), (Provenance::Own, Verdict::Passed));
	assert_eq!(motion_of(&mut chain, first).state, MotionState::Adopted);
	// Some leave, and there is no quorum at the next vote: it decides nothing.
	LOCAL.vote(&mut chain, held, Subject::Motion(second), counts(ENTITLED, 8, 0, 0));
	assert_eq!(last_vote(&mut chain, held).2.unwrap().outcome.verdict, Verdict::NoQuorum);
	assert_eq!(motion_of(&mut chain, second).state, MotionState::Proposed);
	// An amendment comes first, and goes into the text.
	let what = motion("회비를 조금 올린다", Creator::Floor(1));
	let expected_version = motion_of(&mut chain, second).version;
	chain.does(
		LOCAL.secretary,
		Call::<Runtime>::amend { motion: second, expected_version, what: what.clone() },
	);
	let before = LOCAL.record(&mut chain, held, Subject::Motion(second), ballot(counts(ENTITLED, 6, 5, 0)));
	chain.refuses(LOCAL.secretary, before, Refused::AmendmentOpen);
	LOCAL.vote(&mut chain, held, Subject::Motion(second + 1), counts(ENTITLED, 9, 2, 0));
	LOCAL.vote(&mut chain, held, Subject::Motion(second), counts(ENTITLED, 5, 5, 0));
	let decided = motion_of(&mut chain, second);
	assert_eq!((decided.state, decided.texts, decided.what.text), (MotionState::Rejected, 2, what.text));
}

#[test]
fn a_record_is_certified_by_two_objected_to_without_a_name_and_corrected_in_the_open() {
	let (mut chain, crowd) = party();
	let (held, first, second) = in_session(&mut chain);
	LOCAL.vote(&mut chain, held, Subject::Motion(first), counts(ENTITLED, 6, 4, 1));
	let vote = last_vote(&mut chain, held).0;
	LOCAL.vote(&mut chain, held, Subject::Motion(second), counts(ENTITLED, 9, 2, 0));
	let other = last_vote(&mut chain, held).0;
	LOCAL.close(&mut chain, held, "회의록");

	// One person is not two, and no other's minutes are these.
	let wrong = LOCAL.certify(&mut chain, held, "다른 회의록");
	chain.refuses(LOCAL.chair, wrong, Refused::DigestMismatch);
	let certify = LOCAL.certify(&mut chain, held, "회의록");
	chain.refuses(CHAIR, certify.clone(), Refused::NotAnOfficer);
	chain.does(LOCAL.chair, certify.clone());
	chain.refuses(LOCAL.chair, certify.clone(), Refused::SelfCertification);
	assert_eq!(meeting(&mut chain, held).stage, Stage::Recorded);
	chain.does(LOCAL.secretary, certify);
	assert!(matches!(meeting(&mut chain, held).stage, Stage::Certified { .. }));
	let again = Call::<Runtime>::publish_minutes {
		meeting: held,
		expected_version: version(&mut chain, held),
		texts: minutes("고친 회의록"),
	};
	chain.refuses(LOCAL.secretary, again, Refused::AlreadyCertified);

	// Members of the chapter object; others cannot, and nobody does twice.
	let mut objections =
		by_all_processors(BUSAN.start..BUSAN.start + 3, |person| objection(crowd, person, held, 1));
	let third = objections.pop().unwrap();
	chain.takes_unsigned(objections.clone());
	let refused = |chain: &mut Chain, call: RuntimeCall, reason: Refusal| {
		chain.refuses_unsigned("Assemblies", call, reason.code());
	};
	refused(&mut chain, objections[0].clone(), Refusal::AlreadyObjected);
	for outsider in [SEOUL.start, CITIZENS.start] {
		refused(&mut chain, objection(crowd, outsider, held, 1), Refusal::NotEntitled);
	}
	refused(&mut chain, objection(crowd, BUSAN.start + 5, held, 2), Refusal::WindowClosed);
	let RuntimeCall::Assemblies(Call::object { objection: mut forged }) = third.clone() else {
		unreachable!()
	};
	forged.reason = content("다른 이유");
	refused(&mut chain, Call::<Runtime>::object { objection: forged }.into(), Refusal::BadProof);
	chain.takes_unsigned([third]);
	assert!(matches!(meeting(&mut chain, held).stage, Stage::UnderObjection { .. }));
	// Two of the appeals body let it stand.
	let reason = content("표결은 기록대로였습니다");
	let decide = Call::<Runtime>::decide { meeting: held, window: 1, annul: false, reason };
	chain.refuses(LOCAL.chair, decide.clone(), Refused::NotAnOfficer);
	by_two(&mut chain, APPEALS, decide);
	chain.does(STRANGER, Call::<Runtime>::advance { meeting: held });
	assert_eq!(meeting(&mut chain, held).stage, Stage::Final);

	// What turns out wrong is corrected by two in different roles. All four kinds.
	let correct = |chain: &mut Chain, change: Change| {
		let expected_version = version(chain, held);
		let (change, reason) = (Box::new(change), content("정정 사유"));
		let correct = Call::<Runtime>::correct { meeting: held, expected_version, change, reason };
		chain.refuses(MODERATORS[0], correct.clone(), Refused::NotAnOfficer);
		chain.does(AUDITORS[0], correct.clone());
		if chain.read(|| Assemblies::corrections(held, 0, 10)).is_empty() {
			// The other auditor holds no other role.
			let transaction = chain.sign(AUDITORS[1], correct.clone());
			assert!(!matches!(chain.apply_one(&transaction), Ok(Ok(()))));
		}
		chain.does(LOCAL.secretary, correct);
		assert!(matches!(meeting(chain, held).stage, Stage::Certified { .. }), "members can object anew");
	};
	correct(&mut chain, Change::Erratum { texts: minutes("오자를 고친 회의록") });
	let recounted = counts(ENTITLED, 5, 5, 1);
	correct(&mut chain, Change::Recount { vote, counts: recounted.clone(), evidence: None });
	correct(&mut chain, Change::Annulment { vote: other });
	let language = caucus_primitives::text::Language::Korean;
	correct(&mut chain, Change::Redaction { version: 0, language });

	// Both versions of everything can be read.
	let versions = chain.read(|| Assemblies::minutes(held, 0, 10));
	assert_eq!(versions.len(), 2);
	assert_eq!(versions[0].texts, minutes("회의록"), "the digest of what was removed stays");
	assert_eq!((versions[0].redacted.len(), versions[1].correction), (1, Some(0)));
	let votes = chain.read(|| Assemblies::vote_versions(vote, 0, 10));
	assert_eq!((votes[0].counts.votes[0].1, votes[0].outcome.verdict), (6, Verdict::Passed));
	assert_eq!((&votes[1].counts, votes[1].outcome.verdict), (&recounted, Verdict::Tied));
	assert_eq!(motion_of(&mut chain, first).state, MotionState::Rejected);
	let annulled = chain.read(|| Assemblies::vote(other)).unwrap();
	assert_eq!(annulled.0.state, VoteState::Void);
	assert!(annulled.1.is_some(), "its counts stay");
	assert_eq!(motion_of(&mut chain, second).state, MotionState::Annulled);
	let corrections = chain.read(|| Assemblies::corrections(held, 0, 10));
	let kinds: Vec<CorrectionKind> = corrections.iter().map(|correction| correction.kind).collect();
	let all = [
		CorrectionKind::Erratum,
		CorrectionKind::Recount,
		CorrectionKind::Annulment,
		CorrectionKind::Redaction,
	];
	assert_eq!(kinds, all);
	assert_eq!(corrections[1].target, Target::Vote { vote, from: 0, to: 1 });
	// The last window goes by, and the record is final again.
	chain.pass(MINUTE);
	chain.does(STRANGER, Call::<Runtime>::advance { meeting: held });
	assert_eq!(meeting(&mut chain, held).stage, Stage::Final);
	// The same minutes are nobody else's.
	let (later, ..) = in_session(&mut chain);
	let expected_version = version(&mut chain, later);
	chain.does(LOCAL.chair, Call::<Runtime>::adjourn { meeting: later, expected_version });
	let expected_version = version(&mut chain, later);
	let copied =
		Call::<Runtime>::publish_minutes { meeting: later, expected_version, texts: minutes("회의록") };
	chain.refuses(LOCAL.secretary, copied, Refused::DuplicateMinutes);
}

#[test]
fn a_motion_goes_up_and_its_fate_comes_back_and_what_is_adopted_is_followed_up() {
	let (mut chain, _) = party();
	let owner = PARTY.2;
	let (held, first, second) = in_session(&mut chain);
	LOCAL.vote(&mut chain, held, Subject::Motion(first), counts(ENTITLED, 10, 1, 0));
	LOCAL.vote(&mut chain, held, Subject::Motion(second), counts(ENTITLED, 10, 1, 0));
	let forward = |chain: &mut Chain, motion, to| {
		let expected_version = motion_of(chain, motion).version;
		Call::<Runtime>::forward { motion, expected_version, to }
	};
	// Only once members could object to the record, and only to a neighbour.
	let early = forward(&mut chain, first, BUSAN_PARTY.organization);
	chain.refuses(LOCAL.chair, early, Refused::RecordNotFinal);
	LOCAL.close(&mut chain, held, "회의록");
	for officer in [LOCAL.chair, LOCAL.secretary] {
		let certify = LOCAL.certify(&mut chain, held, "회의록");
		chain.does(officer, certify);
	}
	chain.pass(10 * MINUTE);
	let afar = forward(&mut chain, first, CENTRE.organization);
	chain.refuses(LOCAL.chair, afar, Refused::NotNeighbours);
	for motion in [first, second] {
		let up = forward(&mut chain, motion, BUSAN_PARTY.organization);
		chain.does(LOCAL.chair, up);
	}
	let [received, declined] =
		[first, second].map(|motion| motion_of(&mut chain, motion).forwarded.expect("forwarded"));
	assert_eq!(motion_of(&mut chain, received).state, MotionState::Received);
	// Above, one is declined with a reason and one is put on an agenda and adopted; both answers come back.
	let reason = content("회비는 중앙당이 정합니다");
	let expected_version = motion_of(&mut chain, declined).version;
	chain
		.does(BUSAN_PARTY.secretary, Call::<Runtime>::decline { motion: declined, expected_version, reason });
	let above = BUSAN_PARTY.draft(&mut chain, "시당 회의", &[item("올라온 안건", ItemKind::Motion)]);
	let expected_version = motion_of(&mut chain, received).version;
	let schedule = Call::<Runtime>::schedule { motion: received, expected_version, meeting: above, item: 0 };
	chain.does(BUSAN_PARTY.secretary, schedule);
	BUSAN_PARTY.convene(&mut chain, above);
	BUSAN_PARTY.open(&mut chain, above, attendance(21, 15));
	BUSAN_PARTY.vote(&mut chain, above, Subject::Motion(received), counts(21, 14, 1, 0));
	let answer = |chain: &mut Chain, motion| motion_of(chain, motion).answer.map(|answer| answer.state);
	assert_eq!(answer(&mut chain, first), Some(MotionState::Adopted));
	assert_eq!(answer(&mut chain, second), Some(MotionState::Declined(reason)));

	// The holder of a post carries it out, and is late with it.
	let due = chain.now() + 30 * MINUTE;
	let assign = Call::<Runtime>::assign { motion: first, expected_version: 0, owner, due };
	chain.does(LOCAL.secretary, assign);
	let report = |chain: &mut Chain, status, progress| {
		let expected_version = chain.read(|| Assemblies::resolution(first)).unwrap().version;
		Call::<Runtime>::report {
			motion: first,
			expected_version,
			status,
			progress,
			note: Some(content("보고")),
		}
	};
	let half = report(&mut chain, Status::InProgress, 50);
	chain.refuses(STRANGER, half.clone(), Refused::NotAnOfficer);
	chain.does(Alice, half);
	let flag = Call::<Runtime>::flag { duty: Duty::Resolution(first) };
	chain.refuses(STRANGER, flag.clone(), Refused::NotDue);
	chain.pass(30 * MINUTE);
	let before = chain.balance(STRANGER);
	chain.does(STRANGER, flag.clone());
	assert_eq!(chain.balance(STRANGER), before, "to note what is overdue is free");
	chain.refuses(STRANGER, flag, Refused::AlreadyNoted);
	let done = report(&mut chain, Status::Done, 100);
	chain.does(Alice, done);
	let noted = chain.read(|| Assemblies::overdue(0, 10)).remove(0).1;
	assert_eq!((noted.duty, noted.due), (Duty::Resolution(first), due));
	assert!(noted.done_at.is_some_and(|done| done > due), "done after all, and noted for good");
	assert_eq!(chain.read(|| Assemblies::reports(first, 0, 10)).len(), 3);

	// Minutes that do not come are noted too, and a chapter that holds no meeting at all.
	let record = Call::<Runtime>::flag { duty: Duty::Record(above) };
	chain.pass(60 * MINUTE);
	chain.does(BobStash, record);
	BUSAN_PARTY.close(&mut chain, above, "늦은 회의록");
	for officer in [BUSAN_PARTY.chair, BUSAN_PARTY.secretary] {
		let certify = BUSAN_PARTY.certify(&mut chain, above, "늦은 회의록");
		chain.does(officer, certify);
	}
	let notes = chain.read(|| Assemblies::overdue(0, 10));
	let late = notes.iter().find(|(_, note)| note.duty == Duty::Record(above)).unwrap();
	assert!(late.1.done_at.is_some());
	let silent = 3;
	chain.does(BobStash, Call::<Runtime>::flag { duty: Duty::Meeting(silent, 0) });
	let since = chain.read(|| Assemblies::clock(silent)).unwrap().since;
	let silence = Call::<Runtime>::flag { duty: Duty::Meeting(silent, since) };
	chain.refuses(BobStash, silence.clone(), Refused::NotDue);
	chain.pass(60 * MINUTE);
	chain.does(BobStash, silence);
}

#[test]
fn a_petition_comes_before_the_assembly_that_has_to_deal_with_it() {
	let (mut chain, crowd) = party();
	set_parameters(&mut chain, |parameters| {
		parameters.sponsors = petitioner::SPONSORS;
		parameters.response = Threshold::Number(5);
		parameters.referral = Threshold::Number(5);
	});
	let petition =
		published(&mut chain, crowd, 0, &draft("당헌을 고쳐 주십시오", CENTRE.organization, false));
	relay(&mut chain, petition, signatures(crowd, petition, 10..15));
	type OfPetitions = pallet_petitions::Call<Runtime>;
	type Late = pallet_petitions::Error<Runtime>;
	let held = CENTRE.draft(&mut chain, "전당대회", &[item("청원", ItemKind::Motion)]);
	chain.does(SECRETARY, OfPetitions::schedule { petition, meeting: held, item: 0 });
	let outcome = ReferralOutcome::Considered { outcome: content("의결하였다") };
	let considered = OfPetitions::record_outcome { petition, outcome };
	// It cannot be said to have been dealt with by a meeting that has not taken place.
	chain.refuses(SECRETARY, considered.clone(), Late::MeetingNotHeld);
	let motion = motion("당헌 개정", Creator::Petition(petition));
	let what = pallet_assemblies::NewMotion { requirement: Requirement::TWO_THIRDS, ..motion };
	let asked = CENTRE.propose(&mut chain, held, 0, what);
	CENTRE.convene(&mut chain, held);
	CENTRE.open(&mut chain, held, attendance(30, 21));
	// Thirteen of 21 are more than half, and less than two thirds.
	CENTRE.vote(&mut chain, held, Subject::Motion(asked), counts(30, 13, 8, 0));
	assert_eq!(motion_of(&mut chain, asked).state, MotionState::Rejected);
	chain.does(SECRETARY, considered);
	let referral = petitioner::view(&mut chain, petition).petition.referral.unwrap();
	assert!(referral.done.is_some() && referral.overdue.is_none());
}

#[test]
fn a_secret_election_decides_what_a_meeting_asks_and_nobody_types_its_result() {
	let mut chain = Chain::development();
	// While the election is prepared the meeting is convened, and asks.
	let mut asked = None;
	let Open { trustees, election, plan, booth } = ceremony::open_after(&mut chain, |chain, booth| {
		party::by_both(chain, party::seal_poll(booth));
		let held = CENTRE.draft(
			chain,
			"청년위원장 선출",
			&[item("선출", ItemKind::Election(Requirement::ORDINARY))],
		);
		CENTRE.convene(chain, held);
		let link = |chain: &mut Chain, choices: &[Choice]| Call::<Runtime>::link_election {
			meeting: held,
			expected_version: version(chain, held),
			subject: Subject::Contest(0),
			election: (booth.election, 0),
			choices: list(choices.iter().copied()),
		};
		let short_of_one = link(chain, &[Choice::Candidate(0)]);
		chain.refuses(SECRETARY, short_of_one, Refused::InvalidOptions);
		let linked = link(chain, &[Choice::Candidate(0), Choice::Candidate(1)]);
		chain.does(SECRETARY, linked);
		CENTRE.open(chain, held, attendance(50, 40));
		asked = Some(held);
	});
	let held = asked.unwrap();
	let vote = chain.read(|| Assemblies::vote_by_election(election, 0)).unwrap();
	// Officers cannot put their own counts in its place.
	let mut own = counts(50, 0, 0, 0);
	own.votes = list([(Choice::Candidate(0), 0), (Choice::Candidate(1), 0)]);
	let typed = CENTRE.record(&mut chain, held, Subject::Contest(0), ballot(own));
	chain.refuses(SECRETARY, typed, Refused::VoteUnderWay);

	let ballots = by_all_processors(0..26u32, |voter| {
		booth.ballot(voter, 1, &[vec![if voter < 16 { 1 } else { 0 }], vec![0]])
	});
	let ballots = ballots.try_into().expect("it is one batch");
	chain.does(STRANGER, pallet_elections::Call::<Runtime>::cast_batch { ballots });
	let take = Call::<Runtime>::take_counts { vote };
	chain.refuses(STRANGER, take.clone(), Refused::NotDue);
	chain.block_at(plan.schedule.closes, || ());
	trustees.tally(&mut chain);
	chain.refuses(STRANGER, take.clone(), Refused::NotDue);
	chain.does(STRANGER, party::reveal_poll(election));
	let certificate = party::certify(&mut chain, election);
	by_both(&mut chain, certificate);
	chain.pass(party::OBJECTING);
	// Anybody brings the certified counts to the record, for nothing.
	let before = chain.balance(STRANGER);
	chain.does(STRANGER, take.clone());
	assert_eq!(chain.balance(STRANGER), before);
	chain.refuses(STRANGER, take, Refused::NotAwaiting);
	let (record, counted) = chain.read(|| Assemblies::vote(vote)).unwrap();
	let counted = counted.unwrap();
	assert_eq!((record.method, record.election), (Method::SecretOnline, Some((election, 0))));
	assert_eq!((counted.counts.entitled, counted.counts.cast), (50, 26));
	assert_eq!(
		counted.counts.votes.to_vec(),
		[(Choice::Candidate(0), 10), (Choice::Candidate(1), 16), (Choice::Abstain, 0)]
	);
	assert_eq!((counted.outcome.verdict, counted.outcome.leader), (Verdict::Passed, Some(1)));
	assert_eq!(meeting(&mut chain, held).awaiting, 0);
}
