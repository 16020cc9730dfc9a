/** What can be wrong with a table of others, or with one row of it. */
export const SHEET_PROBLEMS = [
  'notWorkbook', 'tooLarge', 'tooManyRows', 'tooManyColumns', 'formula', 'noRows',
  'empty', 'tooLong', 'twice', 'badMoment', 'badDegree', 'categoryUnknown', 'communityUnknown', 'placeUnknown', 'outsideDistrict', 'notYours', 'statusUnknown', 'endsFirst', 'badPhone', 'nameTooLong',
  'badCount', 'untilOver', 'untilFar', 'listedAlready', 'whereToAsk',
] as const;
export type SheetProblem = (typeof SHEET_PROBLEMS)[number];
