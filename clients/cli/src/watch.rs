// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Follows an election through its stages, and says what happens on the way.

use crate::output::spinner;
use anyhow::bail;
use caucus_sdk::{
	chain::Chain,
	elections::tally::{Stage, VoidReason},
	primitives::ElectionId,
	read::State,
	sentences::{Language, Sentence},
	trustees::ceremony::Step,
};
use codec::Encode;
use std::time::Duration;

/// What happens in a stage, for who watches.
const fn what_happens(stage: Stage, step: Option<Step>) -> Sentence {
	let (ko, en) = match (stage, step) {
		(Stage::Draft, _) => ("선거를 공고합니다", "the election is drawn up"),
		(Stage::KeyGeneration, Some(Step::Join)) => {
			("수탁자들이 참여하고 약속값을 냅니다", "trustees join and commit")
		}
		(Stage::KeyGeneration, Some(Step::Deal)) => ("수탁자들이 몫을 나눕니다", "trustees deal"),
		(Stage::KeyGeneration, Some(Step::Check)) => {
			("수탁자들이 받은 몫을 검사합니다", "trustees check what they got")
		}
		(Stage::KeyGeneration, _) => ("수탁자들이 개표 열쇠를 확인합니다", "trustees confirm the key"),
		(Stage::RollCut, _) => ("선거인명부를 작성합니다", "the roll is cut"),
		(Stage::Objections, _) => (
			"명부에 대한 이의를 받고 익명 집합을 만듭니다",
			"objections to the roll are taken, then rings are built",
		),
		(Stage::Ready, _) => ("모든 것이 확정되었습니다", "everything is fixed"),
		(Stage::Open, _) => ("투표가 진행 중입니다", "voting is open"),
		(Stage::Closed, _) => {
			("투표가 끝났고, 수탁자들이 합계를 복호화합니다", "voting is over; trustees decrypt the sums")
		}
		(Stage::Tallied, _) => ("집계가 나왔습니다", "the totals stand"),
		(Stage::Certified, _) => {
			("결과가 인증되었고, 이의를 받습니다", "the result is certified; objections to it are taken")
		}
		(Stage::Final, _) => ("결과가 확정되었습니다", "the result is final"),
		(Stage::Void(_), _) => ("선거가 무효가 되었습니다", "the election is void"),
	};
	Sentence { ko, en }
}

/// Watches an election and says what happens in it, once each.
pub(crate) struct Watch<'a> {
	chain: &'a Chain,
	election: ElectionId,
	language: Language,
	/// What was said last, and of which stage.
	said: (u8, &'static str),
}

impl<'a> Watch<'a> {
	pub(crate) const fn new(chain: &'a Chain, election: ElectionId, language: Language) -> Self {
		Self { chain, election, language, said: (0, "") }
	}

	/// Waits until the election has reached a stage; fails if it becomes void.
	pub(crate) async fn until(&mut self, goal: Stage) -> anyhow::Result<()> {
		let waiting = spinner("");
		loop {
			// Only the end has to be final: an auditor must see it.
			let state = match goal {
				Stage::Final => State::finalized(self.chain).await?,
				_ => State::best(self.chain).await?,
			};
			let stage = state.election(self.election).await.map_or(Stage::Draft, |record| record.stage);
			let step = state.ceremony(self.election).await?.map(|record| record.step);
			let happens = what_happens(stage, step).say(self.language);
			// The finalized state may lie behind what was seen before.
			if happens != self.said.1 && rank(stage) >= self.said.0 {
				waiting.suspend(|| eprintln!("    {happens}"));
				self.said = (rank(stage), happens);
			}
			if let Stage::Void(reason) = stage {
				match reason {
					VoidReason::KeyGenerationFailed | VoidReason::NotReadyInTime => {
						bail!("too few trustees took part; are their daemons (caucus trustee run) running?")
					}
					_ => bail!("election {} is void: {reason:?}", self.election),
				}
			}
			if rank(stage) >= rank(goal) {
				waiting.finish_and_clear();
				return Ok(());
			}
			tokio::time::sleep(Duration::from_millis(500)).await;
		}
	}
}

/// The place of a stage in an election's life: the index that it is encoded by.
fn rank(stage: Stage) -> u8 {
	stage.encode().first().copied().unwrap_or_default()
}
