// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Two members, by two nodes: a request, texts, a picture.

use super::writer::{until, Writer};
use crate::message::desk::now;
use anyhow::{bail, ensure, Context};
use serde::Serialize;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// Bytes of the picture.
const PICTURE: usize = 5_000_000;
/// Messages of which the time is taken.
const SAMPLES: usize = 5;
/// Between two looks, where time is taken.
const LOOK: Duration = Duration::from_millis(20);

#[derive(Serialize)]
pub(super) struct Report {
	/// Medians.
	latency_ms: u128,
	picture_bytes: usize,
	picture_seconds: f64,
	#[serde(skip)]
	pub(super) conversation: [u8; 32],
}

/// Something that begins as a picture does, and does not get smaller.
fn picture() -> Vec<u8> {
	let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
	let mut state = 1u64;
	while bytes.len() < PICTURE {
		state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
		bytes.extend(state.to_le_bytes());
	}
	bytes.truncate(PICTURE);
	bytes
}

/// Milliseconds from one's sending to the other's having.
async fn latency(two: &mut [Writer], conversation: &[u8; 32], text: &str) -> anyhow::Result<u128> {
	let [one, other] = two else { bail!("it takes two") };
	let seq = one.write(conversation, text)?;
	let started = Instant::now();
	one.round().await?;
	let sender = one.key();
	while !other.has(conversation, &sender, seq) {
		ensure!(started.elapsed().as_secs() < 60, "a message does not arrive");
		sleep(LOOK).await;
		other.round().await?;
	}
	Ok(started.elapsed().as_millis())
}

/// They meet, and write; what was said is added to `said`.
pub(super) async fn run(two: &mut [Writer], said: &mut Vec<String>) -> anyhow::Result<Report> {
	let first = "질문 하나 드려도 될까요?";
	let address = *two[1].device.address();
	two[0].device.contact(address, first, now())?;
	until(two, "a request", |two| !two[1].device.requests().is_empty()).await?;
	let request = two[1].device.requests()[0].id;
	let conversation = two[1].device.accept(&request, now())?;
	let answer = "네, 말씀하세요.";
	two[1].say(&conversation, answer).await?;
	until(two, "an answer", |two| two[0].texts(&conversation).iter().any(|text| text == answer)).await?;
	said.extend([first.to_owned(), answer.to_owned()]);

	let mut times = Vec::new();
	for number in 0..SAMPLES {
		let text = format!("시간을 재는 말 {number}");
		times.push(latency(two, &conversation, &text).await?);
		said.push(text);
	}
	times.sort_unstable();

	let picture = picture();
	let started = Instant::now();
	two[0].device.send_file(&conversation, "대회장.png", &picture, now())?;
	until(two, "a picture", |two| two[1].file(&conversation).is_some()).await?;
	let manifest = two[1].file(&conversation).context("it has come")?;
	let mut fetched = two[1].fetch(&manifest).await;
	// The message may come before the last piece does.
	while fetched.is_err() && started.elapsed().as_secs() < 120 {
		sleep(Duration::from_secs(1)).await;
		two[0].round().await?;
		fetched = two[1].fetch(&manifest).await;
	}
	ensure!(fetched? == picture, "another picture came");
	let seconds = started.elapsed().as_secs_f64();
	two[1].device.fetched(&conversation, &manifest, now())?;
	until(two, "free room", |two| two.iter().all(|writer| writer.device.waiting() == (0, 0))).await?;
	let latency_ms = times[SAMPLES / 2];
	eprintln!("two write to each other by two nodes: {latency_ms} ms, a picture of 5 MB in {seconds:.1} s");
	Ok(Report { latency_ms, picture_bytes: PICTURE, picture_seconds: seconds, conversation })
}
