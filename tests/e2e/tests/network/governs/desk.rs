// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! People at a keyboard beside a node: everything they do they do with `caucus`.

use anyhow::{bail, Context};
use caucus_e2e::Site;
use futures::future::try_join_all;
use serde_json::Value;

/// The council at first.
pub(crate) const COUNCIL: [&str; 3] = ["//Charlie", "//Dave", "//Eve"];

/// Where they sit.
pub(crate) struct Desk {
	site: Site,
}

/// A motion before the council.
pub(crate) struct Motion {
	number: String,
	hash: String,
}

impl Desk {
	/// Beside a node.
	pub(crate) fn at(site: Site) -> Self {
		Self { site }
	}

	/// A path in the folder that all share.
	pub(crate) fn path(&self, name: &str) -> String {
		self.site.path(name)
	}

	/// Writes a file and gives its path.
	pub(crate) fn write(&self, name: &str, content: &Value) -> anyhow::Result<String> {
		let path = self.path(name);
		std::fs::write(&path, content.to_string())?;
		Ok(path)
	}

	async fn output(&self, line: &str) -> anyhow::Result<(bool, String, String)> {
		let (site, words) = (self.site.clone(), line.to_owned());
		let run = move || site.caucus(&words.split_whitespace().collect::<Vec<_>>());
		let done = tokio::task::spawn_blocking(run).await??;
		let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
		Ok((done.status.success(), text(done.stdout), text(done.stderr)))
	}

	/// Gives a command of words without spaces in them; tells what it printed.
	pub(crate) async fn does(&self, line: &str) -> anyhow::Result<String> {
		match self.output(line).await? {
			(true, said, _) => Ok(said),
			(false, said, complaint) => bail!("caucus {line}: {said}{complaint}"),
		}
	}

	/// Gives a command that prints JSON.
	pub(crate) async fn asks(&self, line: &str) -> anyhow::Result<Value> {
		let said = self.does(line).await?;
		serde_json::from_str(&said).with_context(|| format!("caucus {line}: {said}"))
	}

	/// Gives a command that fails; its complaint has these words.
	pub(crate) async fn cannot(&self, line: &str, why: &str) -> anyhow::Result<()> {
		match self.output(line).await? {
			(false, _, complaint) if complaint.contains(why) => Ok(()),
			(_, said, complaint) => bail!("caucus {line}: expected {why}, got {said}{complaint}"),
		}
	}

	/// Moves something; the command says how to vote on it.
	pub(crate) async fn moves(&self, line: &str) -> anyhow::Result<Motion> {
		let said = self.does(line).await?;
		let found = said.lines().find_map(|line| line.trim().strip_prefix("caucus council vote "));
		let (number, hash) =
			found.and_then(|rest| rest.split_once(' ')).with_context(|| format!("no motion: {said}"))?;
		Ok(Motion { number: number.into(), hash: hash.into() })
	}

	/// Some vote for a motion.
	pub(crate) async fn vote(
		&self,
		members: &[&str],
		Motion { number, hash }: &Motion,
	) -> anyhow::Result<()> {
		let vote = |member: &&str| {
			let line = format!("council vote --account {member} {number} {hash}");
			async move { self.does(&line).await }
		};
		try_join_all(members.iter().map(vote)).await.map(|_| ())
	}

	/// What closes a motion.
	pub(crate) fn closing(&self, who: &str, Motion { number, hash }: &Motion) -> String {
		format!("council close --account {who} {number} {hash}")
	}

	/// Two of three move something, vote for it and have it done; tells what that brought about.
	pub(crate) async fn decides(&self, council: &[&str; 3], line: &str) -> anyhow::Result<String> {
		let [first, second, third] = council;
		let motion = self.moves(&line.replace("MOVER", first)).await?;
		self.vote(&[first, second], &motion).await?;
		self.does(&self.closing(third, &motion)).await
	}
}
