/** Stages that turn one document into one: $project, $set, $addFields, $unset, $replaceRoot, $replaceWith. */
import { EngineError } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { compileExpression } from './expression';
import { addFieldsStage, projectStage, unsetStage } from './project';
import { scopeFor } from './scope';

/** What a stage may refer to besides the document. */
export interface StageContext {
  readonly variables: ReadonlyMap<string, Maybe>;
  readonly now: Date;
}

export type DocumentStage = (doc: Doc, context: StageContext) => Doc;

/** Compiles one of these stages. */
export function documentStage(name: string, argument: Value): DocumentStage {
  switch (name) {
    case '$project':
      return projectStage(argument);
    case '$set':
    case '$addFields':
      return addFieldsStage(argument, name);
    case '$unset':
      return unsetStage(argument);
    case '$replaceRoot':
      if (!isDoc(argument) || !argument.has('newRoot')) throw new EngineError(40231, 'no newRoot specified for the $replaceRoot stage');
      return replaceRoot(argument.get('newRoot') as Value);
    default:
      return replaceRoot(argument);
  }
}

function replaceRoot(value: Value): DocumentStage {
  const expression = compileExpression(value);
  return (doc, context) => {
    const root = expression(scopeFor(doc, context.variables, context.now));
    if (!isDoc(root)) throw new EngineError(40228, `'newRoot' expression must evaluate to an object, but resulting value was of another type`);
    return root;
  };
}
