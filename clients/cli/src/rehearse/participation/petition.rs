// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A petition that goes the way that another went: its count, in small; an answer that comes late.

use super::{
	ask, call_as, crowd::Crowd, decide, number_in, reason, wait_until, ANYBODY, MODERATORS, SECRETARY,
};
use crate::{
	output::{bar, read_json},
	petition::start,
	rehearse::history::Point,
};
use anyhow::{bail, ensure, Context};
use caucus_sdk::{
	acts::{PetitionAct, ProvenAct},
	chain::{pair, Chain, Until},
	participation::relay_acts,
};
use futures::{stream, StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use std::path::Path;

const PALLET: &str = "Petitions";
/// Signatures that the other petition's response and debate took.
const RESPONSE: u32 = 10_000;
const DEBATE: u32 = 100_000;
/// Members who have to sponsor a petition here.
pub(super) const SPONSORS: usize = 5;
/// Citizens who sign besides.
const CITIZENS: usize = 10;
/// Most acts in a batch here.
const BATCH: usize = 64;
/// How long the addressee may take here, in milliseconds: too short for anybody.
const RESPONSE_TIME: u64 = 12_000;
/// The other petition's title in the language that counts here.
const TITLE: &str = "50조를 철회하고 유럽연합에 남자";
const ASK: &str = "영국 정부는 유럽연합 탈퇴 통보를 철회하고 유럽연합에 남아야 합니다.";

/// A petition as the other site publishes it.
pub(super) struct Example {
	title: String,
	ask: String,
}

#[derive(Deserialize)]
struct Published {
	data: PublishedData,
}

#[derive(Deserialize)]
struct PublishedData {
	attributes: PublishedAttributes,
}

#[derive(Deserialize)]
struct PublishedAttributes {
	action: String,
	background: String,
}

impl Example {
	pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
		let Published { data } = read_json(file)?;
		Ok(Self { title: data.attributes.action, ask: data.attributes.background })
	}
}

/// How the count of a petition went up, in the scale of the rehearsal: each moment at which it was higher
/// than before.
pub(super) struct History {
	points: Vec<(String, u32)>,
	response: u32,
	referral: u32,
}

impl History {
	pub(super) fn read(file: &Path, scale: u32, most: u32) -> anyhow::Result<Self> {
		Self::scaled(&Point::read(file)?, scale, most)
	}

	fn scaled(points: &[Point], scale: u32, most: u32) -> anyhow::Result<Self> {
		let mut higher: Vec<(String, u32)> = Vec::new();
		for point in points {
			let count = u32::try_from(point.signature_count / u64::from(scale))?.min(most);
			if higher.last().map_or(count > 0, |(_, last)| count > *last) {
				higher.push((point.updated_at.clone(), count));
			}
		}
		let (response, referral) = (RESPONSE / scale, DEBATE / scale);
		let last = higher.last().map_or(0, |(_, count)| *count);
		ensure!(response > 0, "a scale of {scale} leaves nothing of the thresholds");
		ensure!(last >= referral, "the history does not reach {referral} signatures at this scale");
		Ok(Self { points: higher, response, referral })
	}

	fn last(&self) -> u32 {
		self.points.last().map_or(0, |(_, count)| *count)
	}
}

#[derive(Serialize)]
pub(super) struct Report {
	petition: u32,
	signatures: u64,
	citizens: u64,
	withdrawn: u64,
	single: u32,
	batched: u32,
	refused: u32,
	response_at: u32,
	referral_at: u32,
	answered: bool,
	overdue: bool,
	referral: String,
	state: String,
}

/// Parameters for a rehearsal: thresholds in scale, times in seconds.
pub(super) async fn set_parameters(chain: &Chain, history: &History) -> anyhow::Result<()> {
	let settings = ask(chain, PALLET, "parameters", json!({})).await?;
	let (version, mut parameters) = (settings[0].clone(), settings[1].clone());
	let minute = 60_000;
	for (name, value) in [
		("sponsors", json!(SPONSORS)),
		("citizen_sponsors", json!(SPONSORS)),
		("sponsor_time", json!(10 * minute)),
		("open_time", json!(4 * minute)),
		("response", json!({ "Number": history.response })),
		("referral", json!({ "Number": history.referral })),
		("response_time", json!(RESPONSE_TIME)),
		("referral_time", json!(4 * minute)),
	] {
		parameters[name] = value;
	}
	for (name, value) in
		[("open_time", 10 * minute), ("protected_start", 0), ("protected_end", 0), ("vote_time", 10 * minute)]
	{
		parameters["recall"][name] = value.into();
	}
	let arguments = json!({ "expected_version": version, "parameters": parameters });
	decide(chain, PALLET, "set_parameters", arguments).await
}

/// Hands in a petition of the member with this number.
pub(super) async fn hand_in(crowd: &Crowd<'_>, number: u32, draft: &Value) -> anyhow::Result<u32> {
	let encoded = crowd.chain.encode_argument(PALLET, "submit", "draft", draft).await?;
	let included = start(crowd.chain, &crowd.actor(number)?, &encoded, Until::InBlock).await?;
	number_in(&included, PALLET, "PetitionSubmitted")
}

/// What the members of these numbers do about a petition, with their proofs.
async fn acts(
	crowd: &Crowd<'_>,
	petition: u32,
	numbers: impl IntoIterator<Item = u32>,
	act: PetitionAct,
	what: &'static str,
) -> anyhow::Result<Vec<ProvenAct>> {
	let acts: Vec<(u32, PetitionAct)> = numbers.into_iter().map(|number| (number, act)).collect();
	crowd.prove(acts, what, move |actor, act| actor.prove_act(petition, act)).await
}

/// Has members sponsor a petition.
pub(super) async fn sponsor(
	crowd: &Crowd<'_>,
	petition: u32,
	numbers: impl IntoIterator<Item = u32>,
) -> anyhow::Result<()> {
	let acts = acts(crowd, petition, numbers, PetitionAct::Sponsor, "sponsoring").await?;
	one_by_one(crowd.chain, petition, &acts).await
}

/// First signatures.
pub(super) async fn signatures(
	crowd: &Crowd<'_>,
	petition: u32,
	numbers: impl IntoIterator<Item = u32>,
) -> anyhow::Result<Vec<ProvenAct>> {
	acts(crowd, petition, numbers, PetitionAct::Sign(1), "proving signatures").await
}

/// Hands in acts together, as a relayer does.
pub(super) async fn relay(chain: &Chain, petition: u32, acts: &[ProvenAct]) -> anyhow::Result<()> {
	let relayer = pair(ANYBODY)?;
	for batch in acts.chunks(BATCH) {
		relay_acts(chain, &relayer, petition, batch, Until::InBlock).await?;
	}
	Ok(())
}

/// Hands in acts one by one.
async fn one_by_one(chain: &Chain, petition: u32, acts: &[ProvenAct]) -> anyhow::Result<()> {
	stream::iter(acts)
		.map(|act| async move { act.alone(petition).submit(chain, Until::InBlock).await })
		.buffer_unordered(super::super::AT_ONCE)
		.try_collect::<Vec<_>>()
		.await?;
	Ok(())
}

/// A petition as readers see it.
pub(super) async fn shown(chain: &Chain, petition: u32) -> anyhow::Result<Value> {
	ask(chain, PALLET, "petition", json!({ "petition": petition })).await
}

/// Two moderators publish a petition.
async fn publish(chain: &Chain, petition: u32) -> anyhow::Result<()> {
	let revision = shown(chain, petition).await?["petition"]["revision"].clone();
	for moderator in MODERATORS {
		let arguments = json!({ "petition": petition, "expected_revision": revision, "verdict": "Publish" });
		call_as(chain, moderator, PALLET, "review", arguments).await?;
	}
	Ok(())
}

/// Follows the history; gives how many signed alone and how many through the relayer.
async fn follow(
	chain: &Chain,
	petition: u32,
	history: &History,
	signatures: &[ProvenAct],
) -> anyhow::Result<(u32, u32)> {
	let progress = bar(history.last().into(), "signing");
	let (mut have, mut single, mut batched) = (0u32, 0u32, 0u32);
	for (moment, count) in &history.points {
		let (from, until) = (have as usize, *count as usize);
		let next = signatures.get(from..until).context("there are too few signatures")?;
		// A few come by themselves, a rush through a relayer.
		match next.len() {
			0..=8 => {
				one_by_one(chain, petition, next).await?;
				single += next.len() as u32;
			}
			_ => {
				relay(chain, petition, next).await?;
				batched += next.len() as u32;
			}
		}
		have = *count;
		progress.set_position(have.into());
		progress.println(format!("    {moment}: {have} signatures"));
	}
	progress.finish();
	Ok((single, batched))
}

/// What must not count: a second signature of the same member, and one for another petition. Gives how
/// many were refused.
async fn forgeries(
	crowd: &Crowd<'_>,
	petition: u32,
	signed: &ProvenAct,
	unsigned: u32,
) -> anyhow::Result<u32> {
	let other = signatures(crowd, petition + 1, [unsigned]).await?;
	let mut refused = 0;
	for signature in other.iter().chain([signed]) {
		match signature.alone(petition).check(crowd.chain).await {
			Err(_) => refused += 1,
			Ok(()) => bail!("the chain would count a signature that is none"),
		}
	}
	Ok(refused)
}

/// The whole life of the petition.
pub(super) async fn replay(
	chain: &Chain,
	crowd: &Crowd<'_>,
	example: &Example,
	history: &History,
) -> anyhow::Result<Report> {
	let draft = json!({
		"kind": "General", "addressee": 0, "topics": [], "public": true,
		"text": {
			"title": TITLE, "ask": ASK, "details": null,
			"english": { "title": example.title, "ask": example.ask },
		},
	});
	let starter = crowd.members().start;
	let petition = hand_in(crowd, starter, &draft).await?;
	eprintln!("petition {petition} is handed in: {TITLE}");
	let signers: Vec<u32> = crowd.members().take(history.last() as usize + 1).collect();
	let (unsigned, signers) = signers.split_last().context("there are too few members")?;
	let signed = signatures(crowd, petition, signers.iter().copied()).await?;
	let citizens = signatures(crowd, petition, crowd.citizens().take(CITIZENS)).await?;
	sponsor(crowd, petition, crowd.members().take(SPONSORS)).await?;
	publish(chain, petition).await?;
	eprintln!("{SPONSORS} members sponsored it, two moderators published it");
	let (single, batched) = follow(chain, petition, history, &signed).await?;
	relay(chain, petition, &citizens).await?;
	let first = signed.first().context("nobody signed")?;
	let refused = forgeries(crowd, petition, first, *unsigned).await?;
	let withdrawal = crowd.actor(starter)?.act_on_petition(petition, PetitionAct::Withdraw(2))?;
	withdrawal.submit(chain, Until::InBlock).await?;
	answer(chain, petition).await?;
	report(chain, petition, [single, batched, refused]).await
}

/// Answers the petition, but late, and says what became of its referral.
async fn answer(chain: &Chain, petition: u32) -> anyhow::Result<()> {
	let due = shown(chain, petition).await?["deadlines"]["response"].as_u64();
	wait_until(chain, due.context("no response is due")?, "the addressee lets the time pass").await?;
	// The next signature marks it too.
	if shown(chain, petition).await?["petition"]["response"]["overdue"].is_null() {
		call_as(chain, ANYBODY, PALLET, "advance", json!({ "petition": petition })).await?;
	}
	eprintln!("the response is overdue, and marked for ever");
	let summary = "정부와 협의하여 답변합니다. / The party answers after consulting the government.";
	let arguments = json!({ "petition": petition, "summary": summary, "body": null, "answer": "Partly" });
	call_as(chain, SECRETARY, PALLET, "respond", arguments).await?;
	let outcome =
		json!({ "Declined": { "reason": reason("대의원대회에서 이미 같은 안건을 다루었습니다.") } });
	let arguments = json!({ "petition": petition, "outcome": outcome });
	call_as(chain, SECRETARY, PALLET, "record_outcome", arguments).await?;
	Ok(())
}

async fn report(
	chain: &Chain,
	petition: u32,
	[single, batched, refused]: [u32; 3],
) -> anyhow::Result<Report> {
	let shown = shown(chain, petition).await?;
	let (record, numbers) = (&shown["petition"], &shown["numbers"]);
	let number = |name: &str| numbers[name].as_u64().with_context(|| format!("no number {name}"));
	Ok(Report {
		petition,
		signatures: number("count")?,
		citizens: number("citizens")?,
		withdrawn: number("withdrawn")?,
		single,
		batched,
		refused,
		response_at: u32::try_from(number("response_at")?)?,
		referral_at: u32::try_from(number("referral_at")?)?,
		answered: !record["response"]["done"].is_null(),
		overdue: !record["response"]["overdue"].is_null(),
		referral: if record["referral"]["done"].is_null() { "due" } else { "done" }.to_owned(),
		state: record["state"].as_str().unwrap_or_default().to_owned(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	fn history(counts: &[u64], scale: u32, most: u32) -> anyhow::Result<History> {
		let points: Vec<Point> = counts
			.iter()
			.enumerate()
			.map(|(hour, count)| Point { updated_at: format!("hour {hour}"), signature_count: *count })
			.collect();
		History::scaled(&points, scale, most)
	}

	#[test]
	fn a_history_goes_up_in_scale_and_stops_where_it_is_told() {
		let history = history(&[300, 7_346, 7_900, 75_024, 75_100, 180_000, 900_000], 1_000, 150).unwrap();
		assert_eq!(
			history.points,
			[("hour 1".to_owned(), 7), ("hour 3".to_owned(), 75), ("hour 5".to_owned(), 150)]
		);
		assert_eq!((history.response, history.referral), (10, 100));
	}

	#[test]
	fn a_history_that_cannot_be_replayed_is_refused() {
		let message = |counts: &[u64], scale, most| match history(counts, scale, most) {
			Ok(_) => panic!("it is taken"),
			Err(error) => error.to_string(),
		};
		assert!(message(&[99_000], 1_000, 150).contains("does not reach 100"));
		assert!(message(&[900_000], 1_000, 99).contains("does not reach 100"));
		assert!(message(&[900_000], 100_000, 150).contains("leaves nothing"));
	}
}
