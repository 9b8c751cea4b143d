// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The party of the preset for development: its officers, its members, and what they vote on.

use crate::{booth::Booth, chain::Chain};
use caucus_elections_core::{
	compose::{Component, MissingPoll, ResultRule, Source, StyleSet},
	params::{Candidate, Contest, ContestKind, Label, Minimums, Plan, Schedule, Style},
	tally::{poll_commitment, PollCounts},
};
use caucus_members_core::{
	registry::{Application, ChapterId, Classes, Entry, RollRule},
	ring::{MemberSecret, RingSize},
};
use caucus_primitives::{blake2_256, ContestIndex, ElectionId, Moment};
use caucus_sdk::keys;
use caucus_sovereign_runtime::{Runtime, RuntimeCall};
use codec::Encode;
use polkadot_sdk::{
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{
		self, Alice, AliceStash, Bob, BobStash, Charlie, Dave, Eve, Ferdie, One, Two,
	},
};

/// Moderators of petitions. There is a third, [`Sr25519Keyring::One`].
pub const MODERATORS: [Sr25519Keyring; 2] = [Alice, Bob];
/// Two of the appeals body.
pub const APPEALS: [Sr25519Keyring; 2] = [Eve, Ferdie];
/// Two auditors of the central party.
pub const AUDITORS: [Sr25519Keyring; 2] = [Ferdie, Two];
/// Presides over the central party.
pub const CHAIR: Sr25519Keyring = Charlie;
/// Keeps its records.
pub const SECRETARY: Sr25519Keyring = Dave;
/// Two registrars.
pub const REGISTRARS: [Sr25519Keyring; 2] = [Alice, Bob];
/// The election commission.
pub const COMMISSION: [Sr25519Keyring; 2] = [Charlie, Dave];
/// The council.
pub const COUNCIL: [Sr25519Keyring; 3] = [Charlie, Dave, Eve];
/// The trustees of every election here, in the order of their numbers. Any two decrypt.
pub const TRUSTEES: [Sr25519Keyring; 3] = [Alice, Eve, One];
/// Owns money, holds no office, and hands in others' ballots.
pub const RELAYER: Sr25519Keyring = AliceStash;
/// Owns money and holds no office.
pub const STRANGER: Sr25519Keyring = BobStash;

/// Members who are young. They vote in both contests.
pub const YOUNG: u32 = 50;
/// All members; who is not young votes in the second contest alone.
pub const MEMBERS: u32 = 100;

const MINUTE: Moment = 60_000;
/// How long a trustee's step may take.
pub const STEP: Moment = 10 * MINUTE;
/// How long objections to the roll are taken, and then appeals.
pub const OBJECTIONS: Moment = 10 * MINUTE;
/// How long voting lasts.
pub const VOTING: Moment = 60 * MINUTE;
/// How long totals may be announced, then polls be revealed, and then the result be certified.
pub const TALLY: Moment = 10 * MINUTE;
/// How long objections to a certified result are taken.
pub const OBJECTING: Moment = 10 * MINUTE;

/// How many young members vote in the stories: no fewer may, or nothing is decrypted.
pub const VOTERS: u32 = 20;

/// Where the poll stands: contest and component.
pub const POLL: (ContestIndex, u8) = (1, 1);

/// A member's secret, by the member's number.
pub fn member(number: u32) -> MemberSecret {
	let mut entropy = [7; 32];
	entropy[..4].copy_from_slice(&number.to_le_bytes());
	MemberSecret::from_entropy(entropy)
}

/// What a member asks to be entered as.
pub fn application(chain: &mut Chain, number: u32) -> Application {
	let dues = Classes::DUES_PAYING;
	let classes = if number < YOUNG { dues.with(Classes::YOUTH) } else { dues };
	application_to(chain, number, 1, classes)
}

/// What somebody asks who joins a chapter.
pub fn application_to(chain: &mut Chain, number: u32, chapter: ChapterId, classes: Classes) -> Application {
	keys::apply(&member(number), &chain.genesis_hash(), chapter, classes).expect("a member can sign; qed")
}

/// One registrar proposes entries, and the other confirms what it looked at.
pub fn enter(chain: &mut Chain, entries: Vec<Entry>) {
	let digest = H256(blake2_256(&[&entries.encode()]));
	let batch = chain.read(pallet_members::NextBatch::<Runtime>::get);
	let entries = entries.try_into().expect("no more entries than a batch holds");
	let [first, second] = REGISTRARS;
	chain.does(first, pallet_members::Call::<Runtime>::propose_batch { entries });
	chain.does(second, pallet_members::Call::<Runtime>::confirm_batch { batch, digest });
}

/// Enters all members.
pub fn register(chain: &mut Chain) {
	let entries = (0..MEMBERS).map(|number| Entry::Join(application(chain, number))).collect();
	enter(chain, entries);
}

fn label(text: &str) -> Label {
	text.as_bytes().to_vec().try_into().expect("short enough; qed")
}

fn contest(title: &str, kind: ContestKind, candidates: &[&str], styles: StyleSet) -> Contest {
	let candidate = |name: &&str| Candidate { name: label(name), classes: Classes::default(), nominee: None };
	let candidates: Vec<Candidate> = candidates.iter().map(candidate).collect();
	let candidates = candidates.try_into().expect("few enough; qed");
	Contest { title: label(title), kind, candidates, rule: ResultRule::of_ballots(styles) }
}

/// A paper of two contests: the youth chair, for the young alone; and the board, of two
/// seats, where everybody has two votes and a poll three tenths of the say. `now` is when it is drawn up.
pub fn plan(now: Moment) -> Plan {
	let (young, everybody) = (StyleSet::of(0), StyleSet::of(0).union(StyleSet::of(1)));
	let chair = contest("Youth chair", ContestKind::ChooseOne, &["Ahn", "Baek"], young);
	let kind = ContestKind::ChooseUpTo { most: 2 };
	let mut board = contest("Board", kind, &["Cha", "Do", "Eun"], everybody);
	let ballots = Component { weight: 70, source: Source::Ballots { styles: everybody } };
	let poll = Component { weight: 30, source: Source::Poll };
	board.rule.components = vec![ballots, poll].try_into().expect("few enough; qed");
	board.rule.missing_poll = MissingPoll::Renormalise;
	board.rule.seats = 2;
	let style = |classes, contests: &[ContestIndex]| Style {
		rule: RollRule { classes, chapter: None },
		contests: contests.to_vec().try_into().expect("few enough; qed"),
	};
	let styles = vec![style(Classes::YOUTH, &[0, 1]), style(Classes::DUES_PAYING, &[1])];
	// Long enough for the ceremony, both windows for objections, and the rings.
	let opens = now + 2 * 60 * MINUTE;
	Plan {
		title: label("A convention"),
		contests: vec![chair, board].try_into().expect("few enough; qed"),
		styles: styles.try_into().expect("few enough; qed"),
		ring_size: RingSize::R255,
		schedule: Schedule {
			trustee_step: STEP,
			objections: OBJECTIONS,
			opens,
			closes: opens + VOTING,
			tally: TALLY,
			certification: TALLY,
			appeals: OBJECTING,
		},
		minimums: Minimums { roll: 50, turnout: 20 },
		max_revotes: 2,
		threshold: 2,
		follows: None,
	}
}

/// What the poll on the board found.
pub fn poll() -> PollCounts {
	let counts = vec![100, 300, 600].try_into().expect("as many as candidates; qed");
	PollCounts { salt: [8; 32], counts, report: [9; 32] }
}

/// The call by which each of two officers seals that poll.
pub fn seal_poll(booth: &Booth) -> RuntimeCall {
	let (contest, component) = POLL;
	let commitment = H256(poll_commitment(booth.verifier.reference(), contest, component, &poll()));
	pallet_elections::Call::<Runtime>::seal_poll { election: booth.election, contest, component, commitment }
		.into()
}

/// The call that reveals it.
pub fn reveal_poll(election: ElectionId) -> RuntimeCall {
	let (contest, component) = POLL;
	pallet_elections::Call::<Runtime>::reveal_poll { election, contest, component, poll: Box::new(poll()) }
		.into()
}

/// The call by which each of two officers certifies what the chain has.
pub fn certify(chain: &mut Chain, election: ElectionId) -> RuntimeCall {
	let (totals, composed) = chain.read(|| {
		let composed = pallet_elections::OutcomesOf::<Runtime>::get(election).expect("the outcomes stand");
		(pallet_elections::Results::<Runtime>::get(election).expect("the totals stand"), composed)
	});
	let digest = H256(blake2_256(&[&(totals, composed.outcomes).encode()]));
	pallet_elections::Call::<Runtime>::certify { election, digest }.into()
}

/// Both of the commission make the same call.
#[track_caller]
pub fn by_both(chain: &mut Chain, call: impl Into<RuntimeCall>) {
	by_two(chain, COMMISSION, call);
}

/// Two make the same call, one after the other.
#[track_caller]
pub fn by_two(chain: &mut Chain, two: [Sr25519Keyring; 2], call: impl Into<RuntimeCall>) {
	let call = call.into();
	chain.all(two.map(|officer| (officer, call.clone())));
}
