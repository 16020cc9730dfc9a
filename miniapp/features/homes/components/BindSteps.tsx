import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, FootNote, Note, Option, OptionGrid, QueryView } from '@/ui';
import { RELATION_WORDS } from '@shared/copy/identity';
import { HOME_LIMITS, HOME_RELATIONS } from '@shared/domain/identity/homes';
import type { Binding, Step } from '../model/useBinding';

interface StepProps {
  binding: Binding;
  /** Goes on by itself where one tap answers the question; to where, if that depends on the answer. */
  onNext: (to?: Step) => void;
}

/** How many are listed before somebody types. */
const FIRST = 12;

export function CommunityStep({ binding: { filled, change, communities }, onNext }: StepProps) {
  const [typed, setTyped] = useState('');
  return (
    <QueryView query={communities} what='社区名单'>
      {({ items }) => {
        const found = items.filter((one) => (one.name + one.street.name).includes(typed.trim()));
        const chosen = items.find(({ id }) => id === filled.communityId);
        const shown = [...(chosen && typed === '' ? [chosen] : []), ...found.filter((one) => one !== chosen || typed !== '')].slice(0, FIRST);
        return (
          <>
            {items.length > FIRST && <Field label='找一找' value={typed} onChange={setTyped} placeholder='打几个字就能找到' />}
            <OptionGrid label='社区' options={shown.map(({ id, name, street }) => ({ value: id, label: name, detail: street.name }))} value={filled.communityId} onChange={(communityId) => {
              change({ communityId, buildingId: null, entrance: '' });
              onNext();
            }} />
            {shown.length === 0 && <FootNote>没找到这个名字，换几个字试试</FootNote>}
          </>
        );
      }}
    </QueryView>
  );
}

export function BuildingStep({ binding: { filled, change, buildings }, onNext }: StepProps) {
  const [typed, setTyped] = useState('');
  const unlisted = (): void => {
    change({ unlisted: true, buildingId: null });
    onNext('words');
  };
  return (
    <QueryView query={buildings} what='楼栋'>
      {({ items }) => {
        const wanted = typed.replace(/\s/g, '');
        const found = items.filter(({ estate, name }) => (estate + name).replace(/\s/g, '').includes(wanted));
        return (
          <>
            {items.length > FIRST && <Field label='找一找' value={typed} onChange={setTyped} placeholder='比如：3 栋' />}
            {items.length === 0 && <Note>这个社区的楼栋还没录进来，请写地址，工作站来认。</Note>}
            <OptionGrid label='楼栋' columns={2} options={found.slice(0, FIRST).map(({ id, estate, name }) => ({ value: id, label: name, ...(estate ? { detail: estate } : {}) }))} value={filled.buildingId} onChange={(buildingId) => {
              change({ buildingId, unlisted: false, entrance: '' });
              onNext('entrance');
            }} />
            {found.length > FIRST && <View className='u-second u-gap'>{`还有 ${found.length - FIRST} 栋，打几个字就能找到`}</View>}
            <View className='u-section'><Button kind='second' label='名单里没有' onPress={unlisted} /></View>
          </>
        );
      }}
    </QueryView>
  );
}

export function WordsStep({ binding: { filled, change } }: StepProps) {
  return <Field label='写上地址' note='工作站来认是哪一户' value={filled.words} maxLength={HOME_LIMITS.words} placeholder='比如：老村 3 号 2 楼' onChange={(words) => change({ words })} />;
}

export function EntranceStep({ binding: { filled, change, building }, onNext }: StepProps) {
  return (
    <QueryView query={building} what='单元'>
      {({ entrances }) => (
        <OptionGrid label='单元' columns={2} options={entrances.map((entrance) => ({ value: entrance, label: entrance }))} value={filled.entrance} onChange={(entrance) => {
          change({ entrance });
          onNext();
        }} />
      )}
    </QueryView>
  );
}

export function NumberStep({ binding: { filled, change } }: StepProps) {
  return <Field label='房号' value={filled.no} maxLength={20} placeholder='比如 501' onChange={(no) => change({ no })} />;
}

export function RelationStep({ binding: { filled, change, named } }: StepProps) {
  return (
    <>
      <View className='u-options'>
        {HOME_RELATIONS.map((relation) => <Option key={relation} label={RELATION_WORDS[relation]} chosen={filled.relation === relation} onPress={() => change({ relation })} />)}
      </View>
      {!named && <Field label='您的姓名' note='只给工作站看' value={filled.name} maxLength={20} onChange={(name) => change({ name })} />}
    </>
  );
}

export function CheckStep({ binding: { filled, communities, building } }: StepProps) {
  const community = communities.data?.items.find(({ id }) => id === filled.communityId)?.name ?? '';
  const listed = [building.data?.estate, building.data?.name, filled.entrance, filled.no].filter(Boolean).join(' ');
  const rows = [['社区', community], ['地址', filled.unlisted ? filled.words : listed], ['怎么住的', filled.relation ? RELATION_WORDS[filled.relation] : '']] as const;
  return (
    <>
      {rows.map(([label, value]) => (
        <View key={label} className='homes__line'>
          <View className='homes__label'>{label}</View>
          <View className='homes__value'>{value}</View>
        </View>
      ))}
      <View className='u-gap'><Note>工作站会核实，家里已经登记的人也会先认一认。</Note></View>
    </>
  );
}
