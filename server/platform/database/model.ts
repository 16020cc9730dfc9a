import type { Connection, Model, mongo, Schema } from 'mongoose';

/**
 * A model bound to the connection in use, made on first need: no state outside the connection.
 * `name` is the collection's name too.
 */
export function modelOf<T>(db: Connection, name: string, schema: Schema<T>): Model<T> {
  const known: Model<T> | undefined = db.models[name];
  return known ?? db.model<T>(name, schema, name);
}

const collections = new WeakMap<Connection, Map<string, mongo.Collection<mongo.Document>>>();

/** The driver's collection beneath a model: for hot reads and writes and for what must not be cast. Made once. */
export function rawCollection<T extends mongo.Document>(db: Connection, name: string): mongo.Collection<T> {
  const known = collections.get(db) ?? new Map<string, mongo.Collection<mongo.Document>>();
  collections.set(db, known);
  const collection = known.get(name) ?? db.getClient().db(db.name).collection(name);
  known.set(name, collection);
  return collection as unknown as mongo.Collection<T>;
}

/** Settings every schema of the program has: our own `_id` and revision, no mongoose extras, unknown fields refused. */
export const SCHEMA_OPTIONS = { versionKey: false, strict: 'throw', minimize: false, id: false, autoIndex: false, autoCreate: false } as const;
