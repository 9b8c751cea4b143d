// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The relayer as a web service.

use crate::{
	output::{bar, spinner},
	Node,
};
use anyhow::{bail, Context};
use axum::{
	body::Bytes,
	extract::{rejection::BytesRejection, DefaultBodyLimit, Path as UrlPath, State},
	http::{header, HeaderMap, HeaderValue, StatusCode},
	middleware::map_response,
	response::{IntoResponse, Response},
	routing::{get, post},
	Json, Router,
};
use caucus_sdk::{
	booth::Booth,
	chain::{pair, Chain},
	elections::tally::Stage,
	primitives::ElectionId,
	read::{ReadError, State as ChainState},
	relay::{
		desk::Desk,
		service::{max_ballot_bytes, Relayer, Settings, MAX_BATCH},
		Denial,
	},
};
use clap::Args;
use hyper::{server::conn::http1, service::Service};
use hyper_util::{
	rt::{TokioIo, TokioTimer},
	server::graceful::GracefulShutdown,
	service::TowerToHyperService,
};
use std::{
	convert::Infallible,
	net::SocketAddr,
	path::PathBuf,
	sync::{
		atomic::{AtomicU32, Ordering},
		Arc,
	},
	time::Duration,
};
use tokio::{
	net::TcpListener,
	sync::Semaphore,
	time::{sleep, timeout},
};

/// The pause between two looks whether the election is ready: a block's time.
const READY: Duration = Duration::from_secs(6);
/// How long a connection may last, whatever it does.
const CONNECTION: Duration = Duration::from_secs(90);
/// How long the head of a request may take.
const HEAD: Duration = Duration::from_secs(10);
/// Requests that one connection may make.
const REQUESTS: u32 = 32;
/// How long requests that are under way may take when the relayer stops.
const FAREWELL: Duration = Duration::from_secs(10);
/// Largest buffer for the head of a request, in bytes.
const HEAD_BYTES: usize = 16 * 1024;

/// Collect ballots over HTTP and hand them to the chain in batches.
///
/// Whoever casts a ballot through a node shows that node a network address. Through a relayer the
/// chain and its nodes see neither the address nor the time: ballots are collected for a while, sorted
/// by their aliases and cast together by the relayer's account, which pays. THE RELAYER SEES THE
/// ADDRESS: it knows which address sent which ballot, though never how it votes nor whose it is. This
/// program writes no addresses down, neither in its output nor in its files; see to it that what stands
/// before it (a proxy, a firewall) does not either. The fewer voters use a relayer, the less it hides:
/// its /health tells how many wait. In the last minutes before the close ballots leave at once.
///
/// Every ballot is checked whole before it is taken, and is in the journal in --data before its voter
/// gets a receipt. A relayer that was killed goes on from there; start it with the same --data,
/// --election and --account. One process serves one election, and waits until that is ready.
///
///   POST /ballots           a ballot in SCALE, as application/octet-stream: a receipt, or why not
///   GET  /ballots/DIGEST    queued, in_block, finalized, replaced or refused
///   GET  /health            how many wait, what was denied, what is wrong
///
/// It speaks HTTP without TLS: for others than this machine, put a proxy or an onion service before it.
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Relay {
	/// Secret URI of the relayer's account, which signs receipts and pays for batches.
	#[arg(long, env = "CAUCUS_ACCOUNT", hide_env_values = true, value_name = "URI")]
	account: String,
	/// The election.
	#[arg(long)]
	election: ElectionId,
	/// The election's reference as the commission published it, in hexadecimal digits.
	#[arg(long, value_name = "HEX")]
	election_ref: Option<String>,
	/// Where to listen.
	#[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:9955")]
	listen: SocketAddr,
	/// Folder of the journal.
	#[arg(long, value_name = "DIR", default_value = "caucus-relay")]
	data: PathBuf,
	/// Most ballots in a batch, at most 128. A batch leaves as soon as it is full.
	#[arg(long, default_value_t = 64)]
	batch: usize,
	/// How long ballots are collected, such as 12s, 500ms or 2m.
	#[arg(long, value_parser = parse_duration, default_value = "12s")]
	every: Duration,
	/// Most ballots that may wait or be under way; more are denied.
	#[arg(long, default_value_t = 4_096)]
	queue: usize,
	/// Most connections at a time; more wait.
	#[arg(long, default_value_t = 256)]
	connections: usize,
}

/// Reads a length of time.
fn parse_duration(text: &str) -> Result<Duration, String> {
	let unit = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
	let (number, unit) = text.split_at(unit);
	let number: u64 = number.parse().map_err(|_| "give a number and a unit, such as 12s".to_owned())?;
	let milliseconds = match unit {
		"ms" => Some(number),
		"s" => number.checked_mul(1_000),
		"m" => number.checked_mul(60_000),
		_ => return Err("the units are ms, s and m".into()),
	};
	match milliseconds {
		Some(1..=3_600_000) => Ok(Duration::from_millis(milliseconds.unwrap_or_default())),
		_ => Err("give at least 1ms and at most 60m".into()),
	}
}

impl Relay {
	pub(crate) async fn run(self, node: &Node) -> anyhow::Result<()> {
		if !(1..=MAX_BATCH).contains(&self.batch) || self.queue == 0 || self.connections == 0 {
			bail!("--batch takes 1 to {MAX_BATCH}; --queue and --connections at least 1");
		}
		let pair = pair(&self.account)?;
		let published = match &self.election_ref {
			Some(text) => {
				let mut bytes = [0; 32];
				let digits = text.trim().trim_start_matches("0x");
				hex::decode_to_slice(digits, &mut bytes).context("--election-ref: 64 digits")?;
				Some(bytes)
			}
			None => None,
		};
		std::fs::create_dir_all(&self.data)
			.with_context(|| format!("cannot make {}", self.data.display()))?;
		let journal = self.data.join(format!("election-{}.journal", self.election));
		let chain = node.connect().await?;
		until_ready(&chain, self.election).await?;

		let keys = bar(0, "reading the roll");
		let progress = |have| keys.set_position(have as u64);
		let booth = Booth::enter(&chain, self.election, published, progress).await?;
		keys.finish_and_clear();
		let building = spinner("building the rings");
		let desk = tokio::task::spawn_blocking(move || Desk::open(&booth, |_| ())).await??;
		building.finish_and_clear();

		let settings = Settings { batch: self.batch, every: self.every, limit: self.queue };
		let (relayer, inbox) = Relayer::open(chain, desk, self.election, pair, settings, &journal)
			.await
			.with_context(|| format!("cannot go on from {}", journal.display()))?;
		if relayer.cut() > 0 {
			eprintln!("a record without a receipt was cut off the journal ({} bytes)", relayer.cut());
		}
		let listener =
			TcpListener::bind(self.listen).await.with_context(|| format!("cannot use {}", self.listen))?;
		let health = relayer.health();
		eprintln!("relayer {} of election {} ({})", health.account, self.election, health.reference);
		eprintln!(
			"listens at http://{} with {} ballots from before; stop with Ctrl-C",
			listener.local_addr()?,
			health.queued
		);
		tokio::select! {
			broken = relayer.run(inbox) => broken?,
			served = serve(listener, relayer.clone(), self.connections) => served?,
		}
		let health = relayer.health();
		eprintln!("stopped; {} ballots wait in {}", health.queued + health.under_way, journal.display());
		Ok(())
	}
}

/// Waits until everything about an election is fixed.
async fn until_ready(chain: &Chain, election: ElectionId) -> anyhow::Result<()> {
	let mut told = false;
	loop {
		let state = ChainState::finalized(chain).await?;
		if let Stage::Void(reason) = state.election(election).await?.stage {
			bail!("election {election} is void: {reason:?}");
		}
		match state.params(election).await {
			Ok(_) => return Ok(()),
			Err(ReadError::Missing(_)) => {
				if !std::mem::replace(&mut told, true) {
					eprintln!("waits until election {election} is ready");
				}
				sleep(READY).await;
			}
			Err(error) => return Err(error.into()),
		}
	}
}

/// Resolves when the process is asked to stop.
async fn asked_to_stop() {
	let interrupted = tokio::signal::ctrl_c();
	#[cfg(unix)]
	{
		use tokio::signal::unix::{signal, SignalKind};
		let Ok(mut terminated) = signal(SignalKind::terminate()) else {
			let _ = interrupted.await;
			return;
		};
		tokio::select! {
			_ = interrupted => (),
			_ = terminated.recv() => (),
		}
	}
	#[cfg(not(unix))]
	let _ = interrupted.await;
}

/// Answers connections until the process is asked to stop, and then those requests that are under way.
async fn serve(listener: TcpListener, relayer: Relayer, connections: usize) -> anyhow::Result<()> {
	let router = router(relayer.clone());
	let (places, farewell) = (Arc::new(Semaphore::new(connections)), GracefulShutdown::new());
	let mut stop = std::pin::pin!(asked_to_stop());
	loop {
		let place = tokio::select! {
			place = places.clone().acquire_owned() => place?,
			() = &mut stop => break,
		};
		let stream = tokio::select! {
			// Who it comes from is dropped here and nowhere known after.
			accepted = listener.accept() => match accepted {
				Ok((stream, _)) => stream,
				Err(_) => {
					// Too many open files, most likely.
					sleep(Duration::from_millis(100)).await;
					continue;
				}
			},
			() = &mut stop => break,
		};
		let service = limited(router.clone(), relayer.clone());
		let connection = http1::Builder::new()
			.timer(TokioTimer::new())
			.header_read_timeout(HEAD)
			.max_buf_size(HEAD_BYTES)
			.serve_connection(TokioIo::new(stream), service);
		let connection = farewell.watch(connection);
		tokio::spawn(async move {
			// A connection that breaks or takes too long is the other side's affair.
			let _ = timeout(CONNECTION, connection).await;
			drop(place);
		});
	}
	drop(listener);
	let _ = timeout(FAREWELL, farewell.shutdown()).await;
	Ok(())
}

/// The answers of one connection, at most [`REQUESTS`] of them.
fn limited(
	router: Router,
	relayer: Relayer,
) -> impl Service<hyper::Request<hyper::body::Incoming>, Response = Response, Error = Infallible, Future: Send>
{
	let asked = AtomicU32::new(0);
	let router = TowerToHyperService::new(router);
	hyper::service::service_fn(move |request| {
		let enough = asked.fetch_add(1, Ordering::Relaxed) >= REQUESTS;
		let answer = (!enough).then(|| router.call(request));
		let relayer = relayer.clone();
		async move {
			match answer {
				Some(answer) => answer.await,
				None => {
					relayer.count_denial(&Denial::TooManyRequests);
					let mut answer = denied(&Denial::TooManyRequests);
					answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
					Ok(answer)
				}
			}
		}
	})
}

fn router(relayer: Relayer) -> Router {
	let routes = Router::new()
		.route("/ballots", post(take).layer(DefaultBodyLimit::max(max_ballot_bytes())).options(preflight))
		.route("/ballots/{digest}", get(tell))
		.route("/health", get(health));
	open_to_pages(routes.with_state(relayer))
}

/// Lets web pages of every origin ask. Nothing is told that is not told to everybody, and nobody is known by
/// cookies.
fn open_to_pages(routes: Router) -> Router {
	routes.layer(map_response(async |mut answer: Response| {
		answer.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
		answer
	}))
}

/// A browser asks this before a page hands a ballot in; it need not ask again for a day.
async fn preflight() -> impl IntoResponse {
	let headers = [
		(header::ACCESS_CONTROL_ALLOW_METHODS, "POST"),
		(header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
		(header::ACCESS_CONTROL_MAX_AGE, "86400"),
	];
	(StatusCode::NO_CONTENT, headers)
}

fn denied(denial: &Denial) -> Response {
	let status = StatusCode::from_u16(denial.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
	(status, Json(denial.report())).into_response()
}

async fn take(
	State(relayer): State<Relayer>,
	headers: HeaderMap,
	body: Result<Bytes, BytesRejection>,
) -> Response {
	let octets = |value: &HeaderValue| value.as_bytes() == b"application/octet-stream";
	let early = match &body {
		_ if !headers.get(header::CONTENT_TYPE).is_some_and(octets) => Some(Denial::WrongMediaType),
		Err(_) => Some(Denial::TooLarge),
		Ok(_) => None,
	};
	if let Some(denial) = early {
		relayer.count_denial(&denial);
		return denied(&denial);
	}
	match relayer.accept(&body.unwrap_or_default()).await {
		Ok(receipt) => (StatusCode::ACCEPTED, Json(receipt)).into_response(),
		Err(denial) => denied(&denial),
	}
}

async fn tell(State(relayer): State<Relayer>, UrlPath(digest): UrlPath<String>) -> Response {
	let mut bytes = [0; 32];
	let known = hex::decode_to_slice(digest.trim_start_matches("0x"), &mut bytes)
		.ok()
		.and_then(|()| relayer.status(&bytes));
	match known {
		Some(status) => Json(status).into_response(),
		None => denied(&Denial::UnknownBallot),
	}
}

async fn health(State(relayer): State<Relayer>) -> Response {
	Json(relayer.health()).into_response()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[tokio::test]
	async fn pages_of_other_origins_may_ask() {
		let routes = Router::new().route("/ballots", post(|| async { "taken" }).options(preflight));
		let service = TowerToHyperService::new(open_to_pages(routes));
		for method in ["OPTIONS", "POST"] {
			let request = hyper::Request::builder().method(method).uri("/ballots");
			let answer = service.call(request.body(axum::body::Body::empty()).unwrap()).await.unwrap();
			assert_eq!(answer.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*", "{method}");
			let allowed = answer.headers().get(header::ACCESS_CONTROL_ALLOW_HEADERS);
			assert_eq!(allowed.is_some_and(|names| names == "content-type"), method == "OPTIONS");
		}
	}

	#[test]
	fn lengths_of_time_are_read_with_their_unit() {
		assert_eq!(parse_duration("12s"), Ok(Duration::from_secs(12)));
		assert_eq!(parse_duration("500ms"), Ok(Duration::from_millis(500)));
		assert_eq!(parse_duration("2m"), Ok(Duration::from_secs(120)));
		for bad in ["", "12", "s", "0s", "1h", "61m", "-1s", "99999999999999999999s", "1 s"] {
			assert!(parse_duration(bad).is_err(), "{bad:?}");
		}
	}
}
