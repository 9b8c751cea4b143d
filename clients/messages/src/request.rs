// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Who asks for a conversation or invites to a group, and how much of that a device keeps: anybody with its address
//! can write to it.

use crate::{
	address::{Address, Key},
	content::{Body, Contact, Kind, Place},
	device::WEEKS_KEPT,
	envelope,
	error::Result,
	event::Event,
	identity::Identity,
	report::Report,
	statement::Statement,
};
use caucus_primitives::blake2_256;
use codec::{Decode, Encode};
use std::collections::{BTreeMap, BTreeSet};

/// Requests that wait for an answer.
const MOST: usize = 256;
/// Requests of one period's key.
const MOST_OF_ONE_KEY: usize = 4;
/// Bytes of all welcomes that wait. All requests of conversations of two have room, whatever groups take.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Seconds for which a request is kept: no longer than the secrets that open its welcome.
const LIFE: u64 = WEEKS_KEPT as u64 * 7 * 86_400;

/// Somebody asks for a conversation, or invites to a group.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Request {
	/// Name of the request for machines.
	pub id: [u8; 32],
	/// Two, or a group.
	pub kind: Kind,
	/// Who asks.
	pub from: Address,
	/// What the sender says; for a group, what it is called.
	pub text: Vec<u8>,
	/// When it was written, as the sender says; not after it came.
	pub sent: u64,
	place: Place,
	signature: [u8; 64],
	pub(crate) welcome: Vec<u8>,
	period_key: [u8; 32],
}

impl Request {
	/// What tells it from every other one, however often it is signed anew.
	pub(crate) fn mark(&self) -> [u8; 64] {
		self.signature
	}

	/// What was said, with the evidence of who said it.
	pub fn report(&self) -> Report {
		let body = Body::Text(self.text.clone()).encode();
		Report { place: self.place, body, sender: self.from.signature, signature: self.signature }
	}
}

fn is_old(sent: u64, now: u64) -> bool {
	sent.saturating_add(LIFE) <= now
}

/// Requests that the owner has declined, by their marks, and when they were written: who waits for an answer signs
/// anew what it asks.
pub(crate) type Declined = BTreeMap<[u8; 64], u64>;

/// Drops requests for which no key is there any more.
pub(crate) fn drop_old(requests: &mut Vec<Request>, declined: &mut Declined, now: u64) {
	requests.retain(|request| !is_old(request.sent, now));
	declined.retain(|_, sent| !is_old(*sent, now));
}

/// Takes a first contact; whether it is dealt with.
pub(crate) fn take(
	requests: &mut Vec<Request>,
	declined: &Declined,
	identity: &Identity,
	blocked: &BTreeSet<Key>,
	statement: &Statement,
	now: u64,
) -> Result<(bool, Option<Event>)> {
	let content = envelope::unseal(identity.unsealing(), &statement.topic, &statement.data)?;
	let contact = Contact::parse(&content, identity.address())?;
	let (from, period_key) = (contact.from.signature, statement.signer);
	if blocked.contains(&from) || from == identity.key() || is_old(contact.sent, now) {
		return Ok((true, None));
	}
	if declined.contains_key(&contact.signature) {
		return Ok((true, None));
	}
	let same = |request: &Request| request.from.signature == from;
	if requests.iter().any(|request| same(request) && request.place.sent >= contact.sent) {
		return Ok((true, None));
	}
	let others = requests.iter().filter(|request| !same(request));
	if others.clone().filter(|request| request.period_key == period_key).count() >= MOST_OF_ONE_KEY {
		return Ok((true, None));
	}
	if others.count() >= MOST {
		// It lies in the store for some days yet.
		return Ok((false, None));
	}
	requests.retain(|request| !same(request));
	let place = contact.place(identity.address());
	let id = blake2_256(&[&statement.data]);
	let Contact { kind, welcome, from, sent, text, signature } = contact;
	let sent = sent.min(now);
	requests.push(Request { id, kind, from, text, sent, place, signature, welcome, period_key });
	Ok(match drop_largest(requests).contains(&id) {
		true => (false, None),
		false => (true, Some(Event::Request { id })),
	})
}

/// Drops the largest until there is room for the others: who fills it takes it from nobody who asks for less.
fn drop_largest(requests: &mut Vec<Request>) -> Vec<[u8; 32]> {
	let mut dropped = Vec::new();
	while requests.iter().map(|request| request.welcome.len()).sum::<usize>() > MOST_BYTES {
		let largest = (0usize..).zip(&*requests).max_by_key(|(_, request)| request.welcome.len());
		let Some((at, _)) = largest else { break };
		dropped.push(requests.remove(at).id);
	}
	dropped
}
