// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Something is published on a real node, fetched, found, superseded, taken down and given out again, by the
//! command line tool alone. What the node gives out is also asked of it directly.

use anyhow::{ensure, Context};
use caucus_auditor::light;
use caucus_e2e::{recording, DevChain, Site};
use caucus_sdk::{chain::Chain, primitives::blake2_256};
use polkadot_sdk::sp_core::H256;
use serde_json::Value;

/// Where clients cut files.
const CHUNK: usize = 896 * 1024;

/// Runs `caucus` and gives the JSON that it wrote.
fn json(site: &Site, arguments: &[&str]) -> anyhow::Result<Value> {
	let done = site.caucus(&[arguments, &["--json"]].concat())?;
	let complaint = String::from_utf8_lossy(&done.stderr);
	ensure!(done.status.success(), "{arguments:?}: {complaint}");
	serde_json::from_slice(&done.stdout).with_context(|| format!("{arguments:?} wrote no JSON; {complaint}"))
}

/// Runs `caucus`, which has to refuse; gives what it says.
fn refused(site: &Site, arguments: &[&str]) -> anyhow::Result<String> {
	let done = site.caucus(arguments)?;
	ensure!(!done.status.success(), "{arguments:?} was done");
	Ok(String::from_utf8_lossy(&done.stderr).into_owned())
}

/// Whether the node gives out both chunks of a recording.
async fn gives(chain: &Chain, file: &[u8]) -> anyhow::Result<bool> {
	let mut given = Vec::new();
	for chunk in file.chunks(CHUNK) {
		let bytes = chain.library_bytes(&blake2_256(&[chunk])).await?;
		ensure!(bytes.as_deref().is_none_or(|bytes| bytes == chunk), "the node gave other bytes");
		given.push(bytes.is_some());
	}
	ensure!(given.windows(2).all(|two| two[0] == two[1]), "some chunks are given out, others not: {given:?}");
	Ok(given.contains(&true))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_is_had_until_it_is_taken_down() -> anyhow::Result<()> {
	let node = DevChain::start().await?;
	let (site, chain) = (node.site(), node.connect().await?);
	let made = |name: &str, bytes: &[u8]| {
		let path = site.path(name);
		std::fs::write(&path, bytes).map(|()| path)
	};
	let recording = recording(CHUNK + 9_000);
	let (speech, words) =
		(made("speech.mp3", &recording)?, made("speech.txt", "청년 월세를 낮추겠습니다.".as_bytes())?);
	let notice = made("notice.md", "# 임시 당원대회\n".as_bytes())?;

	// The chair speaks; for the organisation two persons do.
	let announcement = |account: &'static str| {
		let of =
			["library", "publish", "--account", account, "--as", "organisation:0", "--kind", "announcement"];
		let site = site.clone();
		let notice = notice.clone();
		move || json(&site, &[&of[..], &["--title", "공고", "--original", &notice]].concat())
	};
	let first = tokio::task::spawn_blocking(announcement("//Dave"));
	let by = ["library", "publish", "--account", "//Charlie", "--as", "officer:0/chair", "--kind", "speech"];
	let files = ["--title", "개회사", "--original", &speech, "--transcript", &words];
	let published = json(&site, &[&by[..], &files].concat())?;
	ensure!(published["item"] == 0 && published["version"] == 0, "{published}");
	ensure!(first.await??["waits_for_second"] == true, "one person alone published for two");

	listed_and_fetched(&site, &recording)?;
	nothing_of_it_in_blocks(&site, &chain, &recording).await?;
	ensure!(gives(&chain, &recording).await?, "the node does not give it out");
	found_and_poisoned(&site)?;

	// Another version, and what the organisation says, by its second person.
	let other = made("text.md", "월세 이야기를 고쳐 씁니다.".as_bytes())?;
	let next = [
		"library",
		"supersede",
		"--account",
		"//Charlie",
		"0",
		"--title",
		"개회사 (고침)",
		"--original",
		&other,
	];
	let superseded = json(&site, &next)?;
	ensure!(superseded["version"] == 1, "{superseded}");
	ensure!(announcement("//Charlie")()?["item"] == 1, "two persons did not publish");
	let shown = json(&site, &["library", "show", "0"])?;
	ensure!(shown["versions"][0]["version"]["status"] == "Superseded", "{shown}");
	ensure!(shown["item"]["shown"] == 1, "{shown}");

	taken_down(&site, &chain, &recording).await
}

/// What was published is listed, and comes back byte by byte.
fn listed_and_fetched(site: &Site, recording: &[u8]) -> anyhow::Result<()> {
	let list = json(site, &["library", "list", "--kind", "speech"])?;
	ensure!(list[0]["description"]["title"] == "개회사" && list[1].is_null(), "{list}");
	let shown = json(site, &["library", "show", "0", "--version", "0"])?;
	let manifest = &shown["versions"][0]["version"]["parts"][0]["manifest"];
	ensure!(manifest["digest"] == format!("0x{}", hex::encode(blake2_256(&[recording]))), "{manifest}");
	let out = site.path("fetched.mp3");
	let fetch = ["library", "fetch", "0", "--out", &out];
	json(site, &fetch)?;
	ensure!(std::fs::read(&out)? == recording, "other bytes came back");
	ensure!(refused(site, &fetch)?.contains("exists and is kept"), "a file was overwritten");
	let words = site.path("fetched.txt");
	json(site, &["library", "fetch", "0", "--part", "transcript", "--out", &words])?;
	ensure!(std::fs::read_to_string(&words)? == "청년 월세를 낮추겠습니다.");
	let samples = json(site, &["library", "check"])?;
	ensure!(samples[0]["fault"].is_null() && samples[0]["cid"].is_string(), "{samples}");
	Ok(())
}

/// Whoever reads blocks loads none of it, and sees all the same that bodies belong to their headers.
async fn nothing_of_it_in_blocks(site: &Site, chain: &Chain, recording: &[u8]) -> anyhow::Result<()> {
	let reader = light::Node::connect(site.url()).await?;
	let mut left_out = 0;
	for number in 1..=chain.header(chain.best_head().await?).await?.number {
		let hash = chain.block_hash(number).await?.context("a block")?;
		let told: usize = chain.block_body(hash).await?.iter().map(Vec::len).sum();
		ensure!(told < CHUNK / 10, "block {number} is told with {told} bytes");
		// Refused unless what is shown, and what stands for the rest, gives the root in the header.
		left_out += reader.body(H256(hash.0)).await?.left_out;
	}
	ensure!(
		left_out == recording.chunks(CHUNK).count(),
		"of so many pieces the node tells no bytes: {left_out}"
	);
	Ok(())
}

/// It is found by what is said in it, in an index that anybody makes, and in no other.
fn found_and_poisoned(site: &Site) -> anyhow::Result<()> {
	let index = site.path("index");
	let manifest = json(site, &["index", "build", "--out", &index])?;
	ensure!(manifest["documents"] == 1 && manifest["missing"] == 0, "{manifest}");
	for given in [&["--index", index.as_str()][..], &[]] {
		let found = json(site, &[&["library", "search", "월세"], given].concat())?;
		ensure!(found["items"][0]["item"]["id"] == 0 && found["found"] == 1, "{found}");
	}
	let check = site.caucus(&["index", "check", &index])?;
	ensure!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
	let shard = format!("{index}/shard-0000");
	let good = std::fs::read(&shard)?;
	std::fs::write(&shard, [&good[..], b"!"].concat())?;
	refused(site, &["index", "check", &index])?;
	refused(site, &["library", "search", "월세", "--index", &index])?;
	Ok(())
}

/// A moderator stops it at once, the appeals body gives it back.
async fn taken_down(site: &Site, chain: &Chain, recording: &[u8]) -> anyhow::Result<()> {
	let stop = ["library", "suspend", "--account", "//Alice", "0", "--version", "0", "--code", "privacy"];
	let stopped = json(site, &[&stop[..], &["--reason", "전화번호가 들립니다."]].concat())?;
	ensure!(stopped["events"][0]["event"] == "Suspended", "{stopped}");
	ensure!(!gives(chain, recording).await?, "the node still gives it out");
	let out = site.path("again.mp3");
	let fetch = ["library", "fetch", "0", "--version", "0", "--out", &out];
	ensure!(refused(site, &fetch)?.contains("suspended"), "it is not said that it is suspended");
	ensure!(std::fs::metadata(&out).is_err(), "something was written");
	let text = site.path("other.md");
	json(site, &["library", "fetch", "0", "--out", &text])?;
	let shown = json(site, &["library", "show", "0", "--version", "0"])?;
	ensure!(shown["versions"][0]["version"]["takedown"][1]["grounds"]["code"] == "Privacy", "{shown}");
	// Who suspended it does not confirm it.
	refused(site, &["library", "confirm", "--account", "//Alice", "0"])?;
	json(site, &["library", "lift", "--account", "//Eve", "0", "--reason", "공개된 번호입니다."])?;
	ensure!(gives(chain, recording).await?, "it is not given out again");
	json(site, &fetch)?;
	ensure!(std::fs::read(&out)? == recording, "other bytes came back");
	Ok(())
}
