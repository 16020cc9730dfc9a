import { LANES } from '../domain/cases/lanes';

/** Views of the workbench's list; `all` is everything open that is the viewer's to see. */
export const WORKBENCH_VIEWS = [
  'all', 'overdue', 'today', 'toAccept', 'toDispatch', 'toAcknowledge', 'handling', 'toVerify', 'toEvaluate', 'toCallBack', 'toReview', 'closed', ...LANES,
] as const;
