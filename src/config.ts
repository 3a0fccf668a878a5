// The environment, read and checked once. `.env.example` explains each setting.

import dotenv from 'dotenv';
import { z } from 'zod';

const number = (least: number, most: number, usual: number) => {
  const sentence = `must be a number from ${least} to ${most}`;
  return z.coerce.number(sentence).min(least, sentence).max(most, sentence).default(usual);
};
const whole = (least: number, most: number, usual: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z.coerce
    .number(sentence)
    .int(sentence)
    .min(least, sentence)
    .max(most, sentence)
    .default(usual);
};
const oneOf = <const Values extends [string, ...string[]]>(...values: Values) =>
  z.enum(values, `must be one of ${values.join(', ')}`);
const webAddress = (text: string) =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

const STORES = 'sqlite:FILE (such as sqlite:./data/bot.db), redis://HOST:PORT or memory:';

const settings = z
  .object({
    PORT: whole(0, 65535, 3978),
    HOST: z.string().default('127.0.0.1'),
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
    TRUST_PROXY: whole(0, 10, 0),
    LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent').default('info'),
    RETENTION_HOURS: number(0.01, 24 * 366, 24),
    PLAN_RETENTION_DAYS: number(0.01, 366 * 3, 90),
    TURNS_PER_MINUTE: whole(0, 100_000, 40),
    CONVERSATIONS_PER_HOUR: whole(0, 10_000_000, 1000),
    REQUESTS_PER_MINUTE: whole(0, 10_000_000, 1200),
    ALLOW_ANONYMOUS: oneOf('true', 'false').default('false'),
    MicrosoftAppType: oneOf('SingleTenant', 'UserAssignedMSI', 'MultiTenant').optional(),
    MicrosoftAppId: z.string().optional(),
    MicrosoftAppPassword: z.string().optional(),
    MicrosoftAppTenantId: z.string().optional(),
  })
  .superRefine((config, context) => {
    const wrong = (setting: string, message: string) =>
      context.addIssue({ code: 'custom', path: [setting], message });
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

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && webAddress(text) && url.pathname === '/' && !text.endsWith('/');
}
