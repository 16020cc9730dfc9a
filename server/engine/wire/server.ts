/** Listens on loopback or a unix socket. */
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Engine } from '../engine';
import { Connection } from './connection';

/** A TCP port of this machine only (0 chooses a free one), or the path of a unix socket. */
export type Listen = { readonly port?: number; readonly host?: '127.0.0.1' } | { readonly socket: string };

/** A server that answers. */
export interface WireServer {
  /** `mongodb://…`, to be used as it is. */
  readonly uri: string;
  close(): Promise<void>;
}

export async function listen(engine: Engine, where: Listen): Promise<WireServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    new Connection(engine, socket);
  });
  // The data directory is locked, so a socket file that is still there belongs to nobody.
  if ('socket' in where) rmSync(where.socket, { force: true });
  await started(server, where);
  return {
    uri: uriOf(server, where),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}

function started(server: Server, where: Listen): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      server.off('error', reject);
      resolve();
    });
    if ('socket' in where) server.listen(where.socket);
    else server.listen(where.port ?? 0, where.host ?? '127.0.0.1');
  });
}

function uriOf(server: Server, where: Listen): string {
  const place = 'socket' in where ? encodeURIComponent(where.socket) : `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return `mongodb://${place}/?directConnection=true`;
}
