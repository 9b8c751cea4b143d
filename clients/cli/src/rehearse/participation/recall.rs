// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A recall: signed in all areas, it leads into an election by itself.

use super::{
	ask, call_as,
	crowd::Crowd,
	petition::{hand_in, relay, shown, signatures, sponsor, SPONSORS},
	ANYBODY, CHAPTERS,
};
use anyhow::{bail, Context};
use caucus_sdk::{
	chain::Chain,
	primitives::text::{ContentRef, Language, MediaType},
	read::State,
};
use serde::Serialize;
use serde_json::{json, Value};

/// "Breach of party rules", of the codes that a chain begins with.
const GROUNDS: u16 = 40;
/// The kind of post whose holder is recalled.
const POST: &str = "최고위원";

#[derive(Serialize)]
pub(super) struct Report {
	petition: u32,
	post: u32,
	signatures: u64,
	areas: Vec<Option<u64>>,
	refused: u32,
	election: u64,
	stage: String,
}

/// The post, by its name.
async fn post_of(chain: &Chain) -> anyhow::Result<u32> {
	let now = State::best(chain).await?.now().await?;
	let asked = json!({ "organization": 0, "moment": now, "from": 0, "count": 100 });
	let posts = ask(chain, "Organisations", "posts", asked).await?;
	let found = posts.as_array().into_iter().flatten().find(|post| post[1]["label"] == POST);
	let number =
		found.and_then(|post| post[0].as_u64()).context("a development chain has a post to recall")?;
	Ok(u32::try_from(number)?)
}

/// Has it certified by somebody without an office.
async fn certify(chain: &Chain, petition: u32) -> anyhow::Result<()> {
	call_as(chain, ANYBODY, "Petitions", "certify_recall", json!({ "petition": petition })).await.map(|_| ())
}

/// The signers: a fifth of all, but nobody of the last area; then a tenth of that.
fn signers(crowd: &Crowd<'_>) -> (Vec<u32>, Vec<u32>) {
	let all = crowd.members().len().div_ceil(5);
	let last = CHAPTERS - 1;
	let elsewhere = crowd.members().filter(|number| number % CHAPTERS != last).take(all).collect();
	let there = crowd.keys_of(last as u16).div_ceil(10) as usize;
	(elsewhere, crowd.members().filter(|number| number % CHAPTERS == last).take(there).collect())
}

pub(super) async fn run(chain: &Chain, crowd: &Crowd<'_>) -> anyhow::Result<Report> {
	let post = post_of(chain).await?;
	let details = ContentRef::to(b"The grounds of a rehearsal.", MediaType::Plain, Language::Korean);
	let draft = json!({
		"kind": { "Recall": { "post": post, "grounds": GROUNDS } },
		"addressee": 0, "topics": [], "public": false,
		"text": {
			"title": "최고위원 소환", "ask": "당헌을 어긴 최고위원의 소환 투표를 요구합니다.",
			"details": crate::named::content_json(&details),
			"english": { "title": "Recall of a supreme council member", "ask": "We ask for a vote on the removal." },
		},
	});
	let petition = hand_in(crowd, crowd.members().start + 1, &draft).await?;
	let (elsewhere, there) = signers(crowd);
	let everybody: Vec<u32> = elsewhere.iter().chain(&there).copied().collect();
	let signed = signatures(crowd, petition, everybody).await?;
	sponsor(crowd, petition, crowd.members().take(SPONSORS)).await?;
	eprintln!("recall {petition} of the holder of post {post} takes signatures");
	let (before, after) = signed.split_at(elsewhere.len());
	relay(chain, petition, before).await?;
	if certify(chain, petition).await.is_ok() {
		bail!("the recall was certified without an area");
	}
	eprintln!("a fifth of all have signed, but nobody in one area: it cannot be certified");
	relay(chain, petition, after).await?;
	// Anybody can have it certified now; a block with time to spare does it unasked.
	let asked = certify(chain, petition).await;
	let shown = shown(chain, petition).await?;
	if !shown["recall"]["stage"]["Voting"].is_object() {
		asked?;
	}
	let election = shown["recall"]["stage"]["Voting"]["election"].as_u64();
	let election = election.context("no election began")?;
	let stage = State::best(chain).await?.election(u32::try_from(election)?).await?.stage;
	eprintln!("it is certified by count, and election {election} has begun without any officer");
	let areas = shown["numbers"]["areas"].as_array().into_iter().flatten();
	let members = areas.filter(|area: &&Value| area["standing"] == "Member");
	Ok(Report {
		petition,
		post,
		signatures: shown["numbers"]["count"].as_u64().context("no count")?,
		areas: members.map(|area| area["signed"].as_u64()).collect(),
		refused: 1,
		election,
		stage: format!("{stage:?}"),
	})
}
