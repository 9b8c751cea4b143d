// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Puts the node together: client, transaction pool, network, authoring and finality.

use crate::{code, metrics::Metrics, pruning::SetChanges, rpc, serving::Serving, wiping};
use caucus_sovereign_runtime::{opaque::Block, BlockNumber, Hash, RuntimeApi};
use futures::FutureExt;
use polkadot_sdk::{
	sc_basic_authorship::ProposerFactory,
	sc_client_api::Backend as _,
	sc_consensus::{DefaultImportQueue, LongestChain},
	sc_consensus_aura::{self, ImportQueueParams, SlotProportion, StartAuraParams},
	sc_consensus_grandpa::{
		self, warp_proof::NetworkProvider, BeforeBestBlockBy, FinalityProofProvider, GrandpaBlockImport,
		GrandpaParams, LinkHalf, SharedVoterState, ThreeQuartersOfTheUnfinalizedChain, VotingRulesBuilder,
	},
	sc_executor::WasmExecutor,
	sc_network::{
		config::{FullNetworkConfiguration, NetworkBackendType},
		Litep2pNetworkBackend, NetworkBackend, NetworkWorker,
	},
	sc_network_statement::StatementHandlerPrototype,
	sc_offchain::{OffchainWorkerOptions, OffchainWorkers},
	sc_service::{
		self, BuildNetworkParams, Configuration, Error, PartialComponents, SpawnTasksParams, TFullBackend,
		TFullClient, TaskManager, WarpSyncConfig,
	},
	sc_statement_store::{self, Store as StatementStore},
	sc_telemetry::{Telemetry, TelemetryWorker},
	sc_transaction_pool::{self, TransactionPoolHandle},
	sc_transaction_pool_api::OffchainTransactionPoolFactory,
	sp_blockchain::HeaderBackend as _,
	sp_consensus_aura::{
		inherents::InherentDataProvider as SlotProvider,
		sr25519::{AuthorityId as AuraId, AuthorityPair as AuraPair},
	},
	sp_core::traits::SpawnNamed,
	sp_io::SubstrateHostFunctions,
	sp_timestamp::InherentDataProvider as TimestampProvider,
};
use std::{sync::Arc, time::Duration};

/// A proof of finality is stored with about every so-many-th block, and wherever validators change.
///
/// An auditor links a result to the next stored proof through the headers in between. Eight blocks
/// keep that link below a minute of chain, at about one kilobyte per proof with seven validators.
const JUSTIFICATION_PERIOD: u32 = 8;

/// Time that a finality vote is expected to need to reach the other validators.
///
/// A round takes a few of these steps and so fits well into the time between two blocks.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// Share of a slot in which a block may be filled; the rest is for sending and importing it.
const PROPOSAL_SHARE: f32 = 2.0 / 3.0;

/// What the runtime may call outside its sandbox.
pub type HostFunctions = (SubstrateHostFunctions, caucus_runtime_common::host::HostFunctions);

/// Access to the chain and to the runtime.
pub type FullClient = TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;

/// The database.
pub type FullBackend = TFullBackend<Block>;

/// Transactions that wait for a block.
type FullPool = TransactionPoolHandle<Block, FullClient>;

/// The rule for choosing between forks.
type SelectChain = LongestChain<FullBackend, Block>;

/// The parts of the node that exist before it runs.
pub type Components =
	PartialComponents<FullClient, FullBackend, SelectChain, DefaultImportQueue<Block>, FullPool, Consensus>;

/// The parts of [`Components`] that authoring, finality and reporting need.
pub struct Consensus {
	/// Imports blocks and follows the changes of the authority set in them.
	block_import: GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>,
	/// Ties the finality voter to the block import.
	grandpa_link: LinkHalf<Block, FullClient, SelectChain>,
	/// Reports to a telemetry server, if the operator named one.
	telemetry: Option<Telemetry>,
}

/// Opens the database and builds everything that works without a network.
pub fn components(config: &Configuration) -> Result<Components, Error> {
	let endpoints = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty());
	let telemetry = match endpoints {
		Some(endpoints) => {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Some((worker, telemetry))
		}
		None => None,
	};

	let executor = code::executor(config);
	// Pruning must not take the proofs that new nodes start from.
	let set_changes = Arc::new(SetChanges::default());
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			vec![set_changes.clone()],
		)?;
	let client = Arc::new(client);
	let headers = Arc::downgrade(&backend);
	set_changes.read_by(move |hash| headers.upgrade()?.blockchain().header(hash).ok()?);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = LongestChain::new(backend.clone());

	let transaction_pool = Arc::new(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(Telemetry::handle),
	)?;

	let inherents_client = client.clone();
	let import_queue = sc_consensus_aura::import_queue::<AuraPair, _, _, _, _, _>(ImportQueueParams {
		block_import: block_import.clone(),
		justification_import: Some(Box::new(block_import.clone())),
		client: client.clone(),
		create_inherent_data_providers: move |parent: Hash, ()| inherents(inherents_client.clone(), parent),
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
		compatibility_mode: Default::default(),
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus { block_import, grandpa_link, telemetry },
	})
}

/// What a block on top of `parent` states about time: its slot and the clock of its author.
async fn inherents(
	client: Arc<FullClient>,
	parent: Hash,
) -> Result<(SlotProvider, TimestampProvider), Box<dyn std::error::Error + Send + Sync>> {
	let slot_duration =
		sc_consensus_aura::standalone::slot_duration_at::<AuraId, Block, FullClient>(&client, parent)?;
	let now = TimestampProvider::from_system_time();
	Ok((SlotProvider::from_timestamp_and_slot_duration(*now, slot_duration), now))
}

/// What this node is asked for besides the SDK's options.
#[derive(Clone, Copy)]
pub struct Options {
	/// How many blocks its votes for finality stay behind its best block.
	pub finality_lag: BlockNumber,
	/// Most bytes of members' messages that it keeps.
	pub mailbox_bytes: usize,
}

/// Starts the node with the network backend that the configuration asks for.
pub fn start(config: Configuration, options: Options) -> Result<TaskManager, Error> {
	if let Some(database) = config.database.path() {
		let wiped = wiping::wipe(database)?;
		if wiped > 0 {
			log::info!("🧹 Wiped {wiped} places of bytes that the library let go");
		}
	}
	match config.network.network_backend {
		NetworkBackendType::Litep2p => start_on::<Litep2pNetworkBackend>(config, options),
		NetworkBackendType::Libp2p => start_on::<NetworkWorker<Block, Hash>>(config, options),
	}
}

/// Starts the node on one network backend.
fn start_on<Net: NetworkBackend<Block, Hash>>(
	config: Configuration,
	options: Options,
) -> Result<TaskManager, Error> {
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus { block_import, grandpa_link, mut telemetry },
	} = components(&config)?;

	let registry = config.prometheus_registry().cloned();
	let role = config.role;
	let node_name = config.network.node_name.clone();
	let force_authoring = config.force_authoring;
	let disable_grandpa = config.disable_grandpa;

	let metrics = Net::register_notification_metrics(registry.as_ref());
	let mut net_config = FullNetworkConfiguration::<Block, Hash, Net>::new(&config.network, registry.clone());
	let grandpa_protocol =
		sc_consensus_grandpa::protocol_standard_name(&client.chain_info().genesis_hash, &config.chain_spec);
	let (grandpa_peers, grandpa_notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<Block, Net>(
		grandpa_protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(grandpa_peers);
	let (statement_handler, statement_peers) = StatementHandlerPrototype::new::<_, Block, Net>(
		client.chain_info().genesis_hash,
		config.chain_spec.fork_id(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(statement_peers);

	let authority_set = grandpa_link.shared_authority_set().clone();
	let warp_sync = Arc::new(NetworkProvider::new(backend.clone(), authority_set.clone(), Vec::new()));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: Serving::to_nodes(client.clone()),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	// Members' messages. Who may leave how much is in the state of the chain.
	let mailbox = sc_statement_store::Config { max_total_size: options.mailbox_bytes, ..Default::default() };
	let statements = StatementStore::new_shared::<Block, _, _>(
		&config.data_path,
		mailbox,
		client.clone(),
		keystore_container.local_keystore(),
		registry.as_ref(),
		Box::new(task_manager.spawn_handle()),
	)
	.map_err(|error| Error::Application(Box::new(error)))?;
	let spawner = task_manager.spawn_handle();
	let handler = statement_handler
		.build(
			network.clone(),
			sync_service.clone(),
			statements.clone(),
			registry.as_ref(),
			move |task| spawner.spawn("statement-validator", Some("networking"), task),
			mailbox.network_workers,
			mailbox.rate_limit,
		)
		.map_err(|error| Error::Application(Box::new(error)))?;
	task_manager.spawn_handle().spawn("statement-handler", Some("networking"), handler.run());

	if config.offchain_worker.enabled {
		let workers = OffchainWorkers::new(OffchainWorkerOptions {
			runtime_api_provider: client.clone(),
			keystore: Some(keystore_container.keystore()),
			offchain_db: backend.offchain_storage(),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(transaction_pool.clone())),
			network_provider: Arc::new(network.clone()),
			is_validator: role.is_authority(),
			// No pallet fetches anything, and a validator should not be made to.
			enable_http_requests: false,
			custom_extensions: |_| vec![],
		})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	if let Some(registry) = &registry {
		let metrics = Metrics::register(registry)?;
		task_manager.spawn_handle().spawn("party-metrics", None, metrics.follow(client.clone()));
	}

	let voter_state = SharedVoterState::empty();
	let readers = Serving::to_readers(client.clone());
	let rpc_builder = {
		let client = readers.clone();
		let pool = transaction_pool.clone();
		let finality = rpc::Finality {
			authority_set: authority_set.clone(),
			voter_state: voter_state.clone(),
			justifications: grandpa_link.justification_stream(),
			proofs: FinalityProofProvider::new_for_service(backend.clone(), Some(authority_set)),
		};
		Box::new(move |executor: Arc<dyn SpawnNamed>| {
			rpc::extensions(client.clone(), pool.clone(), finality.clone(), statements.clone(), executor)
				.map_err(Error::Application)
		})
	};

	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: readers,
		backend,
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if role.is_authority() {
		let proposer_factory = ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			registry.as_ref(),
			telemetry.as_ref().map(Telemetry::handle),
		);
		let slot_duration = sc_consensus_aura::slot_duration::<AuraId, Block, FullClient>(&client)?;
		let inherents_client = client.clone();
		let author =
			sc_consensus_aura::start_aura::<AuraPair, _, _, _, _, _, _, _, _, _, _>(StartAuraParams {
				slot_duration,
				client,
				select_chain,
				block_import,
				proposer_factory,
				sync_oracle: sync_service.clone(),
				justification_sync_link: sync_service.clone(),
				create_inherent_data_providers: move |parent: Hash, ()| {
					inherents(inherents_client.clone(), parent)
				},
				force_authoring,
				backoff_authoring_blocks: None::<()>,
				keystore: keystore_container.keystore(),
				block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE),
				max_block_proposal_slot_portion: None,
				telemetry: telemetry.as_ref().map(Telemetry::handle),
				compatibility_mode: Default::default(),
			})?;
		// Essential: a validator that no longer authors must stop and be noticed.
		task_manager.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), author);
	}

	if !disable_grandpa {
		// Without authority the voter runs too: it follows the votes and finalises by them.
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP_DURATION,
				justification_generation_period: JUSTIFICATION_PERIOD,
				observer_enabled: false,
				local_role: role,
				name: Some(node_name),
				keystore: role.is_authority().then(|| keystore_container.keystore()),
				telemetry: telemetry.as_ref().map(Telemetry::handle),
				protocol_name: grandpa_protocol,
			},
			link: grandpa_link,
			network,
			sync: sync_service,
			notification_service: grandpa_notifications,
			voting_rule: VotingRulesBuilder::new()
				.add(BeforeBestBlockBy(options.finality_lag))
				.add(ThreeQuartersOfTheUnfinalizedChain)
				.build(),
			prometheus_registry: registry,
			shared_voter_state: voter_state,
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(transaction_pool),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	}

	Ok(task_manager)
}
