import { createHash } from 'node:crypto';
import { chance } from '../../../server/demonstration/random';
import { buildingIdOf, roomIdOf } from '../../../server/features/organisation';
import { wordsOf } from '../../../server/demonstration/homes';
import type { Deps } from '../../../server/platform/deps';
import type { Community, Land, Place } from './land';
import { WEEK_MS, WEEKS, type Shape } from './shape';
import { stampOf, type Stamp } from './stamp';
import type { Material, ResidentStory, Told } from './stories';

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 24);

/** Somebody who reports: enough for the search tokens of their matters. */
export interface Resident {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly communityId: string;
}

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江'];
const GIVEN = [...'建国秀桂玉淑志文海永春丽美小晓雪俊家子思雨佳梓明德庆金红凤兰素惠振兴立长瑞景月云宝福华英芳珍梅平军强民生林峰波涛敏静娟霞琴玲燕萍涵怡宁轩杰豪鑫宇晨阳清香芬成才贵良全发'];
/** Entrances to a building, people behind a door. */
const ENTRANCES = 3;
const HOUSEHOLD = 2;
/** How long a session lasts, and how many weeks ago residents last logged in at most. */
const SESSION_MS = 30 * 24 * 3_600_000;

/** Residents of a district, numbered community by community so that any of them can be told without the others. */
export class Residents {
  private readonly stamps: readonly { readonly story: ResidentStory; readonly stamp: Stamp }[];
  private readonly buildings: readonly (readonly Place[])[];
  private readonly inMain: number;
  private readonly elsewhere: number;

  constructor(private readonly material: Material, private readonly land: Land, private readonly shape: Shape, private readonly cipher: Deps['cipher']) {
    this.inMain = Math.max(2, Math.round(shape.residents * shape.mainShare));
    this.elsewhere = Math.max(2, Math.ceil((shape.residents - this.inMain) / Math.max(1, land.communities.length - 1)));
    this.buildings = land.communities.map(({ places }) => places.get('building') ?? [...places.values()].flat());
    this.stamps = material.residents.map((story) => {
      const { home, personId } = story;
      const here = this.communityOf(home.communityId);
      const ids = new Set([personId, home.id, home.roomId, home.placeId, here.id, here.streetId, `${here.id}-st`]);
      return { story, stamp: stampOf(story.documents, ids, [home.placeText]) };
    });
  }

  get count(): number {
    return this.inMain + this.elsewhere * (this.land.communities.length - 1);
  }

  private communityOf(id: string): Community {
    return this.land.communities.find((community) => community.id === id) ?? (this.land.communities[0] as Community);
  }

  /** The n-th resident of the district. */
  resident(n: number): Resident & { readonly community: number; readonly inCommunity: number } {
    const community = n < this.inMain ? 0 : 1 + Math.floor((n - this.inMain) / this.elsewhere);
    const inCommunity = n < this.inMain ? n : (n - this.inMain) % this.elsewhere;
    const draw = chance(`resident-${n}`);
    const name = draw.pick(SURNAMES) + draw.pick(GIVEN) + (draw.happens(0.8) ? draw.pick(GIVEN) : '');
    return { id: `r${String(n).padStart(7, '0')}`, name, phone: `198${String(n).padStart(8, '0')}`, communityId: this.land.communities[community]?.id ?? '', community, inCommunity };
  }

  /** Somebody of a community, by chance between 0 and 1. */
  someone(community: number, share: number): Resident {
    const [first, count] = community === 0 ? [0, this.inMain] : [this.inMain + (community - 1) * this.elsewhere, this.elsewhere];
    return this.resident(first + Math.floor(share * count));
  }

  /** The door of the n-th household of a community. */
  private door(community: number, household: number): { place: Place; entrance: string; no: string; buildingId: string } {
    const places = this.buildings[community] ?? [];
    const place = places[household % places.length] as Place;
    const at = Math.floor(household / places.length);
    const above = Math.floor(at / ENTRANCES);
    const [floor, door] = [1 + Math.floor(above / 2), 1 + (above % 2)];
    return { place, entrance: `${1 + (at % ENTRANCES)} 单元`, no: `${floor}0${door}`, buildingId: buildingIdOf(place.communityId, wordsOf(place)) };
  }

  /** Everything the database knows of the n-th resident, their door included. */
  tell(n: number): Told[] {
    const { id, name, phone, communityId, community, inCommunity } = this.resident(n);
    const { story, stamp } = this.stamps[n % this.stamps.length] as (typeof this.stamps)[number];
    const [there, here] = [this.communityOf(communityId), this.communityOf(story.home.communityId)];
    const { place, entrance, no, buildingId } = this.door(community, Math.floor(inCommunity / HOUSEHOLD));
    const roomId = roomIdOf(buildingId, { entrance, no });
    const placeText = `${wordsOf(place).building} ${entrance}`;
    const ids = new Map([[story.personId, id], [story.home.id, `h-${digest(`home ${id}`)}`], [story.home.roomId, roomId], [story.home.placeId, place._id], [here.id, there.id], [here.streetId, there.streetId], [`${here.id}-st`, `${there.id}-st`]]);
    const point = { lng: place.gcj02[0], lat: place.gcj02[1], system: 'gcj02' };
    const shift = -WEEK_MS * Math.floor(chance(`resident-${n}/since`).next() * WEEKS);
    const told = stamp({ ids, shift, names: [[story.home.placeText, placeText]], freshId: (i) => digest(`resident ${id} ${i}`) });
    for (const { collection, doc } of told) {
      if (collection === 'people') Object.assign(doc, { name, phone: this.cipher.encrypt(phone, `person:${id}:phone`), phoneTail: phone.slice(-4), home: { communityId: there.id, placeText, placeId: place._id, point } });
      if (collection === 'homes') Object.assign(doc, { no, point });
    }
    return [...told, { collection: 'rooms', doc: { _id: roomId, buildingId, communityId: there.id, entrance, no, area: 76.2, goneAt: null } }, ...this.logins(id, phone)];
  }

  /** The claim of the number, the WeChat user, and the last session. */
  private logins(id: string, phone: string): Told[] {
    const createdAt = new Date(this.material.now.getTime() - Math.floor(chance(`${id}/login`).next() * SESSION_MS));
    const binding = this.cipher.fingerprint(`wechat:scale:${id}`);
    return [
      { collection: 'phoneClaims', doc: { _id: this.cipher.fingerprint(`phone:${phone}`), personId: id, confirmedAt: createdAt } },
      { collection: 'wechatBindings', doc: { _id: binding, personId: id, openId: this.cipher.encrypt(`open-${id}`, `wechat:${binding}`), createdAt } },
      { collection: 'sessions', doc: { _id: digest(`session ${id}`), personId: id, createdAt, expiresAt: new Date(createdAt.getTime() + SESSION_MS), revokedAt: null, method: 'wechat', device: null, lastUsedAt: createdAt } },
    ];
  }
}

/** A building for every landmark that is one, so that people may live there. */
export function buildingsOf(land: Land): Told[] {
  return land.communities.flatMap(({ places }) => places.get('building') ?? []).map((place) => {
    const { estate, building } = wordsOf(place);
    return { collection: 'buildings', doc: { _id: buildingIdOf(place.communityId, { estate, building }), communityId: place.communityId, estate, name: building, placeId: place._id } };
  });
}
