// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A WebSocket connection that is made anew when it breaks.

use super::{ChainError, REPEATS};
use futures::stream::{self, StreamExt};
use jsonrpsee::{
	client_transport::ws::{Url, WsTransportClientBuilder},
	core::{
		client::{
			async_client::PingConfig, Client, ClientT, Error as JsonRpcError, Subscription,
			SubscriptionClientT,
		},
		traits::ToRpcParams,
	},
};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};
use subxt::rpcs::{
	self,
	client::{RawRpcFuture, RawRpcSubscription, RawValue, RpcClientT},
	UserError,
};
use tokio::{sync::Mutex, time::sleep};

/// The longest pause between two attempts to connect.
const MAX_PAUSE: Duration = Duration::from_secs(15);
/// Largest message taken from or sent to a node, in bytes.
const MAX_MESSAGE: u32 = 64 * 1024 * 1024;

/// A WebSocket connection that is made anew when it breaks.
///
/// subxt has one, too (`reconnecting-rpc-client`). It would bring a second generation of jsonrpsee
/// into a build that has one already, never gives up, and cannot fail on a wrong address.
pub(super) struct Line {
	url: Url,
	patience: Duration,
	client: Mutex<Arc<Client>>,
}

impl Line {
	pub(super) async fn open(url: &str, patience: Duration) -> Result<Self, ChainError> {
		let unreachable = |reason: String| ChainError::Unreachable(format!("{url}: {reason}"));
		let url = Url::parse(url).map_err(|error| unreachable(error.to_string()))?;
		let client = dial(&url).await.map_err(|error| unreachable(error.to_string()))?;
		Ok(Self { url, patience, client: Mutex::new(Arc::new(client)) })
	}

	/// The connection, made anew if need be.
	async fn client(&self) -> Result<Arc<Client>, rpcs::Error> {
		let mut current = self.client.lock().await;
		let started = Instant::now();
		let mut pause = Duration::from_millis(250);
		while !current.is_connected() {
			match dial(&self.url).await {
				Ok(client) => *current = Arc::new(client),
				Err(error) if started.elapsed() >= self.patience => {
					return Err(rpcs::Error::Client(Box::new(error)));
				}
				Err(_) => {
					sleep(pause).await;
					pause = (pause * 2).min(MAX_PAUSE);
				}
			}
		}
		Ok(current.clone())
	}

	/// Asks, and asks again if the connection broke before the answer came. Everything that goes
	/// this way may be asked twice.
	async fn request(
		&self,
		method: &str,
		params: Option<Box<RawValue>>,
	) -> Result<Box<RawValue>, rpcs::Error> {
		let mut attempt = 0;
		loop {
			attempt += 1;
			let client = self.client().await?;
			match client.request::<Box<RawValue>, _>(method, Params(params.clone())).await {
				Err(JsonRpcError::RestartNeeded(_)) if attempt < REPEATS => {
					sleep(Duration::from_millis(100)).await;
				}
				answer => return answer.map_err(line_error),
			}
		}
	}

	async fn subscribe(
		&self,
		method: &str,
		params: Option<Box<RawValue>>,
		unsubscribe: &str,
	) -> Result<RawRpcSubscription, rpcs::Error> {
		let client = self.client().await?;
		let subscription: Subscription<Box<RawValue>> =
			client.subscribe(method, Params(params), unsubscribe).await.map_err(line_error)?;
		// The stream keeps the connection alive, and its last word is that it has ended.
		let stream = stream::unfold(Some((client, subscription)), |state| async move {
			let (client, mut subscription) = state?;
			match subscription.next().await {
				Some(Ok(item)) => Some((Ok(item), Some((client, subscription)))),
				Some(Err(error)) => {
					Some((Err(rpcs::Error::Deserialization(error)), Some((client, subscription))))
				}
				None => {
					let reason = "the subscription ended".to_owned();
					Some((Err(rpcs::Error::DisconnectedWillReconnect(reason)), None))
				}
			}
		});
		Ok(RawRpcSubscription { stream: stream.boxed(), id: None })
	}
}

impl RpcClientT for Line {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		Box::pin(self.request(method, params))
	}

	fn subscribe_raw<'a>(
		&'a self,
		sub: &'a str,
		params: Option<Box<RawValue>>,
		unsub: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		Box::pin(self.subscribe(sub, params, unsub))
	}
}

/// Parameters that are JSON already.
struct Params(Option<Box<RawValue>>);

impl ToRpcParams for Params {
	fn to_rpc_params(self) -> Result<Option<Box<RawValue>>, serde_json::Error> {
		Ok(self.0)
	}
}

async fn dial(url: &Url) -> Result<Client, JsonRpcError> {
	let (sender, receiver) = WsTransportClientBuilder::default()
		.max_request_size(MAX_MESSAGE)
		.max_response_size(MAX_MESSAGE)
		.build(url.clone())
		.await
		.map_err(|error| JsonRpcError::Transport(error.into()))?;
	Ok(Client::builder()
		.max_buffer_capacity_per_subscription(4096)
		.enable_ws_ping(PingConfig::new())
		.build_with_tokio(sender, receiver))
}

fn line_error(error: JsonRpcError) -> rpcs::Error {
	match error {
		JsonRpcError::Call(error) => rpcs::Error::User(UserError {
			code: error.code(),
			message: error.message().to_owned(),
			data: error.data().map(|data| data.to_owned()),
		}),
		JsonRpcError::RestartNeeded(reason) => rpcs::Error::DisconnectedWillReconnect(reason.to_string()),
		other => rpcs::Error::Client(Box::new(other)),
	}
}
