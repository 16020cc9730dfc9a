import { randomUUID } from 'node:crypto';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { clientOf, type Client } from './client';
import { PEOPLE, type PersonKey } from './people';

type Report = RequestOf<'POST /cases'>['body'];
export type CaseView = ResponseOf<'GET /cases/:id'>;

/** The named people, each talking to the server; asked for once. */
export type Cast = Record<PersonKey, Client>;
export async function castOf(url: string): Promise<Cast> {
  const entries = await Promise.all(Object.entries(PEOPLE).map(async ([name, { id }]) => [name, await clientOf(url, id)] as const));
  return Object.fromEntries(entries) as Cast;
}

/** Something overflowing at the reporter's own doorstep. */
export async function reportOf(reporter: Client, part: Partial<Report> = {}): Promise<Report> {
  const { home } = await reporter.call('GET /me');
  if (!home?.point) throw new Error('the reporter has no home');
  return { categoryId: 'litter', text: '垃圾桶满了三天没人清。', place: { text: home.placeText, point: home.point }, ...part };
}

/** Files it and returns the case as the reporter sees it. */
export async function file(reporter: Client, part: Partial<Report> = {}, key: string = randomUUID()): Promise<CaseView> {
  return reporter.call('POST /cases', { body: await reportOf(reporter, part), key });
}

/** The case as this person sees it now. */
export const seen = (who: Client, { id }: { id: string }): Promise<CaseView> => who.call('GET /cases/:id', { params: { id } });

/** A matter of chen's estate that the station gives to the company, as the rules suggest. */
export async function givenTo(company: string, { chen, lin }: Cast, text: string): Promise<CaseView> {
  const filed = await file(chen, { text });
  const { revision, suggestion } = await seen(lin, filed);
  if (suggestion?.unit.name !== company) throw new Error(`the rules suggest ${suggestion?.unit.name}`);
  return lin.call('POST /cases/:id/accept-and-dispatch', { params: { id: filed.id }, body: { revision, unitId: suggestion.unit.id } });
}

/** Accepted, given to the property company, acknowledged and handled. */
export async function handled({ lin, he }: Cast, { id }: CaseView, words = '清走了，桶也洗过。'): Promise<CaseView> {
  const params = { id };
  const view = await seen(lin, { id });
  const unitId = view.suggestion?.unit.id;
  if (!unitId) throw new Error('the rules suggest nobody');
  const given = await lin.call('POST /cases/:id/accept-and-dispatch', { params, body: { revision: view.revision, unitId } });
  const taken = await he.call('POST /cases/:id/acknowledge', { params, body: { revision: given.revision } });
  return he.call('POST /cases/:id/handle', { params, body: { revision: taken.revision, text: words } });
}
