/** Kinds of inbox message about topics and bodies: to who raised or seconded, to who answers, to who carries out, to the street; to members. */
export const TOPIC_INBOX_KINDS = [
  'topicMade', 'topicReleased', 'topicReached', 'topicLapsed', 'topicRemoved', 'topicAdopted', 'topicMerged', 'topicHandedOver', 'topicDeclined', 'topicDecided', 'topicProgress', 'topicMoved', 'topicDone', 'topicStopped',
  'bodyTopicCheck', 'bodyTopicAnswer', 'bodyTopicSoon', 'bodyTopicLate', 'bodyTopicDecide', 'bodyTopicCarryLate', 'unitTopicTask', 'unitTopicMoved', 'unitTopicSoon', 'unitTopicLate', 'streetTopicLate',
  'bodySeated', 'bodySeatEnded', 'bodyProxy', 'bodyProxyEnded', 'bodyRules', 'bodyEnded',
] as const;
export type TopicInboxKind = (typeof TOPIC_INBOX_KINDS)[number];
