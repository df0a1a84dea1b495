import type { Messages } from '../messages'
import { number } from './count'

export const slots: Messages['slots'] = {
  again: (time) => `${time} (zweites Mal)`,
  number: (held, capacity) =>
    capacity === null
      ? number.format(held)
      : `${number.format(held)} von ${number.format(capacity)}`,
  full: 'voll',
  closed: 'geschlossen',
  past: 'vorbei',
}
