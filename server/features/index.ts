import type { Feature } from '../http/types';
import { feature as administration } from './administration';
import { feature as apiKeys } from './apiKeys';
import { feature as audit } from './audit';
import { feature as cases } from './cases';
import { feature as counter } from './counter';
import { feature as desk } from './desk';
import { feature as dockets } from './dockets';
import { feature as files } from './files';
import { feature as homes } from './homes';
import { feature as identity } from './identity';
import { feature as integrations } from './integrations';
import { feature as matters } from './matters';
import { feature as moderation } from './moderation';
import { feature as notifications } from './notifications';
import { feature as open311 } from './open311';
import { feature as orders } from './orders';
import { feature as organisation } from './organisation';
import { feature as proxy } from './proxy';
import { feature as registers } from './registers';
import { feature as settings } from './settings';
import { feature as statistics } from './statistics';
import { feature as system } from './system';
import { feature as threads } from './threads';
import { feature as whistles } from './whistles';
import { feature as wishes } from './wishes';

/** Every feature of the program. */
export const features: readonly Feature[] = [settings, system, audit, identity, organisation, administration, files, moderation, cases, threads, whistles, matters, dockets, desk, homes, counter, proxy, wishes, apiKeys, open311, orders, registers, integrations, notifications, statistics];
