/** aggregate: a pipeline over a collection, as a cursor. */
import { EngineError, notSupported } from '../errors';
import { encode, encodeCursorReply } from '../bson/encode';
import { wholeNumber } from '../bson/numbers';
import { isDoc, toPlainNumber, type Doc, type Value } from '../bson/types';
import { noCollection } from '../aggregate/firstStages';
import type { PipelineInput } from '../aggregate/input';
import { pipelineSource } from '../aggregate/pipeline';
import { tick, type ScanStats } from '../plan/scan';
import { readBatch, type DocumentSource } from './cursors';
import { hintName, type Request } from './request';
import { explainPipeline } from './explain';
import type { ReadCommand } from './types';

const defaultBatch = 101;

/** The stages of the command. */
export function stagesOf(request: Request): Doc[] {
  return request.requiredList('pipeline').map((stage) => {
    if (!isDoc(stage)) throw new EngineError(14, "Each element of the 'pipeline' array must be an object");
    return stage;
  });
}

export const aggregate: ReadCommand = async (engine, request) => {
  const target = request.get('aggregate');
  const overDatabase = typeof target !== 'string' && toPlainNumber(target) === 1;
  if (typeof target !== 'string' && !overDatabase) throw new EngineError(9, "Invalid command format: the 'aggregate' field must specify a collection name or 1");
  const stages = stagesOf(request);
  if (overDatabase && !stages[0]?.has('$documents') && !stages[0]?.has('$listLocalSessions')) throw overNothing(stages[0]);
  const name = overDatabase ? noCollection : request.collection;
  const namespace = `${request.database}.${name}`;
  const collection = overDatabase ? undefined : engine.store.catalogue.get(request.database, name);
  const input: PipelineInput = {
    store: engine.store, run: pipelineSource, database: request.database, collectionName: name, collection, order: request.order, variables: request.variables, now: new Date(),
    session: request.get('lsid'), hint: hintName(request.get('hint'), collection?.indexes ?? []),
  };
  if (request.flag('explain')) return explainPipeline(input, stages);
  const cursor = request.doc('cursor');
  if (!cursor) throw new EngineError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
  const stats: ScanStats = { keys: 0, docs: 0, most: engine.scanBudget };
  const source = asBytes(pipelineSource(input, stages, stats));
  const batchSize = sizeOf(cursor);
  const { docs, ended } = await readBatch(source, batchSize, request.deadline);
  stats.most = Infinity;
  const id = ended ? 0n : engine.cursors.open(namespace, source).id;
  return encodeCursorReply('firstBatch', docs, id, namespace);
};

/** Over a database only stages are allowed that need no collection. */
function overNothing(stage: Doc | undefined): EngineError {
  const name = [...(stage?.keys() ?? [])][0] ?? 'an empty pipeline';
  if (name === '$changeStream') return new EngineError(40573, 'The $changeStream stage is only supported on replica sets');
  const known = ['$currentOp', '$listSessions', '$queryStats', '$listSampledQueries'];
  return known.includes(name) ? notSupported(`the stage ${name}`) : new EngineError(73, `{aggregate: 1} is not valid for '${name}'; a collection is required.`);
}

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
