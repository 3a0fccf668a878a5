// What people make of a job title: slips of the keys, spellings by ear, joined and split words,
// the grade and team words of advertisements, questions around it. The same seed gives the same texts.

import type { Random } from './random.ts';

export const NOISES = [
  'as it is',
  'one edit',
  'two edits',
  'transposition',
  'by ear',
  'space lost',
  'space added',
  'plural',
  'word order',
  'grade words',
  'specialty',
  'edit and grade words',
] as const;

export type Noise = (typeof NOISES)[number];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BEFORE = [
  'Band 3',
  'Band 5',
  'Band 6',
  'Trainee',
  'Apprentice',
  'Bank',
  'Senior',
  'Rotational',
  'Newly Qualified',
  'Lead',
  'Locum',
  'Band 5/6',
  'Registered',
  'Specialist',
  'Student',
];
const AFTER = [
  '(Bank)',
  'Band 2',
  'Band 7',
  '- Community',
  '- Stroke Unit',
  '- Nights',
  '(Part Time)',
  ', Emergency Department',
  '- Full Time',
  '(Fixed Term)',
  '- Outpatients',
  '- Paediatrics',
  '/ Rotational',
  'Apprenticeship',
  '- Learning Disabilities',
  '(12 months)',
  '- Haemophilia Centre',
  ', Travel Clinic',
  '- Rapid Response',
  '(XK21)',
];
const SPECIALTIES = [
  'Paediatric',
  'Bariatric',
  'Haemophilia',
  'Community',
  'Complex Needs',
  'Hepatology',
  'Neurology',
  'Stroke',
  'Forensic',
  'Oncology',
  'Hospital',
  'Clinical',
  'Homeless Health',
  'Obstetric',
  'Allergy',
  'Ward',
  'Cardiac',
  'Trust',
  'Outpatient',
  'Lymphoedema',
  'NHS',
  'Acute',
  'Elderly',
];

/** How people write what they hear; each is tried in both directions. */
const BY_EAR: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['psych', 'sych'],
  ['psych', 'sik'],
  ['ch', 'k'],
  ['tion', 'shun'],
  ['tion', 'sion'],
  ['cian', 'shun'],
  ['ci', 'si'],
  ['ce', 'se'],
  ['ie', 'ei'],
  ['y', 'i'],
  ['ee', 'ea'],
  ['er', 'or'],
  ['or', 'er'],
  ['ant', 'ent'],
  ['ist', 'est'],
  ['th', 'f'],
  ['ou', 'u'],
  ['ai', 'ay'],
  ['ck', 'k'],
  ['qu', 'kw'],
  ['x', 'ks'],
  ['s', 'z'],
  ['c', 'k'],
  ['au', 'or'],
  ['ae', 'e'],
  ['oe', 'e'],
  ['ll', 'l'],
  ['ss', 's'],
  ['tt', 't'],
  ['gy', 'jy'],
  ['ture', 'cher'],
];

const QUESTIONS = [
  'how do i become a {}',
  'what does a {} do',
  '{} pay',
  'whats it like being a {}',
  'i want to be a {}',
  'tell me about {}s',
  'qualifications for {}',
  'is there an apprenticeship for {}',
  'can i be a {} with no gcses',
  '{} salary and hours',
  'what skills does a {} need',
  'how long does it take to train as a {}',
  'im 45 and thinking of retraining as a {}',
  'what is a {}',
  'do {}s work nights',
  'where would a {} work',
  'my sister is a {} and loves it how did she get in',
  'difference between {} and other jobs',
  'jobs like {}',
  'whats the best way to get into {} work',
  'thinking about {} what grades do i need',
  'hi, could you tell me how to start as {} please',
];

export function putInQuestion(title: string, random: Random): string {
  return random.pick(QUESTIONS).replace('{}', lowerUnlessAbbreviation(title));
}

export function makeNoise(title: string, noise: Noise, random: Random): string {
  switch (noise) {
    case 'as it is':
      return title;
    case 'one edit':
      return edit(title.toLowerCase(), random);
    case 'two edits':
      return edit(edit(title.toLowerCase(), random), random);
    case 'transposition':
      return transpose(title.toLowerCase(), random);
    case 'by ear':
      return writeByEar(title.toLowerCase(), random);
    case 'space lost':
      return removeOneSpace(title.toLowerCase(), random);
    case 'space added':
      return addSpace(title.toLowerCase(), random);
    case 'plural':
      return `${lowerUnlessAbbreviation(title)}s`;
    case 'word order': {
      const words = title.split(' ');
      return words.length > 1 ? `${words.at(-1)}, ${words.slice(0, -1).join(' ')}` : title;
    }
    case 'grade words':
      return random.chance(0.5)
        ? `${random.pick(BEFORE)} ${title}`
        : `${title} ${random.pick(AFTER)}`;
    case 'specialty':
      return `${random.pick(SPECIALTIES)} ${title}`;
    case 'edit and grade words':
      return `${random.pick(BEFORE)} ${edit(title, random)} ${random.pick(AFTER)}`;
  }
}

function lowerUnlessAbbreviation(title: string): string {
  return /^[A-Z&]+$/.test(title) ? title : title.toLowerCase();
}

/** One letter put in, left out or replaced, within a word of four letters or more where there is one. */
export function edit(text: string, random: Random): string {
  const at = placeInLongWord(text, random);
  const letter = LETTERS.charAt(Math.floor(random.number() * LETTERS.length));
  const kind = random.number();
  if (kind < 0.35) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.55) return text.slice(0, at) + text.charAt(at) + text.slice(at);
  if (kind < 0.7) return text.slice(0, at) + letter + text.slice(at);
  return text.slice(0, at) + letter + text.slice(at + 1);
}

function transpose(text: string, random: Random): string {
  for (let tries = 0; tries < 10; tries++) {
    const at = placeInLongWord(text, random);
    const next = text.charAt(at + 1);
    if (/[a-z]/.test(next) && next !== text.charAt(at)) {
      return text.slice(0, at) + next + text.charAt(at) + text.slice(at + 2);
    }
  }
  return text;
}

function placeInLongWord(text: string, random: Random): number {
  const words = [...text.matchAll(/[a-z]{4,}/gi)];
  if (words.length === 0) return Math.floor(random.number() * text.length);
  const word = random.pick(words);
  return word.index + Math.floor(random.number() * word[0].length);
}

function writeByEar(text: string, random: Random): string {
  const fitting = BY_EAR.filter(([from]) => text.includes(from));
  if (fitting.length === 0) return edit(text, random);
  let written = text;
  const changes = random.chance(0.4) ? 2 : 1;
  for (let change = 0; change < changes; change++) {
    const [from, to] = random.pick(fitting);
    written = written.replace(from, to);
  }
  return written;
}

function removeOneSpace(text: string, random: Random): string {
  const spaces = [...text.matchAll(/ /g)];
  if (spaces.length === 0) return edit(text, random);
  const at = random.pick(spaces).index;
  return text.slice(0, at) + text.slice(at + 1);
}

function addSpace(text: string, random: Random): string {
  const at = placeInLongWord(text, random);
  return at > 1 && at < text.length - 1 ? `${text.slice(0, at)} ${text.slice(at)}` : text;
}
