type HostileField = {
  /** A server that counts: `127.0.0.1:4711`. */
  host: string
  /** Asks that server, opens a dialog, and takes the window elsewhere; without double quotes. */
  script: string
}
export type Make = (place: HostileField) => string[]
