import { Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria } from '../a11y';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';

export interface Choice<V extends string> {
  value: V;
  label: string;
  /** One line under the label. */
  detail?: string;
  icon?: IconName;
}

interface OptionProps {
  label: string;
  detail?: string;
  icon?: IconName;
  chosen: boolean;
  onPress: () => void;
  /** `row`: whole line; `cell`: one of a grid, icon above the word. */
  shape?: 'row' | 'cell';
  /** `checkbox` where several may be chosen. */
  kind?: 'radio' | 'checkbox';
}

/** One option: the whole of it is the target; chosen shows as edge, ground, tick and bold. */
export function Option({ label, detail, icon, chosen, onPress, shape = 'row', kind = 'radio' }: OptionProps) {
  const tick = <View className='u-option__tick'><Icon name='check' colour={shape === 'cell' ? 'white' : 'door'} size={22} /></View>;
  return (
    <Press className={`u-option u-option--${shape} ${chosen ? 'u-option--chosen' : ''}`} role={kind} checked={chosen} label={detail ? `${label}，${detail}` : label} onPress={onPress}>
      {chosen && tick}
      {icon && <Icon name={icon} colour={chosen ? 'deep' : 'door'} size={shape === 'cell' ? 32 : 28} />}
      <View className='u-option__words'>
        <Text className='u-option__label'>{label}</Text>
        {detail && <Text className='u-option__detail'>{detail}</Text>}
      </View>
    </Press>
  );
}

/** Options of which one is chosen. `columns` 1 is a list; 2 and 3 stand side by side and reflow where text is large. */
export function OptionGrid<V extends string>({ label, options, value, onChange, columns = 1 }: { label: string; options: readonly Choice<V>[]; value: V | null; onChange: (value: V) => void; columns?: 1 | 2 | 3 }) {
  return (
    <View className={`u-options u-options--${columns}`} {...aria({ role: 'radiogroup', label })}>
      {options.map((option) => (
        <Option key={option.value} label={option.label} detail={option.detail} icon={option.icon} chosen={option.value === value} shape={option.icon && columns > 1 ? 'cell' : 'row'} onPress={() => onChange(option.value)} />
      ))}
    </View>
  );
}

/** Yes or no about one sentence; the whole paper is the target. */
export function Switch({ label, detail, on, onChange }: { label: string; detail?: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Press className='u-switch u-paper' role='switch' checked={on} label={detail ? `${label}，${detail}` : label} onPress={() => onChange(!on)}>
      <View className='u-switch__words'>
        <View>{label}</View>
        {detail && <View className='u-second'>{detail}</View>}
      </View>
      <View className={`u-switch__track ${on ? 'u-switch__track--on' : ''}`}><View className='u-switch__knob' /></View>
    </Press>
  );
}

/** At most four tabs; the count stands behind the word. */
export function Tabs<V extends string>({ tabs, value, onChange }: { tabs: readonly { value: V; label: string; count?: number }[]; value: V; onChange: (value: V) => void }) {
  return (
    <View className='u-tabs' {...aria({ role: 'tablist' })}>
      {tabs.map((tab) => (
        <Press key={tab.value} className={`u-tab ${tab.value === value ? 'u-tab--on' : ''}`} role='tab' selected={tab.value === value} onPress={() => onChange(tab.value)}>
          <Text>{tab.count ? `${tab.label} ${tab.count}` : tab.label}</Text>
        </Press>
      ))}
    </View>
  );
}

export interface ListRowProps {
  title: string;
  detail?: ReactNode;
  icon?: IconName;
  /** What stands at the right, such as a tag; under the words where text is large. */
  aside?: ReactNode;
  onPress?: () => void;
  spoken?: string;
  /** Something new: bold dot before the title, with a word for screen readers in `spoken`. */
  fresh?: boolean;
}

/** One row of a list on paper (`<Paper tone='list'>`): chevron only where it opens something. */
export function ListRow({ title, detail, icon, aside, onPress, spoken, fresh = false }: ListRowProps) {
  const main = (
    <View className='u-row__main'>
      <View className='u-row__title'>{fresh && <Text className='u-row__fresh'>新</Text>}{title}</View>
      {detail && <View className='u-row__detail'>{detail}</View>}
    </View>
  );
  const inside = (
    <>
      {icon && <Icon name={icon} size={28} />}
      {aside ? <View className='u-row__both'>{main}{aside}</View> : main}
      {onPress && <Icon name='right' colour='ink' size={22} />}
    </>
  );
  if (!onPress) return <View className='u-row'>{inside}</View>;
  return <Press className='u-row' role='link' label={spoken} onPress={onPress}>{inside}</Press>;
}
