// The kinds that the files in knowledge/ may name: of ways in, of people, of interests. Apart from the schemas, which
// only what reads the files needs to load.

export const ENTRY_MINIMUMS = [
  'none',
  'gcse',
  'level-3',
  'level-4-5',
  'degree',
  'postgraduate',
  'registered',
] as const;

/** Classes of a degree, the best first. */
export const DEGREE_CLASSES = ['first', '2:1', '2:2', 'third'] as const;

export const ROUTE_KINDS = [
  'direct',
  'college',
  'apprenticeship',
  'university',
  'volunteering',
  'work-experience',
  'in-house',
  'graduate-scheme',
  'conversion',
  'specialty-training',
  'return-to-practice',
] as const;

export const PEOPLE = [
  'adults',
  'older people',
  'children and young people',
  'babies and families',
  'people with dementia',
  'people with mental health problems',
  'people with learning disabilities',
  'people with physical disabilities',
  'people who are seriously ill',
  'people in an emergency',
  'colleagues',
  'the public',
] as const;

export const INTERESTS = [
  'art and craft',
  'music',
  'drama and performance',
  'food and nutrition',
  'sport and movement',
  'science',
  'technology and computers',
  'data and numbers',
  'medicines',
  'talking and listening',
  'language and communication',
  'teaching and explaining',
  'caring for people',
  'working with your hands',
  'fixing and building',
  'organising',
  'writing and records',
  'driving and being out and about',
  'leading people',
  'animals and nature',
  'law and policy',
  'money and business',
] as const;

export const REGISTERS = [
  'HCPC',
  'NMC',
  'GMC',
  'GDC',
  'GPhC',
  'GOC',
  'GOsC',
  'GCC',
  'Social Work England',
] as const;

/** What a job brings with it or asks of a person. Each is yes, in some posts, no, or left out: nobody has said. */
export const TRAITS = [
  'driving',
  'nights',
  'weekends',
  'on-call',
  'office-hours',
  'part-time',
  'from-home',
  'lifting',
  'blood',
  'public-contact',
  'vaccinations',
] as const;

export const TRAIT_VALUES = ['yes', 'some', 'no'] as const;

/** Where a fact of this kind comes from: a source of the file, or our own reading of the job's duties. */
export const GROUNDS = ['source', 'duties'] as const;

/** Kinds of driving licence, as the law names them; forklift is a certificate of training. */
export const DRIVING_LICENCES = ['car', 'C1', 'C', 'D1', 'D', 'motorcycle', 'forklift'] as const;

/** Criminal record checks, from the least to the most. */
export const DBS_LEVELS = [
  'none',
  'basic',
  'standard',
  'enhanced',
  'enhanced-with-barred-lists',
] as const;

export const BANDS = ['1', '2', '3', '4', '5', '6', '7', '8', '8a', '8b', '8c', '8d', '9'] as const;

/** What a reply can be about; the names that `npm run ask -- --json` prints. */
export const TOPICS = [
  'overview',
  'duties',
  'skills',
  'entry',
  'qualifications',
  'experience',
  'routes',
  'apprenticeship',
  'college',
  'university',
  'volunteering',
  'progression',
  'training',
  'pay',
  'hours',
  'settings',
  'registration',
  'apply',
  'interview',
  'checks',
  'compare',
  'find-roles',
  'general',
  'none',
] as const;

/** What tells, before a fact about a person, whether they have it. */
export const FACT_SIGNS = [
  'has',
  'with',
  'is',
  'not',
  'lacks',
  'resits',
  'past',
  'asks',
  'need',
  'could',
  'wants',
  'studies',
  'void',
  'new',
  'more',
  'self',
  'other',
] as const;

export type RouteKind = (typeof ROUTE_KINDS)[number];
export type TraitValue = (typeof TRAIT_VALUES)[number];
export type TraitName = (typeof TRAITS)[number];
export type DbsLevel = (typeof DBS_LEVELS)[number];
export type DrivingLicence = (typeof DRIVING_LICENCES)[number];
export type Topic = (typeof TOPICS)[number];
export type EntryMinimum = (typeof ENTRY_MINIMUMS)[number];
export type PeopleGroup = (typeof PEOPLE)[number];
export type Interest = (typeof INTERESTS)[number];
export type Register = (typeof REGISTERS)[number];
export type Band = (typeof BANDS)[number];

/** What people ask about working here that only the trust itself can say. */
export const LOCAL_SUBJECTS = [
  'parking',
  'travel',
  'nursery',
  'food',
  'accommodation',
  'fitness',
  'benefits',
  'working-here',
  'open-days',
  'vacancies',
] as const;
export type LocalSubject = (typeof LOCAL_SUBJECTS)[number];
