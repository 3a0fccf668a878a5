// The environment, read and checked once. `.env.example` explains each setting.

import dotenv from 'dotenv';
import { z } from 'zod';

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  STORE: z.string().default('sqlite:./data/bot.db'),
  TRUSTED_ORIGINS: z.string().default(''),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  RETENTION_HOURS: z.coerce.number().positive().default(24),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).optional(),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.string().optional(),
});

export type Config = z.infer<typeof settings>;

/** Reads `.env` and the environment. @throws Error that names every wrong setting. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  dotenv.config({ quiet: true });
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
}
