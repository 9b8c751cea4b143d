// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The usual steps about a record: certifying, objecting, noting what is overdue.

use super::{
	meeting_of,
	show::{organisation_of, Record},
	PALLET,
};
use crate::{
	member::KeySource,
	named::{self, content},
	officer::{digest, say_of_two, Account},
	output::spinner,
	petition::on_roll,
	reading::{about, confirmed, id, name_of, number, Reader},
	said::Said,
	Node,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{chain::Until, primitives::Digest};
use clap::{ArgGroup, Args};
use serde_json::{json, Value};

/// A record to be certified.
#[derive(Args)]
pub(crate) struct Certify {
	#[command(flatten)]
	account: Account,
	/// The meeting.
	meeting: u32,
	/// The digest of the Korean minutes that were looked at; without it the record is shown and, at a
	/// terminal, asked about.
	#[arg(long, value_name = "HEX", value_parser = digest)]
	digest: Option<Digest>,
	/// The file with the Korean minutes, as you have read them: it has to be the one on record.
	#[arg(long, value_name = "FILE", conflicts_with = "digest")]
	minutes: Option<String>,
}

/// The digest of the authentic minutes of the newest version.
fn authentic(minutes: &[Value]) -> anyhow::Result<String> {
	let newest = minutes.last().with_context(|| {
		Said::new(
			"아직 회의록이 없습니다. 간사가 공개합니다.",
			"there are no minutes yet; the secretary publishes them",
		)
	})?;
	let texts = newest["texts"].as_array().into_iter().flatten();
	let korean = texts.into_iter().find(|text| text["language"] == "Korean");
	Ok(name_of(&korean.context("the minutes have no Korean text")?["digest"]))
}

impl Certify {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let record = Record::read(&reader, self.meeting).await?;
		let organisation = organisation_of(&reader, &record.meeting).await?;
		record.lines(self.meeting, &organisation, reader.now).iter().for_each(|line| println!("{line}"));
		let found = authentic(&record.minutes)?;
		println!("digest for certifying {found}");
		let seen = match &self.minutes {
			Some(file) => Some(content(file)?.digest),
			None => self.digest,
		};
		match seen {
			Some(seen) => ensure!(
				format!("0x{}", hex::encode(seen)) == found,
				Said::new(
					"기록된 회의록이 아닙니다. 다시 살펴보세요.",
					"these are not the minutes on record; look at them again",
				)
			),
			None if !confirmed("Certify this record?", "give the digest of its minutes with --digest")? => {
				println!("nothing was certified");
				return Ok(());
			}
			None => (),
		}
		let arguments = about(&[
			("meeting", self.meeting.into()),
			("expected_version", record.meeting["version"].clone()),
			("digest", found.into()),
		]);
		let included = named::submit(&chain, &self.account, PALLET, "certify", &arguments).await?;
		let waits = included.event(PALLET, "SecondNeeded").is_some();
		say_of_two(
			waits,
			"the record is certified; members can object now",
			"the other of chair and secretary",
		);
		Ok(())
	}
}

/// A member's objection.
#[derive(Args)]
pub(crate) struct Object {
	#[command(flatten)]
	key: KeySource,
	/// The meeting.
	meeting: u32,
	/// File with the reasons as they are published.
	#[arg(long, value_name = "FILE")]
	reason: String,
	/// Return as soon as it is in a block, before that block is final.
	#[arg(long)]
	no_wait: bool,
}

impl Object {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let secret = self.key.secret()?;
		let reason = content(&self.reason)?;
		let chain = node.connect().await?;
		let reader = Reader::best(&chain, PALLET).await?;
		let meeting = meeting_of(&reader, self.meeting).await?;
		let until = meeting["stage"]["Certified"]["until"].as_u64();
		ensure!(
			until.is_some_and(|until| reader.now < until),
			Said::new(
				format!(
					"지금은 회의 {0}번에 이의를 낼 수 없습니다. 단계는: caucus assembly show {0}",
					self.meeting
				),
				format!(
					"objections to meeting {0} are not taken now; see: caucus assembly show {0}",
					self.meeting
				),
			)
		);
		let roll = id(&meeting["objectors"]["roll"]).ok().with_context(|| {
			Said::new("이 기록에는 아무도 이의를 낼 수 없습니다.", "nobody can object to this record")
		})?;
		let window = id(&meeting["objectors"]["windows"])?;
		let actor = on_roll(&chain, &secret, Some(roll)).await?;
		let waiting = if self.no_wait { Until::InBlock } else { Until::Finalized };
		let sending = spinner("proving and waiting for a block");
		let objection = actor.object_to_record(self.meeting, window, reason)?;
		let included = objection.submit(&chain, waiting).await?;
		sending.finish_and_clear();
		println!("your objection is on record, without your name, in block {}", included.number);
		let after = meeting_of(&Reader::best(&chain, PALLET).await?, self.meeting).await?;
		println!(
			"{} of {} that call the appeals body",
			after["objectors"]["objections"], after["objectors"]["threshold"]
		);
		Ok(())
	}
}

/// What is overdue.
#[derive(Args)]
#[command(group = ArgGroup::new("duty").required(true))]
pub(crate) struct Flag {
	#[command(flatten)]
	account: Account,
	/// The minutes of this meeting.
	#[arg(long, group = "duty", value_name = "MEETING")]
	minutes: Option<u32>,
	/// The appeals body's decision on the objections to this meeting.
	#[arg(long, group = "duty", value_name = "MEETING")]
	decision: Option<u32>,
	/// Carrying out this motion.
	#[arg(long, group = "duty", value_name = "MOTION")]
	resolution: Option<u32>,
	/// A recorded meeting of this organisation. The first time, its clock begins.
	#[arg(long, group = "duty", value_name = "ORGANIZATION")]
	meeting_of: Option<u32>,
}

impl Flag {
	async fn duty(&self, reader: &Reader<'_>) -> anyhow::Result<Value> {
		if let Some(meeting) = self.decision {
			let record = meeting_of(reader, meeting).await?;
			return Ok(json!({ "Decision": [meeting, number(&record["objectors"]["windows"])] }));
		}
		if let Some(organisation) = self.meeting_of {
			let clock = reader.ask("clock", &[("organization", organisation.into())]).await?;
			return Ok(json!({ "Meeting": [organisation, number(&clock["since"])] }));
		}
		match (self.minutes, self.resolution) {
			(Some(meeting), _) => Ok(json!({ "Record": meeting })),
			(_, Some(motion)) => Ok(json!({ "Resolution": motion })),
			_ => bail!("say what is overdue"),
		}
	}

	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let chain = node.connect().await?;
		let duty = self.duty(&Reader::best(&chain, PALLET).await?).await?;
		let included =
			named::submit(&chain, &self.account, PALLET, "flag", &about(&[("duty", duty)])).await?;
		named::report(&chain, PALLET, &included, false).await
	}
}

/// A meeting that is due.
#[derive(Args)]
pub(crate) struct Advance {
	#[command(flatten)]
	account: Account,
	/// The meeting.
	meeting: u32,
}

impl Advance {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account.key()?;
		let chain = node.connect().await?;
		let arguments = about(&[("meeting", self.meeting.into())]);
		let included = named::submit(&chain, &self.account, PALLET, "advance", &arguments).await?;
		named::report(&chain, PALLET, &included, false).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_newest_korean_minutes_are_certified() {
		let text = |digest: &str, language: &str| json!({ "digest": digest, "language": language });
		let minutes = [
			json!({ "texts": [text("0xaa", "Korean")] }),
			json!({ "texts": [text("0xbb", "English"), text("0xcc", "Korean")] }),
		];
		assert_eq!(authentic(&minutes).unwrap(), "0xcc");
		assert!(authentic(&[]).is_err());
		assert!(authentic(&[json!({ "texts": [text("0xbb", "English")] })]).is_err());
	}
}
