/**
 * Collections in which nothing of a person stands that an eraser has to look for, and why. A new collection is named here or by
 * an eraser; else `erasing.test.ts` fails.
 */
export const KEPT: Readonly<Record<string, string>> = {
  // By law, or so that what offices did stays to be checked; persons are ids.
  auditRows: 'who read and changed what: kept by law, ids alone', auditLinks: 'chain of the audit log', auditChecks: 'no persons', auditExports: 'filters, for as long as an address lives',
  volunteerHours: 'the ledger: nothing in it names anybody', hourSeals: 'chain of the ledger', wishClaims: 'tickets: ids', volunteerSeats: 'ids', inviteSlots: 'ids', projectRounds: 'counted, no persons', bodyRules: 'words of a body', issuedLines: 'lines and hashes, no persons', sealedBallots: 'sealed, of nobody', rolls: 'numbers, and words of a station', rollImports: 'ids; what was handed in is sealed and forgotten when it is decided',
  volunteerProjects: 'words of a team or station', volunteerStations: 'words of a station', whistles: 'words of offices', dockets: 'words of offices', notices: 'words of offices', openBooks: 'words of offices', services: 'words of offices', emergencies: 'words of offices', admissions: 'words of offices', matterLists: 'words of offices', matterListDrafts: 'words of offices',
  units: 'words of offices', unitAreas: 'no persons', unitClosings: 'words of offices', wordTemplates: 'words of offices', settingVersions: 'words of offices', settingDrafts: 'words of offices', settingNotices: 'ids', securitySettings: 'ids', routingRules: 'no persons',
  imports: 'what was handed in is forgotten when it is decided', registerEntries: 'numbers of a platform above', sheets: 'sealed, of a platform above', sheetSources: 'no persons', batches: 'no persons',
  // On its way outside: ids, or sealed and forgotten by itself.
  outbox: 'ids and codes', channels: 'words of offices', channelSent: 'ids and numbers', dropFiles: 'sealed; the bytes are forgotten by themselves', outsideAnswers: 'words of units', outsideLetters: 'numbers', outsideRequests: 'numbers', forwardingNotices: 'no persons',
  apiKeys: 'programs', apiKeyUses: 'programs', open311Updates: 'numbers',
  // Fingerprints that end by themselves.
  loginAttempts: 'fingerprints, a quarter of an hour', counterTries: 'ids, a day', teamTries: 'ids, a day', noticeReads: 'keyed digests', lessonRecords: 'keyed digests', noticeSendings: 'how far a sending has come: one id, for minutes',
  // The place, and the program itself.
  grids: 'no persons', places: 'no persons', buildings: 'no persons', rooms: 'doors, no persons', figures: 'numbers', figureMonths: 'numbers', numberSeries: 'numbers', deadlineRuns: 'no persons',
  leases: 'no persons', tasks: 'no persons', lanes: 'no persons', heartbeats: 'no persons', migrations: 'no persons', restores: 'no persons', demonstration: 'no persons', wechatTokens: 'no persons', wechatProblems: 'no persons', wechatPushes: 'no persons', wechatNotes: 'no persons',
};
