// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a device has, for its owner. What others wrote cannot steer the terminal.

use super::words::{self, sentence};
use crate::output::text;
use anyhow::Context;
use caucus_messages::{
	address::{short, Key},
	content::{Body, Change, Kind},
	conversation::Entry,
	Device, Event,
};
use caucus_sdk::moment;

/// A moment as people read it.
pub(super) fn time(seconds: u64) -> String {
	moment::korean(seconds.saturating_mul(1000))
}

fn who(device: &Device, key: &Key) -> String {
	if *key == device.address().signature {
		return words::in_language("나", "you").to_owned();
	}
	device.name_of(key).map_or_else(|| short(key), |name| text(name.as_bytes()))
}

fn called(device: &Device, id: &[u8; 32]) -> String {
	let Ok(conversation) = device.conversation(id) else { return short(id) };
	if conversation.info().kind == Kind::Group {
		return text(&conversation.info().name);
	}
	let own = device.address().signature;
	let others = conversation.members().into_iter().chain(conversation.invited()).find(|key| *key != own);
	others.map_or_else(|| short(id), |key| who(device, &key))
}

/// A body in one line or several.
pub(super) fn body(body: &Body) -> String {
	match body {
		Body::Text(bytes) => String::from_utf8_lossy(bytes)
			.lines()
			.map(|line| text(line.as_bytes()))
			.collect::<Vec<_>>()
			.join("\n        "),
		Body::File(manifest) => {
			let kind = caucus_messages::attachment::mime(manifest.media);
			format!("[{} · {kind} · {} B]", text(&manifest.name), manifest.size)
		}
		Body::Wish(Change::Leave) => words::in_language("[나가려 합니다]", "[wants to leave]").to_owned(),
		Body::Nothing | Body::Wish(_) | Body::Fetched(_) => "[-]".to_owned(),
	}
}

/// Whom the owner knows.
pub(super) fn contacts(device: &Device) {
	for (name, known) in device.known() {
		let changed = if known.changed_from.is_some() {
			words::in_language(
				"  열쇠가 바뀜: 안전 번호를 비교하세요",
				"  key has changed: compare safety numbers",
			)
		} else {
			""
		};
		println!("{:16} {}{changed}", text(name.as_bytes()), short(&known.address.signature));
	}
	for key in device.blocked() {
		println!("{:16} {}", words::in_language("차단", "blocked"), who(device, key));
	}
}

/// Who asks for a conversation.
pub(super) fn requests(device: &Device) {
	for request in device.requests() {
		let kind = match request.kind {
			Kind::Direct => words::in_language("대화 요청", "request"),
			Kind::Group => words::in_language("모임 초대", "invitation"),
		};
		let (id, from) = (short(&request.id), who(device, &request.from.signature));
		println!("{kind} {id}  {from}  {}", time(request.sent));
		println!("        {}", body(&Body::Text(request.text.clone())));
	}
}

/// All conversations, each with its last message.
pub(super) fn conversations(device: &Device) {
	for conversation in device.conversations() {
		let id = conversation.id();
		let state = match (conversation.is_open(), conversation.members().len()) {
			(false, _) => words::in_language("끝남", "ended").to_owned(),
			(true, 1) => words::in_language("답을 기다림", "waits for an answer").to_owned(),
			(true, members) => format!("{members}"),
		};
		println!("{}  {}  ({state})", short(&id), called(device, &id));
		if let Some((number, entry)) = (1usize..).zip(conversation.entries()).last() {
			line(device, number, entry);
		}
	}
}

fn line(device: &Device, number: usize, entry: &Entry) {
	let said = entry.body().map_or_else(|_| String::new(), |said| body(&said));
	let own = entry.sender == device.address().signature;
	let waits = own && !device.awaiting(&entry.place.group, entry.place.seq).is_empty();
	let mark = if waits {
		words::in_language("  (아직 전달되지 않음)", "  (not delivered yet)")
	} else {
		""
	};
	println!("{number:6}  {}  {}{mark}", time(entry.place.sent), who(device, &entry.sender));
	println!("        {said}");
}

/// The last messages of a conversation; gives how many there are.
pub(super) fn entries(device: &Device, id: &[u8; 32], last: usize) -> anyhow::Result<usize> {
	let total = device.conversation(id).map_err(sentence)?.entries().len();
	entries_after(device, id, total.saturating_sub(last))
}

/// Messages after so many; gives how many there are.
pub(super) fn entries_after(device: &Device, id: &[u8; 32], after: usize) -> anyhow::Result<usize> {
	let entries = device.conversation(id).map_err(sentence)?.entries();
	for (number, entry) in (1usize..).zip(entries).skip(after) {
		line(device, number, entry);
	}
	Ok(entries.len())
}

/// The message with a number that [`entries`] shows.
pub(super) fn entry<'a>(device: &'a Device, id: &[u8; 32], number: usize) -> anyhow::Result<&'a Entry> {
	let entries = device.conversation(id).map_err(sentence)?.entries();
	let entry = number.checked_sub(1).and_then(|at| entries.get(at));
	entry.with_context(|| sentence(caucus_messages::Error::UnknownMessage))
}

/// Who is in a group.
pub(super) fn members(device: &Device, id: &[u8; 32]) -> anyhow::Result<()> {
	let conversation = device.conversation(id).map_err(sentence)?;
	for key in conversation.members() {
		let admin = conversation.info().admins.contains(&key);
		println!("{}  {}", who(device, &key), if admin { words::in_language("관리자", "admin") } else { "" });
	}
	for key in conversation.invited() {
		println!("{}  {}", who(device, &key), words::in_language("초대함", "invited"));
	}
	Ok(())
}

/// What came while somebody follows.
pub(super) fn news(device: &Device, events: &[Event]) {
	for event in events {
		match event {
			Event::Request { .. } => requests(device),
			Event::Message { conversation, sender, seq } => {
				let Ok(found) = device.conversation(conversation) else { continue };
				let is = |(_, entry): &(usize, &Entry)| entry.sender == *sender && entry.place.seq == *seq;
				if let Some((number, entry)) = (1usize..).zip(found.entries()).find(is) {
					println!("{}", called(device, conversation));
					line(device, number, entry);
				}
			}
			Event::Members { conversation, added, removed } => {
				let names =
					|keys: &[Key]| keys.iter().map(|key| who(device, key)).collect::<Vec<_>>().join(", ");
				println!("{}  +[{}] -[{}]", called(device, conversation), names(added), names(removed));
			}
			Event::Ended { conversation } => {
				println!("{}  {}", called(device, conversation), words::in_language("끝남", "ended"));
			}
			_ => {}
		}
	}
}

/// What went wrong in a round.
pub(super) fn troubles(device: &Device, events: &[Event]) {
	let mut refused = Vec::new();
	for event in events {
		match event {
			Event::Refused(refusal) if !refused.contains(refusal) => {
				refused.push(*refusal);
				let said = words::refusal(*refusal);
				words::tell(said.ko, said.en);
			}
			Event::NoKeys { address } => {
				let name = who(device, &address.signature);
				words::tell(
					&format!("{name}의 열쇠가 없습니다. 몇 주 동안 접속하지 않은 기기입니다. 나중에 다시 시도합니다."),
					&format!("no keys of {name} are there: that device was not online for weeks. It is tried again."),
				);
			}
			Event::GivenUp { conversation, .. } => {
				let name = called(device, conversation);
				words::tell(
					&format!("{name}: 네 주 동안 전달되지 않은 것을 그만 보냅니다."),
					&format!("{name}: something was not delivered in four weeks and is given up."),
				);
			}
			Event::Trouble { conversation, error } => {
				eprintln!("{}: {}", called(device, conversation), sentence(*error).spoken());
			}
			_ => {}
		}
	}
}

/// What waits, and what the chain granted.
pub(super) fn status(device: &Device) {
	let (waiting, unsent) = device.waiting();
	println!("address      {}", device.address());
	match device.allowance() {
		Some(allowance) => {
			println!("period key   {}", crate::output::hexadecimal(&allowance.key));
			println!("allowance    {} statements, {} bytes", allowance.count, allowance.bytes);
		}
		None => println!("allowance    -"),
	}
	println!("waiting      {waiting} ({unsent} at no node yet)");
	println!("requests     {}", device.requests().len());
}
