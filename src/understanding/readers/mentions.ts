// The jobs that an utterance names: which of them is asked about, which is the person's own, which is ruled out.

import type { Knowledge } from '../../knowledge/load.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { fold } from '../../language/text.ts';
import { wordsOf } from '../../language/words.ts';
import { buildLexicon, type LexiconHit } from '../../matching/lexicon.ts';
import { ASK, type TitleIndex, type TitleMention } from '../../matching/title-index.ts';
import type { JobMention } from './job-mention.ts';
import { meantRoles } from './meant-roles.ts';
import { buildNegationReader, type NegationReader } from './negations.ts';
import { isOfStaff, isOwnJob, isRequired, ofStaff } from './own-job.ts';
import { firstHalves, halves } from './two-titles.ts';

export interface MentionReader {
  read(utterance: string): JobMention[];
}

const OR_BEFORE = /^\s*(?:s)?\s*(?:or|and|,|nor)\s+(?:a\s+|an\s+|the\s+)?$/;

/** Builds the reader over the title index. */
export function buildMentionReader(knowledge: Knowledge, titles: TitleIndex): MentionReader {
  const { titleWords, negations, spelling } = knowledge.phrasing;
  const negationReader = buildNegationReader(knowledge.phrasing);
  const meant = meantRoles(knowledge);
  const listed = (phrases: readonly string[]) =>
    buildLexicon([{ value: true as const, phrases }], knownWords);
  const notTitles = listed(titleWords.notTitles);
  const noTitle = new Set([...titleWords.settings, ...titleWords.fillers].flat());
  const takenBack = listed(negations['taken-back']);
  /** "Sallary" means salary and no sailor. */
  const slips = new Set(Object.values(spelling).flat());

  function toJob(utterance: string, mention: TitleMention): JobMention {
    const { general, ...named } = meant(mention);
    const before = utterance.slice(0, named.start);
    return {
      ...named,
      isOwn: isOfStaff(before) || isOwnJob(utterance, named.start, named.end),
      isRuledOut: isAgainst(utterance, named, negationReader),
      isRequired: isRequired(fold(before)),
      ...(general ? { general } : {}),
    };
  }

  return {
    read(utterance) {
      const none = notTitles.find(utterance);
      const jobs = titles
        .find(utterance)
        .map((mention) => ofStaff(utterance, mention))
        .filter((mention) => mention.certainty >= ASK && !slips.has(mention.text.toLowerCase()))
        .filter((mention) => !none.some((phrase) => rulesOut(phrase, mention, noTitle)))
        .flatMap((mention) => halves(mention, titles))
        .map((mention) => toJob(utterance, mention));
      jobs.push(...firstHalves(utterance, jobs, titles, knowledge));
      jobs.sort((a, b) => a.start - b.start);
      const kept = jobs.filter((job, place) => {
        const next = jobs[place + 1];
        return !next || takenBack.find(utterance.slice(job.end, next.start)).length === 0;
      });
      for (const [place, job] of kept.entries()) {
        const before = kept[place - 1];
        if (before?.isRuledOut && OR_BEFORE.test(fold(utterance.slice(before.end, job.start)))) {
          job.isRuledOut = true;
        }
      }
      return kept;
    },
  };
}

function isAgainst(
  utterance: string,
  { start, end }: { start: number; end: number },
  negations: NegationReader,
): boolean {
  const { against } = negations.read(utterance);
  return wordsOf(utterance).some(
    (word, place) => word.start >= start && word.end <= end && against.has(place),
  );
}

/**
 * A phrase rules out each title in it, and one of several words each title that shares a word with it and ends in
 * nothing else that makes a title: "newly qualified" is none, a "newly qualified nurse" is.
 */
function rulesOut(
  { start, end, firstWord, lastWord }: LexiconHit<true>,
  mention: TitleMention,
  noTitle: ReadonlySet<string>,
): boolean {
  if (firstWord === lastWord) return start <= mention.start && mention.end <= end;
  const last = wordsOf(mention.text).at(-1)?.text ?? '';
  const isLonger = mention.end > end && !noTitle.has(last);
  return start < mention.end && mention.start < end && !isLonger;
}
