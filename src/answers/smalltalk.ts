// Greetings, thanks and the like: one short sentence and back to careers.

import type { Knowledge } from '../knowledge/load.ts';
import { paragraph, type Reply, reply } from './reply.ts';

/** The reply to a smalltalk intent; undefined for any other intent. */
export function smalltalk({ wording }: Knowledge, intent: string): Reply | undefined {
  const words = wording.smalltalk;
  const texts: Readonly<Record<string, string>> = {
    greeting: words.greeting,
    thanks: words.thanks,
    goodbye: words.goodbye,
    'how-are-you': words.howAreYou,
    'who-are-you': words.whoAreYou,
    praise: words.praise,
    insult: words.insult,
    acknowledgement: words.acknowledgement,
    help: words.help,
  };
  const text = texts[intent];
  if (text === undefined) return undefined;
  return reply({ outcome: 'smalltalk', blocks: [paragraph(text)], choices: wording.examples });
}
