import type { ChannelKind } from '../../../../shared/domain/integrations/channels';
import { drop } from './drop';
import { email } from './email';
import { open311 } from './open311';
import { dingtalk, wecom } from './robots';
import type { Adapter } from './types';
import { webhook } from './webhook';

export type { Adapter, Verdict } from './types';

/** The table of channels. */
export const ADAPTERS: Readonly<Record<ChannelKind, Adapter>> = { webhook, wecom, dingtalk, open311, email, drop };
