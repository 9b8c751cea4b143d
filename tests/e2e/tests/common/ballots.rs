// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Everything that must be refused while voting is open.

use super::{
	attacker::{sign_again, Attacker},
	choices, wordless, MEMBERS, STRUCK, YOUTH,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	booth::BoothError,
	chain::Until,
	elections::{
		ballot::Ballot,
		choice::ContestBallot,
		verify::{Refusal, Verifier},
	},
	keys,
	members::ring::MemberSecret,
	primitives::{wire, MemberKey},
	spoil::SpoiledFile,
	trustees::{
		elgamal::Ciphertext,
		group::{Point, ScalarBytes},
	},
	vote,
};
use codec::{Compact, Encode};

/// The ring of the young, and that of the others.
const RINGS: [u16; 2] = [0, 1];

/// Casts one ballot, and tries everything that must be refused.
pub(crate) async fn attack_with_ballots(attacker: &Attacker<'_>) -> anyhow::Result<()> {
	let booth = attacker.booth;
	let first = attacker.ballot(1, 1).await?;
	vote::cast(attacker.chain, &first, Until::InBlock).await?;
	// All keys of the ring of the young, for proofs made by hand.
	let ring: Vec<MemberKey> = booth.ring_keys(RINGS[0]);
	let two = keys::development(2);
	let proofs = Proofs { attacker, verifier: booth.verifier(), two: &two, ring: &ring };
	proofs.replays(&first).await?;
	proofs.other_elections_and_rolls().await?;
	proofs.other_styles().await?;
	proofs.forbidden_votes().await?;
	proofs.encodings().await
}

/// What attacks with proofs made by hand share.
struct Proofs<'a> {
	attacker: &'a Attacker<'a>,
	verifier: &'a Verifier,
	two: &'a MemberSecret,
	ring: &'a [MemberKey],
}

impl Proofs<'_> {
	/// Replays, wrong numbers, copies.
	async fn replays(&self, first: &Ballot) -> anyhow::Result<()> {
		let attacker = self.attacker;
		attacker.replayed(first).await?;
		let mut skipped = attacker.ballot(1, 0).await?;
		ensure!(skipped.body.sequence == 2);
		skipped.body.sequence = 3;
		attacker.refused("a number skipped", &skipped, Refusal::WrongSequence).await?;
		skipped.body.sequence = 4;
		attacker.refused("more revotes than allowed", &skipped, Refusal::TooManyRevotes).await?;
		let mut copied = attacker.ballot(2, 0).await?;
		copied.body.contests = first.body.contests.clone();
		sign_again(self.verifier, self.two, self.ring, &mut copied)?;
		attacker.refused("a ballot copied under another alias", &copied, Refusal::BadChoiceProof).await
	}

	/// Ballots for other elections, chains and rolls.
	async fn other_elections_and_rolls(&self) -> anyhow::Result<()> {
		let Self { attacker, verifier, two, ring } = self;
		let params = verifier.params().clone();
		let genesis = attacker.chain.genesis_hash().0;
		for (what, genesis, id) in
			[("another chain", [9; 32], attacker.election), ("another election", genesis, 77)]
		{
			let elsewhere = Verifier::new(&genesis, id, params.clone()).map_err(wordless)?;
			let ballot = attacker.by_hand(&elsewhere, two, ring, RINGS[0])?;
			let what = format!("a ballot for {what}");
			attacker.refused(&what, &ballot, Refusal::BadChoiceProof).await?;
		}
		let mut unknown = attacker.ballot(2, 0).await?;
		unknown.body.election = 77;
		attacker.refused("an election that is not there", &unknown, Refusal::UnknownElection).await?;
		let outsider = keys::development(MEMBERS + 1);
		ensure!(matches!(attacker.booth.take_place(&outsider), Err(BoothError::NotOnRoll)));
		let own_ring: Vec<MemberKey> = (MEMBERS..MEMBERS + 30).map(|n| keys::development(n).key()).collect();
		let stuffed = attacker.by_hand(verifier, &outsider, &own_ring, RINGS[0])?;
		attacker.refused("a key outside the roll", &stuffed, Refusal::BadRingProof).await?;
		// The same ring without one member: what a roll cut at another time would hold.
		let left = first_other(ring, &two.key());
		let other_ring: Vec<MemberKey> = ring.iter().filter(|key| **key != left).copied().collect();
		let other_roll = attacker.by_hand(verifier, two, &other_ring, RINGS[0])?;
		attacker.refused("a ballot of another roll", &other_roll, Refusal::BadRingProof).await?;
		// The ring as it would be if nobody had objected.
		let struck = keys::development(STRUCK);
		ensure!(matches!(attacker.booth.take_place(&struck), Err(BoothError::NotOnRoll)));
		let as_cut: Vec<MemberKey> = ring.iter().copied().chain([struck.key()]).collect();
		let ballot = attacker.by_hand(verifier, &struck, &as_cut, RINGS[0])?;
		attacker.refused("a key that was struck from the roll", &ballot, Refusal::BadRingProof).await?;
		let mut no_ring = attacker.ballot(2, 0).await?;
		no_ring.body.ring = 2;
		attacker.refused("a ring that is not there", &no_ring, Refusal::UnknownRing).await?;
		let mut version = attacker.ballot(2, 0).await?;
		version.body.version = 2;
		attacker.refused("another version", &version, Refusal::WrongVersion).await
	}

	/// Papers and rings of the other style.
	async fn other_styles(&self) -> anyhow::Result<()> {
		let attacker = self.attacker;
		let [of_youth, of_others] = RINGS;
		let older = keys::development(YOUTH);
		let older_ring = attacker.booth.ring_keys(of_others);
		for (what, secret, keys, ring) in [
			("one of the others with the paper of the young", &older, &older_ring[..], of_youth),
			("a young member with the paper of the others", self.two, self.ring, of_others),
		] {
			let ballot = attacker.by_hand(self.verifier, secret, keys, ring)?;
			attacker.refused(what, &ballot, Refusal::BadRingProof).await?;
		}
		let young = attacker.ballot(2, 0).await?;
		let old = attacker.ballot(YOUTH, 0).await?;
		let [chair, seats] = young.body.contests.as_slice() else {
			bail!("the paper of the young has two contests");
		};
		let [only] = old.body.contests.as_slice() else {
			bail!("the paper of the others has one contest");
		};
		let shapes: [(&str, &Ballot, u16, Vec<&ContestBallot>); 6] = [
			("a contest left out", &young, of_youth, vec![chair]),
			("a contest too many", &young, of_youth, vec![chair, seats, seats]),
			("the votes of two contests exchanged", &young, of_youth, vec![seats, chair]),
			("two contests in the ring of the others", &young, of_others, vec![chair, seats]),
			("a contest that the others do not have", &old, of_others, vec![only, seats]),
			("one contest in the ring of the young", &old, of_youth, vec![only]),
		];
		for (what, ballot, ring, parts) in shapes {
			let mut ballot = ballot.clone();
			ballot.body.ring = ring;
			let parts: Vec<ContestBallot> = parts.into_iter().cloned().collect();
			ballot.body.contests = parts.try_into().expect("at most three parts; qed");
			attacker.refused(what, &ballot, Refusal::WrongShape).await?;
		}
		Ok(())
	}

	/// Over-vote, negative vote, nothing at all: the proofs are forged, the ring proof is right.
	async fn forbidden_votes(&self) -> anyhow::Result<()> {
		let Self { attacker, verifier, two, ring } = self;
		for (what, contest, votes) in [
			("an over-vote", 0, [1, 1, 0, 0]),
			("two votes in one", 0, [2, 0, 0, 0]),
			("no vote", 0, [0, 0, 0, 0]),
			("a candidate and blank", 0, [1, 0, 0, 1]),
			("three votes of two", 1, [1, 1, 1, 0]),
			("two candidates and blank", 1, [1, 1, 0, 1]),
		] {
			let forged = attacker.with_votes(two, ring, contest, &votes)?;
			attacker.refused(what, &forged, Refusal::BadChoiceProof).await?;
		}
		let mut negative = attacker.with_votes(two, ring, 0, &[1, 1, 0, 0])?;
		let part = &mut negative.body.contests[0];
		let minus = negate(&part.ciphertexts[1]).context("a ciphertext")?;
		part.ciphertexts[1] = minus;
		sign_again(verifier, two, ring, &mut negative)?;
		attacker.refused("a negative vote", &negative, Refusal::BadChoiceProof).await
	}

	/// A point that is none, a point in another encoding, a number above the order; bytes too many or
	/// too few.
	async fn encodings(&self) -> anyhow::Result<()> {
		let attacker = self.attacker;
		type Change = fn(&mut ContestBallot);
		let malformed: [(&str, Change); 4] = [
			("a point that is none", |part| part.ciphertexts[0].c1 = Point([0xff; 32])),
			("a ciphertext without randomness", |part| part.ciphertexts[0].c1 = Point::IDENTITY),
			("a non-canonical point", |part| part.options[0].announcements[0][0] = Point([1; 32])),
			("a number above the order", |part| part.options[0].challenge = ScalarBytes([0xff; 32])),
		];
		for (what, change) in malformed {
			let mut ballot = attacker.ballot(2, 0).await?;
			change(&mut ballot.body.contests[0]);
			sign_again(self.verifier, self.two, self.ring, &mut ballot)?;
			attacker.refused(what, &ballot, Refusal::BadEncoding).await?;
		}
		let whole = [&wire::CAST[..], &attacker.ballot(2, 0).await?.encode()].concat();
		attacker.undecodable("trailing bytes", &[&whole[..], &[0]].concat()).await?;
		attacker.undecodable("a ballot cut short", &whole[..whole.len() - 1]).await?;
		// The number of contests stands after pallet, call, version, election, ring, sequence and alias.
		let at = 2 + 1 + 4 + 2 + 2 + 32;
		let oversized = [&whole[..at], &Compact(17u32).encode(), &whole[at + 1..]].concat();
		attacker.undecodable("more contests than any paper has", &oversized).await
	}
}

/// A voter checks a ballot instead of casting it. The ballot was honest, and it cannot be cast by
/// whoever gets to see it.
pub(crate) async fn spoil_a_ballot(attacker: &Attacker<'_>) -> anyhow::Result<()> {
	let booth = attacker.booth;
	let verifier = booth.verifier();
	let number = 3;
	let wanted = choices(2, 1);
	let place = booth.take_place(&keys::development(number))?;
	let unsealed = booth.make_unsealed(&place, 1, &wanted)?;
	let shown = unsealed.tracker();
	// The file goes to another device.
	let text = serde_json::to_string(&SpoiledFile::from(&unsealed.spoil()))?;
	let spoiled = serde_json::from_str::<SpoiledFile>(&text)?.read().context("the file does not read")?;
	let opened = spoiled.open(verifier).map_err(wordless)?;
	ensure!(opened.tracker == shown, "the ballot is not the one that was shown");
	ensure!(opened.honest && opened.held == wanted, "the ballot holds {:?}", opened.held);
	let mut lie = spoiled.clone();
	lie.openings[0].claimed = vec![0];
	ensure!(!lie.open(verifier).map_err(wordless)?.honest, "a device can lie about what it encrypted");

	// With the ring proof of another ballot of the same voter, or with one of another member.
	let Ballot { proof, .. } = attacker.ballot(number, 1).await?;
	let mut stolen = Ballot { body: spoiled.body, proof };
	attacker.refused("a spoiled ballot with another's proof", &stolen, Refusal::BadRingProof).await?;
	let thief = keys::development(number + 1);
	sign_again(verifier, &thief, &booth.ring_keys(RINGS[0]), &mut stolen)?;
	attacker.refused("a spoiled ballot that another member sealed", &stolen, Refusal::BadRingProof).await
}

/// The first key of a ring that is not the given one.
fn first_other(ring: &[MemberKey], own: &MemberKey) -> MemberKey {
	*ring.iter().find(|key| *key != own).expect("a ring holds more than one key; qed")
}

/// The ciphertext of the negated number.
fn negate(ciphertext: &Ciphertext) -> Option<Ciphertext> {
	let decoded = ciphertext.decode_fresh().ok()?;
	Some(Ciphertext { c1: (-decoded.c1).into(), c2: (-decoded.c2).into() })
}
