import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { createConnection } from 'mongoose';

/**
 * Two floors that the API is measured against, on the same machine in the same run: `/` is a bare Koa route with a
 * fixed body; `/<case id>` reads one document with the raw driver from the database of MONGODB_URI.
 */
const body = { items: Array.from({ length: 20 }, (_, n) => ({ id: `case-${n}`, title: '楼下井盖松了', state: 'accepted', createdAt: '2026-03-02T02:00:00.000Z' })), next: null };

async function main(): Promise<void> {
  const db = await createConnection(process.env.MONGODB_URI ?? '').asPromise();
  const cases = db.getClient().db(db.name).collection<{ _id: string }>('cases');
  const app = new Koa();
  app.use(async (ctx) => {
    ctx.body = ctx.path === '/' ? body : await cases.findOne({ _id: ctx.path.slice(1) });
  });
  const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  process.on('SIGTERM', () => process.exit(0));
}

void main();
