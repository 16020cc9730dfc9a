import type { RequestableAction } from '../../../shared/contract/cases';
import { createPerson, grantRole } from '../../../server/features/identity';
import type { Deps } from '../../../server/platform/deps';
import { seedDistrict } from './support';

/** Who plays which parts in the cases below; the others play none. */
export const CAST: Readonly<Record<string, readonly string[]>> = {
  ann: ['reporter'], plumStaff: ['station'], plumHead: ['station'], plumGrid: ['gridWorker'], plumWorker: ['handler'], waterWorker: ['support'], northDispatcher: ['street'], eve: ['district'],
  bob: [], pineStaff: [], southDispatcher: [], districtAuditor: [], admin: [], fay: [],
};
const word = { contacted: true, solved: true, satisfaction: 'satisfied' };
const one = { reason: '写明原因' };
/** A body for each action that is good where the action is. */
export const bodiesFor = ({ partId, leadId }: { partId: string; leadId: string }): Readonly<Record<RequestableAction, object>> => ({
  supplement: ({ text: '三楼也是' }), withdraw: ({}), inspect: ({ text: '属实' }), correct: ({ gridId: 'g1', ...one }), accept: ({}),
  decline: ({ ruleId: 'courts', ...one }), acceptAndDispatch: ({ unitId: 'plum-property' }), takeOn: ({}), dispatch: ({ unitId: 'plum-property' }),
  acknowledge: ({}), handle: ({ text: '换了', why: '水没停' }), verify: ({}), reject: one, return: one, designate: ({ unitId: 'plum-property', ...one }),
  evaluate: word, recordWord: word, reopen: ({}), release: ({ text: '楼道灯' }), note: ({ text: '打过电话' }), unsplit: one,
  edit: ({ categoryId: 'stairLight', text: '灯不亮', placeText: '3 栋', showToNeighbours: true }), takeBackPhotos: ({ photoIds: ['none'] }),
  regrade: ({ grade: 'urgent', ...one }), merge: ({ leadId, leadRevision: 0 }), unmerge: one, transcribe: ({ voiceId: 'none', text: '听到' }),
  disputeTranscript: ({ voiceId: 'none' }), addSupport: ({ unitId: 'urban', text: '一起来' }), acknowledgeSupport: ({ partId }), supportProgress: ({ partId, text: '在办' }),
  supportDone: ({ partId, text: '办了' }), returnSupport: ({ partId, ...one }), dropSupport: ({ partId, ...one }), callReached: word, callMissed: ({}),
  confirmUnsolved: one, closeExplained: one, orderRedo: ({ unitId: 'plum-property', ...one }), rateUnit: ({ points: 4 }), markUnsolved: ({}),
  ask: ({ text: '几楼' }), answer: ({ text: '三楼' }), urge: ({}), runOn: one, supervise: ({ trigger: 'badEffect', ...one }), respond: ({ text: '今天办' }),
  escalate: one, askExtension: ({ days: 3, ...one }), grantExtension: ({}), refuseExtension: one, askDeferral: ({ ...one, unitId: 'plum-property', reviewOn: '2026-04-01' }),
  grantDeferral: ({}), refuseDeferral: one, reassign: ({ unitId: 'urban', ...one }),
});

/** The test district with two more: a dispatcher of the district, and a volunteer. */
export async function seedCast(deps: Deps): Promise<void> {
  await seedDistrict(deps);
  const since = new Date('2025-01-01T00:00:00Z');
  for (const [id, role, unitId] of [['eve', 'streetDispatcher', 'district'], ['fay', 'volunteer', 'plum']] as const) {
    await createPerson(deps, { id, name: `${id}先生`, level: 1, phone: '13800001234' });
    await grantRole(deps, { personId: id, role, unitId, since });
  }
}
