// Who may speak to the bot, and whom it answers: Bot Framework's tokens, the peer without credentials, service addresses.

import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { Config } from '../config.ts';
import { callsThisMachine, isThisMachine } from '../http/address.ts';

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

/**
 * Whether a service address may be called. Those on this machine may, for emulators, when the bot has no app id and
 * listens to this machine alone.
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
  if (callsThisMachine(config) && isThisMachine(url.hostname)) return true;
  const isKnown = SERVICE_HOSTS.some((host) =>
    host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host,
  );
  return isKnown && url.protocol === 'https:' && url.port === '';
}
