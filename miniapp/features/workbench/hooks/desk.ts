import { onSessionEnd } from '@/api/session';
import { randomId } from '@/platform/randomId';
import { DraftBook } from '../model/drafts';
import { Intents } from '../model/intents';

/** One book and one list of intents for the whole workbench: on the phone, list and case are two pages. */
export const drafts = new DraftBook();
export const intents = new Intents(randomId);

onSessionEnd(() => drafts.clear());
