// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An independent reading of a Caucus chain and its elections: what `caucus-audit` does, as a library.
//!
//! * [`light`]: reading a chain without believing the node that answers.
//! * [`evidence`]: what an audit works on, from a node or from a bundle.
//! * [`audit()`]: every step from the roll to the result, computed again.
//! * [`forge`]: bundles that an audit must refuse.
//! * [`report`], [`reason`]: what it found.

mod audit;
pub mod evidence;
pub mod forge;
pub mod light;
pub mod reason;
pub mod report;

pub use audit::audit;
