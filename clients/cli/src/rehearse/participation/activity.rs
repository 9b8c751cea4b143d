// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What members did last month: attested, disputed, published where enough did it, and turned into points
//! that nobody can move.

use super::{ask, call_as, crowd::Crowd, decide, reason, wait_until, ANYBODY, CHAPTERS};
use crate::output::{bar, spinner};
use anyhow::{bail, Context};
use caucus_sdk::{
	account::ss58,
	chain::{pair, Chain, Until},
	primitives::{
		calendar::{month_of, month_start, year_of, HOUR},
		AccountKey,
	},
	read::State,
};
use futures::{stream, StreamExt, TryStreamExt};
use serde::Serialize;
use serde_json::{json, Value};

const PALLET: &str = "Activity";
/// What is attested, by the code of its indicator.
const INDICATOR: &str = "volunteering";
/// How many members of each chapter did something: the first are too few to be attested by themselves.
const DOERS: [u32; CHAPTERS as usize] = [12, 24, 21];
/// Members of other chapters with whom those are attested together.
const POOLED_WITH: usize = 8;
/// Issuers of the chapters, and of the central party.
const ISSUERS: [&str; CHAPTERS as usize] = ["//Eve", "//One", "//Two"];
const CENTRAL_ISSUER: &str = "//Alice";
/// An auditor, who decides disputes.
const AUDITOR: &str = "//Ferdie";
/// Times of the period in milliseconds: for attesting from now on, for disputes, for decisions.
const TIMES: [u64; 3] = [60_000, 24_000, 18_000];
/// Pieces of closing that one call does.
const PIECES: u32 = 32;
/// The asset that points are.
const POINTS: u32 = 1;

#[derive(Serialize)]
pub(super) struct Report {
	period: String,
	accounts: u32,
	attested: u32,
	too_few: u32,
	disputes_upheld: u32,
	closed: bool,
	rows: Value,
	points: u64,
	holders: u32,
	transfers_refused: u32,
}

/// An account of a member, and the member's number.
struct Doer {
	number: u32,
	uri: String,
	key: AccountKey,
}

/// Those who did something, by chapter. The first has an account that owns something besides.
fn doers(crowd: &Crowd<'_>) -> anyhow::Result<Vec<Vec<Doer>>> {
	let of_chapter = |(chapter, count): (u32, u32)| {
		let numbers = crowd.members().filter(move |number| number % CHAPTERS == chapter).take(count as usize);
		numbers
			.enumerate()
			.map(|(position, number)| {
				let uri = match (chapter, position) {
					(0, 0) => "//Bob//stash".to_owned(),
					_ => format!("//Activity//{number}"),
				};
				let key = pair(&uri)?.public_key().0;
				Ok(Doer { number, uri, key })
			})
			.collect()
	};
	(0..).zip(DOERS).map(of_chapter).collect()
}

/// Binds the accounts of all.
async fn bind(chain: &Chain, crowd: &Crowd<'_>, year: u32, doers: &[&Doer]) -> anyhow::Result<()> {
	let accounts =
		doers.iter().map(|doer| Ok((doer.number, pair(&doer.uri)?))).collect::<anyhow::Result<Vec<_>>>()?;
	let bindings = crowd
		.prove(accounts, "proving membership", move |actor, account| actor.bind_account(year, &account))
		.await?;
	let progress = bar(bindings.len() as u64, "binding accounts");
	let progress_ref = &progress;
	stream::iter(&bindings)
		.map(|binding| async move {
			binding.submit(chain, Until::InBlock).await?;
			progress_ref.inc(1);
			Ok::<_, anyhow::Error>(())
		})
		.buffer_unordered(super::super::AT_ONCE)
		.try_collect::<Vec<()>>()
		.await?;
	progress.finish();
	Ok(())
}

/// Terms that let a month be closed at once: it is attested until in a minute from now.
async fn set_parameters(chain: &Chain, now: u64, end: u64) -> anyhow::Result<()> {
	let settings = ask(chain, PALLET, "settings", json!({})).await?;
	let (version, mut parameters) = (settings["version"].clone(), settings["parameters"].clone());
	let [attesting, disputing, deciding] = TIMES;
	parameters["attesting"] = (now.saturating_sub(end) + attesting).into();
	parameters["disputing"] = disputing.into();
	parameters["deciding"] = deciding.into();
	parameters["lateness"] = (35 * 24 * HOUR).into();
	let arguments = json!({ "expected_version": version, "parameters": parameters });
	decide(chain, PALLET, "set_parameters", arguments).await
}

async fn indicator(chain: &Chain) -> anyhow::Result<u64> {
	let all = ask(chain, PALLET, "indicators", json!({ "from": 0, "count": 100 })).await?;
	let found = all.as_array().into_iter().flatten().find(|row| row[1]["code"] == INDICATOR);
	found.and_then(|row| row[0].as_u64()).with_context(|| format!("there is no indicator {INDICATOR}"))
}

/// A batch of attestations.
async fn attest(
	chain: &Chain,
	issuer: &str,
	(indicator, organization): (u64, usize),
	occurred_at: u64,
	doers: impl IntoIterator<Item = &Doer>,
) -> anyhow::Result<()> {
	let items: Vec<Value> =
		doers.into_iter().map(|doer| json!({ "subject": ss58(&doer.key), "value": 2 })).collect();
	let evidence = caucus_sdk::primitives::blake2_256(&[issuer.as_bytes(), &occurred_at.to_le_bytes()]);
	let occasion = json!({
		"indicator": indicator, "organization": organization, "area": null, "occurred_at": occurred_at,
		"evidence": { "Document": format!("0x{}", hex::encode(evidence)) },
	});
	call_as(chain, issuer, PALLET, "attest", json!({ "occasion": occasion, "items": items })).await?;
	Ok(())
}

/// Attests what all did; gives how many attestations there are, and how many batches were refused.
async fn attest_all(
	chain: &Chain,
	indicator: u64,
	end: u64,
	doers: &[Vec<Doer>],
) -> anyhow::Result<(u32, u32)> {
	let (early, late) = (end - 48 * HOUR, end - 6 * HOUR);
	let (mut attested, mut refused) = (0, 0);
	for ((organization, issuer), group) in (1..).zip(ISSUERS).zip(doers) {
		match attest(chain, issuer, (indicator, organization), early, group).await {
			Ok(()) => attested += group.len() as u32,
			Err(error) if format!("{error:?}").contains("TooFewToPublish") => refused += 1,
			Err(error) => return Err(error),
		}
	}
	let [too_few, enough, ..] = doers else { bail!("there are too few chapters") };
	let pooled: Vec<&Doer> = too_few.iter().chain(enough.iter().take(POOLED_WITH)).collect();
	let count = pooled.len() as u32;
	attest(chain, CENTRAL_ISSUER, (indicator, 0), late, pooled).await?;
	Ok((attested + count, refused))
}

/// Somebody says that the first thing that was attested is not true, and is right.
async fn dispute(chain: &Chain, doer: &Doer, from: u64) -> anyhow::Result<()> {
	wait_until(chain, from, "attesting ends").await?;
	let why = reason("저는 그 자리에 없었습니다.");
	call_as(chain, &doer.uri, PALLET, "dispute", json!({ "attestation": 0, "reason": why })).await?;
	let why = reason("명단에 다른 사람이 있습니다.");
	let arguments = json!({ "attestation": 0, "uphold": true, "reason": why });
	call_as(chain, AUDITOR, PALLET, "decide", arguments).await?;
	Ok(())
}

/// Closes a month, piece by piece.
async fn close(chain: &Chain, month: u32) -> anyhow::Result<()> {
	let closing = spinner("closing the month");
	loop {
		let period = ask(chain, PALLET, "period", json!({ "period": month })).await?;
		if period["stage"] == "Closed" {
			break;
		}
		call_as(chain, ANYBODY, PALLET, "advance", json!({ "period": month, "pieces": PIECES })).await?;
	}
	closing.finish_and_clear();
	Ok(())
}

async fn points(chain: &Chain, doer: &Doer) -> anyhow::Result<u64> {
	let points = ask(chain, PALLET, "points", json!({ "who": ss58(&doer.key) })).await?;
	points.as_u64().context("no number of points")
}

/// Tries to give points away; gives how many ways were refused.
async fn give_away(chain: &Chain, from: &Doer, to: &Doer) -> anyhow::Result<u32> {
	let target = json!({ "Id": ss58(&to.key) });
	let before = [points(chain, from).await?, points(chain, to).await?];
	let ways = [
		("transfer", json!({ "id": POINTS, "target": target, "amount": 1 })),
		("transfer_keep_alive", json!({ "id": POINTS, "target": target, "amount": 1 })),
		("approve_transfer", json!({ "id": POINTS, "delegate": target, "amount": 1 })),
	];
	let mut refused = 0;
	for (way, arguments) in ways {
		if call_as(chain, &from.uri, "Assets", way, arguments).await.is_ok() {
			bail!("points can be given away by {way}");
		}
		refused += 1;
	}
	if before != [points(chain, from).await?, points(chain, to).await?] {
		bail!("points have moved");
	}
	Ok(refused)
}

pub(super) async fn run(chain: &Chain, crowd: &Crowd<'_>) -> anyhow::Result<Report> {
	let now = State::best(chain).await?.now().await?;
	let this_month = month_of(now);
	// Accounts are bound for the year that runs, so in January the month before cannot be closed.
	let last_year = year_of(this_month - 1) != year_of(this_month);
	let month = if last_year { this_month } else { this_month - 1 };
	let end = month_start(month + 1).min(now);
	let doers = doers(crowd)?;
	let everybody: Vec<&Doer> = doers.iter().flatten().collect();
	bind(chain, crowd, year_of(month), &everybody).await?;
	let indicator = indicator(chain).await?;
	let now = State::best(chain).await?.now().await?;
	set_parameters(chain, now, month_start(month + 1)).await?;
	let (attested, too_few) = attest_all(chain, indicator, end, &doers).await?;
	eprintln!(
		"{attested} things are attested; {too_few} batch was refused: too few to hide in, they were pooled"
	);
	let (Some(first), Some(last)) = (everybody.first(), everybody.last()) else {
		bail!("nobody did anything")
	};
	let [attesting, disputing, deciding] = TIMES;
	if !last_year {
		let disputant =
			doers.get(1).and_then(|chapter| chapter.first()).context("there are too few chapters")?;
		dispute(chain, disputant, now + attesting).await?;
		wait_until(chain, now + attesting + disputing + deciding + 6_000, "disputes and decisions").await?;
		close(chain, month).await?;
	}
	let asked = json!({ "period": month, "indicator": indicator, "skip": 0, "count": 100 });
	let rows = ask(chain, PALLET, "rows", asked).await?;
	let (mut sum, mut holders) = (0, 0);
	for doer in &everybody {
		let points = points(chain, doer).await?;
		sum += points;
		holders += u32::from(points > 0);
	}
	let transfers_refused = give_away(chain, first, last).await?;
	Ok(Report {
		period: format!("{}-{:02}", year_of(month), month % 12 + 1),
		accounts: everybody.len() as u32,
		attested,
		too_few,
		disputes_upheld: u32::from(!last_year),
		closed: !last_year,
		rows,
		points: sum,
		holders,
		transfers_refused,
	})
}
