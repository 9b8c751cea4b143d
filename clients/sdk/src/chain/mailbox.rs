// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Statements: small signed data that nodes pass on for some days, outside of blocks.

use super::{Chain, ChainError};
use futures::FutureExt;
use serde::Deserialize;
use serde_json::{json, Value};
use std::{collections::BTreeSet, time::Duration};
use subxt::rpcs::{self, client::RpcSubscription};

/// How long a node may take between two parts of what it has.
const PATIENCE: Duration = Duration::from_secs(30);
/// Subscriptions after which a listener begins anew: public nodes give each connection 32.
const MOST_SUBSCRIPTIONS: usize = 24;
/// Most statements that are taken of one answer.
const MOST: usize = 65_536;

/// What a node says to a statement. That it took one is no promise that it keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementStatus {
	/// Taken.
	New,
	/// There already.
	Known,
	/// Not taken.
	Refused {
		/// The node's word for why: `noAllowance`, `storeFull`, `badProof`...
		reason: String,
		/// Expiry of what is in its place, if that is why.
		least: Option<u64>,
	},
}

#[derive(Deserialize)]
struct Answer {
	status: String,
	reason: Option<String>,
	min_expiry: Option<u64>,
}

impl From<Answer> for StatementStatus {
	fn from(answer: Answer) -> Self {
		match answer.status.as_str() {
			"new" => Self::New,
			"known" => Self::Known,
			_ => Self::Refused { reason: answer.reason.unwrap_or(answer.status), least: answer.min_expiry },
		}
	}
}

#[derive(Deserialize)]
struct News {
	data: Batch,
}

#[derive(Deserialize)]
struct Batch {
	statements: Vec<String>,
	remaining: Option<u32>,
}

impl Chain {
	/// Hands an encoded statement to the node, which passes it on to others.
	pub async fn submit_statement(&self, statement: &[u8]) -> Result<StatementStatus, ChainError> {
		let params = rpcs::rpc_params![format!("0x{}", hex::encode(statement))];
		let answer: Answer = self.inner.client_rpc.request("statement_submit", params).await?;
		Ok(answer.into())
	}

	/// Everything that the node has now under any of at most 128 topics, encoded, in no order.
	pub async fn statements(&self, topics: &[[u8; 32]]) -> Result<Vec<Vec<u8>>, ChainError> {
		let (_, found) = self.listen(any_of(topics)).await?;
		Ok(found)
	}

	/// Everything that the node has now, encoded, in no order: as anybody can have it.
	pub async fn all_statements(&self) -> Result<Vec<Vec<u8>>, ChainError> {
		let (_, found) = self.listen(json!("any")).await?;
		Ok(found)
	}

	/// What the node has now, and what comes after it.
	async fn listen(&self, which: Value) -> Result<(RpcSubscription<News>, Vec<Vec<u8>>), ChainError> {
		let params = rpcs::rpc_params![which];
		let (subscribe, unsubscribe) = ("statement_subscribeStatement", "statement_unsubscribeStatement");
		let mut news: RpcSubscription<News> =
			self.inner.client_rpc.subscribe(subscribe, params, unsubscribe).await?;
		let mut found = Vec::new();
		loop {
			let slow = |_| ChainError::Unreachable("the node does not finish its list of statements".into());
			let batch = match tokio::time::timeout(PATIENCE, news.next()).await.map_err(slow)? {
				Some(item) => item?.data,
				None => return Err(ChainError::Unreachable("the node ended the subscription".into())),
			};
			batch.add_to(&mut found)?;
			// What comes after the last of those that were there says nothing of how many remain.
			if batch.remaining == Some(0) || found.len() >= MOST {
				return Ok((news, found));
			}
		}
	}
}

/// Under any of these topics.
fn any_of(topics: &[[u8; 32]]) -> Value {
	let topics: Vec<String> = topics.iter().map(|topic| format!("0x{}", hex::encode(topic))).collect();
	json!({ "matchAny": topics })
}

impl Batch {
	fn add_to(&self, found: &mut Vec<Vec<u8>>) -> Result<(), ChainError> {
		for text in &self.statements {
			let bytes = hex::decode(text.trim_start_matches("0x"));
			found.push(bytes.map_err(|_| ChainError::Unreadable("a statement is not hexadecimal".into()))?);
		}
		Ok(())
	}
}

/// Listens to topics, so that what was read once is not sent again.
pub struct StatementListener {
	chain: Chain,
	heard: BTreeSet<[u8; 32]>,
	news: Vec<RpcSubscription<News>>,
}

impl StatementListener {
	/// Listens to nothing yet.
	pub fn new(chain: Chain) -> Self {
		Self { chain, heard: BTreeSet::new(), news: Vec::new() }
	}

	/// The node that it listens to.
	pub fn chain(&self) -> &Chain {
		&self.chain
	}

	/// What lies under these topics and was not given before, and what has come under others since. At most 128
	/// topics may be new.
	pub async fn read(&mut self, topics: &[[u8; 32]]) -> Result<Vec<Vec<u8>>, ChainError> {
		let found = self.take(topics).await;
		if found.is_err() {
			// What had come is lost with the error, so all of it is asked for again.
			self.forget();
		}
		found
	}

	fn forget(&mut self) {
		self.news.clear();
		self.heard.clear();
	}

	async fn take(&mut self, topics: &[[u8; 32]]) -> Result<Vec<Vec<u8>>, ChainError> {
		let mut found = Vec::new();
		let mut is_broken = self.news.len() >= MOST_SUBSCRIPTIONS;
		for news in &mut self.news {
			while let Some(item) = news.next().now_or_never() {
				match item {
					Some(Ok(item)) => item.data.add_to(&mut found)?,
					Some(Err(_)) | None => {
						is_broken = true;
						break;
					}
				}
			}
		}
		if is_broken {
			self.forget();
		}
		let new: Vec<[u8; 32]> =
			topics.iter().filter(|topic| !self.heard.contains(*topic)).copied().collect();
		if !new.is_empty() {
			let (news, lay_there) = self.chain.listen(any_of(&new)).await?;
			found.extend(lay_there);
			self.news.push(news);
			self.heard.extend(new);
		}
		Ok(found)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Answers as `sp-statement-store` 29 writes them.
	#[test]
	fn answers_of_nodes_are_understood() {
		let status = |text: &str| StatementStatus::from(serde_json::from_str::<Answer>(text).unwrap());
		assert_eq!(status(r#"{"status":"new"}"#), StatementStatus::New);
		assert_eq!(status(r#"{"status":"known"}"#), StatementStatus::Known);
		let outdated = r#"{"status":"rejected","reason":"channelPriorityTooLow","submitted_expiry":7,"min_expiry":18446744073709551615}"#;
		let refused = |reason: &str, least| StatementStatus::Refused { reason: reason.into(), least };
		assert_eq!(status(outdated), refused("channelPriorityTooLow", Some(u64::MAX)));
		assert_eq!(status(r#"{"status":"rejected","reason":"noAllowance"}"#), refused("noAllowance", None));
		assert_eq!(status(r#"{"status":"invalid","reason":"badProof"}"#), refused("badProof", None));
		let news = r#"{"event":"newStatements","data":{"statements":["0x00"],"remaining":3}}"#;
		assert_eq!(serde_json::from_str::<News>(news).unwrap().data.remaining, Some(3));
	}
}
