/** The page that lists what the engine does is what holds application code to it, so it must tell the truth. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoServerError } from 'mongodb';
import { listedCommands, listedOperators, unlisted } from '../support/language';
import { startTestEngine, type TestEngine } from './support';

const page = readFileSync(join(__dirname, '../../docs/engine.md'), 'utf8');
const rows = (section: string, status: string): string[] =>
  (new RegExp(`## ${section}\\n([\\s\\S]*?)\\n## `).exec(page)?.[1] ?? '').split('\n').filter((line) => line.startsWith(`| ${status}`));
const operatorsOf = (lines: readonly string[]): string[] => lines.flatMap((line) => line.match(/\$[a-zA-Z]+\w*/g) ?? []);

describe('docs/engine.md', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  const codeOf = (body: object): Promise<unknown> => test.db.command(body).then(() => 0, (error: unknown) => (error instanceof MongoServerError ? error.code : error));

  it('lists as done only commands and stages that are there', async () => {
    for (const name of listedCommands) {
      if (/^[a-z]+[A-Z]?\w*$/.test(name) && !['featureCompatibilityVersion', 'enableTestCommands', 'time', 'to', 'live', 'of', 'an', 'index', 'hidden', 'sizes', 'documents', 'indexes', 'are', 'told', 'as', 'and', 'done', 'part', 'their', 'scale', 'without', 'lock', 'level'].includes(name)) {
        expect([name, await codeOf({ [name]: name === 'renameCollection' ? 'test.x' : 1 })]).not.toEqual([name, 59]);
      }
    }
    for (const name of operatorsOf(rows('Aggregation', 'done'))) {
      const code = await codeOf({ aggregate: 'x', pipeline: [{ [name]: 'wrong' }], cursor: {} });
      expect([name, code]).not.toEqual([name, 40324]);
      expect([name, code]).not.toEqual([name, 238]);
    }
    for (const name of operatorsOf(rows('Query operators', 'done'))) {
      const codes = [await codeOf({ find: 'x', filter: { a: { [name]: 'wrong' } } }), await codeOf({ find: 'x', filter: { [name]: 'wrong' } })];
      expect([name, codes]).not.toEqual([name, expect.arrayContaining([238])]);
    }
  });

  it('lists as refused what is refused by name', async () => {
    for (const name of operatorsOf(rows('Aggregation', 'refused')).filter((stage) => stage !== '$lookup')) {
      expect([name, await codeOf({ aggregate: 'x', pipeline: [{ [name]: {} }], cursor: {} })]).toEqual([name, 238]);
    }
  });

  it('holds a command against the list', () => {
    expect(unlisted('find', { find: 'x', filter: { a: { $gt: 1 }, $or: [{ b: { $where: '1' } }] } })).toEqual(['$where']);
    expect(unlisted('aggregate', { aggregate: 'x', pipeline: [{ $lookup: { from: 'y', as: 'z', pipeline: [{ $densify: {} }] } }] })).toEqual(['$densify']);
    expect(unlisted('update', { update: 'x', updates: [{ q: {}, u: { $set: { a: 1 }, $push: { b: { $each: [1], $slice: 2 } } } }] })).toEqual([]);
    expect(unlisted('mapReduce', {})).toEqual(['mapReduce']);
    expect(listedOperators.has('$dateTrunc')).toBe(true);
  });
});
