import { useTap } from '@/ui';
import { useState } from 'react';
import { api, loadMe, type ResponseOf, useApi, useSignedIn } from '@/api';
import type { HomeRelation } from '@shared/domain/identity/homes';

export type Building = ResponseOf<'GET /buildings/:id'>;

/** What is asked, one after the other; an entrance only where the building has several. */
export type Step = 'community' | 'building' | 'words' | 'entrance' | 'no' | 'relation' | 'check';

interface Filled {
  communityId: string | null;
  buildingId: string | null;
  /** The building is in no list: what the person writes instead. */
  unlisted: boolean;
  words: string;
  entrance: string;
  no: string;
  relation: HomeRelation | null;
  name: string;
}
const NOTHING: Filled = { communityId: null, buildingId: null, unlisted: false, words: '', entrance: '', no: '', relation: null, name: '' };

function stepsOf({ unlisted }: Filled, building: Building | undefined): Step[] {
  if (unlisted) return ['community', 'building', 'words', 'relation', 'check'];
  // While the building is being fetched it may have entrances.
  const entrance: Step[] = building?.entrances.length === 0 ? [] : ['entrance'];
  return ['community', 'building', ...entrance, 'no', 'relation', 'check'];
}

/** What is missing before the next step, as a sentence to say. */
function missing(step: Step, filled: Filled, named: boolean): string | null {
  switch (step) {
    case 'community':
      return filled.communityId === null ? '选一个社区，才知道请谁核实' : null;
    case 'building':
      return filled.buildingId === null && !filled.unlisted ? '选一栋楼，没有就点「名单里没有」' : null;
    case 'words':
      return filled.words.trim().length < 2 ? '写上地址，比如：老村 3 号 2 楼' : null;
    case 'entrance':
      return filled.entrance === '' ? '选一个单元' : null;
    case 'no':
      return filled.no.trim() === '' ? '写上房号，比如 501' : null;
    case 'relation':
      if (filled.relation === null) return '选一样，工作站好核实';
      return !named && filled.name.trim() === '' ? '写上您的姓名，工作站好核实' : null;
    case 'check':
      return null;
  }
}

/** The binding of a home, from the first question to the request. Nothing that was chosen is lost by going back. */
export function useBinding(onDone: () => void) {
  const me = useSignedIn();
  const [filled, setFilled] = useState<Filled>(NOTHING);
  const [step, setStep] = useState<Step>('community');
  const { busy, tap } = useTap();
  const communityId = filled.communityId ?? me?.home?.community.id ?? null;
  const communities = useApi('GET /communities', {});
  const buildings = useApi('GET /communities/:id/buildings', communityId ? { params: { id: communityId } } : null);
  const building = useApi('GET /buildings/:id', filled.buildingId ? { params: { id: filled.buildingId } } : null);
  const mine = useApi('GET /homes', {}, false);
  const named = mine.data?.named ?? true;
  const all = { ...filled, communityId };
  const steps = stepsOf(filled, building.data);
  // A building without entrances has nothing to ask there.
  const at = Math.max(0, steps.indexOf(step === 'entrance' && !steps.includes(step) ? 'no' : step));
  const change = (part: Partial<Filled>): void => setFilled((before) => ({ ...before, ...part }));
  const send = async (): Promise<void> => {
    const { unlisted, words, buildingId, entrance, no, relation, name } = filled;
    if (communityId === null || relation === null) return;
    const door = unlisted ? { words: words.trim() } : { buildingId: buildingId ?? '', entrance, no: no.trim() };
    const body = { communityId, door, relation, ...(named ? {} : { name: name.trim() }) };
    if (await tap(JSON.stringify(body), (key) => api('POST /homes', { body, key }), '交给工作站核实了')) {
      await loadMe().catch(() => undefined);
      onDone();
    }
  };
  return {
    ...{ filled: all, change, step: steps[at] ?? 'community', at, count: steps.length, communities, buildings, building, named, busy: busy !== null },
    gap: missing(steps[at] ?? 'community', all, named),
    next: (to?: Step) => setStep(to ?? steps[at + 1] ?? 'check'),
    previous: () => setStep(steps[at - 1] ?? 'community'),
    send,
  };
}
export type Binding = ReturnType<typeof useBinding>;
