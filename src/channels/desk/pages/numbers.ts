// /numbers: how many people talked to the assistant and about what, drawn and as tables; /numbers.csv has the same figures.

import { FATES } from '../../../desk/counting.ts';
import { csvOf } from '../../../desk/csv.ts';
import {
  firstDayNeeded,
  type Numbers,
  numbersOf,
  SPANS,
  type Span,
} from '../../../desk/numbers.ts';
import type { Shown } from '../../../desk/suppression.ts';
import { isAspect, topicOf } from '../../../knowledge/aspects.ts';
import { fill } from '../../../knowledge/fill.ts';
import type { Knowledge } from '../../../knowledge/load.ts';
import { dayOf } from '../../../store/day-counts.ts';
import { type Html, html } from '../../web/html.ts';
import { columnChart } from '../chart.ts';
import { dayWords } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import { figureTable } from '../table.ts';

type Words = SignedIn['words']['numbers'];

/** @param now milliseconds since 1970 */
export function numbersPages(
  { store, live }: DeskServices,
  now: () => number = Date.now,
): DeskRoute[] {
  async function read(asked: SignedIn): Promise<{ span: Span; numbers: Numbers }> {
    const span = SPANS.find((one) => one === asked.query.get('by')) ?? 'days';
    const today = dayOf(now());
    const first = firstDayNeeded(today);
    const [counted, answers] = await Promise.all([
      store.numbers.since(first),
      store.feedback.since(first),
    ]);
    return { span, numbers: numbersOf(counted, answers, span, today) };
  }
  return [
    {
      at: 'GET /numbers',
      right: 'read',
      async answer(asked) {
        const { span, numbers } = await read(asked);
        show(asked, live.current().knowledge, span, numbers);
      },
    },
    {
      at: 'GET /numbers.csv',
      right: 'read',
      async answer(asked) {
        const { span, numbers } = await read(asked);
        const rows = csvRows(asked.words.numbers, live.current().knowledge, numbers);
        asked.download('text/csv', `numbers-${span}.csv`, csvOf(rows));
      },
    },
  ];
}

function show(asked: SignedIn, knowledge: Knowledge, span: Span, numbers: Numbers): void {
  const { numbers: words } = asked.words;
  const { lately } = numbers;
  const between = { from: dayWords(lately.from), to: dayWords(lately.to) };
  asked.show({
    title: words.title,
    address: '/numbers',
    main: html`<h1 class="nhsuk-heading-l">${words.title}</h1>
<p class="reading">${words.lead}</p><p class="reading">${words.rounded}</p>
<nav aria-label="${words.span}"><ul class="desk-pages__list">${SPANS.map(
      (one) =>
        html`<li><a href="/numbers?by=${one}"${one === span && html` aria-current="true"`}>${words.spans[one]}</a></li>`,
    )}</ul></nav>
${isEmpty(numbers) && html`<div class="nhsuk-inset-text"><p>${words.nothingYet}</p></div>`}
${byTime(words, span, numbers)}
<section class="desk-part"><h2 class="nhsuk-heading-m">${fill(words.latelyHeading, between)}</h2>
${byName(words, knowledge, numbers)}</section>
<p class="lone"><a href="/numbers.csv?by=${span}">${words.csv}</a></p>`,
  });
}

function isEmpty({ periods, fates }: Numbers): boolean {
  const isNothing = (figure: Shown) => figure === 0;
  return (
    Object.values(fates).every(isNothing) &&
    periods.every((one) => isNothing(one.conversations) && isNothing(one.questions))
  );
}

/** Three charts, and the table of all of them. */
function byTime(words: Words, span: Span, { periods }: Numbers): Html {
  const from = dayWords(periods[0]?.from ?? '');
  const to = dayWords(periods.at(-1)?.to ?? '');
  const chart = (what: string, figure: (period: Numbers['periods'][number]) => Shown) => {
    const columns = periods.map((period) => ({
      label: SHORT_DAY.format(Date.parse(period.from)),
      value: figure(period),
    }));
    return html`<div><h2 class="nhsuk-heading-s">${what}</h2>${columnChart(columns, fill(words.chart, { what, from, to }))}</div>`;
  };
  const nameOf = (period: Numbers['periods'][number]) =>
    span === 'days'
      ? WEEK_DAY.format(Date.parse(period.from))
      : SHORT_DAY.formatRange(Date.parse(period.from), Date.parse(period.to));
  return html`<div class="desk-charts">
${chart(words.conversations, ({ conversations }) => conversations)}
${chart(words.questions, ({ questions }) => questions)}
${chart(words.fates.unanswered, ({ fates }) => fates.unanswered)}
</div><p class="reading">${words.chartFew}</p>
${figureTable({
  caption: fill(words.tableCaption, { from, to }),
  headings: [
    span === 'days' ? words.day : words.week,
    words.conversations,
    words.questions,
    words.fates.unanswered,
  ],
  rows: [...periods]
    .reverse()
    .map((period) => [
      nameOf(period),
      ...[period.conversations, period.questions, period.fates.unanswered].map(says(words)),
    ]),
})}`;
}

const SHORT_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const WEEK_DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** What became of the questions, what they were about, and what was called useful. */
function byName(words: Words, knowledge: Knowledge, numbers: Numbers): Html {
  const named = namesOf(words, knowledge, numbers);
  const table = (caption: string, heading: string, rows: readonly (readonly [string, Shown])[]) =>
    rows.length === 0
      ? html`<h3 class="nhsuk-heading-s">${caption}</h3><p class="lone">${words.nothing}</p>`
      : figureTable({
          caption,
          headings: [heading, words.count],
          rows: rows.map(([name, count]) => [name, says(words)(count)]),
        });
  return html`${table(words.fatesCaption, words.fate, named.fates)}
${table(words.topicsCaption, words.topic, named.topics)}
${table(words.familiesCaption, words.family, named.families)}
${
  named.rated.length === 0
    ? html`<h3 class="nhsuk-heading-s">${words.ratedCaption}</h3><p class="lone">${words.noRated}</p>`
    : figureTable({
        caption: words.ratedCaption,
        headings: [words.answer, words.useful, words.notUseful],
        rows: named.rated.map(([name, ...figures]) => [name, ...figures.map(says(words))]),
      })
}`;
}

/** The figures with the names that staff know them by. */
function namesOf(words: Words, knowledge: Knowledge, numbers: Numbers) {
  const topics: Readonly<Record<string, string>> = words.topics;
  const pair = (name: string, count: Shown): [string, Shown] => [name, count];
  return {
    fates: FATES.map((fate) => pair(words.fates[fate], numbers.fates[fate])),
    topics: numbers.topics.map(({ name, count }) => pair(topics[name] ?? name, count)),
    families: numbers.families.map(({ name, count }) =>
      pair(knowledge.families.get(name)?.title ?? name, count),
    ),
    rated: numbers.rated.map(({ answer, useful, notUseful }): [string, Shown, Shown] => [
      answerName(answer, words, knowledge),
      useful,
      notUseful,
    ]),
  };
}

/** "role/podiatrist/skills" as staff know it: "Podiatrist: Skills". */
function answerName(answer: string, words: Words, knowledge: Knowledge): string {
  const [kind, id = '', ask = ''] = answer.split('/');
  const role = kind === 'role' ? knowledge.roles.get(id) : undefined;
  if (role) {
    const topic = words.topics[isAspect(ask) ? topicOf(ask) : 'entry'] ?? ask;
    return fill(words.aboutJob, { job: role.title, topic });
  }
  const title =
    kind === 'topic' ? knowledge.topics.get(id)?.title : knowledge.questions.get(id)?.title;
  return title ?? answer;
}

function says({ few }: Words): (figure: Shown) => string {
  return (figure) => (figure === 'few' ? few : figure.toLocaleString('en-GB'));
}

/** One row a figure. */
function csvRows(words: Words, knowledge: Knowledge, numbers: Numbers): string[][] {
  const say = (figure: Shown) => (figure === 'few' ? words.few : String(figure));
  const { lately, periods } = numbers;
  const named = namesOf(words, knowledge, numbers);
  const overTime = periods.flatMap(({ from, to, conversations, questions, fates }) =>
    [
      [words.conversations, conversations] as const,
      [words.questions, questions] as const,
      ...FATES.map((fate) => [words.fates[fate], fates[fate]] as const),
    ].map(([name, figure]) => [from, to, words.questions, name, say(figure)]),
  );
  const of = (kind: string, rows: readonly (readonly [string, Shown])[]) =>
    rows.map(([name, figure]) => [lately.from, lately.to, kind, name, say(figure)]);
  return [
    ['from', 'to', 'kind', 'name', 'count'],
    ...overTime,
    ...of(words.topic, named.topics),
    ...of(words.family, named.families),
    ...of(
      words.useful,
      named.rated.map(([name, useful]) => [name, useful]),
    ),
    ...of(
      words.notUseful,
      named.rated.map(([name, , notUseful]) => [name, notUseful]),
    ),
  ];
}
