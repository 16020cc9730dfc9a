import { CHANNEL_OPTION_WORDS } from '../../../shared/copy/channelPages';
import { DROP_FORM } from '../../../shared/copy/drop';
import { fill } from '../../../shared/copy/fill';
import { OPEN311_PAGE } from '../../../shared/copy/open311Client';
import { OPTION_KINDS, type ChannelKind } from '../../../shared/domain/integrations/channels';
import { columnsFault } from '../../../shared/domain/integrations/drop';
import type { Deps } from '../../platform/deps';
import { settingsOf } from '../settings';
import type { ChannelDoc } from './model';

export interface OptionsFault {
  readonly code: string;
  readonly message: string;
}

/** The first category of a mapping that is none of ours; null where all are known. */
async function unknownCategory(deps: Deps, names: readonly string[]): Promise<string | null> {
  const { catalogue } = await settingsOf(deps);
  return names.find((word) => !catalogue.categories.some(({ id, name }) => id === word || name === word)) ?? null;
}

/** What is wrong with what a channel needs beside address and secret; null when nothing is. */
export async function optionsFault(deps: Deps, kind: ChannelKind, options: ChannelDoc['options'] | null): Promise<OptionsFault | null> {
  const wants = OPTION_KINDS.includes(kind);
  if (wants !== Boolean(options) || (options && options.kind !== kind)) return { code: 'options', message: CHANNEL_OPTION_WORDS.wrongKind };
  if (options?.kind === 'drop') {
    const fault = columnsFault(options.columns);
    return fault === null ? null : { code: fault, message: DROP_FORM[fault] };
  }
  if (options?.kind !== 'open311') return null;
  const unknown = await unknownCategory(deps, options.services.map(({ category }) => category));
  return unknown === null ? null : { code: 'category', message: fill(OPEN311_PAGE.noCategory, { name: unknown }) };
}
