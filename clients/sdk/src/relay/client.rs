// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The voter's side: hands a ballot to a relayer, and waits for it to count as the voter's own node
//! has it. The relayer is believed in nothing.

use super::{DenialReport, Receipt};
use crate::{
	booth::{self, ReceiptStatus},
	chain::{Chain, ChainError},
	vote::{self, VoteError},
};
use caucus_elections_core::ballot::Ballot;
use caucus_primitives::blake2_256;
use codec::Encode;
use futures::StreamExt;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{body::Bytes, header::CONTENT_TYPE, Request, StatusCode};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use std::time::Duration;
use tokio::time::timeout;

/// How long a relayer may take to answer.
const ANSWER: Duration = Duration::from_secs(60);
/// Largest answer that is read, in bytes.
const MAX_ANSWER: usize = 64 * 1024;

/// Why a ballot did not get through a relayer.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
	/// The address is wrong.
	#[error("{0} is not the address of a relayer; give http://host:port")]
	BadAddress(String),
	/// There is no answer.
	#[error("the relayer does not answer: {0}; use another one, or cast the ballot through your node")]
	Unreachable(String),
	/// The relayer does not take the ballot.
	#[error("the relayer does not take the ballot: {0}")]
	Denied(Box<DenialReport>),
	/// The answer is none of a relayer's.
	#[error("the relayer's answer cannot be understood; use another one")]
	Undecodable,
	/// The receipt is not over this ballot, or not signed.
	#[error("the relayer's receipt is not one for this ballot; use another one")]
	BadReceipt,
	/// The chain could not be read.
	#[error(transparent)]
	Vote(#[from] VoteError),
	/// It did not come in time.
	#[error("no finalized block has the ballot yet; look again with `caucus receipt`, or vote again through your node: only one of the two ballots will count")]
	NotDelivered,
	/// Something else counts.
	#[error("another ballot counts under this number: who else has this key?")]
	Different,
}

impl From<ChainError> for DeliveryError {
	fn from(error: ChainError) -> Self {
		Self::Vote(error.into())
	}
}

/// Hands a ballot to the relayer at `http://host:port`. The receipt that comes back is checked.
pub async fn deliver(chain: &Chain, relayer: &str, ballot: &Ballot) -> Result<Receipt, DeliveryError> {
	let bytes = ballot.encode();
	let digest = blake2_256(&[&bytes]);
	let bad_address = || DeliveryError::BadAddress(relayer.to_owned());
	if !relayer.starts_with("http://") {
		return Err(bad_address());
	}
	let request = Request::post(format!("{}/ballots", relayer.trim_end_matches('/')))
		.header(CONTENT_TYPE, "application/octet-stream")
		.body(Full::new(Bytes::from(bytes)))
		.map_err(|_| bad_address())?;
	let (status, answer) = timeout(ANSWER, ask(request))
		.await
		.map_err(|_| DeliveryError::Unreachable(format!("nothing in {} s", ANSWER.as_secs())))?
		.map_err(|error| DeliveryError::Unreachable(reasons(&*error)))?;
	if !status.is_success() {
		let report = serde_json::from_slice(&answer).map_err(|_| DeliveryError::Undecodable)?;
		return Err(DeliveryError::Denied(Box::new(report)));
	}
	let receipt: Receipt = serde_json::from_slice(&answer).map_err(|_| DeliveryError::Undecodable)?;
	let holds = receipt.holds(chain.genesis_hash().0, &ballot.body, digest);
	holds.then_some(receipt).ok_or(DeliveryError::BadReceipt)
}

async fn ask(
	request: Request<Full<Bytes>>,
) -> Result<(StatusCode, Bytes), Box<dyn std::error::Error + Send + Sync>> {
	let client = Client::builder(TokioExecutor::new()).build_http();
	let answer = client.request(request).await?;
	let status = answer.status();
	Ok((status, Limited::new(answer.into_body(), MAX_ANSWER).collect().await?.to_bytes()))
}

/// An error with what caused it.
fn reasons(error: &(dyn std::error::Error + 'static)) -> String {
	let mut reasons = vec![error.to_string()];
	let mut cause = error.source();
	while let Some(error) = cause {
		reasons.push(error.to_string());
		cause = error.source();
	}
	reasons.join(": ")
}

/// Waits until a ballot counts in a finalized block of the voter's node, or a later one does.
pub async fn await_finality(
	chain: &Chain,
	receipt: &booth::Receipt,
	patience: Duration,
) -> Result<(), DeliveryError> {
	let counts = async {
		let mut heads = chain.finalized_heads(None);
		while let Some(head) = heads.next().await {
			// A node that is out of reach for a moment is waited for.
			if head.is_err() {
				continue;
			}
			match vote::check_receipt(chain, receipt).await? {
				ReceiptStatus::Counts | ReceiptStatus::Replaced { .. } => return Ok(()),
				ReceiptStatus::Different | ReceiptStatus::OtherChain => return Err(DeliveryError::Different),
				ReceiptStatus::NotThere => (),
			}
		}
		Err(DeliveryError::NotDelivered)
	};
	timeout(patience, counts).await.unwrap_or(Err(DeliveryError::NotDelivered))
}
