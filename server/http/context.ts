import type { DefaultContext, Middleware as KoaMiddleware, ParameterizedContext } from 'koa';
import type { Viewer } from './types';

/** What our middleware leaves on a request for the next. */
export interface State {
  requestId: string;
  /** Route pattern such as `GET /cases/:id`; never the address itself, which may hold signatures. */
  route?: string;
  viewer?: Viewer;
  /** Nothing of this request may be written down. */
  quiet?: boolean;
  /** Code of the error that was answered. */
  errorCode?: string;
}
export type Context = ParameterizedContext<State, DefaultContext, unknown>;
export type Middleware = KoaMiddleware<State, DefaultContext, unknown>;
