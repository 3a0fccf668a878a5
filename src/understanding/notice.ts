// From the text of a message to the evidence in it. The only place in the middle that sees text.

import type { Band } from '../knowledge/kinds.ts';
import { BANDS } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { ordinaryWords } from '../language/ordinary-words.ts';
import { readWords } from '../language/words.ts';
import { buildCueReader } from './cues.ts';
import { buildDescriptionReader } from './descriptions.ts';
import type { Evidence } from './evidence.ts';
import { readPlaces } from './places.ts';
import type { RecognizerTables } from './readers/phrases.ts';
import { type Recognition, rightSpellings } from './readers/recognize.ts';
import { indexQuestions } from './readers/small-questions.ts';
import { wordVectors } from './readers/word-vectors.ts';
import { readYesOrNo } from './yes-or-no.ts';

export interface Noticer {
  notice(recognition: Recognition): Evidence;
}

const MOST_QUESTIONS = 6;
const BAND = /\bband ?(\d[a-d]?)\b/i;

/** Builds the noticer; what it holds is the knowledge base's. */
export function buildNoticer(knowledge: Knowledge, tables: RecognizerTables): Noticer {
  const { phrasing } = knowledge;
  const cues = buildCueReader(phrasing, ordinaryWords);
  const spelling = rightSpellings(phrasing.spelling);
  const descriptions = buildDescriptionReader(knowledge, tables, {
    spelling,
    ordinaryWords,
    vectors: wordVectors(),
  });
  const questions = indexQuestions([...knowledge.questions.values()], phrasing, wordVectors());
  function questionsLike(text: string): Evidence['questions'] {
    return questions.find(text, MOST_QUESTIONS).map(({ id, score, features }) => ({
      id,
      probability: score,
      figures: features,
    }));
  }

  return {
    notice(recognition) {
      const { utterance, jobs } = recognition;
      let rest = utterance;
      for (const job of [...jobs].reverse())
        rest = `${rest.slice(0, job.start)} ${rest.slice(job.end)}`;
      const signs = cues.anywhere(utterance);
      const besideJob = jobs.map(({ start, end, text }) => ({
        before: cues.before(utterance, start),
        within: cues.before(text, text.length),
        after: cues.after(utterance, end),
      }));
      return {
        beside: readWords(rest).map(({ text }) => text),
        words: readWords(utterance).length,
        jobs,
        described: descriptions.read(recognition),
        asks: recognition.asks,
        questions: questionsLike(utterance),
        wishes: recognition.criteria,
        wishesWithTitles: recognition.wishes,
        spokenOf: recognition.spokenOf,
        person: recognition.person,
        terms: recognition.terms,
        band: bandIn(utterance),
        places: readPlaces(rest),
        clauseWords: recognition.asks
          .slice(1)
          .map(({ text }) => readWords(text).map((word) => word.text)),
        asking: recognition.asks.slice(1).map(({ text }) => cues.anywhere(text).has('asking')),
        cues: signs,
        besideJob,
        yesOrNo: readYesOrNo(recognition.facts, signs, besideJob),
        unknownTitle: recognition.unknownTitle,
        strangeBefore: recognition.strangeBefore,
        foreign: recognition.foreign,
        gibberish: recognition.gibberish,
        field: recognition.field,
      };
    },
  };
}

function bandIn(utterance: string): Band | undefined {
  const written = BAND.exec(utterance)?.[1]?.toLowerCase();
  return BANDS.find((one) => one === written);
}
