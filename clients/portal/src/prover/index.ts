// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// What pages use of the prover.

export { Prover, type ProverProgress, ProverTrouble, type TaskOptions, prover } from './client';
export { NoSuchRoll, type ReadRoll, type RollOptions, forgetRoll, readRoll } from './rolls';
export type { Deed, Handle, Matter, PaperContest, TaskName, Tasks } from './tasks';
