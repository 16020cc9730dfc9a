import { Button, Image, Input, Picker, ScrollView, Text, Textarea, View } from '@tarojs/components';
import { fileAddress } from '@/platform/address';
import type { BoxProps, DayProps, LineProps, LinesProps, PictureProps, PressProps, ScrollProps, SketchProps } from './types';

export type * from './types';

/** A block: a view, or text where it stands inside a line. */
export function Box({ as, id, className, children, onTap }: BoxProps) {
  const Tag = as === 'span' || as === 'kbd' || as === 'b' ? Text : View;
  return <Tag id={id} className={className} onClick={onTap}>{children}</Tag>;
}

/** WeChat's own button, so that its screen reader says "button"; its looks are taken off in the style sheet. */
export function Press({ id, className, children, onTap }: PressProps) {
  return <Button id={id} className={`wb-press ${className ?? ''}`} hoverClass='wb-press--down' onClick={onTap}>{children}</Button>;
}

/** One line of text. */
export function Line({ id, className, value, placeholder, maxLength, search, onText, onEnter }: LineProps) {
  return (
    <Input
      id={id}
      className={className}
      value={value}
      placeholder={placeholder}
      maxlength={maxLength ?? 140}
      confirmType={search ? 'search' : 'done'}
      onInput={(event) => onText(event.detail.value)}
      onConfirm={() => onEnter?.()}
    />
  );
}

/** Several lines of text; the box grows with them. */
export function Lines({ id, className, value, placeholder, maxLength, onText }: LinesProps) {
  return (
    <Textarea
      id={id}
      className={className}
      value={value}
      placeholder={placeholder}
      maxlength={maxLength ?? 500}
      autoHeight
      cursorSpacing={120}
      onInput={(event) => onText(event.detail.value)}
    />
  );
}

/** A day from WeChat's own wheel. */
export function Day({ className, value, min, max, label, onDay }: DayProps) {
  return (
    <Picker mode='date' value={value} start={min} end={max} onChange={(event) => onDay(event.detail.value)}>
      <View className={className}>{value || label}</View>
    </Picker>
  );
}

/** A picture. */
export function Picture({ src, className, contain }: PictureProps) {
  return <Image className={className} src={fileAddress(src)} mode={contain ? 'aspectFit' : 'aspectFill'} lazyLoad />;
}

/** A part that scrolls by itself. */
export function Scroll({ id, className, children, onEnd }: ScrollProps) {
  return (
    <ScrollView id={id} className={`wb-scroll ${className ?? ''}`} scrollY lowerThreshold={320} onScrollToLower={() => onEnd?.()}>
      {children}
    </ScrollView>
  );
}

/** A drawing of our own; WeChat has no inline SVG, so it is a picture. */
export function Sketch({ className, svg }: SketchProps) {
  return <Image className={className} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} mode='aspectFill' />;
}
