// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What registrars, secretaries, the commission and trustees do, and what they cannot do alone.

use super::{call, failed, fields, plan, Pace, MEMBERS, STRUCK, TRUSTEES, YOUTH};
use anyhow::{ensure, Context};
use caucus_e2e::Site;
use caucus_sdk::{
	chain::{pair, Chain, ChainError, Included},
	elections::{params::Schedule, tally::Stage},
	keys,
	members::registry::{BatchId, Classes, Entry},
	primitives::{blake2_256, Digest, ElectionId, RollId, TrusteeIndex},
	read::State,
	registry::Subject,
	rolls::RollStage,
	trustees::{
		decryption::DecryptionShare,
		group::{Point, ScalarBytes},
		proofs::Equality,
	},
};
use codec::Encode;
use std::{
	ops::Range,
	time::{Duration, Instant},
};

/// Of two calls of one officer the first is noted and the second refused: a second officer is needed.
pub(crate) fn not_alone(calls: [Result<Included, ChainError>; 2]) -> anyhow::Result<()> {
	let (noted, refused): (Vec<_>, Vec<_>) = calls.into_iter().partition(Result::is_ok);
	let noted = noted.into_iter().flatten().next().context("neither was noted")?;
	ensure!(noted.event("Elections", "SecondNeeded").is_some(), "one officer was enough: {noted:?}");
	failed(refused.into_iter().next().context("both were noted")?, "Elections::SameOfficer")?;
	Ok(())
}

/// A batch that waits, and the digest of its entries.
type Waiting = (BatchId, Digest);

/// Proposes that members be entered. Chapters have secretaries from 0 to 2.
async fn propose(chain: &Chain, numbers: Range<u32>) -> anyhow::Result<Waiting> {
	let genesis = chain.genesis_hash().0;
	let application = |number| {
		let (chapter, classes) = match number < YOUTH {
			true => (2, Classes::DUES_PAYING.with(Classes::YOUTH)),
			false => (1, Classes::DUES_PAYING),
		};
		Ok(Entry::Join(keys::apply(&keys::development(number), &genesis, chapter, classes)?))
	};
	let entries: Vec<Entry> = numbers.map(application).collect::<anyhow::Result<_>>()?;
	let proposed = call(chain, "//Alice", "Members", "propose_batch", &entries).await?;
	let batch = fields(&proposed, "Members", "BatchProposed")?;
	Ok((batch, blake2_256(&[&entries.encode()])))
}

/// Proposes all members.
async fn propose_members(chain: &Chain) -> anyhow::Result<[Waiting; 2]> {
	let (youth, others) = tokio::try_join!(propose(chain, 0..YOUTH), propose(chain, YOUTH..MEMBERS))?;
	Ok([youth, others])
}

/// Enters all members.
async fn confirm_members(chain: &Chain, [youth, others]: [Waiting; 2]) -> anyhow::Result<()> {
	// One registrar alone registers nobody.
	let alone = call(chain, "//Alice", "Members", "confirm_batch", youth).await;
	failed(alone, "Members::SameRegistrar")?;
	let confirm = |batch: Waiting| call(chain, "//Bob", "Members", "confirm_batch", batch);
	tokio::try_join!(confirm(youth), confirm(others))?;
	ensure!(State::best(chain).await?.members().await? == MEMBERS);
	Ok(())
}

/// Draws the election up and calls its trustees.
async fn draw_up(chain: &Chain, pace: &Pace) -> anyhow::Result<(ElectionId, Schedule)> {
	let plan = plan(pace)?.plan(State::best(chain).await?.now().await?)?;
	let drawn_up = call(chain, "//Charlie", "Elections", "draw_up", &plan).await?;
	let election = fields(&drawn_up, "Elections", "DrawnUp")?;
	let called: Vec<[u8; 32]> = TRUSTEES
		.iter()
		.map(|name| Ok(pair(&format!("//{name}"))?.public_key().0))
		.collect::<anyhow::Result<_>>()?;
	for officer in ["//Charlie", "//Dave"] {
		call(chain, officer, "Elections", "call_trustees", (election, &called)).await?;
	}
	Ok((election, plan.schedule))
}

/// Enters all members and draws the election up.
pub(crate) async fn prepare(chain: &Chain, pace: &Pace) -> anyhow::Result<(ElectionId, Schedule)> {
	let members = propose_members(chain).await?;
	// The roll is cut when the key stands, long after the last member is entered.
	let ((), drawn_up) = tokio::try_join!(confirm_members(chain, members), draw_up(chain, pace))?;
	Ok(drawn_up)
}

/// Waits until the roll of the election is public.
async fn public_roll(chain: &Chain, election: ElectionId) -> anyhow::Result<RollId> {
	let deadline = Instant::now() + Duration::from_secs(120);
	loop {
		let state = State::best(chain).await?;
		let record = state.election(election).await?;
		ensure!(!matches!(record.stage, Stage::Void(_)), "the election is {:?}", record.stage);
		if let Some(roll) = record.roll {
			if matches!(state.roll_record(roll).await?.stage, RollStage::Objections { .. }) {
				return Ok(roll);
			}
		}
		ensure!(Instant::now() < deadline, "no roll is public; the election is {:?}", record.stage);
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
}

/// A chapter's secretary objects to a member on the roll, and the two registrars uphold it.
pub(crate) async fn strike_a_member(chain: &Chain, election: ElectionId) -> anyhow::Result<()> {
	let key = keys::development(STRUCK).key();
	let roll = public_roll(chain, election).await?;
	let state = State::best(chain).await?;
	let member = state.member_by_key(&key).await?.context("the member is not on the registry")?;
	let before = state.roll_record(roll).await?.styles[0].keys;
	ensure!(before == YOUTH, "{before} of the young are on the roll");
	let reason = blake2_256(&[b"moved abroad"]);
	let demand = (roll, Subject::Strike(member), reason);
	let raised = call(chain, "//Two", "Members", "object", demand).await?;
	let (_, objection): (RollId, u32) = fields(&raised, "Members", "ObjectionRaised")?;
	let uphold = |account: &'static str| call(chain, account, "Members", "decide", (roll, objection, true));
	tokio::try_join!(uphold("//Alice"), uphold("//Bob"))?;
	let decided = State::best(chain).await?.roll_objection(roll, objection).await?;
	let decision = decided.decision.context("two registrars decided nothing")?;
	ensure!(decision.uphold && decided.by == pair("//Two")?.public_key().0);
	Ok(())
}

/// All trustees gave their part of the seed that deals keys to rings.
pub(crate) async fn ensure_seeds(chain: &Chain, election: ElectionId) -> anyhow::Result<()> {
	let state = State::best(chain).await?;
	for (trustee, name) in (1 as TrusteeIndex..).zip(TRUSTEES) {
		ensure!(state.has("Seeds", election, trustee).await?, "{name} did not reveal a seed");
	}
	Ok(())
}

/// A share that looks like one.
fn some_share() -> DecryptionShare {
	let point = Point::IDENTITY;
	let proof = Equality { announcement: point, folded_announcement: point, response: ScalarBytes([0; 32]) };
	DecryptionShare { points: vec![point; 12].try_into().expect("three sums of four; qed"), proof }
}

/// A trustee's share is refused on the chain by this name.
pub(crate) async fn share_refused(chain: &Chain, election: ElectionId, why: &str) -> anyhow::Result<()> {
	let share = call(chain, "//Eve", "Trustees", "submit_share", (election, some_share())).await;
	failed(share, why)?;
	Ok(())
}

/// A trustee that is asked for its share at once says that it is too early.
pub(crate) fn share_is_withheld(site: &Site, trustee: &str, election: ElectionId) -> anyhow::Result<()> {
	let (election, account) = (election.to_string(), format!("//{trustee}"));
	let secret = site.path(&format!("{trustee}.secret"));
	let share = site.caucus(&[
		"trustee",
		"share",
		"--election",
		&election,
		"--account",
		&account,
		"--secret",
		&secret,
	])?;
	let refusal = String::from_utf8_lossy(&share.stderr).into_owned();
	ensure!(
		!share.status.success() && refusal.contains("CloseNotFinal"),
		"a share was released before the close is final: {refusal}"
	);
	Ok(())
}

/// Two of the commission certify what the chain worked out; one alone cannot, nor something else.
pub(crate) async fn certify(chain: &Chain, election: ElectionId) -> anyhow::Result<()> {
	let state = State::best(chain).await?;
	let totals = state.result(election).await?.context("no totals")?;
	let composed = state.outcomes(election).await?.context("no outcomes")?;
	let right = blake2_256(&[&(totals, composed.outcomes).encode()]);
	let certify = |account: &'static str, digest: Digest| {
		call(chain, account, "Elections", "certify", (election, digest))
	};
	let (noted, again) = tokio::join!(certify("//Charlie", right), certify("//Charlie", right));
	not_alone([noted, again])?;
	let other = certify("//Dave", [0; 32]).await;
	failed(other, "Elections::OtherOutcome")?;
	ensure!(State::best(chain).await?.election(election).await?.stage == Stage::Tallied);
	certify("//Dave", right).await?;
	ensure!(State::best(chain).await?.election(election).await?.stage == Stage::Certified);
	Ok(())
}
