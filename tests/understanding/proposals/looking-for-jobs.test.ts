import type { Criteria } from '../../../src/knowledge/criteria.ts';
import { lookingForJobs } from '../../../src/understanding/proposals/looking-for-jobs.ts';
import { aMessage, job } from '../a-message.ts';

const band2: Criteria['must'][number] = { kind: 'band', value: '2' };
const noDegree: Criteria['must'][number] = { kind: 'minimum', value: 'none' };
const proposed = (message: Parameters<typeof lookingForJobs>[0], kind: string) =>
  lookingForJobs(message).find((one) => one.kind === kind)?.request;

test('without a wish there is nothing to look for but what to find', () => {
  expect(lookingForJobs(aMessage({})).map(({ kind }) => kind)).toEqual(['what-to-find']);
});

test('what was wished before and what is wished now hold together', () => {
  const message = aMessage(
    { wishes: { must: [band2], mustNot: [] } },
    { shown: { wishes: { must: [noDegree], mustNot: [] }, except: ['porter'], count: 5 } },
  );
  expect(proposed(message, 'narrow')).toMatchObject({
    wishes: { must: [noDegree, band2] },
    except: ['porter'],
    from: 0,
  });
  expect(proposed(message, 'show-more')).toMatchObject({ from: 5, except: ['porter'] });
});

test('a job alone that is ruled out narrows too', () => {
  const message = aMessage(
    { jobs: [job('porter', { isRuledOut: true })] },
    { shown: { wishes: { must: [noDegree], mustNot: [] }, except: [], count: 5 } },
  );
  expect(proposed(message, 'narrow')).toMatchObject({ except: ['porter'] });
});

test('a band that was spoken of is wished where it is pointed at', () => {
  const evidence = { wishes: { must: [noDegree], mustNot: [] } };
  const pointing = aMessage({ ...evidence, cues: new Set(['pointing']) }, { band: '2' });
  expect(proposed(pointing, 'search-band-spoken')).toMatchObject({ wishes: { must: [band2] } });
  expect(proposed(aMessage(evidence, { band: '2' }), 'search-band-spoken')).toBeUndefined();
});

const noNights: Criteria['mustNot'][number] = { kind: 'trait', value: 'nights' };
const shown = { wishes: { must: [band2], mustNot: [noNights] }, except: ['porter'], count: 5 };

test('what was ruled out before stays out of a new search', () => {
  const message = aMessage({ wishes: { must: [noDegree], mustNot: [] } }, { shown });
  expect(proposed(message, 'search')).toEqual({
    kind: 'search',
    wishes: { must: [noDegree], mustNot: [noNights] },
    except: ['porter'],
    from: 0,
  });
});

test('until it is taken back', () => {
  const message = aMessage(
    { wishes: { must: [noDegree], mustNot: [] }, spokenOf: [noNights], jobs: [job('porter')] },
    { shown },
  );
  expect(proposed(message, 'search')).toMatchObject({ wishes: { mustNot: [] }, except: [] });
  expect(proposed(message, 'show-more')).toMatchObject({ wishes: { mustNot: [] }, except: [] });
});

test('"show more" that would pass over what is ruled out now is told as such', () => {
  const message = aMessage({ jobs: [job('midwife', { isRuledOut: true })] }, { shown });
  const more = lookingForJobs(message).find(({ kind }) => kind === 'show-more');
  expect(Object.assign({}, ...(more?.own ?? []))).toMatchObject({ 'more-despite-ruled-out': 1 });
});
