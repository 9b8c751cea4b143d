// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the election commission, nominees and the appeals body do.

use crate::{
	compose::Compose,
	officer::{account_id, digest, say_of_two, Account, Reason},
	output::{hexadecimal, read_json, text},
	paper,
	poll::{RevealPoll, SealPoll},
	result::{stage, Outcome},
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	chain::Chain,
	elections::params::Plan,
	moment,
	plan::PlanFile,
	primitives::{blake2_256, AccountKey, Digest, ElectionId, Moment},
	read::State,
};
use clap::{ArgGroup, Subcommand};
use codec::{Decode, Encode};
use std::{
	io::{BufRead, IsTerminal, Write},
	path::PathBuf,
};

/// The pallet.
pub(crate) const PALLET: &str = "Elections";

/// The shortest plan: one contest of one style, for a development chain.
const SIMPLE: &str = include_str!("../plans/simple.json");
/// A plan with two styles, seats, a nominee and a poll.
const EXAMPLE: &str = include_str!("../plans/example.json");

/// Draw up and conduct elections: what the commission does.
#[derive(Subcommand)]
pub(crate) enum Election {
	/// Print an example of a plan.
	#[command(after_help = "\
Fields of a plan; those in brackets may be left out:
  title, contests, threshold, least_roll, least_turnout, [ring_size: 255 or 767], [max_revotes]
  [styles]       who votes in which contests: name, [classes], [chapter],
                 [contests: titles or numbers]. A member gets the first style that admits the
                 member. Without styles, [electorate: {classes, chapter}] votes in all contests.
  opens, closes  as in 2026-12-14T09:00:00+09:00; or opens_in_seconds, lasts_seconds
  [trustee_step_seconds]   for each step of making the key; a day
  [objections_seconds]     for objections to the roll, and again for appeals; three days, as below
  [tally_seconds]          after the close, for the totals, and then for polls to be revealed
  [certification_seconds]  for the commission to certify
  [appeals_seconds]        for objections to the result, and again for the appeals body
  [follows]      {election, contest}: the earlier contest, counted from 1, whose run-off or rerun
                 it is
Fields of a contest:
  title, kind    choose-one, choose-up-to-N, approve, yes-no
  candidates     names, or {name, [nominee: an account], [classes]}
  [seats]        how many are elected; 1
  [reserved]     {class, seats}: at least so many of those elected have the class
  [majority]     the one seat takes more than half of all votes
  [components]   {kind: ballots, [styles: names or numbers], [weight]} or {kind: poll, [weight]};
                 ballots of all styles, if nothing is said
  [tie]          listed-first, more-ballots, run-off
  [rounding]     half-up, half-even, down
  [missing_poll] renormalise, rerun, void")]
	Example {
		/// The shortest one, with times for a development chain.
		#[arg(long)]
		simple: bool,
	},
	/// Compose a result of ballots and polls by their weights; needs no node.
	Compose(Compose),
	/// Draw up an election from a plan in JSON.
	DrawUp {
		#[command(flatten)]
		account: Account,
		/// The plan; `caucus election example` prints one and says what its fields mean.
		plan: PathBuf,
	},
	/// Accept one's nomination.
	AcceptNomination {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		/// Number of the contest, counted from 1.
		#[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
		contest: u16,
		/// Number of the candidate, counted from 1; needed only if the account is nominated twice there.
		#[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
		candidate: Option<u8>,
	},
	/// Take a candidate who has not accepted off the ballot paper of a draft; those after move up.
	DropCandidate {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		/// Number of the contest, counted from 1.
		#[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
		contest: u16,
		/// Number of the candidate, counted from 1.
		#[arg(long, value_parser = clap::value_parser!(u8).range(1..))]
		candidate: u8,
	},
	/// Call trustees to make the election's key: two of the commission, by the same call.
	CallTrustees {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		/// The trustees' accounts from the roster, with commas: SS58 or hexadecimal digits. On a
		/// development chain: //Alice, //Bob, //Dave, //Eve, //Ferdie, //One, //Two.
		#[arg(long, value_delimiter = ',', required = true)]
		trustees: Vec<String>,
	},
	/// Withdraw an election before voting begins.
	Withdraw {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
	},
	/// Move an election on that is due; any account can.
	Advance {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
	},
	/// Seal a poll before voting ends: two of the commission.
	SealPoll(SealPoll),
	/// Reveal a sealed poll after voting; any account can that has what was kept.
	RevealPoll(RevealPoll),
	/// Prolong voting after an outage, for everybody alike: two of the commission.
	Prolong {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		/// By how many minutes.
		#[arg(long, value_parser = clap::value_parser!(u64).range(1..=525_600))]
		minutes: u64,
		#[command(flatten)]
		reason: Reason,
	},
	/// Show a result, and certify it: two of the commission.
	Certify {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		/// The digest of the result that was looked at; without it the result is shown and, at a
		/// terminal, asked about.
		#[arg(long, value_name = "HEX", value_parser = digest)]
		digest: Option<Digest>,
	},
	/// Object to a result; any account can, and pays the fee.
	Object {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		#[command(flatten)]
		reason: Reason,
	},
	/// Rule on an election: two of the appeals body.
	#[command(group = ArgGroup::new("ruling").required(true))]
	Rule {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		/// The election falls. Numbers that were announced stay readable.
		#[arg(long, group = "ruling")]
		annul: bool,
		/// The election stands.
		#[arg(long, group = "ruling")]
		uphold: bool,
		#[command(flatten)]
		reason: Reason,
	},
	/// List all elections.
	List,
	/// Show an election: who votes in what, candidates, times, polls, reference.
	Show {
		/// The election.
		#[arg(long)]
		election: ElectionId,
	},
}

/// Draws an election up; gives its number.
pub(crate) async fn draw_up_plan(
	chain: &Chain,
	account: &Account,
	plan: &Plan,
) -> anyhow::Result<ElectionId> {
	let included = account.call(chain, PALLET, "draw_up", plan.encode()).await?;
	let event = included.event(PALLET, "DrawnUp").context("the chain did not report the election")?;
	Ok(ElectionId::decode(&mut &event.fields[..])?)
}

/// Calls trustees; says whether a second has to.
pub(crate) async fn call_trustees(
	chain: &Chain,
	account: &Account,
	election: ElectionId,
	trustees: &[String],
) -> anyhow::Result<bool> {
	let trustees = accounts(trustees)?;
	let done = account.call(chain, PALLET, "call_trustees", (election, trustees).encode()).await?;
	Ok(done.event(PALLET, "SecondNeeded").is_some())
}

fn accounts(texts: &[String]) -> anyhow::Result<Vec<AccountKey>> {
	texts.iter().map(|text| account_id(text.trim())).collect()
}

/// The position of the candidate of a contest for whom an account is nominated.
fn nomination(plan: &Plan, contest: u16, key: &AccountKey) -> anyhow::Result<u8> {
	let paper = plan.contests.get(usize::from(contest)).context("there is no such contest")?;
	let candidates = (0..).zip(&paper.candidates);
	let mut own = candidates.filter(|(_, candidate)| candidate.nominee.as_ref() == Some(key));
	match (own.next(), own.next()) {
		(Some((position, _)), None) => Ok(position),
		(Some(_), Some(_)) => bail!("this account is nominated twice there; say which with --candidate"),
		(None, _) => bail!("this account is not nominated there; look with: caucus election show"),
	}
}

/// Shows a result and gives the digest by which it is certified.
async fn show_result(chain: &Chain, election: ElectionId) -> anyhow::Result<Digest> {
	let state = State::best(chain).await?;
	let record = state.election(election).await?;
	let totals = state.result(election).await?.context("there are no totals yet")?;
	let composed = state
		.outcomes(election)
		.await?
		.context("polls are still to be revealed; the outcome follows then, or when their time is over")?;
	println!("{} ({})", text(&record.plan.title), stage(record.stage));
	Outcome::read(&state, election).await?.print();
	Ok(blake2_256(&[&(totals, composed.outcomes).encode()]))
}

/// Asks for a yes at a terminal. Where nobody can be asked, the digest has to be given.
fn confirmed(question: &str) -> anyhow::Result<bool> {
	if !std::io::stdin().is_terminal() {
		bail!("nobody can be asked here: look at the result, then give its digest with --digest");
	}
	eprint!("{question} [yes/no] ");
	std::io::stderr().flush()?;
	let mut answer = String::new();
	std::io::stdin().lock().read_line(&mut answer)?;
	Ok(matches!(answer.trim(), "yes" | "네" | "예"))
}

impl Election {
	/// The account that signs, if one does.
	fn account(&self) -> Option<&Account> {
		match self {
			Self::Example { .. } | Self::Compose(_) | Self::List | Self::Show { .. } => None,
			Self::SealPoll(SealPoll { account, .. })
			| Self::RevealPoll(RevealPoll { account, .. })
			| Self::DrawUp { account, .. }
			| Self::AcceptNomination { account, .. }
			| Self::DropCandidate { account, .. }
			| Self::CallTrustees { account, .. }
			| Self::Withdraw { account, .. }
			| Self::Advance { account, .. }
			| Self::Prolong { account, .. }
			| Self::Certify { account, .. }
			| Self::Object { account, .. }
			| Self::Rule { account, .. } => Some(account),
		}
	}

	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account().map(Account::key).transpose()?;
		match self {
			Self::Example { simple } => {
				print!("{}", if simple { SIMPLE } else { EXAMPLE });
				Ok(())
			}
			Self::Compose(compose) => compose.run(),
			Self::SealPoll(seal) => seal.run(node).await,
			Self::RevealPoll(reveal) => reveal.run(node).await,
			Self::List => list(&node.connect().await?).await,
			Self::Show { election } => paper::show(&node.connect().await?, election).await,
			Self::DrawUp { .. }
			| Self::AcceptNomination { .. }
			| Self::DropCandidate { .. }
			| Self::CallTrustees { .. }
			| Self::Withdraw { .. } => self.prepare(node).await,
			Self::Advance { account, election } => {
				let chain = node.connect().await?;
				account.call(&chain, PALLET, "advance", election.encode()).await?;
				println!("election {election} moved on");
				Ok(())
			}
			Self::Prolong { .. } | Self::Certify { .. } | Self::Object { .. } | Self::Rule { .. } => {
				self.conduct(node).await
			}
		}
	}

	/// What is done before voting.
	async fn prepare(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::DrawUp { account, plan } => {
				let file: PlanFile = read_json(&plan)?;
				// Whatever the chain's clock shows: mistakes are told before a node is asked.
				file.plan(0)?;
				let chain = node.connect().await?;
				let plan = file.plan(State::best(&chain).await?.now().await?)?;
				let election = draw_up_plan(&chain, &account, &plan).await?;
				let nominated = plan.contests.iter().flat_map(|contest| &contest.candidates);
				match nominated.filter(|candidate| candidate.nominee.is_some()).count() {
					0 => println!("election {election} is drawn up; call its trustees next"),
					open => println!("election {election} is drawn up; {open} nominees have to accept, then call its trustees"),
				}
			}
			Self::AcceptNomination { account, election, contest, candidate } => {
				let chain = node.connect().await?;
				let contest = contest - 1;
				let candidate = match candidate {
					Some(number) => number - 1,
					None => {
						let plan = State::best(&chain).await?.election(election).await?.plan;
						nomination(&plan, contest, &account.key()?)?
					}
				};
				let arguments = (election, contest, candidate).encode();
				account.call(&chain, PALLET, "accept_nomination", arguments).await?;
				println!("the nomination is accepted");
			}
			Self::DropCandidate { account, election, contest, candidate } => {
				let chain = node.connect().await?;
				let arguments = (election, contest - 1, candidate - 1).encode();
				let done = account.call(&chain, PALLET, "drop_candidate", arguments).await?;
				let off = format!("candidate {candidate} is off the paper; those after moved up");
				say_of_two(done.event(PALLET, "SecondNeeded").is_some(), &off, "another of the commission");
			}
			Self::CallTrustees { account, election, trustees } => {
				accounts(&trustees)?;
				let chain = node.connect().await?;
				let waits = call_trustees(&chain, &account, election, &trustees).await?;
				let called = format!("{} trustees are called for election {election}", trustees.len());
				say_of_two(waits, &called, "another of the commission");
			}
			Self::Withdraw { account, election } => {
				let chain = node.connect().await?;
				let done = account.call(&chain, PALLET, "withdraw", election.encode()).await?;
				let withdrawn = format!("election {election} is withdrawn");
				say_of_two(
					done.event(PALLET, "SecondNeeded").is_some(),
					&withdrawn,
					"another of the commission",
				);
			}
			_ => (),
		}
		Ok(())
	}

	/// What is done from voting on.
	async fn conduct(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::Prolong { account, election, minutes, reason } => {
				let reason = reason.digest()?;
				let chain = node.connect().await?;
				let by: Moment = minutes * 60_000;
				let included =
					account.call(&chain, PALLET, "prolong", (election, by, reason).encode()).await?;
				let waits = included.event(PALLET, "SecondNeeded").is_some();
				say_of_two(waits, "voting is prolonged", "another of the commission");
				let closes = State::best(&chain).await?.election(election).await?.closes();
				println!("voting closes {}", moment::korean(closes));
			}
			Self::Certify { account, election, digest } => {
				let chain = node.connect().await?;
				let found = show_result(&chain, election).await?;
				println!("digest for certifying {}", hexadecimal(&found));
				if let Some(seen) = digest {
					ensure!(seen == found, "this is not the result that was looked at; look at it again");
				} else if !confirmed("Certify this result?")? {
					println!("nothing was certified");
					return Ok(());
				}
				let included = account.call(&chain, PALLET, "certify", (election, found).encode()).await?;
				let waits = included.event(PALLET, "SecondNeeded").is_some();
				say_of_two(waits, "the result is certified", "another of the commission");
			}
			Self::Object { account, election, reason } => {
				let reason = reason.digest()?;
				let chain = node.connect().await?;
				account.call(&chain, PALLET, "object", (election, reason).encode()).await?;
				println!("the objection is on record; publish its reasons, digest {}", hexadecimal(&reason));
			}
			Self::Rule { account, election, annul, uphold: _, reason } => {
				let reason = reason.digest()?;
				let chain = node.connect().await?;
				let included =
					account.call(&chain, PALLET, "rule", (election, annul, reason).encode()).await?;
				let waits = included.event(PALLET, "SecondNeeded").is_some();
				let done = if annul { "the election is annulled" } else { "the election is upheld" };
				say_of_two(waits, done, "another of the appeals body");
			}
			_ => (),
		}
		Ok(())
	}
}

async fn list(chain: &Chain) -> anyhow::Result<()> {
	let state = State::best(chain).await?;
	for number in 0..state.elections().await? {
		let election = state.election(number).await?;
		println!(
			"{number}  {}  {}  opens {}, closes {}",
			text(&election.plan.title),
			stage(election.stage),
			moment::korean(election.plan.schedule.opens),
			moment::korean(election.closes())
		);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_examples_can_be_drawn_up() {
		let plan = |text: &str| serde_json::from_str::<PlanFile>(text).expect("JSON; qed").plan(0);
		let simple = plan(SIMPLE).expect("a plan; qed");
		assert_eq!((simple.contests.len(), simple.styles.len()), (1, 1));
		let example = plan(EXAMPLE).expect("a plan; qed");
		assert_eq!((example.contests.len(), example.styles.len()), (2, 2));
		assert_eq!((example.contests[0].rule.seats, example.contests[0].rule.components.len()), (4, 2));
	}

	#[test]
	fn a_nominee_is_found_by_account() {
		let plan =
			serde_json::from_str::<PlanFile>(EXAMPLE).expect("JSON; qed").plan(0).expect("a plan; qed");
		let alice = account_id("//Alice").expect("an account; qed");
		assert_eq!(nomination(&plan, 0, &alice).expect("nominated; qed"), 1);
		assert!(nomination(&plan, 1, &alice).is_err());
		assert!(nomination(&plan, 2, &alice).is_err());
	}
}
