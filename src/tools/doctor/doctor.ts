// npm run doctor: checks a deployment and names the setting that is wrong. Run it where the bot runs, with its settings.

import { existsSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { type Config, readConfig, trustFolder } from '../../config.ts';
import { loadDialogs } from '../../dialogs/script/load.ts';
import { ContentError, type Knowledge, loadKnowledge } from '../../knowledge/load.ts';
import {
  checkAddress,
  checkClock,
  checkCredentials,
  checkDesk,
  checkPackage,
  checkToken,
  checkTrust,
  type Finding,
} from './checks.ts';
import { checkStore } from './store-check.ts';

const PACKAGE = 'dist/teams-app.zip';

function attempt<T>(what: string, work: () => T): { result?: T; finding: Finding } {
  try {
    return { result: work(), finding: { what, isGood: true, says: 'can be read.' } };
  } catch (error) {
    const says =
      error instanceof ContentError
        ? `has ${error.problems.length === 1 ? 'a fault' : `${error.problems.length} faults`}. Run npm run check.`
        : error instanceof Error
          ? error.message
          : 'cannot be read.';
    return { finding: { what, isGood: false, says } };
  }
}

function packedManifest(): unknown {
  if (!existsSync(PACKAGE)) return undefined;
  const file = unzipSync(readFileSync(PACKAGE))['manifest.json'];
  return file && JSON.parse(new TextDecoder().decode(file));
}

async function examine(config: Config, knowledge: Knowledge | undefined): Promise<Finding[]> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  return [
    ...checkCredentials(config),
    await checkToken(config),
    await checkClock(),
    await checkStore(config),
    ...(await checkAddress(config)),
    await checkDesk(config),
    ...(knowledge ? [checkTrust(knowledge)] : []),
    ...(knowledge ? [checkPackage(config, knowledge, version, packedManifest())] : []),
  ];
}

const settings = attempt('settings', () => readConfig());
const content = attempt('knowledge', () => loadKnowledge('knowledge', trustFolder()));
const dialogs = attempt('dialogs', () => loadDialogs('dialogs'));
const findings = [
  settings.finding,
  content.finding,
  dialogs.finding,
  ...(settings.result ? await examine(settings.result, content.result) : []),
];
for (const { what, isGood, says } of findings) {
  console.log(`${isGood ? 'good ' : 'WRONG'}  ${what} ${says}`);
}
const wrong = findings.filter(({ isGood }) => !isGood).length;
console.log(wrong === 0 ? '\nAll good.' : `\n${wrong} to put right.`);
process.exitCode = wrong === 0 ? 0 : 1;
