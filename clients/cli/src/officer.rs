// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What registrars and the election commission do.

use crate::{
	output::{read_json, relative, text},
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	chain::{pair, Chain, Included, Until},
	elections::tally::Stage,
	members::registry::Application,
	plan::PlanFile,
	primitives::{blake2_256, ElectionId},
	read::State,
};
use clap::{Args, Subcommand};
use codec::{Decode, DecodeAll, Encode};
use std::path::PathBuf;

/// The signing account of an officer.
#[derive(Args, Clone)]
pub(crate) struct Account {
	/// Secret URI of the account: a mnemonic, `0x` and 64 digits, or `//Alice` on a development chain.
	#[arg(long, env = "CAUCUS_ACCOUNT", hide_env_values = true, value_name = "URI")]
	account: String,
}

impl Account {
	/// The account of a secret URI.
	pub(crate) fn of(uri: &str) -> Self {
		Self { account: uri.to_owned() }
	}

	/// Signs a call, submits it and waits until it is in a block.
	pub(crate) async fn call(
		&self,
		chain: &Chain,
		pallet: &str,
		call: &str,
		arguments: Vec<u8>,
	) -> anyhow::Result<Included> {
		let signer = pair(&self.account)?;
		Ok(chain.submit_signed(&signer, pallet, call, arguments, Until::InBlock).await?)
	}
}

/// Reads 64 hexadecimal digits.
fn thirty_two_bytes(text: &str, what: &str) -> anyhow::Result<[u8; 32]> {
	let bytes = hex::decode(text.trim_start_matches("0x")).ok();
	let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
	bytes.with_context(|| format!("{what} {text:?} is not 64 hexadecimal digits"))
}

/// The public key of an account, as 64 hexadecimal digits or as a development URI.
fn account_id(text: &str) -> anyhow::Result<[u8; 32]> {
	match text.starts_with("//") {
		true => Ok(pair(text)?.public_key().0),
		false => thirty_two_bytes(text, "the account"),
	}
}

/// Register members: what two registrars do together.
#[derive(Subcommand)]
pub(crate) enum Registrar {
	/// Propose applications, one per line in hexadecimal digits.
	Propose {
		#[command(flatten)]
		account: Account,
		/// File with the applications that `caucus apply` printed.
		file: PathBuf,
	},
	/// Show a batch that waits, and its digest.
	Show {
		/// Its number.
		batch: u32,
	},
	/// Confirm another registrar's batch.
	Confirm {
		#[command(flatten)]
		account: Account,
		/// Its number.
		batch: u32,
		/// The digest that `show` printed, so that what is confirmed is what was looked at.
		#[arg(long)]
		digest: String,
	},
	/// Refuse a batch.
	Reject {
		#[command(flatten)]
		account: Account,
		/// Its number.
		batch: u32,
	},
}

/// The digest by which a batch is confirmed.
pub(crate) fn batch_digest(applications: &[Application]) -> [u8; 32] {
	blake2_256(&[&applications.encode()])
}

/// Proposes a batch; gives its number.
pub(crate) async fn propose(
	chain: &Chain,
	account: &Account,
	applications: &[Application],
) -> anyhow::Result<u32> {
	let included = account.call(chain, "Members", "propose_batch", applications.encode()).await?;
	let event = included.event("Members", "BatchProposed").context("the chain did not report the batch")?;
	Ok(u32::decode(&mut &event.fields[..])?)
}

/// Confirms a batch.
pub(crate) async fn confirm(
	chain: &Chain,
	account: &Account,
	batch: u32,
	digest: [u8; 32],
) -> anyhow::Result<()> {
	account.call(chain, "Members", "confirm_batch", (batch, digest).encode()).await?;
	Ok(())
}

impl Registrar {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		match self {
			Self::Propose { account, file } => {
				let lines = std::fs::read_to_string(&file)
					.with_context(|| format!("cannot read {}", file.display()))?;
				let mut applications = Vec::new();
				for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
					let bytes = hex::decode(line.trim()).ok();
					let application = bytes.and_then(|bytes| Application::decode_all(&mut &bytes[..]).ok());
					let Some(application) = application else {
						bail!("line {} of {} is not an application", number + 1, file.display());
					};
					applications.push(application);
				}
				let batch = propose(&chain, &account, &applications).await?;
				println!(
					"batch {batch} with {} applications waits for another registrar",
					applications.len()
				);
			}
			Self::Show { batch } => {
				let (by, applications) = State::best(&chain).await?.pending_batch(batch).await?;
				for application in &applications {
					println!(
						"{} chapter {} classes {:#b}",
						hex::encode(application.key),
						application.chapter,
						application.classes.0
					);
				}
				println!("proposed by {}", hex::encode(by));
				println!("digest {}", hex::encode(batch_digest(&applications)));
			}
			Self::Confirm { account, batch, digest } => {
				confirm(&chain, &account, batch, thirty_two_bytes(&digest, "the digest")?).await?;
				println!("batch {batch} is registered");
			}
			Self::Reject { account, batch } => {
				account.call(&chain, "Members", "reject_batch", batch.encode()).await?;
				println!("batch {batch} is refused");
			}
		}
		Ok(())
	}
}

/// Draw up and conduct elections: what the commission does.
#[derive(Subcommand)]
pub(crate) enum Election {
	/// Draw up an election from a plan in JSON.
	DrawUp {
		#[command(flatten)]
		account: Account,
		/// The plan; `caucus election example` prints one.
		plan: PathBuf,
	},
	/// Print an example of a plan.
	Example,
	/// Call trustees to make the election's key.
	CallTrustees {
		#[command(flatten)]
		account: Account,
		/// The election.
		#[arg(long)]
		election: ElectionId,
		/// Public keys of the trustees' accounts, in hexadecimal digits, with commas, from the roster. On a
		/// development chain: //Alice, //Bob, //Dave, //Eve, //Ferdie, //One.
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
	/// List all elections.
	List,
	/// Show an election's ballot paper, times and reference.
	Show {
		/// The election.
		#[arg(long)]
		election: ElectionId,
	},
}

/// An example of a plan.
pub(crate) const EXAMPLE: &str = r#"{
  "title": "청년위원회 선거 / Youth committee election",
  "contests": [
    {
      "title": "청년위원장 / Chair of the youth committee",
      "kind": "choose-one",
      "candidates": ["기호 1번 / Candidate 1", "기호 2번 / Candidate 2", "기호 3번 / Candidate 3"]
    }
  ],
  "electorate": { "classes": "youth" },
  "ring_size": 767,
  "opens_in_seconds": 120,
  "lasts_seconds": 300,
  "trustee_step_seconds": 60,
  "least_roll": 50,
  "least_turnout": 20,
  "max_revotes": 32,
  "threshold": 3
}
"#;

/// Draws an election up; gives its number.
pub(crate) async fn draw_up(chain: &Chain, account: &Account, file: &PlanFile) -> anyhow::Result<ElectionId> {
	let plan = file.plan(State::best(chain).await?.now().await?)?;
	let included = account.call(chain, "Elections", "draw_up", plan.encode()).await?;
	let event = included.event("Elections", "DrawnUp").context("the chain did not report the election")?;
	Ok(ElectionId::decode(&mut &event.fields[..])?)
}

/// Calls trustees.
pub(crate) async fn call_trustees(
	chain: &Chain,
	account: &Account,
	election: ElectionId,
	trustees: &[String],
) -> anyhow::Result<()> {
	let trustees = trustees.iter().map(|text| account_id(text)).collect::<anyhow::Result<Vec<_>>>()?;
	account.call(chain, "Elections", "call_trustees", (election, trustees).encode()).await?;
	Ok(())
}

/// A stage in words.
pub(crate) fn stage(stage: Stage) -> &'static str {
	match stage {
		Stage::Draft => "drawn up",
		Stage::KeyGeneration => "trustees make the key",
		Stage::RollCut => "the roll is cut",
		Stage::Ready => "ready",
		Stage::Open => "open",
		Stage::Closed => "closed; trustees decrypt",
		Stage::Tallied => "tallied",
		Stage::Void(_) => "void",
	}
}

/// Prints an election for those who are to vote in it.
async fn show(chain: &Chain, number: ElectionId) -> anyhow::Result<()> {
	let state = State::best(chain).await?;
	let election = state.election(number).await?;
	let plan = &election.plan;
	let now = state.now().await?;
	println!("{} ({})", text(&plan.title), stage(election.stage));
	println!("opens {}, closes {}", relative(now, plan.schedule.opens), relative(now, plan.schedule.closes));
	println!("{} trustees must agree to decrypt", plan.threshold);
	for contest in &plan.contests {
		println!("{}: {:?}", text(&contest.title), contest.kind);
		for (position, name) in contest.candidates.iter().enumerate() {
			println!("  {} {}", position + 1, text(name));
		}
		println!("  blank");
	}
	if let Ok(params) = state.params(number).await {
		let reference = params.election_ref(&chain.genesis_hash().0, number);
		println!("{} keys on the roll; reference {}", params.electorate.keys, hex::encode(reference));
	}
	Ok(())
}

impl Election {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		if let Self::Example = self {
			print!("{EXAMPLE}");
			return Ok(());
		}
		let chain = node.connect().await?;
		match self {
			Self::Example => (),
			Self::DrawUp { account, plan } => {
				let election = draw_up(&chain, &account, &read_json(&plan)?).await?;
				println!("election {election} is drawn up; call its trustees next");
			}
			Self::CallTrustees { account, election, trustees } => {
				call_trustees(&chain, &account, election, &trustees).await?;
				println!("{} trustees are called for election {election}", trustees.len());
			}
			Self::Withdraw { account, election } => {
				account.call(&chain, "Elections", "withdraw", election.encode()).await?;
				println!("election {election} is withdrawn");
			}
			Self::Advance { account, election } => {
				account.call(&chain, "Elections", "advance", election.encode()).await?;
				println!("election {election} moved on");
			}
			Self::Show { election } => show(&chain, election).await?,
			Self::List => {
				let state = State::best(&chain).await?;
				let now = state.now().await?;
				for number in 0..state.elections().await? {
					let election = state.election(number).await?;
					let schedule = election.plan.schedule;
					println!(
						"{number}  {}  {}  opens {}, closes {}",
						text(&election.plan.title),
						stage(election.stage),
						relative(now, schedule.opens),
						relative(now, schedule.closes)
					);
				}
			}
		}
		Ok(())
	}
}
