// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A party governs its network: who validates, what becomes of a validator that cheats, who sits in the
//! council, what members decide, and new code. What people do here they do with `caucus`.

mod desk;
mod elections;
mod state;
mod validators;

use anyhow::{ensure, Context};
use caucus_e2e::{code::built_in_code, network::Network};
use caucus_sdk::{
	chain::{pair, Arguments, Chain, Hash},
	elections::tally::Stage,
	read::State,
	storage,
};
use caucus_sovereign_runtime::RuntimeEvent;
use codec::Decode;
use desk::{Desk, COUNCIL};
use elections::Times;
use polkadot_sdk::{frame_system::EventRecord, sp_core::H256};
use serde_json::{json, Value};
use std::{
	future::Future,
	path::PathBuf,
	time::{Duration, Instant},
};
use validators::{account, authors, stint, until_serves};

/// The first validators, in the order of their nodes.
const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];
/// Long enough for a network of this machine to make and finish a few blocks.
const SOON: Duration = Duration::from_secs(150);
/// How long it takes to see that nothing happens any more.
const STANDSTILL: u64 = 4;
/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(500);

/// Waits until a look shows what is wanted, and gives that.
async fn until<Found, Looking: Future<Output = anyhow::Result<Option<Found>>>>(
	what: &str,
	within: Duration,
	look: impl Fn() -> Looking,
) -> anyhow::Result<Found> {
	let started = Instant::now();
	loop {
		if let Some(found) = look().await? {
			return Ok(found);
		}
		ensure!(started.elapsed() < within, "waited {} s in vain: {what}", within.as_secs());
		tokio::time::sleep(PAUSE).await;
	}
}

/// The last block that a node knows.
async fn best(chain: &Chain) -> anyhow::Result<u64> {
	Ok(chain.header(chain.best_head().await?).await?.number)
}

/// Waits until so many blocks have come on top of the best one, and gives their heights.
async fn blocks(chain: &Chain, count: u64) -> anyhow::Result<std::ops::Range<u64>> {
	let first = best(chain).await? + 1;
	until(&format!("{count} blocks more"), SOON, || async {
		Ok((best(chain).await? >= first + count).then_some(()))
	})
	.await?;
	Ok(first..first + count)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fifth_validator_is_admitted_and_an_old_one_removed() -> anyhow::Result<()> {
	let mut network = Network::start(&VALIDATORS).await?;
	let chain = network.chain(0)?;
	let desk = Desk::at(network.site(0));
	let [alice, bob, charlie, dave] = [0, 1, 2, 3];
	network.until_finalized(&[alice, bob, charlie, dave], 5, SOON).await?;

	// A chapter starts a node, which proves to itself what is final and takes the state from others.
	let ferdie = network.add_node(&["--validator", "--sync", "warp"]).await?;
	let final_before = network.finalized(alice).await?;
	let of_ferdie = Desk::at(network.site(ferdie));
	let no_keys = desk.moves("validator admit --account //Charlie //Ferdie").await?;
	desk.vote(&COUNCIL[..2], &no_keys).await?;
	desk.cannot(&desk.closing("//Eve", &no_keys), "Validators::NoSessionKeys").await?;
	network.until_finalized(&[ferdie], final_before, SOON).await?;
	warped(&network, ferdie).await?;

	let made = of_ferdie.does("validator new-keys --account //Ferdie").await?;
	let keys = made.split_whitespace().find_map(|word| word.strip_prefix("0x")).context("no keys")?;
	let of_blocks = hex::decode(keys)?.first_chunk::<32>().copied().context("keys are longer")?;
	desk.decides(&COUNCIL, "validator admit --account MOVER //Ferdie").await?;
	let (session, coming) = stint(&chain, "//Ferdie").await?;
	ensure!(coming.is_some_and(|stint| stint["from"].as_u64() > Some(session)), "Ferdie does not come");
	until_serves(&chain, "//Ferdie", true).await?;

	// It serves two more sessions before the next change: time to see that it counts.
	let removed = desk.decides(&COUNCIL, "validator remove --account MOVER //Dave").await?;
	ensure!(removed.contains("ValidatorRemoved"), "Dave stays: {removed}");
	let made = authors(&chain, blocks(&chain, 6).await?).await?;
	ensure!(made.contains(&of_blocks), "Ferdie makes no blocks");
	network.kill(bob);
	// Four of five have to agree. Ferdie is one of four.
	let height = best(&chain).await?;
	network.until_finalized(&[alice, charlie, dave, ferdie], height + 1, SOON).await?;
	network.kill(ferdie);
	stands_still(&network, alice).await?;
	network.restart(ferdie).await?;
	network.restart(bob).await?;
	let height = best(&chain).await?;
	network.until_finalized(&[alice, bob, charlie, dave, ferdie], height + 1, SOON).await?;

	until_serves(&chain, "//Dave", false).await?;
	let of_dave = pair("//Dave")?.public_key().0;
	let made = authors(&chain, blocks(&chain, 8).await?).await?;
	ensure!(made.len() == 4 && made.contains(&of_blocks), "four make blocks, and not {}", made.len());
	ensure!(!made.contains(&of_dave), "Dave makes blocks after it was removed");
	// Three of four have to agree, and Dave is not one of them any more.
	network.kill(dave);
	network.kill(bob);
	let height = best(&chain).await?;
	network.until_finalized(&[alice, charlie, ferdie], height + 2, SOON).await?;
	let shown = desk.does("validator show").await?;
	ensure!(shown.contains(&account("//Ferdie")?) && !shown.contains(&account("//Dave")?), "{shown}");
	Ok(())
}

/// A node has come by warp sync: it says so, and it never had the state of the first block.
async fn warped(network: &Network, node: usize) -> anyhow::Result<()> {
	let log = network.log(node);
	for said in ["Warp sync is complete", "State sync is complete"] {
		ensure!(log.contains(said), "the node did not warp:\n{log}");
	}
	let first = network.chain(0)?.block_hash(1).await?.context("a first block")?;
	ensure!(network.chain(0)?.storage(&storage::now(), Some(first)).await?.is_some());
	let state = network.chain(node)?.storage(&storage::now(), Some(first)).await;
	ensure!(state.is_err(), "the node has executed the first block");
	Ok(())
}

/// Blocks come, and none becomes final: so many votes are missing.
async fn stands_still(network: &Network, node: usize) -> anyhow::Result<()> {
	let chain = network.chain(node)?;
	// What was agreed on before may still arrive.
	blocks(&chain, 2).await?;
	let height = network.finalized(node).await?;
	blocks(&chain, STANDSTILL).await?;
	let now = network.finalized(node).await?;
	ensure!(
		now == height,
		"blocks up to {now} became final without the votes that it takes, from {height} on"
	);
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_validator_that_votes_for_two_blocks_is_disabled() -> anyhow::Result<()> {
	let mut network = Network::start(&VALIDATORS).await?;
	let chain = network.chain(0)?;
	network.until_finalized(&[0, 1, 2, 3], 2, SOON).await?;

	// The operator of Dave starts a second machine with the same keys. It votes for newer blocks than the first.
	let from = best(&chain).await?;
	network.add_node(&["--dave", "--finality-lag", "0"]).await?;
	let report = until("somebody is reported", Duration::from_secs(240), || async {
		let reports = chain.view("Validators", "reports", &Arguments::new(), None).await?;
		Ok(reports.get(0).cloned())
	})
	.await?;
	let dave = account("//Dave")?;
	ensure!(report["who"] == dave.as_str() && report["disabled"] == true, "another was reported: {report}");
	ensure!(report["kind"] == format!("0x{}", hex::encode("grandpa:equivoca")).as_str(), "{report}");
	let (_, stint) = stint(&chain, "//Dave").await?;
	ensure!(stint.is_some_and(|stint| stint["disabled"] == true), "Dave is not shown as disabled");
	ensure!(is_disabled(&chain, "//Dave").await?, "Dave is not disabled");
	was_told(&chain, from, "OffenderReported").await?;
	let shown = Desk::at(network.site(0)).does("validators reports").await?;
	ensure!(shown.contains(&dave) && shown.contains("voted twice in a round of finality"), "{shown}");

	// The chain goes on without Dave's blocks.
	let height = best(&chain).await?;
	network.until_finalized(&[0, 1, 2], height + 3, SOON).await?;
	let made = authors(&chain, blocks(&chain, 6).await?).await?;
	ensure!(!made.contains(&pair("//Dave")?.public_key().0), "Dave's blocks are taken");
	let reports = chain.view("Validators", "reports", &Arguments::new(), None).await?;
	ensure!(reports.as_array().is_some_and(|reports| reports.len() == 1), "reported twice: {reports}");
	Ok(())
}

/// Whether the session pallet has a validator among the disabled ones.
async fn is_disabled(chain: &Chain, who: &str) -> anyhow::Result<bool> {
	let at = chain.best_head().await?;
	let read = |item: &'static str| async move {
		let bytes = chain.storage(&storage::item("Session", item), Some(at)).await?;
		anyhow::Ok(bytes.unwrap_or_default())
	};
	let validators = Vec::<[u8; 32]>::decode(&mut &read("Validators").await?[..])?;
	// Their places, and how grave it is in parts of a whole.
	let disabled = Vec::<(u32, u32)>::decode(&mut &read("DisabledValidators").await?[..])?;
	let key = pair(who)?.public_key().0;
	Ok(disabled.iter().any(|(place, _)| validators.get(*place as usize) == Some(&key)))
}

/// One of the blocks since has an event of this name.
async fn was_told(chain: &Chain, since: u64, name: &str) -> anyhow::Result<()> {
	for height in since..=best(chain).await? {
		let block = chain.block_hash(height).await?.context("a block")?;
		let bytes = chain.storage(&storage::item("System", "Events"), Some(block)).await?.unwrap_or_default();
		let events = Vec::<EventRecord<RuntimeEvent, H256>>::decode(&mut &bytes[..])?;
		if events.iter().any(|record| format!("{:?}", record.event).contains(name)) {
			return Ok(());
		}
	}
	anyhow::bail!("no event {name} since block {since}")
}

/// Who stands for the next council.
const STANDING: [&str; 4] = ["//Alice//stash", "//Bob//stash", "//Charlie//stash", "//Dave//stash"];
/// Those who will be elected.
const ELECTED: [&str; 3] = [STANDING[1], STANDING[2], STANDING[3]];

/// What the council and members change here: rules for what comes later.
fn with(parameters: &Value, name: &str, value: Value) -> Value {
	let mut changed = parameters[1].clone();
	changed[name] = value;
	json!({ "Governance": { "set_parameters": { "expected_version": parameters[0], "parameters": changed } } })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_council_changes_hands_and_members_decide() -> anyhow::Result<()> {
	let network = Network::start(&VALIDATORS).await?;
	let chain = network.chain(0)?;
	let desk = Desk::at(network.site(0));
	let _trustees = elections::trustees(&network)?;
	network.until_finalized(&[0, 1, 2, 3], 1, SOON).await?;
	let before = desk.asks("council ask parameters").await?;

	// Two elections: of the council, with a question that enough answer; and a question that too few answer.
	let times = Times { opens_in: 220, lasts: 90, certification: 90 };
	let paper = json!([elections::seats(&STANDING)?, elections::question("임기 연장")]);
	let other_paper = json!([elections::question("의석 확대")]);
	let ((), election, other) = tokio::try_join!(
		elections::register(&chain),
		elections::draw_up(&desk, "//Charlie", "평의회 선거", paper, &times),
		elections::draw_up(&desk, "//Dave", "당원투표", other_paper, &times),
	)?;
	let accept = |who: &'static str| {
		let line = format!("election accept-nomination --account {who} --election {election} --contest 1");
		let desk = &desk;
		async move { desk.does(&line).await }
	};
	futures::future::try_join_all(STANDING.map(accept)).await?;
	let longer = with(&before, "term", json!(before[1]["term"].as_u64().context("a term")? * 2));
	let larger = with(&before, "seats", json!(5));
	let calls = json!([
		{ "Governance": { "name_election": { "election": election, "contest": 0, "fills": "All" } } },
		{ "Governance": { "propose": { "call": longer, "election": election, "contest": 1 } } },
		{ "Governance": { "propose": { "call": larger, "election": other, "contest": 0 } } },
	]);
	let calls = desk.write("calls.json", &calls)?;
	let named = format!("council move --account MOVER utility batch_all calls=json:{calls}");
	desk.decides(&COUNCIL, &named).await?;
	elections::call_trustees(&desk, &[election, other]).await?;
	let shown = desk.does("council show").await?;
	ensure!(
		shown.contains(&format!("election {election}, contest 1, fills all seats: 3 of them")),
		"{shown}"
	);
	let shown = desk.does("referendum show 0").await?;
	ensure!(shown.contains("governance.set_parameters") && shown.contains("proposed"), "{shown}");

	// Members vote; meanwhile the old council agrees on something, and does not have it done.
	elections::reach(&chain, election, Stage::Open).await?;
	elections::reach(&chain, other, Stage::Open).await?;
	let (paper, yes) = ([vec![1, 2, 3], vec![0]], [vec![0]]);
	let vote = format!("vote --election {election} --dev-member 0 --choice 2,3,4 --choice 1");
	let (last, _, (), ()) = tokio::try_join!(
		async {
			let motion = desk.moves("council move --account //Eve governance withdraw_upgrade").await?;
			desk.vote(&COUNCIL, &motion).await?;
			anyhow::Ok(motion)
		},
		desk.does(&vote),
		// With the one before a third of all.
		elections::cast(&chain, election, 1..24, &paper),
		// As many as are counted at all, and fewer than a third.
		elections::cast(&chain, other, 0..20, &yes),
	)?;
	ensure!(desk.asks("council motions --json").await?[0]["for"]
		.as_array()
		.is_some_and(|all| all.len() == 3));
	elections::reach(&chain, election, Stage::Tallied).await?;
	desk.cannot("council do --account //Ferdie --dry-run take_seats", "Governance::NotDue").await?;
	elections::certify(&chain, &desk, election).await?;
	elections::certify(&chain, &desk, other).await?;
	elections::reach(&chain, election, Stage::Final).await?;
	elections::reach(&chain, other, Stage::Final).await?;

	// Anybody has the result take effect.
	tokio::try_join!(desk.does("council do --account //Bob//stash take_seats"), async {
		desk.does("referendum do --account //Ferdie decide referendum=0").await?;
		desk.does("referendum do --account //Ferdie decide referendum=1").await
	})?;
	let shown = desk.does("council show").await?;
	for (who, sits) in ELECTED.iter().map(|who| (who, true)).chain(COUNCIL.iter().map(|who| (who, false))) {
		ensure!(shown.contains(&account(who)?) == sits, "{who}: {shown}");
	}
	ensure!(desk.does("council motions").await?.contains("no motion is before the council"));
	desk.cannot(&desk.closing("//Eve", &last), "Council::ProposalMissing").await?;
	let again = "council move --account //Charlie governance withdraw_upgrade";
	desk.cannot(again, "Council::NotMember").await?;
	desk.cannot(&format!("--lang ko {again} --dry-run"), "평의회 의원이 아닙니다").await?;
	let done = desk.decides(&ELECTED, "validator set-minimum --account MOVER 4").await?;
	ensure!(done.contains("MinimumChanged"), "the new council decides nothing: {done}");

	// Members said yes to both questions. Too few answered the second.
	let shown = desk.does("referendum list").await?;
	ensure!(shown.contains("rejected: below quorum"), "{shown}");
	until("the call of the referendum is made", SOON, || async {
		let standing = desk.asks("referendum ask referendum referendum=0").await?["standing"].clone();
		Ok((standing["Enacted"]["succeeded"] == true).then_some(()))
	})
	.await?;
	let after = desk.asks("council ask parameters").await?;
	ensure!(after[1]["term"].as_u64() == before[1]["term"].as_u64().map(|term| term * 2), "{after}");
	ensure!(after[1]["seats"] == before[1]["seats"] && after[0] == 1, "{after}");
	let height = best(&chain).await?;
	network.until_finalized(&[0, 1, 2, 3], height, SOON).await?;
	Ok(())
}

/// Code that was released before what the node has built in; kept with the sources.
fn released_code() -> anyhow::Result<Vec<u8>> {
	let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../upgrade/caucus-released.wasm"));
	std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The version of the code that made a block's state.
async fn version(chain: &Chain, at: Hash) -> anyhow::Result<u32> {
	let version = chain.call_api("Core_version", &[], Some(at)).await?;
	// Two names, the authoring version, and then the one that is meant.
	let (_, _, _, version) = <(String, String, u32, u32)>::decode(&mut &version[..])?;
	Ok(version)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_keeps_all_state_and_waits_for_an_election() -> anyhow::Result<()> {
	let network = Network::start_with_code(&released_code()?, &VALIDATORS).await?;
	let chain = network.chain(0)?;
	let desk = Desk::at(network.site(0));
	let trustees = elections::trustees(&network)?;
	let new = desk.path("new.wasm");
	std::fs::write(&new, built_in_code()?)?;
	network.until_finalized(&[0, 1, 2, 3], 1, SOON).await?;

	let times = Times { opens_in: 170, lasts: 90, certification: 300 };
	let paper = json!([elections::question("새 당헌")]);
	let ((), election) = tokio::try_join!(
		elections::register(&chain),
		elections::draw_up(&desk, "//Charlie", "당원투표", paper, &times),
	)?;
	elections::call_trustees(&desk, &[election]).await?;
	elections::reach(&chain, election, Stage::Ready).await?;

	// The code has a notice of a minute here; and under an election it waits.
	let authorized =
		format!("council move --account MOVER governance authorize_upgrade code_hash=digest:{new}");
	let done = desk.decides(&COUNCIL, &authorized).await?;
	ensure!(done.contains("Executed"), "{done}");
	let apply = format!("council apply-upgrade --account //Ferdie {new}");
	desk.cannot(&apply, "Governance::UpgradeNotDue").await?;
	elections::reach(&chain, election, Stage::Open).await?;
	elections::cast(&chain, election, 0..20, &[vec![0]]).await?;
	let dry = format!("{apply} --dry-run");
	until("the notice is over", SOON, || async {
		let standing = desk.asks("council ask upgrade").await?;
		let due = standing["due"].as_u64().context("no code is authorised")?;
		Ok((State::best(&chain).await?.now().await? >= due).then_some(()))
	})
	.await?;
	desk.cannot(&dry, "Elections::ElectionUnderWay").await?;
	desk.cannot(&apply, "Elections::ElectionUnderWay").await?;
	elections::reach(&chain, election, Stage::Tallied).await?;
	// Nobody does anything but bring in the code.
	drop(trustees);
	blocks(&chain, 2).await?;
	let said = desk.does(&apply).await?;
	let height: u64 =
		said.split_whitespace().next_back().and_then(|word| word.parse().ok()).context("a height")?;
	network.until_finalized(&[0, 1, 2, 3], height + 1, SOON).await?;

	// The block before the code came, and the first that it has made.
	let hash = |height| {
		let chain = &chain;
		async move { chain.block_hash(height).await?.context("a block") }
	};
	let (before, after) = (hash(height - 1).await?, hash(height + 1).await?);
	let versions = (version(&chain, before).await?, version(&chain, after).await?);
	ensure!(versions.0 < versions.1, "no new version is in force: {versions:?}");
	let code = |at| {
		let chain = &chain;
		async move { chain.storage(b":code", Some(at)).await }
	};
	ensure!(code(after).await? == Some(built_in_code()?), "other code is in force");
	let (one, other) = (state::of_block(&chain, before).await?, state::of_block(&chain, after).await?);
	let changed = state::differences(&state::kept(one)?, &state::kept(other)?);
	ensure!(changed.is_empty(), "the upgrade changed {changed:#?}");
	let (mut one, other) = (state::answers(&chain, before).await?, state::answers(&chain, after).await?);
	ensure!(one.remove("Governance.upgrade").is_some_and(|upgrade| upgrade.is_object()), "no code waited");
	ensure!(other["Governance.upgrade"].is_null(), "code waits still");
	ensure!(one.len() > 30, "only {} questions could be asked", one.len());
	for (question, answer) in &one {
		ensure!(other.get(question) == Some(answer), "{question}: {answer}, now {:?}", other.get(question));
	}

	// All goes on under the new code: the election that was counted, and the council.
	elections::certify(&chain, &desk, election).await?;
	elections::reach(&chain, election, Stage::Final).await?;
	let totals = State::best(&chain).await?.result(election).await?.context("no totals")?;
	ensure!(totals[0].to_vec() == [20, 0, 0], "counted {totals:?}");
	desk.decides(&COUNCIL, "validator set-minimum --account MOVER 4").await?;
	let height = best(&chain).await?;
	network.until_finalized(&[0, 1, 2, 3], height, SOON).await?;
	Ok(())
}
