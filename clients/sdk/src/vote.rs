// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Voting on a chain: reading an election, casting a ballot, looking a receipt up.

use crate::{
	booth::{Booth, BoothError, Place, Receipt, ReceiptStatus},
	chain::{Chain, ChainError, Included, Until},
	read::{ReadError, State},
	sentences,
};
use caucus_elections_core::{ballot::Ballot, verify::Refusal};
use caucus_primitives::{Digest, ElectionId};
use codec::Encode;

/// Why a vote was not cast.
#[derive(Debug, thiserror::Error)]
pub enum VoteError {
	/// The chain could not be read.
	#[error(transparent)]
	Read(#[from] ReadError),
	/// The node refused.
	#[error(transparent)]
	Chain(ChainError),
	/// The chain refused the ballot.
	#[error("{}", sentences::of_refusal(*.0))]
	Refused(Refusal),
	/// There is no ballot to be cast.
	#[error(transparent)]
	Booth(#[from] BoothError),
}

impl From<ChainError> for VoteError {
	fn from(error: ChainError) -> Self {
		match &error {
			ChainError::Refused(crate::chain::Refusal::Custom(code)) => {
				Refusal::from_code(*code).map_or(Self::Chain(error), Self::Refused)
			}
			_ => Self::Chain(error),
		}
	}
}

impl Booth {
	/// Reads an election that is ready; `progress` is told how many keys of the roll have come.
	///
	/// `published` is the election's reference from a source that the voter trusts. It binds the key,
	/// the roll and the rings; without it, all of them are what the node says.
	pub async fn enter(
		chain: &Chain,
		election: ElectionId,
		published: Option<Digest>,
		progress: impl FnMut(usize),
	) -> Result<Self, VoteError> {
		let state = State::best(chain).await?;
		// An election that is not there is told apart from one that is not ready.
		state.election(election).await?;
		let params = state.params(election).await?;
		let electorate = &params.electorate;
		let parts: Vec<u32> = electorate.styles.iter().map(|style| style.keys).collect();
		let styles = state.styled_roll(electorate.roll, &parts, progress).await?;
		Ok(Self::new(chain.genesis_hash().0, election, params, styles, published)?)
	}

	/// How many ballots of the voter were accepted, as the node says.
	///
	/// A node that says more than there were gets a ballot whose turn has not come, and can keep it until
	/// the voter has voted as often: ask the voter before using the number.
	pub async fn accepted(&self, chain: &Chain, place: &Place) -> Result<u16, VoteError> {
		let vote = State::best(chain).await?.vote(self.election(), place.alias()).await?;
		Ok(vote.map_or(0, |vote| vote.sequence))
	}

	/// The sequence number of the voter's next ballot, if the node is believed; see [`Self::accepted`].
	pub async fn next_sequence(&self, chain: &Chain, place: &Place) -> Result<u16, VoteError> {
		Ok(self.accepted(chain, place).await?.saturating_add(1))
	}
}

/// The finished bytes of an extrinsic that casts a ballot, as the runtime makes them.
pub async fn cast_extrinsic(chain: &Chain, ballot: &Ballot) -> Result<Vec<u8>, VoteError> {
	let bytes = chain.call_api("BallotApi_cast_extrinsic", &ballot.encode(), None).await?;
	// The runtime answers with the extrinsic as a block holds it: its length, then its bytes.
	Ok(bytes)
}

/// Casts a ballot and waits for it.
pub async fn cast(chain: &Chain, ballot: &Ballot, until: Until) -> Result<Included, VoteError> {
	let extrinsic = cast_extrinsic(chain, ballot).await?;
	Ok(chain.submit_raw(&extrinsic, until).await?)
}

/// The tracker of the ballot whose ciphertexts a receipt names, under the reference that the node
/// gives the election; nothing if the receipt contradicts itself.
pub async fn receipt_tracker(chain: &Chain, receipt: &Receipt) -> Result<Option<Digest>, VoteError> {
	let params = State::finalized(chain).await?.params(receipt.election).await?;
	Ok(receipt.tracker(&params.election_ref(&chain.genesis_hash().0, receipt.election)))
}

/// Looks a receipt up and compares the ciphertexts that count with those of the receipt.
pub async fn check_receipt(chain: &Chain, receipt: &Receipt) -> Result<ReceiptStatus, VoteError> {
	let genesis = chain.genesis_hash().0;
	let alias = receipt
		.alias()
		.ok_or_else(|| ReadError::Missing("the receipt's alias is not 64 hexadecimal digits".into()))?;
	let vote = State::finalized(chain).await?.vote(receipt.election, &alias).await?;
	let vote = vote.as_ref().map(|vote| (vote.sequence, vote.contests.iter()));
	Ok(receipt.status(&genesis, vote))
}
