// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How fast one validator finalizes signatures that are handed in all at once.

use crate::{
	party::{applications, begin_roll, call_json, enter, OFFICERS, RELAYER},
	wasm::rounded,
};
use anyhow::{ensure, Context};
use caucus_e2e::DevChain;
use caucus_sdk::{
	acts::{Actor, PetitionAct, ProvenAct},
	chain::{pair, Arguments, Chain, Hash, Included, Until},
	keys,
	participation::relay_acts,
	primitives::calendar,
	read::State,
	standing::StandingRoll,
};
use codec::Decode;
use futures::{
	future::try_join_all,
	stream::{self, StreamExt, TryStreamExt},
};
use serde_json::{json, Value};
use std::{
	sync::Arc,
	thread::available_parallelism,
	time::{Duration, Instant},
};
use tokio::time::sleep;

const PALLET: &str = "Petitions";
const RING: u32 = 255;
/// Signatures in a batch.
const BATCH: usize = 64;
/// Requests to the node under way at a time.
const AT_ONCE: usize = 64;
/// How often the node is asked what is final.
const LOOK: Duration = Duration::from_millis(100);
/// How long finality is waited for.
const PATIENCE: Duration = Duration::from_secs(900);

/// The number that an event begins with.
fn number_in(included: &Included, pallet: &str, event: &str) -> anyhow::Result<u32> {
	let found = included.event(pallet, event).with_context(|| format!("{pallet} says nothing of {event}"))?;
	Ok(u32::decode(&mut &found.fields[..])?)
}

/// A standing roll of all members, once its rings stand.
async fn cut_roll(chain: &Chain) -> anyhow::Result<StandingRoll> {
	begin_roll(chain, RING).await?;
	while State::best(chain).await?.standing_roll().await?.is_none() {
		sleep(Duration::from_secs(1)).await;
	}
	Ok(StandingRoll::newest(chain, None, |_| ()).await?)
}

/// Acts of the members from number `first` on, with their proofs.
async fn prove(
	chain: &Chain,
	roll: &Arc<StandingRoll>,
	petition: u32,
	first: u32,
	members: u32,
	act: PetitionAct,
) -> anyhow::Result<Vec<ProvenAct>> {
	stream::iter(first..first + members)
		.map(|number| {
			let (genesis, roll) = (chain.genesis_hash().0, Arc::clone(roll));
			async move {
				let proving = tokio::task::spawn_blocking(move || {
					Actor::on(genesis, &keys::development(number), roll)?.prove_act(petition, act)
				});
				anyhow::Ok(proving.await.context("a proof was not finished")??)
			}
		})
		.buffered(available_parallelism().map_or(2, usize::from))
		.try_collect()
		.await
}

/// A petition as readers see it in a block.
async fn shown(chain: &Chain, petition: u32, at: Option<Hash>) -> anyhow::Result<Value> {
	let arguments = Arguments::from_iter([("petition".to_owned(), petition.into())]);
	Ok(chain.view(PALLET, "petition", &arguments, at).await?)
}

/// How many have signed it there.
async fn count(chain: &Chain, petition: u32, at: Hash) -> anyhow::Result<u64> {
	let shown = shown(chain, petition, Some(at)).await?;
	shown["numbers"]["count"].as_u64().context("the petition has no count")
}

/// A petition that takes signatures.
async fn open(chain: &Chain, roll: &Arc<StandingRoll>) -> anyhow::Result<u32> {
	let draft = json!({
		"kind": "General", "addressee": 0, "topics": [], "public": true,
		"text": { "title": "측정", "ask": "서명을 셉니다.", "details": null, "english": null },
	});
	let draft = chain.encode_argument(PALLET, "submit", "draft", &draft).await?;
	let year = calendar::year_of(calendar::month_of(State::best(chain).await?.now().await?));
	let starter = keys::development(0);
	let actor = Actor::on(chain.genesis_hash().0, &starter, Arc::clone(roll))?;
	let included = actor.start_petition(year, 0, &draft)?.submit(chain, Until::InBlock).await?;
	let petition = number_in(&included, PALLET, "PetitionSubmitted")?;
	let parameters = chain.view(PALLET, "parameters", &Arguments::new(), None).await?;
	let sponsors = parameters[1]["sponsors"].as_u64().context("no number of sponsors")?;
	let sponsors = prove(chain, roll, petition, 0, u32::try_from(sponsors)?, PetitionAct::Sponsor).await?;
	relay_acts(chain, &pair(RELAYER)?, petition, &sponsors, Until::InBlock).await?;
	let revision = shown(chain, petition, None).await?["petition"]["revision"].clone();
	for moderator in OFFICERS {
		let arguments = json!({ "petition": petition, "expected_revision": revision, "verdict": "Publish" });
		call_json(chain, moderator, PALLET, "review", &arguments).await?;
	}
	Ok(petition)
}

/// Hands signatures in alone, without waiting for them.
async fn hand_in(chain: &Chain, extrinsics: &[Vec<u8>]) -> anyhow::Result<()> {
	stream::iter(extrinsics)
		.map(|extrinsic| chain.hand_in(extrinsic))
		.buffer_unordered(AT_ONCE)
		.try_collect::<Vec<()>>()
		.await?;
	Ok(())
}

/// Hands them in by a relayer.
async fn relay(chain: &Chain, petition: u32, acts: &[ProvenAct]) -> anyhow::Result<()> {
	let relayer = pair(RELAYER)?;
	let relayer = &relayer;
	let batches = acts
		.chunks(BATCH)
		.map(|batch| async move { relay_acts(chain, relayer, petition, batch, Until::InBlock).await });
	try_join_all(batches).await?;
	Ok(())
}

/// What became of signatures that were handed in together.
struct Finalized {
	/// Seconds from the first submission until all were final.
	seconds: f64,
	/// How many each block has, of those that have any.
	blocks: Vec<u64>,
}

/// Hands signatures in and waits until all of them are final.
async fn finalize(
	chain: &Chain,
	petition: u32,
	signatures: u64,
	handing_in: impl std::future::Future<Output = anyhow::Result<()>>,
) -> anyhow::Result<Finalized> {
	let mut head = chain.finalized_head().await?;
	let (mut number, before) = (chain.header(head).await?.number, count(chain, petition, head).await?);
	let started = Instant::now();
	let watching = async {
		while count(chain, petition, head).await? < before + signatures {
			ensure!(started.elapsed() < PATIENCE, "the signatures do not become final");
			while chain.finalized_head().await? == head {
				sleep(LOOK).await;
			}
			head = chain.finalized_head().await?;
		}
		anyhow::Ok(started.elapsed().as_secs_f64())
	};
	let (seconds, ()) = tokio::try_join!(watching, handing_in)?;
	let (mut blocks, mut have) = (Vec::new(), before);
	while have < before + signatures {
		number += 1;
		let block = chain.block_hash(number).await?.context("a final block is gone")?;
		let now = count(chain, petition, block).await?;
		if now > have {
			blocks.push(now - have);
		}
		have = now;
	}
	Ok(Finalized { seconds, blocks })
}

fn figure(signatures: u32, at_a_time: usize, result: &Finalized) -> Value {
	eprintln!("{signatures} signatures, {at_a_time} at a time: final after {:.1} s", result.seconds);
	json!({
		"at_a_time": at_a_time,
		"signatures": signatures,
		"seconds_until_final": rounded(result.seconds),
		"signatures_per_second_until_final": rounded(f64::from(signatures) / result.seconds),
		"signatures_in_each_block": result.blocks,
	})
}

/// Has a node of its own finalize so many signatures, first alone and then in batches.
pub(crate) async fn measure(signatures: u32) -> anyhow::Result<Value> {
	let node = DevChain::start_with_lag(0).await?;
	let chain = node.connect().await?;
	let members = 2 * signatures.max(50);
	eprintln!("a node starts; {members} members are entered, and a standing roll is cut");
	enter(&chain, &applications(&chain, members)?).await?;
	let roll = Arc::new(cut_roll(&chain).await?);
	let petition = open(&chain, &roll).await?;
	eprintln!("petition {petition} is open; proofs are made");
	let sign = PetitionAct::Sign(1);
	let alone = prove(&chain, &roll, petition, 0, signatures, sign).await?;
	let batched = prove(&chain, &roll, petition, signatures, signatures, sign).await?;
	let mut extrinsics = Vec::new();
	for signature in alone {
		extrinsics.push(signature.alone(petition).extrinsic(&chain).await?);
	}
	let alone = finalize(&chain, petition, signatures.into(), hand_in(&chain, &extrinsics)).await?;
	let batches = finalize(&chain, petition, signatures.into(), relay(&chain, petition, &batched)).await?;
	Ok(json!({
		"validators": 1,
		"finality_lag": 0,
		"ring": RING,
		"rings": members.div_ceil(RING),
		"members": members,
		"figures": [figure(signatures, 1, &alone), figure(signatures, BATCH, &batches)],
	}))
}
