/** The stages of a pipeline as transformations of streams. */
import { EngineError, badValue, notSupported } from '../errors';
import { wholeNumber } from '../bson/numbers';
import { roughSize } from '../bson/size';
import { isDoc, type Doc, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';
import { tick } from '../plan/scan';
import { parseSort, Sorter } from '../plan/sort';
import { documentStage } from './documentStages';
import { groupStage } from './group';
import { bucketStage } from './bucket';
import { bucketAutoStage } from './bucketAuto';
import { each, type Stage, type Stream } from './stream';
import { unwindStage } from './unwind';
import type { PipelineInput } from './pipeline';

/** Compiles stages into one transformation. */
export function compileStages(stages: readonly Doc[], input: PipelineInput): Stage {
  const compiled = stages.map((stage) => {
    if (stage.size !== 1) throw new EngineError(40323, 'A pipeline stage specification object must contain exactly one field.');
    const [name, argument] = [...stage][0] as [string, Value];
    return compileStage(name, argument, input);
  });
  return (source) => compiled.reduce<Stream>((stream, stage) => stage(stream), pass(source));
}

function* pass(source: Parameters<Stage>[0]): Stream {
  yield* source;
}

const known = new Set([
  '$lookup', '$graphLookup', '$geoNear', '$out', '$merge', '$unionWith', '$redact', '$sample', '$setWindowFields', '$densify', '$fill',
  '$changeStream', '$collStats', '$currentOp', '$documents', '$indexStats', '$search', '$listSessions', '$planCacheStats',
]);

function compileStage(name: string, argument: Value, input: PipelineInput): Stage {
  switch (name) {
    case '$project': case '$set': case '$addFields': case '$unset': case '$replaceRoot': case '$replaceWith': {
      const step = documentStage(name, argument);
      return each((doc) => step(doc, input));
    }
    case '$match':
      return matchStage(argument, input);
    case '$group':
      return groupStage(argument, input);
    case '$sort':
      return sortStage(argument, input);
    case '$limit':
      return limitStage(argument);
    case '$skip':
      return skipStage(argument);
    case '$count':
      return countStage(argument);
    case '$unwind':
      return unwindStage(argument);
    case '$facet':
      return facetStage(argument, input);
    case '$sortByCount':
      return compileStages([groupByCount(argument), new Map([['$sort', new Map([['count', -1]])]])], input);
    case '$bucket':
      return bucketStage(argument, input);
    case '$bucketAuto':
      return bucketAutoStage(argument, input);
    default:
      if (known.has(name)) throw notSupported(`the stage ${name}`);
      throw new EngineError(40324, `Unrecognized pipeline stage name: '${name}'`);
  }
}

const groupByCount = (argument: Value): Doc => new Map<string, Value>([
  ['$group', new Map<string, Value>([['_id', argument], ['count', new Map([['$sum', 1]])]])],
]);

function matchStage(argument: Value, input: PipelineInput): Stage {
  if (!isDoc(argument)) throw new EngineError(15959, 'the match filter must be an expression in an object');
  const filter = compileFilter(argument, input);
  return each((doc) => (filter.matches(doc) ? doc : undefined));
}

function sortStage(argument: Value, input: PipelineInput): Stage {
  if (!isDoc(argument) || argument.size === 0) throw new EngineError(15976, '$sort stage must have at least one sort key');
  const fields = parseSort(argument);
  return function* sorted(source) {
    const sorter = new Sorter<Doc>(fields, 0, input.order);
    for (const item of source) {
      if (item === tick) yield tick;
      else sorter.add(item, item, roughSize(item));
    }
    yield* sorter.finish();
  };
}

function countOf(argument: Value, name: string, least: number): number {
  const count = wholeNumber(argument);
  if (count === undefined || count < least) throw new EngineError(name === '$limit' ? 15958 : 15956, `invalid argument to ${name} stage: Expected a ${least > 0 ? 'positive' : 'non-negative'} number`);
  return count;
}

function limitStage(argument: Value): Stage {
  const limit = countOf(argument, '$limit', 1);
  return function* limited(source) {
    let given = 0;
    for (const item of source) {
      yield item;
      if (item !== tick && ++given >= limit) return;
    }
  };
}

function skipStage(argument: Value): Stage {
  const skip = countOf(argument, '$skip', 0);
  return (source) => {
    let seen = 0;
    return each((doc) => (seen++ < skip ? undefined : doc))(source);
  };
}

function countStage(argument: Value): Stage {
  if (typeof argument !== 'string' || argument === '' || argument.startsWith('$') || argument.includes('.')) throw badValue('the count field must be a non-empty string without $ and .');
  return function* counted(source) {
    let count = 0;
    for (const item of source) {
      if (item === tick) yield tick;
      else count += 1;
    }
    if (count > 0) yield new Map([[argument, count]]);
  };
}

/** Each branch gets all the documents; the result is one document of arrays. */
function facetStage(argument: Value, input: PipelineInput): Stage {
  if (!isDoc(argument) || argument.size === 0) throw new EngineError(40169, 'the $facet specification must be a non-empty object');
  const facets = [...argument].map(([name, stages]) => {
    if (!Array.isArray(stages)) throw new EngineError(40170, `arguments to $facet must be arrays, ${name} is not`);
    return [name, compileStages(stages.filter(isDoc), input)] as const;
  });
  return function* faceted(source) {
    const docs: Doc[] = [];
    for (const item of source) {
      if (item === tick) yield tick;
      else docs.push(item);
    }
    const result: Doc = new Map();
    for (const [name, stage] of facets) {
      const items: Value[] = [];
      for (const item of stage(docs)) {
        if (item === tick) yield tick;
        else items.push(item);
      }
      result.set(name, items);
    }
    yield result;
  };
}
