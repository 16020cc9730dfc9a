import { parts } from './rows';
import { walk } from './walk';

walk(parts.matters);
