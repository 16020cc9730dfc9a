/** $unionWith, $sample, $redact. */
import { EngineError } from '../errors';
import { wholeNumber } from '../bson/numbers';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { tick, type ScanStats } from '../plan/scan';
import { compileExpression } from './expression';
import { collectionIn, inputOn, stagesIn } from './others';
import type { PipelineInput } from './input';
import { scopeFor, withVariables, type Expression, type Scope } from './scope';
import type { Stage } from './stream';

export function unionStage(argument: Value, input: PipelineInput, stats: ScanStats): Stage {
  const given = isDoc(argument) ? argument : new Map<string, Value>([['coll', argument]]);
  const odd = [...given.keys()].find((name) => name !== 'coll' && name !== 'pipeline');
  if (odd !== undefined) throw new EngineError(40415, `BSON field '$unionWith.${odd}' is an unknown field.`);
  const other = inputOn(input, collectionIn(given.get('coll'), '$unionWith'));
  const stages = given.has('pipeline') ? stagesIn(given.get('pipeline'), '$unionWith') : [];
  other.run(other, stages, stats);
  return function* united(source) {
    yield* source;
    yield* other.run(other, stages, stats);
  };
}

/** So many documents chosen at random, each at most once. */
export function sampleStage(argument: Value): Stage {
  if (!isDoc(argument)) throw new EngineError(28745, 'the $sample stage specification must be an object');
  const odd = [...argument.keys()].find((name) => name !== 'size');
  if (odd !== undefined) throw new EngineError(28748, `unrecognized option to $sample: ${odd}`);
  if (!argument.has('size')) throw new EngineError(28749, '$sample stage must specify a size');
  const size = wholeNumber(argument.get('size'));
  if (size === undefined) throw new EngineError(28746, 'size argument to $sample must be a number');
  if (size <= 0) throw new EngineError(28747, 'size argument to $sample must be a positive integer');
  return function* sampled(source) {
    const kept: Doc[] = [];
    let seen = 0;
    for (const item of source) {
      if (item === tick) {
        yield tick;
        continue;
      }
      seen += 1;
      const at = kept.length < size ? kept.length : Math.floor(Math.random() * seen);
      if (at < size) kept[at] = item;
    }
    for (let i = kept.length - 1; i > 0; i -= 1) {
      const j = Math.floor(Math.random() * (i + 1));
      [kept[i], kept[j]] = [kept[j] as Doc, kept[i] as Doc];
    }
    yield* kept;
  };
}

const decisions: readonly [string, Maybe][] = [['DESCEND', 'descend'], ['PRUNE', 'prune'], ['KEEP', 'keep']];

/** Keeps, prunes or looks into each document and what is nested in it. */
export function redactStage(argument: Value, input: PipelineInput): Stage {
  const expression = compileExpression(argument);
  return function* redacted(source) {
    for (const item of source) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const kept = redact(item, expression, withVariables(scopeFor(item, input.variables, input.now), [...decisions]));
      if (kept) yield kept;
    }
  };
}

function redact(doc: Doc, expression: Expression, scope: Scope): Doc | undefined {
  const decision = expression({ ...scope, root: doc });
  if (decision === 'keep') return doc;
  if (decision === 'prune') return undefined;
  if (decision !== 'descend') throw new EngineError(17053, "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE");
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const inner = redactValue(value, expression, scope);
    if (inner !== undefined) result.set(name, inner);
  }
  return result;
}

function redactValue(value: Value, expression: Expression, scope: Scope): Maybe {
  if (isDoc(value)) return redact(value, expression, scope);
  if (!Array.isArray(value)) return value;
  return value.map((item) => (isDoc(item) || Array.isArray(item) ? redactValue(item, expression, scope) : item)).filter((item): item is Value => item !== undefined);
}
