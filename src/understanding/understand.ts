// What a message meant, as requests with probabilities. Three steps: what stands in it (notice), what it may mean in
// the light of what was said before (propose), and which of that is likeliest (choose).

import type { Ground } from '../ground/ground.ts';
import type { Criteria } from '../knowledge/criteria.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { onceEach } from '../language/once-each.ts';
import type { RoleSearch } from '../search/role-search.ts';
import { choose, lead, type Reading } from './choose.ts';
import type { Evidence } from './evidence.ts';
import { buildKinReader } from './kin.ts';
import { buildLabelWords } from './label-words.ts';
import { generalTopicsOf, questionsOfLearners } from './labels.ts';
import type { Surroundings } from './message.ts';
import { buildNoticer } from './notice.ts';
import type { Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import type { RecognizerTables } from './readers/phrases.ts';
import type { Recognition } from './readers/recognize.ts';
import weights from './weights.json' with { type: 'json' };

export interface Understanding {
  /** Readings of a message, the likeliest first. */
  read(recognition: Recognition, ground: Ground): Reading[];
  /** The same with every step, for benches and `npm run read`. */
  inspect(recognition: Recognition, ground: Ground): Inspection;
}

export interface Inspection {
  evidence: Evidence;
  proposals: Proposal[];
  readings: Reading[];
  /** The figures by which the likeliest proposal leads the next, the largest first. */
  why: { name: string; gain: number }[];
}

/** The words beside job titles of the clauses that ask; of all of them where none has the form of a question. */
function askedWords({ beside, asking, clauseWords }: Evidence): string[] {
  const inQuestions = new Set(clauseWords.filter((_, place) => asking[place]).flat());
  const words = beside.filter((word) => inQuestions.has(word));
  return words.length > 0 ? words : beside;
}

/** Builds the understanding over a knowledge base; it holds nothing of any person. */
export function buildUnderstanding(
  knowledge: Knowledge,
  tables: RecognizerTables,
  roleSearch: RoleSearch,
): Understanding {
  const noticer = buildNoticer(knowledge, tables);
  const kin = buildKinReader(knowledge);
  const labelWords = buildLabelWords(knowledge);

  const wordsOfRole = onceEach((role: Role) => new Set(labelWords.telling([JSON.stringify(role)])));

  function proposals(evidence: Evidence, recognition: Recognition, ground: Ground): Proposal[] {
    const found = new Map<Criteria, { share: number; count: number }>();
    const around: Surroundings = {
      knowledge,
      labelWords,
      generalTopics: generalTopicsOf(knowledge),
      ofLearners: questionsOfLearners(knowledge),
      wordsOfRole,
      covered(wishes) {
        const known = found.get(wishes);
        if (known) return known;
        const result = roleSearch.search(wishes);
        const covered = { share: result.covered, count: result.found.length };
        found.set(wishes, covered);
        return covered;
      },
    };
    const last = knowledge.roles.get(ground.jobs[0] ?? '');
    const spoken = { ground, kin: kin.read(recognition.utterance, last) };
    return propose(evidence, spoken, around);
  }

  return {
    read(recognition, ground) {
      const evidence = noticer.notice(recognition);
      const asked = labelWords.asked(askedWords(evidence));
      return choose(proposals(evidence, recognition, ground), weights, asked);
    },
    inspect(recognition, ground) {
      const evidence = noticer.notice(recognition);
      const all = proposals(evidence, recognition, ground);
      return { evidence, proposals: all, readings: choose(all, weights), why: lead(all, weights) };
    },
  };
}
