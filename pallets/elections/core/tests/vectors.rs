// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Test vectors of the protocol. Each test makes one file of `tests/vectors` anew from fixed seeds and
//! compares it with the one that is kept, so that no transcript, encoding or formula changes unnoticed, and
//! an implementation in another language has something to agree with. The README there explains the files.

use caucus_elections_core::{
	ballot::{Ballot, BallotBody, BALLOT_VERSION},
	choice::{accumulate, empty_accumulators, Batch, ChoiceError, ContestBallot, Statement},
	compose::{ResultRule, StyleSet},
	params::{
		extend_ring_roots, Candidate, Contest, ContestKind, Electorate, Label, Minimums, Params, Plan,
		Schedule, Style, StyleRoll,
	},
	prove::{encrypt_votes, make_body, votes, Choice, Seat},
	tally::{
		check_totals, close_hash, decode_accumulators, poll_commitment, Accumulators, Count, Options,
		PollCounts, Totals,
	},
	verify::Verifier,
};
use caucus_members_core::{
	permutation::Permutation,
	registry::{Classes, RollRule},
	ring::{verify_ownership, MemberSecret, Ring, RingBuilder, RingProof, RingRoot, RingSize},
	roll::{standing_seed, Seating, SEED_BLOCKS},
};
use caucus_primitives::{domain, refs, ContestIndex, TrusteeIndex};
use caucus_trustees_core::{
	decryption::{combine, trial_point, DecryptionShare, Purpose},
	elgamal::DecodedCiphertext,
	group::{Point, RistrettoPoint, Scalar, ScalarBytes, GENERATOR},
	keygen::{Ceremony, Dealing, Joining, KeygenError, Outcome, TrusteeSecrets},
};
use codec::{DecodeAll, Encode};
use rand_chacha::{rand_core::SeedableRng, ChaCha20Rng};
use serde_json::{json, Value};
use std::{fmt::Debug, fs, io, path::PathBuf};

const HOW: &str = "A change of vectors is a change of protocol: what was made before it holds no more. \
If it is meant, raise the version in the domain separators concerned, write the files anew and read the \
difference: CAUCUS_WRITE_VECTORS=1 cargo test -p caucus-elections-core --test vectors";

const GENESIS: [u8; 32] = [1; 32];
const ELECTION: u32 = 7;
/// Numbers of the trustees.
const TRUSTEES: [TrusteeIndex; 3] = [1, 2, 3];

// ---- files

fn path(name: &str) -> PathBuf {
	PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/vectors/")).join(name)
}

fn writing() -> bool {
	std::env::var("CAUCUS_WRITE_VECTORS").is_ok_and(|value| value == "1")
}

/// A file as it is kept; `None` only if it cannot be read and is to be written.
fn stored(name: &str) -> Option<Value> {
	let read = || -> io::Result<Value> { Ok(serde_json::from_slice(&fs::read(path(name))?)?) };
	match read() {
		Ok(value) => Some(value),
		Err(_) if writing() => None,
		Err(error) => panic!("{name}: {error}. {HOW}"),
	}
}

/// Compares a file with what it should hold, or writes it.
fn check(name: &str, made: &Value) {
	if writing() {
		let text = serde_json::to_string_pretty(made).expect("a value is JSON; qed") + "\n";
		return fs::write(path(name), text).unwrap_or_else(|error| panic!("{name}: {error}"));
	}
	let stored = stored(name).expect("a missing file is an error unless it is written; qed");
	// Part by part first, for a shorter message.
	for (key, value) in made.as_object().expect("every file holds an object; qed") {
		assert_eq!(stored[key], *value, "\n{name}, {key}. {HOW}");
	}
	assert_eq!(stored, *made, "\n{name}. {HOW}");
}

// ---- how values are written

fn hex(bytes: impl AsRef<[u8]>) -> Value {
	Value::String(bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn unhex(value: &Value) -> Vec<u8> {
	let text = value.as_str().expect("a hexadecimal string");
	let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("two hexadecimal digits");
	(0..text.len()).step_by(2).map(byte).collect()
}

fn scale(value: &impl Encode) -> Value {
	hex(value.encode())
}

fn list<T>(items: impl IntoIterator<Item = T>, show: impl FnMut(T) -> Value) -> Value {
	Value::Array(items.into_iter().map(show).collect())
}

/// The name of an error; null for none.
fn error_name(result: &Result<(), impl Debug>) -> Value {
	result.as_ref().err().map_or(Value::Null, |error| Value::String(format!("{error:?}")))
}

// ---- fixed inputs

/// The generator whose seed is one byte, 32 times.
fn rng(seed: u8) -> ChaCha20Rng {
	ChaCha20Rng::from_seed([seed; 32])
}

/// A list of a type that bounds its length.
fn bounded<T, B: TryFrom<Vec<T>, Error: Debug>>(items: impl IntoIterator<Item = T>) -> B {
	B::try_from(items.into_iter().collect::<Vec<T>>()).expect("the inputs here are within all bounds; qed")
}

fn label(text: &str) -> Label {
	bounded(text.bytes())
}

fn contests() -> [Contest; 4] {
	let names = ["Ada", "Béla", "가온"];
	let contest = |title: &str, kind: ContestKind, candidates: usize| {
		let (classes, nominee) = (Classes(1 << 8), Some([33; 32]));
		let candidate = |name: &&str| Candidate { name: label(name), classes, nominee };
		let candidates = bounded(names[..candidates].iter().map(candidate));
		Contest { title: label(title), kind, candidates, rule: ResultRule::of_ballots(StyleSet(0b11)) }
	};
	[
		contest("Chair", ContestKind::ChooseOne, 3),
		contest("Council", ContestKind::ChooseUpTo { most: 2 }, 3),
		contest("Delegates", ContestKind::Approve, 3),
		contest("Statutes", ContestKind::YesNo, 2),
	]
}

/// Keys that do not depend on a key generation.
fn plain_outcome() -> Outcome {
	let multiple = |factor: u64| Point::from(GENERATOR * Scalar::from(factor));
	Outcome { election_key: multiple(77), verification_keys: bounded((78..81).map(multiple)) }
}

fn params(outcome: &Outcome) -> Params {
	let (ring_roots, ring_seed) = ([3u8; 32], [4u8; 32]);
	let youth = Classes::DUES_PAYING.with(Classes::YOUTH);
	let sizes = [(300, [2u8; 32]), (300, [8; 32])];
	let roll_root = refs::roll_root(&sizes);
	let styles = bounded(sizes.map(|(keys, digest)| StyleRoll { keys, rings: 2, digest }));
	Params {
		plan: Plan {
			title: label("Élections"),
			contests: bounded(contests()),
			styles: bounded([
				Style { rule: RollRule { classes: youth, chapter: Some(300) }, contests: bounded(0..4) },
				Style { rule: RollRule::default(), contests: bounded(0..4) },
			]),
			ring_size: RingSize::R255,
			schedule: Schedule {
				trustee_step: 60_000,
				objections: 259_200_000,
				opens: 1_767_225_600_000,
				closes: 1_767_312_000_000,
				tally: 86_400_000,
				certification: 172_800_000,
				appeals: 259_200_000,
			},
			minimums: Minimums { roll: 5, turnout: 2 },
			max_revotes: 32,
			threshold: 2,
			follows: Some((11, 1)),
		},
		electorate: Electorate { roll: 9, roll_root, styles, ring_roots, ring_seed },
		ceremony_attempt: 1,
		election_key: outcome.election_key,
		verification_keys: outcome.verification_keys.clone(),
		spec_version: 100,
	}
}

// ---- references.json

#[test]
fn references() {
	let params = params(&plain_outcome());
	let hash = refs::params_hash(&params);
	let reference = refs::election_ref(&GENESIS, ELECTION, &hash);
	let ceremony = refs::ceremony_ref(&GENESIS, ELECTION, 1);
	let (key, seed, later_block) = ([6u8; 32], [21u8; 32], [24u8; 32]);
	let seeds = [(1u16, seed), (3, [23; 32])];
	let (version, election, ring, sequence) = (BALLOT_VERSION, ELECTION, 258, 1);
	let body = |alias| BallotBody { version, election, ring, sequence, alias, contests: Default::default() };
	let message = refs::ballot_message(&reference, &body([4; 32]));
	let registration = refs::registration_message(&GENESIS, &key, 300, 5);
	let commitment = refs::seed_commitment(&ceremony, 1, &seed);

	let poll = PollCounts { salt: [41; 32], counts: bounded([310, 690]), report: [42; 32] };
	let blocks: Vec<[u8; 32]> = (0..SEED_BLOCKS as u8).map(|block| [100 + block; 32]).collect();
	let mut log = reference;
	let log_steps = list([4u8, 5], |voter| {
		let ballot = Ballot { body: body([voter; 32]), proof: RingProof([voter; 785]) };
		log = refs::extend_ballot_log(&log, &ballot.body.alias, &refs::ballot_digest(&ballot));
		json!({ "alias": hex(ballot.body.alias), "ballot": scale(&ballot), "output": hex(log) })
	});
	let mut digest = [0u8; 32];
	let roll_steps = list([vec![[10u8; 32], [11; 32]], vec![[12; 32]]], |keys| {
		digest = refs::extend_roll_digest(&digest, &keys);
		json!({ "keys": list(&keys, hex), "output": hex(digest) })
	});
	let mut digest = [0u8; 32];
	let root_steps = list([13u8, 14], |byte| {
		let root = RingRoot([byte; 288]);
		digest = extend_ring_roots(&digest, &root);
		json!({ "root": hex(root.0), "output": hex(digest) })
	});
	let genesis = hex(GENESIS);
	let made = json!({
		"domain separators": list(domain::ALL, |separator| json!(String::from_utf8_lossy(separator))),
		"ceremony_ref": { "genesis": genesis, "election": ELECTION, "attempt": 1, "output": hex(ceremony) },
		"params_hash": { "params": scale(&params), "output": hex(hash) },
		"election_ref": {
			"genesis": genesis, "election": ELECTION, "params_hash": hex(hash), "output": hex(reference)
		},
		"vote_context": { "election_ref": hex(reference), "output": hex(refs::vote_context(&reference)) },
		"ballot_message": {
			"election_ref": hex(reference), "body": scale(&body([4; 32])), "output": hex(message)
		},
		"registration_message": { "genesis": genesis, "key": hex(key), "chapter": 300, "classes": 5, "output": hex(registration) },
		"ballot_log": { "start": hex(reference), "steps": log_steps },
		"seed_commitment": {
			"ceremony_ref": hex(ceremony), "trustee": 1, "seed": hex(seed), "output": hex(commitment)
		},
		"roll_root": {
			"styles": [[300, hex([2u8; 32])], [300, hex([8u8; 32])]],
			"output": hex(refs::roll_root(&[(300, [2; 32]), (300, [8; 32])]))
		},
		"style_seed": { "seed": hex([4u8; 32]), "style": 1, "output": hex(refs::style_seed(&[4; 32], 1)) },
		"poll_commitment": {
			"election_ref": hex(reference), "contest": 1, "component": 2, "salt": hex(poll.salt),
			"counts": poll.counts.to_vec(), "report": hex(poll.report),
			"output": hex(poll_commitment(&reference, 1, 2, &poll))
		},
		"ring_seed": {
			"ceremony_ref": hex(ceremony), "later_block": hex(later_block),
			"seeds": list(seeds, |(trustee, seed)| json!({ "trustee": trustee, "seed": hex(seed) })),
			"output": hex(refs::ring_seed(&ceremony, &seeds, &later_block))
		},
		"standing_seed": {
			"digest": hex([15u8; 32]), "blocks": list(&blocks, hex),
			"output": hex(standing_seed(&[15; 32], &blocks))
		},
		"act_context": {
			"separator": "caucus/petition/1", "genesis": genesis, "number": 70_000,
			"output": hex(refs::act_context(domain::PETITION, &GENESIS, 70_000))
		},
		"act_message": {
			"separator": "caucus/petition-act/1", "genesis": genesis, "number": 70_000, "act": hex([1, 2, 3]),
			"output": hex(refs::act_message(domain::PETITION_ACT, &GENESIS, 70_000, &[1, 2, 3]))
		},
		"roll_digest": { "start": hex([0u8; 32]), "pages": roll_steps },
		"ring_roots": { "start": hex([0u8; 32]), "steps": root_steps }
	});
	check("references.json", &made);
}

// ---- permutation.json

#[test]
fn permutations() {
	let lengths = [1, 2, 5, 16, 17, 100, 3_000_000, u32::MAX];
	let permutations = list((1u8..).zip(lengths), |(seed, len)| {
		let permutation = Permutation::new([seed; 32], len);
		let ends = [0, 1, len / 2, len - 1];
		let indices: Vec<u32> = if len > 100 { ends.to_vec() } else { (0..len).collect() };
		let image = |index: &u32| permutation.apply(*index).expect("the index is below the length; qed");
		let images: Vec<u32> = indices.iter().map(image).collect();
		json!({ "seed": hex([seed; 32]), "len": len, "indices": indices, "images": images })
	});
	let seatings = list([600u32, 602], |keys| {
		let seating = Seating::new(keys, RingSize::R255, [9; 32]).expect("three rings can be numbered; qed");
		let position = |seat: u32| json!(seating.key_at(seat).expect("the seat is one of the roll's; qed"));
		let rings = list(0..seating.rings(), |ring| {
			let seats = seating.seats(ring);
			json!({ "first seat": seats.start, "positions on the roll": list(seats, position) })
		});
		json!({ "seed": hex([9u8; 32]), "keys": keys, "rings of at most 255": rings })
	});
	let made = json!({ "permutations": permutations, "seatings": seatings });
	check("permutation.json", &made);
}

// ---- aliases.json

#[test]
fn aliases() {
	const FILE: &str = "aliases.json";
	let (context, message, prover) = (refs::vote_context(&[5; 32]), [6u8; 32], 3usize);
	let secrets: Vec<_> = (1..=10).map(|byte| MemberSecret::from_entropy([byte; 32])).collect();
	let keys: Vec<_> = secrets.iter().map(MemberSecret::key).collect();
	let members = list((1u8..).zip(&secrets), |(byte, secret)| {
		let registration = refs::registration_message(&GENESIS, &secret.key(), 0, 0);
		let ownership = secret.prove_ownership(&registration).unwrap();
		assert!(verify_ownership(&secret.key(), &ownership, &registration));
		json!({
			"entropy": hex([byte; 32]), "key": hex(secret.key()),
			"alias": hex(secret.alias(&context).unwrap()),
			"registration_message": hex(&registration), "ownership": hex(ownership.0)
		})
	});

	let mut builder = RingBuilder::new(RingSize::R255).unwrap();
	builder.push(&keys).unwrap();
	let root = builder.finish().unwrap();
	let ring = Ring::from_root(RingSize::R255, &root).unwrap();
	let alias = secrets[prover].alias(&context).unwrap();
	let holds = |proof: &RingProof| ring.verify(proof, &context, &message, &alias);
	// Proofs are blinded and no two are equal: the one in the file stays for as long as it holds.
	let kept = stored(FILE)
		.map(|file| unhex(&file["ring proof"]["proof"]))
		.map(|bytes| RingProof(bytes.try_into().expect("a ring proof has 785 bytes")))
		.filter(|proof| !writing() || holds(proof).is_ok());
	let proof = kept.unwrap_or_else(|| {
		let prepared = secrets[prover].prepare(RingSize::R255, &keys).unwrap();
		secrets[prover].prove(&prepared, &context, &message).unwrap().0
	});
	assert_eq!(holds(&proof), Ok(()), "{HOW}");
	let made = json!({
		"context": hex(&context), "members": members,
		"ring": { "size": "R255", "keys": list(&keys, hex), "root": hex(root.0) },
		"ring proof": { "message": hex(message), "alias": hex(alias), "proof": hex(proof.0) }
	});
	check(FILE, &made);
}

// ---- choice.json

fn verify_part(statement: &Statement, part: &ContestBallot) -> Result<(), ChoiceError> {
	let mut batch = Batch::new();
	batch.push(statement, part)?;
	batch.verify()
}

/// Changes of one byte of a part that holds, each with its error.
fn changed_parts(statement: &Statement, part: &ContestBallot) -> Value {
	let bytes = part.encode();
	let proofs = 1 + 64 * statement.options + 1;
	let changes = [
		("c1 of option 0, made negative", 1usize, 0x01u8, ChoiceError::BadEncoding),
		("challenge of option 0", proofs + 128, 0x01, ChoiceError::BadProof),
		("second response of option 0", proofs + 192, 0x01, ChoiceError::BadProof),
		("last response of the sum", bytes.len() - 32, 0x01, ChoiceError::BadProof),
		("last response of the sum, above the order", bytes.len() - 1, 0x80, ChoiceError::BadEncoding),
	];
	list(changes, |(what, offset, mask, error)| {
		let mut bent = bytes.clone();
		bent[offset] ^= mask;
		let bent = ContestBallot::decode_all(&mut &bent[..]).expect("lengths are as before; qed");
		let result = verify_part(statement, &bent);
		assert_eq!(result, Err(error), "{what}");
		json!({ "what": what, "offset": offset, "xor": mask, "valid": false, "error": error_name(&result) })
	})
}

#[test]
fn choices() {
	let params = params(&plain_outcome());
	let verifier = Verifier::new(&GENESIS, ELECTION, params.clone()).unwrap();
	let (election, alias, sequence) = ([5u8; 32], [4u8; 32], 3u16);
	let bad = Err(ChoiceError::BadProof);
	let cases: [(ContestIndex, &[u64], Result<(), ChoiceError>); 8] = [
		(0, &[0, 1, 0, 0], Ok(())),
		(0, &[0, 0, 0, 1], Ok(())),
		(0, &[1, 1, 0, 0], bad),
		(0, &[2, 0, 0, 0], bad),
		(1, &[1, 0, 1, 0], Ok(())),
		(1, &[1, 0, 0, 1], bad),
		(2, &[1, 1, 1, 0], Ok(())),
		(3, &[1, 0, 0], Ok(())),
	];
	let parts = list((0x40u8..).zip(cases), |(seed, (index, votes, expected))| {
		let contest = &contests()[usize::from(index)];
		let statement = Statement::new(&election, verifier.key(), index, contest, &alias, sequence);
		let part = encrypt_votes(&statement, votes, &mut rng(seed));
		let result = verify_part(&statement, &part);
		assert_eq!(result, expected, "{votes:?}");
		let changed = result.map_or(Value::Null, |()| changed_parts(&statement, &part));
		json!({
			"statement": {
				"election_ref": hex(election), "contest": index, "alias": hex(alias), "sequence": sequence,
				"election key": scale(&params.election_key), "options": statement.options,
				"most choices": statement.most_choices
			},
			"votes": votes, "rng_seed": hex([seed; 32]), "contest ballot": scale(&part),
			"valid": result.is_ok(), "error": error_name(&result), "changed": changed
		})
	});

	let seed = [8u8; 32];
	let seat = Seat { election: ELECTION, ring: 2, sequence };
	let choices: [Choice; 4] = [vec![1], vec![0, 2], vec![], vec![0]];
	let body = make_body(&verifier, &alias, seat, &choices, &seed).unwrap();
	assert!(verifier.check_choices(std::iter::once(&body)).is_ok());
	let made = json!({
		"parts": parts,
		"body": {
			"genesis": hex(GENESIS), "params": scale(&params), "election": ELECTION, "ring": seat.ring,
			"sequence": sequence, "alias": hex(alias), "chosen candidates": choices, "seed": hex(seed),
			"ballot body": scale(&body), "valid": true
		}
	});
	check("choice.json", &made);
}

// ---- keygen.json

/// Three trustees, of whom two decrypt, after everybody dealt honestly.
struct Committee {
	ceremony: Ceremony,
	secrets: [TrusteeSecrets; 3],
	joinings: [Joining; 3],
	dealings: [Dealing; 3],
	outcome: Outcome,
}

impl Committee {
	fn new() -> Self {
		let reference = refs::ceremony_ref(&GENESIS, ELECTION, 0);
		let ceremony = Ceremony { reference, trustees: 3, threshold: 2 };
		let mut trustees = TRUSTEES.map(|number| {
			let mut rng = rng(0x10 + number as u8);
			(TrusteeSecrets::generate(ceremony, number, &mut rng), rng)
		});
		let joinings = trustees.each_mut().map(|(secrets, rng)| secrets.join(rng));
		let transport = joinings.map(|joining| Some(joining.transport_key));
		let dealings = trustees.each_mut().map(|(secrets, rng)| secrets.deal(&transport, rng).unwrap());
		let outcome = ceremony.outcome(dealings.iter()).unwrap();
		Self { ceremony, secrets: trustees.map(|(secrets, _)| secrets), joinings, dealings, outcome }
	}

	/// What a trustee gets from each dealer. Only complaints draw randomness, and here are none.
	fn received(&self, trustee: TrusteeIndex) -> [Scalar; 3] {
		let secrets = &self.secrets[usize::from(trustee) - 1];
		TRUSTEES.map(|dealer| {
			let dealing = &self.dealings[usize::from(dealer) - 1];
			secrets.receive(dealer, dealing, &mut rng(0)).unwrap().expect("dealers are honest here; qed")
		})
	}

	/// A trustee's share of a decryption.
	fn decrypt(&self, purpose: &Purpose, trustee: TrusteeIndex, bases: &[RistrettoPoint]) -> DecryptionShare {
		let secret: Scalar = self.received(trustee).iter().sum();
		let mut rng = rng(0x30 + trustee as u8);
		let share = DecryptionShare::prove(purpose, trustee, &secret, bases, &mut rng).unwrap();
		let key = &self.outcome.verification_keys[usize::from(trustee) - 1];
		assert_eq!(share.verify(purpose, trustee, key, bases), Ok(()));
		share
	}
}

#[test]
fn key_generation() {
	let committee = Committee::new();
	let Committee { ceremony, secrets, joinings, dealings, outcome } = &committee;
	let purpose = Purpose::Trial { ceremony: ceremony.reference };
	let point = trial_point(&ceremony.reference);
	let trustees = list(TRUSTEES, |number| {
		let (received, position) = (committee.received(number), usize::from(number) - 1);
		let (joining, dealing) = (&joinings[position], &dealings[position]);
		assert_eq!(ceremony.verify_joining(number, joining), Ok(()));
		assert_eq!(ceremony.verify_dealing(number, &joining.dealing_commitment, dealing), Ok(()));
		json!({
			"number": number, "rng_seed": hex([0x10 + number as u8; 32]), "joining": scale(joining),
			"dealing": scale(dealing), "permutation seed": hex(secrets[position].seed()),
			"shares received": list(&received.map(ScalarBytes::from), scale),
			"share": scale(&ScalarBytes::from(received.iter().sum::<Scalar>())),
			"trial rng_seed": hex([0x30 + number as u8; 32]),
			"trial share": scale(&committee.decrypt(&purpose, number, &[point]))
		})
	});

	// Trustee 2 cheats trustee 3.
	let mut cheating = dealings[1].clone();
	cheating.masked_shares[2] = (cheating.masked_shares[2].decode().unwrap() + Scalar::ONE).into();
	assert_eq!(ceremony.verify_dealing(2, &joinings[1].dealing_commitment, &cheating), Ok(()));
	let received = secrets[2].receive(2, &cheating, &mut rng(0x20)).unwrap();
	let complaint = received.expect_err("the share is wrong; qed");
	let key = &joinings[2].transport_key;
	let judge = |dealing: &Dealing| ceremony.verify_complaint(3, key, dealing, &complaint);
	let (founded, unfounded) = (judge(&cheating), judge(&dealings[1]));
	assert_eq!((founded, unfounded), (Ok(()), Err(KeygenError::UnfoundedComplaint)));
	let without = ceremony.outcome([&dealings[0], &dealings[2]].into_iter()).unwrap();

	let made = json!({
		"ceremony_ref": hex(ceremony.reference), "threshold": ceremony.threshold, "trustees": trustees,
		"trial point": scale(&Point::from(point)),
		"outcome": {
			"election key": scale(&outcome.election_key),
			"verification keys": list(&outcome.verification_keys, scale), "whole": scale(outcome)
		},
		"complaint": {
			"complainant": 3, "dealer": 2, "rng_seed": hex([0x20u8; 32]), "complaint": scale(&complaint),
			"cheating dealing": scale(&cheating), "error against it": error_name(&founded),
			"error against the honest dealing": error_name(&unfounded),
			"outcome without the dealer": scale(&without)
		}
	});
	check("keygen.json", &made);
}

// ---- tally.json

/// The ciphertexts of one ballot, contest by contest, without proofs.
fn encrypt(key: &RistrettoPoint, choices: &[Choice], rng: &mut ChaCha20Rng) -> Vec<Vec<DecodedCiphertext>> {
	let votes = contests().into_iter().zip(choices).map(|(contest, choice)| votes(&contest, choice).unwrap());
	let mut encrypt = |vote| DecodedCiphertext::encrypt(key, vote, &Scalar::random(rng));
	votes.map(|votes| votes.into_iter().map(&mut encrypt).collect()).collect()
}

fn on_the_wire(contests: &[Vec<DecodedCiphertext>]) -> Accumulators {
	bounded(contests.iter().map(|list| -> Options { bounded(list.iter().map(DecodedCiphertext::encode)) }))
}

#[test]
fn tallies() {
	let committee = Committee::new();
	let params = params(&committee.outcome);
	let key = params.election_key.decode_nonzero().unwrap();
	let reference = params.election_ref(&GENESIS, ELECTION);

	// The chosen candidates, and the earlier ballot that is replaced.
	let ballots: [([Choice; 4], Option<usize>); 4] = [
		([vec![0], vec![0, 1], vec![0, 1, 2], vec![1]], None),
		([vec![2], vec![], vec![0], vec![0]], None),
		([vec![1], vec![2, 0], vec![], vec![]], None),
		([vec![1], vec![0], vec![0, 2], vec![0]], Some(0)),
	];
	let mut generator = rng(0x50);
	let mut encrypt = |choices: &[Choice]| encrypt(&key, choices, &mut generator);
	let encrypted: Vec<_> = ballots.iter().map(|(choices, _)| encrypt(choices)).collect();
	let mut sums = contests().map(|contest| empty_accumulators(contest.options()));
	for ((_, replaced), ballot) in ballots.iter().zip(&encrypted) {
		for (index, sum) in sums.iter_mut().enumerate() {
			accumulate(sum, &ballot[index], replaced.map(|earlier| encrypted[earlier][index].as_slice()));
		}
	}
	let accumulators = on_the_wire(&sums);
	let (block, count) = (1_234, Count { accepted: 4, voters: bounded([2, 1]), log: [0x55; 32] });
	let polls = [(1, 2, [0x66; 32])];
	let close = close_hash(&reference, block, &count, &polls, &accumulators);
	let ciphertexts = decode_accumulators(&accumulators).unwrap();
	let bases: Vec<RistrettoPoint> = ciphertexts.iter().map(|ciphertext| ciphertext.c1).collect();
	let purpose = Purpose::Tally { election: reference, close };
	let [first, third] = [1, 3].map(|trustee| committee.decrypt(&purpose, trustee, &bases));
	let elements = combine(&ciphertexts, &[(1, &first), (3, &third)]).unwrap();
	let counts: [Vec<u64>; 4] = [vec![0, 2, 1, 0], vec![2, 0, 1, 1], vec![2, 0, 1, 1], vec![2, 0, 1]];
	let totals = Totals::decode_all(&mut &counts.to_vec().encode()[..]).unwrap();
	assert_eq!(check_totals(&params, &count, &elements, &totals), Ok(()));

	let cast = list(ballots.iter().zip(&encrypted), |((choices, replaced), ballot)| {
		let ciphertexts = scale(&on_the_wire(ballot));
		json!({ "chosen candidates": choices, "replaces ballot": replaced, "ciphertexts": ciphertexts })
	});
	let made = json!({
		"params": scale(&params), "election_ref": hex(reference), "ballots": cast,
		"rng_seed of all ballots": hex([0x50u8; 32]), "accumulators": scale(&accumulators),
		"close_hash": {
			"block": block, "accepted": count.accepted, "voters by style": count.voters.to_vec(), "log": hex(count.log),
			"sealed polls": scale(&polls.to_vec()),
			"block, count, polls, accumulators": scale(&(block, &count, polls.to_vec(), &accumulators)), "output": hex(close)
		},
		"decryption shares": { "1": scale(&first), "3": scale(&third) },
		"combined elements": list(elements, |element| scale(&Point::from(element))),
		"counts": counts, "totals": scale(&totals)
	});
	check("tally.json", &made);
}
