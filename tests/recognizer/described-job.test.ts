// A job that is described and not named, and what is asked about it.

import { loadKnowledge } from '../../src/knowledge/load.ts';
import { buildRecognizer } from '../../src/recognizer/recognize.ts';

const recognizer = buildRecognizer(loadKnowledge('knowledge'));
const described = (utterance: string) => recognizer.read(utterance).described;

test.each([
  ['who are the lads that push beds and wheelchairs about the corridors', 'porter'],
  ['the nurse who looks after premature babies in incubators', 'neonatal-nurse'],
  ['the people who make false teeth and crowns in the lab', 'dental-technician'],
  ['them that wash the surgeons tools and pack the trays', 'sterile-services-technician'],
])('%s', (utterance, id) => {
  expect(described(utterance)?.roles[0]?.id).toBe(id);
});

test('what is asked beside it is read apart from it', () => {
  const job = described('who are the lads that push beds about, what do they get paid');
  expect(job?.roles[0]?.id).toBe('porter');
  expect(job?.question?.intent).toBe('pay');
});

test.each([
  'jobs working with people who have dementia',
  'i help people who have had a stroke',
  'how does someone who is 50 become a midwife',
  'what is the difference between the people who x-ray and a sonographer',
  'what does a porter do',
  'I want to be a police officer, what grades',
  'who on earth do I put down for references',
])('%s: no description of a job', (utterance) => {
  expect(described(utterance)).toBeUndefined();
});
