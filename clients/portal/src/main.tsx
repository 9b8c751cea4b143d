// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startLook } from './look';
import { startText } from './text';
import './look/tokens.css';
import './look/base.css';
import './look/parts.css';
import './look/frame.css';
import './look/print.css';
import './look/records.css';

startLook();
await startText();
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
