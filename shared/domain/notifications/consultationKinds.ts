/** Kinds of inbox message about consultations and meetings: to all who took part, to members, to who asked, to who answers, to who carries out. */
export const CONSULTATION_INBOX_KINDS = [
  'consultationNotice', 'consultationStep', 'consultationDecided', 'consultationProgress', 'consultationMoved', 'consultationReport', 'consultationDone', 'consultationStopped', 'consultationMeeting', 'consultationMeetingOff', 'consultationMinutes', 'consultationAnswered',
  'bodyConsultationAsked', 'bodyConsultationLate', 'bodyConsultationDue', 'bodyConsultationCount', 'bodyConsultationAgree', 'bodyConsultationTaskLate', 'unitConsultationTask', 'unitConsultationMoved', 'unitConsultationLate',
] as const;
export type ConsultationInboxKind = (typeof CONSULTATION_INBOX_KINDS)[number];
