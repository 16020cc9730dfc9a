import { View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria, type Aria, pressable } from '../a11y';

export interface PressProps extends Aria {
  onPress: () => void;
  children: ReactNode;
  className?: string;
  id?: string;
}

/**
 * Anything that people press: reachable by finger, keyboard and screen reader. Role `button` unless told otherwise.
 * Never disabled: whoever presses is told what is missing.
 */
export function Press({ onPress, children, className = '', id, ...facts }: PressProps) {
  return (
    <View
      {...(id ? { id } : {})}
      className={`u-press ${className}`}
      hoverClass='u-pressed'
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
      {...pressable(onPress)}
      {...aria({ role: 'button', ...facts })}
    >
      {children}
    </View>
  );
}
