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
