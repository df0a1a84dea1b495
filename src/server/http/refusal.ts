import { type Fault, faultText } from '@/contract/fault'
import { type Problem, type ProblemCode, problems, problemText } from '@/contract/problem'

/** What some refusals tell besides. */
type More = Pick<Problem, 'conflict' | 'free' | 'records'> & {
  /** The name of the system that it tells of. */
  host?: string
}

/** An expected no: thrown anywhere below a route, answered by the mount with the contract's body. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly faults: readonly Fault[]
  readonly headers: Record<string, string>
  readonly more: More

  constructor(
    code: ProblemCode,
    faults: readonly Fault[] = [],
    headers: Record<string, string> = {},
    more: More = {},
  ) {
    super(code)
    this.code = code
    this.faults = faults
    this.headers = headers
    this.more = more
  }

  get status(): number {
    return problems[this.code][0]
  }

  body(): Problem {
    const { status } = this
    const { host = '', ...more } = this.more
    if (this.faults.length === 0) return { status, error: problemText(this.code, host), ...more }
    const error = this.faults.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')
    return { status, error, issues: [...this.faults] }
  }
}

/** A 400 with every fault named. */
export const faulty = (...faults: Fault[]) => new Refusal('bad_request', faults)

/** A 400 for one parameter. */
export const faultAt = (path: string, ...fault: Parameters<typeof faultText>) =>
  faulty({ path, message: faultText(...fault) })

/** What was made, or why it was refused; whatever else goes wrong is thrown. */
export function refusalOr<Result>(make: () => Result): Result | Refusal {
  try {
    return make()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** A refusal that was already given for this Idempotency-Key, word for word. */
export class Repeated extends Error {
  readonly status: number
  readonly text: string
  constructor(status: number, text: string) {
    super(text)
    this.status = status
    this.text = text
  }
}
