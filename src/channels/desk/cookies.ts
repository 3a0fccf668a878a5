// The cookies of the desk: who is signed in, and a sign-in that is under way. Scripts see neither.

import type { IncomingMessage } from 'node:http';

/** `Strict`: no other site's link or form brings the session along. */
export const SESSION_COOKIE = 'desk-session';
/** `Lax`: the way back from the service that signs people in begins at another site. */
export const SIGN_IN_COOKIE = 'desk-sign-in';
/** Holds the secret that the form of the password must bring along. */
export const FORM_COOKIE = 'desk-form';

const SAME_SITE: Readonly<Record<string, string>> = {
  [SESSION_COOKIE]: 'Strict',
  [SIGN_IN_COOKIE]: 'Lax',
  [FORM_COOKIE]: 'Strict',
};

/** The value of a cookie; undefined where the browser sent none, or two of the name. */
export function cookie(
  request: IncomingMessage,
  name: string,
  isSecure: boolean,
): string | undefined {
  const wanted = `${nameOf(name, isSecure)}=`;
  const values = String(request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(wanted))
    .map((part) => part.slice(wanted.length));
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
}

/** The header that sets a cookie; an empty value takes it away. */
export function setCookie(
  name: string,
  value: string,
  isSecure: boolean,
  seconds?: number,
): string {
  return [
    `${nameOf(name, isSecure)}=${value}`,
    'Path=/',
    'HttpOnly',
    `SameSite=${SAME_SITE[name] ?? 'Strict'}`,
    ...(isSecure ? ['Secure'] : []),
    ...(value === '' ? ['Max-Age=0'] : seconds === undefined ? [] : [`Max-Age=${seconds}`]),
  ].join('; ');
}

/** With the prefix a browser takes the cookie from this host alone, and not from one beside it. */
function nameOf(name: string, isSecure: boolean): string {
  return isSecure ? `__Host-${name}` : name;
}
