// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A genuine election without a chain: two contests, two styles that weigh differently, a poll, five
//! trustees of whom three decrypt, one of them a false dealer and one lost, a voter who votes again, and
//! validators who hand over once.

use caucus_auditor::{
	evidence::{last_authorities, Trust},
	forge::{Ledger, Validators},
	light::{map_key, DigestItem, Genesis, Header},
};
use caucus_elections_core::{
	ballot::Ballot,
	bundle::{Bundle, Handover},
	choice::{accumulate, empty_accumulators},
	compose::{Component, MissingPoll, ResultRule, Rounding, Source, StyleSet, TieRule},
	params::{
		extend_ring_roots, Candidate, Contest, ContestKind, Electorate, Label, Minimums, Params, Plan,
		Schedule, Style, StyleRoll,
	},
	prove::{make_ballot, Choice, Seat},
	tally::{
		close_hash, outcomes, poll_commitment, Accumulators, Close, Count, Election, Options, Poll,
		PollCounts, Stage, Totals,
	},
	verify::Verifier,
};
use caucus_members_core::{
	registry::{Classes, RollRule},
	ring::{MemberSecret, RingBuilder, RingSize},
	roll::Seating,
};
use caucus_primitives::{
	refs::{
		ballot_digest, ceremony_ref, extend_ballot_log, extend_roll_digest, ring_seed, roll_root, style_seed,
	},
	wire::pallet::{ELECTIONS, MEMBERS, TRUSTEES},
	Digest, MemberKey, StyleIndex,
};
use caucus_trustees_core::{
	ceremony::{Record, Step},
	decryption::{combine, find_total, trial_point, DecryptionShare, Purpose},
	elgamal::DecodedCiphertext,
	group::{Scalar, ScalarBytes},
	keygen::{Outcome, TrusteeSecrets},
};
use codec::Encode;
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};
use sp_core::{ed25519, Blake2Hasher, Pair as _, H256};
use sp_trie::LayoutV1;

/// The number of the election.
pub const ELECTION: u32 = 3;
const ROLL: u32 = 4;
const TRUSTEES_CALLED: u16 = 5;
const THRESHOLD: u16 = 3;
/// The dealer who sends a false share.
const FALSE_DEALER: u16 = 5;
/// The trustee who is lost before decrypting.
const LOST: u16 = 2;
/// Members of each style.
const MEMBERS_OF: [u8; 2] = [5, 4];

fn rng(seed: u64) -> ChaCha20Rng {
	ChaCha20Rng::seed_from_u64(seed)
}

fn label(text: &str) -> Label {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn member(style: StyleIndex, number: u8) -> MemberSecret {
	MemberSecret::from_entropy([style * 16 + number + 1; 32])
}

fn contest(title: &str, kind: ContestKind, names: &[&str], components: Vec<Component>) -> Contest {
	let candidate = |name: &&str| Candidate { name: label(name), classes: Classes::default(), nominee: None };
	let rule = ResultRule {
		components: components.try_into().unwrap(),
		seats: 1,
		reserved: None,
		majority: false,
		tie: TieRule::RunOff,
		rounding: Rounding::HalfUp,
		missing_poll: MissingPoll::Renormalise,
	};
	let candidates = names.iter().map(candidate).collect::<Vec<_>>().try_into().unwrap();
	Contest { title: label(title), kind, candidates, rule }
}

fn plan() -> Plan {
	let ballots = |weight, styles: &[StyleIndex]| Component {
		weight,
		source: Source::Ballots { styles: styles.iter().copied().collect::<StyleSet>() },
	};
	let chair = contest(
		"Chair",
		ContestKind::ChooseOne,
		&["Candidate 1", "Candidate 2", "Candidate 3"],
		vec![ballots(5, &[0]), ballots(3, &[1]), Component { weight: 2, source: Source::Poll }],
	);
	let council = contest(
		"Council",
		ContestKind::ChooseUpTo { most: 2 },
		&["Councillor 1", "Councillor 2", "Councillor 3"],
		vec![ballots(1, &[1])],
	);
	let style = |contests: &[u16]| Style {
		rule: RollRule::default(),
		contests: contests.to_vec().try_into().unwrap(),
	};
	Plan {
		title: label("A synthetic election"),
		contests: vec![chair, council].try_into().unwrap(),
		styles: vec![style(&[0]), style(&[0, 1])].try_into().unwrap(),
		ring_size: RingSize::R255,
		schedule: Schedule {
			trustee_step: 60_000,
			objections: 60_000,
			opens: 1_000_000,
			closes: 2_000_000,
			tally: 60_000,
			certification: 60_000,
			appeals: 60_000,
		},
		minimums: Minimums { roll: 3, turnout: 2 },
		max_revotes: 3,
		threshold: THRESHOLD,
		follows: None,
	}
}

/// The state under construction.
#[derive(Default)]
struct State(Ledger);

impl State {
	fn set(&mut self, pallet: &str, item: &str, parts: &[&[u8]], value: &impl Encode) {
		let election = ELECTION.encode();
		let parts: Vec<&[u8]> = std::iter::once(election.as_slice()).chain(parts.iter().copied()).collect();
		self.0.set(map_key(pallet, item, &parts), value);
	}

	fn of_trustee(&mut self, item: &str, trustee: u16, value: &impl Encode) {
		self.set(TRUSTEES, item, &[&trustee.encode()], value);
	}
}

/// What the ceremony leaves behind.
struct Keys {
	outcome: Outcome,
	/// The trustees' shares of the secret, by number.
	secrets: Vec<Scalar>,
	ring_seed: Digest,
}

/// Holds the ceremony; the last dealer sends the first trustee a false share and is convicted.
fn ceremony(state: &mut State, genesis: &Digest) -> Keys {
	let record = Record {
		attempt: 0,
		reference: ceremony_ref(genesis, ELECTION, 0),
		trustees: (1..=TRUSTEES_CALLED).map(|t| [t as u8; 32]).collect::<Vec<_>>().try_into().unwrap(),
		threshold: THRESHOLD,
		step_time: 60_000,
		step: Step::Done,
		deadline: 0,
		seeds_until: Some(0),
	};
	state.set(TRUSTEES, "Ceremonies", &[], &record);
	let constants = record.ceremony();
	let rng = &mut rng(42);
	let trustees: Vec<TrusteeSecrets> =
		record.indices().map(|index| TrusteeSecrets::generate(constants, index, rng)).collect();
	let joinings: Vec<_> = trustees.iter().map(|trustee| trustee.join(rng)).collect();
	let transport: Vec<_> = joinings.iter().map(|joining| Some(joining.transport_key)).collect();
	let mut dealings: Vec<_> =
		trustees.iter().map(|trustee| trustee.deal(&transport, rng).unwrap()).collect();
	let false_share = &mut dealings[usize::from(FALSE_DEALER) - 1].masked_shares;
	let mut shares = false_share.to_vec();
	shares[0] = ScalarBytes::from(shares[0].decode().unwrap() + Scalar::ONE);
	*false_share = shares.try_into().unwrap();

	let complaint = trustees[0]
		.receive(FALSE_DEALER, &dealings[usize::from(FALSE_DEALER) - 1], rng)
		.unwrap()
		.unwrap_err();
	state.of_trustee("Convicted", FALSE_DEALER, &complaint);
	let honest = dealings.iter().take(usize::from(FALSE_DEALER) - 1);
	let outcome = constants.outcome(honest.clone()).unwrap();
	state.set(TRUSTEES, "Outcomes", &[], &outcome);
	let mut secrets = Vec::new();
	let mut seeds = Vec::new();
	for ((index, trustee), (joining, dealing)) in
		record.indices().zip(&trustees).zip(joinings.iter().zip(&dealings))
	{
		let received = (1..).zip(honest.clone());
		let secret: Scalar =
			received.map(|(dealer, dealing)| trustee.receive(dealer, dealing, rng).unwrap().unwrap()).sum();
		let purpose = Purpose::Trial { ceremony: record.reference };
		let trial =
			DecryptionShare::prove(&purpose, index, &secret, &[trial_point(&record.reference)], rng).unwrap();
		state.of_trustee("Joinings", index, joining);
		state.of_trustee("Dealings", index, dealing);
		state.of_trustee("Confirmations", index, &trial);
		state.of_trustee("Seeds", index, &trustee.seed());
		secrets.push(secret);
		seeds.push((index, trustee.seed()));
	}
	let later_block: Digest = [77; 32];
	state.set(TRUSTEES, "SeedBlocks", &[], &later_block);
	Keys { outcome, secrets, ring_seed: ring_seed(&record.reference, &seeds, &later_block) }
}

/// The roll, style by style, and each ring's keys.
fn electorate(state: &mut State, seed: Digest) -> (Electorate, Vec<Vec<MemberKey>>, Vec<Vec<MemberKey>>) {
	let (mut keys, mut rings, mut styles, mut ring_roots) = (Vec::new(), Vec::new(), Vec::new(), [0; 32]);
	for (style, members) in (0..).zip(MEMBERS_OF) {
		let own: Vec<MemberKey> = (0..members).map(|number| member(style, number).key()).collect();
		let seating = Seating::new(own.len() as u32, RingSize::R255, style_seed(&seed, style)).unwrap();
		for ring in 0..seating.rings() {
			let seated: Vec<MemberKey> =
				seating.seats(ring).map(|seat| own[seating.key_at(seat).unwrap() as usize]).collect();
			let mut builder = RingBuilder::new(RingSize::R255).unwrap();
			builder.push(&seated).unwrap();
			let root = builder.finish().unwrap();
			let number = rings.len() as u16;
			state.0.set(map_key(MEMBERS, "RingRoots", &[&ROLL.encode(), &number.encode()]), &root);
			ring_roots = extend_ring_roots(&ring_roots, &root);
			rings.push(seated);
		}
		let digest = extend_roll_digest(&[0; 32], &own);
		styles.push(StyleRoll { keys: own.len() as u32, rings: seating.rings(), digest });
		keys.push(own);
	}
	let parts: Vec<(u32, Digest)> = styles.iter().map(|style| (style.keys, style.digest)).collect();
	let electorate = Electorate {
		roll: ROLL,
		roll_root: roll_root(&parts),
		styles: styles.try_into().unwrap(),
		ring_roots,
		ring_seed: seed,
	};
	(electorate, keys, rings)
}

/// All ballots in their order: `(style, member, sequence, choices)`.
fn votes() -> Vec<(StyleIndex, u8, u16, Vec<Choice>)> {
	vec![
		(0, 0, 1, vec![vec![0]]),
		(1, 0, 1, vec![vec![1], vec![0, 1]]),
		(0, 1, 1, vec![vec![1]]),
		(0, 2, 1, vec![vec![0]]),
		(1, 1, 1, vec![vec![0], vec![]]),
		// Changes everything.
		(1, 0, 2, vec![vec![0], vec![2]]),
		(0, 3, 1, vec![vec![]]),
		(1, 2, 1, vec![vec![2], vec![2, 0]]),
	]
}

/// What a bundle is made with, for tests that go on from here.
pub struct Synthetic {
	/// The bundle.
	pub bytes: Vec<u8>,
	/// Its chain.
	pub trust: Trust,
	state: State,
	bundle: Bundle,
	election: Election,
	genesis: Header,
}

impl Synthetic {
	/// Holds the election.
	pub fn new() -> Self {
		let (first, genesis_proof) = genesis_block();
		let genesis = first.hash().0;
		let mut state = State::default();
		let trustees = ceremony(&mut state, &genesis);
		let (electorate, keys, rings) = electorate(&mut state, trustees.ring_seed);
		let params = Params {
			plan: plan(),
			electorate,
			ceremony_attempt: 0,
			election_key: trustees.outcome.election_key,
			verification_keys: trustees.outcome.verification_keys.clone(),
			spec_version: 1,
		};
		let verifier = Verifier::new(&genesis, ELECTION, params.clone()).unwrap();
		let ballots: Vec<Ballot> = votes()
			.into_iter()
			.map(|(style, number, sequence, choices)| {
				let member = member(style, number);
				let ring = rings.iter().position(|ring| ring.contains(&member.key())).unwrap();
				let prepared = member.prepare(RingSize::R255, &rings[ring]).unwrap();
				let seat = Seat { election: ELECTION, ring: ring as u16, sequence };
				make_ballot(&verifier, &member, &prepared, seat, &choices, &[number; 32]).unwrap()
			})
			.collect();
		let election = tally(&mut state, &verifier, &trustees, &ballots);
		let bundle = Bundle {
			election: ELECTION,
			genesis_header: first.encode(),
			genesis_proof,
			handovers: Vec::new(),
			header: Vec::new(),
			justification: Vec::new(),
			state_proof: Vec::new(),
			keys,
			ballots,
		};
		let trust = Trust::Hash(first.hash());
		let mut synthetic = Self { bytes: Vec::new(), trust, state, bundle, election, genesis: first };
		synthetic.sign();
		synthetic
	}

	/// The same election at another stage, with what the appeals body said.
	pub fn at_stage(mut self, stage: Stage, ruling: Option<(bool, Digest)>) -> Vec<u8> {
		self.election.stage = stage;
		self.state.set(ELECTIONS, "Elections", &[], &self.election.clone());
		if let Some(ruling) = ruling {
			self.state.set(ELECTIONS, "Rulings", &[], &ruling);
		}
		self.sign();
		self.bytes
	}

	/// Builds the state, and has the first validators hand over and the next ones sign.
	fn sign(&mut self) {
		let first =
			Genesis::from_proof(&self.genesis, self.bundle.genesis_proof.clone()).unwrap().authorities;
		let next: Vec<_> = pairs(&NEXT).iter().map(|pair| (pair.public(), 1u64)).collect();
		let handover = Header {
			number: 5,
			digest: vec![
				DigestItem::PreRuntime(*b"aura", vec![0; 8]),
				DigestItem::Consensus(*b"FRNK", (1u8, &next, 0u32).encode()),
			],
			..header(H256::repeat_byte(1))
		};
		let signed = Handover {
			header: handover.encode(),
			justification: Validators::new(pairs(&FIRST)).justify(&first, &handover),
		};
		let (root, nodes) = self.state.0.build();
		let last = Header { number: 900, ..header(root) };
		self.bundle.handovers = vec![signed];
		let (second, _) = last_authorities(first, &self.bundle.handovers).unwrap();
		self.bundle.header = last.encode();
		self.bundle.justification = Validators::development().justify(&second, &last);
		self.bundle.state_proof = nodes;
		self.bytes = self.bundle.to_bytes();
	}
}

/// Counts, closes, decrypts and announces; gives the election's record.
fn tally(state: &mut State, verifier: &Verifier, trustees: &Keys, ballots: &[Ballot]) -> Election {
	let params = verifier.params();
	let reference = verifier.reference();
	let mut count = Count::new(params.plan.styles.len(), *reference);
	let mut sums: Vec<Vec<DecodedCiphertext>> =
		params.plan.sums().map(|sum| empty_accumulators(sum.contest.options())).collect();
	let mut counted = std::collections::BTreeMap::new();
	for ballot in ballots {
		let style = verifier.check_shape(&ballot.body).unwrap();
		let choices = verifier.check_choices(std::iter::once(&ballot.body)).unwrap().remove(0);
		let replaced = counted.insert(ballot.body.alias, choices.clone());
		let paper = params.plan.paper(style).unwrap();
		for (position, ((contest, _), choice)) in paper.iter().zip(&choices).enumerate() {
			let sum = usize::from(params.plan.sum_of(*contest, style).unwrap());
			let old = replaced.as_ref().map(|choices| choices[position].as_slice());
			accumulate(&mut sums[sum], choice, old);
		}
		if replaced.is_none() {
			count.add_voter(style);
		}
		count.accepted += 1;
		count.log = extend_ballot_log(&count.log, &ballot.body.alias, &ballot_digest(ballot));
	}
	let poll = PollCounts { salt: [5; 32], counts: vec![300, 500, 200].try_into().unwrap(), report: [6; 32] };
	let commitment = poll_commitment(reference, 0, 2, &poll);
	state.set(
		ELECTIONS,
		"Polls",
		&[&(0u16, 2u8).encode()],
		&Poll { commitment, revealed: Some(poll.clone()) },
	);
	let encode = |sum: &Vec<DecodedCiphertext>| -> Options {
		sum.iter().map(DecodedCiphertext::encode).collect::<Vec<_>>().try_into().unwrap()
	};
	let accumulators: Accumulators = sums.iter().map(encode).collect::<Vec<_>>().try_into().unwrap();
	for (index, sum) in (0u8..).zip(&accumulators) {
		state.set(ELECTIONS, "Accumulators", &[&index.encode()], sum);
	}
	let hash = close_hash(reference, 800, &count, &[(0, 2, commitment)], &accumulators);
	let closes = params.plan.schedule.closes + EXTENSION;
	state.set(ELECTIONS, "Closes", &[], &Close { block: 800, at: closes, hash });

	let flat = sums.concat();
	let bases: Vec<_> = flat.iter().map(|ciphertext| ciphertext.c1).collect();
	let purpose = Purpose::Tally { election: *reference, close: hash };
	let mut shares = Vec::new();
	for (trustee, secret) in (1..).zip(&trustees.secrets).filter(|(trustee, _)| *trustee != LOST) {
		let share =
			DecryptionShare::prove(&purpose, trustee, secret, &bases, &mut rng(trustee.into())).unwrap();
		state.of_trustee("Shares", trustee, &share);
		shares.push((trustee, share));
	}
	let combined: Vec<_> =
		shares.iter().take(THRESHOLD.into()).map(|(trustee, share)| (*trustee, share)).collect();
	let elements = combine(&flat, &combined).unwrap();
	let mut rest = elements.iter();
	let totals: Vec<_> = sums
		.iter()
		.map(|sum| {
			let counts = sum.iter().map(|_| find_total(rest.next().unwrap(), 100).unwrap());
			counts.collect::<Vec<u64>>().try_into().unwrap()
		})
		.collect();
	let totals: Totals = totals.try_into().unwrap();
	let outcomes = outcomes(&params.plan, &totals, |_, _| Some(poll.clone())).unwrap();
	state.set(ELECTIONS, "Results", &[], &totals);
	state.set(ELECTIONS, "OutcomesOf", &[], &(outcomes, 2_200_000u64));
	state.set(ELECTIONS, "Counts", &[], &count);
	state.set(ELECTIONS, "ParamsOf", &[], params);
	let election = Election {
		plan: params.plan.clone(),
		stage: Stage::Tallied,
		since: 2_100_000,
		roll: Some(ROLL),
		extension: EXTENSION,
	};
	state.set(ELECTIONS, "Elections", &[], &election);
	election
}

/// By how much voting was prolonged.
const EXTENSION: u64 = 5_000;
/// The first validators.
const FIRST: [&str; 3] = ["//One", "//Two", "//Three"];
/// Those who follow: of the development names.
const NEXT: [&str; 4] = ["//Alice", "//Bob", "//Charlie", "//Dave"];

fn pairs(uris: &[&str]) -> Vec<ed25519::Pair> {
	uris.iter().map(|uri| ed25519::Pair::from_string(uri, None).unwrap()).collect()
}

fn header(state_root: H256) -> Header {
	Header {
		parent_hash: H256::zero(),
		number: 0,
		state_root,
		extrinsics_root: sp_trie::empty_trie_root::<LayoutV1<Blake2Hasher>>(),
		digest: Vec::new(),
	}
}

fn genesis_block() -> (Header, Vec<Vec<u8>>) {
	let members: Vec<_> = pairs(&FIRST).iter().map(|pair| (pair.public(), 1u64)).collect();
	let mut state = Ledger::default();
	state.set(map_key("Grandpa", "Authorities", &[]), &members);
	let (root, nodes) = state.build();
	(header(root), nodes)
}
