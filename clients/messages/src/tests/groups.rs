// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Groups: who comes, who goes, and changes that meet.

use super::*;
use crate::error::Error;

/// Lets everybody catch up, until nobody has anything to say.
fn settle(world: &World, members: &mut [Member]) {
	for _ in 0..3 {
		world.pass(120);
		for member in members.iter_mut() {
			member.sync();
		}
	}
}

/// A group of so many, the first of whom is its admin, and the next if there are to be two.
fn group(world: &mut World, size: usize, admins: usize) -> (Vec<Member>, [u8; 32]) {
	let mut members: Vec<Member> = (0..size).map(|_| world.member()).collect();
	// Keeping what nobody will read takes most of the time.
	members.iter_mut().for_each(|member| member.vault = Memory::default());
	let keys: Vec<[u8; 32]> = members[1..admins].iter().map(Member::key_of).collect();
	let id = members[0].device.new_group("당원 모임", &keys).unwrap();
	for other in 1..size {
		let (address, now) = (*members[other].device.address(), members[0].now());
		members[0].device.invite(&id, address, now).unwrap();
	}
	// As many as one change takes, and the rest with the next.
	members[0].sync();
	members[0].sync();
	for member in &mut members[1..] {
		member.sync();
		assert_eq!(member.accept(), id);
		member.sync();
	}
	settle(world, &mut members);
	(members, id)
}

/// Removes these from a group, as often as it takes until the change has a hash that is wanted.
fn forced(
	member: &mut Member,
	id: &[u8; 32],
	gone: &[[u8; 32]],
	wanted: impl Fn(&[u8; 32]) -> bool,
) -> [u8; 32] {
	let (before, now) = (member.device.export().unwrap(), member.now());
	loop {
		let hash = member.device.force_remove(id, gone, now);
		if wanted(&hash) {
			return hash;
		}
		member.device = Device::import(&before).unwrap();
	}
}

/// Hands everything that waits to the node and reads nothing. An older copy of a device needs a second try.
fn publish(member: &mut Member) {
	let now = member.now();
	for _ in 0..2 {
		for (id, statement) in member.device.due(&member.key, now).unwrap() {
			let status = block_on(member.node.submit(&statement)).unwrap();
			member.device.settle(id, &status, now);
		}
	}
}

/// Reads what there is and says nothing.
fn hear(member: &mut Member) {
	let now = member.now();
	let topics = member.device.topics(now).unwrap();
	for some in topics.chunks(crate::mailbox::MOST_TOPICS) {
		for statement in block_on(member.node.read(some)).unwrap() {
			member.device.receive(&statement, now);
		}
	}
}

/// What a device can read of everything that was ever sent after so many statements.
fn overheard(world: &World, device: &mut Device, id: &[u8; 32], known: usize) -> Vec<String> {
	let store = world.node.0.borrow();
	for _ in 0..4 {
		device.topics(store.now).unwrap();
		for statement in &store.heard[known..] {
			device.receive(&statement.to_bytes(), store.now);
		}
	}
	let entries = device.conversation(id).unwrap().entries().iter();
	let texts = entries.filter_map(|entry| match entry.body().unwrap() {
		Body::Text(text) => Some(String::from_utf8(text).unwrap()),
		_ => None,
	});
	texts.collect()
}

fn keys(members: &[Member]) -> Vec<[u8; 32]> {
	members.iter().map(Member::key_of).collect()
}

/// Epoch and members of a group, as one of them sees it.
fn state(member: &Member, id: &[u8; 32]) -> (Option<u64>, Vec<[u8; 32]>) {
	let conversation = member.device.conversation(id).unwrap();
	(conversation.epoch(), conversation.members())
}

#[test]
fn twenty_go_on_when_one_leaves_and_one_joins() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 20, 1);
	members[7].say(&id, "to all");
	settle(&world, &mut members);
	for (number, member) in members.iter().enumerate().filter(|(number, _)| *number != 7) {
		assert_eq!(member.read(&id), ["to all"], "member {number}");
	}
	assert_eq!(members[7].device.waiting(), (0, 0));

	// One leaves; what it kept from before is what a thief of its device would have.
	let before = members[5].device.export().unwrap();
	let now = members[5].now();
	members[5].device.leave(&id, now).unwrap();
	settle(&world, &mut members);
	assert!(!members[5].device.conversation(&id).unwrap().is_open());
	assert_eq!(members[0].device.conversation(&id).unwrap().members().len(), 19);

	let newcomer = world.member();
	let (address, now) = (*newcomer.device.address(), members[0].now());
	members[0].device.invite(&id, address, now).unwrap();
	members.push(newcomer);
	settle(&world, &mut members);
	assert_eq!(members[20].accept(), id);
	settle(&world, &mut members);
	members[20].say(&id, "I am new");
	members[3].say(&id, "without the one who left");
	settle(&world, &mut members);
	for (number, member) in members.iter().enumerate().filter(|(number, _)| ![5, 20].contains(number)) {
		assert!(member.read(&id).contains(&"I am new".to_owned()), "member {number}");
	}
	assert_eq!(members[20].read(&id), ["without the one who left"]);
	assert_eq!(members[5].read(&id), ["to all"]);

	// The old state finds nothing of the new epochs, and opens nothing even if it is handed the statements.
	let mut thief = Device::import(&before).unwrap();
	let now = members[0].now();
	let topics = thief.topics(now).unwrap();
	let store = world.node.0.borrow();
	let epoch_of_leaving =
		store.heard.iter().rposition(|statement| topics.contains(&statement.topic)).unwrap();
	assert!(epoch_of_leaving + 1 < store.heard.len());
	for statement in &store.heard {
		thief.receive(&statement.to_bytes(), now);
	}
	let entries = thief.conversation(&id).unwrap().entries();
	let texts: Vec<_> = entries.iter().map(|entry| entry.body().unwrap()).collect();
	assert!(!texts.contains(&Body::Text(b"I am new".to_vec())));
	assert!(!texts.contains(&Body::Text(b"without the one who left".to_vec())));
}

#[test]
fn only_admins_change_who_is_in_a_group() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 3, 1);
	let outsider = world.member();
	let now = members[1].now();
	let (address, victim) = (*outsider.device.address(), members[2].key_of());
	assert_eq!(members[1].device.invite(&id, address, now), Err(Error::NotAdmin));
	assert_eq!(members[1].device.remove(&id, &victim, now), Err(Error::NotAdmin));
	// A program that does not ask whether it may is not followed.
	members[1].device.force_remove(&id, &[victim], now);
	members[1].sync();
	members[0].sync();
	members[2].sync();
	assert!(members[2].device.conversation(&id).unwrap().is_open());
	assert_eq!(members[0].device.conversation(&id).unwrap().members().len(), 3);
}

#[test]
fn nobody_takes_a_group_by_removing_those_before_it() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 3, 1);
	let before = state(&members[2], &id);
	let admin = members[0].key_of();
	// The first who stays, if it were for the leaves alone.
	forced(&mut members[1], &id, &[admin], |_| true);
	publish(&mut members[1]);
	for member in [0, 2] {
		members[member].sync();
		assert_eq!(state(&members[member], &id), before, "member {member}");
	}

	let (mut members, id) = group(&mut world, 6, 2);
	let (before, all) = (state(&members[5], &id), keys(&members));
	// Both admins; and with everybody before the one who does it.
	for (attacker, gone) in [(2, &all[..2]), (3, &all[..3])] {
		forced(&mut members[attacker], &id, gone, |_| true);
		publish(&mut members[attacker]);
	}
	// Somebody else's wish to leave is no reason either.
	let now = members[5].now();
	members[5].device.leave(&id, now).unwrap();
	publish(&mut members[5]);
	hear(&mut members[4]);
	forced(&mut members[4], &id, &[&all[..4], &all[5..]].concat(), |_| true);
	publish(&mut members[4]);
	for member in [0, 1, 5] {
		hear(&mut members[member]);
		assert_eq!(state(&members[member], &id), before, "member {member}");
	}
	members[0].sync();
	members[1].sync();
	let after = (before.0.map(|epoch| epoch + 1), all[..5].to_vec());
	assert_eq!([state(&members[0], &id), state(&members[1], &id)], [after.clone(), after]);
}

#[test]
fn an_admin_who_leaves_is_taken_out_by_the_others_who_then_change_nothing_else() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 5, 1);
	let (all, now) = (keys(&members), members[0].now());
	members[0].device.leave(&id, now).unwrap();
	members[0].sync();
	let epoch = state(&members[0], &id).0.unwrap();
	members[1].sync();
	// The change shows by itself that the admin asked for it.
	let of_admin = members[0].key.public();
	world.node.0.borrow_mut().statements.retain(|statement| statement.signer != of_admin);
	let (left, present) = members.split_at_mut(1);
	settle(&world, present);
	for member in present.iter() {
		assert_eq!(state(member, &id), (Some(epoch + 1), all[1..].to_vec()));
	}
	left[0].sync();
	assert!(!left[0].device.conversation(&id).unwrap().is_open());

	// Another leaves; and nobody else can be made to.
	let now = present[2].now();
	present[2].device.leave(&id, now).unwrap();
	settle(&world, present);
	let after = (Some(epoch + 2), vec![all[1], all[2], all[4]]);
	assert_eq!(state(&present[3], &id), after);
	forced(&mut present[0], &id, &all[2..3], |_| true);
	publish(&mut present[0]);
	for member in [1, 3] {
		present[member].sync();
		assert_eq!(state(&present[member], &id), after);
	}
}

#[test]
fn who_leaves_asks_again_when_changes_come_between() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 5, 2);
	let (all, now) = (keys(&members), members[0].now());
	members[0].device.leave(&id, now).unwrap();
	members[0].sync();
	// The other admin changes the group twice before it hears of that, and leaves too.
	for gone in [4, 3] {
		forced(&mut members[1], &id, &all[gone..=gone], |_| true);
	}
	members[1].device.leave(&id, now).unwrap();
	publish(&mut members[1]);
	settle(&world, &mut members[..3]);
	settle(&world, &mut members[..3]);
	assert!(!members[0].device.conversation(&id).unwrap().is_open());
	assert!(!members[1].device.conversation(&id).unwrap().is_open());
	assert_eq!(state(&members[2], &id).1, [all[2]]);
}

#[test]
fn a_removed_admin_undoes_nothing_and_reads_nothing() {
	for (others_spoke, in_return) in [(false, false), (true, false), (false, true), (true, true)] {
		let mut world = World::new();
		let (mut members, id) = group(&mut world, 4, 2);
		let mut removed = members.remove(1);
		let before = removed.device.export().unwrap();
		let hash = forced(&mut members[0], &id, &[removed.key_of()], |hash| hash[0] >= 0x40);
		let after = state(&members[0], &id);
		members[0].sync();
		// It does not let its program read that.
		let known = world.node.0.borrow().heard.len();
		hear(&mut members[1]);
		hear(&mut members[2]);
		if others_spoke {
			members[1].say(&id, "said while it was away");
			members[1].sync();
		}
		// A change of the old epoch, with bytes that were tried until their hash is lower.
		let gone = if in_return { vec![members[0].key_of()] } else { Vec::new() };
		forced(&mut removed, &id, &gone, |other| *other < hash);
		publish(&mut removed);
		members[2].say(&id, "said before it is read");
		settle(&world, &mut members);
		members[0].say(&id, "said afterwards");
		settle(&world, &mut members);
		for member in &members {
			assert_eq!(state(member, &id), after, "{others_spoke} {in_return}");
			assert_eq!(member.device.waiting(), (0, 0));
		}
		assert!(members[1].read(&id).ends_with(&["said before it is read".into(), "said afterwards".into()]));
		let mut thief = Device::import(&before).unwrap();
		assert_eq!(overheard(&world, &mut thief, &id, known), Vec::<String>::new());
		assert_eq!(overheard(&world, &mut removed.device, &id, known), Vec::<String>::new());
	}
}

#[test]
fn who_finds_both_changes_takes_the_one_that_removes_the_other_admin() {
	for is_unruly in [false, true] {
		let mut world = World::new();
		let (mut members, id) = group(&mut world, 4, 2);
		let second = members[1].key_of();
		let hash = forced(&mut members[0], &id, &[second], |hash| hash[0] >= 0x40);
		forced(&mut members[1], &id, &[], |other| *other < hash);
		publish(&mut members[0]);
		publish(&mut members[1]);
		world.node.0.borrow_mut().is_unruly = is_unruly;
		settle(&world, &mut members);
		assert!(!members[1].device.conversation(&id).unwrap().is_open());
		let after = state(&members[0], &id);
		assert_eq!([state(&members[2], &id), state(&members[3], &id)], [after.clone(), after]);
	}
}

#[test]
fn a_change_stands_for_good_once_everybody_has_spoken_after_it() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 4, 2);
	let before = members[1].device.export().unwrap();
	let gone = members[3].key_of();
	let hash = forced(&mut members[0], &id, &[gone], |hash| hash[0] >= 0x40);
	settle(&world, &mut members[..3]);
	members[2].say(&id, "without the one who is gone");
	publish(&mut members[2]);
	let after = state(&members[0], &id);
	// An admin still, who brings somebody back as if nothing had been.
	members[1].device = Device::import(&before).unwrap();
	forced(&mut members[1], &id, &[], |other| *other < hash);
	world.pass(60);
	publish(&mut members[1]);
	for member in [0, 2] {
		members[member].sync();
		assert_eq!(state(&members[member], &id), after, "member {member}");
	}
	assert_eq!(members[0].read(&id), ["without the one who is gone"]);
}

#[test]
fn of_two_changes_at_once_the_same_stands_for_everybody() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 5, 2);
	// Both admins remove somebody before either hears of the other.
	let (third, fourth, now) = (members[2].key_of(), members[3].key_of(), members[0].now());
	let before = members[2].device.export().unwrap();
	members[0].device.remove(&id, &third, now).unwrap();
	let hash = forced(&mut members[0], &id, &[third], |hash| hash[0] >= 0x40);
	forced(&mut members[1], &id, &[fourth], |other| *other < hash);
	publish(&mut members[0]);
	hear(&mut members[4]);
	members[4].say(&id, "said when the third was gone");
	members[0].say(&id, "said in the branch that is lost");
	members[1].say(&id, "said in the other");
	for member in [4, 0, 1] {
		publish(&mut members[member]);
	}
	for member in [0, 4] {
		hear(&mut members[member]);
		assert!(state(&members[member], &id).1.contains(&third), "the one with the lower hash stands");
	}
	settle(&world, &mut members);
	world.pass(DAY);
	settle(&world, &mut members);
	// The first admin still wanted the third to go.
	let left = vec![members[0].key_of(), members[1].key_of(), members[4].key_of()];
	for member in [0, 1, 4] {
		let (epoch, all) = state(&members[member], &id);
		assert_eq!((epoch, all), (state(&members[0], &id).0, left.clone()), "member {member}");
		assert_eq!(members[member].device.waiting(), (0, 0));
	}
	let read = members[1].read(&id);
	assert!(read.contains(&"said when the third was gone".to_owned()), "{read:?}");
	assert!(read.contains(&"said in the branch that is lost".to_owned()), "{read:?}");
	assert!(members[4].read(&id).contains(&"said in the other".to_owned()));
	members[4].say(&id, "one group again");
	settle(&world, &mut members);
	for member in [0, 1] {
		assert_eq!(members[member].read(&id).last().unwrap(), "one group again");
	}
	// The third, who would have liked to hear what was said without it, takes only the other's change.
	let mut thief = Device::import(&before).unwrap();
	{
		let store = world.node.0.borrow();
		thief.topics(store.now).unwrap();
		let by_other = store.heard.iter().filter(|statement| statement.signer == members[1].key.public());
		by_other.for_each(|statement| drop(thief.receive(&statement.to_bytes(), store.now)));
	}
	assert!(!thief.conversation(&id).unwrap().members().contains(&fourth));
	assert_eq!(overheard(&world, &mut thief, &id, 0), ["said in the other"]);
}

#[test]
fn another_admin_steps_in_when_the_first_is_away() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 4, 2);
	let now = members[3].now();
	members[3].device.leave(&id, now).unwrap();
	let (_, present) = members.split_at_mut(1);
	settle(&world, present);
	assert_eq!(present[0].device.conversation(&id).unwrap().members().len(), 4, "it is the first one's turn");
	world.pass(DAY);
	settle(&world, present);
	assert_eq!(present[0].device.conversation(&id).unwrap().members().len(), 3);
	members[0].sync();
	assert_eq!(members[0].device.conversation(&id).unwrap().members().len(), 3);
}

#[test]
fn a_member_that_was_away_follows_many_changes() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 3, 1);
	let (present, away) = members.split_at_mut(2);
	for _ in 0..9 {
		let mut guest = world.member();
		let (address, now) = (*guest.device.address(), present[0].now());
		present[0].device.invite(&id, address, now).unwrap();
		present[0].sync();
		guest.sync();
		guest.accept();
		guest.sync();
		present[0].device.remove(&id, &guest.key_of(), now).unwrap();
		settle(&world, present);
	}
	present[1].say(&id, "eighteen changes later");
	settle(&world, present);
	away[0].sync();
	assert_eq!(away[0].read(&id), ["eighteen changes later"]);
	world.pass(120);
	away[0].sync();
	settle(&world, present);
	assert_eq!(present[0].device.waiting().0, 0);
}

#[test]
fn who_is_invited_again_is_heard() {
	let mut world = World::new();
	let (mut members, id) = group(&mut world, 3, 1);
	for number in 0..4 {
		members[2].say(&id, &format!("before {number}"));
		settle(&world, &mut members);
	}
	// It is away when it is removed and for so long that the change is gone, and writes meanwhile.
	let (present, away) = members.split_at_mut(2);
	let (key, address, now) = (away[0].key_of(), *away[0].device.address(), present[0].now());
	present[0].device.remove(&id, &key, now).unwrap();
	settle(&world, present);
	away[0].say(&id, "written while it was away");
	let now = away[0].now();
	away[0].device.leave(&id, now).unwrap();
	world.pass(20 * DAY);
	settle(&world, present);
	away[0].sync();
	assert!(away[0].device.conversation(&id).unwrap().is_open(), "it has not heard");
	let now = present[0].now();
	present[0].device.invite(&id, address, now).unwrap();
	settle(&world, present);
	away[0].sync();
	assert_eq!(away[0].accept(), id);
	let new = ["after 0", "after 1", "after 2"];
	for text in new {
		away[0].say(&id, text);
		away[0].sync();
	}
	let mut events = Vec::new();
	for _ in 0..6 {
		world.pass(120);
		members[..2].iter_mut().for_each(|member| drop(member.sync()));
		events.extend(members[2].sync());
	}
	assert!(!events.iter().any(|event| matches!(event, Event::Trouble { .. })), "{events:?}");
	for member in &members[..2] {
		let read = member.read(&id);
		assert!(new.iter().all(|text| read.contains(&(*text).to_owned())), "{read:?}");
		assert!(read.contains(&"written while it was away".to_owned()), "{read:?}");
		assert_eq!(read.len(), 8, "nothing twice");
		let are = member.device.conversation(&id).unwrap().members().len();
		assert_eq!(are, 3, "what asked to leave was another group");
	}
	assert_eq!(members[2].device.waiting(), (0, 0));
}
