// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members recall the party's chair, and no officer of the central party can keep them from it.

use caucus_elections_core::tally::Stage;
use caucus_members_core::registry::{Classes, RollRule};
use caucus_primitives::calendar::DAY;
use caucus_scenarios::{
	chain::code,
	crowd,
	crowd::by_all_processors,
	party::{self, by_both, APPEALS, CHAIR, COMMISSION, MODERATORS, RELAYER, STRANGER},
	petitioner::{begin, draft, relay, set_parameters, signatures, sponsor, submit, view, SPONSORS},
	words::{content, list, short},
	Booth, Chain, Crowd, Keyholders, Snapshot,
};
use caucus_sovereign_runtime::{Organisations, Petitions, Runtime};
use caucus_support::{
	organisations::{Organisations as _, Role},
	participation::RecallOutcome,
};
use pallet_organisations::{EndReason, Entry, TermHolder};
use pallet_petitions::{Call, Draft, Error, Kind, PetitionId, RecallStage, State, Verdict};
use std::sync::LazyLock;

type Refused = Error<Runtime>;
type OfOrganisations = pallet_organisations::Call<Runtime>;

const CENTRAL: u32 = 0;
/// The chair's post and term, the first of the genesis.
const POST: u32 = 0;
/// Breach of the party's rules.
const GROUNDS: u16 = 40;

/// Fifty members in Seoul, fifty in Busan, all paying dues; a roll in two parts, and nobody else.
static PARTY: LazyLock<(Snapshot, Crowd)> = LazyLock::new(|| {
	let mut chain = Chain::development();
	crowd::enter(&mut chain, crowd::SEOUL, 0, Classes::DUES_PAYING);
	crowd::enter(&mut chain, crowd::BUSAN, 1, Classes::DUES_PAYING);
	let part = |chapter| RollRule { classes: Classes::DUES_PAYING, chapter: Some(chapter) };
	let crowd = Crowd::cut(&mut chain, &[part(0), part(1)]);
	// A fifth of all and a tenth in each area have to sign: those are the rules of the party.
	set_parameters(&mut chain, |parameters| parameters.sponsors = SPONSORS);
	(chain.snapshot(), crowd)
});

fn party() -> (Chain, &'static Crowd) {
	(Chain::from(&PARTY.0), &PARTY.1)
}

fn recall(post: u32) -> Draft {
	Draft {
		kind: Kind::Recall { post, grounds: GROUNDS }, ..draft("의장을 소환합니다", CENTRAL, false)
	}
}

fn stage(chain: &mut Chain, petition: PetitionId) -> RecallStage {
	view(chain, petition).recall.expect("it is a recall").stage
}

#[test]
fn members_recall_their_chair_and_no_officer_of_the_centre_has_a_hand_in_it() {
	let (mut chain, crowd) = party();
	let petition = begin(&mut chain, crowd, 0, &recall(POST));
	// No review: its sponsors open it.
	sponsor(&mut chain, crowd, petition, 1);
	assert_eq!(view(&mut chain, petition).petition.state, State::Open);
	let expected_revision = view(&mut chain, petition).petition.revision;
	let reject = Call::<Runtime>::review { petition, expected_revision, verdict: Verdict::Publish };
	chain.refuses(MODERATORS[0], reject, Refused::WrongState);

	// Twenty have signed, a fifth of all; but four of fifty in Busan are no tenth.
	let signers: Vec<u32> = (10..26).chain(60..64).collect();
	let signed = signatures(crowd, petition, signers);
	// The target hands nothing in, not even what is for it.
	let acts = list(signed.iter().copied());
	chain.refuses(CHAIR, Call::sign_batch { petition, acts }, Refused::TargetOriginRefused);
	relay(&mut chain, petition, signed);
	let certify = Call::<Runtime>::certify_recall { petition };
	chain.refuses(STRANGER, certify.clone(), Refused::AreaMinimumMissed { part: 1 });
	chain.pass(DAY);
	assert_eq!(stage(&mut chain, petition), RecallStage::Collecting);

	// The target says something about it, once, and nothing else.
	let reply = Call::<Runtime>::reply_to_recall { petition, reply: content("사실이 아닙니다") };
	chain.refuses(STRANGER, reply.clone(), Refused::NotTheTarget);
	chain.does(CHAIR, reply.clone());
	chain.refuses(CHAIR, reply, Refused::AlreadyReplied);
	// Nor by the other office that the target holds: one of the commission can void and remove.
	let [void, remove] = [
		Call::<Runtime>::void_batch {
			petition, batch: 1, reason: content("명부에 문제가 있습니다")
		},
		Call::remove { petition, order: content("법원 명령") },
	];
	for attempt in [certify, Call::advance { petition }, void, remove] {
		chain.refuses(CHAIR, attempt, Refused::TargetOriginRefused);
	}
	// From here on neither chair nor secretary sign anything: they are the commission too.
	let idle = COMMISSION;
	let nonces = |chain: &mut Chain| {
		chain.read(|| {
			COMMISSION.map(|who| caucus_sovereign_runtime::System::account_nonce(who.to_account_id()))
		})
	};
	let silent_since = nonces(&mut chain);

	// One more signs in Busan, and the election begins by itself.
	relay(&mut chain, petition, signatures(crowd, petition, [64]));
	chain.block(|| ());
	let RecallStage::Voting { election } = stage(&mut chain, petition) else {
		panic!("the election has not begun: {:?}", view(&mut chain, petition))
	};
	assert_eq!(chain.stage(election), Stage::KeyGeneration);
	// A second one on the same post waits.
	let again = submit(&chain, crowd, 5, 0, &recall(POST));
	chain.refuses_unsigned("Petitions", again, code(Refused::RecallInProgress));

	// The standing trustees make the key without those of them who are of the central party's officers.
	let trustees = Keyholders::make_key_without(&mut chain, election, &idle, DAY);
	trustees.settle_roll_in(&mut chain, 3 * DAY);
	trustees.do_their_duty_without(&mut chain, &idle);
	chain.wait_for(election, Stage::Ready);
	let booth = Booth::enter(&mut chain, election);
	let schedule = booth.verifier.params().plan.schedule;
	chain.block_at(schedule.opens, || ());
	assert_eq!(chain.stage(election), Stage::Open);
	// 36 of a hundred vote, three in four of them for the removal.
	let ballots = by_all_processors(0..36u32, |voter| {
		let choice = if voter % 4 == 0 { 1 } else { 0 };
		booth.ballot(voter, 1, &[vec![choice]])
	});
	let ballots = ballots.try_into().expect("it is one batch");
	chain.does(RELAYER, pallet_elections::Call::<Runtime>::cast_batch { ballots });
	chain.block_at(schedule.closes, || ());
	trustees.tally_without(&mut chain, &idle);
	// Nobody certifies anything: time does.
	for _ in 0..3 {
		chain.pass(3 * DAY);
	}
	assert_eq!(chain.stage(election), Stage::Final);
	let shown = view(&mut chain, petition);
	let ended = shown.recall.unwrap();
	assert_eq!(ended.stage, RecallStage::Upheld);
	assert_eq!(ended.outcome, Some(RecallOutcome { entitled: 100, voted: 36, yes: 27, no: 9 }));
	assert!(ended.reply.is_some());
	assert_eq!(nonces(&mut chain), silent_since, "an officer of the centre did something");

	// The post is vacant, and its last holder has no say any more.
	assert!(chain.read(|| Organisations::holder(POST)).is_none());
	let last = chain.read(|| Organisations::terms(POST, 0, 10)).last().unwrap().1.clone();
	assert_eq!(last.ended, Some(EndReason::Recalled));
	let chair = CHAIR.to_account_id();
	assert!(!chain.read(|| Organisations::holds(&chair, CENTRAL, Role::Chair)));
	assert_eq!(chain.read(|| Petitions::recall_slot(POST)).open, None);
}

#[test]
fn a_recall_that_misses_an_area_fails_and_protects_the_holder_for_a_while() {
	let (mut chain, crowd) = party();
	let petition = begin(&mut chain, crowd, 0, &recall(POST));
	sponsor(&mut chain, crowd, petition, 1);
	relay(&mut chain, petition, signatures(crowd, petition, (0..40).chain(60..64)));
	chain.pass(29 * DAY);
	assert_eq!(stage(&mut chain, petition), RecallStage::Collecting, "44 of 100, but not in every area");
	chain.pass(DAY);
	assert_eq!(stage(&mut chain, petition), RecallStage::Failed);
	assert!(chain.read(pallet_elections::Active::<Runtime>::get).is_empty());
	let again = submit(&chain, crowd, 5, 0, &recall(POST));
	chain.refuses_unsigned("Petitions", again, code(Refused::CoolDown));
	chain.pass(183 * DAY);
	let later = submit(&chain, crowd, 5, 0, &recall(POST));
	chain.takes_unsigned([later]);
}

#[test]
fn a_term_is_protected_at_its_beginning_and_a_recall_ends_with_the_holders_term() {
	let (mut chain, crowd) = party();
	let petition = begin(&mut chain, crowd, 0, &recall(POST));
	sponsor(&mut chain, crowd, petition, 1);
	// The chair resigns while members sign, and another takes over.
	chain.does(CHAIR, OfOrganisations::resign { term: 0 });
	chain.block(|| ());
	chain.block(|| ());
	assert_eq!(stage(&mut chain, petition), RecallStage::Moot);
	let (from, until) = (chain.now(), chain.now() + 730 * DAY);
	let holder = TermHolder::Account(APPEALS[0].to_account_id());
	let entry = Entry::Appoint { post: POST, holder, from, until, on_behalf_of: None };
	by_both(&mut chain, OfOrganisations::enter { expected: None, entries: list([entry]) });
	let now = submit(&chain, crowd, 5, 0, &recall(POST));
	chain.refuses_unsigned("Petitions", now, code(Refused::TermProtected));
	let vacant = {
		let post = Entry::Post {
			organization: CENTRAL,
			role: Role::Other,
			label: short("대변인"),
			area: None,
			from: 0,
			elected: true,
			seats: 1,
		};
		let post = OfOrganisations::enter { expected: None, entries: list([post]) };
		let number = chain.read(|| Organisations::numbers().posts);
		party::by_both(&mut chain, post);
		submit(&chain, crowd, 5, 0, &recall(number))
	};
	chain.refuses_unsigned("Petitions", vacant, code(Refused::PostVacant));
}
