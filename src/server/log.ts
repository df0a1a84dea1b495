import { type DestinationStream, type Logger, pino } from 'pino'

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined

/** SQLSTATE class 22 and the parsers of JavaScript quote the value that they could not read. */
const quotesValues = (error: Error) =>
  error instanceof SyntaxError || /^22[0-9A-Z]{3}$/.test(codeOf(error) ?? '')

/** The message without the value: that may be a customer's number, name or text. */
const messageOf = (error: Error) =>
  quotesValues(error) ? error.message.replace(/".*$/s, '…') : error.message

const framesOf = ({ stack = '' }: Error) =>
  stack.split('\n').filter((line) => /^ {4}at /.test(line))

/** How far a chain of causes is followed. */
const deepest = 5

/**
 * What of an error is logged: only what is named here, as drivers attach the statement, its
 * parameters and whole rows (`detail`) to their errors.
 */
function errorRecord(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' }
  const message = messageOf(error)
  const code = codeOf(error)
  const below = (inner: unknown) => errorRecord(inner, depth + 1)
  const isDeep = depth >= deepest
  return {
    type: error.name,
    message,
    ...(code === undefined ? {} : { code }),
    stack: [`${error.name}: ${message}`, ...framesOf(error)].join('\n'),
    ...(error.cause === undefined || isDeep ? {} : { cause: below(error.cause) }),
    ...(error instanceof AggregateError && !isDeep ? { errors: error.errors.map(below) } : {}),
  }
}

/** pino knows errors by a key; both spellings are known, so that none is logged as `{}`. */
const serializers = { error: errorRecord, err: errorRecord }

/** The log: JSON lines on standard error, with every error's message and stack. */
export const makeLog = (level: string, to: DestinationStream = pino.destination(2)): Logger =>
  pino({ level, errorKey: 'error', serializers: { ...serializers } }, to)
