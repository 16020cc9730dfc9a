import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, enter, sentenceOf, useApi } from '@/api';
import { announce, ListRow, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { ROLE_WORDS } from '@shared/copy/roles';
import { grouped, type Person } from '../words';

function PersonRow({ person, entering, onEnter }: { person: Person; entering: boolean; onEnter: () => void }) {
  const who = `${person.unitName}　${ROLE_WORDS[person.role]}`;
  return (
    <ListRow
      title={person.name}
      detail={
        <>
          <View>{who}</View>
          <View className='login__blurb'>{entering ? '正在进去…' : person.blurb}</View>
        </>
      }
      aside={person.elderMode ? <Tag>长辈版</Tag> : undefined}
      spoken={`以${person.name}的身份看看，${who}。${person.blurb}`}
      onPress={onEnter}
    />
  );
}

/** The named people of the demonstration district, to become one of them by a tap. */
export function People() {
  const query = useApi('GET /demo/people', {});
  const [entering, setEntering] = useState<string>();
  const become = async (person: Person) => {
    if (entering) return;
    setEntering(person.id);
    try {
      await enter(await api('POST /demo/sessions', { body: { personId: person.id } }));
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setEntering(undefined);
    }
  };
  return (
    <QueryView query={query} what='名单'>
      {({ items }) => grouped(items).map((group) => (
        <View key={group.title} className='u-section'>
          <SectionHead title={group.title} />
          <Paper tone='list'>
            {group.people.map((person) => (
              <PersonRow key={person.id} person={person} entering={entering === person.id} onEnter={() => void become(person)} />
            ))}
          </Paper>
        </View>
      ))}
    </QueryView>
  );
}
