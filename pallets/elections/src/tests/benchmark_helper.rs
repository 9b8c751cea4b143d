// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The runtime's preparations for benchmarks, on the chain of the tests.

// One and the same code, so that what the tests see run is what is measured.
#[path = "../../../../runtime/sovereign/src/benchmark_helper/states.rs"]
pub mod states;

use super::mock::{Now, Test};
use caucus_primitives::Moment;
use frame::{deps::frame_system, traits::Get};

impl states::Chain for Test {
	fn set_time(now: Moment) {
		Now::set(&now);
	}

	// The till of the tests takes what anybody has.
	fn fund(_: &u64) {}
}
