// What a turn works with, built once over a knowledge base: indexes, and nothing of any person.

import { buildPerformer, type Performer } from '../answers/perform.ts';
import type { Reply } from '../answers/reply.ts';
import { type AssistantAnswers, buildAssistantAnswers } from '../dialogs/about-the-assistant.ts';
import { buildContactAnswer } from '../dialogs/contact.ts';
import { buildDialogs, type Dialogs } from '../dialogs/engine/dialogs.ts';
import { buildErasure, type Erasure } from '../dialogs/erasure.ts';
import { buildGuidanceReader, type GuidanceReader } from '../dialogs/guidance.ts';
import type { Scripts } from '../dialogs/script/load.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { knownWords, ordinaryWords } from '../language/ordinary-words.ts';
import { buildRoleSearch } from '../search/role-search.ts';
import { buildLocalLifeReader, type LocalLifeReader } from '../understanding/readers/local-life.ts';
import type { RecognizerTables } from '../understanding/readers/phrases.ts';
import { buildTitleReader, type TitleReader } from '../understanding/readers/question-titles.ts';
import { buildRecognizer, type Recognition } from '../understanding/readers/recognize.ts';
import { buildUnderstanding, type Understanding } from '../understanding/understand.ts';
import { buildUnwrap } from '../understanding/wrapping.ts';

/** The guided conversations and the words around them. */
export interface Guides {
  scripts: Scripts;
  dialogs: Dialogs;
}

export interface Parts {
  knowledge: Knowledge;
  /** undefined: there are no guided dialogs. */
  guides: Guides | undefined;
  /** Reads a message without the greetings and excuses around it. */
  read(message: string): Recognition;
  /** The small question whose very title was said. */
  titled: TitleReader;
  understanding: Understanding;
  /** The dialog that is asked for in so many words. */
  guidanceAsked: GuidanceReader;
  performer: Performer;
  erasure: Erasure;
  assistant: AssistantAnswers;
  /** The answer to someone who asks to be contacted. */
  contact(recognition: Recognition): Reply | undefined;
  /** What is asked that only the trust can say. */
  local: LocalLifeReader;
}

export function buildParts(
  knowledge: Knowledge,
  scripts: Scripts | undefined,
  tables: RecognizerTables,
): Parts {
  const unwrap = buildUnwrap(knowledge.phrasing);
  const recognizer = buildRecognizer(knowledge, tables);
  const roleSearch = buildRoleSearch(knowledge, ordinaryWords);
  return {
    knowledge,
    guides: scripts && { scripts, dialogs: buildDialogs(knowledge, scripts) },
    guidanceAsked: scripts ? buildGuidanceReader(scripts.wording.guidance) : () => undefined,
    read: (message) => recognizer.read(unwrap(message)),
    titled: buildTitleReader(knowledge.questions.values(), unwrap),
    understanding: buildUnderstanding(knowledge, tables, roleSearch),
    performer: buildPerformer(knowledge, roleSearch),
    erasure: buildErasure(knowledge, ordinaryWords),
    assistant: buildAssistantAnswers(knowledge, ordinaryWords),
    contact: buildContactAnswer(knowledge, ordinaryWords),
    local: buildLocalLifeReader(knowledge, ordinaryWords, knownWords),
  };
}
