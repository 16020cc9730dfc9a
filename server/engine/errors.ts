/**
 * Errors that travel to a client in MongoDB's own shape (code, codeName, errmsg).
 * Codes and names are those of MongoDB 7 (src/mongo/base/error_codes.yml).
 */
export const codeNames: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  4: 'NoSuchKey',
  9: 'FailedToParse',
  10: 'CannotMutateObject',
  11: 'UserNotFound',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  57: 'DottedFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  68: 'IndexAlreadyExists',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  76: 'NoReplicationEnabled',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  91: 'ShutdownInProgress',
  115: 'CommandNotSupported',
  123: 'NotAReplicaSet',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  197: 'InvalidIndexSpecificationOption',
  238: 'NotImplemented',
  241: 'ConversionFailure',
  263: 'OperationNotSupportedInTransaction',
  291: 'NoQueryExecutionPlans',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  301: 'DataCorruptionDetected',
  322: 'APIVersionError',
  323: 'APIStrictError',
  352: 'UnsupportedOpQueryCommand',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  12587: 'BackgroundOperationInProgressForNamespace',
  14031: 'OutOfDiskSpace',
  40413: 'IDLDuplicateField',
  40414: 'IDLFailedToParse',
  40415: 'IDLUnknownField',
};

/** An error with a MongoDB code; `extra` is merged into the reply (keyPattern, keyValue …). */
export class EngineError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly extra: ReadonlyMap<string, unknown> = new Map(),
  ) {
    super(message);
    this.name = 'EngineError';
  }

  get codeName(): string {
    return codeNames[this.code] ?? `Location${this.code}`;
  }
}

/** The refusal of everything MongoDB has and this engine has not: never silently ignored. */
export function notSupported(what: string): EngineError {
  return new EngineError(238, `${what} is not supported by the embedded engine; set MONGODB_URI`);
}

/** Code 2, the commonest complaint. */
export const badValue = (message: string): EngineError => new EngineError(2, message);

/** Code 9, for malformed arguments. */
export const failedToParse = (message: string): EngineError => new EngineError(9, message);

/** Code 14, for arguments of a wrong type. */
export const typeMismatch = (message: string): EngineError => new EngineError(14, message);
