// Reads the config, loads the knowledge, opens the store, starts the server.

import { readConfig } from './config.ts';
import { buildConversation } from './conversation.ts';
import { loadDialogs } from './dialogs/load.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { buildServer } from './server.ts';
import { openMemoryStore } from './store/memory.ts';
import { buildTurns } from './turns.ts';

const config = readConfig();
const knowledge = loadKnowledge('knowledge');
const turns = buildTurns(buildConversation(knowledge, loadDialogs('dialogs')), openMemoryStore());
buildServer({ config, knowledge, turns }).listen(config.PORT, config.HOST);
