// The thread that read.ts starts: reads all content, sends it back and ends.

import { parentPort } from 'node:worker_threads';
import { readDialogs } from '../dialogs/load.ts';
import { readKnowledge } from '../knowledge/load.ts';
import type { ContentRead } from './read.ts';

const { knowledge, problems } = readKnowledge('knowledge');
const { dialogs, problems: more } = readDialogs('dialogs');
const read: ContentRead = { knowledge, dialogs, problems: [...problems, ...more] };
parentPort?.postMessage(read);
