// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A group of twenty: one leaves, one is removed, one joins.

use super::{
	writer::{until, Writer},
	GROUP,
};
use crate::message::desk::now;
use anyhow::{ensure, Context};
use caucus_messages::{statement::Statement, Device};
use serde::Serialize;

/// Who leaves, who is removed, and who joins.
const LEAVES: usize = 5;
const REMOVED: usize = 6;
const JOINS: usize = GROUP;

#[derive(Serialize)]
pub(super) struct Report {
	/// How many are in it at first, and how many after one left, one was removed and one joined.
	members: [usize; 2],
	seconds: u64,
	/// Whether who was removed reads what was said afterwards.
	removed_reads_on: bool,
}

/// Says something, and waits until all that `reads` names have it.
async fn say_to(
	writers: &mut [Writer],
	from: usize,
	group: &[u8; 32],
	text: &str,
	reads: impl Fn(usize) -> bool,
) -> anyhow::Result<()> {
	writers[from].say(group, text).await?;
	let has = |(number, writer): (usize, &Writer)| {
		number == from || !reads(number) || writer.texts(group).iter().any(|found| found == text)
	};
	until(writers, text, |writers| writers.iter().enumerate().all(has)).await?;
	Ok(())
}

/// Waits until all that `are` names see so many members, in one epoch.
async fn agree(
	writers: &mut [Writer],
	group: &[u8; 32],
	size: usize,
	are: impl Fn(usize) -> bool,
) -> anyhow::Result<()> {
	let sees = |(number, writer): (usize, &Writer)| {
		!are(number)
			|| writer.device.conversation(group).is_ok_and(|found| {
				found.is_open() && found.members().len() == size && found.invited().is_empty()
			})
	};
	until(writers, &format!("a group of {size}"), |writers| writers.iter().enumerate().all(sees)).await?;
	Ok(())
}

/// The first makes a group; what was said in it is added to `said`.
pub(super) async fn run(writers: &mut [Writer], said: &mut Vec<String>) -> anyhow::Result<Report> {
	let started = std::time::Instant::now();
	let id = writers[0].device.new_group("당원 모임", &[])?;
	for number in 1..GROUP {
		let address = *writers[number].device.address();
		writers[0].device.invite(&id, address, now())?;
	}
	let is_asked = |writer: &Writer| !writer.device.requests().is_empty();
	until(&mut writers[..GROUP], "invitations", |all| all[1..].iter().all(is_asked)).await?;
	for writer in &mut writers[1..GROUP] {
		let request = writer.device.requests().last().context("it was invited")?.id;
		ensure!(writer.device.accept(&request, now())? == id, "it was invited to something else");
	}
	// Who says something is read by those who were there then.
	agree(&mut writers[..GROUP], &id, GROUP, |_| true).await?;
	let texts = ["모두 안녕하세요", "한 사람이 나간 뒤의 말", "한 사람이 들어온 뒤의 말"];
	say_to(&mut writers[..GROUP], 7, &id, texts[0], |_| true).await?;

	// What a removed member kept is what a thief of that device would have.
	let before = writers[REMOVED].device.export()?;
	writers[LEAVES].device.leave(&id, now())?;
	let stays = |number: usize| number != LEAVES && number != REMOVED;
	agree(&mut writers[..GROUP], &id, GROUP - 1, |number| number != LEAVES).await?;
	let removed = writers[REMOVED].key();
	writers[0].device.remove(&id, &removed, now())?;
	agree(&mut writers[..GROUP], &id, GROUP - 2, stays).await?;
	say_to(&mut writers[..GROUP], 3, &id, texts[1], stays).await?;

	let address = *writers[JOINS].device.address();
	writers[0].device.invite(&id, address, now())?;
	until(writers, "another invitation", |all| !all[JOINS].device.requests().is_empty()).await?;
	let request = writers[JOINS].device.requests()[0].id;
	writers[JOINS].device.accept(&request, now())?;
	agree(writers, &id, GROUP - 1, stays).await?;
	say_to(writers, JOINS, &id, texts[2], stays).await?;
	said.extend(texts.map(str::to_owned));

	// Who was removed, as it is and as it was, with all that a node has.
	let node = writers[REMOVED].node();
	let mut thief = Device::import(&before)?;
	thief.topics(now())?;
	for bytes in node.all_statements().await? {
		if Statement::parse(&bytes).is_ok() {
			thief.receive(&bytes, now());
			writers[REMOVED].device.receive(&bytes, now());
		}
	}
	let reads = |device: &Device| {
		device.conversation(&id).is_ok_and(|found| {
			found.entries().iter().any(|entry| {
				let said = String::from_utf8_lossy(&entry.body).into_owned();
				texts[1..].iter().any(|text| said.contains(text))
			})
		})
	};
	let removed_reads_on = reads(&thief) || reads(&writers[REMOVED].device);
	ensure!(!removed_reads_on, "who was removed reads on");
	let members = [GROUP, writers[JOINS].device.conversation(&id)?.members().len()];
	let seconds = started.elapsed().as_secs();
	eprintln!(
		"a group of {GROUP}: one left, one was removed and reads nothing more, one joined; {seconds} s"
	);
	Ok(Report { members, seconds, removed_reads_on })
}
