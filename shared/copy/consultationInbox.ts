import type { ConsultationInboxKind } from '../domain/notifications/consultationKinds';

/** Messages about consultations; `[…]` is left out when its value is missing (`fill`). `{title}`: the consultation; `{unit}`: the body; `{more}`: the step that begins; `{date}`: a day or a moment in words. */
export const CONSULTATION_INBOX: Readonly<Record<ConsultationInboxKind, { readonly title: string; readonly body: string }>> = {
  consultationNotice: { title: '协商开始了，请您来说', body: '「{title}」，{unit}通报出来了，每一条都可以说您的看法、可以提问[，{date}]。' },
  consultationStep: { title: '协商往下走了一步', body: '「{title}」[到了“{more}”][，{date}]。' },
  consultationDecided: { title: '协商定下来了', body: '「{title}」定了[：{reason}]。公示的时候有异议可以提。' },
  consultationProgress: { title: '定下的事有进展', body: '「{title}」[：{reason}]。' },
  consultationMoved: { title: '办好的日子改了', body: '「{title}」[：{reason}]。' },
  consultationReport: { title: '办成了什么，请您来评', body: '「{title}」[：{reason}]。' },
  consultationDone: { title: '协商走完了', body: '「{title}」从头到尾都留在那里，谢谢您参加。' },
  consultationStopped: { title: '协商不办了', body: '「{title}」[：{reason}]。' },
  consultationMeeting: { title: '请您来开会', body: '「{title}」，{unit}请您来[{more}][，{date}]。到了扫码签到。' },
  consultationMeetingOff: { title: '会不开了', body: '「{title}」[，{date}]那次不开了[：{reason}]。' },
  consultationMinutes: { title: '会议纪要请您看一眼', body: '「{title}」的会议纪要写好了，请写的人以外的一位看过。' },
  consultationAnswered: { title: '您问的有答复了', body: '「{title}」，您说的那一条答复了，点开看。' },
  bodyConsultationAsked: { title: '有人问，等您答复', body: '「{title}」，有人提问或者提异议，请答复[，{date}]。' },
  bodyConsultationLate: { title: '过了答复的日子', body: '「{title}」，有人问的还没有答，答了才能往下走。' },
  bodyConsultationDue: { title: '这一步的日子满了', body: '「{title}」[，“{more}”]的日子满了，该做的做完就往下走。' },
  bodyConsultationCount: { title: '请您也数一遍', body: '「{title}」，一个人数过举手的数了，请另一个人也数一遍，一样才算。' },
  bodyConsultationAgree: { title: '等另一个召集单位', body: '「{title}」，一个召集单位说这一步可以结束，请另一个也看一看。' },
  bodyConsultationTaskLate: { title: '定下的事过了日子', body: '「{title}」有一件还没办好，催一催，或者写明原因改日子。' },
  unitConsultationTask: { title: '协商定了，请您单位办', body: '「{title}」[：{reason}][，{date}]，办好了告诉大家。' },
  unitConsultationMoved: { title: '您单位办的事改了日子', body: '「{title}」[：{reason}][，{date}]。' },
  unitConsultationLate: { title: '定下的事过了日子', body: '「{title}」，说好的日子[（{date}）]过了，办好请报，办不完请和{unit}说。' },
};
