// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Messages between members, encrypted from end to end.

pub(crate) mod desk;
mod group;
mod show;
mod words;

use crate::{
	member::KeySource,
	output::{ensure_new, hexadecimal, spinner, write_new},
	said::{unreadable, Said},
	Node,
};
use anyhow::{bail, Context};
use caucus_messages::{
	address::{safety_number, short, Address},
	attachment::{LARGEST, LARGEST_AT_ONCE},
	content::Body,
	device::Remembered,
	report::Report,
	Device, Identity,
};
use caucus_sdk::{messaging::MessagingGrant, moment};
use clap::{Args, Subcommand};
use desk::{now, Desk};
use std::{
	path::{Path, PathBuf},
	time::Duration,
};
use words::sentence;

/// What nodes see, for the help and for `status`.
const WHAT_NODES_SEE: &str = "\
What operators of nodes see: your IP address, when you read and write, how large it is in classes, this period's key \
of your device, which topics it asks for, and which key of the period before was the same device's. They do not see who \
you are or whom you write to by name, and nothing of what is written. Nobody promises delivery: a message waits in your \
store until the others have acknowledged it.";

/// How long `--follow` waits between two looks.
const PAUSE: Duration = Duration::from_secs(3);

/// Where a device keeps everything.
#[derive(Args)]
pub(crate) struct Store {
	/// File with the device's keys and conversations, encrypted with a passphrase.
	#[arg(
		long,
		global = true,
		env = "CAUCUS_MESSAGES",
		value_name = "FILE",
		default_value = "caucus-messages"
	)]
	store: PathBuf,
	/// File with the passphrase in its first line; `-` reads it from standard input. Without it you are asked.
	#[arg(long, global = true, env = "CAUCUS_MESSAGES_PASSPHRASE", value_name = "FILE")]
	passphrase: Option<PathBuf>,
}

/// Write to other members and read what they write.
///
/// Messages are encrypted from end to end and lie on the nodes for two weeks at most. Addresses go from hand to hand:
/// there is no directory of members.
#[derive(Args)]
#[command(after_help = WHAT_NODES_SEE, after_long_help = format!("\
Examples:
  caucus message new                          make a device, and show its address
  caucus message begin --key member.key       claim room for what it writes: once in each period
  caucus message contacts add kim cmsg1...    give an address a name
  caucus message send kim 'May I ask you?'    the first message is a request
  caucus message inbox --follow               see what comes
  caucus message accept 3kXy --as kim         answer a request
  caucus message safety kim                   digits to compare with the other's

{WHAT_NODES_SEE}"))]
pub(crate) struct Message {
	#[command(flatten)]
	store: Store,
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Make a device: keys of its own, linked to nothing else that you have.
	New,
	/// Claim room on the nodes for this device: once in a period, by a proof that says you are a member and not which.
	Begin {
		#[command(flatten)]
		member: KeySource,
	},
	/// Show the address that others need to write to this device.
	Address,
	/// Whom you know by a name.
	Contacts {
		#[command(subcommand)]
		command: Option<Contacts>,
	},
	/// Write to a contact or a group. The first message to a contact is a request, of a kilobyte at most.
	Send {
		/// Contact, group, or the beginning of a conversation's number.
		to: String,
		/// What to write; `-` reads it from standard input.
		text: String,
	},
	/// Fetch what has come: requests, and what is new in each conversation.
	Inbox {
		/// Go on, and show what comes.
		#[arg(long)]
		follow: bool,
	},
	/// Show a conversation.
	Read {
		/// Contact, group, or the beginning of a conversation's number.
		of: String,
		/// How many messages, from the last.
		#[arg(long, default_value = "20")]
		last: usize,
		/// Go on, and show what comes.
		#[arg(long)]
		follow: bool,
	},
	/// Accept a request: the other side learns that you have.
	Accept {
		/// The beginning of the request's number.
		request: String,
		/// Give whoever asks a name.
		#[arg(long = "as", value_name = "NAME")]
		name: Option<String>,
	},
	/// Drop a request: the other side learns nothing.
	Decline {
		/// The beginning of the request's number.
		request: String,
	},
	/// Read and show nothing of somebody any more. Only this device knows.
	Block {
		/// Contact, or the beginning of a key or of a request's number.
		who: String,
		/// Undo it.
		#[arg(long)]
		undo: bool,
	},
	/// Groups: make one, invite, remove, leave.
	#[command(subcommand)]
	Group(group::Group),
	/// Send a file of 7 MiB at most: picture, text, PDF, sound or video.
	Attach {
		/// Contact, group, or the beginning of a conversation's number.
		to: String,
		/// The file.
		file: PathBuf,
	},
	/// Fetch a file that somebody sent.
	Save {
		/// Contact, group, or the beginning of a conversation's number.
		of: String,
		/// The message's number in `read`.
		message: usize,
		/// Where to write it. Files are written, never opened.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Digits to compare with somebody by another way: the same on both sides if nobody sits between.
	Safety {
		/// Contact, or the beginning of a key.
		who: String,
		/// Note that they were the same. For contacts alone.
		#[arg(long)]
		confirmed: bool,
	},
	/// Write one message with the proof of who wrote it into a file for a moderator, or check such a file.
	#[command(subcommand)]
	Report(ReportCommand),
	/// What waits, what the chain granted, and what others see.
	Status,
}

#[derive(Subcommand)]
enum Contacts {
	/// Give an address a name, or a name another address.
	Add {
		/// The name: yours alone.
		name: String,
		/// The address.
		address: String,
	},
}

#[derive(Subcommand)]
enum ReportCommand {
	/// Write a report. It holds this one message and nothing else.
	///
	/// Whoever has the report can prove to everybody that the sender wrote this.
	Write {
		/// Contact, group, or the beginning of a conversation's number.
		of: String,
		/// The message's number in `read`.
		message: usize,
		/// The file to write.
		#[arg(long, value_name = "FILE")]
		out: PathBuf,
	},
	/// Check a report: who wrote what. Needs no store and no node.
	Check {
		/// The report.
		file: PathBuf,
	},
}

impl Message {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let Self { store, command } = self;
		match command {
			Command::New => new(&store),
			Command::Report(ReportCommand::Check { file }) => check(&file),
			command => command.run(node, Desk::open(&store)?).await,
		}
	}
}

impl Command {
	async fn run(self, node: &Node, mut desk: Desk) -> anyhow::Result<()> {
		match self {
			Self::New | Self::Report(ReportCommand::Check { .. }) => Ok(()),
			Self::Address => {
				println!("{}", desk.device.address());
				Ok(())
			}
			Self::Begin { member } => begin(&mut desk, node, &member).await,
			Self::Contacts { command: None } => {
				show::contacts(&desk.device);
				Ok(())
			}
			Self::Contacts { command: Some(Contacts::Add { name, address }) } => {
				add(&mut desk, &name, &address)
			}
			Self::Send { to, text } => send(&mut desk, node, &to, &text).await,
			Self::Inbox { follow } => inbox(&mut desk, node, follow).await,
			Self::Read { of, last, follow } => read(&mut desk, node, &of, last, follow).await,
			Self::Accept { request, name } => accept(&mut desk, node, &request, name.as_deref()).await,
			Self::Decline { request } => {
				let id = desk.request(&request)?.id;
				desk.device.decline(&id);
				desk.keep()
			}
			Self::Block { who, undo } => {
				let key = desk.key(&who)?;
				if undo {
					desk.device.unblock(&key);
				} else {
					desk.device.block(key);
				}
				desk.keep()
			}
			Self::Group(group) => group.run(&mut desk, node).await,
			Self::Attach { to, file } => attach(&mut desk, node, &to, &file).await,
			Self::Save { of, message, out } => save(&mut desk, node, &of, message, &out).await,
			Self::Safety { who, confirmed } => {
				let key = desk.key(&who)?;
				// What was compared is noted with a contact's name, and there is nowhere else to note it.
				if confirmed && !desk.device.known().contains_key(&who) {
					bail!(Said::new(
						format!(
							"{who}(은)는 연락처가 아니어서 적어 둘 수 없습니다. 연락처의 이름을 적으세요."
						),
						format!("{who} is no contact, so nothing can be noted; give the name of a contact"),
					));
				}
				println!("{}", safety_number(&desk.device.address().signature, &key));
				if confirmed {
					desk.device.confirm(&who);
					desk.keep()?;
				}
				Ok(())
			}
			Self::Report(ReportCommand::Write { of, message, out }) => {
				let id = desk.conversation(&of)?;
				let entry = show::entry(&desk.device, &id, message)?;
				let (sender, seq) = (entry.sender, entry.place.seq);
				let report = desk.device.report(&id, &sender, seq).map_err(sentence)?;
				write_new(&out, &report.to_bytes(), true)?;
				words::tell(
					"이 파일을 가진 사람은 누구에게나 이 글을 누가 썼는지 증명할 수 있습니다. 다른 글은 들어 있지 않습니다.",
					"Whoever has this file can prove to everybody who wrote this message. No other message is in it.",
				);
				Ok(())
			}
			Self::Status => {
				if let Err(error) = desk.exchange(node).await {
					eprintln!("{}", crate::output::reasons(&error));
				}
				show::status(&desk.device);
				words::tell(words::WHAT_NODES_SEE_KO, WHAT_NODES_SEE);
				Ok(())
			}
		}
	}
}

fn new(store: &Store) -> anyhow::Result<()> {
	let device = Device::new(Identity::random().map_err(sentence)?);
	let desk = Desk::create(store, device)?;
	println!("{}", desk.device.address());
	words::tell(
		"이 주소를 직접 전하세요. 저장 파일과 암호를 잃으면 대화를 되찾을 수 없으니 파일을 따로 복사해 두세요.",
		"Hand this address over yourself. Without the store and its passphrase the conversations are gone: keep a copy.",
	);
	Ok(())
}

fn add(desk: &mut Desk, name: &str, address: &str) -> anyhow::Result<()> {
	let address = Address::parse(address).map_err(sentence)?;
	let remembered = desk.device.remember(name, address).map_err(sentence)?;
	desk.keep()?;
	if let Remembered::KeyChanged { before } = remembered {
		let before = short(&before);
		words::tell(
			&format!("경고: {name}의 열쇠가 바뀌었습니다(전에는 {before}). 새 기기이거나 다른 사람입니다. 안전 번호를 비교하세요."),
			&format!("warning: {name} has another key than before ({before}): a new device, or somebody else. Compare safety numbers."),
		);
	}
	Ok(())
}

async fn begin(desk: &mut Desk, node: &Node, member: &KeySource) -> anyhow::Result<()> {
	let secret = member.secret()?;
	let keys = spinner("reading the roll, proving");
	let grant = desk
		.claim(&node.connect().await?, &secret, |have| keys.set_message(format!("{have} keys of the roll")))
		.await;
	keys.finish_and_clear();
	let MessagingGrant { statements, bytes, until, .. } = grant?;
	let (until, mib) = (moment::korean(until), bytes >> 20);
	words::tell(
		&format!("{until}까지 이 기기의 글 {statements}개, {mib} MiB를 노드가 맡아 둡니다."),
		&format!("Until {until} nodes keep {statements} messages of this device, {mib} MiB together."),
	);
	desk.send(node).await
}

async fn send(desk: &mut Desk, node: &Node, to: &str, text: &str) -> anyhow::Result<()> {
	let text = if text == "-" { std::io::read_to_string(std::io::stdin())? } else { text.to_owned() };
	let text = words::normal(text.trim_end());
	// What the others changed meanwhile decides what is encrypted for whom; but who is offline may write too.
	let reached = desk.exchange(node).await;
	desk.warn_of_changed_key(to);
	match desk.conversation(to) {
		Ok(id) => {
			desk.device.send_text(&id, &text, now()).map_err(sentence)?;
		}
		Err(error) => {
			let Some(known) = desk.device.known().get(to).copied() else { return Err(error) };
			desk.device.contact(known.address, &text, now()).map_err(sentence)?;
		}
	}
	desk.keep()?;
	reached.with_context(|| {
		Said::new(
			"저장 파일에 써 두었고, 노드에 닿을 때 나갑니다.",
			"It is kept in the store and goes out when a node is reached.",
		)
	})?;
	desk.send(node).await
}

async fn inbox(desk: &mut Desk, node: &Node, follow: bool) -> anyhow::Result<()> {
	desk.exchange(node).await?;
	show::requests(&desk.device);
	show::conversations(&desk.device);
	if !follow {
		return Ok(());
	}
	loop {
		tokio::time::sleep(PAUSE).await;
		let events = desk.exchange(node).await?;
		show::news(&desk.device, &events);
	}
}

async fn read(desk: &mut Desk, node: &Node, of: &str, last: usize, follow: bool) -> anyhow::Result<()> {
	desk.exchange(node).await?;
	let id = desk.conversation(of)?;
	let mut shown = show::entries(&desk.device, &id, last)?;
	if !follow {
		return Ok(());
	}
	loop {
		tokio::time::sleep(PAUSE).await;
		desk.exchange(node).await?;
		shown = show::entries_after(&desk.device, &id, shown)?;
	}
}

async fn accept(desk: &mut Desk, node: &Node, request: &str, name: Option<&str>) -> anyhow::Result<()> {
	desk.exchange(node).await?;
	let request = desk.request(request)?.clone();
	desk.device.accept(&request.id, now()).map_err(sentence)?;
	if let Some(name) = name {
		add(desk, name, &request.from.to_string())?;
	}
	desk.send(node).await
}

async fn attach(desk: &mut Desk, node: &Node, to: &str, file: &Path) -> anyhow::Result<()> {
	let length = file.metadata().with_context(|| unreadable(file.display()))?.len();
	if length > LARGEST as u64 {
		bail!(sentence(caucus_messages::Error::TooLong { length: length as usize, most: LARGEST }));
	}
	let bytes = std::fs::read(file).with_context(|| unreadable(file.display()))?;
	let name = file.file_name().and_then(|name| name.to_str()).unwrap_or("file");
	desk.exchange(node).await?;
	let id = desk.conversation(to)?;
	desk.device.send_file(&id, &words::normal(name), &bytes, now()).map_err(sentence)?;
	desk.send(node).await
}

async fn save(desk: &mut Desk, node: &Node, of: &str, message: usize, out: &Path) -> anyhow::Result<()> {
	ensure_new(out)?;
	desk.exchange(node).await?;
	let id = desk.conversation(of)?;
	let Body::File(manifest) = show::entry(&desk.device, &id, message)?.body().map_err(sentence)? else {
		bail!(Said::new("그 메시지에는 파일이 없습니다.", "that message holds no file"));
	};
	if manifest.size > LARGEST_AT_ONCE {
		words::tell("파일을 받는 중입니다.", "fetching the file");
	}
	let bytes = desk.fetch(node, &manifest).await?;
	write_new(out, &bytes, true)?;
	desk.device.fetched(&id, &manifest, now()).map_err(sentence)?;
	desk.send(node).await
}

fn check(file: &Path) -> anyhow::Result<()> {
	let bytes = std::fs::read(file).with_context(|| unreadable(file.display()))?;
	let verified = Report::verify(&bytes).map_err(sentence)?;
	println!("sender  {}", hexadecimal(&verified.sender));
	println!("sent    {}", show::time(verified.sent));
	println!("says    {}", show::body(&verified.body));
	Ok(())
}
