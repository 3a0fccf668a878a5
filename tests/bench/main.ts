// npm run bench -- NAME [arguments]: runs tests/bench/NAME.ts.

const BENCHMARKS: Record<string, () => Promise<{ run(args: string[]): void | Promise<void> }>> = {
  titles: () => import('./titles.ts'),
  'title-list': () => import('./title-list.ts'),
  'title-calibration': () => import('./title-calibration.ts'),
  answers: () => import('./answers.ts'),
  questions: () => import('./questions.ts'),
  'answer-first': () => import('./answer-first.ts'),
  points: () => import('./points.ts'),
  'fit-titles': () => import('./fit-titles.ts'),
  fit: () => import('./fit.ts'),
  'fit-meaning': () => import('./fit-meaning.ts'),
  'fit-distress': () => import('./fit-distress.ts'),
  wrapping: () => import('./wrapping.ts'),
  calibration: () => import('./calibration.ts'),
  web: () => import('./web.ts'),
  load: () => import('./load.ts'),
  memory: () => import('./memory.ts'),
  strangers: () => import('./strangers.ts'),
  start: () => import('./start.ts'),
  dialogs: () => import('./dialogs.ts'),
  slow: () => import('./slow.ts'),
  masking: () => import('./masking.ts'),
  alike: () => import('./alike.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = BENCHMARKS[name];
if (!load) {
  console.error(
    `There is no benchmark "${name}"; use one of ${Object.keys(BENCHMARKS).join(', ')}.`,
  );
  process.exitCode = 1;
} else {
  const benchmark = await load();
  await benchmark.run(args);
}
