// Takes personal details out of what someone typed, before it is stored, logged, answered or shown back.

/** Stands where a personal detail was. No letters or digits, so that nothing is read into it. */
export const MASK = '•••';

const EMAIL = /[^\s@<>()[\],;:]{1,64}@[^\s@<>()[\],;:]{1,190}\.[a-z]{2,24}/gi;
/** "jo dot smith at gmail dot com" */
const SPOKEN_EMAIL =
  /\b[\w.+-]{1,64}(?: dot [\w+-]{1,64}){0,3} ?[([]?at[)\]]? ?(?:gmail|googlemail|hotmail|outlook|live|icloud|yahoo|aol|btinternet|proton|nhs)(?: ?[([]?dot[)\]]? ?|\.)(?:com|net|me|uk|co(?: ?dot ?|\.)uk)\b/gi;

/** Two letters, six digits, A to D (https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110). */
const NATIONAL_INSURANCE =
  /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d{2}){3}[ -]?[A-D]\b|\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}\b/gi;

/** Ten digits, written 3-3-4 or in one piece; a wrong check digit is masked as well: people mistype. */
const NHS_NUMBER = /(?<![\d£.,])\d{3}([ -]?)\d{3}\1\d{4}(?!\d)/g;

/** 0 and nine or ten more digits, however they are grouped. */
const UK_PHONE = /(?<![\d£.,])\(?0[1-9](?:[ .()-]{0,2}\d){8,9}(?!\d)/g;
/** A mobile number without its 0. */
const MOBILE_WITHOUT_ZERO = /(?<![\d£.,])7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/g;
const INTERNATIONAL_PHONE = /(?<![\d£])(?:\+|\b00)[1-9](?:[ .()-]{0,2}\d){7,14}(?!\d)/g;

/** Every postcode area of the United Kingdom and the islands. */
const AREAS =
  'AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE';
/** "1st", "2nd", "3rd", "5th" and "2hr" have the form of a postcode's second half but are none in "s4 5th". */
const POSTCODE = new RegExp(
  `\\b(?:${AREAS})\\d[\\dA-Z]?[ ]{0,2}(?!1st\\b|2nd\\b|3rd\\b|\\dth\\b|\\dhr\\b)\\d[ABD-HJLNP-UW-Z]{2}\\b`,
  'gi',
);

const PATTERNS = [
  EMAIL,
  SPOKEN_EMAIL,
  NATIONAL_INSURANCE,
  INTERNATIONAL_PHONE,
  NHS_NUMBER,
  UK_PHONE,
  MOBILE_WITHOUT_ZERO,
  POSTCODE,
];

/**
 * The text with e-mail addresses, phone numbers, NHS numbers, National Insurance numbers and postcodes masked.
 * Pay, years, bands and grades stay.
 *
 *     maskPersonalDetails('I earn £25,147, ring 07700 900123') // => 'I earn £25,147, ring •••'
 */
export function maskPersonalDetails(text: string): string {
  return PATTERNS.reduce((masked, pattern) => masked.replace(pattern, MASK), text);
}
