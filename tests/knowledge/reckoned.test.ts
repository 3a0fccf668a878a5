// Figures in the reckoned small questions are what the rules give: pay and hours as the handbook works them out
// (37.5 hours a week, 365 days in 7-day weeks), holidays of section 13, unsocial hours of section 2, trainees of Annex 21.

import { realKnowledge } from '../careers.ts';

const { questions, payBands } = realKnowledge();
const FULL_TIME_HOURS = 37.5;
const WEEKS_IN_A_YEAR = 365 / 7;
const HOURS_IN_A_DAY = FULL_TIME_HOURS / 5;

function said(id: string): string {
  const question = questions.get(id);
  if (!question) throw new Error(`knowledge/questions has no "${id}"`);
  return [question.says, ...question.more].join(' ');
}

/** Full-time pay at the start of a band, in the newest year. */
function entryPay(band: string): number {
  const found = payBands.years[0]?.bands.find((one) => one.band === band);
  if (!found) throw new Error(`there is no band ${band}`);
  return found.entry;
}

const pounds = (amount: number) => `£${Math.round(amount).toLocaleString('en-GB')}`;
const pence = (amount: number) => `£${amount.toFixed(2)}`;
const hourly = (band: string) => entryPay(band) / WEEKS_IN_A_YEAR / FULL_TIME_HOURS;

test.each([
  ['2', 30],
  ['3', 30],
  ['5', 22.5],
])('part-time pay in band %s for %s hours', (band, hours) => {
  expect(said('calc-pro-rata')).toContain(pounds((entryPay(band) * hours) / FULL_TIME_HOURS));
});

test.each(['2', '3', '4', '5'])('pay by the hour in band %s', (band) => {
  expect(said('calc-hourly')).toContain(pence(hourly(band)));
});

test.each([
  ['2', 0.41],
  ['3', 0.35],
  ['5', 0.3],
])('the extra for a night hour in band %s', (band, extra) => {
  expect(said('calc-night-extra')).toContain(pence(Number(hourly(band).toFixed(2)) * extra));
});

test.each(['2', '3', '4', '5'])('the yearly pay of band %s is the one in the pay table', (band) => {
  expect(said('band-what-each-pays')).toContain(pounds(entryPay(band)));
});

test('hours as a share of full time', () => {
  for (const [share, hours] of [
    [0.8, 30],
    [0.6, 22.5],
    [0.5, 18.75],
  ] as const) {
    expect(hours / FULL_TIME_HOURS).toBeCloseTo(share);
    expect(said('calc-wte')).toContain(String(hours));
  }
});

test('holidays at 30 hours, in days and with the bank holidays in hours', () => {
  const share = 30 / FULL_TIME_HOURS;
  expect(said('calc-leave-days')).toContain(`${(27 * share).toFixed(1)} days`);
  expect(said('calc-leave-days')).toContain((8 * share).toFixed(1));
  expect(said('calc-leave-days')).toContain(`${(27 + 8) * HOURS_IN_A_DAY * share} hours`);
});

test('half a leave year is half the days', () => {
  expect(said('calc-leave-mid-year')).toContain(String(27 / 2));
});

test('bank holidays at 22.5 hours', () => {
  const hours = (8 * HOURS_IN_A_DAY * 22.5) / FULL_TIME_HOURS;
  expect(said('calc-bank-holidays-part-time')).toContain(`${hours} hours`);
});

test('full-time hours in four days, and nine days in two weeks', () => {
  const clock = (hours: number) =>
    `${Math.floor(hours)} hours ${Math.round((hours % 1) * 60)} minutes`;
  expect(said('calc-two-week-hours')).toContain(clock(FULL_TIME_HOURS / 4));
  expect(said('calc-two-week-hours')).toContain(clock((FULL_TIME_HOURS * 2) / 9));
});

test("a trainee's share of the top of the band", () => {
  for (const share of [0.75, 0.7, 0.65]) {
    expect(said('app-annex-21')).toContain(`${share * 100}%`);
    expect(said('app-annex-21')).toContain(pounds(40_000 * share));
  }
});

test('sick pay grows with service as in section 14', () => {
  expect(said('calc-sick-pay')).toMatch(
    /one month on full pay and two on half; in the second, two and two; third, four and four; then five and five, and six and six/,
  );
});
