// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! How fast one validator takes a file and gives it out, and what it takes on the disk.

use crate::{disk, wasm::rounded};
use anyhow::ensure;
use caucus_e2e::DevChain;
use caucus_sdk::{
	chain::pair,
	library::{
		draft::Announced, parts::Role, upload, Capacity, Draft, Fetcher, File, Heading, Kind, Library, Node,
	},
	primitives::text::Language,
};
use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};
use serde_json::{json, Value};
use std::time::{Duration, Instant};

/// Somebody who holds an office on a development chain: chair of the central party.
const CHAIR: &str = "//Charlie";
/// What the database needs to write down what has come.
const SETTLE: Duration = Duration::from_secs(5);

/// A file that begins as a video does, of bytes that do not get smaller.
fn video(bytes: usize) -> Vec<u8> {
	let mut video = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom".to_vec();
	let head = video.len();
	video.resize(bytes, 0);
	ChaCha20Rng::seed_from_u64(7).fill_bytes(&mut video[head..]);
	video
}

/// Publishes a file of so many bytes on a node of its own, and fetches it.
pub(super) async fn measure(bytes: usize) -> anyhow::Result<Value> {
	let node = DevChain::start_with_lag(0).await?;
	let chain = node.connect().await?;
	let folder = node.folder.path().join("node");
	let files = vec![
		File::new(Role::Original, "a.mp4", video(bytes))?,
		File::new(Role::Transcript(Language::Korean), "a.txt", "연설".into())?,
	];
	let manifest = files[0].part.manifest.clone();
	let draft = Draft { title: "측정".into(), files, ..Draft::default() };
	let capacity = Capacity::Officer { organization: 0, role: "Chair".into() };
	let heading = Heading { capacity, kind: Kind::Speech, language: Language::Korean, about: None };
	tokio::time::sleep(SETTLE).await;
	let before = disk::used(&folder)?;
	eprintln!("{bytes} bytes are published");
	let started = Instant::now();
	let Announced::Waits { item, version } = draft.announce(&chain, &pair(CHAIR)?, &heading).await? else {
		anyhow::bail!("an officer needs nobody else");
	};
	let files: Vec<Vec<u8>> = draft.files.into_iter().map(|file| file.bytes).collect();
	upload(&chain, item, version, &files, |_| ()).await?;
	let stored = started.elapsed().as_secs_f64();
	tokio::time::sleep(SETTLE).await;
	let on_disk = disk::used(&folder)?.saturating_sub(before);

	let found = Library::finalized(&chain).await?.version(item, version).await?;
	ensure!(found.status.is_served(), "it is {:?}", found.status);
	let started = Instant::now();
	let fetcher = Fetcher::new(vec![Node { url: node.url(), chain: chain.clone() }]);
	let came = fetcher.file(&manifest, |_| ()).await?;
	let fetched = started.elapsed().as_secs_f64();
	ensure!(Some(&came) == files.first(), "something else came");
	let per_second = |seconds: f64| rounded(bytes as f64 / seconds / 1e6);
	Ok(json!({
		"bytes": bytes,
		"chunks": manifest.pieces.len(),
		"store_seconds_until_final": rounded(stored),
		"store_mb_per_s": per_second(stored),
		"fetch_seconds": rounded(fetched),
		"fetch_mb_per_s": per_second(fetched),
		"disk_bytes": on_disk,
		"disk_bytes_per_byte": rounded(on_disk as f64 / bytes as f64),
	}))
}
