// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Generated members on a standing roll, who prove what they do.

use crate::output::bar;
use anyhow::Context;
use caucus_sdk::{
	acts::{ActError, Actor},
	chain::Chain,
	keys,
	standing::StandingRoll,
};
use futures::{stream, StreamExt, TryStreamExt};
use std::{ops::Range, sync::Arc, thread::available_parallelism};

/// Members whose keys everybody knows, on the roll in use.
pub(super) struct Crowd<'a> {
	pub(super) chain: &'a Chain,
	first: u32,
	members: u32,
	citizens: u32,
	roll: Arc<StandingRoll>,
}

impl<'a> Crowd<'a> {
	/// Those from number `first` on: members, then citizens.
	pub(super) async fn read(
		chain: &'a Chain,
		first: u32,
		members: u32,
		citizens: u32,
	) -> anyhow::Result<Crowd<'a>> {
		let keys = bar((members + citizens).into(), "reading the roll");
		let roll = StandingRoll::newest(chain, None, |have| keys.set_position(have as u64)).await?;
		keys.finish_and_clear();
		Ok(Self { chain, first, members, citizens, roll: Arc::new(roll) })
	}

	/// The roll.
	pub(super) fn roll(&self) -> u32 {
		self.roll.roll()
	}

	/// Numbers of the members.
	pub(super) fn members(&self) -> Range<u32> {
		self.first..self.first + self.members
	}

	/// Numbers of the citizens.
	pub(super) fn citizens(&self) -> Range<u32> {
		let first = self.first + self.members;
		first..first + self.citizens
	}

	/// How many of the roll have the rule of a chapter.
	pub(super) fn keys_of(&self, chapter: u16) -> u32 {
		let of_chapter = |(rule, _): &&(_, u32)| {
			let rule: &caucus_sdk::members::registry::RollRule = rule;
			rule.chapter == Some(chapter)
		};
		self.roll.parts().iter().filter(of_chapter).map(|(_, keys)| keys).sum()
	}

	/// A member's place on the roll.
	pub(super) fn actor(&self, number: u32) -> anyhow::Result<Actor> {
		Ok(Actor::on(self.chain.genesis_hash().0, &keys::development(number), Arc::clone(&self.roll))?)
	}

	/// What the members of these numbers prove, in their order; as many at a time as there are processors.
	pub(super) async fn prove<A: Send + 'static, P: Send + 'static>(
		&self,
		acts: impl IntoIterator<Item = (u32, A), IntoIter: ExactSizeIterator>,
		what: &'static str,
		prove: impl Fn(&Actor, A) -> Result<P, ActError> + Copy + Send + 'static,
	) -> anyhow::Result<Vec<P>> {
		let acts = acts.into_iter();
		let progress = bar(acts.len() as u64, what);
		let progress_ref = &progress;
		let proofs = stream::iter(acts)
			.map(|(number, act)| {
				let (genesis, roll) = (self.chain.genesis_hash().0, Arc::clone(&self.roll));
				async move {
					let proving = tokio::task::spawn_blocking(move || {
						prove(&Actor::on(genesis, &keys::development(number), roll)?, act)
					});
					let proof = proving.await.context("a proof was not finished")??;
					progress_ref.inc(1);
					Ok::<_, anyhow::Error>(proof)
				}
			})
			.buffered(available_parallelism().map_or(2, usize::from))
			.try_collect()
			.await?;
		progress.finish();
		Ok(proofs)
	}
}
