import type { ResponseOf } from '../../../shared/contract';
import { until, type WeappPage } from '../../support/weapp';
import { NoNetwork } from '../../support/weapp/api';
import { me } from '../cases/fixtures';
import { phoneOf, type Phone } from '../cases/support';

export type View = ResponseOf<'GET /wishes/:id'>;
type Row = ResponseOf<'GET /wishes'>['items'][number];
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };

export const row: Row = { id: 'wish-1', state: 'open', category: 'goods', text: '想要一张旧木凳', community: '梧桐里社区', grid: '第一网格', urgent: false, visit: false, neededOn: null, target: 1, left: 1, at: '2026-11-20T02:00:00.000Z', thumbUrl: null, again: false };
const { thumbUrl: _thumb, community: _community, ...facts } = row;
export const view: View = {
  ...facts, number: null, revision: 3, viewer: 'guest', community: { id: 'c01', name: '梧桐里社区' }, photos: [], voices: [], station, whom: null, care: null, original: null, released: null, claimantsRead: null, address: null, addressOpen: false,
  recipient: null, author: null, createdAt: '2026-11-19T02:00:00.000Z', dueAt: null, claims: [], invites: [], invitation: null, questions: [{ code: 'used', answer: 'yes' }], askable: ['size'], proposal: null, thanks: null, storyConsent: null, story: null,
  timeline: [{ id: '2', at: '2026-11-20T02:00:00.000Z', action: 'approve', part: 'station', unit: null, code: null, text: null }], alike: [], careful: false, mayContact: false, receipt: false, linked: false, actions: ['claim', 'question'],
};
export const claimed: View = {
  ...view, state: 'claimed', left: 0, viewer: 'claimant', revision: 4, askable: [], actions: ['arrange', 'send', 'prove', 'release', 'callFor'],
  claims: [{ id: 'wish-1-0', name: null, unit: null, own: true, quantity: 1, state: 'active', companion: null, at: '2026-11-24T04:30:00.000Z', dueAt: '2026-12-01T04:30:00.000Z', arrangedOn: null, sentAt: null, proof: null, agreed: false, actions: ['arrange', 'send', 'prove', 'release'] }],
};

/** A phone for a file of tests: signed in, with a wall of one wish, and a switch for the network. */
export function setScene() {
  let phone: Phone;
  let online: boolean;
  const here = <T>(answer: T): T => {
    if (!online) throw new NoNetwork();
    return answer;
  };
  const feedOf = (items: Row[]): ResponseOf<'GET /wishes'> => ({ items, next: null, counts: { open: items.length, going: 8, realised: 146 }, community: { id: 'c01', name: '梧桐里社区' }, grids: [{ id: 'g1', name: '第一网格' }, { id: 'g2', name: '第二网格' }] });
  const switchOn = async (who = me): Promise<void> => {
    document.body.replaceChildren();
    jest.resetModules();
    phone = await phoneOf(who);
    const { server } = phone;
    server.answer('GET /wishes', ({ query }) => here(feedOf(query.category === 'company' || query.gridId === 'g2' ? [] : [row])));
    const street = { id: 's1', name: '青云街道' };
    server.answer('GET /communities', () => here({ items: [{ id: 'c01', name: '梧桐里社区', street }, { id: 'c02', name: '枫林社区', street }] }));
    server.answer('GET /wishes/:id', () => here(view));
    server.answer('POST /wishes/:id/claim', () => here(claimed));
  };
  beforeEach(async () => {
    online = true;
    await switchOn();
  });
  return {
    phone: (): Phone => phone,
    switchOn,
    unplug: (): void => { online = false; },
    async opened(path: string, params: Record<string, string>, words: string): Promise<WeappPage> {
      const page = await phone.app.openPage(path, params);
      await until(words, () => page.text().includes(words));
      return page;
    },
  };
}
export const areas = (page: WeappPage): HTMLElement[] => [...page.findAll('.u-ruled__input'), ...page.findAll('.u-field__input')] as HTMLElement[];
