// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Generated members on a standing roll, who prove what they do.

use crate::output::bar;
use anyhow::Context;
use caucus_sdk::{
	acts::Matter,
	chain::Chain,
	keys,
	members::ring::MemberProof,
	participation::StandingRoll,
	primitives::{Alias, Digest},
};
use futures::{stream, StreamExt, TryStreamExt};
use std::{ops::Range, sync::Arc, thread::available_parallelism};

/// Members whose keys everybody knows, on the roll in use.
pub(super) struct Crowd<'a> {
	pub(super) chain: &'a Chain,
	genesis: Digest,
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
		let genesis = chain.genesis_hash().0;
		Ok(Self { chain, genesis, first, members, citizens, roll: Arc::new(roll) })
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

	/// What a member is called in a matter.
	pub(super) fn alias(&self, number: u32, matter: Matter) -> anyhow::Result<Alias> {
		Ok(matter.alias(&self.genesis, &keys::development(number))?)
	}

	/// The message of an act.
	pub(super) fn message(&self, matter: Matter, act: &[u8]) -> Digest {
		matter.message(&self.genesis, act)
	}

	/// Proofs that the members of these numbers do what `act` says, in their order.
	pub(super) async fn prove(
		&self,
		numbers: impl IntoIterator<Item = u32>,
		matter: Matter,
		what: &'static str,
		act: impl Fn(u32) -> anyhow::Result<Vec<u8>>,
	) -> anyhow::Result<Vec<MemberProof>> {
		let acts: Vec<(u32, Digest)> = numbers
			.into_iter()
			.map(|number| Ok((number, self.message(matter, &act(number)?))))
			.collect::<anyhow::Result<_>>()?;
		let context = matter.context(&self.genesis);
		let progress = bar(acts.len() as u64, what);
		let progress_ref = &progress;
		let proofs = stream::iter(acts)
			.map(|(number, message)| {
				let roll = Arc::clone(&self.roll);
				async move {
					let proving = tokio::task::spawn_blocking(move || {
						let secret = keys::development(number);
						let place = roll.take_place(&secret)?;
						roll.prove(&secret, &place, &context, &message)
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

	/// One proof.
	pub(super) async fn prove_one(
		&self,
		number: u32,
		matter: Matter,
		act: Vec<u8>,
	) -> anyhow::Result<MemberProof> {
		let mut proofs = self.prove([number], matter, "proving", |_| Ok(act.clone())).await?;
		proofs.pop().context("no proof was made")
	}
}
