// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The library: what candidates, officers and organisations publish, and what anybody can fetch.

pub(crate) mod fetch;
mod officers;
mod publish;
mod search;
mod show;
mod words;

use crate::{named::Named, Node};
use clap::Subcommand;
use fetch::{Check, Fetch};
use officers::{Confirm, Lift, Renew, Suspend, Withdraw};
use publish::{Publish, Supersede, Upload};
use search::Search;
use show::{Disk, List, Show};

/// Speeches, policies, pictures and records that the nodes themselves keep and give out.
///
/// Every byte is checked against the digests on the chain, whichever node it came from. What has no command of
/// its own here is done with `do`; `calls` lists it.
#[derive(Subcommand)]
pub(crate) enum Library {
	/// List what was published; no key needed.
	#[command(after_help = "Example: caucus library list --contest 3/1 --kind policy")]
	List(List),
	/// Show an item: its versions, files and digests, and what became of it; no key needed.
	#[command(disable_version_flag = true)]
	Show(Show),
	/// Fetch a file of an item, with every byte checked; no key needed.
	#[command(after_help = "\
Examples:
  caucus library fetch 3
  caucus library fetch 3 --part transcript --out speech.txt
  caucus library fetch 3 --from ws://one.example:9944 --from ws://two.example:9944")]
	#[command(disable_version_flag = true)]
	Fetch(Fetch),
	/// See whether nodes give out what they should, by samples; no key needed.
	Check(Check),
	/// Look for words in titles, summaries and transcripts, on this machine; no key needed.
	#[command(after_help = "Example: caucus library search --index /srv/caucus/index 청년 주거")]
	Search(Search),
	/// Publish an item: a candidate, an officer, or chair and secretary of an organisation.
	#[command(after_help = publish::WRITING)]
	Publish(Publish),
	/// Bring bytes of an item that have not come, as after an interruption: anybody who has the files.
	#[command(disable_version_flag = true)]
	Upload(Upload),
	/// Publish another version of an item, which takes the place of the one before.
	Supersede(Supersede),
	/// Have a version served longer, in the second half of its time: who published it.
	#[command(disable_version_flag = true)]
	Renew(Renew),
	/// Take a version back: who published it. That it was there stays readable.
	#[command(disable_version_flag = true)]
	Withdraw(Withdraw),
	/// Suspend a version at once and for three days: a moderator of the central party.
	#[command(
		after_help = "Example: caucus library suspend --account //Alice 3 --code privacy --reason text:why.txt"
	)]
	#[command(disable_version_flag = true)]
	Suspend(Suspend),
	/// Confirm a suspension, so that it holds: somebody else, of the central party's appeals body.
	Confirm(Confirm),
	/// Lift a takedown: the appeals body, or who suspended while nobody has confirmed it.
	Lift(Lift),
	/// Show how full the disks of nodes are; no key needed.
	Disk(Disk),
	#[command(flatten)]
	Named(Named),
}

impl Library {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::List(list) => list.run(node).await,
			Self::Show(show) => show.run(node).await,
			Self::Fetch(fetch) => fetch.run(node).await,
			Self::Check(check) => check.run(node).await,
			Self::Search(search) => search.run(node).await,
			Self::Publish(publish) => publish.run(node).await,
			Self::Upload(upload) => upload.run(node).await,
			Self::Supersede(supersede) => supersede.run(node).await,
			Self::Renew(renew) => renew.run(node).await,
			Self::Withdraw(withdraw) => withdraw.run(node).await,
			Self::Suspend(suspend) => suspend.run(node).await,
			Self::Confirm(confirm) => confirm.run(node).await,
			Self::Lift(lift) => lift.run(node).await,
			Self::Disk(disk) => disk.run(node).await,
			Self::Named(named) => named.run(node, caucus_sdk::library::records::PALLET).await,
		}
	}
}
