import { parseCaseNumber } from '../../../shared/domain/cases/number';
import type { MapBox } from '../../../shared/domain/cases/map';
import { CASE_STATES } from '../../../shared/domain/cases/states';
import { listOf, momentText, OPEN311_LIMITS, OPEN311_OF_STATE, OPEN311_STATUSES, spanOf, type Open311Status } from '../../../shared/domain/integrations/open311';
import type { Deps } from '../../platform/deps';
import { outsideCases, outsideViews, type OutsideAsk, type OutsideView } from '../cases';
import { given, momentIn, numberIn, pointIn, type Call } from './call';
import { refusal } from './errors';
import { listOfRows, type Answer, type Row } from './form';
import { filingsOf } from './model';

/** Degrees as they are told: a ten-millionth is a centimetre. */
const degrees = (value: number): number => Number(value.toFixed(7));

/** What the extension of the protocol adds: the finer state, further pictures, and what happened. */
function extended({ state, photos, point, notes }: OutsideView, base: string): Row {
  return {
    extended_attributes: { detailed_status: OPEN311_OF_STATE[state].detailed, location: point ? 'exact' : 'grid', media_urls: listOfRows('media_url', photos.map((path) => `${base}${path}`)) },
    notes: listOfRows('note', notes.map(({ at, text, action }) => ({ datetime: momentText(at), description: text, type: action }))),
  };
}

function requestOf(view: OutsideView, { base, asked }: Call, mediaUrl: string | null): Row {
  const { number, state, stateName, categoryId, categoryName, text, leadUnit, filedAt, changedAt, promisedAt, address, landmark, point, photos } = view;
  return {
    service_request_id: number, status: OPEN311_OF_STATE[state].status, status_notes: stateName, service_name: categoryName, service_code: categoryId, description: text,
    agency_responsible: leadUnit, service_notice: null, requested_datetime: momentText(filedAt), updated_datetime: momentText(changedAt), expected_datetime: momentText(promisedAt),
    address, address_id: landmark, zipcode: null, lat: point && degrees(point.lat), long: point && degrees(point.lng), media_url: photos[0] === undefined ? mediaUrl : `${base}${photos[0]}`,
    ...(given(asked, 'extensions') === 'true' ? extended(view, base) : {}),
  };
}

async function answerOf(deps: Deps, call: Call, ask: OutsideAsk): Promise<Answer> {
  const views = await outsideViews(deps, await outsideCases(deps, ask), ask.keyId);
  const filings = await filingsOf(deps, views.filter(({ own }) => own).map(({ id }) => id));
  return { root: 'service_requests', content: listOfRows('request', views.map((view) => requestOf(view, call, filings.get(view.id)?.mediaUrl ?? null))) };
}

/** Numbers as they may be typed; one that is none finds nothing. */
const numbersOf = (ids: readonly string[]): string[] => ids.map((id) => parseCaseNumber(id) ?? id).slice(0, OPEN311_LIMITS.requests);

function statesOf(asked: URLSearchParams): Pick<OutsideAsk, 'states'> {
  const wanted = listOf(asked.getAll('status')).map((status) => status.toLowerCase());
  if (wanted.length === 0) return {};
  const unknown = wanted.find((status) => !OPEN311_STATUSES.includes(status as Open311Status));
  if (unknown !== undefined) throw refusal(400, 'status', { value: unknown });
  return { states: CASE_STATES.filter((state) => wanted.includes(OPEN311_OF_STATE[state].status)) };
}

function boxOf(asked: URLSearchParams): Pick<OutsideAsk, 'box'> {
  const text = given(asked, 'bbox');
  if (text === null) return {};
  const parts = text.split(',').map((part) => (/^\s*[+-]?\d{1,3}(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = parts;
  if (parts.length !== 4 || !(west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north)) throw refusal(400, 'bbox');
  return { box: [west, south, east, north] satisfies MapBox };
}

function nearOf(asked: URLSearchParams): Pick<OutsideAsk, 'near'> {
  const [point, metres] = [pointIn(asked), numberIn(asked, 'radius', 0, OPEN311_LIMITS.radius)];
  if (point === null && metres === null) return {};
  if (point === null || metres === null) throw refusal(400, 'radius');
  return { near: { ...point, metres } };
}

function pageOf(asked: URLSearchParams): Pick<OutsideAsk, 'skip' | 'limit'> {
  const most = OPEN311_LIMITS.requests;
  const limit = Math.floor(numberIn(asked, 'page_size', 1, most) ?? most);
  const page = Math.floor(numberIn(asked, 'page', 1, 1_000_000) ?? 1);
  return { skip: (page - 1) * limit, limit };
}

function filedOf(asked: URLSearchParams, now: Date): Pick<OutsideAsk, 'filed'> {
  const span = spanOf(momentIn(asked, 'start_date'), momentIn(asked, 'end_date'), now);
  if (span === null) throw refusal(400, 'span');
  return { filed: span };
}

function changedOf(asked: URLSearchParams): Pick<OutsideAsk, 'changed'> {
  const [from, to] = [momentIn(asked, 'updated_after'), momentIn(asked, 'updated_before')];
  return from === null && to === null ? {} : { changed: { from, to } };
}

/** Requests that may be known outside, the latest first: 90 days of them, a thousand at most. */
export async function requests(deps: Deps, call: Call): Promise<Answer> {
  const { asked, integrator } = call;
  const keyId = integrator?.keyId ?? null;
  const ids = listOf(asked.getAll('service_request_id'));
  if (ids.length > 0) return answerOf(deps, call, { numbers: numbersOf(ids), skip: 0, limit: OPEN311_LIMITS.requests, keyId });
  const codes = listOf(asked.getAll('service_code'));
  return answerOf(deps, call, {
    ...filedOf(asked, deps.clock.now()), ...changedOf(asked), ...statesOf(asked), ...boxOf(asked), ...nearOf(asked), ...pageOf(asked), ...(codes.length > 0 ? { categoryIds: codes } : {}), keyId,
  });
}

/** One request, still in a list. 404 when there is none that may be known. */
export async function request(deps: Deps, call: Call, id: string): Promise<Answer> {
  const answer = await answerOf(deps, call, { numbers: numbersOf([id]), skip: 0, limit: 1, keyId: call.integrator?.keyId ?? null });
  if ('rows' in answer.content && Array.isArray(answer.content.rows) && answer.content.rows.length === 0) throw refusal(404, 'request', { value: id });
  return answer;
}
