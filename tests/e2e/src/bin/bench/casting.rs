// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How many ballots a second one validator makes final, sustained over full blocks.
//!
//! Ballots are made once, for an election that the first state of a chain has open already, and kept with that state. A
//! proof holds for one chain, so a changed runtime would cost all of them: the first state keeps the code with which it was
//! made, and the node runs its own instead (`codeSubstitutes`), as long as both have the same version.

use crate::{
	corpus::{fault, first_of, for_each_ring, in_turns, keep, kept, members_of, root_of},
	disk,
	party::RELAYER,
	poll::{insert_rings, open, params},
	tally,
	wasm::{median, ring_size, rounded},
};
use anyhow::{ensure, Context};
use caucus_e2e::{
	code::built_in_code,
	network::{raw_spec, Network},
};
use caucus_runtime_common::time::SLOT_DURATION;
use caucus_sovereign_runtime::{Runtime, VERSION};
use codec::{Decode, Encode};
use futures::stream::{self, StreamExt, TryStreamExt};
use polkadot_sdk::{
	pallet_timestamp,
	sp_io::{storage, TestExternalities},
};
use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	path::PathBuf,
	time::{Duration, Instant},
};
use tokio::time::sleep;

use caucus_sdk::{
	chain::{pair, Chain, Hash, Until},
	elections::{
		ballot::Ballot,
		params::Params,
		prove::{make_ballot, Seat},
		tally::Count,
		verify::Verifier,
	},
	keys,
	members::ring::{PreparedRing, RingRoot, RingSize},
	primitives::blake2_256,
};

pub(crate) const ELECTION: u32 = 0;
const OPTIONS: usize = 4;
/// Ballots in a batch.
const BATCH: usize = 64;
/// Transactions that are handed in and not yet in a block: more than a block takes, less than the pool does.
const AHEAD: usize = 40;
/// Ballots alone that are handed in at a time.
const AT_ONCE: usize = 64;
/// The share of a block that ballots may take, in milliseconds.
const SHARE: f64 = 3_000.0;
const BLOCK_SECONDS: f64 = SLOT_DURATION as f64 / 1_000.0;
/// How often the node is asked what is final.
const LOOK: Duration = Duration::from_millis(500);
/// How long ballots may take until they are final.
const PATIENCE: Duration = Duration::from_secs(1_800);
/// What the database needs to write down what has come.
const SETTLE: Duration = Duration::from_secs(5);
/// The storage key of the code.
const CODE: &str = "0x3a636f6465";

/// What is made once: a chain's first state, and ballots, in the order in which they are handed in: one of each ring, then
/// the next of each.
#[derive(Encode, Decode)]
pub(crate) struct Corpus {
	/// Version of the runtime for which they were made.
	version: u32,
	/// The chain's specification, in JSON.
	pub(crate) spec: Vec<u8>,
	pub(crate) ballots: Vec<Ballot>,
}

/// The specification of a development chain whose first state has the election open.
fn make_spec(roots: &[RingRoot], params: Params) -> anyhow::Result<Vec<u8>> {
	let mut state = TestExternalities::new_empty();
	let added: BTreeMap<String, String> = state.execute_with(|| {
		insert_rings(roots);
		open(ELECTION, params);
		let (mut entries, mut key) = (BTreeMap::new(), Vec::new());
		while let Some(next) = storage::next_key(&key) {
			// What is well known by its name (the code, among others) is the chain's own.
			if !next.starts_with(b":") {
				let value = storage::get(&next).unwrap_or_default();
				entries.insert(format!("0x{}", hex::encode(&next)), format!("0x{}", hex::encode(value)));
			}
			key = next;
		}
		entries
	});
	let mut spec: Value = serde_json::from_slice(&raw_spec("dev")?)?;
	let top = spec["genesis"]["raw"]["top"].as_object_mut().context("a specification of another form")?;
	for (key, value) in added {
		top.insert(key, value.into());
	}
	Ok(serde_json::to_vec(&spec)?)
}

/// One ring's ballots.
fn vote(verifier: &Verifier, ring: u32, size: RingSize, voters: u32) -> anyhow::Result<Vec<Ballot>> {
	let (first, members) = (first_of(ring, size), members_of(ring, size));
	let prepared: PreparedRing = keys::development(first).prepare(size, &members).map_err(fault)?;
	(0..voters)
		.map(|seat| {
			let (voter, prepared) = (keys::development(first + seat), prepared.for_seat(seat));
			// The last option is to abstain, which is to choose nobody.
			let option = (ring + seat) as usize % OPTIONS;
			let choice = if option + 1 == OPTIONS { vec![] } else { vec![option] };
			let entropy = blake2_256(&[&(ring, seat).encode()]);
			let seat = Seat { election: ELECTION, ring: ring as u16, sequence: 1 };
			make_ballot(verifier, &voter, &prepared, seat, &[choice], &entropy).map_err(fault)
		})
		.collect()
}

async fn make_corpus(size: RingSize, rings: u32, voters: u32) -> anyhow::Result<Corpus> {
	let roots = for_each_ring("building rings", rings, |ring| root_of(&members_of(ring, size), size))?;
	let params = params(OPTIONS, size, rings);
	let spec = make_spec(&roots, params.clone())?;
	let genesis = start(&spec).await?.chain(0)?.genesis_hash();
	let verifier = Verifier::new(&genesis.0, ELECTION, params).map_err(fault)?;
	let of_rings = for_each_ring("making ballots", rings, |ring| vote(&verifier, ring, size, voters))?;
	Ok(Corpus { version: VERSION.spec_version, spec, ballots: in_turns(&of_rings) })
}

/// The corpus from its file, or a new one.
pub(crate) async fn corpus(
	size: RingSize,
	rings: u32,
	voters: u32,
	cache: Option<&PathBuf>,
) -> anyhow::Result<Corpus> {
	let name = format!("casting-{}-{rings}-{voters}.scale", size.capacity());
	match kept(cache, &name) {
		Some(Corpus { version, spec, ballots }) if version == VERSION.spec_version => {
			return Ok(Corpus { version, spec, ballots });
		}
		Some(_) => eprintln!("the ballots that were kept are for another version: they are made anew"),
		None => (),
	}
	let corpus = make_corpus(size, rings, voters).await?;
	keep(cache, &name, &corpus)?;
	Ok(corpus)
}

/// The chain's specification with the code that the node has built in.
pub(crate) fn with_own_code(spec: &[u8]) -> anyhow::Result<Vec<u8>> {
	let mut spec: Value = serde_json::from_slice(spec)?;
	let code = Value::from(format!("0x{}", hex::encode(built_in_code()?)));
	if spec["genesis"]["raw"]["top"][CODE] != code {
		spec["codeSubstitutes"] = json!({ "0": code });
	}
	Ok(serde_json::to_vec(&spec)?)
}

/// A chain with one validator, of a raw specification.
pub(crate) async fn start(spec: &[u8]) -> anyhow::Result<Network> {
	let flags = ["--alice", "--force-authoring", "--finality-lag", "0", "--state-pruning", "archive"];
	let folder = tempfile::tempdir()?;
	std::fs::write(folder.path().join("chain.json"), spec)?;
	Network::start_in(folder, &[&flags]).await
}

/// How many ballots the election has in a block.
pub(crate) async fn counted(chain: &Chain, at: Hash) -> anyhow::Result<u64> {
	let key = pallet_elections::Counts::<Runtime>::hashed_key_for(ELECTION);
	let count = chain.storage(&key, Some(at)).await?.context("the election is not there")?;
	Ok(Count::decode(&mut &count[..])?.accepted.into())
}

/// A block with ballots.
struct Cast {
	number: u64,
	ballots: u64,
	/// Its time.
	ms: u64,
	/// How long its author worked on it.
	author_ms: Option<f64>,
	/// Bytes of its transactions.
	bytes: usize,
}

/// What the log says of a block: "Prepared block for proposing at 12 (2345 ms)".
pub(crate) fn author_ms(log: &str, number: u64) -> Option<f64> {
	let (_, rest) = log.split_once(&format!("proposing at {number} ("))?;
	rest.split_once(" ms")?.0.parse().ok()
}

/// Hands all of them in, in batches or alone, and waits until all are final.
async fn cast(spec: &[u8], ballots: &[Ballot], batch: usize) -> anyhow::Result<Value> {
	let network = start(spec).await?;
	let chain = network.chain(0)?;
	let relayer = pair(RELAYER)?;
	let data = PathBuf::from(network.path("node-0"));
	let before = disk::used(&data)?;
	let started = Instant::now();
	let handing_in = async {
		if batch == 1 {
			stream::iter(ballots)
				.map(|ballot| async {
					let extrinsic = chain.without_signer("Elections", "cast", &ballot.encode()).await?;
					anyhow::Ok(chain.hand_in(&extrinsic).await?)
				})
				.buffer_unordered(AT_ONCE)
				.try_collect::<Vec<()>>()
				.await?;
		} else {
			stream::iter(ballots.chunks(batch))
				.map(|batch| {
					chain.submit_signed(&relayer, "Elections", "cast_batch", batch.encode(), Until::InBlock)
				})
				.buffer_unordered(AHEAD)
				.try_collect::<Vec<_>>()
				.await?;
		}
		anyhow::Ok(())
	};
	let all = ballots.len() as u64;
	let watching = async {
		loop {
			let head = chain.finalized_head().await?;
			let have = counted(&chain, head).await?;
			eprint!("\r{have} of {all} ballots are final");
			if have == all {
				eprintln!();
				return anyhow::Ok((head, started.elapsed().as_secs_f64()));
			}
			ensure!(started.elapsed() < PATIENCE, "the ballots do not become final:\n{}", network.log(0));
			sleep(LOOK).await;
		}
	};
	let ((head, seconds), ()) = tokio::try_join!(watching, handing_in)?;
	let blocks = blocks_of(&network, head).await?;
	sleep(SETTLE).await;
	let grown = disk::used(&data)?.saturating_sub(before);
	Ok(figures(batch, all, seconds, grown, &blocks))
}

/// The blocks up to this one that have ballots.
async fn blocks_of(network: &Network, head: Hash) -> anyhow::Result<Vec<Cast>> {
	let chain = network.chain(0)?;
	let (log, time) = (network.log(0), pallet_timestamp::Now::<Runtime>::hashed_key());
	let (mut blocks, mut before) = (Vec::new(), 0);
	for number in 1..=chain.header(head).await?.number {
		let block = chain.block_hash(number).await?.context("a final block is gone")?;
		let now = counted(&chain, block).await?;
		if now > before {
			let ms = chain.storage(&time, Some(block)).await?.context("a block without a time")?;
			let ms = u64::decode(&mut &ms[..])?;
			let bytes = chain.block_body(block).await?.iter().map(Vec::len).sum();
			blocks.push(Cast {
				number,
				ballots: now - before,
				ms,
				author_ms: author_ms(&log, number),
				bytes,
			});
		}
		before = now;
	}
	Ok(blocks)
}

/// Full are all blocks with ballots but the first, which was begun before there were enough, and the last.
fn figures(batch: usize, ballots: u64, seconds: f64, grown: u64, blocks: &[Cast]) -> Value {
	let full = blocks.get(1..blocks.len().saturating_sub(1)).unwrap_or_default();
	let in_full: u64 = full.iter().map(|block| block.ballots).sum();
	let took = match (blocks.first(), full.last()) {
		(Some(first), Some(last)) => Some((last.ms - first.ms) as f64 / 1_000.0),
		_ => None,
	};
	let per_second = took.map(|took| in_full as f64 / took);
	let costs: Vec<f64> =
		full.iter().filter_map(|block| Some(block.author_ms? / block.ballots as f64)).collect();
	let cost = (!costs.is_empty()).then(|| median(costs));
	let ceiling = cost.map(|cost| SHARE / cost / BLOCK_SECONDS);
	let bytes: usize = blocks.iter().map(|block| block.bytes).sum();
	json!({
		"batch": batch,
		"ballots": ballots,
		"seconds_until_final": rounded(seconds),
		"full_blocks": full.len(),
		"ballots_per_s": per_second.map(rounded),
		"author_ms_per_ballot": cost.map(rounded),
		"ceiling_ballots_per_s": ceiling.map(rounded),
		"block_bytes_per_ballot": rounded(bytes as f64 / ballots as f64),
		"archive_bytes_per_ballot": rounded(grown as f64 / ballots as f64),
		"share_of_ceiling": per_second.zip(ceiling).map(|(per_second, ceiling)| rounded(per_second / ceiling)),
		"blocks": blocks
			.iter()
			.map(|block| json!({
				"number": block.number,
				"ballots": block.ballots,
				"ms": block.ms,
				"author_ms": block.author_ms,
			}))
			.collect::<Vec<_>>(),
	})
}

/// Measures how many ballots one validator makes final: `alone` of them alone, all of them in batches.
pub(crate) async fn measure(
	ring: u32,
	rings: u32,
	voters: u32,
	alone: usize,
	runs: usize,
	cache: Option<&PathBuf>,
) -> anyhow::Result<Value> {
	let size = ring_size(ring)?;
	let corpus = corpus(size, rings, voters, cache).await?;
	let spec = with_own_code(&corpus.spec)?;
	eprintln!("{} ballots in batches of {BATCH}", corpus.ballots.len());
	let batched = cast(&spec, &corpus.ballots, BATCH).await?;
	let some = &corpus.ballots[..alone.min(corpus.ballots.len())];
	eprintln!("{} ballots alone", some.len());
	let alone = cast(&spec, some, 1).await?;
	Ok(json!({
		"bench": "casting",
		"validators": 1,
		"finality_lag": 0,
		"options": OPTIONS,
		"ring": ring,
		"rings": rings,
		"cast_batch_ballots_per_s": batched["ballots_per_s"],
		"cast_ballots_per_s": alone["ballots_per_s"],
		"batched": batched,
		"alone": alone,
		"tally_seconds": tally::seconds(runs)?,
	}))
}
