import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { announce, Button, Empty, Field, Page, QueryView, SectionHead, useTap } from '@/ui';
import { TEAM, TEAM_RULE_WORDS } from '@shared/copy/volunteerTeams';
import { CODE_LENGTH, teamCode } from '@shared/domain/volunteerTeams/limits';
import { MyTeamRows } from '../components/TeamRows';

/** Letters typed with blanks between them are a code too. */
const TYPED = CODE_LENGTH * 2;

/** Joins by the code that a leader shows. */
function ByCode({ onDone }: { onDone: () => void }) {
  const [code, setCode] = useState('');
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    if (teamCode(code).length !== CODE_LENGTH) return announce(TEAM_RULE_WORDS.teamCode, 'warn');
    const done = await tap('join', async (key) => {
      const team = await api('POST /volunteer-teams/join', { body: { code }, key });
      open('team', { id: team.id });
    }, TEAM.joined);
    if (done) setCode('');
    onDone();
  };
  return (
    <View className='u-section'>
      <SectionHead title={TEAM.join} />
      <Field id='field-code' label={TEAM.codeLabel} value={code} maxLength={TYPED} placeholder={TEAM.codeHint} onChange={setCode} />
      <View className='u-gap'><Button label={TEAM.joinSend} {...(busy ? { busy: '正在加入…' } : {})} onPress={() => void send()} /></View>
    </View>
  );
}

/** My teams: those I lead, those I belong to or asked, and the way into another. */
export default function MyTeams() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteer-teams/mine', known ? {} : null, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <Page title={TEAM.mineTitle}>
      <QueryView query={query} what='我的团队'>
        {({ items, volunteer }) => (
          <>
            {items.length > 0 ? <MyTeamRows rows={items} /> : volunteer ? <Empty {...TEAM.mineEmpty} /> : <Empty {...TEAM.notVolunteer} act={{ label: TEAM.toVolunteer, onPress: () => open('volunteer') }} />}
            {volunteer && <ByCode onDone={() => void query.reload()} />}
            <View className='u-section'>
              <View className='u-buttons'>
                <Button kind='second' icon='search' label={TEAM.findTitle} onPress={() => open('teams')} />
                {volunteer && <Button kind='second' icon='plus' label={TEAM.found} onPress={() => open('teamFound')} />}
              </View>
            </View>
          </>
        )}
      </QueryView>
    </Page>
  );
}
