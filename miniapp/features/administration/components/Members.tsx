import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi } from '@/api';
import { announce, Button, confirm, ListRow, Note, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { ROLE_WORDS } from '@shared/copy/roles';
import { formatFullDate } from '@shared/domain/kernel/dates';
import { GrantForm } from './GrantForm';
import { GridForm } from './GridChoice';
import { PasswordForm } from './PasswordForm';
import type { Unit } from './Units';

export type Member = ResponseOf<'GET /administration/units/:id/members'>['items'][number];
const STATE_WORDS = { now: '在任', later: '还没到任', over: '已经结束' } as const;

/** The last day of a term that ends at midnight. */
const lastDay = (until: string): string => formatFullDate(new Date(Date.parse(until) - 1));

function termWords({ role, since, until, username, phoneTail, grids }: Member): string {
  const term = `${formatFullDate(since)}起${until ? `，到 ${lastDay(until)}` : ''}`;
  const walks = role !== 'gridWorker' ? '' : grids.length === 0 ? '管全部网格' : `管 ${grids.map(({ name }) => name).join('、')}`;
  return [term, walks, username ? `账号 ${username}` : '没有账号', phoneTail ? `手机尾号 ${phoneTail}` : ''].filter(Boolean).join('　');
}

function Row({ member, onEnd, onPassword, onGrids, onPartTime, onFactor }: { member: Member; onEnd: () => void; onPassword: () => void; onGrids: () => void; onPartTime: () => void; onFactor: () => void }) {
  const over = member.state === 'over';
  return (
    <View className='adm__member'>
      <ListRow title={`${member.name}　${member.partTime ? '兼职' : ''}${ROLE_WORDS[member.role]}`} detail={termWords(member)} aside={<Tag tone={over ? 'neutral' : 'quiet'}>{STATE_WORDS[member.state]}</Tag>} />
      {!over && (
        <View className='adm__acts'>
          <Button kind='text' label='发初始密码' spoken={`给${member.name}发初始密码`} onPress={onPassword} />
          {member.role === 'gridWorker' && <Button kind='text' label='分网格' spoken={`给${member.name}分网格`} onPress={onGrids} />}
          {member.role === 'gridWorker' && <Button kind='text' label={member.partTime ? '改成专职' : '改成兼职'} spoken={`把${member.name}${member.partTime ? '改成专职' : '改成兼职'}`} onPress={onPartTime} />}
          {member.username !== null && <Button kind='text' label='重设动态码' spoken={`重设${member.name}的动态码`} onPress={onFactor} />}
          <Button kind='text' label='结束任期' spoken={`结束${member.name}的任期`} onPress={onEnd} />
        </View>
      )}
    </View>
  );
}

/** Who holds, held or will hold a role in a unit; give one, end one, give a first password. */
export function Members({ unit, closed }: { unit: Unit; closed: boolean }) {
  const query = useApi('GET /administration/units/:id/members', { params: { id: unit.id } }, false);
  const [form, setForm] = useState<'grant' | { what: 'password' | 'grids'; member: Member } | null>(null);
  const end = async (member: Member) => {
    if (!(await confirm({ title: `结束${member.name}的任期？`, body: `五秒以内，${ROLE_WORDS[member.role]}能办的事就不能再办了。`, yes: '结束任期' }))) return;
    try {
      await api('POST /administration/members/end', { body: { id: member.id } });
      announce(`${member.name}的任期结束了`);
      await query.reload();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
  };
  const turnPartTime = async (member: Member) => {
    try {
      await api('POST /administration/members/part-time', { body: { id: member.id, partTime: !member.partTime } });
      announce(`${member.name}记成${member.partTime ? '专职' : '兼职'}网格员了`);
      await query.reload();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
  };
  const resetFactor = async (member: Member) => {
    if (!(await confirm({ title: `重设${member.name}的动态码？`, body: '先当面或打电话认清是本人。原来手机上的动态码和恢复码都作废，登录着的也会退出。', yes: '重设' }))) return;
    try {
      await api('DELETE /administration/people/:id/second-factor', { params: { id: member.personId } });
      announce(`${member.name}的动态码清掉了，下次登录再设`);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
  };
  const done = () => {
    setForm(null);
    void query.reload();
  };
  return (
    <QueryView query={query} what='人员'>
      {({ items }) => (
        <>
          <SectionHead title={`${items.filter(({ state }) => state === 'now').length} 人在任`} aside={form !== 'grant' && !closed && <Button kind='text' label='请一位进来' onPress={() => setForm('grant')} />} />
          {form === 'grant' && <GrantForm unit={unit} onDone={done} onCancel={() => setForm(null)} />}
          {form !== null && form !== 'grant' && form.what === 'password' && <PasswordForm key={form.member.id} member={form.member} onDone={done} />}
          {form !== null && form !== 'grant' && form.what === 'grids' && <GridForm key={form.member.id} unitId={unit.id} member={form.member} onDone={done} />}
          {items.length === 0 ? closed ? null : <Note>还没有人。人多的时候，用「导入」一次请进来。</Note> : (
            <Paper tone='list'>
              {items.map((member) => <Row key={member.id} member={member} onEnd={() => void end(member)} onFactor={() => void resetFactor(member)} onPartTime={() => void turnPartTime(member)} onPassword={() => setForm({ what: 'password', member })} onGrids={() => setForm({ what: 'grids', member })} />)}
            </Paper>
          )}
        </>
      )}
    </QueryView>
  );
}
