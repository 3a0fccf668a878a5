// Someone asks for the number or the page of another organisation by its name: "what is the number for Childline".

import { paragraph, type Reply, reply } from '../answers/reply.ts';
import { lineOf } from '../answers/signposts.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { tokens } from '../language/text.ts';
import type { WordSet } from '../language/word-set.ts';
import { buildLexicon } from '../matching/lexicon.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';

/** More words than these beside the name ask for something else. */
const MOST_WORDS = 9;

/**
 * Answers who asks for the number or the page of an organisation by its name: "what is the number for Childline".
 * undefined: that is not what is asked.
 */
export function buildContactAnswer(
  knowledge: Knowledge,
  ordinary: WordSet,
): (recognition: Pick<Recognition, 'utterance' | 'jobs'>) => Reply | undefined {
  const { signposts, wording, phrasing } = knowledge;
  const names = buildLexicon(
    signposts.signposts.map((one) => ({
      value: one,
      phrases: [one.name, one.name.replace(/ ?\([^)]*\)/g, ''), ...one.alsoCalled],
    })),
    ordinary,
  );
  const asks = buildLexicon(
    [
      { value: 'number' as const, phrases: phrasing.contactWords.number },
      { value: 'page' as const, phrases: phrasing.contactWords.page },
    ],
    ordinary,
  );
  return ({ utterance, jobs }) => {
    if (tokens(utterance).length > MOST_WORDS) return undefined;
    const [named] = names.find(utterance);
    if (!named) return undefined;
    // "Compare 999 call handler with porter": a job that is more than the name is asked about.
    const isAboutJob = jobs.some(
      ({ start, end, isSure }) => isSure && (start < named.start || end > named.end),
    );
    if (isAboutJob) return undefined;
    const rest = `${utterance.slice(0, named.start)} ${utterance.slice(named.end)}`;
    const asked = asks.find(rest).map(({ value }) => value);
    if (asked.length === 0) return undefined;
    const signpost = named.value;
    const { name, for: about, web, email, inSources } = signpost;
    const line = lineOf(knowledge, signpost);
    if (!line && !inSources && asked.every((one) => one === 'page')) return undefined;
    return reply({
      outcome: 'signpost',
      blocks: [
        ...(line
          ? [{ kind: 'lines' as const, isUrgent: false, lines: [line] }]
          : [
              paragraph(fill(wording.contact.lead, { name, for: about })),
              ...(asked.includes('number')
                ? [paragraph(fill(wording.contact.none, { name }))]
                : []),
            ]),
        ...(email === undefined ? [] : [paragraph(email)]),
        ...(inSources ? [{ kind: 'links' as const, links: [{ title: name, url: web }] }] : []),
        ...(signpost.crisis && line?.address !== 'tel:999'
          ? [paragraph(wording.contact.urgent)]
          : []),
      ],
    });
  };
}
