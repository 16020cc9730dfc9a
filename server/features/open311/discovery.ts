import { fill } from '../../../shared/copy/fill';
import { OPEN311_WORDS as WORDS } from '../../../shared/copy/open311';
import type { Deps } from '../../platform/deps';
import { districtIds, getUnits } from '../organisation';
import { CONTENT_TYPES, FORMATS, listOfRows, type Answer, type Row } from './form';

/** When what is served here changed its form last. */
const CHANGESET = '2026-11-27T00:00:00+08:00';
const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
export const ENDPOINT = '/open311/v2';
export const TEST_ENDPOINT = '/open311/test/v2';

const endpoint = (url: string, type: 'production' | 'test'): Row => ({
  specification: SPECIFICATION, url, changeset: CHANGESET, type, formats: listOfRows('format', FORMATS.map((format) => CONTENT_TYPES[format].split(';')[0] as string)),
});

/** What is served and where: one endpoint in earnest, one that checks everything and keeps nothing. */
export async function discovery(deps: Deps, base: string): Promise<Answer> {
  const ids = await districtIds(deps);
  const district = (await getUnits(deps, ids)).get(ids[0] ?? '');
  const contact = [WORDS.contact, district?.name, district?.phone].filter(Boolean).join(' ');
  const endpoints = listOfRows('endpoint', [endpoint(`${base}${ENDPOINT}`, 'production'), endpoint(`${base}${TEST_ENDPOINT}`, 'test')]);
  return { root: 'discovery', content: { changeset: CHANGESET, contact, key_service: fill(WORDS.keys, { page: `${base}/p/developers` }), endpoints } };
}
