/** The stages of a pipeline as transformations of streams. */
import { EngineError, notSupported } from '../errors';
import { wholeNumber } from '../bson/numbers';
import { roughSize } from '../bson/size';
import { isDoc, type Doc, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';
import { tick, type ScanStats } from '../plan/scan';
import { parseSort, Sorter } from '../plan/sort';
import { documentStage } from './documentStages';
import { groupStage } from './group';
import { bucketStage } from './bucket';
import { bucketAutoStage } from './bucketAuto';
import { graphLookupStage } from './graphLookup';
import { lookupStage } from './lookup';
import { redactStage, sampleStage, unionStage } from './rareStages';
import { refusedStages } from './stageNames';
import { each, type Stage, type Stream } from './stream';
import { unwindStage } from './unwind';
import { describe } from '../store/describe';
import type { PipelineInput } from './input';

/** Compiles stages into one transformation. */
export function compileStages(stages: readonly Doc[], input: PipelineInput, stats: ScanStats): Stage {
  const compiled = stages.map((stage) => {
    if (stage.size !== 1) throw new EngineError(40323, 'A pipeline stage specification object must contain exactly one field.');
    const [name, argument] = [...stage][0] as [string, Value];
    return compileStage(name, argument, input, stats);
  });
  const [first, ...rest] = compiled;
  return (source) => (first ? rest.reduce<Stream>((stream, stage) => stage(stream), first(source)) : pass(source));
}

function* pass(source: Parameters<Stage>[0]): Stream {
  yield* source;
}

const onlyFirst = new Set(['$geoNear', '$collStats', '$indexStats', '$documents', '$listLocalSessions']);

function compileStage(name: string, argument: Value, input: PipelineInput, stats: ScanStats): Stage {
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
      return facetStage(argument, input, stats);
    case '$sortByCount':
      return compileStages([groupByCount(argument), new Map([['$sort', new Map([['count', -1]])]])], input, stats);
    case '$bucket':
      return bucketStage(argument, input);
    case '$bucketAuto':
      return bucketAutoStage(argument, input);
    default:
      return rareStage(name, argument, input, stats);
  }
}

function rareStage(name: string, argument: Value, input: PipelineInput, stats: ScanStats): Stage {
  switch (name) {
    case '$lookup':
      return lookupStage(argument, input, stats);
    case '$graphLookup':
      return graphLookupStage(argument, input, stats);
    case '$unionWith':
      return unionStage(argument, input, stats);
    case '$sample':
      return sampleStage(argument);
    case '$redact':
      return redactStage(argument, input);
    default:
      if (onlyFirst.has(name)) throw new EngineError(name === '$geoNear' ? 40603 : 40602, `${name} is only valid as the first stage in a pipeline`);
      if (name === '$changeStream') throw new EngineError(40573, 'The $changeStream stage is only supported on replica sets');
      if (name === '$out' || name === '$merge') throw new EngineError(40601, `${name} can only be the final stage in the pipeline`);
      if (refusedStages.has(name)) throw notSupported(`the stage ${name}`);
      throw new EngineError(40324, `Unrecognized pipeline stage name: '${name}'`);
  }
}

const groupByCount = (argument: Value): Doc => new Map<string, Value>([
  ['$group', new Map<string, Value>([['_id', argument], ['count', new Map([['$sum', 1]])]])],
]);

function matchStage(argument: Value, input: PipelineInput): Stage {
  if (!isDoc(argument)) throw new EngineError(15959, 'the match filter must be an expression in an object');
  const filter = compileFilter(argument, input);
  if (filter.hasNear) throw new EngineError(5626500, '$geoNear, $near, and $nearSphere are not allowed in this context');
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
  if (count === undefined || count < 0) throw new EngineError(name === '$limit' ? 5107201 : 5107200, `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${describe(argument)}`);
  if (count < least) throw new EngineError(15958, 'the limit must be positive');
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

/** Why `$count` may not give its figure this name; undefined where it may. */
function countFieldFault(name: Value | undefined): EngineError | undefined {
  if (typeof name !== 'string') return new EngineError(40156, 'the count field must be a non-empty string');
  if (name === '') return new EngineError(40157, 'the count field must be a non-empty string');
  if (name.startsWith('$')) return new EngineError(40158, 'the count field cannot be a $-prefixed path');
  if (name.includes('\0')) return new EngineError(40159, 'the count field cannot contain a null byte');
  if (name.includes('.')) return new EngineError(40160, "the count field cannot contain '.'");
  return undefined;
}
export const isCountField = (name: Value | undefined): name is string => countFieldFault(name) === undefined;

function checkCountField(name: Value): asserts name is string {
  const fault = countFieldFault(name);
  if (fault) throw fault;
}

function countStage(argument: Value): Stage {
  checkCountField(argument);
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
const notInFacet = new Set(['$facet', '$out', '$merge', '$geoNear', '$collStats', '$indexStats', '$planCacheStats', '$search', '$searchMeta', '$documents', '$changeStream']);

function facetStage(argument: Value, input: PipelineInput, stats: ScanStats): Stage {
  if (!isDoc(argument) || argument.size === 0) throw new EngineError(40169, 'the $facet specification must be a non-empty object');
  const facets = [...argument].map(([name, stages]) => {
    if (!Array.isArray(stages)) throw new EngineError(40170, `arguments to $facet must be arrays, ${name} is not`);
    const docs = stages.map((stage) => {
      if (!isDoc(stage)) throw new EngineError(40171, `elements of arrays in $facet spec must be objects, ${name} has another`);
      const odd = [...stage.keys()].find((one) => notInFacet.has(one));
      if (odd !== undefined) throw new EngineError(40600, `${odd} is not allowed to be used within a $facet stage`);
      return stage;
    });
    return [name, compileStages(docs, input, stats)] as const;
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
