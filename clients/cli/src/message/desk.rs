// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A device at work: its store, its way to a node, and what people call its conversations.

use super::{
	show,
	words::{self, sentence},
	Store,
};
use crate::{said::Said, Node};
use anyhow::{bail, Context};
use caucus_messages::{
	address::{short, Address, Key},
	attachment::Manifest,
	content::Kind,
	mailbox::{self, ExchangeError, Mailbox, Refusal, Status, Vault},
	request::Request,
	statement::{MemoryKey, PeriodKey, Topic},
	store::{FileError, FileVault},
	Allowance, Device, Event,
};
use caucus_sdk::{
	acts::Consent,
	chain::{Chain, ChainError, StatementListener, StatementStatus, Until},
	members::ring::MemberSecret,
	messaging::{claim_messaging, MessagingGrant},
	primitives::Digest,
	read::State,
};
use std::{
	io::{BufRead, IsTerminal},
	time::{SystemTime, UNIX_EPOCH},
};
use zeroize::Zeroizing;

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A node's store of statements.
pub(crate) struct Statements(StatementListener);

impl Statements {
	/// Of the node at the other end.
	pub(crate) fn new(chain: Chain) -> Self {
		Self(StatementListener::new(chain))
	}

	/// The node.
	pub(crate) fn chain(&self) -> &Chain {
		self.0.chain()
	}
}

impl Mailbox for Statements {
	type Error = ChainError;

	async fn submit(&mut self, statement: &[u8]) -> Result<Status, ChainError> {
		Ok(match self.0.chain().submit_statement(statement).await? {
			StatementStatus::New => Status::New,
			StatementStatus::Known => Status::Known,
			StatementStatus::Refused { reason, least } => Status::Refused(Refusal::named(&reason, least)),
		})
	}

	async fn read(&mut self, topics: &[Topic]) -> Result<Vec<Vec<u8>>, ChainError> {
		self.0.read(topics).await
	}

	async fn look(&mut self, topics: &[Topic]) -> Result<Vec<Vec<u8>>, ChainError> {
		self.0.chain().statements(topics).await
	}
}

/// Claims room for a key in the running period, unless the chain has granted it already.
pub(crate) async fn claim(
	chain: &Chain,
	member: &MemberSecret,
	key: &MemoryKey,
	progress: impl FnMut(usize),
) -> anyhow::Result<MessagingGrant> {
	let account = key.public();
	if let Some(grant) = MessagingGrant::of(&State::best(chain).await?, &account).await? {
		return Ok(grant);
	}
	let consent = |message: &Digest| Consent::Ed25519(key.sign(message));
	Ok(claim_messaging(chain, member, &account, consent, Until::InBlock, progress).await?)
}

/// What a device may keep on nodes by a grant.
pub(crate) fn allowance(grant: &MessagingGrant) -> Allowance {
	Allowance { key: grant.account, count: grant.statements, bytes: grant.bytes }
}

/// A device at work.
pub(crate) struct Desk {
	pub device: Device,
	vault: FileVault,
	/// A connection, once one was needed.
	line: Option<Statements>,
}

impl Store {
	fn passphrase(&self, is_new: bool) -> anyhow::Result<Zeroizing<String>> {
		let mut line = Zeroizing::new(String::new());
		match &self.passphrase {
			Some(path) if path.as_os_str() == "-" => {
				std::io::stdin().lock().read_line(&mut line)?;
			}
			Some(path) => {
				let text =
					std::fs::read_to_string(path).with_context(|| crate::said::unreadable(path.display()))?;
				line.push_str(Zeroizing::new(text).lines().next().unwrap_or_default());
			}
			None if std::io::stdin().is_terminal() => {
				let asked = words::in_language("저장 파일의 암호: ", "passphrase of the store: ");
				*line = rpassword::prompt_password(asked)?;
				let again = words::in_language("한 번 더: ", "once more: ");
				if is_new && *Zeroizing::new(rpassword::prompt_password(again)?) != *line {
					bail!(Said::new("두 암호가 다릅니다.", "the two passphrases differ"));
				}
			}
			None => bail!(Said::new(
				"--passphrase 로 암호가 든 파일을 알려 주세요.",
				"name a file with the passphrase with --passphrase"
			)),
		}
		let length = line.trim_end_matches(['\r', '\n']).len();
		line.truncate(length);
		if is_new && line.chars().count() < 8 {
			bail!(Said::new(
				"암호는 여덟 자 이상이어야 합니다.",
				"the passphrase needs at least eight characters"
			));
		}
		Ok(line)
	}
}

fn store_error(error: FileError, store: &Store) -> anyhow::Error {
	let path = store.store.display();
	match error {
		FileError::Store(error) => sentence(error).into(),
		FileError::File(error) if error.kind() == std::io::ErrorKind::NotFound => Said::new(
			format!("{path} 저장 파일이 없습니다. caucus message new 로 만드세요."),
			format!("there is no store {path}; make one with caucus message new"),
		)
		.into(),
		FileError::File(error) if error.kind() == std::io::ErrorKind::WouldBlock => Said::new(
			format!("다른 프로그램이 {path} 저장 파일을 쓰고 있습니다. 그것을 먼저 끝내세요."),
			format!("another program uses the store {path}; end it first"),
		)
		.into(),
		FileError::File(error) => anyhow::Error::from(error).context(format!("cannot use the store {path}")),
	}
}

impl Desk {
	pub(super) fn create(store: &Store, device: Device) -> anyhow::Result<Self> {
		crate::output::ensure_new(&store.store)?;
		let passphrase = store.passphrase(true)?;
		let vault = FileVault::create(&store.store, &passphrase, &device);
		let vault = vault.map_err(|error| store_error(error, store))?;
		Ok(Self { device, vault, line: None })
	}

	/// Opens a store.
	pub(crate) fn open(store: &Store) -> anyhow::Result<Self> {
		// A passphrase is asked for only if there is something to open.
		std::fs::metadata(&store.store).map_err(|error| store_error(error.into(), store))?;
		let opened = FileVault::open(&store.store, &store.passphrase(false)?);
		let (vault, device) = opened.map_err(|error| store_error(error, store))?;
		Ok(Self { device, vault, line: None })
	}

	/// Writes down what has changed.
	pub(super) fn keep(&mut self) -> anyhow::Result<()> {
		Ok(self.vault.keep(&self.device)?)
	}

	/// Claims room for this device in the running period, and goes on with it. Who has claimed for it before gets the
	/// same again.
	pub(super) async fn claim(
		&mut self,
		chain: &Chain,
		member: &MemberSecret,
		progress: impl FnMut(usize),
	) -> anyhow::Result<MessagingGrant> {
		// Written down before anybody claims for it: what was claimed for a key that is lost is lost.
		let key = self.device.next_period_key().map_err(sentence)?;
		self.keep()?;
		let grant = claim(chain, member, &key, progress).await?;
		self.device.keep_period_key(&key);
		self.device.begin_period(allowance(&grant));
		self.keep()?;
		Ok(grant)
	}

	async fn line(&mut self, node: &Node) -> anyhow::Result<Statements> {
		match self.line.take() {
			Some(line) => Ok(line),
			None => Ok(Statements::new(node.connect().await?)),
		}
	}

	/// One round with a node: reads, keeps, sends. Tells what went wrong, and gives what happened.
	pub(super) async fn exchange(&mut self, node: &Node) -> anyhow::Result<Vec<Event>> {
		let mut line = self.line(node).await?;
		// Without an allowance a device can still read.
		let key = self.device.period_key().unwrap_or_else(|| MemoryKey::new(&[0; 32]));
		let done = mailbox::exchange(&mut self.device, &key, &mut line, &mut self.vault, now()).await;
		self.line = Some(line);
		let events = done.map_err(|error| match error {
			ExchangeError::Mailbox(error) => error.into(),
			ExchangeError::Vault(error) => anyhow::Error::from(error),
			ExchangeError::Device(error) => sentence(error).into(),
		})?;
		show::troubles(&self.device, &events);
		Ok(events)
	}

	/// A round after something was written, with a word if it has to wait.
	pub(super) async fn send(&mut self, node: &Node) -> anyhow::Result<()> {
		self.keep()?;
		self.exchange(node).await?;
		if self.device.allowance().is_none() {
			words::tell(
				"체인에서 메시지 허락을 받지 않아 아직 보낼 수 없습니다. caucus message begin 으로 받으면 그때 나갑니다.",
				"Nothing is sent yet: this device has no allowance of the chain. It goes out after caucus message begin.",
			);
		} else if self.device.waiting().1 > 0 {
			words::tell(
				"일부는 아직 어느 노드도 받지 않았습니다. 저장 파일에서 기다리며 다음에 다시 보냅니다.",
				"Some of it no node has taken yet. It waits in the store and is tried again next time.",
			);
		}
		Ok(())
	}

	/// Fetches a file.
	pub(super) async fn fetch(&mut self, node: &Node, manifest: &Manifest) -> anyhow::Result<Vec<u8>> {
		let mut line = self.line(node).await?;
		let done = mailbox::fetch(manifest, &mut line).await;
		self.line = Some(line);
		done.map_err(|error| match error {
			ExchangeError::Mailbox(error) => error.into(),
			ExchangeError::Vault(never) => match never {},
			ExchangeError::Device(error) => sentence(error).into(),
		})
	}

	/// A conversation, by a contact, a group's name or the beginning of its number.
	pub(super) fn conversation(&self, name: &str) -> anyhow::Result<[u8; 32]> {
		if let Some(known) = self.device.known().get(name) {
			// Anybody can call a group what a contact is called: what is meant for one must not reach many.
			let found = self.device.direct_with(&known.address.signature);
			return found.map(|found| found.id()).with_context(|| {
				Said::new(
					format!("연락처 {name}(와)과의 대화가 없습니다. 모임은 번호로 적으세요."),
					format!("there is no conversation with the contact {name}; name a group by its number"),
				)
			});
		}
		let is = |conversation: &&caucus_messages::conversation::Conversation| {
			let is_called =
				conversation.info().kind == Kind::Group && conversation.info().name == name.as_bytes();
			is_called || (name.len() >= 4 && short(&conversation.id()).starts_with(name))
		};
		let mut found = self.device.conversations().filter(is);
		match (found.next(), found.next()) {
			(Some(one), None) => Ok(one.id()),
			(Some(_), Some(_)) => bail!(Said::new(
				format!("{name}에 맞는 대화가 여럿입니다. 대화 번호를 쓰세요."),
				format!("{name} may be several conversations; give the number of one"),
			)),
			_ => bail!(Said::new(
				format!("{name}(와)과의 대화가 없습니다."),
				format!("there is no conversation {name}")
			)),
		}
	}

	/// A request, by the beginning of its number.
	pub(super) fn request(&self, name: &str) -> anyhow::Result<&Request> {
		let is = |request: &&Request| name.len() >= 4 && short(&request.id).starts_with(name);
		let mut found = self.device.requests().iter().filter(is);
		match (found.next(), found.next()) {
			(Some(one), None) => Ok(one),
			_ => bail!(sentence(caucus_messages::Error::UnknownRequest)),
		}
	}

	/// The address of a contact.
	pub(super) fn address(&self, name: &str) -> anyhow::Result<Address> {
		let known = self.device.known().get(name);
		known.map(|known| known.address).with_context(|| {
			Said::new(format!("연락처에 {name}(이)가 없습니다."), format!("{name} is not among the contacts"))
		})
	}

	/// A key, by a contact, a request or its own beginning.
	pub(super) fn key(&self, name: &str) -> anyhow::Result<Key> {
		if let Ok(address) = self.address(name) {
			return Ok(address.signature);
		}
		if let Ok(request) = self.request(name) {
			return Ok(request.from.signature);
		}
		let members = self.device.conversations().flat_map(|conversation| conversation.members());
		let keys = members.chain(self.device.blocked().iter().copied());
		let mut keys: Vec<Key> = keys.filter(|key| name.len() >= 4 && short(key).starts_with(name)).collect();
		keys.sort_unstable();
		keys.dedup();
		match keys[..] {
			[key] => Ok(key),
			_ => bail!(Said::new(
				format!("{name}(이)가 누구인지 알 수 없습니다."),
				format!("nobody is known as {name}")
			)),
		}
	}

	/// Says so if a contact's key has changed and nobody has compared numbers since.
	pub(super) fn warn_of_changed_key(&self, name: &str) {
		if self.device.known().get(name).is_some_and(|known| known.changed_from.is_some()) {
			words::tell(
				&format!(
					"경고: {name}의 열쇠가 바뀐 뒤 안전 번호를 비교하지 않았습니다(caucus message safety)."
				),
				&format!(
					"warning: the key of {name} has changed; compare safety numbers (caucus message safety)."
				),
			);
		}
	}
}
