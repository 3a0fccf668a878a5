// Signing in with an account of the trust by OpenID Connect (Entra ID and others): authorization code with PKCE, and the
// app roles of the account.

import * as client from 'openid-client';
import { z } from 'zod';
import { newSecret, type Right, type Session } from './sessions.ts';

export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The desk's own address, without a slash at its end. */
  deskUrl: string;
}

/** What is known of a sign-in between the way out and the way back. */
const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});
export type Pending = z.infer<typeof pendingSchema>;

export interface OpenId {
  /** Where to send the browser, and what must be true when it comes back. @throws ProviderUnavailable */
  begin(): Promise<{ address: string; pending: Pending }>;
  /**
   * Who came back; without rights where the account has no role for the desk.
   *
   * @param search the query of the address that the browser came back to
   * @throws NotProven, ProviderUnavailable
   */
  finish(search: string, pending: Pending): Promise<Pick<Session, 'name' | 'rights'>>;
}

/** The provider's answer is somebody else's, too old or forged. */
class NotProven extends Error {
  constructor(cause: unknown) {
    super('The sign-in could not be proven.', { cause });
    this.name = 'NotProven';
  }
}

export class ProviderUnavailable extends Error {
  constructor(cause: unknown) {
    super('The service that signs people in cannot be reached.', { cause });
    this.name = 'ProviderUnavailable';
  }
}

/** Each role has what the ones before it have. */
const RIGHTS_OF_ROLES: ReadonlyMap<string, Right[]> = new Map([
  ['Desk.Read', ['read']],
  ['Desk.Edit', ['read', 'edit']],
  ['Desk.Publish', ['read', 'edit', 'publish']],
]);

const claimsSchema = z.object({
  sub: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.string()).default([]),
});

const RETURN_PATH = '/sign-in/return';
const LONGEST_NAME = 120;
const SECONDS_TO_ANSWER = 10;

export function buildOpenId({ issuer, clientId, clientSecret, deskUrl }: OpenIdSettings): OpenId {
  const server = new URL(issuer);
  const returnTo = deskUrl + RETURN_PATH;
  let found: Promise<client.Configuration> | undefined;

  /** What the provider says of itself, asked once; again where that failed. */
  function provider(): Promise<client.Configuration> {
    // Without https only a provider on this machine is spoken to, as tests have one.
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname);
    const execute = isHere ? [client.allowInsecureRequests] : [];
    found ??= client
      .discovery(server, clientId, clientSecret, undefined, { execute, timeout: SECONDS_TO_ANSWER })
      .catch((fault: unknown) => {
        found = undefined;
        throw new ProviderUnavailable(fault);
      });
    return found;
  }

  return {
    async begin() {
      const configuration = await provider();
      const pending = {
        state: newSecret(),
        nonce: newSecret(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope: 'openid profile',
        response_type: 'code',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, pending };
    },
    async finish(search, { state, nonce, verifier }) {
      const configuration = await provider();
      try {
        const tokens = await client.authorizationCodeGrant(
          configuration,
          new URL(`${returnTo}?${search}`),
          {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: verifier,
            idTokenExpected: true,
          },
        );
        return personOf(claimsSchema.parse(tokens.claims()));
      } catch (fault) {
        if (isUnreachable(fault)) throw new ProviderUnavailable(fault);
        throw new NotProven(fault);
      }
    },
  };
}

function personOf(claims: z.infer<typeof claimsSchema>): Pick<Session, 'name' | 'rights'> {
  const { sub, name, preferred_username: account, roles } = claims;
  const named =
    name !== undefined && account !== undefined ? `${name} (${account})` : (name ?? account ?? sub);
  const most = roles
    .map((role) => RIGHTS_OF_ROLES.get(role) ?? [])
    .reduce((best, rights) => (rights.length > best.length ? rights : best), []);
  return { name: named.slice(0, LONGEST_NAME), rights: most };
}

/** Whether the network failed, and not what was said over it. */
function isUnreachable(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return fault.name === 'TimeoutError' || fault.message === 'fetch failed';
}
