// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Holding an imported meeting: the secretary puts the agenda, the chair opens, votes are entered.

use super::{read_text, Officers};
use crate::{
	named,
	officer::Account,
	opendata::{
		import::{
			meeting::{read, Plan, Stated, Subject},
			report::{Refused, Report},
			Common,
		},
		source::{about, name_of, number, text, write, At, File},
	},
	output::{bar, spinner},
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{chain::Chain, moment, primitives::Moment};
use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use serde_json::{json, Value};
use std::{path::PathBuf, time::Duration};

const PALLET: &str = "Assemblies";
/// How much later than the notice demands a meeting begins: six blocks, for half of which its notice may wait.
const MARGIN: Moment = 36_000;
/// How long the beginning of a meeting is waited for; a later one needs another run.
const PATIENCE: Moment = 15 * 60 * 1_000;
/// How often it is looked whether it has begun.
const POLL: Duration = Duration::from_secs(2);

/// Hold a meeting with the agenda, motions and votes of a file in the format of OpenSlides.
///
/// The chain takes no meeting that was held before: one is convened now, with the agenda and motions of the
/// file; it is opened when it begins, and the votes of the file are entered. Votes whose numbers cannot be true
/// are refused by name. Hidden items are left out: everything on a chain is public. People are not named.
///
/// The secretary of the organisation enters, its chair opens the meeting; with the accounts of both it is done at
/// once if it begins soon. What is left is done by the same command when it has begun.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus import meeting example-data.json --dry-run
  caucus import meeting example-data.json --kind urgent --account //Dave --account //Charlie
  caucus import meeting example-data.json --organization 1 --texts texts --account //Eve

It can be run again at any time: what is there is not entered again.")]
pub(crate) struct Meeting {
	/// The file.
	file: PathBuf,
	/// The organisation that meets; 0 is the central party.
	#[arg(long, alias = "organisation", value_name = "NUMBER", default_value_t = 0)]
	organization: u32,
	/// What kind of meeting: how early it has to be convened.
	#[arg(long, value_enum, default_value_t = Kind::Regular)]
	kind: Kind,
	/// When it begins; as early as may be if nothing is said.
	#[arg(long, value_name = "MOMENT")]
	starts: Option<String>,
	/// How long it lasts at most, in hours.
	#[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=240))]
	hours: u64,
	/// How many are entitled to vote, if the file does not say or says otherwise.
	#[arg(long, value_name = "COUNT")]
	entitled: Option<u32>,
	/// How many of them are present.
	#[arg(long, value_name = "COUNT")]
	present: Option<u32>,
	/// Write the texts of motions into this folder, each under its digest, to be published.
	#[arg(long, value_name = "DIR")]
	texts: Option<PathBuf>,
	#[command(flatten)]
	common: Common,
}

/// Kinds of meetings.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
	/// 정기
	Regular,
	/// 임시
	Extraordinary,
	/// 긴급
	Urgent,
}

impl Kind {
	/// Its notice in the parameters.
	fn notice(self) -> &'static str {
		match self {
			Self::Regular => "regular_notice",
			Self::Extraordinary => "extraordinary_notice",
			Self::Urgent => "urgent_notice",
		}
	}
}

/// A meeting on the chain, with what it has.
struct Host {
	id: u32,
	record: Value,
	agenda: Vec<Value>,
	motions: Vec<Value>,
	votes: Vec<Value>,
}

impl Host {
	/// The meeting of this name, the last one that was not called off or annulled.
	async fn find(at: &At, organization: u32, name: &str) -> anyhow::Result<Option<Self>> {
		let of = [("organization", organization.into())];
		let meetings = at.list(PALLET, "meetings_of", &of, "from").await?;
		let alive = |row: &&Value| !matches!(name_of(&row[1]["stage"]), "Cancelled" | "Annulled");
		let named = meetings.iter().filter(alive).rfind(|row| row[1]["plan"]["name"] == name);
		let Some(row) = named else {
			return Ok(None);
		};
		let of = [("meeting", row[0].clone())];
		let mut motions = Vec::new();
		for row in at.list(PALLET, "motions_tabled", &of, "from").await? {
			let of = [("motion", row[0].clone())];
			let amendments = at.list(PALLET, "amendments", &of, "from").await?;
			motions.push(row);
			motions.extend(amendments);
		}
		Ok(Some(Self {
			id: u32::try_from(number(&row[0]))?,
			record: row[1].clone(),
			agenda: at.list(PALLET, "agenda", &of, "from").await?,
			votes: at.list(PALLET, "votes_of", &of, "from").await?,
			motions,
		}))
	}

	fn stage(&self) -> &str {
		name_of(&self.record["stage"])
	}

	/// The number of an item that is on the agenda.
	fn item(&self, plan: &Plan, position: usize) -> Option<u64> {
		let item = plan.items.get(position)?;
		let same = |row: &&Value| {
			let what = &row[1]["what"];
			what["label"] == item.label.as_str()
				&& what["title"] == item.title.as_str()
				&& row[1]["state"] != "Withdrawn"
		};
		self.agenda.iter().find(same).map(|row| number(&row[0]))
	}

	/// The number of a motion, by its number in the file.
	fn motion(&self, plan: &Plan, of_file: u64) -> Option<u64> {
		let motion = plan.motions.iter().find(|motion| motion.number == of_file)?;
		let digest = format!("0x{}", hex::encode(motion.content().digest));
		let same = |row: &&Value| {
			let what = &row[1]["what"];
			what["title"] == motion.title.as_str()
				&& what["identifier"].as_str() == motion.sign.as_deref()
				// The text of a motion becomes another when an amendment is adopted.
				&& (what["text"]["digest"] == digest.as_str() || number(&row[1]["texts"]) > 1)
		};
		self.motions.iter().find(same).map(|row| number(&row[0]))
	}

	/// What a vote is on, as calls take it; nothing if that is not there.
	fn subject(&self, plan: &Plan, subject: Subject) -> Option<Value> {
		match subject {
			Subject::Motion(motion) => Some(json!({ "Motion": self.motion(plan, motion)? })),
			Subject::Contest(item) => Some(json!({ "Contest": self.item(plan, item)? })),
		}
	}

	fn has_vote(&self, subject: &Value) -> bool {
		self.votes.iter().any(|row| row[1]["subject"] == *subject && row[1]["state"] != "Void")
	}
}

/// What is done next.
enum Act {
	/// A call of the secretary.
	Secretary(&'static str, Vec<(&'static str, Value)>),
	/// A call of the chair.
	Chair(&'static str, Vec<(&'static str, Value)>),
	/// Nothing until this moment.
	Wait(Moment),
	/// Nothing any more.
	Done,
}

impl Meeting {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let dry = self.common.is_dry();
		let stated = Stated { entitled: self.entitled, present: self.present };
		let (plan, mut report) = read(&read_text(&self.file)?, stated)?;
		report.count("entitled", plan.entitled as usize);
		report.count("present", plan.present as usize);
		let starts = self.starts.as_deref().map(|text| {
			moment::parse(text).with_context(|| format!("{text:?} is not like 2026-12-01T09:00:00+09:00"))
		});
		let starts = starts.transpose()?;
		self.write_texts(&plan)?;
		if self.common.offline {
			return report.finish(dry, self.common.json);
		}
		let chain = node.connect().await?;
		let at = At::best(&chain).await?;
		let host = Host::find(&at, self.organization, &plan.name).await?;
		count_there(&plan, host.as_ref(), &mut report);
		if dry {
			return report.finish(dry, self.common.json);
		}
		let officers = Officers::look_up(&self.common.accounts, &at).await?;
		let id = self.hold(&chain, &officers, &plan, starts, &mut report).await?;
		if let Some(id) = id {
			report.notes.push(format!("this is meeting {id} of organisation {}", self.organization));
		}
		report.finish(dry, self.common.json)
	}

	/// Writes the texts of motions, each under its digest. One that is there is the same.
	fn write_texts(&self, plan: &Plan) -> anyhow::Result<()> {
		let Some(folder) = &self.texts else {
			return Ok(());
		};
		let files = plan.motions.iter().map(|motion| File {
			path: folder.join(format!("{}.txt", hex::encode(motion.content().digest))),
			bytes: motion.text.clone().into_bytes(),
		});
		write(&files.collect::<Vec<_>>(), true)
	}

	/// Does what is missing, as far as these officers can and time allows. Gives the meeting.
	async fn hold(
		&self,
		chain: &Chain,
		officers: &Officers,
		plan: &Plan,
		starts: Option<Moment>,
		report: &mut Report,
	) -> anyhow::Result<Option<u32>> {
		let of = u64::from(self.organization);
		let account = |role: &str| officers.holding(of, role).first().map(|(account, _)| (*account).clone());
		let (secretary, chair) = (account("Secretary"), account("Chair"));
		// The draft, each item, motion and vote, the notice, the opening and the end.
		let all = plan.items.len().saturating_add(plan.motions.len()).saturating_add(plan.votes.len());
		let progress = bar(all.saturating_add(4) as u64, "the meeting");
		loop {
			let at = At::best(chain).await?;
			let host = Host::find(&at, self.organization, &plan.name).await?;
			let act = self.next(&at, plan, host.as_ref(), starts, report).await?;
			let id = host.map(|host| host.id);
			let (account, role, call, arguments) = match act {
				Act::Done => {
					progress.finish_and_clear();
					return Ok(id);
				}
				Act::Wait(until) => {
					if until > at.stamp.at.saturating_add(PATIENCE) {
						progress.finish_and_clear();
						let begins = moment::korean(until);
						report.waiting =
							Some(format!("the meeting begins {begins}; run the same command then"));
						return Ok(id);
					}
					wait(chain, until).await?;
					continue;
				}
				Act::Secretary(call, arguments) => (&secretary, "secretary", call, arguments),
				Act::Chair(call, arguments) => (&chair, "chair", call, arguments),
			};
			let Some(account) = account else {
				progress.finish_and_clear();
				let said = format!("the {role} of organisation {of} has to run the same command ({call})");
				report.waiting = Some(said);
				return Ok(id);
			};
			submit(chain, account, call, &arguments, &progress).await?;
			match call {
				"add_item" => report.count("items entered", 1),
				"propose" | "amend" => report.count("motions entered", 1),
				"record_vote" => report.count("votes entered", 1),
				_ => (),
			}
		}
	}

	/// What is to be done next, from what the chain has.
	async fn next(
		&self,
		at: &At,
		plan: &Plan,
		host: Option<&Host>,
		starts: Option<Moment>,
		report: &mut Report,
	) -> anyhow::Result<Act> {
		let parameters = at.ask(PALLET, "parameters", &[]).await?;
		let notice = number(&parameters[1]["times"][self.kind.notice()]);
		let earliest = at.stamp.at.saturating_add(notice).saturating_add(MARGIN);
		let planned = || {
			let starts = starts.unwrap_or(earliest);
			json!({
				"classification": format!("{:?}", self.kind),
				"name": plan.name,
				"place": plan.place,
				"starts_at": starts,
				"ends_at": starts.saturating_add(self.hours.saturating_mul(60 * 60 * 1_000)),
				"parent": null,
			})
		};
		let Some(host) = host else {
			let arguments = vec![("organization", self.organization.into()), ("plan", planned())];
			return Ok(Act::Secretary("draft", arguments));
		};
		let version = host.record["version"].clone();
		let call = |more: Vec<(&'static str, Value)>| {
			let mut arguments = vec![("meeting", host.id.into()), ("expected_version", version.clone())];
			arguments.extend(more);
			arguments
		};
		let starts_at = number(&host.record["plan"]["starts_at"]);
		Ok(match host.stage() {
			"Draft" | "Postponed" => match missing(plan, host)? {
				Some(act) => act,
				None if starts_at < at.stamp.at.saturating_add(notice).saturating_add(MARGIN / 2) => {
					if starts.is_some() {
						bail!("it is too late to convene the meeting for that time; choose a later --starts");
					}
					Act::Secretary("edit", call(vec![("plan", planned())]))
				}
				None => Act::Secretary("notice", call(Vec::new())),
			},
			"Noticed" | "AgendaFrozen" if at.stamp.at < starts_at => Act::Wait(starts_at),
			"Noticed" | "AgendaFrozen" => {
				let attendance =
					json!({ "entitled": plan.entitled, "present": plan.present, "excused": 0, "groups": [] });
				Act::Chair("open", call(vec![("attendance", attendance), ("electorate", Value::Null)]))
			}
			"InSession" => match vote(plan, host)? {
				Some((subject, ballot)) => {
					Act::Secretary("record_vote", call(vec![("subject", subject), ("ballot", ballot)]))
				}
				None => Act::Secretary("adjourn", call(Vec::new())),
			},
			"Inquorate" => {
				for vote in &plan.votes {
					let why =
						format!("there was no quorum: {} of {} were present", plan.present, plan.entitled);
					report.refused.push(Refused {
						lines: Vec::new(),
						what: format!("poll {}", vote.number),
						why,
					});
				}
				Act::Secretary("adjourn", call(Vec::new()))
			}
			_ => Act::Done,
		})
	}
}

/// The first item or motion that is not on the chain.
fn missing(plan: &Plan, host: &Host) -> anyhow::Result<Option<Act>> {
	let version = host.record["version"].clone();
	let of_meeting = [("meeting", Value::from(host.id)), ("expected_version", version)];
	for (position, item) in plan.items.iter().enumerate() {
		if host.item(plan, position).is_some() {
			continue;
		}
		let mut what = item.json();
		what["parent"] = item.parent.and_then(|parent| host.item(plan, parent)).into();
		let mut arguments = of_meeting.to_vec();
		arguments.push(("what", what));
		return Ok(Some(Act::Secretary("add_item", arguments)));
	}
	for motion in &plan.motions {
		if host.motion(plan, motion.number).is_some() {
			continue;
		}
		return Ok(Some(match motion.amends {
			None => {
				let item = host.item(plan, motion.item).context("the motion's item is not there")?;
				let mut arguments = of_meeting.to_vec();
				arguments.extend([("item", item.into()), ("what", motion.json())]);
				Act::Secretary("propose", arguments)
			}
			Some(amended) => {
				let amended = host.motion(plan, amended).context("what is amended is not there")?;
				let row = host.motions.iter().find(|row| number(&row[0]) == amended);
				let version = row.map(|row| row[1]["version"].clone()).unwrap_or_default();
				let arguments =
					vec![("motion", amended.into()), ("expected_version", version), ("what", motion.json())];
				Act::Secretary("amend", arguments)
			}
		}));
	}
	Ok(None)
}

/// The first vote that is not on the chain: what it is on, and its numbers.
fn vote(plan: &Plan, host: &Host) -> anyhow::Result<Option<(Value, Value)>> {
	for vote in &plan.votes {
		let subject = host.subject(plan, vote.subject).context("what was voted on is not there")?;
		if !host.has_vote(&subject) {
			return Ok(Some((subject, vote.json())));
		}
	}
	Ok(None)
}

/// Counts what is there already.
fn count_there(plan: &Plan, host: Option<&Host>, report: &mut Report) {
	let Some(host) = host else {
		return;
	};
	let items = (0..plan.items.len()).filter(|item| host.item(plan, *item).is_some()).count();
	let motions = plan.motions.iter().filter(|motion| host.motion(plan, motion.number).is_some()).count();
	let votes = plan
		.votes
		.iter()
		.filter(|vote| host.subject(plan, vote.subject).is_some_and(|subject| host.has_vote(&subject)));
	report.count("items there already", items);
	report.count("motions there already", motions);
	report.count("votes there already", votes.count());
	let name = text(&host.record["plan"]["name"]);
	report.notes.push(format!("meeting {} is called {name} already: {}", host.id, host.stage()));
}

async fn submit(
	chain: &Chain,
	account: &Account,
	call: &'static str,
	arguments: &[(&'static str, Value)],
	progress: &ProgressBar,
) -> anyhow::Result<()> {
	progress.set_message(call);
	let done = named::submit(chain, account, PALLET, call, &about(arguments)).await;
	done.with_context(|| format!("cannot {call}"))?;
	progress.inc(1);
	Ok(())
}

/// Waits until the chain's time has come to a moment.
async fn wait(chain: &Chain, until: Moment) -> anyhow::Result<()> {
	let waiting = spinner("waiting for the meeting to begin");
	while At::best(chain).await?.stamp.at < until {
		tokio::time::sleep(POLL).await;
	}
	waiting.finish_and_clear();
	Ok(())
}
