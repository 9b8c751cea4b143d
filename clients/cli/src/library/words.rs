// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Capacities, contests, files and texts as people write them and as they are shown.

use crate::said;
use anyhow::{bail, Context};
use caucus_sdk::{
	library::{
		parts::{Part, Role},
		records::Race,
		Capacity, Kind, Status,
	},
	primitives::text::Language,
};

/// What everything that is published is called, with its kind.
const KINDS: [(&str, Kind); 6] = [
	("speech", Kind::Speech),
	("policy", Kind::Policy),
	("debate", Kind::Debate),
	("photo", Kind::Photo),
	("minutes", Kind::Minutes),
	("announcement", Kind::Announcement),
];

/// Reads a kind.
pub(super) fn kind(text: &str) -> anyhow::Result<Kind> {
	let known = KINDS.iter().find(|(name, _)| *name == text).map(|(_, kind)| *kind);
	known.with_context(|| format!("known are {}", KINDS.map(|(name, _)| name).join(", ")))
}

/// The name of a kind.
pub(super) fn kind_name(kind: Kind) -> &'static str {
	KINDS.iter().find(|(_, other)| *other == kind).map_or("", |(name, _)| name)
}

/// Reads a language.
pub(super) fn language(text: &str) -> anyhow::Result<Language> {
	match text {
		"ko" => Ok(Language::Korean),
		"en" => Ok(Language::English),
		_ => bail!("known are ko and en"),
	}
}

/// The tag of a language.
pub(super) const fn tag(language: Language) -> &'static str {
	match language {
		Language::Korean => "ko",
		Language::English => "en",
	}
}

/// Reads a contest: `ELECTION/CONTEST`.
pub(super) fn race(text: &str) -> anyhow::Result<Race> {
	let numbers = text.split_once('/').and_then(|(election, contest)| {
		// As on the paper, and in all other commands, contests are counted from 1.
		Some((election.parse().ok()?, contest.parse::<u16>().ok()?.checked_sub(1)?))
	});
	numbers.context("give ELECTION/CONTEST, such as 3/1")
}

/// A contest as it is written.
pub(super) fn race_name((election, contest): Race) -> String {
	format!("{election}/{}", u32::from(contest).saturating_add(1))
}

/// Reads a capacity.
pub(super) fn capacity(text: &str) -> anyhow::Result<Capacity> {
	let shape = "give candidate:ELECTION/CONTEST, officer:ORGANISATION/ROLE or organisation:ORGANISATION";
	let (what, of) = text.split_once(':').context(shape)?;
	match what {
		"candidate" => Ok(Capacity::Candidate(race(of)?)),
		"officer" => {
			let (organization, role) = of.split_once('/').context(shape)?;
			let role = match role {
				"chair" => "Chair",
				"secretary" => "Secretary",
				"representative" => "Representative",
				_ => bail!("officers who publish are chair, secretary and representative"),
			};
			Ok(Capacity::Officer { organization: organization.parse().context(shape)?, role: role.into() })
		}
		"organisation" | "organization" => Ok(Capacity::Organization(of.parse().context(shape)?)),
		_ => bail!(shape),
	}
}

/// A capacity as it is written.
pub(super) fn capacity_name(capacity: &Capacity) -> String {
	match capacity {
		Capacity::Candidate(race) => format!("candidate:{}", race_name(*race)),
		Capacity::Officer { organization, role } => {
			format!("officer:{organization}/{}", role.to_lowercase())
		}
		Capacity::Organization(organization) => format!("organisation:{organization}"),
	}
}

/// What became of a version, in words.
pub(super) const fn status_name(status: Status) -> &'static str {
	match status {
		Status::Announced => "waits for bytes",
		Status::Available => "available",
		Status::Superseded => "superseded",
		Status::NotArrived => "did not arrive",
		Status::Withdrawn => "withdrawn",
		Status::Suspended => "SUSPENDED",
		Status::TakenDown => "TAKEN DOWN",
		Status::Expired => "expired",
	}
}

/// What a file is among the others: `transcript:ko`.
pub(super) fn role_name(role: Role) -> String {
	match role {
		Role::Original => "original".into(),
		Role::Transcript(language) => format!("transcript:{}", tag(language)),
		Role::Captions(language) => format!("captions:{}", tag(language)),
		Role::Poster => "poster".into(),
	}
}

/// The file that a name means: one in the language of the item, if nothing else is said.
pub(super) fn part<'a>(parts: &'a [Part], name: &str, of: Language) -> Option<&'a Part> {
	let full = format!("{name}:{}", tag(of));
	parts.iter().find(|part| [name, &full].contains(&role_name(part.role).as_str()))
}

/// Reads the name of a file among the others.
pub(super) fn part_name(text: &str) -> anyhow::Result<String> {
	let known = match text.split_once(':') {
		None => ["original", "transcript", "captions", "poster"].contains(&text),
		Some((name, tag)) => ["transcript", "captions"].contains(&name) && language(tag).is_ok(),
	};
	match known {
		true => Ok(text.to_owned()),
		false => bail!("known are original, transcript, transcript:en, captions, captions:en and poster"),
	}
}

/// A text: as it is, or that of a file after `text:`.
pub(super) fn written(text: String) -> anyhow::Result<String> {
	let Some(path) = text.strip_prefix("text:") else { return Ok(text) };
	let bytes = std::fs::read(path).with_context(|| said::unreadable(path))?;
	String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))
}

/// A number of bytes for people.
pub(super) fn size(bytes: u64) -> String {
	const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
	match UNITS.into_iter().find(|(unit, _)| bytes >= *unit) {
		Some((unit, name)) => {
			let tenths = bytes.saturating_mul(10) / unit;
			format!("{}.{} {name}", tenths / 10, tenths % 10)
		}
		None => format!("{bytes} B"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use caucus_sdk::{library::manifest::Manifest, primitives::text::MediaType};

	#[test]
	fn capacities_are_read_as_they_are_shown() {
		for text in ["candidate:3/1", "officer:0/chair", "officer:12/representative", "organisation:2"] {
			assert_eq!(capacity_name(&capacity(text).unwrap()), text);
		}
		assert_eq!(capacity("candidate:3/1").unwrap(), Capacity::Candidate((3, 0)));
		assert_eq!(capacity("organization:2").unwrap(), Capacity::Organization(2));
		for text in [
			"candidate:3",
			"candidate:3/0",
			"officer:0/moderator",
			"officer:x/chair",
			"organisation:",
			"member:1",
			"",
		] {
			assert!(capacity(text).is_err(), "{text}");
		}
		for (name, one) in KINDS {
			assert_eq!((kind(name).unwrap(), kind_name(one)), (one, name));
		}
	}

	#[test]
	fn a_file_is_found_in_the_language_of_the_item() {
		let made = |role| Part { role, media: MediaType::Plain, manifest: Manifest::of(b"x").unwrap() };
		let parts = [Role::Original, Role::Transcript(Language::English), Role::Transcript(Language::Korean)]
			.map(made);
		let found = |name: &str| part(&parts, name, Language::Korean).map(|part| part.role);
		assert_eq!(found("original"), Some(Role::Original));
		assert_eq!(found("transcript"), Some(Role::Transcript(Language::Korean)));
		assert_eq!(found("transcript:en"), Some(Role::Transcript(Language::English)));
		assert_eq!(found("captions"), None);
		assert!(
			part_name("captions:en").is_ok() && part_name("poster:en").is_err() && part_name("x").is_err()
		);
	}

	#[test]
	fn sizes_are_shown_for_people() {
		assert_eq!([1_023, 1_536, 20 << 20].map(size), ["1023 B", "1.5 KiB", "20.0 MiB"]);
	}
}
