// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Conversations of two.

use super::*;
use crate::error::Error;
use proptest::prelude::{any, proptest, ProptestConfig};
use std::collections::BTreeSet;

/// Bytes that nobody can compress, behind the beginning of a picture.
fn picture(length: usize) -> Vec<u8> {
	let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
	let mut state = 1u64;
	while bytes.len() < length {
		state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		bytes.extend(state.to_le_bytes());
	}
	bytes.truncate(length);
	bytes
}

#[test]
fn two_exchange_text_and_a_picture() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	one.say(&id, "안녕하세요");
	one.sync();
	two.sync();
	assert_eq!(two.read(&id), ["May I ask you something?", "안녕하세요"]);
	two.say(&id, "반갑습니다");
	two.sync();
	assert_eq!(
		one.sync(),
		[
			Event::Delivered { conversation: id, seq: 1 },
			Event::Message { conversation: id, sender: two.key_of(), seq: 1 },
		]
	);
	assert_eq!(one.read(&id), ["반갑습니다"]);

	let picture = picture(5_000_000);
	let now = one.now();
	one.device.send_file(&id, "시위.png", &picture, now).unwrap();
	one.sync();
	two.sync();
	assert!(two.fetch(&id) == picture);
	two.sync();
	one.sync();
	assert_eq!(one.device.waiting(), (0, 0));
	// What was fetched is taken out of the store again, so that the allowance is free.
	one.sync();
	let store = world.node.0.borrow();
	let own = store.statements.iter().filter(|statement| statement.signer == one.key.public());
	assert!(own.map(|statement| statement.data.len()).sum::<usize>() < 20_000);
}

#[test]
fn a_request_shows_nothing_until_it_is_accepted() {
	let mut world = World::new();
	let (mut one, mut two) = (world.member(), world.member());
	let now = one.now();
	let id = one.device.contact(*two.device.address(), "hello", now).unwrap();
	assert_eq!(one.device.send_text(&id, "too early", now), Err(Error::UnknownMember));
	let asked = vec![two.device.address().signature];
	assert_eq!(one.device.awaiting(&id, 0), asked);
	one.sync();
	one.say(&id, "before the answer");
	one.sync();
	let events = two.sync();
	assert!(matches!(events[..], [Event::Request { .. }]), "{events:?}");
	assert_eq!(one.device.awaiting(&id, 0), asked);
	assert_eq!(two.device.conversations().count(), 0);
	assert_eq!(one.device.waiting().0, 2);
	two.accept();
	two.sync();
	assert_eq!(two.read(&id), ["hello", "before the answer"]);
	world.pass(4);
	two.sync();
	one.sync();
	assert_eq!(one.device.waiting(), (0, 0));
	assert!(one.device.awaiting(&id, 0).is_empty());
}

#[test]
fn what_was_declined_does_not_come_back() {
	let mut world = World::new();
	let (mut one, mut two) = (world.member(), world.member());
	let (address, now) = (*two.device.address(), one.now());
	one.device.contact(address, "hello", now).unwrap();
	one.sync();
	two.sync();
	let id = two.device.requests()[0].id;
	two.device.decline(&id);
	two.sync();
	two.restart();
	// It waits for an answer and is signed anew.
	let before = world.node.0.borrow().heard.len();
	world.pass(7 * DAY);
	one.sync();
	assert!(world.node.0.borrow().heard.len() > before);
	assert_eq!(two.sync(), []);
	assert_eq!(two.device.requests(), []);
	// Who asks again is heard.
	let now = one.now();
	one.device.contact(address, "please", now).unwrap();
	one.sync();
	two.sync();
	assert_eq!(two.device.requests()[0].text, b"please");
}

#[test]
fn a_store_from_before_declined_requests_were_remembered_is_read() {
	let mut world = World::new();
	let (one, _, id) = world.pair();
	let mut kept = one.device.export().unwrap().to_vec();
	assert_eq!((kept.remove(0), kept.pop()), (2, Some(0)));
	let device = Device::import(&[&[1], &kept[..]].concat()).unwrap();
	assert!(device.conversation(&id).is_ok());
}

#[test]
fn nothing_is_lost_when_nodes_lose_everything_and_programs_die() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	world.node.0.borrow_mut().is_unruly = true;
	let mut said = vec!["May I ask you something?".to_owned()];
	for round in 0..6u32 {
		let text = format!("message {round}");
		one.say(&id, &text);
		said.push(text);
		// The program dies before, between and after its submissions; the node says yes and forgets.
		world.node.0.borrow_mut().dies_after = Some(round % 3);
		let _ = one.try_sync();
		world.node.0.borrow_mut().dies_after = None;
		one.restart();
		if round % 2 == 0 {
			world.node.0.borrow_mut().statements.clear();
		} else {
			world.node.0.borrow_mut().lose = 2;
		}
		one.sync();
		let _ = two.try_sync();
		two.restart();
	}
	world.node.0.borrow_mut().lose = 0;
	for _ in 0..12 {
		world.pass(3600);
		one.sync();
		two.sync();
	}
	let got: BTreeSet<String> = two.read(&id).into_iter().collect();
	assert_eq!(two.read(&id).len(), said.len(), "doubles are not shown");
	assert_eq!(got, said.into_iter().collect());
	assert_eq!(one.device.waiting(), (0, 0));
}

#[test]
fn unacknowledged_messages_are_signed_anew_until_they_arrive() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	one.say(&id, "from three weeks ago");
	one.sync();
	let bytes = |world: &World| {
		let store = world.node.0.borrow();
		store.heard.iter().map(Statement::to_bytes).collect::<BTreeSet<_>>().len()
	};
	let before = bytes(&world);
	world.pass(DAY);
	one.sync();
	assert_eq!(bytes(&world), before, "tried again with the same bytes");
	for _ in 0..20 {
		world.pass(DAY);
		one.sync();
	}
	two.sync();
	assert_eq!(two.read(&id).last().unwrap(), "from three weeks ago");
	world.pass(10);
	two.sync();
	assert!(one.sync().contains(&Event::Delivered { conversation: id, seq: 1 }));
	// Nobody tries for ever.
	one.say(&id, "into the void");
	world.pass(28 * DAY);
	assert!(one.sync().contains(&Event::GivenUp { conversation: id, seq: Some(2) }));
}

#[test]
fn a_lost_message_arrives_although_many_later_ones_were_read_before() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	one.say(&id, "the lost one");
	world.node.0.borrow_mut().lose = 8;
	one.sync();
	world.node.0.borrow_mut().lose = 0;
	// More of the same epoch than the keys of earlier ones are kept for.
	for number in 0..140 {
		one.say(&id, &number.to_string());
	}
	one.sync();
	two.sync();
	world.pass(10);
	two.sync();
	one.sync();
	assert_eq!(two.read(&id).len(), 141);
	assert_eq!(one.device.awaiting(&id, 1), [two.key_of()]);
	// The same bytes are of no use any more.
	world.pass(DAY);
	one.sync();
	two.sync();
	let has_arrived = |two: &Member| two.read(&id).contains(&"the lost one".to_owned());
	assert!(!has_arrived(&two));
	world.pass(7 * DAY);
	one.sync();
	two.sync();
	assert!(has_arrived(&two));
	world.pass(10);
	two.sync();
	one.sync();
	assert_eq!(one.device.waiting(), (0, 0));
}

#[test]
fn a_file_that_nobody_fetches_is_dropped_without_a_word() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	let now = one.now();
	one.device.send_file(&id, "시위.png", &picture(100_000), now).unwrap();
	one.sync();
	two.sync();
	world.pass(10);
	two.sync();
	let mut events = one.sync();
	assert!(one.device.waiting().0 > 0, "the pieces");
	world.pass(28 * DAY);
	events.extend(one.sync());
	assert_eq!(events, [Event::Delivered { conversation: id, seq: 1 }]);
	assert_eq!(one.device.waiting(), (0, 0));
}

/// What somebody says who goes back to the store of before the last `said_after` messages, which the other side has
/// read then or reads later.
fn put_back(said_after: u64, are_read: bool) {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	let copy = one.device.export().unwrap();
	for number in 0..said_after {
		one.say(&id, &format!("after the copy {number}"));
		one.sync();
		if are_read {
			two.sync();
			two.say(&id, "got it");
			two.sync();
		}
		world.pass(60);
		one.sync();
	}
	one.device = Device::import(&copy).unwrap();
	one.node.1.clear();
	// The numbers of what it says now were used.
	one.say(&id, "said by the copy");
	let mut events = one.sync();
	one.restart();
	for round in 0..4 {
		one.say(&id, &format!("said by the copy later {round}"));
		events.extend(one.sync());
		two.sync();
		two.say(&id, "and now?");
		two.sync();
		world.pass(60);
		events.extend(one.sync());
		let delivered = events.iter().filter(|event| matches!(event, Event::Delivered { .. })).count();
		let heard = two.read(&id).iter().filter(|text| text.contains("by the copy")).count();
		assert!(delivered <= heard, "{delivered} delivered, {heard} heard");
		assert_eq!(one.device.waiting().0, 2 + round - delivered, "what is not delivered waits");
	}
	assert!(events.contains(&Event::Trouble { conversation: id, error: Error::OldState }), "{events:?}");
	let heard = two.read(&id);
	assert_eq!(heard.len(), heard.iter().collect::<BTreeSet<_>>().len(), "nothing twice");
	// The keys of this epoch that were used up are passed over at last.
	let last = ["said by the copy later 2", "said by the copy later 3"];
	assert!(last.iter().all(|text| heard.contains(&(*text).to_owned())), "{heard:?}");
}

#[test]
fn an_older_copy_of_the_store_claims_no_delivery() {
	put_back(1, true);
	put_back(3, true);
	// Known by numbers alone: what the copy says first has gone out.
	put_back(3, false);
}

/// Thirty messages through an allowance for a few.
fn squeeze(count: u32, bytes: u32) {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	let small = Allowance { key: one.key.public(), count, bytes };
	world.node.0.borrow_mut().grants.insert(one.key.public(), (small.count, small.bytes));
	one.device.begin_period(small);
	for number in 0..30 {
		one.say(&id, &format!("message {number}"));
		let events = one.sync();
		assert!(!events.iter().any(|event| matches!(event, Event::Refused(_))), "{events:?}");
		// A node that has to make room drops what was written first, and nobody tells.
		let store = world.node.0.borrow();
		let own = store.statements.iter().filter(|statement| statement.signer == one.key.public()).count();
		let submitted = store.heard.iter().filter(|statement| statement.signer == one.key.public());
		let channels: BTreeSet<_> = submitted.map(|statement| statement.channel).collect();
		assert_eq!(own, channels.len());
	}
	assert!(one.device.waiting().1 > 20, "most of it waits for room");
	for _ in 0..12 {
		two.sync();
		world.pass(60);
		two.sync();
		one.sync();
	}
	two.sync();
	assert_eq!(two.read(&id).len(), 31);
}

#[test]
fn a_device_never_asks_the_store_to_drop_what_is_not_acknowledged() {
	squeeze(8, 1024 * 1024);
	squeeze(200, 6 * 512 + 2048);
}

#[test]
fn a_new_period_goes_on_with_another_key() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	one.say(&id, "under the old key");
	let new = one.device.next_period_key().unwrap();
	one.sync();
	one.restart();
	assert_eq!(
		one.device.next_period_key().unwrap().public(),
		new.public(),
		"what was claimed is not forgotten"
	);
	world.node.0.borrow_mut().grants.insert(new.public(), GRANT);
	one.device.begin_period(Allowance { key: new.public(), count: GRANT.0, bytes: GRANT.1 });
	// The old key submits nothing of a device that has moved on.
	let now = one.now();
	assert!(one.device.due(&one.key, now).unwrap().is_empty());
	one.device.keep_period_key(&new);
	assert_ne!(one.device.next_period_key().unwrap().public(), new.public());
	one.key = one.device.period_key().unwrap();
	world.node.0.borrow_mut().statements.clear();
	one.sync();
	two.sync();
	assert_eq!(two.read(&id).last().unwrap(), "under the old key");
}

#[test]
fn what_the_store_shows_tells_nothing_that_recurs() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	for text in ["the first secret", "the second secret", "the third secret"] {
		one.say(&id, text);
		one.sync();
		two.sync();
		two.say(&id, "an answering secret");
		two.sync();
		one.sync();
		world.pass(DAY);
	}
	let store = world.node.0.borrow();
	let mut days: BTreeMap<Topic, BTreeSet<u64>> = BTreeMap::new();
	let mut signers: BTreeMap<Topic, BTreeSet<[u8; 32]>> = BTreeMap::new();
	let addresses = [*one.device.address(), *two.device.address()];
	assert!(store.heard.len() > 8);
	for statement in &store.heard {
		let bytes = statement.to_bytes();
		let holds = |secret: &[u8]| bytes.windows(secret.len()).any(|window| window == secret);
		assert!(!holds(b"secret") && !holds(b"ask you") && !holds(&id));
		for address in &addresses {
			assert!(!holds(&address.signature) && !holds(&address.sealing) && !holds(&address.secret));
		}
		days.entry(statement.topic).or_default().insert((statement.expires() - 14 * DAY) / DAY);
		signers.entry(statement.topic).or_default().insert(statement.signer);
	}
	for topic in days.keys() {
		assert_eq!(days[topic].len(), 1, "a topic of two days");
		assert_eq!(signers[topic].len(), 1, "two keys under one topic: who talks with whom");
	}
}

#[test]
fn another_key_under_a_known_name_is_a_warning() {
	let mut world = World::new();
	let (mut one, two, three) = (world.member(), world.member(), world.member());
	use crate::device::Remembered;
	assert_eq!(one.device.remember("친구", *two.device.address()), Ok(Remembered::New));
	assert_eq!(one.device.remember("친구", *two.device.address()), Ok(Remembered::Same));
	let changed = Remembered::KeyChanged { before: two.key_of() };
	assert_eq!(one.device.remember("친구", *three.device.address()), Ok(changed));
	one.sync();
	one.restart();
	assert_eq!(one.device.known()["친구"].changed_from, Some(two.key_of()));
	one.device.confirm("친구");
	assert_eq!(one.device.known()["친구"].changed_from, None);
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

	/// Whatever order, doubling and loss: what was said arrives once.
	#[test]
	fn any_order_and_any_loss(losses in proptest::collection::vec(0u32..4, 4), unruly in any::<bool>()) {
		let mut world = World::new();
		let (mut one, mut two, id) = world.pair();
		world.node.0.borrow_mut().is_unruly = unruly;
		for (number, lose) in losses.iter().enumerate() {
			one.say(&id, &number.to_string());
			two.say(&id, &number.to_string());
			world.node.0.borrow_mut().lose = *lose;
			one.sync();
			two.sync();
			world.pass(40);
		}
		for _ in 0..8 {
			world.pass(7 * 3600);
			one.sync();
			two.sync();
		}
		let expected: BTreeSet<String> = (0..losses.len()).map(|number| number.to_string()).collect();
		assert_eq!(one.read(&id).into_iter().collect::<BTreeSet<_>>(), expected);
		assert_eq!(two.read(&id).len(), losses.len() + 1);
	}
}
