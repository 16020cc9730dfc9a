import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { OrderIn } from '../../../../shared/contract/orders';
import { ORDER_SAID } from '../../../../shared/copy/orders';
import type { OrderResult } from '../../../../shared/domain/integrations/orders';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ASKING_KINDS } from '../../../../shared/domain/matters/admissions';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { caseOfOrder, fileOrder, loadCase, tellFromOutside, type CaseDoc } from '../../cases';
import { askAdmission, matterScope } from '../../matters';
import { allUnits, getUnit, levelsOf } from '../../organisation';
import { personFor } from '../../proxy';
import { Answers } from '../answerModel';
import type { ChannelDoc } from '../model';
import { loadChannel } from './channels';
import { outsidePerson } from './checkSignature';

type Given = z.output<typeof OrderIn>;
type Matter = NonNullable<Given['matter']>;
type Work = NonNullable<Given['work']>;

/** What became of an order. */
export interface OrderOutcome {
  readonly result: OrderResult;
  /** Rule or reason of a refusal. */
  readonly why: string | null;
  readonly doc: CaseDoc | null;
  readonly admissionId: string | null;
}
const NOTHING = { why: null, doc: null, admissionId: null } as const;
const TRIES = 5;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** What another message says of an order that was taken before stands in its case for staff, once. */
async function tellAgain(deps: Deps, channel: ChannelDoc, given: Given, known: CaseDoc): Promise<void> {
  if (given.matter === null || given.matter.text === known.text) return;
  const id = digest(`order\n${channel._id}\n${given.id}`);
  const speaker = { uploader: outsidePerson(channel._id), unitId: channel.unitId, via: { answer: id, name: channel.name, number: given.number } };
  let doc = known;
  for (let left = TRIES; ; left -= 1) {
    try {
      await tellFromOutside(deps, doc, speaker, { revision: doc.revision, key: id }, { note: given.matter.text, photoIds: [] }, true);
      return;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'rule_refused') return;
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 0) throw error;
      doc = await loadCase(deps, doc._id);
    }
  }
}

async function takeMatter(deps: Deps, channel: ChannelDoc, given: Given, matter: Matter): Promise<OrderOutcome> {
  const known = await caseOfOrder(deps, channel._id, given.number);
  if (known) {
    await tellAgain(deps, channel, given, known);
    return { ...NOTHING, result: 'known', doc: known };
  }
  const by = outsidePerson(channel._id);
  const { personId, accountless } = await personFor(deps, matter.reporter, `${by}:${given.number}`);
  const proxy = { door: 'hotline' as const, helperId: by, helperUnitId: channel.unitId, consent: { how: 'phone' as const, at: deps.clock.now(), byId: by }, accountless, sms: false };
  const order = { channelId: channel._id, number: given.number, category: matter.category, deadline: given.deadline === null ? null : new Date(given.deadline) };
  const doc = await fileOrder(deps, matter, { reporterId: personId, proxy, order, from: channel.name, contentHash: digest(`order\n${channel._id}\n${given.number}`) });
  return doc ? { ...NOTHING, result: 'filed', doc } : { ...NOTHING, result: 'refused', why: 'categoryUnknown' };
}

/** Work that is not the community's own has to be admitted first (准入); the station decides. */
async function takeWork(deps: Deps, channel: ChannelDoc, given: Given, work: Work): Promise<OrderOutcome> {
  const unit = await getUnit(deps, channel.unitId);
  if (!unit || !ASKING_KINDS.includes(unit.kind)) return { ...NOTHING, result: 'refused', why: 'notAsking' };
  const community = (await allUnits(deps)).find(({ id, name, kind, closedAt }) => kind === 'community' && closedAt === null && (id === work.community || name === work.community));
  if (!community) return { ...NOTHING, result: 'refused', why: 'communityUnknown' };
  const { community: _, ...ask } = work;
  const { _id } = await askAdmission(deps, matterScope(await levelsOf(deps, community.id)), channel.unitId, outsidePerson(channel._id), { ...ask, key: digest(given.number) });
  return { ...NOTHING, result: 'admission', admissionId: _id };
}

/** What was not taken is put where people look, once. */
async function keepRefused(deps: Deps, channel: ChannelDoc, given: Given, why: string): Promise<void> {
  const at = deps.clock.now();
  const note = given.matter?.text ?? `${given.work?.title ?? ''}：${given.work?.purpose ?? ''}`;
  const row = {
    _id: digest(`order\n${channel._id}\n${given.id}`), contentHash: digest(JSON.stringify(given)), channelId: channel._id, channelName: channel.name, unitId: channel.unitId, status: ORDER_SAID, note, said: null, round: null,
    number: null, theirNumber: given.number, photoIds: [], picturesLost: false, at, times: 1, result: 'refused' as const, why, caseId: null, caseNumber: null, stationId: null, lookAt: at, seenBy: null, seenAt: null, pending: [],
  };
  try {
    await Answers(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await Answers(deps).updateOne({ _id: row._id }, { $inc: { times: 1 } });
  }
}

/**
 * Takes an order of a platform above: a resident's matter becomes a case with their number and the earlier limit, once
 * for each number; work outside of the list becomes a request for admission. What a rule refuses is kept for people.
 */
export async function takeOrder(deps: Deps, channelId: string, given: Given): Promise<OrderOutcome> {
  const channel = await loadChannel(deps, channelId);
  const take = async (): Promise<OrderOutcome> => {
    try {
      if (given.matter !== null) return await takeMatter(deps, channel, given, given.matter);
      return given.work === null ? { ...NOTHING, result: 'refused', why: 'categoryUnknown' } : await takeWork(deps, channel, given, given.work);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'rule_refused') return { ...NOTHING, result: 'refused', why: String(error.data.rule) };
      throw error;
    }
  };
  const outcome = await take();
  if (outcome.result === 'refused') await keepRefused(deps, channel, given, outcome.why ?? '');
  return outcome;
}
