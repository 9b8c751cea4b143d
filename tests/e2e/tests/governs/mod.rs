// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The parts of the stories of a party that governs its network.

pub(crate) mod desk;
pub(crate) mod elections;
pub(crate) mod state;
pub(crate) mod validators;

use anyhow::ensure;
use std::{
	future::Future,
	time::{Duration, Instant},
};

/// The pause between two looks.
pub(crate) const PAUSE: Duration = Duration::from_millis(500);

/// Waits until a look shows what is wanted, and gives that.
pub(crate) async fn until<Found, Looking: Future<Output = anyhow::Result<Option<Found>>>>(
	what: &str,
	within: Duration,
	look: impl Fn() -> Looking,
) -> anyhow::Result<Found> {
	let started = Instant::now();
	loop {
		if let Some(found) = look().await? {
			return Ok(found);
		}
		ensure!(started.elapsed() < within, "waited {} s in vain: {what}", within.as_secs());
		tokio::time::sleep(PAUSE).await;
	}
}
