// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Metrics of the party's own matters, beside those that every node of the SDK has: elections and
//! their duties, validators, finality. docs/operators.md says what to do about them.

use crate::service::FullClient;
use caucus_runtime_common::{
	status::{ElectionStatus, Status, StatusApi},
	Hash, Moment,
};
use caucus_sovereign_runtime::VERSION;
use futures::{select, StreamExt};
use polkadot_sdk::{
	sc_client_api::BlockchainEvents,
	sp_api::{Core, ProvideRuntimeApi},
	sp_blockchain::HeaderBackend,
	substrate_prometheus_endpoint::{register, Gauge, GaugeVec, Opts, PrometheusError, Registry, U64},
};
use std::sync::Arc;

/// What changes with every final block, and how far finality is behind.
pub struct Metrics {
	finality_lag: Gauge<U64>,
	finalized_time: Gauge<U64>,
	members: Gauge<U64>,
	elections: GaugeVec<U64>,
	of_election: [GaugeVec<U64>; OF_ELECTION.len()],
	serving: Gauge<U64>,
	disabled: Gauge<U64>,
	minimum: Gauge<U64>,
	reports: Gauge<U64>,
	last_report: Gauge<U64>,
	council_until: Gauge<U64>,
	safe_mode: Gauge<U64>,
	upgrade: Gauge<U64>,
	code: Gauge<U64>,
}

/// What is told of each election that is not over, in the order of [`numbers`].
const OF_ELECTION: [(&str, &str); 8] = [
	("caucus_election_opens_timestamp_seconds", "First moment of voting"),
	("caucus_election_closes_timestamp_seconds", "First moment after voting"),
	("caucus_election_roll", "Keys on the roll"),
	("caucus_election_rings_built", "Rings of the roll that are built"),
	("caucus_election_rings", "Rings of the roll"),
	("caucus_election_ballots", "Ballots that count"),
	("caucus_trustee_duties_due", "Trustees who have not done what is their duty now"),
	(
		"caucus_trustee_deadline_timestamp_seconds",
		"First moment at which trustees are too late; 0 if their duty has no deadline of its own, or they have none",
	),
];

/// The numbers of an election, in the order of [`OF_ELECTION`].
fn numbers(of: &ElectionStatus) -> [u64; OF_ELECTION.len()] {
	[
		seconds(of.opens),
		seconds(of.closes),
		of.roll.into(),
		of.rings_built.into(),
		of.rings.into(),
		of.ballots.into(),
		of.trustees_due.into(),
		seconds(of.trustees_until.unwrap_or_default()),
	]
}

fn seconds(moment: Moment) -> u64 {
	moment / 1_000
}

impl Metrics {
	/// Makes the metrics known to the node's endpoint.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let gauge = |name: &str, help: &str| register(Gauge::new(name, help)?, registry);
		let by = |label: &str, name: &str, help: &str| {
			register(GaugeVec::new(Opts::new(name, help), &[label])?, registry)
		};
		let mut of_election = Vec::with_capacity(OF_ELECTION.len());
		for (name, help) in OF_ELECTION {
			of_election.push(by("election", name, help)?);
		}
		// This one never changes.
		let own: Gauge<U64> =
			gauge("caucus_node_spec_version", "Version of the chain's code that came with this node")?;
		own.set(VERSION.spec_version.into());
		Ok(Self {
			finality_lag: gauge("caucus_finality_lag_blocks", "Blocks from the last final one to the best")?,
			finalized_time: gauge("caucus_finalized_timestamp_seconds", "The last final block's own time")?,
			members: gauge("caucus_members", "Members who were ever registered")?,
			elections: by("stage", "caucus_elections", "Elections that are not over, by stage")?,
			of_election: of_election
				.try_into()
				.unwrap_or_else(|_| unreachable!("as many as there are names")),
			serving: gauge("caucus_validators_serving", "Validators of this session")?,
			disabled: gauge(
				"caucus_validators_disabled",
				"Validators of this session whose blocks are refused",
			)?,
			minimum: gauge("caucus_validators_minimum", "How many validators there are at least")?,
			reports: gauge(
				"caucus_offence_reports",
				"Offences of which the council was told, the last hundred",
			)?,
			last_report: gauge(
				"caucus_offence_last_report_timestamp_seconds",
				"When the last of them became known; 0 if there was none",
			)?,
			council_until: gauge(
				"caucus_council_power_ends_timestamp_seconds",
				"First moment at which the council has no power any more; 0 if none is in power",
			)?,
			safe_mode: gauge("caucus_safe_mode", "1 if everything that can be paused is")?,
			upgrade: gauge("caucus_upgrade_authorized", "1 if new code is authorised and not in force yet")?,
			code: gauge("caucus_runtime_spec_version", "Version of the chain's code; 0 before it was read")?,
		})
	}

	fn set(&self, status: &Status) {
		self.finalized_time.set(seconds(status.now));
		self.members.set(status.members.into());
		// What is over is told no more.
		self.elections.reset();
		self.of_election.iter().for_each(GaugeVec::reset);
		for election in &status.elections {
			self.elections.with_label_values(&[&format!("{:?}", election.stage)]).inc();
			let label = election.election.to_string();
			for (gauge, number) in self.of_election.iter().zip(numbers(election)) {
				gauge.with_label_values(&[&label]).set(number);
			}
		}
		self.serving.set(status.validators.serving.into());
		self.disabled.set(status.validators.disabled.into());
		self.minimum.set(status.validators.minimum.into());
		self.reports.set(status.validators.reports.into());
		self.last_report.set(seconds(status.validators.last_report.unwrap_or_default()));
		self.council_until.set(seconds(status.council_until.unwrap_or_default()));
		self.safe_mode.set(status.safe_mode.into());
		self.upgrade.set(status.upgrade_due.is_some().into());
	}

	/// Keeps the metrics up to date for as long as the node runs.
	pub async fn follow(self, client: Arc<FullClient>) {
		let mut finalized = client.finality_notification_stream().fuse();
		let mut imported = client.import_notification_stream().fuse();
		self.read(&client, client.info().finalized_hash);
		loop {
			select! {
				block = finalized.next() => match block {
					Some(block) => self.read(&client, block.hash),
					None => return,
				},
				block = imported.next() => if block.is_none() { return },
			}
			let info = client.info();
			self.finality_lag.set(info.best_number.saturating_sub(info.finalized_number).into());
		}
	}

	/// Reads the state after a block. A node that follows a chain from its beginning meets code that has
	/// nothing to tell yet, and one that does not keep old states may have lost this one.
	fn read(&self, client: &FullClient, at: Hash) {
		if let Ok(version) = client.runtime_api().version(at) {
			self.code.set(version.spec_version.into());
		}
		if let Ok(status) = client.runtime_api().status(at) {
			self.set(&status);
		}
	}
}
