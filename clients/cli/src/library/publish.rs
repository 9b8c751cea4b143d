// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What publishers do: announce, and bring the bytes.

use super::words::{capacity, kind, language, race, written};
use crate::{
	officer::Account,
	output::{bar, json, spinner},
	said, Node,
};
use anyhow::Context;
use caucus_sdk::{
	chain::{pair, Chain},
	library::{
		draft::Announced,
		parts::Role,
		records::Race,
		upload::{bytes_of, upload},
		Capacity, Draft, File, Heading, Kind, Library, Progress,
	},
	moment,
	primitives::{text::Language, Moment},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

pub(super) const WRITING: &str = "\
Examples:
  caucus library publish --as candidate:3/1 --kind policy --title '청년 주거' --original policy.md
  caucus library publish --as officer:0/chair --kind speech --language en --title Opening \\
      --original speech.mp4 --transcript speech.txt --captions speech.vtt --poster speech.jpg
  caucus library publish --as organisation:0 --kind photo --title '대회장' \\
      --original hall.png --alt '단상에 선 세 사람'
What is heard needs a transcript in the item's language, what is seen a description. A transcript in the other \
language is given as en:FILE or ko:FILE. What is published for an organisation takes effect when its chair and its \
secretary have both given this command, with the same words and files.";

/// What is said of a version, and its files.
#[derive(Args)]
struct Content {
	/// The title, of up to 80 syllables.
	#[arg(long)]
	title: String,
	/// What it is about, in up to 320 syllables; text:FILE takes them from a file.
	#[arg(long, value_name = "TEXT")]
	summary: Option<String>,
	/// A topic by which it is found; up to five.
	#[arg(long = "topic", value_name = "TEXT")]
	topics: Vec<String>,
	/// What a picture shows, for those who cannot see it.
	#[arg(long, value_name = "TEXT")]
	alt: Option<String>,
	/// When it was recorded, like 2026-12-01T09:00:00+09:00.
	#[arg(long, value_name = "TIME", value_parser = recorded)]
	recorded: Option<Moment>,
	/// The file that is published.
	#[arg(long, value_name = "FILE")]
	original: PathBuf,
	/// What is said in it, as text.
	#[arg(long = "transcript", value_name = "FILE|ko:FILE|en:FILE")]
	transcripts: Vec<String>,
	/// What is said in it, with times (WebVTT).
	#[arg(long = "captions", value_name = "FILE|ko:FILE|en:FILE")]
	captions: Vec<String>,
	/// A picture that stands for it until it is played.
	#[arg(long, value_name = "FILE")]
	poster: Option<PathBuf>,
}

/// An item to be published.
#[derive(Args)]
pub(crate) struct Publish {
	#[command(flatten)]
	account: Account,
	/// In which capacity.
	#[arg(
		long = "as",
		value_name = "candidate:ELECTION/CONTEST|officer:ORG/ROLE|organisation:ORG",
		value_parser = capacity
	)]
	capacity: Capacity,
	/// What it is: speech, policy, debate, photo, minutes or announcement.
	#[arg(long, value_parser = kind)]
	kind: Kind,
	/// Its language.
	#[arg(long, value_name = "ko|en", value_parser = language, default_value = "ko")]
	language: Language,
	/// The contest that it is about, if it is not a candidate's.
	#[arg(long, value_name = "ELECTION/CONTEST", value_parser = race)]
	about: Option<Race>,
	#[command(flatten)]
	content: Content,
	/// Write what became of it as JSON.
	#[arg(long)]
	json: bool,
}

/// Another version of an item.
#[derive(Args)]
pub(crate) struct Supersede {
	#[command(flatten)]
	account: Account,
	/// The item.
	item: u32,
	#[command(flatten)]
	content: Content,
	/// Write what became of it as JSON.
	#[arg(long)]
	json: bool,
}

/// Bytes that have not come.
#[derive(Args)]
pub(crate) struct Upload {
	/// The item.
	item: u32,
	/// The version; the last one if nothing is said.
	#[arg(long)]
	version: Option<u16>,
	/// The files that were published, in any order; those that are there already can be left out.
	#[arg(required = true)]
	files: Vec<PathBuf>,
	/// Write what became of it as JSON.
	#[arg(long)]
	json: bool,
}

fn recorded(text: &str) -> anyhow::Result<Moment> {
	moment::parse(text).context("write it like 2026-12-01T09:00:00+09:00")
}

fn read(path: &str) -> anyhow::Result<Vec<u8>> {
	std::fs::read(path).with_context(|| said::unreadable(path))
}

impl Content {
	/// As the chain takes it, in an item of this language.
	fn draft(self, language: Language) -> anyhow::Result<Draft> {
		let file = |role, path: &str| anyhow::Ok(File::new(role, path, read(path)?)?);
		let plain = |path: PathBuf| path.display().to_string();
		let spoken = |given: &str| match given.split_once(':') {
			Some(("ko", path)) => (Language::Korean, path.to_owned()),
			Some(("en", path)) => (Language::English, path.to_owned()),
			_ => (language, given.to_owned()),
		};
		let mut files = vec![file(Role::Original, &plain(self.original))?];
		for given in &self.transcripts {
			let (language, path) = spoken(given);
			files.push(file(Role::Transcript(language), &path)?);
		}
		for given in &self.captions {
			let (language, path) = spoken(given);
			files.push(file(Role::Captions(language), &path)?);
		}
		if let Some(poster) = self.poster {
			files.push(file(Role::Poster, &plain(poster))?);
		}
		let draft = Draft {
			title: self.title,
			summary: self.summary.map(written).transpose()?,
			topics: self.topics,
			alternative: self.alt.map(written).transpose()?,
			recorded_at: self.recorded,
			files,
		};
		draft.check(language)?;
		Ok(draft)
	}
}

impl Publish {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let signer = pair(self.account.uri())?;
		let draft = self.content.draft(self.language)?;
		let chain = node.connect().await?;
		let heading =
			Heading { capacity: self.capacity, kind: self.kind, language: self.language, about: self.about };
		let sending = spinner("announcing");
		let announced = draft.announce(&chain, &signer, &heading).await?;
		sending.finish_and_clear();
		follow(&chain, announced, draft, self.json).await
	}
}

impl Supersede {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let signer = pair(self.account.uri())?;
		let chain = node.connect().await?;
		let item = Library::best(&chain).await?.item(self.item).await?.item;
		let draft = self.content.draft(item.heading.language)?;
		let sending = spinner("announcing");
		let announced = draft.supersede(&chain, &signer, self.item, item.versions).await?;
		sending.finish_and_clear();
		follow(&chain, announced, draft, self.json).await
	}
}

impl Upload {
	pub(super) async fn run(self, node: &Node) -> anyhow::Result<()> {
		let files: Vec<Vec<u8>> =
			self.files.iter().map(|path| read(&path.display().to_string())).collect::<anyhow::Result<_>>()?;
		let chain = node.connect().await?;
		let item = Library::best(&chain).await?.item(self.item).await?.item;
		let version = self.version.unwrap_or(item.versions.saturating_sub(1));
		bring(&chain, self.item, version, &files, self.json).await
	}
}

/// Brings the bytes of what was announced, or says whom it waits for.
async fn follow(chain: &Chain, announced: Announced, draft: Draft, as_json: bool) -> anyhow::Result<()> {
	match announced {
		Announced::SecondNeeded if as_json => json(&json!({ "waits_for_second": true })),
		Announced::SecondNeeded => {
			println!(
				"noted; nothing is published yet. Within a week the other one, chair or secretary, gives the same \
				 command with the same words and the same files; that one's program then brings the bytes. If the other \
				 one has done so already, the two differ: compare words and files, byte by byte"
			);
			Ok(())
		}
		Announced::Waits { item, version } => {
			eprintln!(
				"Announced as item {item}, version {version}. If this is interrupted, within a day: caucus library \
				 upload {item} --version {version} FILES"
			);
			bring(chain, item, version, &bytes_of(draft.files), as_json).await
		}
	}
}

async fn bring(
	chain: &Chain,
	item: u32,
	version: u16,
	files: &[Vec<u8>],
	as_json: bool,
) -> anyhow::Result<()> {
	let chunks = bar(0, "chunks in blocks");
	upload(chain, item, version, files, |progress| match progress {
		Progress::Came(came, of) => {
			chunks.set_length(of as u64);
			chunks.set_position(came as u64);
		}
		Progress::Settling => {
			chunks.set_position(chunks.length().unwrap_or_default());
			chunks.set_message("waiting until it is final");
		}
	})
	.await?;
	chunks.finish_and_clear();
	let found = Library::finalized(chain).await?.version(item, version).await?;
	let until = found.version.served_until;
	if as_json {
		return json(&json!({ "item": item, "version": version, "served_until": until }));
	}
	println!("item {item}, version {version} is published, until {}", moment::korean(until));
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn content(original: &str, transcripts: &[&str]) -> Content {
		Content {
			title: "연설".into(),
			summary: None,
			topics: Vec::new(),
			alt: None,
			recorded: None,
			original: original.into(),
			transcripts: transcripts.iter().map(|&path| path.into()).collect(),
			captions: Vec::new(),
			poster: None,
		}
	}

	#[test]
	fn files_are_read_into_their_places() {
		let folder = std::env::temp_dir().join(format!("caucus-publish-{}", std::process::id()));
		let _ = std::fs::remove_dir_all(&folder);
		std::fs::create_dir_all(&folder).unwrap();
		let made = |name: &str, bytes: &[u8]| {
			let path = folder.join(name).display().to_string();
			std::fs::write(&path, bytes).unwrap();
			path
		};
		let (sound, ko, en) = (made("a.mp3", b"ID3."), made("b.txt", b"one"), made("c.md", b"two"));
		let draft = content(&sound, &[&ko, &format!("en:{en}")]).draft(Language::Korean).unwrap();
		let roles: Vec<Role> = draft.files.iter().map(|file| file.part.role).collect();
		let expected =
			[Role::Original, Role::Transcript(Language::Korean), Role::Transcript(Language::English)];
		assert_eq!(roles, expected);
		// In an English item the first is the English one, and two are the same among the others.
		assert!(content(&sound, &[&ko, &format!("en:{en}")]).draft(Language::English).is_err());
		let wrong = content(&made("d.png", b"words"), &[]).draft(Language::Korean).unwrap_err();
		assert!(wrong.to_string().contains("d.png"), "{wrong}");
		std::fs::remove_dir_all(folder).unwrap();
	}
}
