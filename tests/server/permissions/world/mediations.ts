import type { TestServer } from '../../../support/server';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
/** How far a mediation between the reporter and the neighbour has come; from `appointed` on the councillor mediates. */
export type MediationStage = 'asked' | 'inviting' | 'noted' | 'willing' | 'appointed' | 'arranged' | 'drafted' | 'signed' | 'inForce' | 'failed' | 'wanted' | 'escalated';
/** What the reporter says, who the other is, what was said at the table and agreed: planted, see `secrets/`. */
export const MEDIATION_WORDS = { text: '调密夜里拖椅子', who: '调密楼上六零一', record: '调谈包了椅脚', agreement: '调谈十点后不拖' } as const;
const ORDER: readonly MediationStage[] = ['asked', 'inviting', 'willing', 'appointed', 'arranged', 'drafted', 'signed', 'inForce'];

export function mediationsFor({ server, send, once }: Hands) {
  const rows = () => server.deps.db.collection<{ _id: string; revision: number }>('mediations');
  const patch = async (id: string, set: object): Promise<void> => { await rows().updateOne({ _id: id }, { $set: set } as never); };
  const hours = (by: number): Date => new Date(server.deps.clock.now().getTime() + by * 3_600_000);
  const day = (by: number): string => hours(by * 24).toISOString().slice(0, 10);
  const agreement = () => ({ text: MEDIATION_WORDS.agreement, dueOn: day(3), followUpOn: day(5) });
  async function newMediation(stage: MediationStage): Promise<string> {
    // Nobody has more than three open, and everybody who asks is given a fresh one.
    await rows().updateMany({ 'sides.first.personId': 'reporter' } as never, { $set: { desk: 'over' } } as never);
    const { id } = await send('reporter', '/mediations', { kind: 'noise', text: MEDIATION_WORDS.text, who: MEDIATION_WORDS.who });
    const step = async (who: Somebody, action: string, more: object = {}): Promise<void> => { await send(who, `/mediations/${id}/${action}`, { revision: (await rows().findOne({ _id: id }))?.revision ?? 0, ...more }); };
    const reached = (wanted: MediationStage): boolean => ORDER.indexOf(stage === 'failed' || stage === 'wanted' || stage === 'escalated' ? 'arranged' : stage === 'noted' ? 'inviting' : stage) >= ORDER.indexOf(wanted);
    if (reached('inviting')) {
      await step('staff', 'invite', { person: { name: '楼上的', phone: '' } });
      if (stage !== 'noted') await patch(id, { 'sides.second.personId': 'neighbour', 'sides.second.accountless': false, people: ['reporter', 'neighbour'] });
    }
    if (reached('willing')) await step('neighbour', 'consent');
    if (reached('appointed')) await patch(id, { state: 'appointed', mediatorId: 'councillor', people: ['reporter', 'neighbour', 'councillor'] });
    if (reached('arranged')) {
      await step('councillor', 'arrange', { at: hours(2).toISOString(), place: '调解室' });
      await patch(id, { sessionAt: hours(-1) });
    }
    if (reached('drafted')) await step('councillor', 'held', { outcome: 'agreed', record: MEDIATION_WORDS.record, agreement: agreement() });
    if (reached('signed')) for (const who of ['reporter', 'neighbour'] as const) await step(who, 'sign', { edition: 1 });
    if (reached('inForce')) await step('head', 'confirm');
    if (stage === 'failed' || stage === 'wanted' || stage === 'escalated') await step('councillor', 'held', { outcome: 'failed', record: MEDIATION_WORDS.record });
    if (stage === 'wanted' || stage === 'escalated') await step('reporter', 'ask-office');
    if (stage === 'escalated') await step('staff', 'escalate', { unitId: 'north-office' });
    return id;
  }
  return {
    mediationAt: (stage: MediationStage): Promise<string> => once(`mediation ${stage}`, () => newMediation(stage)),
    mediationAgreement: agreement,
    mediationMoment: (by: number): string => hours(by).toISOString(),
    /** A mediation with the body of a step. */
    async onMediation(stage: MediationStage, more: object = {}) {
      const id = await once(`mediation ${stage}`, () => newMediation(stage));
      return { params: { id }, body: { revision: (await rows().findOne({ _id: id }))?.revision, ...more } };
    },
  };
}
