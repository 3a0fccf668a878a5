// Whether a request comes from Bot Framework and is meant for this bot: told from its Authorization header alone, so that
// nothing of a stranger's body is read. Bot Framework's own check compares the token with the activity afterwards.

import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const ISSUER = 'https://api.botframework.com';
const OPEN_ID_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** As Bot Framework's libraries allow. */
const CLOCK_TOLERANCE_SECONDS = 5 * 60;
const ANSWER_WITHIN_MS = 5000;
/** When the keys could not be read, they are not asked for again at once: a stranger's request must not cost a call. */
const ASK_AGAIN_AFTER_MS = 5000;

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;
const claims = z.object({ iss: z.literal(ISSUER), aud: z.string(), exp: z.number() });
const metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });

/** The published keys cannot be read now, so nothing can be said of a token. */
export class KeysUnavailable extends Error {}

export interface TokenCheck {
  /** Whether the token says the right things. It takes microseconds and proves nothing. */
  isMeantForUs(authorization: string): boolean;
  /** Whether what it says was signed by Bot Framework. @throws KeysUnavailable */
  isSigned(authorization: string): Promise<boolean>;
}

/** `openIdMetadataUrl` says where the keys are published; Bot Framework's own place unless given. */
export function buildTokenCheck(appId: string, openIdMetadataUrl = OPEN_ID_METADATA): TokenCheck {
  let keys: Promise<JWTVerifyGetKey> | undefined;

  async function readKeys(): Promise<JWTVerifyGetKey> {
    const response = await fetch(openIdMetadataUrl, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const { jwks_uri } = metadata.parse(await response.json());
    return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: ANSWER_WITHIN_MS });
  }

  function publishedKeys(): Promise<JWTVerifyGetKey> {
    if (keys) return keys;
    const reading = readKeys();
    keys = reading;
    reading.catch(() =>
      setTimeout(() => {
        keys = undefined;
      }, ASK_AGAIN_AFTER_MS).unref(),
    );
    return reading;
  }

  return {
    isMeantForUs(authorization) {
      const token = BEARER.exec(authorization)?.[1];
      if (token === undefined) return false;
      try {
        const { success, data } = claims.safeParse(decodeJwt(token));
        const latest = Date.now() / 1000 - CLOCK_TOLERANCE_SECONDS;
        return success && data.aud === appId && data.exp > latest;
      } catch {
        return false;
      }
    },
    async isSigned(authorization) {
      const token = BEARER.exec(authorization)?.[1] ?? '';
      try {
        await jwtVerify(token, await publishedKeys(), {
          issuer: ISSUER,
          audience: appId,
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
        });
        return true;
      } catch (fault) {
        if (isOfTheToken(fault)) return false;
        throw new KeysUnavailable('The keys of Bot Framework cannot be read', { cause: fault });
      }
    },
  };
}

/** Whether it is the token that is wrong, and not the way to the keys. */
function isOfTheToken(fault: unknown): boolean {
  return (
    fault instanceof errors.JOSEError &&
    fault.code !== errors.JOSEError.code &&
    fault.code !== errors.JWKSTimeout.code &&
    fault.code !== errors.JWKSInvalid.code
  );
}
