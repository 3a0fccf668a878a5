// npm run bench -- alike: how well questions that ask about the same are told from others, by the nearness from which on
// they are taken for alike. Same: two ways of asking one small question, which were written to differ. Other: of two.

import { loadKnowledge } from '../../src/knowledge/load.ts';
import { nearness } from '../../src/matching/meaning.ts';
import { buildGistReader, type Gist, LEAST_ALIKE } from '../../src/understanding/alike.ts';
import { seeded } from './random.ts';

const PAIRS_OF_ONE = 6;
const PAIRS_OF_TWO = 200_000;
const STEPS = [0.45, 0.5, 0.55, 0.6, 0.65, 0.7];

export function run(): void {
  const knowledge = loadKnowledge('knowledge');
  const gistOf = buildGistReader(knowledge);
  const questions = [...knowledge.questions.values()].map(({ asked }) => asked.map(gistOf));
  const random = seeded(1);
  const same = questions.flatMap((asked) =>
    Array.from({ length: PAIRS_OF_ONE }, () => near(random.pick(asked), random.pick(asked))),
  );
  const other = Array.from({ length: PAIRS_OF_TWO }, () => {
    const [one, two] = [random.pick(questions), random.pick(questions)];
    return one === two ? 0 : near(random.pick(one), random.pick(two));
  });
  const share = (all: readonly number[], least: number) =>
    all.filter((one) => one >= least).length / all.length;
  console.log('least   same taken for alike   others taken for alike, of 10,000');
  for (const least of STEPS) {
    const chosen = least === LEAST_ALIKE ? ' *' : '';
    const percent = (share(same, least) * 100).toFixed(0);
    console.log(
      `${least}     ${percent} %   ${(share(other, least) * 10_000).toFixed(0)}${chosen}`,
    );
  }
}

/** Two that are the same text say nothing of others. */
function near(one: Gist, other: Gist): number {
  if (!one.direction || !other.direction || one === other) return 0;
  return nearness(one.direction, other.direction);
}
