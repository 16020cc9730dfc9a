/**
 * What deliveries are measured against: a loop with the raw driver that claims a row durably, posts the same bytes on a
 * connection that is kept, and marks the row, one parcel at a time for each target and all targets at once. `POST /go`
 * begins with what lies in `floorRows`; the answer comes when nothing is left.
 */
import { readFileSync } from 'node:fs';
import http, { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MongoClient, type Collection, type Document } from 'mongodb';
import type { Sample } from './receiver';

type Row = Document & { _id: string };
const LEASE_MS = 60_000;
const { headers, body } = JSON.parse(readFileSync(process.env.SAMPLE ?? '', 'utf8')) as Sample;
const agent = new http.Agent({ keepAlive: true });

function post(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method: 'POST', agent, headers }, (response) => response.on('error', reject).on('end', resolve).resume());
    request.on('error', reject);
    request.end(body);
  });
}

async function serve(rows: Collection<Row>, { lane, address }: { lane: string; address: string }): Promise<void> {
  for (;;) {
    const now = new Date();
    const until = new Date(now.getTime() + LEASE_MS);
    const row = await rows.findOneAndUpdate(
      { state: 'waiting', lane, notBefore: { $lte: now } },
      { $set: { owner: 'floor', leaseUntil: until, notBefore: until }, $inc: { attempts: 1 } },
      { sort: { notBefore: 1, _id: 1 }, returnDocument: 'before' },
    );
    if (!row) return;
    await post(address);
    await rows.updateOne({ _id: row._id, state: 'waiting', owner: 'floor' }, { $set: { state: 'done', finishedAt: new Date(), owner: null, leaseUntil: null } });
  }
}

async function main(): Promise<void> {
  const client = await MongoClient.connect(process.env.MONGODB_URI ?? '', { writeConcern: { w: 'majority', journal: true }, readConcern: { level: 'majority' }, maxPoolSize: 50 });
  const rows = client.db().collection<Row>('floorRows');
  const lanes = JSON.parse(process.env.LANES ?? '[]') as { lane: string; address: string }[];
  const server = createServer((request, response) => {
    request.resume();
    const asked = Number(new URL(request.url ?? '', 'http://x').searchParams.get('lanes'));
    void Promise.all(lanes.slice(0, asked).map((one) => serve(rows, one))).then(() => response.end('done'));
  });
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  process.on('SIGTERM', () => process.exit(0));
}

void main();
