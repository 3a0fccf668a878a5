// Why a role is among the results, in words.

import type { Criterion } from '../knowledge/criteria.ts';
import { fill } from '../knowledge/fill.ts';
import type { TraitName } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';

export function reasonFor(knowledge: Knowledge, role: Role, criterion: Criterion): string {
  const { wording, families } = knowledge;
  const words = wording.search.reasons;
  switch (criterion.kind) {
    case 'family':
      return fill(words.family, { value: families.get(criterion.value)?.title ?? criterion.value });
    case 'minimum':
      return fill(words.minimum, { value: wording.minimums[role.entry.minimum] });
    case 'route':
      return fill(words.route, { value: wording.routeKinds[criterion.value] });
    case 'contact':
      return fill(words.contact, { value: wording.search.contact[criterion.value] });
    case 'setting':
      return fill(words.setting, { value: settingsOf(knowledge, role, criterion.value) });
    case 'band':
      return fill(words.band, { value: (role.bands ?? []).join(', ') });
    case 'trait':
      return traitWords(knowledge, role, criterion.value);
    case 'licence':
      return fill(words.licence, { value: wording.drivingLicences[criterion.value] });
    case 'dbs':
      return fill(words.dbs, { value: wording.dbsLevels[criterion.value] });
    case 'age':
      return role.minimumAge
        ? fill(words.age, { value: role.minimumAge.years })
        : fill(wording.search.criteria.age, { value: criterion.value });
    case 'level':
      return fill(words.level, { value: wording.careerLevels[String(criterion.value)] ?? '' });
    default:
      return fill(words[criterion.kind], { value: criterion.value });
  }
}

function traitWords({ wording }: Knowledge, role: Role, name: TraitName): string {
  const { is = 'no', says } = role.traits[name] ?? {};
  return says?.replace(/\.$/, '') ?? wording.traits[name].list[is];
}

/** Whether a role works in a kind of place. */
export function inSetting(knowledge: Knowledge, role: Role, name: string): boolean {
  return settingsOf(knowledge, role, name) !== '';
}

/** The role's own words for the places of that kind. */
function settingsOf({ phrasing }: Knowledge, role: Role, name: string): string {
  const setting = phrasing.searchWords.settings.find((one) => one.name === name);
  const parts = (setting?.inSettings ?? []).map((part) => part.toLowerCase());
  return role.settings
    .filter((own) => parts.some((part) => own.toLowerCase().includes(part)))
    .slice(0, 2)
    .join(', ');
}
