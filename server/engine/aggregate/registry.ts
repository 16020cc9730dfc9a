/** Expression operators by name. */
import type { Value } from '../bson/types';
import { arithmeticOperators } from './arithmetic';
import { arrayOperators } from './arrays';
import { bitOperators } from './bits';
import { conditionalOperators } from './conditions';
import { conversionOperators } from './conversions';
import { dateOperators } from './dates';
import { objectOperators } from './objects';
import type { Expression } from './scope';
import { setOperators } from './sets';
import { stringOperators } from './strings';
import { trigonometryOperators } from './trigonometry';

export type Compile = (value: Value) => Expression;
export type Builder = (argument: Value, compile: Compile, name: string) => Expression;
export type Builders = Readonly<Record<string, Builder>>;

export const operatorRegistry: ReadonlyMap<string, Builder> = new Map(Object.entries({
  ...arithmeticOperators, ...arrayOperators, ...conditionalOperators, ...conversionOperators, ...dateOperators,
  ...objectOperators, ...setOperators, ...stringOperators, ...bitOperators, ...trigonometryOperators,
}));
