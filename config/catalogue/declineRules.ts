import type { DeclineRule } from './types';

const article = (words: string): string => `参照《北京市接诉即办工作条例》第十一条：${words}`;

/** Diversions instead of a case (domain.md section 1, Art. 11). The station adds its own reason to each. */
export const DECLINE_RULES: readonly DeclineRule[] = [
  { id: 'emergencyNumbers', name: '请直接打 110、119、120、122', article: article('报警、火警、急救、交通事故，请直接打紧急电话，他们到得最快。') },
  { id: 'courts', name: '归法院、仲裁或信访办理', article: article('诉讼、仲裁、行政复议和信访事项，由受理它的机关办理。') },
  { id: 'sameMatter', name: '同一件事已经在办', article: article('同一件事没有新情况的，告诉您那一件办到哪一步，不再另开一件。') },
  { id: 'secrets', name: '涉及秘密或他人隐私', article: article('涉及国家秘密、商业秘密或个人隐私的，不在这里办理。') },
  { id: 'otherChannel', name: '另有专门渠道', article: article('法律法规规定了专门渠道的，告诉您找谁、怎么找。') },
  { id: 'unlawful', name: '要求不合法', article: article('要求违反法律法规或公序良俗的，不能办理，会向您说明理由。') },
];
