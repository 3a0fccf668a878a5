// From what a pattern took to facts.

import { type Fact, type FactKind, factSchema } from '../../knowledge/fact.ts';
import { LETTER_GRADES } from '../../knowledge/grades.ts';
import type { FactWords } from '../../knowledge/schema/facts.ts';
import type { Captures } from './pattern.ts';

/**
 * The facts that one phrase tells: "5 GCSEs including maths at grade 4" tells two.
 *
 * @param set what the phrase says by itself
 */
export function factsOf(
  kind: FactKind,
  set: FactWords['facts'][number]['set'],
  captures: Captures,
): Fact[] {
  const number = (name: string) => {
    const [value] = captures.get(name) ?? [];
    return value === undefined ? undefined : Number(value);
  };
  /** "3 at grade 4 and 2 at grade 5" are 5. */
  const sum = (name: string) =>
    captures.get(name)?.reduce((total, value) => total + Number(value), 0);
  const highest = (name: string) => {
    const values = captures.get(name)?.map(Number) ?? [];
    return values.length > 0 ? Math.max(...values) : undefined;
  };
  const [field] = captures.get('field') ?? [];
  const subjects = captures.get('subject') ?? [];
  const grades = (captures.get('grade') ?? []).map(gradeNumber);
  const grade = grades.length > 0 ? Math.min(...grades) : undefined;
  switch (kind) {
    case 'gcses':
      return [
        given({ kind, count: sum('count'), grade }),
        ...subjects.map((subject) => given({ kind: 'subject', subject, grade })),
      ];
    case 'subject':
      return subjects.map((subject) => given({ kind, subject, grade, ...set }));
    case 'a-levels':
      return [
        given({
          kind,
          count: number('count') ?? (subjects.length || undefined),
          grades: captures.get('grades')?.[0],
          subjects: subjects.length > 0 ? subjects : undefined,
        }),
      ];
    case 'level':
      // "NVQ 2 and 3": the higher one.
      return [given({ kind, level: highest('level'), subject: field, ...set })];
    case 'degree':
      return [
        given({
          kind,
          class: (captures.get('class') ?? captures.get('class-alone'))?.[0],
          subject: field,
          ...set,
        }),
      ];
    case 'age':
      return [given({ kind, years: number('age') })];
    case 'school-year':
      return [given({ kind, year: number('year') })];
    case 'years':
      return [given({ kind, years: number('years') ?? (number('months') ?? 0) / 12, ...set })];
    case 'band':
      return [given({ kind, band: number('band') })];
    case 'condition':
      return [
        given({
          kind,
          condition: captures.get('condition')?.[0] ?? captures.get('condition-of')?.[0],
          ...set,
        }),
      ];
    case 'origin':
      return [given({ kind, from: captures.get('country')?.[0] })];
    case 'nation':
      return [given({ kind, nation: captures.get('nation')?.[0] })];
    case 'experience':
      return [given({ kind, in: field })];
    case 'employed': {
      const years = number('years');
      return [
        given({ kind, ...set }),
        ...(years === undefined ? [] : [given({ kind: 'years', years })]),
      ];
    }
    case 'studying':
      return [given({ kind, what: 'course', ...set })];
    default:
      return [given({ kind, ...set })];
  }
}

function given(fact: Record<string, unknown>): Fact {
  return factSchema.parse(
    Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined)),
  );
}

function gradeNumber(grade: string): number {
  const one = grade.replace(/s$/, '').toUpperCase();
  return /^\d$/.test(one) ? Number(one) : (LETTER_GRADES[one] ?? 1);
}
