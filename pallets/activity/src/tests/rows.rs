// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Rows below the least group neither stand in the statistics nor follow from them.

use crate::publishable;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A row of a tree: who is counted in it, and the rows below it.
#[derive(Default)]
struct Node {
	accounts: BTreeSet<u8>,
	below: Vec<usize>,
	/// Which leaves it sums up.
	leaves: BTreeSet<usize>,
	public: bool,
}

/// Makes a tree of what each node attests itself; a node's parent comes before it.
fn tree(shape: &[(prop::sample::Index, BTreeSet<u8>)]) -> Vec<Node> {
	let mut nodes: Vec<Node> = vec![Node::default()];
	let mut leaves: Vec<(usize, BTreeSet<u8>)> = Vec::new();
	for (parent, own) in shape {
		let parent = parent.index(nodes.len());
		let number = nodes.len();
		nodes.push(Node::default());
		nodes[parent].below.push(number);
		leaves.push((number, own.clone()));
	}
	// What is attested in an organisation itself is a row of its own below it.
	for (number, own) in leaves {
		let leaf = nodes.len();
		nodes.push(Node { accounts: own, leaves: [leaf].into(), ..Node::default() });
		nodes[number].below.push(leaf);
	}
	// Children come after their parents: sum up from the back. The leaves' own rows stand at the end.
	for number in (0..nodes.len()).rev() {
		for child in nodes[number].below.clone() {
			let (accounts, leaves) = (nodes[child].accounts.clone(), nodes[child].leaves.clone());
			nodes[number].accounts.extend(accounts);
			nodes[number].leaves.extend(leaves);
		}
	}
	nodes
}

/// Publishes from the top down, as the pallet does: rows of nobody do not exist.
fn publish(nodes: &mut [Node], least: u32) {
	nodes[0].public = nodes[0].accounts.len() as u32 >= least;
	for number in 0..nodes.len() {
		let family: Vec<usize> =
			nodes[number].below.iter().copied().filter(|child| !nodes[*child].accounts.is_empty()).collect();
		let distinct: Vec<u32> = family.iter().map(|child| nodes[*child].accounts.len() as u32).collect();
		let verdicts = publishable(&distinct, least);
		for (child, verdict) in family.into_iter().zip(verdicts) {
			nodes[child].public = nodes[number].public && verdict;
		}
	}
}

const PRIME: u64 = 1_000_000_007;

/// The rank of rows of zeros and ones. They are nested or disjoint, so the field makes no difference.
fn rank(mut rows: Vec<Vec<u64>>) -> usize {
	let width = rows.first().map_or(0, Vec::len);
	let mut rank = 0;
	for column in 0..width {
		let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
		rows.swap(rank, pivot);
		let inverse = power(rows[rank][column], PRIME - 2);
		let (above, below) = rows.split_at_mut(rank + 1);
		for row in below {
			let factor = row[column] * inverse % PRIME;
			for (value, pivot) in row.iter_mut().zip(&above[rank]) {
				*value = (*value + PRIME - factor * pivot % PRIME) % PRIME;
			}
		}
		rank += 1;
	}
	rank
}

fn power(base: u64, mut exponent: u64) -> u64 {
	let (mut base, mut result) = (base % PRIME, 1);
	while exponent > 0 {
		if exponent & 1 == 1 {
			result = result * base % PRIME;
		}
		base = base * base % PRIME;
		exponent >>= 1;
	}
	result
}

fn vector(node: &Node, width: usize) -> Vec<u64> {
	(0..width).map(|leaf| u64::from(node.leaves.contains(&leaf))).collect()
}

/// Leaves of a public row that are in no public row below it.
fn remainder(nodes: &[Node], number: usize) -> BTreeSet<usize> {
	let mut left = nodes[number].leaves.clone();
	let mut stack = nodes[number].below.clone();
	while let Some(below) = stack.pop() {
		if nodes[below].public {
			left = left.difference(&nodes[below].leaves).copied().collect();
		}
		stack.extend(&nodes[below].below);
	}
	left
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(800))]

	#[test]
	fn no_public_rows_let_one_compute_a_row_below_the_least_group(
		shape in prop::collection::vec(
			(any::<prop::sample::Index>(), prop::collection::btree_set(0u8..40, 0..9)),
			1..16,
		),
		least in 2u32..8,
	) {
		let mut nodes = tree(&shape);
		publish(&mut nodes, least);
		let width = nodes.len();
		let public: Vec<Vec<u64>> =
			nodes.iter().filter(|node| node.public).map(|node| vector(node, width)).collect();
		let known = rank(public.clone());
		for node in &nodes {
			let holds = node.accounts.len() as u32 >= least;
			prop_assert!(holds || !node.public, "a small row is public");
			if !holds && !node.accounts.is_empty() {
				// Leaves of nobody are known to be zero by whoever knows that nobody attested there.
				let zeros = nodes.iter().enumerate().filter(|(_, node)| node.accounts.is_empty());
				let mut with: Vec<Vec<u64>> = public.clone();
				with.extend(zeros.map(|(_, node)| vector(node, width)).filter(|row| row.contains(&1)));
				let before = rank(with.clone());
				with.push(vector(node, width));
				prop_assert!(rank(with) > before, "a small row follows from public ones");
			}
		}
		// Nor does any sum of several rows that together are too few.
		for number in (0..nodes.len()).filter(|number| nodes[*number].public) {
			let left = remainder(&nodes, number);
			let accounts: BTreeSet<u8> =
				left.iter().flat_map(|leaf| nodes[*leaf].accounts.iter().copied()).collect();
			prop_assert!(accounts.is_empty() || accounts.len() as u32 >= least, "a remainder is too small");
		}
		prop_assert!(known <= width);
	}
}

#[test]
fn a_family_without_a_small_row_is_public() {
	assert_eq!(publishable(&[5, 9, 20], 5), vec![true; 3]);
	assert_eq!(publishable(&[], 5), Vec::<bool>::new());
}

#[test]
fn the_smallest_that_holds_the_group_is_hidden_with_a_small_row() {
	assert_eq!(publishable(&[9, 2, 7, 8], 5), vec![true, false, false, true]);
	assert_eq!(publishable(&[7, 2, 7], 5), vec![false, false, true]);
	assert_eq!(publishable(&[2, 1, 7, 8], 5), vec![false, false, false, true]);
	assert_eq!(publishable(&[2, 4, 4], 5), vec![false; 3]);
	assert_eq!(publishable(&[2, 7], 5), vec![false; 2]);
}
