import type { Messages } from '../messages'
import { number } from './count'

export const slots: Messages['slots'] = {
  again: (time) => `${time} (deuxième fois)`,
  number: (held, capacity) =>
    capacity === null
      ? number.format(held)
      : `${number.format(held)} sur ${number.format(capacity)}`,
  full: 'complet',
  closed: 'fermé',
  past: 'passé',
}
