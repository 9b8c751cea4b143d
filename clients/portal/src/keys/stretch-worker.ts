// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { type Answer, type Ask, stretchHere } from './stretch';

const say = (answer: Answer) => postMessage(answer);

onmessage = ({ data: { passphrase, salt, cost } }: MessageEvent<Ask>) => {
	stretchHere(passphrase, salt, cost).then((bytes) => say({ bytes }), (error: unknown) => say({ error: String(error) }));
};
