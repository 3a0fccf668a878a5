// How people ask: everything in knowledge/phrasing.

import type { z } from 'zod';
import type { ContentFile } from './files.ts';
import { type Folder, isComplete } from './folder.ts';
import { distressNotionsSchema, distressSchema } from './schema/distress.ts';
import { type FactWords, factWordsSchema } from './schema/facts.ts';
import { type PersonalDetails, personalDetailsSchema } from './schema/personal-details.ts';
import {
  assistantSchema,
  type Cues,
  colloquialTitlesSchema,
  contactWordsSchema,
  cuesSchema,
  descriptionsSchema,
  erasureSchema,
  fieldWordsSchema,
  type GeneralTitle,
  generalTitlesSchema,
  type Intent,
  intentSchema,
  jobsElsewhereSchema,
  localLifeSchema,
  negationsSchema,
  type SearchLimits,
  type SearchWords,
  searchLimitsSchema,
  searchWordsSchema,
  spellingSchema,
  synonymsSchema,
  type TitleWords,
  titleWordsSchema,
  type Wrapping,
  wrappingSchema,
} from './schema/phrasing.ts';

/** How people ask. */
export interface Phrasing {
  intents: Intent[];
  searchWords: SearchWords;
  fieldWords: z.infer<typeof fieldWordsSchema>;
  searchLimits: SearchLimits;
  facts: FactWords;
  cues: Cues;
  wrapping: Wrapping;
  distress: z.infer<typeof distressSchema>;
  distressNotions: z.infer<typeof distressNotionsSchema>;
  contactWords: z.infer<typeof contactWordsSchema>;
  localLife: z.infer<typeof localLifeSchema>;
  negations: z.infer<typeof negationsSchema>;
  personalDetails: PersonalDetails;
  erasure: z.infer<typeof erasureSchema>;
  assistant: z.infer<typeof assistantSchema>;
  spelling: z.infer<typeof spellingSchema>;
  synonyms: z.infer<typeof synonymsSchema>;
  titleWords: TitleWords;
  /** Everyday names by role id. */
  colloquialTitles: z.infer<typeof colloquialTitlesSchema>;
  /** What people say of those who do a job, by role id. */
  descriptions: z.infer<typeof descriptionsSchema>;
  /** Names of several roles of one kind. */
  generalTitles: GeneralTitle[];
  /** Jobs that people ask for and that no file here describes. */
  jobsElsewhere: string[];
}

/** Reads knowledge/phrasing; `byRole` are the files whose keys are the ids of roles. */
export function readPhrasing(folder: Folder): {
  phrasing: Phrasing | undefined;
  byRole: ContentFile<Record<string, string[]>>[];
} {
  const colloquialTitles = folder.file('phrasing/colloquial-titles.yaml', colloquialTitlesSchema);
  const descriptions = folder.all('phrasing/descriptions', descriptionsSchema);
  const lists = {
    fieldWords: folder.one('phrasing/field-words.yaml', fieldWordsSchema),
    searchWords: folder.one('phrasing/search-words.yaml', searchWordsSchema),
    searchLimits: folder.one('phrasing/search-limits.yaml', searchLimitsSchema),
    cues: folder.one('phrasing/cues.yaml', cuesSchema),
    wrapping: folder.one('phrasing/wrapping.yaml', wrappingSchema),
    spelling: folder.one('phrasing/spelling.yaml', spellingSchema),
    facts: folder.one('phrasing/facts.yaml', factWordsSchema),
    distress: folder.one('phrasing/distress.yaml', distressSchema),
    distressNotions: folder.one('phrasing/distress-notions.yaml', distressNotionsSchema),
    contactWords: folder.one('phrasing/contact-words.yaml', contactWordsSchema),
    localLife: folder.one('phrasing/local-life.yaml', localLifeSchema),
    negations: folder.one('phrasing/negations.yaml', negationsSchema),
    personalDetails: folder.one('phrasing/personal-details.yaml', personalDetailsSchema),
    erasure: folder.one('phrasing/erasure.yaml', erasureSchema),
    assistant: folder.one('phrasing/assistant.yaml', assistantSchema),
    synonyms: folder.one('phrasing/synonyms.yaml', synonymsSchema),
    titleWords: folder.one('phrasing/titles.yaml', titleWordsSchema),
    colloquialTitles: colloquialTitles?.content,
    generalTitles: folder.one('phrasing/general-titles.yaml', generalTitlesSchema),
    jobsElsewhere: folder.one('phrasing/jobs-elsewhere.yaml', jobsElsewhereSchema),
  };
  const intents = folder.all('phrasing/intents', intentSchema).map((file) => file.content);

  const byRole = [...descriptions, ...(colloquialTitles ? [colloquialTitles] : [])];
  if (!isComplete(lists)) return { phrasing: undefined, byRole };
  const descriptionsOfAll = Object.assign({}, ...descriptions.map(({ content }) => content));
  return { phrasing: { intents, descriptions: descriptionsOfAll, ...lists }, byRole };
}
