// The manifest of the Teams app, from the environment, knowledge/trust.yaml and the words in knowledge/wording.yaml.

import type { Config } from '../../config.ts';
import type { Knowledge } from '../../knowledge/load.ts';

/** The newest manifest version with a published schema when this was written. */
export const MANIFEST_VERSION = '1.30';
/** Behind the colour icon: the blue of NHS design, so that white on it is easy to see. */
export const ACCENT = '#005EB8';

/** Teams' own lengths for these names. */
const LONGEST_SHORT_NAME = 30;
const LONGEST_DEVELOPER = 32;

export interface ManifestSettings {
  config: Pick<Config, 'MicrosoftAppId' | 'PUBLIC_URL'>;
  knowledge: Pick<Knowledge, 'trust' | 'wording'>;
  /** The version of the app; Teams offers an update when it grows. */
  version: string;
}

/** Settings that a package cannot do without, each with what to do about it; empty where all are there. */
export function missingSettings({ config, knowledge }: ManifestSettings): string[] {
  const { trust } = knowledge;
  const missing: string[] = [];
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(config.MicrosoftAppId ?? '')) {
    missing.push(
      'MicrosoftAppId: the application (client) id of the bot, from Azure Bot, Configuration',
    );
  }
  if (URL.parse(config.PUBLIC_URL ?? '')?.protocol !== 'https:') {
    missing.push('PUBLIC_URL: the https address at which the bot is reached, without a path');
  }
  for (const name of ['website', 'privacy', 'terms'] as const) {
    if (trust[name]?.startsWith('https://') !== true) {
      missing.push(`${name} in knowledge/trust.yaml: the https address of that page of your trust`);
    }
  }
  return missing;
}

/** The manifest as plain data. Call it when nothing is missing. */
export function buildManifest({ config, knowledge, version }: ManifestSettings): object {
  const { trust, wording } = knowledge;
  const { app } = wording.teams;
  const botId = config.MicrosoftAppId ?? '';
  const commands = [
    { title: wording.next.startDialog, description: app.commands.start },
    { title: wording.next.findARole, description: app.commands.findARole },
    { title: wording.next.progressionDialog, description: app.commands.progression },
    { title: app.commands.helpTitle, description: app.commands.help },
  ];
  const scopes = ['personal', 'team', 'groupChat'];
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: botId,
    developer: {
      name: trust.name.slice(0, LONGEST_DEVELOPER),
      websiteUrl: trust.website,
      privacyUrl: trust.privacy,
      termsOfUseUrl: trust.terms,
    },
    name: {
      short: app.name.slice(0, LONGEST_SHORT_NAME),
      full: `${app.name}, ${trust.name}`.slice(0, 100),
    },
    description: { short: app.short, full: app.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT,
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    bots: [
      {
        botId,
        scopes,
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: scopes.map((scope) => ({ scopes: [scope], commands })),
      },
    ],
    composeExtensions: [
      {
        botId,
        commands: [
          {
            id: 'findRole',
            type: 'query',
            context: ['compose', 'commandBox'],
            title: app.findRole.title,
            description: app.findRole.description,
            initialRun: true,
            parameters: [
              {
                name: 'title',
                title: app.findRole.parameter,
                description: app.findRole.description,
                inputType: 'text',
              },
            ],
          },
          {
            id: 'aboutMessage',
            type: 'action',
            context: ['message'],
            title: app.aboutMessage.title,
            description: app.aboutMessage.description,
            fetchTask: true,
          },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [URL.parse(config.PUBLIC_URL ?? '')?.host ?? ''],
  };
}
