import { type RequestOf, type ResponseOf, type RouteKey, type Routes } from '@shared/contract';

/** Routes that answer JSON to JSON; photos and recordings go through `upload` and `uploadVoice`. */
export type JsonRoute = Exclude<RouteKey, 'POST /files' | 'POST /voices'>;
/** Routes that change nothing. */
export type ReadRoute = Extract<JsonRoute, `GET ${string}`>;

/** A part the route has must be given when one of its members must be, else it may be left out. */
type Given<Name extends string, T> = [T] extends [undefined] ? unknown : Partial<T> extends T ? { [K in Name]?: T } : { [K in Name]: T };

/** The key that makes a write count once; only routes that take one may and must have it. */
type Key<K extends JsonRoute> = Routes[K] extends { idempotent: true } ? { key: string } : unknown;

/** What a call to a route needs, as the contract says it. */
export type CallOf<K extends JsonRoute> = Given<'params', RequestOf<K>['params']> & Given<'query', RequestOf<K>['query']> & Given<'body', RequestOf<K>['body']> & Key<K>;

/** The call may be left out where nothing in it is required. */
export type CallArgs<K extends JsonRoute> = Partial<CallOf<K>> extends CallOf<K> ? [call?: CallOf<K>] : [call: CallOf<K>];

export type { RequestOf, ResponseOf, RouteKey };
