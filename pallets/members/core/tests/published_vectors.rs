// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The curve and ring arithmetic beneath us against the vectors that `ark-vrf` publishes with its
//! sources (`data/vectors/bandersnatch_sha-512_ell2_ring.json`, MIT licence), and the versions that
//! soundness depends on.

use ark_vrf::{
	reexports::ark_serialize::{CanonicalDeserialize, CanonicalSerialize},
	suites::bandersnatch::{BandersnatchSha512Ell2, Input, Output, Public, Secret},
	Suite,
};
use std::{path::PathBuf, process::Command};

fn workspace() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// Where cargo keeps a dependency's sources.
fn sources(package: &str) -> PathBuf {
	let output = Command::new(env!("CARGO"))
		.args(["metadata", "--format-version", "1"])
		.current_dir(workspace())
		.output()
		.expect("cargo runs, as it started this test; qed");
	let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON; qed");
	let found = metadata["packages"]
		.as_array()
		.expect("metadata lists packages; qed")
		.iter()
		.find(|entry| {
			entry["name"] == package && entry["version"].as_str().is_some_and(|v| v.starts_with("0.6"))
		})
		.expect("the package is in the lock file; qed");
	PathBuf::from(found["manifest_path"].as_str().expect("a path; qed"))
		.parent()
		.expect("a folder; qed")
		.into()
}

fn bytes(value: &serde_json::Value) -> Vec<u8> {
	let hex = value.as_str().expect("vectors hold hexadecimal strings; qed");
	(0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("hex; qed")).collect()
}

fn encoded(value: &impl CanonicalSerialize) -> Vec<u8> {
	let mut out = Vec::new();
	value.serialize_compressed(&mut out).expect("memory holds it; qed");
	out
}

#[test]
fn keys_hashes_outputs_and_aliases_match_the_published_vectors() {
	let path = sources("ark-vrf").join("data/vectors/bandersnatch_sha-512_ell2_ring.json");
	let vectors: Vec<serde_json::Value> =
		serde_json::from_slice(&std::fs::read(path).expect("the crate ships its vectors; qed"))
			.expect("JSON; qed");
	assert_eq!(vectors.len(), 7);
	for vector in vectors {
		let scalar =
			CanonicalDeserialize::deserialize_compressed(&bytes(&vector["sk"])[..]).expect("a scalar; qed");
		let secret = Secret::from_scalar(scalar);
		assert_eq!(encoded(&secret.public()), bytes(&vector["pk"]));
		let public = Public::deserialize_compressed(&bytes(&vector["pk"])[..]).expect("a key; qed");
		assert_eq!(secret.public(), public);
		let input = Input::new(&bytes(&vector["alpha"])).expect("hashing to the curve cannot fail; qed");
		let output: Output = secret.output(input);
		assert_eq!(encoded(&output), bytes(&vector["gamma"]));
		assert_eq!(output.hash::<32>().to_vec(), bytes(&vector["beta"])[..32].to_vec());
	}
	assert_eq!(BandersnatchSha512Ell2::SUITE_ID, b"Bandersnatch-SHA512-ELL2-v1");
}

/// Before `w3f-ring-proof` 0.0.11 whoever made a whole batch could make invalid proofs cancel; and
/// `verifiable` 0.1 could be built without blinding. What is linked is asked of cargo, because the
/// lock file also lists what optional dependencies of the SDK's umbrella would want.
#[test]
fn only_sound_versions_of_the_ring_proof_are_linked() {
	let tree = |package: &str| -> Vec<String> {
		let output = Command::new(env!("CARGO"))
			.args(["tree", "--workspace", "-e", "normal,build", "--prefix", "none"])
			.current_dir(workspace())
			.output()
			.expect("cargo runs, as it started this test; qed");
		assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
		let mut versions: Vec<String> = String::from_utf8(output.stdout)
			.expect("cargo writes UTF-8; qed")
			.lines()
			.filter_map(|line| line.strip_prefix(&format!("{package} v")))
			.filter_map(|rest| rest.split_whitespace().next().map(String::from))
			.collect();
		versions.sort();
		versions.dedup();
		versions
	};
	let floor = |version: &str, least: [u32; 3]| {
		let parts: Vec<u32> = version.split('.').map(|part| part.parse().expect("a number; qed")).collect();
		assert!(parts.as_slice() >= least.as_slice(), "{version} is older than {least:?}");
	};
	for (package, least) in
		[("w3f-ring-proof", [0, 0, 11]), ("ark-vrf", [0, 6, 1]), ("verifiable", [0, 4, 1])]
	{
		let versions = tree(package);
		assert!(!versions.is_empty(), "{package} is not linked at all");
		versions.iter().for_each(|version| floor(version, least));
	}
}
