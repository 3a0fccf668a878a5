// Whether files are on another machine, where the locks and the shared memory that SQLite relies on do not hold:
// https://www.sqlite.org/wal.html, "WAL does not work over a network filesystem".

import { statfsSync } from 'node:fs';

/** The numbers by which Linux tells file systems apart: include/uapi/linux/magic.h; Ceph, Lustre and GPFS in their own headers. */
const NETWORK_FILE_SYSTEMS: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4266872130: 'SMB',
  4283649346: 'SMB (CIFS)',
  1397113167: 'AFS',
  1937076805: 'Coda',
  12805120: 'Ceph',
  198183888: 'Lustre',
  1196443219: 'GPFS',
};

/** The name of the network file system with this number, or undefined where it is none. */
export function networkFileSystem(type: number): string | undefined {
  // Some systems give the number with a sign.
  return NETWORK_FILE_SYSTEMS[type >>> 0];
}

/** The name of the network file system that a folder is on; undefined where it is none, or nobody can say. */
export function networkFileSystemOf(folder: string): string | undefined {
  try {
    return process.platform === 'linux' ? networkFileSystem(statfsSync(folder).type) : undefined;
  } catch {
    return undefined;
  }
}
