// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The chain at the size of the whole party: what entering members takes, what a roll of all of them takes block by
//! block, what a node needs to keep them, and how soon a new node has caught up.
//!
//! Registering is measured on some, by the registrars' calls, and multiplied. The rest has its members in the first state, as
//! the calls would have left them: the roll of all of them is then cut, permuted and seated by blocks of a node.

use crate::{
	casting::author_ms,
	disk,
	party::{applications, begin_roll, enter, RELAYER},
	wasm::{median, rounded},
};
use anyhow::{bail, ensure, Context};
use caucus_e2e::{
	network::{raw_spec, Network},
	DevChain,
};
use caucus_runtime_common::{limits::MAXIMUM_REF_TIME, time::SLOT_DURATION};
use caucus_sdk::{
	chain::{pair, Chain, Hash, Until},
	keys,
	members::registry::{Classes, Member, Status, MAX_BATCH},
	primitives::RingIndex,
};
use caucus_sovereign_runtime::Runtime;
use codec::{Decode, Encode};
use futures::future::join_all;
use pallet_members::{Roll, RollStage, MOST_WORK};
use polkadot_sdk::{
	frame_support::{dispatch::PerDispatchClass, weights::Weight},
	frame_system,
};
use rayon::prelude::*;
use serde_json::{json, Value};
use std::{
	fs::File,
	io::{BufWriter, Write},
	path::{Path, PathBuf},
	time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::time::sleep;

/// Chapters among which members are spread: as many as there are constituencies of the National Assembly.
const CHAPTERS: u32 = 254;
const RING: u32 = 767;
/// Members whose entries are made and written down at a time.
const PIECE: u32 = 50_000;
/// How often a node is asked how far it is.
const LOOK: Duration = Duration::from_secs(1);
/// How often memory is looked at while a node catches up.
const GLANCE: Duration = Duration::from_millis(250);
/// How long a roll may take, and how long a new node.
const PATIENCE: Duration = Duration::from_secs(4 * 3_600);
const MIB: f64 = 1_048_576.0;

/// Flags of the one validator, and of nodes that only follow.
const VALIDATOR: [&str; 4] = ["--alice", "--force-authoring", "--finality-lag", "0"];
const FOLLOWER: [&str; 2] = ["--name", "follower"];
/// Warp sync asks for so many peers before it begins, the validator among them.
const PEERS: usize = 3;

/// A storage entry in the notation of a specification.
fn entry(key: &[u8], value: &[u8]) -> String {
	format!(",\"0x{}\":\"0x{}\"", hex::encode(key), hex::encode(value))
}

/// What the registry has of a member, and of the batch that the member begins.
fn entries_of(number: u32, officers: &[[u8; 32]; 2]) -> String {
	let key = keys::development(number).key();
	let member = Member {
		key,
		chapter: (number % CHAPTERS) as _,
		classes: Classes::DUES_PAYING,
		status: Status::Active,
		batch: number / MAX_BATCH,
		since: 0,
		rotated: false,
	};
	let mut entries = entry(&pallet_members::Members::<Runtime>::hashed_key_for(number), &member.encode());
	entries += &entry(&pallet_members::MemberByKey::<Runtime>::hashed_key_for(key), &number.encode());
	if number.is_multiple_of(MAX_BATCH) {
		let batch = pallet_members::Batches::<Runtime>::hashed_key_for(number / MAX_BATCH);
		entries += &entry(&batch, &officers.encode());
	}
	entries
}

/// Writes the raw specification of a development chain that has so many members in its first state.
fn write_spec(file: &Path, members: u32) -> anyhow::Result<()> {
	let officers = [pair("//Alice")?.public_key().0, pair("//Bob")?.public_key().0];
	let mut spec: Value = serde_json::from_slice(&raw_spec("dev")?)?;
	let top = spec["genesis"]["raw"]["top"].as_object_mut().context("a specification of another form")?;
	for (key, value) in [
		(pallet_members::MemberCount::<Runtime>::hashed_key(), members.encode()),
		(pallet_members::NextBatch::<Runtime>::hashed_key(), members.div_ceil(MAX_BATCH).encode()),
	] {
		top.insert(format!("0x{}", hex::encode(key)), format!("0x{}", hex::encode(value)).into());
	}
	// The entries of members go behind those that are there, one piece after the other: all of them would fill the memory.
	let spec = serde_json::to_string(&spec)?;
	let first = spec.find("\"top\":{").context("a specification of another form")?;
	let end = first + spec[first..].find('}').context("a specification of another form")?;
	let mut out = BufWriter::new(File::create(file)?);
	out.write_all(&spec.as_bytes()[..end])?;
	for from in (0..members).step_by(PIECE as usize) {
		let to = from.saturating_add(PIECE).min(members);
		let entries: Vec<String> =
			(from..to).into_par_iter().map(|number| entries_of(number, &officers)).collect();
		entries.iter().try_for_each(|entries| out.write_all(entries.as_bytes()))?;
		eprint!("\rmaking keys: {to} of {members}");
	}
	eprintln!();
	out.write_all(&spec.as_bytes()[end..])?;
	Ok(out.flush()?)
}

/// Reads something of the state at a block.
async fn read<T: Decode>(chain: &Chain, key: &[u8], at: Hash) -> anyhow::Result<Option<T>> {
	let value = chain.storage(key, Some(at)).await?;
	Ok(value.map(|value| T::decode(&mut &value[..])).transpose()?)
}

async fn best(chain: &Chain) -> anyhow::Result<u64> {
	Ok(chain.header(chain.best_head().await?).await?.number)
}

// ---- registering ----------------------------------------------------------------------------------------------------

/// How many members there were when the block was made, and what members are there after how many seconds.
async fn register(members: u32) -> anyhow::Result<Value> {
	let node = DevChain::start_with_lag(0).await?;
	let chain = node.connect().await?;
	eprintln!("{members} members apply");
	let entries = applications(&chain, members)?;
	let (started, first) = (Instant::now(), best(&chain).await?);
	enter(&chain, &entries).await?;
	let seconds = started.elapsed().as_secs_f64();
	let count = pallet_members::MemberCount::<Runtime>::hashed_key();
	let mut points = Vec::new();
	for number in first..=best(&chain).await? {
		let block = chain.block_hash(number).await?.context("a block is gone")?;
		let there: u32 = read(&chain, &count, block).await?.unwrap_or_default();
		points.push(json!([(number - first) * SLOT_DURATION / 1_000, there]));
		if there == members {
			break;
		}
	}
	let rate = f64::from(members) / seconds;
	eprintln!("{members} members are entered, {rate:.0} a second");
	Ok(json!({ "seconds": rounded(seconds), "per_second": rounded(rate), "points": points }))
}

// ---- the roll -------------------------------------------------------------------------------------------------------

/// How far the roll is after a block, and what the block took.
struct Step {
	stage: RollStage,
	/// The share of what a block can take, in percent, as charged.
	full: f64,
	author_ms: Option<f64>,
}

/// What a roll of all members took.
struct Steps {
	steps: Vec<Step>,
	/// How many calls had blocks do more.
	hurried: usize,
}

impl Steps {
	/// How many blocks had a stage.
	fn blocks(&self, of: impl Fn(&RollStage) -> bool) -> usize {
		self.steps.iter().filter(|step| of(&step.stage)).count()
	}

	fn curve(&self, value: impl Fn(&Step) -> Option<f64>) -> Vec<Value> {
		let minute = |block: usize| rounded(block as f64 * SLOT_DURATION as f64 / 60_000.0);
		let found = self.steps.iter().enumerate().filter_map(|(block, step)| Some((block, value(step)?)));
		found.map(|(block, value)| json!([minute(block), rounded(value)])).collect()
	}
}

fn is_cutting(stage: &RollStage) -> bool {
	matches!(stage, RollStage::Cutting { .. })
}

fn is_seating(stage: &RollStage) -> bool {
	matches!(stage, RollStage::Seating(_))
}

/// Follows the roll that was begun last until its rings stand, and asks the chain to hurry by so many calls in each block.
async fn follow(network: &Network, from: u64, hurry: usize, members: u32) -> anyhow::Result<Steps> {
	let (chain, relayer) = (network.chain(0)?, pair(RELAYER)?);
	let roll = pallet_members::Rolls::<Runtime>::hashed_key_for(0);
	let weight = frame_system::BlockWeight::<Runtime>::hashed_key();
	let rings = members.div_ceil(RING);
	let (mut steps, mut next, mut hurried, started) = (Vec::new(), from, 0, Instant::now());
	loop {
		while next <= best(&chain).await? {
			let block = chain.block_hash(next).await?.context("a block is gone")?;
			let used: PerDispatchClass<Weight> = read(&chain, &weight, block).await?.unwrap_or_default();
			if let Some(Roll { stage, .. }) = read(&chain, &roll, block).await? {
				let full = used.total().ref_time() as f64 / MAXIMUM_REF_TIME as f64 * 100.0;
				steps.push(Step { stage, full, author_ms: author_ms(&network.log(0), next) });
			}
			next += 1;
		}
		let stage = steps.last().context("no roll was begun")?.stage;
		match stage {
			RollStage::Cutting { next, end } => eprint!("\rcutting: {next} of {end} members  "),
			RollStage::Seating(at) => eprint!("\rseating: ring {} of {rings}         ", at.ring),
			RollStage::Built { .. } => {
				eprintln!();
				return Ok(Steps { steps, hurried });
			}
			RollStage::Failed => bail!("the rings cannot be built:\n{}", network.log(0)),
			_ => (),
		}
		ensure!(started.elapsed() < PATIENCE, "the roll is not built after {} s", PATIENCE.as_secs());
		if hurry > 0 && (is_cutting(&stage) || is_seating(&stage)) {
			let calls = (0..hurry).map(|_| {
				chain.submit_signed(&relayer, "Members", "work", MOST_WORK.encode(), Until::InBlock)
			});
			// Those that come when nothing is left to do fail, which is no matter.
			let done = join_all(calls).await.into_iter().filter(Result::is_ok).count();
			hurried += done;
			if done == 0 {
				sleep(LOOK).await;
			}
		} else {
			sleep(LOOK).await;
		}
	}
}

// ---- nodes ----------------------------------------------------------------------------------------------------------

/// Has a new node come by warp sync; gives the seconds until it has the newest final state, and its memory in MiB.
async fn warp(network: &mut Network) -> anyhow::Result<(f64, u64)> {
	// Warp sync wants several peers. Each has what the validator has.
	let origin = PathBuf::from(network.path("node-0")).join("chains");
	network.kill(0);
	for node in 1..PEERS {
		disk::copy(&origin, &PathBuf::from(network.path(&format!("node-{node}"))).join("chains"))?;
	}
	network.restart(0).await?;
	for _ in 1..PEERS {
		network.add_node(&FOLLOWER).await?;
	}
	let count = pallet_members::MemberCount::<Runtime>::hashed_key();
	let started = Instant::now();
	let height = network.finalized(0).await?;
	let node = network.add_node(&["--name", "new", "--sync", "warp"]).await?;
	let chain = network.chain(node)?;
	loop {
		let (number, head) = network.finalized_block(node).await?;
		// A node that has no state for a block says so, or that it knows nothing.
		if number >= height && matches!(chain.storage(&count, Some(head)).await, Ok(Some(_))) {
			return Ok((started.elapsed().as_secs_f64(), network.peak_memory_mib(node)?));
		}
		ensure!(started.elapsed() < PATIENCE, "the new node does not come:\n{}", network.log(node));
		sleep(GLANCE).await;
	}
}

fn curve(title: &str, x: &str, y: &str, series: &[(&str, Vec<Value>)]) -> Value {
	let series: Vec<Value> =
		series.iter().map(|(name, points)| json!({ "name": name, "points": points })).collect();
	json!({ "title": title, "x": x, "y": y, "series": series })
}

/// Measures the chain with so many members; `registered` of them are entered by calls.
pub(crate) async fn measure(members: u32, registered: u32, hurry: usize) -> anyhow::Result<Value> {
	let registering = register(registered).await?;
	let rate = registering["per_second"].as_f64().context("no rate")?;

	let folder = TempDir::new()?;
	let spec = folder.path().join("chain.json");
	write_spec(&spec, members)?;
	let spec_bytes = std::fs::metadata(&spec)?.len();
	eprintln!("a node makes the first state");
	let started = Instant::now();
	let mut network = Network::start_in(folder, &[&VALIDATOR]).await?;
	let first_start = started.elapsed().as_secs_f64();
	let first_memory = network.peak_memory_mib(0)?;
	let data = PathBuf::from(network.path("node-0"));

	let started = Instant::now();
	network.restart(0).await?;
	let restart = started.elapsed().as_secs_f64();
	let disk_members = disk::used(&data)?;
	let chain = network.chain(0)?;
	let from = best(&chain).await? + 1;
	begin_roll(&chain, RING).await?;
	let mut memory: Vec<(f64, u64)> = Vec::new();
	let steps = {
		let following = follow(&network, from, hurry, members);
		tokio::pin!(following);
		let started = Instant::now();
		loop {
			tokio::select! {
				steps = &mut following => break steps?,
				() = sleep(10 * LOOK) => {
					let minute = started.elapsed().as_secs_f64() / 60.0;
					memory.push((rounded(minute), network.memory_mib(0)?));
				}
			}
		}
	};
	// Not the peak of the process, which has read the whole specification when it was started.
	let working_memory = memory.iter().map(|(_, mib)| *mib).max();
	let memory: Vec<Value> = memory.iter().map(|(minute, mib)| json!([minute, mib])).collect();
	sleep(10 * LOOK).await;
	let disk_roll = disk::used(&data)?;

	let rings = members.div_ceil(RING);
	let built = chain.best_head().await?;
	let root = |ring: u32| pallet_members::RingRoots::<Runtime>::hashed_key_for(0, ring as RingIndex);
	let (last, beyond) = (root(rings - 1), root(rings));
	ensure!(chain.storage(&last, Some(built)).await?.is_some(), "not all rings stand");
	ensure!(chain.storage(&beyond, Some(built)).await?.is_none(), "there are more than {rings} rings");
	eprintln!("{rings} rings stand; a new node comes");
	let (warp_seconds, warp_memory) = warp(&mut network).await?;

	let keys_per_block = |blocks: usize| rounded(f64::from(members) / blocks.max(1) as f64);
	let (cut, seated) = (steps.blocks(is_cutting), steps.blocks(is_seating));
	let most_full = steps.steps.iter().map(|step| step.full).fold(0.0, f64::max);
	let author = |of: fn(&RollStage) -> bool| -> Option<f64> {
		let times: Vec<f64> =
			steps.steps.iter().filter(|step| of(&step.stage)).filter_map(|step| step.author_ms).collect();
		(!times.is_empty()).then(|| rounded(median(times)))
	};
	let cut_curve = steps.curve(|step| match step.stage {
		RollStage::Cutting { next, .. } => Some(f64::from(next)),
		_ => None,
	});
	let seat_curve = steps.curve(|step| match step.stage {
		// A block may end between the only style and its end.
		RollStage::Seating(at) => Some(f64::from(if at.style == 0 { at.next_seat } else { members })),
		RollStage::Built { .. } => Some(f64::from(members)),
		_ => None,
	});
	Ok(json!({
		"bench": "scale",
		"members": members,
		"ring": RING,
		"rings": rings,
		"registered": registered,
		"members_registered_per_second": rounded(rate),
		"hours_to_register_all": rounded(f64::from(members) / rate / 3_600.0),
		"calls_that_hurried": steps.hurried,
		"blocks_to_cut_the_roll": cut,
		"blocks_to_seat_all_rings": seated,
		"keys_cut_in_a_block": keys_per_block(cut),
		"keys_seated_in_a_block": keys_per_block(seated),
		"fullest_block_percent": rounded(most_full),
		"author_ms_cutting": author(is_cutting),
		"author_ms_seating": author(is_seating),
		"specification_mb": rounded(spec_bytes as f64 / 1e6),
		"seconds_to_make_the_first_state": rounded(first_start),
		"memory_mib_making_the_first_state": first_memory,
		"seconds_to_restart": rounded(restart),
		"memory_mib_at_most_while_the_roll_is_made": working_memory,
		"disk_mib_with_members": rounded(disk_members as f64 / MIB),
		"disk_mib_with_the_roll": rounded(disk_roll as f64 / MIB),
		"seconds_until_a_new_node_has_the_state": rounded(warp_seconds),
		"memory_mib_of_the_new_node": warp_memory,
		"curves": [
			curve("Members entered by registrars", "seconds", "members", &[
				("members", registering["points"].as_array().cloned().unwrap_or_default()),
			]),
			curve("A roll of all members", "minutes", "members", &[("cut", cut_curve), ("seated", seat_curve)]),
			curve("How full blocks are while the roll is made", "minutes", "percent", &[
				("as charged", steps.curve(|step| Some(step.full))),
				("author's time, of a block's", steps.curve(|step| {
					step.author_ms.map(|ms| ms / SLOT_DURATION as f64 * 100.0)
				})),
			]),
			curve("Memory of the node while the roll is made", "minutes", "MiB", &[("memory", memory)]),
		],
	}))
}
