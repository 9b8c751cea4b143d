// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Real processes for end-to-end tests: a node, trustees' daemons, the command line tools. All
//! binaries are those that the workspace's build has just made.

pub mod code;
pub mod network;

use anyhow::{bail, Context};
use caucus_sdk::{chain::Chain, primitives::blake2_256};
use std::{
	fs::File,
	net::TcpListener,
	path::{Path, PathBuf},
	process::{Child, Command, Output, Stdio},
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// A binary of the workspace, beside the program's own; a test's lies one folder deeper. A full path stays.
pub fn binary(name: &str) -> anyhow::Result<PathBuf> {
	let here = std::env::current_exe()?;
	let folder = here.parent().context("a program runs from target/release or target/release/deps")?;
	let folder = if folder.ends_with("deps") { folder.parent().unwrap_or(folder) } else { folder };
	let path = folder.join(name);
	if !path.exists() {
		bail!("{} is missing; build the workspace first: cargo build --release --workspace", path.display());
	}
	Ok(path)
}

/// A port that nothing listens on.
pub fn free_port() -> anyhow::Result<u16> {
	Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A process that dies with its owner; its output goes to a file.
pub struct Process {
	child: Child,
}

impl Process {
	/// Starts a binary of the workspace, in a network namespace if one is named.
	fn start(namespace: Option<&str>, program: &str, arguments: &[&str], log: &Path) -> anyhow::Result<Self> {
		let out = File::options().create(true).append(true).open(log)?;
		let child = command(namespace, program)?
			.args(arguments)
			.stdout(out.try_clone()?)
			.stderr(out)
			.spawn()
			.with_context(|| format!("cannot start {program}"))?;
		Ok(Self { child })
	}

	/// Whether it has ended by itself.
	pub fn has_ended(&mut self) -> bool {
		!matches!(self.child.try_wait(), Ok(None))
	}

	/// The memory that it has now, in MiB.
	pub fn memory_mib(&self) -> anyhow::Result<u64> {
		self.status_mib("VmRSS:")
	}

	/// The most memory that it has had, in MiB.
	pub fn peak_memory_mib(&self) -> anyhow::Result<u64> {
		self.status_mib("VmHWM:")
	}

	/// What the system says of the process under a name.
	fn status_mib(&self, name: &str) -> anyhow::Result<u64> {
		let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
		let line = status.lines().find_map(|line| line.strip_prefix(name));
		let kib =
			line.and_then(|line| line.split_whitespace().next()).context("the process has no memory")?;
		Ok(kib.parse::<u64>()? / 1024)
	}

	/// Kills the process at once, as a power cut would (SIGKILL).
	pub fn kill(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		self.kill();
	}
}

/// A development chain of one validator.
pub struct DevChain {
	/// Where everything of this chain lies.
	pub folder: TempDir,
	node: Option<Process>,
	port: u16,
	finality_lag: u32,
}

/// A recording of so many bytes, as far as the chain looks: nothing that gets smaller.
pub fn recording(bytes: usize) -> Vec<u8> {
	let noise = (0u64..).flat_map(|counter| blake2_256(&[&counter.to_le_bytes()]));
	b"ID3".iter().copied().chain(noise).take(bytes).collect()
}

impl DevChain {
	/// Starts a new chain and waits until it answers. Finality is behind by one block, so that there is a
	/// time in which a close is not final.
	pub async fn start() -> anyhow::Result<Self> {
		Self::start_with_lag(1).await
	}

	/// As [`Self::start`], with finality behind by so many blocks.
	pub async fn start_with_lag(finality_lag: u32) -> anyhow::Result<Self> {
		let mut chain = Self { folder: TempDir::new()?, node: None, port: free_port()?, finality_lag };
		chain.start_node().await?;
		Ok(chain)
	}

	/// Starts the node on the data that is there.
	pub async fn start_node(&mut self) -> anyhow::Result<()> {
		let base = self.path("node");
		let port = self.port.to_string();
		let lag = self.finality_lag.to_string();
		let arguments = [
			"--dev",
			"--finality-lag",
			&lag,
			"--base-path",
			&base,
			"--rpc-port",
			&port,
			"--port",
			"0",
			"--no-prometheus",
			"--no-telemetry",
			"--state-pruning",
			"archive",
			"--blocks-pruning",
			"archive",
			// As public nodes have it.
			"--rpc-max-request-size",
			"2",
			"--rpc-max-response-size",
			"2",
		];
		let log = self.folder.path().join("node.log");
		self.node = Some(Process::start(None, "caucus-node", &arguments, &log)?);
		let deadline = Instant::now() + Duration::from_secs(300);
		while Chain::connect(&self.url()).await.is_err() {
			if Instant::now() > deadline {
				bail!("the node does not answer:\n{}", self.log("node"));
			}
			tokio::time::sleep(Duration::from_millis(200)).await;
		}
		Ok(())
	}

	/// Kills the node with SIGKILL.
	pub fn kill_node(&mut self) {
		self.node = None;
	}

	/// The node's address.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// A connection that waits for a node that is restarting.
	pub async fn connect(&self) -> anyhow::Result<Chain> {
		Ok(Chain::connect(&self.url()).await?)
	}

	/// A path inside the chain's folder.
	pub fn path(&self, name: &str) -> String {
		self.folder.path().join(name).display().to_string()
	}

	/// What a process has written.
	pub fn log(&self, name: &str) -> String {
		self.site().log(name)
	}

	/// Where the command line tools run that use this node.
	pub fn site(&self) -> Site {
		Site { folder: self.folder.path().into(), url: self.url(), namespace: None }
	}
}

/// Where the command line tools run that use one node: on its machine, with a folder for what they keep.
#[derive(Clone)]
pub struct Site {
	folder: PathBuf,
	url: String,
	namespace: Option<String>,
}

impl Site {
	/// The node's address as seen from here.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// A path inside the folder.
	pub fn path(&self, name: &str) -> String {
		self.folder.join(name).display().to_string()
	}

	/// What a process has written.
	pub fn log(&self, name: &str) -> String {
		std::fs::read_to_string(self.folder.join(format!("{name}.log"))).unwrap_or_default()
	}

	/// Starts the daemon of a trustee with a well-known account.
	pub fn trustee(&self, name: &str) -> anyhow::Result<Process> {
		let secret = self.path(&format!("{name}.secret"));
		if !Path::new(&secret).exists() {
			let made = self.caucus(&["trustee", "new-secret", &secret])?;
			if !made.status.success() {
				bail!("no secret for {name}: {}", String::from_utf8_lossy(&made.stderr));
			}
		}
		let account = format!("//{name}");
		self.serve(name, &["trustee", "run", "--account", &account, "--secret", &secret])
	}

	/// Starts `caucus` as a service whose output goes to the log of that name.
	pub fn serve(&self, name: &str, arguments: &[&str]) -> anyhow::Result<Process> {
		let arguments = [&["--node", &self.url], arguments].concat();
		let log = self.folder.join(format!("{name}.log"));
		Process::start(self.namespace.as_deref(), "caucus", &arguments, &log)
	}

	/// Runs `caucus` to its end.
	pub fn caucus(&self, arguments: &[&str]) -> anyhow::Result<Output> {
		self.run("caucus", &[&["--node", &self.url], arguments].concat())
	}

	/// Runs a binary of the workspace, or a program at a path of its own, to its end.
	pub fn run(&self, program: &str, arguments: &[&str]) -> anyhow::Result<Output> {
		output(command(self.namespace.as_deref(), program)?.args(arguments), program)
	}
}

/// A binary of the workspace, in a network namespace if one is named.
fn command(namespace: Option<&str>, program: &str) -> anyhow::Result<Command> {
	let program = binary(program)?;
	Ok(match namespace {
		None => Command::new(program),
		Some(namespace) => {
			// It replaces itself by the program, so that the process is the program's.
			let mut command = Command::new("ip");
			command.args(["netns", "exec", namespace]).arg(program);
			command
		}
	})
}

/// Runs a command to its end.
fn output(command: &mut Command, program: &str) -> anyhow::Result<Output> {
	command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {program}"))
}

/// Runs a binary of the workspace to its end.
pub fn run(program: &str, arguments: &[&str]) -> anyhow::Result<Output> {
	output(command(None, program)?.args(arguments), program)
}
