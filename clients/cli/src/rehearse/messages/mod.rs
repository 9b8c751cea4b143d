// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Members write to each other: by two nodes, one of which dies meanwhile.

mod dump;
mod group;
mod pair;
mod writer;

use super::{cut_roll, register, two};
use crate::{
	output::{bar, json, spinner},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{chain::Chain, keys, members::registry::Classes, messaging::MessagingPeriod, read::State};
use clap::Args;
use futures::future::try_join_all;
use serde::Serialize;
use serde_json::json;
use std::{
	path::{Path, PathBuf},
	time::Duration,
};
use tokio::time::sleep;
use writer::{until, Writer};

/// How many are registered: enough for a roll.
const MEMBERS: u32 = 64;
/// How many of a group there are.
const GROUP: usize = 20;
/// Those of a group, who joins it, and who floods.
const WRITERS: usize = GROUP + 2;
/// How long a node may be dead.
const DEAD: Duration = Duration::from_secs(180);

/// Act out how members write to each other, on a development chain of two nodes.
///
/// Two exchange text and a picture by different nodes; a group of twenty goes on when one leaves and one joins; somebody
/// floods; a node dies; and what nodes keep is looked through. Takes some six minutes.
#[derive(Args)]
pub(crate) struct Rehearsal {
	/// WebSocket address of another node, by which every other member writes.
	#[arg(long, value_name = "URL")]
	other: String,
	/// Have the other node killed meanwhile, by whoever watches this file: `kill` is written into it; then `dead` is
	/// waited for, `start` is written, and the file has to be gone. Without it no node dies.
	#[arg(long, value_name = "FILE")]
	kill: Option<PathBuf>,
	/// The two registrars, with a comma.
	#[arg(long, value_delimiter = ',', default_value = "//Alice,//Bob")]
	registrars: Vec<String>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

#[derive(Serialize)]
struct Report {
	members: u32,
	claimed: usize,
	pair: pair::Report,
	group: group::Report,
	flood: Flood,
	killed: Option<Killed>,
	dump: dump::Report,
}

/// What became of a flood.
#[derive(Serialize)]
struct Flood {
	sent: usize,
	kept: usize,
	/// How long another's message took that was written then.
	past_it_ms: u128,
}

/// What became of messages while a node was dead.
#[derive(Serialize)]
struct Killed {
	sent: usize,
	arrived: usize,
}

impl Rehearsal {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chains = [node.connect().await?, Chain::connect(&self.other).await?];
		let mut writers = self.gather(&chains).await?;
		let mut said = Vec::new();
		let pair = pair::run(&mut writers[..2], &mut said).await?;
		let group = group::run(&mut writers[..=GROUP], &mut said).await?;
		let flood = flood(&mut writers, &pair.conversation).await?;
		let killed = match &self.kill {
			Some(file) => Some(survive(&mut writers[..2], &pair.conversation, file, &mut said).await?),
			None => None,
		};
		let dump = dump::run(&chains, &writers, &said).await?;
		let report = Report { members: MEMBERS, claimed: writers.len(), pair, group, flood, killed, dump };
		if self.json {
			return json(&report);
		}
		println!("{}", serde_json::to_string(&report)?);
		Ok(())
	}

	/// Registers members and has some of them claim, every other by the other node.
	async fn gather(&self, chains: &[Chain; 2]) -> anyhow::Result<Vec<Writer>> {
		let [chain, _] = chains;
		let registrars = two(&self.registrars, "registrars")?;
		let first = register(chain, &registrars, MEMBERS, |_| (0, Classes::DUES_PAYING)).await?;
		let part = json!({ "classes": Classes::DUES_PAYING.0, "chapter": null });
		let roll = cut_roll(chain, &registrars, vec![part]).await?;
		eprintln!("standing roll {roll} is in use: {MEMBERS} members");
		let waiting = spinner("a period for messages begins");
		for chain in chains {
			while MessagingPeriod::open(&State::best(chain).await?).await?.is_none() {
				sleep(Duration::from_secs(1)).await;
			}
		}
		waiting.finish_and_clear();
		let progress = bar(WRITERS as u64, "claiming room for messages");
		let claims = (first..).take(WRITERS).enumerate().map(|(number, member)| {
			let progress = &progress;
			async move {
				let writer = Writer::claim(&chains[number % 2], &keys::development(member)).await;
				progress.inc(1);
				writer
			}
		});
		let writers = try_join_all(claims).await?;
		progress.finish();
		Ok(writers)
	}
}

/// The last of them fills a node; the first two write meanwhile.
async fn flood(writers: &mut [Writer], conversation: &[u8; 32]) -> anyhow::Result<Flood> {
	let (flooder, others) = writers.split_last_mut().context("there are writers")?;
	let (sent, kept) = flooder.flood().await?;
	let seq = others[0].say(conversation, "도배 중에도 보냅니다").await?;
	let sender = others[0].key();
	let has = |two: &[Writer]| two[1].has(conversation, &sender, seq);
	let past_it_ms = until(&mut others[..2], "a message past the flood", has).await?.as_millis();
	eprintln!("a flood of {sent} messages left {kept} on the node; another's message came past it in {past_it_ms} ms");
	Ok(Flood { sent, kept, past_it_ms })
}

async fn wait_for(file: &Path, what: Option<&str>) -> anyhow::Result<()> {
	let deadline = std::time::Instant::now() + DEAD;
	loop {
		let found = std::fs::read_to_string(file).ok();
		if found.as_deref().map(str::trim) == what {
			return Ok(());
		}
		ensure!(std::time::Instant::now() < deadline, "nobody does what {} says", file.display());
		sleep(Duration::from_millis(200)).await;
	}
}

/// Both write while the second one's node is dead, and just before.
async fn survive(
	two: &mut [Writer],
	conversation: &[u8; 32],
	file: &Path,
	said: &mut Vec<String>,
) -> anyhow::Result<Killed> {
	let [one, other] = two else { bail!("it takes two") };
	let text = |number: usize| format!("노드가 죽어도 남는 말 {number}");
	let mut sent = Vec::new();
	// Taken by the node that dies at once.
	sent.push((true, other.say(conversation, &text(0)).await?));
	std::fs::write(file, "kill")?;
	wait_for(file, Some("dead")).await?;
	for number in 1..4 {
		sent.push((false, one.say(conversation, &text(number)).await?));
	}
	// This one's program cannot reach its node; what it wrote waits in its store.
	sent.push((true, other.write(conversation, &text(4))?));
	std::fs::write(file, "start")?;
	wait_for(file, None).await?;
	let keys = [one.key(), other.key()];
	let arrived = |two: &[Writer]| {
		let has = |(of_other, seq): &&(bool, u64)| match of_other {
			true => two[0].has(conversation, &keys[1], *seq),
			false => two[1].has(conversation, &keys[0], *seq),
		};
		sent.iter().filter(has).count()
	};
	until(two, "messages of the time when a node was dead", |two| arrived(two) == sent.len()).await?;
	said.extend((0..5).map(text));
	eprintln!("a node died and came back; all {} messages arrived", sent.len());
	Ok(Killed { sent: sent.len(), arrived: arrived(two) })
}
