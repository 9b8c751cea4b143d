// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! An independent reading of a Caucus chain and its elections: what `caucus-audit` does, as a library.
//!
//! * [`light`]: reading a chain without believing the node that answers.
//! * [`evidence`]: what an audit works on, from a node or from a bundle.
//! * [`bundle`]: a bundle as a file, of which no more than needed is in memory.
//! * [`ballots`]: the ballots, from either, the last one first and a few at a time.
//! * [`audit()`]: every step from the roll to the result, computed again. All cores check ballots while others are
//!   fetched; of each ballot some 100 bytes are kept, whatever is on the paper.
//! * [`resume`]: the progress of an audit in a file, for another run to go on from.
//! * [`forge`]: bundles that an audit must refuse.
//! * [`report`], [`reason`]: what it found.

mod audit;
pub mod ballots;
pub mod bundle;
pub mod evidence;
pub mod forge;
pub mod light;
pub mod reason;
pub mod report;
pub mod resume;

pub use audit::{audit, NoReport};
