// The environment, read and checked once. `.env.example` explains each setting.

import dotenv from 'dotenv';
import { z } from 'zod';

const number = (least: number, most: number, usual: number) => {
  const sentence = `must be a number from ${least} to ${most}`;
  return z.coerce.number(sentence).min(least, sentence).max(most, sentence).default(usual);
};
const whole = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(sentence).int(sentence).min(least, sentence).max(most, sentence);
};
const oneOf = <const Values extends [string, ...string[]]>(...values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);
const webAddress = (text: string) =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

const STORES = 'sqlite:FILE (such as sqlite:./data/bot.db), redis://HOST:PORT or memory:';

const settings = z
  .object({
    PORT: whole(0, 65535).default(3978),
    HOST: z.string().default('127.0.0.1'),
    OPERATIONS_PORT: whole(1, 65535).optional(),
    PUBLIC_URL: z
      .string()
      .refine(webAddress, 'must be a whole web address, such as https://careers.example.nhs.uk')
      .optional(),
    STORE: z
      .string()
      .regex(/^(sqlite:.+|rediss?:\/\/.+|memory:)$/, `must be ${STORES}`)
      .refine((store) => !store.startsWith('redis') || URL.canParse(store), `must be ${STORES}`)
      .default('sqlite:./data/bot.db'),
    TRUSTED_ORIGINS: z
      .string()
      .refine(
        (list) => list.split(/[\s,]+/).every((one) => one === '' || isOrigin(one)),
        'must list origins such as https://www.example.nhs.uk, with spaces between them and no path after them',
      )
      .default(''),
    TRUST_PROXY: whole(0, 10).default(0),
    LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent').default('info'),
    RETENTION_HOURS: number(0.01, 24 * 366, 24),
    PLAN_RETENTION_DAYS: number(0.01, 366 * 3, 90),
    TURNS_PER_MINUTE: whole(0, 100_000).default(40),
    CONVERSATIONS_PER_HOUR: whole(0, 10_000_000).default(1000),
    REQUESTS_PER_MINUTE: whole(0, 10_000_000).default(1200),
    CONNECTIONS_PER_ADDRESS: whole(0, 10_000_000).default(256),
    TRUST_DIR: z.string().optional(),
    DESK_PORT: whole(0, 65535).optional(),
    DESK_HOST: z.string().default('127.0.0.1'),
    DESK_URL: z
      .string()
      .refine(
        isOrigin,
        'must be the address of the desk, such as https://careers-desk.example.nhs.uk, with no path',
      )
      .optional(),
    DESK_PASSWORD: z
      .string()
      .regex(
        /^scrypt:\d{1,7}:\d{1,2}:\d{1,2}:[\w-]{16,}:[\w-]{43}$/,
        'must be what npm run desk:password printed',
      )
      .optional(),
    DESK_OPENID_ISSUER: z
      .string()
      .refine(
        webAddress,
        'must be a web address, such as https://login.microsoftonline.com/TENANT-ID/v2.0',
      )
      .optional(),
    DESK_OPENID_CLIENT_ID: z.string().optional(),
    DESK_OPENID_CLIENT_SECRET: z.string().optional(),
    KEEP_UNANSWERED: oneOf('yes', 'no').default('no'),
    DESK_AUDIT_DAYS: number(1, 366 * 10, 365),
    ALLOW_ANONYMOUS: oneOf('true', 'false').default('false'),
    ALLOW_EXAMPLE_TRUST: oneOf('true', 'false').default('false'),
    MicrosoftAppType: oneOf('SingleTenant', 'UserAssignedMSI', 'MultiTenant').optional(),
    MicrosoftAppId: z.string().optional(),
    MicrosoftAppPassword: z.string().optional(),
    MicrosoftAppTenantId: z.string().optional(),
  })
  .superRefine((config, context) => {
    const wrong = (setting: string, message: string) =>
      context.addIssue({ code: 'custom', path: [setting], message });
    for (const [setting, message] of deskFaults(config)) wrong(setting, message);
    const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = config;
    if (!MicrosoftAppId) {
      if (MicrosoftAppPassword) {
        wrong('MicrosoftAppId', 'is missing: MicrosoftAppPassword is of no use without it');
      }
      return;
    }
    if (!MicrosoftAppPassword && MicrosoftAppType !== 'UserAssignedMSI') {
      wrong(
        'MicrosoftAppPassword',
        'is missing: the bot of MicrosoftAppId needs its client secret, or MicrosoftAppType=UserAssignedMSI',
      );
    }
    if (!MicrosoftAppTenantId && MicrosoftAppType && MicrosoftAppType !== 'MultiTenant') {
      wrong('MicrosoftAppTenantId', `is missing: MicrosoftAppType=${MicrosoftAppType} needs it`);
    }
  });

export type Config = z.infer<typeof settings>;

/**
 * Reads `.env` and the environment.
 *
 * @throws Error that names every wrong setting and what it must be; never its value, which may be a secret
 */
export function readConfig(environment?: NodeJS.ProcessEnv): Config {
  if (!environment) dotenv.config({ quiet: true });
  const given = Object.fromEntries(
    Object.entries(environment ?? process.env).filter(
      ([, value]) => value !== undefined && value.trim() !== '',
    ),
  );
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
  );
}

const LOOPBACK = /^(localhost|::1|127(\.\d{1,3}){3})$/;

/** What keeps the desk from being opened, where it is switched on. */
function deskFaults(config: {
  DESK_PORT?: number | undefined;
  DESK_HOST: string;
  DESK_URL?: string | undefined;
  DESK_PASSWORD?: string | undefined;
  DESK_OPENID_ISSUER?: string | undefined;
  DESK_OPENID_CLIENT_ID?: string | undefined;
  DESK_OPENID_CLIENT_SECRET?: string | undefined;
  KEEP_UNANSWERED: string;
}): [setting: string, message: string][] {
  const { DESK_PORT, DESK_HOST, DESK_URL, DESK_PASSWORD, DESK_OPENID_ISSUER, KEEP_UNANSWERED } =
    config;
  if (DESK_PORT === undefined) {
    return KEEP_UNANSWERED === 'yes'
      ? [['KEEP_UNANSWERED', 'is of no use without DESK_PORT: the questions are read at the desk']]
      : [];
  }
  if (DESK_PASSWORD !== undefined) {
    if (DESK_OPENID_ISSUER !== undefined) {
      return [
        ['DESK_PASSWORD', 'must not be set beside DESK_OPENID_ISSUER: accounts or a password'],
      ];
    }
    return LOOPBACK.test(DESK_HOST)
      ? []
      : [
          [
            'DESK_HOST',
            'must be 127.0.0.1 with DESK_PASSWORD: a password is for this machine alone',
          ],
        ];
  }
  if (DESK_OPENID_ISSUER === undefined) {
    return [
      [
        'DESK_PORT',
        'opens the desk, which needs a way to sign in: DESK_OPENID_ISSUER, or DESK_PASSWORD for a trial',
      ],
    ];
  }
  const missing = (
    ['DESK_OPENID_CLIENT_ID', 'DESK_OPENID_CLIENT_SECRET', 'DESK_URL'] as const
  ).filter((setting) => config[setting] === undefined);
  if (missing.length > 0) {
    return missing.map((setting) => [setting, 'is missing: DESK_OPENID_ISSUER needs it']);
  }
  const { protocol, hostname } = new URL(DESK_URL ?? '');
  return protocol === 'https:' || LOOPBACK.test(hostname)
    ? []
    : [['DESK_URL', 'must begin with https: whoever listens on the way could sign in otherwise']];
}

/** TRUST_DIR alone, for tools that need no other setting and are to run whatever is wrong with those. */
export function trustFolder(): string | undefined {
  dotenv.config({ quiet: true });
  return process.env.TRUST_DIR?.trim() || undefined;
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && webAddress(text) && url.pathname === '/' && !text.endsWith('/');
}
