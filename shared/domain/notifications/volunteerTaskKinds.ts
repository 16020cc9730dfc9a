/** Kinds of inbox message about volunteers' tasks: to those who may help or do, and to the station. */
export const TASK_INBOX_KINDS = ['taskOffered', 'taskChanged', 'taskSoon', 'taskLate', 'taskReleased', 'taskSentBack', 'taskDone', 'taskStopped', 'stationTaskClaimed', 'stationTaskGivenBack', 'stationTaskReported', 'stationTaskFew', 'stationTaskLate', 'stationTaskCheck'] as const;
export type TaskInboxKind = (typeof TASK_INBOX_KINDS)[number];
