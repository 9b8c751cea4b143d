// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A device as the page drives it.

use crate::{
	failure::{malformed, of_device, Thrown},
	view::{self, named},
};
use caucus_messages::{
	address::{safety_number, Address, Key},
	attachment::Manifest,
	content::Body,
	device::Remembered,
	keys,
	mailbox::{Refusal, Status},
	report::Report,
	statement::{PeriodKey, Statement},
	Allowance, Error, Event, Identity,
};
use caucus_primitives::blake2_256;
use js_sys::Uint8Array;
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

/// 32 bytes that the page names.
fn id(text: &str) -> Thrown<[u8; 32]> {
	let mut bytes = [0; 32];
	let digits = text.strip_prefix("0x").ok_or_else(|| malformed("a name"))?;
	hex::decode_to_slice(digits, &mut bytes).map_err(|_| malformed("a name"))?;
	Ok(bytes)
}

fn address(text: &str) -> Thrown<Address> {
	Address::parse(text).map_err(of_device)
}

fn bytes_of(bytes: &[Uint8Array]) -> impl Iterator<Item = Vec<u8>> + '_ {
	bytes.iter().map(Uint8Array::to_vec)
}

/// A member's device. `free()` wipes it.
#[wasm_bindgen]
pub struct Device {
	device: caucus_messages::Device,
	/// Digest of the state that was kept last, and of the one that is being kept.
	kept: Option<[u8; 32]>,
	keeping: Option<[u8; 32]>,
	/// Numbers of what [`Self::due`] gave last.
	due: Vec<u64>,
}

impl Device {
	fn with(device: caucus_messages::Device, kept: Option<[u8; 32]>) -> Self {
		Self { device, kept, keeping: None, due: Vec::new() }
	}

	fn told(&self, events: &[Event]) -> String {
		view::events(&self.device, events)
	}

	/// What a message says about the file beside it.
	fn manifest(&self, conversation: &str, sender: &str, seq: u32) -> Thrown<([u8; 32], Manifest)> {
		let (conversation, sender) = (id(conversation)?, id(sender)?);
		let entries = self.device.conversation(&conversation).map_err(of_device)?.entries();
		let found = entries.iter().find(|entry| entry.sender == sender && entry.place.seq == u64::from(seq));
		match found.map(|entry| entry.body()) {
			Some(Ok(Body::File(manifest))) => Ok((conversation, manifest)),
			_ => Err(of_device(Error::UnknownMessage)),
		}
	}
}

#[wasm_bindgen]
impl Device {
	/// A new device.
	pub fn create() -> Thrown<Device> {
		let identity = Identity::random().map_err(of_device)?;
		Ok(Self::with(caucus_messages::Device::new(identity), None))
	}

	/// The device whose state was kept.
	pub fn open(state: &[u8]) -> Thrown<Device> {
		let device = caucus_messages::Device::import(state).map_err(of_device)?;
		Ok(Self::with(device, Some(blake2_256(&[state]))))
	}

	/// The state, unless it is the one that was kept last. It holds secrets: encrypt it, keep it, say [`Self::kept`].
	pub fn unkept(&mut self) -> Thrown<Option<Vec<u8>>> {
		let state = self.device.export().map_err(of_device)?;
		let digest = blake2_256(&[&state]);
		self.keeping = Some(digest);
		Ok((self.kept != Some(digest)).then(|| state.to_vec()))
	}

	/// What [`Self::unkept`] gave last lies where it outlives a loss of power.
	pub fn kept(&mut self) {
		self.kept = self.keeping;
	}

	// ---- A period

	/// The key to ask the chain for room for, 32 bytes: the same until [`Self::begin_period`]. The state has to be kept
	/// before anybody asks.
	#[wasm_bindgen(js_name = nextPeriodKey)]
	pub fn next_period_key(&mut self) -> Thrown<Vec<u8>> {
		Ok(self.device.next_period_key().map_err(of_device)?.public().to_vec())
	}

	/// The Ed25519 signature of that key, 64 bytes.
	pub fn consent(&mut self, message: &[u8]) -> Thrown<Vec<u8>> {
		Ok(self.device.next_period_key().map_err(of_device)?.sign(message).to_vec())
	}

	/// The chain has granted this key so many statements, and so many bytes in them: the one that was asked for, or the
	/// one that is used already. Any other would leave the device without what it was granted.
	#[wasm_bindgen(js_name = beginPeriod)]
	pub fn begin_period(&mut self, key: &[u8], statements: u32, bytes: u32) -> Thrown<()> {
		let is_used = self.device.period_key().is_some_and(|used| used.public() == key);
		if !is_used {
			let next = self.device.next_period_key().map_err(of_device)?;
			if next.public() != key {
				return Err(malformed("the key of a period"));
			}
			self.device.keep_period_key(&next);
		}
		let key = key.try_into().map_err(|_| malformed("the key of a period"))?;
		self.device.begin_period(Allowance { key, count: statements, bytes });
		Ok(())
	}

	// ---- Rounds

	/// What to ask a node for.
	pub fn topics(&mut self, now: u32) -> Thrown<Vec<String>> {
		let topics = self.device.topics(now.into()).map_err(of_device)?;
		Ok(topics.iter().map(|topic| named(topic)).collect())
	}

	/// Takes a statement, whoever it comes from; gives what happened.
	pub fn receive(&mut self, statement: &[u8], now: u32) -> String {
		let events = self.device.receive(statement, now.into());
		self.told(&events)
	}

	/// Whose keys are needed to invite them, and where they may lie: `[{ address, topics }]`.
	pub fn wanted(&self, now: u32) -> Thrown<String> {
		let mut wanted = Vec::new();
		for address in self.device.wanted_keys(now.into()) {
			let topics =
				keys::topics(&address, now.into()).iter().map(|topic| named(topic)).collect::<Vec<_>>();
			wanted.push(json!({ "address": address.to_string(), "topics": topics }));
		}
		Ok(serde_json::Value::from(wanted).to_string())
	}

	/// Takes what lay under these topics; gives what happened.
	pub fn supply(&mut self, of: &str, statements: Vec<Uint8Array>, now: u32) -> Thrown<String> {
		let of = address(of)?;
		let statements: Vec<Vec<u8>> = bytes_of(&statements).collect();
		let newest = keys::newest(&of, &statements, now.into());
		let events = self.device.supply_keys(&of, newest);
		Ok(self.told(&events))
	}

	/// Does what is due: new keys, changes of groups, acknowledgements.
	pub fn work(&mut self, now: u32) -> Thrown<String> {
		let events = self.device.work(now.into()).map_err(of_device)?;
		Ok(self.told(&events))
	}

	/// What is to be handed to a node now. The state has to be kept first.
	pub fn due(&mut self, now: u32) -> Thrown<Vec<Uint8Array>> {
		// Without an allowance there is nothing that could be sent.
		let Some(key) = self.device.period_key() else { return Ok(Vec::new()) };
		let due = self.device.due(&key, now.into()).map_err(of_device)?;
		self.due = due.iter().map(|(number, _)| *number).collect();
		Ok(due.iter().map(|(_, bytes)| Uint8Array::from(&bytes[..])).collect())
	}

	/// What the node said to a statement, by its position in what [`Self::due`] gave: its status, its reason, and the
	/// expiry of what is in the statement's place if that is why.
	pub fn settle(
		&mut self,
		at: usize,
		status: &str,
		reason: Option<String>,
		least: Option<u64>,
		now: u32,
	) -> Thrown<String> {
		let number = *self.due.get(at).ok_or_else(|| malformed("a position"))?;
		let status = match status {
			"new" => Status::New,
			"known" => Status::Known,
			other => Status::Refused(Refusal::named(reason.as_deref().unwrap_or(other), least)),
		};
		let event = self.device.settle(number, &status, now.into());
		Ok(self.told(event.as_slice()))
	}

	// ---- What there is

	/// Everything but what was said.
	pub fn overview(&self) -> String {
		view::overview(&self.device).to_string()
	}

	/// A conversation with so many of the last things that were said.
	pub fn conversation(&self, conversation: &str, most: usize) -> Thrown<String> {
		let conversation = self.device.conversation(&id(conversation)?).map_err(of_device)?;
		Ok(view::conversation(&self.device, conversation, most).to_string())
	}

	/// Sixty digits that are the same on both sides if nobody sits between.
	pub fn safety(&self, key: &str) -> Thrown<String> {
		Ok(safety_number(&self.device.address().signature, &id(key)?))
	}

	// ---- Whom its owner knows

	/// Gives an address a name, or a name another address: "new", "same", or "changed".
	pub fn remember(&mut self, name: &str, of: &str) -> Thrown<String> {
		let remembered = self.device.remember(name, address(of)?).map_err(of_device)?;
		let said = match remembered {
			Remembered::New => "new",
			Remembered::Same => "same",
			Remembered::KeyChanged { .. } => "changed",
		};
		Ok(said.to_owned())
	}

	/// The owner has compared the safety numbers.
	pub fn confirm(&mut self, name: &str) {
		self.device.confirm(name);
	}

	/// Reads and shows nothing of this key any more.
	pub fn block(&mut self, key: &str) -> Thrown<()> {
		self.device.block(id(key)?);
		Ok(())
	}

	/// Undoes [`Self::block`].
	pub fn unblock(&mut self, key: &str) -> Thrown<()> {
		self.device.unblock(&id(key)?);
		Ok(())
	}

	// ---- Conversations

	/// The conversation of two with a key that is under way; nothing if there is none.
	#[wasm_bindgen(js_name = directWith)]
	pub fn direct_with(&self, key: &str) -> Thrown<Option<String>> {
		Ok(self.device.direct_with(&id(key)?).map(|conversation| named(&conversation.id())))
	}

	/// Asks somebody for a conversation of two; gives its name.
	pub fn contact(&mut self, of: &str, text: &str, now: u32) -> Thrown<String> {
		Ok(named(&self.device.contact(address(of)?, text, now.into()).map_err(of_device)?))
	}

	/// Accepts a request: the other side learns it. Gives the conversation's name. Whoever asks gets a name if one is given.
	pub fn accept(&mut self, request: &str, name: Option<String>, now: u32) -> Thrown<String> {
		let request = id(request)?;
		let from = self.device.requests().iter().find(|one| one.id == request).map(|one| one.from);
		if let (Some(name), Some(from)) = (name, from) {
			self.device.remember(&name, from).map_err(of_device)?;
		}
		Ok(named(&self.device.accept(&request, now.into()).map_err(of_device)?))
	}

	/// Drops a request. The other side learns nothing.
	pub fn decline(&mut self, request: &str) -> Thrown<()> {
		self.device.decline(&id(request)?);
		Ok(())
	}

	/// Makes a group; gives its name for machines.
	#[wasm_bindgen(js_name = newGroup)]
	pub fn new_group(&mut self, name: &str) -> Thrown<String> {
		Ok(named(&self.device.new_group(name, &[]).map_err(of_device)?))
	}

	/// Invites somebody to a group.
	pub fn invite(&mut self, group: &str, of: &str, now: u32) -> Thrown<()> {
		self.device.invite(&id(group)?, address(of)?, now.into()).map_err(of_device)
	}

	/// Removes somebody from a group.
	pub fn remove(&mut self, group: &str, key: &str, now: u32) -> Thrown<()> {
		let member: Key = id(key)?;
		self.device.remove(&id(group)?, &member, now.into()).map_err(of_device)
	}

	/// Leaves a conversation.
	pub fn leave(&mut self, conversation: &str, now: u32) -> Thrown<()> {
		self.device.leave(&id(conversation)?, now.into()).map_err(of_device)
	}

	/// Writes text.
	#[wasm_bindgen(js_name = sendText)]
	pub fn send_text(&mut self, conversation: &str, text: &str, now: u32) -> Thrown<()> {
		self.device.send_text(&id(conversation)?, text, now.into()).map_err(of_device).map(|_| ())
	}

	/// Sends a file; gives the number of the message that says so.
	#[wasm_bindgen(js_name = sendFile)]
	pub fn send_file(&mut self, conversation: &str, name: &str, bytes: &[u8], now: u32) -> Thrown<u32> {
		let seq = self.device.send_file(&id(conversation)?, name, bytes, now.into()).map_err(of_device)?;
		u32::try_from(seq).map_err(|_| malformed("a number"))
	}

	/// Topics of the pieces of a file.
	pub fn pieces(&self, conversation: &str, sender: &str, seq: u32) -> Thrown<Vec<String>> {
		let (_, manifest) = self.manifest(conversation, sender, seq)?;
		let topics = (0..manifest.pieces()).map(|piece| manifest.topic(piece).map(|topic| named(&topic)));
		topics.collect::<Result<_, _>>().map_err(of_device)
	}

	/// Puts a file together out of what lay under these topics.
	pub fn assemble(
		&self,
		conversation: &str,
		sender: &str,
		seq: u32,
		statements: Vec<Uint8Array>,
	) -> Thrown<Vec<u8>> {
		let (_, manifest) = self.manifest(conversation, sender, seq)?;
		let found: Vec<Statement> =
			bytes_of(&statements).filter_map(|bytes| Statement::parse(&bytes).ok()).collect();
		let piece = |number| {
			let opened = found.iter().find_map(|statement| manifest.open(number, &statement.data).ok());
			opened.ok_or(Error::MissingPiece(number))
		};
		let pieces: Vec<Vec<u8>> =
			(0..manifest.pieces()).map(piece).collect::<Result<_, _>>().map_err(of_device)?;
		manifest.assemble(&pieces).map_err(of_device)
	}

	/// The file has been fetched, and kept: its sender may take it from the nodes.
	pub fn fetched(&mut self, conversation: &str, sender: &str, seq: u32, now: u32) -> Thrown<()> {
		let (conversation, manifest) = self.manifest(conversation, sender, seq)?;
		self.device.fetched(&conversation, &manifest, now.into()).map_err(of_device)
	}

	/// One message with the evidence of who wrote it, as `caucus message report check` reads it.
	pub fn report(&self, conversation: &str, sender: &str, seq: u32) -> Thrown<Vec<u8>> {
		let report = self.device.report(&id(conversation)?, &id(sender)?, seq.into()).map_err(of_device)?;
		Ok(report.to_bytes())
	}

	/// The same of a request.
	#[wasm_bindgen(js_name = reportRequest)]
	pub fn report_request(&self, request: &str) -> Thrown<Vec<u8>> {
		let request = id(request)?;
		let found = self.device.requests().iter().find(|one| one.id == request);
		found.map(|one| Report::to_bytes(&one.report())).ok_or_else(|| of_device(Error::UnknownRequest))
	}
}
