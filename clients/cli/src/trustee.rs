// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What trustees do; mostly, leave a daemon running.

use crate::{
	misbehave::Misbehave,
	output::{reasons, write_text},
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	chain::{pair, Chain},
	elections::tally::Stage,
	misbehave::Rehearsal,
	primitives::ElectionId,
	read::State,
	trustee,
};
use clap::{Args, Subcommand};
use futures::StreamExt;
use std::{
	ops::ControlFlow,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// Serve as a trustee.
#[derive(Subcommand)]
pub(crate) enum Trustee {
	/// Make the secret file of a trustee. Losing it loses the share of every key made with it.
	NewSecret {
		/// The file to make; an existing one is kept.
		file: PathBuf,
	},
	/// Do every duty by itself, for all elections, until stopped. Survives restarts of the node and
	/// its own.
	Run {
		#[command(flatten)]
		identity: Identity,
		/// For rehearsals: break the rules in one way and do every other duty, to see what the others do
		/// then. Refused on any but a development or local chain.
		#[arg(long, value_enum, value_name = "HOW", hide_short_help = true)]
		misbehave: Option<Misbehave>,
	},
	/// Release the share of one election now, or say why not.
	Share {
		#[command(flatten)]
		identity: Identity,
		/// The election.
		#[arg(long)]
		election: ElectionId,
	},
}

/// Who the trustee is.
#[derive(Args)]
pub(crate) struct Identity {
	/// Secret URI of the trustee's account.
	#[arg(long, env = "CAUCUS_ACCOUNT", hide_env_values = true, value_name = "URI")]
	account: String,
	/// Take part through a node that is not on this machine. A trustee believes what its node shows:
	/// a hostile one could have it decrypt single ballots.
	#[arg(long)]
	trust_remote_node: bool,
	/// The trustee's secret file. Beside it, with the ending `.released`, stands what was decrypted.
	#[arg(long, env = "CAUCUS_TRUSTEE_SECRET", value_name = "FILE")]
	secret: PathBuf,
}

impl Identity {
	fn ensure_own_node(&self, node: &Node) -> anyhow::Result<()> {
		if self.trust_remote_node || node.is_on_this_machine() {
			return Ok(());
		}
		bail!("a trustee believes its node: run one on this machine, or say --trust-remote-node")
	}

	fn trustee(&self) -> anyhow::Result<trustee::Trustee> {
		let text =
			Zeroizing::new(std::fs::read_to_string(&self.secret).with_context(|| {
				format!("cannot read {}; make it with new-secret", self.secret.display())
			})?);
		let mut secret = Zeroizing::new([0; 32]);
		hex::decode_to_slice(text.trim(), secret.as_mut_slice())
			.with_context(|| format!("{} is not a secret file", self.secret.display()))?;
		let ledger = self.secret.with_extension("released");
		Ok(trustee::Trustee::new(pair(&self.account)?, secret, ledger))
	}
}

impl Trustee {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::NewSecret { file } => new_secret(&file),
			Self::Run { identity, misbehave } => {
				identity.ensure_own_node(node)?;
				let chain = node.connect().await?;
				let rehearsal = match misbehave {
					None => None,
					Some(how) => Some(Rehearsal::on(&chain, how.into()).await?),
				};
				serve(&chain, &identity.trustee()?, rehearsal.as_ref()).await
			}
			Self::Share { identity, election } => {
				identity.ensure_own_node(node)?;
				let chain = node.connect().await?;
				let trustee = identity.trustee()?;
				let duty = trustee.share_now(&chain, election).await?;
				trustee.perform(&chain, election, &duty).await?;
				println!("election {election}: {}", duty.name());
				Ok(())
			}
		}
	}
}

fn new_secret(file: &Path) -> anyhow::Result<()> {
	let words = caucus_sdk::keys::new_mnemonic()?;
	let seed = Zeroizing::new(caucus_sdk::primitives::blake2_256(&[words.as_bytes()]));
	write_text(file, &Zeroizing::new(hex::encode(*seed)))?;
	println!("{} is the trustee's secret; keep a copy in a safe place", file.display());
	Ok(())
}

/// Looks at every election at every block, and does what is due.
async fn serve(
	chain: &Chain,
	trustee: &trustee::Trustee,
	rehearsal: Option<&Rehearsal>,
) -> anyhow::Result<()> {
	eprintln!("trustee {} serves; stop with Ctrl-C", hex::encode(trustee.account()));
	if rehearsal.is_some() {
		eprintln!("this is a rehearsal: it will break the rules");
	}
	let mut ticks = tokio::time::interval(std::time::Duration::from_secs(2));
	let mut heads = chain.finalized_heads(None);
	loop {
		tokio::select! {
			_ = ticks.tick() => (),
			_ = heads.next() => (),
			_ = tokio::signal::ctrl_c() => return Ok(()),
		}
		match serve_once(chain, trustee, rehearsal).await {
			Ok(ControlFlow::Continue(())) => (),
			Ok(ControlFlow::Break(())) => return Ok(()),
			Err(error) => eprintln!("will try again: {}", reasons(&error)),
		}
	}
}

/// Breaks off when the trustee is to be gone.
async fn serve_once(
	chain: &Chain,
	trustee: &trustee::Trustee,
	rehearsal: Option<&Rehearsal>,
) -> anyhow::Result<ControlFlow<()>> {
	let state = State::best(chain).await?;
	for election in 0..state.elections().await? {
		let stage = state.election(election).await?.stage;
		if stage.is_over() || matches!(stage, Stage::Tallied | Stage::Certified) {
			continue;
		}
		// One election in trouble must not keep the others waiting.
		match tokio::time::timeout(PATIENCE, attend(chain, trustee, rehearsal, election)).await {
			Ok(Ok(ControlFlow::Continue(()))) => (),
			Ok(Ok(gone)) => return Ok(gone),
			Ok(Err(error)) => eprintln!("election {election}: {}", reasons(&error)),
			Err(_) => {
				eprintln!("election {election}: no block took the transaction in time; will look again")
			}
		}
	}
	Ok(ControlFlow::Continue(()))
}

/// How long one duty may take.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

async fn attend(
	chain: &Chain,
	trustee: &trustee::Trustee,
	rehearsal: Option<&Rehearsal>,
	election: ElectionId,
) -> anyhow::Result<ControlFlow<()>> {
	let Some(mut duty) = trustee.duty(chain, election).await? else {
		return Ok(ControlFlow::Continue(()));
	};
	if let Some(rehearsal) = rehearsal {
		let Some(instead) = rehearsal.instead_of(chain, trustee, election, duty).await? else {
			eprintln!("election {election}: gone before the decryption, as it was told to");
			return Ok(ControlFlow::Break(()));
		};
		duty = instead;
	}
	match trustee.perform(chain, election, &duty).await {
		Ok(included) => eprintln!("election {election}: {} in block {}", duty.name(), included.number),
		// Another trustee may have been faster, or the step may be over.
		Err(error) => {
			eprintln!("election {election}: {} was refused: {}", duty.name(), reasons(&error.into()))
		}
	}
	Ok(ControlFlow::Continue(()))
}
