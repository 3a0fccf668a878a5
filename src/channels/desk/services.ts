// What the desk's pages work with.

import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Audit } from '../../desk/audit.ts';
import type { Following } from '../../desk/following.ts';
import type { LiveContent } from '../../desk/live-content.ts';
import type { Sessions } from '../../desk/sessions.ts';
import type { Switch } from '../../desk/switch.ts';
import type { Notes } from '../../store/notes.ts';
import type { Store } from '../../store/store.ts';

export interface DeskServices {
  config: Config;
  notes: Notes;
  /** What was counted, and questions without an answer. */
  store: Pick<Store, 'feedback' | 'numbers' | 'unanswered'>;
  audit: Audit;
  sessions: Sessions;
  live: LiveContent;
  switch: Switch;
  /** The other instances. */
  following: Following;
  log: Logger;
}
