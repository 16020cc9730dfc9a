import { membersOn, type BodyDoc } from '../features/bodies';
import { answer, ask, authoriseConsultation, authoriseMeeting, begin, call, count, endStep, give, giveOpinion, loadConsultation, loadMeeting, mark, progress, rate, report, signOff, writeMinutes, writePaper, type Beginning, type ConsultationDoc } from '../features/consultations';
import { getPeople } from '../features/identity';
import { convert } from '../features/threads';
import type { TopicDoc } from '../features/topics';
import type { Deps } from '../platform/deps';
import type { Hands } from './topics';

const [WANG, CHEN, LI, ZHAO, ZHOU, LIN] = ['p-wangxiuying', 'p-chenyawen', 'p-liming', 'p-zhaozhiqiang', 'p-zhouyulan', 'p-linxiaomei'] as const;
type Action = Parameters<typeof authoriseConsultation>[3];
type About = Pick<Beginning, 'template' | 'title' | 'text' | 'clauses' | 'options'>;
const GATE: About = { template: 'plain', title: '东门晚上几点关', text: '下夜班的要绕路，住门口的嫌吵。定一个时间，再定留不留小门。', clauses: ['大门十一点半关', '小门刷卡不关'], options: [] };
const PARKING: About = {
  template: 'parking', title: '3 栋南边停车怎么划', text: '路口的车位要修没了。三个方案，选一个；垃圾点一起挪。', clauses: ['3 栋南边划停车位', '垃圾点挪到北墙'],
  options: [{ label: '划 12 个，不留草地', cost: 9_000, photoIds: [] }, { label: '划 8 个，留一半草地', cost: 6_000, photoIds: [] }, { label: '不划，夜里借学校的', cost: 0, photoIds: [] }],
};

/** Takes the steps of one consultation, each as the station or whoever is named, so many days ago. */
class Talk {
  constructor(private readonly hands: Hands, readonly id: string) {}
  readonly doc = (): Promise<ConsultationDoc> => loadConsultation(this.hands.deps, this.id);
  async step<T>(days: number, who: string, action: Action, command: (deps: Deps, doc: ConsultationDoc, actor: Awaited<ReturnType<typeof authoriseConsultation>>, ask: { revision: number; key: string }) => Promise<T>): Promise<T> {
    const doc = await this.doc();
    return command(this.hands.at(days), doc, await authoriseConsultation(this.hands.deps, this.hands.viewer(who), doc, action), this.hands.ask(doc));
  }
  readonly end = (days: number, step: string): Promise<ConsultationDoc> => this.step(days, LIN, 'end', (deps, doc, actor, asked) => endStep(deps, doc, actor, this.hands.viewer(LIN), { ...asked, step }));
  /** A meeting of an hour to which everybody came, with minutes that the chair read; who came is marked by the secretary. */
  async met(days: number, kind: 'council' | 'hearing', agenda: string[], minutes: string): Promise<string> {
    const [doc, from] = [await this.doc(), this.hands.moment(days)];
    const made = await call(this.hands.at(days), doc, LIN, { kind, agenda, place: '社区活动室', startsAt: from.toISOString(), hours: 1 }, this.hands.key());
    for (const { _id } of await membersOn(this.hands.deps, doc.bodyId, this.hands.day(days))) await mark(this.hands.at(days), made, LIN, { seatId: _id, here: true });
    const written = await writeMinutes(this.hands.at(days), made, await authoriseMeeting(this.hands.deps, this.hands.viewer(LIN), doc, 'minutes'), { ...this.hands.ask(made), text: minutes, photoIds: [] });
    const read = await loadMeeting(this.hands.deps, written._id);
    await signOff(this.hands.at(days), read, await authoriseMeeting(this.hands.deps, this.hands.viewer(ZHOU), doc, 'signOff'), this.hands.ask(read));
    return made._id;
  }
}
async function opened(hands: Hands, body: BodyDoc, topic: TopicDoc, about: About, days: number): Promise<Talk> {
  const { _id } = await begin(hands.at(days), hands.viewer(LIN), { bodyId: body._id, topicId: topic._id, ...about, rollId: null, place: null }, hands.key());
  const talk = new Talk(hands, _id);
  await talk.step(days, LIN, 'give', give);
  return talk;
}

/** The gate: through every step to the rating. */
async function playGate(hands: Hands, body: BodyDoc, topic: TopicDoc): Promise<void> {
  const talk = await opened(hands, body, topic, GATE, 46);
  await giveOpinion(hands.at(45), await talk.doc(), hands.who(ZHAO), { clauseId: 'c1', stance: 'for', text: '' });
  await ask(hands.at(45), await talk.doc(), hands.who(CHEN), { kind: 'question', text: '卡丢了怎么办？' }, hands.key());
  const asked = await hands.deps.db.collection<{ _id: string }>('consultationAsks').findOne({ consultationId: talk.id } as object);
  await answer(hands.at(44), await talk.doc(), asked?._id ?? '', LIN, '到门卫室补一张，当天就能用。');
  await talk.end(42, 'notice');
  await talk.end(38, 'deliberation');
  const meetingId = await talk.met(37, 'council', ['几点关', '留不留小门'], '两边都来了人。住门口的同意十一点半，下夜班的刷卡走小门。');
  const members = (await membersOn(hands.deps, body._id, hands.day(37))).length;
  const counted = { meetingId, text: '大门十一点半关，小门刷卡不关。', hands: ['c1', 'c2'].map((id) => ({ id, yes: members, no: 0, abstain: 0 })) };
  for (const who of [LIN, ZHOU]) await talk.step(37, who, 'count', (deps, doc, actor, asking) => count(deps, doc, actor, { ...asking, ...counted }));
  await talk.end(37, 'decision');
  await ask(hands.at(35), await talk.doc(), hands.who(LI), { kind: 'objection', text: '老人不会刷卡。' }, hands.key());
  const objected = await hands.deps.db.collection<{ _id: string }>('consultationAsks').findOne({ consultationId: talk.id, kind: 'objection' } as object);
  await answer(hands.at(33), await talk.doc(), objected?._id ?? '', LIN, '按门铃，门卫给开。');
  await talk.end(31, 'publication');
  const doc = await talk.doc();
  await convert(hands.at(31), hands.viewer(LIN), { kind: 'consultation', id: talk.id }, { to: 'project', revision: doc.revision, title: '东门小门装刷卡机', need: '小门装一台刷卡机，卡在门卫室领。', photoIds: [], owner: { unitId: body.scope.station, dueOn: hands.day(20) } }, hands.key());
  await talk.step(25, LIN, 'progress', (deps, now, actor, asking) => progress(deps, now, actor, hands.viewer(LIN), { ...asking, taskId: 't1', text: '刷卡机到了，周末装。', done: false }));
  await talk.step(22, LIN, 'taskDone', (deps, now, actor, asking) => progress(deps, now, actor, hands.viewer(LIN), { ...asking, taskId: 't1', text: '装好了，卡发了六十张。', done: true }));
  await talk.end(21, 'carrying');
  await talk.step(20, LIN, 'report', (deps, now, actor, asking) => report(deps, now, actor, { ...asking, text: '大门小门都按定的开了半个月，没有再来说吵的。' }));
  for (const [who, score] of [[CHEN, 'good'], [LI, 'fair'], [ZHAO, 'good']] as const) await rate(hands.at(18), await talk.doc(), hands.who(who), { score, text: '' });
  await talk.end(12, 'report');
}
/** Parking: residents talk about it, a question waits, a hearing is to come. */
async function playParking(hands: Hands, body: BodyDoc, topic: TopicDoc): Promise<void> {
  const talk = await opened(hands, body, topic, PARKING, 11);
  await talk.end(4, 'notice');
  for (const [who, clauseId, stance, text] of [[WANG, 'c1', 'changes', '给老人下车留一块地方'], [CHEN, 'c1', 'for', ''], [LI, 'c2', 'for', '早该挪了'], [CHEN, 'c2', 'for', '']] as const) await giveOpinion(hands.at(3), await talk.doc(), hands.who(who), { clauseId, stance, text });
  await writePaper(hands.at(2), await talk.doc(), LIN, { clauseId: 'c1', stance: 'against', text: '草地是孩子玩的地方，一个也别划。', from: '5 栋一位老人' }, hands.key());
  await ask(hands.at(1), await talk.doc(), hands.who(ZHAO), { kind: 'question', text: '车位先到先停，还是轮着停？' }, hands.key());
}

/** Two consultations of a council: one from beginning to end, one that goes on. */
export async function playConsultations(hands: Hands, body: BodyDoc, gate: TopicDoc, parking: TopicDoc): Promise<void> {
  if ((await getPeople(hands.deps, [ZHOU])).get(ZHOU) === undefined || (await membersOn(hands.deps, body._id, hands.day(37))).length === 0) return;
  await playGate(hands, body, gate);
  await playParking(hands, body, parking);
}
