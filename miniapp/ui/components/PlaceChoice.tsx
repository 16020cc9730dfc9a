import { choosePlace, type ChosenPlace } from '@/platform/location';
import { PLACE_CHOICE } from '@shared/copy/common';
import { Button } from './Button';
import { Press } from './Press';
import { Paper, Plate } from './Surface';

interface PlaceChoiceProps {
  readonly place: Pick<ChosenPlace, 'text' | 'point'> | null;
  readonly onChoose: (place: ChosenPlace) => void;
  /** Whose map it begins with; without it that of one's own home. */
  readonly community?: string | undefined;
}

/** A place: the one that was chosen, on a door plate, or where to press to choose one on the map. */
export function PlaceChoice({ place, onChoose, community }: PlaceChoiceProps) {
  const choose = async (): Promise<void> => {
    const chosen = await choosePlace(place?.point, community);
    if (chosen) onChoose(chosen);
  };
  if (!place) return <Press className='u-field__input' onPress={() => void choose()}>{PLACE_CHOICE.choose}</Press>;
  return <Paper><Plate small name={place.text} /><Button kind='text' label={PLACE_CHOICE.change} onPress={() => void choose()} /></Paper>;
}
