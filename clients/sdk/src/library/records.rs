// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the chain says of the library, at one block.

use super::LibraryError;
use crate::{
	chain::{Arguments, Chain, Hash},
	read::State,
};
use caucus_library_core::{
	manifest::{Manifest, Piece},
	parts::{Part, Role},
};
use caucus_primitives::{
	text::{Language, MediaType},
	ContestIndex, Digest, ElectionId, Moment, OrganizationId,
};
use serde::{de, Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The pallet, as metadata names it.
pub const PALLET: &str = "Library";

/// Most records that the chain gives at once.
const PAGE: u32 = 100;

/// A contest of an election.
pub type Race = (ElectionId, ContestIndex);

/// In which capacity somebody publishes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Capacity {
	/// As a candidate.
	Candidate(Race),
	/// As an officer, for oneself.
	Officer {
		/// Of which organisation.
		organization: OrganizationId,
		/// As what, as metadata names it: `Chair`.
		role: String,
	},
	/// For an organisation: its chair and its secretary together.
	Organization(OrganizationId),
}

/// What is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kind {
	/// What somebody said.
	Speech,
	/// What somebody wants to do.
	Policy,
	/// What several said to each other.
	Debate,
	/// A picture.
	Photo,
	/// The record of a meeting.
	Minutes,
	/// What an organisation lets everybody know.
	Announcement,
}

/// What is said of an item once and for all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Heading {
	/// In which capacity it is published.
	pub capacity: Capacity,
	/// What it is.
	pub kind: Kind,
	/// Its language.
	#[serde(with = "Tongue")]
	pub language: Language,
	/// The contest that it is about, if it is not a candidate's.
	pub about: Option<Race>,
}

/// What is said of a version, in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Description {
	/// The title.
	#[serde(deserialize_with = "text")]
	pub title: String,
	/// What it is about, in several lines.
	#[serde(deserialize_with = "optional_text")]
	pub summary: Option<String>,
	/// Topics by which it is found.
	#[serde(deserialize_with = "texts")]
	pub topics: Vec<String>,
	/// What a picture shows, for those who cannot see it.
	#[serde(deserialize_with = "optional_text")]
	pub alternative: Option<String>,
	/// When it was recorded.
	pub recorded_at: Option<Moment>,
}

/// What became of a version.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Status {
	/// Bytes are waited for.
	Announced,
	/// It can be had.
	Available,
	/// It can be had, but a newer one has taken its place.
	Superseded,
	/// Not all bytes came in time.
	NotArrived,
	/// The publisher took it back.
	Withdrawn,
	/// It cannot be had until somebody has looked at it.
	Suspended,
	/// It was taken down.
	TakenDown,
	/// Its time is over.
	Expired,
}

impl Status {
	/// Whether nodes give its bytes out.
	pub const fn is_served(self) -> bool {
		matches!(self, Self::Available | Self::Superseded)
	}
}

/// Something that was published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Published {
	/// What is said of it once and for all.
	pub heading: Heading,
	/// The account that announced it first, in SS58.
	pub publisher: String,
	/// How many versions there are.
	pub versions: u16,
	/// The newest version of which all bytes came.
	pub current: Option<u16>,
	/// When the last of it is served at the latest.
	pub bound: Option<Moment>,
}

/// An item, with the version that readers want.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
	/// Its number.
	pub id: u32,
	/// The item.
	pub item: Published,
	/// That version: the newest of which all bytes came, or else the first.
	pub shown: u16,
	/// What is said of that.
	pub description: Description,
	/// What became of that.
	pub status: Status,
}

/// A renewal that waits to be carried out.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Renewal {
	/// Until when the version will be served.
	pub until: Moment,
	/// First moment at which it can no longer be carried out.
	pub due: Moment,
}

/// The record of a version.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Entry {
	/// The account that announced it, in SS58.
	pub by: String,
	/// Who agreed to it, where two have to.
	pub agreed_by: Option<String>,
	/// When it was announced.
	pub announced_at: Moment,
	/// First moment at which its bytes no longer can come.
	pub arrive_until: Moment,
	/// When the last of its bytes came.
	pub available_at: Option<Moment>,
	/// First moment at which it is no longer served.
	pub served_until: Moment,
	/// A renewal that waits to be carried out.
	pub renewal: Option<Renewal>,
	/// How often it was renewed, or should have been.
	pub renewed: u8,
	/// How many bytes its files have.
	pub bytes: u64,
	/// How many chunks.
	pub chunks: u16,
	/// How many of them have not come.
	pub missing: u16,
}

/// A version with all that belongs to it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Version {
	/// Its record.
	pub version: Entry,
	/// What is said of it.
	pub description: Description,
	/// Its files.
	#[serde(deserialize_with = "files")]
	pub parts: Vec<Part>,
	/// What became of it.
	pub status: Status,
	/// The last takedown of it, whatever became of that, with its number.
	pub takedown: Option<(u32, Takedown)>,
}

/// Why a version is taken down.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Grounds {
	/// The reason in short, as metadata names it: `ElectionLaw`.
	pub code: String,
	/// The reason at length.
	#[serde(deserialize_with = "text")]
	pub reason: String,
	/// By which order.
	#[serde(deserialize_with = "optional_text")]
	pub order: Option<String>,
}

/// How far a takedown is.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub enum Verdict {
	/// It holds for a while; somebody else has to confirm it.
	Suspended {
		/// First moment at which it no longer holds.
		until: Moment,
	},
	/// It holds.
	Confirmed {
		/// The account that confirmed it, in SS58.
		by: String,
		/// When.
		at: Moment,
	},
	/// It was taken back.
	Lifted {
		/// The account that took it back, in SS58.
		by: String,
		/// When.
		at: Moment,
		/// Why.
		#[serde(deserialize_with = "text")]
		reason: String,
	},
	/// Nobody confirmed it in time.
	Lapsed,
}

/// A takedown.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Takedown {
	/// Of which item.
	pub item: u32,
	/// Of which version.
	pub version: u16,
	/// Why.
	pub grounds: Grounds,
	/// The account that suspended it, in SS58.
	pub by: String,
	/// When.
	pub at: Moment,
	/// How far it is.
	pub verdict: Verdict,
}

/// How full disks are, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Disk {
	/// Admitted today.
	pub today: u64,
	/// Most that are in a day.
	pub day_cap: u64,
	/// Admitted, and perhaps on a disk.
	pub together: u64,
	/// Most that can be.
	pub disk_cap: u64,
}

/// The library at one block.
#[derive(Clone)]
pub struct Library<'a> {
	chain: &'a Chain,
	at: Hash,
}

impl<'a> Library<'a> {
	/// At a block.
	pub const fn at(chain: &'a Chain, at: Hash) -> Self {
		Self { chain, at }
	}

	/// At the best block.
	pub async fn best(chain: &'a Chain) -> Result<Self, LibraryError> {
		Ok(Self::at(chain, chain.best_head().await?))
	}

	/// At the last finalized block.
	pub async fn finalized(chain: &'a Chain) -> Result<Self, LibraryError> {
		Ok(Self::at(chain, chain.finalized_head().await?))
	}

	/// The block.
	pub const fn block(&self) -> Hash {
		self.at
	}

	/// The block's time.
	pub async fn now(&self) -> Result<Moment, LibraryError> {
		Ok(State::at(self.chain, self.at).now().await?)
	}

	/// Asks, and gives the answer as the chain's metadata writes it.
	pub async fn ask(&self, question: &str, pairs: &[(&str, Value)]) -> Result<Value, LibraryError> {
		let about: Arguments =
			pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
		Ok(self.chain.view(PALLET, question, &about, Some(self.at)).await?)
	}

	/// How many items there are, and how many takedowns.
	pub async fn counts(&self) -> Result<(u32, u32), LibraryError> {
		read(self.ask("counts", &[]).await?)
	}

	/// An item.
	pub async fn item(&self, id: u32) -> Result<Item, LibraryError> {
		let found: Option<Item> = read(self.ask("item", &[("id", id.into())]).await?)?;
		found.ok_or(LibraryError::NoItem(id))
	}

	/// All items, by number; `progress` is told how many have come, of how many.
	pub async fn items(&self, mut progress: impl FnMut(usize, usize)) -> Result<Vec<Item>, LibraryError> {
		let (end, _) = self.counts().await?;
		let mut items: Vec<Item> = Vec::new();
		for from in (0..end).step_by(PAGE as usize) {
			let page = self.ask("items", &[("from", from.into()), ("count", PAGE.into())]).await?;
			items.extend(read::<Vec<Item>>(page)?);
			progress(items.len(), end as usize);
		}
		Ok(items)
	}

	/// A version of an item.
	pub async fn version(&self, id: u32, number: u16) -> Result<Version, LibraryError> {
		let asked = [("id", id.into()), ("number", number.into())];
		let found: Option<Version> = read(self.ask("version", &asked).await?)?;
		found.ok_or(LibraryError::NoVersion(id, number))
	}

	/// The chunks of a version that have not come.
	pub async fn missing(&self, id: u32, number: u16) -> Result<Vec<Digest>, LibraryError> {
		let asked = [("id", id.into()), ("number", number.into())];
		let digests: Vec<Hexadecimal> = read(self.ask("missing", &asked).await?)?;
		Ok(digests.into_iter().map(|digest| digest.0).collect())
	}

	/// A takedown.
	pub async fn takedown(&self, id: u32) -> Result<Takedown, LibraryError> {
		let page = self.ask("takedowns", &[("from", id.into()), ("count", 1.into())]).await?;
		let found = read::<Vec<(u32, Takedown)>>(page)?.pop();
		found.map(|(_, takedown)| takedown).ok_or(LibraryError::NoTakedown(id))
	}

	/// How full disks are.
	pub async fn disk(&self) -> Result<Disk, LibraryError> {
		read(self.ask("disk", &[]).await?)
	}
}

/// Reads an answer.
fn read<T: for<'de> Deserialize<'de>>(answer: Value) -> Result<T, LibraryError> {
	T::deserialize(answer).map_err(|error| LibraryError::Unreadable(error.to_string()))
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Language")]
enum Tongue {
	Korean,
	English,
}

#[derive(Deserialize)]
#[serde(remote = "MediaType")]
enum Media {
	Plain,
	Markdown,
	AkomaNtoso,
	Pdf,
	Json,
	Jpeg,
	Png,
	Webp,
	Mp4,
	Webm,
	Mp3,
	Ogg,
	WebVtt,
}

#[derive(Deserialize)]
#[serde(remote = "Role")]
enum Place {
	Original,
	Transcript(#[serde(with = "Tongue")] Language),
	Captions(#[serde(with = "Tongue")] Language),
	Poster,
}

#[derive(Deserialize)]
struct RawPart {
	#[serde(with = "Place")]
	role: Role,
	#[serde(with = "Media")]
	media: MediaType,
	manifest: RawManifest,
}

#[derive(Deserialize)]
struct RawManifest {
	digest: Hexadecimal,
	bytes: u64,
	pieces: Vec<RawPiece>,
}

#[derive(Deserialize)]
struct RawPiece {
	digest: Hexadecimal,
	bytes: u32,
}

/// A digest in hexadecimal digits.
struct Hexadecimal(Digest);

impl<'de> Deserialize<'de> for Hexadecimal {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
		let digest = bytes.and_then(|bytes| bytes.try_into().ok());
		digest.map(Self).ok_or_else(|| de::Error::custom("no digest"))
	}
}

impl Serialize for Hexadecimal {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&format!("0x{}", hex::encode(self.0)))
	}
}

/// Files whose manifests can be true: what is fetched by them is never longer than they say.
fn files<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Part>, D::Error> {
	let unsound = || de::Error::custom("a manifest that cannot be true");
	let raw = Vec::<RawPart>::deserialize(deserializer)?;
	let parts = raw.into_iter().map(|RawPart { role, media, manifest }| {
		let pieces = manifest.pieces.iter().map(|piece| Piece { digest: piece.digest.0, bytes: piece.bytes });
		let pieces = pieces.collect::<Vec<_>>().try_into().map_err(|_| unsound())?;
		let manifest = Manifest { digest: manifest.digest.0, bytes: manifest.bytes, pieces };
		manifest.check().map_err(|_| unsound())?;
		Ok(Part { role, media, manifest })
	});
	parts.collect()
}

/// Text as the chain's metadata writes bytes: as it is, or in hexadecimal digits if it cannot be shown so.
fn text_of(shown: String) -> String {
	match shown.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok()) {
		Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
		None => shown,
	}
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
	String::deserialize(deserializer).map(text_of)
}

fn optional_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
	Ok(Option::<String>::deserialize(deserializer)?.map(text_of))
}

fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
	Ok(Vec::<String>::deserialize(deserializer)?.into_iter().map(text_of).collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn version(pieces: Value, bytes: u64) -> Value {
		json!({
			"version": {
				"by": "5G", "agreed_by": null, "state": "Announced", "room": "Whole", "announced_at": 1,
				"admitted_on": 0, "arrive_until": 2, "available_at": null, "served_until": 3,
				"renewal": { "until": 5, "due": 4 }, "renewed": 0, "bytes": bytes, "chunks": 1, "missing": 1,
				"takedown": 0,
			},
			"description": {
				"title": "0x3078", "summary": null, "topics": ["주거", "0x1b"], "alternative": null,
				"recorded_at": null,
			},
			"parts": [{
				"role": { "Transcript": "Korean" }, "media": "Plain",
				"manifest": { "digest": format!("0x{}", "07".repeat(32)), "bytes": bytes, "pieces": pieces },
			}],
			"status": "Suspended",
			"takedown": [0, {
				"item": 0, "version": 0, "grounds": { "code": "Order", "reason": "x", "order": null },
				"by": "5F", "at": 9, "verdict": { "Lifted": { "by": "5E", "at": 10, "reason": "y" } },
			}],
		})
	}

	#[test]
	fn answers_are_read_with_what_they_cannot_show() {
		let piece = json!({ "digest": format!("0x{}", "07".repeat(32)), "bytes": 8 });
		let read_as = |pieces: Value, bytes: u64| read::<Version>(version(pieces, bytes));
		let found = read_as(json!([piece]), 8).unwrap();
		assert_eq!(
			(found.description.title.as_str(), found.description.topics[1].as_str()),
			("0x", "\u{1b}")
		);
		assert_eq!(found.parts[0].role, Role::Transcript(Language::Korean));
		let takedown = found.takedown.unwrap().1;
		assert_eq!(takedown.verdict, Verdict::Lifted { by: "5E".into(), at: 10, reason: "y".into() });
		// A node that says that a file is longer or shorter than its chunks is not believed.
		assert!(read_as(json!([piece]), 9).is_err() && read_as(json!([]), 0).is_err());
		assert!(read_as(json!([piece, piece]), 16).is_err());
	}

	#[test]
	fn a_heading_is_written_as_it_is_read() {
		for capacity in [
			json!({ "Candidate": [3, 1] }),
			json!({ "Officer": { "organization": 0, "role": "Chair" } }),
			json!({ "Organization": 2 }),
		] {
			let written =
				json!({ "capacity": capacity, "kind": "Policy", "language": "Korean", "about": [3, 1] });
			let heading: Heading = read(written.clone()).unwrap();
			assert_eq!(serde_json::to_value(heading).unwrap(), written);
		}
	}
}
