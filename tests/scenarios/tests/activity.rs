// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members do for the party: bound without a name, attested, disputed, added up, and gone after a
//! year. What nobody can do with points is in `token.rs`.

use caucus_primitives::{
	calendar::{january, month_of, month_start, year_of, DAY, HOUR},
	Moment,
};
use caucus_scenarios::{
	ceremony,
	crowd::{BUSAN, CITIZENS},
	meeting::{attendance, item, Officers},
	month::{
		account, advance, attest, bind, bind_to, close, earned, key, occasion, points, set_parameters, year,
		DUES, EDUCATION, VOLUNTEERING,
	},
	party::{self, by_both, AUDITORS, CHAIR, MODERATORS, SECRETARY, STRANGER},
	words::{content, list, short},
	Chain, Crowd, Snapshot,
};
use caucus_sdk::acts::Matter;
use caucus_sovereign_runtime::{Activity, Organisations, Runtime, RuntimeCall};
use caucus_support::organisations::Role;
use pallet_activity::{Call, Error, Evidence, Occasion, Place, Refusal, Stage, Status};
use pallet_assemblies::ItemKind;
use pallet_organisations::{Entry, TermHolder};
use polkadot_sdk::sp_keyring::Sr25519Keyring;
use std::sync::LazyLock;

type Refused = Error<Runtime>;

static PARTY: LazyLock<(Snapshot, Crowd)> = LazyLock::new(|| {
	let (chain, crowd) = Crowd::on_a_chain();
	let mut chain = Chain::from(&chain);
	set_parameters(&mut chain, |parameters| parameters.least_group = 4);
	(chain.snapshot(), crowd)
});

fn party() -> (Chain, &'static Crowd) {
	(Chain::from(&PARTY.0), &PARTY.1)
}

const CENTRAL: u32 = 0;
const IN_SEOUL: u32 = 1;
const IN_BUSAN: u32 = 2;
const ISSUER: Sr25519Keyring = MODERATORS[0];

/// Issuers of the parties in Seoul and Busan, besides those of the centre.
fn appoint_issuers(chain: &mut Chain) {
	let numbers = chain.read(Organisations::numbers);
	let (from, until) = (chain.now(), chain.now() + 700 * DAY);
	let mut entries = Vec::new();
	for (post, organization) in (numbers.posts..).zip([IN_SEOUL, IN_BUSAN]) {
		let (label, role) = (short("인증원"), Role::Issuer);
		entries.push(Entry::Post {
			organization,
			role,
			label,
			area: None,
			from: 0,
			elected: false,
			seats: 1,
		});
		let holder = TermHolder::Account(ISSUER.to_account_id());
		entries.push(Entry::Appoint { post, holder, from, until, on_behalf_of: None });
	}
	by_both(
		chain,
		pallet_organisations::Call::<Runtime>::enter { expected: Some(numbers), entries: list(entries) },
	);
}

/// A document that says something happened that day.
fn on(chain: &Chain, indicator: u16, organization: u32, ago: Moment) -> Occasion {
	occasion(indicator, organization, chain.now() - ago)
}

#[test]
fn an_account_is_bound_once_a_year_by_a_member_and_nobody_knows_whose_it_is() {
	let (mut chain, crowd) = party();
	let this_year = year(&chain);
	bind(&mut chain, crowd, [0]);
	let bound = chain.read(|| Activity::account(account(0))).unwrap();
	assert_eq!(bound.alias, crowd.alias(0, Matter::Activity(this_year)));

	let mut refused = |call: RuntimeCall, reason: Refusal| {
		chain.refuses_unsigned("Activity", call, reason as u8);
	};
	// Nobody binds a second account, nor another's, nor without the account's owner.
	refused(bind_to(crowd, this_year, 0, &key(1)), Refusal::AlreadyBound);
	refused(bind_to(crowd, this_year, 1, &key(0)), Refusal::AccountInUse);
	refused(bind_to(crowd, this_year + 1, 1, &key(1)), Refusal::WrongYear);
	refused(bind_to(crowd, this_year, CITIZENS.start, &key(1)), Refusal::NotAMember);
	let of_one = |change: fn(&mut Call<Runtime>)| {
		let RuntimeCall::Activity(mut call) = bind_to(crowd, this_year, 1, &key(1)) else { unreachable!() };
		change(&mut call);
		call.into()
	};
	let no_consent = of_one(|call| {
		let Call::bind { account: bound, .. } = call else { unreachable!() };
		*bound = account(2);
	});
	refused(no_consent, Refusal::NoConsent);
	// A device's proof for another account does not bind this one.
	let Call::bind { proof: anothers, .. } = (match bind_to(crowd, this_year, 1, &key(2)) {
		RuntimeCall::Activity(call) => call,
		_ => unreachable!(),
	}) else {
		unreachable!()
	};
	let RuntimeCall::Activity(Call::bind { year, account, consent, .. }) =
		bind_to(crowd, this_year, 1, &key(1))
	else {
		unreachable!()
	};
	refused(Call::bind { year, account, consent, proof: anothers }.into(), Refusal::BadProof);

	// Next year the same member has another name, and another account.
	chain.block_at(month_start(january(this_year + 1)), || ());
	assert_ne!(crowd.alias(0, Matter::Activity(this_year)), crowd.alias(0, Matter::Activity(this_year + 1)));
	let again = bind_to(crowd, this_year + 1, 0, &key(100));
	let known = bind_to(crowd, this_year + 1, 0, &key(0));
	chain.refuses_unsigned("Activity", known, Refusal::AccountInUse as u8);
	chain.takes_unsigned([again]);
	assert_eq!(chain.read(|| (Activity::bound(this_year), Activity::bound(this_year + 1))), (1, 1));
}

#[test]
fn deeds_are_capped_disputed_added_up_and_suppressed_where_they_are_few() {
	let (mut chain, crowd) = party();
	appoint_issuers(&mut chain);
	let (seoul, busan): (Vec<u32>, Vec<u32>) = ((0..7).collect(), (BUSAN.start..BUSAN.start + 4).collect());
	bind(&mut chain, crowd, seoul.iter().chain(&busan).copied());
	let this_month = month_of(chain.now());

	// The same document twice, a day's rest, a month's cap, another's office, too few to hide in.
	let first = on(&chain, VOLUNTEERING, IN_SEOUL, 60 * HOUR);
	chain.does(ISSUER, attest(first.clone(), seoul.clone(), 12));
	chain.refuses(ISSUER, attest(first.clone(), seoul.clone(), 1), Refused::DuplicateEvidence);
	let hours_later = on(&chain, VOLUNTEERING, IN_SEOUL, 50 * HOUR);
	chain.refuses(ISSUER, attest(hours_later, seoul.clone(), 1), Refused::CoolingDown);
	let next_day = on(&chain, VOLUNTEERING, IN_SEOUL, 30 * HOUR);
	chain.refuses(ISSUER, attest(next_day.clone(), seoul.clone(), 9), Refused::CapReached);
	chain.refuses(ISSUER, attest(next_day.clone(), seoul.clone(), 13), Refused::ValueOutOfRange);
	chain.refuses(STRANGER, attest(next_day.clone(), seoul.clone(), 8), Refused::NotIssuer);
	chain.refuses(ISSUER, attest(next_day.clone(), [0, 1, 2], 8), Refused::TooFewToPublish);
	chain.refuses(ISSUER, attest(next_day.clone(), [0, 1, 2, 20], 8), Refused::NotAnActivityAccount);
	chain.does(ISSUER, attest(next_day, seoul.clone(), 8));
	let in_busan = on(&chain, VOLUNTEERING, IN_BUSAN, 30 * HOUR);
	chain.does(ISSUER, attest(in_busan, busan.clone(), 10));
	chain.does(ISSUER, attest(on(&chain, DUES, CENTRAL, HOUR), seoul.clone(), 1));

	// One of Busan's says that another was not there. An auditor who looks into it agrees.
	let attestation = chain.read(|| Activity::batches(2, 1))[0].1.first;
	let reason = content("그날 그곳에 없었습니다");
	chain.refuses(STRANGER, Call::dispute { attestation, reason }, Refused::NotConcerned);
	let disputed = chain.sign_by(&key(busan[1]), Call::<Runtime>::dispute { attestation, reason });
	assert_eq!(chain.apply_one(&disputed), Ok(Ok(())));
	chain.does(AUDITORS[0], Call::<Runtime>::decide { attestation, uphold: false, reason });
	let status = |chain: &mut Chain| chain.read(|| Activity::attestation(attestation)).unwrap().1;
	assert_eq!(status(&mut chain), Status::Revoked);

	// Nothing is counted before its time, and then by anybody.
	chain.refuses(STRANGER, Call::advance { period: this_month, pieces: 1 }, Refused::NotDue);
	let period = chain.read(|| Activity::period(this_month)).unwrap();
	chain.block_at(period.attested_until, || ());
	let late = Occasion { occurred_at: chain.now() - 29 * DAY, ..first };
	chain.refuses(ISSUER, attest(late, seoul.clone(), 1), Refused::PeriodClosed);
	chain.block_at(period.disputed_until, || ());
	let attestation_of_seoul = 0;
	let too_late = Call::dispute { attestation: attestation_of_seoul, reason };
	chain.refuses(AUDITORS[0], too_late, Refused::DisputeWindowClosed);
	assert_eq!(points(&mut chain, 0), 0, "points come at the close");
	close(&mut chain, this_month);

	// Twenty hours at two points, and five for dues; the month's ceiling was not reached.
	assert_eq!(points(&mut chain, 0), 45);
	assert_eq!((points(&mut chain, busan[0]), points(&mut chain, busan[1])), (0, 20));
	// Three are left in Busan: they are not shown. And as all the party's less Seoul's would show them,
	// Seoul's are not shown either.
	let row =
		|chain: &mut Chain, indicator, place| chain.read(|| Activity::row(this_month, indicator, place));
	let whole = Place::Organization(CENTRAL);
	assert_eq!(row(&mut chain, VOLUNTEERING, whole).unwrap().distinct, 10);
	for place in [IN_SEOUL, IN_BUSAN].map(Place::Organization) {
		assert_eq!(row(&mut chain, VOLUNTEERING, place), None, "{place:?}");
	}
	assert_eq!(chain.read(|| Activity::rows(this_month, VOLUNTEERING, 0, 100)).len(), 1);
	// Of dues there is nothing to hide.
	assert_eq!(row(&mut chain, DUES, whole).unwrap().distinct, 7);
	assert_eq!(row(&mut chain, DUES, Place::Direct(CENTRAL)).unwrap().distinct, 7);

	// Two auditors take back what turns out wrong later.
	let correct = Call::<Runtime>::correct { attestation: attestation_of_seoul, reason };
	party::by_two(&mut chain, AUDITORS, correct);
	assert_eq!(points(&mut chain, 0), 45 - 24);
	assert_eq!(row(&mut chain, VOLUNTEERING, whole).unwrap().distinct, 10, "what was published stays");
}

#[test]
fn points_expire_after_a_year_and_accounts_end() {
	let (mut chain, crowd) = party();
	let this_month = month_of(chain.now());
	let holders = earned(&mut chain, crowd, ISSUER);
	let expires = chain.read(|| Activity::period(this_month)).unwrap().expires;
	assert_eq!(expires, this_month + 13);
	chain.block_at(month_start(expires) - HOUR, || ());
	chain.refuses(STRANGER, Call::advance { period: this_month, pieces: 1 }, Refused::NotDue);
	chain.block_at(month_start(expires), || ());
	assert_eq!(chain.read(|| Activity::points(account(0))), 0, "expired at once, whoever looks");
	while chain.read(|| Activity::period(this_month)).unwrap().stage != Stage::Expired {
		advance(&mut chain, this_month);
	}
	for person in &holders {
		assert_eq!(points(&mut chain, *person), 0);
	}
	let end = Call::<Runtime>::end_account { account: account(0) };
	chain.refuses(STRANGER, end.clone(), Refused::AccountLives);
	chain.block_at(month_start(january(year_of(this_month) + 2)), || ());
	chain.does(STRANGER, end);
	assert_eq!(chain.read(|| Activity::account(account(0))), None);
}

/// A meeting of the central party with so many present, that is over.
fn meeting(chain: &mut Chain, present: u32) -> u32 {
	let centre = Officers { organization: CENTRAL, chair: CHAIR, secretary: SECRETARY };
	let meeting = centre.draft(chain, "당원 교육", &[item("교육", ItemKind::Report)]);
	centre.convene(chain, meeting);
	centre.open(chain, meeting, attendance(2 * present - 1, present));
	centre.close(chain, meeting, &format!("교육 기록 {meeting}"));
	meeting
}

fn at_meeting(chain: &Chain, meeting: u32) -> Occasion {
	let evidence = Evidence::Meetings(list([(CENTRAL, meeting)]));
	Occasion { indicator: EDUCATION, organization: CENTRAL, area: None, occurred_at: chain.now(), evidence }
}

#[test]
fn no_more_are_attested_than_a_meeting_counted_and_none_while_a_campaign_runs() {
	let (mut chain, crowd) = party();
	bind(&mut chain, crowd, 0..6);
	let nobody = at_meeting(&chain, 0);
	chain.refuses(ISSUER, attest(nobody, 0..5, 1), Refused::EventMismatch);
	let held = meeting(&mut chain, 5);
	let occasion = at_meeting(&chain, held);
	chain.refuses(ISSUER, attest(occasion.clone(), 0..6, 1), Refused::EventMismatch);
	chain.does(ISSUER, attest(occasion, 0..5, 1));

	// An election for an office is drawn up: nothing that happens in the campaign pays.
	let mut plan = party::plan(chain.now());
	plan.schedule.trustee_step = HOUR;
	plan.schedule.opens += DAY;
	plan.schedule.closes += DAY;
	let election = ceremony::draw_up(&mut chain, plan);
	let another = meeting(&mut chain, 6);
	let occasion = at_meeting(&chain, another);
	chain.refuses(ISSUER, attest(occasion.clone(), 0..6, 1), Refused::Frozen);
	// What needs no meeting goes on.
	let document = on(&chain, DUES, CENTRAL, HOUR);
	chain.does(ISSUER, attest(document, 0..6, 1));
	// The chain sees now and then that a campaign runs; what happened then is not attested afterwards.
	for _ in 0..100 {
		chain.block(|| ());
	}
	let during = meeting(&mut chain, 6);
	let during = at_meeting(&chain, during);
	by_both(&mut chain, pallet_elections::Call::<Runtime>::withdraw { election });
	for _ in 0..100 {
		chain.block(|| ());
	}
	chain.refuses(ISSUER, attest(during.clone(), 0..6, 1), Refused::Frozen);
	chain.block_at(chain.now() + DAY, || ());
	// It does not help to say that it happened today: the meeting was when it was.
	let said = Occasion { occurred_at: chain.now(), ..during };
	chain.refuses(ISSUER, attest(said, 0..6, 1), Refused::Frozen);
	let after = meeting(&mut chain, 6);
	let after = at_meeting(&chain, after);
	chain.does(ISSUER, attest(after, 0..6, 1));
}

#[test]
fn who_opts_out_is_neither_counted_nor_shown() {
	let (mut chain, crowd) = party();
	bind(&mut chain, crowd, 0..5);
	let this_month = month_of(chain.now());
	let occasion = on(&chain, VOLUNTEERING, CENTRAL, HOUR);
	chain.does(ISSUER, attest(occasion, 0..5, 3));
	let out = chain.sign_by(&key(4), Call::<Runtime>::opt_out {});
	assert_eq!(chain.apply_one(&out), Ok(Ok(())));
	assert!(chain.read(|| Activity::entries(account(4), this_month)).is_empty());
	chain.block_at(chain.now() + 2 * DAY, || ());
	let next = on(&chain, VOLUNTEERING, CENTRAL, HOUR);
	chain.refuses(ISSUER, attest(next, 0..5, 3), Refused::OptedOut);
	close(&mut chain, this_month);
	assert_eq!((points(&mut chain, 0), points(&mut chain, 4)), (6, 0));
	let row = chain.read(|| Activity::row(this_month, VOLUNTEERING, Place::Organization(CENTRAL)));
	assert_eq!(row.unwrap().distinct, 4);
}
