// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

// Where the light client computes, so that the page stays alive while it checks signatures and runs the runtime.

import { compileBytecode } from 'smoldot/bytecode';
import { run } from 'smoldot/worker';

// Compiled here as well: two megabytes of it would hold the page up.
void compileBytecode().then((bytecode) => postMessage(bytecode));
onmessage = ({ data: port }: MessageEvent<MessagePort>) => void run(port);
