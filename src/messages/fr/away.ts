import type { Messages } from '../messages'
import { counted } from './count'

export const away: Messages['away'] = {
  title: 'Pendant votre absence',
  since: (moment) => `(depuis ${moment}) :`,
  parts: {
    new: (count) => counted(count, 'nouveau', 'nouveaux'),
    closed: (count) => counted(count, 'clos', 'clos'),
    overdue: (count) => counted(count, 'nouveau retard', 'nouveaux retards'),
  },
  dismiss: 'Masquer',
  more: (groups) => counted(groups, 'autre groupe', 'autres groupes'),
}
