// What can be wrong with a deployment so that the bot stays silent, each with the setting to change.

import type { Config } from '../../config.ts';
import { exampleFields } from '../../knowledge/example-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { buildManifest, missingSettings } from '../app-package/manifest.ts';

export interface Finding {
  /** The setting or part that was looked at. */
  what: string;
  isGood: boolean;
  /** What was found and, where it is wrong, what to do. */
  says: string;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Tokens are refused when a clock is further off; Bot Framework allows five minutes. */
const MOST_CLOCK_SECONDS = 120;

function good(what: string, says: string): Finding {
  return { what, isGood: true, says };
}

function bad(what: string, says: string): Finding {
  return { what, isGood: false, says };
}

/** The credentials by their looks alone, without asking anyone. */
export function checkCredentials(config: Config): Finding[] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = config;
  if (MicrosoftAppId === undefined) {
    return [
      bad(
        'MicrosoftAppId',
        'is not set, so only this machine is served and Teams cannot reach the bot. Set the application (client) id of the Azure Bot.',
      ),
    ];
  }
  const type = MicrosoftAppType ?? 'MultiTenant';
  return [
    GUID.test(MicrosoftAppId)
      ? good('MicrosoftAppId', 'has the form of an id.')
      : bad('MicrosoftAppId', 'is no id. Copy the application (client) id, not the name.'),
    type === 'MultiTenant'
      ? bad(
          'MicrosoftAppType',
          `is ${MicrosoftAppType ?? 'not set, which counts as MultiTenant'}. Azure no longer offers that for new bots. Set SingleTenant or UserAssignedMSI, as the Azure Bot has it.`,
        )
      : good('MicrosoftAppType', `is ${type}.`),
    checkTenant(type, MicrosoftAppId, MicrosoftAppTenantId),
    checkPassword(type, MicrosoftAppId, MicrosoftAppPassword),
  ];
}

function checkTenant(type: string, id: string, tenant: string | undefined): Finding {
  const what = 'MicrosoftAppTenantId';
  if (type === 'MultiTenant') return good(what, 'is not used by this type.');
  if (tenant === undefined)
    return bad(what, `is missing; ${type} needs the directory (tenant) id.`);
  if (!GUID.test(tenant)) return bad(what, 'is no id. Copy the directory (tenant) id.');
  if (tenant === id)
    return bad(what, 'is the same as MicrosoftAppId. Copy the directory (tenant) id.');
  return good(what, 'has the form of an id.');
}

function checkPassword(type: string, id: string, password: string | undefined): Finding {
  const what = 'MicrosoftAppPassword';
  if (type === 'UserAssignedMSI') {
    return password === undefined
      ? good(what, 'is not set, as a managed identity wants it.')
      : bad(what, 'must not be set with UserAssignedMSI. Remove it.');
  }
  if (password === undefined)
    return bad(what, 'is missing. Create a client secret and copy its value.');
  if (password === id) return bad(what, 'is the app id. Copy the value of the client secret.');
  if (GUID.test(password)) {
    return bad(
      what,
      "is the id of a client secret, not its value. The value is shown only once, when the secret is made: make a new one and copy the column 'Value'.",
    );
  }
  if (password !== password.trim() || /^["'].*["']$/.test(password)) {
    return bad(what, 'has blanks or quotation marks around it. Take them out.');
  }
  return good(what, 'has the form of a secret.');
}

/** Whether people would be sent to the made-up trust. */
export function checkTrust({ trust }: Knowledge): Finding {
  const what = 'knowledge/trust.yaml';
  const fields = exampleFields(trust);
  return fields.length === 0
    ? good(what, "has the trust's own names and addresses.")
    : bad(what, `still has example data: ${fields.join(', ')}. Put your trust's own in.`);
}

export interface Reach {
  /** Where tokens for the bot are asked for. */
  tokenUrl?: string;
  /** Where the keys of incoming tokens are. */
  openIdMetadataUrl?: string;
  now?: () => number;
}

/** Asks Microsoft for a token with the credentials: proves id, secret and tenant together. */
export async function checkToken(config: Config, { tokenUrl }: Reach = {}): Promise<Finding> {
  const what = 'credentials';
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId } = config;
  if (config.MicrosoftAppType === 'UserAssignedMSI') {
    return good(
      what,
      'of a managed identity can only be tried where the bot runs, by the bot itself.',
    );
  }
  if (!MicrosoftAppId || !MicrosoftAppPassword) return bad(what, 'cannot be tried: see above.');
  const tenant = MicrosoftAppTenantId ?? 'botframework.com';
  const address = tokenUrl ?? `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: MicrosoftAppId,
    client_secret: MicrosoftAppPassword,
    scope: 'https://api.botframework.com/.default',
  });
  try {
    const response = await fetch(address, { method: 'POST', body, signal: within() });
    if (response.ok) return good(what, 'are accepted: Microsoft gave a token for the bot.');
    return bad(what, `are refused: ${tokenProblem(await response.text())}`);
  } catch {
    return bad(what, `cannot be tried: ${new URL(address).host} cannot be reached from here.`);
  }
}

/** Microsoft's own error numbers for the usual slips. */
const TOKEN_PROBLEMS: Readonly<Record<string, string>> = {
  AADSTS7000215: 'MicrosoftAppPassword is wrong. Copy the value of the client secret, not its id.',
  AADSTS7000222: 'MicrosoftAppPassword has expired. Make a new client secret.',
  AADSTS700016: 'MicrosoftAppId is not in the tenant of MicrosoftAppTenantId.',
  AADSTS90002: 'MicrosoftAppTenantId is no tenant.',
  AADSTS900023: 'MicrosoftAppTenantId is no tenant.',
};

function tokenProblem(answer: string): string {
  const number = /AADSTS\d+/.exec(answer)?.[0] ?? '';
  return TOKEN_PROBLEMS[number] ?? `Microsoft says ${number === '' ? 'no' : number}.`;
}

/** The clock against that of the place where the keys of tokens are. */
export async function checkClock({
  openIdMetadataUrl = 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  now = Date.now,
}: Reach = {}): Promise<Finding> {
  const what = 'clock';
  try {
    const response = await fetch(openIdMetadataUrl, { signal: within() });
    const there = Date.parse(response.headers.get('date') ?? '');
    const seconds = Math.round(Math.abs(now() - there) / 1000);
    if (Number.isNaN(seconds)) return bad(what, 'could not be compared: no date came back.');
    return seconds <= MOST_CLOCK_SECONDS
      ? good(what, 'is right, and the keys of tokens can be reached.')
      : bad(
          what,
          `is ${seconds} seconds off, so tokens are refused. Turn on time synchronisation.`,
        );
  } catch {
    const { host } = new URL(openIdMetadataUrl);
    return bad(what, `cannot be checked and no token either: ${host} cannot be reached from here.`);
  }
}

/** Whether the bot answers at its own public address, and refuses requests without a token. */
export async function checkAddress({ PUBLIC_URL }: Config): Promise<Finding[]> {
  const what = 'PUBLIC_URL';
  const url = URL.parse(PUBLIC_URL ?? '');
  if (!url) return [bad(what, 'is not set. Set the https address at which Teams reaches the bot.')];
  const form =
    url.protocol === 'https:'
      ? good(what, 'is an https address.')
      : bad(what, 'is not https, which Teams wants.');
  const address = new URL('/api/messages', url).href;
  const place = `POST ${address}`;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: within(),
    });
    if (response.status === 401)
      return [form, good(place, 'answers, and refuses who has no token.')];
    return [
      form,
      bad(
        place,
        `answers ${response.status} where 401 is right. Either something else is at this address or the bot there has no MicrosoftAppId.`,
      ),
    ];
  } catch {
    return [form, bad(place, 'cannot be reached. Check DNS, certificate, proxy and firewall.')];
  }
}

/** Whether the desk of the careers staff can be opened, and its accounts asked for. */
export async function checkDesk(config: Config): Promise<Finding> {
  const what = 'DESK_PORT';
  const { DESK_PORT, DESK_PASSWORD, DESK_OPENID_ISSUER, DESK_URL = '' } = config;
  if (DESK_PORT === undefined) return good(what, 'is not set: the desk is switched off.');
  if (DESK_PASSWORD !== undefined || DESK_OPENID_ISSUER === undefined) {
    return good(what, 'opens the desk with a password, on this machine alone.');
  }
  const issuer = DESK_OPENID_ISSUER.replace(/\/$/, '');
  const { host } = new URL(issuer);
  try {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
      signal: within(),
    });
    const told: unknown = await response.json();
    const named = typeof told === 'object' && told !== null ? Reflect.get(told, 'issuer') : '';
    if (String(named).replace(/\/$/, '') === issuer) {
      const address = `${DESK_URL.replace(/\/$/, '')}/sign-in/return`;
      return good(what, `opens the desk. Register ${address} as redirect URI of its application.`);
    }
    return bad(
      'DESK_OPENID_ISSUER',
      `is not what ${host} calls itself, which is ${String(named)}.`,
    );
  } catch {
    return bad(
      'DESK_OPENID_ISSUER',
      `cannot be asked: ${host} does not answer as an OpenID provider.`,
    );
  }
}

/** A package that was built, against the settings as they are now. */
export function checkPackage(
  config: Config,
  knowledge: Knowledge,
  version: string,
  packed: unknown,
): Finding {
  const what = 'Teams package';
  const settings = { config, knowledge, version };
  const missing = missingSettings(settings);
  if (missing.length > 0) return bad(what, `cannot be built: ${missing.join('; ')}.`);
  if (packed === undefined) return bad(what, 'is not there. Run npm run teams:package.');
  const differing = differences(packed, buildManifest(settings));
  return differing.length === 0
    ? good(what, 'has the settings of now.')
    : bad(
        what,
        `was built with other settings: ${differing.join(', ')}. Run npm run teams:package and upload it again.`,
      );
}

/** The first names under which two manifests differ. */
function differences(packed: unknown, wanted: object): string[] {
  const there = typeof packed === 'object' && packed !== null ? packed : {};
  const names = new Set([...Object.keys(wanted), ...Object.keys(there)]);
  return [...names].filter(
    (name) =>
      JSON.stringify(Reflect.get(there, name)) !== JSON.stringify(Reflect.get(wanted, name)),
  );
}

const LONGEST_WAIT = 10_000;

function within(): AbortSignal {
  return AbortSignal.timeout(LONGEST_WAIT);
}
