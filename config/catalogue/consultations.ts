import type { MeetingNeed, StepTemplate, TemplateId } from '../../shared/domain/consultations/kinds';

/** Everybody who sits there comes together: the council, wherever it meets. */
const COUNCIL: MeetingNeed = { kinds: ['council', 'mobile'], sides: [], quorum: true };
/** A hearing is open to whom it concerns; no number of members makes it one. */
const HEARING: MeetingNeed = { kinds: ['hearing', 'mobile'], sides: [], quorum: false };

interface Days { readonly notice: number; readonly talk: number; readonly shown: number }
const steps = ({ notice, talk, shown }: Days, meeting: MeetingNeed | null): readonly StepTemplate[] => [
  { id: 'notice', kind: 'notice', days: notice, meeting: null },
  { id: 'deliberation', kind: 'deliberation', days: talk, meeting },
  { id: 'decision', kind: 'decision', days: 0, meeting: null },
  { id: 'publication', kind: 'publication', days: shown, meeting: null },
  { id: 'carrying', kind: 'carrying', days: 0, meeting: null },
  { id: 'report', kind: 'report', days: 7, meeting: null },
];

/**
 * Templates of consultation: what comes after what, for how many whole days at least, and which meeting a step wants. The
 * notice of 15 days to owners is that of 杭州, 北京 and 滨州; the other numbers are what many places do, no law, and are
 * changed here. A consultation keeps the steps with which it began.
 */
export const CONSULTATION_TEMPLATES: Readonly<Record<TemplateId, readonly StepTemplate[]>> = {
  plain: steps({ notice: 3, talk: 3, shown: 5 }, null),
  parking: steps({ notice: 7, talk: 7, shown: 7 }, HEARING),
  greening: steps({ notice: 7, talk: 7, shown: 7 }, COUNCIL),
  fire: steps({ notice: 3, talk: 3, shown: 5 }, COUNCIL),
  // What cannot wait still is told, talked about by enough, decided and published, in days instead of weeks.
  urgent: steps({ notice: 1, talk: 1, shown: 3 }, COUNCIL),
  lift: steps({ notice: 15, talk: 7, shown: 7 }, HEARING),
  charging: steps({ notice: 7, talk: 7, shown: 7 }, HEARING),
  // 四议两公开: the branch proposes, both committees talk it over, party members look at it, villagers' representatives resolve; resolution and result are made public.
  fourTwo: [
    { id: 'propose', kind: 'notice', days: 3, meeting: null },
    { id: 'committees', kind: 'deliberation', days: 0, meeting: { kinds: ['council', 'mobile'], sides: ['party', 'committee'], quorum: true } },
    { id: 'partyMembers', kind: 'deliberation', days: 0, meeting: { kinds: ['council', 'mobile'], sides: ['party'], quorum: true } },
    { id: 'resolve', kind: 'decision', days: 0, meeting: null },
    { id: 'resolution', kind: 'publication', days: 5, meeting: null },
    { id: 'carrying', kind: 'carrying', days: 0, meeting: null },
    { id: 'result', kind: 'publication', days: 5, meeting: null },
    { id: 'report', kind: 'report', days: 7, meeting: null },
  ],
  // 六事工作法 (镇海): raising and settling the topic come before; here it is talked over, decided, published, done and judged.
  sixThings: steps({ notice: 5, talk: 5, shown: 5 }, COUNCIL),
};
