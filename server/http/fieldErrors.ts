import type { z } from 'zod';
import type { FieldError } from '../../shared/domain/kernel/errors';
import { FIELD, FIELD_LABELS } from '../../shared/copy/errors';
