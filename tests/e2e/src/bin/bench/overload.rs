// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a node does with more ballots than it can take.

use crate::{
	casting::{corpus, counted, start, with_own_code, ELECTION},
	wasm::{ring_size, rounded},
};
use anyhow::ensure;
use caucus_e2e::network::Network;
use caucus_sdk::{
	chain::{Chain, Hash},
	elections::ballot::Ballot,
};
use caucus_sovereign_runtime::Runtime;
use codec::Encode;
use serde_json::{json, Value};
use std::{
	collections::{BTreeMap, VecDeque},
	path::PathBuf,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};
use tokio::{
	task::JoinSet,
	time::{interval, sleep, timeout, MissedTickBehavior},
};

/// How often the node is looked at.
const LOOK: Duration = Duration::from_secs(2);
/// Ballots that are on their way to the node at a time; beyond it they are not even sent.
const UNDER_WAY: usize = 512;
/// A ballot that was refused is handed in again after so long, as a voter's program would.
const AGAIN: Duration = Duration::from_secs(10);
/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(60);
/// How long what was accepted may take until it is final.
const PATIENCE: Duration = Duration::from_secs(3_600);
/// A node has recovered when it takes so many ballots in a row, and finality is no further behind than so many blocks.
const IN_A_ROW: usize = 10;
const LAG: u64 = 3;

/// What became of the ballots.
#[derive(Default)]
struct Fate {
	waiting: VecDeque<usize>,
	/// Refused ones, and when they were.
	resting: VecDeque<(Instant, usize)>,
	accepted: Vec<usize>,
	refused: BTreeMap<String, u64>,
}

fn fate(of: &Mutex<Fate>) -> MutexGuard<'_, Fate> {
	of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hands a ballot in, and notes what the node said.
async fn hand_in(chain: Chain, extrinsic: Arc<Vec<u8>>, number: usize, all: Arc<Mutex<Fate>>) {
	let answer = timeout(ANSWER, chain.hand_in(&extrinsic)).await;
	let mut all = fate(&all);
	let refusal = match answer {
		Ok(Ok(())) => return all.accepted.push(number),
		Ok(Err(error)) => error.to_string(),
		Err(_) => format!("no answer within {} s", ANSWER.as_secs()),
	};
	*all.refused.entry(refusal).or_default() += 1;
	all.resting.push_back((Instant::now(), number));
}

/// Offers ballots at this rate for so long; gives how many were offered.
async fn offer(
	chain: &Chain,
	ballots: &[Arc<Vec<u8>>],
	all: &Arc<Mutex<Fate>>,
	per_second: f64,
	seconds: u64,
) -> u64 {
	let mut ticks = interval(Duration::from_secs_f64(1.0 / per_second));
	ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
	let (started, mut under_way, mut offered) = (Instant::now(), JoinSet::new(), 0);
	while started.elapsed().as_secs() < seconds {
		ticks.tick().await;
		while under_way.try_join_next().is_some() {}
		let next = {
			let mut all = fate(all);
			while all.resting.front().is_some_and(|(since, _)| since.elapsed() >= AGAIN) {
				let rested = all.resting.pop_front().map(|(_, number)| number);
				all.waiting.extend(rested);
			}
			all.waiting.pop_front()
		};
		let Some(number) = next else { continue };
		offered += 1;
		if under_way.len() < UNDER_WAY {
			under_way.spawn(hand_in(chain.clone(), ballots[number].clone(), number, all.clone()));
		} else {
			let mut all = fate(all);
			*all.refused.entry(format!("not sent: {UNDER_WAY} are on their way")).or_default() += 1;
			all.resting.push_back((Instant::now(), number));
		}
	}
	while under_way.join_next().await.is_some() {}
	offered
}

/// The node at one moment.
async fn look(network: &Network, all: &Mutex<Fate>, started: Instant) -> anyhow::Result<Value> {
	let chain = network.chain(0)?;
	let asked = Instant::now();
	let head = chain.finalized_head().await?;
	let (counted, lag) = (counted(&chain, head).await?, lag(&chain, head).await?);
	let answered = asked.elapsed();
	let accepted = fate(all).accepted.len() as u64;
	eprint!("\r{accepted} accepted, {counted} of them final  ");
	Ok(json!({
		"s": rounded(started.elapsed().as_secs_f64()),
		"accepted": accepted,
		"final": counted,
		"in_the_pool": accepted.saturating_sub(counted),
		"finality_lag": lag,
		"answer_ms": answered.as_millis() as u64,
		"memory_mib": network.memory_mib(0)?,
	}))
}

/// How many blocks finality is behind.
pub(crate) async fn lag(chain: &Chain, finalized: Hash) -> anyhow::Result<u64> {
	let best = chain.header(chain.best_head().await?).await?.number;
	Ok(best.saturating_sub(chain.header(finalized).await?.number))
}

/// Which accepted ballots are not in the state.
async fn lost(chain: &Chain, ballots: &[Ballot], accepted: &[usize]) -> anyhow::Result<usize> {
	let head = chain.finalized_head().await?;
	let mut lost = 0;
	for number in accepted {
		let key = pallet_elections::Votes::<Runtime>::hashed_key_for(ELECTION, ballots[*number].body.alias);
		lost += usize::from(chain.storage(&key, Some(head)).await?.is_none());
	}
	Ok(lost)
}

/// Offers ballots, each alone, at this rate for so many seconds, then waits until all that were accepted are final.
pub(crate) async fn measure(
	ring: u32,
	rings: u32,
	voters: u32,
	per_second: f64,
	seconds: u64,
	cache: Option<&PathBuf>,
) -> anyhow::Result<Value> {
	let corpus = corpus(ring_size(ring)?, rings, voters, cache).await?;
	let network = start(&with_own_code(&corpus.spec)?).await?;
	let chain = network.chain(0)?;
	let mut extrinsics = Vec::new();
	for ballot in &corpus.ballots {
		extrinsics.push(Arc::new(chain.without_signer("Elections", "cast", &ballot.encode()).await?));
	}
	let fresh = Fate { waiting: (0..extrinsics.len()).collect(), ..Default::default() };
	let all = Arc::new(Mutex::new(fresh));
	let (started, mut samples) = (Instant::now(), Vec::new());
	let offered = {
		let offering = offer(&chain, &extrinsics, &all, per_second, seconds);
		tokio::pin!(offering);
		loop {
			tokio::select! {
				offered = &mut offering => break offered,
				() = sleep(LOOK) => samples.push(look(&network, &all, started).await?),
			}
		}
	};
	let accepted_meanwhile = fate(&all).accepted.len();
	let (over, mut recovered, mut in_a_row) = (Instant::now(), None, 0);
	// Those that are still waiting come one at a time.
	let drained = loop {
		let sample = look(&network, &all, started).await?;
		let (lag, left) = (sample["finality_lag"].as_u64(), sample["in_the_pool"].as_u64());
		samples.push(sample);
		if recovered.is_none() {
			let next = {
				let mut all = fate(&all);
				all.waiting.pop_front().or(all.resting.pop_front().map(|(_, number)| number))
			};
			if let Some(number) = next {
				let before = fate(&all).accepted.len();
				hand_in(chain.clone(), extrinsics[number].clone(), number, all.clone()).await;
				in_a_row = if fate(&all).accepted.len() > before { in_a_row + 1 } else { 0 };
			} else {
				in_a_row = IN_A_ROW;
			}
			if in_a_row >= IN_A_ROW && lag.is_some_and(|lag| lag <= LAG) {
				recovered = Some(over.elapsed().as_secs_f64());
			}
			continue;
		}
		if left == Some(0) {
			break Some(over.elapsed().as_secs_f64());
		}
		if over.elapsed() > PATIENCE || stalled(&samples) {
			break None;
		}
		sleep(LOOK).await;
	};
	eprintln!();
	let (all, refused) = {
		let all = fate(&all);
		(all.accepted.clone(), all.refused.clone())
	};
	ensure!(!all.is_empty(), "the node accepted nothing:\n{}", network.log(0));
	let memory = |sample: &Value| sample["memory_mib"].as_u64();
	Ok(json!({
		"bench": "overload",
		"ring": ring,
		"offered_per_s": per_second,
		"seconds": seconds,
		"offered": offered,
		"accepted": accepted_meanwhile,
		"refused": refused,
		"lost": lost(&chain, &corpus.ballots, &all).await?,
		"recovered_after_s": recovered.map(rounded),
		"all_final_after_s": drained.map(rounded),
		"memory_mib_at_first": samples.first().and_then(memory),
		"memory_mib_at_most": samples.iter().filter_map(memory).max(),
		"curves": [
			curve("Ballots that were accepted and are not yet final", "ballots", &samples, "in_the_pool"),
			curve("Blocks by which finality is behind", "blocks", &samples, "finality_lag"),
			curve("Memory of the node", "MiB", &samples, "memory_mib"),
		],
	}))
}

/// What `scripts/lib/figures` draws.
pub(crate) fn curve(title: &str, y: &str, samples: &[Value], of: &str) -> Value {
	let points: Vec<Value> = samples.iter().map(|sample| json!([sample["s"], sample[of]])).collect();
	json!({ "title": title, "x": "seconds", "y": y, "series": [{ "name": y, "points": points }] })
}

/// Whether nothing more became final for a long time: five minutes.
fn stalled(samples: &[Value]) -> bool {
	let looks = (300 / LOOK.as_secs()) as usize;
	samples.len() > looks
		&& samples.last().map(|last| &last["final"])
			== samples.iter().rev().nth(looks).map(|then| &then["final"])
}
