// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The roll of an election: what it holds, and objections to it.

use crate::{
	officer::{digest, say_of_two, Account, Reason},
	output::{hexadecimal, relative},
	paper::rule_text,
	registrar::PALLET,
	Node,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	account::ss58,
	chain::Chain,
	keys::class_names,
	members::registry::{style_of, Classes},
	moment,
	primitives::{Digest, ElectionId, MemberId, Moment, RollId},
	read::{ReadError, State},
	registry::{CountOf, RollObjection, Subject},
	rolls::{Roll as Record, RollStage},
};
use clap::{ArgGroup, Args, Subcommand};
use codec::Encode;

/// See an election's roll, and object to it: registrars, secretaries, the appeals body.
#[derive(Subcommand)]
pub(crate) enum Roll {
	/// Show a roll: how many keys come from where, what secretaries say, objections.
	Show(Which),
	/// Object to a roll: a registrar, or a secretary of whatever chapter.
	#[command(group = ArgGroup::new("demand").required(true))]
	Object {
		#[command(flatten)]
		account: Account,
		#[command(flatten)]
		which: Which,
		/// The member is to be struck from the roll.
		#[arg(long, group = "demand")]
		strike: bool,
		/// The member is to be admitted to it, to the style whose rule admits the member.
		#[arg(long, group = "demand")]
		admit: bool,
		#[command(flatten)]
		member: Member,
		#[command(flatten)]
		reason: Reason,
	},
	/// Decide on an objection: two registrars who did not raise it.
	#[command(group = ArgGroup::new("decision").required(true))]
	Decide {
		#[command(flatten)]
		account: Account,
		#[command(flatten)]
		which: Which,
		/// Number of the objection.
		#[arg(long)]
		objection: u32,
		/// What it demands is done.
		#[arg(long, group = "decision")]
		uphold: bool,
		/// What it demands is not done.
		#[arg(long, group = "decision")]
		dismiss: bool,
	},
	/// Rule on an objection, which is final: two of the appeals body who neither raised nor decided it.
	#[command(group = ArgGroup::new("ruling").required(true))]
	Appeal {
		#[command(flatten)]
		account: Account,
		#[command(flatten)]
		which: Which,
		/// Number of the objection.
		#[arg(long)]
		objection: u32,
		/// What it demands is done.
		#[arg(long, group = "ruling")]
		uphold: bool,
		/// What it demands is not done.
		#[arg(long, group = "ruling")]
		dismiss: bool,
		#[command(flatten)]
		reason: Reason,
	},
	/// Say whether the count of one's chapter is right: a chapter's secretary.
	Attest {
		#[command(flatten)]
		account: Account,
		#[command(flatten)]
		which: Which,
		/// The count of the chapter that `show` printed.
		#[arg(long)]
		count: u32,
		/// The count is wrong. This stops nothing; it is public, and an objection says who is meant.
		#[arg(long)]
		disagree: bool,
	},
}

/// Which roll.
#[derive(Args, Clone, Copy)]
#[group(required = true, multiple = false)]
pub(crate) struct Which {
	/// Its number.
	#[arg(long)]
	roll: Option<RollId>,
	/// The election that it was cut for.
	#[arg(long)]
	election: Option<ElectionId>,
}

/// Which member.
#[derive(Args, Clone, Copy)]
#[group(required = true, multiple = false)]
pub(crate) struct Member {
	/// The member's number.
	#[arg(long)]
	member: Option<MemberId>,
	/// The member's key, in hexadecimal digits.
	#[arg(long, value_name = "HEX", value_parser = digest)]
	key: Option<Digest>,
}

impl Which {
	async fn roll(self, state: &State<'_>) -> anyhow::Result<RollId> {
		match (self.roll, self.election) {
			(Some(roll), _) => Ok(roll),
			(None, Some(election)) => {
				let roll = state.election(election).await?.roll;
				roll.with_context(|| format!("the roll of election {election} is not cut yet"))
			}
			(None, None) => bail!("name a --roll or an --election"),
		}
	}
}

impl Member {
	async fn number(self, state: &State<'_>) -> anyhow::Result<MemberId> {
		match (self.member, self.key) {
			(Some(member), _) => Ok(member),
			(None, Some(key)) => state.member_by_key(&key).await?.context("no member has or had this key"),
			(None, None) => bail!("name a --member or a --key"),
		}
	}
}

/// The objection that a member be admitted: with the style whose rule admits the member.
async fn admission(state: &State<'_>, roll: RollId, member: MemberId) -> anyhow::Result<Subject> {
	let record = state.roll_record(roll).await?;
	let entry = state.member(member).await?;
	let style = style_of(record.styles.iter().map(|style| &style.rule), &entry);
	let style = style.with_context(|| {
		format!("no style of roll {roll} admits member {member}: {}", of_member(entry.chapter, entry.classes))
	})?;
	Ok(Subject::Admit { member, style })
}

fn of_member(chapter: u16, classes: Classes) -> String {
	format!("chapter {chapter}, {}", class_names(classes))
}

impl Roll {
	/// The account that signs, if one does.
	fn account(&self) -> Option<&Account> {
		match self {
			Self::Show(_) => None,
			Self::Object { account, .. }
			| Self::Decide { account, .. }
			| Self::Appeal { account, .. }
			| Self::Attest { account, .. } => Some(account),
		}
	}

	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.account().map(Account::key).transpose()?;
		match self {
			Self::Show(which) => {
				let chain = node.connect().await?;
				let state = State::best(&chain).await?;
				let roll = which.roll(&state).await?;
				Ok(show(&state, roll).await?)
			}
			Self::Object { account, which, strike, admit: _, member, reason } => {
				let reason = reason.digest()?;
				let chain = node.connect().await?;
				let state = State::best(&chain).await?;
				let roll = which.roll(&state).await?;
				let member = member.number(&state).await?;
				let subject = match strike {
					true => Subject::Strike(member),
					false => admission(&state, roll, member).await?,
				};
				account.call(&chain, PALLET, "object", (roll, subject, reason).encode()).await?;
				println!("the objection is on record; two registrars decide: caucus roll show --roll {roll}");
				Ok(())
			}
			Self::Decide { account, which, objection, uphold, dismiss: _ } => {
				let (chain, roll) = open(node, which).await?;
				let included =
					account.call(&chain, PALLET, "decide", (roll, objection, uphold).encode()).await?;
				let waits = included.event(PALLET, "DecisionProposed").is_some();
				say_of_two(waits, &judged(objection, uphold), "another registrar");
				Ok(())
			}
			Self::Appeal { account, which, objection, uphold, dismiss: _, reason } => {
				let reason = reason.digest()?;
				let (chain, roll) = open(node, which).await?;
				let arguments = (roll, objection, uphold, reason).encode();
				let included = account.call(&chain, PALLET, "appeal", arguments).await?;
				let waits = included.event(PALLET, "RulingProposed").is_some();
				say_of_two(waits, &judged(objection, uphold), "another of the appeals body");
				Ok(())
			}
			Self::Attest { account, which, count, disagree } => {
				let (chain, roll) = open(node, which).await?;
				account.call(&chain, PALLET, "attest_counts", (roll, !disagree, count).encode()).await?;
				println!("it is on record that the count of {count} is {}", agreement(!disagree));
				Ok(())
			}
		}
	}
}

async fn open(node: &Node, which: Which) -> anyhow::Result<(Chain, RollId)> {
	let chain = node.connect().await?;
	let roll = which.roll(&State::best(&chain).await?).await?;
	Ok((chain, roll))
}

const fn agreement(agrees: bool) -> &'static str {
	match agrees {
		true => "right",
		false => "wrong",
	}
}

fn judged(objection: u32, uphold: bool) -> String {
	format!("objection {objection} is {}", verdict(uphold))
}

const fn verdict(uphold: bool) -> &'static str {
	match uphold {
		true => "upheld",
		false => "dismissed",
	}
}

/// How far a roll is, in words.
pub(crate) fn stage_text(stage: &RollStage, now: Moment) -> String {
	let at = |then| format!("{} ({})", moment::korean(then), relative(now, then));
	match stage {
		RollStage::Cutting { next, end } => format!("being cut: {next} of {end} members read"),
		RollStage::Objections { until, appeals_until } => {
			format!("open to objections until {}, and to appeals until {}", at(*until), at(*appeals_until))
		}
		RollStage::Correcting { .. } | RollStage::Hashing { .. } => "being corrected".into(),
		RollStage::Settled => "settled; its rings are not built yet".into(),
		RollStage::Seating { style, ring, .. } => {
			format!("rings are being built: ring {} of style {}", ring + 1, style + 1)
		}
		RollStage::Built { .. } => "all rings stand".into(),
		RollStage::Failed => "its rings cannot be built; tell the operators".into(),
		RollStage::Clearing | RollStage::Abandoned => "given up".into(),
	}
}

fn objection_lines(number: u32, objection: &RollObjection) -> Vec<String> {
	let demand = match objection.subject {
		Subject::Strike(member) => format!("strike member {member}"),
		Subject::Admit { member, style } => format!("admit member {member} to style {}", style + 1),
	};
	let mut lines = vec![
		format!("objection {number}: {demand}"),
		format!("  by {}, digest of the reasons {}", ss58(&objection.by), hexadecimal(&objection.reason)),
	];
	if let Some(decision) = &objection.decision {
		let (first, second) = decision.by;
		lines.push(format!(
			"  {} by registrars {} and {}",
			verdict(decision.uphold),
			ss58(&first),
			ss58(&second)
		));
	}
	if let Some(ruling) = &objection.ruling {
		let (first, second) = ruling.by;
		lines.push(format!(
			"  {} by {} and {} of the appeals body, digest of the reasons {}",
			verdict(ruling.uphold),
			ss58(&first),
			ss58(&second),
			hexadecimal(&ruling.reason)
		));
	}
	for (_, who, since) in &objection.opinions {
		lines.push(format!("  {} has spoken on {}; a second has to", ss58(who), moment::korean(*since)));
	}
	if objection.decision.is_none() && objection.ruling.is_none() {
		lines.push("  not decided; without a decision it is dismissed".into());
	}
	lines
}

async fn show(state: &State<'_>, roll: RollId) -> Result<(), ReadError> {
	let record: Record = state.roll_record(roll).await?;
	println!("roll {roll}: {}", stage_text(&record.stage, state.now().await?));
	for (number, style) in (1..).zip(&record.styles) {
		println!("style {number}: {}: {} keys", rule_text(&style.rule), style.keys);
	}
	let attestations = state.attestations(roll).await?;
	for (what, count) in state.roll_counts(roll).await? {
		match what {
			CountOf::Chapter(chapter) => {
				let said = attestations.iter().find(|(other, _)| *other == chapter);
				let said = said.map(|(_, agrees)| format!(", {} says its secretary", agreement(*agrees)));
				println!("  chapter {chapter}: {count}{}", said.unwrap_or_default());
			}
			CountOf::Class(class) => println!("  {}: {count}", class_names(Classes(class))),
			CountOf::Registrars(one, other) => {
				println!("  entered by {} and {}: {count}", ss58(&one), ss58(&other));
			}
		}
	}
	for (number, objection) in state.roll_objections(roll).await? {
		objection_lines(number, &objection).iter().for_each(|line| println!("{line}"));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::registry::{AppealRuling, Decision};

	#[test]
	fn an_objection_is_told_with_all_that_came_of_it() {
		let mut objection = RollObjection {
			by: [1; 32],
			subject: Subject::Admit { member: 7, style: 1 },
			position: None,
			reason: [2; 32],
			decision: None,
			ruling: None,
			opinions: vec![([0; 32], [3; 32], 0)],
		};
		let told = |objection: &RollObjection| objection_lines(4, objection).join("\n");
		assert!(told(&objection).starts_with("objection 4: admit member 7 to style 2\n"));
		assert!(told(&objection).contains("a second has to"));
		assert!(told(&objection).contains("not decided"));
		objection.decision = Some(Decision { uphold: false, by: ([3; 32], [4; 32]) });
		assert!(told(&objection).contains("dismissed by registrars"));
		objection.ruling = Some(AppealRuling { uphold: true, reason: [5; 32], by: ([6; 32], [7; 32]) });
		assert!(told(&objection).contains("upheld by"));
		assert!(!told(&objection).contains("not decided"));
	}
}
