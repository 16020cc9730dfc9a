import { isHex } from './bytes';
import { isBoardTime } from './times';

/** A field that is not as the format has it: `roll.area`, `options[2].label`; '' is the whole. */
export interface FieldFault {
  readonly field: string;
  readonly fault: 'missing' | 'unknown' | 'wrong';
}
/** Null: the value is as it should be. */
export type Check = (value: unknown, field: string) => FieldFault | null;

/** A check of one value by itself. */
export const is =
  (test: (value: unknown) => boolean): Check =>
  (value, field) =>
    test(value) ? null : { field, fault: 'wrong' };

export const text = is((value) => typeof value === 'string');
export const flag = is((value) => typeof value === 'boolean');
export const time = is(isBoardTime);
export const hex = (bytes: number): Check => is((value) => isHex(value, bytes));
export const hex32 = hex(32);
/** A whole number from `least` up. */
export const whole = (least: number): Check => is((value) => Number.isSafeInteger(value) && (value as number) >= least);
export const oneOf = (...values: readonly unknown[]): Check => is((value) => values.includes(value));
export const orNull =
  (check: Check): Check =>
  (value, field) =>
    value === null ? null : check(value, field);

export const list =
  (item: Check): Check =>
  (value, field) => {
    if (!Array.isArray(value)) return { field, fault: 'wrong' };
    for (let at = 0; at < value.length; at += 1) {
      const fault = item(value[at], `${field}[${at}]`);
      if (fault) return fault;
    }
    return null;
  };

const inside = (field: string, key: string): string => (field === '' ? key : `${field}.${key}`);

/** An object with exactly these fields: one that is unknown could smuggle something past who reads the rest. */
export const fields =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, field) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { field, fault: 'wrong' };
    const members = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(members)) if (!Object.prototype.hasOwnProperty.call(checks, key)) return { field: inside(field, key), fault: 'unknown' };
    for (const [key, check] of Object.entries(checks)) {
      if (!Object.prototype.hasOwnProperty.call(members, key)) return { field: inside(field, key), fault: 'missing' };
      const fault = check(members[key], inside(field, key));
      if (fault) return fault;
    }
    return null;
  };

/** The first of several rules on the same value that does not hold: `rules` are field and whether it is right. */
export const firstWrong = (rules: readonly (readonly [field: string, right: boolean])[]): FieldFault | null => {
  const wrong = rules.find(([, right]) => !right);
  return wrong ? { field: wrong[0], fault: 'wrong' } : null;
};
