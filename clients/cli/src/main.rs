// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! `caucus`: what members, officers and trustees do from a terminal.

mod activity;
mod ask;
mod assembly;
mod compose;
mod convention;
mod council;
mod earlier;
mod election;
mod index;
mod library;
mod member;
mod message;
mod misbehave;
mod named;
mod officer;
mod opendata;
mod organisation;
mod output;
mod paper;
mod petition;
mod poll;
mod public;
mod reading;
mod referendum;
mod registrar;
mod rehearse;
mod relay;
mod representative;
mod result;
mod roll;
mod rows;
mod said;
mod spoil;
mod standing;
mod table;
mod trustee;
mod validator;
mod watch;

use anyhow::Context;
use caucus_sdk::{chain::Chain, sentences::Language};
use clap::{Args, Parser, Subcommand};
use said::Said;

/// Take part in a Caucus chain: vote, register members, run elections, serve as a trustee.
#[derive(Parser)]
#[command(name = "caucus", version, author = "The Caucus authors", propagate_version = true)]
#[command(after_help = "\
First steps: ./scripts/demo --keep leaves a development chain running on which an election was held;
give its address with --node or in CAUCUS_NODE. Then:
  caucus election list                    see what there is
  caucus election show --election 0       its ballot paper, times and reference
  caucus results --election 0             its result; no key needed
  caucus keys new                         make a member's key
Every command has --help.")]
struct Cli {
	#[command(flatten)]
	node: Node,
	/// The language of what goes wrong; that of LC_ALL or LANG if nothing is said.
	#[arg(long, global = true, value_name = "ko|en", value_parser = language)]
	lang: Option<Language>,
	#[command(subcommand)]
	command: Command,
}

/// Reads the name of a language.
fn language(text: &str) -> anyhow::Result<Language> {
	Language::of_tag(text).context("known are ko and en")
}

/// Which node to talk to.
#[derive(Args)]
pub(crate) struct Node {
	/// WebSocket address of a node.
	#[arg(long, global = true, env = "CAUCUS_NODE", default_value = "ws://127.0.0.1:9944")]
	node: String,
}

impl Node {
	/// The node's address.
	pub(crate) fn address(&self) -> &str {
		&self.node
	}

	/// Whether the node's address is one of this machine.
	pub(crate) fn is_on_this_machine(&self) -> bool {
		let host = self.node.trim_start_matches("ws://");
		["127.0.0.1:", "localhost:", "[::1]:"].iter().any(|own| host.starts_with(own))
	}

	/// Connects.
	pub(crate) async fn connect(&self) -> anyhow::Result<Chain> {
		let patience = std::time::Duration::from_secs(300);
		Chain::connect_with(&self.node, patience).await.with_context(|| {
			let address = &self.node;
			Said::new(
				format!("{address}의 노드에 닿지 않습니다."),
				format!("cannot reach the node at {address}."),
			)
		})
	}
}

#[derive(Subcommand)]
enum Command {
	/// Make or show a member's key.
	#[command(subcommand)]
	Keys(member::Keys),
	/// Write an application to be registered as a member.
	Apply(member::Apply),
	/// Register members: what two registrars do together.
	#[command(subcommand)]
	Registrar(registrar::Registrar),
	/// Draw up and conduct elections: what the commission does.
	#[command(subcommand, visible_alias = "elections")]
	Election(election::Election),
	/// See an election's roll, and object to it.
	#[command(subcommand)]
	Roll(roll::Roll),
	/// Vote, or replace an earlier vote.
	Vote(member::Vote),
	/// Check whether a ballot counts.
	Receipt(member::Receipt),
	/// Check a spoiled ballot of another device: does it say what it encrypted?
	VerifySpoiled(spoil::VerifySpoiled),
	/// Collect ballots and hand them to the chain in batches.
	Relay(relay::Relay),
	/// Petitions: hand in, sponsor, sign, comment; and what moderators and addressees do.
	#[command(subcommand, visible_alias = "petitions")]
	Petition(petition::Petition),
	/// The party's organisations, posts and who holds them.
	#[command(subcommand, visible_aliases = ["organization", "organisations"])]
	Organisation(organisation::Organisation),
	/// Meetings, motions, votes and their records.
	#[command(subcommand, visible_alias = "assemblies")]
	Assembly(assembly::Assembly),
	/// What members do for the party, and their points for it.
	#[command(subcommand)]
	Activity(activity::Activity),
	/// Representatives: facts, replies, evaluations.
	#[command(subcommand, visible_alias = "representatives")]
	Representative(representative::Representative),
	/// The council: motions, votes, and the election that fills it.
	#[command(subcommand)]
	Council(council::Council),
	/// Referenda: what all members decide.
	#[command(subcommand, visible_alias = "referenda")]
	Referendum(referendum::Referendum),
	/// Speeches, policies, pictures and records: publish, list, fetch, take down.
	#[command(subcommand)]
	Library(library::Library),
	/// Search indexes of what was published: make one, or check one.
	#[command(subcommand)]
	Index(index::Index),
	/// Validators: who makes blocks and says which are final, and their keys.
	#[command(subcommand, visible_alias = "validators")]
	Validator(validator::Validator),
	/// Write to other members, encrypted from end to end, and read what they write.
	#[command(visible_alias = "messages")]
	Message(message::Message),
	/// Serve as a trustee.
	#[command(subcommand)]
	Trustee(trustee::Trustee),
	/// Show an election's turnout and result; needs no key.
	Results(public::Results),
	/// Write public records into files: elections with their evidence, Popolo, minutes, tables, petitions.
	Export(opendata::Export),
	/// Enter records from files that others made: office holders, bills, meetings.
	#[command(subcommand)]
	Import(opendata::import::Import),
	/// Act out on a development chain what a party does, with generated members.
	#[command(subcommand)]
	Rehearse(rehearse::Rehearse),
}

/// What a shell says of a program whose reader has gone.
const READER_GONE: i32 = 141;

/// Printing panics when nobody reads any more, as in `caucus ... | head`: that is an end, not a mistake.
fn end_with_the_reader() {
	let usual = std::panic::take_hook();
	std::panic::set_hook(Box::new(move |panic| {
		let said = panic.payload().downcast_ref::<String>();
		if said.is_some_and(|said| said.starts_with("failed printing to stdout: Broken pipe")) {
			std::process::exit(READER_GONE);
		}
		usual(panic);
	}));
}

#[tokio::main]
async fn main() {
	end_with_the_reader();
	let Cli { node, lang, command } = Cli::parse();
	let locale = |name: &str| std::env::var(name).ok();
	let language =
		lang.unwrap_or_else(|| Language::of_locale(locale("LC_ALL").as_deref(), locale("LANG").as_deref()));
	said::speak(language);
	let done = match command {
		Command::Keys(keys) => keys.run(),
		Command::Apply(apply) => apply.run(&node).await,
		Command::Registrar(registrar) => registrar.run(&node).await,
		Command::Election(election) => election.run(&node).await,
		Command::Roll(roll) => roll.run(&node).await,
		Command::Vote(vote) => vote.run(&node).await,
		Command::Receipt(receipt) => receipt.run(&node).await,
		Command::VerifySpoiled(spoiled) => spoiled.run(&node).await,
		Command::Relay(relay) => relay.run(&node).await,
		Command::Petition(petition) => petition.run(&node).await,
		Command::Organisation(organisation) => organisation.run(&node).await,
		Command::Assembly(assembly) => assembly.run(&node).await,
		Command::Activity(activity) => activity.run(&node).await,
		Command::Representative(representative) => representative.run(&node).await,
		Command::Council(council) => council.run(&node).await,
		Command::Referendum(referendum) => referendum.run(&node).await,
		Command::Index(index) => index.run(&node).await,
		Command::Library(library) => library.run(&node).await,
		Command::Validator(validator) => validator.run(&node).await,
		Command::Message(message) => message.run(&node).await,
		Command::Trustee(trustee) => trustee.run(&node).await,
		Command::Results(results) => results.run(&node).await,
		Command::Export(export) => export.run(&node).await,
		Command::Import(import) => import.run(&node).await,
		Command::Rehearse(rehearse) => rehearse.run(&node, language).await,
	};
	if let Err(error) = done {
		eprintln!("{}: {}", said::error_word(language), said::complaint(&error, language));
		std::process::exit(1);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	/// The width to which help is broken.
	const WIDTH: usize = 100;

	/// Lines that would be broken badly: those of examples and lists that are too wide, and those of sentences
	/// that were broken by hand and are broken a second time.
	fn badly_broken(help: &str) -> Vec<String> {
		let prose = |line: &str| !line.is_empty() && !line.starts_with(' ');
		let following = help.lines().skip(1).chain(std::iter::once(""));
		let wide = help.lines().zip(following).filter(|(line, _)| line.chars().count() > WIDTH);
		let bad = wide.filter(|(line, next)| {
			let ends = line.ends_with(['.', '?', '!']) || !prose(next);
			!prose(line) || !ends
		});
		bad.map(|(line, _)| line.to_owned()).collect()
	}

	#[test]
	fn help_is_not_broken_by_hand() {
		let wide = "x".repeat(WIDTH);
		assert_eq!(badly_broken(&format!("A sentence, {wide}.\nAnother.\nNot\nwide\n  a\n")), [""; 0]);
		assert_eq!(badly_broken(&format!("A sentence, {wide}\ngoes on.")).len(), 1);
		assert_eq!(badly_broken(&format!("  {wide}")).len(), 1);
		let mut commands = vec![Cli::command()];
		let mut bad = Vec::new();
		while let Some(command) = commands.pop() {
			let texts = [command.get_after_help(), command.get_long_about(), command.get_about()];
			for text in texts.into_iter().flatten() {
				bad.extend(
					badly_broken(&text.to_string())
						.iter()
						.map(|line| format!("{}: {line}", command.get_name())),
				);
			}
			commands.extend(command.get_subcommands().cloned());
		}
		assert!(bad.is_empty(), "{bad:#?}");
	}

	const KEY: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	fn reads(line: &str) -> bool {
		let line = line.replace("KEY", KEY).replace("ALICE", ALICE);
		Cli::try_parse_from(std::iter::once("caucus").chain(line.split_whitespace())).is_ok()
	}

	#[test]
	fn commands_are_made_without_contradictions() {
		Cli::command().debug_assert();
	}

	#[test]
	fn commands_are_read() {
		for line in [
			"vote --election 0 --dev-member 3 --choice 1,2 --choice blank --again 2 --ask",
			"vote --election 0 --dev-member 3 --choice 1 --after first.json --receipt second.json",
			"election example --simple",
			"election draw-up --account //Charlie plan.json",
			"election accept-nomination --account //Eve --election 0 --contest 1",
			"election drop-candidate --account //Charlie --election 0 --contest 1 --candidate 2",
			"election call-trustees --account //Charlie --election 0 --trustees //Bob,ALICE,KEY",
			"election seal-poll --account //Charlie --election 0 poll.json --keep sealed.json",
			"election seal-poll --account //Dave --election 0 --contest 1 --component 2 --commitment KEY",
			"election reveal-poll --account //Dave sealed.json",
			"election prolong --account //Dave --election 0 --minutes 30 --reason outage.txt",
			"election certify --account //Dave --election 0 --digest 0xKEY",
			"election object --account //Eve --election 0 --reason-digest KEY",
			"election rule --account //Eve --election 0 --annul --reason ruling.pdf",
			"elections show --election 0 --lang ko",
			"registrar propose --account //Alice entries.json",
			"registrar confirm --account //Bob 3 --digest KEY",
			"registrar appoint --account //Charlie --office secretary --chapter 3 --who ALICE",
			"registrar remove --account //Charlie --office appeals --who //Eve",
			"registrar offices",
			"roll show --election 0",
			"roll object --account //Alice --roll 0 --strike --member 3 --reason why.txt",
			"roll object --account //Alice --election 0 --admit --key KEY --reason-digest KEY",
			"roll decide --account //Bob --roll 0 --objection 1 --dismiss",
			"roll appeal --account //Eve --roll 0 --objection 1 --uphold --reason why.txt",
			"roll attest --account //Dave --election 0 --count 71 --disagree",
			"registrar cut-standing --account //Alice --citizens --chapters 1,2 --ring-size 255",
			"registrar standing --wait",
			"petitions list --state open --late",
			"petition sign --dev-member 3 7 --out act.json",
			"petition relay --account //Alice a.json b.json",
			"petition review --account //Alice 3 --reject 2 --reason why.txt --revision 4",
			"petition do --print advance petition=3",
			"activity attest --account //Alice a.csv --indicator 0 --organization 3 --at 2026-11-20T19:00:00+09:00 --document a.pdf",
			"petition do --account //Alice --dry-run advance petition=3",
			"assembly ask --plain meeting meeting=0",
			"organisation show 0 --at 2026-12-01T09:00:00+09:00",
			"organization offices ALICE",
			"assembly certify --account //Alice 5 --digest 0xKEY",
			"assembly object --dev-member 3 5 --reason why.txt",
			"assembly flag --account //Alice --minutes 5",
			"activity bind --dev-member 3 --account //Mine",
			"activity attest --account //Alice a.csv --indicator 0 --organisation 3 --at 2026-11-20T19:00:00+09:00 --meeting 3:17",
			"activity aggregates 2026-11 --indicator education --json",
			"representative evaluate --dev-member 3 4 --answers 4,5,0,3,2",
			"representative confirm --account //Bob 12=page.html 13=KEY --yes",
			"council show",
			"council move --account //Charlie elections set_commission accounts=json:list.json",
			"council vote --account //Dave 3 0xKEY --against",
			"council close --account //Dave 3 KEY",
			"council ask parameters",
			"council do --account //Eve take_seats",
			"council motions --json",
			"council apply-upgrade --account //Ferdie --dry-run code.wasm",
			"council move --account //Charlie --dry-run governance name_election election=7 contest=0 fills=all",
			"referendum list",
			"referendum show 3 --json",
			"validator show",
			"validators reports --json",
			"validator new-keys --account //Ferdie",
			"validator new-keys --owner ALICE --json",
			"validator register --account //Ferdie --keys 0xKEYKEY --proof 0xKEY",
			"validator admit --account //Charlie //Ferdie",
			"validator remove --account //Charlie --dry-run ALICE",
			"validator replace --account //Charlie ALICE //Ferdie --json",
			"validator set-minimum --account //Charlie 5",
			"validator ask overview",
			"referenda ask call_of referendum=0",
			"library list --kind speech --by ALICE --contest 3/1 --all --json",
			"library show 3 --version 1 --chunks",
			"library fetch 3 --part transcript:en --out a.txt --from ws://a:1 --from ws://b:2",
			"library publish --account //Eve --as candidate:3/1 --kind policy --title a --original a.md --topic b --topic c",
			"library publish --account //Eve --as officer:0/chair --kind photo --title a --original a.png --alt b --about 3/1",
			"library supersede --account //Eve 3 --title a --original a.mp4 --transcript a.txt --transcript en:b.txt",
			"library upload 3 --version 1 a.mp4 a.txt",
			"library suspend --account //Alice 3 --code order --order 12 --reason text:why.txt",
			"library lift --account //Eve 0 --reason mistaken",
			"library ask shelf who=ALICE",
			"library search --index out --most 5 청년 주거",
			"index build --out out --at 12 --from ws://a:1 --json",
			"index check out",
			"message new --store s --passphrase p",
			"message contacts",
			"message contacts add kim cmsg1abc",
			"messages send kim hello",
			"message inbox --follow",
			"message read kim --last 3",
			"message accept 3kXy --as kim",
			"message block kim --undo",
			"message group new club --admin kim --admin lee",
			"message group invite club kim --store other",
			"message attach kim picture.png",
			"message save kim 3 --out picture.png",
			"message safety kim --confirmed",
			"message report write kim 3 --out report",
			"message report check report",
			"message status",
			"export --election 0 --out election-0.caucus",
			"export popolo --out popolo --block 12 --force",
			"export minutes 3",
			"export table --list",
			"export table all --csv --out tables",
			"export petitions 2 --out petition.json",
			"import holders members.json --party 당 --account //Charlie --account //Dave --account //Alice",
			"import bills bills.csv --members members.json --decide 가=b:1 --confirm --account //Bob --json",
			"import meeting meeting.json --kind urgent --entitled 3 --present 2 --dry-run",
		] {
			assert!(reads(line), "{line}");
		}
	}

	#[test]
	fn mistakes_are_found_before_a_node_is_asked() {
		for line in [
			"election accept-nomination --account //Eve --election 0 --contest 0",
			"election drop-candidate --account //Charlie --election 0 --contest 1 --candidate 0",
			"election seal-poll --account //Charlie --election 0 poll.json",
			"election seal-poll --account //Charlie --election 0",
			"election seal-poll --account //Charlie --election 0 --commitment 12",
			"election prolong --account //Dave --election 0 --minutes 0 --reason outage.txt",
			"election prolong --account //Dave --election 0 --minutes 30",
			"election object --account //Eve --election 0 --reason-digest KEY --reason why.txt",
			"election rule --account //Eve --election 0 --reason ruling.pdf",
			"election rule --account //Eve --election 0 --annul --uphold --reason ruling.pdf",
			"registrar appoint --account //Charlie --office secretary --who ALICE",
			"registrar appoint --account //Charlie --office appeals --who ALICEx",
			"petition do --print --dry-run advance petition=3",
			"vote --election 0 --dev-member 3 --choice 1 --again 1 --after first.json",
			"vote --election 0 --dev-member 3 --choice 1 --again often",
			"roll show",
			"roll show --roll 0 --election 0",
			"roll object --account //Alice --roll 0 --strike --reason why.txt",
			"roll decide --account //Bob --roll 0 --objection 1",
			"results --election 0 --lang fr",
			"council vote --account //Dave 3",
			"council move --account //Charlie elections",
			"validator new-keys",
			"validator register --account //Ferdie --keys 0xKEY",
			"validator admit //Ferdie",
			"validator admit --account //Charlie Ferdie",
			"referendum show",
			"message",
			"message send kim",
			"message save kim 3",
			"message report write kim 3",
			"message group invite club",
			"export",
			"export --out election-0.caucus",
			"export --election 0 --out x popolo --out y",
			"export popolo",
			"export table",
			"export table all --csv",
			"import bills bills.csv --party 당 --account //Alice",
			"import bills bills.csv --decide 가",
			"import meeting meeting.json --hours 0",
			"registrar cut-standing --account //Alice --chapters 1 --part chapter=2",
			"registrar cut-standing --account //Alice --ring-size 300",
			"petition sign --dev-member 3 7 --out act.json --no-wait",
			"petition do advance petition=3",
			"assembly flag --account //Alice --minutes 5 --resolution 3",
			"activity aggregates November",
			"activity burn --account //Alice 0",
			"activity attest --account //Alice a.csv --indicator 0 --organisation 3 --at 2026-11-20T19:00:00+09:00",
			"representative evaluate --dev-member 3 4 --answers 4,5,0,3,6",
			"representative reply --account //Eve --fact 1 --evaluation 2 words",
		] {
			assert!(!reads(line), "{line}");
		}
	}
}
