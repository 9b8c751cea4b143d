// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! One election on a real node, attacked at every stage, interrupted by a killed node, and audited.
//!
//! It is one test because its parts are stages of one election: making a key and a roll takes more
//! than two minutes, and everything else is tried on the same chain. Each attack is followed by a look
//! at the state, which must not have changed.

mod common;

use anyhow::{ensure, Context};
use caucus_e2e::{recording, DevChain, Process, Site};
use caucus_sdk::{
	booth::{self, Booth, BoothError},
	chain::Until,
	elections::{ballot::Ballot, tally::Stage, verify::Refusal},
	read::State,
	vote::{self, VoteError},
};
use common::{
	attacker::{bare, Attacker},
	audit::audit,
	ballots::{attack_with_ballots, spoil_a_ballot},
	candidate_of,
	counted::ensure_counted_right,
	officers, polls, reach, relayer, Pace, OTHER_VOTERS, TRUSTEES, VOTERS, YOUTH,
};
use futures::future::try_join_all;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn an_election_under_attack_is_counted_right() -> anyhow::Result<()> {
	let mut node = DevChain::start().await?;
	let chain = node.connect().await?;
	let mut daemons: Vec<Process> =
		TRUSTEES.iter().map(|name| node.site().trustee(name)).collect::<anyhow::Result<_>>()?;
	let (election, schedule) = officers::prepare(&chain, &Pace::ONE_NODE).await?;
	officers::strike_a_member(&chain, election).await?;
	reach(&chain, election, Stage::Ready).await?;
	officers::ensure_seeds(&chain, election).await?;

	let booth = Booth::enter(&chain, election, None, |_| ()).await?;
	ensure!(
		matches!(
			Booth::enter(&chain, election, Some([1; 32]), |_| ()).await,
			Err(VoteError::Booth(BoothError::OtherElection(_)))
		),
		"a node could show a voter another election"
	);
	ensure!(booth.ring_keys(0).len() == YOUTH as usize - 1, "nobody was struck from the roll");
	let attacker = Attacker { chain: &chain, election, booth: &booth };
	let early = attacker.ballot(0, 0).await?;
	attacker.refused("a cast before opening", &early, Refusal::NotOpenYet).await?;
	let (poll, ()) = tokio::try_join!(
		polls::seal(&chain, election, booth.verifier()),
		officers::share_refused(&chain, election, "Trustees::ElectionNotClosed"),
	)?;
	let collected = relayer::collect(&attacker).await?;
	reach(&chain, election, Stage::Open).await?;
	ensure!(State::best(&chain).await?.now().await? >= schedule.opens, "it opened too early");

	tokio::try_join!(attack_with_ballots(&attacker), publish_and_stop(node.site()))?;
	spoil_a_ballot(&attacker).await?;
	relayer::hand_in_bad_batches(&attacker, &collected).await?;
	let survivor = vote_through_a_crash(&mut node, &attacker, &collected).await?;
	// One trustee is lost before the close: three of the other four are enough.
	drop(daemons.pop());

	let last = attacker.ballot(VOTERS + 1, 0).await?;
	reach(&chain, election, Stage::Closed).await?;
	officers::share_is_withheld(&node.site(), "One", election)?;
	ensure!(State::best(&chain).await?.now().await? >= schedule.closes, "it closed too early");
	attacker.refused("a cast after closing", &last, Refusal::AlreadyClosed).await?;
	polls::reveal(&chain, election, &poll).await?;
	reach(&chain, election, Stage::Tallied).await?;
	officers::certify(&chain, election).await?;
	reach(&chain, election, Stage::Final).await?;

	ensure_counted_right(&chain, election).await?;
	ensure!(vote::check_receipt(&chain, &survivor).await? == booth::ReceiptStatus::Counts);
	ensure!(vote::receipt_tracker(&chain, &survivor).await?.is_some(), "the receipt contradicts itself");
	let other = booth::Receipt { ciphertexts: "00".repeat(32), ..survivor };
	ensure!(vote::check_receipt(&chain, &other).await? == booth::ReceiptStatus::Different);
	ensure!(vote::receipt_tracker(&chain, &other).await?.is_none(), "a forged receipt has a tracker");
	audit(&node.site(), &chain, election)
}

/// More than a public node gives in one answer is published while ballots come in, and stopped at once. Whoever audits
/// has to read the blocks all the same.
async fn publish_and_stop(site: Site) -> anyhow::Result<()> {
	let (speech, words) = (site.path("speech.mp3"), site.path("speech.txt"));
	std::fs::write(&speech, recording(2_000_000))?;
	std::fs::write(&words, "개회사")?;
	let publish =
		["library", "publish", "--account", "//Charlie", "--as", "officer:0/chair", "--kind", "speech"];
	let files = ["--title", "개회사", "--original", &speech, "--transcript", &words];
	let stop =
		["library", "suspend", "--account", "//Alice", "0", "--code", "privacy", "--reason", "전화번호"];
	let commands = [[&publish[..], &files].concat(), stop.to_vec()]
		.map(|command| command.into_iter().map(str::to_owned).collect::<Vec<_>>());
	let run = move || {
		commands.iter().try_for_each(|command| {
			let done = site.caucus(&command.iter().map(String::as_str).collect::<Vec<_>>())?;
			ensure!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
			Ok(())
		})
	};
	tokio::task::spawn_blocking(run).await?
}

/// Votes of 24 members and of a relayer's batches, with the node killed in the middle; gives a receipt
/// from before the crash.
async fn vote_through_a_crash(
	node: &mut DevChain,
	attacker: &Attacker<'_>,
	collected: &[Ballot],
) -> anyhow::Result<booth::Receipt> {
	let Attacker { chain, election, booth } = attacker;
	// All at once: a block holds them all.
	let cast = |number: u32| async move {
		let ballot = attacker.ballot(number, candidate_of(number)).await?;
		let included = if number.is_multiple_of(2) {
			// As Polkadot.js Apps would send it.
			chain.submit_raw(&bare(&ballot), Until::Finalized).await?
		} else {
			vote::cast(chain, &ballot, Until::Finalized).await?
		};
		anyhow::Ok(booth.receipt(&ballot, Some(included.block.0)))
	};
	let (receipts, ()) = tokio::try_join!(
		try_join_all((2..=VOTERS / 2).map(cast)),
		relayer::hand_in_batches(attacker, collected),
	)?;
	let before = State::finalized(chain).await?.count(*election).await?.context("no count")?;
	ensure!(before.voters.to_vec() == [VOTERS / 2, OTHER_VOTERS], "finalized {before:?}");
	node.kill_node();
	tokio::time::sleep(Duration::from_secs(2)).await;
	node.start_node().await?;
	let after = State::finalized(chain).await?.count(*election).await?.context("no count")?;
	ensure!(after.accepted >= before.accepted, "the crash lost ballots: {before:?}, {after:?}");

	try_join_all((VOTERS / 2 + 1..=VOTERS).map(cast)).await?;
	let changed = attacker.ballot(1, 2).await?;
	vote::cast(chain, &changed, Until::InBlock).await?;
	let count = State::best(chain).await?.count(*election).await?.context("no count")?;
	ensure!(count.voters.to_vec() == [VOTERS, OTHER_VOTERS], "counted {count:?}");
	ensure!(count.accepted == VOTERS + OTHER_VOTERS + 1, "counted {count:?}");
	receipts.into_iter().next().context("a receipt")
}
