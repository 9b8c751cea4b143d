// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Floods, forgeries, garbage, and stores that are not whole.

use super::*;
use crate::{
	content::{Contact, Kind},
	envelope::{self, day, inbox_topic, week},
	error::Error,
	report::Report,
	store,
};
use codec::{Decode, Encode};
use proptest::prelude::{any, proptest, ProptestConfig};

#[test]
fn a_flood_of_one_key_stops_at_its_allowance_and_others_get_through() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	let flooder = MemoryKey::new(&[200; 32]);
	world.node.0.borrow_mut().grants.insert(flooder.public(), GRANT);
	let (address, now) = (*two.device.address(), two.now());
	let topic = inbox_topic(&address, day(now)).unwrap();
	let mut node = world.node.clone();
	for number in 0..300u64 {
		// Each a sound first contact of another device.
		let sender = Identity::random().unwrap();
		let contact = Contact::sign(&sender, &address, Kind::Direct, vec![7; 40], now, b"buy this".to_vec());
		let data = envelope::seal(&address.sealing, &topic, &contact.encode()).unwrap();
		let (expiry, channel) = (((now + 14 * DAY) << 32) | number, crate::crypto::random().unwrap());
		let statement = Statement::sign(&flooder, expiry, channel, topic, data);
		block_on(node.submit(&statement.to_bytes())).unwrap();
	}
	let of_flooder = |store: &Store| store.statements.iter().filter(|s| s.signer == flooder.public()).count();
	assert_eq!(of_flooder(&world.node.0.borrow()), GRANT.0 as usize);
	one.say(&id, "still here");
	one.sync();
	two.sync();
	assert_eq!(two.read(&id).last().unwrap(), "still here");
	assert_eq!(two.device.requests().len(), 4);
	let mut third = world.member();
	third.device.contact(address, "a real question", now).unwrap();
	third.sync();
	two.sync();
	assert!(two.device.requests().iter().any(|request| request.text == b"a real question"));
	// A statement without an allowance is nothing at all.
	let nobody = MemoryKey::new(&[201; 32]);
	let statement = Statement::sign(&nobody, u64::MAX, [0; 32], topic, vec![1; 512]);
	let refused = block_on(node.submit(&statement.to_bytes())).unwrap();
	assert_eq!(refused, Status::Refused(Refusal::NoAllowance));
}

/// Somebody who has an allowance and the addresses of others, and hands nodes whatever is asked for.
struct Mallory {
	key: MemoryKey,
	node: Node,
	count: u64,
}

impl Mallory {
	fn new(world: &World, number: u8) -> Self {
		let key = MemoryKey::new(&[number; 32]);
		world.node.0.borrow_mut().grants.insert(key.public(), GRANT);
		Self { key, node: world.node.clone(), count: 0 }
	}

	fn post(&mut self, topic: Topic, data: Vec<u8>) {
		self.count += 1;
		let (expiry, channel) = (((START + 300 * DAY) << 32) | self.count, crate::crypto::random().unwrap());
		let statement = Statement::sign(&self.key, expiry, channel, topic, data);
		assert_eq!(block_on(self.node.submit(&statement.to_bytes())).unwrap(), Status::New);
	}

	/// A sound first contact of a device that nobody knows.
	fn contact(&mut self, to: &crate::address::Address, now: u64, kind: Kind, welcome: usize) {
		let sender = Identity::random().unwrap();
		let contact = Contact::sign(&sender, to, kind, vec![7; welcome], now, b"buy this".to_vec());
		let topic = inbox_topic(to, day(now)).unwrap();
		self.post(topic, envelope::seal(&to.sealing, &topic, &contact.encode()).unwrap());
	}

	/// What lies in the store of this key, as others wrote it.
	fn of(&self, key: &MemoryKey) -> Vec<Statement> {
		let store = self.node.0.borrow();
		store.statements.iter().filter(|statement| statement.signer == key.public()).cloned().collect()
	}
}

/// Bytes of everything that lies under the topics of a device now, in the order in which they were handed over.
fn lying(node: &Node) -> Vec<Vec<u8>> {
	node.0.borrow().statements.iter().map(Statement::to_bytes).collect()
}

#[test]
fn a_copy_that_comes_first_does_not_silence_the_genuine_one() {
	let mut world = World::new();
	let (mut one, mut victim) = (world.member(), world.member());
	let (address, now) = (*victim.device.address(), world.node.0.borrow().now);
	let mut mallory = Mallory::new(&world, 200);
	(0..4).for_each(|_| mallory.contact(&address, now, Kind::Direct, 40));
	victim.sync();
	assert_eq!(victim.device.requests().len(), 4, "as many as one key may have");
	one.device.contact(address, "a real question", now).unwrap();
	one.sync();
	// Copies of everything that came, under a key whose requests are full: the victim reads them first.
	let topic = inbox_topic(&address, day(now)).unwrap();
	let genuine: Vec<_> = mallory.of(&one.key).into_iter().filter(|old| old.topic == topic).collect();
	assert_eq!(genuine.len(), 1);
	mallory.post(topic, genuine[0].data.clone());
	world.node.0.borrow_mut().statements.reverse();
	victim.sync();
	assert!(victim.device.requests().iter().any(|request| request.text == b"a real question"));
}

#[test]
fn a_copy_under_another_topic_does_not_silence_the_genuine_one() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	let mut mallory = Mallory::new(&world, 200);
	let (address, now) = (*two.device.address(), two.now());
	one.say(&id, "to be heard");
	one.sync();
	let topics = two.device.topics(now).unwrap();
	let genuine = mallory.of(&one.key).into_iter().filter(|old| topics.contains(&old.topic));
	// An address is enough to know a topic that its owner reads.
	genuine.for_each(|old| mallory.post(inbox_topic(&address, day(now)).unwrap(), old.data));
	let mut found = lying(&world.node);
	found.reverse();
	for bytes in found {
		two.device.receive(&bytes, now);
	}
	assert_eq!(two.read(&id).last().unwrap(), "to be heard");
}

#[test]
fn a_key_package_counts_in_its_own_week_alone() {
	let mut world = World::new();
	let (mut victim, mut mallory) = (world.member(), Mallory::new(&world, 200));
	let address = *victim.device.address();
	let place =
		|weeks: u64| envelope::key_package_place(&address.secret, week(START) + weeks as u32).unwrap();
	let (topic, key) = place(0);
	let old = mallory.of(&victim.key).into_iter().find(|statement| statement.topic == topic).unwrap();
	let old = envelope::open(&key, &topic, &old.data).unwrap();
	for weeks in 1..=6 {
		world.pass(7 * DAY);
		victim.sync();
		// In each week of which a writer may ask, the next one too: the envelope's key follows from the address.
		for weeks in [weeks, weeks + 1] {
			let (topic, key) = place(weeks);
			mallory.post(topic, envelope::close(&key, &topic, &old).unwrap());
		}
	}
	world.node.0.borrow_mut().statements.reverse();
	let mut writer = world.member();
	let now = writer.now();
	let id = writer.device.contact(address, "sealed to a key that is there", now).unwrap();
	writer.sync();
	victim.sync();
	assert_eq!(victim.accept(), id);
	assert_eq!(victim.read(&id), ["sealed to a key that is there"]);
}

#[test]
fn large_invitations_take_no_room_from_small_ones_and_none_waits_for_ever() {
	let mut world = World::new();
	let (mut one, mut victim) = (world.member(), world.member());
	let (address, now) = (*victim.device.address(), world.node.0.borrow().now);
	let kept =
		|member: &Member| member.device.requests().iter().map(|request| request.welcome.len()).sum::<usize>();
	// Keeping all this takes most of the time.
	victim.vault = Memory::default();
	let mut mallory = Mallory::new(&world, 200);
	mallory.contact(&address, now, Kind::Direct, 16 * 1024 + 1);
	mallory.contact(&address, now, Kind::Group, 512 * 1024 + 1);
	victim.sync();
	assert!(victim.device.requests().is_empty(), "longer than any welcome is");
	for number in 201..205 {
		let mut mallory = Mallory::new(&world, number);
		(0..4).for_each(|_| mallory.contact(&address, now, Kind::Group, 512 * 1024));
	}
	victim.sync();
	assert_eq!((victim.device.requests().len(), kept(&victim)), (16, 8 * 1024 * 1024));
	one.device.contact(address, "a real question", now).unwrap();
	one.sync();
	victim.sync();
	assert!(kept(&victim) <= 8 * 1024 * 1024);
	assert!(victim.device.requests().iter().any(|request| request.text == b"a real question"));
	// When the keys are gone that open what it invites to, it goes too.
	world.pass(5 * 7 * DAY - 1);
	victim.sync();
	assert_eq!(victim.device.requests().len(), 16);
	world.pass(1);
	victim.sync();
	assert!(victim.device.requests().is_empty());
}

#[test]
fn the_blocked_are_not_heard() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	two.device.block(one.key_of());
	one.say(&id, "can you hear me?");
	one.sync();
	assert_eq!(two.sync(), []);
	assert_eq!(two.device.send_text(&id, "no", START), Err(Error::Blocked));
	// Nor by another request.
	let now = one.now();
	one.device.contact(*two.device.address(), "and now?", now).unwrap();
	one.sync();
	assert_eq!(two.sync(), []);
	assert_eq!(two.device.requests(), []);
	assert_eq!(two.device.contact(*one.device.address(), "no", now), Err(Error::Blocked));
}

#[test]
fn a_report_proves_one_message_and_a_forged_one_nothing() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	let seq = one.say(&id, "something that one does not say");
	one.say(&id, "something private");
	one.sync();
	two.sync();
	let report = two.device.report(&id, &one.key_of(), seq).unwrap();
	let verified = Report::verify(&report.to_bytes()).unwrap();
	assert_eq!(verified.sender, one.key_of());
	assert_eq!(verified.body, Body::Text(b"something that one does not say".to_vec()));
	let holds = |secret: &[u8]| report.to_bytes().windows(secret.len()).any(|window| window == secret);
	assert!(!holds(b"private") && !holds(&two.key_of()));
	// The first contact can be reported too.
	let first = two.device.report(&id, &one.key_of(), 0).unwrap();
	assert!(Report::verify(&first.to_bytes()).is_ok());

	for at in 0..report.to_bytes().len() {
		let mut forged = report.to_bytes();
		forged[at] ^= 1;
		assert!(Report::verify(&forged).is_err(), "byte {at}");
	}
	let blamed = Report { sender: two.key_of(), ..report };
	assert_eq!(Report::verify(&blamed.to_bytes()), Err(Error::BadSignature));
}

#[test]
fn a_changed_byte_in_any_field_reaches_nobody() {
	let mut world = World::new();
	let (mut one, mut two, id) = world.pair();
	one.say(&id, "as it was written");
	one.sync();
	let forger = MemoryKey::new(&[99; 32]);
	let now = two.now();
	two.device.topics(now).unwrap();
	let sent = world.node.0.borrow().heard.last().unwrap().clone();
	for at in 0..sent.to_bytes().len() {
		let mut bytes = sent.to_bytes();
		bytes[at] ^= 0x10;
		assert_eq!(two.device.receive(&bytes, now), [], "byte {at}");
	}
	// And what somebody signs who has a key of its own.
	for at in 0..sent.data.len() {
		let mut data = sent.data.clone();
		data[at] ^= 0x10;
		let signed = Statement::sign(&forger, sent.expiry, sent.channel, sent.topic, data);
		assert_eq!(two.device.receive(&signed.to_bytes(), now), [], "byte {at} of the data");
	}
	let mut old = sent.clone();
	old = Statement::sign(&one.key, now << 32, old.channel, old.topic, old.data);
	assert_eq!(two.device.receive(&old.to_bytes(), now), [], "expired");
	assert_eq!(two.device.receive(&sent.to_bytes(), now).len(), 1);
	// Played again, by anybody.
	let again = Statement::sign(&forger, sent.expiry + 1, [1; 32], sent.topic, sent.data.clone());
	assert_eq!(two.device.receive(&sent.to_bytes(), now), []);
	assert_eq!(two.device.receive(&again.to_bytes(), now), []);
	assert_eq!(two.read(&id).len(), 2);
}

#[test]
fn a_contact_sealed_for_one_is_not_passed_on_to_another() {
	let mut world = World::new();
	let (one, two, mut three) = (world.member(), world.member(), world.member());
	let contact = Contact::sign(
		&Identity::from_seed([1; 32]).unwrap(),
		two.device.address(),
		Kind::Direct,
		vec![],
		START,
		b"for two".to_vec(),
	);
	let address = *three.device.address();
	let topic = inbox_topic(&address, day(START)).unwrap();
	let data = envelope::seal(&address.sealing, &topic, &contact.encode()).unwrap();
	let statement = Statement::sign(&one.key, (START + DAY) << 32, [0; 32], topic, data);
	three.device.topics(START).unwrap();
	assert_eq!(three.device.receive(&statement.to_bytes(), START), []);
}

#[test]
fn stores_that_are_not_whole_say_why() {
	let mut world = World::new();
	let (one, _, id) = world.pair();
	let key = store::StoreKey::new("correct horse").unwrap();
	let bytes = store::close(&key, &one.device).unwrap();
	assert!(!bytes.windows(7).any(|window| window == b"ask you"));
	let (opened, _) = store::open("correct horse", &bytes).unwrap();
	assert_eq!(opened.conversation(&id).unwrap().entries().len(), 1);
	assert_eq!(store::open("wrong horse", &bytes).err(), Some(Error::BadPassphrase));
	let mut changed = bytes.clone();
	*changed.last_mut().unwrap() ^= 1;
	assert_eq!(store::open("correct horse", &changed).err(), Some(Error::BadPassphrase));
	assert_eq!(store::open("correct horse", &bytes[1..]).err(), Some(Error::BadStore));
	assert_eq!(store::open("correct horse", b"").err(), Some(Error::BadStore));
	let state = one.device.export().unwrap();
	assert_eq!(Device::import(&state[..state.len() - 1]).err(), Some(Error::CorruptStore));
	assert_eq!(Device::import(&[&[9], &state[1..]].concat()).err(), Some(Error::BadStore));
}

#[test]
fn a_file_is_replaced_as_a_whole_and_held_by_one_program() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("messages");
	let mut device = Device::new(Identity::random().unwrap());
	let mut vault = store::FileVault::create(&path, "pass", &device).unwrap();
	assert!(store::FileVault::open(&path, "pass").is_err(), "two programs with one state");
	device.new_group("모임", &[]).unwrap();
	vault.keep(&device).unwrap();
	// What a machine leaves that lost its power while it wrote.
	std::fs::write(folder.path().join("messages.new"), b"CAUCUSMSG1 half").unwrap();
	drop(vault);
	let (_, found) = store::FileVault::open(&path, "pass").unwrap();
	assert_eq!(found.conversations().count(), 1);
	assert!(store::FileVault::create(&path, "pass", &device).is_err(), "never over another");
}

/// A contact with a welcome of somebody's making.
fn hostile_contact(to: &crate::address::Address, welcome: Vec<u8>) -> Vec<u8> {
	let sender = Identity::from_seed([9; 32]).unwrap();
	Contact::sign(&sender, to, Kind::Direct, welcome, START, b"hi".to_vec()).encode()
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn garbage_is_never_more_than_garbage(bytes in proptest::collection::vec(any::<u8>(), 0..2000), deep in 0u8..6) {
		let identity = Identity::from_seed([3; 32]).unwrap();
		let address = *identity.address();
		let mut device = Device::new(identity);
		device.topics(START).unwrap();
		let key = MemoryKey::new(&[4; 32]);
		let topic = inbox_topic(&address, day(START)).unwrap();
		let data = match deep {
			0 => {
				device.receive(&bytes, START);
				bytes.clone()
			}
			1 => envelope::seal(&address.sealing, &topic, &bytes).unwrap(),
			2 => envelope::seal(&address.sealing, &topic, &hostile_contact(&address, bytes.clone())).unwrap(),
			// What begins as a message of the group protocol, of each kind.
			kind => {
				let welcome = [&[0, 1, 0, kind][..], &bytes].concat();
				envelope::seal(&address.sealing, &topic, &hostile_contact(&address, welcome)).unwrap()
			}
		};
		let statement = Statement::sign(&key, u64::MAX, [0; 32], topic, data);
		device.receive(&statement.to_bytes(), START);
		device.work(START).unwrap();
		if let Some(request) = device.requests().first() {
			let id = request.id;
			assert!(device.accept(&id, START).is_err());
		}
		let _ = Report::verify(&bytes);
		let _ = crate::group::commit_epoch(&bytes);
		let _ = store::open("", &[b"CAUCUSMSX1", &bytes[..]].concat());
		let _ = crate::address::Address::parse(&String::from_utf8_lossy(&bytes));
		assert_eq!(device.conversations().count(), 0);
	}

	/// Lengths that promise more than there is are read no further than there is.
	#[test]
	fn lengths_that_lie(length in any::<u32>(), version in 0u8..3) {
		let lie = [&[0, version, 0, 1][..], &(length | 0x8000_0000).to_be_bytes(), &[1; 30]].concat();
		let _ = crate::group::commit_epoch(&lie);
		let mut list = codec::Compact(length).encode();
		list.extend([7; 40]);
		assert!(Vec::<crate::content::Ack>::decode(&mut &list[..]).is_err() || length < 2);
		let _ = Device::import(&[&[1][..], &[0; 32], &list].concat());
	}
}
