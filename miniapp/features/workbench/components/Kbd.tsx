import { Box } from '../elements';
import { useShortcuts } from '../hooks/useShortcuts';

/** The letter that does the same, where there is a keyboard and the person wants letters to act. */
export function Kbd({ of }: { of: string }) {
  const on = useShortcuts((state) => state.on);
  return on ? <Box as='kbd' className='wb-kbd' hiddenFromReader>{of.toUpperCase()}</Box> : null;
}
