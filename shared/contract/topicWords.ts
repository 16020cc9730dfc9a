import { z } from 'zod';
import { TOPIC_LIMITS } from '../domain/topics/limits';
import { Id } from './kernel';

const must = (max: number) => z.string().trim().min(1).max(max);
/** What a topic says, and which body is to consult on it; also where it is made of a case or a wish. */
export const TopicWords = { bodyId: Id, title: must(TOPIC_LIMITS.title), text: must(TOPIC_LIMITS.text) };
