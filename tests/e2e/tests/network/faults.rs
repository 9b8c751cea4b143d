// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Machines that fail and networks that break, while a party votes.

use crate::common::{
	attacker::Attacker,
	audit::{audit, ensure_audited},
	candidate_of,
	counted::{ensure_counted_right, final_totals, totals_of},
	officers, polls, reach, relayer, Pace, OTHER_VOTERS, TRUSTEES, VOTERS, YOUTH,
};
use anyhow::{ensure, Context};
use caucus_e2e::{free_port, network::Network, Process};
use caucus_sdk::{
	booth::{Booth, Receipt, ReceiptStatus},
	chain::{pair, Chain, Hash, Until},
	elections::{ballot::Ballot, tally::Stage},
	primitives::{blake2_256, ElectionId, Moment, TrusteeIndex},
	read::State,
	relay::{client::deliver, Health},
	vote,
};
use codec::Encode;
use futures::future::{join_all, try_join_all};
use std::{
	io::{Read, Write},
	net::TcpStream,
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];
const ALL: [usize; 4] = [0, 1, 2, 3];
/// The least of four validators that make a block final.
const ENOUGH: [usize; 3] = [0, 1, 2];

/// How long finality may take to come back, and a node to catch up.
const RECOVERY: Duration = Duration::from_secs(120);
/// A block's time.
const BLOCK: Duration = Duration::from_secs(6);
/// The pause between two looks at a condition.
const PAUSE: Duration = Duration::from_millis(250);

/// Says what was measured.
fn note(what: &str, took: Duration) {
	println!("{what}: {:.1} s", took.as_secs_f64());
}

/// Looks again and again until something is there.
async fn until<T, F>(what: &str, within: Duration, look: impl Fn() -> F) -> anyhow::Result<T>
where
	F: std::future::Future<Output = anyhow::Result<Option<T>>>,
{
	let deadline = Instant::now() + within;
	loop {
		if let Some(found) = look().await? {
			return Ok(found);
		}
		ensure!(Instant::now() < deadline, "waited {} s for {what}", within.as_secs());
		tokio::time::sleep(PAUSE).await;
	}
}

/// Starts the daemons of the trustees, in turn beside these nodes.
fn trustees(network: &Network, nodes: &[usize]) -> anyhow::Result<Vec<Process>> {
	TRUSTEES.iter().zip(nodes.iter().cycle()).map(|(name, node)| network.site(*node).trustee(name)).collect()
}

// ---- Kills and a partition ---------------------------------------------------------------------------------

/// Nobody objects to the roll here, and voting lasts until everything has failed once.
const FAULTY: Pace = Pace { opens_in: 185, lasts: 280, objections: 12, certification: 60 };
/// The young members who vote while four validators are up, while three are, and while two are.
const WITH_FOUR: [u32; 4] = [1, 2, 3, 4];
const WITH_THREE: [u32; 4] = [5, 6, 7, 8];
const WITH_TWO: [u32; 4] = [9, 10, 11, 12];
/// Those who vote on one side of the partition alone.
const ON_A_SIDE: [[u32; 3]; 2] = [[13, 14, 15], [16, 17, 18]];
/// One who casts the same ballot on both sides.
const ON_BOTH: u32 = 19;
/// One who casts a ballot for another candidate on each side, both as the first one.
const TWICE: u32 = 20;
/// So many of the others hand their ballots to the relayer of the first side, the rest to that of the second.
const FIRST_RELAYED: usize = 11;
/// The nodes of the two sides.
const SIDES: [[usize; 2]; 2] = [[0, 1], [2, 3]];
/// The account of both relayers: of a service that runs beside two nodes.
const RELAYER: &str = "//Ferdie//stash";

/// An election on a network.
struct Polling<'a> {
	network: &'a Network,
	chains: [Chain; 4],
	election: ElectionId,
	booth: Booth,
	/// The ballots of the young members from 1 on, each for the member's first candidate.
	young: Vec<Ballot>,
	/// The ballots of the others.
	others: Vec<Ballot>,
	relayers: [(Process, String); 2],
}

#[tokio::test(flavor = "multi_thread")]
async fn validators_die_and_the_network_breaks_while_ballots_are_cast() -> anyhow::Result<()> {
	let network = Network::start(&VALIDATORS).await?;
	let chains = [network.chain(0)?, network.chain(1)?, network.chain(2)?, network.chain(3)?];
	let _daemons = trustees(&network, &ALL)?;
	let (election, schedule) = officers::prepare(&chains[0], &FAULTY).await?;
	reach(&chains[0], election, Stage::Ready).await?;
	let left = schedule.opens.saturating_sub(now());
	println!("the election is ready {} s before it opens", left / 1_000);
	let booth = Booth::enter(&chains[0], election, None, |_| ()).await?;
	let relayers = [relay(&network, election, 0)?, relay(&network, election, 1)?];
	let (mut young, attacker) = (Vec::new(), Attacker { chain: &chains[0], election, booth: &booth });
	for number in 1..=TWICE {
		young.push(attacker.ballot(number, candidate_of(number)).await?);
	}
	let others = relayer::collect(&attacker).await?;
	reach(&chains[0], election, Stage::Open).await?;
	let polling = Polling { network: &network, chains, election, booth, young, others, relayers };

	polling.four_are_up().await?;
	polling.one_is_killed().await?;
	polling.two_are_killed().await?;
	if !network.is_separable() {
		println!("LEFT OUT: a partition; it takes root and network namespaces");
		return Ok(());
	}
	let second_counts = polling.partition().await?;
	polling.partition_at_the_close(schedule.closes).await?;

	let candidate = if second_counts { other_candidate(TWICE) } else { candidate_of(TWICE) };
	let votes = (1..TWICE).chain(YOUTH..YOUTH + OTHER_VOTERS).map(|number| (number, candidate_of(number)));
	let expected = totals_of(votes.chain([(TWICE, candidate)]));
	for chain in &polling.chains {
		let counted = final_totals(chain, election).await?;
		ensure!(counted == expected, "counted {counted:?}, voted {expected:?}");
	}
	ensure_audited(&network.site(3), &polling.chains[3], election, TWICE + OTHER_VOTERS)?;
	Ok(())
}

/// Starts the relayer of a side, beside its first node.
fn relay(network: &Network, election: ElectionId, side: usize) -> anyhow::Result<(Process, String)> {
	let (node, name, port) = (SIDES[side][0], format!("relayer-{side}"), free_port()?);
	let (election, data, listen) = (election.to_string(), network.path(&name), format!("0.0.0.0:{port}"));
	let mut arguments = vec!["relay", "--account", RELAYER, "--every", "2s"];
	arguments.extend(["--election", &election, "--data", &data, "--listen", &listen]);
	let process = network.site(node).serve(&name, &arguments)?;
	Ok((process, format!("{}:{port}", network.host(node))))
}

/// What a relayer says of itself.
fn health(relayer: &str) -> anyhow::Result<Health> {
	let mut stream = TcpStream::connect(relayer).context("the relayer is not there")?;
	stream.set_read_timeout(Some(Duration::from_secs(10)))?;
	write!(stream, "GET /health HTTP/1.1\r\nHost: {relayer}\r\nConnection: close\r\n\r\n")?;
	let mut answer = String::new();
	stream.read_to_string(&mut answer)?;
	let (_, body) = answer.split_once("\r\n\r\n").context("the relayer speaks no HTTP")?;
	serde_json::from_str(body).with_context(|| format!("the relayer's health: {answer}"))
}

/// The clock of this machine, in milliseconds.
fn now() -> Moment {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis() as Moment)
}

/// For whom [`TWICE`] votes on the second side.
fn other_candidate(number: u32) -> usize {
	candidate_of(number + 1)
}

impl Polling<'_> {
	/// Members cast their ballots, in turn through these nodes.
	async fn cast(&self, numbers: &[u32], nodes: &[usize], until: Until) -> anyhow::Result<Vec<Receipt>> {
		let cast = |(number, node): (&u32, &usize)| {
			let (chain, ballot) = (&self.chains[*node], &self.young[*number as usize - 1]);
			async move {
				let included = vote::cast(chain, ballot, until).await?;
				anyhow::Ok(self.booth.receipt(ballot, Some(included.block.0)))
			}
		};
		try_join_all(numbers.iter().zip(nodes.iter().cycle()).map(cast)).await
	}

	/// How many ballots a node holds final.
	async fn counted(&self, node: usize) -> anyhow::Result<u32> {
		let count = State::finalized(&self.chains[node]).await?.count(self.election).await?;
		Ok(count.map_or(0, |count| count.accepted))
	}

	/// What a node held final once, all hold final.
	async fn ensure_kept(&self, nodes: &[usize], held: &[(u64, Hash)]) -> anyhow::Result<()> {
		for node in nodes {
			for (height, hash) in held {
				let finalized = self.network.finalized(*node).await?;
				ensure!(finalized >= *height, "node {node} held {height} final, and now {finalized}");
				let found = self.chains[*node].block_hash(*height).await?;
				ensure!(found == Some(*hash), "node {node} has another block at {height}, which was final");
			}
		}
		Ok(())
	}

	/// Four validators make blocks with ballots final.
	async fn four_are_up(&self) -> anyhow::Result<()> {
		let started = Instant::now();
		self.cast(&WITH_FOUR, &ALL, Until::Finalized).await?;
		note("ballots are final with four validators", started.elapsed());
		Ok(())
	}

	/// One validator is killed, and finality goes on; it comes back, and catches up.
	async fn one_is_killed(&self) -> anyhow::Result<()> {
		let network = self.network;
		let held = network.finalized_block(3).await?;
		network.kill(3);
		let best = network.best(0).await?;
		let started = Instant::now();
		let (_, took) = tokio::try_join!(
			self.cast(&WITH_THREE, &ENOUGH, Until::Finalized),
			network.until_finalized(&ENOUGH, best + 3, RECOVERY)
		)?;
		note("three blocks more are final with one validator down", took);
		note("ballots are final with one validator down", started.elapsed());

		let (height, hash) = network.finalized_block(0).await?;
		let started = Instant::now();
		network.restart(3).await?;
		note("a killed validator answers again", started.elapsed());
		network.until_finalized(&[3], height, RECOVERY).await?;
		note("a killed validator has caught up", started.elapsed());
		self.ensure_kept(&[3], &[held, (height, hash)]).await
	}

	/// Two validators are killed: blocks are made and none becomes final, until one is back.
	async fn two_are_killed(&self) -> anyhow::Result<()> {
		let network = self.network;
		let mut held = try_join_all(ALL.map(|node| network.finalized_block(node))).await?;
		network.kill(2);
		network.kill(3);
		let ballots = self.cast(&WITH_TWO, &SIDES[0], Until::InBlock);
		let silence = async {
			// Votes that were on their way may still make a block final.
			tokio::time::sleep(Duration::from_secs(3)).await;
			let stopped = network.finalized_block(0).await?.max(network.finalized_block(1).await?);
			let (best, started) = (network.best(0).await?, Instant::now());
			while started.elapsed() < Duration::from_secs(31) {
				for node in SIDES[0] {
					let finalized = network.finalized(node).await?;
					ensure!(finalized <= stopped.0, "two of four made block {finalized} final");
				}
				tokio::time::sleep(PAUSE).await;
			}
			let grown = network.best(0).await? - best;
			ensure!(grown >= 2, "two validators made {grown} blocks in 31 s");
			println!("two of four: no block final in 31 s, {grown} made");
			anyhow::Ok(stopped)
		};
		let (_, stopped) = tokio::try_join!(ballots, silence)?;
		held.push(stopped);

		let started = Instant::now();
		network.restart(2).await?;
		network.until_finalized(&ENOUGH, stopped.0 + 1, RECOVERY).await?;
		note("finality resumes after one of two is back", started.elapsed());
		let best = network.best(0).await?;
		network.restart(3).await?;
		network.until_finalized(&ALL, best, RECOVERY).await?;
		note("all four have caught up", started.elapsed());
		self.ensure_kept(&ALL, &held).await?;
		let expected = (WITH_FOUR.len() + WITH_THREE.len() + WITH_TWO.len()) as u32;
		for node in ALL {
			let counted = self.counted(node).await?;
			ensure!(counted == expected, "node {node} holds {counted} ballots final of {expected}");
		}
		Ok(())
	}

	/// Whether a ballot of this young member counts on a node's best block.
	async fn has(&self, node: usize, number: u32) -> anyhow::Result<bool> {
		let alias = &self.young[number as usize - 1].body.alias;
		Ok(State::best(&self.chains[node]).await?.vote(self.election, alias).await?.is_some())
	}

	/// The first height, from one on that is common, at which the two sides have different blocks.
	async fn fork(&self, mut height: u64) -> anyhow::Result<Option<(u64, [Hash; 2])>> {
		loop {
			let [one, other] =
				[self.chains[0].block_hash(height).await?, self.chains[2].block_hash(height).await?];
			match (one, other) {
				(Some(one), Some(other)) if one != other => return Ok(Some((height, [one, other]))),
				(Some(_), Some(_)) => height += 1,
				_ => return Ok(None),
			}
		}
	}

	/// The network breaks into two halves that both go on, and is healed. Says whether the ballot counts that
	/// [`TWICE`] cast on the second side.
	async fn partition(&self) -> anyhow::Result<bool> {
		let Self { network, chains, election, booth, .. } = self;
		let finalized = network.finalized(0).await?;
		network.partition(&SIDES[0], &SIDES[1])?;
		let started = Instant::now();
		let (first, second) = self.others.split_at(FIRST_RELAYED);
		let both = &self.young[ON_BOTH as usize - 1];
		// Made while the sides know nothing of each other; both say that they are the member's first.
		let twice = [(0, candidate_of(TWICE)), (2, other_candidate(TWICE))].map(|(node, candidate)| {
			let attacker = Attacker { chain: &chains[node], election: *election, booth };
			async move {
				let ballot = attacker.ballot(TWICE, candidate).await?;
				let included = vote::cast(attacker.chain, &ballot, Until::InBlock).await?;
				anyhow::Ok(booth.receipt(&ballot, Some(included.block.0)))
			}
		});
		let (one, other, _, _, twice, _, _) = tokio::try_join!(
			self.cast(&ON_A_SIDE[0], &SIDES[0], Until::InBlock),
			self.cast(&ON_A_SIDE[1], &SIDES[1], Until::InBlock),
			async { anyhow::Ok(vote::cast(&chains[0], both, Until::InBlock).await?) },
			async { anyhow::Ok(vote::cast(&chains[2], both, Until::InBlock).await?) },
			try_join_all(twice),
			self.relay(0, first),
			self.relay(1, second),
		)?;
		let (height, hashes) = until("two forks", RECOVERY, || self.fork(finalized)).await?;
		for (side, numbers) in ON_A_SIDE.iter().enumerate() {
			for number in numbers {
				ensure!(self.has(SIDES[side][0], *number).await?, "{number} does not count on side {side}");
				ensure!(!self.has(SIDES[1 - side][0], *number).await?, "{number} counts on both sides");
			}
		}
		ensure!(self.has(0, ON_BOTH).await? && self.has(2, ON_BOTH).await?);
		let best = network.best(0).await?.max(network.best(2).await?);
		for node in ALL {
			let finalized = network.finalized(node).await?;
			ensure!(finalized < height, "half of the validators made block {finalized} final");
		}
		println!(
			"two forks from block {height} on, up to {} and {}, after {} s",
			network.best(0).await?,
			network.best(2).await?,
			started.elapsed().as_secs()
		);

		network.heal()?;
		let healed = Instant::now();
		network.until_finalized(&ALL, best + 1, RECOVERY).await?;
		note("one chain is final after the partition", healed.elapsed());
		let kept = chains[0].block_hash(height).await?.context("a final block")?;
		let winner = hashes.iter().position(|hash| *hash == kept).context("a third fork")?;
		println!("the fork of side {winner} stays");
		let tip = chains[0].block_hash(best + 1).await?.context("a final block")?;
		self.ensure_kept(&ALL, &[(height, kept), (best + 1, tip)]).await?;

		// What stood on the other fork alone comes again: by the nodes, or by the relayer.
		let expected = TWICE + OTHER_VOTERS;
		let all = until("the ballots of the fork that was dropped", RECOVERY, || async {
			Ok(Some(self.counted(1).await?).filter(|counted| *counted >= expected))
		});
		ensure!(all.await? == expected, "a ballot counts twice");
		note("all ballots of the fork that was dropped are final", healed.elapsed());
		for receipt in one.iter().chain(&other) {
			let status = vote::check_receipt(&chains[3], receipt).await?;
			ensure!(status == ReceiptStatus::Counts, "a ballot of one side is {status:?}");
		}
		let settled = |side: usize, ballots: usize| async move {
			let health = health(&self.relayers[side].1)?;
			anyhow::Ok(Some(health).filter(|health| health.finalized == ballots as u64))
		};
		let relayed = [first.len(), second.len()];
		for (side, ballots) in relayed.into_iter().enumerate() {
			let health =
				until("the relayers to see their ballots final", RECOVERY, || settled(side, ballots)).await?;
			println!("relayer {side}: {ballots} ballots, {} queued again", health.queued_again);
			ensure!(
				side == winner || health.queued_again > 0,
				"the relayer's batch was dropped with its fork, and it did not notice"
			);
		}
		let mut statuses = Vec::new();
		for receipt in &twice {
			statuses.push(vote::check_receipt(&chains[3], receipt).await?);
		}
		ensure!(
			statuses[winner] == ReceiptStatus::Counts && statuses[1 - winner] == ReceiptStatus::Different,
			"of two first ballots of one member: {statuses:?}"
		);
		Ok(winner == 1)
	}

	/// Hands ballots to the relayer of a side, and waits until they are in a block there.
	async fn relay(&self, side: usize, ballots: &[Ballot]) -> anyhow::Result<()> {
		let (chain, address) = (&self.chains[SIDES[side][0]], &self.relayers[side].1);
		let url = format!("http://{address}");
		try_join_all(ballots.iter().map(|ballot| deliver(chain, &url, ballot))).await?;
		until("the relayer's batch in a block", RECOVERY, || async {
			let health = health(address)?;
			Ok((health.batches > 0 && health.queued == 0).then_some(()))
		})
		.await
	}

	/// Voting closes while the network is broken: no trustee releases a share on either side, until the close is
	/// final.
	async fn partition_at_the_close(&self, closes: Moment) -> anyhow::Result<()> {
		let Self { network, chains, election, .. } = self;
		let left = closes.saturating_sub(now());
		println!("{} s are left until the close", left / 1_000);
		ensure!(left > 9_000, "everything before took so long that voting is over");
		tokio::time::sleep(Duration::from_millis(left - 9_000)).await;
		let finalized = network.finalized(0).await?;
		network.partition(&SIDES[0], &SIDES[1])?;
		for side in SIDES {
			reach(&chains[side[0]], *election, Stage::Closed).await?;
		}
		until("two forks at the close", RECOVERY, || self.fork(finalized)).await?;
		let started = Instant::now();
		while started.elapsed() < 3 * BLOCK {
			for chain in chains {
				self.ensure_no_share(chain).await?;
			}
			tokio::time::sleep(PAUSE).await;
		}
		for (name, node) in TRUSTEES.iter().zip(ALL.iter().cycle()) {
			officers::share_is_withheld(&network.site(*node), name, *election)?;
			ensure!(!self.ledger(name).exists(), "{name} has made a share on a block that is not final");
		}

		network.heal()?;
		let healed = Instant::now();
		until("the close to be final", RECOVERY, || async {
			Ok(State::finalized(&chains[3]).await?.close(*election).await?)
		})
		.await?;
		note("the close is final after the partition", healed.elapsed());
		reach(&chains[3], *election, Stage::Tallied).await?;
		note("the totals are there after the partition", healed.elapsed());
		let mut released = Vec::new();
		for name in TRUSTEES {
			if self.ledger(name).exists() {
				released.push(std::fs::read_to_string(self.ledger(name))?);
			}
		}
		ensure!(released.len() >= 3, "{} trustees released shares", released.len());
		ensure!(released.iter().all(|one| *one == released[0]), "shares of different closes: {released:?}");
		Ok(())
	}

	/// Where a trustee writes down what was decrypted, before it is.
	fn ledger(&self, name: &str) -> std::path::PathBuf {
		self.network.folder.path().join(format!("{name}.released"))
	}

	/// The close is not final, and nobody has handed in a share.
	async fn ensure_no_share(&self, chain: &Chain) -> anyhow::Result<()> {
		ensure!(
			State::finalized(chain).await?.close(self.election).await?.is_none(),
			"half of the validators made the close final"
		);
		let state = State::best(chain).await?;
		for (trustee, name) in (1 as TrusteeIndex..).zip(TRUSTEES) {
			ensure!(
				!state.has("Shares", self.election, trustee).await?,
				"{name} released a share before the close is final"
			);
		}
		Ok(())
	}
}

// ---- An election with one validator down -------------------------------------------------------------------

/// Every fourth block is missing.
const SLOW: Pace = Pace { opens_in: 280, lasts: 110, objections: 36, certification: 60 };

#[tokio::test(flavor = "multi_thread")]
async fn the_youth_votes_with_one_validator_down_all_the_time() -> anyhow::Result<()> {
	let network = Network::start(&VALIDATORS).await?;
	network.until_finalized(&ALL, 1, RECOVERY).await?;
	network.kill(3);
	let chains = [network.chain(0)?, network.chain(1)?, network.chain(2)?];
	let chain = &chains[0];
	let mut daemons = trustees(&network, &ENOUGH)?;
	let (election, schedule) = officers::prepare(chain, &SLOW).await?;
	officers::strike_a_member(chain, election).await?;
	reach(chain, election, Stage::Ready).await?;
	println!("the election is ready {} s before it opens", schedule.opens.saturating_sub(now()) / 1_000);
	officers::ensure_seeds(chain, election).await?;

	let booth = Booth::enter(chain, election, None, |_| ()).await?;
	let through = |node: usize| Attacker { chain: &chains[node], election, booth: &booth };
	let (poll, ()) = tokio::try_join!(
		polls::seal(chain, election, booth.verifier()),
		officers::share_refused(chain, election, "Trustees::ElectionNotClosed"),
	)?;
	let collected = relayer::collect(&through(1)).await?;
	reach(chain, election, Stage::Open).await?;
	let cast = |number: u32, candidate: usize| {
		let attacker = through(number as usize % chains.len());
		async move {
			let ballot = attacker.ballot(number, candidate).await?;
			anyhow::Ok(vote::cast(attacker.chain, &ballot, Until::Finalized).await?)
		}
	};
	let (started, second) = (Instant::now(), through(1));
	let at_first = try_join_all((1..=VOTERS).map(|number| cast(number, candidate_of(number))));
	tokio::try_join!(at_first, relayer::hand_in_batches(&second, &collected))?;
	note("all ballots are final with one validator down", started.elapsed());
	// The first voter thinks again, and a trustee is lost before the close.
	cast(1, 2).await?;
	drop(daemons.pop());

	reach(chain, election, Stage::Closed).await?;
	polls::reveal(chain, election, &poll).await?;
	reach(chain, election, Stage::Tallied).await?;
	officers::certify(chain, election).await?;
	reach(chain, election, Stage::Final).await?;
	ensure_counted_right(chain, election).await?;
	audit(&network.site(1), &chains[1], election)?;

	let started = Instant::now();
	let (height, hash) = network.finalized_block(0).await?;
	network.restart(3).await?;
	network.until_finalized(&[3], height, RECOVERY).await?;
	note("the validator that was down has caught up with the whole election", started.elapsed());
	let late = network.chain(3)?;
	ensure!(late.block_hash(height).await? == Some(hash), "it follows another chain");
	ensure_counted_right(&late, election).await
}

// ---- Kills in mid-write ------------------------------------------------------------------------------------

/// How often each of four nodes is killed.
const KILLS: u32 = 13;
/// Bytes in a transaction that does nothing but fill blocks.
const FILLING: usize = 100_000;
/// Those who send them.
const SENDERS: [&str; 4] = ["//Bob", "//Charlie", "//Dave", "//Eve"];

/// Numbers that can be had again from a seed.
struct Chance {
	seed: u64,
	drawn: u64,
}

impl Chance {
	/// A number below `end`.
	fn below(&mut self, end: u64) -> u64 {
		self.drawn += 1;
		let digest = blake2_256(&[&self.seed.to_le_bytes(), &self.drawn.to_le_bytes()]);
		let [a, b, c, d, e, f, g, h, ..] = digest;
		u64::from_le_bytes([a, b, c, d, e, f, g, h]) % end
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_kills_in_mid_write_leave_a_database_that_opens() -> anyhow::Result<()> {
	let seed = match std::env::var("CAUCUS_SEED") {
		Ok(text) => text.parse().context("CAUCUS_SEED is a number")?,
		Err(_) => now(),
	};
	println!("CAUCUS_SEED={seed} kills at these moments again");
	// The author of all blocks, who alone makes them final, and three who import.
	let author = ["--alice", "--force-authoring"];
	let network = Network::start_chain("dev", &[&author, &[], &[], &[]]).await?;
	network.until_finalized(&ALL, 1, RECOVERY).await?;
	let (started, before) = (Instant::now(), network.finalized(0).await?);
	let load = join_all(SENDERS.map(|sender| fill(&network, sender)));
	let kills = ALL.map(|node| torment(&network, node, Chance { seed: seed ^ node as u64, drawn: 0 }));
	let kills = async {
		tokio::select! {
			done = try_join_all(kills) => done,
			_ = load => unreachable!("the load never ends"),
		}
	};
	let slowest = kills.await?.into_iter().max().context("four nodes")?;
	note("the slowest of 52 restarts", slowest);
	note("52 kills", started.elapsed());

	let best = network.best(0).await?;
	network.until_finalized(&ALL, best, RECOVERY).await?;
	let grown = best - before;
	ensure!(grown >= 5, "only {grown} blocks were made meanwhile");
	let mut filled = 0;
	for height in before + 1..=best {
		let hashes = try_join_all(ALL.map(|node| hash_at(&network, node, height))).await?;
		ensure!(hashes.iter().all(|hash| *hash == hashes[0]), "the nodes differ at block {height}");
		let body = network.chain(3)?.block_body(hashes[0]).await?;
		filled += body.iter().filter(|extrinsic| extrinsic.len() > FILLING).count();
	}
	println!("{grown} blocks meanwhile, with {filled} transactions of {} kB", FILLING / 1_000);
	ensure!(filled > 0, "nothing was written");
	Ok(())
}

async fn hash_at(network: &Network, node: usize, height: u64) -> anyhow::Result<Hash> {
	network
		.chain(node)?
		.block_hash(height)
		.await?
		.with_context(|| format!("node {node} lacks block {height}"))
}

/// Sends transactions one after the other, whether the node is there or not.
async fn fill(network: &Network, sender: &str) {
	loop {
		let sent = async {
			let arguments = vec![7u8; FILLING].encode();
			let (chain, sender) = (network.chain(0)?, pair(sender)?);
			let sent = chain.submit_signed(&sender, "System", "remark", arguments, Until::InBlock);
			anyhow::Ok(sent.await?)
		};
		// One that is lost in a kill is not missed.
		let _ = tokio::time::timeout(2 * BLOCK, sent).await;
		tokio::time::sleep(PAUSE).await;
	}
}

/// Kills a node again and again, when a block is written or at any time; every time it must come back with all
/// that it has held final. Gives the longest time until it answered.
async fn torment(network: &Network, node: usize, mut chance: Chance) -> anyhow::Result<Duration> {
	let block = BLOCK.as_millis() as u64;
	let mut slowest = Duration::ZERO;
	for kill in 1..=KILLS {
		let wait = match chance.below(2) {
			// Blocks are made on the full six seconds, by the clock, and imported a little later.
			0 => block - now() % block + chance.below(600),
			_ => chance.below(3_000),
		};
		let moment = Instant::now() + Duration::from_millis(wait);
		let mut held = network.finalized_block(node).await?;
		while Instant::now() < moment {
			held = network.finalized_block(node).await?;
			let left = moment.saturating_duration_since(Instant::now());
			tokio::time::sleep(left.min(Duration::from_millis(100))).await;
		}
		network.kill(node);
		let started = Instant::now();
		network.restart(node).await?;
		slowest = slowest.max(started.elapsed());
		let finalized = network.finalized(node).await?;
		ensure!(
			finalized >= held.0,
			"kill {kill} of node {node}: it held block {} final, and after the restart {finalized}",
			held.0
		);
		ensure!(hash_at(network, node, held.0).await? == held.1, "another block {} is final", held.0);
	}
	Ok(slowest)
}
