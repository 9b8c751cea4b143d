// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What a page shows of a device, in JSON.

use crate::failure::name_of;
use caucus_messages::{
	address::{short, Key},
	attachment::mime,
	content::{Body, Change, Kind},
	conversation::{Conversation, Entry},
	mailbox::Refusal,
	request::Request,
	Device, Event,
};
use serde_json::{json, Value};

/// Bytes as they are named to the page.
pub(crate) fn named(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

const fn kind(kind: Kind) -> &'static str {
	match kind {
		Kind::Direct => "direct",
		Kind::Group => "group",
	}
}

/// Somebody: the key, its first letters, and the name that the owner of the device gave it.
fn person(device: &Device, key: &Key) -> Value {
	let own = *key == device.address().signature;
	json!({ "key": named(key), "short": short(key), "name": device.name_of(key), "own": own })
}

fn people(device: &Device, keys: &[Key]) -> Value {
	keys.iter().map(|key| person(device, key)).collect()
}

fn request(device: &Device, request: &Request) -> Value {
	json!({
		"id": named(&request.id),
		"kind": kind(request.kind),
		"from": person(device, &request.from.signature),
		"text": text(&request.text),
		"sent": request.sent,
	})
}

fn body(body: &Body) -> Value {
	match body {
		Body::Text(bytes) => json!({ "is": "text", "text": text(bytes) }),
		Body::File(manifest) => json!({
			"is": "file",
			"key": named(&manifest.key),
			"name": text(&manifest.name),
			"type": mime(manifest.media),
			"size": manifest.size,
		}),
		Body::Wish(Change::Leave) => json!({ "is": "leaving" }),
		Body::Nothing | Body::Wish(_) | Body::Fetched(_) => json!({ "is": "nothing" }),
	}
}

fn entry(device: &Device, entry: &Entry) -> Value {
	let own = entry.sender == device.address().signature;
	let awaits = if own { device.awaiting(&entry.place.group, entry.place.seq) } else { Vec::new() };
	json!({
		"sender": person(device, &entry.sender),
		"seq": entry.place.seq,
		"sent": entry.place.sent,
		"body": entry.body().map_or_else(|_| body(&Body::Nothing), |said| body(&said)),
		"waits": people(device, &awaits),
	})
}

/// Whether it shows: neither what only machines say, nor what somebody wrote who is blocked now.
fn is_shown(device: &Device, entry: &Entry) -> bool {
	let said = matches!(entry.body(), Ok(Body::Text(_) | Body::File(_) | Body::Wish(Change::Leave)));
	said && !device.blocked().contains(&entry.sender)
}

fn summary(device: &Device, conversation: &Conversation) -> Value {
	let own = device.address().signature;
	let (members, invited) = (conversation.members(), conversation.invited());
	let blocked = |key: &Key| *key != own && device.blocked().contains(key);
	let is_direct = conversation.info().kind == Kind::Direct;
	let shown = conversation.entries().iter().rev().find(|entry| is_shown(device, entry));
	json!({
		"id": named(&conversation.id()),
		"kind": kind(conversation.info().kind),
		"name": text(&conversation.info().name),
		"open": conversation.is_open(),
		"members": people(device, &members),
		"invited": people(device, &invited),
		"admins": conversation.info().admins.iter().map(|key| named(key)).collect::<Vec<_>>(),
		"asks": is_direct && !device.awaiting(&conversation.id(), 0).is_empty(),
		"blocked": is_direct && members.iter().chain(&invited).any(blocked),
		"last": shown.map(|last| entry(device, last)),
		"said": conversation.entries().iter().filter(|entry| is_shown(device, entry)).count(),
	})
}

/// Everything but what was said.
pub(crate) fn overview(device: &Device) -> Value {
	let (waiting, unsent) = device.waiting();
	let known = device.known().iter().map(|(name, known)| {
		json!({
			"name": name,
			"person": person(device, &known.address.signature),
			"address": known.address.to_string(),
			"changed": known.changed_from.is_some(),
		})
	});
	json!({
		"address": device.address().to_string(),
		"allowance": device.allowance().map(|allowance| json!({
			"key": named(&allowance.key),
			"statements": allowance.count,
			"bytes": allowance.bytes,
		})),
		"waiting": waiting,
		"unsent": unsent,
		"requests": device.requests().iter().map(|one| request(device, one)).collect::<Vec<_>>(),
		"conversations": device.conversations().map(|one| summary(device, one)).collect::<Vec<_>>(),
		"known": known.collect::<Vec<_>>(),
		"blocked": device.blocked().iter().map(|key| person(device, key)).collect::<Vec<_>>(),
	})
}

/// A conversation with the last of what was said.
pub(crate) fn conversation(device: &Device, conversation: &Conversation, most: usize) -> Value {
	let shown = conversation.entries().iter().filter(|entry| is_shown(device, entry));
	let mut entries: Vec<Value> = shown.rev().take(most).map(|one| entry(device, one)).collect();
	entries.reverse();
	let mut all = summary(device, conversation);
	if let Some(fields) = all.as_object_mut() {
		fields.insert("entries".to_owned(), entries.into());
	}
	all
}

const fn refusal(refusal: Refusal) -> &'static str {
	match refusal {
		Refusal::NoAllowance => "NoAllowance",
		Refusal::AllowanceUsed => "AllowanceUsed",
		Refusal::StoreFull => "StoreFull",
		Refusal::Outdated { .. } => "Outdated",
		Refusal::Invalid => "Invalid",
		Refusal::Failed => "Failed",
	}
}

fn event(device: &Device, event: &Event) -> Value {
	match event {
		Event::Request { id } => json!({ "event": "request", "id": named(id) }),
		Event::Message { conversation, sender, seq } => {
			json!({ "event": "message", "conversation": named(conversation), "sender": named(sender), "seq": seq })
		}
		Event::Delivered { conversation, seq } => {
			json!({ "event": "delivered", "conversation": named(conversation), "seq": seq })
		}
		Event::GivenUp { conversation, .. } => {
			json!({ "event": "givenUp", "conversation": named(conversation) })
		}
		Event::Members { conversation, .. } => {
			json!({ "event": "members", "conversation": named(conversation) })
		}
		Event::Ended { conversation } => json!({ "event": "ended", "conversation": named(conversation) }),
		Event::NoKeys { address } => json!({ "event": "noKeys", "who": person(device, &address.signature) }),
		Event::Refused(why) => json!({ "event": "refused", "why": refusal(*why) }),
		Event::Trouble { conversation, error } => {
			json!({ "event": "trouble", "conversation": named(conversation), "why": name_of(error) })
		}
	}
}

/// What happened.
pub(crate) fn events(device: &Device, events: &[Event]) -> String {
	Value::from_iter(events.iter().map(|one| event(device, one))).to_string()
}
