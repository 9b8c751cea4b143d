// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A whole election.
//!
//! The trustees' daemons (`caucus trustee run`) run beside it, as they would in earnest, and a relayer
//! (`caucus relay`) if one is named. Everybody else is played here.

use super::{
	history::{Point, Shape},
	register, two, AT_ONCE,
};
use crate::{
	convention::{self, Times},
	officer::{self, account_id, Account},
	output::{bar, json, spinner},
	public::Outcome,
	watch::Watch,
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	booth::{Booth, BoothError},
	chain::{Chain, ChainError, Until},
	elections::{
		ballot::Ballot,
		prove::Choice,
		tally::{poll_commitment, PollCounts, Stage},
	},
	keys,
	members::{
		registry::{ChapterId, Classes},
		ring::RingSize,
	},
	primitives::{blake2_256, AccountKey, ContestIndex, ElectionId, Moment},
	read::State,
	relay::client::{deliver, DeliveryError},
	sentences::Language,
	vote::{self, VoteError},
};
use clap::Args;
use codec::Encode;
use futures::{future::try_join_all, stream, StreamExt, TryStreamExt};
use serde::Serialize;
use std::{
	future::Future,
	path::PathBuf,
	sync::Arc,
	time::{Duration, Instant},
};

/// How long objections and appeals are taken, in milliseconds: the least that a chain takes.
const WINDOW: Moment = 10_000;
/// By how much voting is prolonged when this machine is too slow, in milliseconds.
const PROLONGATION: Moment = 36_000;
/// How long before the close that is decided: calls need a block or two when there is much to do.
const LATE: Moment = 24_000;
/// From drawing up to voting, and from when all ballots should be cast to the close, in milliseconds.
const PREPARING: Moment = 60_000;
const SPARE: Moment = 75_000;
/// About how long this machine takes to make a ballot, in milliseconds.
const MAKING: Moment = 250;
/// How long the relayer may take to start.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a node may be too busy to take a ballot, and when it is asked again.
const OVERLOADED: Duration = Duration::from_secs(600);
const AGAIN: Duration = Duration::from_secs(5);

/// Hold a whole election on a development chain, with generated members.
///
/// The two contests of a party convention of 2019 stand on one ballot paper: a youth seat, voted by the
/// youth alone, and a council of four. Ballots count 70 in 100, a poll 30.
#[derive(Args)]
pub(crate) struct Rehearsal {
	/// How many members are registered, in 17 chapters; two of five are of the youth.
	#[arg(long, default_value_t = 1_200)]
	members: u32,
	/// How many ballots are cast, replaced ones included.
	#[arg(long, default_value_t = 300)]
	ballots: u32,
	/// How many of them replace an earlier one.
	#[arg(long, default_value_t = 30)]
	revotes: u32,
	/// Keys in a ring: 255 or 767.
	#[arg(long, default_value_t = 255)]
	ring_size: u32,
	/// The trustees called, with commas; their daemons must be running.
	#[arg(long, value_delimiter = ',', default_value = "//Alice,//Bob,//Dave,//Eve,//Ferdie,//One,//Two")]
	trustees: Vec<String>,
	/// How many of them must agree to decrypt.
	#[arg(long, default_value_t = 4)]
	threshold: u16,
	/// The two registrars, with a comma.
	#[arg(long, value_delimiter = ',', default_value = "//Alice,//Bob")]
	registrars: Vec<String>,
	/// Two of the commission, with a comma.
	#[arg(long, value_delimiter = ',', default_value = "//Charlie,//Dave")]
	commission: Vec<String>,
	/// The first candidates of the two contests, with a comma; they accept their nominations.
	#[arg(long, value_delimiter = ',', default_value = "//Eve,//Ferdie")]
	nominees: Vec<String>,
	/// Hand every other ballot to this relayer (`caucus relay`); it takes those of the next election.
	#[arg(long, value_name = "URL")]
	relay: Option<String>,
	/// Cast the ballots over so many seconds. All are made before; otherwise each is cast when it is made.
	#[arg(long, value_name = "SECONDS", conflicts_with = "relay", value_parser = clap::value_parser!(u32).range(60..=86_400))]
	over: Option<u32>,
	/// With --over: cast them as the count of a petition went up in its four busiest days, and not evenly. A list of moments
	/// and counts, as for `caucus rehearse participation`.
	#[arg(long, value_name = "FILE", requires = "over")]
	history: Option<PathBuf>,
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

#[derive(Serialize)]
struct Report {
	election: ElectionId,
	genesis: String,
	members: u32,
	ballots_cast: u32,
	ballots_counted: u32,
	revotes: u32,
	relayed: u32,
	rejected: u32,
	/// Seconds from handing a ballot in until a block had it.
	#[serde(skip_serializing_if = "Option::is_none")]
	seconds_until_in_block: Option<Waits>,
	excluded_dealers: Vec<u16>,
	outcome: Outcome,
}

/// How long voters waited, in seconds.
#[derive(Serialize, Clone, Copy)]
struct Waits {
	median: f64,
	/// Of a hundred voters five waited longer.
	of_95_percent: f64,
	most: f64,
}

impl Waits {
	/// `None` if nobody waited.
	fn of(mut seconds: Vec<f64>) -> Option<Self> {
		seconds.sort_by(f64::total_cmp);
		let most = *seconds.last()?;
		let at = |percent: usize| seconds.get(seconds.len() * percent / 100).copied().unwrap_or(most);
		Some(Self { median: at(50), of_95_percent: at(95), most })
	}
}

/// What happened while voting.
#[derive(Clone, Copy)]
struct Polling {
	relayed: u32,
	rejected: u32,
	waits: Option<Waits>,
}

impl Rehearsal {
	pub(crate) async fn run(self, node: &Node, language: Language) -> anyhow::Result<()> {
		let registrars = two(&self.registrars, "registrars")?;
		let commission = two(&self.commission, "members of the commission")?;
		let nominees = two(&self.nominees, "nominees")?;
		let voters = self.ballots.saturating_sub(self.revotes);
		if voters > self.members || self.revotes > voters {
			bail!("{} ballots with {} revotes need more members", self.ballots, self.revotes);
		}
		let ring_size = match self.ring_size {
			255 => RingSize::R255,
			767 => RingSize::R767,
			other => bail!("rings of {other} keys do not exist; choose 255 or 767"),
		};
		let shape = match &self.history {
			Some(file) => Shape::of(&Point::read(file)?)?,
			None => Shape::even(),
		};
		let chain = node.connect().await?;
		let (start, election) = tokio::try_join!(
			register(&chain, &registrars, self.members, member),
			self.draw_up(&chain, &commission[0], &nominees, ring_size)
		)?;
		for officer in &commission {
			officer::call_trustees(&chain, officer, election, &self.trustees).await?;
		}
		eprintln!("{} trustees are called; {} of them decrypt", self.trustees.len(), self.threshold);

		let mut watch = Watch::new(&chain, election, language);
		watch.until(Stage::Ready).await?;
		let booth = Arc::new(Booth::enter(&chain, election, None, |_| ()).await?);
		let voting = async {
			let made = match self.over {
				Some(_) => self.make_all(&booth, start).await?,
				None => Vec::new(),
			};
			watch.until(Stage::Open).await?;
			let casting = async {
				match self.over {
					Some(over) => self.cast_over(&chain, election, &made, over, &shape).await,
					None => self.cast_all(&chain, &booth, election, start).await,
				}
			};
			tokio::try_join!(seal_polls(&chain, election, &commission), casting)
		};
		let (polls, polling) = in_time(&chain, election, &commission, voting).await?;
		watch.until(Stage::Closed).await?;
		reveal_polls(&chain, election, &commission[0], polls).await?;
		watch.until(Stage::Tallied).await?;
		certify(&chain, election, &commission).await?;
		watch.until(Stage::Final).await?;
		self.report(&chain, election, polling).await
	}

	/// Draws the election up, and has the nominees accept.
	async fn draw_up(
		&self,
		chain: &Chain,
		officer: &Account,
		nominees: &[Account; 2],
		ring_size: RingSize,
	) -> anyhow::Result<ElectionId> {
		let now = first_moment(chain).await?;
		// Preparing takes some 18 blocks; what is missing is prolonged.
		let making = u64::from(self.ballots) * MAKING;
		let (before, casting) = match self.over {
			Some(over) => (making, u64::from(over) * 1_000),
			None => (0, making),
		};
		let opens = now + PREPARING + before;
		let closes = opens + SPARE + casting;
		let times = Times { opens, closes, window: WINDOW, trustee_step: 60_000 };
		let keys: Vec<AccountKey> =
			self.nominees.iter().map(|name| account_id(name)).collect::<anyhow::Result<_>>()?;
		let keys: [AccountKey; 2] = keys.try_into().expect("two were named; qed");
		let plan = convention::plan(&times, self.threshold, ring_size, keys);
		let election = officer::draw_up_plan(chain, officer, &plan).await?;
		let [first, second] = nominees;
		let accept = |contest: ContestIndex| (election, contest, 0u8).encode();
		tokio::try_join!(
			first.call(chain, "Elections", "accept_nomination", accept(0)),
			second.call(chain, "Elections", "accept_nomination", accept(1))
		)?;
		eprintln!("election {election} is drawn up; its nominees have accepted");
		Ok(election)
	}

	/// What each voter votes in the contests of the voter's paper.
	fn ballots_of(&self, start: u32) -> Vec<(u32, Vec<Choice>)> {
		let voters = self.ballots - self.revotes;
		let numbers = start..start + voters;
		let youth = numbers.clone().filter(|number| convention::is_youth(*number)).count() as u32;
		let mut for_seat = convention::choices(convention::YOUTH_SEAT, youth).into_iter();
		let for_council = convention::choices(1, voters);
		numbers
			.zip(for_council)
			.map(|(number, council)| {
				let seat = convention::is_youth(number).then(|| for_seat.next().unwrap_or_default());
				(number, seat.into_iter().chain([council]).collect())
			})
			.collect()
	}

	/// Makes all ballots: the first of all voters, then those that replace one.
	async fn make_all(&self, booth: &Arc<Booth>, start: u32) -> anyhow::Result<Vec<Ballot>> {
		let progress = bar(self.ballots.into(), "making ballots");
		let progress_ref = &progress;
		let revotes = self.revotes as usize;
		let made: Vec<Vec<Ballot>> = stream::iter(self.ballots_of(start).into_iter().enumerate())
			.map(|(position, (number, choices))| async move {
				let booth = Arc::clone(booth);
				let making = move || make_ballots(&booth, number, choices, position < revotes);
				let ballots = tokio::task::spawn_blocking(making).await??;
				progress_ref.inc(ballots.len() as u64);
				anyhow::Ok(ballots)
			})
			.buffered(AT_ONCE)
			.try_collect()
			.await?;
		progress.finish();
		let (mut ballots, mut replacing) = (Vec::new(), Vec::new());
		for mut of_voter in made {
			replacing.extend(of_voter.drain(1..));
			ballots.append(&mut of_voter);
		}
		ballots.append(&mut replacing);
		Ok(ballots)
	}

	/// Casts ballots that are made, each at its time.
	async fn cast_over(
		&self,
		chain: &Chain,
		election: ElectionId,
		ballots: &[Ballot],
		over: u32,
		shape: &Shape,
	) -> anyhow::Result<Polling> {
		let progress = bar(self.ballots.into(), "casting ballots");
		let (progress_ref, started) = (&progress, Instant::now());
		let voters = ballots.iter().zip(0u32..).map(|(ballot, position)| async move {
			let share = (f64::from(position) + 0.5) / f64::from(self.ballots);
			let after = Duration::from_secs_f64(shape.time_of(share) * f64::from(over));
			tokio::time::sleep(after.saturating_sub(started.elapsed())).await;
			let since = Instant::now();
			cast_patiently(chain, ballot).await?;
			progress_ref.inc(1);
			anyhow::Ok(since.elapsed().as_secs_f64())
		});
		let waits = try_join_all(voters).await?;
		progress.finish();
		accepted(chain, election, self.ballots).await?;
		let rejected = refused_again(chain, ballots.iter().take(self.revotes as usize)).await?;
		Ok(Polling { relayed: 0, rejected, waits: Waits::of(waits) })
	}

	/// Casts each ballot as soon as it is made.
	async fn cast_all(
		&self,
		chain: &Chain,
		booth: &Arc<Booth>,
		election: ElectionId,
		start: u32,
	) -> anyhow::Result<Polling> {
		let progress = bar(self.ballots.into(), "casting ballots");
		let progress_ref = &progress;
		let revotes = self.revotes as usize;
		let voter = |(position, (number, choices)): (usize, (u32, Vec<Choice>))| async move {
			// Who votes again votes blank at first, and does both directly; of the others every second
			// goes through the relayer.
			let again = position < revotes;
			let relay = self.relay.as_ref().filter(|_| !again && position % 2 == 1);
			let booth = Arc::clone(booth);
			let proving = move || make_ballots(&booth, number, choices, again);
			let ballots = tokio::task::spawn_blocking(proving).await??;
			for ballot in &ballots {
				match relay {
					Some(relay) => hand_over(chain, relay, ballot).await?,
					None => _ = vote::cast(chain, ballot, Until::InBlock).await?,
				}
				progress_ref.inc(1);
			}
			Ok::<_, anyhow::Error>((ballots, relay.is_some()))
		};
		let cast: Vec<(Vec<Ballot>, bool)> = stream::iter(self.ballots_of(start).into_iter().enumerate())
			.map(voter)
			.buffered(AT_ONCE)
			.try_collect()
			.await?;
		progress.finish();
		accepted(chain, election, self.ballots).await?;
		let first: Vec<(&Ballot, bool)> =
			cast.iter().filter_map(|(ballots, relayed)| Some((ballots.first()?, *relayed))).collect();
		let relayed = first.iter().filter(|(_, relayed)| *relayed).count() as u32;
		let again = first.iter().take(self.revotes as usize).map(|(ballot, _)| *ballot);
		let rejected = refused_again(chain, again).await?;
		Ok(Polling { relayed, rejected, waits: None })
	}

	async fn report(&self, chain: &Chain, election: ElectionId, polling: Polling) -> anyhow::Result<()> {
		let state = State::finalized(chain).await?;
		let params = state.params(election).await?;
		let count = state.count(election).await?.context("the count is gone")?;
		let ceremony = state.ceremony(election).await?.context("the ceremony is gone")?;
		let mut excluded_dealers = Vec::new();
		for dealer in ceremony.indices() {
			if state.has("Convicted", election, dealer).await? {
				excluded_dealers.push(dealer);
			}
		}
		let report = Report {
			election,
			genesis: hex::encode(chain.genesis_hash().0),
			members: params.electorate.keys(),
			ballots_cast: count.accepted,
			ballots_counted: count.all_voters(),
			revotes: count.accepted - count.all_voters(),
			relayed: polling.relayed,
			rejected: polling.rejected,
			seconds_until_in_block: polling.waits,
			excluded_dealers,
			outcome: Outcome::read(&state, election).await?,
		};
		if self.json {
			return json(&report);
		}
		println!("{} of {} voted", report.ballots_counted, report.members);
		report.outcome.print();
		Ok(())
	}
}

/// Where a member of the rehearsal belongs.
fn member(number: u32) -> (ChapterId, Classes) {
	((number % convention::CHAPTERS) as ChapterId, convention::classes(number))
}

/// The block's time; a chain has none before its first block.
async fn first_moment(chain: &Chain) -> anyhow::Result<Moment> {
	loop {
		match State::best(chain).await?.now().await? {
			0 => tokio::time::sleep(Duration::from_millis(500)).await,
			now => return Ok(now),
		}
	}
}

/// Makes a voter's ballots: a blank one before the other, if the voter votes again.
fn make_ballots(
	booth: &Booth,
	number: u32,
	choices: Vec<Choice>,
	again: bool,
) -> Result<Vec<Ballot>, BoothError> {
	let secret = keys::development(number);
	let place = booth.take_place(&secret)?;
	let blank: Vec<Choice> = choices.iter().map(|_| Choice::new()).collect();
	let papers = again.then_some(blank).into_iter().chain([choices]);
	(1..).zip(papers).map(|(sequence, paper)| booth.fill_in(&secret, &place, sequence, &paper)).collect()
}

/// Hands a ballot to the relayer, which may still be starting.
async fn hand_over(chain: &Chain, relay: &str, ballot: &Ballot) -> anyhow::Result<()> {
	let started = Instant::now();
	loop {
		match deliver(chain, relay, ballot).await {
			Err(DeliveryError::Unreachable(_)) if started.elapsed() < PATIENCE => {
				tokio::time::sleep(Duration::from_millis(500)).await;
			}
			other => return other.map(|_| ()).context("the relayer"),
		}
	}
}

/// Casts a ballot, and casts it again while the node is too busy to answer.
async fn cast_patiently(chain: &Chain, ballot: &Ballot) -> anyhow::Result<()> {
	let started = Instant::now();
	let mut unanswered = false;
	loop {
		match vote::cast(chain, ballot, Until::InBlock).await {
			Ok(_) => return Ok(()),
			Err(VoteError::Chain(ChainError::Unreachable(_)) | VoteError::Read(_))
				if started.elapsed() < OVERLOADED =>
			{
				unanswered = true;
				tokio::time::sleep(AGAIN).await;
			}
			// The attempt that was not answered may have been taken all the same.
			Err(_) if unanswered && is_counted(chain, ballot).await? => return Ok(()),
			Err(error) => return Err(error.into()),
		}
	}
}

/// Whether a ballot, or a later one of the voter, counts.
async fn is_counted(chain: &Chain, ballot: &Ballot) -> anyhow::Result<bool> {
	let Ballot { body, .. } = ballot;
	let vote = State::best(chain).await?.vote(body.election, &body.alias).await?;
	Ok(vote.is_some_and(|vote| vote.sequence >= body.sequence))
}

/// Ballots that were counted once more: each is refused, because its number is not the next one. Gives how many.
async fn refused_again(chain: &Chain, ballots: impl Iterator<Item = &Ballot>) -> anyhow::Result<u32> {
	let mut rejected = 0;
	for ballot in ballots {
		let extrinsic = vote::cast_extrinsic(chain, ballot).await?;
		match chain.check(&extrinsic).await {
			Err(_) => rejected += 1,
			Ok(()) => bail!("the chain would count a ballot twice"),
		}
	}
	Ok(rejected)
}

/// Waits until the chain has accepted so many ballots: the relayer's come in batches.
async fn accepted(chain: &Chain, election: ElectionId, ballots: u32) -> anyhow::Result<()> {
	let waiting = spinner("the relayer's last batch");
	loop {
		let count = State::best(chain).await?.count(election).await?;
		if count.is_some_and(|count| count.accepted >= ballots) {
			waiting.finish_and_clear();
			return Ok(());
		}
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
}

/// Two of the commission call the same.
async fn both(
	chain: &Chain,
	commission: &[Account; 2],
	call: &str,
	arguments: &impl Encode,
) -> anyhow::Result<()> {
	let [first, second] = commission;
	tokio::try_join!(
		first.call(chain, "Elections", call, arguments.encode()),
		second.call(chain, "Elections", call, arguments.encode())
	)?;
	Ok(())
}

/// A poll and where it belongs.
type Sealed = (ContestIndex, u8, PollCounts);

/// Seals the polls of all contests.
async fn seal_polls(
	chain: &Chain,
	election: ElectionId,
	commission: &[Account; 2],
) -> anyhow::Result<Vec<Sealed>> {
	let params = State::best(chain).await?.params(election).await?;
	let reference = params.election_ref(&chain.genesis_hash().0, election);
	let mut sealed = Vec::new();
	for (contest, component) in params.plan.polls() {
		let counts = convention::poll(contest.into()).try_into().expect("one for each candidate; qed");
		let salt = blake2_256(&[b"a salt that nobody has to guess: ", &reference, &contest.to_le_bytes()]);
		let found =
			PollCounts { salt, counts, report: blake2_256(&[b"the report of the rehearsal's pollster"]) };
		let commitment = poll_commitment(&reference, contest, component, &found);
		both(chain, commission, "seal_poll", &(election, contest, component, commitment)).await?;
		sealed.push((contest, component, found));
	}
	eprintln!("{} polls are sealed", sealed.len());
	Ok(sealed)
}

async fn reveal_polls(
	chain: &Chain,
	election: ElectionId,
	officer: &Account,
	polls: Vec<Sealed>,
) -> anyhow::Result<()> {
	for (contest, component, found) in polls {
		let arguments = (election, contest, component, found).encode();
		officer.call(chain, "Elections", "reveal_poll", arguments).await?;
	}
	eprintln!("the polls are revealed");
	Ok(())
}

/// Certifies what the chain worked out.
async fn certify(chain: &Chain, election: ElectionId, commission: &[Account; 2]) -> anyhow::Result<()> {
	let state = State::best(chain).await?;
	let totals = state.result(election).await?.context("the totals are gone")?;
	let composed = state.outcomes(election).await?.context("the outcomes are not worked out")?;
	let digest = blake2_256(&[&(totals, composed.outcomes).encode()]);
	both(chain, commission, "certify", &(election, digest)).await?;
	eprintln!("two of the commission have certified the result");
	Ok(())
}

/// Has voting prolonged for as long as this lasts.
async fn in_time<T>(
	chain: &Chain,
	election: ElectionId,
	commission: &[Account; 2],
	voting: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<T> {
	tokio::select! {
		done = voting => done,
		late = prolong_if_late(chain, election, commission) => {
			late.and_then(|()| bail!("voting has ended before all ballots were cast"))
		}
	}
}

/// Has two of the commission prolong voting while ballots are being cast and time runs out; never ends
/// unless voting does. Voting may not have begun.
async fn prolong_if_late(
	chain: &Chain,
	election: ElectionId,
	commission: &[Account; 2],
) -> anyhow::Result<()> {
	loop {
		tokio::time::sleep(Duration::from_secs(2)).await;
		let state = State::best(chain).await?;
		let record = state.election(election).await?;
		match record.stage {
			Stage::Ready => continue,
			Stage::Open => (),
			_ => return Ok(()),
		}
		if record.closes().saturating_sub(state.now().await?) < LATE {
			eprintln!("this machine is slow: two of the commission prolong voting");
			let reason = blake2_256(&[b"the rehearsal's machine was too slow"]);
			both(chain, commission, "prolong", &(election, PROLONGATION, reason)).await?;
		}
	}
}
