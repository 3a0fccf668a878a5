// Someone is in danger or has a hard time: who can help, and how their question is answered all the same.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Distress } from '../safety/distress/reader.ts';
import { type Block, type Line, paragraph, type Reply, reply } from './reply.ts';
import { lineOf } from './signposts.ts';

/** Those who are there for everybody, the first ones first. */
const FOR_ALL = ['emergency-services', 'samaritans', 'nhs-111-mental-health-option'];
const MOST_LINES = 3;
const MOST_LINES_BESIDE_AN_ANSWER = 2;
/** Where minutes count, 999 stands before whoever fits. */
const EMERGENCIES = ['emergency', 'violence'];
const WORRY_ABOUT_ANOTHER = 'somebody-else';

/** The answer to danger: who can help, and nothing else. */
export function inDanger(knowledge: Knowledge, distress: Distress): Reply {
  const { danger } = knowledge.wording.distress;
  const isEmergency = distress.kinds.some((kind) => EMERGENCIES.includes(kind));
  const isForAnother = distress.kinds.every((kind) => kind === WORRY_ABOUT_ANOTHER);
  const lead = isEmergency ? danger.leadEmergency : isForAnother ? danger.leadOther : danger.lead;
  const [emergency = '', ...others] = FOR_ALL;
  const order = isEmergency
    ? [emergency, ...distress.fitting, ...others]
    : [...distress.fitting.slice(0, 1), ...FOR_ALL, ...distress.fitting.slice(1)];
  const lines = linesOf(knowledge, order);
  const [top, rest] = [lines.slice(0, MOST_LINES), lines.slice(MOST_LINES)];
  const isUrgentLineFolded = rest.some(({ address }) => address === 'tel:111');
  return reply({
    outcome: 'signpost',
    blocks: [
      { kind: 'lines', isUrgent: true, title: danger.title, lead, lines: top },
      ...(isUrgentLineFolded ? [paragraph(danger.urgent)] : []),
      paragraph(danger.after),
    ],
    more: [{ kind: 'lines', isUrgent: false, lines: rest }],
    choices: distress.question === undefined ? [] : [danger.answer],
  });
}

/** What stands before the answer to someone who has a hard time. */
export function inLowMood(knowledge: Knowledge, distress: Distress): Block[] {
  const { low } = knowledge.wording.distress;
  const lines = calmLines(knowledge, distress).slice(0, MOST_LINES_BESIDE_AN_ANSWER);
  const [first, second] = lines;
  if (distress.isPast && first && second) {
    const parts = { first: inSentence(first), second: inSentence(second) };
    return [paragraph(fill(low.past, parts))];
  }
  return [{ kind: 'lines', isUrgent: false, lead: leadOf(knowledge, distress), lines }];
}

/** The answer to someone who has a hard time and asks nothing. */
export function inLowMoodAlone(knowledge: Knowledge, distress: Distress): Reply {
  const { low } = knowledge.wording.distress;
  const lines = calmLines(knowledge, distress);
  return reply({
    outcome: 'signpost',
    blocks: [
      {
        kind: 'lines',
        isUrgent: false,
        lead: leadOf(knowledge, distress),
        lines: lines.slice(0, MOST_LINES),
      },
      paragraph(low.alone),
    ],
    more: [{ kind: 'lines', isUrgent: false, lines: lines.slice(MOST_LINES) }],
  });
}

function leadOf({ wording }: Knowledge, { kinds }: Distress): string {
  const { low } = wording.distress;
  if (kinds.includes('loss')) return low.leadLoss;
  if (kinds.includes('exhaustion')) return low.leadExhaustion;
  if (kinds.includes('worth')) return low.leadWorth;
  return low.lead;
}

/** Whom to talk to where no life is at risk. */
function calmLines(knowledge: Knowledge, { fitting }: Distress): Line[] {
  const [, ...others] = FOR_ALL;
  return linesOf(knowledge, [...fitting, ...others]).filter(({ address }) => address !== 'tel:999');
}

/** The lines of signposts in this order, then those of all others for people in distress. */
function linesOf(knowledge: Knowledge, order: readonly string[]): Line[] {
  const all = knowledge.signposts.signposts.filter(({ crisis }) => crisis);
  const ids = new Set([...order, ...all.map(({ id }) => id ?? '')]);
  return [...ids].flatMap((id) => {
    const signpost = all.find((one) => one.id === id);
    const line = signpost && lineOf(knowledge, signpost);
    return line ? [line] : [];
  });
}

function inSentence({ label }: Line): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
