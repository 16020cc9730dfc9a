import { callsDockets, type Role } from '../kernel/roles';

/** What a notice (通知) is about. Whether it is an emergency is said apart: a storm may be weeks away. */
export const NOTICE_KINDS = ['water', 'power', 'gas', 'storm', 'safety', 'meeting', 'activity', 'policy', 'other'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** True when one of these roles tells people something: a station its community, a dispatcher the street or the district. */
export const writesNotices = (roles: readonly { readonly role: Role }[]): boolean => callsDockets(roles);

/** Levels of land that a notice may be for, the widest first. */
export const NOTICE_AREAS = ['district', 'street', 'community', 'grid', 'building'] as const;
export type NoticeAreaKind = (typeof NOTICE_AREAS)[number];
/** One area. A notice has several where neighbours are told the same; an estate is its buildings. */
export interface NoticeArea {
  readonly kind: NoticeAreaKind;
  readonly id: string;
}

/** By this a notice and whoever reads it meet: what a notice is for, and where somebody lives, in the same words. */
export const areaKey = ({ kind, id }: NoticeArea): string => `${kind}:${id}`;
/** By this everybody who looks at a community finds what is for a part of it. */
export const insideKey = (communityId: string): string => `in:${communityId}`;
/** What is for a whole community or more. */
export const communityKeys = ({ district, street, community }: { readonly district: string; readonly street: string; readonly community: string }): string[] => [areaKey({ kind: 'district', id: district }), areaKey({ kind: 'street', id: street }), areaKey({ kind: 'community', id: community })];

/** Limits of a notice. Text in UTF-16 units; what is pinned comes off by itself after so many days. */
export const NOTICE_LIMITS = { title: 30, text: 1_200, reason: 200, areas: 60, pinDays: 60, ahead: 366, corrections: 20 } as const;
/** So long after it was told a notice stands on home and in the inbox where it names no end. */
export const NOTICE_SHOWN_DAYS = 30;
