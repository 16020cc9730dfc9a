import { templateOf } from '../../../shared/domain/notifications/templates';
import type { Subscriber, Task } from '../../jobs/types';
import type { DomainEvent } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { casesById } from '../cases';
import { noticePhoneOf, openIdOf } from '../identity';
import { deliverAllDue, putOnItsWay, type Occasion } from './deliver';
import { wishesById, wishEvent } from '../wishes';
import { recipientsOf, TOLD_EVENTS } from './recipients';

type Told = DomainEvent & { readonly source: { readonly id: string } };

/** What of an event is worth a resident's phone; null for the rest, which waits in the inbox. */
async function occasionOf(deps: Deps, event: Told): Promise<Omit<Occasion, 'emergency'> | null> {
  const personId = event.data.reporter;
  const kind = typeof personId === 'string' ? (await recipientsOf(deps, event)).get(personId) : undefined;
  const template = kind && templateOf(kind);
  return typeof personId === 'string' && kind && template ? { personId, template, kind, caseId: event.source.id, round: event.data.round } : null;
}

async function isEmergency(deps: Deps, caseId: string): Promise<boolean> {
  return (await casesById(deps, [caseId])).get(caseId)?.grade === 'emergency';
}

/**
 * The second delivery beside the inbox: what a resident agreed to hear comes to their phone too. Never fails for
 * what WeChat says, since the inbox has every message; quiet from 21:00 to 8:00 unless it is an emergency.
 */
export const toWechat: Subscriber = {
  name: 'notifications.wechat',
  types: TOLD_EVENTS,
  async handle(event, deps) {
    const occasion = await occasionOf(deps, event);
    if (occasion === null || deps.config.wechat.templates[occasion.template] === null) return;
    if ((await openIdOf(deps, occasion.personId)) === null) return;
    await putOnItsWay(deps, 'wechat', { ...occasion, emergency: await isEmergency(deps, occasion.caseId) });
  },
};

/** The receipt of what was filed on behalf of somebody, where it was asked for. */
async function sendReceipt(deps: Deps, occasion: Omit<Occasion, 'emergency'>): Promise<void> {
  const doc = (await casesById(deps, [occasion.caseId])).get(occasion.caseId);
  if (doc?.proxy?.sms) await putOnItsWay(deps, 'sms', { ...occasion, emergency: true });
}

/**
 * By text message to who wants it and does not use WeChat: when their word is asked, and the result. What was only
 * accepted waits in the inbox.
 */
export const toSms: Subscriber = {
  name: 'notifications.sms',
  types: TOLD_EVENTS,
  async handle(event, deps) {
    const occasion = deps.config.sms === null ? null : await occasionOf(deps, event);
    if (occasion !== null && occasion.kind === 'caseFiledForYou') return sendReceipt(deps, occasion);
    if (occasion === null || occasion.template === 'accepted') return;
    const asked = (await casesById(deps, [occasion.caseId])).get(occasion.caseId)?.proxy;
    const wants = asked?.accountless ? asked.sms : (await noticePhoneOf(deps, occasion.personId)) !== null;
    if (!wants || (await openIdOf(deps, occasion.personId)) !== null) return;
    await putOnItsWay(deps, 'sms', { ...occasion, emergency: await isEmergency(deps, occasion.caseId) });
  },
};

/** The receipt of a wish that staff wrote for somebody, where it was asked for. */
export const wishReceipts: Subscriber = {
  name: 'notifications.wishReceipts',
  types: [wishEvent('post')],
  async handle({ source }, deps) {
    const doc = (await wishesById(deps, [source.id])).get(source.id);
    if (deps.config.sms === null || !doc?.proxy?.sms) return;
    await putOnItsWay(deps, 'sms', { personId: doc.recipientId, template: 'accepted', kind: 'wishFiledForYou', caseId: doc._id, round: 0, emergency: true });
  },
};

/** Sends what the night or WeChat kept back, and forgets what is long done. */
export const deliverDue: Task = { name: 'notifications.wechatDue', everyMs: 60_000, run: deliverAllDue };
