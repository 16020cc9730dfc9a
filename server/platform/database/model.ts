import type { Connection, Model, mongo, Schema } from 'mongoose';

/**
 * A model bound to the connection in use, made on first need: no state outside the connection.
 * `name` is the collection's name too.
 */
export function modelOf<T>(db: Connection, name: string, schema: Schema<T>): Model<T> {
  const known: Model<T> | undefined = db.models[name];
  return known ?? db.model<T>(name, schema, name);
}

/** The driver's collection beneath a model: for hot writes and for what must not be cast. */
export function rawCollection<T extends mongo.Document>(db: Connection, name: string): mongo.Collection<T> {
  return db.getClient().db(db.name).collection<T>(name);
}

/** Settings every schema of the program has: our own `_id` and revision, no mongoose extras, unknown fields refused. */
export const SCHEMA_OPTIONS = { versionKey: false, strict: 'throw', minimize: false, id: false, autoIndex: false, autoCreate: false } as const;
