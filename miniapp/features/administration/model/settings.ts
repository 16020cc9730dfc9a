import { useRef, useState } from 'react';
import { api, ApiError, type Query, type ResponseOf, sentenceOf } from '@/api';
import { randomId } from '@/platform/randomId';
import { announce } from '@/ui';

export type CataloguePage = ResponseOf<'GET /administration/catalogue'>;
export type CalendarPage = ResponseOf<'GET /administration/calendar'>;
export type TextPage = ResponseOf<'GET /administration/texts'>;
export type RatePage = ResponseOf<'GET /administration/rates'>;
export type LessonPage = ResponseOf<'GET /administration/lessons'>;
export type CatalogueContent = CataloguePage['inForce'];
export type CalendarContent = CalendarPage['inForce'];
export type TextContent = TextPage['inForce'];
export type RateContent = RatePage['inForce'];
export type LessonContent = LessonPage['inForce'];

/** What the page of any setting has. */
export interface SettingPage<C> {
  inForce: C;
  revision: number;
  version: CataloguePage['version'];
  draft: { content: C; by: string; at: string; problems: { path: string; message: string }[]; changes: { about: string; text: string }[] } | null;
  history: CataloguePage['history'];
}

/** The writes of one setting. */
export interface Calls<C, P extends SettingPage<C>> {
  save(revision: number, content: C): Promise<P>;
  discard(revision: number): Promise<P>;
  publish(revision: number, why: string, key: string): Promise<P>;
  /** What an earlier version held. */
  held(version: number): Promise<C>;
}

export const CATALOGUE: Calls<CatalogueContent, CataloguePage> = {
  save: (revision, content) => api('PUT /administration/catalogue/draft', { body: { revision, content } }),
  discard: (revision) => api('POST /administration/catalogue/discard', { body: { revision } }),
  publish: (revision, why, key) => api('POST /administration/catalogue/publish', { key, body: { revision, why } }),
  held: async (version) => (await api('GET /administration/catalogue/versions/:version', { params: { version } })).content,
};
export const CALENDAR: Calls<CalendarContent, CalendarPage> = {
  save: (revision, content) => api('PUT /administration/calendar/draft', { body: { revision, content } }),
  discard: (revision) => api('POST /administration/calendar/discard', { body: { revision } }),
  publish: (revision, why, key) => api('POST /administration/calendar/publish', { key, body: { revision, why } }),
  held: async (version) => (await api('GET /administration/calendar/versions/:version', { params: { version } })).content,
};
export const TEXTS: Calls<TextContent, TextPage> = {
  save: (revision, content) => api('PUT /administration/texts/draft', { body: { revision, content } }),
  discard: (revision) => api('POST /administration/texts/discard', { body: { revision } }),
  publish: (revision, why, key) => api('POST /administration/texts/publish', { key, body: { revision, why } }),
  held: async (version) => (await api('GET /administration/texts/versions/:version', { params: { version } })).content,
};

export const RATES: Calls<RateContent, RatePage> = {
  save: (revision, content) => api('PUT /administration/rates/draft', { body: { revision, content } }),
  discard: (revision) => api('POST /administration/rates/discard', { body: { revision } }),
  publish: (revision, why, key) => api('POST /administration/rates/publish', { key, body: { revision, why } }),
  held: async (version) => (await api('GET /administration/rates/versions/:version', { params: { version } })).content,
};

export const LESSONS: Calls<LessonContent, LessonPage> = {
  save: (revision, content) => api('PUT /administration/lessons/draft', { body: { revision, content } }),
  discard: (revision) => api('POST /administration/lessons/discard', { body: { revision } }),
  publish: (revision, why, key) => api('POST /administration/lessons/publish', { key, body: { revision, why } }),
  held: async (version) => (await api('GET /administration/lessons/versions/:version', { params: { version } })).content,
};

/** A setting as its page shows it, and what can be done with it. */
export interface Setting<C, P extends SettingPage<C>> {
  page: P | undefined;
  busy: boolean;
  /** Changes the draft; false when it was not kept, and then what was written is still in the form. */
  edit(change: (now: C) => C): Promise<boolean>;
  discard(): Promise<boolean>;
  publish(why: string): Promise<boolean>;
  /** Makes an earlier version the draft. */
  takeUp(version: number): Promise<boolean>;
}

/** Somebody else wrote meanwhile: the latest is fetched, what was written here stays in its form to be kept once more. */
const CONFLICT = '刚才有人也在改，已经取来最新的。您写的还在，请再存一次';

/** Draft and publishing of one setting, guarded by the revision that is seen. */
export function useSetting<C, P extends SettingPage<C>>(query: Query<P>, calls: Calls<C, P>): Setting<C, P> {
  const [newer, setNewer] = useState<P>();
  const [busy, setBusy] = useState(false);
  const key = useRef(randomId());
  const page = newer && (!query.data || newer.revision >= query.data.revision) ? newer : query.data;
  const write = async (send: (now: P) => Promise<P>, said: string): Promise<boolean> => {
    if (!page || busy) return false;
    setBusy(true);
    try {
      setNewer(await send(page));
      announce(said);
      return true;
    } catch (error) {
      const conflict = error instanceof ApiError && error.code === 'conflict';
      announce(conflict ? CONFLICT : sentenceOf(error), 'warn');
      if (conflict) await query.reload();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    page,
    busy,
    edit: (change) => write((now) => calls.save(now.revision, change(now.draft?.content ?? now.inForce)), '存进草稿了，公布以后才算数'),
    discard: () => write((now) => calls.discard(now.revision), '草稿不要了，用的还是原来的'),
    takeUp: (version) => write(async (now) => calls.save(now.revision, await calls.held(version)), `草稿照第 ${version} 版写好了，公布以后才算数`),
    publish: async (why) => {
      const done = await write((now) => calls.publish(now.revision, why, key.current), '公布了，五秒以内处处都用新的');
      if (done) key.current = randomId();
      return done;
    },
  };
}
