import type { Integrator } from '../../http/types';
import { momentOf } from '../../../shared/domain/integrations/open311';
import { refusal } from './errors';

/** One call, as far as an operation needs it. */
export interface Call {
  /** What is asked with the address, and what is sent in a form: names with their values in order. */
  readonly asked: URLSearchParams;
  /** The key that was given and works; null for the public. */
  readonly integrator: Integrator | null;
  /** A call of the test endpoint: everything is checked, nothing is kept. */
  readonly test: boolean;
  /** Where the program is reached, without a slash at the end. */
  readonly base: string;
  /** What is the same for repeats of one call. */
  readonly once: string;
  /** Pictures that came with a form. */
  readonly media: readonly string[];
}

/** The value of a parameter, without blanks round it; an empty one is as good as none. */
export function given(asked: URLSearchParams, name: string): string | null {
  const value = asked.get(name)?.trim() ?? '';
  return value === '' ? null : value;
}

/** A moment. 400 when it is none. */
export function momentIn(asked: URLSearchParams, name: string): Date | null {
  const text = given(asked, name);
  if (text === null) return null;
  const at = momentOf(text);
  if (at === null) throw refusal(400, 'date', { name });
  return at;
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i;

/** A number within bounds. 400 when it is none. */
export function numberIn(asked: URLSearchParams, name: string, least: number, most: number): number | null {
  const text = given(asked, name);
  if (text === null) return null;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw refusal(400, 'number', { name, least, most });
  return value;
}

/** A place on the map: both or neither. 400 for half of one. */
export function pointIn(asked: URLSearchParams): { readonly lng: number; readonly lat: number } | null {
  const [lat, lng] = [numberIn(asked, 'lat', -90, 90), numberIn(asked, 'long', -180, 180)];
  if (lat === null && lng === null) return null;
  if (lat === null || lng === null) throw refusal(400, 'halfPlace');
  return { lng, lat };
}
