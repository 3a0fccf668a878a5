// A server on its port, and what to do where that port cannot be had.

import type { Server } from 'node:http';

/** The address under which it listens; a port of 0 is any that is free. */
export function listen(
  server: Server,
  setting: string,
  port: number,
  host: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(new Error(advice(fault, setting, port, host))),
    );
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === 'object' ? address?.port : address;
      resolve(`http://${host}:${taken}`);
    });
  });
}

function advice(
  { code, message }: NodeJS.ErrnoException,
  setting: string,
  port: number,
  host: string,
): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${setting} ${port} is in use by another program. Stop that one, or choose another: ${setting}=${port + 1} npm start`;
    case 'EACCES':
      return `${setting} ${port} may not be used by this user. Choose one above 1023: ${setting}=3978 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine. Use 127.0.0.1 (this machine alone) or 0.0.0.0 (all its addresses).`;
    default:
      return `HOST ${host}, ${setting} ${port}: ${message}`;
  }
}

/** Resolves when everything that was being answered is answered. Idle connections are closed. */
export function closed(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeIdleConnections();
    setInterval(() => http.closeIdleConnections(), 100).unref();
  });
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
