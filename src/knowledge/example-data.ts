// Finds what knowledge/trust.yaml still has of the example it comes with: its phone numbers and addresses lead nowhere.

import type { Trust } from './schema/trust.ts';

const EXAMPLE_HOST = /(?:^|[/.@])example\.(?:org|com|net)\b/i;
/** Numbers that Ofcom keeps for drama: 01632 960000 to 960999. */
const EXAMPLE_PHONE = /^0?1632960\d{3}$/;
const EXAMPLE_NAME = 'example nhs trust';

/**
 * The fields of the trust's file that are still the example's, such as `recruitment.phone`; none where all are the trust's own.
 */
export function exampleFields(trust: Trust): string[] {
  return fieldsOf(trust, '').flatMap(([field, text]) => (isExample(text) ? [field] : []));
}

function isExample(text: string): boolean {
  return (
    text.toLowerCase().includes(EXAMPLE_NAME) ||
    EXAMPLE_HOST.test(text) ||
    EXAMPLE_PHONE.test(text.replace(/\D/g, ''))
  );
}

function fieldsOf(value: unknown, name: string): [field: string, text: string][] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, name === '' ? key : `${name}.${key}`),
  );
}
