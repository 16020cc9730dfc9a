import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf } from '@/api';
import { announce, Button, confirm, fullMoment, Tag } from '@/ui';
import { KEY_SCOPE_WORDS, KEY_STATE_WORDS, KEY_WORDS } from '@shared/copy/apiKeys';
import { fill } from '@shared/copy/fill';
import { KEY_LIMITS } from '@shared/domain/integrations/apiKeys';
import type { Shown } from './NewSecret';

export type Key = ResponseOf<'GET /administration/keys'>['items'][number];

const when = (moment: string): string => fullMoment(new Date(moment));

/** What else is to be known of a key, in short sentences. */
function factsOf({ scopes, perMinute, expiresAt, lastUsedAt, formerUntil }: Key): string[] {
  return [
    scopes.map((scope) => KEY_SCOPE_WORDS[scope].name).join('、'),
    fill(KEY_WORDS.perMinute, { count: perMinute }),
    fill(KEY_WORDS.until, { day: when(expiresAt) }),
    lastUsedAt === null ? KEY_WORDS.never : fill(KEY_WORDS.lastUsed, { when: when(lastUsedAt) }),
    ...(formerUntil === null ? [] : [fill(KEY_WORDS.overlap, { when: when(formerUntil) })]),
  ];
}

function useKeyWrites({ id, revision, name }: Key, onDone: () => void, onMade: (shown: Shown) => void) {
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
      onDone();
    } finally {
      setBusy(false);
    }
  };
  const rotate = async () => {
    const { usual } = KEY_LIMITS.overlapHours;
    if (!(await confirm({ title: KEY_WORDS.rotateAsk, body: fill(KEY_WORDS.rotateBody, { hours: usual }), yes: KEY_WORDS.rotate }))) return;
    await run(async () => onMade({ name, secret: (await api('POST /administration/keys/:id/secret', { params: { id }, body: { revision } })).secret }));
  };
  const revoke = async () => {
    if (!(await confirm({ title: fill(KEY_WORDS.revokeAsk, { name }), body: KEY_WORDS.revokeBody, yes: KEY_WORDS.revoke, danger: true }))) return;
    await run(async () => {
      await api('POST /administration/keys/:id/end', { params: { id }, body: { revision } });
      announce(KEY_WORDS.revoked);
      onDone();
    });
  };
  return { busy, rotate, revoke };
}

/** One key: whose it is, what for, until when; exchanged or revoked here while it works. */
export function KeyRow({ item, onDone, onMade }: { item: Key; onDone: () => void; onMade: (shown: Shown) => void }) {
  const { busy, rotate, revoke } = useKeyWrites(item, onDone, onMade);
  const works = item.state === 'active' || item.state === 'ending';
  return (
    <View className='adm__key'>
      <View className='adm__key-head'>
        <View className='u-strong'>{item.name}</View>
        <Tag tone={works ? 'neutral' : 'late'}>{KEY_STATE_WORDS[item.state]}</Tag>
      </View>
      <View>{`${item.unit.name}　…${item.tail}`}</View>
      {factsOf(item).map((fact) => <View key={fact} className='u-second'>{fact}</View>)}
      {works && (
        <View className='adm__acts'>
          <Button kind='text' label={KEY_WORDS.rotate} spoken={`${item.name}${KEY_WORDS.rotate}`} busy={busy ? '正在办…' : undefined} onPress={() => void rotate()} />
          <Button kind='text' label={KEY_WORDS.revoke} spoken={`${item.name}${KEY_WORDS.revoke}`} onPress={() => void revoke()} />
        </View>
      )}
    </View>
  );
}
