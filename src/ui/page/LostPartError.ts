/** A part of the program did not come: the network is gone, the server is silent, or its file is. */
export class LostPartError extends Error {
  readonly reason: 'offline' | 'unreachable' | 'missing'

  constructor(reason: 'offline' | 'unreachable' | 'missing') {
    super(`A part of the program was not loaded: ${reason}`)
    this.reason = reason
  }
}
