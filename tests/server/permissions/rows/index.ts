import type { Rows } from '../kit';
import { administration } from './administration';
import { answers } from './answers';
import { audit } from './audit';
import { cases } from './cases';
import { apiKeys } from './apiKeys';
import { channels } from './channels';
import { company } from './company';
import { counter } from './counter';
import { desk } from './desk';
import { dockets } from './dockets';
import { field } from './field';
import { files } from './files';
import { homes } from './homes';
import { identity } from './identity';
import { inbox } from './inbox';
import { matters } from './matters';
import { orders } from './orders';
import { organisation } from './organisation';
import { proxy } from './proxy';
import { sessions } from './sessions';
import { settings } from './settings';
import { system } from './system';
import { threads } from './threads';
import { whistles } from './whistles';
import { wishes } from './wishes';

/** The whole table: route → situations. One file a tag of the contract. */
export const table: Rows = { ...system, ...identity, ...sessions, ...organisation, ...files, ...cases, ...company, ...inbox, ...threads, ...whistles, ...wishes, ...matters, ...desk, ...field, ...dockets, ...homes, ...counter, ...proxy, ...administration, ...channels, ...apiKeys, ...answers, ...orders, ...settings, ...audit };
