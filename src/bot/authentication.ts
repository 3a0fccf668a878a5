// Who may speak to the bot, and whom it answers: Bot Framework's tokens, the peer without credentials, service addresses.

import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { z } from 'zod';
import type { Config } from '../config.ts';

/** Hosts that Bot Framework and Teams are called at: the public cloud, and the United Kingdom's part of it. */
const SERVICE_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  '.botframework.com',
  '.teams.microsoft.com',
];

export interface AuthenticationOptions {
  /** Where the keys of incoming tokens are published; Bot Framework's own place unless given. */
  openIdMetadataUrl?: string;
  /** Further hosts that may be called, with their port where they have one. */
  serviceHosts?: readonly string[];
}

/** The app id, or undefined where the bot has no credentials; a blank one counts as none. */
export function appId({ MicrosoftAppId }: Config): string | undefined {
  const id = MicrosoftAppId?.trim();
  return id === '' ? undefined : id;
}

/** Bot Framework's authentication with the bot's own credentials. Without an app id it lets everyone in. */
export function buildAuthentication(
  config: Config,
  { openIdMetadataUrl }: AuthenticationOptions = {},
): ConfigurationBotFrameworkAuthentication {
  const id = appId(config);
  const credentials = new ConfigurationServiceClientCredentialFactory(
    id === undefined
      ? {}
      : {
          MicrosoftAppId: id,
          ...(config.MicrosoftAppType ? { MicrosoftAppType: config.MicrosoftAppType } : {}),
          ...(config.MicrosoftAppPassword
            ? { MicrosoftAppPassword: config.MicrosoftAppPassword }
            : {}),
          ...(config.MicrosoftAppTenantId
            ? { MicrosoftAppTenantId: config.MicrosoftAppTenantId }
            : {}),
        },
  );
  const cloud = openIdMetadataUrl
    ? { ...PUBLIC_CLOUD, ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl }
    : {};
  return new ConfigurationBotFrameworkAuthentication(cloud, credentials);
}

/** The public cloud's settings, needed whole as soon as one of them differs. */
const PUBLIC_CLOUD = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  CallerId: 'urn:botframework:azure',
};

const CHANNEL_ISSUER = PUBLIC_CLOUD.ToBotFromChannelTokenIssuer;
const tokenClaims = z.object({ iss: z.string() });

/**
 * Whether a token says that it comes from a channel. Bot Framework takes others as well, from emulators, other bots
 * and App Service; none of them is bound to a service address, and none is needed here.
 */
export function isChannelToken(authorization: string, channelId: string): boolean {
  if (channelId === 'AseChannel') return false;
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1];
  if (payload === undefined) return false;
  try {
    const claims = tokenClaims.safeParse(
      JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
    );
    return claims.success && claims.data.iss === CHANNEL_ISSUER;
  } catch {
    return false;
  }
}

/**
 * Whether a service address may be called. Without an app id those on this machine may, for emulators.
 *
 *     isAllowedService('https://smba.trafficmanager.net/uk/', config) // => true
 *     isAllowedService('https://evil.example/smba.trafficmanager.net', config) // => false
 */
export function isAllowedService(
  address: string,
  config: Config,
  { serviceHosts = [] }: AuthenticationOptions = {},
): boolean {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return false;
  if (serviceHosts.includes(url.host)) return true;
  if (appId(config) === undefined && isLoopbackName(url.hostname)) return true;
  const isKnown = SERVICE_HOSTS.some((host) =>
    host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host,
  );
  return isKnown && url.protocol === 'https:' && url.port === '';
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || isLoopback(name.replace(/^\[|\]$/g, ''));
}

function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address) || address === '::1';
}
