/** Kinds of inbox message about mediations: to the sides, to the mediator, to the station, to the justice office. None says what it is about, or with whom. */
export const MEDIATION_INBOX_KINDS = [
  'mediationInvited', 'mediationDeclined', 'mediationOff', 'mediationWilling', 'mediationRefused', 'mediationTold', 'mediationAppointed', 'mediationAnother', 'mediationArranged', 'mediationSoon', 'mediationHeld', 'mediationDraft', 'mediationSignedOne', 'mediationConfirmed', 'mediationFollow', 'mediationKept', 'mediationEnded', 'mediationOffice', 'mediationAnswered', 'mediationYours',
  'mediatorAppointed', 'mediatorGone', 'mediatorCannot', 'mediatorTold', 'mediatorArrange', 'mediatorSoon', 'mediatorRecord', 'mediatorObjected', 'mediatorSigned', 'mediatorConfirmed', 'mediatorFollow', 'mediatorWord',
  'stationMediationAsked', 'stationMediationWaits', 'stationMediationWilling', 'stationMediationBack', 'stationMediationSigned', 'stationMediationOffice', 'officeMediation', 'officeMediationWaits',
] as const;
export type MediationInboxKind = (typeof MEDIATION_INBOX_KINDS)[number];
