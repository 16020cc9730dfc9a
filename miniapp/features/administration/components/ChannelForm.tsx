import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { api, ApiError, sentenceOf } from '@/api';
import { randomId } from '@/platform/randomId';
import { announce, Button, Field, FieldFrame, OptionGrid, Paper } from '@/ui';
import { CHANNEL_KIND_WORDS } from '@shared/copy/channels';
import { ADDRESS_HINTS, CHANNEL_KIND_DETAILS, GIVE_UP_CHOICES, giveUpWords } from '@shared/copy/channelPages';
import { CHANNEL_KINDS, FETCHED_KINDS, GIVE_UP_HOURS, OPTION_KINDS, type ChannelKind } from '@shared/domain/integrations/channels';
import { OPEN311_PAGE } from '@shared/copy/open311Client';
import type { Channel } from '../model/channels';
import { open311Filled, open311Options, type Open311Filled } from '../model/open311';
import { dropFilled, dropOptions, type DropFilled } from '../model/drop';
import { DropFields } from './DropFields';
import { Open311Fields } from './Open311Fields';

interface Filled {
  kind: ChannelKind;
  name: string;
  address: string;
  secret: string;
  giveUpHours: number;
  open311: Open311Filled;
  drop: DropFilled;
}
type Wrong = Partial<Record<'name' | 'address' | 'secret' | 'options', string>>;

/** Secrets that the other side gives, by the kinds that have one. */
const GIVEN_SECRETS: Partial<Record<ChannelKind, { readonly label: string; readonly note: string }>> = {
  dingtalk: { label: '加签密钥', note: '群里选了加签才填' },
  open311: { label: OPEN311_PAGE.key, note: OPEN311_PAGE.keyNote },
};
const optionsOf = ({ kind, open311, drop }: Filled) => (kind === 'open311' ? open311Options(open311) : kind === 'drop' ? dropOptions(drop) : null);

function missingOf(filled: Filled, isNew: boolean): Wrong {
  const { name, address, secret, kind } = filled;
  return {
    ...(OPTION_KINDS.includes(kind) && optionsOf(filled) === null ? { options: '' } : {}),
    ...(name.trim() === '' ? { name: '起个名字，好认' } : {}),
    ...(isNew && !FETCHED_KINDS.includes(kind) && address.trim() === '' ? { address: '填上对方的地址' } : {}),
    ...(secret.trim() !== '' && secret.trim().length < 8 ? { secret: '密钥至少 8 个字' } : {}),
  };
}

function useSend(unitId: string, channel: Channel | null, filled: Filled, onDone: (made: Channel, secret: string | null) => void) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Wrong>({});
  // The same content pressed twice is one channel; what was put right is another order.
  const intent = useRef({ content: '', key: randomId() });
  const keyOf = (content: string): string => {
    if (intent.current.content !== content) intent.current = { content, key: randomId() };
    return intent.current.key;
  };
  const send = async () => {
    const { kind, giveUpHours } = filled;
    const options = optionsOf(filled);
    const [name, address, secret] = [filled.name.trim(), FETCHED_KINDS.includes(kind) ? '' : filled.address.trim(), filled.secret.trim()];
    setBusy(true);
    setSaid({});
    try {
      if (channel === null) {
        const body = { kind, name, address, giveUpHours, options, secret: GIVEN_SECRETS[kind] && secret !== '' ? secret : null };
        const made = await api('POST /administration/units/:id/channels', { key: keyOf(JSON.stringify(body)), params: { id: unitId }, body });
        announce('通道加好了，发一条试试');
        onDone(made.channel, made.secret);
      } else {
        const body = { revision: channel.revision, name, giveUpHours, paused: channel.paused, ...(address === '' ? {} : { address }), ...(secret === '' ? {} : { secret }), ...(options ? { options } : {}) };
        onDone(await api('PUT /administration/channels/:id', { params: { id: channel.id }, body }), null);
        announce('改好了，在等的马上再试');
      }
    } catch (error) {
      if (error instanceof ApiError && error.fields.length > 0) setSaid(Object.fromEntries(error.fields.map(({ path, message }) => [path, message])));
      else announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return { busy, said, send };
}

function Kinds({ value, onChange }: { value: ChannelKind; onChange: (kind: ChannelKind) => void }) {
  return (
    <FieldFrame label='转到哪里'>
      <OptionGrid label='转到哪里' options={CHANNEL_KINDS.map((kind) => ({ value: kind, label: CHANNEL_KIND_WORDS[kind], detail: CHANNEL_KIND_DETAILS[kind] }))} value={value} onChange={onChange} />
    </FieldFrame>
  );
}

function Patience({ value, onChange }: { value: number; onChange: (hours: number) => void }) {
  const known = GIVE_UP_CHOICES.some(({ hours }) => hours === value);
  const choices = known ? GIVE_UP_CHOICES : [...GIVE_UP_CHOICES, { hours: value, label: giveUpWords(value) }];
  return (
    <FieldFrame label='送不到试多久' note='到时还没送到，停下来请您定'>
      <OptionGrid label='送不到试多久' columns={2} options={choices.map(({ hours, label }) => ({ value: String(hours), label }))} value={String(value)} onChange={(hours) => onChange(Number(hours))} />
    </FieldFrame>
  );
}

/** Adds a channel to a unit, or changes one. What is secret is written here and never shown again. */
export function ChannelForm({ unitId, channel, onDone, onCancel }: { unitId: string; channel: Channel | null; onDone: (made: Channel, secret: string | null) => void; onCancel: () => void }) {
  const [filled, setFilled] = useState<Filled>({ kind: channel?.kind ?? 'webhook', name: channel?.name ?? '', address: '', secret: '', giveUpHours: channel?.giveUpHours ?? GIVE_UP_HOURS.usual, open311: open311Filled(channel?.options?.kind === 'open311' ? channel.options : null), drop: dropFilled(channel?.options?.kind === 'drop' ? channel.options : null) });
  const [tried, setTried] = useState(false);
  const { busy, said, send } = useSend(unitId, channel, filled, onDone);
  const missing = missingOf(filled, channel === null);
  const wrong: Wrong = { ...said, ...(tried ? missing : {}) };
  const given = GIVEN_SECRETS[filled.kind];
  const set = (part: Partial<Filled>) => setFilled((before) => ({ ...before, ...part }));
  const press = () => {
    setTried(true);
    if (Object.keys(missing).length === 0) void send();
  };
  return (
    <Paper className='adm__form'>
      {channel === null && <Kinds value={filled.kind} onChange={(kind) => set({ kind })} />}
      <Field label='名字' value={filled.name} onChange={(name) => set({ name })} error={wrong.name} placeholder='物业派单系统' maxLength={40} />
      {!FETCHED_KINDS.includes(filled.kind) && <Field label='地址' note={channel === null ? undefined : `不填就不改，现在是 ${channel.address}`} value={filled.address} onChange={(address) => set({ address })} error={wrong.address} placeholder={ADDRESS_HINTS[filled.kind]} maxLength={500} />}
      {given && (
        <Field label={given.label} note={channel?.hasSecret ? '已经填过，不填就不改' : given.note} kind='password' value={filled.secret} onChange={(secret) => set({ secret })} error={wrong.secret} maxLength={200} />
      )}
      {filled.kind === 'open311' && <Open311Fields filled={filled.open311} error={said.options} tried={tried} onChange={(open311) => set({ open311 })} />}
      {filled.kind === 'drop' && <DropFields filled={filled.drop} error={said.options} tried={tried} onChange={(drop) => set({ drop })} />}
      <Patience value={filled.giveUpHours} onChange={(giveUpHours) => set({ giveUpHours })} />
      {channel === null && filled.kind === 'webhook' && <View className='u-second adm__small'>加好以后给您一个密钥，只显示一次，交给对方</View>}
      <View className='adm__buttons'>
        <Button label={channel === null ? '加上' : '就这样改'} busy={busy ? '正在记…' : undefined} onPress={press} />
        <Button kind='second' label={channel === null ? '先不加' : '先不改'} onPress={onCancel} />
      </View>
    </Paper>
  );
}
