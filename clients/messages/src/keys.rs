// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Key packages of others: where they lie, and which one is taken.
//!
//! Whoever has an address can write under its topics, so what lies there is checked: a package counts in the week
//! for which its owner signed it, and nowhere else. Otherwise an old one could be laid before the new ones until its
//! owner has no secrets for it any more.

use crate::{
	address::Address,
	envelope::{self, key_package_place, week},
	group::{parse_key_package, week_and_second_of},
	statement::{Statement, Topic},
};

/// Weeks before this one of which a receiver's keys are taken.
pub const WEEKS_BACK: u32 = 4;

/// Weeks of which keys are taken, the newest first. Clocks differ, so next week is one of them.
fn weeks(now: u64) -> impl Iterator<Item = u32> {
	let this_week = week(now);
	(this_week.saturating_sub(WEEKS_BACK)..=this_week.saturating_add(1)).rev()
}

/// Where key packages of an address may lie.
pub fn topics(address: &Address, now: u64) -> Vec<Topic> {
	weeks(now)
		.filter_map(|week| key_package_place(&address.secret, week).ok())
		.map(|(topic, _)| topic)
		.collect()
}

/// The newest key package of an address in the bytes of statements, whoever they come from.
pub fn newest(address: &Address, statements: &[Vec<u8>], now: u64) -> Option<Vec<u8>> {
	let found: Vec<Statement> = statements.iter().filter_map(|bytes| Statement::parse(bytes).ok()).collect();
	weeks(now).find_map(|week| {
		let (topic, key) = key_package_place(&address.secret, week).ok()?;
		let of_week = found.iter().filter(|statement| statement.topic == topic).filter_map(|statement| {
			let bytes = envelope::open(&key, &topic, &statement.data).ok()?;
			let package = parse_key_package(&bytes, &address.signature).ok()?;
			let (its_week, second) = week_and_second_of(&package).ok()?;
			(its_week == week).then_some((second, bytes))
		});
		of_week.max_by_key(|(second, _)| *second).map(|(_, bytes)| bytes)
	})
}
