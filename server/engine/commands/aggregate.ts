/** aggregate: a pipeline over a collection, as a cursor. */
import { EngineError } from '../errors';
import { encode, encodeCursorReply } from '../bson/encode';
import { wholeNumber } from '../bson/numbers';
import { isDoc, type Doc, type Value } from '../bson/types';
import type { PipelineInput } from '../aggregate/input';
import { pipelineSource } from '../aggregate/pipeline';
import { tick, type ScanStats } from '../plan/scan';
import { readBatch, type DocumentSource } from './cursors';
import { hintName } from './request';
import { explainPipeline } from './explain';
import type { ReadCommand } from './types';

const defaultBatch = 101;

export const aggregate: ReadCommand = async (engine, request) => {
  const target = request.get('aggregate');
  if (typeof target !== 'string') throw new EngineError(238, 'collectionless aggregation is not supported by the embedded engine; set MONGODB_URI');
  const pipeline = request.list('pipeline');
  if (!pipeline) throw new EngineError(9, `'pipeline' option must be specified as an array`);
  const stages = pipeline.map((stage) => {
    if (!isDoc(stage)) throw new EngineError(14, 'Each element of the \'pipeline\' array must be an object');
    return stage;
  });
  const collection = engine.store.catalogue.get(request.database, request.collection);
  const input: PipelineInput = {
    store: engine.store, run: pipelineSource, database: request.database, collectionName: target, collection, order: request.order, variables: request.variables, now: new Date(),
    hint: hintName(request.get('hint'), collection?.indexes ?? []),
  };
  if (request.flag('explain')) return explainPipeline(input, stages);
  const cursor = request.doc('cursor');
  if (!cursor) throw new EngineError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
  const stats: ScanStats = { keys: 0, docs: 0, most: engine.scanBudget };
  const source = asBytes(pipelineSource(input, stages, stats));
  const batchSize = sizeOf(cursor);
  const { docs, ended } = await readBatch(source, batchSize, request.deadline);
  stats.most = Infinity;
  const id = ended ? 0n : engine.cursors.open(request.namespace, source).id;
  return encodeCursorReply('firstBatch', docs, id, request.namespace);
};

function sizeOf(cursor: Doc): number {
  const size: Value | undefined = cursor.get('batchSize');
  const number = size === undefined ? defaultBatch : wholeNumber(size);
  if (number === undefined) throw new EngineError(14, `BSON field 'cursor.batchSize' is the wrong type, expected a whole number`);
  if (number < 0) throw new EngineError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${number}'`);
  return number;
}

function* asBytes(source: Iterable<Doc | typeof tick>): Generator<Uint8Array | typeof tick> & DocumentSource {
  for (const item of source) yield item === tick ? tick : encode(item);
}
