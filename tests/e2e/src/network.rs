// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! A network of several nodes: processes with data folders of their own, started from one raw chain
//! specification.
//!
//! Where the machine allows it, which takes root and Linux's network namespaces, every node has a network
//! namespace of its own with two cables. One leads to a switch, over which the nodes reach each other and
//! which [`Network::partition`] cuts in two; the other leads to the test, which so reaches every node
//! whatever happens to the network between them. Elsewhere all nodes share the loopback interface and
//! cannot be cut off from each other; [`Network::is_separable`] tells.

use crate::{code::write_spec, free_port, output, run, Process, Site};
use anyhow::{bail, ensure, Context};
use caucus_sdk::chain::{Chain, Hash};
use std::{
	collections::BTreeMap,
	fs::{File, TryLockError},
	path::Path,
	process::Command,
	sync::{Mutex, MutexGuard, OnceLock, PoisonError},
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a node may take until it answers: minutes, where the first state has millions of members.
const START: Duration = Duration::from_secs(900);
/// How long a question waits for a node that is restarting.
const PATIENCE: Duration = Duration::from_secs(20);
/// The pause between two looks at a node.
const PAUSE: Duration = Duration::from_millis(250);
/// Networks on one machine at a time.
const NETWORKS: u8 = 64;
/// Ports inside a node's namespace.
const PEERS_PORT: u16 = 30_333;
const RPC_PORT: u16 = 9_944;

/// A network of nodes.
pub struct Network {
	nodes: Vec<Node>,
	wires: Option<Wires>,
	/// Where everything of this network lies.
	pub folder: TempDir,
}

/// A node, running or not.
struct Node {
	process: Mutex<Option<Process>>,
	/// All arguments, so that it restarts as it was started.
	arguments: Vec<String>,
	/// The address by which other nodes reach it.
	peers: String,
	/// The test's connection, which finds the node again after a restart.
	chain: OnceLock<Chain>,
	rpc: u16,
}

impl Network {
	/// Starts a network on the first state of `local`, with validators of well-known names: `alice`, `bob`,
	/// `charlie`, `dave`. Waits until all of them answer.
	pub async fn start(validators: &[&str]) -> anyhow::Result<Self> {
		Self::start_validators("local", validators).await
	}

	/// As [`Self::start`], on a chain that began with other code than the node's own.
	pub async fn start_with_code(code: &[u8], validators: &[&str]) -> anyhow::Result<Self> {
		let folder = TempDir::new()?;
		let path = folder.path().join("chain.json");
		write_spec(code, &path)?;
		Self::start_validators(&path.display().to_string(), validators).await
	}

	async fn start_validators(chain: &str, validators: &[&str]) -> anyhow::Result<Self> {
		let names: Vec<String> = validators.iter().map(|name| format!("--{name}")).collect();
		let flags: Vec<[&str; 5]> = names
			.iter()
			.map(|name| [name, "--state-pruning", "archive", "--blocks-pruning", "archive"])
			.collect();
		Self::start_chain(chain, &flags.iter().map(<[&str; 5]>::as_slice).collect::<Vec<_>>()).await
	}

	/// Starts a node for each list of flags, on the first state of a chain that the node knows by name. Waits
	/// until all of them answer.
	pub async fn start_chain(chain: &str, flags: &[&[&str]]) -> anyhow::Result<Self> {
		let folder = TempDir::new()?;
		std::fs::write(folder.path().join("chain.json"), raw_spec(chain)?)?;
		Self::start_in(folder, flags).await
	}

	/// As [`Self::start_chain`], with the raw specification that lies in a folder as `chain.json`.
	pub async fn start_in(folder: TempDir, flags: &[&[&str]]) -> anyhow::Result<Self> {
		let mut network = Self { nodes: Vec::new(), wires: Wires::lay()?, folder };
		for flags in flags {
			network.prepare(flags)?;
		}
		let nodes = 0..flags.len();
		nodes.clone().try_for_each(|node| network.launch(node))?;
		for node in nodes {
			network.until_it_answers(node).await?;
		}
		Ok(network)
	}

	/// Adds a node with these flags, such as `--eve` or `--sync warp`, and waits until it answers. Gives its
	/// number.
	pub async fn add_node(&mut self, flags: &[&str]) -> anyhow::Result<usize> {
		let node = self.prepare(flags)?;
		self.launch(node)?;
		self.until_it_answers(node).await?;
		Ok(node)
	}

	/// Gives the next node its place in the network.
	fn prepare(&mut self, flags: &[&str]) -> anyhow::Result<usize> {
		let number = self.nodes.len();
		let key = format!("{:064x}", number + 1);
		let key_file = self.path(&format!("node-{number}.key"));
		std::fs::write(&key_file, &key)?;
		let (host, port, rpc) = match &mut self.wires {
			Some(wires) => {
				wires.plug_in(number)?;
				(peers_address(number), PEERS_PORT, RPC_PORT)
			}
			None => ("127.0.0.1".into(), free_port()?, free_port()?),
		};
		let listen = format!("/ip4/{host}/tcp/{port}");
		let mut arguments: Vec<String> = vec![
			"--chain".into(),
			self.path("chain.json"),
			"--base-path".into(),
			self.path(&format!("node-{number}")),
			"--node-key-file".into(),
			key_file.clone(),
			"--listen-addr".into(),
			listen.clone(),
			"--rpc-port".into(),
			rpc.to_string(),
		];
		if self.wires.is_some() {
			arguments.push("--unsafe-rpc-external".into());
		}
		let fixed = [
			"--rpc-methods",
			"unsafe",
			"--rpc-cors",
			"all",
			"--allow-private-ip",
			"--no-mdns",
			"--no-prometheus",
			"--no-telemetry",
		];
		arguments.extend(fixed.iter().chain(flags).map(|argument| argument.to_string()));
		for other in &self.nodes {
			arguments.extend(["--bootnodes".into(), other.peers.clone()]);
		}
		let inspected = run("caucus-node", &["key", "inspect-node-key", "--file", &key_file])?;
		let identity = String::from_utf8(inspected.stdout)?;
		ensure!(inspected.status.success(), "the node's key has no identity");
		let peers = format!("{listen}/p2p/{}", identity.trim());
		self.nodes.push(Node { process: Mutex::default(), arguments, peers, chain: OnceLock::new(), rpc });
		Ok(number)
	}

	fn launch(&self, node: usize) -> anyhow::Result<()> {
		let log = self.folder.path().join(format!("node-{node}.log"));
		let namespace = self.wires.as_ref().map(|wires| wires.namespace(node));
		let arguments: Vec<&str> = self.nodes[node].arguments.iter().map(String::as_str).collect();
		let process = Process::start(namespace.as_deref(), "caucus-node", &arguments, &log)?;
		*self.process(node) = Some(process);
		Ok(())
	}

	fn process(&self, node: usize) -> MutexGuard<'_, Option<Process>> {
		self.nodes[node].process.lock().unwrap_or_else(PoisonError::into_inner)
	}

	async fn until_it_answers(&self, node: usize) -> anyhow::Result<()> {
		let deadline = Instant::now() + START;
		loop {
			if let Ok(chain) = Chain::connect_with(&self.url(node), PATIENCE).await {
				// After a restart the first connection finds the node again by itself.
				let _ = self.nodes[node].chain.set(chain);
				return Ok(());
			}
			let has_ended = self.process(node).as_mut().is_none_or(Process::has_ended);
			if has_ended || Instant::now() > deadline {
				bail!("node {node} does not answer:\n{}", self.log(node));
			}
			tokio::time::sleep(PAUSE).await;
		}
	}

	/// The address at which the test reaches a node.
	pub fn url(&self, node: usize) -> String {
		format!("ws://{}:{}", self.host(node), self.nodes[node].rpc)
	}

	/// The host at which the test reaches what listens beside a node.
	pub fn host(&self, node: usize) -> String {
		self.wires.as_ref().map_or_else(|| "127.0.0.1".into(), |wires| wires.host(node))
	}

	/// Where the command line tools run that use a node.
	pub fn site(&self, node: usize) -> Site {
		Site {
			folder: self.folder.path().into(),
			url: format!("ws://127.0.0.1:{}", self.nodes[node].rpc),
			namespace: self.wires.as_ref().map(|wires| wires.namespace(node)),
		}
	}

	/// A connection to a node, which finds it again after a restart.
	pub fn chain(&self, node: usize) -> anyhow::Result<Chain> {
		self.nodes[node].chain.get().cloned().with_context(|| format!("node {node} has never answered"))
	}

	/// The address by which other nodes reach a node.
	pub fn peers(&self, node: usize) -> &str {
		&self.nodes[node].peers
	}

	/// A path inside the network's folder. The data folder of node 3 is `node-3`.
	pub fn path(&self, name: &str) -> String {
		self.folder.path().join(name).display().to_string()
	}

	/// What a node has written.
	pub fn log(&self, node: usize) -> String {
		std::fs::read_to_string(self.path(&format!("node-{node}.log"))).unwrap_or_default()
	}

	/// The memory that a node has now, in MiB.
	pub fn memory_mib(&self, node: usize) -> anyhow::Result<u64> {
		self.process(node).as_ref().context("the node does not run")?.memory_mib()
	}

	/// The most memory that a node has had since it was started, in MiB.
	pub fn peak_memory_mib(&self, node: usize) -> anyhow::Result<u64> {
		self.process(node).as_ref().context("the node does not run")?.peak_memory_mib()
	}

	/// Kills a node at once, as a power cut would (SIGKILL).
	pub fn kill(&self, node: usize) {
		*self.process(node) = None;
	}

	/// Starts a node that was killed, on the data that is there, and waits until it answers.
	pub async fn restart(&self, node: usize) -> anyhow::Result<()> {
		self.kill(node);
		self.launch(node)?;
		self.until_it_answers(node).await
	}

	/// Height and hash of the last block that a node holds final.
	pub async fn finalized_block(&self, node: usize) -> anyhow::Result<(u64, Hash)> {
		let chain = self.chain(node)?;
		let hash = chain.finalized_head().await?;
		Ok((chain.header(hash).await?.number, hash))
	}

	/// Height of the last block that a node holds final.
	pub async fn finalized(&self, node: usize) -> anyhow::Result<u64> {
		Ok(self.finalized_block(node).await?.0)
	}

	/// Height of the best block of a node.
	pub async fn best(&self, node: usize) -> anyhow::Result<u64> {
		let chain = self.chain(node)?;
		let hash = chain.best_head().await?;
		Ok(chain.header(hash).await?.number)
	}

	/// Waits until all these nodes hold a block of this height final; gives how long it took.
	pub async fn until_finalized(
		&self,
		nodes: &[usize],
		height: u64,
		within: Duration,
	) -> anyhow::Result<Duration> {
		let started = Instant::now();
		for node in nodes {
			loop {
				let finalized = self.finalized(*node).await?;
				if finalized >= height {
					break;
				}
				ensure!(
					started.elapsed() < within,
					"node {node} holds block {finalized} final and not {height} after {} s",
					within.as_secs()
				);
				tokio::time::sleep(PAUSE).await;
			}
		}
		Ok(started.elapsed())
	}

	/// Whether nodes can be cut off from each other here.
	pub fn is_separable(&self) -> bool {
		self.wires.is_some()
	}

	/// Cuts the network in two: the nodes of one side reach each other and none of the other side.
	pub fn partition(&self, one: &[usize], other: &[usize]) -> anyhow::Result<()> {
		let wires = self.wires.as_ref().context("nodes on the loopback interface cannot be cut off")?;
		for (side, nodes) in SWITCHES.iter().zip([one, other]) {
			nodes.iter().try_for_each(|node| wires.connect(*node, side))?;
		}
		Ok(())
	}

	/// Makes the network whole again.
	pub fn heal(&self) -> anyhow::Result<()> {
		let wires = self.wires.as_ref().context("nodes on the loopback interface cannot be cut off")?;
		(0..self.nodes.len()).try_for_each(|node| wires.connect(node, SWITCHES[0]))
	}
}

/// The raw specification of a chain that the node knows by name, made once in a process: its first state
/// takes a node seconds to make.
pub fn raw_spec(chain: &str) -> anyhow::Result<Vec<u8>> {
	static MADE: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::new(BTreeMap::new());
	let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
	if let Some(spec) = made.get(chain) {
		return Ok(spec.clone());
	}
	let folder = TempDir::new()?;
	let path = folder.path().join("chain.json").display().to_string();
	let exported = run("caucus-node", &["export-chain-spec", "--chain", chain, "--raw", "--output", &path])?;
	ensure!(exported.status.success(), "no specification: {}", String::from_utf8_lossy(&exported.stderr));
	let spec = std::fs::read(path)?;
	made.insert(chain.into(), spec.clone());
	Ok(spec)
}

/// The switches to which nodes are connected: all of them to the first one, unless the network is cut.
const SWITCHES: [&str; 2] = ["side0", "side1"];

/// The address of a node on the switch.
fn peers_address(node: usize) -> String {
	format!("10.99.0.{}", node + 1)
}

/// The namespaces and cables of one network. All of them go with it.
struct Wires {
	number: u8,
	nodes: usize,
	/// Held as long as the network's number is taken; the system releases it when the test dies.
	_lock: File,
}

impl Wires {
	/// Lays the switches, if this process may.
	fn lay() -> anyhow::Result<Option<Self>> {
		let probe = format!("caucus-probe-{}", std::process::id());
		if ip(&["netns", "add", &probe]).is_err() {
			return Ok(None);
		}
		ip(&["netns", "del", &probe])?;
		for number in 0..NETWORKS {
			let lock = File::options()
				.create(true)
				.truncate(false)
				.write(true)
				.open(std::env::temp_dir().join(format!("caucus-network-{number}.lock")))?;
			match lock.try_lock() {
				Ok(()) => (),
				Err(TryLockError::WouldBlock) => continue,
				Err(TryLockError::Error(error)) => return Err(error.into()),
			}
			let wires = Self { number, nodes: 0, _lock: lock };
			// Of a test that was killed.
			wires.clear();
			let switch = wires.switch();
			ip(&["netns", "add", &switch])?;
			for side in SWITCHES {
				ip(&["-n", &switch, "link", "add", side, "type", "bridge"])?;
				ip(&["-n", &switch, "link", "set", side, "up"])?;
			}
			return Ok(Some(wires));
		}
		bail!("{NETWORKS} networks run on this machine already")
	}

	fn switch(&self) -> String {
		format!("caucus-{}-switch", self.number)
	}

	fn namespace(&self, node: usize) -> String {
		format!("caucus-{}-{node}", self.number)
	}

	/// The end of a node's second cable that stays with the test.
	fn cable(&self, node: usize) -> String {
		format!("caucus{}n{node}", self.number)
	}

	/// The node's address on the second cable. The range is the one for testing network devices.
	fn host(&self, node: usize) -> String {
		format!("198.18.{}.{}", self.number, 4 * node + 2)
	}

	/// Makes a namespace for a node and connects it.
	fn plug_in(&mut self, node: usize) -> anyhow::Result<()> {
		ensure!(4 * node + 3 <= usize::from(u8::MAX), "a network has at most 64 nodes");
		let (switch, namespace, cable) = (self.switch(), self.namespace(node), self.cable(node));
		let (port, peers) = (format!("n{node}"), format!("{}/24", peers_address(node)));
		let (here, there) =
			(format!("198.18.{}.{}/30", self.number, 4 * node + 1), format!("{}/30", self.host(node)));
		ip(&["netns", "add", &namespace])?;
		self.nodes = node + 1;
		ip(&["-n", &namespace, "link", "set", "lo", "up"])?;
		let ends = ["link", "add", &port, "type", "veth", "peer", "name", "peers", "netns", &namespace];
		ip(&[&["-n", &switch], &ends[..]].concat())?;
		self.connect(node, SWITCHES[0])?;
		ip(&["-n", &switch, "link", "set", &port, "up"])?;
		ip(&["-n", &namespace, "addr", "add", &peers, "dev", "peers"])?;
		ip(&["-n", &namespace, "link", "set", "peers", "up"])?;
		ip(&["link", "add", &cable, "type", "veth", "peer", "name", "test", "netns", &namespace])?;
		ip(&["addr", "add", &here, "dev", &cable])?;
		ip(&["link", "set", &cable, "up"])?;
		ip(&["-n", &namespace, "addr", "add", &there, "dev", "test"])?;
		ip(&["-n", &namespace, "link", "set", "test", "up"])
	}

	/// Moves a node's first cable to a switch.
	fn connect(&self, node: usize, side: &str) -> anyhow::Result<()> {
		ip(&["-n", &self.switch(), "link", "set", &format!("n{node}"), "master", side])
	}

	/// Deletes all namespaces of this number, with the processes and cables in them.
	fn clear(&self) {
		let prefix = format!("caucus-{}-", self.number);
		let all = ip_output(&["netns", "list"]).unwrap_or_default();
		for namespace in all.lines().filter_map(|line| line.split_whitespace().next()) {
			if !namespace.starts_with(&prefix) {
				continue;
			}
			for process in ip_output(&["netns", "pids", namespace]).unwrap_or_default().split_whitespace() {
				let _ = output(Command::new("kill").args(["-KILL", process]), "kill");
			}
			if let Err(error) = ip(&["netns", "del", namespace]) {
				eprintln!("{error:#}");
			}
		}
		// A cable stays as long as a process that is dying keeps the namespace at its other end.
		for node in 0..=usize::from(u8::MAX) / 4 {
			let cable = self.cable(node);
			if Path::new("/sys/class/net").join(&cable).exists() {
				let _ = ip(&["link", "del", &cable]);
			}
		}
	}
}

impl Drop for Wires {
	fn drop(&mut self) {
		self.clear();
	}
}

/// Runs `ip` of iproute2.
fn ip(arguments: &[&str]) -> anyhow::Result<()> {
	ip_output(arguments).map(|_| ())
}

fn ip_output(arguments: &[&str]) -> anyhow::Result<String> {
	let done = output(Command::new("ip").args(arguments), "ip")?;
	let said = String::from_utf8_lossy(&done.stderr).into_owned();
	ensure!(done.status.success(), "ip {}: {said}", arguments.join(" "));
	Ok(String::from_utf8(done.stdout)?)
}
