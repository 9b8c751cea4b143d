// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The council: who sits in it, its motions, and votes on them.

use crate::{
	named::{arguments, report_of, said, Named},
	officer::{digest, Account},
	output::{hexadecimal, json},
	reading::{id, when, words, Reader},
	said::{unreadable, Said},
	Node,
};
use anyhow::Context;
use caucus_sdk::{
	account::ss58,
	chain::{Arguments, Chain, ChainError, Hash, Included},
	primitives::{blake2_256, AccountKey, Digest},
	read::State,
	storage,
};
use clap::{Args, Subcommand};
use codec::{Compact, Decode, Encode};
use serde_json::{json, Value};
use std::path::PathBuf;

pub(crate) const PALLET: &str = "Governance";
const CHAMBER: &str = "Council";

/// The most that a motion may weigh: half of a block. More than fits into a block cannot be allowed.
const ANY_WEIGHT: (Compact<u64>, Compact<u64>) = (Compact(2_000_000_000_000), Compact(1 << 60));
/// The longest motion that can be closed, in bytes.
const ANY_LENGTH: u32 = 4 * 1024 * 1024;
/// Milliseconds from block to block.
const BLOCK: u64 = 6_000;

/// The council: who sits in it, what it moves, and how its members vote.
///
/// What has no command of its own here is done with `do`; `calls` lists it.
#[derive(Subcommand)]
pub(crate) enum Council {
	/// Show who sits in the council, until when, and which election fills it next; no key needed.
	Show(Show),
	/// List motions that are before the council, with their votes; no key needed.
	Motions(Show),
	/// Move a call: a member of the council.
	#[command(
		name = "move",
		after_help = "\
Examples:
  caucus council move --account //Charlie elections set_commission accounts=json:list.json
  caucus council move --account //Charlie governance name_election election=7 contest=0 fills=all
  caucus council move --account //Charlie governance propose election=7 contest=1 call=json:c.json
Contests are counted from 0 here. The call of a referendum is written as in
  {\"Petitions\": {\"retire_code\": {\"code\": 3}}}
What calls take is said by `calls` of each area, such as: caucus petition calls"
	)]
	Move(Move),
	/// Vote on a motion: a member of the council.
	Vote(Vote),
	/// End the vote on a motion that enough voted for or against, and make its call: any account.
	Close(Close),
	/// Bring in new code that was authorised and whose notice is over: any account, free. Not while an election
	/// is under way.
	#[command(after_help = "\
Authorised is the code's digest: by two thirds of the council, or by a referendum of the same call:
  caucus council move --account //Charlie governance authorize_upgrade code_hash=digest:code.wasm
  caucus council apply-upgrade --account //Ferdie code.wasm")]
	ApplyUpgrade(ApplyUpgrade),
	#[command(flatten)]
	Named(Named),
}

/// How it is shown.
#[derive(Args)]
pub(crate) struct Show {
	/// Write JSON.
	#[arg(long)]
	json: bool,
}

/// How something is put before the council.
#[derive(Args)]
pub(crate) struct Mover {
	#[command(flatten)]
	account: Account,
	/// Say whether the chain would take the motion now, and send nothing. What its call comes to shows only
	/// when it is made.
	#[arg(long)]
	dry_run: bool,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// A call to be moved.
#[derive(Args)]
pub(crate) struct Move {
	#[command(flatten)]
	mover: Mover,
	/// The area or pallet of the call, such as petitions, elections, governance, tx-pause.
	pallet: String,
	/// The call.
	call: String,
	/// Its arguments, as for `do`.
	#[arg(value_name = "NAME=VALUE")]
	arguments: Vec<String>,
}

/// A vote on a motion.
#[derive(Args)]
pub(crate) struct Vote {
	#[command(flatten)]
	account: Account,
	/// The number of the motion.
	number: u32,
	/// Its hash.
	#[arg(value_parser = digest)]
	hash: Digest,
	/// Vote against it.
	#[arg(long)]
	against: bool,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// The end of a vote.
#[derive(Args)]
pub(crate) struct Close {
	#[command(flatten)]
	account: Account,
	/// The number of the motion.
	number: u32,
	/// Its hash.
	#[arg(value_parser = digest)]
	hash: Digest,
	/// Write what happened as JSON.
	#[arg(long)]
	json: bool,
}

/// New code.
#[derive(Args)]
pub(crate) struct ApplyUpgrade {
	#[command(flatten)]
	account: Account,
	/// The code, as it was released: compact and compressed.
	code: PathBuf,
	/// Say whether the chain would take it now, and send nothing.
	#[arg(long)]
	dry_run: bool,
}

impl Council {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		match self {
			Self::Show(it) => it.council(&node.connect().await?).await,
			Self::Motions(it) => it.motions(&node.connect().await?).await,
			Self::Move(it) => {
				let given = arguments(&it.arguments)?;
				it.mover.put(node, (&pallet_name(&it.pallet), &it.call), &given).await
			}
			Self::Vote(it) => {
				let chain = node.connect().await?;
				let included = vote(&chain, &it.account, it.number, it.hash, !it.against).await?;
				told(&chain, &included, it.json).await
			}
			Self::Close(it) => {
				let chain = node.connect().await?;
				let included = close(&chain, &it.account, it.number, it.hash).await?;
				told(&chain, &included, it.json).await?;
				ensure_succeeded(&chain, &included).await
			}
			Self::ApplyUpgrade(it) => it.run(node).await,
			Self::Named(named) => named.run(node, PALLET).await,
		}
	}
}

impl ApplyUpgrade {
	async fn run(self, node: &Node) -> anyhow::Result<()> {
		let code = std::fs::read(&self.code).with_context(|| unreadable(self.code.display()))?;
		let chain = node.connect().await?;
		if self.dry_run {
			self.account.try_call(&chain, PALLET, "apply_upgrade", code.encode()).await?;
			println!("the chain would take this code now; nothing was sent");
			return Ok(());
		}
		let included = self.account.call(&chain, PALLET, "apply_upgrade", code.encode()).await?;
		println!("the code is in force from the block after {}", included.number);
		Ok(())
	}
}

/// Says what the council, or a motion that was made, has brought about.
async fn told(chain: &Chain, included: &Included, json: bool) -> anyhow::Result<()> {
	let everywhere = ["System", "Balances", "TransactionPayment"];
	report_of(chain, |pallet| !everywhere.contains(&pallet), included, json).await
}

impl Show {
	async fn council(self, chain: &Chain) -> anyhow::Result<()> {
		if self.json {
			let council = chain.spoken_view(PALLET, "council", &Arguments::new(), None).await?;
			let named = chain.spoken_view(PALLET, "named", &Arguments::new(), None).await?;
			let upgrade = chain.spoken_view(PALLET, "upgrade", &Arguments::new(), None).await?;
			return json(&json!({
				"members": council[0], "term": council[1], "in_power": council[2], "named": named,
				"upgrade": upgrade,
			}));
		}
		let reader = Reader::best(chain, PALLET).await?;
		let council = reader.ask("council", &[]).await?;
		said_of(&council, reader.now).iter().for_each(|line| println!("{line}"));
		let named = reader.ask("named", &[]).await?;
		if named.is_object() {
			println!("{}", said_of_named(&named));
		}
		let upgrade = reader.ask("upgrade", &[]).await?;
		if upgrade.is_object() {
			println!("{}", said_of_upgrade(&upgrade, reader.now));
		}
		Ok(())
	}

	async fn motions(self, chain: &Chain) -> anyhow::Result<()> {
		let state = State::best(chain).await?;
		let number = chain.header(state.block()).await?.number;
		let motions = motions(chain, state.block()).await?;
		if self.json {
			let listed = motions.iter().map(|motion| {
				json!({
					"number": motion.votes.index, "hash": hexadecimal(&motion.hash), "call": motion.call,
					"threshold": motion.votes.threshold, "for": accounts(&motion.votes.ayes),
					"against": accounts(&motion.votes.nays), "until_block": motion.votes.end,
				})
			});
			return json(&listed.collect::<Vec<_>>());
		}
		if motions.is_empty() {
			println!("no motion is before the council");
		}
		for Pending { hash, call, votes } in &motions {
			println!("motion {}  {}", votes.index, hexadecimal(hash));
			println!("  {}", say_call(call));
			let who = |who: &[AccountKey]| match who {
				[] => "nobody".to_owned(),
				who => accounts(who).join(", "),
			};
			println!(
				"  takes {}; for it: {}; against it: {}",
				votes.threshold,
				who(&votes.ayes),
				who(&votes.nays)
			);
			let left = u64::from(votes.end).saturating_sub(number);
			let then = state.now().await?.saturating_add(left.saturating_mul(BLOCK));
			println!("  votes are taken until about {}", when(state.now().await?, &then.into()));
		}
		Ok(())
	}
}

/// Who sits in the council, in lines.
fn said_of(council: &Value, now: u64) -> Vec<String> {
	let term = &council[1];
	if !term.is_object() {
		return vec!["there is no council; two of the commission name the election of the next".into()];
	}
	let members = council[0].as_array().map(Vec::as_slice).unwrap_or_default();
	let mut lines = vec![format!("{} of {} seats are taken:", members.len(), term["seats"])];
	lines.extend(members.iter().map(|member| format!("  {}", words(member))));
	lines.push(format!("its term ends {}", when(now, &term["until"])));
	lines.push(match council[2] == true {
		true => format!("unless another follows it acts until {}", when(now, &term["ends"])),
		false => "it has no power any more".into(),
	});
	if let (Some(election), Some(contest)) = (term["elected_in"][0].as_u64(), term["elected_in"][1].as_u64())
	{
		lines.push(format!("elected in election {election}, contest {}", contest.saturating_add(1)));
	}
	lines
}

/// Which election fills the council next.
fn said_of_named(named: &Value) -> String {
	let which = match named["fills"] == "All" {
		true => "all seats",
		false => "the vacant seats",
	};
	let contest = named["contest"].as_u64().unwrap_or_default().saturating_add(1);
	format!("election {}, contest {contest}, fills {which}: {} of them", named["election"], named["seats"])
}

/// Which code is authorised, by whom, and when it can be applied.
fn said_of_upgrade(upgrade: &Value, now: u64) -> String {
	let by = match upgrade["by"] == "Members" {
		true => "members",
		false => "the council",
	};
	let (code, due, lapses) = (words(&upgrade["code_hash"]), &upgrade["due"], &upgrade["lapses"]);
	format!(
		"code {code}, authorised by {by}, can be applied from {} until {}",
		when(now, due),
		when(now, lapses)
	)
}

/// Votes on a motion, as the chamber stores them.
#[derive(Decode)]
struct Votes {
	index: u32,
	threshold: u32,
	ayes: Vec<AccountKey>,
	nays: Vec<AccountKey>,
	/// The first block in which it can be closed whoever has not voted.
	end: u32,
}

/// A motion that is voted on.
struct Pending {
	hash: Digest,
	call: Value,
	votes: Votes,
}

/// All that are before the council in a block's state.
async fn motions(chain: &Chain, at: Hash) -> anyhow::Result<Vec<Pending>> {
	let unreadable = || ChainError::Unreadable("the council's motions".into());
	let proposals = chain.storage(&storage::item(CHAMBER, "Proposals"), Some(at)).await?;
	let hashes: Vec<Digest> = match proposals {
		Some(bytes) => Decode::decode(&mut &bytes[..]).map_err(|_| unreadable())?,
		None => Vec::new(),
	};
	let mut all = Vec::new();
	for hash in hashes {
		let of = |item| [storage::item(CHAMBER, item), hash.to_vec()].concat();
		let call = chain.storage(&of("ProposalOf"), Some(at)).await?.ok_or_else(unreadable)?;
		let votes = chain.storage(&of("Voting"), Some(at)).await?.ok_or_else(unreadable)?;
		let votes = Votes::decode(&mut &votes[..]).map_err(|_| unreadable())?;
		all.push(Pending { hash, call: chain.spoken_call(&call).await?, votes });
	}
	Ok(all)
}

fn accounts(who: &[AccountKey]) -> Vec<String> {
	who.iter().map(ss58).collect()
}

/// A call in one line, with the name of its pallet: `elections.set-commission accounts=[...]`.
pub(crate) fn say_call(call: &Value) -> String {
	let mut call = call;
	let mut name = Vec::new();
	// The pallet, and then the call.
	for _ in 0..2 {
		match call {
			Value::Object(parts) if parts.len() == 1 => {
				name.extend(parts.keys().next().cloned());
				call = parts.values().next().unwrap_or(&Value::Null);
			}
			Value::String(word) => {
				name.push(word.clone());
				call = &Value::Null;
			}
			_ => (),
		}
	}
	said(&name.join("."), call)
}

/// `tx-pause` is the pallet `TxPause`, `petition` the pallet `Petitions`.
fn pallet_name(text: &str) -> String {
	let words = text.split(['-', '_']).map(|word| {
		let mut letters = word.chars();
		letters
			.next()
			.map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
	});
	let name: String = words.collect();
	match name.as_str() {
		"Petition" | "Election" | "Representative" | "Validator" | "Member" | "Trustee" => name + "s",
		"Assembly" => "Assemblies".into(),
		"Council" | "Referendum" => PALLET.into(),
		_ => name,
	}
}

/// Whether the chain asks two thirds of the council for a call or for one of a batch, and not just more than half.
fn takes_two_thirds(pallet: &str, call: &str, given: &Arguments) -> bool {
	let in_batch = given.values().filter(|_| (pallet, call) == ("Utility", "batch_all"));
	let mut calls = in_batch.filter_map(Value::as_array).flatten().filter_map(Value::as_object).flatten();
	takes_two_thirds_alone(pallet, call)
		|| calls.any(|(pallet, call)| {
			let mut names = call.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
			names.any(|call| takes_two_thirds_alone(&pallet_name(pallet), call))
		})
}

fn takes_two_thirds_alone(pallet: &str, call: &str) -> bool {
	matches!(pallet, "TxPause" | "SafeMode" | "Validators")
		|| matches!((pallet, call), ("Governance", "authorize_upgrade") | ("Elections", "set_commission"))
}

/// How many of so many seats have to vote for a call.
fn needed(seats: u32, two_thirds: bool) -> u32 {
	match two_thirds {
		true => seats.saturating_mul(2).div_ceil(3),
		false => (seats / 2).saturating_add(1),
	}
}

/// A motion before the council.
pub(crate) struct Motion {
	/// Its number.
	pub number: u32,
	/// By which it is voted on.
	pub hash: Digest,
}

/// A motion that is to be made.
struct Proposal {
	/// What is moved.
	data: Vec<u8>,
	/// How many have to vote for it.
	threshold: u32,
	/// What the chamber is given.
	arguments: Vec<u8>,
}

async fn proposal(
	chain: &Chain,
	(pallet, call): (&str, &str),
	given: &Arguments,
) -> anyhow::Result<Proposal> {
	let encoded = chain.encode_call(pallet, call, given).await?;
	let data = chain.call_data(pallet, call, &encoded).await?;
	let threshold = needed(seats(chain).await?, takes_two_thirds(pallet, call, given));
	let length = Compact(u32::try_from(data.len())?);
	let arguments = [&Compact(threshold).encode()[..], &data, &length.encode()].concat();
	Ok(Proposal { data, threshold, arguments })
}

/// Moves a call that takes as many votes as the chain asks for.
pub(crate) async fn propose(
	chain: &Chain,
	account: &Account,
	call: (&str, &str),
	given: &Arguments,
) -> anyhow::Result<Motion> {
	let Proposal { data, arguments, .. } = proposal(chain, call, given).await?;
	moved(&account.call(chain, CHAMBER, "propose", arguments).await?, &data)
}

impl Mover {
	/// Moves a call, or tries to, and says what came of it.
	pub(crate) async fn put(
		&self,
		node: &Node,
		(pallet, call): (&str, &str),
		given: &Arguments,
	) -> anyhow::Result<()> {
		let chain = node.connect().await?;
		let Proposal { data, threshold, arguments } = proposal(&chain, (pallet, call), given).await?;
		if self.dry_run {
			let tried = self.account.try_call(&chain, CHAMBER, "propose", arguments).await;
			tried.with_context(|| {
				Said::new("시험했고 아무것도 보내지 않았습니다.", "This was a dry run; nothing was sent.")
			})?;
			println!("the chain would take this motion now; nothing was sent. It takes {threshold} votes");
			return Ok(());
		}
		let included = self.account.call(&chain, CHAMBER, "propose", arguments).await?;
		if self.json {
			return told(&chain, &included, true).await;
		}
		let Motion { number, hash } = moved(&included, &data)?;
		println!("motion {number} is before the council; {threshold} have to vote for it:");
		println!("  caucus council vote {number} {}", hexadecimal(&hash));
		println!("then anybody has it carried out:");
		println!("  caucus council close {number} {}", hexadecimal(&hash));
		Ok(())
	}
}

/// How many seats the council has, vacant ones included.
async fn seats(chain: &Chain) -> anyhow::Result<u32> {
	let council = chain.view(PALLET, "council", &Arguments::new(), None).await?;
	let none = || Said::new("평의회가 구성되어 있지 않습니다.", "there is no council");
	id(&council[1]["seats"]).with_context(none)
}

/// The motion that was made of a call.
fn moved(included: &Included, data: &[u8]) -> anyhow::Result<Motion> {
	// Who moved it, then its number.
	let number = included
		.event(CHAMBER, "Proposed")
		.and_then(|event| event.fields.get(32..36)?.first_chunk().copied())
		.map(u32::from_le_bytes)
		.context("the chain does not say which number the motion has")?;
	Ok(Motion { number, hash: blake2_256(&[data]) })
}

/// Votes on a motion.
pub(crate) async fn vote(
	chain: &Chain,
	account: &Account,
	number: u32,
	hash: Digest,
	approve: bool,
) -> anyhow::Result<Included> {
	account.call(chain, CHAMBER, "vote", (hash, Compact(number), approve).encode()).await
}

/// Ends the vote on a motion.
pub(crate) async fn close(
	chain: &Chain,
	account: &Account,
	number: u32,
	hash: Digest,
) -> anyhow::Result<Included> {
	let arguments = (hash, Compact(number), ANY_WEIGHT, Compact(ANY_LENGTH)).encode();
	account.call(chain, CHAMBER, "close", arguments).await
}

/// Sees that a motion's call succeeded, if it was made: the vote was for it, whatever the call comes to.
pub(crate) async fn ensure_succeeded(chain: &Chain, included: &Included) -> anyhow::Result<()> {
	// The motion, and then the result: 0, or 1 and an error.
	let executed = included.event(CHAMBER, "Executed");
	let error = executed.and_then(|event| event.fields.get(32..)?.strip_prefix(&[1]));
	let Some(error) = error else { return Ok(()) };
	let failure = chain.failure_in(included.block, error).await?;
	Err(ChainError::Failed { block: included.block, failure }).with_context(|| {
		Said::new(
			"안건은 가결되었지만 그대로 되지 않았습니다.",
			"The motion was carried, but its call failed.",
		)
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn areas_are_found_by_the_names_that_commands_have() {
		for (area, pallet) in [
			("petition", "Petitions"),
			("elections", "Elections"),
			("assembly", "Assemblies"),
			("tx-pause", "TxPause"),
			("safe_mode", "SafeMode"),
			("Governance", "Governance"),
			("council", "Governance"),
		] {
			assert_eq!(pallet_name(area), pallet);
		}
	}

	#[test]
	fn as_many_are_needed_as_the_chain_asks_for() {
		assert_eq!([3, 4, 5, 7].map(|seats| needed(seats, false)), [2, 3, 3, 4]);
		assert_eq!([3, 4, 5, 7].map(|seats| needed(seats, true)), [2, 3, 4, 5]);
		let none = Arguments::new();
		assert!(!takes_two_thirds("Petitions", "set_parameters", &none));
		assert!(takes_two_thirds("SafeMode", "force_enter", &none));
		let batch = |calls: Value| Arguments::from_iter([("calls".to_owned(), calls)]);
		let majority = json!({ "Governance": { "name_election": {} } });
		let two_thirds = json!({ "Validators": { "admit": {} } });
		assert!(!takes_two_thirds("Utility", "batch_all", &batch(json!([majority]))));
		assert!(takes_two_thirds("Utility", "batch_all", &batch(json!([majority, two_thirds]))));
	}

	#[test]
	fn a_council_is_put_in_words() {
		let term = json!({
			"since": 0, "until": 1_796_083_200_000_u64, "ends": 1_796_083_260_000_u64, "seats": 3,
			"elected_in": [7, 0],
		});
		let lines = said_of(&json!([["5Grw"], term, true]), 1_796_083_140_000);
		assert_eq!(lines[0], "1 of 3 seats are taken:");
		assert_eq!(lines[1], "  5Grw");
		assert_eq!(lines[2], "its term ends 2026-12-01T09:00:00+09:00 (in 60 s)");
		assert!(lines[3].starts_with("unless another follows"), "{lines:?}");
		assert_eq!(lines[4], "elected in election 7, contest 1");
		let over = said_of(&json!([[], term, false]), 0);
		assert_eq!(over[2], "it has no power any more");
		assert!(said_of(&json!([[], null, false]), 0)[0].starts_with("there is no council"));
		let named = json!({ "election": 9, "contest": 1, "fills": "Vacant", "seats": 2 });
		assert_eq!(said_of_named(&named), "election 9, contest 2, fills the vacant seats: 2 of them");
		let (due, lapses) = (1_796_083_200_000_u64, 1_796_083_260_000_u64);
		let upgrade =
			json!({ "code_hash": "0x07", "by": "Members", "due": due, "yields": 0, "lapses": lapses });
		let said = said_of_upgrade(&upgrade, due);
		assert!(
			said.starts_with("code 0x07, authorised by members, can be applied from 2026-12-01T09:00"),
			"{said}"
		);
	}

	#[test]
	fn a_call_is_put_in_one_line() {
		let call = json!({ "validators": { "admit": { "who": "5Grw" } } });
		assert_eq!(say_call(&call), "validators.admit who=5Grw");
		assert_eq!(say_call(&json!({ "safe-mode": "force-enter" })), "safe-mode.force-enter");
		assert_eq!(say_call(&json!(null)), "");
	}
}
