// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The minutes of a meeting in XML, in the shape of Akoma Ntoso 3.0: what the chain knows of it, with
//! both versions of what was corrected.

use super::{
	source::{day, ensure_free, items, name_of, number, text, time, write, At, Block, File, Stamp},
	words::{option_ko, options, requirement_ko, verdict, verdict_ko},
	xml::{element, Element},
};
use crate::{said::Said, Node};
use anyhow::ensure;
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Write what the chain knows of a meeting as XML in the shape of Akoma Ntoso.
///
/// Agenda, attendance, motions, votes with counts and what they required, corrections with what was said
/// before, and the digests of the published minutes. Needs no key.
#[derive(Args)]
#[command(after_help = "\
Examples:
  caucus export minutes 0                      to standard output
  caucus export minutes 0 --out meeting-0.xml")]
pub(crate) struct Minutes {
	/// The meeting.
	meeting: u32,
	/// The file to write; standard output if nothing is said.
	#[arg(long, value_name = "FILE")]
	out: Option<PathBuf>,
	/// Overwrite what is there.
	#[arg(long)]
	force: bool,
	#[command(flatten)]
	block: Block,
}

/// What the chain says of one meeting, as its views give it.
#[derive(Default)]
pub(crate) struct Record {
	/// Its number.
	pub(crate) number: u32,
	/// The meeting.
	pub(crate) meeting: Value,
	/// What its organisation is called.
	pub(crate) organization: String,
	/// `[number, item, last vote on who is chosen]`.
	pub(crate) agenda: Vec<Value>,
	/// Counts of those present.
	pub(crate) presences: Vec<Value>,
	/// `[number, motion, versions of its text]`, amendments among them.
	pub(crate) motions: Vec<Value>,
	/// `[number, vote, versions of its counts]`.
	pub(crate) votes: Vec<Value>,
	/// Versions of its minutes.
	pub(crate) minutes: Vec<Value>,
	/// Who certified it.
	pub(crate) certification: Value,
	/// Corrections.
	pub(crate) corrections: Vec<Value>,
}

impl Record {
	async fn read(at: &At, meeting: u32) -> anyhow::Result<Self> {
		const PALLET: &str = "Assemblies";
		let of = [("meeting", Value::from(meeting))];
		let found = at.ask(PALLET, "meeting", &of).await?;
		ensure!(!found.is_null(), Said::none("meeting", meeting));
		let organization = [("organization", found["organization"].clone())];
		let organization = at.ask("Organisations", "organization", &organization).await?;
		let mut record = Self {
			number: meeting,
			organization: text(&organization["names"]["korean"]).to_owned(),
			agenda: at.list(PALLET, "agenda", &of, "from").await?,
			presences: at.list(PALLET, "presences", &of, "from").await?,
			minutes: at.list(PALLET, "minutes", &of, "from").await?,
			certification: at.ask(PALLET, "certification", &of).await?,
			corrections: at.list(PALLET, "corrections", &of, "from").await?,
			meeting: found,
			..Self::default()
		};
		let mut motions = Vec::new();
		for row in at.list(PALLET, "motions_tabled", &of, "from").await? {
			let amendments = at.list(PALLET, "amendments", &[("motion", row[0].clone())], "from").await?;
			motions.push(row);
			motions.extend(amendments);
		}
		for row in motions {
			let texts = at.list(PALLET, "texts", &[("motion", row[0].clone())], "from").await?;
			record.motions.push(json!([row[0], row[1], texts]));
		}
		for row in at.list(PALLET, "votes_of", &of, "from").await? {
			let versions = at.list(PALLET, "vote_versions", &[("vote", row[0].clone())], "from").await?;
			record.votes.push(json!([row[0], row[1], versions]));
		}
		Ok(record)
	}
}

impl Minutes {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		self.out.iter().try_for_each(|out| ensure_free(out, self.force))?;
		let at = At::open(node, &self.block).await?;
		let record = Record::read(&at, self.meeting).await?;
		let bytes = document(&record, &at.stamp)?;
		match self.out {
			None => print!("{}", String::from_utf8_lossy(&bytes)),
			Some(path) => {
				let what = format!("{}: meeting {}, at {}", path.display(), self.meeting, at.stamp.note());
				write(&[File { path, bytes }], self.force)?;
				println!("{what}");
			}
		}
		Ok(())
	}
}

/// The document.
pub(crate) fn document(record: &Record, stamp: &Stamp) -> anyhow::Result<Vec<u8>> {
	let plan = &record.meeting["plan"];
	let preface = element("preface").child(element("longTitle").child(element("p").text(format!(
		"{} {}",
		record.organization,
		text(&plan["name"])
	))));
	let debate = element("debate")
		.with("name", "minutes")
		.child(meta(record, stamp))
		.child(preface)
		.child(element("debateBody").children(body(record)));
	Ok(element("akomaNtoso").with("xmlns", NAMESPACE).child(debate).document()?)
}

/// `/akn/kr/debate/2026-12-01/caucus-abab…/meeting-3`
fn work(record: &Record, stamp: &Stamp) -> String {
	let date = held_on(record);
	format!("/akn/kr/debate/{date}/caucus-{}/meeting-{}", stamp.genesis, record.number)
}

fn held_on(record: &Record) -> String {
	let opened = day(&record.meeting["opened_at"]);
	opened.or_else(|| day(&record.meeting["plan"]["starts_at"])).unwrap_or_default()
}

fn meta(record: &Record, stamp: &Stamp) -> Element {
	let work = work(record, stamp);
	let expression = format!("{work}/kor@{}", stamp.hash);
	let frbr = |kind: &'static str, uri: &str, date: &str, what: &str| {
		element(kind)
			.child(element("FRBRthis").with("value", format!("{uri}/!main")))
			.child(element("FRBRuri").with("value", uri))
			.children(
				(kind == "FRBRExpression")
					.then(|| element("FRBRalias").with("name", "block").with("value", stamp.note())),
			)
			.child(element("FRBRdate").with("date", date).with("name", what))
			.child(element("FRBRauthor").with("href", "#organization"))
	};
	let read = time(&stamp.at.into()).unwrap_or_default();
	let held = held_on(record);
	let identification = element("identification")
		.with("source", "#caucus")
		.child(frbr("FRBRWork", &work, &held, "meeting").child(element("FRBRcountry").with("value", "kr")))
		.child(
			frbr("FRBRExpression", &expression, &read, "block")
				.child(element("FRBRlanguage").with("language", "kor")),
		)
		.child(
			frbr("FRBRManifestation", &format!("{expression}.xml"), &read, "export")
				.child(element("FRBRformat").with("value", "application/akn+xml")),
		);
	element("meta")
		.child(identification)
		.child(lifecycle(record))
		.child(analysis(record))
		.child(references(record, stamp))
}

/// When minutes were published, corrected and certified.
fn lifecycle(record: &Record) -> Element {
	let event = |id: String, at: &Value, kind: &str| {
		element("eventRef")
			.with("eId", id)
			.with("date", time(at).unwrap_or_default())
			.with("source", "#caucus")
			.with("type", kind)
	};
	let minutes = record.minutes.iter().enumerate().map(|(version, minutes)| {
		let kind = if version == 0 { "generation" } else { "amendment" };
		event(format!("minutes_{version}"), &minutes["at"], kind)
	});
	let corrections = record.corrections.iter().enumerate().map(|(position, correction)| {
		event(format!("correction_event_{position}"), &correction["at"], "amendment")
	});
	let certified = &record.certification;
	let certified =
		(!certified.is_null()).then(|| event("certification".into(), &certified["at"], "generation"));
	element("lifecycle").with("source", "#caucus").children(minutes).children(corrections).children(certified)
}

/// The numbers, for programs.
fn analysis(record: &Record) -> Element {
	let count = |value: u64, of: &str| {
		element("count")
			.with("value", value.to_string())
			.with("refersTo", format!("#{}", of.replace(' ', "_")))
	};
	let quorums = record.presences.iter().enumerate().map(|(position, presence)| {
		let outcome = if presence["quorate"] == Value::Bool(true) { "#quorate" } else { "#inquorate" };
		element("quorumVerification")
			.with("eId", format!("presence_{position}_numbers"))
			.with("outcome", outcome)
			.with("href", format!("#presence_{position}"))
			.child(count(number(&presence["attendance"]["entitled"]), "entitled"))
			.child(count(number(&presence["attendance"]["present"]), "present"))
	});
	let votes = record.votes.iter().flat_map(|row| {
		items(&row[2]).iter().enumerate().map(move |(version, counted)| {
			let counts = &counted["counts"];
			let numbers = ["entitled", "present", "cast", "valid", "invalid"]
				.map(|name| (name.into(), number(&counts[name])));
			let all = numbers.into_iter().chain(options(counts));
			element(if version == 0 { "voting" } else { "recount" })
				.with("eId", format!("vote_{}_{version}_numbers", number(&row[0])))
				.with("outcome", format!("#{}", verdict(&counted["outcome"]["verdict"]).replace(' ', "_")))
				.with("href", format!("#vote_{}_{version}", number(&row[0])))
				.children(all.map(|(of, value): (String, u64)| count(value, &of)))
		})
	});
	let parliamentary = element("parliamentary").children(quorums).children(votes);
	element("analysis").with("source", "#caucus").child(parliamentary)
}

fn references(record: &Record, stamp: &Stamp) -> Element {
	let named = |kind: &'static str, id: &str, href: String, shown: &str| {
		element(kind).with("eId", id).with("href", href).with("showAs", shown)
	};
	let concept = |id: &str, shown: &str| {
		named(
			"TLCConcept",
			&id.replace(' ', "_"),
			format!("/akn/ontology/concept/caucus/{}", id.replace(' ', "_")),
			shown,
		)
	};
	let candidates = record
		.votes
		.iter()
		.flat_map(|row| items(&row[2]))
		.flat_map(|version| options(&version["counts"]))
		.filter_map(|(option, _)| {
			option.strip_prefix("candidate ").and_then(|number| number.parse::<u32>().ok())
		})
		.max()
		.unwrap_or_default();
	let concepts = [
		("entitled", "재적"),
		("present", "출석"),
		("cast", "투표"),
		("valid", "유효"),
		("invalid", "무효"),
		("yes", "찬성"),
		("no", "반대"),
		("abstain", "기권"),
		("pass", "가결"),
		("fail", "부결"),
		("tie", "가부동수"),
		("no quorum", "정족수 미달"),
		("quorate", "정족수 충족"),
		("inquorate", "정족수 미달"),
	];
	let digests = record.minutes.iter().enumerate().flat_map(|(version, minutes)| {
		items(&minutes["texts"]).iter().map(move |text_of| {
			let digest = text(&text_of["digest"]).trim_start_matches("0x");
			let language = name_of(&text_of["language"]);
			named(
				"hasAttachment",
				&format!("minutes_{version}_{}", language.to_lowercase()),
				format!("caucus:{}/content/{digest}", stamp.genesis),
				&format!("minutes, version {version}, {language}, BLAKE2b-256"),
			)
		})
	});
	element("references")
		.with("source", "#caucus")
		.children(digests)
		.child(named("TLCOrganization", "caucus", format!("caucus:{}", stamp.genesis), "Caucus"))
		.child(named(
			"TLCOrganization",
			"organization",
			format!("/akn/ontology/organization/caucus/{}", number(&record.meeting["organization"])),
			&record.organization,
		))
		.children(concepts.map(|(id, shown)| concept(id, shown)))
		.children(
			(1..=candidates).map(|number| concept(&format!("candidate {number}"), &format!("기호 {number}"))),
		)
}

/// Text that is not said by anybody.
fn summary(id: String, text: String) -> Element {
	element("summary").with("eId", id).text(text)
}

fn section(name: &str, id: String, heading: String) -> Element {
	element("debateSection").with("name", name).with("eId", id).child(element("heading").text(heading))
}

fn body(record: &Record) -> Vec<Element> {
	let meeting = &record.meeting;
	let shown = |at: &Value| time(at).unwrap_or_else(|| "-".into());
	let about = format!(
		"상태 {}; 개회 {}; 폐회 {}; 장소 {}",
		name_of(&meeting["stage"]),
		shown(&meeting["opened_at"]),
		shown(&meeting["adjourned_at"]),
		meeting["plan"]["place"].as_str().unwrap_or("온라인"),
	);
	let presences = record.presences.iter().enumerate().map(|(position, presence)| {
		let attendance = &presence["attendance"];
		let quorate = if presence["quorate"] == Value::Bool(true) { "충족" } else { "미달" };
		let said = format!(
			"재적 {}명, 출석 {}명, 사유 있는 불참 {}명: 정족수 {quorate} ({})",
			number(&attendance["entitled"]),
			number(&attendance["present"]),
			number(&attendance["excused"]),
			shown(&presence["at"]),
		);
		summary(format!("presence_{position}"), said)
	});
	let opening = section("opening", "opening".into(), "성원 보고".into())
		.child(summary("meeting".into(), about))
		.children(presences);
	let mut sections = vec![opening];
	sections.extend(record.agenda.iter().map(|row| agenda_item(row, record)));
	if !record.corrections.is_empty() {
		let corrections =
			record.corrections.iter().enumerate().map(|(position, row)| correction(position, row));
		sections.push(section("corrections", "corrections".into(), "정정".into()).children(corrections));
	}
	sections
}

fn agenda_item(row: &Value, record: &Record) -> Element {
	let (place, what) = (number(&row[0]), &row[1]["what"]);
	let state = match name_of(&row[1]["state"]) {
		"Planned" => "",
		"Late" => " (지각 안건: 상정되지 않음)",
		"Admitted" => " (지각 안건: 상정 의결)",
		_ => " (철회)",
	};
	let motions = record.motions.iter().filter(|motion| number(&motion[1]["tabled"][1]) == place);
	element("debateSection")
		.with("name", name_of(&what["kind"]).to_lowercase())
		.with("eId", format!("item_{place}"))
		.child(element("num").text(text(&what["label"])))
		.child(element("heading").text(format!("{}{state}", text(&what["title"]))))
		.children(votes_on(record, "LateItem", place))
		.children(votes_on(record, "Contest", place))
		.children(motions.map(|motion| motion_section(motion, record)))
}

fn motion_section(row: &Value, record: &Record) -> Element {
	let (id, motion) = (number(&row[0]), &row[1]);
	let what = &motion["what"];
	let state = match name_of(&motion["state"]) {
		"Received" => "접수",
		"Proposed" => "미결",
		"Withdrawn" => "철회",
		"Adopted" => "가결",
		"Rejected" => "부결",
		"Declined" => "불채택",
		_ => "무효",
	};
	let amends = motion["amends"][0].as_u64();
	let heading = element("heading").text(format!("{}: {state}", text(&what["title"])));
	let texts = items(&row[2]).iter().enumerate().map(|(version, content)| {
		let said = format!("본문 {version}판: BLAKE2b-256 {}", text(&content["digest"]));
		summary(format!("motion_{id}_text_{version}"), said)
	});
	element("debateSection")
		.with("name", if amends.is_some() { "amendment" } else { "motion" })
		.with("eId", format!("motion_{id}"))
		.children(what["identifier"].as_str().map(|sign| element("num").text(sign)))
		.child(heading)
		.children(amends.map(|amended| {
			let said =
				element("ref").with("href", format!("#motion_{amended}")).text(format!("안건 {amended}"));
			element("summary").with("eId", format!("motion_{id}_amends")).text("수정 대상: ").child(said)
		}))
		.children(texts)
		.child(summary(
			format!("motion_{id}_requirement"),
			format!("의결 요건: {}", requirement_ko(&what["requirement"])),
		))
		.children(votes_on(record, "Motion", id))
}

/// Votes on something, each in all versions of its counts.
fn votes_on<'a>(record: &'a Record, subject: &'a str, of: u64) -> impl Iterator<Item = Element> + 'a {
	let on_it = move |row: &&Value| row[1]["subject"][subject].as_u64() == Some(of);
	record.votes.iter().filter(on_it).flat_map(|row| {
		let versions = items(&row[2]);
		let last = versions.len().saturating_sub(1);
		let waits = versions.is_empty().then(|| {
			let state = name_of(&row[1]["state"]);
			let said =
				if state == "Void" { "표결이 성립하지 않음" } else { "비밀투표 진행 중" };
			summary(format!("vote_{}", number(&row[0])), said.into())
		});
		let counted = versions.iter().enumerate().map(move |(version, counted)| {
			let counts = &counted["counts"];
			let votes: Vec<_> = options(counts)
				.iter()
				.map(|(option, votes)| format!("{} {votes}", option_ko(option)))
				.collect();
			let standing = match (version < last, name_of(&row[1]["state"])) {
				(true, _) => ", 정정 전",
				(false, "Void") => ", 무효가 됨",
				_ if version > 0 => ", 정정됨",
				_ => "",
			};
			let said = format!(
				"표결 {} ({}{standing}): {}; 재적 {}, 출석 {}, 투표 {}, 유효 {}, 무효 {}. 의결 요건: {}. 결과: {}",
				number(&row[0]),
				time(&counted["at"]).unwrap_or_default(),
				votes.join(", "),
				number(&counts["entitled"]),
				number(&counts["present"]),
				number(&counts["cast"]),
				number(&counts["valid"]),
				number(&counts["invalid"]),
				requirement_ko(&row[1]["requirement"]),
				verdict_ko(&counted["outcome"]["verdict"]),
			);
			summary(format!("vote_{}_{version}", number(&row[0])), said)
		});
		waits.into_iter().chain(counted)
	})
}

fn correction(position: usize, row: &Value) -> Element {
	let kind = match name_of(&row["kind"]) {
		"Erratum" => "오기 정정",
		"Recount" => "재집계",
		"Annulment" => "무효",
		_ => "법에 따른 삭제",
	};
	let target = &row["target"];
	let link = |id: String, shown: String| element("ref").with("href", format!("#{id}")).text(shown);
	let (before, after) = match name_of(target) {
		"Vote" => {
			let vote = &target["Vote"];
			let version = |version: &Value| {
				let (vote, version) = (number(&vote["vote"]), number(version));
				link(format!("vote_{vote}_{version}"), format!("표결 {vote}, {version}판"))
			};
			(version(&vote["from"]), version(&vote["to"]))
		}
		_ => {
			let minutes = &target["Minutes"];
			let version = |version: &Value| {
				let version = number(version);
				link(format!("minutes_{version}_korean"), format!("회의록 {version}판"))
			};
			(version(&minutes["from"]), version(&minutes["to"]))
		}
	};
	let reason = text(&row["reason"]["digest"]);
	element("summary")
		.with("eId", format!("correction_{position}"))
		.text(format!(
			"{kind} ({}). 사유: BLAKE2b-256 {reason}. 정정 전과 후: ",
			time(&row["at"]).unwrap_or_default()
		))
		.child(before)
		.child(after)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::opendata::source::tests::stamp;
	use quick_xml::{events::Event, Reader};
	use std::collections::BTreeSet;

	fn record() -> Record {
		let half = json!({ "num": 1, "den": 2 });
		let quorum = json!({ "share": half, "strict": true, "least": 1 });
		let requirement =
			json!({ "base": "EntitledPresent", "share": half, "strict": true, "quorum": quorum });
		let content =
			|byte: &str| json!({ "digest": format!("0x{}", byte.repeat(32)), "language": "Korean" });
		let counts = |yes: u32, no: u32| {
			json!({
				"counts": {
					"entitled": 40, "present": 21, "cast": 21, "valid": 20, "invalid": 1, "votes_per_ballot": 1,
					"votes": [["Yes", yes], ["No", no]], "groups": [],
				},
				"outcome": { "verdict": if yes > 10 { "Passed" } else { "Failed" }, "leader": null, "groups": [] },
				"at": 1_796_083_200_000_u64,
			})
		};
		let item = |title: &str, kind: Value| json!({ "what": { "label": "1", "title": title, "kind": kind, "public": true }, "state": "Planned" });
		Record {
			number: 3,
			organization: "서울특별시당".into(),
			meeting: json!({
				"organization": 1,
				"plan": { "name": "정기 대의원대회 <제1차>", "starts_at": 1_796_083_200_000_u64, "place": null },
				"stage": "Recorded", "opened_at": 1_796_083_200_000_u64, "adjourned_at": 1_796_090_400_000_u64,
			}),
			agenda: vec![
				json!([0, item("당헌 개정", json!("Motion")), null]),
				json!([1, item("의장 선출", json!({ "Election": requirement })), 1]),
			],
			presences: vec![json!({
				"attendance": { "entitled": 40, "present": 21, "excused": 3 }, "quorate": true, "at": 1_796_083_200_000_u64,
			})],
			motions: vec![json!([5, {
				"tabled": [3, 0], "what": { "identifier": "2026-1", "title": "제5조 & 제6조", "requirement": requirement },
				"state": "Adopted", "amends": null,
			}, [content("ab")]])],
			votes: vec![
				json!([0, { "subject": { "Motion": 5 }, "requirement": requirement, "state": "Counted" }, [counts(9, 11), counts(11, 9)]]),
				json!([1, { "subject": { "Contest": 1 }, "requirement": requirement, "state": "Void" }, []]),
			],
			minutes: vec![json!({ "texts": [content("cd")], "at": 1_796_090_400_000_u64 })],
			certification: Value::Null,
			corrections: vec![json!({
				"kind": "Recount", "target": { "Vote": { "vote": 0, "from": 0, "to": 1 } }, "reason": content("ef"),
				"at": 1_796_090_400_000_u64,
			})],
		}
	}

	/// Names of elements, ids and references of a document. Fails if it is not well formed.
	fn parts(document: &str) -> (Vec<String>, Vec<String>, BTreeSet<String>) {
		let mut reader = Reader::from_str(document);
		let (mut names, mut ids, mut links) = (Vec::new(), Vec::new(), BTreeSet::new());
		loop {
			match reader.read_event().unwrap() {
				Event::Start(start) | Event::Empty(start) => {
					names.push(start.name().as_ref().to_owned());
					for attribute in start.attributes() {
						let attribute = attribute.unwrap();
						let value = attribute.value.as_ref().to_owned();
						match attribute.key.as_ref() {
							"eId" => ids.push(value),
							"href" | "source" | "outcome" | "refersTo" if value.starts_with('#') => {
								links.insert(value[1..].to_owned());
							}
							_ => {}
						}
					}
				}
				Event::Eof => return (names, ids, links),
				_ => {}
			}
		}
	}

	#[test]
	fn minutes_are_well_formed_and_every_reference_leads_somewhere() {
		let document = String::from_utf8(document(&record(), &stamp()).unwrap()).unwrap();
		let (names, ids, links) = parts(&document);
		assert_eq!(names[..4], ["akomaNtoso", "debate", "meta", "identification"]);
		for name in
			["FRBRWork", "FRBRExpression", "FRBRManifestation", "quorumVerification", "voting", "recount"]
		{
			assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
		}
		let unique: BTreeSet<_> = ids.iter().cloned().collect();
		assert_eq!(unique.len(), ids.len(), "{ids:?}");
		assert!(links.is_subset(&unique), "{:?}", links.difference(&unique).collect::<Vec<_>>());
		assert!(document.contains(&stamp().note()) && document.contains("&lt;제1차&gt;"), "{document}");
	}

	#[test]
	fn both_versions_of_a_corrected_vote_are_there() {
		let document = String::from_utf8(document(&record(), &stamp()).unwrap()).unwrap();
		for words in [
			"정정 전): 찬성 9, 반대 11; 재적 40, 출석 21, 투표 21, 유효 20, 무효 1",
			"정정됨): 찬성 11, 반대 9",
			"결과: 부결",
			"결과: 가결",
			"재집계",
			"표결이 성립하지 않음",
			"의결 요건: 출석인원의 1/2 초과 찬성",
		] {
			assert!(document.contains(words), "{words}: {document}");
		}
	}
}
