import type { z } from 'zod';
import type { ForwardedCase } from '../../../shared/contract/channels';
import type { Deps } from '../../platform/deps';
import type { Parcel } from '../../jobs/types';
import { publicBase } from '../../platform/links';
import { casesById, categoryNameOf, partOfUnit, type CaseDoc } from '../cases';
import { photoViews } from '../files';
import { admissionsById } from '../matters';
import { getUnits, type UnitInfo } from '../organisation';
import type { ChannelDoc } from './model';
import { replyOf, workReply } from './reply';

/** What goes outside, as a webhook receives it. */
export type Forwarded = z.output<typeof ForwardedCase>;

const named = (unit: UnitInfo | undefined): { id: string; name: string } | null => unit ? { id: unit.id, name: unit.name } : null;

/** Where a unit's system answers. */
export const answersAt = (deps: Deps, channelId: string): string => `${publicBase(deps) ?? ''}/api/v1/integrations/channels/${channelId}/answers`;
const answerTo = (deps: Deps, { _id }: ChannelDoc): string | null => (publicBase(deps) === null ? null : answersAt(deps, _id));

/** Photos of the reporter and of whoever checked, without those of inside notes; by addresses that anybody can open for some minutes. */
async function photosOf(deps: Deps, doc: CaseDoc): Promise<{ id: string; url: string }[]> {
  const base = publicBase(deps);
  if (base === null) return [];
  const ids = [...new Set([...doc.photoIds, ...doc.timeline.filter(({ internal }) => !internal).flatMap(({ photoIds }) => photoIds)])];
  const views = await photoViews(deps, ids);
  return ids.flatMap((id) => { const view = views.get(id); return view ? [{ id, url: `${base}${view.url}` }] : []; });
}

async function caseOf(deps: Deps, doc: CaseDoc): Promise<NonNullable<Forwarded['case']>> {
  const [units, photos, categoryName] = await Promise.all([getUnits(deps, [doc.scope.community, doc.scope.station, doc.leadUnitId]), photosOf(deps, doc), categoryNameOf(deps, doc)]);
  return {
    id: doc._id, number: doc.number, state: doc.state, outcome: doc.outcome, grade: doc.grade, round: doc.round,
    category: { id: doc.categoryId, name: categoryName }, title: doc.title, text: doc.text, spoken: (doc.transcripts ?? []).map(({ text }) => text),
    place: { text: doc.place.text, ...doc.place.wgs84, system: 'wgs84' },
    community: named(units.get(doc.scope.community)), station: named(units.get(doc.scope.station)), lead: named(units.get(doc.leadUnitId ?? '')),
    filedAt: doc.createdAt.toISOString(), promisedAt: doc.promisedAt.toISOString(), dueAt: doc.dueAt.toISOString(), photos,
  };
}

/** What the unit is asked to do beside the one in charge; nothing for everybody else. */
function supportOf(doc: CaseDoc, { unitId }: ChannelDoc): Pick<Forwarded, 'support'> {
  const part = doc.leadUnitId === unitId ? undefined : partOfUnit(doc, unitId);
  return part ? { support: { task: part.task, state: part.state, dueAt: part.dueAt.toISOString() } } : {};
}

/**
 * What a channel is told of an event, from the case or the request for admission as it is now; null where it is gone. Of the reporter it holds
 * what they wrote, and neither name nor number.
 */
export async function messageOf(deps: Deps, channel: ChannelDoc, parcel: Pick<Parcel, 'id' | 'event' | 'source'>, sequence?: number): Promise<Forwarded | null> {
  const about = parcel.source.kind === 'admission' ? await aboutWork(deps, channel, parcel.source.id) : await aboutCase(deps, channel, parcel.source.id);
  if (about === null) return null;
  const { id, event } = parcel;
  const to = (await getUnits(deps, [channel.unitId])).get(channel.unitId);
  return { version: 1, id, type: event.type, at: event.at.toISOString(), ...(sequence === undefined ? {} : { sequence }), to: named(to) ?? { id: channel.unitId, name: '' }, answerTo: answerTo(deps, channel), ...about };
}

type About = Pick<Forwarded, 'order' | 'support' | 'work' | 'case'>;

async function aboutCase(deps: Deps, channel: ChannelDoc, caseId: string): Promise<About | null> {
  const doc = (await casesById(deps, [caseId])).get(caseId);
  return doc ? { ...replyOf(doc, channel), ...supportOf(doc, channel), case: await caseOf(deps, doc) } : null;
}

/** Only systems that order by signed messages are told of work; other kinds of channel know matters alone. */
async function aboutWork(deps: Deps, channel: ChannelDoc, admissionId: string): Promise<About | null> {
  const doc = channel.kind === 'webhook' ? (await admissionsById(deps, [admissionId])).get(admissionId) : undefined;
  const work = doc && workReply(doc, channel);
  return work ? { work, case: null } : null;
}

/** What the button sends. */
export async function testMessage(deps: Deps, channel: ChannelDoc, id: string): Promise<Forwarded> {
  const to = (await getUnits(deps, [channel.unitId])).get(channel.unitId);
  return { version: 1, id, type: 'test', at: deps.clock.now().toISOString(), to: named(to) ?? { id: channel.unitId, name: '' }, answerTo: answerTo(deps, channel), case: null };
}
