// What one file names must stand in another: roles, families, topics; and a file's name is its id.

import path from 'node:path';
import { nearest } from '../language/edits.ts';
import { fold } from '../language/text.ts';
import type { ContentFile, Problem } from './files.ts';
import type { Family } from './schema/family.ts';
import type { Role } from './schema/role.ts';
import type { TopicFile } from './schema/topic.ts';
import type { Place } from './yaml.ts';

/** Checks what roles name: their folder, their family, other roles. */
export function checkRoles(
  files: readonly ContentFile<Role>[],
  ids: ReadonlySet<string>,
  families: readonly Family[],
  problems: Problem[],
): void {
  const familyIds = new Set(families.map((family) => family.id));
  checkNames(files, problems);
  for (const file of files) {
    const role = file.content;
    const folder = path.basename(path.dirname(file.file));
    if (role.family !== folder) {
      problems.push(
        file.problem(['family'], `family is "${role.family}"; the folder says "${folder}"`),
      );
    }
    if (families.length > 0 && !familyIds.has(role.family)) {
      problems.push(
        file.problem(['family'], unknown('family', role.family, familyIds, 'families.yaml')),
      );
    }
    const refer = (id: string | undefined, place: Place) => {
      if (id === undefined) return;
      const field = String(place[0]);
      if (id === role.id) problems.push(file.problem(place, `${field} names the role itself`));
      else if (!ids.has(id)) problems.push(file.problem(place, unknown(field, id, ids, 'role')));
    };
    role.relatedRoles.forEach((id, index) => {
      refer(id, ['relatedRoles', index]);
    });
    role.progression.forEach((step, index) => {
      refer(step.to, ['progression', index, 'to']);
    });
  }
}

/** Checks the topics that topics name. */
export function checkTopics(files: readonly ContentFile<TopicFile>[], problems: Problem[]): void {
  const ids = new Set(files.map((file) => file.content.id));
  checkNames(files, problems);
  const withoutAJob = new Map<string, string>();
  for (const file of files) {
    const { topic } = file.content;
    const other = withoutAJob.get(topic);
    if (file.content.withoutAJob && other !== undefined) {
      const what = `"${other}" answers ${topic} without a job already; take it out of one of them`;
      problems.push(file.problem(['withoutAJob'], what));
    } else if (file.content.withoutAJob) withoutAJob.set(topic, file.content.id);
    file.content.relatedTopics.forEach((id, index) => {
      if (!ids.has(id)) {
        problems.push(
          file.problem(['relatedTopics', index], unknown('relatedTopics', id, ids, 'topic')),
        );
      }
    });
  }
}

/** The id that a file has by its name. */
export function idOf(file: string): string {
  return path.basename(file).replace(/\.ya?ml$/, '');
}

/** A file's name is its id, and no two files have the same one. */
function checkNames(files: readonly ContentFile<{ id: string }>[], problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const { id } = file.content;
    const name = idOf(file.file);
    if (name !== id) {
      problems.push(file.problem(['id'], `id is "${id}"; the file's name says "${name}"`));
    }
    const first = seen.get(id);
    if (first) problems.push(file.problem(['id'], `id "${id}" is taken by ${first}`));
    else seen.set(id, file.file);
  }
}

/** The fault of an id that nothing has. */
export function unknown(field: string, id: string, ids: Iterable<string>, what: string): string {
  const near = nearest(fold(id), ids);
  return `${field} names "${id}", which no ${what} has; ${near ? `did you mean "${near}"?` : 'add it or take it out'}`;
}
