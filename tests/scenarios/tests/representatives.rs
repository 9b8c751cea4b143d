// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What is recorded of public office holders, what they say to it, and what members think of them: by the
//! party's real offices, and with real ring proofs.

use caucus_primitives::{
	blake2_256,
	calendar::{day_of, DAY, HOUR},
	Digest,
};
use caucus_scenarios::{
	chain::code,
	council,
	crowd::{by_all_processors, BUSAN, CITIZENS, SEOUL},
	party::{self, by_both, by_two, AUDITORS, COMMISSION, MODERATORS, STRANGER, TRUSTEES},
	words::{content, list, short},
	Chain, Crowd, Snapshot,
};
use caucus_sdk::acts::Matter;
use caucus_sovereign_runtime::{Organisations, Representatives, Runtime, RuntimeCall};
use caucus_support::organisations::Role;
use codec::Decode;
use pallet_organisations::{Classification, Entry, Names, TermHolder};
use pallet_representatives::{
	About, Affiliation, Answers, Body, Call, Confirmation, Deed, Description, Eligibility, Error,
	EvaluationId, Excuse, Phase, Stage, Status, Vote,
};
use polkadot_sdk::{
	frame_support::traits::GetCallName,
	sp_keyring::Sr25519Keyring::{self, FerdieStash},
	sp_runtime::traits::TrailingZeroInput,
};
use std::sync::LazyLock;

type Refused = Error<Runtime>;

/// Researchers of the central party.
const RESEARCHERS: [Sr25519Keyring; 2] = MODERATORS;
/// The account by which the first representative replies.
const REPRESENTATIVE: Sr25519Keyring = FerdieStash;

static PARTY: LazyLock<(Snapshot, Crowd)> = LazyLock::new(|| {
	let (chain, crowd) = Crowd::on_a_chain();
	let mut chain = Chain::from(&chain);
	office(&mut chain);
	(chain.snapshot(), crowd)
});

fn party() -> (Chain, &'static Crowd) {
	(Chain::from(&PARTY.0), &PARTY.1)
}

fn post(chain: &mut Chain) -> u32 {
	chain.read(Organisations::numbers).posts - 1
}

/// Two seats in parliament, held by persons 0 and 1, and a feed of what parliament publishes.
fn office(chain: &mut Chain) {
	let numbers = chain.read(Organisations::numbers);
	let (organization, post) = (numbers.organizations, numbers.posts);
	let since = chain.now() - 200 * DAY;
	let mut entries = vec![
		Entry::Organization {
			names: Names { korean: short("국회"), english: Some(short("National Assembly")) },
			classification: Classification::PublicBody,
			parent: 0,
			area: None,
			chapter: None,
			founded: 0,
		},
		Entry::Post {
			organization,
			role: Role::Representative,
			label: short("국회의원"),
			area: None,
			from: 0,
			elected: true,
			seats: 2,
		},
	];
	entries.extend([0, 1].map(|person| Entry::Appoint {
		post,
		holder: TermHolder::Person(person),
		from: since,
		until: since + 1_460 * DAY,
		on_behalf_of: Some(0),
	}));
	let entries = list(entries);
	by_both(chain, pallet_organisations::Call::<Runtime>::enter { expected: Some(numbers), entries });
	// Two of one name, whom the source tells apart.
	let person = |reference: &str| Description {
		reference: short(reference),
		korean: short("의원 1"),
		hanja: None,
		latin: Some(short("Member 1")),
		affiliation: Affiliation::Member,
		since: day_of(since),
		posts: list([post]),
		chapter: Some(0),
	};
	chain.does(RESEARCHERS[0], Call::<Runtime>::enter { entries: list([person("A-1"), person("A-2")]) });
	chain.refuses(
		RESEARCHERS[0],
		Call::enter { entries: list([person("A-1")]) },
		Refused::DuplicateReference,
	);
	let url = short("https://open.assembly.go.kr/");
	chain.does(RESEARCHERS[0], Call::<Runtime>::add_feed { name: short("국회 표결"), url, every: DAY });
}

fn page(text: &str) -> Digest {
	blake2_256(&[text.as_bytes()])
}

/// What somebody did three days ago, by a page that was captured an hour ago.
fn body(chain: &mut Chain, deed: Deed, subject: &str) -> Body {
	Body {
		post: post(chain),
		deed,
		day: day_of(chain.now() - 3 * DAY),
		subject: short(subject),
		eligibility: Eligibility::Eligible,
		feed: 0,
		url: short("https://open.assembly.go.kr/bill"),
		digest: page(subject),
		captured_at: chain.now() - HOUR,
	}
}

fn entry(representative: u32, body: Body) -> pallet_representatives::Entry {
	pallet_representatives::Entry { representative, body }
}

fn record(entries: impl IntoIterator<Item = pallet_representatives::Entry>) -> Call<Runtime> {
	Call::record { entries: list(entries) }
}

fn status(chain: &mut Chain, fact: u32) -> Status {
	chain.read(|| Representatives::fact(fact)).unwrap().status
}

#[test]
fn a_fact_is_confirmed_by_two_or_by_time_and_no_reply_is_ever_taken_away() {
	let (mut chain, _) = party();
	let bill = body(&mut chain, Deed::BillLead, "2112345");
	let absent = body(&mut chain, Deed::Vote(Vote::Absent), "2112346");

	// What has no source, was not in office, or has not happened is not recorded.
	type Change = fn(&mut Body);
	let broken: [(Change, Refused); 6] = [
		(|body| body.digest = [0; 32], Refused::SourceMissing),
		(|body| body.url = Default::default(), Refused::SourceMissing),
		(|body| body.post = 0, Refused::UnknownPost),
		(|body| body.day += 10, Refused::NotHappenedYet),
		(|body| body.day -= 300, Refused::NotInOffice),
		(|body| body.eligibility = Eligibility::Excused(Excuse::Health), Refused::NotEligibleKind),
	];
	for (breaks, reason) in broken {
		let mut body = bill.clone();
		breaks(&mut body);
		chain.refuses(RESEARCHERS[0], record([entry(0, body)]), reason);
	}
	chain.refuses(STRANGER, record([entry(0, bill.clone())]), Refused::NotAResearcher);
	let excused = Body { eligibility: Eligibility::Excused(Excuse::Duty), ..absent };
	chain.does(RESEARCHERS[0], record([entry(0, bill.clone()), entry(0, excused), entry(1, bill.clone())]));
	// One bill is one fact, be the office holder first of its sponsors or not.
	let other = Body { deed: Deed::BillCo, ..bill.clone() };
	chain.refuses(RESEARCHERS[1], record([entry(0, other)]), Refused::DuplicateRecord);
	assert_eq!(status(&mut chain, 0), Status::Provisional);

	// The second person looks at the page, and is another than the first.
	let word = |fact, digest| Call::confirm {
		confirmations: list([Confirmation { fact, expected_version: 0, digest }]),
	};
	chain.refuses(RESEARCHERS[0], word(0, bill.digest), Refused::SamePerson);
	chain.refuses(RESEARCHERS[1], word(0, page("바뀐 쪽")), Refused::DigestMismatch);
	chain.does(RESEARCHERS[1], word(0, bill.digest));
	assert_eq!(status(&mut chain, 0), Status::Confirmed);

	// The office holder replies by an account that a researcher and an auditor set together.
	let account = Some(REPRESENTATIVE.to_account_id());
	let set = Call::<Runtime>::set_account { representative: 0, account };
	chain.does(RESEARCHERS[0], set.clone());
	chain.refuses(RESEARCHERS[1], set.clone(), Refused::SameRole);
	chain.does(AUDITORS[1], set);
	let reply = |fact, text: &str| Call::<Runtime>::reply { about: About::Fact(fact), text: short(text) };
	chain.does(REPRESENTATIVE, reply(0, "공동 발의자가 빠졌습니다."));
	chain.does(REPRESENTATIVE, reply(1, "의결에 따라 출장 중이었습니다."));
	chain.refuses(REPRESENTATIVE, reply(2, "제 일이 아닙니다."), Refused::NotTheRepresentative);
	chain.refuses(STRANGER, reply(0, "반박"), Refused::NotTheRepresentative);

	// A week confirms what nobody said anything about, and not what was replied to.
	chain.pass(7 * DAY);
	assert_eq!((status(&mut chain, 1), status(&mut chain, 2)), (Status::Provisional, Status::Confirmed));
	chain.refuses(STRANGER, Call::settle { facts: list([1]) }, Refused::NotDue);
	let before = chain.balance(STRANGER);
	chain.does(STRANGER, Call::<Runtime>::settle { facts: list([2]) });
	assert_eq!(chain.balance(STRANGER), before);

	// A confirmed fact is taken back by two in different roles. The reply stays, with what it was said to.
	let withdraw =
		Call::<Runtime>::withdraw {
			fact: 0, expected_version: 0, reason: content("다른 법안이었습니다")
		};
	chain.does(RESEARCHERS[0], withdraw.clone());
	assert_eq!(status(&mut chain, 0), Status::Confirmed);
	chain.does(AUDITORS[0], withdraw);
	assert_eq!(status(&mut chain, 0), Status::Withdrawn);
	assert_eq!(chain.read(|| Representatives::change(0, 1)).unwrap().before, bill);
	let replies =
		|chain: &mut Chain| [0, 1].map(|fact| chain.read(|| Representatives::replies(About::Fact(fact))));
	let said = replies(&mut chain);
	assert_eq!(said.each_ref().map(Vec::len), [1, 1]);
	// Whatever an officer calls, with whatever it can be called about those facts.
	let officers = [RESEARCHERS, AUDITORS, COMMISSION].concat();
	for index in 0..Call::<Runtime>::get_call_names().len() as u8 {
		for argument in [0u8, 1] {
			let decode = |bytes: &[u8]| RuntimeCall::decode(&mut TrailingZeroInput::new(bytes));
			let call = decode(&[57, index, argument]).or_else(|_| decode(&[57, index]));
			let call = call.expect("calls are numbered without gaps");
			for officer in &officers {
				let transaction = chain.sign(*officer, call.clone());
				let _ = chain.apply_one(&transaction);
			}
			assert_eq!(replies(&mut chain), said, "{call:?}");
		}
	}
}

#[test]
fn a_feed_that_does_not_come_is_flagged_by_anybody() {
	let (mut chain, _) = party();
	let bill = body(&mut chain, Deed::BillCo, "2112347");
	chain.does(RESEARCHERS[0], record([entry(0, bill)]));
	let stale = |chain: &mut Chain| chain.read(|| Representatives::fact(0)).unwrap().stale;
	let flag = Call::<Runtime>::flag_feed { feed: 0 };
	chain.pass(71 * HOUR);
	assert!(!stale(&mut chain));
	chain.refuses(STRANGER, flag.clone(), Refused::NotDue);
	chain.pass(HOUR);
	assert!(stale(&mut chain), "readers see it before anybody flags it");
	let before = chain.balance(STRANGER);
	chain.does(STRANGER, flag.clone());
	assert_eq!(chain.balance(STRANGER), before);
	chain.refuses(STRANGER, flag, Refused::NotDue);
	let at = chain.now();
	chain.does(RESEARCHERS[1], Call::<Runtime>::report_feed { feed: 0, at, digest: page("오늘") });
	assert!(!stale(&mut chain));
	let feed = chain.read(|| Representatives::feeds(0, 1))[0].1.clone();
	assert_eq!((feed.flags, feed.flagged_at), (1, None));
}

/// Rules for a small party: an evaluation can begin any time, and six make a public.
fn small_party(chain: &mut Chain) {
	let settings = chain.read(Representatives::settings);
	let parameters = pallet_representatives::Parameters { least: 6, from_month: 1, ..settings.parameters };
	let expected_version = settings.version;
	council::decides(chain, Call::<Runtime>::set_parameters { expected_version, parameters });
}

const SALT: Digest = [9; 32];

/// What somebody answers.
fn answers(person: u32) -> Answers {
	[(person % 6) as u8, 5, 1, 0, 3]
}

/// The calls by which persons seal their answers.
fn seals(
	chain: &mut Chain,
	crowd: &Crowd,
	evaluation: EvaluationId,
	persons: impl IntoIterator<Item = u32>,
) -> Vec<RuntimeCall> {
	let matter = Matter::Evaluation(evaluation);
	let sealed: Vec<(u32, Digest)> = persons
		.into_iter()
		.map(|person| {
			let alias = crowd.alias(person, matter);
			let seal = || Representatives::seal_of(evaluation, &alias, &answers(person), &SALT);
			(person, chain.read(seal))
		})
		.collect();
	by_all_processors(sealed, |(person, seal)| {
		let proof = Box::new(crowd.prove(person, matter, &seal));
		Call::<Runtime>::seal { evaluation, seal, proof }.into()
	})
}

/// The call by which anybody who knows them opens a person's answers.
fn open(crowd: &Crowd, evaluation: EvaluationId, person: u32) -> RuntimeCall {
	let alias = crowd.alias(person, Matter::Evaluation(evaluation));
	Call::<Runtime>::open { evaluation, alias, answers: answers(person), salt: SALT }.into()
}

fn phase(chain: &mut Chain, evaluation: EvaluationId) -> (Stage, Phase) {
	let (_, record, phase) = chain.read(|| Representatives::evaluations(evaluation, 1)).remove(0);
	(record.stage, phase)
}

#[test]
fn members_evaluate_without_a_name_and_nothing_is_public_below_the_threshold() {
	let (mut chain, crowd) = party();
	let early = Call::<Runtime>::begin_evaluation { representative: 0 };
	chain.refuses(STRANGER, early, Refused::NotDue);
	small_party(&mut chain);
	for representative in [0, 1] {
		chain.does(STRANGER, Call::<Runtime>::begin_evaluation { representative });
	}
	chain.refuses(STRANGER, Call::begin_evaluation { representative: 0 }, Refused::AlreadyEvaluated);

	// Seven of Seoul and six of Busan evaluate the one; five the other.
	let (seoul, busan) = (SEOUL.start..SEOUL.start + 7, BUSAN.start..BUSAN.start + 6);
	let sealed = seals(&mut chain, crowd, 0, seoul.clone().chain(busan.clone()));
	chain.takes_unsigned(sealed.clone());
	let few = seals(&mut chain, crowd, 1, seoul.start..seoul.start + 5);
	chain.takes_unsigned(few);
	let refused = |chain: &mut Chain, call: RuntimeCall, reason: Refused| {
		chain.refuses_unsigned("Representatives", call, code(reason));
	};
	refused(&mut chain, sealed[0].clone(), Refused::AlreadyAnswered);
	let citizens = seals(&mut chain, crowd, 0, [CITIZENS.start]).remove(0);
	refused(&mut chain, citizens, Refused::NotAMember);
	let RuntimeCall::Representatives(Call::seal { seal, proof, .. }) =
		seals(&mut chain, crowd, 1, [40]).remove(0)
	else {
		unreachable!()
	};
	let elsewhere = Call::<Runtime>::seal { evaluation: 0, seal, proof };
	refused(&mut chain, elsewhere.into(), Refused::BadProof);
	refused(&mut chain, open(crowd, 0, 0), Refused::EvaluationClosed);
	// One's names in two evaluations have nothing in common.
	assert_ne!(crowd.alias(0, Matter::Evaluation(0)), crowd.alias(0, Matter::Evaluation(1)));

	chain.pass(14 * DAY);
	assert_eq!(phase(&mut chain, 0), (Stage::Running, Phase::Opening));
	// With fewer than six sealed answers nobody can open any.
	assert_eq!(phase(&mut chain, 1), (Stage::Running, Phase::Due));
	refused(&mut chain, open(crowd, 1, 0), Refused::EvaluationClosed);
	let mut other = open(crowd, 0, 0);
	if let RuntimeCall::Representatives(Call::open { answers, .. }) = &mut other {
		answers[0] += 1;
	}
	refused(&mut chain, other, Refused::BadAnswers);
	chain.takes_unsigned(seoul.clone().chain(busan.clone()).map(|person| open(crowd, 0, person)));
	refused(&mut chain, open(crowd, 0, 0), Refused::AlreadyAnswered);

	chain.pass(7 * DAY);
	let before = chain.balance(STRANGER);
	for evaluation in [0, 1] {
		chain.does(STRANGER, Call::<Runtime>::advance { evaluation, pieces: 128 });
	}
	assert_eq!(chain.balance(STRANGER), before);
	assert_eq!(phase(&mut chain, 0), (Stage::Published, Phase::Over));
	assert_eq!(phase(&mut chain, 1), (Stage::TooFew, Phase::Over));
	assert_eq!(chain.read(|| Representatives::outcome(1)), None);
	let outcome = chain.read(|| Representatives::outcome(0)).unwrap();
	assert_eq!(outcome.all.members, 13);
	// A distribution for each question: 13 gave the best mark to the second.
	assert_eq!(outcome.all.answers[1], [0, 0, 0, 0, 0, 13]);
	// Seoul's members are shown apart: they are seven, and the others six.
	assert_eq!(outcome.local.unwrap().members, 7);
	let record = chain.read(|| Representatives::representative(0)).unwrap();
	assert_eq!(record.facts, 0, "facts know nothing of it");
	assert_eq!(chain.read(|| Representatives::answered(0, crowd.alias(0, Matter::Evaluation(0)))), None);
}

#[test]
fn no_evaluation_is_a_ransom_before_a_vote_in_which_its_person_stands() {
	let (mut chain, crowd) = party();
	small_party(&mut chain);
	let account = Some(REPRESENTATIVE.to_account_id());
	let set = Call::<Runtime>::set_account { representative: 0, account };
	by_two(&mut chain, [RESEARCHERS[0], AUDITORS[0]], set);
	chain.does(STRANGER, Call::<Runtime>::begin_evaluation { representative: 0 });
	let sealed = seals(&mut chain, crowd, 0, 0..6);
	chain.takes_unsigned(sealed);
	// The person is put on a paper of a vote two months ahead.
	let mut plan = party::plan(chain.now());
	plan.schedule.opens += 70 * DAY;
	plan.schedule.closes += 70 * DAY;
	plan.schedule.trustee_step = 20 * DAY;
	plan.contests[0].candidates[0].nominee = Some(REPRESENTATIVE.to_account_id().into());
	type OfElections = pallet_elections::Call<Runtime>;
	chain.does(COMMISSION[0], OfElections::draw_up { plan: Box::new(plan) });
	chain.does(REPRESENTATIVE, OfElections::accept_nomination { election: 0, contest: 0, candidate: 0 });
	let trustees = list(TRUSTEES.map(|trustee| trustee.to_account_id()));
	by_two(&mut chain, COMMISSION, OfElections::call_trustees { election: 0, trustees });
	assert_eq!(phase(&mut chain, 0), (Stage::Running, Phase::Sealing), "it can still be over in time");
	chain.pass(12 * DAY);
	assert_eq!(phase(&mut chain, 0), (Stage::Running, Phase::Due));
	let late = seals(&mut chain, crowd, 0, [7]).remove(0);
	chain.refuses_unsigned("Representatives", late, code(Refused::EvaluationClosed));
	chain.does(STRANGER, Call::<Runtime>::advance { evaluation: 0, pieces: 1 });
	assert_eq!(phase(&mut chain, 0).0, Stage::Cancelled);
	assert_eq!(chain.read(|| Representatives::outcome(0)), None);
}
