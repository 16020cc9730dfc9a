/**
 * What the API is measured against: a bare Koa application with the raw driver that does, for each route, the fewest
 * database operations that can answer it, on the same documents, and sends the same bytes. No session, no permission,
 * no validation, nothing computed. `PLAN` names a file (extended JSON) with what each address does; `MONGODB_URI` the
 * database.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { EJSON } from 'bson';
import Koa from 'koa';
import { MongoClient, type Collection } from 'mongodb';
import type { FloorPlan, FloorStep } from './scenarios';
import { nextRow } from './sheets';
import { bareStep } from './votes/bare';

interface Row {
  _id: string;
  [field: string]: unknown;
}

/** How far each list of documents has been updated. */
const at = new WeakMap<FloorStep, number>();
async function updateNext(rows: Collection<Row>, step: Extract<FloorStep, { do: 'updateNext' }>): Promise<void> {
  const next = at.get(step) ?? 0;
  at.set(step, next + 1);
  const _id = step.ids[next];
  if (_id === undefined) throw new Error('every document has been updated');
  await rows.updateOne({ _id }, step.update);
}

async function run(collection: (name: string) => Collection<Row>, step: FloorStep, sent: unknown): Promise<void> {
  if (step.do === 'key') return bareStep(step, sent);
  const rows = collection(step.collection);
  if (step.do === 'find') await rows.find(step.filter, { projection: step.projection, sort: step.sort, limit: step.limit }).toArray();
  else if (step.do === 'findOne') await rows.findOne(step.filter, { projection: step.projection });
  else if (step.do === 'count') await rows.countDocuments(step.filter, { limit: step.limit });
  else if (step.do === 'sheet') await nextRow(rows, step);
  else if (step.do === 'updateNext') await updateNext(rows, step);
  else if (step.do === 'update') await rows.updateOne(step.filter, step.update);
  else await rows.insertOne({ ...step.document, _id: randomUUID(), ...Object.fromEntries((step.own ?? []).map((field) => [field, randomBytes(32).toString('hex')])) });
}

function body(request: Koa.Request['req']): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part)).on('error', reject).on('end', () => resolve(JSON.parse(text)));
  });
}

async function main(): Promise<void> {
  const client = await MongoClient.connect(process.env.MONGODB_URI ?? '', { writeConcern: { w: 'majority', journal: true }, readConcern: { level: 'majority' }, maxPoolSize: 50 });
  const db = client.db();
  const plan = EJSON.parse(readFileSync(process.env.PLAN ?? '', 'utf8'), { relaxed: true }) as FloorPlan;
  const app = new Koa();
  app.use(async (ctx) => {
    const found = plan[ctx.path];
    if (!found) return;
    const sent = ctx.method === 'POST' ? await body(ctx.req) : null;
    await Promise.all(found.steps.map((step) => run((name) => db.collection<Row>(name), step, sent)));
    ctx.body = found.answer;
  });
  const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  process.on('SIGTERM', () => process.exit(0));
}

void main();
