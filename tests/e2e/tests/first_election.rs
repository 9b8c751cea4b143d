// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! One election on a real node, attacked at every stage, interrupted by a killed node, and audited.
//!
//! It is one test because its parts are stages of one election: making a key and a roll takes a
//! minute, and everything else is tried on the same chain. Each attack is followed by a look at the
//! state, which must not have changed.

use anyhow::{bail, ensure, Context};
use caucus_e2e::{run, DevChain, Process};
use caucus_sdk::{
	chain::{pair, Chain, ChainError, Until},
	elections::{
		ballot::Ballot,
		bundle::Bundle,
		choice::Statement,
		prove::{encrypt_votes, make_ballot, Seat},
		tally::{Count, Options, Stage},
		verify::{Refusal, Verifier},
	},
	keys,
	members::{
		registry::{Application, Classes},
		ring::{MemberSecret, RingSize},
	},
	plan::{ContestFile, ElectorateFile, PlanFile},
	primitives::{blake2_256, refs, wire, ElectionId},
	read::State,
	trustees::{
		decryption::DecryptionShare,
		elgamal::Ciphertext,
		group::{Point, ScalarBytes},
	},
	vote::{self, Booth, VoteError},
};
use codec::{Compact, Decode, Encode};
use futures::future::try_join_all;
use std::time::{Duration, Instant};

const MEMBERS: u32 = 60;
const VOTERS: u32 = 24;
const TRUSTEES: [&str; 5] = ["Bob", "Dave", "Eve", "Ferdie", "One"];

fn plan() -> PlanFile {
	PlanFile {
		title: "청년위원회 선거".into(),
		contests: vec![ContestFile {
			title: "청년위원장".into(),
			kind: "choose-one".into(),
			candidates: vec!["기호 1번".into(), "기호 2번".into(), "기호 3번".into()],
		}],
		electorate: ElectorateFile { classes: "youth".into(), chapter: None },
		ring_size: RingSize::R255.capacity(),
		opens_in_seconds: 170,
		lasts_seconds: 150,
		trustee_step_seconds: 60,
		least_roll: 50,
		least_turnout: 20,
		max_revotes: 2,
		threshold: 3,
	}
}

/// What an attack must not change.
#[derive(PartialEq, Debug)]
struct Records {
	stage: Stage,
	count: Option<Count>,
	sums: Vec<Options>,
}

async fn records(chain: &Chain, election: ElectionId) -> anyhow::Result<Records> {
	let state = State::best(chain).await?;
	Ok(Records {
		stage: state.election(election).await?.stage,
		count: state.count(election).await?,
		sums: state.accumulators(election, 1).await?.into_inner(),
	})
}

/// Waits for a stage.
async fn reach(chain: &Chain, election: ElectionId, stage: Stage) -> anyhow::Result<()> {
	let deadline = Instant::now() + Duration::from_secs(300);
	loop {
		let now = State::best(chain).await?.election(election).await?.stage;
		if now == stage {
			return Ok(());
		}
		ensure!(!matches!(now, Stage::Void(_)), "the election is {now:?}");
		ensure!(Instant::now() < deadline, "still {now:?}, waited for {stage:?}");
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
}

/// An attack with ballots on one election.
struct Attacker<'a> {
	chain: &'a Chain,
	election: ElectionId,
	booth: &'a Booth,
}

impl Attacker<'_> {
	/// The ballot is refused for this reason, on both ways into the chain, and nothing changes.
	async fn refused(&self, what: &str, ballot: &Ballot, why: Refusal) -> anyhow::Result<()> {
		let before = records(self.chain, self.election).await?;
		match vote::cast(self.chain, ballot, Until::InBlock).await {
			Err(VoteError::Refused(refusal)) if refusal == why => (),
			other => bail!("{what}: expected {why:?}, got {other:?}"),
		}
		match self.chain.check(&bare(ballot)).await {
			Err(ChainError::Refused(caucus_sdk::chain::Refusal::Custom(code))) if code == why.code() => (),
			other => bail!("{what}, sent bare: expected {why:?}, got {other:?}"),
		}
		let after = records(self.chain, self.election).await?;
		ensure!(before == after, "{what} changed the state");
		Ok(())
	}

	/// The ballot was accepted before: the runtime refuses both forms of it, and the pool the one that
	/// it has not seen.
	async fn replayed(&self, ballot: &Ballot) -> anyhow::Result<()> {
		let before = records(self.chain, self.election).await?;
		let extrinsic = vote::cast_extrinsic(self.chain, ballot).await?;
		let verdicts = [
			self.chain.check(&extrinsic).await,
			self.chain.check(&bare(ballot)).await,
			self.chain.submit_raw(&bare(ballot), Until::InBlock).await.map(|_| ()),
		];
		for verdict in verdicts {
			match verdict {
				Err(ChainError::Refused(caucus_sdk::chain::Refusal::Custom(code)))
					if code == Refusal::WrongSequence.code() => {}
				other => bail!("an accepted ballot can be replayed: {other:?}"),
			}
		}
		let after = records(self.chain, self.election).await?;
		ensure!(before == after, "a replay changed the state");
		Ok(())
	}

	/// The bytes are no extrinsic at all, and nothing changes.
	async fn undecodable(&self, what: &str, call: &[u8]) -> anyhow::Result<()> {
		let before = records(self.chain, self.election).await?;
		let bytes = [wire::GENERAL_PREAMBLE.as_slice(), call].concat().encode();
		match self.chain.submit_raw(&bytes, Until::InBlock).await {
			Err(ChainError::Refused(caucus_sdk::chain::Refusal::Undecodable)) => (),
			other => bail!("{what}: expected Undecodable, got {other:?}"),
		}
		ensure!(before == records(self.chain, self.election).await?, "{what} changed the state");
		Ok(())
	}

	/// A ballot of a voter that votes for a candidate.
	async fn ballot(&self, number: u32, candidate: usize) -> anyhow::Result<Ballot> {
		let secret = keys::development(number);
		let place = self.booth.take_place(&secret)?;
		let sequence = self.booth.next_sequence(self.chain, &place).await?;
		Ok(self.booth.fill_in(&secret, &place, sequence, &[vec![candidate]])?)
	}

	/// A ballot whose votes are any vector, with proofs made as if they were permitted, and a ring
	/// proof that is right.
	fn with_votes(&self, secret: &MemberSecret, keys: &[[u8; 32]], votes: &[u64]) -> anyhow::Result<Ballot> {
		let verifier = self.booth.verifier();
		let prepared = secret.prepare(RingSize::R255, keys).map_err(|e| anyhow::anyhow!("{e:?}"))?;
		let seat = Seat { election: self.election, ring: 0, sequence: 1 };
		let honest = make_ballot(verifier, secret, &prepared, seat, &[vec![0]], &[7; 32]);
		let mut ballot = honest.map_err(|e| anyhow::anyhow!("{e:?}"))?;
		let contest = &verifier.params().plan.contests[0];
		let alias = ballot.body.alias;
		let statement = Statement::new(verifier.reference(), verifier.key(), 0, contest, &alias, 1);
		let part = encrypt_votes(&statement, votes, &mut caucus_sdk::keys::rng());
		ballot.body.contests = vec![part].try_into().expect("one contest; qed");
		sign_again(verifier, secret, keys, &mut ballot)?;
		Ok(ballot)
	}
}

/// Replaces the ring proof by one over the body as it is now.
fn sign_again(
	verifier: &Verifier,
	secret: &MemberSecret,
	keys: &[[u8; 32]],
	ballot: &mut Ballot,
) -> anyhow::Result<()> {
	let prepared = secret.prepare(RingSize::R255, keys).map_err(|e| anyhow::anyhow!("{e:?}"))?;
	let message = refs::ballot_message(verifier.reference(), &ballot.body);
	let (proof, _) =
		secret.prove(&prepared, verifier.context(), &message).map_err(|e| anyhow::anyhow!("{e:?}"))?;
	ballot.proof = proof;
	Ok(())
}

/// The extrinsic that Polkadot.js Apps would send.
fn bare(ballot: &Ballot) -> Vec<u8> {
	[&[0x04][..], &wire::CAST, &ballot.encode()].concat().encode()
}

async fn register(chain: &Chain) -> anyhow::Result<()> {
	let genesis = chain.genesis_hash().0;
	let (alice, bob) = (pair("//Alice")?, pair("//Bob")?);
	let classes = Classes::DUES_PAYING.with(Classes::YOUTH);
	let applications: Vec<Application> = (0..MEMBERS)
		.map(|number| keys::apply(&keys::development(number), &genesis, 1, classes))
		.collect::<Result<_, _>>()?;
	let arguments = applications.encode();
	let digest = blake2_256(&[&arguments]);
	let proposed = chain.submit_signed(&alice, "Members", "propose_batch", arguments, Until::InBlock).await?;
	let event = proposed.event("Members", "BatchProposed").context("no event")?;
	let batch = u32::decode(&mut &event.fields[..])?;
	let confirm = (batch, digest).encode();
	// One registrar alone registers nobody.
	match chain.submit_signed(&alice, "Members", "confirm_batch", confirm.clone(), Until::InBlock).await {
		Err(ChainError::Failed { failure, .. }) if failure.name == "Members::SameRegistrar" => (),
		other => bail!("a registrar confirmed its own batch: {other:?}"),
	}
	chain.submit_signed(&bob, "Members", "confirm_batch", confirm, Until::InBlock).await?;
	ensure!(State::best(chain).await?.members().await? == MEMBERS);
	Ok(())
}

/// A share that looks like one.
fn some_share() -> Vec<u8> {
	let point = Point::IDENTITY;
	let proof = caucus_sdk::trustees::proofs::Equality {
		announcement: point,
		folded_announcement: point,
		response: ScalarBytes([0; 32]),
	};
	let points = vec![point; 4].try_into().expect("four sums; qed");
	DecryptionShare { points, proof }.encode()
}

/// A trustee's share is refused on the chain by this name.
async fn share_refused(chain: &Chain, election: ElectionId, why: &str) -> anyhow::Result<()> {
	let arguments = [election.encode(), some_share()].concat();
	match chain.submit_signed(&pair("//Dave")?, "Trustees", "submit_share", arguments, Until::InBlock).await {
		Err(ChainError::Failed { failure, .. }) if failure.name == why => Ok(()),
		other => bail!("a share was not refused with {why}: {other:?}"),
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn an_election_under_attack_is_counted_right() -> anyhow::Result<()> {
	let mut node = DevChain::start().await?;
	let chain = node.connect().await?;
	let mut daemons: Vec<Process> =
		TRUSTEES.iter().map(|name| node.trustee(name)).collect::<anyhow::Result<_>>()?;
	register(&chain).await?;

	let charlie = pair("//Charlie")?;
	let plan = plan().plan(State::best(&chain).await?.now().await?)?;
	let (opens, closes) = (plan.schedule.opens, plan.schedule.closes);
	let drawn_up =
		chain.submit_signed(&charlie, "Elections", "draw_up", plan.encode(), Until::InBlock).await?;
	let event = drawn_up.event("Elections", "DrawnUp").context("no event")?;
	let election = ElectionId::decode(&mut &event.fields[..])?;
	let called: Vec<[u8; 32]> = TRUSTEES
		.iter()
		.map(|name| Ok(pair(&format!("//{name}"))?.public_key().0))
		.collect::<anyhow::Result<_>>()?;
	let arguments = (election, called).encode();
	chain.submit_signed(&charlie, "Elections", "call_trustees", arguments, Until::InBlock).await?;
	reach(&chain, election, Stage::Ready).await?;

	let booth = Booth::enter(&chain, election, None, |_| ()).await?;
	ensure!(
		matches!(
			Booth::enter(&chain, election, Some([1; 32]), |_| ()).await,
			Err(VoteError::OtherElection(_))
		),
		"a node could show a voter another election"
	);
	let attacker = Attacker { chain: &chain, election, booth: &booth };
	let early = attacker.ballot(0, 0).await?;
	attacker.refused("a cast before opening", &early, Refusal::NotOpenYet).await?;
	share_refused(&chain, election, "Trustees::ElectionNotClosed").await?;
	reach(&chain, election, Stage::Open).await?;
	ensure!(State::best(&chain).await?.now().await? >= opens, "it opened too early");

	attack_with_ballots(&attacker).await?;
	let survivor = vote_through_a_crash(&mut node, &attacker).await?;
	// One trustee is lost before the close: three of the other four are enough.
	drop(daemons.pop());

	let last = attacker.ballot(VOTERS + 1, 0).await?;
	reach(&chain, election, Stage::Closed).await?;
	// A trustee that is asked for its share at once says that it is too early.
	let share = node.caucus(&[
		"trustee",
		"share",
		"--election",
		&election.to_string(),
		"--account",
		"//One",
		"--secret",
		&node.path("One.secret"),
	])?;
	let refusal = String::from_utf8_lossy(&share.stderr).into_owned();
	ensure!(
		!share.status.success() && refusal.contains("CloseNotFinal"),
		"a share was released before the close is final: {refusal}"
	);
	ensure!(State::best(&chain).await?.now().await? >= closes, "it closed too early");
	attacker.refused("a cast after closing", &last, Refusal::AlreadyClosed).await?;
	reach(&chain, election, Stage::Tallied).await?;
	let deadline = Instant::now() + Duration::from_secs(60);
	while State::finalized(&chain).await?.result(election).await?.is_none() {
		ensure!(Instant::now() < deadline, "the result does not become final");
		tokio::time::sleep(Duration::from_millis(500)).await;
	}

	let totals = State::best(&chain).await?.result(election).await?.context("no result")?;
	// Of the voters 1 to 24 every third chose each candidate; voter 1 changed to the last one.
	let mut expected = [0u64; 4];
	(1..=VOTERS).for_each(|number| expected[(number % 3) as usize] += 1);
	expected[1] -= 1;
	expected[2] += 1;
	ensure!(totals[0].to_vec() == expected, "counted {totals:?}, voted {expected:?}");
	ensure!(vote::check_receipt(&chain, &survivor).await? == vote::ReceiptStatus::Counts);
	let other = vote::Receipt { ciphertexts: "00".repeat(32), ..survivor };
	ensure!(vote::check_receipt(&chain, &other).await? == vote::ReceiptStatus::Different);
	audit(&node, &chain, election)
}

/// Everything that must be refused while voting is open.
async fn attack_with_ballots(attacker: &Attacker<'_>) -> anyhow::Result<()> {
	let Attacker { chain, election, booth } = attacker;
	let verifier = booth.verifier();
	let first = attacker.ballot(1, 1).await?;
	vote::cast(chain, &first, Until::InBlock).await?;

	// Replays, and wrong numbers.
	attacker.replayed(&first).await?;
	let mut skipped = attacker.ballot(1, 0).await?;
	ensure!(skipped.body.sequence == 2);
	skipped.body.sequence = 3;
	attacker.refused("a number skipped", &skipped, Refusal::WrongSequence).await?;
	skipped.body.sequence = 4;
	attacker.refused("more revotes than allowed", &skipped, Refusal::TooManyRevotes).await?;

	// All keys of the one ring, for proofs made by hand.
	let ring: Vec<[u8; 32]> = booth.ring_keys(0);
	let two = keys::development(2);
	let mut copied = attacker.ballot(2, 0).await?;
	copied.body.contests = first.body.contests.clone();
	sign_again(verifier, &two, &ring, &mut copied)?;
	attacker.refused("a ballot copied under another alias", &copied, Refusal::BadChoiceProof).await?;

	// Other elections, chains, rolls, styles.
	let params = verifier.params().clone();
	let genesis = chain.genesis_hash().0;
	let seat = Seat { election: *election, ring: 0, sequence: 1 };
	let prepared = two.prepare(RingSize::R255, &ring).map_err(|e| anyhow::anyhow!("{e:?}"))?;
	for (what, genesis, id) in [("another chain", [9; 32], *election), ("another election", genesis, 77)] {
		let elsewhere = Verifier::new(&genesis, id, params.clone()).map_err(|e| anyhow::anyhow!("{e:?}"))?;
		let ballot = make_ballot(&elsewhere, &two, &prepared, seat, &[vec![0]], &[1; 32]);
		let ballot = ballot.map_err(|e| anyhow::anyhow!("{e:?}"))?;
		attacker.refused(&format!("a ballot for {what}"), &ballot, Refusal::BadChoiceProof).await?;
	}
	let mut unknown = attacker.ballot(2, 0).await?;
	unknown.body.election = 77;
	attacker.refused("an election that is not there", &unknown, Refusal::UnknownElection).await?;
	let outsider = keys::development(MEMBERS + 1);
	ensure!(matches!(booth.take_place(&outsider), Err(VoteError::NotOnRoll)));
	let own_ring: Vec<[u8; 32]> = (MEMBERS..MEMBERS + 30).map(|n| keys::development(n).key()).collect();
	let stuffed = attacker.with_votes(&outsider, &own_ring, &[1, 0, 0, 0])?;
	attacker.refused("a key outside the roll", &stuffed, Refusal::BadRingProof).await?;
	// The same ring without one member: what a roll cut at another time would hold.
	let left = first_other(&ring, &two.key());
	let other_ring: Vec<[u8; 32]> = ring.iter().filter(|key| **key != left).copied().collect();
	let other_roll = attacker.with_votes(&two, &other_ring, &[1, 0, 0, 0])?;
	attacker.refused("a ballot of another roll", &other_roll, Refusal::BadRingProof).await?;
	let mut style = attacker.ballot(2, 0).await?;
	style.body.contests = vec![first.body.contests[0].clone(); 2].try_into().expect("two parts; qed");
	attacker.refused("a ballot of another style", &style, Refusal::WrongShape).await?;
	let mut no_ring = attacker.ballot(2, 0).await?;
	no_ring.body.ring = 1;
	attacker.refused("a ring that is not there", &no_ring, Refusal::UnknownRing).await?;
	let mut version = attacker.ballot(2, 0).await?;
	version.body.version = 2;
	attacker.refused("another version", &version, Refusal::WrongVersion).await?;

	// Over-vote, negative vote, nothing at all: the proofs are forged, the ring proof is right.
	for (what, votes) in [
		("an over-vote", [1, 1, 0, 0]),
		("two votes in one", [2, 0, 0, 0]),
		("no vote", [0, 0, 0, 0]),
		("a candidate and blank", [1, 0, 0, 1]),
	] {
		let forged = attacker.with_votes(&two, &ring, &votes)?;
		attacker.refused(what, &forged, Refusal::BadChoiceProof).await?;
	}
	let mut negative = attacker.with_votes(&two, &ring, &[1, 1, 0, 0])?;
	let part = &mut negative.body.contests.as_mut()[0];
	let minus = negate(&part.ciphertexts[1]).context("a ciphertext")?;
	part.ciphertexts.as_mut()[1] = minus;
	sign_again(verifier, &two, &ring, &mut negative)?;
	attacker.refused("a negative vote", &negative, Refusal::BadChoiceProof).await?;

	// Encodings: a point that is none, a point in another encoding, a number above the order.
	type Change = fn(&mut caucus_sdk::elections::choice::ContestBallot);
	let malformed: [(&str, Change); 4] = [
		("a point that is none", |part| part.ciphertexts.as_mut()[0].c1 = Point([0xff; 32])),
		("a ciphertext without randomness", |part| part.ciphertexts.as_mut()[0].c1 = Point::IDENTITY),
		("a non-canonical point", |part| part.options.as_mut()[0].announcements[0][0] = Point([1; 32])),
		("a number above the order", |part| part.options.as_mut()[0].challenge = ScalarBytes([0xff; 32])),
	];
	for (what, change) in malformed {
		let mut ballot = attacker.ballot(2, 0).await?;
		change(&mut ballot.body.contests.as_mut()[0]);
		sign_again(verifier, &two, &ring, &mut ballot)?;
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

/// The first key of a ring that is not the given one.
fn first_other(ring: &[[u8; 32]], own: &[u8; 32]) -> [u8; 32] {
	*ring.iter().find(|key| *key != own).expect("a ring holds more than one key; qed")
}

/// The ciphertext of the negated number.
fn negate(ciphertext: &Ciphertext) -> Option<Ciphertext> {
	let decoded = ciphertext.decode_fresh().ok()?;
	Some(Ciphertext { c1: (-decoded.c1).into(), c2: (-decoded.c2).into() })
}

/// Votes of 24 members, with the node killed in the middle; gives a receipt from before the crash.
async fn vote_through_a_crash(node: &mut DevChain, attacker: &Attacker<'_>) -> anyhow::Result<vote::Receipt> {
	let Attacker { chain, election, booth } = attacker;
	// All at once: a block holds them all.
	let cast = |number: u32| async move {
		let ballot = attacker.ballot(number, (number % 3) as usize).await?;
		let included = if number.is_multiple_of(2) {
			// As Polkadot.js Apps would send it.
			chain.submit_raw(&bare(&ballot), Until::Finalized).await?
		} else {
			vote::cast(chain, &ballot, Until::Finalized).await?
		};
		anyhow::Ok(booth.receipt(&ballot, Some(&included)))
	};
	let receipts = try_join_all((2..=VOTERS / 2).map(cast)).await?;
	let before = State::finalized(chain).await?.count(*election).await?.context("no count")?;
	ensure!(before.voters == VOTERS / 2, "finalized {before:?}");
	node.kill_node();
	tokio::time::sleep(Duration::from_secs(2)).await;
	node.start_node().await?;
	let after = State::finalized(chain).await?.count(*election).await?.context("no count")?;
	ensure!(after.accepted >= before.accepted, "the crash lost ballots: {before:?}, {after:?}");

	try_join_all((VOTERS / 2 + 1..=VOTERS).map(cast)).await?;
	let changed = attacker.ballot(1, 2).await?;
	vote::cast(chain, &changed, Until::InBlock).await?;
	let count = State::best(chain).await?.count(*election).await?.context("no count")?;
	ensure!(count.voters == VOTERS && count.accepted == VOTERS + 1, "counted {count:?}");
	receipts.into_iter().next().context("a receipt")
}

/// The auditor confirms the election from the node and from a file, and refuses every changed file.
fn audit(node: &DevChain, chain: &Chain, election: ElectionId) -> anyhow::Result<()> {
	let number = election.to_string();
	let genesis = hex(&chain.genesis_hash().0);
	let url = node.url();
	let from_node =
		run("caucus-audit", &["--json", "--genesis", &genesis, "node", &url, "--election", &number])?;
	ensure!(from_node.status.success(), "the audit fails: {}", String::from_utf8_lossy(&from_node.stdout));
	let path = node.path("bundle");
	let exported = node.caucus(&["export", "--election", &number, "--out", &path])?;
	ensure!(exported.status.success(), "no export: {}", String::from_utf8_lossy(&exported.stderr));
	let from_file = run("caucus-audit", &["--json", "--genesis", &genesis, "bundle", &path])?;
	ensure!(from_file.status.success(), "the bundle fails: {}", String::from_utf8_lossy(&from_file.stdout));
	let digest = |output: &[u8]| -> anyhow::Result<String> {
		let report: serde_json::Value = serde_json::from_slice(output)?;
		ensure!(report["ok"] == true && report["ballots_verified"] == VOTERS + 1);
		Ok(report["digest"].to_string())
	};
	ensure!(digest(&from_node.stdout)? == digest(&from_file.stdout)?, "node and bundle differ");
	let elsewhere = run("caucus-audit", &["--genesis", &"1".repeat(64), "bundle", &path])?;
	ensure!(!elsewhere.status.success(), "a bundle of another chain passes");

	let bundle = Bundle::from_bytes(&std::fs::read(&path)?).map_err(|e| anyhow::anyhow!("{e:?}"))?;
	type Change = (&'static str, fn(&mut Bundle));
	let changes: [Change; 8] = [
		("a ballot left out", |bundle| _ = bundle.ballots.pop()),
		("two ballots in another order", |bundle| bundle.ballots.swap(0, 1)),
		("a ballot twice", |bundle| bundle.ballots.push(bundle.ballots[0].clone())),
		("a changed ballot", |bundle| {
			let other = bundle.ballots[1].body.contests.clone();
			bundle.ballots[0].body.contests = other;
		}),
		("a key more on the roll", |bundle| bundle.keys.push([1; 32])),
		("a key changed on the roll", |bundle| bundle.keys.swap(0, 1)),
		("a changed record", |bundle| {
			let node = bundle.state_proof.iter_mut().max_by_key(|node| node.len()).expect("nodes; qed");
			let middle = node.len() / 2;
			node[middle] ^= 1;
		}),
		("another block", |bundle| bundle.header[40] ^= 1),
	];
	for (what, change) in changes {
		let mut bent = bundle.clone();
		change(&mut bent);
		let path = node.path("bent");
		std::fs::write(&path, bent.to_bytes())?;
		let verdict = run("caucus-audit", &["--genesis", &genesis, "bundle", &path])?;
		ensure!(!verdict.status.success(), "the audit passes with {what}");
	}
	Ok(())
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
