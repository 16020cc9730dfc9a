import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from './random';

/** The part of JSON Schema that the description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: Schema;
}
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly json: Schema | null;
  readonly multipart: boolean;
  readonly session: boolean;
}
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly unknown[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = JSON.parse(readFileSync(path.resolve(__dirname, '../../../shared/contract/openapi.json'), 'utf8')) as Document;

/** Every operation of openapi.json. */
export const OPERATIONS: readonly Operation[] = Object.entries(document.paths).flatMap(([at, methods]) =>
  Object.entries(methods).map(([method, one]) => ({
    method: method.toUpperCase(),
    path: at,
    parameters: one.parameters ?? [],
    json: one.requestBody?.content['application/json']?.schema ?? null,
    multipart: one.requestBody?.content['multipart/form-data'] !== undefined,
    session: JSON.stringify(one.security ?? []).includes('session'),
  })),
);

/** Methods that a path knows. */
export const methodsOf = (at: string): string[] => Object.keys(document.paths[at] ?? {}).map((method) => method.toUpperCase());

/** The schema behind a reference; the first of several. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').pop();
  if (name !== undefined) return resolved(document.components.schemas[name] ?? {});
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  return one ? resolved(one) : schema;
}

/** Texts that some pattern asks for. */
const TEXTS = ['id-of-nothing', '13812345678', 'nobody.resident.nowhere.abc1', '2026-03-02', '2026-03-02T02:00:00.000Z', '123456', '12345678901234567890', 'AAAAAAAAAAAAAAAAAAAAAAAA', 'a.b.c', '#A23A20', '09:00'];

function textFor({ pattern, format, minLength = 1 }: Schema): string {
  if (format === 'date') return '2026-03-02';
  if (format === 'date-time') return '2026-03-02T02:00:00.000Z';
  if (pattern !== undefined) return TEXTS.find((text) => new RegExp(pattern, 'u').test(text)) ?? 'x';
  return '字'.repeat(Math.max(1, minLength));
}

/** A value that the schema takes, as far as this small sampler can tell; required parts only. */
export function sample(given: Schema, random: Random): unknown {
  const schema = resolved(given);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {}, random)]));
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, random));
    case 'integer':
    case 'number':
      return schema.minimum !== undefined && schema.minimum > 0 ? schema.minimum : 0;
    case 'boolean':
      return random.int(2) === 0;
    case 'string':
      return textFor(schema);
    default:
      return null;
  }
}
