// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Devices around a model of a node's store.

mod abuse;
mod groups;
mod talk;

use crate::{
	content::Body,
	device::Device,
	event::Event,
	identity::Identity,
	mailbox::{exchange, fetch, ExchangeError, Mailbox, Refusal, Status, Vault},
	outbox::Allowance,
	statement::{MemoryKey, PeriodKey, Statement, Topic},
};
use futures::executor::block_on;
use std::{cell::RefCell, collections::BTreeMap, collections::BTreeSet, convert::Infallible, rc::Rc};

pub const DAY: u64 = 86_400;
/// A Friday in January 2027.
pub const START: u64 = 1_800_000_000;
/// What the chain grants a member.
pub const GRANT: (u32, u32) = (200, 8 * 1024 * 1024);

/// A node's store, after `plan_insert` of sc-statement-store 32: allowance by key, replacement by channel, the
/// signer's lowest expiry goes first.
#[derive(Default)]
pub struct Store {
	pub now: u64,
	pub grants: BTreeMap<[u8; 32], (u32, u32)>,
	pub statements: Vec<Statement>,
	/// Everything that was ever taken, as somebody who listens has it.
	pub heard: Vec<Statement>,
	/// Submissions that are answered `New` and lost.
	pub lose: u32,
	/// Whether readers get everything twice and in the wrong order.
	pub is_unruly: bool,
	/// Submissions after which the reader dies.
	pub dies_after: Option<u32>,
}

impl Store {
	fn submit(&mut self, bytes: &[u8]) -> Status {
		let now = self.now;
		self.statements.retain(|statement| statement.expires() > now);
		let Ok(new) = Statement::parse(bytes) else { return Status::Refused(Refusal::Invalid) };
		if new.expires() <= now {
			return Status::Refused(Refusal::Invalid);
		}
		if self.statements.contains(&new) {
			return Status::Known;
		}
		let Some(&(count, size)) = self.grants.get(&new.signer) else {
			return Status::Refused(Refusal::NoAllowance);
		};
		let mut own: Vec<Statement> =
			self.statements.iter().filter(|old| old.signer == new.signer).cloned().collect();
		if let Some(at) = own.iter().position(|old| old.channel == new.channel) {
			if new.expiry <= own[at].expiry {
				return Status::Refused(Refusal::Outdated { least: own[at].expiry });
			}
			own.remove(at);
		}
		own.sort_by_key(|statement| statement.expiry);
		let full = |own: &[Statement]| {
			let bytes: usize = own.iter().map(|statement| statement.data.len()).sum();
			bytes + new.data.len() > size as usize || own.len() + 1 > count as usize
		};
		while full(&own) {
			if own.first().is_none_or(|first| first.expiry >= new.expiry) {
				return Status::Refused(Refusal::AllowanceUsed);
			}
			own.remove(0);
		}
		self.statements.retain(|old| old.signer != new.signer);
		self.statements.extend(own);
		if self.lose > 0 {
			self.lose -= 1;
		} else {
			self.statements.push(new.clone());
		}
		self.heard.push(new);
		Status::New
	}
}

/// A way to the store.
#[derive(Clone)]
pub struct Node(pub Rc<RefCell<Store>>, pub BTreeSet<Vec<u8>>);

#[derive(Debug)]
pub struct Dead;

impl Mailbox for Node {
	type Error = Dead;

	async fn submit(&mut self, statement: &[u8]) -> Result<Status, Dead> {
		let mut store = self.0.borrow_mut();
		match &mut store.dies_after {
			Some(0) => return Err(Dead),
			Some(left) => *left -= 1,
			None => {}
		}
		Ok(store.submit(statement))
	}

	/// As listeners do it: what was given once is not given again.
	async fn read(&mut self, topics: &[Topic]) -> Result<Vec<Vec<u8>>, Dead> {
		let found = self.look(topics).await?;
		Ok(found.into_iter().filter(|bytes| self.1.insert(bytes.clone())).collect())
	}

	async fn look(&mut self, topics: &[Topic]) -> Result<Vec<Vec<u8>>, Dead> {
		assert!(topics.len() <= crate::mailbox::MOST_TOPICS);
		let store = self.0.borrow();
		let found = store.statements.iter().filter(|statement| topics.contains(&statement.topic));
		let mut found: Vec<_> = found.map(Statement::to_bytes).collect();
		if store.is_unruly {
			found.reverse();
			found.extend(found.clone());
		}
		Ok(found)
	}
}

/// Keeps a device in memory, if it is to.
#[derive(Default)]
pub struct Memory(pub Option<Vec<u8>>);

impl Vault for Memory {
	type Error = Infallible;

	fn keep(&mut self, device: &Device) -> Result<(), Infallible> {
		if let Some(kept) = &mut self.0 {
			*kept = device.export().unwrap().to_vec();
		}
		Ok(())
	}
}

pub struct Member {
	pub device: Device,
	pub key: MemoryKey,
	pub vault: Memory,
	pub node: Node,
}

impl Member {
	pub fn now(&self) -> u64 {
		self.node.0.borrow().now
	}

	pub fn try_sync(&mut self) -> Result<Vec<Event>, ExchangeError<Dead, Infallible>> {
		let now = self.now();
		block_on(exchange(&mut self.device, &self.key, &mut self.node, &mut self.vault, now))
	}

	pub fn sync(&mut self) -> Vec<Event> {
		self.try_sync().unwrap()
	}

	/// Stops the program at once and starts it again from what was kept.
	pub fn restart(&mut self) {
		self.device = Device::import(self.vault.0.as_ref().unwrap()).unwrap();
		self.node.1.clear();
	}

	pub fn key_of(&self) -> [u8; 32] {
		self.device.address().signature
	}

	/// Accepts the only request there is.
	pub fn accept(&mut self) -> [u8; 32] {
		let [request] = self.device.requests() else { panic!("{} requests", self.device.requests().len()) };
		let (id, now) = (request.id, self.now());
		self.device.accept(&id, now).unwrap()
	}

	pub fn say(&mut self, conversation: &[u8; 32], text: &str) -> u64 {
		let now = self.now();
		self.device.send_text(conversation, text, now).unwrap()
	}

	/// What others said.
	pub fn read(&self, conversation: &[u8; 32]) -> Vec<String> {
		let own = self.key_of();
		let entries = self.device.conversation(conversation).unwrap().entries();
		let others = entries.iter().filter(|entry| entry.sender != own);
		others
			.filter_map(|entry| match entry.body().unwrap() {
				Body::Text(text) => Some(String::from_utf8(text).unwrap()),
				_ => None,
			})
			.collect()
	}

	/// Fetches the newest file of a conversation and says so.
	pub fn fetch(&mut self, conversation: &[u8; 32]) -> Vec<u8> {
		let entries = self.device.conversation(conversation).unwrap().entries();
		let mut files = entries.iter().filter_map(|entry| match entry.body().unwrap() {
			Body::File(manifest) => Some(manifest),
			_ => None,
		});
		let manifest = files.next_back().unwrap();
		let bytes = block_on(fetch(&manifest, &mut self.node)).unwrap();
		let now = self.now();
		self.device.fetched(conversation, &manifest, now).unwrap();
		bytes
	}
}

pub struct World {
	pub node: Node,
	count: u8,
}

impl World {
	pub fn new() -> Self {
		Self {
			node: Node(Rc::new(RefCell::new(Store { now: START, ..Store::default() })), BTreeSet::new()),
			count: 0,
		}
	}

	pub fn member(&mut self) -> Member {
		self.count += 1;
		let key = MemoryKey::new(&[self.count; 32]);
		self.node.0.borrow_mut().grants.insert(key.public(), GRANT);
		let mut device = Device::new(Identity::random().unwrap());
		device.begin_period(Allowance { key: key.public(), count: GRANT.0, bytes: GRANT.1 });
		let mut member = Member { device, key, vault: Memory(Some(Vec::new())), node: self.node.clone() };
		member.sync();
		member
	}

	pub fn pass(&self, seconds: u64) {
		self.node.0.borrow_mut().now += seconds;
	}

	/// Two members in a conversation, each knowing that the other is.
	pub fn pair(&mut self) -> (Member, Member, [u8; 32]) {
		let (mut first, mut second) = (self.member(), self.member());
		let now = first.now();
		let id = first.device.contact(*second.device.address(), "May I ask you something?", now).unwrap();
		first.sync();
		second.sync();
		assert_eq!(second.accept(), id);
		second.sync();
		first.sync();
		assert_eq!(first.device.waiting(), (0, 0));
		(first, second, id)
	}
}
