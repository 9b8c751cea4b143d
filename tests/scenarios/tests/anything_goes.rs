// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Whatever anybody calls, in whatever order: no block panics, every invariant holds after each, and
//! in the end every election is over.
//!
//! The sequences are random, and others in each run. A failure names the seed of its run:
//! `CAUCUS_SEED=.. cargo test --test anything_goes` runs the same ones again.

use caucus_elections_core::{ballot::Ballot, tally::Stage};
use caucus_members_core::registry::{Classes, Entry};
use caucus_primitives::{calendar::month_of, text::Language, ElectionId};
use caucus_scenarios::{
	booth::{cast, general},
	ceremony, chain,
	meeting::{self, Officers},
	month,
	party::{self, MEMBERS, RELAYER, TRUSTEES, VOTERS},
	petitioner, published,
	words::{content, list, short},
	Booth, Chain, Crowd, Keyholders, Snapshot,
};
use caucus_sdk::acts::Matter;
use caucus_sovereign_runtime::{AccountId, Assemblies, Elections, Petitions, Runtime, RuntimeCall};
use caucus_support::organisations::Role;
use codec::{Decode, Encode};
use pallet_assemblies::{Change, Creator, ItemKind, Objection, Subject};
use pallet_library::{Capacity, Kind};
use pallet_members::Office;
use pallet_petitions::{Act, Answer, CodeRef, ReferralOutcome, SignedAct, StarterAct, Threshold, Verdict};
use polkadot_sdk::{
	pallet_utility,
	sp_core::H256,
	sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie, One, Two},
	sp_runtime::traits::TrailingZeroInput,
};
use proptest::{
	collection::vec,
	prelude::*,
	test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};
use std::{
	cell::Cell,
	time::{Duration, Instant, SystemTime},
};

type OfActivity = pallet_activity::Call<Runtime>;
type OfAssemblies = pallet_assemblies::Call<Runtime>;
type OfElections = pallet_elections::Call<Runtime>;
type OfOrganisations = pallet_organisations::Call<Runtime>;
type OfPetitions = pallet_petitions::Call<Runtime>;
type OfLibrary = pallet_library::Call<Runtime>;
type OfRepresentatives = pallet_representatives::Call<Runtime>;
type OfMembers = pallet_members::Call<Runtime>;

/// How long sequences are tried, and how many at least, however slow the machine is.
const LIMIT: Duration = Duration::from_secs(30);
const LEAST: u32 = 20;
/// The election of the chains to begin with.
const ELECTION: ElectionId = 0;
const MINUTE: u64 = 60_000;

const ACTORS: [Sr25519Keyring; 9] = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One, Two, RELAYER];

/// One step of a sequence: how long is waited, and who does what then. The numbers `a` and `b` say with
/// what; most of them are small, so that things meet.
#[derive(Clone, Debug)]
struct Step {
	wait: u64,
	who: Sr25519Keyring,
	what: u8,
	a: u8,
	b: u8,
}

const KINDS: u8 = 57;
/// From here on steps are about what the party does besides elections.
const AREAS: u8 = 34;

fn step() -> impl Strategy<Value = Step> {
	let wait = prop_oneof![
		8 => Just(0),
		2 => Just(MINUTE),
		1 => Just(10 * MINUTE),
		1 => Just(61 * MINUTE),
	];
	let small = || prop_oneof![6 => 0..4u8, 1 => any::<u8>()];
	(wait, proptest::sample::select(ACTORS.to_vec()), 0..KINDS, small(), small())
		.prop_map(|(wait, who, what, a, b)| Step { wait, who, what, a, b })
}

/// The chains that sequences begin on, from one without members to one with a certified result, and one
/// with petitions, meetings and deeds; ballots of the election on them, and what people do there without a
/// name.
struct World {
	chains: Vec<Snapshot>,
	ballots: Vec<Ballot>,
	acts: Vec<SignedAct>,
	nameless: Vec<RuntimeCall>,
}

impl World {
	fn new() -> Self {
		let mut chains = Vec::new();
		let mut chain = Chain::development();
		let keep = |chains: &mut Vec<Snapshot>, chain: Chain| {
			chains.push(chain.snapshot());
			Chain::from(&chains[chains.len() - 1])
		};
		chain = keep(&mut chains, chain);
		party::register(&mut chain);
		chain = keep(&mut chains, chain);
		let plan = party::plan(chain.now());
		ceremony::draw_up(&mut chain, plan.clone());
		chain = keep(&mut chains, chain);
		let trustees = Keyholders::make_key(&mut chain, ELECTION);
		chain.wait_for(ELECTION, Stage::Objections);
		chain = keep(&mut chains, chain);
		trustees.settle_roll(&mut chain);
		chain = keep(&mut chains, chain);
		trustees.all_do_their_duty(&mut chain);
		chain.wait_for(ELECTION, Stage::Ready);
		chain = keep(&mut chains, chain);
		let booth = Booth::enter(&mut chain, ELECTION);
		party::by_both(&mut chain, party::seal_poll(&booth));
		chain.block_at(plan.schedule.opens, || ());
		let cast = booth.first_ballots(0..VOTERS);
		chain.does(RELAYER, OfElections::cast_batch { ballots: cast.clone().try_into().unwrap() });
		chain = keep(&mut chains, chain);
		chain.block_at(plan.schedule.closes, || ());
		chain = keep(&mut chains, chain);
		trustees.tally(&mut chain);
		chain = keep(&mut chains, chain);
		chain.does(RELAYER, party::reveal_poll(ELECTION));
		let certificate = party::certify(&mut chain, ELECTION);
		party::by_both(&mut chain, certificate);
		assert_eq!(chain.stage(ELECTION), Stage::Certified);
		keep(&mut chains, chain);
		// Some that count already, some that come first, and what may come after both.
		let mut ballots = cast[..2].to_vec();
		ballots.extend(booth.first_ballots([VOTERS, party::YOUNG]));
		ballots.extend((0..2).map(|voter| booth.ballot(voter, 2, &[vec![1], vec![0, 1]])));
		ballots.push(booth.ballot(VOTERS, 2, &[vec![], vec![]]));
		let (areas, acts, nameless) = areas();
		chains.push(areas);
		Self { chains, ballots, acts, nameless }
	}

	/// The call of a step, as far as it needs to know the chain to make sense.
	fn call(&self, chain: &mut Chain, step: &Step) -> RuntimeCall {
		let Step { a, b, who, .. } = *step;
		let election = ElectionId::from(a % 3);
		let (roll, objection) = (u32::from(a % 3), u32::from(b % 4));
		let reason = H256::repeat_byte(b % 2);
		let account = ACTORS[usize::from(b) % ACTORS.len()].to_account_id();
		let office = match a % 3 {
			0 => Office::Registrar,
			1 => Office::Secretary(b.into()),
			_ => Office::Appeals,
		};
		match step.what {
			0 | 1 => OfMembers::propose_batch { entries: entries(chain, a, b).try_into().unwrap() }.into(),
			2 | 3 => {
				let batch = u32::from(a % 4);
				let pending = chain.read(|| pallet_members::Pending::<Runtime>::get(batch));
				OfMembers::confirm_batch { batch, digest: pending.map_or(reason, |p| p.digest()) }.into()
			}
			4 => OfMembers::reject_batch { batch: u32::from(a % 4) }.into(),
			5 => OfMembers::work { keys: a.into() }.into(),
			6 => OfMembers::appoint { office, who: account }.into(),
			7 => OfMembers::remove { office, who: account }.into(),
			8 => {
				let (count, _) =
					chain.read(|| caucus_sovereign_runtime::Members::chapter_count(roll, b.into()));
				OfMembers::attest_counts { roll, agrees: a < 2, count }.into()
			}
			9 | 10 => {
				let subject = match a % 4 {
					3 => pallet_members::Subject::Admit { member: MEMBERS + u32::from(b % 4), style: b % 2 },
					_ => pallet_members::Subject::Strike(u32::from(b) % (MEMBERS + 4)),
				};
				OfMembers::object { roll, subject, reason }.into()
			}
			11 => OfMembers::decide { roll, objection, uphold: b % 2 == 0 }.into(),
			12 => OfMembers::appeal { roll, objection, uphold: b % 2 == 1, reason: H256::zero() }.into(),
			13..=16 => duty(chain, election, who),
			17 => zeros(51, a % 7),
			18 => zeros(52, a % 15),
			19 => {
				let mut plan = party::plan(chain.now());
				plan.threshold = (b % 4).into();
				plan.follows = (a == 3).then_some((0, 1));
				OfElections::draw_up { plan: Box::new(plan) }.into()
			}
			20 => {
				// Mostly the same, or two officers would never agree.
				let trustees =
					TRUSTEES.iter().cycle().skip((b / 128).into()).take(TRUSTEES.len().min(a.into()));
				let trustees: Vec<_> = trustees.map(|trustee| trustee.to_account_id()).collect();
				OfElections::call_trustees { election, trustees: trustees.try_into().unwrap() }.into()
			}
			// Rarely, or few elections would come to their end.
			21 if b == 0 => OfElections::withdraw { election }.into(),
			21 | 22 => OfElections::advance { election }.into(),
			23 => {
				let known = chain.read(|| pallet_trustees::Outcomes::<Runtime>::contains_key(election));
				let closed = known && chain.stage(election) == Stage::Closed;
				let totals = if closed { Keyholders { election }.totals(chain) } else { None };
				OfElections::announce { election, totals: Box::new(totals.unwrap_or_default()) }.into()
			}
			24 | 25 => {
				let ballots = self.ballots.iter().cycle().skip(a.into()).take(usize::from(b % 8));
				let ballots: Vec<Ballot> = ballots.cloned().collect();
				OfElections::cast_batch { ballots: ballots.try_into().unwrap() }.into()
			}
			26 => OfElections::accept_nomination { election, contest: a.into(), candidate: b }.into(),
			27 => OfElections::drop_candidate { election, contest: a.into(), candidate: b }.into(),
			28 => OfElections::seal_poll { election, contest: 1, component: 1, commitment: reason }.into(),
			29 => party::reveal_poll(election),
			30 => OfElections::prolong { election, by: u64::from(b) * MINUTE, reason: H256::zero() }.into(),
			31 => {
				let composed = chain.read(|| Elections::outcomes(election)).is_some();
				match composed {
					true => party::certify(chain, election),
					false => OfElections::certify { election, digest: reason }.into(),
				}
			}
			32 => OfElections::object { election, reason }.into(),
			AREAS.. => self.areas_call(chain, step),
			_ => OfElections::rule { election, annul: a == 3, reason: H256::zero() }.into(),
		}
	}

	/// The call of a step about what the party does besides elections.
	fn areas_call(&self, chain: &mut Chain, step: &Step) -> RuntimeCall {
		let Step { a, b, who, .. } = *step;
		let (petition, held, small) = (u32::from(a % 3), u32::from(a % 3), u32::from(b % 4));
		let reason = content(if b.is_multiple_of(2) { "이유" } else { "다른 이유" });
		let revision = chain.read(|| Petitions::petition(petition)).map_or(0, |view| view.petition.revision);
		let verdict = match b % 3 {
			0 => Verdict::Publish,
			1 => Verdict::Hide { code: CodeRef { code: 20, version: 1 }, reason },
			_ => Verdict::Reject { code: CodeRef { code: 2, version: 1 }, reason, duplicate_of: None },
		};
		let meeting_is = chain.read(|| Assemblies::meeting(held));
		let version = meeting_is.as_ref().map_or(0, |meeting| meeting.version);
		let motion = chain.read(|| Assemblies::motion(small));
		let motion_version = motion.as_ref().map_or(0, |motion| motion.version);
		let subject =
			[Subject::Motion(small), Subject::LateItem(small), Subject::Contest(small)][usize::from(a % 3)];
		let period = month_of(chain.now());
		let attestation = u64::from(b % 8);
		match step.what - AREAS {
			0 | 1 => small_call(53 + a % 7, b, a),
			2 => OfPetitions::review { petition, expected_revision: revision, verdict }.into(),
			3 => OfPetitions::judge { petition, expected_revision: revision, verdict }.into(),
			4 => OfPetitions::respond { petition, summary: short("답"), body: None, answer: Answer::Accept }
				.into(),
			5 => OfPetitions::extend { petition, duty: pallet_petitions::Duty::Response, reason }.into(),
			6 => OfPetitions::schedule { petition, meeting: small, item: 0 }.into(),
			7 => {
				let outcome = ReferralOutcome::Considered { outcome: reason };
				OfPetitions::record_outcome { petition, outcome }.into()
			}
			8 | 9 => {
				let acts = self.acts.iter().cycle().skip(b.into()).take(usize::from(a % 8)).copied();
				OfPetitions::sign_batch { petition: u32::from(b % 2), acts: list(acts) }.into()
			}
			10 => OfPetitions::void_batch { petition, batch: small, reason }.into(),
			11 => match b % 4 {
				0 => OfPetitions::declare_outage { gap: a.into(), reason }.into(),
				1 if a == 0 => OfPetitions::remove { petition, order: reason }.into(),
				_ => OfPetitions::advance { petition }.into(),
			},
			12 => {
				OfOrganisations::enter { expected: None, entries: list(registry_entries(chain, a, b)) }.into()
			}
			13 => {
				let plan = meeting::plan("회의", chain.now() + meeting::AHEAD);
				OfAssemblies::draft { organization: a.into(), plan }.into()
			}
			14 | 15 => match b % 5 {
				0 => OfAssemblies::notice { meeting: held, expected_version: version }.into(),
				1 | 2 => {
					let attendance = meeting::attendance(10, 4 + small);
					OfAssemblies::open {
						meeting: held,
						expected_version: version,
						attendance,
						electorate: None,
					}
					.into()
				}
				3 => OfAssemblies::postpone { meeting: held, expected_version: version, reason }.into(),
				_ => OfAssemblies::adjourn { meeting: held, expected_version: version }.into(),
			},
			16 => match b % 3 {
				0 => {
					let what = meeting::item("안건", ItemKind::Motion);
					OfAssemblies::add_item { meeting: held, expected_version: version, what }.into()
				}
				1 => {
					let what = meeting::motion("의안", Creator::Floor(1));
					OfAssemblies::propose { meeting: held, expected_version: version, item: small, what }
						.into()
				}
				_ => {
					let what = meeting::motion("수정안", Creator::Floor(1));
					OfAssemblies::amend { motion: small, expected_version: motion_version, what }.into()
				}
			},
			17 => {
				let ballot = meeting::ballot(meeting::counts(10, small + 3, small % 2, 2));
				OfAssemblies::record_vote { meeting: held, expected_version: version, subject, ballot }.into()
			}
			18 => match b % 3 {
				0 => {
					let texts = meeting::minutes(&format!("회의록 {a} {}", chain.now() % 4));
					OfAssemblies::publish_minutes { meeting: held, expected_version: version, texts }.into()
				}
				1 => {
					let last = chain.read(|| Assemblies::minutes(held, 0, 100)).pop();
					let digest = last.map_or(H256::zero(), |minutes| H256(minutes.texts[0].digest));
					OfAssemblies::certify { meeting: held, expected_version: version, digest }.into()
				}
				_ => {
					let change = match a % 3 {
						0 => Change::Annulment { vote: small },
						1 => {
							let counts = meeting::counts(10, small + 3, 2, small);
							Change::Recount { vote: small, counts, evidence: None }
						}
						_ => Change::Redaction { version: 0, language: Language::Korean },
					};
					let change = Box::new(change);
					OfAssemblies::correct { meeting: held, expected_version: version, change, reason }.into()
				}
			},
			19 => match b % 4 {
				0 => OfActivity::dispute { attestation, reason }.into(),
				1 => OfActivity::decide { attestation, uphold: a == 0, reason }.into(),
				2 => OfActivity::correct { attestation, reason }.into(),
				_ => OfActivity::advance { period, pieces: a.into() }.into(),
			},
			20 => {
				let occasion = month::occasion(
					u16::from(b % 10),
					u32::from(a % 4),
					chain.now() - u64::from(b) * 30 * MINUTE,
				);
				month::attest(occasion, 0..3 + u32::from(a % 2), 1 + b % 3)
			}
			21 => {
				let fact = small;
				match b % 4 {
					0 => OfRepresentatives::withdraw { fact, expected_version: 0, reason }.into(),
					1 => OfRepresentatives::settle { facts: list([fact]) }.into(),
					2 => OfRepresentatives::begin_evaluation { representative: a.into() }.into(),
					_ => OfRepresentatives::advance { evaluation: a.into(), pieces: b.into() }.into(),
				}
			}
			_ => {
				let (item, version, takedown) = (u32::from(a % 3), u16::from(a % 2), small);
				match b % 6 {
					0 => said(who, a),
					1 => OfLibrary::supersede {
						item,
						expected_versions: version + 1,
						draft: published::draft("다른 말", &published::text(a % 4, 300)),
					}
					.into(),
					2 => OfLibrary::withdraw { item, version }.into(),
					3 => OfLibrary::suspend { item, version, grounds: published::grounds() }.into(),
					4 => OfLibrary::take_down { takedown }.into(),
					_ => OfLibrary::lift { takedown, reason: short("이유") }.into(),
				}
			}
		}
	}

	/// Takes a step, in a block of its own.
	fn take(&self, chain: &mut Chain, step: &Step) {
		let call = self.call(chain, step);
		// Now and then in a wrapping, or together with a ballot that nobody signs.
		let call = match step.b {
			3 => pallet_utility::Call::<Runtime>::batch { calls: vec![call.clone(), call] }.into(),
			4 => pallet_utility::Call::<Runtime>::as_derivative { index: 0, call: Box::new(call) }.into(),
			_ => call,
		};
		let mut transactions = vec![chain.sign(step.who, call)];
		if step.what.is_multiple_of(8) {
			transactions.push(general(cast(&self.ballots[usize::from(step.a) % self.ballots.len()])));
		}
		if step.what.is_multiple_of(5) {
			let place = usize::from(step.a) * 7 + usize::from(step.b);
			transactions.push(general(self.nameless[place % self.nameless.len()].clone()));
		}
		let time = chain.now() + 6_000 + step.wait;
		chain.block_at(time, || {
			for bytes in &transactions {
				// Whether it comes in, and whether it fails, does not matter here.
				let _ = chain::apply(bytes);
			}
		});
	}
}

/// Entries of all kinds, about members of whom some exist.
fn entries(chain: &mut Chain, a: u8, b: u8) -> Vec<Entry> {
	let number = MEMBERS + u32::from(b);
	let member = u32::from(b) * 17 % (MEMBERS + 4);
	let fresh = party::application(chain, number);
	let entry = match a % 6 {
		0 | 1 => Entry::Join(fresh),
		2 => Entry::Leave { member },
		3 => Entry::Move { member, chapter: a.into() },
		4 => Entry::Reclass { member, classes: Classes(b.into()) },
		_ => Entry::Rotate { member, key: fresh.key, ownership: fresh.ownership },
	};
	let another = Entry::Join(party::application(chain, MEMBERS + 300 + u32::from(a)));
	if b.is_multiple_of(2) {
		vec![entry]
	} else {
		vec![entry, another]
	}
}

/// What is due from a trustee, or from the first if it is none; a call that is never due otherwise.
fn duty(chain: &mut Chain, election: ElectionId, who: Sr25519Keyring) -> RuntimeCall {
	let called = chain.read(|| pallet_trustees::Ceremonies::<Runtime>::get(election));
	let number = called.and_then(|record| record.index_of(&who.to_account_id()).or(Some(1)));
	let due = number.and_then(|number| Keyholders { election }.duty(chain, number));
	due.unwrap_or_else(|| pallet_trustees::Call::<Runtime>::accept { election }.into())
}

/// A call whose arguments are all zeros or empty.
fn zeros(pallet: u8, call: u8) -> RuntimeCall {
	let bytes = [pallet, call];
	RuntimeCall::decode(&mut TrailingZeroInput::new(&bytes)).expect("the call exists")
}

/// A call of a pallet that begins with small arguments and goes on with zeros, if there is one.
fn small_call(pallet: u8, call: u8, argument: u8) -> RuntimeCall {
	let decode = |bytes: &[u8]| RuntimeCall::decode(&mut TrailingZeroInput::new(bytes));
	let call = call % 30;
	decode(&[pallet, call, argument])
		.or_else(|_| decode(&[pallet, call]))
		.unwrap_or_else(|_| zeros(pallet, 0))
}

/// What somebody says as chair or secretary of the central party.
fn said(who: Sr25519Keyring, a: u8) -> RuntimeCall {
	let role = if who == Dave { Role::Secretary } else { Role::Chair };
	let capacity = Capacity::Officer { organization: 0, role };
	published::announce(capacity, Kind::Speech, &published::text(a % 4, 300))
}

/// Entries of the register of organisations.
fn registry_entries(chain: &mut Chain, a: u8, b: u8) -> Vec<pallet_organisations::Entry<AccountId>> {
	use pallet_organisations::{EndReason, Entry, TermHolder};
	let now = chain.now();
	let holder = TermHolder::Account(ACTORS[usize::from(b) % ACTORS.len()].to_account_id());
	let (post, from, until) = (u32::from(a % 12), now + u64::from(b) * MINUTE, now + 90 * MINUTE);
	vec![match a % 5 {
		0 => Entry::End { term: b.into(), reason: EndReason::Resigned },
		1 => Entry::Dissolve { organization: u32::from(b % 5), expected_version: 0 },
		2 => Entry::Abolish { post, expected_version: 0, until },
		3 => Entry::Post {
			organization: u32::from(b % 5),
			role: Role::Issuer,
			label: short("직위"),
			area: None,
			from: 0,
			elected: false,
			seats: 1,
		},
		_ => Entry::Appoint { post, holder, from, until, on_behalf_of: None },
	}]
}

/// A chain on which members sign one petition and sponsor another, a meeting is convened, and deeds are
/// attested; signatures, and whatever else is done there without a name.
fn areas() -> (Snapshot, Vec<SignedAct>, Vec<RuntimeCall>) {
	let mut chain = Chain::development();
	let crowd = Crowd::assemble(&mut chain);
	petitioner::set_parameters(&mut chain, |parameters| {
		parameters.sponsors = petitioner::SPONSORS;
		parameters.response = Threshold::Number(2);
		parameters.referral = Threshold::Number(3);
		parameters.least_outage = 30 * MINUTE;
		parameters.response_time = 30 * MINUTE;
		parameters.open_time = 60 * MINUTE;
		parameters.void_time = 30 * MINUTE;
	});
	month::set_parameters(&mut chain, |parameters| parameters.least_group = 3);
	let draft = petitioner::draft("아무 청원", 0, true);
	let petition = petitioner::published(&mut chain, &crowd, 0, &draft);
	let other = petitioner::begin(&mut chain, &crowd, 10, &draft);
	month::bind(&mut chain, &crowd, 0..3);
	let occasion = month::occasion(month::DUES, 0, chain.now());
	chain.does(Alice, month::attest(occasion, 0..3, 1));
	let centre = Officers { organization: 0, chair: Charlie, secretary: Dave };
	let held = centre.draft(&mut chain, "회의", &[meeting::item("안건", ItemKind::Motion)]);
	centre.propose(&mut chain, held, 0, meeting::motion("의안", Creator::Floor(2)));
	centre.convene(&mut chain, held);
	let acts = petitioner::signatures(&crowd, petition, 20..26);
	let mut nameless: Vec<RuntimeCall> = acts.iter().map(|act| petitioner::call(petition, *act)).collect();
	nameless.extend((20..22).map(|person| {
		petitioner::call(petition, petitioner::act(&crowd, person, petition, Act::Withdraw { sequence: 2 }))
	}));
	nameless.extend(
		(1..4).map(|person| petitioner::call(other, petitioner::act(&crowd, person, other, Act::Sponsor))),
	);
	nameless.push(petitioner::as_starter(&chain, &crowd, 10, other, StarterAct::Withdraw));
	nameless.push(petitioner::submit(&chain, &crowd, 0, 1, &draft));
	let year = month::year(&chain);
	nameless.push(month::bind_to(&crowd, year, 3, &month::key(3)));
	// What the chair says comes, and what others say may come.
	chain.does(Charlie, said(Charlie, 0));
	nameless.extend((0..4).map(|seed| published::store(&published::text(seed, 300))));
	for person in [50, 51] {
		let (window, reason) = (1u32, content("이의"));
		let proof = crowd.prove(person, Matter::Record(held), &(window, reason).encode());
		let objection = Box::new(Objection { meeting: held, window, reason, proof });
		nameless.push(OfAssemblies::object { objection }.into());
	}
	(chain.snapshot(), acts, nameless)
}

/// Lets time go by until every election must be over: what was drawn up is held or void, whatever was
/// done to it.
fn wait_until_all_is_over(chain: &mut Chain) {
	for _ in 0..45 {
		chain.block_at(chain.now() + 2 * 60 * MINUTE, || ());
	}
	let open = chain.read(pallet_elections::Active::<Runtime>::get);
	assert!(open.is_empty(), "elections {open:?} do not come to an end");
}

fn seed() -> u64 {
	let now =
		|| SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_nanos() as u64);
	std::env::var("CAUCUS_SEED").map_or_else(|_| now(), |seed| seed.parse().expect("CAUCUS_SEED is a number"))
}

#[test]
fn no_sequence_of_calls_breaks_an_invariant_or_keeps_an_election_from_its_end() {
	let world = World::new();
	let seed = seed();
	let mut bytes = [0; 32];
	bytes[..8].copy_from_slice(&seed.to_le_bytes());
	let config =
		Config { cases: 10_000, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
	let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
	let started = Instant::now();
	let (begun, ended) = (Cell::new(0u32), Cell::new(0u32));
	// A third of the sequences begin on the last chain, and are about what is on it.
	let areas = world.chains.len() - 1;
	let begin = prop_oneof![2 => 0..areas, 1 => Just(areas)];
	let cases = (begin, vec(step(), 1..40));
	let run = TestRunner::new_with_rng(config, rng).run(&cases, |(begin, steps)| {
		// Once something failed, it is made smaller whatever the time.
		let failed = begun > ended;
		if started.elapsed() > LIMIT && ended.get() >= LEAST && !failed {
			return Ok(());
		}
		begun.set(begun.get() + 1);
		let mut chain = Chain::from(&world.chains[begin]);
		for step in &steps {
			let about = if begin == areas { AREAS + step.what % (KINDS - AREAS) } else { step.what };
			world.take(&mut chain, &Step { what: about, ..step.clone() });
		}
		wait_until_all_is_over(&mut chain);
		ended.set(ended.get() + 1);
		Ok(())
	});
	match run {
		Ok(()) => println!("{} sequences with CAUCUS_SEED={seed}", ended.get()),
		Err(TestError::Fail(reason, (begin, steps))) => {
			panic!("CAUCUS_SEED={seed}: on chain {begin}, {steps:#?} ends with: {reason}")
		}
		Err(TestError::Abort(reason)) => panic!("CAUCUS_SEED={seed}: {reason}"),
	}
}
