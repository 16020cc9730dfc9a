/** The parts every page is made of. */
export { aria, pressable, type Aria } from './a11y';
export { useElder } from './elder';
export { announce, confirm, type Question } from './overlays';
export { Button, type ButtonProps } from './components/Button';
export { ListRow, Option, OptionGrid, Switch, Tabs, type Choice, type ListRowProps } from './components/Choice';
export { ErrorList, Field, FieldError, FieldFrame, RuledText, RuledWords, type FieldProps, type RuledTextProps } from './components/Field';
export { categoryIcon, Icon, type IconColour, type IconName } from './components/Icon';
export { FootNote, Page, type PageProps } from './components/Page';
export { PhotoGrid, type GridPhoto, type PhotoGridProps } from './components/PhotoGrid';
export { Press, type PressProps } from './components/Press';
export { ClockLine, DayStrip, PublicClock } from './components/PublicClock';
export { SignedIn } from './components/SignedIn';
export { QueryView } from './components/QueryView';
export { Empty, Failed, Loading, Offline, OfflineBanner, StateView, type StateProps } from './components/States';
export { Note, Notice, Paper, Phrases, Plate, SectionHead, Tag, type NoticeProps } from './components/Surface';
export { Timeline, WhyTable, type TimelineNode } from './components/Timeline';
export { clockLine, clockWords, elderClockWords, type Clock, type ClockWords, type FullClock } from './words/clock';
export { dayWords, deadlineWords, elderMoment, fullMoment, happenedWords, monthDay, monthWords, relativeDay, timeWords } from './words/moment';
