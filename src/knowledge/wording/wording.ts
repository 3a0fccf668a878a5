// The sentences of the bot that are not about one role or topic: knowledge/wording.yaml.

import { z } from 'zod';
import { finding } from './finding.ts';
import { aboutARole } from './role.ts';
import { talk } from './talk.ts';

export const wordingSchema = z.strictObject({ ...aboutARole, ...finding, ...talk });

export type Wording = z.infer<typeof wordingSchema>;
