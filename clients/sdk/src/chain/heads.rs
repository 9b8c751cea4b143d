// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Finalized blocks as they come, none left out.

use super::{Chain, ChainError, Hash, Header, POLL};
use futures::stream::{self, BoxStream, StreamExt};
use subxt::rpcs::client::RpcSubscription;
use tokio::time::sleep;

impl Chain {
	/// Every finalized block from height `from`, or from now on, in order and without gaps.
	///
	/// The stream never ends. An error says that the node is out of reach for the moment; the next
	/// item comes when it is back, and continues where the last one stopped.
	pub fn finalized_heads(
		&self,
		from: Option<u64>,
	) -> BoxStream<'static, Result<(Hash, Header), ChainError>> {
		let heads = Heads { chain: self.clone(), next: from, tip: None, news: None };
		stream::unfold(heads, |mut heads| async move {
			let item = heads.next().await;
			if item.is_err() {
				heads.news = None;
				sleep(POLL).await;
			}
			Some((item, heads))
		})
		.boxed()
	}
}

/// The state of a stream of finalized heads.
struct Heads {
	chain: Chain,
	/// The height to give next, once it is known.
	next: Option<u64>,
	/// The highest finalized height that has been heard of.
	tip: Option<u64>,
	/// The node's announcements, while the connection holds.
	news: Option<RpcSubscription<Header>>,
}

impl Heads {
	async fn next(&mut self) -> Result<(Hash, Header), ChainError> {
		loop {
			if let (Some(next), Some(tip)) = (self.next, self.tip) {
				if next <= tip {
					let hash = self.chain.block_hash(next).await?;
					let hash = hash.ok_or_else(|| ChainError::NoSuchBlock(next.to_string()))?;
					let header = self.chain.header(hash).await?;
					self.next = Some(next + 1);
					return Ok((hash, header));
				}
			}
			let Some(news) = self.news.as_mut() else {
				self.news = Some(self.chain.inner.rpc.chain_subscribe_finalized_heads().await?);
				// What was finalized during the break is not announced again.
				let head = self.chain.finalized_head().await?;
				let height = self.chain.header(head).await?.number;
				self.reach(height);
				continue;
			};
			match news.next().await {
				Some(Ok(header)) => self.reach(header.number),
				Some(Err(error)) => return Err(error.into()),
				None => self.news = None,
			}
		}
	}

	fn reach(&mut self, height: u64) {
		self.tip = Some(self.tip.map_or(height, |tip| tip.max(height)));
		self.next.get_or_insert(height);
	}
}
