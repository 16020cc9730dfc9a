/** explain: the plan as it is, with what it examined when it is run. */
import { EngineError, notSupported } from '../errors';
import { isDoc, type Doc, type Value } from '../bson/types';
import type { PipelineInput } from '../aggregate/input';
import { leadOf, pipelineSource } from '../aggregate/pipeline';
import { findRows, planOf, type Query } from '../plan/query';
import { drain } from '../plan/slices';
import type { ScanStats } from '../plan/scan';
import type { Plan, ScanPlan } from '../plan/types';
import type { Store } from '../store/store';
import type { CollectionState } from '../store/types';
import { namespaceOf } from '../store/types';
import type { ReadSide } from '../engine';
import { checkFields } from './fields';
import { queryOf } from './find';
import { Request } from './request';
import type { ReadCommand } from './types';

export const explain: ReadCommand = async (engine, request) => {
  const inner = request.doc('explain');
  if (!inner) throw new EngineError(14, 'explain needs a command');
  const command = new Request(new Map<string, Value>([...inner, ['$db', request.database]]));
  checkFields(command);
  const verbosity = request.get('verbosity') ?? 'allPlansExecution';
  if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(String(verbosity))) throw new EngineError(9, `verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}`);
  const run = verbosity !== 'queryPlanner';
  if (command.name === 'aggregate') {
    const collection = engine.store.catalogue.get(command.database, command.collection);
    const stages = (command.list('pipeline') ?? []).filter(isDoc);
    return explainPipeline({
      store: engine.store, run: pipelineSource, database: command.database, collectionName: command.collection, collection, order: command.order, variables: command.variables, now: new Date(), hint: command.hint(collection?.indexes ?? []),
    }, stages, run, engine.scanBudget);
  }
  return explainQuery(engine, explainedQuery(command), run);
};

/** The find inside a find, count, distinct, update, delete or findAndModify. */
function explainedQuery(command: Request): Request {
  const field: Readonly<Record<string, string | undefined>> = { find: 'filter', count: 'query', distinct: 'query', findAndModify: 'query' };
  const name = field[command.name];
  if (name !== undefined) return new Request(new Map<string, Value>([...command.body, ['filter', command.doc(name) ?? new Map()]]));
  const [statement] = command.list(command.name === 'update' ? 'updates' : 'deletes') ?? [];
  if (!isDoc(statement) || !['update', 'delete'].includes(command.name)) throw notSupported(`explain of ${command.name}`);
  return new Request(new Map<string, Value>([
    [command.name, command.collection], ['filter', statement.get('q') ?? null], ['$db', command.database],
    ['hint', statement.get('hint') ?? null],
  ]));
}

async function explainQuery(engine: ReadSide, command: Request, run: boolean): Promise<Doc> {
  const collection = engine.store.catalogue.get(command.database, command.collection);
  const query = queryOf(command, collection);
  const reply: Doc = new Map<string, Value>([['explainVersion', '1'], ['queryPlanner', plannerPart(engine.store, command.namespace, collection, query)]]);
  if (run) reply.set('executionStats', await statsOf(engine, collection, query));
  return reply.set('ok', 1);
}

async function statsOf(engine: ReadSide, collection: CollectionState | undefined, query: Query): Promise<Doc> {
  const stats: ScanStats = { keys: 0, docs: 0, most: engine.scanBudget };
  let returned = 0;
  const started = performance.now();
  if (collection) {
    await drain(findRows(engine.store, collection, query, stats), () => {
      returned += 1;
      return true;
    });
  }
  const byIndex = collection && usesIndex(planOf(engine.store, collection, query));
  return new Map<string, Value>([
    ['executionSuccess', true], ['nReturned', returned], ['executionTimeMillis', Math.round(performance.now() - started)],
    ['totalKeysExamined', byIndex ? stats.keys : 0], ['totalDocsExamined', stats.docs],
  ]);
}

const usesIndex = (plan: Plan): boolean => plan.kind === 'or' || plan.index !== undefined;

function plannerPart(store: Store, namespace: string, collection: CollectionState | undefined, query: Query): Doc {
  return new Map<string, Value>([
    ['namespace', namespace], ['indexFilterSet', false],
    ['winningPlan', collection ? stageOf(planOf(store, collection, query), query) : new Map([['stage', 'EOF']])],
    ['rejectedPlans', []],
  ]);
}

/** The plan as nested stages, named as MongoDB names them. */
function stageOf(plan: Plan, query: Query): Doc {
  let stage = plan.kind === 'or'
    ? new Map<string, Value>([['stage', 'FETCH'], ['inputStage', new Map<string, Value>([['stage', 'OR'], ['inputStages', plan.plans.map(accessOf)]])]])
    : scanStage(plan);
  if (query.sort.length > 0 && !plan.sorted) {
    const pattern = new Map(query.sort.map((field): [string, Value] => [field.text, field.descending ? -1 : 1]));
    stage = new Map<string, Value>([['stage', 'SORT'], ['sortPattern', pattern], ['inputStage', stage]]);
  }
  if (query.skip > 0) stage = new Map<string, Value>([['stage', 'SKIP'], ['skipAmount', query.skip], ['inputStage', stage]]);
  if (query.limit > 0) stage = new Map<string, Value>([['stage', 'LIMIT'], ['limitAmount', query.limit], ['inputStage', stage]]);
  return stage;
}

const scanStage = (plan: ScanPlan): Doc =>
  plan.index ? new Map<string, Value>([['stage', 'FETCH'], ['inputStage', accessOf(plan)]]) : accessOf(plan);

function accessOf(plan: ScanPlan): Doc {
  const direction = plan.reverse ? 'backward' : 'forward';
  if (!plan.index) return new Map<string, Value>([['stage', 'COLLSCAN'], ['direction', direction]]);
  return new Map<string, Value>([
    ['stage', 'IXSCAN'], ['keyPattern', plan.index.key], ['indexName', plan.index.name], ['isMultiKey', plan.index.multikey.some(Boolean)],
    ['isUnique', plan.index.unique], ['isSparse', plan.index.sparse], ['isPartial', plan.index.partial !== undefined],
    ['direction', direction], ['ranges', plan.ranges.length], ['merged', plan.merge],
  ]);
}

/** The plan of a pipeline's start, and its figures when it is run. */
export async function explainPipeline(input: PipelineInput, all: readonly Doc[], run = false, most = Infinity): Promise<Doc> {
  // (Nothing is written for an explanation.)
  const last = all[all.length - 1];
  const stages = last?.has('$out') || last?.has('$merge') ? all.slice(0, -1) : all;
  const { query, rest } = leadOf(input, stages);
  const namespace = input.collection ? namespaceOf(input.collection) : '';
  const cursor: Doc = new Map([['queryPlanner', plannerPart(input.store, namespace, input.collection, query)]]);
  const stats: ScanStats = { keys: 0, docs: 0, most };
  let returned = 0;
  const source = pipelineSource(input, stages, stats);
  if (run) {
    await drain(source[Symbol.iterator](), () => {
      returned += 1;
      return true;
    });
    cursor.set('executionStats', new Map<string, Value>([
      ['executionSuccess', true], ['nReturned', returned], ['totalKeysExamined', stats.keys], ['totalDocsExamined', stats.docs],
    ]));
  }
  return new Map<string, Value>([['explainVersion', '1'], ['stages', [new Map([['$cursor', cursor]]), ...rest, ...all.slice(stages.length)]], ['ok', 1]]);
}

