// The sentences of the bot that are not about one role or topic: knowledge/wording.yaml. Its schema names every
// sentence and the {placeholders} that may stand in it, so that a slip is found when the files are loaded.

import { z } from 'zod';
import { ENTRY_MINIMUMS, ROUTE_KINDS } from './schema.ts';

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** A sentence in which only these placeholders may stand. */
export function template(...names: string[]) {
  return z
    .string()
    .trim()
    .min(1)
    .superRefine((text, context) => {
      for (const [written, name = ''] of text.matchAll(PLACEHOLDER)) {
        if (!names.includes(name)) {
          const right = names.length > 0 ? names.map((one) => `{${one}}`).join(', ') : 'no {…}';
          context.addIssue({
            code: 'custom',
            message: `${written} means nothing here; use ${right}`,
          });
        }
      }
    });
}

/** {title} "podiatrist", {Title} "Podiatrist", {aTitle} "a podiatrist". */
const aboutRole = (...more: string[]) => template('title', 'Title', 'aTitle', ...more);
export const plain = template();

export const wordingSchema = z.strictObject({
  headings: z.strictObject({
    overview: aboutRole(),
    duties: aboutRole(),
    skills: aboutRole(),
    entry: aboutRole(),
    qualifications: aboutRole(),
    experience: aboutRole(),
    routes: aboutRole(),
    apprenticeship: aboutRole(),
    college: aboutRole(),
    university: aboutRole(),
    volunteering: aboutRole(),
    duration: aboutRole(),
    training: aboutRole(),
    pay: aboutRole(),
    hours: aboutRole(),
    settings: aboutRole(),
    people: aboutRole(),
    registration: aboutRole(),
    progression: aboutRole(),
    related: aboutRole(),
    apply: aboutRole(),
    interview: aboutRole(),
    checks: aboutRole(),
    eligibility: aboutRole(),
  }),
  /** Next questions, offered as buttons; each must be understood when typed. */
  next: z.strictObject({
    overview: aboutRole(),
    duties: aboutRole(),
    skills: aboutRole(),
    entry: aboutRole(),
    routes: aboutRole(),
    apprenticeship: aboutRole(),
    pay: aboutRole(),
    hours: aboutRole(),
    progression: aboutRole(),
    related: aboutRole(),
    apply: aboutRole(),
    start: aboutRole(),
    findARole: plain,
    progressionDialog: plain,
    startDialog: plain,
    showMore: plain,
    noneOfThese: plain,
    compareFirst: template('first', 'second'),
    person: plain,
    yes: plain,
    no: plain,
  }),
  routeKinds: z.record(z.enum(ROUTE_KINDS), plain),
  minimums: z.record(z.enum(ENTRY_MINIMUMS), plain),
  careerLevels: z.record(z.string().regex(/^[1-9]$/), plain),
  months: z.array(plain).length(12),
  overview: z.strictObject({
    tasks: plain,
    atAGlance: plain,
    band: plain,
    lowestEntry: plain,
    register: plain,
    notOnBands: plain,
    noRegister: plain,
  }),
  skills: z.strictObject({ lead: plain }),
  entry: z.strictObject({
    waysIn: plain,
    noExperience: aboutRole(),
    noFigures: aboutRole(),
    registerToo: template('register'),
  }),
  routes: z.strictObject({
    none: aboutRole('kind'),
    others: plain,
    noneAtAll: aboutRole(),
    inDuration: template('duration'),
    standard: template('standard'),
    noDuration: aboutRole(),
    fromRoles: template('roles'),
  }),
  training: z.strictObject({ unknown: aboutRole(), beforehand: plain }),
  pay: z.strictObject({
    band: aboutRole('band'),
    bands: aboutRole('bands'),
    entry: template('band', 'amount', 'year'),
    oneRate: template('band', 'amount', 'year'),
    range: template('band', 'entry', 'top', 'year'),
    rangeOld: template('band', 'entry', 'top', 'year'),
    outside: aboutRole(),
    unknown: aboutRole(),
    check: plain,
    extras: plain,
    bandJobs: template('band'),
    noFigure: template('band'),
    bandYes: aboutRole('band'),
    bandNo: aboutRole('band'),
  }),
  hours: z.strictObject({ unknown: aboutRole() }),
  settings: z.strictObject({ places: plain, people: plain, unknown: aboutRole() }),
  registration: z.strictObject({
    must: aboutRole('register', 'short'),
    protected: aboutRole(),
    none: aboutRole(),
    fee: template('fee'),
    where: template('web'),
  }),
  progression: z.strictObject({
    lead: aboutRole(),
    unknown: aboutRole(),
    ladder: template('family'),
    comesFrom: template('roles'),
  }),
  related: z.strictObject({ lead: aboutRole(), none: aboutRole() }),
  apply: z.strictObject({
    lead: aboutRole('url'),
    searchFor: template('titles'),
    contact: template('contact'),
    askWhich: plain,
  }),
  compare: z.strictObject({
    lead: template('first', 'second'),
    needOther: aboutRole(),
    longer: template('first', 'second', 'why'),
    sameLength: template('first', 'second', 'why'),
    higherPay: template('first', 'second', 'why'),
    samePay: template('first', 'second', 'why'),
    notSame: template('first', 'second'),
    noBetter: plain,
    rows: z.strictObject({
      what: plain,
      entry: plain,
      routes: plain,
      duration: plain,
      pay: plain,
      hours: plain,
      register: plain,
      people: plain,
    }),
    notKnown: plain,
  }),
  search: z.strictObject({
    lead: template('criteria', 'count'),
    leadOne: template('criteria'),
    more: template('count'),
    nothing: template('criteria'),
    nothingMore: plain,
    takenFor: aboutRole(),
    moreOne: plain,
    partly: template('criteria', 'missing'),
    whatToFind: plain,
    reasons: z.strictObject({
      interest: template('value'),
      people: template('value'),
      setting: template('value'),
      family: template('value'),
      band: template('value'),
      minimum: template('value'),
      route: template('value'),
      register: template('value'),
      level: template('value'),
      words: template('value'),
      contact: template('value'),
    }),
    criteria: z.strictObject({
      interest: template('value'),
      people: template('value'),
      setting: template('value'),
      family: template('value'),
      band: template('value'),
      minimum: template('value'),
      route: template('value'),
      register: template('value'),
      level: template('value'),
      words: template('value'),
      contact: template('value'),
      not: template('value'),
    }),
    contact: z.strictObject({ most: plain, some: plain, little: plain }),
  }),
  eligibility: z.strictObject({
    yes: aboutRole('route'),
    notYet: aboutRole('missing'),
    depends: aboutRole(),
    open: plain,
    nearly: plain,
    missing: template('missing'),
    nearest: template('role', 'route'),
    levelExamples: z.record(z.enum(['2', '3', '4', '6', '7']), plain),
    asks: aboutRole(),
    requirements: template('route'),
    subjectShort: aboutRole('subject', 'grade'),
    subjectFine: aboutRole(),
    tellMe: aboutRole(),
    ageYes: plain,
    heard: template('facts'),
    gaps: z.strictObject({
      gcses: template('count', 'grade', 'subjects'),
      gcseGrade: template('grade'),
      subject: template('subject', 'grade'),
      aLevels: template('count'),
      level: template('level', 'example'),
      registered: plain,
      employed: plain,
      experience: plain,
      age: template('age'),
      driving: plain,
    }),
    facts: z.strictObject({
      none: plain,
      gcses: template('count'),
      gcsesAt: template('count', 'grade'),
      gcseSome: plain,
      subject: template('subject', 'grade'),
      level: template('level', 'example'),
      registered: plain,
      age: template('age'),
    }),
  }),
  sources: z.strictObject({
    lead: plain,
    checked: template('month', 'year'),
    noneOfficial: plain,
    how: template('what'),
    howNothing: plain,
    payLead: plain,
  }),
  unsure: plain,
  localLinks: plain,
  clarify: z.strictObject({
    whichRole: template('text'),
    whichJob: plain,
    didYouMean: template('text'),
    notThese: plain,
    whichTerm: template('text'),
  }),
  unknown: z.strictObject({
    job: template('text'),
    jobNear: plain,
    notUnderstood: plain,
    notUnderstoodAgain: plain,
    notExactly: aboutRole(),
    notExactlyTopic: plain,
    foreign: plain,
    foreignHealth: plain,
    canDo: plain,
    tooLong: template('most'),
    empty: plain,
    person: template('contact'),
    meaning: template('text'),
  }),
  crisis: z.strictObject({ lead: plain, after: plain }),
  smalltalk: z.strictObject({
    greeting: plain,
    thanks: plain,
    goodbye: plain,
    howAreYou: plain,
    whoAreYou: plain,
    praise: plain,
    insult: plain,
    acknowledgement: plain,
    help: plain,
  }),
  examples: z.array(plain).min(3).max(4),
  faults: z.strictObject({
    tooMany: template('seconds'),
    unavailable: plain,
    notFound: plain,
    refused: plain,
  }),
  error: template('id'),
});

export type Wording = z.infer<typeof wordingSchema>;

/** Puts values into a sentence's {placeholders}; one without a value is left out. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => String(values[name] ?? ''));
}
