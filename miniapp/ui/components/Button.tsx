import { Text } from '@tarojs/components';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';

export interface ButtonProps {
  /** Verb first, at most eight characters. */
  label: string;
  onPress: () => void;
  /** One `primary` per screen; `danger` for what cannot be undone; `text` stands in a sentence's place. */
  kind?: 'primary' | 'second' | 'danger' | 'text';
  icon?: IconName;
  /** What is happening while the press is being worked on; further presses do nothing. */
  busy?: string;
  /** What a screen reader says when the word alone does not tell what it is for. (A name like ariaLabel would be rewritten by the browser build.) */
  spoken?: string;
  id?: string;
}

const iconColours = { primary: 'white', second: 'door', danger: 'brick', text: 'door' } as const;

/** A button of the house. It is never disabled: let people press and say what is missing. */
export function Button({ label, onPress, kind = 'primary', icon, busy, spoken, id }: ButtonProps) {
  return (
    <Press
      id={id}
      className={`u-button u-button--${kind} ${busy ? 'u-button--busy' : ''}`}
      label={spoken ?? busy ?? label}
      onPress={() => {
        if (!busy) onPress();
      }}
    >
      {icon && <Icon name={icon} colour={iconColours[kind]} size={28} />}
      <Text className='u-button__label'>{busy ?? label}</Text>
    </Press>
  );
}
