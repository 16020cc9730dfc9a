import type { AddressInfo } from 'node:net';
import Koa from 'koa';

/** A bare Koa route that answers a fixed body: the floor that the API is measured against, on the same machine in the same run. */
const body = { items: Array.from({ length: 20 }, (_, n) => ({ id: `case-${n}`, title: '楼下井盖松了', state: 'accepted', createdAt: '2026-03-02T02:00:00.000Z' })), next: null };
const app = new Koa();
app.use((ctx) => {
  ctx.body = body;
});
const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
